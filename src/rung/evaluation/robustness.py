"""The robustness suite: changes of wording that must not change a mapping, and how often they do.

A mapping is changed when the set of demonstrated expectations differs from that of the unchanged item. Everything
is seeded: the same cases and engine give the same trials.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import NamedTuple

from rung.evaluation import changes
from rung.evaluation.bench import Answer, Bench
from rung.evaluation.bootstrap import SEED, Measure, estimate, ratio, table
from rung.evaluation.cases import MappingCase
from rung.evaluation.changes import Variant
from rung.evaluation.results import Changed, RobustnessPart, Trial
from rung.models import Ladder

_Maker = Callable[[tuple[MappingCase, ...], Ladder, random.Random], list[Variant]]


class Plan(NamedTuple):
    """A trial to be run: what it is called, what it changes, and how its variants are made."""

    name: str
    meaning: str
    make: _Maker


def _shuffled(cases: tuple[MappingCase, ...], _ladder: Ladder, dice: random.Random) -> list[Variant]:
    variants = [Variant(case.id, "shuffled", (case.text,)) for case in cases]
    dice.shuffle(variants)
    return variants


PLANS: tuple[Plan, ...] = (
    Plan("names", "Names and pronouns swapped across groups", lambda c, _l, _d: changes.named(c)),
    Plan("shuffled", "Items in another order", _shuffled),
    Plan("typos", "Letters exchanged in one long word of eight", lambda c, _l, d: [changes.typos(x, d) for x in c]),
    Plan("casing", "Small letters, and capitals", lambda c, _l, _d: [v for x in c for v in changes.casing(x)]),
    Plan("padding", "Two irrelevant sentences added", lambda c, _l, d: [changes.padding(x, d) for x in c]),
    Plan("instructions", "An instruction added", lambda c, _l, d: [changes.instructions(x, d) for x in c]),
    Plan("examples", "One of the ladder's examples pasted in", lambda c, lad, d: [changes.examples(x, lad, d) for x in c]),
    Plan("split", "One item written as two", lambda c, _l, _d: [v for x in c for v in changes.halves(x)]),
)  # fmt: skip


def planned(cases: tuple[MappingCase, ...], ladder: Ladder) -> int:
    """Return how many texts the suite will ask about."""
    variants = (v for plan in PLANS for v in plan.make(cases, ladder, random.Random(SEED)))  # noqa: S311  a seeded draw
    return len(cases) + sum(len(v.texts) for v in variants)


def robustness_suite(bench: Bench) -> RobustnessPart:
    """Return one trial for each kind of change, with the share of mappings it altered."""
    before = bench.ask([(case.id, case.text) for case in bench.mapping])
    return RobustnessPart(trials=tuple(_trial(bench, plan, before) for plan in PLANS))


def _trial(bench: Bench, plan: Plan, before: dict[str, Answer]) -> Trial:
    variants = plan.make(bench.mapping, bench.ladder, random.Random(SEED))  # noqa: S311  a seeded draw
    asked = [(f"v{n}.{part}", text) for n, v in enumerate(variants) for part, text in enumerate(v.texts)]
    after = bench.ask(asked)
    counts: dict[str, list[float]] = {}
    changed: list[Changed] = []
    unscored = 0
    for n, variant in enumerate(variants):
        first = before[variant.case]
        answers = [after[f"v{n}.{part}"] for part in range(len(variant.texts))]
        if first.unscored is not None or any(a.unscored is not None for a in answers):
            unscored += 1
            continue
        codes = _pooled(answers)
        differs = set(codes) != set(first.codes)
        row = counts.setdefault(variant.case, [0.0, 0.0])
        row[0] += differs
        row[1] += 1
        if differs:
            changed.append(
                Changed(id=variant.case, variant=variant.variant, text=" ⏎ ".join(variant.texts),
                        before=first.codes, after=codes)
            )  # fmt: skip
    # The case is the resampled unit: its variants stand and fall together.
    measure = Measure(f"changed_{plan.name}", f"Mappings changed: {plan.meaning}", table(list(counts.values()), 2), ratio)
    return Trial(
        name=plan.name,
        meaning=plan.meaning,
        changed=estimate(measure),
        mappings=sum(int(row[1]) for row in counts.values()),
        unscored=unscored,
        cases=tuple(changed),
    )


def _pooled(answers: Sequence[Answer]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for answer in answers for code in answer.codes))
