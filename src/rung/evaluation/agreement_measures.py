"""The second labelling in the measures of the mapping suite, so that people and engines are compared like with like."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

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
    quotes = [(a.quote, b.quote) for a, b in same if a.quote is not None and b.quote is not None]
    return (
        *(measures[name] for name in _COUNTED),
        Measure("strength_accuracy", "Items with the same primary (or none) whose strength agrees", strength, ratio),
        Measure("quote_same", "Quotes of the same primary that are alike to the letter",
                table([[a == b, 1.0] for a, b in quotes], 2), ratio),
        Measure("quote_overlap", "Mean overlap (character IoU) of the quotes of the same primary",
                table([[_overlap(a, b), 1.0] for a, b in quotes], 2), ratio),
    )  # fmt: skip


def _overlap(first: str, second: str) -> float:
    """Return the overlap of two quotes of one text: their longest common run is what both cover."""
    shared = SequenceMatcher(None, first, second, autojunk=False).find_longest_match().size
    return shared / (len(first) + len(second) - shared)


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
