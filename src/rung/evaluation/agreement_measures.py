"""The second labelling in the measures of the mapping suite, so that people and engines are compared like with like."""

from __future__ import annotations

from collections.abc import Sequence

from rung.evaluation.bootstrap import Measure, ratio, table
from rung.evaluation.cases import Label
from rung.evaluation.metrics import mapping_measures
from rung.evaluation.results import ItemRecord
from rung.models import Ladder, Match, Quote

_COUNTED = (
    "area_micro_f1", "area_macro_f1", "expectation_micro_f1", "expectation_macro_f1", "exact_match", "primary_top1",
    "empty_precision", "empty_recall", "empty_f1",
)  # fmt: skip


def agreement_measures(first: Sequence[Label], second: Sequence[Label], ladder: Ladder) -> tuple[Measure, ...]:
    """Return the mapping measures with the first labelling as the label and the second as the answer."""
    records = [_record(a, b) for a, b in zip(first, second, strict=True)]
    measures = {m.name: m for m in mapping_measures(records, ladder)}
    same = [(a, b) for a, b in zip(first, second, strict=True) if a.expectations[:1] == b.expectations[:1]]
    strength = table([[a.strength == b.strength, 1.0] for a, b in same], 2)
    meaning = "Items with the same primary (or none) whose strength agrees"
    return (*(measures[name] for name in _COUNTED), Measure("strength_accuracy", meaning, strength, ratio))


def _record(first: Label, second: Label) -> ItemRecord:
    strength = "weak" if second.strength == "none" else second.strength
    quote = Quote(text=second.quote or "-", start=0, end=len(second.quote or "-"))
    given = tuple(
        Match(expectation=c, verdict="demonstrates", strength=strength, confidence=1.0, quote=quote)
        for c in second.expectations
    )
    return ItemRecord(
        id=first.id, text=first.quote or "-", expected=first.expectations, quote=first.quote,
        strength=first.strength, given=given,
    )  # fmt: skip
