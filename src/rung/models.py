"""The nouns of Rung, as frozen models. Nothing here computes more than a look-up.

Offsets are counted in characters (Unicode code points), end exclusive. Sources: the packet shape is
`rung.packet/1` (docs/packet.md); verdicts and strengths follow the labelling guide (evals/labelling-guide.md).
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from rung.vocabulary import (
    Audience,
    ClaimStatus,
    GapKind,
    InputFormat,
    LeftOutKind,
    MadeBy,
    Strength,
    Verdict,
)  # fmt: skip

PACKET_SCHEMA: Literal["rung.packet/1"] = "rung.packet/1"

Probability = Annotated[float, Field(ge=0.0, le=1.0)]


class Model(BaseModel):
    """The base of every boundary model: frozen, and closed to unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


# ---- the ladder ---------------------------------------------------------------------------------


class Expectation(Model):
    """One expectation of a level, with its stable code (`TM1`) and the line it stands on."""

    code: str
    area: str
    text: str
    line: int = Field(ge=1)


class Example(Model):
    """One example sentence of an area. It illustrates; it is never anyone's evidence."""

    area: str
    text: str
    line: int = Field(ge=1)


class Attribute(Model):
    """One attribute of a level, such as `Impact Radius`: `Peers (2-5).`"""

    name: str
    value: str


class Area(Model):
    """A competency area: its initials (`TM`), name, emoji, expectations and examples, in ladder order."""

    code: str
    name: str
    emoji: str
    expectations: tuple[Expectation, ...]
    examples: tuple[Example, ...]


class Ladder(Model):
    """One level of a career ladder. `sha256` is that of the Markdown file's bytes."""

    id: str
    level: str
    title: str
    summary: str
    attributes: tuple[Attribute, ...]
    areas: tuple[Area, ...]
    sha256: str

    @property
    def expectations(self) -> tuple[Expectation, ...]:
        """All expectations in ladder order."""
        return tuple(e for area in self.areas for e in area.expectations)

    @property
    def examples(self) -> tuple[Example, ...]:
        """All example sentences in ladder order."""
        return tuple(e for area in self.areas for e in area.examples)

    @property
    def codes(self) -> tuple[str, ...]:
        """The expectation codes in ladder order."""
        return tuple(e.code for e in self.expectations)

    def expectation(self, code: str) -> Expectation:
        """Return the expectation with this code; `KeyError` when the ladder has none."""
        for expectation in self.expectations:
            if expectation.code == code:
                return expectation
        raise KeyError(code)

    def area_of(self, code: str) -> Area:
        """Return the area that holds this expectation code; `KeyError` when none does."""
        for area in self.areas:
            if any(e.code == code for e in area.expectations):
                return area
        raise KeyError(code)


class LadderRef(Model):
    """Which ladder a result was made with."""

    id: str
    level: str
    sha256: str


# ---- notes --------------------------------------------------------------------------------------


class Span(Model):
    """A stretch of text: `start` inclusive, `end` exclusive, in characters."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)

    @model_validator(mode="after")
    def _ordered(self) -> Span:
        if self.end < self.start:
            raise ValueError(f"a span ends before it starts: {self.start}..{self.end}")
        return self


class Accomplishment(Model):
    """One item of the notes: its id, verbatim text and where it stands in the source.

    `date` and `author` are set when the source gives them. `also` holds the spans of near-duplicates that
    were merged into this item; `label` is what the source itself calls it (a ticket key, a heading).
    """

    id: str = Field(min_length=1)
    text: str = Field(min_length=1)
    source: Span
    date: dt.date | None = None
    author: str | None = None
    label: str | None = None
    also: tuple[Span, ...] = ()


class Cycle(Model):
    """A review cycle: its first and last day."""

    start: dt.date
    end: dt.date

    @model_validator(mode="after")
    def _ordered(self) -> Cycle:
        if self.end < self.start:
            raise ValueError(f"a cycle ends before it starts: {self.start}..{self.end}")
        return self


class LeftOut(Model):
    """A stretch of the source that is not an item, and why it was left out."""

    text: str
    reason: str
    kind: LeftOutKind
    source: Span


class SourceRef(Model):
    """Where a packet's notes came from: a file's name (never its path), its shape and its hash."""

    name: str
    format: InputFormat
    sha256: str


class Note(Model):
    """The notes as read: the decoded text, with the name, shape and encoding they had."""

    text: str
    name: str
    format: InputFormat
    encoding: str
    sha256: str


class Intake(Model):
    """What intake made of a note: items and left-out stretches, in source order, covering all but white space.

    Every character of `note.text` lies in exactly one of: an item's `source` or `also`, a left-out stretch, or
    a separator (white space and the marks that the format puts between items).
    """

    note: Note
    items: tuple[Accomplishment, ...]
    left_out: tuple[LeftOut, ...]
    separators: tuple[Span, ...] = ()


# ---- matches ------------------------------------------------------------------------------------


class Quote(Model):
    """A verbatim span of an item's text: `item.text[start:end] == text`."""

    text: str = Field(min_length=1)
    start: int = Field(ge=0)
    end: int = Field(ge=1)


