"""Ladders and findings as a terminal shows them. A file's text is never read as markup or control codes."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rung.ladder.finding import Finding, has_errors
from rung.models import Area, Ladder

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

# Imported where it is used: rich costs more than all else here, and most commands never show a ladder.


def render_ladder(ladder: Ladder) -> RenderableType:
    """Return the ladder as people read it: level, summary, attributes, areas with codes, examples dimmed."""
    from rich.console import Group
    from rich.padding import Padding

    parts: list[RenderableType] = [_text(f"{ladder.level}: {ladder.title}", "bold")]
    if ladder.summary:
        parts += [_text(""), Padding(_text(ladder.summary, "italic"), (0, 0, 0, 2))]
    if ladder.attributes:
        table = _grid()
        for attribute in ladder.attributes:
            table.add_row(_text(attribute.name, "bold"), _text(attribute.value))
        parts += [_text(""), table]
    for area in ladder.areas:
        parts += [_text(""), *_area(area)]
    return Group(*parts)


def render_findings(findings: Sequence[Finding]) -> RenderableType:
    """Return the findings with their lines and what to do, and a last line that says how the check ended."""
    from rich.console import Group

    parts: list[RenderableType] = []
    for finding in findings:
        table = _grid()
        style = "bold red" if finding.severity == "error" else "yellow"
        kind = finding.kind.replace("_", " ")
        table.add_row(_text(f"line {finding.line}"), _text(f"{finding.severity}: {kind}", style))
        table.add_row(_text(""), _text(finding.problem))
        table.add_row(_text(""), _text(finding.what_to_do, "dim"))
        parts.append(table)
    return Group(*parts, _text(_verdict(findings), "bold"))


def _verdict(findings: Sequence[Finding]) -> str:
    errors = sum(f.severity == "error" for f in findings)
    advice = len(findings) - errors
    counted = f"{errors} error{'' if errors == 1 else 's'}, {advice} piece{'' if advice == 1 else 's'} of advice"
    if has_errors(findings):
        return f"This ladder needs work: {counted}."
    return f"This ladder can be used: {counted}." if findings else "This ladder can be used: nothing found."


def _area(area: Area) -> list[RenderableType]:
    expectations = _grid()
    for expectation in area.expectations:
        expectations.add_row(_text(expectation.code, "bold cyan"), _text(expectation.text))
    parts: list[RenderableType] = [_text(f"{area.emoji} {area.name}".strip(), "bold"), expectations]
    if area.examples:
        examples = _grid()
        for example in area.examples:
            examples.add_row(_text("·", "dim"), _text(example.text, "dim"))
        parts += [_text("  Examples", "dim"), examples]
    return parts


def _grid() -> Table:
    from rich.table import Table

    grid = Table.grid(padding=(0, 2), pad_edge=False)
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    return grid


def _text(text: str, style: str = "") -> Text:
    from rich.text import Text

    # An escape sequence in a file would otherwise reach the terminal as a command.
    safe = "".join("\ufffd" if unicodedata.category(c) in ("Cc", "Cs") else c for c in text)
    return Text(safe, style=style)
