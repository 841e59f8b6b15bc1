"""Labelled notes as the trainer sees them: read, varied, tokenised, and sorted into batches of like length.

The variations never make a new labelled case; they teach what must not matter: who the note is about, a slip of
the keyboard, a missing full stop, an unrelated line beside the deed.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from rung.engines.embedded_names import NAMES
from rung.engines.embedded_text import NEUTRAL_NAME, Edit, person_edits, rewrite
from rung.training.encoder import STRENGTHS

_POOL = tuple(sorted(n.capitalize() for n in NAMES))
_KEYS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Labelled:
    """A note and its labels, primary first; `quotes` are the character spans of the primary's evidence."""

    id: str
    text: str
    codes: tuple[str, ...]
    quote: tuple[int, int] | None
    strength: str
    voice: str = ""


@dataclass(frozen=True)
class Chances:
    """How often each variation is applied, as shares of the notes."""

    name: float = 0.35
    typo: float = 0.15
    stop: float = 0.15
    beside: float = 0.06
    pair: float = 0.05


PLAIN = Chances(0.0, 0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Batch:
    """Padded tensors of one batch: ids, mask, labels, token targets and weights, strength (-1 where none)."""

    ids: Tensor
    mask: Tensor
    labels: Tensor
    tokens: Tensor
    weights: Tensor
    strength: Tensor


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


def _slip(text: str, rng: random.Random) -> Edit | None:
    """Return one keyboard slip inside a longer word: two letters swapped, one lost, or one doubled."""
    places = [i for i in range(1, len(text) - 2) if text[i - 1 : i + 3].isalpha()]
    if not places:
        return None
    at = rng.choice(places)
    pair = text[at : at + 2]
    return Edit(at, at + 2, rng.choice((pair[::-1], pair[0], pair[0] * 2 + pair[1], rng.choice(_KEYS) + pair[1])))


def _beside(note: Labelled, other: Labelled, rng: random.Random) -> Labelled:
    """Return the note with another one written before or after it; the labels are those of both."""
    gap = rng.choice((" ", "\n", ". " if note.text[-1:].isalnum() else " "))
    if rng.random() < 0.5:
        joined, shift, first = note.text + gap + other.text, 0, note
    else:
        joined, shift, first = other.text + gap + note.text, len(other.text) + len(gap), other
    codes = first.codes + tuple(c for c in (*note.codes, *other.codes) if c not in first.codes)
    quote = (note.quote[0] + shift, note.quote[1] + shift) if note.quote else None
    return replace(note, text=joined, codes=codes, quote=quote)


class Corpus:
    """Notes ready for training: `epoch` yields batches, varied anew each time and sorted by length."""

    def __init__(self, notes: Sequence[Labelled], codes: Sequence[str], tokenizer: Tokenizer, limit: int) -> None:
        self.notes = list(notes)
        self.codes = {c: i for i, c in enumerate(codes)}
        self.tokenizer = tokenizer
        self.limit = limit
        self.pad = tokenizer.token_to_id("<pad>") if tokenizer.token_to_id("<pad>") is not None else 0

    def vary(self, note: Labelled, rng: random.Random, chances: Chances) -> tuple[Labelled, tuple[str, ...]]:
        """Return a variation of the note and the codes its quote belongs to (all but the primary are unknown)."""
        primary = note.codes[:1]
        draw = rng.random()
        if draw < chances.beside + chances.pair:
            other = rng.choice(self.notes)
            if len(other.text) + len(note.text) < 400 and (draw < chances.pair or not other.codes):
                note = _beside(note, other, rng)
                if other.codes and not primary:
                    note = replace(note, quote=None)
        if chances.stop and rng.random() < chances.stop and note.text.endswith("."):
            end = len(note.text) - 1
            quote = (note.quote[0], min(note.quote[1], end)) if note.quote else None
            note = replace(note, text=note.text[:-1], quote=quote)
        return note, primary

    def encode(self, note: Labelled, rng: random.Random, chances: Chances) -> tuple[list[int], dict[str, Tensor]]:
        """Return token ids and targets of one note, its persons made neutral and its variation drawn from `rng`."""
        note, primary = self.vary(note, rng, chances)

        def name() -> str:
            return rng.choice(_POOL) if rng.random() < chances.name else NEUTRAL_NAME

        edits = list(person_edits(note.text, name))
        if rng.random() < chances.typo:
            slip = _slip(note.text, rng)
            if slip and all(e.end <= slip.start or e.start >= slip.end for e in edits):
                edits = sorted([*edits, slip], key=lambda e: e.start)
        seen = rewrite(note.text, tuple(edits))
        encoding = self.tokenizer.encode(seen.text)
        ids = encoding.ids[: self.limit]
        inside = torch.zeros(len(ids))
        if note.quote:
            for index, (start, end) in enumerate(encoding.offsets[: self.limit]):
                if end > start:
                    left, right = seen.span(start, end)
                    inside[index] = float(left >= note.quote[0] and right <= note.quote[1])
        labels = torch.zeros(len(self.codes))
        for code in note.codes:
            labels[self.codes[code]] = 1.0
        tokens = torch.zeros(len(ids), len(self.codes))
        weights = torch.full((len(ids), len(self.codes)), 0.05)
        for code in note.codes:
            known = code in primary and note.quote is not None
            weights[:, self.codes[code]] = 1.0 if known else 0.0
            if known:
                tokens[:, self.codes[code]] = inside
        strength = torch.tensor(STRENGTHS.index(note.strength) if note.strength in STRENGTHS else -1)
        return ids, {"labels": labels, "tokens": tokens, "weights": weights, "strength": strength}

    def epoch(self, size: int, rng: random.Random, chances: Chances) -> Iterator[Batch]:
        """Yield one pass over the notes in random batches whose notes are of like length."""
        made = [self.encode(n, rng, chances) for n in self.notes]
        order = sorted(range(len(made)), key=lambda i: len(made[i][0]) + rng.uniform(-3, 3))
        groups = [order[i : i + size] for i in range(0, len(order), size)]
        rng.shuffle(groups)
        for group in groups:
            yield self.collate([made[i] for i in group])

    def collate(self, rows: Sequence[tuple[list[int], dict[str, Tensor]]]) -> Batch:
        """Return the rows padded to the longest."""
        longest = max(len(ids) for ids, _ in rows)
        shape = (len(rows), longest)
        ids = torch.full(shape, self.pad)
        mask = torch.zeros(shape)
        tokens = torch.zeros(*shape, len(self.codes))
        weights = torch.zeros(*shape, len(self.codes))
        for row, (own, targets) in enumerate(rows):
            ids[row, : len(own)] = torch.tensor(own)
            mask[row, : len(own)] = 1.0
            tokens[row, : len(own)] = targets["tokens"]
            weights[row, : len(own)] = targets["weights"]
        labels = torch.stack([t["labels"] for _, t in rows])
        strength = torch.stack([t["strength"] for _, t in rows])
        return Batch(ids, mask, labels, tokens, weights, strength)
