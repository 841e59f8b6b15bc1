"""Evidence, looked up by expectation and by area. Only `demonstrates` matches are evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rung.models import Item, Ladder, Match, Strength

STRENGTHS: tuple[Strength, ...] = ("strong", "moderate", "weak")


@dataclass(frozen=True)
class Evidence:
    """One item's `demonstrates` match for one expectation."""

    item: Item
    match: Match


def natural(item_id: str) -> tuple[tuple[int, int, str], ...]:
    """Return a key that sorts ids as people count them: `i2` before `i10`."""
    parts = re.findall(r"\d+|\D+", item_id)
    return tuple((0, int(p), p) if p.isdecimal() else (1, 0, p) for p in parts)


def evidence_for(items: Sequence[Item], codes: Sequence[str]) -> tuple[Evidence, ...]:
    """Return each item that demonstrates one of these expectations, once, with its strongest match, by id."""
    wanted = set(codes)
    found: list[Evidence] = []
    for item in items:
        matches = [m for m in item.matches if m.verdict == "demonstrates" and m.expectation in wanted]
        if matches:
            found.append(Evidence(item, min(matches, key=lambda m: STRENGTHS.index(m.strength))))
    return tuple(sorted(found, key=lambda e: natural(e.item.id)))


def evidencing(items: Sequence[Item], ladder: Ladder) -> tuple[Evidence, ...]:
    """Return each item that demonstrates any expectation of the ladder, once, with its strongest match, by id."""
    return evidence_for(items, ladder.codes)


def related_to(items: Sequence[Item], code: str) -> tuple[str, ...]:
    """Return the ids of the items that are related to this expectation but do not demonstrate it, by id."""
    near = [i.id for i in items if any(m.expectation == code and m.verdict == "related" for m in i.matches)]
    shown = {e.item.id for e in evidence_for(items, [code])}
    return tuple(sorted(set(near) - shown, key=natural))


def filed_under(item: Item, ladder: Ladder) -> str | None:
    """Return the expectation an item is mainly evidence for: its first `demonstrates` match's, or None."""
    known = set(ladder.codes)
    return next((m.expectation for m in item.matches if m.verdict == "demonstrates" and m.expectation in known), None)


def ids(evidence: Sequence[Evidence]) -> tuple[str, ...]:
    """Return the item ids in the order given."""
    return tuple(e.item.id for e in evidence)
