"""Packets: saved on top of a known version, every version kept, and text that came too late kept beside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session, defer

from rung.models import Packet
from rung.store.comparing import Comparison, compare_packets
from rung.store.database import Database, next_number, wanted
from rung.store.faults import StaleVersion, not_found
from rung.store.plain import plain
from rung.store.records import KeptPacket, PacketSummary, Revision, RevisionSummary, Saved, Why
from rung.store.tables import PacketRevisionRow, PacketRow, PersonRow

if TYPE_CHECKING:
    from collections.abc import Mapping

_FIRST = Why(made_by="engine", reason="first draft")


@dataclass(frozen=True, slots=True)
class Packets:
    """The packets in a store."""

    database: Database

    def add(self, person_id: str, packet: Packet, cycle_id: str | None = None, title: str = "") -> KeptPacket:
        """Keep a new packet of a person as version 1 and return it."""
        at = self.database.sources
        with self.database.writing() as session:
            wanted(session, PersonRow, person_id, "person")
            now = at.now()
            row = PacketRow(
                id=at.new_id(), person_id=person_id, cycle_id=cycle_id, title=plain(title, "title"),
                version=1, document=document_of(packet), created_at=now, updated_at=now,
            )  # fmt: skip
            session.add(row)
            session.flush()
            self._keep(session, row, row.document, _FIRST)
            return _packet_of(row)

    def save(self, packet_id: str, packet: Packet, expected_version: int, why: Why | None = None) -> Saved:
        """Save a packet that was opened at `expected_version`; when this returns, it is on the disk.

        Saving what is already there changes nothing. Raises `StaleVersion` when the packet was changed since: then
        this one is kept as a branch in its history.
        """
        document = document_of(packet)
        reason = why or Why()
        plain(reason.reason, "reason")
        branch: int | None = None
        with self.database.writing() as session:
            row = wanted(session, PacketRow, packet_id, "packet")
            if row.document == document:
                return _saved_of(row)
            if row.version != expected_version:
                branch = self._keep(session, row, document, reason, late_from=expected_version)
            else:
                row.version += 1
                row.document = document
                row.updated_at = self.database.sources.now()
                self._keep(session, row, document, reason)
            saved = _saved_of(row)
        if branch is not None:
            raise StaleVersion("packet", expected_version, saved.version, branch)
        return saved

    def open(self, packet_id: str) -> KeptPacket:
        """Return a packet as it is now; `StoreError` when there is none with this id."""
        with self.database.reading() as session:
            return _packet_of(wanted(session, PacketRow, packet_id, "packet"))

    def all(self, person_id: str | None = None) -> tuple[PacketSummary, ...]:
        """Return the packets of a person, or of everyone, without their documents, the last changed first."""
        query = select(PacketRow).options(defer(PacketRow.document))
        if person_id is not None:
            query = query.where(PacketRow.person_id == person_id)
        with self.database.reading() as session:
            rows = session.scalars(query.order_by(PacketRow.updated_at.desc(), PacketRow.id))
            return tuple(PacketSummary.model_validate(_summary(row)) for row in rows)

    def history(self, packet_id: str) -> tuple[RevisionSummary, ...]:
        """Return every revision of a packet without its document, oldest first."""
        query = select(PacketRevisionRow).options(defer(PacketRevisionRow.document))
        with self.database.reading() as session:
            wanted(session, PacketRow, packet_id, "packet")
            rows = session.scalars(
                query.where(PacketRevisionRow.packet_id == packet_id).order_by(PacketRevisionRow.number)
            )
            return tuple(RevisionSummary.model_validate(_revision_summary(row)) for row in rows)

    def revision(self, packet_id: str, number: int) -> Revision:
        """Return one revision of a packet; `StoreError` when there is none with this number."""
        with self.database.reading() as session:
            row = _revision_row(session, packet_id, number)
            packet = Packet.model_validate_json(row.document)
            return Revision.model_validate({**_revision_summary(row), "packet": packet})

    def compare(self, packet_id: str, first: int, second: int) -> Comparison:
        """Return what differs from one revision to another."""
        return compare_packets(self.revision(packet_id, first).packet, self.revision(packet_id, second).packet)

    def restore(self, packet_id: str, number: int, expected_version: int) -> Saved:
        """Save an earlier revision, or a branch, as the newest version. Raises as `save` does."""
        packet = self.revision(packet_id, number).packet
        return self.save(packet_id, packet, expected_version, Why(reason=f"restored from revision {number}"))

    def _keep(self, session: Session, row: PacketRow, document: str, why: Why, late_from: int | None = None) -> int:
        late = late_from is not None
        number = next_number(session, PacketRevisionRow.number, PacketRevisionRow.packet_id == row.id)
        session.add(
            PacketRevisionRow(
                id=self.database.sources.new_id(), packet_id=row.id, number=number,
                kind="branch" if late else "saved", version=None if late else row.version,
                base_version=row.version - 1 if late_from is None else late_from,
                made_by=why.made_by, reason=why.reason, at=self.database.sources.now(), document=document,
            )
        )  # fmt: skip
        return number


def document_of(packet: Packet) -> str:
    """Return the `rung.packet/1` document as the store keeps it: JSON on one line."""
    return packet.to_json(indent=None)


def _revision_row(session: Session, packet_id: str, number: int) -> PacketRevisionRow:
    row = session.scalar(
        select(PacketRevisionRow).where(
            PacketRevisionRow.packet_id == packet_id, PacketRevisionRow.number == number
        )
    )  # fmt: skip
    if row is None:
        raise not_found("revision", number)
    return row


def _saved_of(row: PacketRow) -> Saved:
    return Saved.model_validate({"version": row.version, "at": row.updated_at})


def _summary(row: PacketRow) -> Mapping[str, object]:
    return {
        "id": row.id, "person_id": row.person_id, "cycle_id": row.cycle_id, "title": row.title,
        "version": row.version, "created_at": row.created_at, "updated_at": row.updated_at,
    }  # fmt: skip


def _packet_of(row: PacketRow) -> KeptPacket:
    packet = Packet.model_validate_json(row.document)
    return KeptPacket.model_validate({**_summary(row), "packet": packet})


def _revision_summary(row: PacketRevisionRow) -> Mapping[str, object]:
    return {
        "packet_id": row.packet_id, "number": row.number, "kind": row.kind, "version": row.version,
        "base_version": row.base_version, "made_by": row.made_by, "reason": row.reason, "at": row.at,
    }  # fmt: skip
