"""Numbers, units, dates and times: each must stand in the items with the same value and the same unit."""

from __future__ import annotations

import itertools
import re

from rung.grounding.dates import Date, dates, known_dates, slashed
from rung.grounding.findings import Finding, Passage, Source
from rung.grounding.lexicon import FUNCTION_WORDS, TIME_WORDS
from rung.grounding.names import identifiers
from rung.grounding.quantities import Quantity, quantities, without

_ABSENT = "the cited notes do not say this"
_CHANGE = re.compile(r"\s*(?:->|=>|→|to|down to|up to|–|-|of|in|out of|/|vs\.?)\s*")
_REVERSED = re.compile(
    r"\s*,?\s*(?:(?:down|up|instead|rather than|not|was|were)?\s*(?:from|of|than|not|was|were)|against)\s*"
)
_FIRST_IS_ORDER = re.compile(r"^\W*first\b\W|\bat first\b|\bfirst,|\bfirst[\s-](?:hand|class)\b")


def check_numbers(claim: Passage, source: Source) -> tuple[Finding, ...]:
    """Return the quantities and dates of a sentence that its items do not give with this value and unit."""
    claim_dates, known = dates(claim.text), _known_dates(source)
    findings = [Finding(d.text, _ABSENT) for d in claim_dates if not _date_known(d, known, source)]
    spans = [*((d.start, d.end) for d in claim_dates), *identifiers(claim.text)]
    for match in slashed(claim.text):
        if any(s <= match.start() < e for s, e in spans):
            continue
        spans.append(match.span())
        if not _slashed_known(match, known, source):
            findings.append(Finding(match.group(), _ABSENT))
    said = quantities(without(claim.text, spans), strict=True)
    given = quantities(without(source.text, _spans_of_names_and_dates(source)))
    findings += _unsupported(said, given, claim, known)
    findings += _changes(said, given, claim.flat, source.flat)
    findings += _time_words(claim, source, [*spans, *((q.start, q.end) for q in said)])
    return tuple(dict.fromkeys(findings))


def _spans_of_names_and_dates(source: Source) -> list[tuple[int, int]]:
    """What is no quantity in the notes; a stroke before a noun ("4/5 teams") is one."""
    strokes = [m.span() for m in slashed(source.text) if not re.match(r"\s+[a-z]", source.text[m.end() :])]
    return [*((d.start, d.end) for d in dates(source.text)), *identifiers(source.text), *strokes]


def _known_dates(source: Source) -> tuple[Date, ...]:
    strokes: list[Date] = []
    for match in slashed(source.text):
        a, b = int(match["a"]), int(match["b"])
        strokes += [Date("", 0, 0, day=a, month=b), Date("", 0, 0, day=b, month=a)]
    return known_dates((*dates(source.text), *strokes), source.dates)


def _date_known(date: Date, known: tuple[Date, ...], source: Source) -> bool:
    if any(date.within(other) for other in known):
        return True
    alone = date.day is None and date.year is None
    return alone and re.search(rf"(?<!\w){re.escape(date.text.lower())}(?!\w)", source.flat) is not None


def _slashed_known(match: re.Match[str], known: tuple[Date, ...], source: Source) -> bool:
    if re.search(rf"(?<![\w/.]){re.escape(match.group())}(?![\w/])", source.flat):
        return True
    a, b = int(match["a"]), int(match["b"])
    return any((d.day, d.month) in {(a, b), (b, a)} for d in known)


def _unsupported(
    said: tuple[Quantity, ...], given: tuple[Quantity, ...], claim: Passage, known: tuple[Date, ...]
) -> list[Finding]:
    findings: list[Finding] = []
    for place, quantity in enumerate(said):
        same = [g for g in given if g.readings & quantity.readings]
        words = _words_of(quantity, claim)
        if not same:
            if not _excused(quantity, claim, given, known):
                findings.append(Finding(words, _ABSENT))
            continue
        before = sum(bool(q.readings & quantity.readings) for q in said[:place])
        if before >= len(same):
            findings.append(Finding(words, "it stands here more often than in the cited notes"))
        elif quantity.per and all(g.per for g in same) and all(g.per != quantity.per for g in same):
            findings.append(Finding(words, "the cited notes give this for another stretch of time"))
        elif _counts_something_else(quantity, same, given):
            findings.append(Finding(words, "in the cited notes this number counts something else"))
    return findings


