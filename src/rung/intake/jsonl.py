"""JSON Lines: each line an object `{"id", "text"}`, one item taken whole: never split, merged or trimmed.

`date` (a day such as `2026-03-04`), `author` and `label` are taken when they are given; other keys are ignored,
so that a file of labelled cases can be read as it is.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import NoReturn, cast

from rung.errors import InputError
from rung.intake.lines import Line, lines_of
from rung.intake.pieces import Piece

_SHAPE = 'Each line must be one object such as {"id": "a1", "text": "what was done"}; nothing was taken from the file.'


@dataclass(frozen=True, slots=True)
class _Row:
    key: str
    text: str
    date: dt.date | None
    author: str | None
    label: str | None


def jsonl_pieces(text: str, author: str | None = None) -> list[Piece]:
    """Return one item for each line, with the id it gives.

    Raises `InputError` naming the line for anything that is not such an object, naming both lines for an id that
    comes twice. With an author, lines that name another are left out.
    """
    pieces: list[Piece] = []
    seen: dict[str, int] = {}
    for line in lines_of(text):
        if line.blank:
            continue
        row = _row(line)
        if row.key in seen:
            raise InputError(
                f"Lines {seen[row.key]} and {line.number} have the same id {row.key!r}.", "Give each line its own id."
            )
        seen[row.key] = line.number
        end = line.start + len(line.text.rstrip())
        start = end - len(line.text.strip())
        if not row.text.strip():
            pieces.append(Piece(start, end, "empty", f"The item {row.key!r} has no text."))
        elif author is not None and row.author is not None and row.author.casefold() != author.casefold():
            reason = f"It is {row.author}'s, not {author}'s."
            pieces.append(Piece(start, end, "other_speaker", reason))
        else:
            pieces.append(Piece(start, end, "item", "", row.text, row.key, row.date, row.author, row.label))
    return pieces


def _row(line: Line) -> _Row:
    try:
        value = json.loads(line.text, object_pairs_hook=_unique, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise InputError(f"Line {line.number} is not JSON: {error}.", _SHAPE) from error
    if not isinstance(value, dict):
        raise InputError(f"Line {line.number} is not a JSON object: {line.text.strip()[:60]!r}.", _SHAPE)
    entry = cast("dict[str, object]", value)
    key = entry.get("id")
    if isinstance(key, int) and not isinstance(key, bool):
        key = str(key)
    if not isinstance(key, str) or not key.strip():
        raise InputError(f"Line {line.number} has no id; it has {key!r}.", _SHAPE)
    text = entry.get("text")
    if not isinstance(text, str):
        raise InputError(f"Line {line.number} (id {key!r}) has no text; it has {text!r}.", _SHAPE)
    _refuse_half_characters(line, key + text)
    return _Row(key, text, _date(line, entry), _optional(line, entry, "author"), _optional(line, entry, "label"))


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key comes twice in one object")
    return found


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON number")


def _optional(line: Line, entry: dict[str, object], name: str) -> str | None:
    value = entry.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise InputError(f"Line {line.number}: {name!r} must be text, it is {value!r}.", _SHAPE)
    _refuse_half_characters(line, value)
    return value.strip() or None


def _date(line: Line, entry: dict[str, object]) -> dt.date | None:
    value = _optional(line, entry, "date")
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value[:10])
    except ValueError as error:
        raise InputError(
            f"Line {line.number}: the date {value!r} is not a day.", "Write it as year-month-day, such as 2026-03-04."
        ) from error


def _refuse_half_characters(line: Line, value: str) -> None:
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(f"Line {line.number} has half a character ({value[error.start]!a}).", _SHAPE) from error
