"""Percentile bootstrap intervals over cases.

Every number here is a function of column sums over per-case counts, so that resampling the cases is one matrix
product. Source: Efron & Tibshirani, An Introduction to the Bootstrap (1993), chapters 13 and 16.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rung.evaluation.results import Metric

Table = NDArray[np.float64]
"""Counts: one row a case, or one row a resample."""
Formula = Callable[[Table], Table]
"""Turns column sums (samples, columns) into one number a sample (samples,); NaN where it is undefined."""

SEED = 20260101
RESAMPLES = 1000
_TAILS = (2.5, 97.5)


class Measure(NamedTuple):
    """A named number: its counts, one row a case, and the formula over their sums."""

    name: str
    meaning: str
    rows: Table
    formula: Formula


class Difference(NamedTuple):
    """The second measure minus the first on the same cases, with its 95% interval."""

    value: float | None
    low: float | None
    high: float | None


def table(rows: Sequence[Sequence[float]], columns: int) -> Table:
    """Return the rows as counts; a table of no rows keeps its columns."""
    return np.asarray(rows, dtype=np.float64).reshape(len(rows), columns)


def estimate(measure: Measure, seed: int = SEED, resamples: int = RESAMPLES) -> Metric:
    """Return the measure's value and percentile interval, resampling its rows with replacement."""
    rows = measure.rows
    value = _number(measure.formula(rows.sum(axis=0, keepdims=True))[0])
    low, high = _interval(measure.formula(_weights(len(rows), seed, resamples) @ rows)) if len(rows) else (None, None)
    return Metric(
        name=measure.name,
        meaning=measure.meaning,
        value=value,
        low=low,
        high=high,
        cases=len(rows),
        counted=int((rows.sum(axis=1) > 0).sum()),
    )


def difference(first: Measure, second: Measure, seed: int = SEED, resamples: int = RESAMPLES) -> Difference:
    """Return second minus first, resampling the same cases for both; their rows must be the same cases in order."""
    if len(first.rows) != len(second.rows):
        raise ValueError(f"paired rows differ in number: {len(first.rows)} and {len(second.rows)}")
    whole = second.formula(second.rows.sum(0, keepdims=True)) - first.formula(first.rows.sum(0, keepdims=True))
    if not len(first.rows):
        return Difference(None, None, None)
    weights = _weights(len(first.rows), seed, resamples)
    low, high = _interval(second.formula(weights @ second.rows) - first.formula(weights @ first.rows))
    return Difference(_number(whole[0]), low, high)


def ratio(sums: Table) -> Table:
    """Return column 0 over column 1."""
    return _divide(sums[:, 0], sums[:, 1])


def complement(sums: Table) -> Table:
    """Return one minus column 0 over column 1."""
    return 1.0 - ratio(sums)


def f1(sums: Table) -> Table:
    """Return F1 from the columns both, given only, labelled only."""
    return _divide(2 * sums[:, 0], 2 * sums[:, 0] + sums[:, 1] + sums[:, 2])


def precision(sums: Table) -> Table:
    """Return precision from the columns both, given only, labelled only."""
    return _divide(sums[:, 0], sums[:, 0] + sums[:, 1])


def recall(sums: Table) -> Table:
    """Return recall from the columns both, given only, labelled only."""
    return _divide(sums[:, 0], sums[:, 0] + sums[:, 2])


def micro(part: Formula) -> Formula:
    """Return the formula over blocks of three columns pooled into one block."""
    return lambda sums: part(sums.reshape(len(sums), -1, 3).sum(axis=1))


def macro(part: Formula) -> Formula:
    """Return the mean of the formula over blocks of three columns, leaving out blocks where it is undefined."""

    def mean(sums: Table) -> Table:
        blocks = sums.shape[1] // 3
        each = part(sums.reshape(-1, 3)).reshape(len(sums), blocks)
        known = ~np.isnan(each)
        return _divide(np.where(known, each, 0.0).sum(axis=1), known.sum(axis=1).astype(np.float64))

    return mean


def _weights(cases: int, seed: int, resamples: int) -> Table:
    """Return how often each case is drawn in each resample: (resamples, cases)."""
    drawn = np.random.default_rng(seed).multinomial(cases, np.full(cases, 1.0 / cases), size=resamples)
    return drawn.astype(np.float64)


def _interval(samples: Table) -> tuple[float | None, float | None]:
    known = samples[~np.isnan(samples)]
    if not len(known):
        return None, None
    low, high = np.percentile(known, _TAILS)
    return _number(low), _number(high)


def _divide(above: Table, below: Table) -> Table:
    return np.divide(above, below, out=np.full_like(above, np.nan), where=below > 0)


def _number(value: np.float64) -> float | None:
    return None if np.isnan(value) else round(float(value), 6)
