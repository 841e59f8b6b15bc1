"""The `rung.store/1` document: all rows of a store, or of one person, as JSON that any store can take in again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import Literal, cast

from pydantic import Field, ValidationError
from sqlalchemy import ColumnElement, Connection, MetaData, Table, delete, insert, select

from rung.errors import InputError, StoreError
from rung.models import Model, Packet
from rung.store import faults
from rung.store.database import sqlite_engine, unreadable_row
from rung.store.records import RowCount
from rung.store.schema import SCHEMA, age_of
from rung.store.tables import Base
from rung.store.upgrading import MIGRATIONS, UPGRADE_PRAGMAS, upgrade

Cell = str | int | None
_KEY = "id"


class TableRows(Model):
    """The rows of one table, in the order of their ids."""

    table: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...] = Field(repr=False)


class StoreDocument(Model):
    """A store, or one person's part of it (`person_id`), as written at `made_at`."""

    schema_id: Literal["rung.store/1"] = Field(default="rung.store/1", alias="schema")
    schema_version: str
    made_at: dt.datetime
    person_id: str | None = None
    tables: tuple[TableRows, ...]

    def to_json(self) -> str:
        """Return the document as UTF-8 text on many lines."""
        return self.model_dump_json(by_alias=True, indent=1)

    @property
    def counts(self) -> tuple[RowCount, ...]:
        """How many rows each table has."""
        return tuple(RowCount(table=t.table, rows=len(t.rows)) for t in self.tables)


def read_document(data: bytes, name: str) -> StoreDocument:
    """Return the document in a file's bytes; `InputError` when it is not one, `StoreError` when it is too new."""
    try:
        document = StoreDocument.model_validate_json(data)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        raise InputError(
            f"The file {name!r} is not a rung.store/1 document: {first['type']} at {first['loc']!r}.",
            "Name a file written by: rung store export, or rung store backup",
        ) from None
    if age_of(document.schema_version) not in {"current", "older"}:
        raise faults.too_new(name, document.schema_version, SCHEMA)
    return document


def dump(connection: Connection, made_at: dt.datetime, person_id: str | None = None) -> StoreDocument:
    """Return everything in the store, or everything of one person, as one state of it."""
    tables = tuple(_rows(connection, table, person_id) for table in Base.metadata.sorted_tables)
    return StoreDocument(schema_version=SCHEMA, made_at=made_at, person_id=person_id, tables=tables)


def load(connection: Connection, document: StoreDocument, replace: bool = False) -> tuple[RowCount, ...]:
    """Write the document's rows and return how many are new; with `replace`, they are all there is afterwards.

    Rows that are there already and the same are left; a cycle that is there stays as it is. Raises `StoreError`
    when a row is there and differs, or is not of this schema: the caller's transaction must then be undone.
    """
    current = lifted(document)
    _require_readable(current)
    if replace:
        for table in reversed(Base.metadata.sorted_tables):
            connection.execute(delete(table))
    return tuple(_write(connection, table, rows) for table, rows in _paired(current))


def lifted(document: StoreDocument, migrations: Path = MIGRATIONS) -> StoreDocument:
    """Return a document of an older schema as one of this release, by the migrations a store goes through."""
    if age_of(document.schema_version) == "current":
        return document
    engine = sqlite_engine(Path(":memory:"), UPGRADE_PRAGMAS)
    upgrade(engine, document.schema_version, migrations)
    with engine.begin() as connection:
        old = MetaData()
        old.reflect(connection)
        for rows in document.tables:
            _insert(connection, old.tables[rows.table], rows.columns, rows.rows)
    upgrade(engine, migrations=migrations)
    with engine.connect() as connection:
        raised = dump(connection, document.made_at)
    engine.dispose()
    return raised.model_copy(update={"person_id": document.person_id})


def _paired(document: StoreDocument) -> list[tuple[Table, TableRows]]:
    known = {table.name: table for table in Base.metadata.sorted_tables}
    given = {rows.table: rows for rows in document.tables}
    strange = sorted(set(given) - set(known)) or [
        name for name, rows in given.items()
        if set(rows.columns) != set(known[name].columns.keys()) or any(len(r) != len(rows.columns) for r in rows.rows)
    ]  # fmt: skip
    if strange or len(given) != len(document.tables):
        raise StoreError(f"The document has tables of another shape: {strange!r}.", "It was not taken in.")
    return [(table, given[name]) for name, table in known.items() if name in given]


def _require_readable(document: StoreDocument) -> None:
    """Raise `StoreError` unless every packet in the document can be read again."""
    for rows in document.tables:
        if "document" not in rows.columns:
            continue
        column = rows.columns.index("document")
        for row in rows.rows:
            try:
                Packet.model_validate_json(str(row[column]))
            except ValidationError as error:
                raise unreadable_row(error, "the document") from None


def _rows(connection: Connection, table: Table, person_id: str | None) -> TableRows:
    query = select(table).order_by(table.c[_KEY])
    if person_id is not None:
        query = query.where(_of_person(table, person_id))
    rows = cast("Iterable[tuple[Cell, ...]]", (tuple(row) for row in connection.execute(query)))
    return TableRows(table=table.name, columns=tuple(table.columns.keys()), rows=tuple(rows))


def _of_person(table: Table, person_id: str) -> ColumnElement[bool]:
    tables = Base.metadata.tables
    if table.name == "people":
        return table.c.id == person_id
    if table.name == "cycles":
        used = [
            select(tables[owner].c.cycle_id).where(tables[owner].c.person_id == person_id)
            for owner in ("packets", "notes")
        ]
        return table.c.id.in_(used[0].union(used[1]))
    if "person_id" in table.c:
        return table.c.person_id == person_id
    owner = "packets" if "packet_id" in table.c else "notes"
    column = table.c.packet_id if owner == "packets" else table.c.note_id
    return column.in_(select(tables[owner].c.id).where(tables[owner].c.person_id == person_id))


def _write(connection: Connection, table: Table, rows: TableRows) -> RowCount:
    key = rows.columns.index(_KEY)
    order = [rows.columns.index(name) for name in table.columns.keys()]  # noqa: SIM118  a column collection
    there = {row[0]: tuple(row) for row in connection.execute(select(table.c[_KEY], table))}
    new: list[tuple[Cell, ...]] = []
    for row in rows.rows:
        existing = there.get(row[key])
        if existing is None:
            new.append(row)
        elif existing[1:] != tuple(row[i] for i in order) and table.name != "cycles":
            raise StoreError(
                f"The store has another row {row[key]!r} in {table.name!r} already.",
                "Nothing was taken in. Take it into an empty store, or delete that person first.",
            )
    _insert(connection, table, rows.columns, new)
    return RowCount(table=table.name, rows=len(new))


def _insert(
    connection: Connection, table: Table, columns: tuple[str, ...], rows: Iterable[tuple[Cell, ...]]
) -> None:  # fmt: skip
    values = [dict(zip(columns, row, strict=True)) for row in rows]
    if values:
        connection.execute(insert(table), values)
