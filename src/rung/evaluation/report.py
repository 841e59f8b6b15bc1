"""Results in the terminal: short, with intervals. No text of a case is printed without its control characters shown."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from rung.evaluation.agreement import Agreement
from rung.evaluation.compare import Comparison
from rung.evaluation.page import number
from rung.evaluation.results import EvalResult, Metric

_FLIPS_SHOWN = 40
_WIDTH = 72


def print_result(result: EvalResult, console: Console) -> None:
    """Print a result's numbers, the weakest expectations, and what to do to see the cases."""
    engine = result.engine
    model = f", model {engine.model} {(engine.model_sha256 or '')[:12]}" if engine.model else ""
    console.print(
        Text(f"{engine.name} {engine.version}{model} on {result.split}, {result.seconds:.1f} s. Intervals hold 95%.")
    )
    if result.mapping:
        wrong = sum(r.unscored is None and not r.right for r in result.mapping.records)
        _numbers(f"Mapping: {len(result.mapping.records)} items, {wrong} not exactly as labelled",
                 result.mapping.metrics, console)  # fmt: skip
        weakest = sorted(
            (r for r in result.mapping.per_code if r.f1.value is not None), key=lambda r: r.f1.value or 0.0
        )[:5]
        if weakest:
            shown = ", ".join(f"{r.code} {r.f1.value:.2f}" for r in weakest)
            console.print(Text(f"Weakest expectations by F1: {shown}"))
    if result.gaps:
        _numbers(f"Gaps: {len(result.gaps.records)} packets", result.gaps.metrics, console)
    if result.robustness:
        _numbers("Robustness: share of mappings changed", (t.changed for t in result.robustness.trials), console)
    if result.unscored:
        console.print(Text(f"{result.unscored} unscored: the engine gave no usable answer. They are in no number."))


def print_comparison(comparison: Comparison, console: Console) -> None:
    """Print the differences with their intervals, and the cases that flipped."""
    first, second = comparison.first, comparison.second
    console.print(
        Text(
            f"A: {first.name} {first.version} {(first.model_sha256 or '')[:12]}\n"
            f"B: {second.name} {second.version} {(second.model_sha256 or '')[:12]}\n"
            f"{comparison.cases} items and {comparison.packets} packets that both scored."
            + ("" if comparison.same_data else " The case files differ between the runs.")
            + (f" {len(comparison.left_out)} cases left out." if comparison.left_out else "")
        )
    )
    table = Table("Number", "A", "B", "B - A [95%]", "", box=None, pad_edge=False)
    for change in comparison.changes:
        interval = "" if change.low is None or change.high is None else f" [{change.low:+.3f}, {change.high:+.3f}]"
        table.add_row(
            change.name,
            _value(change.first),
            _value(change.second),
            "" if change.difference is None else f"{change.difference:+.3f}{interval}",
            "clear" if change.clear else "",
        )
    console.print(table)
    better = sum(flip.now_right for flip in comparison.flips)
    console.print(Text(f"{better} cases became right, {len(comparison.flips) - better} became wrong."))
    for flip in comparison.flips[:_FLIPS_SHOWN]:
        mark = "+" if flip.now_right else "-"
        console.print(
            Text(f"{mark} {flip.id}  labelled {_codes(flip.expected)}: A {_codes(flip.first)}, B {_codes(flip.second)}")
        )
        console.print(Text(f"    {_shown(flip.text)}"), style="dim")
    if len(comparison.flips) > _FLIPS_SHOWN:
        console.print(Text(f"… and {len(comparison.flips) - _FLIPS_SHOWN} more: --json FILE has them all."))


def print_agreement(agreement: Agreement, console: Console) -> None:
    """Print how far two labellings agree."""
    _numbers(f"Second labelling against the first: {agreement.items} items", agreement.metrics, console)
    console.print(
        Text(
            f"Krippendorff's alpha over sets (MASI): expectations {_value(agreement.alpha_masi)}, "
            f"areas {_value(agreement.alpha_area_masi)}"
        )
    )
    table = Table("Code", "First", "Second", "Both", "F1", "Alpha", box=None, pad_edge=False)
    for row in agreement.per_code:
        table.add_row(
            row.code, str(row.first), str(row.second), str(row.both), _value(row.f1), _value(row.alpha)
        )  # fmt: skip
    console.print(table)
    console.print(Text(f"{len(agreement.disagreements)} disagreements:"))
    for item in agreement.disagreements:
        console.print(Text(f"  {item.id}: {_codes(item.first)} / {_codes(item.second)}"))


def _numbers(title: str, metrics: Iterable[Metric], console: Console) -> None:
    console.print(Text(f"\n{title}", style="bold"))
    table = Table("Number", "Value [95%]", "Counted", box=None, pad_edge=False)
    for metric in metrics:
        table.add_row(metric.name, Text(number(metric)), str(metric.counted))
    console.print(table)


def _value(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _codes(codes: tuple[str, ...]) -> str:
    return ", ".join(codes) or "nothing"


def _shown(text: str) -> str:
    line = "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in " ".join(text.split()))
    return line if len(line) <= _WIDTH else f"{line[: _WIDTH - 1]}…"
