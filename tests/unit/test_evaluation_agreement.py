"""Agreement between two labellings, against worked examples from the literature."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rung.assets import default_ladder
from rung.errors import InputError
from rung.evaluation.agreement import agreement, alpha, compare_labels, masi, read_agreement
from rung.evaluation.cases import Label, cases_dir, evals_dir, load_cases
from rung.evaluation.page import number
from rung.ladder import read_ladder

LADDER = read_ladder(default_ladder())


def label(case_id: str, *codes: str, strength: str = "strong") -> Label:
    data = {"id": case_id, "expectations": codes, "strength": strength if codes else "none"}
    return Label.model_validate({**data, "quote": "q" if codes else None})


def differ(first: object, second: object) -> float:
    return float(first != second)


@pytest.mark.parametrize(
    ("first", "second", "published"),
    [("0100000010", "1110010000", 0.095), ("aabbdcccedda", "babbbccceddd", 0.692)],
)
def test_alpha_is_the_published_one(first: str, second: str, published: float) -> None:
    """Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), A (2 x 2 coincidences 10, 4, 4, 2) and B."""
    assert alpha(list(zip(first, second, strict=True)), differ) == pytest.approx(published, abs=0.001)


def test_alpha_is_no_number_where_chance_cannot_be_told() -> None:
    assert alpha([], differ) is None
    assert alpha([("x", "x")] * 5, differ) is None
    assert alpha([("x", "x"), ("y", "y")], differ) == 1.0


def test_masi_is_the_published_one() -> None:
    """Passonneau (2006): a subset weighs 2/3, an overlap 1/3, disjoint sets share nothing."""
    sets = {name: frozenset(name) for name in ("", "a", "b", "ab", "bc", "abc")}
    assert masi(sets["a"], sets["a"]) == 0.0
    assert masi(sets["a"], sets["ab"]) == pytest.approx(1 - 1 / 2 * 2 / 3)
    assert masi(sets["ab"], sets["bc"]) == pytest.approx(1 - 1 / 3 * 1 / 3)
    assert masi(sets["a"], sets["b"]) == 1.0
    assert masi(sets[""], sets["a"]) == 1.0
    assert masi(sets[""], sets[""]) == 0.0


@given(st.lists(st.tuples(st.frozensets(st.sampled_from("abc")), st.frozensets(st.sampled_from("abc"))), min_size=1))
def test_alpha_does_not_depend_on_who_is_first_and_is_at_most_1(
    pairs: list[tuple[frozenset[str], frozenset[str]]],
) -> None:
    found = alpha(pairs, masi)
    assert found == alpha([(b, a) for a, b in pairs], masi)
    assert found is None or found <= 1.0


def test_agreement_is_that_counted_by_hand() -> None:
    first = [label("a", "TM1"), label("b", "DE5", "CL2"), label("c"), label("d", "DE1"), label("e", "BS1", "BS2")]
    second = [label("a", "TM1", strength="weak"), label("b", "DE5"), label("c"), label("d", "DE3"),
              label("e", "BS2", "BS1")]  # fmt: skip
    found = agreement(first, second, LADDER)
    values = {m.name: m.value for m in found.metrics}
    # Codes: TM1, DE5, BS1, BS2 in both; CL2, DE1 in the first alone, DE3 in the second alone.
    assert values["expectation_micro_f1"] == pytest.approx(8 / 11, abs=1e-6)
    assert values["area_micro_f1"] == pytest.approx(8 / 9, abs=1e-6)
    assert values["exact_match"] == 0.6
    assert values["empty_f1"] == 1.0
    assert values["strength_accuracy"] == pytest.approx(2 / 3, abs=1e-6)
    assert values["quote_same"] == 1.0
    assert values["quote_overlap"] == 1.0
    assert [d.id for d in found.disagreements] == ["b", "d", "e"]
    tm1 = next(row for row in found.per_code if row.code == "TM1")
    assert (tm1.first, tm1.second, tm1.both, tm1.f1, tm1.alpha) == (1, 1, 1, 1.0, 1.0)
    assert next(row for row in found.per_code if row.code == "CL2").f1 == 0.0


def test_quotes_overlap_by_what_both_cover() -> None:
    long, short = label("a", "TM1"), label("a", "TM1")
    found = agreement(
        [long.model_copy(update={"quote": "paired with Ines for a month"})],
        [short.model_copy(update={"quote": "paired with Ines"})],
        LADDER,
    )
    values = {m.name: m.value for m in found.metrics}
    assert values["quote_same"] == 0.0
    assert values["quote_overlap"] == pytest.approx(16 / 28, abs=1e-6)


def test_files_without_a_common_item_are_refused(tmp_path: Path) -> None:
    for name, case_id in (("a.jsonl", "a"), ("b.jsonl", "b")):
        (tmp_path / name).write_text(label(case_id, "TM1").model_dump_json(), encoding="utf-8")
    with pytest.raises(InputError, match="no item in common"):
        compare_labels(tmp_path / "a.jsonl", tmp_path / "b.jsonl", LADDER)


def test_the_first_labels_agree_with_themselves() -> None:
    path = cases_dir() / "first_labels.jsonl"
    found = compare_labels(path, path, LADDER)
    assert found.items >= 300
    assert found.alpha_masi == 1.0
    assert {row.alpha for row in found.per_code} == {1.0}


def test_the_published_agreement_is_that_of_the_committed_labels() -> None:
    second, published = cases_dir() / "second_labels.jsonl", evals_dir() / "agreement.json"
    if not second.exists():
        pytest.skip("the second labelling is not there yet")
    found = compare_labels(cases_dir() / "first_labels.jsonl", second, LADDER)
    assert read_agreement(published) == found, "run: rung eval agreement --json evals/agreement.json"


def test_every_disagreement_is_settled_or_marked_hard() -> None:
    """Settled means: both readings were weighed, the case is tagged so, and `why` gives the reason."""
    published = evals_dir() / "agreement.json"
    if not published.exists():
        pytest.skip("the second labelling is not there yet")
    cases = {case.id: case for case in load_cases().mapping}
    disputed = [cases[d.id] for d in read_agreement(published).disagreements]
    assert [c.id for c in disputed if not c.hard and not ("settled" in c.tags and c.why)] == []


def test_the_readme_gives_the_published_agreement() -> None:
    published = evals_dir() / "agreement.json"
    if not published.exists():
        pytest.skip("the second labelling is not there yet")
    found = read_agreement(published)
    readme = (evals_dir() / "README.md").read_text(encoding="utf-8")
    rows = {"area micro-F1": "area_micro_f1", "expectation micro-F1": "expectation_micro_f1",
            "expectation macro-F1": "expectation_macro_f1", "exactly the same expectations": "exact_match",
            "strength, where the primary is the same": "strength_accuracy", "quote alike to the letter": "quote_same",
            "quote overlap (character IoU)": "quote_overlap"}  # fmt: skip
    for words, name in rows.items():
        metric = next(m for m in found.metrics if m.name == name)
        assert f"| {words} | {number(metric)} |" in readme
    assert f"(MASI), expectations | {found.alpha_masi:.3f} |" in readme
    assert f"(MASI), areas | {found.alpha_area_masi:.3f} |" in readme
    assert f"second labelling against the first, {found.items} items" in readme
