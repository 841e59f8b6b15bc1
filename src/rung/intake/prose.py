"""Plain paragraphs."""

from __future__ import annotations

from rung.intake.body import Setting, body_pieces
from rung.intake.lines import lines_of
from rung.intake.pieces import Piece


def prose_pieces(text: str, _author: str | None = None) -> list[Piece]:
    """Return the pieces of plain paragraphs: items are sentences with the ones that continue them."""
    return body_pieces(text, lines_of(text), Setting())
