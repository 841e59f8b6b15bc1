"""An item's own sentences, without list marks and ticket noise, ready to stand in a review."""

from __future__ import annotations

import re

from rung.engines.extractive_verbs import opens_with_own_act
from rung.grounding.words import sentence_spans
from rung.models import Audience

_LEADING_NOISE = re.compile(
    r"^(?:"
    r"[-*•‣▪–—]\s+|\[[ xX]\]\s*|>\s*|\d{1,2}[.)]\s+"  # list marks
    r"|:[a-z0-9_+-]+:\s*|[\U0001F300-\U0001FAFF\u2600-\u27BF\uFE0F]+\s*"  # emoji
    r"|\[?[A-Z][A-Z0-9]{1,9}-\d+\]?(?:\s*[:–—-]\s+|:\s*)"  # JIRA-123:
    r"|\(?(?:20\d\d-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./](?:20)?\d\d)\)?\s*[:,–—-]?\s*(?=\S)"  # a leading date
    r")+"
)
_TRAILING_NOISE = re.compile(
    r"\s*(?:\((?:(?:PR|MR|pull request|see|ref|cf\.?|ticket|issue)\s*:?\s*)?"
    r"(?:#\d+|!\d+|[A-Z][A-Z0-9]{1,9}-\d+)(?:\s*[,;]\s*(?:#\d+|!\d+|[A-Z][A-Z0-9]{1,9}-\d+))*\)"
    r"|\((?:PR|MR)\s*[#!]?\d+\)|:[a-z0-9_+-]+:|[\U0001F300-\U0001FAFF\u2600-\u27BF\uFE0F]+)\s*(?=[.!]?$)"
)
_FIRST_PERSON = re.compile(r"\b(?:I|I'm|I've|I'd|I'll|me|my|mine|myself|we|we're|we've|us|our|ours|i)\b")
_FIRST_WORD = re.compile(r"^(?P<open>[\"'“‘(*]*)(?P<word>[^\W\d_]+(?:['’-][^\W\d_]+)*)(?=[\s,.;:!?)]|$)")
_SHORT = 4
_END = re.compile(r"[.!?…][\"'”’)]*$")
_OTHERS_START = re.compile(r"^(?:it|this|that|they|these|those|she|he|them|none|both|which|who)\b", re.IGNORECASE)


def sentences(text: str) -> tuple[tuple[str, int, int], ...]:
    """Return (sentence, start, end) of an item; a very short one stays with the one before it."""
    spans: list[tuple[int, int]] = []
    for start, end in sentence_spans(text):
        inside_open = spans and text.count("(", spans[-1][0], spans[-1][1]) > text.count(
            ")", spans[-1][0], spans[-1][1]
        )
        short = len(text[start:end].split()) < _SHORT and not opens_with_own_act(text[start:end])
        if spans and (inside_open or short) and "\n" not in text[spans[-1][1] : start]:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return tuple((text[s:e], s, e) for s, e in spans)


def leans_back(sentence: str) -> bool:
    """True when a sentence starts with a word that points to the one before it."""
    return _OTHERS_START.match(sentence) is not None


def tidy(sentence: str) -> str:
    """Return the sentence without list marks, ticket keys, dates in front, emoji; white space single."""
    text = re.sub(r"\s+", " ", sentence).strip()
    text = _LEADING_NOISE.sub("", text)
    before = ""
    while before != text:
        before, text = text, _TRAILING_NOISE.sub("", text).rstrip()
    text = re.sub(r"(?<![\w/])w/o (?=\w)", "without ", text)
    text = re.sub(r"(?<![\w/])w/ ?(?=\w)", "with ", text)
    text = re.sub(r"(?<=[a-z,)]) & (?=[a-z(])", " and ", text)
    text = re.sub(r"(?<=[a-z,)]) \+ (?=[a-z(]{3})", " and ", text)
    text = re.sub(r"(?<=[\w%]) ?(?:->|→|=>) ?(?=[\d~<])", " to ", text) if _numeric_arrow(text) else text
    return text.strip(" \t;,-–—")


def _numeric_arrow(text: str) -> bool:
    """True when every arrow stands between two figures."""
    arrows = len(re.findall(r"->|→|=>", text))
    return arrows > 0 and arrows == len(re.findall(r"\d[\w%.]*(?: \w+)? ?(?:->|→|=>) ?[~<]?\d", text))


def written_for(sentence: str, audience: Audience, begins: bool = True) -> str:
    """Return a tidied sentence as it stands in a draft for this audience, with capital and full stop.

    `self`: a past act without a subject gets "I". `manager`: it gets "They"; first-person sentences are quoted,
    for "I" may be the report or the manager.
    `calibration`: quoted always. Whatever is in doubt stays as written. `begins`: it is its item's first sentence.
    """
    if audience == "calibration":
        return _quoted(sentence, "")
    if sentence.lower().startswith("and ") and opens_with_own_act(sentence[4:], begins):
        sentence = "also " + sentence[4:]
    own = opens_with_own_act(sentence, begins)
    if audience == "manager":
        if _FIRST_PERSON.search(sentence):
            return _quoted(sentence, "The notes say: ")
        return _stop(f"They {_small(sentence)}" if own else _capital(sentence))
    return _stop(f"I {_small(sentence)}" if own else _capital(sentence))


def _quoted(sentence: str, lead: str) -> str:
    inner = sentence.replace("“", "‘").replace("”", "’").replace('"', "'")
    return f"{lead}“{_stop(inner)}”"


def _small(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]


def _capital(sentence: str) -> str:
    """A capital in front, unless the first word is an identifier, a path or a name in small letters."""
    sentence = re.sub(r"(?<![\w'])i(?=(?:'m|'ve|'d|'ll)?\s)", "I", sentence)
    match = _FIRST_WORD.match(sentence)
    if match is None or not match["word"].islower():
        return sentence
    place = match.end("open")
    return sentence[:place] + sentence[place].upper() + sentence[place + 1 :]


def _stop(sentence: str) -> str:
    return sentence if _END.search(sentence) else sentence.rstrip(":;,") + "."
