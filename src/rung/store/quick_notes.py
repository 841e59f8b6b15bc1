"""Quick notes: one line at a time, all through the cycle, with a day and tags."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from rung.errors import InputError
from rung.store.database import Database, wanted
from rung.store.faults import StaleVersion, not_found
from rung.store.people import ensure_me
from rung.store.plain import some, tags_of
from rung.store.records import QuickNote
from rung.store.schema import ME
from rung.store.tables import PersonRow, QuickNoteRow

OTHER_VERSION = "other-version"
"""The tag of a note that holds what another tab wrote while this one was edited."""


@dataclass(frozen=True, slots=True)
class QuickNotes:
    """The quick notes in a store."""

    database: Database

    def add(self, text: str, day: dt.date, tags: Iterable[str] = (), person_id: str = ME) -> QuickNote:
        """Keep a note for a day and return it; it is on the disk."""
        with self.database.writing() as session:
            if person_id == ME:
                ensure_me(session, self.database)
            else:
                wanted(session, PersonRow, person_id, "person")
            return _note_of(self._insert(session, person_id, day, some(text, "note"), tags_of(tags)))

    def all(self, person_id: str = ME, start: dt.date | None = None, end: dt.date | None = None,
            tag: str | None = None) -> tuple[QuickNote, ...]:  # fmt: skip
        """Return a person's notes from `start` to `end` (both included), with this tag, oldest day first."""
        query = select(QuickNoteRow).where(QuickNoteRow.person_id == person_id)
        if start is not None:
            query = query.where(QuickNoteRow.day >= start.isoformat())
        if end is not None:
            query = query.where(QuickNoteRow.day <= end.isoformat())
        with self.database.reading() as session:
            rows = session.scalars(query.order_by(QuickNoteRow.day, QuickNoteRow.created_at, QuickNoteRow.id))
            notes = tuple(map(_note_of, rows))
        return notes if tag is None else tuple(note for note in notes if tags_of([tag])[0] in note.tags)

    def find(self, beginning: str, person_id: str = ME) -> QuickNote:
        """Return the one note whose id begins so; `StoreError` for none, `InputError` for several."""
        found = [note for note in self.all(person_id) if beginning and note.id.startswith(beginning)]
        if not found:
            raise not_found("quick note", beginning)
        if len(found) > 1:
            raise InputError(f"{len(found)} notes have an id that begins with {beginning!r}.", "Write more of it.")
        return found[0]

    def edit(self, note: QuickNote, text: str | None = None, day: dt.date | None = None,
             tags: Iterable[str] | None = None) -> QuickNote:  # fmt: skip
        """Change a note from the version given, and return it as it is now.

        Raises `StaleVersion` when it was changed elsewhere: then this text is kept as a note of its own, tagged
        `other-version`, and the error's `branch` is that note's id.
        """
        new_text = note.text if text is None else some(text, "note")
        new_day = day or note.day
        new_tags = note.tags if tags is None else tags_of(tags)
        with self.database.writing() as session:
            row = wanted(session, QuickNoteRow, note.id, "quick note")
            late = row.version != note.version
            if late:
                beside = self._insert(session, note.person_id, new_day, new_text, (*new_tags, OTHER_VERSION))
            else:
                row.text, row.day, row.tags = new_text, new_day.isoformat(), _tags_text(new_tags)
                row.version += 1
                row.updated_at = self.database.sources.now()
                beside = row
            changed = _note_of(row)
        if late:
            raise StaleVersion("quick note", note.version, changed.version, beside.id)
        return changed

    def delete(self, note_id: str) -> None:
        """Delete a note; its text is overwritten in the file."""
        with self.database.writing() as session:
            session.delete(wanted(session, QuickNoteRow, note_id, "quick note"))

    def _insert(self, session: Session, person_id: str, day: dt.date, text: str, tags: tuple[str, ...]) -> QuickNoteRow:
        at = self.database.sources
        now = at.now()
        row = QuickNoteRow(
            id=at.new_id(), person_id=person_id, day=day.isoformat(), text=text, tags=_tags_text(tags),
            version=1, created_at=now, updated_at=now,
        )  # fmt: skip
        session.add(row)
        session.flush()
        return row


def _tags_text(tags: tuple[str, ...]) -> str:
    return json.dumps(tags, ensure_ascii=False)


def _note_of(row: QuickNoteRow) -> QuickNote:
    values: Mapping[str, object] = {
        "id": row.id, "person_id": row.person_id, "day": row.day, "text": row.text, "tags": json.loads(row.tags),
        "version": row.version, "created_at": row.created_at, "updated_at": row.updated_at,
    }  # fmt: skip
    return QuickNote.model_validate(values)
