"""Dates as people write them in notes.

Forms: `2026-03-04`, `2026/3/4`, `04 Mar`, `4th of March 2026`, `04/Mar/26`, `Mar 4`, `March 4th, 2026`, `13/04/2026`,
`Week 12`, `2026-W12`, each with a weekday before and a time behind if it likes; `March 2026`, `Q1 2026` and `2026`
as headings, which give a year and no day.

- A numeric date is read the only way it can be (`13/04/2026` is 13 April, `04/13/2026` too). One that can be read
  both ways follows the note's unambiguous ones (`is_day_first`); without any it follows ISO order, month before
  day: `03/04/2026` is 4 March. With dots (`3.4.2026`) the day is first, as nobody writes it otherwise.
- A week is dated by its Monday (ISO 8601).
- A year that the source does not give is taken from a heading above or from the nearest dated entry, and never
  from the clock. Two digits mean this century.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_WEEKDAY = (
    r"(?:(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?"
    r"|sun(?:day)?)\b[.,]?\s+)?"
)
TIME = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?(?:\s?[ap]\.?m\b\.?)?(?:\s?(?:Z|UTC|[+-]\d{2}:?\d{2}))?"
_END = rf"(?:(?:T|,?\s+(?:at\s+)?){TIME})?(?![\w%]|[.,/-]\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"

_FORMS = tuple(
    re.compile(_WEEKDAY + form + _END, re.IGNORECASE)
    for form in (
        r"(?P<year>\d{4})(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})",
        r"(?P<year>\d{4})-?W(?P<week>\d{1,2})",
        rf"{_DAY}[/-]{_MONTH}[/-](?P<year>\d{{4}}|\d{{2}})",
        rf"{_DAY}(?:\s+of)?[\s-]+{_MONTH}\.?(?:,?\s+(?P<year>\d{{4}}))?",
        rf"{_MONTH}\.?\s+{_DAY}(?:,?\s+(?P<year>\d{{4}}))?",
        r"(?P<first>\d{1,2})(?P<sep>[/.])(?P<second>\d{1,2})(?P=sep)(?P<year>\d{4}|\d{2})",
        r"(?:week|wk|cw|kw)\.?\s*(?P<week>\d{1,2})(?:,?\s+(?:of\s+)?(?P<year>\d{4}))?",
        r"w(?P<week>\d{1,2})(?:,?\s+(?P<year>\d{4}))?",
    )
)
_COARSE = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_MONTH}\.?,?\s+(?P<year>\d{{4}})",
        r"(?:[qh][1-4])[\s,/-]*(?P<year>\d{4})",
        r"(?P<year>\d{4})(?:[\s,/-]*(?:[qh][1-4]|\d{2}(?!\d)))?",
    )
)
_LEAD = re.compile(r"\s*(?:week\s+of\s+)?", re.IGNORECASE)
_NUMERIC = re.compile(r"(?<![\d/.])(\d{1,2})/(\d{1,2})/(?:\d{4}|\d{2})(?![\d/])")
_TIME_ONLY = re.compile(rf"\W*{TIME}\W*", re.IGNORECASE)
_YEARS = range(1970, 2100)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date at `start:end` of the text it was found in. `year` is None when the source does not give it."""

    start: int
    end: int
    year: int | None
    month: int | None = None
    day: int | None = None
    week: int | None = None

    @property
    def dated(self) -> bool:
        """True when it says a day or a week, and not only a month, quarter or year."""
        return self.day is not None or self.week is not None

    def on(self, year: int | None = None) -> dt.date | None:
        """Return the day, in this year when the source gives none; None when there is no such day."""
        year = self.year or year
        if year is None:
            return None
        try:
            if self.week is not None:
                return dt.date.fromisocalendar(year, self.week, 1)
            if self.month is not None and self.day is not None:
                return dt.date(year, self.month, self.day)
        except ValueError:
            return None
        return None


def date_at(text: str, position: int = 0, day_first: bool = False) -> FoundDate | None:
    """Return the date that begins at this position (white space and "week of" may precede it), or None."""
    lead = _LEAD.match(text, position)
    begin = lead.end() if lead else position
    for form in _FORMS:
        match = form.match(text, begin)
        if match is not None:
            found = _found(match, day_first)
            # 2024 is a leap year: a day that is not in it is in no year.
            if found is not None and found.on(found.year or 2024) is not None:
                return found
    return None


def _found(match: re.Match[str], day_first: bool) -> FoundDate | None:
    parts = match.groupdict()
    year = int(parts["year"]) if parts.get("year") else None
    if year is not None and year < 100:
        year += 2000
    if year is not None and year not in _YEARS:
        return None
    start, end = match.span()
    if parts.get("week"):
        return FoundDate(start, end, year, week=int(parts["week"]))
    if "first" in parts:
        first, second = int(match["first"]), int(match["second"])
        if first > 12 or (second <= 12 and (day_first or match["sep"] == ".")):
            first, second = second, first
        return FoundDate(start, end, year, month=first, day=second)
    month = parts.get("month")
    if not month:
        return FoundDate(start, end, year)
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    return FoundDate(start, end, year, month=number, day=int(parts["day"]) if parts.get("day") else None)


def whole_date(text: str, day_first: bool = False) -> FoundDate | None:
    """Return the date, month, quarter or year that this text is and nothing else but marks around it; or None."""
    bare = text.strip(" \t#*_-–—=:[]()>|.,")
    found = date_at(bare, 0, day_first)
    if found is not None and found.end == len(bare):
        return found
    for form in _COARSE:
        match = form.fullmatch(bare)
        if match is not None:
            return _found(match, day_first)
    return None


def year_in(text: str) -> int | None:
    """Return the year that a heading names, when it names exactly one."""
    years = {int(y) for y in re.findall(r"(?<![\d./-])((?:19|20)\d{2})(?!\d)", text)}
    return years.pop() if len(years) == 1 else None


def is_time(text: str) -> bool:
    """Return True when the text is a time of day and nothing else."""
    return _TIME_ONLY.fullmatch(text) is not None


def parse_date(text: str, day_first: bool = False) -> dt.date | None:
    """Return the day at the start of a table's cell or a JSON value; None when it names none with its year."""
    found = date_at(text, 0, day_first)
    return found.on() if found is not None else None


def is_day_first(text: str) -> bool:
    """Return True when the numeric dates that can be read one way only put the day first, and none the month."""
    pairs = [(int(a), int(b)) for a, b in _NUMERIC.findall(text)]
    return any(a > 12 for a, _ in pairs) and not any(b > 12 for _, b in pairs)


def with_years(found: Sequence[FoundDate | None]) -> list[dt.date | None]:
    """Return the day of each date, in order; a missing year is the one nearest to the entry or heading before.

    Without one before, the next one after is used; without any, the day is None. "Nearest" carries a log over the
    turn of a year in either direction.
    """
    days: list[dt.date | None] = [None] * len(found)
    for order in (range(len(found)), range(len(found) - 1, -1, -1)):
        known: dt.date | None = None
        year: int | None = None
        for index in order:
            entry = found[index]
            if entry is None:
                continue
            if days[index] is None:
                days[index] = entry.on() or _nearest(entry, known, year)
            if days[index] is not None:
                known, year = days[index], None
            elif entry.year is not None:
                known, year = None, entry.year
    return days


def _nearest(entry: FoundDate, known: dt.date | None, year: int | None) -> dt.date | None:
    if known is None:
        return entry.on(year)
    near = known
    choices = [day for y in (near.year, near.year - 1, near.year + 1) if (day := entry.on(y)) is not None]
    return min(choices, key=lambda day: abs(day - near), default=None)
