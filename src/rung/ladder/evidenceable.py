"""Whether notes could ever show that an expectation was met.

English only, and deliberately few rules: each names a pattern that items can hardly answer. An expectation in
another language is left alone.
"""

from __future__ import annotations

import re


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_WORD = re.compile(r"[a-z']+|100%")
_SUBJECTS = frozenset({"i", "we", "you", "they", "he", "she", "engineer", "engineers", "the", "an", "a"})
_MODALS = frozenset({"can", "could", "will", "would", "should", "must", "may", "might", "also", "often", "still"})
_BEING = frozenset({"am", "are", "is", "be", "being", "become", "becomes", "remain", "remains", "i'm", "we're"})
# "am able to review" and "am asked for advice" lead to an act that someone can point to.
_LEADS_TO_AN_ACT = frozenset({"able", "asked", "consulted", "sought", "invited", "trusted", "willing"})
_INWARD = _set(
    """feel feels believe believes think thinks care cares love loves enjoy enjoys want wants hope hopes
    know knows understand understands value values respect respects appreciate appreciates like likes
    aspire aspires strive strives try tries intend intends possess possesses"""
)
_TRAIT_WORDS = _set(
    """advanced ambitious attitude calm caring confident creative curious deep dedicated excellent expert
    flexible friendly good great helpful high honest humble motivated outstanding passionate patient positive
    proactive professional reliable resilient skilled smart solid strong"""
)
_HELD = frozenset({"have", "has"})
_HELD_TRAITS = _set(
    "ability attitude curiosity expertise interest knowledge mindset passion skill skills understanding"
)
_ABSOLUTES = (
    "always",
    "never",
    "at all times",
    "without exception",
    "every time",
    "100%",
    "under any circumstances",
)
_SHORTEST = 3


def why_not_evidenceable(text: str) -> str | None:
    """Return why notes could hardly show this expectation, or None when they could."""
    lowered = text.casefold().replace("’", "'")
    words = _WORD.findall(lowered)
    if not words or (not text.isascii() and len(words) < _SHORTEST):
        return None
    for absolute in _ABSOLUTES:
        if re.search(rf"(?<![\w-]){re.escape(absolute)}(?![\w-])", lowered):
            return f"{absolute!r} asks for every case, and notes only hold some"
    act = _from_the_verb(words)
    if len(words) < _SHORTEST:
        return "it names no act with an object"
    if not act:
        return None
    first, rest = act[0], [w for w in act[1:] if not w.endswith("ly")]
    if first == "am" and words[0] == "am":
        return None  # another language: English puts "I" before it
    return _state(first, rest)


def _from_the_verb(words: list[str]) -> list[str]:
    start = 0
    while start < len(words) and (
        words[start] in _SUBJECTS or words[start] in _MODALS or (words[start].endswith("ly") and start > 0)
    ):
        start += 1
    return words[start:]


def _state(first: str, rest: list[str]) -> str | None:
    following = rest[0] if rest else ""
    acting = following.endswith("ing") and following not in _TRAIT_WORDS
    if first in _BEING and not acting and following not in _LEADS_TO_AN_ACT:
        return "it says what someone is, not what they do"
    if first in _INWARD:
        return f"{first!r} happens inside someone; nobody else can see it"
    if first in _TRAIT_WORDS or (first in _HELD and not _HELD_TRAITS.isdisjoint(rest[:4])):
        return "it names a quality, not an act"
    return None
