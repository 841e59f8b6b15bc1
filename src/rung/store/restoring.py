"""Puts a backup in the place of the store: checked first, in one step, and nothing thrown away on the way."""

from __future__ import annotations

import shutil
from pathlib import Path

from rung.errors import InputError, StoreError
from rung.store import faults, sqlite_file
from rung.store.copies import Copies
from rung.store.database import Database, sqlite_engine
from rung.store.document import StoreDocument, dump, load, read_document
from rung.store.opening import open_database, require_known, upgrade_file
from rung.store.records import Restored
from rung.store.sources import Sources


def restore_store(url: str | None, data_dir: Path, backup: Path, sources: Sources | None = None) -> Restored:
    """Replace what the store holds by what the backup holds; see `rung.store.restore_store`."""
    at = sources or Sources()
    if not backup.is_file():
        raise InputError(f"There is no backup {str(backup)!r}.", "Name a file written by: rung store backup")
    sqlite_file.private_folder(data_dir)
    new = sqlite_file.new_file(data_dir)
    try:
        document = _as_store(backup, new, at)
        if url:
            database = open_database(url, data_dir, at)
            with database.writing() as session:
                load(session.connection(), document, replace=True)
            database.engine.dispose()
            return Restored(rows=document.counts)
        return Restored(rows=document.counts, kept_aside=_install(new, data_dir, at))
    finally:
        sqlite_file.remove(new)


def _as_store(backup: Path, new: Path, sources: Sources) -> StoreDocument:
    """Make a store of this release in the file `new` from a backup of either kind, and return what is in it."""
    if sqlite_file.is_sqlite(backup):
        sqlite_file.require_intact(backup)
        with sqlite_file.told(str(new)):
            shutil.copyfile(backup, new)
        sqlite_file.require_intact(new)
        if require_known(new) == "older":
            upgrade_file(new)
        given = None
    else:
        with sqlite_file.told(str(backup)):
            given = read_document(backup.read_bytes(), backup.name)
        if given.person_id is not None:
            raise InputError(
                f"The file {backup.name!r} holds one person's part, not a whole store.",
                "Take it in with: rung store import FILE",
            )
        upgrade_file(new)
    database = Database(sqlite_engine(new, pooled=False), str(new), sources, new)
    if given is not None:
        with database.writing() as session:
            load(session.connection(), given)
    with database.reading() as session:
        document = dump(session.connection(), sources.clock())
    sqlite_file.sync(new)
    return document


def _install(new: Path, data_dir: Path, sources: Sources) -> str | None:
    """Put the finished store in its place; return the name of a damaged one that had to be set aside."""
    path = sqlite_file.store_file(data_dir)
    if not path.exists():
        _open_to_writers(new)
        if sqlite_file.publish(new, path):
            return None
    sqlite_file.require_writable(path)
    try:
        require_known(path)
    except StoreError:
        return _set_aside(new, path, sources)
    sqlite_file.copy_into(new, path)
    return None


def _set_aside(new: Path, path: Path, sources: Sources) -> str:
    """Keep a damaged (or newer) store under another name, then give its name to the new one in one step."""
    stamp = sources.clock().strftime("%Y%m%d-%H%M%S")
    aside = path.with_name(f"rung-damaged-{stamp}.db")
    if aside.exists():
        raise InputError(f"The file {aside.name!r} is there already.", "Wait a second, then restore again.")
    Copies(path.parent, sources).remember("damaged", aside)
    with sqlite_file.told(str(path)):
        for ending in ("", "-wal"):
            old = path.with_name(path.name + ending)
            if old.exists():
                shutil.copyfile(old, kept := aside.with_name(aside.name + ending))
                kept.chmod(0o600)
                sqlite_file.sync(kept)
        _open_to_writers(new)
        # The damaged store's WAL must not be read into the new file; it is kept beside the copy.
        for ending in ("-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
    if not sqlite_file.publish(new, path, replace=True):
        raise faults.unreadable(str(path))
    return str(aside)


def _open_to_writers(new: Path) -> None:
    with sqlite_file.told(str(new)):
        connection = sqlite_file.connect(new)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.close()
    sqlite_file.sync(new)
