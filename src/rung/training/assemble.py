"""The shipped folder: quantised model, tokenizer and the card that names their hashes and every number."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from rung.engines.embedded_card import (
    CARD,
    MODEL,
    TOKENIZER,
    Base,
    Card,
    CardFile,
    CodeRule,
    Measured,
    Reading,
    Setting,
    Similarity,
    sha256_of,
)  # fmt: skip
from rung.engines.embedded_text import blind
from rung.training.calibrate import Decision, best_cut, calibrate, cross_fitted, quote_spans
from rung.training.encoder import STRENGTHS
from rung.training.labelled import Labelled
from rung.training.measure import Floats, Scored, abstention, by_area, f1, interval, overlap
from rung.training.recipe import CODES, Plan

WINDOW, OVERLAP, MATCHES = 126, 32, 4


@dataclass(frozen=True)
class Provenance:
    """What the card says about where the model came from."""

    plan: Plan
    version: str
    ladder_sha256: str
    data: tuple[Path, ...]


def score_onnx(model: Path, tokenizer: Path, notes: Sequence[Labelled]) -> Scored:
    """Return the logits that an exported model gives to notes, read exactly as the engine reads them."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(model), sess_options=options, providers=["CPUExecutionProvider"])
    reader = Tokenizer.from_file(str(tokenizer))
    reader.no_truncation()
    reader.no_padding()
    rows: list[tuple[Floats, ...]] = []
    spans: list[tuple[tuple[int, int], ...]] = []
    for note in notes:
        seen = blind(note.text)
        encoding = reader.encode(seen.text)
        out = session.run(None, {"ids": np.asarray([encoding.ids], dtype=np.int64)})
        rows.append((out[0][0], out[1][0, 1:-1], out[2][0], out[3][0]))
        spans.append(tuple(seen.span(a, b) for a, b in encoding.offsets[1:-1]))
    return Scored(
        notes=tuple(notes),
        codes=CODES,
        label=np.array([r[0] for r in rows], dtype=np.float64),
        token=tuple(np.asarray(r[1], dtype=np.float64) for r in rows),
        spans=tuple(spans),
        strength=np.array([r[2] for r in rows], dtype=np.float64),
        mean=np.array([r[3] for r in rows], dtype=np.float64),
    )


def plain_tokenizer(source: Path, target: Path) -> None:
    """Write the base's tokenizer without truncation, padding or indentation."""
    raw = json.loads(source.read_text("utf-8"))
    raw["truncation"] = raw["padding"] = None
    target.write_text(json.dumps(raw, ensure_ascii=False, separators=(",", ":")), "utf-8")


def measured(scored: Scored, decision: Decision, cut: float) -> tuple[Measured, ...]:
    """Return the dev numbers, thresholds cross-fitted over voices, each with its bootstrap interval."""
    truth, given = scored.truth, cross_fitted(scored)
    areas, said = by_area(truth, scored.codes), by_area(given, scored.codes)
    notes = len(truth)
    numbers = [
        ("expectation micro-F1", lambda i: f1(truth[i], given[i])[2]),
        ("expectation precision", lambda i: f1(truth[i], given[i])[0]),
        ("expectation recall", lambda i: f1(truth[i], given[i])[1]),
        ("area micro-F1", lambda i: f1(areas[i], said[i])[2]),
        ("empty precision", lambda i: abstention(truth[i], given[i])[0]),
        ("empty recall", lambda i: abstention(truth[i], given[i])[1]),
    ]
    everything = np.arange(notes)
    rows = [Measured(name="notes", value=notes)]
    for name, measure in numbers:
        low, high = interval(notes, measure)
        rows.append(Measured(name=name, value=round(measure(everything), 4), low=round(low, 4), high=round(high, 4)))
    pairs = zip(scored.notes, quote_spans(scored, cut), strict=True)
    shares = np.array([overlap(q, n.quote) for n, q in pairs if q and n.quote])
    named = [(s, n) for s, n in zip(scored.strength, scored.notes, strict=True) if n.codes]
    right = np.array([float(STRENGTHS[int(s.argmax())] == n.strength) for s, n in named])
    for name, values in (("quote overlap (IoU)", shares), ("strength accuracy", right)):
        low, high = interval(len(values), lambda i, v=values: float(v[i].mean()))
        rows.append(Measured(name=name, value=round(float(values.mean()), 4), low=round(low, 4), high=round(high, 4)))
    p = decision.probabilities(scored.label)
    held = truth[p >= decision.sure]
    rows.append(Measured(name="precision of sure matches", value=round(float(held.mean()) if held.size else 0.0, 4)))
    return tuple(rows)


