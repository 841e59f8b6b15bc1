"""Emoji at either end of a heading."""

from __future__ import annotations

import unicodedata

_STARTS = frozenset({"So"})
_CONTINUES = frozenset({"So", "Sk", "Mn", "Me", "Cf"})  # skin tones, variation selectors, keycaps, joiners
_KEYCAP = "\u20e3"


def split_emoji(heading: str) -> tuple[str, str]:
    """Return (emoji, name): the emoji that stand before the name, or after it; "" when there are none."""
    text = heading.strip()
    end = _emoji_end(text)
    if end:
        return text[:end].strip(), text[end:].strip()
    start = len(text)
    while start and unicodedata.category(text[start - 1]) in _CONTINUES:
        start -= 1
    if start < len(text) and unicodedata.category(text[start]) in _STARTS:
        return text[start:], text[:start].strip()
    return "", text


def _emoji_end(text: str) -> int:
    """The index after the leading emoji, 0 when the text starts with none."""
    end = 0
    if _KEYCAP in text[1:3]:
        end = text.index(_KEYCAP) + 1
    elif text and unicodedata.category(text[0]) in _STARTS:
        end = 1
    while end and end < len(text) and unicodedata.category(text[end]) in _CONTINUES:
        end += 1
    return end
