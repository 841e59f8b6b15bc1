"""Comparing two packets, and putting corrections on a new one."""

from __future__ import annotations

import datetime as dt

import pytest

from rung.models import Packet
from rung.store.comparing import Comparison, MatchRef, compare_packets
from rung.store.correcting import apply_corrections, item_sha256
from rung.store.records import Correction, CorrectionKind
from store_servers import packet

TEXT = "Led the rollout for two teams."


def correction(kind: CorrectionKind, **values: object) -> Correction:
    given = {
        "id": "c1", "person_id": "me", "number": 1, "at": dt.datetime(2026, 3, 4, tzinfo=dt.UTC),
        "item_sha256": item_sha256(TEXT), "expectation": "TM1", "kind": kind,
    }  # fmt: skip
    return Correction.model_validate({**given, **values})


def test_a_packet_compared_with_itself_is_the_same() -> None:
    assert compare_packets(packet("a", "b"), packet("a", "b")).same


def test_every_kind_of_difference_is_named() -> None:
    first = packet("a", "b")
    changed = first.items[0].model_copy(update={"matches": ()})
    second = packet("a", "c", "d").model_copy(update={"gaps": ()})
    second = second.model_copy(update={"items": (changed, *second.items[1:])})
    assert compare_packets(first, second) == Comparison(
        items_added=("i3",),
        items_changed=("i2",),
        matches_added=(MatchRef(item="i3", expectation="TM1"),),
        matches_removed=(MatchRef(item="i1", expectation="TM1"),),
        matches_changed=(MatchRef(item="i2", expectation="TM1"),),
        sentences_added=("c", "d"),
        sentences_removed=("b",),
        gaps_removed=("Not recorded.",),
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [("left_out", ()), ("source", None), ("items", "reversed"), ("draft", "blocked"), ("engine", "other")],
)
def test_a_difference_of_another_kind_is_named_by_its_field(field: str, value: object) -> None:
    first = packet("a", "b")
    if value == "reversed":
        value = first.items[::-1]
    elif value == "blocked":
        value = packet("a", "b", blocked=True).draft
    elif value == "other":
        value = first.engine.model_copy(update={"version": "2"})
    second = first.model_copy(update={field: value})
    assert compare_packets(first, second).other == (() if first == second else (field,))


def test_a_rejected_match_stays_away_and_an_accepted_one_is_marked() -> None:
    fresh = packet(TEXT, "Other words.")
    rejected = apply_corrections(fresh, [correction("rejected")])
    assert rejected.packet.items[0].matches == ()
    assert rejected.packet.items[1] == fresh.items[1]
    accepted = apply_corrections(fresh, [correction("accepted")]).packet.items[0].matches[0]
    assert (accepted.made_by, accepted.confidence) == ("person", 1.0)
    assert accepted.quote == fresh.items[0].matches[0].quote


def test_a_changed_or_added_match_quotes_the_item_and_stands_first() -> None:
    fresh = packet(TEXT)
    added = correction("added", expectation="LE1", verdict="demonstrates", quote="two teams", strength="strong")
    changed = correction("changed", verdict="related", quote="rollout")
    done = apply_corrections(fresh, [added, changed])
    assert done.applied == (added, changed)
    for match in done.packet.items[0].matches:
        assert match.made_by == "person"
        assert TEXT[match.quote.start : match.quote.end] == match.quote.text
    assert {m.expectation: m.verdict for m in done.packet.items[0].matches} == {"TM1": "related", "LE1": "demonstrates"}
    only_added = apply_corrections(fresh, [added]).packet.items[0].matches
    assert [m.made_by for m in only_added] == ["person", "engine"]


def test_corrections_survive_any_number_of_new_runs() -> None:
    held = [correction("changed", verdict="related", quote="rollout")]
    once = apply_corrections(packet(TEXT), held).packet
    assert apply_corrections(once, held).packet == once
    assert apply_corrections(Packet.model_validate_json(once.to_json()), held).packet == once


def test_what_cannot_be_applied_is_listed_with_a_reason() -> None:
    fresh = packet(TEXT)
    invented = correction("added", expectation="LE1", verdict="demonstrates", quote="three teams")
    gone = correction("accepted", expectation="LE2")
    other_item = correction("rejected", item_sha256="d" * 64)
    done = apply_corrections(fresh, [invented, gone, other_item])
    assert done.packet == fresh
    assert done.applied == ()
    assert [aside.reason for aside in done.left_aside] == [
        "Its quote is not in the item.",
        "The mapping that was accepted is not made any more, and no words were kept with it.",
    ]
