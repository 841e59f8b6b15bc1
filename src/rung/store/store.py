"""The store: what is kept, by noun, and what can be done with all of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import delete, func, select, text, update

from rung.errors import StoreError
from rung.store import sqlite_file, whole_file
from rung.store.copies import Copies
from rung.store.corrections import Corrections, GapAnswers
from rung.store.database import Database, told, wanted
from rung.store.decisions import Approvals, Decisions
from rung.store.document import StoreDocument, dump, load
from rung.store.notes import Notes
from rung.store.packets import Packets
from rung.store.people import Cycles, People
from rung.store.quick_notes import QuickNotes
from rung.store.records import CopyMade, Deleted, RowCount
from rung.store.tables import ApprovalRow, Base, DecisionRow, PersonRow

_SOMEONE = "someone who was deleted"


@dataclass(frozen=True, slots=True)
class Store:
    """An open store. It may be shared by threads; every change is on the disk when its call returns."""

    database: Database
    copies: Copies

    @property
    def where(self) -> str:
        """The store's file, or its address without a password."""
        return self.database.where

    @property
    def people(self) -> People:
        """Whose reviews are kept."""
        return People(self.database)

    @property
    def cycles(self) -> Cycles:
        """The review cycles."""
        return Cycles(self.database)

    @property
    def packets(self) -> Packets:
        """The packets with their history."""
        return Packets(self.database)

    @property
    def notes(self) -> Notes:
        """The raw notes, saved while they are typed."""
        return Notes(self.database)

    @property
    def quick_notes(self) -> QuickNotes:
        """The one-line notes of the cycle."""
        return QuickNotes(self.database)

    @property
    def corrections(self) -> Corrections:
        """What people say of mappings."""
        return Corrections(self.database)

    @property
    def gap_answers(self) -> GapAnswers:
        """What people say to gaps."""
        return GapAnswers(self.database)

    @property
    def decisions(self) -> Decisions:
        """The calibration decision log."""
        return Decisions(self.database)

    @property
    def approvals(self) -> Approvals:
        """Who has read and approved what."""
        return Approvals(self.database)

    def close(self) -> None:
        """Let go of the database. The store can still be used; it opens it again."""
        self.database.engine.dispose()

    def backup(self, path: Path) -> CopyMade:
        """Write all of the store to a new file, whole or not at all: a SQLite file, or JSON from PostgreSQL.

        Others may go on working meanwhile. Raises `InputError` when the file exists.
        """
        whole_file.require_free(path)
        copy = self.copies.remember("backup", path)
        if self.database.file is not None:
            whole_file.write_copy(self.database.file, path)
        else:
            whole_file.write_text(path, self._dumped(None).to_json())
        return copy

    def export_everything(self, person_id: str) -> StoreDocument:
        """Return all that is kept of one person as one document; `import_document` takes it in row for row."""
        return self._dumped(person_id)

    def write_export(self, person_id: str, path: Path) -> CopyMade:
        """Write all that is kept of one person to a new JSON file, whole or not at all."""
        whole_file.require_free(path)
        document = self.export_everything(person_id)
        copy = self.copies.remember("export", path)
        whole_file.write_text(path, document.to_json())
        return copy

    def import_document(self, document: StoreDocument) -> tuple[RowCount, ...]:
        """Take in a document and return what is new, all of it or nothing.

        Raises `StoreError` when the store has another row under the same id.
        """
        with self.database.writing() as session:
            return load(session.connection(), document)

    def delete_person(self, person_id: str) -> Deleted:
        """Delete a person and all that is kept of them, for good: rows, revisions, notes and their traces in the file.

        Their name goes from other people's decisions and approvals too. The answer names the copies Rung has written
        that are still on this machine: they are the person's to remove.
        """
        with self.database.writing() as session:
            person = wanted(session, PersonRow, person_id, "person")
            gone = dump(session.connection(), self.database.sources.clock(), person_id)
            if person.name:
                for table, column in ((DecisionRow, "decided_by"), (ApprovalRow, "approved_by")):
                    same = Base.metadata.tables[table.__tablename__].c[column] == person.name
                    session.execute(update(table).where(same).values({column: _SOMEONE}))
            session.execute(delete(PersonRow).where(PersonRow.id == person_id))
        rows = tuple(count for count in gone.counts if count.rows and count.table != "cycles")
        cleared = self._clear_traces()
        note = (
            "Nothing of them is left in the store." if cleared
            else "The rows are deleted. Another program has the store open; close it, then run: rung store clear"
        )  # fmt: skip
        return Deleted(rows=rows, copies=self.copies.still_there(), cleared=cleared, note=note)

    def clear_traces(self) -> bool:
        """Rewrite the store without what was deleted; False while another program keeps old pages open."""
        return self._clear_traces()

    def check(self) -> tuple[RowCount, ...]:
        """Return how many rows each table has; `StoreError` when the store is damaged."""
        if self.database.file is not None:
            sqlite_file.require_intact(self.database.file)
        with self.database.reading() as session:
            return tuple(
                RowCount(table=table.name, rows=session.scalar(select(func.count()).select_from(table)) or 0)
                for table in Base.metadata.sorted_tables
            )

    def _dumped(self, person_id: str | None) -> StoreDocument:
        with self.database.reading() as session:
            if person_id is not None:
                wanted(session, PersonRow, person_id, "person")
            return dump(session.connection(), self.database.sources.clock(), person_id)

    def _clear_traces(self) -> bool:
        self.close()  # idle connections of our own would keep old pages
        if self.database.file is not None:
            return sqlite_file.clear_traces(self.database.file)
        tables = ", ".join(table.name for table in Base.metadata.sorted_tables)
        engine = self.database.engine.execution_options(isolation_level="AUTOCOMMIT")
        try:
            with told(self.where), engine.connect() as connection:
                connection.execute(text(f"VACUUM (FULL, ANALYZE) {tables}"))
        except StoreError:
            return False
        return True
