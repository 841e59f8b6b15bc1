"""H8: every released schema upgrades, row for row; and what is released is what the code says."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from rung.errors import StoreError
from rung.store import document, open_store, schema, sqlite_file
from rung.store.database import postgres_engine, sqlite_engine
from rung.store.document import lifted, read_document
from rung.store.tables import Base
from rung.store.upgrading import MIGRATIONS, UPGRADE_PRAGMAS, upgrade
from store_migrations import next_release
from store_servers import PlaceOfTest, fill

pytest_plugins = ["store_fixtures"]
RELEASED = Path(__file__).with_name("store_released")


def versions() -> list[str]:
    return sorted(file.name.split("_")[0] for file in (MIGRATIONS / "versions").glob("0*.py"))


def built(sql: Path, data_dir: Path) -> Path:
    """Make the store that a released version of Rung had written."""
    data_dir.mkdir()
    with closing(sqlite3.connect(data_dir / "rung.db")) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(sql.read_text(encoding="utf-8"))
    return data_dir


def test_H8_there_is_a_fixture_of_every_released_schema() -> None:
    assert [file.stem for file in sorted(RELEASED.glob("*.sql"))] == versions()
    assert [file.stem for file in sorted(RELEASED.glob("*.json"))] == versions()


@pytest.mark.parametrize("version", versions())
def test_H8_a_released_store_opens_with_every_row(tmp_path: Path, version: str) -> None:
    expected = read_document((RELEASED / f"{version}.json").read_bytes(), version)
    store = open_store(None, built(RELEASED / f"{version}.sql", tmp_path / "data"))
    person = store.people.all()[0]
    got = {rows.table: rows for rows in store.export_everything(person.id).tables}
    for rows in expected.tables:
        columns = [got[rows.table].columns.index(name) for name in rows.columns]
        assert [tuple(row[i] for i in columns) for row in got[rows.table].rows] == list(rows.rows)
    assert store.packets.open(store.packets.all()[0].id).version == 2
    store.close()


def test_H8_the_next_release_rebuilds_tables_and_loses_no_row(place: PlaceOfTest, tmp_path: Path) -> None:
    store = place.open()
    person = fill(store, "x")
    before = store.check()
    store.close()
    migrations = next_release(tmp_path / "migrations")
    if place.url:
        engine = postgres_engine(place.url)[0]
    else:
        engine = sqlite_engine(sqlite_file.store_file(place.data_dir), UPGRADE_PRAGMAS, pooled=False)
    upgrade(engine, migrations=migrations)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT name, colour FROM people").all() == [("Wren x!", "blue")]
    engine.dispose()
    assert store.check() == before
    assert store.people.open(person).name == "Wren x!"
    with pytest.raises(StoreError, match="'0002'"):
        place.open()


def test_H8_a_document_of_an_older_release_goes_the_same_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = read_document((RELEASED / "0001.json").read_bytes(), "0001.json")
    monkeypatch.setattr(schema, "SCHEMA", "0002")
    monkeypatch.setattr(document, "SCHEMA", "0002")
    new = lifted(old, next_release(tmp_path / "migrations"))
    assert new.schema_version == "0002"
    changed = {a.table for a, b in zip(old.tables, new.tables, strict=True) if a != b}
    assert changed == {"people"}
    people = next(t for t in new.tables if t.table == "people")
    assert people.rows[0][people.columns.index("name")] == "Wren released!"


def test_the_schema_the_code_names_is_the_newest_migration() -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_heads() == [schema.SCHEMA]


def test_the_migrations_make_the_tables_the_code_has(place: PlaceOfTest) -> None:
    with place.open().database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


@pytest.mark.parametrize(
    ("version", "age"), [("0001", "current"), ("0000", "older"), ("0002", "newer"), (None, "unknown"), ("x", "unknown")]
)
def test_a_version_is_known_by_its_number(version: str | None, age: str) -> None:
    assert schema.age_of(version) == age
