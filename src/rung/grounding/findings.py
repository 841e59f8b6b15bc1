"""What a check says of a sentence, and the notes it is held against."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from rung.grounding.words import Token, alike, lowered, parts, stem, tokens
from rung.models import Accomplishment


class Finding(NamedTuple):
    """Something a sentence says that its items do not. `words` are the sentence's own, for `[confirm: …]`."""

    words: str
    reason: str
    blocks: bool = False

    def line(self) -> str:
        """The finding as one reason: the words in quotation marks, then why."""
        return f"“{self.words}”: {self.reason}"


class Passage:
    """A text read once: its words, its flat lower-case form and its vocabulary."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.flat = lowered(text)
        self.tokens = tokens(text)
        self.norms = frozenset(n for t in self.tokens for n in _forms(t))
        self.stems = frozenset(s for t in self.tokens for s in (t.stem, *_part_stems(t)))

    def says(self, token: Token) -> bool:
        """True when this word, a form of it, or each piece of it is in the text."""
        if token.norm in self.norms or self.has_stem(token.stem):
            return True
        pieces = _part_stems(token)
        return len(pieces) > 1 and all(len(p) == 1 or self.has_stem(p) for p in pieces)

    def has_stem(self, wanted: str) -> bool:
        """True when a word with this stem, or one like it, is in the text."""
        return wanted in self.stems or any(alike(wanted, other) for other in self.stems)


class Source(Passage):
    """The items a sentence cites, read as one: text, label, author; their dates are kept apart."""

    def __init__(self, items: Iterable[Accomplishment]) -> None:
        self.items = tuple(items)
        super().__init__("\n\n".join(self._with_label(item) for item in self.items))
        self.dates = tuple(item.date for item in self.items if item.date is not None)
        alone = len(self.items) == 1 and self.text == self.items[0].text
        self.singles: tuple[Passage, ...] = (self,) if alone else tuple(Passage(item.text) for item in self.items)

    @staticmethod
    def _with_label(item: Accomplishment) -> str:
        return "\n\n".join(part for part in (item.text, item.label, item.author) if part)


def _forms(token: Token) -> tuple[str, ...]:
    pieces = parts(token)
    return (token.norm, *pieces, *(n.removesuffix("s") for n in (token.norm, *pieces) if len(n) > 3))


def _part_stems(token: Token) -> tuple[str, ...]:
    return tuple(stem(p) for p in parts(token))
