"""Scores of a trained scorer on labelled notes: logits, F1, quotes, calibration. Numpy only, no model here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rung.training.labelled import Labelled

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Scored:
    """Logits of labelled notes: label (notes, codes); token and spans note by note; strength (notes, 3)."""

    notes: tuple[Labelled, ...]
    codes: tuple[str, ...]
    label: Floats
    token: tuple[Floats, ...]
    spans: tuple[tuple[tuple[int, int], ...], ...]
    strength: Floats
    mean: Floats

    @property
    def truth(self) -> Floats:
        """The labels as noughts and ones, (notes, codes)."""
        return np.array([[float(c in n.codes) for c in self.codes] for n in self.notes])


def f1(truth: Floats, given: Floats) -> tuple[float, float, float]:
    """Return micro precision, recall and F1 of two 0/1 matrices."""
    right = float((truth * given).sum())
    precision = right / max(1.0, float(given.sum()))
    recall = right / max(1.0, float(truth.sum()))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def by_area(matrix: Floats, codes: Sequence[str]) -> Floats:
    """Return the matrix with its codes folded into areas, in the codes' order."""
    areas = list(dict.fromkeys(c.rstrip("0123456789") for c in codes))
    columns = [[i for i, c in enumerate(codes) if c.rstrip("0123456789") == a] for a in areas]
    return np.stack([matrix[:, c].max(1) for c in columns], 1)


def abstention(truth: Floats, given: Floats) -> tuple[float, float]:
    """Return precision and recall of empty answers."""
    empty, said = truth.sum(1) == 0, given.sum(1) == 0
    both = float((empty & said).sum())
    return both / max(1.0, float(said.sum())), both / max(1.0, float(empty.sum()))


def interval(notes: int, measure: Callable[[NDArray[np.int64]], float], seed: int = 7) -> tuple[float, float]:
    """Return the bootstrap 95% interval of `measure`, which is given row numbers drawn with replacement."""
    rng = np.random.default_rng(seed)
    values = [measure(rng.integers(0, notes, notes)) for _ in range(1000)]
    low, high = np.percentile(values, [2.5, 97.5])
    return float(low), float(high)


def overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    """Return the intersection over union of two character spans."""
    inner = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    return inner / max(1, (a[1] - a[0]) + (b[1] - b[0]) - inner)
