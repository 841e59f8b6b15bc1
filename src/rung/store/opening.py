"""Opens the store: makes it, upgrades it, or says why it cannot be used. What cannot be used is not changed."""

from __future__ import annotations

from pathlib import Path

from rung.store import faults, sqlite_file
from rung.store.copies import Copies
from rung.store.database import Database, postgres_engine, sqlite_engine, told
from rung.store.schema import SCHEMA, age_of
from rung.store.sources import Sources
from rung.store.store import Store
from rung.store.upgrading import UPGRADE_PRAGMAS, upgrade, version_in


def open_store(url: str | None, data_dir: Path, sources: Sources | None = None) -> Store:
    """Return the store at this PostgreSQL address, or the one in the data folder; see `rung.store.open_store`."""
    at = sources or Sources()
    return Store(open_database(url, data_dir, at), Copies(data_dir, at))


def open_database(url: str | None, data_dir: Path, sources: Sources) -> Database:
    """Return the database itself, made or upgraded if need be."""
    if url:
        return _open_postgres(url, sources)
    path = sqlite_file.store_file(data_dir)
    sqlite_file.private_folder(data_dir)
    if not path.exists():
        _make(path)
    sqlite_file.require_writable(path)
    if require_known(path) == "older":
        upgrade_file(path)
    return Database(sqlite_engine(path), str(path), sources, path)


def require_known(path: Path) -> str:
    """Return `current` or `older`, reading only; `StoreError` for a file that this release cannot use."""
    version = sqlite_file.schema_in(path)
    age = age_of(version)
    if age == "newer":
        raise faults.too_new(str(path), version, SCHEMA)
    if age == "unknown":
        raise faults.damaged(str(path))
    return age


def upgrade_file(path: Path) -> None:
    """Bring a SQLite file to the newest schema, in one transaction."""
    engine = sqlite_engine(path, UPGRADE_PRAGMAS, pooled=False)
    with told(str(path)):
        upgrade(engine)


def _make(path: Path) -> None:
    """Build the store beside its place and name it when it is whole; when another process was quicker, use that."""
    new = sqlite_file.new_file(path.parent)
    try:
        upgrade_file(new)
        with sqlite_file.told(str(path)):
            connection = sqlite_file.connect(new)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.close()
        sqlite_file.sync(new)
        sqlite_file.publish(new, path)
    finally:
        sqlite_file.remove(new)


def _open_postgres(url: str, sources: Sources) -> Database:
    engine, where = postgres_engine(url)
    with told(where):
        with engine.connect() as connection:
            version = version_in(connection)
        age = age_of(version)
        if version is not None and age in {"newer", "unknown"}:
            raise faults.too_new(where, version, SCHEMA)
        if age != "current":
            upgrade(engine)
    return Database(engine, where, sources, None)
