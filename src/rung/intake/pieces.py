"""Pieces: how a shape cuts a note, and how the cuts become an `Intake` that covers every character.

A shape says what each stretch is. Whatever it says nothing about is a separator when it holds no letter and no
digit; otherwise it is listed as left out, so that a shape's oversight is seen and never a loss.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from rung.models import Accomplishment, Intake, LeftOut, LeftOutKind, Note, Span

PieceKind = Literal["item", "mark"] | LeftOutKind


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the source and what it is: an item, a mark (a separator), or left out for a reason.

    `text` is set where the item's text is not the slice itself (a table's cells, a JSON string). `key` is the
    source's own name for a record; records with different keys are different accomplishments.
    """

    start: int
    end: int
    kind: PieceKind
    reason: str = ""
    text: str | None = None
    key: str | None = None
    date: dt.date | None = None
    author: str | None = None
    label: str | None = None
    also: tuple[Span, ...] = ()


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without the white space at its ends."""
    stretch = text[start:end]
    kept = stretch.strip()
    if not kept:
        return start, start
    start += len(stretch) - len(stretch.lstrip())
    return start, start + len(kept)


def has_words(text: str) -> bool:
    """Return True when the text holds a letter or a digit."""
    return any(character.isalnum() for character in text)


def covering(text: str, pieces: Iterable[Piece]) -> list[Piece]:
    """Return pieces, in source order, that cover the text without a hole or an overlap.

    Pieces are trimmed of white space (records are kept whole); holes become marks, or are left out as metadata
    when they hold words.
    """
    covered: list[Piece] = []
    at = 0
    for piece in sorted(pieces, key=lambda p: (p.start, p.end)):
        start, end = (piece.start, piece.end) if piece.text is not None else trimmed(text, piece.start, piece.end)
        if start == end:
            continue
        assert start >= at, f"two pieces overlap at {start}"
        covered.extend(_hole(text, at, start))
        covered.append(piece if (start, end) == (piece.start, piece.end) else replace(piece, start=start, end=end))
        at = end
    covered.extend(_hole(text, at, len(text)))
    return covered


def _hole(text: str, start: int, end: int) -> list[Piece]:
    if start == end:
        return []
    if not has_words(text[start:end]):
        return [Piece(start, end, "mark")]
    inner_start, inner_end = trimmed(text, start, end)
    whole = [Piece(inner_start, inner_end, "metadata", "It could not be told what this is.")]
    if start < inner_start:
        whole.insert(0, Piece(start, inner_start, "mark"))
    if inner_end < end:
        whole.append(Piece(inner_end, end, "mark"))
    return whole


def intake_of(note: Note, pieces: list[Piece]) -> Intake:
    """Return the intake that these covering pieces describe.

    An item is called by its key when every item has one and no two share it, and `i1`, `i2` … otherwise.
    """
    found = [p for p in pieces if p.kind == "item"]
    keys = [p.key for p in found]
    keyed = all(keys) and len(set(keys)) == len(keys)
    items = tuple(
        Accomplishment(
            id=p.key if keyed and p.key else f"i{number}",
            text=p.text if p.text is not None else note.text[p.start : p.end],
            source=Span(start=p.start, end=p.end),
            date=p.date,
            author=p.author,
            label=p.label,
            also=p.also,
        )
        for number, p in enumerate(found, 1)
    )
    left_out = tuple(
        LeftOut(text=note.text[p.start : p.end], reason=p.reason, kind=p.kind, source=Span(start=p.start, end=p.end))
        for p in pieces
        if p.kind not in ("item", "mark")
    )
    return Intake(note=note, items=items, left_out=left_out, separators=_separators(pieces))


def _separators(pieces: list[Piece]) -> tuple[Span, ...]:
    joined: list[tuple[int, int]] = []
    for piece in pieces:
        if piece.kind != "mark":
            continue
        if joined and joined[-1][1] == piece.start:
            joined[-1] = (joined[-1][0], piece.end)
        else:
            joined.append((piece.start, piece.end))
    return tuple(Span(start=start, end=end) for start, end in joined)
