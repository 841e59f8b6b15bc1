"""What an evaluation says, as `rung.eval/1`: numbers with intervals, and every case behind them."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from rung.errors import InputError
from rung.evaluation.cases import DataHash, LabelledStrength, Split, first_problem
from rung.grounding import Dropped
from rung.models import EngineStamp, LadderRef, Match, Model

EVAL_SCHEMA: Literal["rung.eval/1"] = "rung.eval/1"
SuiteName = Literal["mapping", "gaps", "robustness"]


class Metric(Model):
    """A number with its 95% bootstrap interval. It is None where nothing was there to be counted.

    `cases` is how many cases or packets were resampled, `counted` how many of them had something to count: of 12
    packets, the 3 without mentoring. `meaning` says in words what the number is.
    """

    name: str
    meaning: str
    value: float | None
    low: float | None
    high: float | None
    cases: int = Field(ge=0)
    counted: int = Field(ge=0)


class ItemRecord(Model):
    """One mapping case with what the engine gave for it.

    `dropped` holds the proposals that grounding refused; `unscored` says why there was no answer.
    """

    id: str
    text: str
    expected: tuple[str, ...]
    quote: str | None
    strength: LabelledStrength
    tags: tuple[str, ...] = ()
    why: str = ""
    hard: bool = False
    given: tuple[Match, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    unscored: str | None = None

    @property
    def codes(self) -> tuple[str, ...]:
        """The expectations the engine says the item demonstrates, best first."""
        return tuple(m.expectation for m in self.given if m.verdict == "demonstrates")

    @property
    def right(self) -> bool:
        """True when exactly the labelled expectations were given."""
        return self.unscored is None and set(self.codes) == set(self.expected)


class CodeRow(Model):
    """One expectation: how often it was labelled, given, and both, with precision, recall and F1."""

    code: str
    labelled: int
    given: int
    both: int
    precision: Metric
    recall: Metric
    f1: Metric


class Bin(Model):
    """Matches whose confidence lies in [low, high): how many, their mean confidence, and the share that was right."""

    low: float
    high: float
    matches: int
    confidence: float | None
    right: float | None


class ConfusionRow(Model):
    """How often each code was given first for items whose primary is `expected`; `-` stands for no code."""

    expected: str
    given: tuple[int, ...]


class MappingPart(Model):
    """The mapping suite's numbers and cases. `columns` heads the confusion matrix, whose rows are in that order."""

    metrics: tuple[Metric, ...]
    per_code: tuple[CodeRow, ...]
    columns: tuple[str, ...]
    confusion: tuple[ConfusionRow, ...]
    reliability: tuple[Bin, ...]
    records: tuple[ItemRecord, ...]


class FoundItem(Model):
    """One labelled item of a packet: what intake found for it (None when nothing) and the codes given."""

    starts: str
    expected: tuple[str, ...]
    found: str | None
    given: tuple[str, ...] = ()


class PacketRecord(Model):
    """One packet with what was expected and what was given. `unscored` says why its mapping cannot be judged."""

    id: str
    format: str
    items: tuple[FoundItem, ...]
    extra_items: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    given_left_out: tuple[str, ...] = ()
    missing_areas: tuple[str, ...] = ()
    given_missing_areas: tuple[str, ...] = ()
    thin_areas: tuple[str, ...] = ()
    given_thin_areas: tuple[str, ...] = ()
    missing_expectations: tuple[str, ...] = ()
    given_missing_expectations: tuple[str, ...] = ()
    unscored: str | None = None


class GapsPart(Model):
    """The gaps suite's numbers and packets."""

    metrics: tuple[Metric, ...]
    records: tuple[PacketRecord, ...]


class Changed(Model):
    """One case whose mapping a harmless change of its text altered."""

    id: str
    variant: str
    text: str
    before: tuple[str, ...]
    after: tuple[str, ...]


class Trial(Model):
    """One kind of harmless change: the share of mappings it altered, and which."""

    name: str
    meaning: str
    changed: Metric
    mappings: int
    unscored: int = 0
    cases: tuple[Changed, ...] = ()


class RobustnessPart(Model):
    """The robustness suite: one trial for each kind of change."""

    trials: tuple[Trial, ...]


class EvalResult(Model):
    """One evaluation run. `unscored` counts items without an answer; they are in no other number."""

    schema_id: Literal["rung.eval/1"] = Field(default=EVAL_SCHEMA, alias="schema")
    rung: str
    engine: EngineStamp
    ladder: LadderRef
    split: Split
    data: tuple[DataHash, ...]
    seed: int
    resamples: int
    seconds: float
    unscored: int = 0
    mapping: MappingPart | None = None
    gaps: GapsPart | None = None
    robustness: RobustnessPart | None = None

    @property
    def metrics(self) -> tuple[Metric, ...]:
        """All numbers of all suites, in reading order."""
        parts = (self.mapping.metrics if self.mapping else (), self.gaps.metrics if self.gaps else ())
        trials = tuple(t.changed for t in self.robustness.trials) if self.robustness else ()
        return (*parts[0], *parts[1], *trials)

    def metric(self, name: str) -> Metric:
        """Return the number with this name; `KeyError` when this run has none."""
        for metric in self.metrics:
            if metric.name == name:
                return metric
        raise KeyError(name)

    def to_json(self) -> str:
        """Return the `rung.eval/1` document as UTF-8 text."""
        return self.model_dump_json(by_alias=True, indent=1) + "\n"


def read_result(path: Path) -> EvalResult:
    """Return the `rung.eval/1` document in a file; `InputError` when it is not one."""
    try:
        return EvalResult.model_validate_json(path.read_bytes())
    except OSError as error:
        raise InputError(f"The result {path.name!r} cannot be read: {error.strerror}.", "Check its name.") from None
    except ValidationError as error:
        raise InputError(
            f"The file {path.name!r} is not a {EVAL_SCHEMA} document: {first_problem(error)}.",
            "Make one: rung eval --json FILE",
        ) from None
