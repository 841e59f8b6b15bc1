"""Who speaks in a note."""

from __future__ import annotations

import pytest

from rung.assets import asset
from rung.intake import note_from_text, read_note, take_in
from rung.ui.speakers import speakers


@pytest.mark.parametrize(
    ("file", "names"),
    [
        ("slack-paste.txt", {"Priya Raman", "Jonas Brandt", "Dele Okonjo"}),
        ("jira-export.csv", {"Chiara Moretti", "Samuel Oyelaran"}),
        ("bullets.md", set()),
        ("email.txt", set()),
    ],
)
def test_the_examples_name_their_people(file: str, names: set[str]) -> None:
    note = read_note(asset("examples", file).read_bytes(), file)
    assert set(speakers(note)) == names
    for name in names:
        assert {i.author for i in take_in(note, name).items} <= {name}


def test_json_lines_name_their_authors_once() -> None:
    note = note_from_text(
        '{"id":"1","text":"Fixed it.","author":"Ann"}\n{"id":"2","text":"Ran it.","author":"Bo"}\n'
        '{"id":"3","text":"Wrote it.","author":"Ann"}', input_format="jsonl",
    )  # fmt: skip
    assert speakers(note) == ("Ann", "Bo")
