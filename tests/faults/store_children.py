"""Processes that write to a store until they are killed, or all at once. One process forks them: each starts quickly.

python store_children.py save DATA_DIR ROUNDS        what was acknowledged before each kill, as JSON
python store_children.py kill WHAT DATA_DIR ROUNDS   the state after each kill: "old", "new" or what is wrong
python store_children.py write URL DATA_DIR COUNT    COUNT processes write at once; what each saw, as JSON
python store_children.py first DATA_DIR COUNT        COUNT processes open a store that is not there yet
"""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import select
import signal
import sqlite3
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import alembic.command  # noqa: F401  loaded once here, not in every child

from rung.errors import RungError
from rung.store import open_store, restore_store, sqlite_file
from rung.store.database import sqlite_engine
from rung.store.document import read_document
from rung.store.faults import StaleVersion
from rung.store.quick import Place, keep_quick_note
from rung.store.records import Why
from rung.store.upgrading import UPGRADE_PRAGMAS, upgrade
from store_servers import packet

DAY = dt.date(2026, 3, 4)


def start(work: Callable[[int], None]) -> tuple[int, int]:
    """Fork a child that does the work with a pipe to acknowledge on; return its id and the pipe's other end."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    status = 1
    try:
        work(writing)
        status = 0
    finally:  # a child ends here whatever happened: it must not go on as a second copy of its parent
        if status:
            traceback.print_exc()
        os._exit(status)


def save_for_ever(data_dir: Path, number: int, acknowledge: int) -> None:
    """Save one version after another, and a quick note with each; acknowledge what has returned."""
    store = open_store(None, data_dir)
    kept = store.packets.all()[0]
    note = store.notes.all(kept.person_id)[0]
    for n in range(10_000):
        saved = store.packets.save(kept.id, packet(f"round {number}, save {n}"), kept.version + n, Why(reason="loop"))
        store.notes.autosave(note.id, f"round {number}, save {n}", note.version + n)
        keep_quick_note(Place(None, data_dir), f"round {number}, save {n}", DAY)
        os.write(acknowledge, f"{saved.version}\n".encode())


def save(data_dir: Path, rounds: int) -> None:
    """H1: kill a saving child after a few acknowledged saves and a little more; the file must be whole each time."""
    chance = random.Random(1)
    acknowledged: list[tuple[int, int, int]] = []
    for number in range(rounds):
        child, pipe = start(lambda end, number=number: save_for_ever(data_dir, number, end))
        seen = b""
        enough = chance.randint(1, 4)
        while seen.count(b"\n") < enough:
            piece = os.read(pipe, 4096)
            assert piece, "the child stopped by itself"
            seen += piece
        select.select([pipe], [], [], chance.uniform(0.0, 0.006))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        while piece := os.read(pipe, 4096):
            seen += piece
        os.close(pipe)
        versions = [int(line) for line in seen[: seen.rindex(b"\n")].split(b"\n")]
        acknowledged.append((number, versions[-1], len(versions)))
        sqlite_file.require_intact(data_dir / "rung.db")
    print(json.dumps(acknowledged))


def counts(path: Path) -> tuple[object, ...]:
    """Return the schema, its columns and how many rows each table has: what tells old from new."""
    with closing(sqlite3.connect(path)) as connection:
        tables = [r[0] for r in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        columns = [len(connection.execute(f"PRAGMA table_info({t})").fetchall()) for t in tables]
        rows = [connection.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in tables]
        version = connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]
    return version, tuple(tables), tuple(columns), tuple(rows)


def kill(what: str, data_dir: Path, rounds: int) -> None:
    """H2: kill an import, a restore, an upgrade, a first opening or a backup at any moment of it."""
    path, folder = data_dir / "rung.db", data_dir.parent
    pristine = folder / "pristine.db"
    target = folder / "copy.db"

    def work(_end: int) -> None:
        if what == "import":
            store = open_store(None, data_dir)
            store.import_document(read_document((folder / "export.json").read_bytes(), "export.json"))
        elif what == "restore":
            restore_store(None, data_dir, folder / "backup.db")
        elif what == "upgrade":
            upgrade(sqlite_engine(path, UPGRADE_PRAGMAS, pooled=False), migrations=folder / "migrations")
        elif what == "first":
            open_store(None, data_dir).close()
        else:
            open_store(None, data_dir).backup(target)

    def reset() -> None:
        for left in (*data_dir.glob("rung.db*"), *folder.glob("rung.db.new-*"), target):
            left.unlink(missing_ok=True)
        if what != "first":
            path.write_bytes(pristine.read_bytes())

    def state() -> object:
        seen = target if what == "backup" else path
        if not seen.exists():
            return None
        sqlite_file.require_intact(seen)
        return counts(seen)

    reset()
    old = state()
    began = time.monotonic()
    child, pipe = start(work)
    assert os.waitpid(child, 0)[1] == 0
    os.close(pipe)
    lasts = time.monotonic() - began
    new = state()
    assert old != new, "the work changed nothing"
    chance, found = random.Random(2), []
    for _ in range(rounds):
        reset()
        child, pipe = start(work)
        select.select([pipe], [], [], chance.uniform(0.0, lasts))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(pipe)
        after = state()
        found.append("old" if after == old else "new" if after == new else repr(after))
    print(json.dumps(found))


def write(url: str | None, data_dir: Path, count: int, saves: int = 12) -> None:
    """H6: processes that all save the same packet, each on top of what it last saw, and write notes besides."""

    def work(end: int) -> None:
        store = open_store(url, data_dir)
        packet_id = store.packets.all()[0].id
        saved, late, errors = 0, 0, list[str]()
        while saved < saves:
            version = store.packets.open(packet_id).version
            try:
                store.packets.save(packet_id, packet(f"process {os.getpid()}, save {saved}, after {late}"), version)
                saved += 1
                keep_quick_note(Place(url, data_dir), f"process {os.getpid()}", DAY)
            except StaleVersion:
                late += 1
            except RungError as error:
                errors.append(str(error))
                break
        os.write(end, json.dumps([saved, late, errors]).encode())

    report(work, count)


def first(data_dir: Path, count: int) -> None:
    """H6: processes that open the same store for the first time, all at once, and keep one note each."""

    def work(end: int) -> None:
        errors = list[str]()
        try:
            keep_quick_note(Place(None, data_dir), "first", DAY)
        except RungError as error:
            errors.append(str(error))
        os.write(end, json.dumps(errors).encode())

    report(work, count)


def report(work: Callable[[int], None], count: int) -> None:
    """Run the work in several processes at once and print what each wrote to its pipe, as one JSON list."""
    children = [start(work) for _ in range(count)]
    said: list[object] = []
    for child, pipe in children:
        with os.fdopen(pipe, "rb") as file:
            said.append(json.loads(file.read()))
        os.waitpid(child, 0)
    print(json.dumps(said))


if __name__ == "__main__":
    command, *arguments = sys.argv[1:]
    if command == "save":
        save(Path(arguments[0]), int(arguments[1]))
    elif command == "kill":
        kill(arguments[0], Path(arguments[1]), int(arguments[2]))
    elif command == "write":
        write(arguments[0] or None, Path(arguments[1]), int(arguments[2]))
    else:
        first(Path(arguments[0]), int(arguments[1]))
