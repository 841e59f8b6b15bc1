"""Who did it: a sentence may not claim more of the work than its items give the author."""

from __future__ import annotations

import re

from rung.grounding.findings import Finding, Passage, Source
from rung.grounding.lexicon import (
    BUILD_CLAIMS,
    BUILD_VERBS,
    FULL_ACTS,
    FUNCTION_WORDS,
    IRREGULAR,
    LEAD_CLAIMS,
    LEAD_VERBS,
    LIGHT_ACTS,
    MAKE_CLAIMS,
    MAKE_VERBS,
    ROLES,
)
from rung.grounding.words import Token, alike

_SELF = frozenset({"i", "i'm", "i've", "i'd", "i'll"})
_OWN = _SELF | {"me", "my", "mine", "myself"}
_WE = frozenset({"we", "we're", "we've", "we'd", "we'll", "us", "our", "ours"})
_OTHERS = frozenset(["he", "she", "they", "somebody", "someone", "everyone", "everybody"])
_GROUPS = frozenset(["team", "squad", "guild", "group", "crew", "department", "everyone", "colleagues", "engineers"])
_ALONE = re.compile(r"\b(?:alone|solo|sole|solely|single[- ]handed(?:ly)?|by myself|on my own|personally|all by)\b")
_LEADING = re.compile(
    r"\b(?:was|am|were|be) (?:responsible|accountable) for\b|\b(?:was|am) in charge\b|\btook charge\b|\bin the lead\b"
)


def check_ownership(claim: Passage, source: Source) -> tuple[Finding, ...]:
    """Return where a sentence says "I led", "I made" or "I did" and its items give the work to others or share it."""
    findings: list[Finding] = []
    own = _own_words(source)
    for place, token in enumerate(claim.tokens):
        if subject_of(claim, place) in {"we", "others"} and token.norm in source.norms:
            continue
        if _leads(claim, place) and _is_verb(claim, place) and not _given(token, own, LEAD_VERBS, source):
            findings.append(Finding(token.text, "the cited notes do not say the author led it"))
        for claims, needs in ((BUILD_CLAIMS, BUILD_VERBS), (MAKE_CLAIMS, MAKE_VERBS)):
            if token.norm in claims and not _given(token, own, needs, source):
                findings.append(Finding(token.text, "the cited notes do not say the author made it"))
    for pattern, reason in ((_LEADING, "who led it"), (_ALONE, "it was done alone")):
        said = pattern.search(claim.flat)
        if said and not pattern.search(source.flat):
            findings.append(Finding(said.group(), f"the cited notes do not say {reason}"))
    findings += _taken_over(claim, source)
    return tuple(dict.fromkeys(findings))


def _own_words(source: Source) -> frozenset[str]:
    """The acts, finished or going on, that the items do not give to others, and what they call the author's."""
    return frozenset(
        token.norm
        for single in source.singles
        for n, token in enumerate(single.tokens)
        if token.norm in {"mine", "brainchild", "idea", "wording", "responsible", "accountable", "charge", "setup"}
        or ((_could_be_act(single, n) or token.norm.endswith("ing")) and subject_of(single, n) not in {"we", "others"})
    )


def _given(token: Token, own: frozenset[str], needs: frozenset[str], source: Source) -> bool:
    """True when the items give the author such an act, or use the very word of whoever the sentence says."""
    did = bool(own & {"did", "finished", "completed", "managed"}) and token.stem in source.stems
    return bool(own & needs) or did or any(_says_of_the_author(single, token) for single in source.singles)


def _says_of_the_author(single: Passage, token: Token) -> bool:
    """True when a text has this very word, and not with someone else as its subject."""
    places = (n for n, t in enumerate(single.tokens) if t.norm == token.norm and t.norm != "leads")
    return any(subject_of(single, n) not in {"we", "others"} for n in places)


def _leads(claim: Passage, place: int) -> bool:
    """True for "led", "owned" and the like, and for "I lead", "I own"."""
    norm = claim.tokens[place].norm
    present = norm in {"lead", "own", "drive", "head"} and place > 0 and claim.tokens[place - 1].norm in _SELF
    return present or norm in LEAD_CLAIMS


def _is_verb(claim: Passage, place: int) -> bool:
    """False for an adjective ("the owned host") and for the noun "leads"."""
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
        elif not givers and _instead(token, claim, source):
            findings.append(Finding(token.text, "the cited notes give the author another part in this"))
    return findings


def _instead(token: Token, claim: Passage, source: Source) -> bool:
    """True when the items have this verb only as what another act of the author's was about ("asked them to fix"),
    or have the author only asking, attending and the like, and the sentence leaves that act out."""
    said = {t.stem for t in claim.tokens}
    only_light = another = True
    for single in source.singles:
        own = [
            t
            for n, t in enumerate(single.tokens)
            if _could_be_act(single, n) and subject_of(single, n) in {"self", "author"}
        ]
        another = another and bool(own) and not any(t.stem in said or _of_one_kind(t, claim) for t in own)
        only_light = only_light and bool(own) and all(t.norm in LIGHT_ACTS for t in own)
        for mention in (t for t in single.tokens if alike(t.stem, token.stem)):
            sentence = [t for t in own if t.sentence == mention.sentence and t.norm not in FULL_ACTS]
            if sentence and not any(t.stem in said or alike(t.stem, token.stem) for t in sentence):
                return True
    new = not source.has_stem(token.stem) and token.norm not in FULL_ACTS
    return (only_light and token.norm not in LIGHT_ACTS) or (another and new)


