"""Raw notes: the text as typed or pasted, saved while it is typed, on top of a known version."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from rung.store.database import Database, next_number, wanted
from rung.store.faults import StaleVersion, not_found
from rung.store.plain import plain
from rung.store.records import NoteRevision, RawNote, RevisionKind, Saved
from rung.store.tables import NoteRevisionRow, NoteRow, PersonRow

KEEP_EVERY = dt.timedelta(minutes=10)
"""At most this much typing lies between two texts that are kept."""
KEEP_WHEN_GONE = 200
"""A save that makes a text shorter by this many characters, or by half, keeps what was there."""


@dataclass(frozen=True, slots=True)
class Notes:
    """The raw notes in a store."""

    database: Database

    def add(self, person_id: str, name: str, text: str = "", cycle_id: str | None = None) -> RawNote:
        """Keep a new raw note of a person as version 1 and return it."""
        at = self.database.sources
        plain(text, "text")
        with self.database.writing() as session:
            wanted(session, PersonRow, person_id, "person")
            now = at.now()
            row = NoteRow(
                id=at.new_id(), person_id=person_id, cycle_id=cycle_id, name=plain(name, "name"), text=text,
                version=1, created_at=now, updated_at=now,
            )  # fmt: skip
            session.add(row)
            session.flush()
            return _note_of(row)

    def autosave(self, note_id: str, text: str, expected_version: int) -> Saved:
        """Save the text as it is now, typed on top of `expected_version`; when this returns, it is on the disk.

        An earlier text is kept every ten minutes of typing, and whenever much of it is gone. Raises `StaleVersion`
        when the note was changed elsewhere: then this text is kept as a branch.
        """
        plain(text, "text")
        branch: int | None = None
        with self.database.writing() as session:
            row = wanted(session, NoteRow, note_id, "note")
            if row.text == text:
                return _saved_of(row)
            if row.version != expected_version:
                branch = self._keep(session, row, text, "branch", expected_version)
            else:
                if self._worth_keeping(session, row, text):
                    self._keep(session, row, row.text, "saved", row.version)
                row.version += 1
                row.text = text
                row.updated_at = self.database.sources.now()
            saved = _saved_of(row)
        if branch is not None:
            raise StaleVersion("note", expected_version, saved.version, branch)
        return saved

    def open(self, note_id: str) -> RawNote:
        """Return a note as it is now; `StoreError` when there is none with this id."""
        with self.database.reading() as session:
            return _note_of(wanted(session, NoteRow, note_id, "note"))

    def all(self, person_id: str) -> tuple[RawNote, ...]:
        """Return a person's raw notes, the last changed first."""
        query = select(NoteRow).where(NoteRow.person_id == person_id)
        with self.database.reading() as session:
            return tuple(map(_note_of, session.scalars(query.order_by(NoteRow.updated_at.desc(), NoteRow.id))))

    def history(self, note_id: str) -> tuple[NoteRevision, ...]:
        """Return the earlier texts and branches of a note, oldest first."""
        query = select(NoteRevisionRow).where(NoteRevisionRow.note_id == note_id)
        with self.database.reading() as session:
            wanted(session, NoteRow, note_id, "note")
            return tuple(map(_revision_of, session.scalars(query.order_by(NoteRevisionRow.number))))

    def restore(self, note_id: str, number: int, expected_version: int) -> Saved:
        """Save an earlier text, or a branch, as the newest version; the text it replaces is kept."""
        with self.database.writing() as session:
            row = wanted(session, NoteRow, note_id, "note")
            if row.version != expected_version:
                raise StaleVersion("note", expected_version, row.version, number)
            earlier = session.scalar(
                select(NoteRevisionRow).where(NoteRevisionRow.note_id == note_id, NoteRevisionRow.number == number)
            )
            if earlier is None:
                raise not_found("revision", number)
            self._keep(session, row, row.text, "saved", row.version)
            row.version += 1
            row.text = earlier.text
            row.updated_at = self.database.sources.now()
            return _saved_of(row)

    def _worth_keeping(self, session: Session, row: NoteRow, text: str) -> bool:
        gone = len(row.text) - len(text)
        if row.text.strip() and (gone >= KEEP_WHEN_GONE or len(text) * 2 <= len(row.text)):
            return True
        last = session.scalar(
            select(NoteRevisionRow.at)
            .where(NoteRevisionRow.note_id == row.id)
            .order_by(NoteRevisionRow.number.desc())
            .limit(1)
        )
        since = dt.datetime.fromisoformat(last or row.created_at)
        return bool(row.text.strip()) and self.database.sources.clock() - since >= KEEP_EVERY

    def _keep(self, session: Session, row: NoteRow, text: str, kind: RevisionKind, base: int) -> int:
        number = next_number(session, NoteRevisionRow.number, NoteRevisionRow.note_id == row.id)
        at = self.database.sources
        session.add(
            NoteRevisionRow(
                id=at.new_id(), note_id=row.id, number=number, kind=kind, base_version=base, text=text, at=at.now()
            )
        )
        return number


def _saved_of(row: NoteRow) -> Saved:
    return Saved.model_validate({"version": row.version, "at": row.updated_at})


def _note_of(row: NoteRow) -> RawNote:
    values: Mapping[str, object] = {
        "id": row.id, "person_id": row.person_id, "cycle_id": row.cycle_id, "name": row.name, "text": row.text,
        "version": row.version, "created_at": row.created_at, "updated_at": row.updated_at,
    }  # fmt: skip
    return RawNote.model_validate(values)


def _revision_of(row: NoteRevisionRow) -> NoteRevision:
    values: Mapping[str, object] = {
        "note_id": row.note_id, "number": row.number, "kind": row.kind, "base_version": row.base_version,
        "text": row.text, "at": row.at,
    }  # fmt: skip
    return NoteRevision.model_validate(values)
