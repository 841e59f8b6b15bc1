"""Finding a quote in its source. A quote is verbatim or does not exist."""

from __future__ import annotations

import re
import unicodedata

from rung.models import Quote

_QUOTES = str.maketrans({"’": "'", "‘": "'", "‚": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "‟": '"'})
_WRAPPED = (('"', '"'), ("“", "”"), ("„", "“"), ("‘", "’"), ("'", "'"), ("«", "»"))


def find_quote(item_text: str, quote: str) -> Quote | None:
    """Return the item's own span that a proposed quote repeats, or None.

    Accepted: an exact substring, or one that is equal after NFKC, white-space folding and straight quotes; the
    answer is then the item's slice. Never accepted: other digits, look-alike letters, zero-width insertions,
    ellipses that the item does not have, other capitals, a quote without a word, and a quote that starts or
    ends inside a word. Of several places the first is taken.
    """
    for wanted in _readings(quote):
        if not any(c.isalpha() for c in wanted):
            continue
        span = _exact(item_text, wanted) or _folded(item_text, wanted)
        if span is not None:
            start, end = span
            return Quote(text=item_text[start:end], start=start, end=end)
    return None


def _readings(quote: str) -> tuple[str, ...]:
    """The quote without white space around it, and without the quotation marks that may wrap it."""
    trimmed = quote.strip()
    for opening, closing in _WRAPPED:
        if len(trimmed) > 2 and trimmed.startswith(opening) and trimmed.endswith(closing):
            return trimmed, trimmed[1:-1].strip()
    return (trimmed,)


def _exact(text: str, wanted: str) -> tuple[int, int] | None:
    for found in re.finditer(re.escape(wanted), text):
        if _on_word_edges(text, found.start(), found.end()):
            return found.span()
    return None


def _folded(text: str, wanted: str) -> tuple[int, int] | None:
    folded, starts, ends = _fold_with_places(text)
    needle = _fold_with_places(wanted)[0]
    for found in re.finditer(re.escape(needle), folded):
        start, end = starts[found.start()], ends[found.end() - 1]
        # A match may begin or end inside what NFKC made of one character ("½" → "1⁄2"): then it is not the slice.
        if _fold_with_places(text[start:end])[0] == needle and _on_word_edges(text, start, end):
            return start, end
    return None


def _fold_with_places(text: str) -> tuple[str, list[int], list[int]]:
    """The folded text, and for each of its characters where its source starts and ends."""
    folded: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        for char in unicodedata.normalize("NFKC", text[start:end]).translate(_QUOTES):
            if char.isspace() and folded and folded[-1] == " ":
                ends[-1] = end
                continue
            folded.append(" " if char.isspace() else char)
            starts.append(start)
            ends.append(end)
    return "".join(folded), starts, ends


def _clusters(text: str) -> list[tuple[int, int]]:
    """Spans of a character with the combining marks after it: NFKC composes only within one."""
    spans: list[tuple[int, int]] = []
    for place, char in enumerate(text):
        if spans and unicodedata.combining(char):
            spans[-1] = (spans[-1][0], place + 1)
        else:
            spans.append((place, place + 1))
    return spans


def _on_word_edges(text: str, start: int, end: int) -> bool:
    inside_before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    inside_after = end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
    combining = end < len(text) and unicodedata.combining(text[end]) != 0
    return not (inside_before or inside_after or combining)
