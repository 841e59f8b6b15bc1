"""One short note, written at once: what `store.quick_notes.add` does, without loading the whole store.

Standard library only. A store that is not there yet, is older, or lives on PostgreSQL is opened the usual way; a test
holds the rows of both ways equal.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from rung.store import sqlite_file
from rung.store.plain import some, tags_of
from rung.store.schema import ME, SCHEMA
from rung.store.sources import Sources


@dataclass(frozen=True, slots=True)
class QuickNoteKept:
    """The id of a note that is on the disk, and its day."""

    id: str
    day: dt.date


@dataclass(frozen=True, slots=True)
class Place:
    """Where the store is: a PostgreSQL address, or the data folder."""

    url: str | None
    data_dir: Path


def keep_quick_note(
    place: Place, text: str, day: dt.date, tags: Iterable[str] = (), sources: Sources | None = None
) -> QuickNoteKept:  # fmt: skip
    """Keep a note of the person whose computer it is; it is on the disk when this returns.

    Raises `InputError` for a note without text, `StoreError` when it cannot be kept.
    """
    at = sources or Sources()
    words, marks = some(text, "note"), tags_of(tags)
    path = sqlite_file.store_file(place.data_dir)
    if not place.url and path.exists():
        kept = _insert(path, words, day, marks, at)
        if kept is not None:
            return kept
    from rung.store import open_store

    store = open_store(place.url, place.data_dir, at)
    note = store.quick_notes.add(words, day, marks)
    store.close()
    return QuickNoteKept(note.id, note.day)


def _insert(path: Path, text: str, day: dt.date, tags: tuple[str, ...], at: Sources) -> QuickNoteKept | None:
    """Insert the row when the file is a current store; None leaves it to the usual way, with its checks."""
    if not sqlite_file.is_sqlite(path):
        return None
    sqlite_file.require_writable(path)
    with sqlite_file.told(str(path)), closing(sqlite_file.connect(path)) as connection:
        if sqlite_file.version_of(connection) != SCHEMA:
            return None
        connection.execute("BEGIN IMMEDIATE")
        try:
            row = (at.new_id(), ME, day.isoformat(), text, json.dumps(tags, ensure_ascii=False), 1, at.now())
            _write(connection, row)
            connection.execute("COMMIT")
        except sqlite3.Error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    return QuickNoteKept(row[0], day)


def _write(connection: sqlite3.Connection, row: tuple[str | int, ...]) -> None:
    connection.execute(
        "INSERT INTO people (id, name, created_at) VALUES (?, '', ?) ON CONFLICT (id) DO NOTHING", (ME, row[-1])
    )
    connection.execute(
        "INSERT INTO quick_notes (id, person_id, day, text, tags, version, created_at, updated_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (*row, row[-1]),
    )
