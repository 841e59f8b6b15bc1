"""Praise, ratings and content: what a sentence adds to its items in words."""

from __future__ import annotations

import re

from rung.grounding.findings import Finding, Passage, Source
from rung.grounding.lexicon import BUZZ_PHRASES, BUZZWORDS, LIGHT_WORDS, RATINGS, TIME_WORDS
from rung.grounding.quantities import quantities
from rung.grounding.words import Token, stem

_RATINGS = tuple(re.compile(pattern) for pattern in RATINGS)
_PHRASES = tuple(re.compile(r"(?<![\w-])" + p.replace(" ", "[ -]") + r"(?![\w-])") for p in BUZZ_PHRASES)
_LIGHT = frozenset(stem(word) for word in LIGHT_WORDS)
# A rewrite may add a few words of its own; a clause made of nothing else, or a quarter of the sentence, may not be.
_SHARE = 0.26


def check_ratings(claim: Passage) -> tuple[Finding, ...]:
    """Return the ratings, rankings and recommendations about a person; they block whatever the items say."""
    found = (pattern.search(claim.flat) for pattern in _RATINGS)
    return tuple(
        Finding(m.group().strip(), "a draft gives no rating or recommendation", blocks=True)
        for m in found
        if m is not None
    )


def check_praise(claim: Passage, source: Source) -> tuple[Finding, ...]:
    """Return the superlatives and buzzwords that the items do not use themselves."""
    found: dict[str, None] = {}
    for token in claim.tokens:
        if token.norm in BUZZWORDS and token.norm not in source.norms:
            found.setdefault(token.text)
    for phrase in _PHRASES:
        match = phrase.search(claim.flat)
        if match and not phrase.search(source.flat):
            found.setdefault(claim.text[match.start() : match.end()])
    return tuple(Finding(words, "praise the cited notes do not use") for words in found)


def check_content(claim: Passage, source: Source) -> tuple[Finding, ...]:
    """Return the words of a sentence that none of its items has, when they are more than a rewrite needs."""
    counted = [(q.start, q.end) for q in quantities(claim.text)]
    words = [
        t
        for t in claim.tokens
        if t.content
        and t.stem not in _LIGHT
        and t.norm not in TIME_WORDS
        and not t.norm.isdigit()
        and not any(s <= t.start < e for s, e in counted)
    ]
    new = [t for t in words if not source.says(t)]
    if not new:
        return ()
    added = _added_clause(words, new)
    if added or (len(new) >= 2 and len(new) > _SHARE * len(words)) or len(new) > 0.5 * len(words):
        return (
            Finding(", ".join(dict.fromkeys(t.text for t in added or new)), "the cited notes do not have these words"),
        )
    return ()


def _added_clause(words: list[Token], new: list[Token]) -> list[Token]:
    """The words of a clause that holds two or more of them, all new."""
    for clause in dict.fromkeys(t.clause for t in new):
        here = [t for t in words if t.clause == clause]
        if len(here) >= 2 and all(t in new for t in here):
            return here
    return []
