"""Which items an uncited sentence most likely rests on."""

from __future__ import annotations

import math
from collections.abc import Iterable

from rung.grounding.findings import Passage
from rung.grounding.words import Token, alike
from rung.models import Accomplishment

# A second item is named only when it explains nearly as much of the sentence as the best one does.
_NEARLY = 0.8
_LEAST = 0.15


def match_sentence(text: str, items: Iterable[Accomplishment]) -> tuple[str, ...]:
    """Return the ids of the items that share most of a sentence's rarer words, best first; none when none does.

    Words are compared by stem and weighed by inverse document frequency over the items; ties keep their order.
    """
    passages = [(item.id, Passage(item.text)) for item in items]
    wanted = [t for t in Passage(text).tokens if _weighty(t)]
    if not wanted or not passages:
        return ()
    weights = {t.stem: _rarity(t.stem, [p for _, p in passages]) for t in wanted}
    whole = sum(weights.values())
    scores = [(item_id, sum(w for s, w in weights.items() if _has(p, s)) / whole) for item_id, p in passages]
    best = max(score for _, score in scores)
    if best < _LEAST:
        return ()
    ranked = sorted(scores, key=lambda pair: -pair[1])
    return tuple(item_id for item_id, score in ranked if score >= _NEARLY * best)[:3]


def _weighty(token: Token) -> bool:
    return token.content or token.norm.isdigit()


def _rarity(stem: str, passages: list[Passage]) -> float:
    having = sum(_has(p, stem) for p in passages)
    return math.log((len(passages) + 1) / (having + 0.5))


def _has(passage: Passage, stem: str) -> bool:
    return stem in passage.stems or any(alike(stem, other) for other in passage.stems)
