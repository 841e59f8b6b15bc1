"""Dates as people write them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rung.intake.dates import date_at, is_day_first, parse_date, whole_date, with_years

MARCH_4 = dt.date(2026, 3, 4)


@pytest.mark.parametrize(
    "written",
    [
        "2026-03-04",
        "2026/3/4",
        "2026.03.04",
        "2026-03-04T10:12:00.000+0000",
        "2026-03-04 10:12",
        "4 March 2026",
        "04 Mar 2026",
        "4th of March 2026",
        "March 4, 2026",
        "Mar 4th, 2026",
        "Wed, 4 Mar 2026",
        "04/Mar/26 10:12 AM",
        "4-Mar-2026",
        "4.3.2026",
        "Wednesday, March 4, 2026 at 9:00 AM",
        "week of March 4, 2026",
    ],
)
def test_a_day_with_its_year_is_read(written: str) -> None:
    assert parse_date(written) == MARCH_4


@pytest.mark.parametrize("written", ["04 Mar", "Mar 4", "March 4th", "4th of March", "Wed 4 Mar"])
def test_a_year_that_is_not_given_is_not_guessed(written: str) -> None:
    assert parse_date(written) is None
    found = date_at(written)
    assert found is not None
    assert found.on(2026) == MARCH_4


@pytest.mark.parametrize("written", ["Week 10, 2026", "2026-W10", "W10 2026", "KW 10 2026"])
def test_a_week_is_dated_by_its_monday(written: str) -> None:
    assert parse_date(written) == dt.date(2026, 3, 2)


@pytest.mark.parametrize(
    ("written", "day_first", "day"),
    [
        ("13/04/2026", False, dt.date(2026, 4, 13)),
        ("04/13/2026", True, dt.date(2026, 4, 13)),
        ("03/04/2026", False, MARCH_4),
        ("03/04/2026", True, dt.date(2026, 4, 3)),
    ],
)
def test_a_numeric_date_is_read_the_only_way_it_can_be_or_by_the_rule(
    written: str, day_first: bool, day: dt.date
) -> None:
    assert parse_date(written, day_first) == day


def test_the_notes_own_dates_decide_which_comes_first() -> None:
    assert is_day_first("13/04/2026 and 03/04/2026")
    assert not is_day_first("03/04/2026")
    assert not is_day_first("13/04/2026 and 04/13/2026")


@pytest.mark.parametrize(
    "written", ["2026-02-30", "31 April 2026", "may be later", "March on", "12%", "3.4.2", "w", ""]
)
def test_what_is_no_date_is_none(written: str) -> None:
    assert date_at(written) is None


def test_a_missing_year_is_the_one_nearest_to_its_neighbours() -> None:
    found = [date_at(w) for w in ("2025-12-30", "Jan 3", "Dec 28")]
    assert with_years(found) == [dt.date(2025, 12, 30), dt.date(2026, 1, 3), dt.date(2025, 12, 28)]


def test_a_heading_gives_its_year_and_nothing_gives_none() -> None:
    assert with_years([whole_date("# March 2026"), date_at("4 Mar")]) == [None, MARCH_4]
    assert with_years([date_at("4 Mar"), date_at("2026-03-05")]) == [MARCH_4, dt.date(2026, 3, 5)]
    assert with_years([date_at("4 Mar")]) == [None]


@given(st.dates(dt.date(1970, 1, 1), dt.date(2099, 12, 31)), st.sampled_from(["%Y-%m-%d", "%d %b %Y", "%B %d, %Y"]))
def test_every_day_survives_being_written_down(day: dt.date, form: str) -> None:
    assert parse_date(day.strftime(form)) == day
