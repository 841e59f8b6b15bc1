"""One way to read and one way to write, the same on SQLite and on PostgreSQL. Errors leave as `StoreError`."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import PydanticSerializationError
from sqlalchemy import URL, ColumnElement, Connection, Engine, create_engine, event, func, make_url, select
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.pool import NullPool

from rung.errors import InputError, StoreError
from rung.store import faults
from rung.store.sources import Sources
from rung.store.sqlite_file import PRAGMAS
from rung.store.tables import Base

_CONNECT_SECONDS = 10
_WRITES = "rung_writes"
_Row = TypeVar("_Row", bound=Base)


@dataclass(frozen=True, slots=True)
class Database:
    """An open database: its engine, its name for people (never a password), and the store's clock and ids."""

    engine: Engine
    where: str
    sources: Sources
    file: Path | None

    @contextmanager
    def reading(self) -> Generator[Session]:
        """Give a session that sees one state of the store."""
        reader = self.engine
        if self.file is None:
            reader = reader.execution_options(isolation_level="REPEATABLE READ")
        with told(self.where), Session(reader, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def writing(self) -> Generator[Session]:
        """Give a session whose changes are all on the disk when the block ends, or none of them."""
        writer = self.engine.execution_options(**{_WRITES: True})
        with (
            told(self.where),
            Session(writer, expire_on_commit=False, info={_WRITES: True}) as session,
            session.begin(),
        ):
            yield session


def sqlite_engine(path: Path, pragmas: tuple[str, ...] = PRAGMAS, pooled: bool = True) -> Engine:
    """Return an engine for a SQLite file. A transaction that writes takes its turn at once, so it is never refused
    half-way."""
    engine = create_engine(
        URL.create("sqlite+pysqlite", database=str(path)), hide_parameters=True, poolclass=None if pooled else NullPool
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: object) -> None:  # pyright: ignore[reportUnusedFunction]
        connection.isolation_level = None  # transactions are begun below, DDL included
        for pragma in pragmas:
            connection.execute(pragma)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:  # pyright: ignore[reportUnusedFunction]
        writes = connection.get_execution_options().get(_WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def postgres_engine(url: str) -> tuple[Engine, str]:
    """Return an engine for a PostgreSQL address, and the address without its password.

    Raises `InputError` for another kind of address, `StoreError` when the driver is not installed.
    """
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise InputError("The database address cannot be read.", _ADDRESS) from None
    if parsed.drivername not in {"postgres", "postgresql", "postgresql+psycopg"}:
        raise InputError(f"The database address is of the kind {parsed.drivername!r}.", _ADDRESS)
    parsed = parsed.set(drivername="postgresql+psycopg")
    where = parsed.set(drivername="postgresql", query={}).render_as_string(hide_password=True)
    arguments: dict[str, Any] = {"connect_timeout": _CONNECT_SECONDS, "application_name": "rung"}
    try:
        engine = create_engine(parsed, hide_parameters=True, pool_pre_ping=True, connect_args=arguments)
    except ModuleNotFoundError:
        raise StoreError(
            "The PostgreSQL driver is not installed.", "Install it with: pip install 'rung[postgres]'"
        ) from None
    return engine, where


_ADDRESS = (
    "Write it as postgresql://user@host/name in RUNG_DATABASE_URL, or leave it out: then the store is a file in the "
    "data folder."
)


@contextmanager
def told(where: str) -> Generator[None]:
    """Turn what the database raises into a `StoreError` that holds no kept text."""
    try:
        yield
    except DBAPIError as error:
        raise _driver_fault(error.orig, where) from None
    except sqlite3.Error as error:
        raise faults.sqlite_fault(error, where) from None
    except SQLAlchemyError as error:
        raise StoreError(
            f"The store {where!r} refused: {type(error).__name__}.", "Nothing was changed. Try again."
        ) from None
    except OSError as error:
        raise faults.file_fault(error, where) from None
    except ValidationError as error:
        raise unreadable_row(error, where) from None
    except PydanticSerializationError:
        raise InputError(
            "The text has half a character, which cannot be kept.", "Remove it, then save again."
        ) from None


def unreadable_row(error: ValidationError, where: str) -> StoreError:
    """Return the error for a row that does not have the shape it was written in, by its place alone."""
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    place = ".".join(str(part) for part in first["loc"])
    return StoreError(
        f"Something in {where!r} cannot be read: {place!r} ({first['type']}, in {error.title}).",
        "It was not changed. Restore a backup with: rung store restore FILE",
    )


def _driver_fault(error: BaseException | None, where: str) -> StoreError:
    if isinstance(error, sqlite3.Error):
        return faults.sqlite_fault(error, where)
    state = getattr(error, "sqlstate", None)
    if not isinstance(state, str) or state[:2] in {"08", "57", "28", "3D"}:
        reason = f" ({state})" if isinstance(state, str) else ""
        return StoreError(
            f"The database {where!r} cannot be reached{reason}.",
            "Nothing was changed. Check RUNG_DATABASE_URL and that the server runs.",
        )
    known: dict[str, Callable[[str], StoreError]] = {
        "53100": faults.full, "53200": faults.busy, "53300": faults.busy, "55P03": faults.busy, "40001": faults.busy,
        "40P01": faults.busy, "25006": faults.read_only, "42501": faults.read_only,
        "XX001": faults.damaged, "XX002": faults.damaged,
    }  # fmt: skip
    if state in known:
        return known[state](where)
    return StoreError(f"The database {where!r} refused ({state}).", "Nothing was changed. Try again.")


def wanted(session: Session, table: type[_Row], key: str, what: str) -> _Row:
    """Return a row by its id, locked until the transaction ends when this session writes; `StoreError` if none."""
    row = session.get(table, key, with_for_update=bool(session.info.get(_WRITES)))
    if row is None:
        raise faults.not_found(what, key)
    return row


def next_number(session: Session, column: InstrumentedAttribute[int], where: ColumnElement[bool]) -> int:
    """Return the number after the highest one used. The owner's row must be locked, so that no two get the same."""
    return (session.scalar(select(func.max(column)).where(where)) or 0) + 1
