"""Mapping: every item comes back once, in order; what grounding refuses does not exist."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rung.assets import default_ladder
from rung.engines.base import MatchRequest, ProposedMatch, Unscored
from rung.engines.scripted import ScriptedEngine
from rung.errors import EngineTransportError, InputError
from rung.ladder import read_ladder
from rung.models import Accomplishment, Item, Span
from rung.pipeline.mapping import map_items

LADDER = read_ladder(default_ladder())


def note(item_id: str, text: str) -> Accomplishment:
    return Accomplishment(id=item_id, text=text, source=Span(start=0, end=len(text)))


def says(
    item: str, quote: str, expectation: str = "TM1", verdict: str = "demonstrates", **more: object
) -> ProposedMatch:
    return ProposedMatch.model_validate(
        {"item": item, "expectation": expectation, "verdict": verdict, "strength": "moderate", "confidence": 0.7}
        | {"quote": quote}
        | more
    )


TWO = (note("i1", "Mentored two juniors on threat models"), note("i2", "Sat with the intern for a week"))


def test_items_come_back_in_order_with_verbatim_quotes() -> None:
    mapping = map_items(
        TWO, LADDER, ScriptedEngine([says("i2", "Sat with the intern"), says("i1", "Mentored two juniors")])
    )
    assert [i.id for i in mapping.items] == ["i1", "i2"]
    for item in mapping.items:
        quote = item.matches[0].quote
        assert item.text[quote.start : quote.end] == quote.text
    assert mapping.engine.name == "scripted"
    assert mapping.dropped == ()


def test_E4_a_quote_that_is_not_in_its_item_makes_no_match() -> None:
    engine = ScriptedEngine(
        [says("i1", "Mentored three juniors"), says("i1", "Sat with the intern"), says("i1", "juniors")]
    )
    mapping = map_items(TWO, LADDER, engine)
    assert [m.quote.text for m in mapping.items[0].matches] == ["juniors"]
    assert [d.quote for d in mapping.dropped] == ["Mentored three juniors", "Sat with the intern"]


def test_D6_unknown_items_and_codes_are_dropped_with_reasons() -> None:
    engine = ScriptedEngine([says("i9", "x"), says("i1", "juniors", "ZZ1")], unfiltered=True)
    mapping = map_items(TWO, LADDER, engine)
    assert [d.reason for d in mapping.dropped] == ["the notes have no item 'i9'", "the ladder has no expectation 'ZZ1'"]
    assert [i.id for i in mapping.items] == ["i1", "i2"]


def test_an_item_whose_every_answer_was_unusable_is_unscored_not_empty() -> None:
    mapping = map_items(TWO, LADDER, ScriptedEngine([says("i1", "nowhere"), says("i2", "intern")]))
    assert mapping.items[0].unscored == "no answer could be used: the quote is not verbatim in this item"
    assert mapping.items[1].unscored is None


def test_an_engine_s_own_reason_for_not_judging_is_kept() -> None:
    mapping = map_items(TWO, LADDER, ScriptedEngine(unscored=[Unscored(item="i2", reason="cut off")]))
    assert [i.unscored for i in mapping.items] == [None, "cut off"]


def test_related_says_the_missing_fact_and_keeps_the_engine_s_own() -> None:
    engine = ScriptedEngine(
        [says("i1", "juniors", verdict="related"), says("i2", "intern", verdict="related", missing="for how long")]
    )
    mapping = map_items(TWO, LADDER, engine)
    assert mapping.items[0].matches[0].missing == "who was helped and what they could do afterwards"
    assert mapping.items[1].matches[0].missing == "for how long"


def test_mapping_again_starts_from_the_words_alone() -> None:
    engine = ScriptedEngine([says("i1", "juniors")])
    once = map_items(TWO, LADDER, engine).items
    again = map_items(once, LADDER, engine).items
    assert again == once
    request = engine.asked[1]
    assert isinstance(request, MatchRequest)
    assert not [i for i in request.items if isinstance(i, Item)]


def test_no_items_ask_nothing() -> None:
    engine = ScriptedEngine(raises=EngineTransportError("The server is down.", "Try again."))
    assert map_items((), LADDER, engine).items == ()
    assert engine.asked == []


def test_what_the_engine_raises_is_raised() -> None:
    with pytest.raises(EngineTransportError, match="down"):
        map_items(TWO, LADDER, ScriptedEngine(raises=EngineTransportError("The server is down.", "Try again.")))


def test_two_items_with_one_id_are_refused() -> None:
    with pytest.raises(InputError, match="'i1'"):
        map_items((TWO[0], TWO[0]), LADDER, ScriptedEngine())


def test_progress_counts_to_all_items() -> None:
    seen: list[tuple[int, int]] = []
    map_items(TWO, LADDER, ScriptedEngine(), lambda done, total: seen.append((done, total)))
    assert seen == [(1, 2), (2, 2)]


@given(
    st.lists(
        st.builds(
            says,
            st.sampled_from(["i1", "i2", "i3"]),
            st.sampled_from(["juniors", "intern", "Sat", "zzz", "two"]),
            st.sampled_from([*LADDER.codes, "QQ"]),
            st.sampled_from(["demonstrates", "related"]),
        ),
        max_size=12,
    )
)
def test_D6_nothing_proposed_vanishes(proposals: list[ProposedMatch]) -> None:
    mapping = map_items(TWO, LADDER, ScriptedEngine(proposals, unfiltered=True))
    assert [i.id for i in mapping.items] == ["i1", "i2"]
    assert sum(len(i.matches) for i in mapping.items) + len(mapping.dropped) == len(proposals)
    for item in mapping.items:
        assert all(item.text[m.quote.start : m.quote.end] == m.quote.text for m in item.matches)
        assert all(m.missing for m in item.matches if m.verdict == "related")
