"""View models: what a page says of a packet, in words and without numbers of merit."""

from __future__ import annotations

import dataclasses
import re

import packet_double
import pytest

from rung.models import Ladder, Packet
from rung.ui import viewmodels, wording


def test_an_item_keeps_its_words_and_says_where_they_come_from(packet: Packet, ladder: Ladder) -> None:
    cards = {c.id: c for c in viewmodels.item_cards(packet, ladder)}
    assert list(cards) == [i.id for i in packet.items]
    for item in packet.items:
        assert "".join(s.text for s in cards[item.id].text) == item.text
    assert cards["i1"].about == ("12 March 2026", "Reviews")
    assert cards["i2"].about == ("said 2 times in the notes, shown once",)


def test_overlapping_quotes_of_two_areas_are_both_there(packet: Packet, ladder: Ladder) -> None:
    card = viewmodels.item_cards(packet, ladder)[1]
    both = [s for s in card.text if {m.code for m in s.marks} == {"BS3", "DE4"}]
    assert [s.text for s in both] == ["three releases, each one useful alone"]
    assert {m.tone for m in both[0].marks} == {0, 3}


def test_a_related_item_says_what_is_missing(packet: Packet, ladder: Ladder) -> None:
    line = viewmodels.item_cards(packet, ladder)[2].lines[0]
    assert (line.verdict, line.related, line.missing) == ("Related to", True, "what the person can do now")


def test_items_without_a_match_say_why(packet: Packet, ladder: Ladder) -> None:
    cards = {c.id: c.note for c in viewmodels.item_cards(packet, ladder)}
    assert cards["i5"] == "No evidence for an expectation found in these words."
    assert cards["i6"] == "Not judged: the engine gave no answer"
    assert cards["i1"] is None


def test_choosing_an_expectation_shows_its_items_and_its_evidence_only(packet: Packet, ladder: Ladder) -> None:
    (card,) = viewmodels.item_cards(packet, ladder, "DE4")
    assert [line.chip.code for line in card.lines] == ["DE4"]
    assert {m.code for s in card.text for m in s.marks} == {"DE4"}
    assert viewmodels.item_cards(packet, ladder, "CL7") == ()


def test_the_grid_has_every_expectation_once_with_its_state(packet: Packet, ladder: Ladder) -> None:
    columns = viewmodels.columns(packet, ladder)
    assert [c.chip.area for c in columns] == [a.name for a in ladder.areas]
    cells = {cell.code: cell for column in columns for cell in column.cells}
    assert tuple(cells) == ladder.codes
    assert (cells["DE3"].state, cells["DE3"].items, cells["DE3"].months) == ("recorded", ("i1",), ("Mar 2026",))
    assert (cells["BS2"].state, cells["TM1"].state, cells["CL7"].state) == ("named", "related", "none")
    assert cells["TM1"].related == ("i3",)


def test_every_state_has_words_of_its_own() -> None:
    assert len(set(viewmodels.STATES.values())) == 4


def test_gaps_keep_their_order_and_show_their_items(packet: Packet, ladder: Ladder) -> None:
    cards = viewmodels.gap_cards(packet, ladder)
    assert [(c.message, c.question) for c in cards] == [(g.message, g.question) for g in packet.gaps]
    assert cards[0].chip.area == "Teaching and Mentoring"
    near = next(c for c in cards if c.chip.code == "TM1")
    assert near.items == (("i3", packet_double.PAIRED),)


def test_sentences_carry_their_items_and_their_status(packet: Packet, ladder: Ladder) -> None:
    first, second = viewmodels.draft_sections(packet, ladder)
    traced, to_confirm, blocked = first.sentences
    assert [c.id for c in traced.citations] == ["i1"]
    assert {m.code for s in traced.citations[0].text for m in s.marks} == {"DE3"}
    assert (to_confirm.words, to_confirm.reasons) == ("To confirm", ("40% is not in the notes",))
    assert (blocked.status, blocked.citations) == ("blocked", ())
    assert second.sentences == ()
    assert second.questions


def test_the_draft_is_summed_up_in_one_sentence(packet: Packet, ladder: Ladder) -> None:
    sections = viewmodels.draft_sections(packet, ladder)
    assert viewmodels.draft_status(sections) == "1 sentence to confirm and 1 sentence without support in the notes."
    assert viewmodels.draft_status(sections[1:]).startswith("The notes hold nothing to write from yet")
    traced = dataclasses.replace(sections[0], sentences=sections[0].sentences[:1])
    assert viewmodels.draft_status([traced]) == "Every sentence is traced to your notes."
    assert viewmodels.draft_sections(packet.model_copy(update={"draft": None}), ladder) == ()


def test_left_out_reasons_speak_of_the_page_and_not_of_flags(packet: Packet) -> None:
    flagged = packet.left_out[0].model_copy(update={"reason": "Jo's words; --author changes it."})
    (row,) = viewmodels.left_out_rows([flagged])
    assert row.text == "# Notes <script>"
    assert "--" not in row.reason


@pytest.mark.parametrize(
    ("value", "calibrated", "words"),
    [
        (0.95, True, "Rung is sure"),
        (0.6, True, "Rung is fairly sure"),
        (0.2, True, "Rung is not sure: please check"),
        (0.95, False, "how sure is not known for this ladder"),
    ],
)
def test_confidence_is_said_in_words(value: float, calibrated: bool, words: str) -> None:
    match = packet_double.items()[0].matches[0].model_copy(update={"confidence": value})
    assert wording.confidence(match, calibrated) == words
    assert wording.confidence(match.model_copy(update={"made_by": "person"}), calibrated) == "your own mapping"


def test_no_wording_scores_anyone() -> None:
    words = [
        *wording.VERDICTS.values(), *wording.STRENGTHS.values(), *wording.GAPS.values(), *wording.CLAIMS.values(),
        *viewmodels.STATES.values(), *(w for pair in wording.GLOSSARY for w in pair),
    ]  # fmt: skip
    assert not re.search(r"%|\bscor|\brat(ing|ed|es)\b|\brank|\bmeets\b|\bexceed", " ".join(words), re.IGNORECASE)
