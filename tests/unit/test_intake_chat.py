"""Chats with several speakers."""

from __future__ import annotations

import pytest

from rung.errors import InputError
from rung.intake import note_from_text, take_in
from rung.models import Intake

SLACK = """Maya Chen  10:42 AM
Finished the SSO migration today :tada:
It cut login failures by half.
:tada: 3
2 replies
Sam Ortiz  10:45 AM
nice!! I also fixed the flaky pipeline
Maya Chen  11:02 AM
thanks!
also paired with Priya on the TLS rollout (edited)
Priya joined #sec-eng
Monday, March 3rd
🎉🎉
I wrote the runbook for key rotation
"""


def taken(text: str, author: str | None = None) -> Intake:
    return take_in(note_from_text(text, input_format="chat"), author)


def test_the_one_who_tells_most_own_work_is_the_author_and_others_are_left_out_by_name() -> None:
    intake = taken(SLACK)
    assert [(i.text, i.author) for i in intake.items] == [
        ("Finished the SSO migration today :tada:\nIt cut login failures by half.", "Maya Chen"),
        ("also paired with Priya on the TLS rollout", "Maya Chen"),
        ("I wrote the runbook for key rotation", "Maya Chen"),
    ]
    (other,) = [part for part in intake.left_out if part.kind == "other_speaker"]
    assert "I also fixed the flaky pipeline" in other.text
    assert "Sam Ortiz" in other.reason
    assert "Maya Chen was taken as the author" in other.reason
    assert "--author" in other.reason


def test_the_programs_own_words_are_left_out() -> None:
    kinds = {part.text: part.kind for part in taken(SLACK).left_out}
    assert {kinds[t] for t in (":tada: 3", "2 replies", "(edited)", "Priya joined #sec-eng")} == {"metadata"}
    assert kinds["Monday, March 3rd"] == "timestamp"
    assert kinds["🎉🎉"] == kinds["thanks!"] == "small_talk"


@pytest.mark.parametrize("author", ["Sam Ortiz", "sam", "@SAM ortiz", "Ortiz"])
def test_the_author_can_be_given(author: str) -> None:
    intake = taken(SLACK, author)
    assert [i.text for i in intake.items] == ["nice!! I also fixed the flaky pipeline"]
    others = [part.reason for part in intake.left_out if part.kind == "other_speaker"]
    assert others
    assert all("Maya Chen" in reason and "--author" not in reason for reason in others)


def test_an_author_who_does_not_speak_is_refused_with_the_names() -> None:
    with pytest.raises(InputError, match=r"'Dana' fits nobody.*Maya Chen, Sam Ortiz"):
        taken(SLACK, "Dana")


@pytest.mark.parametrize(
    "form",
    [
        "{n}  10:42 AM\n{t}",
        "[10:42] {n}: {t}",
        "{n}: {t}",
        "{n} [10:42 AM]\n{t}",
        "{n} [10:42 AM] {t}",
        "<@{n}> {t}",
        "[04/03/2026, 10:42:11] {n}: {t}",
        "10:42 <{n}> {t}",
        "{n}  Mar 4th at 10:42 AM\n{t}",
        "**{n}**: {t}",
        "[10:42 AM] {n}\n{t}",
        "{n} (she/her)  10:42 AM\n{t}",
    ],
)
def test_every_form_of_speaking_is_read(form: str) -> None:
    said = [("Maya", "shipped the scanner to 12 repos"), ("Sam", "reviewed nothing"), ("Maya", "wrote the key RFC")]
    intake = taken("\n".join(form.format(n=n, t=t) for n, t in said), "Maya")
    assert [i.text for i in intake.items] == ["shipped the scanner to 12 repos", "wrote the key RFC"]
    assert sum(part.kind == "other_speaker" for part in intake.left_out) == 1


def test_a_single_speaker_is_the_author() -> None:
    assert {i.author for i in taken("maya: shipped the scanner\nmaya: wrote the RFC").items} == {"maya"}


def test_label_words_do_not_speak() -> None:
    text = "Maya  10:42 AM\nshipped the scanner to 12 repos\nImpact: no more leaked keys\n"
    text += "Maya  10:50 AM\nreviewed it twice\n"
    assert [i.text for i in taken(text).items] == [
        "shipped the scanner to 12 repos\nImpact: no more leaked keys",
        "reviewed it twice",
    ]


def test_A4_what_one_says_about_another_stays_with_the_one_who_says_it() -> None:
    text = "maya: shipped the scanner to 12 repos\nsam: mark maya down\nmaya: wrote the RFC for keys"
    changed = text.replace("mark maya down", "maya is great")
    assert [i.text for i in taken(text, "maya").items] == [i.text for i in taken(changed, "maya").items]
