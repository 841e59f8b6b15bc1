"""An item's text cut where evidence begins and ends, so that nested and overlapping quotes can all be shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rung.models import Match


@dataclass(frozen=True)
class Mark:
    """One match's quote as a stretch of its item: which expectation, which area's tone, and how sure."""

    code: str
    tone: int
    related: bool
    start: int
    end: int


@dataclass(frozen=True)
class Segment:
    """A stretch of text, the marks that lie over it, and those that end with it. Segments joined give the text."""

    text: str
    marks: tuple[Mark, ...] = ()
    ends: tuple[Mark, ...] = ()


def marks_of(matches: Sequence[Match], tones: dict[str, int]) -> tuple[Mark, ...]:
    """Return a mark for each match, in the order of the matches; `tones` is by expectation code."""
    return tuple(
        Mark(
            code=m.expectation,
            tone=tones.get(m.expectation, 0),
            related=m.verdict == "related",
            start=m.quote.start,
            end=m.quote.end,
        )
        for m in matches
    )


def segments(text: str, marks: Sequence[Mark]) -> tuple[Segment, ...]:
    """Return the text cut at every mark's start and end; joined, the segments are the text again.

    Marks outside the text, or empty ones, are left out: a quote that is not in its item is not shown.
    """
    inside = [m for m in marks if 0 <= m.start < m.end <= len(text)]
    cuts = sorted({0, len(text)} | {m.start for m in inside} | {m.end for m in inside})
    return tuple(
        Segment(
            text=text[start:end],
            marks=tuple(m for m in inside if m.start <= start and end <= m.end),
            ends=tuple(m for m in inside if m.end == end),
        )
        for start, end in pairwise(cuts)
    )
