"""Praise, ratings and content: what a sentence adds to its items in words."""

from __future__ import annotations

import re

from rung.grounding.dates import dates
from rung.grounding.findings import Finding, Passage, Source
from rung.grounding.lexicon import BUZZ_PHRASES, BUZZWORDS, LIGHT_WORDS, TIME_WORDS
from rung.grounding.quantities import quantities
from rung.grounding.words import Token, stem

_RATING_PATTERNS = (
    r"(?:exceed|exceeds|exceeded|exceeding|meet|meets|met|meeting|surpass\w*|above|beyond|below)"
    r"\s+(?:all\s+|the\s+|(?:my|his|her|their)\s+)?expectations?",
    r"(?:deserv\w+|merit\w*|warrant\w*|earn\w*|recommend\w*(?:\s+\w+){0,3}?(?:\s+for)?|ready\s+for|due|"
    r"should\s+(?:be|get|receive)|put\s+\w+\s+forward\s+for|(?:strong\s+)?case\s+for)"
    r"\s+(?:an?\s+|the\s+|(?:my|his|her|their)\s+|this\s+)?(?:\w+\s+)?"
    r"(?:promotion|promoted|raise|bonus|pay\s+rise|promo)\b",
    r"(?:should|must|ought\s+to)\s+be\s+promoted",
    r"(?:top|high|low|under|over|strong|star|poor|best|solid)[\s-]?perform(?:er|ers|ing|ance)\b",
    r"\brated\b(?!\s+(?:as\s+)?(?:critical|high|medium|low|severe|sev|p\d|cvss|\d|moderate|the\b|each\b|by\b|all\b"
    r"|every\b|\w+\s+(?:risk|finding|vulnerabilit)))",
    r"\brat(?:e|ing)\s+(?:me|him|her|them|us|this\s+person)\b",
    r"performance\s+rating",
    r"\b(?:rating|score|grade|rank)\s*(?:of|:|=)\s*\d",
    r"\b(?:ranked|ranks|rank)\s+(?:first|second|third|top|among|in\s+the\s+top|#\s?\d|number)",
    r"\b(?:a|an)\s+\d(?:\.\d)?\s*(?:/|out\s+of)\s*(?:5|10)\b",
    r"\btop\s+\d+\s?(?:%|percent)\s+of\b",
    r"\bperform(?:s|ed|ing)?\s+(?:at|above|below|beyond)\s+(?:an?\s+|the\s+|(?:his|her|their"
    r"|my)\s+)?(?:\w+\s+)?level\b",
    r"\boperat(?:es|ed|ing)\s+(?:at|above)\s+(?:an?\s+|the\s+)?(?:\w+\s+)?(?:l\d|level|senior|staff)\b",
    r"\b(?:best|strongest|weakest|better|worse)\s+(?:\w+\s+)?(?:engineer|member|person|performer|than\s+(?:his|her"
    r"|their|my)"
    r"\s+peers)",
    r"\b(?:hire|no[\s-]hire)\s+recommendation\b",
    r"\b(?:is|are|am)\s+(?:\w+\s+)?ready\s+for\s+(?:the\s+next\s+level|l\d|senior|staff|promotion)\b",
)
"""Ratings, rankings and recommendations about a person: never in a draft, whatever the notes say."""
_RATINGS = tuple(re.compile(pattern) for pattern in _RATING_PATTERNS)
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
    counted = [(q.start, q.end) for q in (*quantities(claim.text), *dates(claim.text))]
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
