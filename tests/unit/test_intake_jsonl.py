"""JSON Lines: one item a line, taken whole."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rung.errors import InputError
from rung.intake import note_from_text, take_in
from rung.models import Intake


def taken(text: str, author: str | None = None) -> Intake:
    return take_in(note_from_text(text, input_format="jsonl"), author)


def test_each_line_is_one_item_with_its_id_and_never_split_or_merged() -> None:
    rows = [
        ("x9", "I led it. I wrote it.\n\n- and ran it"),
        ("b", "Hi team,"),
        ("c", "Led the rollout"),
        ("d", "Led the rollout"),
    ]
    intake = taken("\n".join(json.dumps({"id": k, "text": t}) for k, t in rows))
    assert [(i.id, i.text) for i in intake.items] == rows
    assert [intake.note.text[i.source.start : i.source.end] for i in intake.items] == intake.note.text.split("\n")


def test_known_extra_keys_are_taken_and_others_ignored() -> None:
    line = {"id": 7, "text": "Led it", "date": "2026-03-04", "author": "Maya", "label": "Q1", "labels": ["BS1"]}
    (item,) = taken(json.dumps(line)).items
    assert (item.id, item.date, item.author, item.label) == ("7", dt.date(2026, 3, 4), "Maya", "Q1")


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ('{"id":"a","text":"x"}\n\n{"id":', "Line 3 is not JSON"),
        ('{"id":"a","text":"x"}\n{"id":"a","text":"y"}', "Lines 1 and 2 have the same id 'a'"),
        ('["a","b"]', "Line 1 is not a JSON object"),
        ('{"text":"x"}', "Line 1 has no id"),
        ('{"id":"a"}', "Line 1 .* has no text"),
        ('{"id":"a","text":NaN}', "NaN"),
        ('{"id":"a","id":"b","text":"x"}', "a key comes twice"),
        ('{"id":"a","text":"x","date":"soon"}', "'soon' is not a day"),
        ('{"id":"a","text":"\\ud800"}', "half a character"),
        ("[" * 100_000, "Line 1 is not JSON"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_taken(text: str, where: str) -> None:
    with pytest.raises(InputError, match=where):
        taken(text)


def test_an_empty_text_is_left_out_by_its_id() -> None:
    intake = taken('{"id":"a","text":"  "}\n{"id":"b","text":"Led it"}')
    assert [i.id for i in intake.items] == ["b"]
    assert "'a'" in intake.left_out[0].reason


def test_lines_of_another_author_are_left_out_only_when_an_author_is_given() -> None:
    text = '{"id":"a","text":"Led it","author":"Maya"}\n{"id":"b","text":"Ran it","author":"Sam"}'
    assert len(taken(text).items) == 2
    assert [i.id for i in taken(text, "maya").items] == ["a"]


@given(st.lists(st.text(min_size=1).filter(lambda t: t.strip() != ""), min_size=1, max_size=6), st.booleans())
def test_any_text_comes_back_as_it_was_written(texts: list[str], ascii_only: bool) -> None:
    lines = [json.dumps({"id": str(n), "text": t}, ensure_ascii=ascii_only) for n, t in enumerate(texts)]
    assert [i.text for i in taken("\n".join(lines)).items] == texts
