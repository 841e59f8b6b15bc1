"""What a person says of mappings and gaps. All of it is kept; the newest word on a thing holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from rung.errors import InputError
from rung.models import Gap
from rung.store.database import Database, next_number, wanted
from rung.store.plain import plain, some
from rung.store.records import Correction, GapAnswer, NewCorrection, NewGapAnswer
from rung.store.tables import CorrectionRow, GapAnswerRow, PacketRow, PersonRow


@dataclass(frozen=True, slots=True)
class Corrections:
    """The corrections of mappings in a store."""

    database: Database

    def add(self, person_id: str, correction: NewCorrection) -> Correction:
        """Keep a correction of a person's packets and return it.

        Raises `InputError` for one that is changed or added without a verdict and a quote.
        """
        if correction.kind in {"changed", "added"} and not (correction.verdict and correction.quote):
            raise InputError(
                f"A mapping that is {correction.kind} needs a verdict and a quote.", "Mark the words in the item."
            )
        at = self.database.sources
        with self.database.writing() as session:
            wanted(session, PersonRow, person_id, "person")
            row = CorrectionRow(
                id=at.new_id(), person_id=person_id,
                number=next_number(session, CorrectionRow.number, CorrectionRow.person_id == person_id),
                item_sha256=correction.item_sha256, expectation=plain(correction.expectation, "expectation"),
                kind=correction.kind, verdict=correction.verdict, strength=correction.strength,
                quote=None if correction.quote is None else plain(correction.quote, "quote"),
                reason=plain(correction.reason, "reason"), at=at.now(),
            )  # fmt: skip
            session.add(row)
            return _correction_of(row)

    def history(self, person_id: str) -> tuple[Correction, ...]:
        """Return every correction of a person's packets, oldest first."""
        query = select(CorrectionRow).where(CorrectionRow.person_id == person_id)
        with self.database.reading() as session:
            return tuple(map(_correction_of, session.scalars(query.order_by(CorrectionRow.number))))

    def current(self, person_id: str) -> tuple[Correction, ...]:
        """Return the corrections that hold: the newest for each item and expectation, those withdrawn left out."""
        newest = {(c.item_sha256, c.expectation): c for c in self.history(person_id)}
        return tuple(c for c in newest.values() if c.kind != "withdrawn")


@dataclass(frozen=True, slots=True)
class GapAnswers:
    """The answers to gaps in a store."""

    database: Database

    def add(self, packet_id: str, answer: NewGapAnswer) -> GapAnswer:
        """Keep an answer to a gap of a packet and return it. `InputError` when it has no text."""
        text = some(answer.text, "answer" if answer.kind == "answered" else "reason")
        at = self.database.sources
        with self.database.writing() as session:
            wanted(session, PacketRow, packet_id, "packet")
            row = GapAnswerRow(
                id=at.new_id(), packet_id=packet_id,
                number=next_number(session, GapAnswerRow.number, GapAnswerRow.packet_id == packet_id),
                gap=answer.gap.model_dump_json(), kind=answer.kind, text=text, at=at.now(),
            )  # fmt: skip
            session.add(row)
            return _answer_of(row)

    def history(self, packet_id: str) -> tuple[GapAnswer, ...]:
        """Return every answer to the gaps of a packet, oldest first."""
        query = select(GapAnswerRow).where(GapAnswerRow.packet_id == packet_id)
        with self.database.reading() as session:
            return tuple(map(_answer_of, session.scalars(query.order_by(GapAnswerRow.number))))

    def current(self, packet_id: str) -> tuple[GapAnswer, ...]:
        """Return the answers that hold: the newest for each gap."""
        return tuple({_gap_key(a.gap): a for a in self.history(packet_id)}.values())


def _gap_key(gap: Gap) -> tuple[object, ...]:
    return gap.kind, gap.area, gap.expectation, gap.items


def _correction_of(row: CorrectionRow) -> Correction:
    values: Mapping[str, object] = {name: getattr(row, name) for name in Correction.model_fields}
    return Correction.model_validate(values)


def _answer_of(row: GapAnswerRow) -> GapAnswer:
    return GapAnswer.model_validate({
        "id": row.id, "packet_id": row.packet_id, "number": row.number, "kind": row.kind, "text": row.text,
        "at": row.at, "gap": Gap.model_validate_json(row.gap),
    })  # fmt: skip
