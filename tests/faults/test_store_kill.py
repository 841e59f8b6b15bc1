"""H1, H2, H6: a store that is killed, and a store that many write to."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from rung.store import open_store, sqlite_file
from store_migrations import next_release
from store_servers import PlaceOfTest, fill, packet

pytest_plugins = ["store_fixtures"]
pytestmark = pytest.mark.timeout(900)  # hundreds of commits that wait for a disk, which may be busy
CHILDREN = Path(__file__).with_name("store_children.py")
DAY = dt.date(2026, 3, 4)


def children(*arguments: str) -> Any:
    done = subprocess.run([sys.executable, str(CHILDREN), *arguments], capture_output=True, text=True, timeout=850)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    return json.loads(done.stdout)


def test_H1_a_hundred_kills_while_saving_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    store = open_store(None, tmp_path)
    person = store.people.me()
    kept = store.packets.add(person.id, packet("first"))
    store.notes.add(person.id, "typing", "first")
    store.close()
    rounds = children("save", str(tmp_path), "100")
    assert len(rounds) == 100
    sqlite_file.require_intact(tmp_path / "rung.db")
    history = {r.version for r in store.packets.history(kept.id)}
    notes = {n.text for n in store.quick_notes.all()}
    assert {version for _, version, _ in rounds} <= history
    assert all(f"round {number}, save {n}" in notes for number, _, count in rounds for n in range(count))
    now = store.packets.open(kept.id)
    assert history == set(range(1, now.version + 1)), "a version is missing, or the packet is behind its history"
    last = [r.number for r in store.packets.history(kept.id) if r.version == now.version]
    assert store.packets.revision(kept.id, last[0]).packet == now.packet
    store.close()


@pytest.mark.parametrize("what", ["import", "restore", "upgrade", "first", "backup"])
def test_H2_a_kill_leaves_the_old_or_the_new_never_half(tmp_path: Path, what: str) -> None:
    data_dir = tmp_path / "data"
    store = open_store(None, data_dir)
    person = fill(store, "x")
    for number in range(400):
        store.notes.add(person, f"n{number}", "some words " * 200)
    store.write_export(person, tmp_path / "export.json")
    store.backup(tmp_path / "backup.db")
    if what in {"import", "restore"}:
        store.delete_person(person)
        store.quick_notes.add("what was there before", DAY)
    store.close()
    next_release(tmp_path / "migrations")
    (tmp_path / "pristine.db").write_bytes((data_dir / "rung.db").read_bytes())
    found = children("kill", what, str(data_dir), "20")
    assert set(found) <= {"old", "new"}
    assert "old" in found, "every kill came too late to test anything"


def test_H6_eight_processes_write_and_none_sees_an_error(place: PlaceOfTest) -> None:
    store = place.open()
    kept = store.packets.add(store.people.me().id, packet("first"))
    store.close()
    said = children("write", place.url or "", str(place.data_dir), "8")
    assert [errors for _, _, errors in said if errors] == []
    assert [saved for saved, _, _ in said] == [12] * 8
    late = sum(late for _, late, _ in said)
    history = store.packets.history(kept.id)
    assert store.packets.open(kept.id).version == 1 + 8 * 12
    assert sorted(r.version for r in history if r.version is not None) == list(range(1, 2 + 8 * 12))
    assert len([r for r in history if r.kind == "branch"]) == late
    assert [r.number for r in history] == list(range(1, len(history) + 1))
    assert len(store.quick_notes.all()) == 8 * 12
    store.check()


def test_H6_eight_processes_open_a_store_that_is_not_there_yet(tmp_path: Path) -> None:
    assert children("first", str(tmp_path / "data"), "8") == [[]] * 8
    store = open_store(None, tmp_path / "data")
    assert len(store.quick_notes.all()) == 8
    assert list((tmp_path / "data").glob("rung.db.new-*")) == []
    store.close()