def _of_one_kind(act: Token, claim: Passage) -> bool:
    """True when the sentence has a synonym of this act, or both it and the act are makings."""
    return claim.has_stem(act.stem) or (
        act.norm in MAKE_VERBS | FULL_ACTS and any(t.norm in MAKE_VERBS | FULL_ACTS for t in claim.tokens)
    )


def _acts(claim: Passage) -> list[int]:
    """Places of the verbs that have "I" as subject, or open the sentence without one."""
    return [n for n in range(len(claim.tokens)) if _could_be_act(claim, n)]


def _could_be_act(passage: Passage, place: int) -> bool:
    token = passage.tokens[place]
    if (token.norm in FUNCTION_WORDS and token.norm not in IRREGULAR) or (
        "-" in token.norm and token.norm[:3] != "co-"
    ):
        return False
    if not (
        token.norm in IRREGULAR or (token.norm.endswith("ed") and len(token.norm) > 4) or token.norm in _BARE_PASTS
    ):
        return False
    before = passage.tokens[place - 1] if place else None
    return before is None or before.sentence != token.sentence or before.norm not in _NOT_BEFORE_ACTS


_BARE_PASTS = frozenset(
    ["cut", "put", "set", "let", "shut", "hit", "split", "reset", "read", "spread", "ran", "led", "fed", "bet"]
)
_AUXILIARIES = frozenset(["has", "had", "was", "is", "also", "then", "later", "first", "and", "did", "does", "will"])
_BEFORE_A_NAME = frozenset(
    ["the", "a", "an", "our", "my", "in", "on", "of", "for", "to", "from", "with", "into", "and", "at", "by"]
)
_NOT_BEFORE_ACTS = frozenset(
    [
        "a",
        "an",
        "the",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "got",
        "get",
        "gets",
        "has",
        "have",
        "had",
        "my",
        "our",
        "their",
        "his",
        "her",
        "its",
        "this",
        "that",
        "these",
        "those",
        "to",
        "by",
    ]
)


def subject_of(passage: Passage, place: int) -> str:
    """Return who does the act at this place: `self` (I), `author` (no subject), `we`, `others` or `unknown`."""
    token = passage.tokens[place]
    clause_start = place
    while clause_start and passage.tokens[clause_start - 1].sentence == token.sentence:
        clause_start -= 1
    before = passage.tokens[clause_start:place]
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
        place = len(before) - back - 1
        if token.norm in _SELF and _with_another(before, place):
            return "we"
        named = place > 0 and (before[place - 1].text[:1].isupper() or before[place - 1].norm in ROLES)
        if token.norm == "who" and named and before[place - 1].norm not in _SELF:
            return "others"
        subject = _as_subject(token, back, passage)
        if subject:
            return subject
    first = before[0]
    second = passage.tokens.index(first) + 1
    acts = _could_be_act(passage, second) or passage.tokens[second].norm in _AUXILIARIES
    other = _is_person(first, passage) and acts and not any(t.norm in _OWN for t in before)
    return "others" if other else "unknown"


def _with_another(before: tuple[Token, ...], place: int) -> bool:
    """True for "Sven and I"."""
    return place >= 2 and before[place - 1].norm in {"and", "&"} and before[place - 2].text[:1].isupper()


def _as_subject(token: Token, back: int, passage: Passage) -> str:
    """Who a word stands for as subject of an act `back` words later; "" when it is no subject."""
    if token.norm in _SELF:
        return "self"
    if token.norm in _WE - {"us", "our", "ours"} or (token.norm in _GROUPS and back < 2):
        return "we"
    if token.norm in {"who", "that", "which", "it", "there"}:
        return "unknown"
    others = (
        token.norm in _OTHERS
        or (token.norm in ROLES and back < 1)
        or (back < 2 - token.first and _is_person(token, passage))
    )
    return "others" if others else ""


def _is_person(token: Token, passage: Passage) -> bool:
    if (
        not token.text[:1].isupper()
        or not (token.text[1:].islower() and token.text.isalpha())
        or token.norm in FUNCTION_WORDS
    ):
        return False
    preceding = passage.flat[: token.start].split()[-1:] or [""]
    if preceding[0] in _BEFORE_A_NAME:
        return False
    return not token.first or not (
        token.norm in IRREGULAR or token.norm in _BARE_PASTS or token.norm.endswith(("ed", "ing", "ly", "s"))
    )


def _has_own_act(source: Source) -> bool:
    """True when some sentence of the items has "I" in it, or an act without a subject."""
    for single in source.singles:
        if any(t.norm in _OWN for t in single.tokens):
            return True
        acts = [n for n in range(len(single.tokens)) if _could_be_act(single, n)]
        if not acts or any(subject_of(single, n) in {"author", "unknown"} for n in acts):
            return True
    return False
