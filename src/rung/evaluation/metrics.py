"""The mapping suite's numbers: which expectations were given, and how right the quote, strength and confidence are.

Only `demonstrates` matches count as given. Unscored items are in no number. Micro pools all codes; macro is the
mean over codes, so that a rare one weighs as much as a frequent one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from rung.evaluation.bootstrap import (
    Formula,
    Measure,
    estimate,
    f1,
    macro,
    micro,
    precision,
    ratio,
    recall,
    table,
)  # fmt: skip
from rung.evaluation.calibration import calibration_measure, reliability
from rung.evaluation.results import CodeRow, ConfusionRow, ItemRecord, MappingPart
from rung.models import Ladder, Match

NOTHING = "-"
_PARTS: tuple[tuple[str, Formula], ...] = (("precision", precision), ("recall", recall), ("f1", f1))
_SPOKEN = {"precision": "precision", "recall": "recall", "f1": "F1"}


def mapping_part(records: Sequence[ItemRecord], ladder: Ladder) -> MappingPart:
    """Return the mapping suite's numbers with intervals, tables and records."""
    scored = [r for r in records if r.unscored is None]
    columns = (*ladder.codes, NOTHING)
    return MappingPart(
        metrics=tuple(estimate(m) for m in mapping_measures(records, ladder)),
        per_code=tuple(_code_row(code, scored) for code in ladder.codes),
        columns=columns,
        confusion=_confusion(scored, columns),
        reliability=reliability(scored),
        records=tuple(records),
    )


def mapping_measures(records: Sequence[ItemRecord], ladder: Ladder) -> tuple[Measure, ...]:
    """Return every measure of the mapping suite over the scored records, in reading order."""
    scored = [r for r in records if r.unscored is None]
    area = {e.code: a.code for a in ladder.areas for e in a.expectations}
    areas = tuple(a.code for a in ladder.areas)
    return (
        *_label_measures("area", _counts(scored, areas, lambda code: area.get(code, code)), "competency areas"),
        *_label_measures("expectation", _counts(scored, ladder.codes, lambda code: code), "expectations"),
        _share("exact_match", "Items given exactly the labelled expectations",
               scored, lambda r: r.right, lambda _: True),
        _share("primary_top1", "Labelled items whose first given expectation is the labelled primary",
               scored, _primary_first, lambda r: bool(r.expected)),
        *_empty_measures(scored),
        _quote_valid(records),
        _quote_overlap(scored),
        _share("strength_accuracy", "Given primaries whose strength is the labelled one",
               scored, _strength_right, lambda r: _primary_match(r) is not None),
        calibration_measure(scored),
    )  # fmt: skip


def quote_overlap(text: str, labelled: str, given: tuple[int, int]) -> float:
    """Return the character intersection over union of a given span with the labelled quote, 0 to 1.

    A quote that occurs more than once in the text counts where the overlap is largest.
    """
    best = 0.0
    start = text.find(labelled)
    while start >= 0:
        end = start + len(labelled)
        shared = max(0, min(end, given[1]) - max(start, given[0]))
        union = (end - start) + (given[1] - given[0]) - shared
        best = max(best, shared / union if union else 0.0)
        start = text.find(labelled, start + 1)
    return best


def _counts(records: Sequence[ItemRecord], names: Sequence[str], of: Callable[[str], str]) -> list[list[float]]:
    """Return a row a record: for each name both, given only, labelled only. A name outside `names` is only given."""
    rows: list[list[float]] = []
    for record in records:
        labelled, given = {of(c) for c in record.expected}, {of(c) for c in record.codes}
        row: list[float] = []
        for name in names:
            row += [name in labelled and name in given, name in given - labelled, name in labelled - given]
        rows.append(row)
    return rows


