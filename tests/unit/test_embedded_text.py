"""The embedded model's view of a note: blind to persons, and every character can be found again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rung.engines.embedded_text import Edit, blind, person_edits, rewrite, windows


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mentored Priya on threat models; she now runs them.", "Mentored Tomasz on threat models; he now runs them."),
        ("Gave her the rota and told him why.", "Gave him the rota and told them why."),
        ("Paired with Grace on fuzzing", "Paired with Kwame on fuzzing"),
        ("ravi's PR leaked a token", "nadia's PR leaked a token"),
    ],
)
def test_two_notes_that_differ_in_persons_read_the_same(one: str, other: str) -> None:
    assert blind(one).text == blind(other).text


@pytest.mark.parametrize(
    "text", ["Will ship in May", "Grant access to the vault", "YARA rules tuned", "mark it as done"]
)
def test_ordinary_words_are_not_names(text: str) -> None:
    assert blind(text).text == text


def test_an_edited_word_is_found_again_whole() -> None:
    text = "Then Tomasz fixed it"
    seen = blind(text)
    at = seen.text.index("Alex")
    assert text[slice(*seen.span(at, at + 4))] == "Tomasz"
    assert text[slice(*seen.span(at + 5, at + 10))] == "fixed"


@given(st.text(alphabet="abc she HIS Priya\n.’é😀", max_size=60), st.data())
def test_spans_lead_back_into_the_note(text: str, data: st.DataObject) -> None:
    seen = blind(text)
    if not seen.text:
        return
    start = data.draw(st.integers(0, len(seen.text) - 1))
    end = data.draw(st.integers(start + 1, len(seen.text)))
    left, right = seen.span(start, end)
    assert 0 <= left <= right <= len(text)
    if not person_edits(text):
        assert (left, right) == (start, end)


@given(st.text(max_size=40), st.integers(0, 10), st.integers(0, 10), st.text(max_size=5))
def test_rewriting_changes_only_the_edit(text: str, a: int, b: int, new: str) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    assert rewrite(text, (Edit(start, end, new),)).text == text[:start] + new + text[end:]


@given(st.integers(1, 2000), st.integers(8, 200))
def test_windows_cover_every_token_and_stay_in_the_limit(count: int, limit: int) -> None:
    made = windows(count, limit, limit // 4)
    seen = {i for start, end in made for i in range(start, end)}
    assert seen == set(range(count))
    assert all(0 < end - start <= limit for start, end in made)
