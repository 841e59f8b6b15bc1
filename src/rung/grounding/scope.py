"""Words that scope a fact: negations, hedges, parts, plans and helping. What scopes a fact in the notes scopes it
in the draft."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import NamedTuple

from rung.grounding.findings import Finding, Passage, Source
from rung.grounding.quantities import quantities
from rung.grounding.words import Token, alike

_KINDS: dict[str, str] = {
    "negation": r"\w+n't|not|never|no|none|nobody|nothing|neither|nor|without|nowhere|cannot|cant|dont|didnt|wont"
    r"|isnt|wasnt|unable to"
    r"|fail(?:s|ed)? to|yet to|hardly|barely|w/o|zero",
    "exception": r"except(?:ing)?(?: for)?|apart from|other than|excluding|bar|but for|aside from|minus|all but",
    "about": r"about|roughly|around|approximately|approx|circa|ca|some(?=\W{1,2}(?:\d|NUMBER))|~|≈|or so|ish"
    r"|estimated|est|an estimated"
    r"|in the region of|give or take",
    "below": r"almost|nearly|close to|just under|under|up to|at most|less than|fewer than|below|not quite|<"
    r"|no more than|maximum of|max",
    "above": r"over|more than|at least|above|upwards of|(?<![-=])>|no fewer than|no less than|minimum of",
    "part": r"some|partly|partially|mostly|largely|mainly|most of|most|several|a few|few|many|in part|only|half of"
    r"|the first|one of"
    r"|sometimes|occasionally|often|usually|so far|a bit|slightly|somewhat",
    "maybe": r"may|might|could|would|should|possibly|perhaps|probably|likely|maybe|seems?(?: to)?|seemed(?: to)?"
    r"|appears?(?: to)?"
    r"|appeared(?: to)?|looks like|looked like|i think|i guess|i believe|believed|reportedly|apparently|hopefully"
    r"|suspected|potentially",
    "ahead": r"will|'ll|\w+'ll|won't|going to|plans?(?: to)?|planned(?: to)?|planning(?: to)?|intend(?:s"
    r"|ed)?(?: to)?|want(?:s|ed)? to|hop(?:e|es|ed|ing) to"
    r"|aim(?:s|ed|ing)? to|try(?:ing)? to|tried to|attempt(?:s|ed|ing)?(?: to)?|meant to|supposed to|ready to"
    r"|about to|need(?:s|ed)? to"
    r"|next (?:quarter|month|week|year|cycle|sprint)|yet|still|pending|soon|upcoming|wip|in progress|draft|proposed"
    r"|to be|to do|todo"
    r"|started|starting|began|beginning to|working on|would like to|awaiting|once|unless|expected|half ?way|due",
    "help": r"helped(?: to)?|help(?:s|ing)?(?: to)?|assist(?:ed|s|ing)?(?: with| in)?|contribut(?:ed|es"
    r"|ing)(?: to)?|support(?:ed|s|ing)|took part in|taking part in"
    r"|participat(?:ed|ing)(?: in)?|paired(?: with| on)?|co-\w+|shadow(?:ed|ing)|joined|collaborat(?:ed"
    r"|ing)(?: with| on)?|together with"
    r"|jointly|worked with|working with|part of|sat in on|sat in|(?:gave|lent)(?: \w+)? a hand|pitched in"
    r"|involved in|advised|along with|with help from",
}  # fmt: skip
_WEAKER = {
    "about": {"about", "below", "above", "part", "maybe"}, "below": {"below", "about"}, "above": {"above", "about"},
    "part": {"part", "about"}, "maybe": {"maybe", "ahead"}, "ahead": {"ahead", "maybe"}, "help": {"help"},
    "negation": {"negation", "exception"}, "exception": {"exception", "negation"},
}  # fmt: skip
"""A scope may be kept by another of these kinds: "nearly 40" may become "about 40"."""
_REASONS = {
    "negation": "the cited notes negate it", "exception": "the cited notes make an exception here",
    "about": "the cited notes say this is approximate", "below": "the cited notes give it as a limit or nearly so",
    "above": "the cited notes give it as a lower bound", "part": "the cited notes say it of a part only",
    "maybe": "the cited notes are not sure of it", "ahead": "the cited notes say it is planned or unfinished",
    "help": "the cited notes say the author helped, not did it alone",
}  # fmt: skip
_NUMBER_WORDS = r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred"
r"|a (?:dozen|hundred|thousand)"
_PATTERNS = {
    kind: re.compile(r"(?<![\w'])(?:" + pattern.replace("NUMBER", _NUMBER_WORDS) + r")(?![\w'])")
    for kind, pattern in _KINDS.items()
}
_NOT_A_SCOPE = {
    "negation": re.compile(r"no\.\s?\d|not only|no longer|no sooner|no one else|zero[- ]|none other|no matter"
    r"|no doubt"),
    "about": re.compile(r"about(?! (?:\d|NUM|half|a (?:dozen|hundred|third|quarter)|~))|around(?! (?:\d|NUM|half"
    r"|a (?:dozen|hundred|third)))"
                        .replace("NUM", rf"(?:{_NUMBER_WORDS})\b")),
    "above": re.compile(r"(?:over|above)(?! (?:\d|NUM|half|a (?:dozen|hundred|third)))".replace("NUM",
    rf"(?:{_NUMBER_WORDS})\b")),
    "below": re.compile(r"(?:under|below|max)(?! (?:\d|NUM|half|a (?:dozen|hundred|third)))".replace("NUM",
    rf"(?:{_NUMBER_WORDS})\b")),
    "part": re.compile(r"most (?:people|of all)\b|the first (?:time|place)|one of (?:my|our|the)\b"),
    "ahead": re.compile(r"plans? (?:\w+ )?(?:was|were|is)\b|once (?:a|per|and)\b|once\s*(?:[.;,)]|$)|still\W*$"
    r"|due to\b|yet another|will power|expected by"),
    "maybe": re.compile(r"could(?= (?:find|think|see) (?:no|any))"),
}  # fmt: skip


class Mark(NamedTuple):
    """A scoping word, its kind, and the stem of what it scopes ("" when nothing can be told)."""

    kind: str
    words: str
    anchor: str
    place: int
    sentence: int


def check_scope(claim: Passage, source: Source) -> tuple[Finding, ...]:
    """Return what a sentence says with less, or more, negation and hedging than its items do."""
    ours = marks(claim)
    findings: list[Finding] = []
    theirs = [(single, marks(single)) for single in source.singles]
    for single, found in theirs:
        for mark in found:
            if _dropped(mark, claim, ours, theirs):
                findings.append(Finding(_near(claim, mark.anchor), f"{_REASONS[mark.kind]} (“{mark.words}”)"))
        findings += _cut_out(claim, ours, single, found)
    findings += _added(claim, ours, theirs)
    return tuple(dict.fromkeys(findings))


def marks(passage: Passage) -> tuple[Mark, ...]:
    """Return the scoping words of a text in order."""
    counted = {t: q.start for q in quantities(passage.text) for t in (q.start,)}
    found: list[Mark] = []
    for kind, pattern in _PATTERNS.items():
        for match in pattern.finditer(passage.flat):
            skip = _NOT_A_SCOPE.get(kind)
            if skip and skip.match(passage.flat, match.start()):
                continue
            if kind == "maybe" and match.group() == "may" and passage.text[match.start()] == "M":
                continue
            found.append(_mark(kind, match, passage, counted))
    negated = {m.place + 1 for m in found if m.kind == "negation"}
    found = [m for m in found if not (m.words == "yet" and m.place in negated)]
    return tuple(sorted(found, key=lambda m: m.place))


def _mark(kind: str, match: re.Match[str], passage: Passage, counted: dict[int, int]) -> Mark:
    inside = [n for n, t in enumerate(passage.tokens) if t.end > match.start() and t.start < match.end()]
    place = inside[0] if inside else next((n for n, t in enumerate(passage.tokens) if t.start >= match.start()), 0)
    last = inside[-1] if inside else place
    here = passage.tokens[place] if passage.tokens else None
    if here is None:
        return Mark(kind, match.group(), "", 0, 0)
    after = [t for t in passage.tokens[last + 1 :] if t.clause == here.clause and _scopable(t)]
    before = [t for t in passage.tokens[:place] if t.clause == here.clause and _scopable(t)]
    backwards = match.group() in {"or so", "ish", "so far", "yet", "still", "soon", "in progress", "pending"}
    chosen = (before[-1:] or after[:1]) if backwards else (after[:1] or before[-1:])
    return Mark(kind, match.group(), chosen[0].stem if chosen else "", place, here.sentence)


def _scopable(token: Token) -> bool:
    return token.content or token.norm.isdigit() or token.norm in {"one", "half", "all", "every", "me", "us"}


def _dropped(
    mark: Mark, claim: Passage, ours: tuple[Mark, ...], theirs: list[tuple[Passage, tuple[Mark, ...]]]
) -> bool:
    """True when the sentence has what the mark scopes, but no such mark on it, and no item says it unmarked."""
    if not mark.anchor:
        return False
    places = [n for n, t in enumerate(claim.tokens) if t.stem == mark.anchor]
    if not places or _said_unmarked(mark, theirs):
        return False
    keeping = [m for m in ours if m.kind in _WEAKER[mark.kind]]
    if any(m.anchor == mark.anchor for m in keeping):
        return False
    taken = {m.anchor for _, found in theirs for m in found if m.kind in _WEAKER[mark.kind]}
    free = [m for m in keeping if m.anchor not in taken or alike(m.anchor, mark.anchor)]
    return not any(abs(m.place - place) <= 6 for m in free for place in places)


def _said_unmarked(mark: Mark, theirs: list[tuple[Passage, tuple[Mark, ...]]]) -> bool:
    for passage, found in theirs:
        marked = sum(m.anchor == mark.anchor and m.kind == mark.kind for m in found)
        if sum(t.stem == mark.anchor for t in passage.tokens) > max(marked, 0) and (marked or passage.tokens):
            return True
    return False


def _cut_out(claim: Passage, ours: tuple[Mark, ...], single: Passage, found: tuple[Mark, ...]) -> list[Finding]:
    """Marks that stand just before words which the sentence repeats, and are not in it."""
    here, there = [t.norm for t in claim.tokens], [t.norm for t in single.tokens]
    findings: list[Finding] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, there, here, autojunk=False).get_opcodes():
        if tag not in {"delete", "replace"} or j2 - j1 > 3 or i2 >= len(there) or not _repeats(there, here, i2, j2, +1):
            continue
        first = max(i1, i2 - 4)
        if _repeats(there, here, i1, j1, -1) + _repeats(there, here, i2, j2, +1) < 3:
            continue
        cut = [m for m in found if first <= m.place < i2 and m.sentence == single.tokens[i2].sentence]
        for mark in cut:
            kept = any(m.kind == mark.kind and m.anchor == mark.anchor for m in ours)
            if not kept and not any(m.kind in _WEAKER[mark.kind] and j1 - 2 <= m.place <= j2 + 2 for m in ours):
                words = " ".join(t.text for t in claim.tokens[max(0, j1 - 1) : j2 + 2])
                findings.append(Finding(words, f"{_REASONS[mark.kind]} (“{mark.words}”)"))
    return findings


def _repeats(there: list[str], here: list[str], i: int, j: int, step: int) -> int:
    """How many words run alike from these places (up to three), outwards."""
    count = 0
    i, j = (i - 1, j - 1) if step < 0 else (i, j)
    while 0 <= i < len(there) and 0 <= j < len(here) and there[i] == here[j] and count < 3:
        i, j, count = i + step, j + step, count + 1
    return count


def _added(claim: Passage, ours: tuple[Mark, ...], theirs: list[tuple[Passage, tuple[Mark, ...]]]) -> list[Finding]:
    """Negations of the sentence that no item has on the same thing."""
    findings: list[Finding] = []
    for mark in ours:
        if mark.kind not in {"negation", "exception"}:
            continue
        twice = sum(m.kind == mark.kind and m.anchor == mark.anchor for m in ours)
        once = max((sum(m.anchor == mark.anchor for m in found) for _, found in theirs), default=0)
        if twice > max(once, 1) or not any(_negates_too(mark, claim, passage, found) for passage, found in theirs):
            findings.append(Finding(_around(claim, mark), "the cited notes do not negate it"))
    return findings


def _negates_too(mark: Mark, claim: Passage, passage: Passage, found: tuple[Mark, ...]) -> bool:
    negations = [m for m in found if m.kind in {"negation", "exception"}]
    if not mark.anchor:
        return bool(negations)
    scoped = [t for t in claim.tokens[mark.place + 1 :] if t.sentence == mark.sentence and t.content][:3]
    wanted = [mark.anchor, *(t.stem for t in scoped)]
    for negation in negations:
        if negation.anchor and (negation.anchor == mark.anchor or alike(negation.anchor, mark.anchor)):
            return True
        window = passage.tokens[max(0, negation.place - 6) : negation.place + 8]
        if any(t.sentence == negation.sentence and alike(t.stem, w) for t in window for w in wanted[:2]) and (
            negation.anchor not in {t.stem for t in claim.tokens}
        ):
            return True
    return False


def _around(claim: Passage, mark: Mark) -> str:
    near = claim.tokens[mark.place : mark.place + 3]
    return claim.text[near[0].start : near[-1].end] if near else mark.words


def _near(claim: Passage, anchor: str) -> str:
    return next((t.text for t in claim.tokens if t.stem == anchor), anchor)
