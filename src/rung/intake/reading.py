"""Notes as read: bytes or pasted text to a `Note`, with its shape recognised."""

from __future__ import annotations

import hashlib
import re

from rung.errors import InputError
from rung.intake import decoding, records
from rung.intake.lines import line_number
from rung.intake.recognition import recognise
from rung.models import InputFormat, Note


def read_note(data: bytes, name: str, input_format: InputFormat | None = None) -> Note:
    """Return the note that these bytes hold, its text unchanged (line breaks too), its shape by content or as forced.

    `name` is a file's name; a path is cut down to its last part. `sha256` is that of the bytes. Raises `InputError`
    for more than 5 MB, for archives, documents and programs (by content), for a byte that is not text, and for
    a file without text.
    """
    name = _last_part(name)
    decoding.refuse_size(len(data), name)
    decoding.refuse_binary(data, name)
    text, encoding = decoding.decode(data, name)
    note = _note(text, name, encoding, input_format)
    if note.format == "csv":
        records.refuse_nul(text)
    decoding.refuse_nul(data, text, name)
    return note.model_copy(update={"sha256": hashlib.sha256(data).hexdigest()})


def note_from_text(text: str, name: str = "pasted", input_format: InputFormat | None = None) -> Note:
    """Return the note that this text is, its shape by content or as forced; `sha256` is that of its UTF-8 bytes.

    Raises `InputError` for more than 5 MB, for text with half a character (a lone surrogate), and for no text.
    """
    name = _last_part(name)
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(
            f"{name!r} has half a character ({text[error.start]!a}) at offset {error.start}, "
            f"line {line_number(text, error.start)}.",
            "Delete it and paste again.",
        ) from error
    decoding.refuse_size(len(data), name)
    note = _note(text, name, "utf-8", input_format)
    return note.model_copy(update={"sha256": hashlib.sha256(data).hexdigest()})


def refuse_empty(text: str, name: str) -> None:
    """Raise `InputError` when the text is white space only."""
    if not text.strip():
        raise InputError(f"{name!r} has no text.", "Give notes with at least one line about what was done.")


def _note(text: str, name: str, encoding: str, input_format: InputFormat | None) -> Note:
    refuse_empty(text, name)
    shape = input_format or recognise(text, name)
    return Note(text=text, name=name, format=shape, encoding=encoding, sha256="")


def _last_part(name: str) -> str:
    return re.split(r"[/\\]", name)[-1] or "notes"
