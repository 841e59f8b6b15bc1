"""From token scores to a quote: the best stretch of a note, trimmed to whole words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_LEAD: Final = re.compile(r"[\s\-–—*•·,;:.!?)\]>|#]+")
_TAIL: Final = re.compile(r"[\s\-–—*•·,;:.(\[<|]+$")
_BULLET: Final = re.compile(r"\d{1,2}[.)]\s+")


def best_stretch(scores: Sequence[float], cut: float) -> tuple[int, int]:
    """Return the token range `first..last` (inclusive) whose scores, each less `cut`, have the largest sum."""
    best, best_sum = (0, 0), float("-inf")
    start, total = 0, 0.0
    for index, score in enumerate(scores):
        if total <= 0.0:
            start, total = index, 0.0
        total += score - cut
        if total > best_sum:
            best, best_sum = (start, index), total
    return best


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span grown to the borders of the words it cuts."""
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without bullets, white space and loose punctuation at its borders.

    A span with nothing else in it becomes the whole text without its outer white space.
    """
    start, end = max(0, min(start, len(text) - 1)), max(1, min(end, len(text)))
    if start < end:
        start, end = _whole_words(text, start, end)
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    bullet = _BULLET.match(text, start, end)
    if bullet and not text[:start].strip(" \t\r\n-*•"):
        start = bullet.end()
    tail = _TAIL.search(text[start:end])
    end = start + tail.start() if tail else end
    if start >= end:
        body = text.strip()
        start = text.find(body)
        end = start + len(body)
    return start, end
