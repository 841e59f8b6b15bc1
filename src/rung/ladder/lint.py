"""The check of a ladder: what would make it hard to use, and what to do about each thing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from rung.errors import LadderError
from rung.ladder.evidenceable import why_not_evidenceable
from rung.ladder.finding import Finding, FindingKind, Severity, in_order
from rung.ladder.likeness import NEAR, overlap, same_text
from rung.ladder.mojibake import LOST, find_mojibake, repair_mojibake
from rung.ladder.outline import Entry, Outline, read_outline
from rung.ladder.reading import decode_ladder, ladder_bytes, repeated_expectations

NAMED_ATTRIBUTES = ("Planning Horizon", "Impact Radius", "Evaluation", "Responsibility and Direction Needed")
"""The attributes that a level's scope is measured against."""


def lint_ladder(path: Path) -> tuple[Finding, ...]:
    """Return what is wrong with a ladder's file, by line. Raises `InputError` when it cannot be read."""
    data = ladder_bytes(path)
    try:
        text = decode_ladder(data)
    except LadderError as error:
        problem = error.problem
        return (_finding(error.line or 1, "unreadable", "error", problem, error.next_step),)
    return lint_text(text)


def lint_text(text: str) -> tuple[Finding, ...]:
    """Return what is wrong with a ladder's Markdown, by line; empty when nothing is."""
    outline = read_outline(text)
    return in_order(
        (
            *outline.findings,
            *repeated_expectations(outline),
            *_near_duplicates(outline),
            *_repeating_examples(outline),
            *_not_evidenceable(outline),
            *_missing_attributes(outline),
            *_mojibake(text),
        )
    )


def _finding(line: int, kind: FindingKind, severity: Severity, problem: str, what_to_do: str) -> Finding:
    return Finding(line=line, kind=kind, severity=severity, problem=problem, what_to_do=what_to_do)


def _expectations(outline: Outline) -> list[Entry]:
    return [e for area in outline.areas for e in area.expectations]


def _near_duplicates(outline: Outline) -> Iterator[Finding]:
    examples = [e for area in outline.areas for e in area.examples]
    for noun, entries in (("expectation", _expectations(outline)), ("example", examples)):
        for first, second in combinations(entries, 2):
            same = same_text(first.text) == same_text(second.text)
            if same and noun == "expectation":
                continue  # an error already
            if same or overlap(first.text, second.text) >= NEAR:
                yield _finding(
                    second.line,
                    "duplicate",
                    "advice",
                    f"The {noun} {second.text!r} says nearly the same as line {first.line}.",
                    "Merge the two, or say how they differ.",
                )


def _repeating_examples(outline: Outline) -> Iterator[Finding]:
    for example in (e for area in outline.areas for e in area.examples):
        for expectation in _expectations(outline):
            same = same_text(example.text) == same_text(expectation.text)
            if same or overlap(example.text, expectation.text) >= NEAR:
                yield _finding(
                    example.line,
                    "example_repeats_expectation",
                    "error" if same else "advice",
                    f"The example {example.text!r} repeats the expectation on line {expectation.line}.",
                    "Replace it with something a person did that shows the expectation.",
                )


def _not_evidenceable(outline: Outline) -> Iterator[Finding]:
    for expectation in _expectations(outline):
        reason = why_not_evidenceable(expectation.text)
        if reason is not None:
            yield _finding(
                expectation.line,
                "not_evidenceable",
                "advice",
                f"Notes can hardly show {expectation.text!r}: {reason}.",
                "Say what someone at this level does that others can see.",
            )


def _missing_attributes(outline: Outline) -> Iterator[Finding]:
    present = {a.name.casefold() for a in outline.attributes}
    for name in NAMED_ATTRIBUTES:
        if name.casefold() not in present:
            yield _finding(
                outline.line,
                "missing_attribute",
                "advice",
                f"The level has no attribute {name!r}.",
                f"Add '- **{name}**: …' under the summary; without it, scope is measured by less.",
            )


def _mojibake(text: str) -> Iterator[Finding]:
    # The lines of Markdown, as the outline counts them: other Unicode line ends do not count.
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1):
        for run in find_mojibake(line):
            yield _finding(
                number,
                "mojibake",
                "error",
                f"{run.broken!r} is {run.repaired!r} in a wrong encoding.",
                f"Replace the line with: {repair_mojibake(line).strip()}",
            )
        if LOST in line:
            yield _finding(
                number,
                "mojibake",
                "error",
                "A character was lost when this file was saved.",
                f"Type it again where {LOST!r} stands: {line.strip()}",
            )
