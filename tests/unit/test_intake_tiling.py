"""No character is lost: items, merged places, left-out stretches and separators rebuild every note."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rung.errors import InputError
from rung.intake import note_from_text, take_in
from rung.models import InputFormat, Intake

TEXT_SHAPES = ("bullets", "log", "chat", "email", "prose")
RECORD_SHAPES = ("csv", "jsonl")

FRAGMENTS = [
    "- ",
    "* ",
    "1. ",
    "• ",
    "# ",
    "## ",
    "> ",
    "```",
    "---",
    "===",
    "|",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "  ",
    "    ",
    "\t",
    "Led the rollout. ",
    "It halved the pages. ",
    "I shipped it",
    "which cut costs",
    "Result: faster",
    "Mentored Priya",
    "Maya Chen  10:42 AM",
    "[10:42] sam: ",
    "maya: ",
    "<@maya> ",
    "2 replies",
    ":tada: 3",
    "(edited)",
    "joined #sec",
    "Monday, March 3rd",
    "2026-03-04 ",
    "[2026-03-04] ",
    "Mar 4 - ",
    "04 Mar: ",
    "Week 12",
    "March 2026",
    "10:30 ",
    "From: a\n",
    "To: b\n",
    "Subject: c\n",
    "On Mon 3 Mar Dana wrote:",
    "--",
    "Best,",
    "Thanks!",
    "Hi Bob,",
    "P.S. ",
    "-----Original Message-----",
    "https://x.example",
    "[ ] ",
    "[x] ",
    "<details>",
    "<!--",
    "-->",
    "**Bold**",
    "Title:",
    '"',
    ",",
    ";",
    '{"id":"a","text":"b"}',
    "\u200b",
    "\u202e",
    "\x00",
    "\x0b",
    "\u2028",
    "\x85",
    "\xa0",
    "é",
    "🎉",
    "e.g. ",
]
written = st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=25).map("".join)
anything = st.text(min_size=1, max_size=200)
notes = st.one_of(anything, written).filter(lambda text: text.strip() != "")


def assert_tiles(intake: Intake) -> None:
    text = intake.note.text
    spans = [span for item in intake.items for span in (item.source, *item.also)]
    spans += [part.source for part in intake.left_out] + list(intake.separators)
    at = 0
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        assert span.start == at, f"a hole or an overlap at {at}"
        assert span.end > span.start
        at = span.end
    assert at == len(text)
    assert all(part.text == text[part.source.start : part.source.end] for part in intake.left_out)
    starts = [item.source.start for item in intake.items]
    assert starts == sorted(starts)
    assert len({item.id for item in intake.items}) == len(intake.items)
    if intake.note.format in TEXT_SHAPES:
        assert all(item.text == text[item.source.start : item.source.end] for item in intake.items)


def taken_or_refused(text: str, shape: InputFormat | None) -> Intake | None:
    refused: InputError | None = None
    try:
        return take_in(note_from_text(text, input_format=shape))
    except InputError as error:
        refused = error
    assert refused.next_step, "a refusal says what to do next"
    return None


@pytest.mark.parametrize("shape", TEXT_SHAPES)
@given(text=notes)
@settings(max_examples=80, deadline=None)
def test_every_text_shape_rebuilds_any_text(shape: InputFormat, text: str) -> None:
    intake = take_in(note_from_text(text, input_format=shape))
    assert_tiles(intake)
    for part in intake.separators:
        marks = text[part.start : part.end]
        words = [c for c in marks if c.isalpha() and c not in "xX"]
        assert len(words) <= marks.count(")"), f"words in a separator: {marks!r}"
    assert not [part for part in intake.left_out if "could not be told" in part.reason]


@pytest.mark.parametrize("shape", RECORD_SHAPES)
@given(text=notes)
@settings(max_examples=80, deadline=None)
def test_C6_records_are_taken_whole_or_refused(shape: InputFormat, text: str) -> None:
    intake = taken_or_refused(text, shape)
    if intake is not None:
        assert_tiles(intake)


@given(text=notes)
@settings(max_examples=80, deadline=None)
def test_a_recognised_note_is_taken_or_refused_with_a_next_step(text: str) -> None:
    intake = taken_or_refused(text, None)
    if intake is not None:
        assert intake.note.format in get_args(InputFormat)
        assert_tiles(intake)


clauses = st.sampled_from(
    [
        "Led the key rotation for payments",
        "Reviewed 14 pull requests",
        "Wrote the RFC on tokens",
        "Ran a session on SSRF",
    ]
)


@given(
    lines=st.lists(st.tuples(clauses, st.integers(0, 2), st.integers(100, 999)), min_size=1, max_size=12),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
)
@settings(max_examples=60, deadline=None)
def test_every_bullet_of_a_nested_list_is_an_item(lines: list[tuple[str, int, int]], end: str) -> None:
    depth = 0
    written_lines: list[str] = []
    for clause, wanted, number in lines:
        depth = min(wanted, depth + 1) if written_lines else 0
        written_lines.append(f"{'  ' * depth}- {clause} {number}")
    intake = take_in(note_from_text(end.join(written_lines), input_format="bullets"))
    assert_tiles(intake)
    places = len(intake.items) + sum(len(item.also) for item in intake.items)
    assert places == len(lines)


@given(
    days=st.lists(st.tuples(st.dates(), clauses), min_size=2, max_size=12),
)
@settings(max_examples=60, deadline=None)
def test_every_dated_line_is_an_item_with_its_day(days: list[tuple[object, str]]) -> None:
    text = "\n".join(f"{day} {clause}" for day, clause in days if str(day) >= "1970" and str(day) < "2100")
    if text.count("\n") < 1:
        return
    intake = take_in(note_from_text(text, input_format="log"))
    assert_tiles(intake)
    for item in intake.items:
        assert text[: item.source.start].splitlines()[-1].strip() == str(item.date)


@given(
    rows=st.lists(st.tuples(st.text(min_size=1, max_size=30), st.text(max_size=30)), min_size=1, max_size=8),
    delimiter=st.sampled_from([",", ";", "\t"]),
)
@settings(max_examples=100, deadline=None)
def test_C6_a_written_csv_keeps_each_row_whole(rows: list[tuple[str, str]], delimiter: str) -> None:
    def cell(value: str) -> str:
        return '"' + value.replace("\0", "").replace('"', '""') + '"'

    text = f"what{delimiter}outcome\n" + "".join(f"{cell(a)}{delimiter}{cell(b)}\n" for a, b in rows)
    intake = take_in(note_from_text(text, input_format="csv"))
    assert_tiles(intake)
    places = sum(1 + len(item.also) for item in intake.items) + len(intake.left_out)
    assert places == len(rows) + 1


@given(pairs=st.lists(st.tuples(clauses, clauses), min_size=2, max_size=6))
@settings(max_examples=40, deadline=None)
def test_each_speaker_of_a_chat_keeps_their_own_words(pairs: list[tuple[str, str]]) -> None:
    text = "\n".join(f"maya: {a.lower()}\nsam: {b.lower()}" for a, b in pairs)
    intake = take_in(note_from_text(text, input_format="chat"), author="maya")
    assert_tiles(intake)
    assert {item.author for item in intake.items} == {"maya"}
    assert sum(part.kind == "other_speaker" for part in intake.left_out) == len(pairs)
