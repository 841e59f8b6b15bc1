"""What the notes do not show: kinds, wording, order, and that the items' order changes nothing."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rung.assets import default_ladder
from rung.ladder import parse_ladder, read_ladder
from rung.models import Cycle, Gap, Item, Ladder, Match, Quote, Span
from rung.pipeline.coverage import coverage
from rung.pipeline.gaps import find_gaps

LADDER = read_ladder(default_ladder())
CODES = LADDER.codes
ALL_AREAS = ("DE1", "TM1", "CL2", "BS1")


def match(code: str, strength: str = "strong", verdict: str = "demonstrates", text: str = "x") -> Match:
    quote = Quote(text=text, start=0, end=len(text))
    return Match.model_validate(
        {"expectation": code, "verdict": verdict, "strength": strength, "confidence": 0.8, "quote": quote}
    )


def item(item_id: str, *codes: str, text: str = "Rebuilt the scanner", date: str | None = None, **more: str) -> Item:
    return Item(
        id=item_id,
        text=text,
        source=Span(start=0, end=len(text)),
        date=dt.date.fromisoformat(date) if date else None,
        matches=tuple(match(c, text=text, **more) for c in codes),
    )


def of(gaps: tuple[Gap, ...], kind: str, expectation: str | None = None) -> list[Gap]:
    return [g for g in gaps if g.kind == kind and g.expectation == expectation]


def full() -> list[Item]:
    """Two strong items for every expectation: nothing is missing or thin."""
    return [item(f"i{2 * n + k}", code, text="I shipped it with Priya") for n, code in enumerate(CODES) for k in (0, 1)]


def test_nothing_at_all_says_mentoring_first_then_the_other_areas() -> None:
    gaps = find_gaps((), LADDER)
    assert gaps[0].message == "No mentoring recorded: no item gives evidence for Teaching and Mentoring."
    assert [g.area for g in gaps[1:4]] == ["Domain Expertise", "Culture and Leadership", "Business Success"]
    assert [g.expectation for g in gaps[4:]] == list(CODES)


def test_full_notes_have_no_gap() -> None:
    assert find_gaps(full(), LADDER) == ()


@pytest.mark.parametrize("kept", ["", "TM2"])
def test_no_mentoring_is_said_first_and_plainly(kept: str) -> None:
    items = [i for i in full() if i.matches[0].expectation not in {"TM1", "TM2", "DE1", "DE2", "DE3", "DE4", "DE5"}]
    items += [item(f"k{n}", kept) for n in (1, 2) if kept]
    gaps = find_gaps(items, LADDER)
    assert gaps[0].message.startswith("No mentoring recorded:")
    assert gaps[0].expectation == (None if not kept else "TM1")
    assert gaps[1].message.startswith("No domain expertise recorded:")
    assert "Whom" in gaps[0].question or "Who " in gaps[0].question


def test_an_empty_area_still_lists_its_expectations_after_the_areas() -> None:
    gaps = find_gaps([i for i in full() if not i.matches[0].expectation.startswith("BS")], LADDER)
    assert [(g.kind, g.expectation) for g in gaps] == [
        ("missing", None),
        ("missing", "BS1"),
        ("missing", "BS2"),
        ("missing", "BS3"),
        ("missing", "BS4"),
    ]


def test_related_is_not_evidence_and_its_missing_fact_is_said() -> None:
    gaps = find_gaps([item("i1", "TM1", text="Sat with the intern", verdict="related")], LADDER)
    gap = of(gaps, "missing", "TM1")[0]
    assert gap.items == ("i1",)
    assert "i1 comes near, but does not say who was helped" in gap.message


def test_one_item_or_only_weak_ones_are_thin_at_both_levels() -> None:
    gaps = find_gaps(
        [item("i1", "TM1"), item("i2", "BS1", strength="weak"), item("i3", "BS1", strength="weak")], LADDER
    )
    assert [g.items for g in of(gaps, "thin") if g.area == "Teaching and Mentoring"] == [("i1",)]
    assert of(gaps, "thin", "TM1")[0].items == ("i1",)
    assert [g.items for g in of(gaps, "thin") if g.area == "Business Success"] == [("i2", "i3")]
    assert of(gaps, "thin", "BS1")[0].items == ("i2", "i3")
    assert not of(gaps, "missing", "TM1")


def test_two_items_with_one_strong_are_not_thin() -> None:
    gaps = find_gaps([item("i1", "TM1", strength="weak"), item("i2", "TM1")], LADDER)
    assert not of(gaps, "thin", "TM1")


def test_stale_names_the_months_and_since_when_nothing_is_recorded() -> None:
    items = [
        item("i1", "TM1", date="2026-01-10"),
        item("i2", "TM1", date="2026-02-12"),
        item("i3", "DE1", date="2026-01-02"),
        item("i4", "DE1", date="2026-06-28"),
    ]
    gaps = find_gaps(items, LADDER)
    area = next(g for g in of(gaps, "stale") if g.area == "Teaching and Mentoring")
    assert "January 2026 and February 2026 only, nothing is recorded since 12 February 2026" in area.message
    assert of(gaps, "stale", "TM1")[0].items == ("i1", "i2")
    assert not of(gaps, "stale", "DE1")


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        (("2026-06-01", "2026-06-20"), "before 1 June 2026"),
        (("2026-03-10", "2026-04-01"), "before 10 March 2026 or after 1 April 2026"),
    ],
)
def test_stale_in_the_middle_or_the_end_of_a_given_cycle(dates: tuple[str, str], words: str) -> None:
    cycle = Cycle(start=dt.date(2026, 1, 1), end=dt.date(2026, 6, 30))
    items = [item(f"i{n}", "TM1", date=d) for n, d in enumerate(dates)]
    assert words in of(find_gaps(items, LADDER, cycle), "stale", "TM1")[0].message


@pytest.mark.parametrize(
    "dates",
    [("2026-01-01", "2026-02-20"), ("2026-01-01",), ("2026-01-01", None), ("2026-01-01", "2026-06-30")],
)
def test_too_few_dates_too_short_or_spread_is_not_stale(dates: tuple[str | None, ...]) -> None:
    gaps = find_gaps([item(f"i{n}", "TM1", date=d) for n, d in enumerate(dates)], LADDER)
    assert not [g for g in gaps if g.kind == "stale"]


def test_no_outcome_is_one_gap_per_expectation_with_its_items() -> None:
    items = [
        item("i2", "DE3", text="Reviewed the token change", strength="moderate"),
        item("i10", "DE3", text="Reviewed the login change", strength="weak"),
        item("i3", "DE3", text="Reviewed the upload change; the traversal was fixed", strength="moderate"),
        item("i4", "DE3", text="Reviewed the export change", strength="strong"),
    ]
    gap = of(find_gaps(items, LADDER), "no_outcome", "DE3")
    assert [g.items for g in gap] == [("i2", "i10")]
    assert "Outcome not recorded in i2 and i10" in gap[0].message


@pytest.mark.parametrize(
    ("text", "clear"),
    [
        ("We moved the fleet to short-lived credentials.", False),
        ("The team rewrote the alert rules, pages fell by half.", False),
        ("The alert rules were rewritten.", False),
        ("Together we ran the drill.", False),
        ("We moved the fleet; I wrote the tool for it.", True),
        ("Rewrote the alert rules, and we all sleep now.", True),
        ("Dana rewrote the rules that were copied.", True),
        ("My fix was merged.", True),
        ("The backlog was cleared by Dana.", True),
        ("Mentored two juniors", True),
    ],
)
def test_role_is_unclear_only_when_the_words_leave_the_author_out(text: str, clear: bool) -> None:
    gaps = of(find_gaps([item("i1", "CL7", text=text, strength="moderate")], LADDER), "role_unclear", "CL7")
    assert [g.items for g in gaps] == ([] if clear else [("i1",)])


def alone(text: str) -> list[Item]:
    return [item(f"i{n}", "DE5", text=text) for n in range(6)]


def test_below_scope_is_cautious_and_names_the_attribute() -> None:
    gaps = [g for g in find_gaps(alone("Rewrote a parser"), LADDER) if g.kind == "below_scope"]
    assert [g.area for g in gaps] == ["Culture and Leadership", "Business Success"]
    assert "“Impact Radius: Peers (2-5)”; the notes do not show anybody" in gaps[0].message
    assert "from idea to live use" in gaps[1].message


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Rewrote a parser for the data team", ["Business Success"]),
        ("Rewrote a parser and shipped it", ["Culture and Leadership"]),
        ("Rewrote a parser, not shipped yet", ["Culture and Leadership", "Business Success"]),
        ("Rewrote a parser with Priya and it went live", []),
    ],
)
def test_scope_that_words_show_is_not_asked_for(text: str, left: list[str]) -> None:
    assert [g.area for g in find_gaps(alone(text), LADDER) if g.kind == "below_scope"] == left


def test_few_items_say_nothing_of_scope() -> None:
    assert not [g for g in find_gaps(alone("Rewrote a parser")[:4], LADDER) if g.kind == "below_scope"]


def test_kinds_come_in_the_order_of_importance() -> None:
    gaps = find_gaps(
        [
            *[
                item(f"i{n}", "DE5", text="Rewrote a parser", strength="moderate", date=f"2026-01-0{n}")
                for n in range(1, 7)
            ],
            item("t1", "TM2", text="We ran a session", strength="weak", date="2026-06-01"),
        ],
        LADDER,
    )
    seen = list(dict.fromkeys((g.kind, g.expectation is None) for g in gaps[1:]))
    assert gaps[0].expectation == "TM1"
    assert seen == [
        ("missing", True),
        ("thin", True),
        ("missing", False),
        ("stale", True),
        ("stale", False),
        ("role_unclear", False),
        ("no_outcome", False),
        ("below_scope", True),
        ("thin", False),
    ]


def test_another_ladder_says_missing_areas_first() -> None:
    text = default_ladder().read_text(encoding="utf-8").replace("Teaching and Mentoring", "Growing Others")
    other: Ladder = parse_ladder(text.replace("new hires and more junior engineers", "newcomers"), "other")
    gaps = find_gaps((), other)
    assert [g.area for g in gaps[:4]] == [a.name for a in other.areas]
    assert gaps[1].message == "Nothing recorded: no item gives evidence for Growing Others."


ITEMS = st.lists(
    st.builds(
        item,
        st.integers(0, 40).map(lambda n: f"i{n}"),
        st.sampled_from(CODES),
        st.sampled_from(CODES),
        text=st.sampled_from(["We moved it", "Rewrote a parser", "Fixed it for the team", "I shipped it live"]),
        date=st.none() | st.dates(dt.date(2026, 1, 1), dt.date(2026, 6, 30)).map(str),
        strength=st.sampled_from(["strong", "moderate", "weak"]),
        verdict=st.sampled_from(["demonstrates", "related"]),
    ),
    unique_by=lambda i: i.id,
    max_size=12,
)


@given(ITEMS, st.randoms(use_true_random=False))
def test_F4_gaps_are_the_same_in_any_order_of_items(items: list[Item], random) -> None:
    shuffled = list(items)
    random.shuffle(shuffled)
    assert find_gaps(shuffled, LADDER) == find_gaps(items, LADDER)


@given(ITEMS)
def test_every_gap_asks_one_question_and_judges_nobody(items: list[Item]) -> None:
    names = {a.name for a in LADDER.areas}
    for gap in find_gaps(items, LADDER):
        assert gap.question.count("?") == 1
        assert gap.area in names
        assert gap.expectation is None or LADDER.area_of(gap.expectation).name == gap.area
        assert not re.search(r"\b(not done|rating|score|rank|exceed|poor|fail|should have)\w*", gap.message, re.I)
        assert set(gap.items) <= {i.id for i in items}


@given(ITEMS)
def test_an_expectation_is_missing_exactly_when_its_cell_is_empty(items: list[Item]) -> None:
    missing = {g.expectation for g in find_gaps(items, LADDER) if g.kind == "missing" and g.expectation}
    grid = coverage(items, LADDER)
    assert missing == {c.expectation for c in grid.cells if c.best is None}
    assert [c.expectation for c in grid.cells] == list(CODES)


def test_coverage_shows_items_best_strength_and_months() -> None:
    items = [
        item("i10", "TM1", date="2026-03-01", strength="weak"),
        item("i2", "TM1", date="2026-01-09"),
        item("i3", "TM1", verdict="related"),
        item("i4"),
    ]
    cell = coverage(items, LADDER).cell("TM1")
    assert (cell.items, cell.best, cell.related) == (("i2", "i10"), "strong", ("i3",))
    assert (cell.months, cell.area) == (("2026-01", "2026-03"), "Teaching and Mentoring")
    assert coverage(items, LADDER).unplaced == ("i3", "i4")
