"""The store's contract: the same on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rung.errors import GroundingError, InputError, StoreError
from rung.models import Cycle
from rung.store import restore_store
from rung.store.document import read_document
from rung.store.faults import StaleVersion
from rung.store.quick import Place, keep_quick_note
from rung.store.records import NewCorrection, NewDecision, NewGapAnswer, Why
from store_servers import CANARY, Cluster, PlaceOfTest, fill, gap, packet

pytest_plugins = ["store_fixtures"]
RELEASED = Path(__file__).parent.parent / "faults" / "store_released"
HASH = "c" * 64


# ---- packets ------------------------------------------------------------------------------------


def test_a_saved_packet_is_there_for_who_opens_the_store_next(place: PlaceOfTest) -> None:
    store = place.open()
    kept = store.packets.add(store.people.add("Wren").id, packet("Built it."))
    saved = store.packets.save(kept.id, packet("Built it twice."), kept.version, Why(reason="edited"))
    opened = place.open().packets.open(kept.id)
    assert (opened.version, opened.updated_at) == (2, saved.at)
    assert opened.packet == packet("Built it twice.")
    assert [(r.number, r.version, r.made_by, r.reason) for r in store.packets.history(kept.id)] == [
        (1, 1, "engine", "first draft"), (2, 2, "person", "edited"),
    ]  # fmt: skip


def test_H5_the_text_that_came_too_late_is_kept_and_can_be_chosen(place: PlaceOfTest) -> None:
    one, other = place.open(), place.open()
    kept = one.packets.add(one.people.add("Wren").id, packet("Base."))
    one.packets.save(kept.id, packet("First tab."), 1)
    with pytest.raises(StaleVersion) as stale:
        other.packets.save(kept.id, packet("Second tab."), 1)
    assert (stale.value.expected, stale.value.actual) == (1, 2)
    assert isinstance(stale.value.branch, int)
    assert "Second tab" not in str(stale.value)
    branch = one.packets.revision(kept.id, stale.value.branch)
    assert (branch.kind, branch.version, branch.base_version) == ("branch", None, 1)
    assert branch.packet == packet("Second tab.")
    assert one.packets.open(kept.id).packet == packet("First tab.")
    compared = other.packets.compare(kept.id, 2, branch.number)
    assert (compared.sentences_removed, compared.sentences_added) == (("First tab.",), ("Second tab.",))
    assert other.packets.restore(kept.id, branch.number, 2).version == 3
    assert one.packets.open(kept.id).packet == packet("Second tab.")


def test_saving_what_is_there_makes_no_revision(place: PlaceOfTest) -> None:
    store = place.open()
    kept = store.packets.add(store.people.add("Wren").id, packet("Same."))
    assert store.packets.save(kept.id, packet("Same."), 1).version == 1
    assert len(store.packets.history(kept.id)) == 1


def test_packets_are_listed_by_person(place: PlaceOfTest) -> None:
    store = place.open()
    first, second = store.people.add("Ada"), store.people.add("Bea")
    a = store.packets.add(first.id, packet("A."), title="a")
    b = store.packets.add(second.id, packet("B."), title="b")
    assert [p.id for p in store.packets.all()] == [b.id, a.id]
    assert [p.title for p in store.packets.all(first.id)] == ["a"]
    assert [p.name for p in store.people.all()] == ["Ada", "Bea"]


def test_what_is_not_there_is_said_plainly(place: PlaceOfTest) -> None:
    store = place.open()
    calls = (
        lambda: store.packets.open("nope"),
        lambda: store.packets.save("nope", packet("x"), 1),
        lambda: store.packets.history("nope"),
        lambda: store.packets.add("nope", packet("x")),
        lambda: store.notes.autosave("nope", "x", 1),
        lambda: store.quick_notes.find("nope"),
        lambda: store.export_everything("nope"),
        lambda: store.delete_person("nope"),
        lambda: store.corrections.add("nope", NewCorrection(item_sha256=HASH, expectation="TM1", kind="rejected")),
    )
    for call in calls:
        with pytest.raises(StoreError, match="'nope'") as error:
            call()
        assert error.value.next_step


# ---- notes --------------------------------------------------------------------------------------


def test_typing_is_saved_and_the_version_guards_it(place: PlaceOfTest) -> None:
    one, other = place.open(), place.open()
    note = one.notes.add(one.people.me().id, "my notes")
    assert one.notes.autosave(note.id, "hel", 1).version == 2
    assert one.notes.autosave(note.id, "hello", 2).version == 3
    with pytest.raises(StaleVersion) as stale:
        other.notes.autosave(note.id, "other words", 2)
    assert one.notes.open(note.id).text == "hello"
    branch = one.notes.history(note.id)[-1]
    assert (branch.number, branch.kind, branch.text) == (stale.value.branch, "branch", "other words")
    one.notes.restore(note.id, branch.number, 3)
    assert one.notes.open(note.id).text == "other words"
    assert "hello" in [r.text for r in one.notes.history(note.id)]


def test_a_text_that_is_deleted_by_mistake_can_be_had_back(place: PlaceOfTest) -> None:
    store = place.open()
    note = store.notes.add(store.people.me().id, "my notes", "months of work")
    store.notes.autosave(note.id, "", 1)
    assert [r.text for r in store.notes.history(note.id)] == ["months of work"]


def test_an_earlier_text_is_kept_every_ten_minutes_of_typing(place: PlaceOfTest) -> None:
    store = place.open()
    note = store.notes.add(store.people.me().id, "my notes", "a")
    store.notes.autosave(note.id, "ab", 1)
    assert store.notes.history(note.id) == ()
    place.told.moment += dt.timedelta(minutes=11)
    store.notes.autosave(note.id, "abc", 2)
    assert [r.text for r in store.notes.history(note.id)] == ["ab"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1))
def test_every_text_comes_back_as_it_was(place: PlaceOfTest, text: str) -> None:
    store = place.opened[0] if place.opened else place.open()
    note = store.notes.add(store.people.me().id, "n", text)
    assert store.notes.open(note.id).text == text
    kept = store.packets.add(store.people.me().id, packet(text))
    assert store.packets.open(kept.id).packet == packet(text)


@pytest.mark.parametrize("text", ["a\0b", "half \ud83d"])
def test_a_text_that_cannot_be_kept_is_refused_and_not_quoted(place: PlaceOfTest, text: str) -> None:
    store = place.open()
    note = store.notes.add(store.people.me().id, "n", "before")
    with pytest.raises(InputError, match="position") as error:
        store.notes.autosave(note.id, text, 1)
    assert "half" not in str(error.value)
    assert store.notes.open(note.id).text == "before"


def test_quick_notes_are_added_listed_edited_and_deleted(place: PlaceOfTest) -> None:
    store = place.open()
    late = store.quick_notes.add("  shipped it ", dt.date(2026, 3, 5), ["#Release", "team b", "#Release"])
    early = store.quick_notes.add("led the review", dt.date(2026, 3, 1))
    assert (late.text, late.tags) == ("shipped it", ("Release", "team-b"))
    assert [n.id for n in store.quick_notes.all()] == [early.id, late.id]
    assert [n.id for n in store.quick_notes.all(start=dt.date(2026, 3, 2), tag="#Release")] == [late.id]
    assert store.quick_notes.all(end=dt.date(2026, 2, 28)) == ()
    edited = store.quick_notes.edit(early, text="led it", day=dt.date(2026, 3, 9))
    assert [n.id for n in store.quick_notes.all()] == [late.id, early.id]
    with pytest.raises(StaleVersion) as stale:
        store.quick_notes.edit(early, text="led something else")
    beside = store.quick_notes.find(str(stale.value.branch))
    assert (beside.text, beside.tags) == ("led something else", ("other-version",))
    store.quick_notes.delete(edited.id)
    assert {n.id for n in store.quick_notes.all()} == {late.id, beside.id}
    with pytest.raises(InputError, match="begins with"):
        store.quick_notes.find("id")
    with pytest.raises(InputError, match="empty"):
        store.quick_notes.add(" \n", dt.date(2026, 3, 5))


def test_the_quick_way_writes_the_same_row(place: PlaceOfTest) -> None:
    store = place.open()
    where = Place(place.url, place.data_dir)
    kept = keep_quick_note(where, " did x ", dt.date(2026, 3, 4), ["#a"], place.told.sources)
    usual = store.quick_notes.add(" did x ", dt.date(2026, 3, 4), ["#a"])
    quick = store.quick_notes.find(kept.id)
    changing = {"id", "created_at", "updated_at"}
    assert quick.model_dump(exclude=changing) == usual.model_dump(exclude=changing)
    assert quick.created_at == quick.updated_at
    assert store.people.me().name == ""


# ---- corrections, answers, decisions, approvals -------------------------------------------------


def test_the_newest_correction_holds_and_the_others_are_kept(place: PlaceOfTest) -> None:
    store = place.open()
    me = store.people.me().id
    base = NewCorrection(item_sha256=HASH, expectation="TM1", kind="accepted")
    store.corrections.add(me, base)
    store.corrections.add(me, base.model_copy(update={"kind": "rejected", "reason": "it was the team"}))
    store.corrections.add(me, base.model_copy(update={"expectation": "LE1"}))
    store.corrections.add(me, base.model_copy(update={"expectation": "LE1", "kind": "withdrawn"}))
    assert [(c.expectation, c.kind) for c in store.corrections.current(me)] == [("TM1", "rejected")]
    assert [c.number for c in store.corrections.history(me)] == [1, 2, 3, 4]
    with pytest.raises(InputError, match="quote"):
        store.corrections.add(me, base.model_copy(update={"kind": "added"}))


def test_the_newest_answer_to_a_gap_holds(place: PlaceOfTest) -> None:
    store = place.open()
    kept = store.packets.add(store.people.me().id, packet("x"))
    store.gap_answers.add(kept.id, NewGapAnswer(gap=gap(), kind="not_applicable", text="no team"))
    newest = store.gap_answers.add(kept.id, NewGapAnswer(gap=gap(), kind="answered", text="I led two people."))
    assert store.gap_answers.current(kept.id) == (newest,)
    assert len(store.gap_answers.history(kept.id)) == 2
    with pytest.raises(InputError, match="reason"):
        store.gap_answers.add(kept.id, NewGapAnswer(gap=gap(), kind="not_applicable", text=" "))


def test_decisions_are_logged_in_order(place: PlaceOfTest) -> None:
    store = place.open()
    kept = store.packets.add(store.people.me().id, packet("x"))
    for words in ("ask for dates", "agreed"):
        store.decisions.add(kept.id, NewDecision(meeting="June", decision=words, decided_by="Sam"))
    assert [d.decision for d in store.decisions.all(meeting="June")] == ["ask for dates", "agreed"]
    assert store.decisions.all(meeting="July") == ()
    with pytest.raises(InputError, match="decided"):
        store.decisions.add(kept.id, NewDecision(meeting="June", decision="x", decided_by=""))


def test_I7_a_packet_is_final_only_by_a_persons_word_for_what_it_says_now(place: PlaceOfTest) -> None:
    store = place.open()
    kept = store.packets.add(store.people.me().id, packet("Built it."))
    assert store.approvals.final(kept.id) is None
    for name, words in (("", "I have read it."), ("Wren", " ")):
        with pytest.raises(InputError):
            store.approvals.approve(kept.id, 1, name, words)
    approval = store.approvals.approve(kept.id, 1, "Wren", "I have read it.")
    assert (approval.approved_by, approval.engine, approval.model) == ("Wren", "scripted 1", "none")
    assert approval.source_sha256 == "b" * 64
    assert store.approvals.final(kept.id) == approval
    store.packets.save(kept.id, packet("Built more."), 1)
    assert store.approvals.final(kept.id) is None
    with pytest.raises(StaleVersion):
        store.approvals.approve(kept.id, 1, "Wren", "I have read it.")
    store.packets.save(kept.id, packet("Built more.", blocked=True), 2)
    with pytest.raises(GroundingError, match="1 sentence"):
        store.approvals.approve(kept.id, 3, "Wren", "I have read it.")
    store.packets.save(kept.id, packet("Built more.").model_copy(update={"draft": None}), 3)
    with pytest.raises(InputError, match="no draft"):
        store.approvals.approve(kept.id, 4, "Wren", "I have read it.")
    assert store.approvals.all(kept.id) == (approval,)


# ---- all of it ----------------------------------------------------------------------------------


def test_everything_of_a_person_goes_out_and_comes_back_row_for_row(place: PlaceOfTest, tmp_path: Path) -> None:
    store = place.open()
    other = fill(store, "other")
    person = fill(store, CANARY)
    before = store.export_everything(person)
    assert {t.table for t in before.tables if t.rows} == {t.table for t in before.tables}
    assert "other" not in before.to_json().replace("other-version", "")
    store.write_export(person, tmp_path / "export.json")
    store.delete_person(person)
    document = read_document((tmp_path / "export.json").read_bytes(), "export.json")
    assert document.tables == before.tables
    new = {count.table: count.rows for count in store.import_document(document)}
    assert new.pop("cycles") == 0
    assert all(new.values())
    assert store.export_everything(person).tables == before.tables
    assert sum(c.rows for c in store.import_document(document)) == 0
    assert store.packets.all(other)


def test_a_document_that_would_change_a_row_is_refused_whole(place: PlaceOfTest) -> None:
    store = place.open()
    person = fill(store, "x")
    document = store.export_everything(person)
    note = store.notes.all(person)[0]
    store.notes.autosave(note.id, "newer words", note.version)
    store.quick_notes.delete(store.quick_notes.all(person)[0].id)
    with pytest.raises(StoreError, match="'notes'"):
        store.import_document(document)
    assert store.quick_notes.all(person) == ()
    assert store.notes.open(note.id).text == "newer words"


def test_H8_a_backup_restores_row_for_row(place: PlaceOfTest, tmp_path: Path) -> None:
    store = place.open()
    person = fill(store, "x")
    before = store.export_everything(person).tables
    copy = store.backup(tmp_path / "rung.backup")
    with pytest.raises(InputError, match="there already"):
        store.backup(tmp_path / "rung.backup")
    store.delete_person(person)
    later = fill(store, "later")
    restored = restore_store(place.url, place.data_dir, Path(copy.path), place.told.sources)
    assert {c.table: c.rows for c in restored.rows}["people"] == 1
    for seen in (store, place.open()):
        assert seen.export_everything(person).tables == before
        with pytest.raises(StoreError):
            seen.people.open(later)
    store.check()


def test_H8_every_released_schema_upgrades_and_keeps_every_row(place: PlaceOfTest) -> None:
    released = sorted(RELEASED.glob("*.json"))
    assert released
    for file in released:
        document = read_document(file.read_bytes(), file.name)
        restore_store(place.url, place.data_dir, file, place.told.sources)
        store = place.open()
        person = next(iter(store.people.all()))
        got = store.export_everything(person.id)
        for rows in document.tables:
            mine = next(t for t in got.tables if t.table == rows.table)
            columns = [mine.columns.index(name) for name in rows.columns]
            assert [tuple(row[i] for i in columns) for row in mine.rows] == list(rows.rows)


def test_G4_nothing_of_a_deleted_person_is_left(place: PlaceOfTest, tmp_path: Path) -> None:
    store = place.open()
    other = fill(store, "other")
    person = fill(store, CANARY)
    packet_id = store.packets.all(other)[0].id
    named = NewDecision(meeting="June", decision="agreed", decided_by=f"Wren {CANARY}")
    store.decisions.add(packet_id, named)
    backup = store.backup(tmp_path / "kept.backup")
    deleted = store.delete_person(person)
    assert deleted.cleared
    assert [c.path for c in deleted.copies] == [backup.path]
    assert {count.table for count in deleted.rows} == {
        "people", "packets", "packet_revisions", "notes", "note_revisions", "quick_notes", "corrections",
        "gap_answers", "decisions", "approvals",
    }  # fmt: skip
    assert all(CANARY not in store.export_everything(p.id).to_json() for p in store.people.all())
    assert [d.decided_by for d in store.decisions.all(packet_id)] == ["Sam", "someone who was deleted"]
    assert CANARY in (tmp_path / "kept.backup").read_bytes().decode(errors="replace")
    looked_at = [p for p in place.data_dir.rglob("*") if p.is_file()]
    assert [p.name for p in looked_at if CANARY.encode() in p.read_bytes()] == []


def test_G4_the_files_of_postgresql_hold_nothing_either(postgres: Cluster, tmp_path: Path) -> None:
    place = PlaceOfTest(postgres.new_database(), tmp_path / "data")
    store, word = place.open(), "canary-71c3-linnet"  # not in the other databases of this server
    person = fill(store, word)
    postgres.statement("CHECKPOINT")
    base = postgres.data / "base"
    assert any(word.encode() in p.read_bytes() for p in base.rglob("*") if p.is_file())
    assert store.delete_person(person).cleared
    store.close()
    postgres.statement("CHECKPOINT")
    assert [p for p in base.rglob("*") if p.is_file() and word.encode() in p.read_bytes()] == []


def test_G2_no_record_shows_its_text_when_it_is_logged(place: PlaceOfTest) -> None:
    store = place.open()
    person = fill(store, CANARY)
    kept = store.packets.all(person)[0].id
    shown = [
        store.people.all(), store.packets.all(), store.packets.open(kept), store.packets.history(kept),
        store.packets.revision(kept, 1), store.notes.all(person), store.quick_notes.all(person),
        store.corrections.current(person), store.gap_answers.current(kept), store.decisions.all(),
        store.approvals.all(kept), store.packets.compare(kept, 1, 2), store.export_everything(person),
    ]  # fmt: skip
    note = store.notes.all(person)[0]
    assert store.notes.history(note.id)
    assert CANARY not in repr(shown) + repr(store.notes.history(note.id))


def test_two_cycles_are_listed_newest_first(place: PlaceOfTest) -> None:
    store = place.open()
    for year in (2025, 2026):
        store.cycles.add(str(year), Cycle(start=dt.date(year, 1, 1), end=dt.date(year, 6, 30)))
    assert [c.title for c in store.cycles.all()] == ["2026", "2025"]


@pytest.mark.parametrize("broken", ["{}", "[1", '{"schema":"rung.store/1","schema_version":"0001"}'])
def test_a_file_that_is_no_backup_changes_nothing(place: PlaceOfTest, tmp_path: Path, broken: str) -> None:
    person = fill(place.open(), "x")
    (tmp_path / "file.json").write_text(broken)
    with pytest.raises(InputError, match=r"file\.json"):
        restore_store(place.url, place.data_dir, tmp_path / "file.json", place.told.sources)
    assert place.open().packets.all(person)


def test_a_document_with_strange_rows_changes_nothing(place: PlaceOfTest, tmp_path: Path) -> None:
    store = place.open()
    person = fill(store, "x")
    good = json.loads(store.export_everything(person).to_json()) | {"person_id": None}
    strange = [
        good | {"tables": [*good["tables"], {"table": "sqlite_master", "columns": ["id"], "rows": []}]},
        good | {"tables": [{"table": "people", "columns": ["id"], "rows": [["a"]]}]},
        good | {"tables": [good["tables"][0], good["tables"][0]]},
        json.loads(json.dumps(good).replace("rung.packet/1", "rung.packet/9")),
    ]
    before = store.export_everything(person).tables
    for document in strange:
        (tmp_path / "file.json").write_text(json.dumps(document))
        with pytest.raises(StoreError):
            restore_store(place.url, place.data_dir, tmp_path / "file.json", place.told.sources)
    assert store.export_everything(person).tables == before
