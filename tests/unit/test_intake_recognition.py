"""Which shape notes have, by content, and forced."""

from __future__ import annotations

import pytest

from rung.assets import asset
from rung.intake import note_from_text, read_note

CASES = {
    "bullets": [
        "- Led it\n- Wrote it",
        "# Notes\n\nI led the rollout.",
        "• one thing\n• another",
        "1. Led it\n2. Wrote it",
    ],
    "log": [
        "2026-03-04 did x\n2026-03-05 did y",
        "04 Mar: led x\n05 Mar: wrote y",
        "[2026-03-04] did x",
        "Mar 4 - did x",
        "Week 12\n- wrote the RFC\nWeek 13\n- ran a session",
        "## 2026-03-04\nLed it\n## 2026-03-05\nWrote it",
    ],
    "chat": [
        "Maya Chen  10:42 AM\nshipped it\nSam  10:43 AM\nnice",
        "[10:42] maya: shipped it\n[10:43] sam: nice",
        "maya: shipped it\nsam: nice\nmaya: reviewed it",
        "Maya [10:42 AM]\nshipped it\nSam [10:44 AM]\nok",
        "[04/03/2026, 10:42:11] Maya: shipped it\n[04/03/2026, 10:43:00] Sam: nice",
        "2026-03-04 10:42 <maya> shipped it\n2026-03-04 10:43 <sam> nice",
    ],
    "email": [
        "From: a@x.example\nTo: b\nSubject: c\n\nI led it.",
        "Hi Dana,\n\nI led the rollout.\n\nBest,\nMaya",
    ],
    "prose": [
        "I led the rollout.",
        "Led it\nWrote it",
        "Impact: fewer pages.\nScope: five teams.\nResult: done.",
        "Notes, mostly about Q3.\nI led the rollout, and it worked.",
        "{braces} are only braces here.",
    ],
    "csv": [
        "what,date\nLed it,2026-03-04",
        "Summary;Status\nLed it;Done",
        "accomplishment\tdate\nLed it\t2026-03-04",
        'Issue key,Summary\nA-1,"Led, and\nwrote"',
    ],
    "jsonl": ['{"id":"a","text":"b"}', '{"id":"a","text":"b"}\n{"id":'],
}


@pytest.mark.parametrize(("shape", "text"), [(shape, text) for shape, texts in CASES.items() for text in texts])
def test_the_shape_is_recognised_by_content(shape: str, text: str) -> None:
    assert note_from_text(text).format == shape


def test_a_forced_shape_wins() -> None:
    assert note_from_text("- Led it", input_format="prose").format == "prose"


def test_a_files_ending_counts_only_where_the_content_agrees() -> None:
    assert note_from_text("- Led it\n- Wrote it", name="notes.csv").format == "bullets"
    assert note_from_text("text\nLed it\nWrote it", name="notes.csv").format == "csv"


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("bullets.md", "bullets"),
        ("dated-log.txt", "log"),
        ("slack-paste.txt", "chat"),
        ("email.txt", "email"),
        ("jira-export.csv", "csv"),
        ("manager-notes.md", "bullets"),
    ],
)
def test_the_samples_have_the_shapes_they_are_named_for(name: str, shape: str) -> None:
    assert read_note(asset("examples", name).read_bytes(), name).format == shape
    assert read_note(asset("examples", name).read_bytes(), "unnamed").format == shape
