"""Ladders are read as they stand, and what is not a ladder is refused by line."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rung.assets import default_ladder
from rung.errors import InputError, LadderError
from rung.ladder import area_codes, parse_ladder, read_ladder, repair_mojibake
from rung.ladder.emoji import split_emoji

EMOJI = "🦉🌱🧭🏆"
# The file as it was handed over, with its headings read as MacRoman.
HANDED_OVER_SHA256 = "42b56479fbee2cf2ad66b6f90e01a065749e5313c82281816415bdd272c3abf2"
MINIMAL = "# L1: Engineer\n\n## Craft\n\n- I write tests.\n"


def broken(text: str) -> str:
    for emoji in EMOJI:
        text = text.replace(emoji, emoji.encode("utf-8").decode("mac_roman"))
    return text


def area(*lines: str) -> str:
    return "\n".join(("# L1: Engineer", "", "## Craft", "", *lines, ""))


# ---- the built-in ladder ------------------------------------------------------------------------


def test_only_the_four_headings_differ_from_the_file_as_handed_over() -> None:
    repaired = default_ladder().read_bytes()
    as_handed_over = broken(repaired.decode("utf-8")).encode("utf-8")
    assert hashlib.sha256(as_handed_over).hexdigest() == HANDED_OVER_SHA256
    pairs = list(zip(as_handed_over.split(b"\n"), repaired.split(b"\n"), strict=True))
    changed = [after.decode("utf-8") for before, after in pairs if before != after]
    assert changed == [
        "## 🦉 Domain Expertise",
        "## 🌱 Teaching and Mentoring",
        "## 🧭 Culture and Leadership",
        "## 🏆 Business Success",
    ]


def test_the_built_in_ladder_is_read_whole() -> None:
    ladder = read_ladder(default_ladder())
    assert (ladder.id, ladder.level, ladder.title) == (
        "l3-senior-security-engineer",
        "L3",
        "Senior Security Engineer",
    )
    assert " ".join(ladder.codes) == "DE1 DE2 DE3 DE4 DE5 TM1 TM2 CL1 CL2 CL3 CL4 CL5 CL6 CL7 BS1 BS2 BS3 BS4"
    assert [a.emoji for a in ladder.areas] == list(EMOJI)
    assert [a.code for a in ladder.areas] == ["DE", "TM", "CL", "BS"]
    assert len(ladder.examples) == 18
    assert [(a.name, a.value) for a in ladder.attributes] == [
        ("Planning Horizon", "Current and next cycle."),
        ("Impact Radius", "Peers (2-5)."),
        ("Evaluation", "Manager."),
        (
            "Responsibility and Direction Needed",
            "Takes vertical slices of larger products from idea to production.",
        ),
    ]
    assert ladder.summary.startswith("I possess advanced technical skills")
    assert ladder.summary.endswith("driving strategic security initiatives.")
    assert ladder.sha256 == hashlib.sha256(default_ladder().read_bytes()).hexdigest()


def test_every_text_stands_on_the_line_it_names() -> None:
    lines = default_ladder().read_text(encoding="utf-8").split("\n")
    ladder = read_ladder(default_ladder())
    for entry in (*ladder.expectations, *ladder.examples):
        assert lines[entry.line - 1] == f"- {entry.text}"


def test_no_bullet_of_the_file_is_lost() -> None:
    text = default_ladder().read_text(encoding="utf-8")
    ladder = read_ladder(default_ladder())
    counted = len(ladder.expectations) + len(ladder.examples) + len(ladder.attributes)
    assert counted == len(re.findall(r"(?m)^- ", text)) == 40


# ---- other ladders ------------------------------------------------------------------------------


def test_a_ladder_without_summary_attributes_emoji_and_examples_is_read() -> None:
    ladder = parse_ladder(MINIMAL, "small")
    assert (ladder.summary, ladder.attributes, ladder.examples) == ("", (), ())
    assert ladder.areas[0].emoji == ""
    assert ladder.codes == ("CR1",)


@pytest.mark.parametrize("text", ["\ufeff" + MINIMAL, MINIMAL.replace("\n", "\r\n")])
def test_byte_order_mark_and_line_ends_change_nothing(text: str) -> None:
    expected = parse_ladder(MINIMAL, "small")
    assert parse_ladder(text, "small").areas == expected.areas


def test_a_file_keeps_the_hash_of_its_bytes(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + MINIMAL.replace("\n", "\r\n").encode()
    path = tmp_path / "my-level.md"
    path.write_bytes(data)
    ladder = read_ladder(path)
    assert (ladder.id, ladder.level, ladder.sha256) == ("my-level", "L1", hashlib.sha256(data).hexdigest())


def test_markup_is_removed_and_typography_kept() -> None:
    text = area("- I write **clear** [docs](https://example.org) with `code` & “quotes” –", "  over two lines.")
    assert parse_ladder(text, "x").expectations[0].text == ("I write clear docs with code & “quotes” – over two lines.")


@pytest.mark.parametrize("bullet", ["- **Scope**: One team.", "- **Scope:** One team.", "- __Scope__: One team."])
def test_other_attributes_are_read(bullet: str) -> None:
    text = f"# L1: Engineer\n\n{bullet}\n\n## Craft\n\n- I write tests.\n"
    (attribute,) = parse_ladder(text, "x").attributes
    assert (attribute.name, attribute.value) == ("Scope", "One team.")


def test_examples_may_stand_under_a_heading() -> None:
    ladder = parse_ladder(
        area("- I write tests.", "", "### Examples", "", "- I added a fuzz test.") + "## Two\n- I ship.\n", "x"
    )
    assert [e.text for e in ladder.examples] == ["I added a fuzz test."]
    assert [e.code for e in ladder.expectations] == ["CR1", "TW1"]


def test_expectations_after_the_examples_still_belong_to_the_area() -> None:
    text = area(
        "- I write tests.",
        "",
        "<details>",
        "<summary>Examples</summary>",
        "",
        "- I added one.",
        "",
        "</details>",
        "",
        "- I fix bugs.",
    )
    ladder = parse_ladder(text, "x")
    assert [e.text for e in ladder.expectations] == ["I write tests.", "I fix bugs."]
    assert [e.text for e in ladder.examples] == ["I added one."]


def test_broken_heading_emoji_are_read_as_they_were_meant() -> None:
    text = default_ladder().read_text(encoding="utf-8")
    assert parse_ladder(broken(text), "x").areas == parse_ladder(text, "x").areas


# ---- codes --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("names", "codes"),
    [
        (["Domain Expertise", "Data Engineering"], ("DE", "DEN")),
        (["Data Engineering", "Domain Expertise", "Delivery Excellence"], ("DE", "DEX", "DEXC")),
        (["Design Engineering", "Domain Expertise", "Design of an Expert X-ray"], ("DE", "DEX", "DEXR")),
        (["Research & the Craft of Testing"], ("RCT",)),
        (["Craft", "Creativity"], ("CR", "CRE")),
        (["Élan vital"], ("EV",)),
        (["Безопасность и качество", "技術力"], ("БИК", "技術")),
        (["2024", "Web 2.0 Security"], ("A", "WS")),
        (["And"], ("AN",)),
        (["Q B", "Q-B", "Q/B"], ("QB", "QBX", "QBXX")),
    ],
)  # fmt: skip
def test_codes_of_areas(names: list[str], codes: tuple[str, ...]) -> None:
    assert area_codes(names) == codes


@given(st.lists(st.text(max_size=12), max_size=8))
def test_codes_are_unique_letters_and_foreseeable(names: list[str]) -> None:
    codes = area_codes(names)
    assert len(set(codes)) == len(names)
    assert all(code.isalpha() for code in codes)
    for n in range(len(names)):
        assert area_codes(names[:n]) == codes[:n]


@pytest.mark.parametrize(
    ("heading", "emoji", "name"),
    [
        ("🦉 Domain", "🦉", "Domain"),
        ("🦉Domain", "🦉", "Domain"),
        ("Domain 🦉", "🦉", "Domain"),
        ("👩🏽‍💻 Craft", "👩🏽‍💻", "Craft"),
        ("1️⃣ First", "1️⃣", "First"),
        ("⚙️ Ops", "⚙️", "Ops"),
        ("(Optional) Ops", "", "(Optional) Ops"),
        ("2 Things", "", "2 Things"),
        ("Ops", "", "Ops"),
    ],
)
def test_emoji_of_headings(heading: str, emoji: str, name: str) -> None:
    assert split_emoji(heading) == (emoji, name)


# ---- what is not a ladder -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "no first-level heading"),
        ("- I write tests.\n", 1, "outside any area"),
        ("## Craft\n\n- I write tests.\n", 1, "before the level's heading"),
        ("\n# Engineer\n\n## Craft\n\n- I write tests.\n", 2, "a level and a title"),
        ("# L1:\n\n## Craft\n\n- I write tests.\n", 1, "a level and a title"),
        ("# L1: Engineer\n", 1, "no areas"),
        ("# L1: Engineer\n\n- I write tests.\n\n## Craft\n\n- I fix bugs.\n", 3, "outside any area"),
        ("# L1: Engineer\n\n- **Scope**\n\n## Craft\n\n- I fix bugs.\n", 3, "outside any area"),
        ("# L1: Engineer\n\n- **A**: 1\n- **a**: 2\n\n## Craft\n- I fix bugs.\n", 4, "second attribute"),
        ("# L1: Engineer\n\n## Craft\n\n## Care\n\n- I fix bugs.\n", 3, "'Craft' has no expectations"),
        ("# L1: Engineer\n\n## 🦉\n\n- I fix bugs.\n", 3, "has no name"),
        (area("- I write tests.", "", "## craft", "", "- I fix bugs."), 7, "already stands on line 3"),
        (area("- I write tests.", "  - and more"), 5, "A list inside a bullet"),
        (area("- I write tests.", "- I fix bugs.", "- i write TESTS"), 7, "already stands on line 5"),
        (area("- I write tests.", "-"), 6, "empty bullet"),
        (area("- I write tests.", "", "# L2: More"), 7, "second first-level heading"),
        (area("- I write tests.", "", "### Depth", "", "- I dig."), 7, "neither the level"),
        (area("- I test.", "", "<details>", "<summary>E</summary>", "- I wrote one.", "</details>"), 7, "inside HTML"),
        (area("- I test.", "", "<details>", "", "- I wrote one.", "", "## Next", "- I ship."), 7, "not closed"),
        (area("- I write tests.", "", "<!-- draft", "", "## Hidden", "", "- I hide."), 7, "hides the rest"),
        (area("- I write tests.", "  <details>", "  </details>"), 5, "inside a bullet"),
    ],
)  # fmt: skip
def test_what_is_not_a_ladder_is_refused_by_line(text: str, line: int, words: str) -> None:
    with pytest.raises(LadderError, match=re.escape(words)) as raised:
        parse_ladder(text, "x")
    assert raised.value.line == line
    assert str(raised.value).startswith(f"line {line}: ")
    assert raised.value.next_step


def test_the_first_error_is_the_one_named() -> None:
    text = area("- I write tests.", "-", "", "## Empty")
    with pytest.raises(LadderError) as raised:
        parse_ladder(text, "x")
    assert raised.value.line == 6


def test_a_byte_that_is_not_utf8_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "bad.md"
    path.write_bytes(MINIMAL.encode() + b"- I caf\xe9.\n")
    with pytest.raises(LadderError, match="0xe9") as raised:
        read_ladder(path)
    assert raised.value.line == 6


def test_a_file_that_cannot_be_read_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=re.escape("none.md")):
        read_ladder(tmp_path / "none.md")


@given(st.text(alphabet=st.sampled_from(list("#->*<details/summary>: \n1.`[]()!é🦉")), max_size=120))
def test_any_text_is_a_ladder_or_a_ladder_error(text: str) -> None:
    try:
        ladder = parse_ladder(text, "x")
    except LadderError as error:
        line = error.line or 0
    else:
        assert len(set(ladder.codes)) == len(ladder.codes) > 0
        return
    assert 1 <= line <= text.count("\n") + 1


# ---- mojibake -----------------------------------------------------------------------------------


@given(st.text(alphabet=st.characters(min_codepoint=0x1F300, max_codepoint=0x1FAFF), min_size=1, max_size=4))
def test_emoji_read_as_mac_roman_come_back(emoji: str) -> None:
    assert repair_mojibake(emoji.encode().decode("mac_roman")) == emoji


@pytest.mark.parametrize(("wrong", "right"), [("teamâ€™s", "team’s"), ("â€œupâ€\x9d", "“up”"), ("team‚Äôs", "team’s")])
def test_wrong_encodings_are_put_right(wrong: str, right: str) -> None:
    assert repair_mojibake(wrong) == right


@pytest.mark.parametrize("text", ["naïve café", "“Größe”…", "Ã©", "技術力", "Безопасность", "🦉 Domain", "—“quoted”—"])
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert repair_mojibake(text) == text
