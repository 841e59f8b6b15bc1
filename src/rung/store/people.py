"""The people whose reviews are kept, and the review cycles."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from rung.models import Cycle
from rung.store.database import Database, wanted
from rung.store.plain import plain, some
from rung.store.records import KeptCycle, Person
from rung.store.schema import ME
from rung.store.tables import CycleRow, PersonRow


@dataclass(frozen=True, slots=True)
class People:
    """The people in a store."""

    database: Database

    def add(self, name: str) -> Person:
        """Keep a new person and return them. Two people may have the same name."""
        at = self.database.sources
        with self.database.writing() as session:
            row = PersonRow(id=at.new_id(), name=some(name, "name"), created_at=at.now())
            session.add(row)
            return person_of(row)

    def me(self) -> Person:
        """Return the person whose computer it is, made at the first call. Their name is empty until it is set."""
        with self.database.reading() as session:
            row = session.get(PersonRow, ME)
        if row is not None:
            return person_of(row)
        with self.database.writing() as session:
            return person_of(ensure_me(session, self.database))

    def rename(self, person_id: str, name: str) -> Person:
        """Give a person another name and return them."""
        with self.database.writing() as session:
            row = wanted(session, PersonRow, person_id, "person")
            row.name = plain(name, "name").strip()
            return person_of(row)

    def open(self, person_id: str) -> Person:
        """Return one person; `StoreError` when there is none with this id."""
        with self.database.reading() as session:
            return person_of(wanted(session, PersonRow, person_id, "person"))

    def all(self) -> tuple[Person, ...]:
        """Return everyone, by name."""
        with self.database.reading() as session:
            rows = session.scalars(select(PersonRow)).all()
            return tuple(sorted(map(person_of, rows), key=lambda p: (p.name.casefold(), p.id)))


@dataclass(frozen=True, slots=True)
class Cycles:
    """The review cycles in a store."""

    database: Database

    def add(self, title: str, dates: Cycle) -> KeptCycle:
        """Keep a new cycle and return it."""
        at = self.database.sources
        with self.database.writing() as session:
            row = CycleRow(
                id=at.new_id(), title=some(title, "title of the cycle"),
                first_day=dates.start.isoformat(), last_day=dates.end.isoformat(), created_at=at.now(),
            )  # fmt: skip
            session.add(row)
            return _cycle_of(row)

    def all(self) -> tuple[KeptCycle, ...]:
        """Return the cycles, the newest first."""
        with self.database.reading() as session:
            rows = session.scalars(select(CycleRow).order_by(CycleRow.first_day.desc(), CycleRow.id))
            return tuple(map(_cycle_of, rows))


def ensure_me(session: Session, database: Database) -> PersonRow:
    """Return the row of the person whose computer it is, made if need be."""
    row = session.get(PersonRow, ME)
    if row is None:
        row = PersonRow(id=ME, name="", created_at=database.sources.now())
        session.add(row)
        session.flush()
    return row


def person_of(row: PersonRow) -> Person:
    """Return the record of a row."""
    return Person(id=row.id, name=row.name, created_at=dt.datetime.fromisoformat(row.created_at))


def _cycle_of(row: CycleRow) -> KeptCycle:
    first, last = dt.date.fromisoformat(row.first_day), dt.date.fromisoformat(row.last_day)
    return KeptCycle(
        id=row.id, title=row.title, dates=Cycle(start=first, end=last),
        created_at=dt.datetime.fromisoformat(row.created_at),
    )  # fmt: skip
