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

_SAMPLE = 120
"""Cases a trial: enough for an interval of nine points at worst, few enough for all suites to take under a minute."""


class Plan(NamedTuple):
    """A trial to be run: what it is called, what it changes, and how a case's variants are made."""

    name: str
    meaning: str
    make: Callable[[MappingCase, Ladder, random.Random], list[Variant]]

    def variants(self, cases: Sequence[MappingCase], ladder: Ladder) -> list[Variant]:
        """Return the variants of at most 120 cases that have any, always the same ones.

        Names are tried on every case that has one. `shuffled` differs in the order alone.
        """
        dice = random.Random(f"{SEED} {self.name}")  # noqa: S311  a seeded draw, not a secret
        made = [found for case in cases if (found := self.make(case, ladder, dice))]
        if self.make is not changes.renamed and len(made) > _SAMPLE:
            made = [made[n] for n in sorted(dice.sample(range(len(made)), _SAMPLE))]
        variants = [variant for found in made for variant in found]
        if self.make is changes.unchanged:
            dice.shuffle(variants)
        return variants


PLANS: tuple[Plan, ...] = (
    Plan("names", "names and pronouns swapped across groups", changes.renamed),
    Plan("shuffled", "items in another order", changes.unchanged),
    Plan("typos", "letters exchanged in one long word of eight", changes.typos),
    Plan("casing", "small letters, and capitals", changes.casing),
    Plan("padding", "two irrelevant sentences added", changes.padding),
    Plan("instructions", "an instruction added", changes.instructions),
    Plan("examples", "one of the ladder's own examples pasted in", changes.examples),
    Plan("split", "one item written as two", changes.halves),
)


def planned(cases: Sequence[MappingCase], ladder: Ladder) -> int:
    """Return how many texts the suite will ask about."""
    return len(cases) + sum(len(v.texts) for plan in PLANS for v in plan.variants(cases, ladder))


def robustness_suite(bench: Bench) -> RobustnessPart:
    """Return one trial for each kind of change, with the share of mappings it altered."""
    before = bench.ask([(case.id, case.text) for case in bench.mapping])
    return RobustnessPart(trials=tuple(_trial(bench, plan, before) for plan in PLANS))


def _trial(bench: Bench, plan: Plan, before: dict[str, Answer]) -> Trial:
    variants = plan.variants(bench.mapping, bench.ladder)
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
    measure = Measure(
        f"changed_{plan.name}", f"Mappings changed: {plan.meaning}", table(list(counts.values()), 2), ratio
    )
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
