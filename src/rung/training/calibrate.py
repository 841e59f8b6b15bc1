"""From logits on the dev split to the numbers the engine decides by.

Few cases stand behind each expectation, so nothing is tuned per expectation but one shift of its logit, held
near nought by a penalty; the thresholds are shared by all.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rung.engines.embedded_quote import best_stretch, trim
from rung.training.measure import Floats, Scored, f1, overlap

SURE_PRECISION = 0.9
RELATED_PRECISION = 0.3


@dataclass(frozen=True)
class Decision:
    """The slope and per-code intercepts of the logistic, and the thresholds on its probabilities."""

    slope: float
    intercepts: tuple[float, ...]
    demonstrates: float
    further: float
    related: float
    sure: float

    def probabilities(self, logits: Floats) -> Floats:
        """Return the calibrated probabilities of (notes, codes) logits."""
        return 1.0 / (1.0 + np.exp(-(self.slope * logits + np.array(self.intercepts))))

    def given(self, probabilities: Floats) -> Floats:
        """Return which codes are given, as noughts and ones: the best past one threshold, the rest past another."""
        return decide(probabilities, self.demonstrates, self.further)


def decide(probabilities: Floats, first: float, further: float) -> Floats:
    """Return 1 where a note's best probability reaches `first`, and where the rest reach both thresholds."""
    best = probabilities >= probabilities.max(1, keepdims=True)
    return (np.where(best, probabilities >= first, probabilities >= max(first, further))).astype(float)


def fit_logistic(logits: Floats, truth: Floats, penalty: float = 4.0) -> tuple[float, Floats]:
    """Return slope and per-code intercepts of a logistic; codes stay near the shared intercept by `penalty`."""
    codes = logits.shape[1]
    weights = np.concatenate([[1.0, 0.0], np.zeros(codes)])
    for _ in range(50):
        z = weights[0] * logits + weights[1] + weights[2:]
        p = 1.0 / (1.0 + np.exp(-z))
        error, spread = p - truth, np.maximum(p * (1 - p), 1e-9)
        gradient = np.concatenate([[(error * logits).sum(), error.sum()], error.sum(0) + penalty * weights[2:]])
        hessian = np.diag(np.concatenate([[0.0, 0.0], spread.sum(0) + penalty]))
        hessian[0, 0], hessian[1, 1] = (spread * logits**2).sum(), spread.sum() + 1e-6
        hessian[0, 1] = hessian[1, 0] = (spread * logits).sum()
        hessian[0, 2:] = hessian[2:, 0] = (spread * logits).sum(0)
        hessian[1, 2:] = hessian[2:, 1] = spread.sum(0)
        step = np.linalg.solve(hessian, gradient)
        weights -= step
        if np.abs(step).max() < 1e-7:
            break
    return float(weights[0]), weights[1] + weights[2:]


def smoothed_best(thresholds: Floats, scores: Floats) -> float:
    """Return the threshold whose neighbourhood scores best: a lone peak on a few hundred cases is luck."""
    padded = np.pad(scores, 3, mode="edge")
    smooth = np.convolve(padded, np.ones(7) / 7, mode="valid")
    return float(thresholds[int(smooth.argmax())])


def calibrate(scored: Scored) -> Decision:
    """Return the decision fitted on these notes."""
    truth = scored.truth
    slope, intercepts = fit_logistic(scored.label, truth)
    draft = Decision(slope, tuple(float(i) for i in intercepts), 0.5, 0.5, 0.2, 0.8)
    p = draft.probabilities(scored.label)
    grid = np.arange(0.15, 0.76, 0.01)
    first = smoothed_best(grid, np.array([f1(truth, decide(p, t, t))[2] for t in grid]))
    further = smoothed_best(grid, np.array([f1(truth, decide(p, first, t))[2] for t in grid]))
    further = max(first, further)
    sure = next((t for t in np.arange(0.5, 1.0, 0.01) if _precision(truth, p, t, 1.01) >= SURE_PRECISION), 0.99)
    bands = [t for t in np.arange(0.08, first, 0.01) if _precision(truth, p, t, first) >= RELATED_PRECISION]
    related = float(min(bands, default=first * 0.6))
    return Decision(
        slope, draft.intercepts, round(first, 2), round(further, 2), round(related, 2), round(float(sure), 2)
    )


def _precision(truth: Floats, p: Floats, low: float, high: float) -> float:
    inside = (p >= low) & (p < high)
    return float(truth[inside].mean()) if inside.any() else 0.0


def quote_spans(scored: Scored, cut: float) -> list[tuple[int, int] | None]:
    """Return each labelled note's quote as the engine would choose it for the primary code."""
    found: list[tuple[int, int] | None] = []
    for note, token, spans in zip(scored.notes, scored.token, scored.spans, strict=True):
        if note.quote is None or not spans:
            found.append(None)
            continue
        first, last = best_stretch([float(v) for v in token[:, scored.codes.index(note.codes[0])]], cut)
        found.append(trim(note.text, spans[first][0], spans[last][1]))
    return found


def best_cut(scored: Scored) -> tuple[float, float]:
    """Return the token logit that quotes end at for the largest mean overlap, and that overlap."""
    best = (0.0, 0.0)
    for cut in np.arange(-3.0, 1.01, 0.25):
        pairs = zip(scored.notes, quote_spans(scored, float(cut)), strict=True)
        mean = float(np.mean([overlap(q, n.quote) for n, q in pairs if q and n.quote]))
        if mean > best[1]:
            best = (float(cut), mean)
    return best


def cross_fitted(scored: Scored) -> Floats:
    """Return the given codes of each note by a decision fitted on the other voices only."""
    given = np.zeros_like(scored.label)
    voices = np.array([n.voice for n in scored.notes])
    for voice in sorted(set(voices)):
        rest, own = voices != voice, voices == voice
        decision = calibrate(_rows(scored, rest))
        given[own] = decision.given(decision.probabilities(scored.label[own]))
    return given


def _rows(scored: Scored, mask: np.ndarray) -> Scored:
    kept = [int(i) for i in np.flatnonzero(mask)]
    return Scored(
        notes=tuple(scored.notes[i] for i in kept),
        codes=scored.codes,
        label=scored.label[kept],
        token=tuple(scored.token[i] for i in kept),
        spans=tuple(scored.spans[i] for i in kept),
        strength=scored.strength[kept],
        mean=scored.mean[kept],
    )
