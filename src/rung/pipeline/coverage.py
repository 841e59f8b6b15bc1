"""Which expectations have evidence, at what best strength, and from which months: the grid people look at."""

from __future__ import annotations

from collections.abc import Sequence

from rung.models import Item, Ladder, Model, Strength
from rung.pipeline.evidence import STRENGTHS, evidence_for, ids, related_to


class Cell(Model):
    """One expectation's evidence, under its area's name. `months` are `YYYY-MM`; `best` is None without evidence."""

    expectation: str
    area: str
    best: Strength | None
    items: tuple[str, ...]
    related: tuple[str, ...]
    months: tuple[str, ...]


class Coverage(Model):
    """All expectations of a ladder in its order, and the items that are evidence for none of them."""

    cells: tuple[Cell, ...]
    unplaced: tuple[str, ...]

    def cell(self, code: str) -> Cell:
        """Return the cell of this expectation; `KeyError` when there is none."""
        for cell in self.cells:
            if cell.expectation == code:
                return cell
        raise KeyError(code)


def coverage(items: Sequence[Item], ladder: Ladder) -> Coverage:
    """Return which items are evidence for which expectation. It counts nothing as merit and compares nobody."""
    cells = tuple(_cell(items, e.code, area.name) for area in ladder.areas for e in area.expectations)
    placed = {item_id for cell in cells for item_id in cell.items}
    return Coverage(cells=cells, unplaced=tuple(i.id for i in items if i.id not in placed))


def _cell(items: Sequence[Item], code: str, area: str) -> Cell:
    evidence = evidence_for(items, [code])
    strengths = {e.match.strength for e in evidence}
    return Cell(
        expectation=code,
        area=area,
        best=next((s for s in STRENGTHS if s in strengths), None),
        items=ids(evidence),
        related=related_to(items, code),
        months=tuple(sorted({e.item.date.strftime("%Y-%m") for e in evidence if e.item.date is not None})),
    )