def _label_measures(level: str, rows: list[list[float]], spoken: str) -> tuple[Measure, ...]:
    width = len(rows[0]) if rows else 3
    counts = table(rows, width)
    measures: list[Measure] = []
    for mean, over in (("micro", micro), ("macro", macro)):
        for part, formula in _PARTS:
            meaning = f"{mean.capitalize()} {_SPOKEN[part]} over {spoken}"
            measures.append(Measure(f"{level}_{mean}_{part}", meaning, counts, over(formula)))
    return tuple(measures)


def _share(
    name: str, meaning: str, records: Sequence[ItemRecord],
    holds: Callable[[ItemRecord], bool], counts: Callable[[ItemRecord], bool],
) -> Measure:  # fmt: skip
    rows = [[float(counts(r) and holds(r)), float(counts(r))] for r in records]
    return Measure(name, meaning, table(rows, 2), ratio)


def _empty_measures(records: Sequence[ItemRecord]) -> tuple[Measure, ...]:
    rows = table([[not r.expected and not r.codes, bool(r.expected) and not r.codes,
                   not r.expected and bool(r.codes)] for r in records], 3)  # fmt: skip
    return (
        Measure("empty_precision", "Items given nothing that are labelled with nothing", rows, precision),
        Measure("empty_recall", "Items labelled with nothing that are given nothing", rows, recall),
        Measure("empty_f1", "F1 of giving nothing", rows, f1),
    )


def _quote_valid(records: Sequence[ItemRecord]) -> Measure:
    rows: list[list[float]] = []
    for record in records:
        invented = sum(drop.quote not in record.text for drop in record.dropped)
        rows.append([sum(_verbatim(record.text, m) for m in record.given), len(record.given) + invented])
    meaning = "Proposed quotes that stand verbatim in the item; refused ones count against the engine"
    return Measure("quote_valid", meaning, table(rows, 2), ratio)


def _verbatim(text: str, match: Match) -> bool:
    return text[match.quote.start : match.quote.end] == match.quote.text


def _quote_overlap(records: Sequence[ItemRecord]) -> Measure:
    rows: list[list[float]] = []
    for record in records:
        match = _primary_match(record)
        if match is None or record.quote is None:
            rows.append([0.0, 0.0])
        else:
            span = (match.quote.start, match.quote.end)
            rows.append([quote_overlap(record.text, record.quote, span), 1.0])
    meaning = "Mean overlap (character IoU) with the labelled quote, where the primary is given"
    return Measure("quote_overlap", meaning, table(rows, 2), ratio)


def _primary_match(record: ItemRecord) -> Match | None:
    """Return the `demonstrates` match for the labelled primary, wherever it ranks."""
    if not record.expected:
        return None
    primary = record.expected[0]
    return next((m for m in record.given if m.verdict == "demonstrates" and m.expectation == primary), None)


def _primary_first(record: ItemRecord) -> bool:
    return record.codes[:1] == record.expected[:1]


def _strength_right(record: ItemRecord) -> bool:
    match = _primary_match(record)
    return match is not None and match.strength == record.strength


def _code_row(code: str, records: Sequence[ItemRecord]) -> CodeRow:
    rows = table(_counts(records, [code], lambda c: c), 3)
    both, extra, missed = (int(n) for n in np.asarray(rows).sum(axis=0))
    metrics = {part: estimate(Measure(f"{code}_{part}", f"{_SPOKEN[part]} of {code}", rows, formula))
               for part, formula in _PARTS}  # fmt: skip
    return CodeRow(code=code, labelled=both + missed, given=both + extra, both=both, **metrics)


def _confusion(records: Sequence[ItemRecord], columns: Sequence[str]) -> tuple[ConfusionRow, ...]:
    counted: Mapping[str, list[int]] = {name: [0] * len(columns) for name in columns}
    at = {name: n for n, name in enumerate(columns)}
    for record in records:
        expected = record.expected[0] if record.expected else NOTHING
        given = record.codes[0] if record.codes else NOTHING
        if expected in counted and given in at:
            counted[expected][at[given]] += 1
    return tuple(ConfusionRow(expected=name, given=tuple(counted[name])) for name in columns)
