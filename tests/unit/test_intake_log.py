"""Dated logs."""

from __future__ import annotations

import datetime as dt

import pytest

from rung.intake import note_from_text, take_in


def taken(text: str) -> list[tuple[str, dt.date | None]]:
    return [(i.text, i.date) for i in take_in(note_from_text(text, input_format="log")).items]


@pytest.mark.parametrize(
    "mark", ["2026-03-04 ", "2026-03-04: ", "[2026-03-04] ", "- 2026-03-04 – ", "4 March 2026 | ", "**2026-03-04** "]
)
def test_the_date_in_front_is_the_items_and_left_out(mark: str) -> None:
    intake = take_in(note_from_text(f"{mark}led the rollout", input_format="log"))
    assert [(i.text, i.date) for i in intake.items] == [("led the rollout", dt.date(2026, 3, 4))]
    assert [part.kind for part in intake.left_out] == ["timestamp"]


def test_indented_lines_belong_to_their_entry_and_indented_bullets_do_not() -> None:
    assert taken(
        "2026-03-04 led it\n  and wrote it down\n2026-03-05 on-call week\n  - fixed X\n    - Result: calm\n"
    ) == [
        ("led it\n  and wrote it down", dt.date(2026, 3, 4)),
        ("on-call week", dt.date(2026, 3, 5)),
        ("fixed X\n    - Result: calm", dt.date(2026, 3, 5)),
    ]


def test_a_date_alone_dates_the_lines_under_it() -> None:
    assert taken("# 2026\n\n## 4 March\nLed it\nHelped Priya\n\nWeek 12\n- wrote it\n") == [
        ("Led it", dt.date(2026, 3, 4)),
        ("Helped Priya", dt.date(2026, 3, 4)),
        ("wrote it", dt.date(2026, 3, 16)),
    ]


def test_a_title_gives_the_year_and_is_no_item() -> None:
    intake = take_in(
        note_from_text("work log, tobias, jan-jun 2025\n9 Jan led it\n10 Jan wrote it", input_format="log")
    )
    assert [i.date for i in intake.items] == [dt.date(2025, 1, 9), dt.date(2025, 1, 10)]
    assert intake.left_out[0].kind == "heading"


def test_without_any_year_there_is_no_date() -> None:
    assert taken("Mar 4 - led it\nMar 5 - wrote it") == [("led it", None), ("wrote it", None)]


def test_a_date_reaches_its_neighbours_but_not_over_a_blank_line() -> None:
    assert taken("2026-03-04 Led it\nAlso paired with Sam.\n\nRan a session.\n") == [
        ("Led it", dt.date(2026, 3, 4)),
        ("Also paired with Sam.", dt.date(2026, 3, 4)),
        ("Ran a session.", None),
    ]


def test_times_under_a_date_are_left_out() -> None:
    intake = take_in(
        note_from_text("## 2026-03-04\n10:30 declared the incident\n12:00 - resolved it", input_format="log")
    )
    assert [i.text for i in intake.items] == ["declared the incident", "resolved it"]
    assert [part.kind for part in intake.left_out] == ["timestamp"] * 3
