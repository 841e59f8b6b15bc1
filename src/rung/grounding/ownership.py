"""Who did it: a sentence may not claim more of the work than its items give the author."""

from __future__ import annotations

import re

from rung.grounding.findings import Finding, Passage, Source
from rung.grounding.lexicon import FUNCTION_WORDS, IRREGULAR, LEAD_CLAIMS, LEAD_VERBS, MAKE_CLAIMS, MAKE_VERBS
from rung.grounding.words import Token, alike

_SELF = frozenset({"i", "i'm", "i've", "i'd", "i'll"})
_OWN = _SELF | {"me", "my", "mine", "myself"}
_WE = frozenset({"we", "we're", "we've", "we'd", "we'll", "us", "our", "ours"})
_OTHERS = frozenset("he she they somebody someone everyone everybody".split())
_GROUPS = frozenset("team squad guild group crew department everyone colleagues engineers".split())
_ALONE = re.compile(r"\b(?:alone|solo|sole|solely|single[- ]handed(?:ly)?|by myself|on my own|personally|all by)\b")
_THEY_WROTE = re.compile(r"^\s*(?:they|he|she)\s+(?:wrote|said|noted|recorded)\s*:\s*")
_LEADING = re.compile(
    r"\b(?:was|am|were|be) (?:responsible|accountable) for\b|\b(?:was|am) in charge\b|\btook charge\b|\bin the lead\b"
)


def check_ownership(claim: Passage, source: Source) -> tuple[Finding, ...]:
    """Return where a sentence says "I led", "I made" or "I did" and its items give the work to others or share it."""
    findings: list[Finding] = []
    for place, token in enumerate(claim.tokens):
        if token.norm in LEAD_CLAIMS and _is_verb(claim, place) and not source.norms & LEAD_VERBS:
            findings.append(Finding(token.text, "the cited notes do not say who led it"))
        if token.norm in MAKE_CLAIMS and token.norm not in source.norms and not source.norms & MAKE_VERBS:
            findings.append(Finding(token.text, "the cited notes do not say the author made it"))
    led = _LEADING.search(claim.flat)
    if led and not source.norms & LEAD_VERBS:
        findings.append(Finding(led.group(), "the cited notes do not say who led it"))
    alone = _ALONE.search(claim.flat)
    if alone and not _ALONE.search(source.flat):
        findings.append(Finding(alone.group(), "the cited notes do not say it was done alone"))
    findings += _taken_over(claim, source)
    return tuple(dict.fromkeys(findings))


def _is_verb(claim: Passage, place: int) -> bool:
    """ "owned" before a noun with an article before it ("the owned host") is no claim; neither is "test-driven"."""
    before = claim.tokens[place - 1].norm if place else ""
    token = claim.tokens[place]
    return before not in {"the", "a", "an", "customer", "team"} and not (token.norm == "leads" and before != "i")


def _taken_over(claim: Passage, source: Source) -> list[Finding]:
    """Acts the sentence gives to the author ("I …", or no subject) that the items give to "we" or to others."""
    findings: list[Finding] = []
    for place in _acts(claim):
        token = claim.tokens[place]
        if subject_of(claim, place) not in {"self", "author"}:
            continue
        givers = {
            subject_of(single, n)
            for single in source.singles
            for n in range(len(single.tokens))
            if (single.tokens[n].stem == token.stem or single.tokens[n].norm == token.norm) and _could_be_act(single, n)
        }
        if not givers and not _has_own_act(source):
            givers = {"we" if any(t.norm in _WE for s in source.singles for t in s.tokens) else "others"}
        if givers and not givers & {"self", "author", "unknown"}:
            whom = "the team" if "we" in givers else "someone else"
            findings.append(Finding(token.text, f"the cited notes give this to {whom}"))
    return findings


def _acts(claim: Passage) -> list[int]:
    """Places of the verbs that have "I" as subject, or open the sentence without one."""
    return [n for n in range(len(claim.tokens)) if _could_be_act(claim, n)]


def _could_be_act(passage: Passage, place: int) -> bool:
    token = passage.tokens[place]
    if token.norm in FUNCTION_WORDS and token.norm not in IRREGULAR:
        return False
    if not (
        token.norm in IRREGULAR or (token.norm.endswith("ed") and len(token.norm) > 4) or token.norm in _BARE_PASTS
    ):
        return False
    before = passage.tokens[place - 1] if place else None
    return before is None or before.norm not in _NOT_BEFORE_ACTS


_BARE_PASTS = frozenset("cut put set let shut hit split reset read spread ran led fed bet".split())
_NOT_BEFORE_ACTS = frozenset(
    "a an the is are was were be been being got get gets has have had my our their his her its this that these those to by".split()
)


def subject_of(passage: Passage, place: int) -> str:
    """Return who does the act at this place: `self` (I), `author` (no subject), `we`, `others` or `unknown`."""
    token = passage.tokens[place]
    clause_start = place
    while clause_start and passage.tokens[clause_start - 1].sentence == token.sentence:
        clause_start -= 1
    before = passage.tokens[clause_start:place]
    if before and _THEY_WROTE.match(passage.flat):
        before = tuple(t for t in before if t.start > passage.flat.find(":"))
    if not any(_could_stand(t) for t in before):
        return "author"
    return _nearest_subject(before, passage)


def _could_stand(token: Token) -> bool:
    return not token.norm.endswith("ly") and token.norm not in {
        "also",
        "then",
        "just",
        "and",
        "later",
        "first",
        "finally",
    }


def _nearest_subject(before: tuple[Token, ...], passage: Passage) -> str:
    for back, token in enumerate(reversed(before)):
        if token.norm in _SELF:
            return "self"
        if token.norm in {"we", "we're", "we've", "we'd", "we'll"}:
            return "we"
        if token.norm in _OTHERS:
            return "others"
        if token.norm in _GROUPS and back < 2:
            return "we"
        if token.norm == "who" or token.norm in {"that", "which"}:
            return "unknown"
        if _is_person(token, passage) and back < 2:
            return "others"
    first = before[0]
    if _is_person(first, passage) and not any(t.norm in _OWN for t in before):
        return "others"
    return "unknown"


def _is_person(token: Token, passage: Passage) -> bool:
    if not token.text[:1].isupper() or not token.text[1:].islower() or token.norm in FUNCTION_WORDS:
        return False
    preceding = passage.flat[: token.start].split()[-1:] or [""]
    if preceding[0] in {
        "the",
        "a",
        "an",
        "our",
        "my",
        "in",
        "on",
        "of",
        "for",
        "to",
        "from",
        "with",
        "into",
        "and",
        "'s",
        "at",
        "by",
    }:
        return False
    return not token.first or not (token.norm in IRREGULAR or token.norm.endswith(("ed", "ing", "ly", "s")))


def _has_own_act(source: Source) -> bool:
    """True when some sentence of the items has "I" in it, or an act without a subject."""
    for single in source.singles:
        if any(t.norm in _OWN for t in single.tokens):
            return True
        acts = [n for n in range(len(single.tokens)) if _could_be_act(single, n)]
        if not acts or any(subject_of(single, n) in {"author", "unknown"} for n in acts):
            return True
    return False


def same_act(one: Token, other: Token) -> bool:
    """True when two words are forms of one verb."""
    return one.stem == other.stem or alike(one.stem, other.stem)
