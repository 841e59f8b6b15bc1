"""The lint names what is wrong with a ladder, where, and what to do."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from rung.assets import default_ladder
from rung.errors import InputError
from rung.ladder import (
    Finding,
    has_errors,
    lint_ladder,
    lint_text,
    parse_ladder,
    read_ladder,
    render_findings,
    render_ladder,
)
from rung.ladder.evidenceable import why_not_evidenceable

ATTRIBUTES = (
    "- **Planning Horizon**: One cycle.\n- **Impact Radius**: One team.\n- **Evaluation**: Manager.\n"
    "- **Responsibility and Direction Needed**: Takes tasks.\n"
)
HEAD = f"# L1: Engineer\n\n{ATTRIBUTES}\n"
CLEAN = HEAD + "## Craft\n\n- I write tests for what I ship.\n"  # the expectation stands on line 10


def found(text: str) -> list[tuple[int, str, str]]:
    return [(f.line, f.kind, f.severity) for f in lint_text(text)]


def shown(renderable: object, width: int = 100) -> str:
    out = io.StringIO()
    Console(file=out, width=width, force_terminal=True, color_system="standard").print(renderable)
    return out.getvalue()


def test_a_clean_ladder_has_no_findings() -> None:
    assert lint_text(CLEAN) == ()


def test_the_built_in_ladder_passes_with_one_piece_of_advice() -> None:
    findings = lint_ladder(default_ladder())
    assert not has_errors(findings)
    assert [(f.line, f.kind) for f in findings] == [(12, "not_evidenceable")]


@pytest.mark.parametrize(
    ("added", "expected"),
    [
        ("- i write tests, for what I ship\n", (11, "duplicate", "error")),
        ("- I am writing tests for all that I ship.\n- I write tests for all I ship.\n", (12, "duplicate", "advice")),
        ("\n## Care\n", (12, "empty_area", "error")),
        ("- I am a calm person.\n", (11, "not_evidenceable", "advice")),
        ("- The team’s growth was lost\ufffd in one of these.\n", (11, "mojibake", "error")),
        ("- I review the teamâ€™s designs.\n", (11, "mojibake", "error")),
        ("\nA paragraph between lists.\n", (12, "not_read", "advice")),
        ("\n    - I look like a bullet and am code.\n", None),
        ("- I write docs.\n  - nested\n", (11, "unreadable", "error")),
        ("\n### Examples\n\n- I write tests for what I ship!\n", (14, "example_repeats_expectation", "error")),
        ("\n### Examples\n\n- I wrote a fuzz test.\n- I wrote a fuzz test.\n", (15, "duplicate", "advice")),
    ],
)  # fmt: skip
def test_each_kind_is_found_on_its_line(added: str, expected: tuple[int, str, str] | None) -> None:
    findings = found(CLEAN + added)
    if expected is not None:
        assert expected in findings
        assert len(findings) == 1
    else:
        assert any(kind in ("unreadable", "not_read") for _, kind, _ in findings)


def test_an_example_in_nearly_the_same_words_is_advice() -> None:
    text = HEAD + (
        "## Craft\n\n- I identify, qualify, and reduce technical debt.\n\n### Examples\n\n"
        "- I identified, qualified and reduced technical debt.\n"
    )
    assert (14, "example_repeats_expectation", "advice") in found(text)


def test_missing_attributes_are_named() -> None:
    findings = lint_text("# L1: Engineer\n\n- **Evaluation**: Peers.\n\n## Craft\n\n- I write tests daily.\n")
    assert [f.kind for f in findings] == ["missing_attribute"] * 3
    assert {f.severity for f in findings} == {"advice"}
    assert "'Impact Radius'" in " ".join(f.problem for f in findings)


def test_mojibake_comes_with_the_repaired_line() -> None:
    heading = "## " + "🌱".encode().decode("mac_roman") + " Growth"
    (finding,) = (f for f in lint_text(CLEAN.replace("## Craft", heading)) if f.kind == "mojibake")
    assert finding.line == 8
    assert "## 🌱 Growth" in finding.what_to_do


def test_all_errors_are_named_not_only_the_first() -> None:
    findings = found("# Engineer\n\n## One\n\n## Two\n")
    assert [(line, kind) for line, kind, severity in findings if severity == "error"] == [
        (1, "unreadable"),
        (3, "empty_area"),
        (5, "empty_area"),
    ]


def test_a_bad_byte_is_one_finding(tmp_path: Path) -> None:
    path = tmp_path / "bad.md"
    path.write_bytes(CLEAN.encode() + b"- caf\xe9\n")
    (finding,) = lint_ladder(path)
    assert (finding.line, finding.kind, finding.severity) == (11, "unreadable", "error")
    assert "UTF-8" in finding.what_to_do


def test_a_missing_file_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        lint_ladder(tmp_path / "none.md")


@pytest.mark.parametrize(
    "text",
    [
        "I am a team player.",
        "I am always prepared for reviews.",
        "I never ship a bug to production.",
        "I deeply care about our users.",
        "Has a deep understanding of systems.",
        "Strong communication skills in meetings.",
        "I strive to improve the product.",
        "Teamwork.",
        "I understand the domain of the team.",
    ],
)
def test_traits_feelings_and_absolutes_are_hardly_evidenceable(text: str) -> None:
    assert why_not_evidenceable(text)


@pytest.mark.parametrize(
    "text",
    [
        "I am fuelling my team's desire to learn.",
        "I am asked for my view on designs.",
        "I review designs and say what fails.",
        "Resolves never-ending incidents for good.",
        "Ich führe neue Kolleginnen ein.",
        "Am Montag leite ich das Treffen.",
        "技術力を高める",
    ],
)
def test_acts_are_evidenceable(text: str) -> None:
    assert why_not_evidenceable(text) is None


def test_a_ladder_is_shown_whole() -> None:
    ladder = read_ladder(default_ladder())
    text = shown(render_ladder(ladder), width=400)
    for expectation in ladder.expectations:
        assert expectation.code in text
        assert expectation.text in text
    for example in ladder.examples:
        assert example.text in text
    assert "Impact Radius" in text
    assert "🌱 Teaching and Mentoring" in text


def test_text_from_a_file_is_neither_markup_nor_a_command_to_the_terminal() -> None:
    ladder = parse_ladder(HEAD + "## [red]Craft[/red]\n\n- I [bold]write[/bold] \x1b]0;title\x07 tests.\n", "x")
    text = shown(render_ladder(ladder))
    assert "[red]Craft[/red]" in text
    assert "[bold]write[/bold]" in text
    assert "\x1b]0" not in text
    assert "\x07" not in text


def test_findings_end_with_a_verdict() -> None:
    error = Finding(line=3, kind="empty_area", severity="error", problem="[b]x", what_to_do="Add one.")
    advice = error.model_copy(update={"severity": "advice"})
    assert "needs work: 1 error, 1 piece of advice" in shown(render_findings([error, advice]))
    assert "can be used: 0 errors, 2 pieces of advice" in shown(render_findings([advice, advice]))
    assert "nothing found" in shown(render_findings([]))
    assert "[b]x" in shown(render_findings([error]))
