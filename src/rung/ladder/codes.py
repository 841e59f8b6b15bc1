"""Codes of areas, from which the codes of expectations are made (`TM` → `TM1`, `TM2`).

The rule, so that a person can foresee it:

1. An area's code is the first letters of its words, upper case, without accents; small words ("and", "of",
   "the") and words without a letter do not count. A name of one word gives its first two letters.
2. Where two areas have the same initials, the first in the ladder keeps them. Each later one adds the next
   letters of its last word until its code is its own: Domain Expertise `DE`, Data Engineering `DEN`.
3. When those letters run out, `X` is added until the code is its own. A name without a letter starts from `A`.

Codes hold letters only, so a code and a number never run into each other. Letters of other scripts stay.
An area added at the end never changes the codes before it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_SMALL_WORDS = frozenset({"a", "an", "and", "as", "at", "for", "in", "of", "on", "or", "the", "to", "with"})
_BETWEEN_WORDS = re.compile(r"[\s/&+,;:|\-‐‑–—]+")
_NO_LETTERS = "A"
_FILLER = "X"


def area_codes(names: Sequence[str]) -> tuple[str, ...]:
    """Return one code for each area name, in order, all different. The rule is in this module's docstring."""
    codes: list[str] = []
    for name in names:
        words = _words(name)
        initials = _initials(words)
        codes.append(_extended(initials, words, codes) if initials in codes else initials)
    return tuple(codes)


def _words(name: str) -> list[str]:
    """The words that count, each reduced to its upper-case letters without accents."""
    words = [w for w in _BETWEEN_WORDS.split(name) if w]
    counted = [w for w in words if w.lower() not in _SMALL_WORDS] or words
    return [letters for w in counted if (letters := _letters(w))]


def _letters(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word)
    return "".join(c for c in decomposed.upper() if c.isalpha())


def _initials(words: list[str]) -> str:
    if not words:
        return _NO_LETTERS
    if len(words) == 1:
        return words[0][:2]
    return "".join(w[0] for w in words)


def _extended(code: str, words: list[str], taken: Sequence[str]) -> str:
    used = 2 if len(words) == 1 else 1
    spare = words[-1][used:] if words else ""
    own = code
    for letter in spare:
        own += letter
        if own not in taken:
            return own
    while own in taken:
        own += _FILLER
    return own
