"""A dated log: "2026-03-04 did x", "04 Mar: …", "Week 12", or a date alone with its entries under it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from rung.intake import voice
from rung.intake.body import UNTICKED, Setting, is_unticked, meant_break, piece_of
from rung.intake.content import heading_label, is_heading
from rung.intake.dates import TIME, FoundDate, date_at, is_day_first, whole_date, with_years, year_in
from rung.intake.lines import Line, lines_of
from rung.intake.pieces import Piece

_LEAD = re.compile(r"[\s#>*_\[(]*(?:[-+•][ \t]+)?[\s*_\[(]*")
_TAIL = re.compile(r"[\s\])*_:,.|–—-]*")
_CLOCK = re.compile(rf"[\s\[(]*(?:[-+*•][ \t]+)?[\[(]?{TIME}[\])]?[\s:|–—-]+(?=\S)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dated:
    """A line that begins with a date: where the date and the text behind it stand within the line."""

    date: FoundDate
    start: int
    body: int
    heads: bool
    """True when the line dates what is under it: nothing stands behind the date, or it is a Markdown heading."""


def dated_line(line: Line, day_first: bool = False) -> Dated | None:
    """Return how the line is dated, or None when it does not begin with a date."""
    lead = _LEAD.match(line.text)
    at = lead.end() if lead else 0
    alone = whole_date(line.text, day_first)
    if alone is not None and line.text.strip():
        return Dated(alone, at, len(line.text), True)
    found = date_at(line.text, at, day_first)
    if found is None:
        return None
    tail = _TAIL.match(line.text, found.end)
    body = tail.end() if tail else found.end
    if body == found.end and body < len(line.text):
        return None
    marked = line.text.lstrip().startswith("#")
    return Dated(found, found.start, body, marked or body == len(line.text))


def log_pieces(text: str, _author: str | None = None) -> list[Piece]:
    """Return the pieces of a dated log. An entry is one item with the lines indented or carried on under it."""
    lines = lines_of(text)
    day_first = is_day_first(text)
    dated = [dated_line(line, day_first) for line in lines]
    first = next((n for n, mark in enumerate(dated) if mark), len(lines))
    years = [_year(line) if n < first or line.text.startswith("#") else None for n, line in enumerate(lines)]
    days = with_years([mark.date if mark else year for mark, year in zip(dated, years, strict=True)])
    reading = _Log(text, max(len(line.text) for line in lines))
    for line, mark, day in zip(lines, dated, days, strict=True):
        reading.take(line, mark, day)
    reading.close()
    return reading.found


def _year(line: Line) -> FoundDate | None:
    """Return the year that a title or heading names: "Work log, January to June 2025"."""
    year = year_in(line.text)
    return FoundDate(0, 0, year) if year else None


class _Log:
    """One reading of one log, line by line; `entry` is the open item as (start, end, date)."""

    def __init__(self, text: str, width: int) -> None:
        self.text = text
        self.width = width
        self.found: list[Piece] = []
        self.entry: tuple[int, int, dt.date | None] | None = None
        self.indent = 0
        self.before: Line | None = None
        self.heading_day: dt.date | None = None
        self.day: dt.date | None = None
        self.label: str | None = None

    def take(self, line: Line, mark: Dated | None, day: dt.date | None) -> None:
        if line.blank:
            self.before = None
            # A date in front of an entry dates its neighbours up to the next blank line; a heading goes on.
            self.day = self.heading_day
            return
        if mark is not None:
            self._dated(line, mark, day)
        elif not line.bullet and (is_heading(line.text) or self._is_title(line)):
            self.close()
            self.found.append(Piece(line.start, line.end, "heading", "A heading."))
            # A title names the whole log, which says nothing about one entry.
            self.label = heading_label(line.text) if is_heading(line.text) else None
        elif self._carries(line):
            assert self.entry is not None
            self.entry = (self.entry[0], line.end, self.entry[2])
        else:
            self._undated(line)
        self.before = line

    def _is_title(self, line: Line) -> bool:
        """Return True for a short first line that tells no work: "work log, T. Lindqvist, Jan-Jun 2025"."""
        short = len(line.text.split()) <= 10 and not line.text.rstrip().endswith((".", "!", "?"))
        return not self.found and self.entry is None and short and not voice.own_work(line.text)

    def _dated(self, line: Line, mark: Dated, day: dt.date | None) -> None:
        self.close()
        heading = mark.heads and mark.body < len(line.text)
        end = line.end if mark.heads else line.start + mark.date.end
        self._mark(line.start, line.start + mark.start)
        kind = "heading" if heading else "timestamp"
        self.found.append(Piece(line.start + mark.start, end, kind, "The date of what follows."))
        self.day = day
        if mark.heads:
            self.heading_day = day
            self.label = heading_label(line.text[mark.body :]) if heading else None
        else:
            self._open(line, mark.body)

    def _undated(self, line: Line) -> None:
        self.close()
        clock = _CLOCK.match(line.text)
        if clock:
            self.found.append(Piece(line.start, line.start + clock.end(), "timestamp", "The time of the entry."))
            self._open(line, clock.end())
        elif is_unticked(line.text):
            self._mark(line.start, line.start + line.bullet)
            self.found.append(Piece(line.start + line.bullet, line.end, "metadata", UNTICKED))
        else:
            self._mark(line.start, line.start + line.bullet)
            self._open(line, line.bullet)

    def _carries(self, line: Line) -> bool:
        """Return True when the line is more of the open entry."""
        if self.entry is None:
            return False
        content = line.text[line.bullet :].strip()
        if line.bullet:
            return line.indent > self.indent and voice.points_back(content)
        if _CLOCK.match(line.text):
            return False
        if line.indent > self.indent:
            return True
        return self.before is not None and (
            voice.points_back(content) or not meant_break(self.before, line, self.width)
        )

    def _mark(self, start: int, end: int) -> None:
        if start < end:
            self.found.append(Piece(start, end, "mark"))

    def _open(self, line: Line, body: int) -> None:
        self.entry = (line.start + body, line.end, self.day)
        self.indent = line.indent

    def close(self) -> None:
        """End the open entry."""
        if self.entry is not None:
            start, end, day = self.entry
            if self.text[start:end].strip():
                self.found.append(piece_of(self.text, (start, end), Setting(date=day, label=self.label)))
        self.entry = None
