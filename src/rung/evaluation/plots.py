"""Inline SVG for the report: no script, no font and no image from anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from rung.evaluation.results import Bin, ConfusionRow

_SIZE, _LEFT, _BOTTOM = 280, 40, 34
_CELL, _LABEL = 24, 40


def reliability_plot(bins: Sequence[Bin]) -> str:
    """Return the reliability plot: said confidence across, share that was right up; a dot's area is how many."""
    width, height = _LEFT + _SIZE + 10, _SIZE + _BOTTOM + 10
    most = max((b.matches for b in bins), default=0) or 1
    parts = [
        f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        'aria-label="Reliability plot: confidence against the share of matches that were right">',
        f'<rect x="{_LEFT}" y="5" width="{_SIZE}" height="{_SIZE}" class="frame"/>',
        f'<line x1="{_LEFT}" y1="{5 + _SIZE}" x2="{_LEFT + _SIZE}" y2="5" class="ideal"/>',
    ]
    for share in (0.0, 0.5, 1.0):
        x, y = _LEFT + share * _SIZE, 5 + (1 - share) * _SIZE
        parts.append(f'<text x="{x:.0f}" y="{_SIZE + 20}" text-anchor="middle">{share:.0%}</text>')
        parts.append(f'<text x="{_LEFT - 5}" y="{y + 4:.0f}" text-anchor="end">{share:.0%}</text>')
    for b in bins:
        if b.confidence is None or b.right is None:
            continue
        radius = 3 + 9 * (b.matches / most) ** 0.5
        parts.append(
            f'<circle cx="{_LEFT + b.confidence * _SIZE:.1f}" cy="{5 + (1 - b.right) * _SIZE:.1f}" r="{radius:.1f}" '
            f'class="dot"><title>said {b.confidence:.0%}, right {b.right:.0%}, {b.matches} matches</title></circle>'
        )
    parts.append(f'<text x="{_LEFT + _SIZE / 2}" y="{height - 4}" text-anchor="middle">confidence</text></svg>')
    return "".join(parts)


def confusion_matrix(columns: Sequence[str], rows: Sequence[ConfusionRow]) -> str:
    """Return the confusion matrix: labelled primary down, first given code across, darker for more."""
    size = _LABEL + _CELL * len(columns) + 5
    parts = [
        f'<svg viewBox="0 0 {size} {size}" width="{size}" height="{size}" role="img" '
        'aria-label="Confusion matrix: labelled primary in rows, first given expectation in columns">'
    ]
    for n, name in enumerate(columns):
        at = _LABEL + n * _CELL + _CELL / 2
        parts.append(f'<text x="{at:.0f}" y="{_LABEL - 8}" text-anchor="middle" class="small">{escape(name)}</text>')
        parts.append(f'<text x="{_LABEL - 5}" y="{at + 4:.0f}" text-anchor="end" class="small">{escape(name)}</text>')
    for y, row in enumerate(rows):
        total = sum(row.given)
        for x, count in enumerate(row.given):
            shade = count / total if total else 0.0
            kind = "right" if x == y else "wrong"
            left, top = _LABEL + x * _CELL, _LABEL + y * _CELL
            parts.append(
                f'<rect x="{left}" y="{top}" width="{_CELL - 1}" height="{_CELL - 1}" class="{kind}" '
                f'fill-opacity="{shade:.2f}"><title>labelled {escape(row.expected)}, given {escape(columns[x])}: '
                f"{count}</title></rect>"
            )
            if count:
                middle = left + _CELL / 2 - 0.5
                parts.append(f'<text x="{middle:.1f}" y="{top + 16}" text-anchor="middle" class="small">{count}</text>')
    return "".join(parts) + "</svg>"
