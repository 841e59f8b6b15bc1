"""The encoder with its heads, in plain torch: what is trained and what is exported.

Two shapes are read from their official weights: `bert` (all-MiniLM-L6-v2) and `mpnet` (all-mpnet-base-v2),
the latter with only its first layers when asked. Heads: one logit per expectation, one per expectation and
token (where the evidence stands), and three for the strength.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as fn

STRENGTHS = ("strong", "moderate", "weak")


@dataclass(frozen=True)
class Shape:
    """The sizes of an encoder, as its config.json gives them; `layers` may be fewer than the file holds."""

    kind: str
    layers: int
    width: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    epsilon: float

    @classmethod
    def read(cls, folder: Path, layers: int | None = None) -> Shape:
        """Return the shape that `config.json` in `folder` describes, cut to `layers` layers."""
        raw = json.loads((folder / "config.json").read_text("utf-8"))
        return cls(
            kind=raw["model_type"],
            layers=min(layers or raw["num_hidden_layers"], raw["num_hidden_layers"]),
            width=raw["hidden_size"],
            heads=raw["num_attention_heads"],
            inner=raw["intermediate_size"],
            vocabulary=raw["vocab_size"],
            positions=raw["max_position_embeddings"],
            epsilon=raw["layer_norm_eps"],
        )


class Block(nn.Module):
    """One transformer layer, post-norm, with query, key and value in one product."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.heads = shape.heads
        self.qkv = nn.Linear(shape.width, 3 * shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.norm1 = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.up = nn.Linear(shape.width, shape.inner)
        self.down = nn.Linear(shape.inner, shape.width)
        self.norm2 = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """Return the next layer's states; `bias` is added to the attention scores (positions, padding)."""
        batch, length, width = x.shape
        split = self.qkv(x).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        q, k, v = split[0], split[1], split[2]
        scores = q @ k.transpose(-1, -2) / math.sqrt(width // self.heads) + bias
        mixed = (scores.softmax(-1) @ v).transpose(1, 2).reshape(batch, length, width)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        return self.norm2(x + self.dropout(self.down(fn.gelu(self.up(x)))))


def relative_buckets(length: int) -> Tensor:
    """Return MPNet's bucket of each (query, key) pair: (length, length), 32 buckets, far ones logarithmic."""
    at = torch.arange(length)
    distance = at[:, None] - at[None, :]
    side = (distance < 0).long() * 16
    size = distance.abs()
    far = 8 + (size.clamp(min=1).float().div(8).log() / math.log(16) * 8).long()
    return side + torch.where(size < 8, size, far.clamp(max=15))


class Scorer(nn.Module):
    """Token ids in; expectation, token and strength logits and the mean embedding out."""

    def __init__(self, shape: Shape, codes: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape = shape
        mpnet = shape.kind == "mpnet"
        self.first_position = 2 if mpnet else 0
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.places = nn.Embedding(shape.positions, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.distances = nn.Embedding(32, shape.heads) if mpnet else None
        self.blocks = nn.ModuleList(Block(shape, dropout) for _ in range(shape.layers))
        self.dropout = nn.Dropout(dropout)
        self.label = nn.Linear(shape.width, codes)
        self.look = nn.Linear(shape.width, codes, bias=False)
        self.seen = nn.Parameter(torch.zeros(codes, shape.width))
        self.token = nn.Linear(shape.width, codes)
        self.strength = nn.Linear(shape.width, len(STRENGTHS))
        nn.init.zeros_(self.look.weight)

    def encode(self, ids: Tensor, mask: Tensor | None = None) -> Tensor:
        """Return the last states (batch, length, width). Without `mask` no position is padding."""
        length = ids.shape[1]
        x = self.words(ids) + self.places.weight[self.first_position : self.first_position + length]
        x = self.dropout(self.norm(x))
        bias = torch.zeros(1)
        if self.distances is not None:
            bias = self.distances(relative_buckets(length)).permute(2, 0, 1)[None]
        if mask is not None:
            bias = bias + (1.0 - mask[:, None, None, :]) * -1e4
        for block in self.blocks:
            x = block(x, bias)
        return x

    def forward(self, ids: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Return label (batch, codes), token (batch, length, codes), strength (batch, 3) logits and the mean."""
        states = self.encode(ids, mask)
        if mask is None:
            mean = states.mean(1)
            looks = self.look(states)
        else:
            weight = mask[:, :, None]
            mean = (states * weight).sum(1) / weight.sum(1)
            looks = self.look(states) + (1.0 - weight) * -1e4
        seen = looks.softmax(1).transpose(1, 2) @ states
        pooled = self.dropout(mean)
        label = self.label(pooled) + (self.dropout(seen) * self.seen).sum(-1)
        return label, self.token(self.dropout(states)), self.strength(pooled), mean


def _block_names(kind: str, index: int) -> dict[str, tuple[str, ...]]:
    at = f"encoder.layer.{index}."
    if kind == "mpnet":
        attention, out, norm1 = at + "attention.attn.", at + "attention.attn.o", at + "attention.LayerNorm"
        parts = tuple(attention + p for p in ("q", "k", "v"))
    else:
        attention, out = at + "attention.self.", at + "attention.output.dense"
        norm1 = at + "attention.output.LayerNorm"
        parts = tuple(attention + p for p in ("query", "key", "value"))
    return {
        "qkv": parts,
        "out": (out,),
        "norm1": (norm1,),
        "up": (at + "intermediate.dense",),
        "down": (at + "output.dense",),
        "norm2": (at + "output.LayerNorm",),
    }


def load_base(folder: Path, codes: int, layers: int | None = None, dropout: float = 0.1) -> Scorer:
    """Return a scorer whose encoder holds the official weights in `folder` and whose heads are new."""
    shape = Shape.read(folder, layers)
    model = Scorer(shape, codes, dropout)
    raw = load_file(folder / "model.safetensors")
    places = raw["embeddings.position_embeddings.weight"]
    if shape.kind == "bert":
        # every note is one segment, so the segment's vector belongs to the position
        places = places + raw["embeddings.token_type_embeddings.weight"][0]
    state = {
        "words.weight": raw["embeddings.word_embeddings.weight"],
        "places.weight": places,
        "norm.weight": raw["embeddings.LayerNorm.weight"],
        "norm.bias": raw["embeddings.LayerNorm.bias"],
    }
    if model.distances is not None:
        state["distances.weight"] = raw["encoder.relative_attention_bias.weight"]
    for index in range(shape.layers):
        for ours, theirs in _block_names(shape.kind, index).items():
            for leaf in ("weight", "bias"):
                state[f"blocks.{index}.{ours}.{leaf}"] = torch.cat([raw[f"{t}.{leaf}"] for t in theirs])
    missing, unexpected = model.load_state_dict(state, strict=False)
    heads = ("label.", "look.", "seen", "token.", "strength.")
    if unexpected or any(not name.startswith(heads) for name in missing):
        raise ValueError(f"the weights in {folder.name!r} do not fit: {missing} {unexpected}")
    return model


def parameter_groups(model: Scorer, rate: float, head_factor: float, frozen: int) -> list[dict[str, object]]:
    """Return AdamW's groups: encoder at `rate`, heads at `head_factor` times it; the first `frozen` blocks rest.

    Word and position vectors rest too: a few thousand notes cannot improve them, and unseen words keep theirs.
    """
    for part in (model.words, model.places, model.norm, model.distances, *list(model.blocks)[:frozen]):
        if part is not None:
            for p in cast(nn.Module, part).parameters():
                p.requires_grad = False
    heads = ("label.", "look.", "seen", "token.", "strength.")
    body: list[Tensor] = []
    plain: list[Tensor] = []
    top: list[Tensor] = []
    for name, p in model.named_parameters():
        if p.requires_grad:
            (top if name.startswith(heads) else plain if p.ndim == 1 else body).append(p)
    return [
        {"params": body, "lr": rate, "weight_decay": 0.01},
        {"params": plain, "lr": rate, "weight_decay": 0.0},
        {"params": top, "lr": rate * head_factor, "weight_decay": 0.01},
    ]
