"""CSV: Jira exports and any other table."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rung.errors import InputError
from rung.intake import note_from_text, take_in
from rung.intake.records import record_spans, records_of
from rung.models import Intake

JIRA = """Issue key,Summary,Status,Assignee,Resolved,Updated,Description
SEC-1,"Rotate keys, all",Done,Maya,04/Mar/26 10:12 AM,,"Did ""it""
fully"
SEC-2,Write RFC,To Do,Maya,,,
SEC-3,Other thing done,Done,Sam,2026-03-01,,
SEC-4,Fix SSRF,Done,Maya,,2026-03-02 09:00,
SEC-5,Drop SOAP,Won't Do,Maya,2026-03-02,,
SEC-6,Unowned,Done,,2026-03-02,,
"""


def taken(text: str, author: str | None = None) -> Intake:
    return take_in(note_from_text(text, input_format="csv"), author)


def test_a_jira_export_gives_the_assignees_finished_rows() -> None:
    assert [(i.id, i.text, i.date, i.author, i.label) for i in taken(JIRA).items] == [
        ("SEC-1", 'Rotate keys, all\nDid "it"\nfully', dt.date(2026, 3, 4), "Maya", "SEC-1"),
        ("SEC-4", "Fix SSRF", dt.date(2026, 3, 2), "Maya", "SEC-4"),
    ]


def test_other_rows_are_left_out_whole_with_their_reason() -> None:
    left = taken(JIRA).left_out
    assert [part.kind for part in left] == ["header", "metadata", "other_speaker", "metadata", "other_speaker"]
    assert "'To Do'" in left[1].reason
    assert "Sam" in left[2].reason
    assert "--author" in left[2].reason
    assert left[1].text == "SEC-2,Write RFC,To Do,Maya,,,"


def test_the_author_can_be_given() -> None:
    assert [i.id for i in taken(JIRA, "sam").items] == ["SEC-3"]
    with pytest.raises(InputError, match="Dana"):
        taken(JIRA, "Dana")


def test_keys_that_are_not_unique_are_no_ids() -> None:
    text = "Issue key,Summary,Status\nA-1,Led the rollout,Done\nA-1,Wrote the RFC on keys,Done\n"
    assert [i.id for i in taken(text).items] == ["i1", "i2"]


def test_any_table_with_a_column_of_text() -> None:
    intake = taken("date,what,impact\n13/04/2026,Fixed SSRF,No findings\n03/05/2026,Ran a session,\n")
    assert [(i.text, i.date) for i in intake.items] == [
        ("Fixed SSRF\nNo findings", dt.date(2026, 4, 13)),
        ("Ran a session", dt.date(2026, 5, 3)),
    ]


def test_the_longest_column_is_the_text_where_no_head_says_so() -> None:
    intake = taken("2026-03-04;x;Led the rollout to five teams\n2026-03-05;y;Wrote the RFC on tokens\n")
    assert [i.text for i in intake.items] == ["Led the rollout to five teams", "Wrote the RFC on tokens"]
    assert intake.items[0].date == dt.date(2026, 3, 4)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("what,date\nLed it,2026-01-01\nWrote it\n", r"Row 3 \(line 3\) has 1 cells"),
        ('what,date\n"a\nb",x\nc,d,e\n', r"Row 3 \(line 4\) has 3 cells"),
        ('what,date\nLed it,"2026\n', r"Row 2 \(line 2\) cannot be read"),
        ('what,date\n"Led" it,x\n', r"Row 2 \(line 2\) cannot be read"),
        ("what,date\nLed\0 it,x\n", r"Row 2 \(line 2\) holds a zero byte"),
    ],
)
def test_C6_a_bad_row_is_named_and_nothing_is_taken(text: str, where: str) -> None:
    with pytest.raises(InputError, match=where):
        taken(text)


def test_excel_names_its_separator_first() -> None:
    intake = taken("sep=;\nwhat;date\nLed it all;2026-03-04\n")
    assert [i.text for i in intake.items] == ["Led it all"]
    assert [part.kind for part in intake.left_out] == ["header", "header"]


cells = st.text(alphabet='ab",;\n\r é', max_size=6)


@given(st.lists(st.lists(cells, min_size=1, max_size=3), min_size=1, max_size=5), st.sampled_from(["\n", "\r\n"]))
def test_C6_records_are_those_of_the_csv_module(rows: list[list[str]], end: str) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(rows)
    text = out.getvalue()
    records = records_of(text, ",")
    assert [list(record.cells) for record in records] == rows
    for record in records:
        assert next(csv.reader(io.StringIO(text[record.start : record.end], newline=""))) == list(record.cells)


@given(st.text(alphabet='a",\n\r', max_size=30))
def test_C6_spans_and_cells_never_disagree(text: str) -> None:
    try:
        records = records_of(text, ",")
    except InputError:
        return
    assert len(records) == len(record_spans(text, ","))
    assert [r.cells for r in records] == [tuple(c) for c in csv.reader(io.StringIO(text, newline=""), strict=True)]
