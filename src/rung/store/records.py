"""What goes into the store and comes out of it, as frozen models. Nothing of the database leaves the package.

Text that a person wrote is left out of every `repr`, so that a log line never holds it.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from rung.models import Cycle, Gap, MadeBy, Model, Packet, Strength, Verdict

Private = Annotated[str, Field(repr=False)]
Version = Annotated[int, Field(ge=1)]

RevisionKind = Literal["saved", "branch"]
CorrectionKind = Literal["accepted", "changed", "added", "rejected", "withdrawn"]
GapAnswerKind = Literal["answered", "not_applicable", "goal_next_cycle"]
CopyKind = Literal["backup", "export", "damaged"]


class Person(Model):
    """Someone whose review is kept here. The name stays in the store."""

    id: str
    name: Private
    created_at: dt.datetime


class KeptCycle(Model):
    """A review cycle with its first and last day."""

    id: str
    title: str
    dates: Cycle
    created_at: dt.datetime


class Saved(Model):
    """A save that is on the disk: the version it made, and when."""

    version: Version
    at: dt.datetime


class Why(Model):
    """Who made a change, and why."""

    made_by: MadeBy = "person"
    reason: Private = ""


class PacketSummary(Model):
    """A packet without its document, for lists."""

    id: str
    person_id: str
    cycle_id: str | None
    title: Private
    version: Version
    created_at: dt.datetime
    updated_at: dt.datetime


class KeptPacket(PacketSummary):
    """A packet as it is now."""

    packet: Packet = Field(repr=False)


class RevisionSummary(Model):
    """One revision without its document. `version` is None for a branch: text that came too late, kept beside."""

    packet_id: str
    number: int
    kind: RevisionKind
    version: Version | None
    base_version: int
    made_by: MadeBy
    reason: Private
    at: dt.datetime


class Revision(RevisionSummary):
    """One revision of a packet. Revisions are never changed."""

    packet: Packet = Field(repr=False)


class RawNote(Model):
    """The text as typed or pasted, before anything is made of it."""

    id: str
    person_id: str
    cycle_id: str | None
    name: Private
    text: Private
    version: Version
    created_at: dt.datetime
    updated_at: dt.datetime


class NoteRevision(Model):
    """An earlier text of a raw note, or a branch: text that came too late, kept beside."""

    note_id: str
    number: int
    kind: RevisionKind
    base_version: int
    text: Private
    at: dt.datetime


class QuickNote(Model):
    """One line written down in the cycle, with its day and tags."""

    id: str
    person_id: str
    day: dt.date
    text: Private
    tags: tuple[str, ...] = Field(default=(), repr=False)
    version: Version
    created_at: dt.datetime
    updated_at: dt.datetime


class NewCorrection(Model):
    """What a person says of one mapping. It is tied to the item's text, so that it holds after every new run.

    `verdict` and `quote` are needed for `changed` and `added`; `withdrawn` takes an earlier correction back.
    """

    item_sha256: str = Field(pattern="^[0-9a-f]{64}$")
    expectation: str
    kind: CorrectionKind
    verdict: Verdict | None = None
    strength: Strength | None = None
    quote: str | None = Field(default=None, repr=False)
    reason: Private = ""


class Correction(NewCorrection):
    """A correction as kept. All are kept; the newest of an item and expectation holds."""

    id: str
    person_id: str
    number: int
    at: dt.datetime


class NewGapAnswer(Model):
    """What a person says to a gap: an answer, or why it does not apply or is a goal (`text` is the reason)."""

    gap: Gap = Field(repr=False)
    kind: GapAnswerKind
    text: Private


class GapAnswer(NewGapAnswer):
    """An answer as kept. All are kept; the newest for a gap holds."""

    id: str
    packet_id: str
    number: int
    at: dt.datetime


class NewDecision(Model):
    """A decision of a calibration meeting about one packet, in words. It holds no rating."""

    meeting: Private
    expectation: str | None = None
    question: Private = ""
    decision: Private
    decided_by: Private


class Decision(NewDecision):
    """A decision as logged. The log is only added to."""

    id: str
    packet_id: str
    number: int
    at: dt.datetime


class Approval(Model):
    """A person's word that they have read a revision and stand by it, with what it was made from."""

    id: str
    packet_id: str
    number: int
    version: Version
    approved_by: Private
    statement: Private
    document_sha256: str
    engine: str
    model: str | None
    source_sha256: str | None
    at: dt.datetime


class CopyMade(Model):
    """A file with a copy of the store, or of one person's part of it, that Rung has written."""

    kind: CopyKind
    path: str
    at: dt.datetime


class RowCount(Model):
    """How many rows of one table were concerned."""

    table: str
    rows: int


class Restored(Model):
    """What a restore put in place. `kept_aside` names the file of a damaged store, which is never thrown away."""

    rows: tuple[RowCount, ...]
    kept_aside: str | None = None


class Deleted(Model):
    """What was deleted for good, what is not in Rung's hands, and whether the file itself was cleared of traces."""

    rows: tuple[RowCount, ...]
    copies: tuple[CopyMade, ...]
    cleared: bool
    note: str
