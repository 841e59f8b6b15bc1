"""Markdown bullets."""

from __future__ import annotations

import datetime as dt

from rung.intake import note_from_text, take_in
from rung.models import Intake


def taken(text: str) -> Intake:
    return take_in(note_from_text(text, input_format="bullets"))


def texts(intake: Intake) -> list[str]:
    return [item.text for item in intake.items]


def left(intake: Intake) -> list[tuple[str, str]]:
    return [(part.kind, part.text) for part in intake.left_out]


def test_headings_label_the_items_under_them_and_are_left_out() -> None:
    intake = taken("# Q3\n- Led the rollout\n## Mentoring\n- Helped Priya with her RFC\n")
    assert [(i.text, i.label) for i in intake.items] == [
        ("Led the rollout", "Q3"),
        ("Helped Priya with her RFC", "Mentoring"),
    ]
    assert left(intake) == [("heading", "# Q3"), ("heading", "## Mentoring")]


def test_a_parent_that_only_names_its_children_is_their_label() -> None:
    intake = taken(
        "- Q3 hardening:\n  - rotated all keys\n  - removed SOAP\n- **Mentoring**\n  - helped Sam grow\n- Led it\n"
    )
    assert [(i.text, i.label) for i in intake.items] == [
        ("rotated all keys", "Q3 hardening"),
        ("removed SOAP", "Q3 hardening"),
        ("helped Sam grow", "Mentoring"),
        ("Led it", None),
    ]


def test_a_parent_that_tells_work_stands_beside_its_children() -> None:
    intake = taken("- Led the key rotation:\n  - Wrote the plan\n  - Trained five teams\n")
    assert texts(intake) == ["Led the key rotation:", "Wrote the plan", "Trained five teams"]


def test_children_that_carry_on_stay_with_their_parent() -> None:
    intake = taken("- Led the key rotation\n  - Result: no outage\n  - which saved a week\n  - Wrote the runbook\n")
    assert texts(intake) == ["Led the key rotation\n  - Result: no outage\n  - which saved a week", "Wrote the runbook"]


def test_wrapped_and_loose_bullets_are_one_item() -> None:
    intake = taken("- Led the rollout\n  to five teams\n\n  and told them why\n- Next thing done\n")
    assert texts(intake) == ["Led the rollout\n  to five teams\n\n  and told them why", "Next thing done"]


def test_paragraphs_between_bullets_are_items() -> None:
    intake = taken("- Led it\n\nI also wrote the standard for tokens.\n\n- Ran a session\n")
    assert texts(intake) == ["Led it", "I also wrote the standard for tokens.", "Ran a session"]


def test_marks_of_word_processors_and_numbers_are_marks() -> None:
    intake = taken("• Led it\n◦ Wrote it\n\n1. Ran it\n2) Built it\n")
    assert texts(intake) == ["Led it", "Wrote it", "Ran it", "Built it"]
    assert left(intake) == []


def test_a_box_that_is_not_ticked_is_not_done() -> None:
    intake = taken("- [x] Rotated the keys\n- [ ] Rotate the tokens\n")
    assert texts(intake) == ["Rotated the keys"]
    assert left(intake) == [("metadata", "Rotate the tokens")]


def test_what_is_no_content_is_left_out_with_its_kind() -> None:
    intake = taken(
        "Hi team,\n\n- https://wiki.example/x\n- Led it\n- ???\n\n> well done, says Dana\n\n```\nmake all\n```\n"
        "<details>\n<summary>More</summary>\n\n- Wrote it\n</details>\n\nThanks!\n"
    )
    assert texts(intake) == ["Led it", "Wrote it"]
    assert [kind for kind, _ in left(intake)] == [
        "greeting",
        "link_only",
        "empty",
        "quoted",
        "metadata",
        "metadata",
        "heading",
        "metadata",
        "small_talk",
    ]


def test_a_sentence_over_a_rule_is_still_an_item() -> None:
    assert texts(taken("I led the rollout to five teams.\n---\n- Wrote it\n")) == [
        "I led the rollout to five teams.",
        "Wrote it",
    ]


def test_rows_of_a_table_are_items() -> None:
    intake = taken("| what | when |\n|---|---|\n| Led the rollout | March |\n")
    assert texts(intake) == ["Led the rollout | March"]
    assert left(intake) == [("header", "what | when")]


def test_a_day_in_front_of_a_bullet_or_in_its_heading_dates_it() -> None:
    intake = taken("# 2026\n- 4 Mar: led the rollout\n- wrote it\n")
    assert [i.date for i in intake.items] == [dt.date(2026, 3, 4), None]
    assert taken("- 4 Mar: led the rollout\n").items[0].date is None


def test_plans_are_items() -> None:
    assert texts(taken("- Next half: look at workload identity\n")) == ["Next half: look at workload identity"]


def test_A5_invisible_characters_stay_in_the_text() -> None:
    assert texts(taken("- Led\u200b the \u202erollout\x07 now\n")) == ["Led\u200b the \u202erollout\x07 now"]
