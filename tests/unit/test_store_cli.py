"""`rung note`, `rung notes …`, `rung store …`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from rung.cli.store import note, notes_app, store_app
from rung.errors import InputError
from rung.intake import read_note, take_in
from rung.store import open_store
from store_servers import CANARY, fill

Run = Callable[..., Result]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RUNG_DATA_DIR", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def run(data: Path) -> Run:
    app = typer.Typer()
    app.command("note")(note)
    app.add_typer(notes_app, name="notes")
    app.add_typer(store_app, name="store")

    def call(*arguments: str, given: str | None = None) -> Result:
        done = CliRunner().invoke(app, list(arguments), input=given)
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return done

    return call


def test_a_note_is_kept_with_its_day_and_tags_and_not_printed(run: Run, data: Path) -> None:
    done = run("note", "Led", f"the {CANARY}", "review", "--date", "2026-03-04", "--tag", "#Lead")
    assert done.output.startswith("Kept for 2026-03-04 as ")
    assert CANARY not in done.output
    assert run("note", "-", given="From a pipe.\n").exit_code == 0
    kept = open_store(None, data).quick_notes.all()
    assert [(n.text, n.tags) for n in kept] == [(f"Led the {CANARY} review", ("Lead",)), ("From a pipe.", ())]
    assert kept[1].day == dt.date.today()
    with pytest.raises(InputError, match="year-month-day"):
        run("note", "x", "--date", "yesterday")


def test_notes_are_listed_edited_and_deleted(run: Run, data: Path) -> None:
    run("note", "First\x1b[31m\nred.", "--date", "2026-03-01", "--tag", "a")
    run("note", "Second.", "--date", "2026-03-02")
    listed = run("notes", "list").output.splitlines()
    assert "First\\x1b[31m red. #a" in listed[0]
    assert run("notes", "list", "--tag", "a", "--from", "2026-03-01", "--to", "2026-03-01").output.count("\n") == 1
    key = listed[1].split()[0]
    run("notes", "edit", key, "Second,", "better.", "--date", "2026-02-01")
    assert [n.text for n in open_store(None, data).quick_notes.all()][:1] == ["Second, better."]
    run("notes", "delete", key)
    assert run("notes", "list").output.count("\n") == 1


def test_an_export_is_read_by_intake_note_for_note(run: Run, data: Path, tmp_path: Path) -> None:
    texts = [
        "Led the rollout to two teams.",
        "Wrote the guide,\nthen taught it to Bea.",
        "Fixed 3 of 4: quiet now",
    ]
    store = open_store(None, data)
    for number, text in enumerate(texts, start=1):
        store.quick_notes.add(text, dt.date(2026, 3, number), ["guide"] if number == 2 else [])
    for form, name in (("jsonl", "notes.jsonl"), ("markdown", "notes.md")):
        run("notes", "export", "--format", form, "-o", str(tmp_path / name))
        items = take_in(read_note((tmp_path / name).read_bytes(), name)).items
        assert [i.date for i in items] == [dt.date(2026, 3, number) for number in (1, 2, 3)]
        flat = [" ".join(i.text.replace(" #guide", "").split()) for i in items]
        assert flat == [" ".join(text.split()) for text in texts]
        if form == "jsonl":
            assert [i.text for i in items] == texts
            assert items[1].label == "guide"
    assert run("notes", "export", "--from", "2026-03-03").output == "- 2026-03-03: Fixed 3 of 4: quiet now\n"


def test_a_store_is_backed_up_deleted_from_and_restored(run: Run, data: Path, tmp_path: Path) -> None:
    store = open_store(None, data)
    person = fill(store, CANARY)
    backup, export = tmp_path / "all.backup", tmp_path / "wren.json"
    assert "keep it private" in run("store", "backup", str(backup)).output
    run("store", "export", str(export), "--person", f"Wren {CANARY}")
    assert run("store", "people").output == f"{person}  Wren {CANARY}\n"
    assert run("store", "delete-person", person, given="n\n").exit_code == 1
    assert store.people.all()
    gone = run("store", "delete-person", person, "--yes").output
    assert "1 packets" in gone
    assert str(backup) in gone
    assert str(export) in gone
    assert "Taken in" in run("store", "import", str(export)).output
    assert "Taken in: nothing new" in run("store", "import", str(export)).output
    assert "Restored" in run("store", "restore", str(backup), "--yes").output
    history = run("store", "history").output.split()
    lines = run("store", "history", history[0]).output.splitlines()
    assert len(lines) == 3
    assert "branch from 1" in lines[2]
    assert "Nothing that was deleted" in run("store", "clear").output
    with pytest.raises(InputError, match="0 people"):
        run("store", "export", str(tmp_path / "x.json"), "--person", "nobody")
