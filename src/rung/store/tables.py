"""The tables. Every column is text or a whole number, so that a row is the same on SQLite, on PostgreSQL and in JSON.

Moments are UTC in ISO 8601 to the microsecond, days are ISO dates: their text order is their order in time.
"""

from __future__ import annotations

from sqlalchemy import ForeignKey, Integer, MetaData, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """The base of all rows. Every constraint has a name, so that a migration can speak of it."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {str: Text(), int: Integer()}  # noqa: RUF012  SQLAlchemy reads it from the class


def _owner(column: str) -> Mapped[str]:
    return mapped_column(ForeignKey(column, ondelete="CASCADE"), index=True)


def _cycle() -> Mapped[str | None]:
    return mapped_column(ForeignKey("cycles.id", ondelete="SET NULL"), index=True)


class PersonRow(Base):
    """Someone whose review is kept."""

    __tablename__ = "people"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    created_at: Mapped[str]


class CycleRow(Base):
    """A review cycle."""

    __tablename__ = "cycles"

    id: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]
    first_day: Mapped[str]
    last_day: Mapped[str]
    created_at: Mapped[str]


class PacketRow(Base):
    """A packet as it is now."""

    __tablename__ = "packets"

    id: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[str] = _owner("people.id")
    cycle_id: Mapped[str | None] = _cycle()
    title: Mapped[str]
    version: Mapped[int]
    document: Mapped[str]
    created_at: Mapped[str]
    updated_at: Mapped[str]


class PacketRevisionRow(Base):
    """One version of a packet, or a branch."""

    __tablename__ = "packet_revisions"
    __table_args__ = (UniqueConstraint("packet_id", "number"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    packet_id: Mapped[str] = mapped_column(ForeignKey("packets.id", ondelete="CASCADE"))
    number: Mapped[int]
    kind: Mapped[str]
    version: Mapped[int | None]
    base_version: Mapped[int]
    made_by: Mapped[str]
    reason: Mapped[str]
    at: Mapped[str]
    document: Mapped[str]


class NoteRow(Base):
    """A raw note as it is now."""

    __tablename__ = "notes"

    id: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[str] = _owner("people.id")
    cycle_id: Mapped[str | None] = _cycle()
    name: Mapped[str]
    text: Mapped[str]
    version: Mapped[int]
    created_at: Mapped[str]
    updated_at: Mapped[str]


class NoteRevisionRow(Base):
    """An earlier text of a raw note, or a branch."""

    __tablename__ = "note_revisions"
    __table_args__ = (UniqueConstraint("note_id", "number"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    note_id: Mapped[str] = mapped_column(ForeignKey("notes.id", ondelete="CASCADE"))
    number: Mapped[int]
    kind: Mapped[str]
    base_version: Mapped[int]
    text: Mapped[str]
    at: Mapped[str]


class QuickNoteRow(Base):
    """One line of the cycle; `tags` is a JSON list."""

    __tablename__ = "quick_notes"

    id: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[str] = _owner("people.id")
    day: Mapped[str] = mapped_column(index=True)
    text: Mapped[str]
    tags: Mapped[str]
    version: Mapped[int]
    created_at: Mapped[str]
    updated_at: Mapped[str]


class CorrectionRow(Base):
    """What a person said of one mapping."""

    __tablename__ = "corrections"
    __table_args__ = (UniqueConstraint("person_id", "number"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    number: Mapped[int]
    item_sha256: Mapped[str]
    expectation: Mapped[str]
    kind: Mapped[str]
    verdict: Mapped[str | None]
    strength: Mapped[str | None]
    quote: Mapped[str | None]
    reason: Mapped[str]
    at: Mapped[str]


class GapAnswerRow(Base):
    """What a person said to one gap; `gap` is JSON."""

    __tablename__ = "gap_answers"
    __table_args__ = (UniqueConstraint("packet_id", "number"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    packet_id: Mapped[str] = mapped_column(ForeignKey("packets.id", ondelete="CASCADE"))
    number: Mapped[int]
    gap: Mapped[str]
    kind: Mapped[str]
    text: Mapped[str]
    at: Mapped[str]


class DecisionRow(Base):
    """A line of the calibration decision log."""

    __tablename__ = "decisions"
    __table_args__ = (UniqueConstraint("packet_id", "number"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    packet_id: Mapped[str] = mapped_column(ForeignKey("packets.id", ondelete="CASCADE"))
    number: Mapped[int]
    meeting: Mapped[str]
    expectation: Mapped[str | None]
    question: Mapped[str]
    decision: Mapped[str]
    decided_by: Mapped[str]
    at: Mapped[str]


class ApprovalRow(Base):
    """A person's word for one version of a packet."""

    __tablename__ = "approvals"
    __table_args__ = (UniqueConstraint("packet_id", "number"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    packet_id: Mapped[str] = mapped_column(ForeignKey("packets.id", ondelete="CASCADE"))
    number: Mapped[int]
    version: Mapped[int]
    approved_by: Mapped[str]
    statement: Mapped[str]
    document_sha256: Mapped[str]
    engine: Mapped[str]
    model: Mapped[str | None]
    source_sha256: Mapped[str | None]
    at: Mapped[str]
