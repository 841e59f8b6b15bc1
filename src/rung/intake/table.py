"""Tables: a Jira export or any CSV with a column of text. A record is one item; its span is the whole record."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from rung.intake.authors import Author, given_author
from rung.intake.columns import Columns, columns_of, headless_columns, is_head
from rung.intake.content import never_an_item
from rung.intake.dates import is_day_first, parse_date
from rung.intake.pieces import Piece
from rung.intake.records import DELIMITERS, Record, records_of, refuse_ragged
from rung.intake.vocabulary import DROPPED_STATUSES, OPEN_STATUSES
from rung.models import LeftOutKind


def table_pieces(text: str, author: str | None = None) -> list[Piece]:
    """Return the pieces of a delimited file, all of it or nothing.

    Rows of other people are left out: of others than `author`, or than the person most rows name. So are rows whose
    status says that the work is not finished. Raises `InputError` naming the row for a ragged row, a NUL or quotes
    that do not close.
    """
    delimiter = delimiter_of(text)
    records = records_of(text, delimiter)
    pieces: list[Piece] = []
    rows = [record for record in records if record.cells]
    if rows and text[rows[0].start : rows[0].end].casefold().startswith("sep=") and len(rows) > 1:
        pieces.append(_left(rows.pop(0), "header", "It names the separator."))
    refuse_ragged(rows, text)
    if not rows:
        return pieces
    headed = is_head(rows[0].cells)
    body = [row.cells for row in rows[headed:]]
    columns = columns_of(rows[0].cells, body) if headed else headless_columns(body)
    if headed:
        pieces.append(_left(rows[0], "header", "The names of the columns."))
    me = _author(rows[headed:], columns, author)
    day_first = is_day_first(text)
    pieces.extend(_row(row, columns, me, day_first) for row in rows[headed:])
    return pieces


def delimiter_of(text: str) -> str:
    """Return the mark that stands between the cells of the first record; a comma when none does."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    if first.casefold().startswith("sep=") and first[4:5] in DELIMITERS:
        return first[4:5]
    return max(DELIMITERS, key=lambda mark: _outside_quotes(first, mark))


def _outside_quotes(line: str, mark: str) -> int:
    return sum(part.count(mark) for part in line.split('"')[::2])


def _author(rows: list[Record], columns: Columns, wanted: str | None) -> Author | None:
    if columns.author is None:
        return None
    names = [name for row in rows if (name := row.cells[columns.author].strip())]
    if not names:
        return None
    if wanted is not None:
        return given_author(wanted, dict.fromkeys(names))
    common = Counter(names).most_common(1)[0][0]
    return Author(common, "most rows name this person" if len(set(names)) > 1 else "")


def _left(row: Record, kind: LeftOutKind, reason: str) -> Piece:
    return Piece(row.start, row.end, kind, reason)


def _row(row: Record, columns: Columns, me: Author | None, day_first: bool) -> Piece:
    name = row.cells[columns.author].strip() if columns.author is not None else ""
    if me is not None and name and not me.is_me(name):
        return _left(row, "other_speaker", me.reason(f"{name}'s row"))
    if me is not None and not name and columns.jira:
        return _left(row, "other_speaker", me.reason("The row names nobody"))
    unfinished = _unfinished(row, columns)
    if unfinished is not None:
        return _left(row, "metadata", unfinished)
    text = "\n".join(cell for i in columns.text if (cell := row.cells[i].strip()))
    verdict = never_an_item(text)
    if verdict is not None:
        return _left(row, *verdict)
    return Piece(
        row.start,
        row.end,
        "item",
        text=text,
        key=_cell(row, columns.key),
        date=_day(row, columns, day_first),
        author=name or None,
        label=_cell(row, columns.label),
    )


def _unfinished(row: Record, columns: Columns) -> str | None:
    """Return why the row's status or resolution does not say that it was done, or None."""
    status = _cell(row, columns.status) or ""
    resolution = _cell(row, columns.resolution) or ""
    unfinished = OPEN_STATUSES | DROPPED_STATUSES
    if not status:
        unfinished |= {"unresolved"}
    value = next((value for value in (status, resolution) if value.casefold() in unfinished), None)
    return f"The export calls it {value!r}, not done." if value else None


def _cell(row: Record, column: int | None) -> str | None:
    return (row.cells[column].strip() or None) if column is not None else None


def _day(row: Record, columns: Columns, day_first: bool) -> dt.date | None:
    return next((day for i in columns.dates if (day := parse_date(row.cells[i], day_first)) is not None), None)