def parity(float_scores: Scored, small: Scored, decision: Decision) -> tuple[Measured, ...]:
    """Return how far the shipped model drifts from the float one: probabilities, decisions, embeddings."""
    a, b = decision.probabilities(float_scores.label), decision.probabilities(small.label)
    cosine = (float_scores.mean * small.mean).sum(1) / (
        np.linalg.norm(float_scores.mean, axis=1) * np.linalg.norm(small.mean, axis=1)
    )
    changed = float((decision.given(a) != decision.given(b)).any(1).mean())
    return (
        Measured(name="largest change of a probability", value=round(float(np.abs(a - b).max()), 4)),
        Measured(name="mean change of a probability", value=round(float(np.abs(a - b).mean()), 5)),
        Measured(name="share of notes whose mapping changed", value=round(changed, 4)),
        Measured(name="lowest cosine of an embedding", value=round(float(cosine.min()), 4)),
    )


def _similarity(scored: Scored) -> Similarity:
    """Return cautious limits for unknown ladders: what only the likest of pairs reach."""
    unit = scored.mean / np.linalg.norm(scored.mean, axis=1, keepdims=True)
    pairs = (unit @ unit.T)[np.triu_indices(len(unit), 1)]
    return Similarity(
        demonstrates=round(float(np.percentile(pairs, 99.5)), 3), related=round(float(np.percentile(pairs, 97)), 3)
    )


def _entry(path: Path) -> CardFile:
    return CardFile(name=path.name, bytes=path.stat().st_size, sha256=sha256_of(path))


def _settings(plan: Plan) -> tuple[Setting, ...]:
    rows = [
        Setting(stage="all", name="layers", value=str(plan.layers)),
        Setting(stage="all", name="seed", value=str(plan.seed)),
    ]
    for stage in plan.stages:
        rows.append(Setting(stage=stage.name, name="files", value=" ".join(stage.files)))
        if stage.inner:
            rows.append(Setting(stage=stage.name, name="inner neurons per layer", value=str(stage.inner)))
        for name, value in vars(stage.recipe).items():
            rows.append(Setting(stage=stage.name, name=name, value=str(value)))
    return tuple(rows)


def assemble(floats: Scored, model: Path, tokenizer: Path, target: Path, origin: Provenance) -> Card:
    """Write model, tokenizer and card into `target`, calibrated on the notes of `floats`; return the card."""
    target.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(model, target / MODEL)
    plain_tokenizer(tokenizer, target / TOKENIZER)
    scored = score_onnx(target / MODEL, target / TOKENIZER, floats.notes)
    decision = calibrate(scored)
    cut, _ = best_cut(scored)
    base = origin.plan.base
    card = Card(
        name=f"{base.name}-{origin.plan.layers}l-rung",
        version=origin.version,
        ladder_sha256=origin.ladder_sha256,
        files=(_entry(target / MODEL), _entry(target / TOKENIZER)),
        base=Base(
            name=base.name,
            layers=origin.plan.layers,
            sha256=base.sha256,
            licence=base.licence,
            attribution=base.attribution,
        ),
        rules=tuple(
            CodeRule(
                code=code,
                slope=round(decision.slope, 5),
                intercept=round(decision.intercepts[i], 5),
                demonstrates=decision.demonstrates,
                related=decision.related,
            )
            for i, code in enumerate(CODES)
        ),
        sure=decision.sure,
        reading=Reading(window=WINDOW, overlap=OVERLAP, quote_cut=cut, matches=MATCHES, further=decision.further),
        similarity=_similarity(scored),
        data=tuple(_entry(p) for p in origin.data),
        recipe=_settings(origin.plan),
        dev=measured(scored, decision, cut),
        parity=parity(floats, scored, decision),
    )
    (target / CARD).write_text(card.model_dump_json(indent=1) + "\n", "utf-8")
    return card
