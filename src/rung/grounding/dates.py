"""Reading dates, in full or in part, and holding a sentence's dates against the notes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import NamedTuple

from rung.grounding.words import flatten

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), 1
    )
    for name in names.split()
}  # fmt: skip
_DAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tue tues", "wednesday wed weds", "thursday thu thurs", "friday fri", "saturday sat",
        "sunday sun")
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?(?![\w-]*[a-z])"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![\w-]){_YEAR}-(?P<month_number>0[1-9]|1[0-2])(?:-{_DAY})?(?![\w-])",
        rf"(?<![\w.,]){_DAY}(?:\s+of)?\s?{_MONTH}(?:,?\s+{_YEAR})?(?!\w)",
        rf"(?<!\w){_MONTH}(?<!\.)\s+{_DAY}(?![\w%]|[.,]\d|\s?(?:%|k\b))(?:,?\s+{_YEAR})?(?!\w)",
        rf"(?<!\w){_MONTH}\s+{_YEAR}(?!\w)",
        r"(?<!\w)q(?P<quarter>[1-4])(?:\s*/?\s*(?P<year>(?:19|20)\d\d))?(?![\w-])",
        r"(?<!\w)(?P<year>(?:19|20)\d\d)[\s-]?q(?P<quarter>[1-4])(?!\w)",
        rf"(?<!\w){_MONTH}(?!\w)",
        r"(?<!\w)(?P<weekday>" + "|".join(sorted(_DAYS, key=len, reverse=True)) + r")s?(?!\w)",
    )
)
_SLASHED = re.compile(r"(?<![\w/.])(?P<a>\d{1,2})/(?P<b>\d{1,2})(?:/(?P<year>(?:19|20)?\d\d))?(?![\w/])")
_AMBIGUOUS = {"may", "march", "mar", "sat", "sun", "mon", "wed", "fri", "thu", "tue", "dec", "jan", "sep"}
_DATE_LEAD = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|during|of|early|late|mid|last|this|next|through|to|and|on|every)[\s-]+)$",
    re.IGNORECASE,
)


class Date(NamedTuple):
    """A date as far as the text gives it; weekdays count from Monday = 0."""

    text: str
    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    quarter: int | None = None
    weekday: int | None = None

    def within(self, other: Date) -> bool:
        """True when everything this date says is said by the other, or follows from it."""
        pairs = ((self.year, other.year), (self.month, other.month), (self.day, other.day),
                 (self.quarter, other.quarter), (self.weekday, other.weekday))  # fmt: skip
        return all(mine is None or mine == theirs for mine, theirs in pairs)


def dates(text: str) -> tuple[Date, ...]:
    """Return the dates of a text in order. `12/6` is read as 12 June; a fraction is not told apart from it."""
    flat = flatten(text)
    found: list[Date] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(flat):
            if any(match.start() < d.end and d.start < match.end() for d in found) or not _is_date(match, flat):
                continue
            found.append(_date(match))
    return tuple(sorted(found, key=lambda d: d.start))


def slashed(text: str) -> tuple[re.Match[str], ...]:
    """Return the places where a text writes a date or a fraction with a stroke (`12/6`, `3/4`)."""
    return tuple(_SLASHED.finditer(flatten(text)))


def known_dates(texts: Iterable[Date], item_dates: Iterable[dt.date]) -> tuple[Date, ...]:
    """Return the notes' dates, those of the items themselves included, each completed where it can be."""
    own = tuple(item_dates)
    full = [Date("", 0, 0, d.year, d.month, d.day, (d.month - 1) // 3 + 1, d.weekday()) for d in own]
    completed = [_complete(date, own) for date in texts]
    return (*full, *completed)


def _complete(date: Date, own: tuple[dt.date, ...]) -> Date:
    years = {d.year for d in own}
    year = date.year or (years.pop() if len(years) == 1 else None)
    month = date.month
    quarter = date.quarter or ((month - 1) // 3 + 1 if month else None)
    weekday = date.weekday
    if year and month and date.day and weekday is None:
        try:
            weekday = dt.date(year, month, date.day).weekday()
        except ValueError:
            weekday = None
    return date._replace(year=year, quarter=quarter, weekday=weekday)


def _is_date(match: re.Match[str], flat: str) -> bool:
    groups = match.groupdict()
    word = groups.get("month") or groups.get("weekday")
    if word is None or groups.get("day") or groups.get("year"):
        return True
    if word.lower() in _AMBIGUOUS and word.islower():
        return _DATE_LEAD.search(flat[: match.start()]) is not None and word != "may"
    if word in {"May", "March", "Sat", "Sun", "Mark"}:
        before = flat[: match.start()].rstrip()
        return bool(before) and before[-1] not in ".!?:\n"
    return True


def _date(match: re.Match[str]) -> Date:
    groups = match.groupdict()
    month_name, number = groups.get("month"), groups.get("month_number")
    month = _MONTHS[month_name.lower()] if month_name else int(number) if number else None

    def whole(name: str) -> int | None:
        return int(groups[name]) if groups.get(name) else None

    weekday = groups.get("weekday")
    return Date(
        match.group(), match.start(), match.end(), whole("year"), month, whole("day"), whole("quarter"),
        _DAYS[weekday.lower()] if weekday else None,
    )  # fmt: skip
