"""Near-duplicates merge with both places; different facts never do."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rung.intake import note_from_text, take_in

BASE = "Fixed the login timeout bug in the auth service for Payments"


def items(*lines: str) -> list[tuple[str, int]]:
    intake = take_in(note_from_text("\n".join(f"- {line}" for line in lines), input_format="bullets"))
    return [(item.text, len(item.also)) for item in intake.items]


@pytest.mark.parametrize(
    "other",
    [
        BASE,
        BASE.lower() + ".",
        "I fixed the login timeout bug in the auth service for Payments!",
        "Fixed the login timeout bug in auth service for Payments",
        "Fixed the login timeout bugs in the auth service for Payments",
    ],
)
def test_the_same_work_written_twice_is_one_item_with_both_places(other: str) -> None:
    merged = items(BASE, "Ran a session on something else", other)
    assert [also for _, also in merged] in ([1, 0], [0, 1])


def test_the_longer_one_stays() -> None:
    longer = BASE + ", which ended the complaints of support"
    assert items(BASE, longer) == [(longer, 1)]


@pytest.mark.parametrize(
    "other",
    [
        BASE.replace("Payments", "Billing"),
        BASE + " in 3 days",
        BASE + " with Priya",
        "Did not fix the login timeout bug in the auth service for Payments",
        "Will fix the login timeout bug in the auth service for Payments",
        BASE + " in March",
        BASE + " twice",
        BASE.replace("Fixed", "Reviewed"),
    ],
)
def test_another_number_name_date_or_deed_is_another_item(other: str) -> None:
    assert len(items(BASE, other)) == 2


def test_the_same_words_on_two_days_are_two_items() -> None:
    text = "2026-03-04 ran the weekly triage\n2026-03-11 ran the weekly triage\n"
    assert len(take_in(note_from_text(text, input_format="log")).items) == 2


def test_two_tickets_with_the_same_words_are_two_items() -> None:
    text = "Issue key,Summary,Status\nA-1,Rotate the signing keys,Done\nA-2,Rotate the signing keys,Done\n"
    assert [i.id for i in take_in(note_from_text(text)).items] == ["A-1", "A-2"]


@given(st.lists(st.integers(0, 5), min_size=1, max_size=12))
@settings(max_examples=50, deadline=None)
def test_every_place_is_kept_once(numbers: list[int]) -> None:
    merged = items(*(f"Closed the finding {n} for the payments team" for n in numbers))
    assert len(merged) == len(set(numbers))
    assert sum(1 + also for _, also in merged) == len(numbers)
