"""Words, sentences and clauses of a text, with light stems to compare them by."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from rung.grounding.lexicon import ABBREVIATIONS, FUNCTION_WORDS, IRREGULAR, SYNONYMS

_WORD = re.compile(r"[^\W_]+(?:[.,:'_&+@-](?=[^\W_])[^\W_]+)*|[~≈]|<(?=\s?\d)|(?<![-=])>(?=\s?\d)")
_SENTENCE_END = re.compile(r"[.!?]+[\"')\]]*(?=\s|$)|\n+")
_CLAUSE_END = re.compile(
    r"[,;:](?=\s|$)|[()\u2014\u2013]|\s-\s|\b(?:but|while|although|though|whereas|because|unless)\b", re.IGNORECASE
)
_SUFFIXES = ("ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ers", "ies", "ied", "ely", "ed", "er",
             "es", "ly", "s", "e")  # fmt: skip
_SYNONYM_OF: dict[str, set[int]] = {}
for _n, _group in enumerate(SYNONYMS):
    for _word in _group:
        _SYNONYM_OF.setdefault(_word, set()).add(_n)

_SAME_LENGTH = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "\u00a0": " ",
    "\u202f": " ",
                              "\u2009": " ", "‑": "-", "−": "-"})  # fmt: skip


class Token(NamedTuple):
    """A word in its place. `norm` is its folded form; `sentence` and `clause` number what it stands in."""

    text: str
    norm: str
    stem: str
    start: int
    end: int
    sentence: int
    clause: int
    first: bool

    @property
    def content(self) -> bool:
        """True when the word carries a fact of its own."""
        return self.norm not in FUNCTION_WORDS and any(c.isalnum() for c in self.norm)


def flatten(text: str) -> str:
    """Return the text with typographic quotes, hyphens and spaces made plain, at the same length."""
    return text.translate(_SAME_LENGTH)


def lowered(text: str) -> str:
    """Return `flatten(text)` in lower case, at the same length."""
    flat = flatten(text)
    low = flat.lower()
    return low if len(low) == len(flat) else "".join(c.lower() if len(c.lower()) == 1 else c for c in flat)


def fold(word: str) -> str:
    """Return a word's form for comparison: NFKC, case folded, without a possessive."""
    folded = unicodedata.normalize("NFKC", flatten(word)).casefold()
    return folded.removesuffix("'s").removesuffix("'")


def stem(word: str) -> str:
    """Return a light stem: irregular forms resolved, one common suffix off, doubled ends single."""
    return _stem(fold(word))


def _stem(word: str) -> str:
    if word in IRREGULAR:
        word = IRREGULAR[word]
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3 and not word.endswith("ss"):
            word = word[: -len(suffix)] + ("y" if suffix in {"ies", "ied"} else "")
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word[:-1] + "i" if word.endswith("y") and len(word) > 3 else word


_SYNONYM_STEMS = {stem(word): groups for word, groups in _SYNONYM_OF.items()}


def alike(one: str, other: str) -> bool:
    """True when two stems are the same word, a longer form of it, or listed as synonyms."""
    if one == other:
        return True
    if len(one) >= 4 and len(other) >= 4:
        short, long = sorted((one, other), key=len)
        if long.startswith(short) and len(long) - len(short) <= 4:
            return True
        if len(short) >= 6 and short[:6] == long[:6] and len(long) - len(short) <= 5:
            return True
    return bool(_SYNONYM_STEMS.get(one, set()) & _SYNONYM_STEMS.get(other, set()))


def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return (start, end) of each sentence, white space trimmed, in order."""
    spans: list[tuple[int, int]] = []
    start = 0
    flat = lowered(text)
    for mark in _SENTENCE_END.finditer(flat):
        before = re.search(r"[\w.]+$", flat[start : mark.start()])
        if mark.group().startswith(".") and before and before.group() in ABBREVIATIONS:
            continue
        spans.append((start, mark.end()))
        start = mark.end()
    spans.append((start, len(text)))
    trimmed = ((s + len(text[s:e]) - len(text[s:e].lstrip()), s + len(text[s:e].rstrip())) for s, e in spans)
    return tuple((s, e) for s, e in trimmed if e > s)


def tokens(text: str) -> tuple[Token, ...]:
    """Return the words of a text, numbered by sentence and clause."""
    flat = flatten(text)
    found: list[Token] = []
    clause = 0
    for number, (start, end) in enumerate(sentence_spans(text)):
        cuts = [m.start() for m in _CLAUSE_END.finditer(flat, start, end)]
        clause += 1
        base, first = clause, True
        for word in _WORD.finditer(flat, start, end):
            clause = base + sum(cut < word.end() for cut in cuts)
            norm = fold(word.group())
            found.append(Token(word.group(), norm, _stem(norm), word.start(), word.end(), number, clause, first))
            first = False
    return tuple(found)


def parts(token: Token) -> tuple[str, ...]:
    """Return the pieces of a compound ("sign-off" → sign, off), or the word alone."""
    return tuple(p for p in re.split(r"[-_.,:&+@]", token.norm) if p) or (token.norm,)
