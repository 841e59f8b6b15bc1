"""How far it got: a sentence may not put work at a later stage than its items do."""

from __future__ import annotations

import re
from typing import NamedTuple

from rung.grounding.findings import Finding, Passage, Source
from rung.grounding.words import Token, alike

_STAGES: tuple[tuple[str, str], ...] = (
    ("an idea", r"idea|proposed|proposal|propose|suggested|pitched|pitch|planned|plan|considered|discussed"
    r"|brainstormed|thought"),
    ("a design", r"designed|design|drafted|draft|sketch(?:ed)?|spec|outlined|drew up|wrote up|modelled"),
    ("built", r"built|prototyped?|poc|proof of concept|implemented|coded|developed|mvp|written"),
    ("tried out", r"pilot(?:ed|ing|s)?|trial(?:led|s)?|tested|tests?|testing|canary|canaried|staging|beta"
    r"|experiment(?:ed)?|behind a flag"
     r"|dry[- ]run|log[- ]only|warn[- ]only|warn mode|shadow mode|test environment|preview|demoed|demo|lab|sandbox"
     r"|spike|soak(?:ed)?"),
    ("in use", r"roll(?:ed|ing)?[ -]out|rollout|rolled (?:\w+ ){1,4}out|launch(?:ed|es)?|shipped|ships|live"
    r"|in (?:prod|production)|into production|to production|to prod"
     r"|production use|deployed|released|ga|generally available|in force|went live|go(?:es|ing)? live|gone live"
     r"|landed in prod(?:uction)?|in use|adopted"
     r"|company[- ]wide|org[- ]wide|across the company|everywhere|in service"),
)  # fmt: skip
_PATTERNS = tuple(re.compile(rf"(?<![\w-])(?:{pattern})(?![\w])") for _, pattern in _STAGES)
_UNREAL = re.compile(
    r"\b(?:not|never|n't|no|yet to|will|'ll|would|to be|going to|plan(?:s|ned|ning)? to|want(?:ed|s)? to|hop(?:e|es"
    r"|ed|ing) to|aim(?:s|ed|ing)? to"
    r"|ready to|about to|before|until|once|when|if|waiting to|intend(?:s|ed)? to|due to|supposed to|should|could"
    r"|need(?:s|ed)? to|without|pending"
    r"|trying to|tried to|can|prepar(?:ed|ing)|preparation|towards?)\b[\w\s'-]{0,24}$"
)
_UNREAL_AFTER = re.compile(
    r"^[\w\s'-]{0,14}\b(?:next (?:quarter|month|week|year|cycle|sprint)|planned|pending|not yet|soon|postponed"
    r"|cancelled|on hold|tbd)\b"
)
_IN_USE = len(_STAGES) - 1
_ELSEWHERE = re.compile(
    r"[\w\s-]{0,30}?\b(?:to|in|on|into|as an?) (?:\w+ ){0,2}"
    r"(?:staging|test|sandbox|lab|canary|beta|pilot|preview|pre-prod)\b"
)
_DONE = re.compile(
    r"\b(?:complet(?:ed|ely)|complete|finish(?:ed)?|finali[sz]ed|concluded|wrapped up|fully|done|accomplished"
    r"|closed out)\b"
)
_GOING_ON = re.compile(
    r"\b(?:in progress|ongoing|wip|under ?way|half ?way|working on|started|starting|began|beginning|so far"
    r"|still (?:\w+ing|open|to do|in|on)|remaining"
    r"|the rest (?:follows|to come|is)|not (?:yet )?(?:finished|done|complete)|continues|continuing|to go|partly"
    r"|partially|part-way|pending|unfinished)\b"
)
_ING = re.compile(r"^[a-z]{3,}ing$")


class Stage(NamedTuple):
    """A word for how far something got, with its rank."""

    rank: int
    start: int
    end: int
    words: str


def check_stages(claim: Passage, source: Source) -> tuple[Finding, ...]:
    """Return where a sentence says shipped, piloted or completed and its items stop earlier."""
    findings: list[Finding] = []
    reached = [stages(single) for single in source.singles]
    for stage in stages(claim):
        if stage.rank >= 3 and not _reached(stage, claim, source, reached):
            top = max((s.rank for found in reached for s in found), default=-1)
            known = f"as {_STAGES[top][0]}" if top >= 0 else "without saying how far it got"
            findings.append(Finding(stage.words, f"the cited notes have it {known}"))
    done = _DONE.search(claim.flat)
    if done and not _DONE.search(source.flat) and _GOING_ON.search(source.flat):
        findings.append(Finding(done.group(), "the cited notes say it is still going on"))
    findings += _finished_too_soon(claim, source)
    return tuple(dict.fromkeys(findings))


def stages(passage: Passage) -> list[Stage]:
    """Return the stages a text says were reached; what is negated, planned or conditional is left out."""
    found: list[Stage] = []
    for rank, pattern in enumerate(_PATTERNS):
        for match in pattern.finditer(passage.flat):
            start = max((c for c in (passage.flat.rfind(mark, 0, match.start()) for mark in ".;,\n")), default=-1) + 1
            if rank >= 2 and (
                _UNREAL.search(passage.flat[start : match.start()]) or _UNREAL_AFTER.match(passage.flat[match.end() :])
            ):
                continue
            tried = rank == _IN_USE and _ELSEWHERE.match(passage.flat[match.end() :])
            found.append(Stage(rank - bool(tried), match.start(), match.end(), match.group()))
    return found


def _reached(stage: Stage, claim: Passage, source: Source, reached: list[list[Stage]]) -> bool:
    """True when an item has this stage or a later one, on something the sentence speaks of around it."""
    fitting = [
        (single, s)
        for single, found in zip(source.singles, reached, strict=True)
        for s in found
        if s.rank >= stage.rank
    ]
    if not fitting:
        return False
    earlier = [
        (single, s)
        for single, found in zip(source.singles, reached, strict=True)
        for s in found
        if 0 < s.rank < stage.rank
    ]
    if not earlier or any(s.words == stage.words for _, s in fitting):
        return True if not earlier else _closer(stage, claim, fitting, earlier)
    return _closer(stage, claim, fitting, earlier)


def _closer(
    stage: Stage, claim: Passage, fitting: list[tuple[Passage, Stage]], earlier: list[tuple[Passage, Stage]]
) -> bool:
    """True unless what the sentence puts at this stage stands, in the items, beside an earlier one only."""
    about = _beside(claim, stage)
    fit = max(_overlap(about, _beside(single, s)) for single, s in fitting)
    early = max(_overlap(about, _beside(single, s)) for single, s in earlier)
    return fit > 0 or early == 0


def _beside(passage: Passage, stage: Stage) -> list[Token]:
    clause = next((t.clause for t in passage.tokens if t.start >= stage.start), -1)
    return [t for t in passage.tokens if t.clause == clause and t.content and not stage.start <= t.start < stage.end]


def _overlap(one: list[Token], other: list[Token]) -> int:
    return sum(any(alike(a.stem, b.stem) for b in other) for a in one)


def _finished_too_soon(claim: Passage, source: Source) -> list[Finding]:
    """Past acts ("I wired …") that the items have only as going on ("Wiring …")."""
    findings: list[Finding] = []
    for token in claim.tokens:
        if not token.norm.endswith("ed") or len(token.norm) < 5:
            continue
        same = [t for s in source.singles for t in s.tokens if t.stem == token.stem]
        if same and all(_ING.match(t.norm) and t.first for t in same):
            findings.append(Finding(token.text, "the cited notes say it is still going on"))
    return findings