class Match(Model):
    """An item's evidence for one expectation. `missing` names the one fact that a `related` match lacks."""

    expectation: str
    verdict: Verdict
    strength: Strength
    confidence: Probability
    quote: Quote
    missing: str | None = None
    made_by: MadeBy = "engine"


class Item(Accomplishment):
    """An accomplishment with its matches, best first. `unscored` says why an engine gave no answer."""

    matches: tuple[Match, ...] = ()
    unscored: str | None = None


# ---- gaps and drafts ----------------------------------------------------------------------------


class Gap(Model):
    """What the notes do not show. `expectation` is None for a gap of a whole area; `items` are those concerned."""

    kind: GapKind
    area: str
    expectation: str | None
    message: str
    question: str
    items: tuple[str, ...] = ()


class Claim(Model):
    """One sentence of a draft, the items it rests on, and whether it is traced to them."""

    text: str = Field(min_length=1)
    items: tuple[str, ...]
    expectations: tuple[str, ...] = ()
    status: ClaimStatus
    reasons: tuple[str, ...] = ()


class Section(Model):
    """One area of a draft: its claims, strongest evidence first, and what is still to be asked."""

    area: str
    claims: tuple[Claim, ...] = ()
    questions: tuple[str, ...] = ()


class Draft(Model):
    """A review draft for one audience. It is `ready` only when no claim is blocked."""

    audience: Audience
    sections: tuple[Section, ...]
    questions: tuple[str, ...] = ()

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims in reading order."""
        return tuple(c for s in self.sections for c in s.claims)

    def count(self, status: ClaimStatus) -> int:
        """Return how many claims have this status."""
        return sum(c.status == status for c in self.claims)

    @property
    def ready(self) -> bool:
        """True when no claim is blocked."""
        return self.count("blocked") == 0


class EngineStamp(Model):
    """Which engine made a result: its name and version, its model and prompt when it has them.

    `calibrated` is False where its confidences mean nothing (another ladder than it learned); `note` says so.
    """

    name: str
    version: str
    model: str | None = None
    model_sha256: str | None = None
    prompt: str | None = None
    calibrated: bool = True
    note: str | None = None


class Packet(Model):
    """The one document everything shares: items with matches, what was left out, gaps and a draft."""

    schema_id: Literal["rung.packet/1"] = Field(default=PACKET_SCHEMA, alias="schema")
    ladder: LadderRef
    engine: EngineStamp
    source: SourceRef | None = None
    items: tuple[Item, ...]
    left_out: tuple[LeftOut, ...] = ()
    gaps: tuple[Gap, ...] = ()
    draft: Draft | None = None

    def item(self, item_id: str) -> Item:
        """Return the item with this id; `KeyError` when the packet has none."""
        for item in self.items:
            if item.id == item_id:
                return item
        raise KeyError(item_id)

    def to_json(self, indent: int | None = 2) -> str:
        """Return the `rung.packet/1` document as UTF-8 text."""
        return self.model_dump_json(by_alias=True, indent=indent)
