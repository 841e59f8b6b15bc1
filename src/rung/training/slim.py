"""Fewer inner neurons per layer: those whose removal would change the loss least are cut.

The importance of a neuron is |activation x gradient| summed over training notes (Molchanov et al. 2017,
arXiv:1611.06440). The rest are trained on, and make up for most of what was lost.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import torch
from torch import Tensor

from rung.training.corpus import Corpus
from rung.training.encoder import Scorer
from rung.training.fit import Recipe, losses
from rung.training.labelled import Labelled, shuffled
from rung.training.variation import PLAIN


def importance(model: Scorer, corpus: Corpus, recipe: Recipe, notes: Sequence[Labelled]) -> list[Tensor]:
    """Return one importance per inner neuron, layer by layer."""
    sums = [torch.zeros(model.shape.inner) for _ in model.blocks]
    states: list[Tensor] = []
    hooks = [block.down.register_forward_pre_hook(lambda _, inputs: states.append(inputs[0])) for block in model.blocks]
    for p in model.parameters():
        p.requires_grad = False
    model.words.weight.requires_grad = True
    model.eval()
    few = Corpus(notes, tuple(corpus.codes), corpus.tokenizer, corpus.limit)
    rng = random.Random(recipe.seed)  # noqa: S311 - a seeded order, not a secret
    for batch in few.epoch(recipe.batch, rng, PLAIN):
        states.clear()
        loss = losses(model, batch, recipe)
        slopes = torch.autograd.grad(loss, states)
        for index, (state, slope) in enumerate(zip(states, slopes, strict=True)):
            sums[index] += (state * slope).sum((0, 1)).abs().detach()
    for hook in hooks:
        hook.remove()
    return sums


def narrow(model: Scorer, scores: Sequence[Tensor], inner: int) -> Scorer:
    """Return a copy of the scorer whose layers keep their `inner` most important neurons."""
    shape = replace(model.shape, inner=inner)
    slim = Scorer(shape, model.label.out_features, model.dropout.p)
    state = {k: v.clone() for k, v in model.state_dict().items()}
    for index, score in enumerate(scores):
        kept = score.topk(inner).indices.sort().values
        at = f"blocks.{index}."
        state[at + "up.weight"] = state[at + "up.weight"][kept]
        state[at + "up.bias"] = state[at + "up.bias"][kept]
        state[at + "down.weight"] = state[at + "down.weight"][:, kept]
    slim.load_state_dict(state)
    return slim


def slimmed(model: Scorer, corpus: Corpus, recipe: Recipe, inner: int, sample: int = 480) -> Scorer:
    """Return the scorer cut to `inner` neurons per layer, judged on a seeded sample of the training notes."""
    notes = shuffled(corpus.notes, recipe.seed)[:sample]
    return narrow(model, importance(model, corpus, recipe, notes), inner)
