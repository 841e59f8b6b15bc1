"""Committed scores: what the embedded engine reached, so that a change that makes it worse is seen."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from rung.errors import InputError
from rung.evaluation.cases import DataHash, Split, first_problem
from rung.evaluation.results import CodeRow, EvalResult, Metric
from rung.models import EngineStamp, LadderRef, Model

BASELINE_SCHEMA: Literal["rung.baseline/1"] = "rung.baseline/1"
GUARDED = ("area_micro_f1", "expectation_micro_f1", "empty_f1")
TOLERANCE = 0.01


class Baseline(Model):
    """The numbers of one run without its cases: what was measured, on which data, with which engine."""

    schema_id: Literal["rung.baseline/1"] = Field(default=BASELINE_SCHEMA, alias="schema")
    rung: str
    engine: EngineStamp
    ladder: LadderRef
    split: Split
    data: tuple[DataHash, ...]
    unscored: int
    metrics: tuple[Metric, ...]
    per_code: tuple[CodeRow, ...] = ()

    def metric(self, name: str) -> Metric:
        """Return the number with this name; `KeyError` when the baseline has none."""
        for metric in self.metrics:
            if metric.name == name:
                return metric
        raise KeyError(name)

    def to_json(self) -> str:
        """Return the `rung.baseline/1` document as UTF-8 text."""
        return self.model_dump_json(by_alias=True, indent=1) + "\n"


class Fall(Model):
    """A guarded number that is lower than the baseline by more than the tolerance."""

    name: str
    baseline: float
    now: float | None


def baseline_of(result: EvalResult) -> Baseline:
    """Return the numbers of a result, to be committed."""
    return Baseline(
        rung=result.rung,
        engine=result.engine,
        ladder=result.ladder,
        split=result.split,
        data=result.data,
        unscored=result.unscored,
        metrics=result.metrics,
        per_code=result.mapping.per_code if result.mapping else (),
    )


def baseline_path(folder: Path, engine: str, split: Split) -> Path:
    """Return where the baseline of an engine and split is kept below the `baselines` folder."""
    return folder / f"{engine}-{split}.json"


def read_baseline(path: Path) -> Baseline:
    """Return the `rung.baseline/1` document in a file; `InputError` when it is not one."""
    try:
        return Baseline.model_validate_json(path.read_bytes())
    except OSError as error:
        raise InputError(
            f"The baseline {path.name!r} cannot be read: {error.strerror}.", "Make one: rung eval --write-baseline"
        ) from None
    except ValidationError as error:
        raise InputError(
            f"The file {path.name!r} is not a {BASELINE_SCHEMA} document: {first_problem(error)}.",
            "Make one: rung eval --write-baseline",
        ) from None


def falls(result: EvalResult, baseline: Baseline) -> tuple[Fall, ...]:
    """Return the guarded numbers that fell more than one point under the baseline. One that vanished has fallen."""
    fallen: list[Fall] = []
    for name in GUARDED:
        before, now = baseline.metric(name).value, result.metric(name).value
        if before is not None and (now is None or now < before - TOLERANCE):
            fallen.append(Fall(name=name, baseline=before, now=now))
    return tuple(fallen)
