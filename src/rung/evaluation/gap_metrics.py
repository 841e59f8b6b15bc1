"""The gaps suite's numbers: what intake found in whole packets, and which gaps were named.

The resampled unit is the packet. Numbers that rest on a mapping leave out packets with unscored items; those that
rest on intake alone keep them. Mentoring is the area that notes most often leave out, so it has numbers of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rung.evaluation.bootstrap import Formula, Measure, estimate, f1, precision, ratio, recall, table
from rung.evaluation.results import GapsPart, PacketRecord
from rung.models import Ladder

_PARTS: tuple[tuple[str, str, Formula], ...] = (
    ("precision", "precision", precision), ("recall", "recall", recall), ("f1", "F1", f1),
)  # fmt: skip
MENTORING = "TM"
"""The mentoring area's code in the built-in ladder, which all cases are labelled for."""
_Names = Callable[[PacketRecord], Sequence[str]]
_KINDS: tuple[tuple[str, str, _Names, _Names], ...] = (
    ("missing_area", "areas with nothing recorded",
     lambda r: r.missing_areas, lambda r: r.given_missing_areas),
    ("thin_area", "thin areas",
     lambda r: r.thin_areas, lambda r: r.given_thin_areas),
    ("missing_expectation", "expectations with nothing recorded",
     lambda r: r.missing_expectations, lambda r: r.given_missing_expectations),
)  # fmt: skip


def gaps_part(records: Sequence[PacketRecord], ladder: Ladder) -> GapsPart:
    """Return the gaps suite's numbers with intervals."""
    measures = gap_measures(records, ladder)
    return GapsPart(metrics=tuple(estimate(m) for m in measures), records=tuple(records))


def gap_measures(records: Sequence[PacketRecord], ladder: Ladder) -> tuple[Measure, ...]:
    """Return every measure of the gaps suite, in reading order."""
    scored = [r for r in records if r.unscored is None]
    measures: list[Measure] = []
    for name, spoken, expected, given in _KINDS:
        rows = table([_sets(expected(r), given(r)) for r in scored], 3)
        measures += [Measure(f"{name}_{p}", f"{said} of {spoken}", rows, formula) for p, said, formula in _PARTS]
    return (*measures, *_mentoring(scored, ladder), *_mapping(scored), *_intake(records))


def _mentoring(records: Sequence[PacketRecord], ladder: Ladder) -> tuple[Measure, ...]:
    codes = {e.code for a in ladder.areas if a.code == MENTORING for e in a.expectations}

    def claimed(record: PacketRecord) -> bool:
        return any(codes.intersection(item.given) for item in record.items)

    lacks = [MENTORING in r.missing_areas for r in records]
    said = [MENTORING in r.given_missing_areas for r in records]
    found = [[float(a and b), float(a)] for a, b in zip(lacks, said, strict=True)]
    alarms = [[float(b and not a), float(not a)] for a, b in zip(lacks, said, strict=True)]
    false = [[float(a and claimed(r)), float(a)] for a, r in zip(lacks, records, strict=True)]
    return (
        Measure("mentoring_gap_found", "Packets without mentoring whose gap is named", table(found, 2), ratio),
        Measure("mentoring_gap_false_alarm", "Packets with mentoring said to have none", table(alarms, 2), ratio),
        Measure("false_mentoring", "Packets without mentoring where some is claimed", table(false, 2), ratio),
    )


def _mapping(records: Sequence[PacketRecord]) -> tuple[Measure, ...]:
    rows: list[list[float]] = []
    for record in records:
        each = [_sets(item.expected, item.given) for item in record.items if item.found is not None]
        rows.append([sum(column) for column in zip(*each, strict=True)] if each else [0.0, 0.0, 0.0])
    counts = table(rows, 3)
    return tuple(
        Measure(f"packet_expectation_micro_{p}", f"Micro {said} over expectations, in the items found", counts, formula)
        for p, said, formula in _PARTS
    )


def _intake(records: Sequence[PacketRecord]) -> tuple[Measure, ...]:
    found = [[sum(i.found is not None for i in r.items), len(r.items)] for r in records]
    right = [[n, n + len(r.extra_items)] for r, (n, _) in zip(records, found, strict=True)]
    dropped = [_sets(r.left_out, r.given_left_out) for r in records]
    return (
        Measure("item_recall", "Labelled items that intake found", table(found, 2), ratio),
        Measure("item_precision", "Items found that are labelled ones", table(right, 2), ratio),
        Measure("left_out_precision", "Lines left out that are labelled so", table(dropped, 3), precision),
        Measure("left_out_recall", "Lines labelled as left out that were", table(dropped, 3), recall),
    )


def _sets(expected: Sequence[str], given: Sequence[str]) -> list[float]:
    """Return how many are in both, in given only, and in expected only."""
    wanted, named = set(expected), set(given)
    return [float(len(wanted & named)), float(len(named - wanted)), float(len(wanted - named))]
