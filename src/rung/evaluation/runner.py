"""Runs suites over the cases of a split and collects one `rung.eval/1` document.

A suite is a function from a bench to its part of the result; a new one is a line in `SUITES` and a field of
`EvalResult` of the same name.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from rung import __version__
from rung.assets import default_ladder
from rung.engines.base import Engine, Progress
from rung.errors import InputError
from rung.evaluation.bench import Bench, counter
from rung.evaluation.bootstrap import RESAMPLES, SEED
from rung.evaluation.cases import EvalCases, Split, check_codes
from rung.evaluation.gaps import gaps_suite
from rung.evaluation.metrics import mapping_part
from rung.evaluation.results import (
    EvalResult,
    GapsPart,
    ItemRecord,
    MappingPart,
    RobustnessPart,
    SuiteName,
)  # fmt: skip
from rung.evaluation.robustness import planned, robustness_suite
from rung.ladder import read_ladder
from rung.models import LadderRef

Part = MappingPart | GapsPart | RobustnessPart


def mapping_suite(bench: Bench) -> MappingPart:
    """Return how the engine's mappings compare with the labels."""
    answers = bench.ask([(case.id, case.text) for case in bench.mapping])
    records = [
        ItemRecord(
            id=case.id,
            text=case.text,
            expected=case.expectations,
            quote=case.quote,
            strength=case.strength,
            tags=case.tags,
            why=case.why,
            hard=case.hard,
            given=answers[case.id].matches,
            dropped=answers[case.id].dropped,
            unscored=answers[case.id].unscored,
        )
        for case in bench.mapping
    ]
    return mapping_part(records, bench.ladder)


SUITES: dict[SuiteName, Callable[[Bench], Part]] = {
    "mapping": mapping_suite,
    "gaps": gaps_suite,
    "robustness": robustness_suite,
}
DEFAULT_SUITES: tuple[SuiteName, ...] = ("mapping", "gaps")


def run_eval(
    engine: Engine,
    cases: EvalCases,
    suites: Sequence[SuiteName] = DEFAULT_SUITES,
    split: Split = "dev",
    progress: Progress | None = None,
) -> EvalResult:
    """Return the engine's results on one split of the cases, measured through the pipeline that people use.

    The built-in ladder is used: the cases are labelled for it. Raises `InputError` when the split has no cases or a
    case names an unknown code, and `EngineConfigError` when the engine is not set up; any other engine failure is
    counted as unscored.
    """
    ladder = read_ladder(default_ladder())
    check_codes(cases, ladder)
    mapping = tuple(c for c in cases.mapping if c.split == split)
    packets = tuple(p for p in cases.packets if p.split == split)
    if not mapping and not packets:
        raise InputError(f"There are no cases in the split {split!r}.", "Choose the other split.")
    totals = {
        "mapping": len(mapping),
        "gaps": sum(len(p.items) for p in packets),
        "robustness": planned(mapping, ladder) if "robustness" in suites else 0,
    }
    total = sum(totals[suite] for suite in suites)
    bench = Bench(engine, ladder, mapping, packets, counter(total, progress))
    started = time.perf_counter()
    parts: dict[str, Part] = {suite: SUITES[suite](bench) for suite in dict.fromkeys(suites)}
    return EvalResult.model_validate(
        {
            "rung": __version__,
            "engine": engine.stamp,
            "ladder": LadderRef(id=ladder.id, level=ladder.level, sha256=ladder.sha256),
            "split": split,
            "data": cases.files,
            "seed": SEED,
            "resamples": RESAMPLES,
            "seconds": round(time.perf_counter() - started, 2),
            "unscored": sum(_unscored(part) for part in parts.values()),
            **parts,
        }
    )


def _unscored(part: Part) -> int:
    if isinstance(part, RobustnessPart):
        return sum(trial.unscored for trial in part.trials)
    return sum(record.unscored is not None for record in part.records)
