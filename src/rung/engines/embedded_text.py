"""What the embedded model is shown of a note, and how to find the way back to the note's own characters.

First names become one neutral word and he, she and they become one pronoun, so a mapping cannot depend on
who a note is about. Notes longer than the model reads at once become overlapping windows; nothing is cut.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from rung.engines.embedded_names import AMBIGUOUS, NAMES

NEUTRAL_NAME: Final = "Alex"

_PRONOUNS: Final = {
    "he": "they", "she": "they",
    "him": "their", "them": "their", "his": "their", "her": "their", "hers": "their", "theirs": "their",
    "himself": "themself", "herself": "themself", "themselves": "themself",
    "mr": "", "mrs": "", "ms": "",
}  # fmt: skip
_WORD: Final = re.compile(r"[^\W\d_]+")
_OPENING: Final = re.compile(r"(?:^|[.!?:;•*\n\-–—>\"“(]\s*)$")


@dataclass(frozen=True)
class Edit:
    """Replace the characters `start..end` of a text by `new`."""

    start: int
    end: int
    new: str


@dataclass(frozen=True)
class Rewritten:
    """A text after edits. `span` leads from its characters back to those of the original."""

    text: str
    starts: tuple[int, ...]
    sources: tuple[tuple[int, int, bool], ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the original span of the characters `start..end`; an edited word is taken whole."""
        first = self._piece(start)
        last = self._piece(max(start, end - 1))
        at, source, edited = self.starts[first], self.sources[first], self.sources[first][2]
        left = source[0] if edited else source[0] + (start - at)
        at, source, edited = self.starts[last], self.sources[last], self.sources[last][2]
        right = source[1] if edited else source[0] + (end - at)
        return left, max(left, right)

    def _piece(self, at: int) -> int:
        return max(0, bisect_right(self.starts, at) - 1)


def rewrite(text: str, edits: tuple[Edit, ...]) -> Rewritten:
    """Return `text` with the edits made; they are in order and do not overlap."""
    out: list[str] = []
    starts: list[int] = []
    sources: list[tuple[int, int, bool]] = []
    at = made = 0

    def add(piece: str, start: int, end: int, edited: bool) -> None:
        nonlocal made
        if piece:
            out.append(piece)
            starts.append(made)
            sources.append((start, end, edited))
            made += len(piece)

    for edit in edits:
        add(text[at : edit.start], at, edit.start, False)
        add(edit.new, edit.start, edit.end, True)
        at = edit.end
    add(text[at:], at, len(text), False)
    if not starts:
        starts, sources = [0], [(0, len(text), True)]
    return Rewritten("".join(out), tuple(starts), tuple(sources))


def is_name(text: str, start: int, word: str) -> bool:
    """Return whether the word standing at `start` is read as a first name."""
    lower = word.lower()
    if lower not in NAMES or (word.isupper() and len(word) > 1):
        return False
    if lower not in AMBIGUOUS:
        return len(word) > 3 or word[0].isupper()
    if not word[0].isupper():
        return False
    return _OPENING.search(text, max(0, start - 4), start) is None and start > 0


def person_edits(text: str, name: Callable[[], str] = lambda: NEUTRAL_NAME) -> tuple[Edit, ...]:
    """Return the edits that make a text blind to first names and pronouns; `name` gives each new name."""
    edits: list[Edit] = []
    for found in _WORD.finditer(text):
        word = found.group()
        pronoun = _PRONOUNS.get(word.lower())
        if pronoun is not None:
            edits.append(Edit(found.start(), found.end(), pronoun))
        elif is_name(text, found.start(), word):
            edits.append(Edit(found.start(), found.end(), name()))
    return tuple(edits)


def blind(text: str) -> Rewritten:
    """Return the text as the model reads it: the same whoever it is about."""
    return rewrite(text, person_edits(text))


def windows(count: int, limit: int, overlap: int) -> tuple[tuple[int, int], ...]:
    """Return the token ranges that cover `count` tokens, each at most `limit` long, overlapping by `overlap`."""
    if count <= limit:
        return ((0, count),)
    step = limit - overlap
    starts = list(range(0, count - overlap, step))
    return tuple((s, min(count, s + limit)) for s in starts)
