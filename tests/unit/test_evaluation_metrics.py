"""The numbers, checked against hand-counted ones, and their intervals."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rung.assets import default_ladder
from rung.evaluation.bootstrap import (
    Measure,
    complement,
    difference,
    estimate,
    f1,
    macro,
    micro,
    precision,
    ratio,
    recall,
    table,
)
from rung.evaluation.gap_metrics import gaps_part
from rung.evaluation.metrics import mapping_part, quote_overlap
from rung.evaluation.results import FoundItem, ItemRecord, Metric, PacketRecord
from rung.grounding import Dropped
from rung.ladder import read_ladder
from rung.models import Ladder, Match, Quote
from rung.vocabulary import Strength, Verdict

TEXT = "Ranked the stale roles and ran a session on tokens."


def match(code: str, quote: str = "Ranked the stale roles", confidence: float = 0.9,
          verdict: Verdict = "demonstrates", strength: Strength = "strong") -> Match:  # fmt: skip
    start = TEXT.index(quote)
    return Match(expectation=code, verdict=verdict, strength=strength, confidence=confidence,
                 quote=Quote(text=quote, start=start, end=start + len(quote)))  # fmt: skip


def record(case_id: str, expected: tuple[str, ...], *given: Match, unscored: str | None = None) -> ItemRecord:
    return ItemRecord(
        id=case_id, text=TEXT, expected=expected, quote="Ranked the stale roles" if expected else None,
        strength="strong" if expected else "none", given=given, unscored=unscored,
    )  # fmt: skip


@pytest.fixture(scope="module")
def ladder() -> Ladder:
    return read_ladder(default_ladder())


def numbers(metrics: tuple[Metric, ...]) -> dict[str, float | None]:
    return {m.name: m.value for m in metrics}


def test_mapping_numbers_are_those_counted_by_hand(ladder: Ladder) -> None:
    records = [
        record("both", ("DE5", "TM2"), match("DE5"), match("TM2", "ran a session", 0.7)),
        record("same area, other code", ("DE1",), match("DE3", confidence=0.6)),
        record("missed", ("CL2",), match("CL2", confidence=0.3, verdict="related", strength="weak")),
        record("right to be empty", ()),
        record("should be empty", (), match("BS1")),
        record("no answer", ("DE5",), unscored="the reply could not be read"),
    ]
    part = mapping_part(records, ladder)
    found = numbers(part.metrics)
    # Expectations: DE5, TM2 right; DE3, BS1 too much; DE1, CL2 missed.
    assert found["expectation_micro_precision"] == 0.5
    assert found["expectation_micro_recall"] == 0.5
    assert found["expectation_micro_f1"] == 0.5
    # Macro over DE5 1, TM2 1, DE3 0, BS1 0, DE1 0, CL2 0.
    assert found["expectation_macro_f1"] == pytest.approx(2 / 6, abs=1e-6)
    # Areas: DE twice right, TM right; BS too much; CL missed.
    assert found["area_micro_f1"] == 0.75
    assert found["exact_match"] == 0.4
    assert found["primary_top1"] == pytest.approx(1 / 3, abs=1e-6)
    assert found["empty_precision"] == 0.5
    assert found["empty_recall"] == 0.5
    assert found["quote_valid"] == 1.0
    assert found["quote_overlap"] == 1.0
    assert found["strength_accuracy"] == 1.0
    # Bins: 0.9 (DE5 right, BS1 wrong), 0.7 right, 0.6 wrong, 0.3 right (related).
    assert found["calibration_error"] == pytest.approx((0.8 + 0.3 + 0.6 + 0.7) / 5, abs=1e-6)
    assert {m.cases for m in part.metrics} <= {5, 6}
    counted = {m.name: m.counted for m in part.metrics}
    assert (counted["primary_top1"], counted["strength_accuracy"], counted["exact_match"]) == (3, 1, 5)
    row = next(r for r in part.per_code if r.code == "DE5")
    assert (row.labelled, row.given, row.both) == (1, 1, 1)
    confusion = {(r.expected, part.columns[x]): n for r in part.confusion for x, n in enumerate(r.given) if n}
    assert confusion == {("DE5", "DE5"): 1, ("DE1", "DE3"): 1, ("CL2", "-"): 1, ("-", "-"): 1, ("-", "BS1"): 1}
    assert sum(b.matches for b in part.reliability) == 5


def test_a_refused_quote_counts_against_the_engine_even_without_an_answer(ladder: Ladder) -> None:
    invented = Dropped(item="x", expectation="TM1", quote="mentored ten juniors", reason="not in the item")
    double = Dropped(item="x", expectation="DE5", quote="stale roles", reason="said twice")
    records = [
        record("kept", ("DE5",), match("DE5")).model_copy(update={"dropped": (double,)}),
        record("lost", ("TM1",), unscored="nothing could be used").model_copy(update={"dropped": (invented,)}),
    ]
    assert numbers(mapping_part(records, ladder).metrics)["quote_valid"] == 0.5


def test_nothing_to_count_is_no_number(ladder: Ladder) -> None:
    assert {m.value for m in mapping_part([], ladder).metrics} == {None}
    alone = numbers(mapping_part([record("e", ())], ladder).metrics)
    assert alone["expectation_micro_f1"] is None
    assert alone["empty_f1"] == 1.0


@pytest.mark.parametrize(
    ("labelled", "given", "overlap"),
    [("bcd", (1, 4), 1.0), ("bcd", (2, 6), 0.4), ("bcd", (4, 6), 0.0), ("ab", (6, 8), 1.0), ("zz", (0, 2), 0.0)],
)
def test_quote_overlap_is_characters_shared_over_characters_covered(
    labelled: str, given: tuple[int, int], overlap: float
) -> None:
    assert quote_overlap("abcdefab", labelled, given) == pytest.approx(overlap)


def packet(case_id: str, missing: tuple[str, ...], given: tuple[str, ...], codes: tuple[str, ...] = ()) -> PacketRecord:
    return PacketRecord(
        id=case_id, format="bullets",
        items=(FoundItem(starts="a", expected=("DE5",), found="a b", given=codes),
               FoundItem(starts="c", expected=(), found=None)),
        extra_items=("x",), left_out=("# Head", "hello"), given_left_out=("# Head", "bye"),
        missing_areas=missing, given_missing_areas=given,
    )  # fmt: skip


def test_gap_numbers_are_those_counted_by_hand(ladder: Ladder) -> None:
    records = [
        packet("found", ("TM",), ("TM", "BS"), ("DE5",)),
        packet("claimed", ("TM",), (), ("TM1",)),
        packet("has it", (), (), ("DE5",)),
        packet("false alarm", (), ("TM",), ("DE5",)),
    ]
    found = numbers(gaps_part(records, ladder).metrics)
    assert found["mentoring_gap_found"] == 0.5
    assert found["mentoring_gap_false_alarm"] == 0.5
    assert found["false_mentoring"] == 0.5
    assert found["missing_area_precision"] == pytest.approx(1 / 3, abs=1e-6)
    assert found["missing_area_recall"] == 0.5
    assert found["thin_area_f1"] is None
    assert found["packet_expectation_micro_f1"] == 0.75
    assert found["item_recall"] == 0.5
    assert found["item_precision"] == 0.5
    assert found["left_out_precision"] == 0.5
    assert found["left_out_recall"] == 0.5


def test_a_packet_without_an_answer_is_in_no_number_about_gaps(ladder: Ladder) -> None:
    bad = packet("bad", ("TM",), ()).model_copy(update={"unscored": "2 items: cut"})
    part = gaps_part([packet("good", ("TM",), ("TM",), ("DE5",)), bad], ladder)
    assert numbers(part.metrics)["mentoring_gap_found"] == 1.0
    assert {m.name: m.cases for m in part.metrics}["mentoring_gap_found"] == 1
    assert {m.name: m.cases for m in part.metrics}["item_recall"] == 2


# ---- intervals ----------------------------------------------------------------------------------


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=30))
def test_values_lie_between_0_and_1_and_f1_between_precision_and_recall(rows: list[tuple[int, int, int]]) -> None:
    sums = table(rows, 3).sum(axis=0, keepdims=True)
    p, r, both = precision(sums)[0], recall(sums)[0], f1(sums)[0]
    if not (np.isnan(p) or np.isnan(r)):
        assert min(p, r) - 1e-9 <= both <= max(p, r) + 1e-9
    metric = estimate(Measure("m", "", table(rows, 3), f1), resamples=50)
    for value in (metric.value, metric.low, metric.high):
        assert value is None or 0 <= value <= 1


def test_the_interval_is_the_known_one_for_a_proportion() -> None:
    """Half of 400: the normal interval is 0.5 ± 1.96·√(0.25/400) = ±0.049."""
    rows = table([[n % 2, 1] for n in range(400)], 2)
    metric = estimate(Measure("half", "", rows, ratio))
    assert metric.value == 0.5
    assert metric.low == pytest.approx(0.451, abs=0.01)
    assert metric.high == pytest.approx(0.549, abs=0.01)
    assert estimate(Measure("half", "", rows, ratio)) == metric
    assert estimate(Measure("half", "", rows, ratio), seed=1) != metric


def test_a_paired_difference_is_narrower_than_two_intervals() -> None:
    first = Measure("m", "", table([[n % 2, 1] for n in range(200)], 2), ratio)
    second = Measure("m", "", table([[n % 2 or n % 20 == 0, 1] for n in range(200)], 2), ratio)
    found = difference(first, second)
    assert found.value == 0.05
    assert found.low is not None
    assert 0 < found.low < 0.05
    assert difference(first, first) == (0.0, 0.0, 0.0)
    with pytest.raises(ValueError, match="200 and 100"):
        difference(first, Measure("m", "", table([[1, 1]] * 100, 2), ratio))


def test_micro_pools_and_macro_averages() -> None:
    sums = np.array([[9.0, 1.0, 0.0, 0.0, 0.0, 5.0, 0.0, 0.0, 0.0]])
    assert micro(recall)(sums)[0] == pytest.approx(9 / 14)
    assert macro(recall)(sums)[0] == pytest.approx((1 + 0) / 2)
    assert complement(np.array([[1.0, 4.0]]))[0] == 0.75
