"""E-mails and plain paragraphs."""

from __future__ import annotations

import pytest

from rung.intake import note_from_text, take_in
from rung.intake.sentences import sentence_spans
from rung.models import InputFormat

MAIL = """From: Maya Chen <maya@x.example>
To: Dana
Subject: Q3
Date: Tue, 03 Mar 2026 10:00:00 +0000

Hi Dana,

Last quarter the on-call rotation was drowning in pages. I tuned the alert rules with the SRE team
and removed 14 noisy detections. Pages dropped from 40 to 9 a week. I also mentored Priya, who
passed her first threat model review. In May she ran one alone. Thanks for reading!

- Wrote the key rotation RFC
- Rolled it out to 5 teams

Best,
Maya
--
Maya Chen
Senior Security Engineer

On Mon, Mar 2, 2026 at 9:00 AM Dana <d@x.example> wrote:
> Please send me your highlights
"""


def texts(text: str, shape: InputFormat = "prose") -> list[str]:
    return [i.text for i in take_in(note_from_text(text, input_format=shape)).items]


def test_an_email_gives_its_accomplishments_with_their_context() -> None:
    intake = take_in(note_from_text(MAIL, input_format="email"))
    assert [i.text.split(".")[0].split("\n")[0] for i in intake.items] == [
        "Last quarter the on-call rotation was drowning in pages",
        "I also mentored Priya, who",
        "Wrote the key rotation RFC",
        "Rolled it out to 5 teams",
    ]
    assert intake.items[0].text.endswith("40 to 9 a week.")
    assert intake.items[1].text.endswith("In May she ran one alone.")
    assert {i.date for i in intake.items} == {None}, "when a mail was sent dates no piece of work"


def test_header_greeting_signature_and_quoted_mail_are_left_out() -> None:
    intake = take_in(note_from_text(MAIL, input_format="email"))
    assert [part.kind for part in intake.left_out] == ["metadata", "greeting", "small_talk", "signature", "quoted"]
    assert intake.left_out[3].text.startswith("Best,")
    assert intake.left_out[3].text.endswith("Senior Security Engineer")


def test_a_postscript_behind_the_signature_is_read() -> None:
    assert texts("Hi Dana,\n\nI led the rollout.\n\nBest,\nMaya\n\nPS: I also ran the SSRF session.\n", "email") == [
        "I led the rollout.",
        "PS: I also ran the SSRF session.",
    ]


def test_a_forwarded_mail_with_nothing_above_it_is_the_mail() -> None:
    text = "---------- Forwarded message ---------\nFrom: a@x.example\nTo: b\nSubject: c\n\nI led the rollout.\n"
    assert texts(text, "email") == ["I led the rollout."]
    assert texts("I wrote the RFC.\n\n-----Original Message-----\nFrom: a\nTo: b\n\nI led it.\n", "email") == [
        "I wrote the RFC."
    ]


def test_independent_sentences_are_items_and_continuing_ones_stay() -> None:
    assert texts(
        "I led the rollout to five teams. It took a week. I wrote the RFC on tokens. That changed the plan."
    ) == [
        "I led the rollout to five teams. It took a week.",
        "I wrote the RFC on tokens. That changed the plan.",
    ]


def test_one_accomplishment_a_line_is_one_item_a_line() -> None:
    assert texts("Fixed a bug in auth\nMentored Priya on threat models\nWrote the RFC\n") == [
        "Fixed a bug in auth",
        "Mentored Priya on threat models",
        "Wrote the RFC",
    ]
    assert texts("fixed a bug in auth\nmentored priya\n") == ["fixed a bug in auth", "mentored priya"]


def test_a_line_that_the_margin_broke_is_not_cut() -> None:
    text = "I moved the payment service off long-lived keys together with\n"
    text += "Priya from Platform and told every team about it in time.\n"
    assert texts(text) == [text.strip()]


@pytest.mark.parametrize(
    "text",
    [
        "I used e.g. Vault and approx. 14 days for it.",
        "Upgraded to v1.2 of agent 4.2.1 for U.S. teams.",
        "Met Dr. Chen about it.",
        "Cut it from 4.5 to 1.2 seconds.",
    ],
)
def test_stops_that_end_no_sentence(text: str) -> None:
    assert sentence_spans(text, 0, len(text)) == [(0, len(text))]


def test_a_colon_line_labels_the_bullets_under_it_and_only_them() -> None:
    intake = take_in(
        note_from_text("This quarter:\n- Led it all\n\nI wrote the RFC on tokens.\n", input_format="prose")
    )
    assert [(i.text, i.label) for i in intake.items] == [
        ("Led it all", "This quarter"),
        ("I wrote the RFC on tokens.", None),
    ]


def test_sentences_about_the_notes_themselves_are_left_out() -> None:
    intake = take_in(
        note_from_text("Here is what I remember of the half. I led the rollout to five teams.", input_format="prose")
    )
    assert [i.text for i in intake.items] == ["I led the rollout to five teams."]
    assert [part.kind for part in intake.left_out] == ["metadata"]
