"""Labelled notes, as `evals/training` and the evaluation cases hold them."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rung.evaluation.cases import MappingCase


@dataclass(frozen=True)
class Labelled:
    """A note and its labels, primary first; `quote` is the character span of the primary's evidence."""

    id: str
    text: str
    codes: tuple[str, ...]
    quote: tuple[int, int] | None
    strength: str
    voice: str = ""

    @classmethod
    def of_case(cls, case: MappingCase) -> Labelled:
        """Return a labelled evaluation case as training reads it."""
        at = case.text.find(case.quote) if case.quote else -1
        quote = (at, at + len(case.quote)) if case.quote else None
        return cls(case.id, case.text, tuple(case.expectations), quote, case.strength, case.voice)


def read_labelled(paths: Sequence[Path], voices: frozenset[str] | None = None) -> list[Labelled]:
    """Return the notes of JSON Lines files, only those by `voices` when given. Raises `ValueError` on a bad quote."""
    notes: list[Labelled] = []
    for path in paths:
        for line in path.read_text("utf-8").splitlines():
            if not line.strip():
                continue
            raw = json.loads(line)
            if voices is not None and raw["voice"] not in voices:
                continue
            at = raw["text"].find(raw["quote"]) if raw["quote"] else -1
            if raw["quote"] and at < 0:
                raise ValueError(f"{raw['id']}: the quote is not in the text")
            notes.append(
                Labelled(
                    id=raw["id"],
                    text=raw["text"],
                    codes=tuple(raw["expectations"]),
                    quote=(at, at + len(raw["quote"])) if raw["quote"] else None,
                    strength=raw["strength"],
                    voice=raw.get("voice", ""),
                )
            )
    return notes


def shuffled(notes: Sequence[Labelled], seed: int) -> list[Labelled]:
    """Return the notes in an order drawn from `seed`."""
    order = list(notes)
    random.Random(seed).shuffle(order)  # noqa: S311 - a seeded order, not a secret
    return order
