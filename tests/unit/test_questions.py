"""The questions file, and the general words for a ladder it does not know."""

from __future__ import annotations

from pathlib import Path

import pytest

from rung.assets import asset, default_ladder
from rung.errors import InputError
from rung.ladder import parse_ladder, read_ladder
from rung.models import Attribute, Ladder
from rung.pipeline.questions import addressed, question_book, read_questions, scope_test


@pytest.fixture(scope="module")
def ladder() -> Ladder:
    return read_ladder(default_ladder())


def test_every_expectation_and_area_of_the_built_in_ladder_has_words_of_its_own(ladder: Ladder) -> None:
    file = read_questions()
    assert [(e.code, e.text) for e in file.expectations] == [(e.code, e.text) for e in ladder.expectations]
    assert [a.name for a in file.areas] == [a.name for a in ladder.areas]
    for text in ("name", "not_recorded", "question", "missing_fact"):
        values = [getattr(e, text) for e in file.expectations]
        assert len(set(values)) == 18, f"two expectations share a {text}"


def test_a_question_asks_once_for_situation_own_part_and_outcome(ladder: Ladder) -> None:
    book = question_book(ladder)
    for words in [book.expectation(c) for c in ladder.codes] + [book.area(a.name) for a in ladder.areas]:
        assert words.question.count("?") == 1
        assert words.question.count(",") >= 2
        assert "Say " in words.question
        assert " you " in words.question
        assert words.not_recorded.startswith("no ")
        assert "not done" not in words.question


def test_invisible_work_has_prompts_that_name_known_codes(ladder: Ladder) -> None:
    prompts = question_book(ladder).invisible_work
    assert 8 <= len(prompts) <= 12
    assert all(set(p.may_fill) <= set(ladder.codes) for p in prompts)
    said = " ".join(p.prompt for p in prompts)
    for word in ("prevented", "accept", "reviews", "on call", "launch", "cancel", "glue", "hiring", "document"):
        assert word in said


def test_names_are_short_enough_for_a_chip(ladder: Ladder) -> None:
    book = question_book(ladder)
    assert max(len(book.expectation(c).name) for c in ladder.codes) <= 24


@pytest.mark.parametrize(
    ("sentence", "spoken"),
    [
        ("I am fuelling my team's desire to learn.", "you are fuelling your team's desire to learn"),
        ("I'm trusted with my own work and am asked for it.", "you're trusted with your own work and are asked for it"),
        ("I take responsibility for myself.", "you take responsibility for yourself"),
        ("Iterates on designs.", None),
        ("Leads reviews.", None),
    ],
)
def test_an_i_sentence_is_spoken_to_its_reader(sentence: str, spoken: str | None) -> None:
    assert addressed(sentence) == spoken


OTHER = """# L2: Data Engineer

> _I build data flows._

- **Planning Horizon**: Current cycle.
- **Impact Radius**: Self.
- **Evaluation**: Manager.
- **Responsibility and Direction Needed**: Takes tasks.

## 🧱 Craft

- I keep my pipelines healthy and am trusted with them.
- Writes tests.

<details>
<summary>Examples</summary>

- I fixed a flow.

</details>
"""


def test_another_ladder_gets_general_words_that_read_well() -> None:
    ladder = parse_ladder(OTHER, "other")
    book = question_book(ladder)
    first, second = ladder.codes
    assert book.expectation(first).question == (
        "Is there anything from the time of your notes that shows that you keep your pipelines healthy and are "
        "trusted with them? Say what the situation was, what you did yourself, and what came of it."
    )
    assert "shows this: “Writes tests”?" in book.expectation(second).question
    assert "Craft" in book.area("Craft").question
    assert book.invisible_work == ()
    assert book.scope == ()


def test_words_follow_the_text_not_the_code(ladder: Ladder) -> None:
    area = ladder.areas[1]
    moved = area.model_copy(
        update={"expectations": tuple(e.model_copy(update={"code": f"X{e.code}"}) for e in area.expectations)}
    )
    book = question_book(ladder.model_copy(update={"areas": (moved,)}))
    assert book.expectation("XTM1").name == "Mentoring juniors"
    assert book.expectation("XTM1").code == "XTM1"
    assert {code for p in book.invisible_work for code in p.may_fill} == {"XTM1", "XTM2"}


@pytest.mark.parametrize(
    ("name", "value", "test"),
    [
        ("Impact Radius", "Peers (2-5).", "reaches_others"),
        ("Impact Radius", "Self (1).", None),
        ("Impact Radius", "Team.", "reaches_others"),
        ("Impact Radius", "Self.", None),
        ("Responsibility and Direction Needed", "Takes slices from idea to production.", "idea_to_live"),
        ("Responsibility and Direction Needed", "Takes tasks.", None),
        ("Planning Horizon", "Current and next cycle.", None),
    ],
)
def test_scope_is_read_from_the_level_s_attributes(name: str, value: str, test: str | None) -> None:
    assert scope_test(Attribute(name=name, value=value)) == test


def good() -> str:
    return asset("ladder", "l3-senior-security-engineer.questions.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda t: t.replace("code: TM2", "code: TM1"), "TM1"),
        (lambda t: t.replace("may_fill: [CL3, TM1]", "may_fill: [CL3, ZZ9]"), "ZZ9"),
        (lambda t: t.replace("    missing_fact: whose", "    missing: whose"), "missing_fact"),
        (lambda t: t + "\nextra: !!python/object/apply:os.getcwd []\n", "not plain YAML"),
        (lambda t: "a: &a [1]\nb: *a\n", "alias"),
        (lambda t: "areas: [", "not plain YAML"),
    ],
)
def test_C8_a_broken_questions_file_is_refused_and_says_where(tmp_path: Path, change, said: str) -> None:
    path = tmp_path / "mine.questions.yaml"
    path.write_text(change(good()), encoding="utf-8")
    with pytest.raises(InputError, match=said) as raised:
        read_questions(path)
    assert "mine.questions.yaml" in str(raised.value)
    assert str(tmp_path) not in raised.value.problem


def test_a_questions_file_that_is_not_there_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_questions(tmp_path / "none.yaml")
