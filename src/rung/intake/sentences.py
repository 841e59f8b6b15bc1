"""Sentences with their places, and which of them belong together as one accomplishment with its context."""

from __future__ import annotations

import re
from collections.abc import Callable

from rung.intake import voice

_STOP = re.compile(r"(?<![.!?…])[.!?…]+[\"'”’)\]*_]*(?=\s)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|approx|mr|mrs|ms|dr|prof|no|nr|fig|sec|dept|inc|ltd|corp|st|jan|feb|mar|apr|jun|jul"
    r"|aug|sept?|oct|nov|dec|cf|al|est|ver|min|max|avg|incl|excl|resp|a\.k\.a|u\.s|u\.k)|\b[A-Z])$",
    re.IGNORECASE,
)
_OPENING_MARKS = "\"'“‘([*_-–—•"
_WORDS_WITH_STOP_AT_END = ("etc", "inc", "ltd", "corp", "al")


def sentence_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans of the sentences in `text[start:end]`, in order, without the white space between them.

    A full stop ends a sentence when white space and a capital, a digit or an opening mark follow. In writing that
    begins its sentences in lower case, a lower-case letter will do. Abbreviations and initials end none.
    """
    stretch = text[start:end]
    first = next((c for c in stretch if c.isalpha()), "")
    lower_style = first.islower()
    spans: list[tuple[int, int]] = []
    at = 0
    for stop in _STOP.finditer(stretch):
        following = stretch[stop.end() : stop.end() + 64].lstrip()
        if not following or not _ends_sentence(stretch, stop, following, lower_style):
            continue
        spans.append((start + at, start + stop.end()))
        at = stop.end()
    spans.append((start + at, end))
    return [span for s, e in spans if (span := _strip(text, s, e))[0] < span[1]]


def _ends_sentence(stretch: str, stop: re.Match[str], following: str, lower_style: bool) -> bool:
    head = following.lstrip(_OPENING_MARKS)[:1] or following[0]
    if not (head.isupper() or head.isdigit() or (lower_style and head.islower())):
        return False
    if not stop.group().startswith(".") or stop.group().startswith(".."):
        return True
    before = stretch[max(0, stop.start() - 12) : stop.start()]
    if _ABBREVIATION.search(before) is None:
        return True
    return head.isupper() and before.lower().endswith(_WORDS_WITH_STOP_AT_END)


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def together(
    text: str, spans: list[tuple[int, int]], joins: Callable[[str], bool] = voice.continues
) -> list[tuple[int, int]]:
    """Return the spans of accomplishments that these neighbouring sentences make.

    A sentence that `joins` the one before goes with it; a first one that only sets the scene goes with the next.
    """
    groups: list[tuple[int, int]] = []
    scene = False
    for start, end in spans:
        sentence = text[start:end]
        if groups and (scene or joins(sentence)):
            groups[-1] = (groups[-1][0], end)
            scene = scene and voice.sets_the_scene(sentence)
        else:
            scene = not groups and voice.sets_the_scene(sentence)
            groups.append((start, end))
    return groups
