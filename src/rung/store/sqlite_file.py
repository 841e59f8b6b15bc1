"""The SQLite file: who may read it, how it is opened, copied, checked and cleared of traces. Standard library only."""

from __future__ import annotations

import os
import sqlite3
import stat
import tempfile
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from rung.store import faults

FILE_NAME = "rung.db"
HEADER = b"SQLite format 3\0"
NEW_PREFIX = "rung.db.new-"
"""What is being built beside the store. A killed process may leave one; `clear_traces` removes it."""

PRAGMAS = (
    # WAL with FULL: a commit that was acknowledged is on the disk. secure_delete: deleted text is overwritten.
    # temp_store: no kept text in a temporary file. The time-out is what a queue of writers waits for its turn.
    "PRAGMA busy_timeout = 30000",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
)
_CHECKED_WHOLE = 64 * 1024 * 1024
"""Files up to this size are checked from end to end when they are opened (well under a second)."""


def store_file(data_dir: Path) -> Path:
    """Return where the store of a data folder is, or would be."""
    return data_dir / FILE_NAME


def private_folder(folder: Path) -> None:
    """Make the folder if it is not there, open to its owner alone; one that holds other things keeps its mode."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
        info = folder.stat()
        ours = all(entry.name.startswith("rung") for entry in folder.iterdir())
        mine = os.name != "nt" and info.st_uid == os.getuid() and not info.st_mode & stat.S_ISVTX
        if ours and mine and stat.S_IMODE(info.st_mode) != 0o700:
            folder.chmod(0o700)
    except OSError as error:
        raise faults.file_fault(error, str(folder)) from None


def require_writable(path: Path) -> None:
    """Raise `StoreError` when the file, its companions or its folder may not be written."""
    companions = (path.with_name(path.name + ending) for ending in ("", "-wal", "-shm"))
    if not os.access(path.parent, os.W_OK) or not all(os.access(p, os.W_OK) for p in companions if p.exists()):
        raise faults.read_only(str(path))


@contextmanager
def told(where: str) -> Generator[None]:
    """Turn what SQLite or the file system raises into a `StoreError` that holds no kept text."""
    try:
        yield
    except sqlite3.Error as error:
        raise faults.sqlite_fault(error, where) from None
    except OSError as error:
        raise faults.file_fault(error, where) from None


def connect(path: Path, mode: str = "rw") -> sqlite3.Connection:
    """Return a connection to a file that exists (`mode` is ro or rw), with the store's pragmas, without transactions
    of its own."""
    uri = f"file:{quote(str(path.absolute()))}?mode={mode}"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=30.0)
    for pragma in PRAGMAS:
        connection.execute(pragma)
    return connection


def is_sqlite(path: Path) -> bool:
    """Return True when the file begins as every SQLite file does."""
    with told(str(path)), path.open("rb") as file:
        return file.read(len(HEADER)) == HEADER


def schema_in(path: Path) -> str | None:
    """Return the schema version a store's file holds, reading only; None when it holds no table of Rung's.

    Raises `StoreError` when the file is damaged.
    """
    if not is_sqlite(path):
        raise faults.damaged(str(path))
    with told(str(path)), closing(connect(path, "ro")) as connection:
        if path.stat().st_size <= _CHECKED_WHOLE:
            _require_intact(connection, path, "quick_check(1)")
        return version_of(connection)


def version_of(connection: sqlite3.Connection) -> str | None:
    """Return the schema version, by one cheap query."""
    try:
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_ERROR:  # no such table
            return None
        raise
    return str(row[0]) if row else None


def require_intact(path: Path) -> None:
    """Raise `StoreError` unless the whole file passes SQLite's `integrity_check` and its foreign keys hold."""
    if not is_sqlite(path):
        raise faults.damaged(str(path))
    with told(str(path)), closing(connect(path, "ro")) as connection:
        _require_intact(connection, path, "integrity_check(1)")
        if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise faults.damaged(str(path))


def _require_intact(connection: sqlite3.Connection, path: Path, check: str) -> None:
    if connection.execute(f"PRAGMA {check}").fetchone() != ("ok",):
        raise faults.damaged(str(path))


def new_file(folder: Path) -> Path:
    """Make an empty file beside the store, open to its owner alone, and return its path."""
    with told(str(folder)):
        handle, name = tempfile.mkstemp(prefix=NEW_PREFIX, dir=folder)
        os.close(handle)
    return Path(name)


def remove(path: Path) -> None:
    """Remove a file and what SQLite keeps beside it, if they are there."""
    for ending in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def copy_to(source: Path, target: Path) -> None:
    """Write a whole, consistent copy of a store into an empty file, as one file without companions.

    Others may go on writing to the source. The copy is checked and on the disk when this returns.
    """
    with told(str(target)), closing(connect(source)) as reading, closing(connect(target)) as writing:
        reading.backup(writing)
        writing.execute("PRAGMA journal_mode = DELETE")
    require_intact(target)
    sync(target)


def copy_into(source: Path, live: Path) -> None:
    """Replace what a live store holds by what the source holds, in one transaction of the live store.

    A process that is killed on the way leaves the old content; others that have the store open see the new one.
    """
    with told(str(live)), closing(connect(source, "ro")) as reading, closing(connect(live)) as writing:
        reading.backup(writing)


def publish(new: Path, path: Path, replace: bool = False) -> bool:
    """Give a finished file its name in one step; False when the name is taken (and `replace` is not asked for)."""
    with told(str(path)):
        if replace:
            new.replace(path)
        else:
            try:
                os.link(new, path)
            except FileExistsError:
                return False
            except OSError:  # a file system without hard links
                if path.exists():
                    return False
                new.rename(path)
            new.unlink(missing_ok=True)
        sync(path.parent)
    return True


def sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    if path.is_dir() and os.name == "nt":
        return  # Windows has no handle for a folder's names
    with told(str(path)):
        handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def clear_traces(path: Path) -> bool:
    """Rewrite the file without what was deleted and empty its WAL; False when another program keeps old pages open."""
    with told(str(path)):
        for left in path.parent.glob(f"{NEW_PREFIX}*"):
            left.unlink(missing_ok=True)
        with closing(connect(path)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.execute("VACUUM")
            (was_busy, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return was_busy == 0
