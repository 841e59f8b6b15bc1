"""The training loop: seeded, resumable between stages, with a running average of the weights.

The label loss is the multi-label softmax of Su et al. 2022 (ZLPR, arXiv:2208.02955): every right code should
stand above nought and every wrong one below it, which lets codes compete and needs no positive weight.
"""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as fn

from rung.training.corpus import Batch, Corpus
from rung.training.encoder import Scorer, parameter_groups
from rung.training.variation import Chances

AVERAGE_EVERY = 4
"""Steps between updates of the running average; each costs a pass over all weights."""


@dataclass(frozen=True)
class Recipe:
    """One stage of training. Learning rates fall in a straight line from `rate` to `rate_end` after warm-up."""

    epochs: int
    rate: float
    rate_end: float = 0.0
    batch: int = 24
    head_factor: float = 20.0
    warmup: float = 0.06
    frozen: int = 1
    token_weight: float = 0.5
    strength_weight: float = 0.2
    average: float = 0.993
    seed: int = 7


def label_loss(logits: Tensor, labels: Tensor) -> Tensor:
    """Return the multi-label softmax loss, averaged over notes."""
    zero = torch.zeros_like(logits[:, :1])
    wrong = torch.cat([logits - labels * 1e6, zero], 1).logsumexp(1)
    right = torch.cat([-logits - (1 - labels) * 1e6, zero], 1).logsumexp(1)
    return (wrong + right).mean()


def losses(model: Scorer, batch: Batch, recipe: Recipe) -> Tensor:
    """Return the weighted sum of the three heads' losses on a batch."""
    label, token, strength, _ = model(batch.ids, batch.mask)
    total = label_loss(label, batch.labels)
    raw = fn.binary_cross_entropy_with_logits(token, batch.tokens, reduction="none")
    total = total + recipe.token_weight * (raw * batch.weights).sum() / batch.weights.sum()
    known = batch.strength >= 0
    if known.any():
        scale = torch.tensor([1.0, 2.0, 2.0])
        total = total + recipe.strength_weight * fn.cross_entropy(strength[known], batch.strength[known], scale)
    return total


def fit(
    model: Scorer, corpus: Corpus, recipe: Recipe, after: Callable[[int, dict[str, Tensor]], None], log: Path
) -> dict[str, Tensor]:
    """Train one stage; return the averaged weights and leave the raw ones in `model`.

    `after(epoch, averaged)` is called at the end of each epoch.
    """
    torch.manual_seed(recipe.seed)
    rng = random.Random(recipe.seed)  # noqa: S311 - seeded variation, not a secret
    groups = parameter_groups(model, recipe.rate, recipe.head_factor, recipe.frozen)
    optimizer = torch.optim.AdamW(groups, lr=recipe.rate, fused=True)
    per_epoch = math.ceil(len(corpus.notes) / recipe.batch)
    steps = per_epoch * recipe.epochs
    warm = max(1, int(recipe.warmup * steps))
    floor = recipe.rate_end / recipe.rate

    def slope(step: int) -> float:
        if step < warm:
            return (step + 1) / warm
        return floor + (1 - floor) * (steps - step) / max(1, steps - warm)

    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, slope)
    trained = {k for k, p in model.named_parameters() if p.requires_grad}
    average = {k: v.detach().clone() for k, v in model.state_dict().items()}
    step = 0
    for epoch in range(recipe.epochs):
        model.train()
        began, total = time.monotonic(), 0.0
        for batch in corpus.epoch(recipe.batch, rng, Chances()):
            loss = losses(model, batch, recipe)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_([p for p in model.parameters() if p.requires_grad], 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            if step % AVERAGE_EVERY == 0:
                keep = min(recipe.average**AVERAGE_EVERY, (1 + step) / (10 + step))
                state = model.state_dict()
                for name in trained:
                    average[name].lerp_(state[name], 1 - keep)
            total += float(loss.detach())
            if step % 20 == 0:
                with log.open("a") as out:
                    out.write(f"epoch {epoch} step {step}/{steps} loss {total / (step - epoch * per_epoch):.3f}"
                              f" {time.monotonic() - began:.0f}s\n")  # fmt: skip
        after(epoch, average)
    return average


def describe(recipe: Recipe) -> dict[str, object]:
    """Return the recipe as the model card prints it."""
    return asdict(recipe)
