"""What the columns of a table hold: the text, the day, the author, the key, by their heads or by their cells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import fmean

from rung.intake.dates import parse_date
from rung.intake.vocabulary import TEXT_HEADS

_DATE_HEADS = ("resolved", "resolution date", "completed", "done", "date", "day", "when", "week", "updated", "created")
_AUTHOR_HEADS = ("author", "assignee", "who", "owner", "person", "engineer", "employee", "reporter")
_KEY_HEADS = ("id", "key", "issue key", "ticket", "item id")
_LABEL_HEADS = ("project", "category", "area", "theme", "epic", "label", "topic")


@dataclass(frozen=True, slots=True)
class Columns:
    """Where in a record each thing stands; None where a table has no such column."""

    text: tuple[int, ...]
    dates: tuple[int, ...] = ()
    author: int | None = None
    key: int | None = None
    label: int | None = None
    status: int | None = None
    resolution: int | None = None
    jira: bool = False
    headed: bool = True


def folded_head(cell: str) -> str:
    """Return a column head as it is compared: "Issue_Key " and "issue key" are the same."""
    return " ".join(re.sub(r"[^\w&/]+|_", " ", cell).casefold().split())


def is_head(cells: tuple[str, ...]) -> bool:
    """Return True when a first record names columns: known names, or short names that are no data."""
    heads = [folded_head(cell) for cell in cells]
    if any(h in TEXT_HEADS or h in _KEY_HEADS or h in _AUTHOR_HEADS or h in _DATE_HEADS for h in heads):
        return all(len(c) <= 60 and len(c.split()) <= 6 and not c.strip().endswith((".", "!", "?")) for c in cells)
    filled = [cell for cell in cells if cell.strip()]
    return len(filled) > 1 and all(
        len(c) <= 30 and len(c.split()) <= 4 and not c.strip().endswith(".") and not any(x.isdigit() for x in c)
        for c in filled
    )


def columns_of(head: tuple[str, ...], body: list[tuple[str, ...]]) -> Columns:
    """Return what each column holds. Jira's export is known by "Summary" beside a key, a status or an assignee."""
    heads = [folded_head(cell) for cell in head]
    dates = tuple(i for name in _DATE_HEADS for i, h in enumerate(heads) if h == name)
    author = _first(heads, _AUTHOR_HEADS)
    key = _first(heads, ("issue key", "key", "issue id") if "summary" in heads else _KEY_HEADS)
    status = _first(heads, ("status",))
    jira = "summary" in heads and any(h in heads for h in ("issue key", "status", "assignee", "issue type"))
    if jira:
        return Columns(
            text=tuple(i for name in ("summary", "description") if (i := _first(heads, (name,))) is not None),
            dates=tuple(i for n in ("resolved", "updated", "created") if (i := _first(heads, (n,))) is not None),
            author=_first(heads, ("assignee",)),
            key=_first(heads, ("issue key", "key")),
            label=_first(heads, ("issue key", "key")),
            status=status,
            resolution=_first(heads, ("resolution",)),
            jira=True,
        )
    text = tuple(i for i, h in enumerate(heads) if h in TEXT_HEADS)
    taken = {*dates, author, key}
    return Columns(
        text=text or _longest(body, taken, len(head)),
        dates=dates,
        author=author,
        key=key,
        label=_first(heads, _LABEL_HEADS),
    )


def headless_columns(body: list[tuple[str, ...]]) -> Columns:
    """Return what the columns of a table without a head hold, by their cells."""
    width = len(body[0])
    sample = body[:50]
    dates = tuple(i for i in range(width) if all(parse_date(row[i]) is not None for row in sample if row[i].strip()))
    dates = tuple(i for i in dates if any(row[i].strip() for row in sample))
    return Columns(text=_longest(body, set(dates), width), dates=dates, headed=False)


def _first(heads: list[str], names: tuple[str, ...]) -> int | None:
    return next((heads.index(name) for name in names if name in heads), None)


def _longest(body: list[tuple[str, ...]], taken: set[int | None], width: int) -> tuple[int, ...]:
    free = [i for i in range(width) if i not in taken] or list(range(width))
    if not body:
        return (free[0],)
    return (max(free, key=lambda i: fmean(len(row[i]) for row in body)),)
