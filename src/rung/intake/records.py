"""The records of a delimited file with their exact places, cells as Python's csv module reads them (strict)."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass

from rung.errors import InputError
from rung.intake.lines import line_number

DELIMITERS = (",", ";", "\t", "|")
_NEXT_STEP = "Mend that row and try again; nothing was taken from the file."


@dataclass(frozen=True, slots=True)
class Record:
    """One record: `row` counts records from 1 (the header is row 1), the span is without the line break."""

    row: int
    start: int
    end: int
    cells: tuple[str, ...]


def records_of(text: str, delimiter: str) -> list[Record]:
    """Return every record, blank lines included (they have no cells).

    Raises `InputError` naming the row for a NUL, for quotes that do not close, and for text behind a closing quote.
    """
    refuse_nul(text, delimiter)
    spans = record_spans(text, delimiter)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    records: list[Record] = []
    try:
        for cells in reader:
            start, end = spans[len(records)] if len(records) < len(spans) else (len(text), len(text))
            records.append(Record(len(records) + 1, start, end, tuple(cells)))
    except csv.Error as error:
        start = spans[min(len(records), len(spans) - 1)][0]
        raise _bad_row(len(records) + 1, line_number(text, start), f"cannot be read: {error}") from error
    if len(records) != len(spans):
        raise _bad_row(len(records), line_number(text, records[-1].start if records else 0), "has stray quotes")
    return records


def record_spans(text: str, delimiter: str) -> list[tuple[int, int]]:
    """Return the span of each record: a quote opens at a cell's start, and line breaks inside quotes end nothing."""
    boundary = re.compile(rf'"|\r\n?|\n|{re.escape(delimiter)}')
    spans: list[tuple[int, int]] = []
    start = 0
    at = 0
    cell = 0
    while found := boundary.search(text, at):
        mark = found.group()
        at = found.end()
        if mark == '"':
            if found.start() == cell:
                at = _closing(text, at)
        elif mark == delimiter:
            cell = at
        else:
            spans.append((start, found.start()))
            start = cell = at
    if start < len(text):
        spans.append((start, len(text)))
    return spans


def _closing(text: str, at: int) -> int:
    """Return the offset behind the quote that closes the cell; a doubled quote closes nothing."""
    while (at := text.find('"', at)) >= 0:
        if text[at + 1 : at + 2] != '"':
            return at + 1
        at += 2
    return len(text)


def refuse_nul(text: str, delimiter: str = ",") -> None:
    """Raise `InputError` naming the row of the first NUL in a delimited file."""
    position = text.find("\0")
    if position >= 0:
        row = len(record_spans(text[:position], delimiter)) or 1
        raise _bad_row(row, line_number(text, position), "holds a zero byte (NUL), which no CSV file has")


def refuse_ragged(records: list[Record], text: str) -> None:
    """Raise `InputError` naming the first record that has another number of cells than the first one."""
    filled = [record for record in records if record.cells]
    for record in filled:
        if len(record.cells) != len(filled[0].cells):
            raise _bad_row(
                record.row,
                line_number(text, record.start),
                f"has {len(record.cells)} cells where row {filled[0].row} has {len(filled[0].cells)}",
            )


def _bad_row(row: int, line: int, problem: str) -> InputError:
    return InputError(f"Row {row} (line {line}) {problem}.", _NEXT_STEP)
