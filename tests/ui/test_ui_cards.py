"""The HTML of cards, grid and draft: attacks stay text, and colour is never the only sign."""

from __future__ import annotations

import re

import packet_double

from rung.models import Ladder, Packet
from rung.ui import cards, sheets, viewmodels


def everything(packet: Packet, ladder: Ladder) -> str:
    return "".join(
        [
            *(cards.item(c) for c in viewmodels.item_cards(packet, ladder)),
            *(cards.gap(c) for c in viewmodels.gap_cards(packet, ladder)),
            cards.left_out(viewmodels.left_out_rows(packet.left_out)),
            sheets.grid(viewmodels.columns(packet, ladder)),
            *(sheets.section(s) for s in viewmodels.draft_sections(packet, ladder)),
        ]
    )


def test_B2_nothing_from_the_notes_becomes_a_tag(packet: Packet, ladder: Ladder) -> None:
    made = everything(packet, ladder)
    assert not re.search(r"<(img|script|iframe|i|a)\b", made)
    assert "&lt;img src=x onerror=alert(1)&gt;" in made
    assert "&lt;b&gt;Mallory&lt;/b&gt;" in made
    assert "⟨U+202E⟩gnp.exe" in made
    assert "I led &lt;i&gt;all&lt;/i&gt;." in made


def test_each_quote_ends_with_its_code_and_copies_without_it(packet: Packet, ladder: Ladder) -> None:
    card = cards.item(viewmodels.item_cards(packet, ladder)[1])
    assert re.findall(r"<sup[^>]*>(\w+)</sup>", card) == ["BS3", "DE4", "BS1"]
    without_codes = re.sub(r"<sup.*?</sup>", "", card)
    words = re.search(r'<p class="r-words">(.*?)</p>', without_codes)
    assert words is not None
    assert re.sub(r"<[^>]+>", "", words[1]) == packet_double.SHIPPED
    assert "user-select:none" in re.sub(r"\s", "", sheets_css())


def sheets_css() -> str:
    from rung.ui.theme import style_sheet

    return style_sheet()


def test_a_chip_says_its_area_in_words(ladder: Ladder) -> None:
    chip = cards.chip(viewmodels.chip(ladder, "Teaching and Mentoring", "TM1"))
    assert "🌱" in chip
    assert "Teaching and Mentoring" in chip
    assert "TM1" in chip


def test_the_grid_says_every_state_in_words(packet: Packet, ladder: Ladder) -> None:
    grid = sheets.grid(viewmodels.columns(packet, ladder))
    assert grid.count("<li") == len(ladder.codes)
    for words in ("Recorded: i1 (Mar 2026)", "Named only: i1", "Related only: i3", "Not recorded"):
        assert words in grid


def test_a_citation_shows_its_item_and_can_be_reached_by_keyboard(packet: Packet, ladder: Ladder) -> None:
    section = sheets.section(viewmodels.draft_sections(packet, ladder)[0])
    assert 'tabindex="0"' in section
    assert 'aria-label="rests on i1"' in section
    assert "To confirm: 40% is not in the notes" in section
    assert "[What came of the review?]" in section
