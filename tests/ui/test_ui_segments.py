"""Highlights: the segments are the text, and every mark lies where its quote is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rung.ui.segments import Mark, segments

TEXT = st.text(min_size=1, max_size=40)


def mark(start: int, end: int, code: str = "DE1", tone: int = 0) -> Mark:
    return Mark(code=code, tone=tone, related=False, start=start, end=end)


@given(TEXT, st.lists(st.tuples(st.integers(-2, 45), st.integers(-2, 45)), max_size=6))
def test_joined_segments_are_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [mark(a, b, f"C{n}") for n, (a, b) in enumerate(spans)]
    cut = segments(text, marks)
    assert "".join(s.text for s in cut) == text
    for one in marks:
        inside = 0 <= one.start < one.end <= len(text)
        covered = "".join(s.text for s in cut if one in s.marks)
        assert covered == (text[one.start : one.end] if inside else "")
        assert sum(one in s.ends for s in cut) == int(inside)


def test_nested_and_overlapping_marks() -> None:
    outer, inner, across = mark(0, 8, "A"), mark(2, 5, "B"), mark(4, 10, "C")
    cut = segments("0123456789", [outer, inner, across])
    assert [s.text for s in cut] == ["01", "23", "4", "567", "89"]
    assert [[m.code for m in s.marks] for s in cut] == [["A"], ["A", "B"], ["A", "B", "C"], ["A", "C"], ["C"]]
    assert [[m.code for m in s.ends] for s in cut] == [[], [], ["B"], ["A"], ["C"]]


def test_text_without_marks_is_one_segment() -> None:
    assert [s.text for s in segments("abc", [])] == ["abc"]
