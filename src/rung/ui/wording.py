"""The words the app uses for the closed sets: verdicts, strengths, gap kinds, claim status, shapes of notes."""

from __future__ import annotations

import datetime as dt

from rung.models import EngineStamp, Match
from rung.vocabulary import ClaimStatus, GapKind, InputFormat, Strength, Verdict

VERDICTS: dict[Verdict, str] = {"demonstrates": "Evidence for", "related": "Related to"}

STRENGTHS: dict[Strength, str] = {
    "strong": "Strong: specific, with an outcome",
    "moderate": "Moderate: specific, but the outcome or your own part is not said",
    "weak": "Weak: named, nothing specific",
}

GAPS: dict[GapKind, str] = {
    "missing": "Not recorded",
    "thin": "Little recorded",
    "stale": "One part of the cycle only",
    "no_outcome": "Outcome not recorded",
    "role_unclear": "Own part unclear",
    "below_scope": "Scope not shown",
}

CLAIMS: dict[ClaimStatus, str] = {"traced": "Traced to your notes", "open": "To confirm", "blocked": "Not supported"}

SHAPES: dict[InputFormat, str] = {
    "bullets": "a list",
    "log": "a dated log",
    "chat": "a chat with names",
    "email": "an e-mail",
    "prose": "paragraphs",
    "csv": "a table (CSV)",
    "jsonl": "JSON lines",
}


def confidence(match: Match, calibrated: bool) -> str:
    """Return how sure the engine is, in words; a person's own mapping says so instead."""
    if match.made_by == "person":
        return "your own mapping"
    if not calibrated:
        return "how sure is not known for this ladder"
    value = match.confidence
    return (
        "Rung is sure" if value >= 0.8 else "Rung is fairly sure" if value >= 0.5 else "Rung is not sure: please check"
    )


def day(date: dt.date) -> str:
    """Return a date as people write it: `12 March 2026`."""
    return f"{date.day} {date:%B %Y}"


def month(text: str) -> str:
    """Return a `YYYY-MM` month as `Mar 2026`."""
    return f"{dt.date.fromisoformat(text + '-01'):%b %Y}"


def listed(words: list[str] | tuple[str, ...]) -> str:
    """Return words as a list in a sentence: `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def count(number: int, one: str, many: str | None = None) -> str:
    """Return `1 item`, `3 items`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def engine(stamp: EngineStamp) -> str:
    """Return the engine's name, version and model as one short phrase."""
    model = f", {stamp.model}" if stamp.model else ""
    return f"{stamp.name} {stamp.version}{model}"


GLOSSARY: tuple[tuple[str, str], ...] = (
    ("Evidence for", "The marked words say something was done that this expectation asks for."),
    ("Related to", "The words come near, but one fact is missing. The card says which."),
    ("Strong", "A specific action, your own part in it, and what came of it."),
    ("Moderate", "A specific action; what came of it, or which part was yours, is not said."),
    ("Weak", "What was done is named, without anything specific."),
    (
        "Sure, fairly sure, not sure",
        "How sure the engine is that the words fit the expectation. It says nothing about you.",
    ),
    ("Named only", "Only weak evidence: the notes name it and say nothing specific."),
    ("Related only", "No evidence, but items that come near."),
    ("Not recorded", "The notes do not say it. It may well have been done."),
    ("Little recorded", "One item alone, or only weak evidence."),
    ("To confirm", "A sentence says something that the notes do not settle. Check it before you use it."),
)
"""What the words on the pages mean, in the order people meet them."""
