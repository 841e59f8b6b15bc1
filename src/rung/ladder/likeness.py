"""How like two sentences of a ladder are."""

from __future__ import annotations

import re
from typing import Final

_WORD = re.compile(r"[^\W_]+")
_EMPTY_WORDS = frozenset({
    "a", "am", "an", "and", "are", "as", "at", "be", "by", "for", "from", "i", "in", "is", "it", "its", "my", "of",
    "on", "or", "our", "so", "that", "the", "their", "them", "they", "this", "to", "we", "with",
})  # fmt: skip
_ENDINGS = ("ing", "ed", "es", "s")
_FEWEST_WORDS: Final = 3
NEAR: Final = 0.75
"""Shared words over all words from which two sentences count as saying the same thing."""


def same_text(text: str) -> str:
    """Return what two texts share when only case, punctuation or spacing differ."""
    return " ".join(_WORD.findall(text.casefold())) or text.strip()


def overlap(a: str, b: str) -> float:
    """Return shared content words over all content words, 0 to 1; 0 when either has fewer than three."""
    first, second = _content(a), _content(b)
    if min(len(first), len(second)) < _FEWEST_WORDS:
        return 0.0
    return len(first & second) / len(first | second)


def _content(text: str) -> frozenset[str]:
    return frozenset(_stem(w) for w in _WORD.findall(text.casefold()) if w not in _EMPTY_WORDS)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word.removesuffix(ending)
            break
    return word.rstrip("eiy") or word  # identify, identifies, identified; reduce, reduced
