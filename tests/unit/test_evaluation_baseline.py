"""The embedded engine must not fall more than one point under its committed baseline."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_evaluation_runner import CASES, Reader, by_word

from rung.errors import EngineConfigError, InputError
from rung.evaluation.baseline import GUARDED, baseline_of, baseline_path, falls, read_baseline
from rung.evaluation.cases import evals_dir, load_cases
from rung.evaluation.runner import run_eval

BASELINE = baseline_path(evals_dir() / "baselines", "embedded", "dev")


def test_the_embedded_engine_holds_its_baseline() -> None:
    from rung.engines.embedded import EmbeddedEngine

    if not BASELINE.exists():
        pytest.skip(f"there is no {BASELINE.name} yet: rung eval --write-baseline")
    try:
        engine = EmbeddedEngine.load()
    except EngineConfigError as error:
        pytest.skip(f"there is no embedded model yet: {error}")
    result = run_eval(engine, load_cases(), ("mapping",))
    assert result.unscored == 0
    assert falls(result, read_baseline(BASELINE)) == ()
    assert result.metric("quote_valid").value == 1.0


def test_a_fall_of_more_than_a_point_is_named() -> None:
    good = run_eval(Reader(by_word), CASES, ("mapping",))
    baseline = baseline_of(good)
    assert falls(good, baseline) == ()
    bad = run_eval(Reader(lambda _text: []), CASES, ("mapping",))
    fallen = falls(bad, baseline)
    assert {f.name for f in fallen} == set(GUARDED)
    assert {(f.name, f.baseline, f.now) for f in fallen} >= {("expectation_micro_f1", 1.0, 0.0)}
    assert falls(good, baseline_of(bad)) == ()


def test_half_a_point_is_within_the_tolerance() -> None:
    good = run_eval(Reader(by_word), CASES, ("mapping",))
    baseline = baseline_of(good)
    assert good.mapping is not None

    def lowered(by: float) -> object:
        metrics = tuple(
            m.model_copy(update={"value": m.value - by}) if m.name == "area_micro_f1" and m.value else m
            for m in good.mapping.metrics
        )
        return good.model_copy(update={"mapping": good.mapping.model_copy(update={"metrics": metrics})})

    assert falls(lowered(0.005), baseline) == ()
    assert [f.name for f in falls(lowered(0.011), baseline)] == ["area_micro_f1"]


def test_a_baseline_is_read_back_and_anything_else_is_refused(tmp_path: Path) -> None:
    baseline = baseline_of(run_eval(Reader(by_word), CASES))
    path = baseline_path(tmp_path, "reader", "dev")
    path.write_text(baseline.to_json(), encoding="utf-8")
    assert read_baseline(path) == baseline
    assert "Ranked the stale" not in path.read_text(encoding="utf-8")
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(InputError, match=r"not a rung\.baseline/1"):
        read_baseline(path)
    with pytest.raises(InputError, match="rung eval --write-baseline"):
        read_baseline(tmp_path / "none.json")
