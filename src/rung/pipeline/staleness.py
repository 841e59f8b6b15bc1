"""Evidence that all stands in one part of the cycle. A part is a third of the days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from rung.models import Cycle, Item
from rung.pipeline.evidence import Evidence

SHORTEST = 60
"""Days between the first and the last dated item below which no cycle is read out of the notes."""


def cycle_of(items: Sequence[Item], cycle: Cycle | None = None) -> Cycle | None:
    """Return the cycle given, else the one from the first to the last date of the items, else None.

    None when the dates are fewer than two or span less than 60 days: too short to speak of its parts.
    """
    if cycle is not None:
        return cycle
    dates = [i.date for i in items if i.date is not None]
    if len(dates) < 2 or (max(dates) - min(dates)).days < SHORTEST:
        return None
    return Cycle(start=min(dates), end=max(dates))


def stale(evidence: Sequence[Evidence], cycle: Cycle) -> str | None:
    """Return in words when all dated evidence stands in one third of the cycle, or None.

    None too when fewer than two items are dated inside the cycle: one date is no pattern.
    """
    dates = sorted(d for e in evidence if (d := e.item.date) is not None and cycle.start <= d <= cycle.end)
    parts = {_third(d, cycle) for d in dates}
    if len(dates) < 2 or len(parts) != 1:
        return None
    part = parts.pop()
    before, after = f"before {_day(dates[0])}", f"after {_day(dates[-1])}"
    silence = {0: f"since {_day(dates[-1])}", 1: f"{before} or {after}", 2: before}[part]
    undated = "; other items here carry no date" if any(e.item.date is None for e in evidence) else ""
    return f"dated evidence is from {_months(dates)} only, nothing is recorded {silence}{undated}"


def _third(day: dt.date, cycle: Cycle) -> int:
    length = (cycle.end - cycle.start).days + 1
    return min(2, (day - cycle.start).days * 3 // length)


def _day(day: dt.date) -> str:
    return f"{day.day} {day.strftime('%B %Y')}"


def _months(dates: Sequence[dt.date]) -> str:
    names = list(dict.fromkeys(d.strftime("%B %Y") for d in dates))
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
