"""Who may read the store, and what opening it costs."""

from __future__ import annotations

import datetime as dt
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from rung.store import open_store, sqlite_file
from rung.store.quick import Place, keep_quick_note

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
DAY = dt.date(2026, 3, 4)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_only_the_owner_can_read_what_is_kept(tmp_path: Path) -> None:
    previous = os.umask(0)
    try:
        store = open_store(None, tmp_path / "a" / "rung")
        store.quick_notes.add("x", DAY)
        keep_quick_note(Place(None, tmp_path / "a" / "rung"), "y", DAY)
        copy = store.backup(tmp_path / "kept.backup")
        export = store.write_export("me", tmp_path / "me.json")
    finally:
        os.umask(previous)
    assert mode(tmp_path / "a" / "rung") == 0o700
    files = [*(tmp_path / "a" / "rung").iterdir(), Path(copy.path), Path(export.path)]
    assert {f.name for f in files} >= {"rung.db", "rung.db-wal", "rung-copies.jsonl", "kept.backup", "me.json"}
    assert {f.name: mode(f) for f in files if mode(f) != 0o600} == {}
    store.close()


def test_a_folder_of_ones_own_is_closed_and_a_shared_one_is_left(tmp_path: Path) -> None:
    own, shared = tmp_path / "own", tmp_path / "shared"
    for folder in (own, shared):
        folder.mkdir()
        folder.chmod(0o755)
    (shared / "holiday.txt").touch()
    for folder in (own, shared):
        sqlite_file.private_folder(folder)
    assert (mode(own), mode(shared)) == (0o700, 0o755)


def test_the_pragmas_are_in_force_on_every_connection(tmp_path: Path) -> None:
    store = open_store(None, tmp_path)
    with store.database.reading() as session:
        got = {
            name: session.connection().exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "temp_store", "busy_timeout")
        }
    assert got == {
        "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "temp_store": 2,
        "busy_timeout": 30000,
    }  # fmt: skip
    store.close()


def _loaded(code: str) -> set[str]:
    done = subprocess.run([sys.executable, "-c", f"import sys\n{code}\nprint(*sys.modules)"], capture_output=True,
                          text=True, check=True)  # fmt: skip
    return set(done.stdout.split())


def test_opening_a_current_store_does_not_load_alembic(tmp_path: Path) -> None:
    open_store(None, tmp_path).close()
    code = f"from pathlib import Path\nfrom rung.store import open_store\nopen_store(None, Path({str(tmp_path)!r}))"
    assert "alembic" not in _loaded(code)


def test_a_quick_note_loads_neither_the_store_nor_the_models(tmp_path: Path) -> None:
    open_store(None, tmp_path).close()
    code = (
        "from pathlib import Path\nimport datetime\nfrom rung.store.quick import Place, keep_quick_note\n"
        f"keep_quick_note(Place(None, Path({str(tmp_path)!r})), 'x', datetime.date(2026, 3, 4))"
    )
    loaded = _loaded(code)
    assert {"sqlalchemy", "alembic", "pydantic", "rung.models"} & loaded == set()


def test_a_write_that_fails_half_way_leaves_nothing(tmp_path: Path) -> None:
    store = open_store(None, tmp_path)

    def fail() -> None:
        with store.database.writing() as session:
            session.connection().exec_driver_sql("INSERT INTO people VALUES ('a', 'b', 'c')")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert store.people.all() == ()
    store.close()
