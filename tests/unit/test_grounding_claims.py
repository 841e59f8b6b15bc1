from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path
from typing import TypedDict

import pytest
import yaml
from test_grounding_verification import LADDER

from rung.grounding import check_claim, check_claims, mark_open, match_sentence
from rung.models import Accomplishment, Claim, Span


class Pair(TypedDict):
    label: str
    item: str
    claim: str


PAIRS: list[Pair] = yaml.safe_load((Path(__file__).parent / "claim_pairs.yaml").read_text("utf-8"))


def note(text: str, item_id: str = "n1", date: dt.date | None = None) -> Accomplishment:
    return Accomplishment(id=item_id, text=text, source=Span(start=0, end=len(text)), date=date)


def status(claim: str, text: str, date: dt.date | None = None) -> str:
    return check_claim(claim, ["n1"], [note(text, date=date)]).status


def test_E3_raised_claims_are_caught_and_honest_ones_pass() -> None:
    counts = Counter(pair["label"] for pair in PAIRS)
    assert counts["raised"] + counts["ok"] == len(PAIRS) >= 200
    missed = [p for p in PAIRS if p["label"] == "raised" and status(p["claim"], p["item"]) == "traced"]
    alarms = [p for p in PAIRS if p["label"] == "ok" and status(p["claim"], p["item"]) != "traced"]
    assert len(missed) <= 0.05 * counts["raised"], missed
    assert len(alarms) <= 0.05 * counts["ok"], alarms


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("I cut it to 45 minutes.", "cut it to 45 min"),
        ("I closed three findings.", "closed 3 findings"),
        ("I moved 1,200 hosts.", "moved 1.2k hosts"),
        ("I moved 1200 hosts.", "moved 1,200 hosts"),
        ("I removed twelve rules.", "removed a dozen rules"),
        ("I cut noise by 50%.", "cut noise by half"),
        ("I cut noise by 30 percent.", "cut noise by 30 %"),
        ("Pages fell 3x.", "pages fell 3×"),
        ("I shipped it on 4 March.", "2026-03-04: shipped it"),
        ("I shipped it on March 4.", "shipped it 4 Mar"),
        ("I answered at 06:14.", "06:14 answered"),
        ("I shipped it in Q3.", "Shipped it Q3"),
        ("It took 14 days.", "it took two weeks"),
        ("I closed INC-221.", "closed INC-221 (CVE-2025-1234)"),
    ],
)
def test_other_spellings_of_the_same_fact_pass(claim: str, text: str) -> None:
    assert status(claim, text) == "traced", check_claim(claim, ["n1"], [note(text)]).reasons


def test_the_items_own_date_counts() -> None:
    day = dt.date(2026, 3, 4)
    assert status("I shipped the broker on 4 March 2026.", "Shipped the broker", day) == "traced"
    assert status("I shipped the broker in Q1.", "Shipped the broker", day) == "traced"
    assert status("I shipped the broker on 5 March 2026.", "Shipped the broker", day) == "open"


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("I cut pages from 14 to 310 a week.", "14 to 310"),
        ("I cut pages from 310 to 14 a month.", "month"),
        ("I cut pages from 310 to 14 a week with Priya.", "Priya"),
        ("I cut pages from 310 to 14 a week, which delighted customers.", "delighted"),
        ("I successfully cut pages from 310 to 14 a week.", "successfully"),
        ("I spearheaded a cut of pages from 310 to 14 a week.", "spearheaded"),
        ("I cut pages from 310 to 14 a week for the billing team.", "billing team"),
    ],
)
def test_what_the_notes_do_not_say_is_open_and_named(claim: str, words: str) -> None:
    result = check_claim(claim, ["n1"], [note("Cut pages from 310 to 14 a week.")])
    assert result.status == "open"
    assert any(words in reason for reason in result.reasons)


@pytest.mark.parametrize(
    "claim",
    ["She exceeds expectations.", "I deserve a promotion.", "He is a top performer.", "Rated outstanding by peers.",
     "She should be promoted.", "They perform above their level.", "He is the best engineer on the team.",
     "Ready for promotion."],
)  # fmt: skip
def test_ratings_are_blocked_even_when_the_notes_have_them(claim: str) -> None:
    assert status(claim, claim) == "blocked"


def test_a_claim_without_an_item_or_with_an_unknown_one_is_blocked() -> None:
    assert check_claim("I closed it.", [], [note("Closed it.")]).status == "blocked"
    unknown = check_claim("I closed it.", ["n1", "zz"], [note("Closed it.")])
    assert unknown.status == "blocked"
    assert "'zz'" in unknown.reasons[0]


def test_open_claims_carry_one_mark_and_checking_again_changes_nothing() -> None:
    items = [note("Cut pages from 310 to 14 a week.")]
    claim = Claim(text="I cut pages from 310 to 12 a week.", items=("n1",), status="traced")
    once = check_claims([claim], items)
    assert once[0].status == "open"
    assert once[0].text.startswith("I cut pages from 310 to 12 a week. [confirm: 12")
    assert check_claims(once, items) == once
    assert mark_open(once[0]) == once[0]


def test_a_mark_left_in_a_mended_sentence_keeps_it_open() -> None:
    claim = check_claim(
        "I cut pages from 310 to 14 a week. [confirm: 12]", ["n1"], [note("Cut pages from 310 to 14 a week.")]
    )
    assert claim.status == "open"


def test_citations_in_the_text_are_not_part_of_the_claim() -> None:
    assert status("I closed it [n1].", "Closed it.") == "traced"


def test_the_ladders_own_sentence_is_blocked() -> None:
    text = "I ran a knowledge-sharing session."
    claim = Claim(text=text, items=("n1",), status="traced")
    assert check_claims([claim], [note(text)], LADDER)[0].status == "blocked"
    assert check_claims([claim], [note(text)])[0].status == "traced"


def test_E5_another_items_fact_needs_its_citation() -> None:
    items = [note("Cut pages from 310 to 14.", "a"), note("Rewrote the broker.", "b")]
    text = "I rewrote the broker and cut pages from 310 to 14."
    assert check_claim(text, ["b"], items).status == "open"
    assert check_claim(text, ["a", "b"], items).status == "traced"


def test_an_uncited_sentence_finds_its_item() -> None:
    items = [
        note("Cut alert pages from 310 to 14.", "a"),
        note("Rewrote the token broker in Go.", "b"),
        note("Ran a talk.", "c"),
    ]
    assert match_sentence("The token broker was rewritten in Go.", items) == ("b",)
    assert match_sentence("I enjoyed lunch.", items) == ()
    assert match_sentence("", items) == ()


@pytest.mark.parametrize("text", ["", " ", "…", "[confirm: x]", "I", "12", "🙂", "\u200b", "a" * 5000])
def test_odd_texts_get_an_answer(text: str) -> None:
    assert check_claim(text or "-", ["n1"], [note("Cut pages.")]).status in {"traced", "open", "blocked"}
