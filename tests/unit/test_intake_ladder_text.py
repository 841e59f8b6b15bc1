"""The ladder's own sentences are never evidence."""

from __future__ import annotations

import json

import pytest

from rung.assets import default_ladder
from rung.intake import LADDER_REASON, note_from_text, set_aside_ladder_text, take_in
from rung.ladder import read_ladder
from rung.models import InputFormat, Intake, Ladder


@pytest.fixture(scope="module")
def ladder() -> Ladder:
    return read_ladder(default_ladder())


def set_aside(text: str, ladder: Ladder, shape: InputFormat | None = None) -> Intake:
    return set_aside_ladder_text(take_in(note_from_text(text, input_format=shape)), ladder)


def written(shape: str, texts: list[str]) -> str:
    if shape == "jsonl":
        return "\n".join(json.dumps({"id": f"a{n}", "text": t}) for n, t in enumerate(texts))
    if shape == "csv":
        return "what,date\n" + "\n".join('"' + t.replace('"', '""') + '",2026-01-01' for t in texts)
    between = {"bullets": "\n", "log": "\n", "chat": "\n", "email": " ", "prose": " "}[shape]
    before = {"bullets": "- ", "log": "2026-01-01 ", "chat": "maya: ", "email": "", "prose": ""}[shape]
    return between.join(before + t for t in texts)


@pytest.mark.parametrize("shape", ["bullets", "log", "chat", "email", "prose", "csv", "jsonl"])
def test_all_eighteen_examples_pasted_as_notes_are_reported(shape: InputFormat, ladder: Ladder) -> None:
    texts = [example.text for example in ladder.examples]
    assert len(texts) == 18
    intake = set_aside(written(shape, texts), ladder, shape)
    assert intake.items == ()
    reported = [part for part in intake.left_out if part.kind == "ladder_text"]
    assert all(part.reason == LADDER_REASON for part in reported)
    said = " ".join(part.text for part in reported)
    quoted = {"csv": lambda t: t.replace('"', '""'), "jsonl": lambda t: json.dumps(t)[1:-1]}.get(shape, str)
    assert all(quoted(text) in said for text in texts)


def test_every_expectation_is_the_ladders_own_too(ladder: Ladder) -> None:
    intake = set_aside(written("bullets", [e.text for e in ladder.expectations]), ladder)
    assert intake.items == ()


@pytest.mark.parametrize(
    "text",
    [
        "Ran a knowledge-sharing session",
        "We ran a knowledge-sharing session!",
        "“I ran a knowledge sharing session.”",
        "I've taken on a significant share of unplanned work and other 'housekeeping' tasks",
        "performed regular interviews for engineering candidates and provided detailed and useful feedback",
        "Recognised a problem early and fixed it.",
        "I mentored a more junior engineer, and they went on to achieve something",
    ],
)
def test_a_ladder_sentence_barely_changed_is_still_the_ladders(text: str, ladder: Ladder) -> None:
    assert set_aside(f"- {text}", ladder).items == ()


@pytest.mark.parametrize(
    "text",
    [
        "I ran a knowledge-sharing session on SSRF for 14 people; two teams fixed their fetchers.",
        "I ran 3 knowledge-sharing sessions.",
        "Mentored Priya, a more junior engineer, and she went on to run incidents alone.",
        "I recognized a problem early and fixed it: the signing queue was about to fill up.",
        "I reviewed a PR",
        "I reviewed a PR that fixes a vulnerability that was raised in HackerOne "
        "and ensured that it resolved the underlying problem.",
        "I helped unblock the delivery pipeline by raising the session limit.",
        "I shipped a product",
    ],
)
def test_an_item_that_says_more_or_other_stays(text: str, ladder: Ladder) -> None:
    assert [i.text for i in set_aside(f"- {text}", ladder).items] == [text]


def test_nothing_is_lost_and_ids_stay(ladder: Ladder) -> None:
    text = "- Led the rollout\n- I ran a knowledge-sharing session.\n"
    text += "- Ran a knowledge-sharing session\n- Wrote the RFC on keys\n"
    before = take_in(note_from_text(text))
    after = set_aside_ladder_text(before, ladder)
    assert [i.id for i in after.items] == [before.items[0].id, before.items[-1].id]
    assert [part.text for part in after.left_out] == [
        "I ran a knowledge-sharing session.",
        "Ran a knowledge-sharing session",
    ]
    places = [
        *[s for i in after.items for s in (i.source, *i.also)],
        *[p.source for p in after.left_out],
        *after.separators,
    ]
    assert sum(span.end - span.start for span in places) == len(text)


def test_the_ladder_file_itself_holds_no_accomplishment(ladder: Ladder) -> None:
    assert set_aside(default_ladder().read_text(encoding="utf-8"), ladder).items == ()
