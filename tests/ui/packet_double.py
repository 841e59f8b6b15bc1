"""A packet built by hand, with every case a page has to show."""

from __future__ import annotations

import datetime as dt

from rung.models import (
    Claim,
    Draft,
    EngineStamp,
    Item,
    Ladder,
    LadderRef,
    LeftOut,
    Match,
    Packet,
    Quote,
    Section,
    SourceRef,
    Span,
)  # fmt: skip
from rung.pipeline.gaps import find_gaps
from rung.vocabulary import Strength, Verdict

REVIEWED = (
    "Reviewed Billing's webhook PR and caught that the signature was compared too early; they fixed it before release."
)
SHIPPED = "Cut the migration into three releases, each one useful alone; all 14 callers were on it by 9 May."
PAIRED = "Paired with Sam on their first threat model."
ATTACK = "Wrote the runbook ![x](http://evil.invalid/p.png) <img src=x onerror=alert(1)> \u202egnp.exe for on-call."
COURSE = "Went to a two-day course."


def match(text: str, code: str, words: str, verdict: Verdict = "demonstrates", strength: Strength = "strong") -> Match:
    start = text.index(words)
    return Match(
        expectation=code, verdict=verdict, strength=strength, confidence=0.9 if strength == "strong" else 0.6,
        quote=Quote(text=words, start=start, end=start + len(words)),
        missing="what the person can do now" if verdict == "related" else None,
    )  # fmt: skip


def items() -> tuple[Item, ...]:
    spans = Span(start=0, end=1)
    return (
        Item(
            id="i1", text=REVIEWED, source=spans, date=dt.date(2026, 3, 12), label="Reviews",
            matches=(
                match(REVIEWED, "DE3", REVIEWED.partition(";")[0]),
                match(REVIEWED, "BS2", "they fixed it before release", strength="weak"),
            ),
        ),
        Item(
            id="i2", text=SHIPPED, source=spans, also=(Span(start=5, end=9),),
            matches=(
                match(SHIPPED, "BS3", "Cut the migration into three releases, each one useful alone"),
                match(SHIPPED, "DE4", "three releases, each one useful alone; all 14 callers", strength="moderate"),
                match(SHIPPED, "BS1", "all 14 callers were on it by 9 May"),
            ),
        ),
        Item(id="i3", text=PAIRED, source=spans, matches=(match(PAIRED, "TM1", PAIRED[:-1], "related", "weak"),)),
        Item(id="i4", text=ATTACK, source=spans, author="<b>Mallory</b>",
             matches=(match(ATTACK, "CL6", "Wrote the runbook", strength="moderate"),)),
        Item(id="i5", text=COURSE, source=spans),
        Item(id="i6", text="Kept the lights on.", source=spans, unscored="the engine gave no answer"),
    )  # fmt: skip


def packet(ladder: Ladder, some: tuple[Item, ...] | None = None) -> Packet:
    chosen = items() if some is None else some
    return Packet(
        ladder=LadderRef(id=ladder.id, level=ladder.level, sha256=ladder.sha256),
        engine=EngineStamp(name="by-hand", version="1"),
        source=SourceRef(name="notes.md", format="bullets", sha256="0" * 64),
        items=chosen,
        left_out=(LeftOut(text="# Notes <script>", reason="a heading", kind="heading", source=Span(start=0, end=3)),),
        gaps=find_gaps(chosen, ladder),
        draft=Draft(
            audience="self",
            sections=(
                Section(
                    area="Domain Expertise",
                    claims=(
                        Claim(text="I reviewed Billing's webhook PR and caught a signature flaw.", items=("i1",),
                              expectations=("DE3",), status="traced"),
                        Claim(text="It saved 40% of the effort.", items=("i2",), status="open",
                              reasons=("40% is not in the notes",)),
                        Claim(text="I led <i>all</i>.", items=(), status="blocked", reasons=("rests on no item",)),
                    ),
                    questions=("What came of the review?",),
                ),
                Section(area="Teaching and Mentoring", questions=("Who learned something from you?",)),
            ),
            questions=("Which idea did you take the whole way?",),
        ),
    )  # fmt: skip
