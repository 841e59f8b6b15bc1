"""The calibration decision log, and the approvals that make a packet final. Both are only added to."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from rung.errors import GroundingError, InputError
from rung.models import Packet
from rung.store.database import Database, next_number, wanted
from rung.store.faults import StaleVersion
from rung.store.plain import plain, some
from rung.store.records import Approval, Decision, NewDecision
from rung.store.tables import ApprovalRow, DecisionRow, PacketRow


@dataclass(frozen=True, slots=True)
class Decisions:
    """The decision log in a store."""

    database: Database

    def add(self, packet_id: str, decision: NewDecision) -> Decision:
        """Log a decision about a packet and return it. `InputError` when it says nothing or nobody took it."""
        at = self.database.sources
        with self.database.writing() as session:
            wanted(session, PacketRow, packet_id, "packet")
            row = DecisionRow(
                id=at.new_id(), packet_id=packet_id,
                number=next_number(session, DecisionRow.number, DecisionRow.packet_id == packet_id),
                meeting=some(decision.meeting, "name of the meeting"), expectation=decision.expectation,
                question=plain(decision.question, "question"), decision=some(decision.decision, "decision"),
                decided_by=some(decision.decided_by, "name of who decided"), at=at.now(),
            )  # fmt: skip
            session.add(row)
            return _decision_of(row)

    def all(self, packet_id: str | None = None, meeting: str | None = None) -> tuple[Decision, ...]:
        """Return the log of a packet, of a meeting, or of everything, in the order of time."""
        query = select(DecisionRow)
        if packet_id is not None:
            query = query.where(DecisionRow.packet_id == packet_id)
        if meeting is not None:
            query = query.where(DecisionRow.meeting == meeting)
        order = (DecisionRow.at, DecisionRow.packet_id, DecisionRow.number)
        with self.database.reading() as session:
            return tuple(map(_decision_of, session.scalars(query.order_by(*order))))


@dataclass(frozen=True, slots=True)
class Approvals:
    """The approvals in a store."""

    database: Database

    def approve(self, packet_id: str, version: int, approved_by: str, statement: str) -> Approval:
        """Record that a person has read this version and stands by it, with engine, model and sources; return it.

        Raises `InputError` without a name or a statement, or when there is no draft; `GroundingError` while a
        sentence is blocked; `StaleVersion` when the packet was changed since the person read it.
        """
        name, words = some(approved_by, "name of who approves"), some(statement, "statement")
        at = self.database.sources
        with self.database.writing() as session:
            packet_row = wanted(session, PacketRow, packet_id, "packet")
            if packet_row.version != version:
                raise StaleVersion("packet", version, packet_row.version)
            packet = Packet.model_validate_json(packet_row.document)
            _require_ready(packet)
            row = ApprovalRow(
                id=at.new_id(), packet_id=packet_id,
                number=next_number(session, ApprovalRow.number, ApprovalRow.packet_id == packet_id),
                version=version, approved_by=name, statement=words, document_sha256=_sha256(packet_row.document),
                engine=f"{packet.engine.name} {packet.engine.version}", model=packet.engine.model,
                source_sha256=packet.source.sha256 if packet.source else None, at=at.now(),
            )  # fmt: skip
            session.add(row)
            return _approval_of(row)

    def all(self, packet_id: str) -> tuple[Approval, ...]:
        """Return every approval of a packet, oldest first."""
        query = select(ApprovalRow).where(ApprovalRow.packet_id == packet_id)
        with self.database.reading() as session:
            return tuple(map(_approval_of, session.scalars(query.order_by(ApprovalRow.number))))

    def final(self, packet_id: str) -> Approval | None:
        """Return the approval of the packet as it is now; None when it was changed since, or never approved."""
        with self.database.reading() as session:
            packet = wanted(session, PacketRow, packet_id, "packet")
            version, sha256 = packet.version, _sha256(packet.document)
        for approval in reversed(self.all(packet_id)):
            if approval.version == version and approval.document_sha256 == sha256:
                return approval
        return None


def _require_ready(packet: Packet) -> None:
    if packet.draft is None:
        raise InputError("The packet has no draft.", "Write a draft first, then read and approve it.")
    blocked = packet.draft.count("blocked")
    if blocked:
        raise GroundingError(
            f"{blocked} sentence(s) of the draft say what their sources do not.", "Edit or drop them, then approve."
        )


def _sha256(document: str) -> str:
    return hashlib.sha256(document.encode("utf-8")).hexdigest()


def _decision_of(row: DecisionRow) -> Decision:
    values: Mapping[str, object] = {name: getattr(row, name) for name in Decision.model_fields}
    return Decision.model_validate(values)


def _approval_of(row: ApprovalRow) -> Approval:
    values: Mapping[str, object] = {name: getattr(row, name) for name in Approval.model_fields}
    return Approval.model_validate(values)
