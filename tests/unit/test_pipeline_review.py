"""The whole way: notes in, a packet out, the same each time."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from rung.assets import default_ladder
from rung.engines.base import ProposedMatch
from rung.engines.scripted import ScriptedEngine
from rung.intake import note_from_text
from rung.ladder import read_ladder
from rung.models import Cycle, Packet
from rung.pipeline.review import ReviewOptions, review

LADDER = read_ladder(default_ladder())
NOTES = """# Q1

- 2026-01-08 Found a replay flaw in the login flow; the fix shipped in a day.
- 2026-01-20 Threat-modelled the export service and three findings were fixed.
- I ran a knowledge-sharing session.
"""


def engine() -> ScriptedEngine:
    def says(item: str, quote: str) -> ProposedMatch:
        return ProposedMatch(
            item=item, expectation="DE1", verdict="demonstrates", strength="strong", confidence=0.9, quote=quote
        )

    return ScriptedEngine([says("i1", "Found a replay flaw"), says("i2", "Threat-modelled the export service")])


def packet(text: str = NOTES, options: ReviewOptions | None = None) -> Packet:
    return review(note_from_text(text, "notes.md"), LADDER, engine(), options)


def test_a_packet_holds_items_gaps_draft_and_what_made_it() -> None:
    made = packet()
    assert [(i.id, [m.expectation for m in i.matches]) for i in made.items] == [("i1", ["DE1"]), ("i2", ["DE1"])]
    assert made.gaps[0].message.startswith("No mentoring recorded")
    assert made.engine.name == "scripted"
    assert made.ladder.sha256 == LADDER.sha256
    assert made.source is not None
    assert made.source.name == "notes.md"
    assert made.draft is not None
    assert [s.area for s in made.draft.sections] == [a.name for a in LADDER.areas]


def test_the_ladder_s_own_examples_are_left_out_with_their_reason() -> None:
    kinds = {left.kind: left.text for left in packet().left_out}
    assert "knowledge-sharing" in kinds["ladder_text"]
    assert "Q1" in kinds["heading"]


def test_all_eighteen_examples_make_no_item() -> None:
    made = packet("\n".join(f"- {e.text}" for e in LADDER.examples))
    assert made.items == ()
    assert [left.kind for left in made.left_out].count("ladder_text") == 18


def test_the_same_notes_make_the_same_document() -> None:
    assert packet().to_json() == packet().to_json()
    assert json.loads(packet().to_json())["schema"] == "rung.packet/1"
    assert Packet.model_validate_json(packet().to_json()) == packet()


def test_the_cycle_decides_what_is_one_part_only() -> None:
    cycle = Cycle(start=dt.date(2026, 1, 1), end=dt.date(2026, 6, 30))
    assert not [g for g in packet().gaps if g.kind == "stale"]
    stale = [g for g in packet(options=ReviewOptions(cycle=cycle)).gaps if g.kind == "stale"]
    assert [g.expectation for g in stale] == [None, "DE1"]
    assert "since 20 January 2026" in stale[0].message


@pytest.mark.parametrize(
    "text", ["Hi team,\n\nThanks!\n", "# March\n", "\n".join(f"- {e.text}" for e in LADDER.examples)]
)
def test_E7_notes_with_nothing_in_them_ask_and_invent_nothing(text: str) -> None:
    made = packet(text)
    assert made.draft is not None
    assert made.draft.claims == ()
    assert all(s.questions for s in made.draft.sections)
