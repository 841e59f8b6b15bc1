"""From Markdown to a `Ladder`.

The shape: a first-level heading `L3: Senior Security Engineer`; a quoted summary; a list of attributes with bold
names; then areas as second-level headings, each with a list of expectations and, inside `<details>` or under a
heading `Examples`, a list of examples. Summary, attributes, emoji and examples may be missing.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from rung.errors import InputError, LadderError
from rung.ladder.codes import area_codes
from rung.ladder.finding import Finding, in_order
from rung.ladder.likeness import same_text
from rung.ladder.outline import AreaOutline, Entry, Outline, read_outline
from rung.models import Area, Example, Expectation, Ladder


def read_ladder(path: Path) -> Ladder:
    """Return the ladder in a UTF-8 file; its id is the file's stem, its hash that of the file's bytes.

    Raises `InputError` when the file cannot be read, `LadderError` naming the line when it is not a ladder.
    """
    data = ladder_bytes(path)
    return _build(decode_ladder(data), path.stem, hashlib.sha256(data).hexdigest())


def parse_ladder(text: str, ladder_id: str) -> Ladder:
    """Return the ladder in a Markdown text; its hash is that of the text as UTF-8.

    Raises `LadderError` naming the first line that is not the shape of a ladder.
    """
    return _build(text, ladder_id, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())


def ladder_bytes(path: Path) -> bytes:
    """Return the file's bytes; `InputError` when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            f"The ladder {str(path)!r} cannot be read: {error.strerror or error}.",
            "Check the path and its rights.",
        ) from error


def decode_ladder(data: bytes) -> str:
    """Return the bytes as text, without a byte order mark; `LadderError` names the line of a bad byte."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise LadderError(
            f"The byte 0x{data[error.start]:02x} is not UTF-8.", "Save the file as UTF-8.", line
        ) from error


def repeated_expectations(outline: Outline) -> tuple[Finding, ...]:
    """Return an error for each expectation whose words already stand in the ladder."""
    findings: list[Finding] = []
    seen: dict[str, Entry] = {}
    for entry in (e for area in outline.areas for e in area.expectations):
        first = seen.setdefault(same_text(entry.text), entry)
        if first is not entry:
            findings.append(
                Finding(
                    line=entry.line,
                    kind="duplicate",
                    severity="error",
                    problem=f"The expectation {entry.text!r} already stands on line {first.line}.",
                    what_to_do="Remove one of the two, or say how they differ.",
                )
            )
    return tuple(findings)


def _build(text: str, ladder_id: str, sha256: str) -> Ladder:
    outline = read_outline(text)
    for finding in in_order((*outline.findings, *repeated_expectations(outline))):
        if finding.severity == "error":
            raise LadderError(finding.problem, finding.what_to_do, finding.line)
    codes = area_codes([area.name for area in outline.areas])
    return Ladder(
        id=ladder_id,
        level=outline.level,
        title=outline.title or "",
        summary=" ".join(outline.summary),
        attributes=tuple(outline.attributes),
        areas=tuple(_area(area, code) for area, code in zip(outline.areas, codes, strict=True)),
        sha256=sha256,
    )


def _area(area: AreaOutline, code: str) -> Area:
    return Area(
        code=code,
        name=area.name,
        emoji=area.emoji,
        expectations=tuple(
            Expectation(code=f"{code}{n}", area=code, text=e.text, line=e.line)
            for n, e in enumerate(area.expectations, start=1)
        ),
        examples=tuple(Example(area=code, text=e.text, line=e.line) for e in area.examples),
    )