def _words_of(quantity: Quantity, claim: Passage) -> str:
    words = claim.text[quantity.start : quantity.end].strip()
    following = re.match(r"[\s-][\w-]+", claim.text[quantity.end :])
    return words + following.group() if following and len(words) < 4 and quantity.unit == "" else words


def _excused(quantity: Quantity, claim: Passage, given: tuple[Quantity, ...], known: tuple[Date, ...]) -> bool:
    """True for a year the notes date, "first" as a mere order word, and "one" for the notes' "a"."""
    if (1.0, "th") in quantity.readings and _FIRST_IS_ORDER.search(claim.flat[max(0, quantity.start - 4) :]):
        return True
    if quantity.text == "both" or (quantity.text == "one" and quantity.unit == "" and not quantity.noun):
        return True
    if quantity.unit == "th":
        return any(d.day == quantity.raw for d in known)
    return quantity.unit == "" and any(d.year == quantity.raw for d in known)


def _counts_something_else(quantity: Quantity, same: list[Quantity], given: tuple[Quantity, ...]) -> bool:
    noun = quantity.noun
    if not noun or noun in FUNCTION_WORDS or any(g.noun in {noun, ""} for g in same):
        return False
    return any(g.noun == noun for g in given)


def _changes(said: tuple[Quantity, ...], given: tuple[Quantity, ...], flat: str, source_flat: str) -> list[Finding]:
    """Pairs ("310 to 14", "4 of 11", "30-60") that the items give the other way round."""
    known = _pairs(given, source_flat)
    findings: list[Finding] = []
    for left, right in _pairs(said, flat):
        here = (left.readings, right.readings)
        forward = any(a.readings & here[0] and b.readings & here[1] for a, b in known)
        backward = any(a.readings & here[1] and b.readings & here[0] for a, b in known)
        if re.fullmatch(r"\s*[-–]\s*", flat[left.end : right.start]) and not (forward or backward):
            findings.append(Finding(flat[left.start : right.end], "the cited notes do not give this range"))
        if backward and not forward:
            words = flat[min(left.start, right.start) : max(left.end, right.end)].strip()
            findings.append(Finding(words, "the cited notes give these numbers the other way round"))
    return findings


def _pairs(found: tuple[Quantity, ...], flat: str) -> list[tuple[Quantity, Quantity]]:
    pairs: list[tuple[Quantity, Quantity]] = []
    for left, right in itertools.pairwise(found):
        between = flat[left.end : right.start]
        words = re.sub(r"^\s*[a-z-]*\s*(?=(?:->|→|to|down|up|of|from|,|instead|was)\b|->|→)", "", between)
        if _CHANGE.fullmatch(words) or _CHANGE.fullmatch(between):
            pairs.append((left, right))
        elif _REVERSED.fullmatch(words) or _REVERSED.fullmatch(between):
            pairs.append((right, left))
    return pairs


def _time_words(claim: Passage, source: Source, counted: list[tuple[int, int]]) -> list[Finding]:
    """Stretches of time ("a week", "monthly") outside quantities that the items do not speak of."""
    known = {TIME_WORDS[w] for t in source.tokens for w in (t.norm, *re.split(r"[-/\d]+", t.norm)) if w in TIME_WORDS}
    if re.search(r"\d\s?[dhsm]\b", source.flat):
        known |= {TIME_WORDS[w] for w in re.findall(r"\d\s?([dhs])\b", source.flat)}
        known |= {"minute", "month"} if re.search(r"\d\s?m\b", source.flat) else set()
    findings: list[Finding] = []
    for token in claim.tokens:
        if any(s <= token.start < e for s, e in counted) or len(token.norm) < 2:
            continue
        named = [TIME_WORDS[w] for w in token.norm.split("-") if w in TIME_WORDS]
        if named and not known & set(named):
            findings.append(Finding(token.text, _ABSENT))
    return findings
