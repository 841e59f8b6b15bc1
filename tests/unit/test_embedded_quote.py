"""The quote of a match: the best stretch, in whole words, never the bullet in front of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rung.engines.embedded_quote import best_stretch, trim


def test_the_stretch_with_the_largest_sum_wins() -> None:
    assert best_stretch([-1.0, 2.0, -0.5, 3.0, -4.0, 3.5], 0.0) == (1, 3)


def test_a_higher_cut_gives_a_shorter_stretch() -> None:
    assert best_stretch([0.5, 2.0, 0.5], 1.0) == (1, 1)


def test_a_stretch_exists_even_when_nothing_reaches_the_cut() -> None:
    assert best_stretch([-3.0, -1.0, -2.0], 0.0) == (1, 1)


@pytest.mark.parametrize(
    ("text", "inside", "expected"),
    [
        ("- cut the noise, from 40 to 2.", "- cut the noise,", "cut the noise"),
        ("1. wrote the RFC", "1. wrote the RFC", "wrote the RFC"),
        ("went from 400 to 12 alerts", "0 to 12 aler", "400 to 12 alerts"),
        ("  * \u2022 ran a session\n", "\u2022 ran a session\n", "ran a session"),
        ("...", "...", "..."),
    ],
)
def test_trimming(text: str, inside: str, expected: str) -> None:
    start = text.index(inside)
    left, right = trim(text, start, start + len(inside))
    assert text[left:right] == expected


@given(st.text(min_size=1, max_size=60).filter(lambda t: t.strip()), st.integers(0, 60), st.integers(0, 60))
def test_a_trimmed_quote_is_never_empty_and_has_no_outer_white_space(text: str, a: int, b: int) -> None:
    left, right = trim(text, min(a, b), max(a, b))
    quote = text[left:right]
    assert quote
    assert quote == quote.strip()
