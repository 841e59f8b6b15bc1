"""From a note to its accomplishments: cut by shape, cover every character, merge what is there twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rung.intake.bullets import bullet_pieces
from rung.intake.chat import chat_pieces
from rung.intake.duplicates import merged
from rung.intake.email import email_pieces
from rung.intake.jsonl import jsonl_pieces
from rung.intake.log import log_pieces
from rung.intake.pieces import Piece, covering, intake_of
from rung.intake.prose import prose_pieces
from rung.intake.reading import refuse_empty
from rung.intake.table import table_pieces
from rung.models import InputFormat, Intake, Note

_SHAPES: Mapping[InputFormat, Callable[[str, str | None], list[Piece]]] = {
    "bullets": bullet_pieces,
    "log": log_pieces,
    "chat": chat_pieces,
    "email": email_pieces,
    "prose": prose_pieces,
    "csv": table_pieces,
    "jsonl": jsonl_pieces,
}


def take_in(note: Note, author: str | None = None) -> Intake:
    """Return the items of a note in source order, with everything that is no item listed as left out.

    The spans of items, their `also`, left-out stretches and separators cover `note.text` exactly and never overlap.
    In text shapes an item's text is its slice of the note; in tables and JSON Lines the span is the whole record.
    `author` says whose review it is, for shapes that name several people; without it the person who tells most of
    their own work (chat) or whom most rows name (tables) is taken. JSON Lines are never merged, so every id stays.

    Raises `InputError` for a note without text, a table or JSON line that cannot be read, an author nobody names.
    """
    refuse_empty(note.text, note.name)
    pieces = covering(note.text, _SHAPES[note.format](note.text, author))
    if note.format != "jsonl":
        pieces = merged(note.text, pieces)
    return intake_of(note, pieces)
