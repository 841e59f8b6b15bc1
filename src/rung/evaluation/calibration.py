"""Calibration: does a match said to be 80% sure hold four times in five?

Every match that is shown counts, `related` ones too: it holds when the item is labelled with its expectation.
Source: Guo et al., On Calibration of Modern Neural Networks (2017): expected calibration error, equal-width bins.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from rung.evaluation.bootstrap import Measure, Table, table
from rung.evaluation.results import Bin, ItemRecord

BINS = 10


def calibration_measure(records: Sequence[ItemRecord]) -> Measure:
    """Return the expected calibration error over all matches of the scored records."""
    meaning = f"Expected calibration error over {BINS} bins of confidence (0 is perfect)"
    return Measure("calibration_error", meaning, _binned(records), _error)


def reliability(records: Sequence[ItemRecord]) -> tuple[Bin, ...]:
    """Return the bins of the reliability plot, lowest confidence first."""
    sums = _binned(records).sum(axis=0).reshape(BINS, 3)
    bins: list[Bin] = []
    for n, (count, confidence, right) in enumerate(sums):
        bins.append(
            Bin(
                low=n / BINS,
                high=(n + 1) / BINS,
                matches=int(count),
                confidence=float(confidence / count) if count else None,
                right=float(right / count) if count else None,
            )
        )
    return tuple(bins)


def _binned(records: Sequence[ItemRecord]) -> Table:
    """Return a row a record: for each bin the matches, the sum of their confidences, and how many hold."""
    rows: list[list[float]] = []
    for record in records:
        row = [0.0] * (BINS * 3)
        for match in record.given:
            at = 3 * min(int(match.confidence * BINS), BINS - 1)
            row[at] += 1
            row[at + 1] += match.confidence
            row[at + 2] += match.expectation in record.expected
        rows.append(row)
    return table(rows, BINS * 3)


def _error(sums: Table) -> Table:
    blocks = sums.reshape(len(sums), BINS, 3)
    off = np.abs(blocks[:, :, 1] - blocks[:, :, 2]).sum(axis=1)
    matches = blocks[:, :, 0].sum(axis=1)
    return np.divide(off, matches, out=np.full_like(off, np.nan), where=matches > 0)
