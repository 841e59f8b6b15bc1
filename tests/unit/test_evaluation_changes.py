"""Changes of a text that leave what was done as it was."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rung.assets import default_ladder
from rung.evaluation import changes
from rung.evaluation.cases import MappingCase, load_cases
from rung.evaluation.names import GROUPS, Pronouns, has_pronouns, swap_names, swap_pronouns
from rung.evaluation.robustness import PLANS, planned
from rung.ladder import read_ladder

LADDER = read_ladder(default_ladder())


def case(text: str, *names: str) -> MappingCase:
    return MappingCase(id="x", split="dev", voice="v", job="j", text=text, strength="none", names=names)


@pytest.mark.parametrize(
    ("text", "pronouns", "swapped"),
    [
        ("She rewrote her runbook and I thanked her.", "he", "He rewrote his runbook and I thanked him."),
        ("He did it himself, the idea was his.", "she", "She did it herself, the idea was hers."),
        ("I asked her to try; he told her she could.", "he", "I asked him to try; he told him he could."),
        ("She's new and she was lost. HER laptop too", "they", "They're new and they were lost. THEIR laptop too"),
        ("his tests, not hers", "she", "her tests, not hers"),
        ("the shed, the hero, sheer luck", "they", "the shed, the hero, sheer luck"),
        ("they shipped it", "he", "they shipped it"),
    ],
)
def test_pronouns_are_swapped_in_their_role(text: str, pronouns: Pronouns, swapped: str) -> None:
    assert swap_pronouns(text, pronouns) == swapped


def test_names_keep_their_casing_and_stay_apart() -> None:
    group = GROUPS[1]
    text = swap_names("Olek taught ivo, then Olek left. Olekson stayed.", ("Olek", "ivo"), group, 0)
    assert text == f"{group.names[0]} taught {group.names[1].lower()}, then {group.names[0]} left. Olekson stayed."
    assert has_pronouns("I thanked her")
    assert not has_pronouns("the theory there")


def test_every_group_is_tried_on_a_case_with_a_name_and_none_on_one_without() -> None:
    dice = random.Random(1)
    assert len(changes.renamed(case("Paired with Ines.", "Ines"), LADDER, dice)) == len(GROUPS)
    assert len(changes.renamed(case("Paired with her."), LADDER, dice)) == len(GROUPS)
    assert changes.renamed(case("Paired with the new hire."), LADDER, dice) == []


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=120), st.integers(0, 99))
def test_typos_move_letters_and_lose_none(text: str, seed: int) -> None:
    (variant,) = changes.typos(case(text), LADDER, random.Random(seed))
    assert sorted(variant.texts[0]) == sorted(text)


def test_what_is_added_stands_beside_the_whole_item() -> None:
    text = "ranked the stale roles"
    for make in (changes.padding, changes.instructions, changes.examples):
        (variant,) = make(case(text), LADDER, random.Random(2))
        assert f"{text}." in variant.texts[0]
        assert len(variant.texts[0]) > len(text) + 10
    (pasted,) = changes.examples(case(text), LADDER, random.Random(2))
    assert any(pasted.texts[0].endswith(e.text) for e in LADDER.examples)


def test_an_item_is_cut_between_sentences_or_not_at_all() -> None:
    text = "Ranked the stale roles by reach. Removed forty of them in a week. Slept."
    (variant,) = changes.halves(case(text), LADDER, random.Random(0))
    assert variant.texts == ("Ranked the stale roles by reach.", "Removed forty of them in a week. Slept.")
    assert changes.halves(case("Ranked them. Removed them."), LADDER, random.Random(0)) == []
    assert changes.halves(case("ranked the stale roles and removed forty of them"), LADDER, random.Random(0)) == []


def test_the_suite_is_large_enough_and_the_same_each_time() -> None:
    """The catalogue asks for 200 cases times groups of names and pronouns."""
    dev = [c for c in load_cases().mapping if c.split == "dev"]
    sizes = {plan.name: len(plan.variants(dev, LADDER)) for plan in PLANS}
    assert sizes["names"] >= 200
    assert min(sizes.values()) >= 100
    assert planned(dev, LADDER) == planned(dev, LADDER) > sum(sizes.values())
    assert [p.variants(dev, LADDER) for p in PLANS] == [p.variants(dev, LADDER) for p in PLANS]
