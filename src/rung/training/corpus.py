"""Labelled notes as the trainer sees them: varied, tokenised, and sorted into batches of like length."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor

from rung.training.encoder import STRENGTHS
from rung.training.labelled import Labelled
from rung.training.variation import Chances, as_seen, varied

OTHER_WEIGHT = 0.05
"""What a token's target weighs for expectations that the note does not have."""


@dataclass(frozen=True)
class Batch:
    """Padded tensors of one batch: ids, mask, labels, token targets and weights, strength (-1 where none)."""

    ids: Tensor
    mask: Tensor
    labels: Tensor
    tokens: Tensor
    weights: Tensor
    strength: Tensor


class Corpus:
    """Notes ready for training: `epoch` yields batches, varied anew each time and sorted by length."""

    def __init__(self, notes: Sequence[Labelled], codes: Sequence[str], tokenizer: Tokenizer, limit: int) -> None:
        self.notes = list(notes)
        self.codes = {c: i for i, c in enumerate(codes)}
        self.tokenizer = tokenizer
        self.limit = limit
        self.pad = tokenizer.token_to_id("<pad>") if tokenizer.token_to_id("<pad>") is not None else 0

    def encode(self, note: Labelled, rng: random.Random, chances: Chances) -> tuple[list[int], dict[str, Tensor]]:
        """Return token ids and targets of one variation of a note."""
        primary = note.codes[:1]
        note = varied(note, self.notes, rng, chances)
        seen = as_seen(note.text, rng, chances)
        encoding = self.tokenizer.encode(seen.text)
        ids = encoding.ids[: self.limit]
        inside = torch.zeros(len(ids))
        if note.quote:
            for index, (start, end) in enumerate(encoding.offsets[: self.limit]):
                if end > start:
                    left, right = seen.span(start, end)
                    inside[index] = float(left >= note.quote[0] and right <= note.quote[1])
        labels = torch.zeros(len(self.codes))
        tokens = torch.zeros(len(ids), len(self.codes))
        weights = torch.full((len(ids), len(self.codes)), OTHER_WEIGHT)
        for code in note.codes:
            column = self.codes[code]
            labels[column] = 1.0
            # only the primary's quote is labelled; where the other codes' evidence stands is not known
            known = code in primary and note.quote is not None
            weights[:, column] = float(known)
            if known:
                tokens[:, column] = inside
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
