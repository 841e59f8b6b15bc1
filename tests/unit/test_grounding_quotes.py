"""A quote is verbatim or does not exist (E4)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rung.grounding import find_quote

ITEM = "Cut “page volume” from 310 to 14 a week for Ana's team;\u00a0nobody\nmissed an alert. Naïve retries stay off."
LOOKALIKES = {"a": "а", "e": "е", "o": "о", "c": "с", "p": "р", "i": "і", "s": "ѕ"}
WORDS = st.text(st.sampled_from("abcdefghijklmnop ABC 0123456789 .,;-'’“”é\u00a0\n"), min_size=1, max_size=80)


@pytest.mark.parametrize(
    "quote",
    ["from 310 to 14 a week", '"page volume" from 310', "team; nobody missed an alert", "for Ana’s team",
    "  an alert.  ",
     "“from 310 to 14”", "Naïve retries", "Nai\u0308ve retries"],
)  # fmt: skip
def test_E4_verbatim_and_typographic_forms_are_found(quote: str) -> None:
    found = find_quote(ITEM, quote)
    assert found is not None
    assert ITEM[found.start : found.end] == found.text


@pytest.mark.parametrize(
    "quote",
    ["from 301 to 14 a week", "from 310 to 41", "pаge volume", "nobody mi\u200bssed", "Cut … a week",
    "Cut ... a week", "CUT",
     "nobody Missed", "", "  ", ";", "“”", "310", "ut page", "eek for", "a wee", "Naive retries",
     "from 310 to 14 per week"],
)  # fmt: skip
def test_E4_changed_quotes_are_rejected(quote: str) -> None:
    assert find_quote(ITEM, quote) is None


def test_a_fraction_is_not_cut_in_half() -> None:
    assert find_quote("took ½ day off", "took 1") is None


@settings(deadline=None)
@given(WORDS, st.data())
def test_E4_every_found_quote_is_the_items_own_slice(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = find_quote(text, text[start:end])
    if found is not None:
        assert text[found.start : found.end] == found.text
        assert any(c.isalpha() for c in found.text)


@settings(deadline=None)
@given(WORDS, st.data())
def test_E4_digit_swaps_lookalikes_and_zero_width_are_rejected(text: str, data: st.DataObject) -> None:
    source = f"Then {text} followed"
    place = data.draw(st.integers(0, len(source) - 1))
    char = source[place]
    if char.isdigit():
        changed = source[:place] + str((int(char) + 1) % 10) + source[place + 1 :]
    elif char in LOOKALIKES:
        changed = source[:place] + LOOKALIKES[char] + source[place + 1 :]
    else:
        changed = source[: place + 1] + "\u200b" + source[place + 1 :]
    if changed.strip() != source:
        assert find_quote(source, changed) is None


@settings(deadline=None)
@given(WORDS)
def test_E4_no_break_spaces_and_curly_quotes_are_accepted(text: str) -> None:
    source = f"Then {text} followed"
    changed = source.replace(" ", "\u00a0").replace("'", "’").replace("“", '"')
    found = find_quote(source, changed)
    assert found is not None
    assert found.text == source
