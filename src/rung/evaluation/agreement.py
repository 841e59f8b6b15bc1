"""How far two labellings of the same items agree: the ceiling that engines are measured against.

Sources: Krippendorff, Content Analysis (2004), chapter 11, for alpha; Passonneau, Measuring Agreement on Set-valued
Items (MASI) for Semantic and Pragmatic Annotation (LREC 2006), for the distance between two sets of codes.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import Field, ValidationError

from rung.errors import InputError
from rung.evaluation.cases import DataHash, Label, first_problem, load_labels
from rung.evaluation.results import Metric
from rung.models import Ladder, Model

AGREEMENT_SCHEMA: Literal["rung.agreement/1"] = "rung.agreement/1"
Value = TypeVar("Value", bound=Hashable)


class CodeAgreement(Model):
    """One expectation: how often the first, the second and both labellers gave it, F1 and Krippendorff's alpha."""

    code: str
    first: int
    second: int
    both: int
    f1: float | None
    alpha: float | None


class Disagreement(Model):
    """One item that the two labellers give different expectations, or a different primary."""

    id: str
    first: tuple[str, ...]
    second: tuple[str, ...]


class Agreement(Model):
    """The agreement of two labellings: F1 of the second against the first, alpha, and every disagreement.

    `strength` is over items with the same primary or both empty; `alpha_masi` compares whole sets of expectations.
    """

    schema_id: Literal["rung.agreement/1"] = Field(default=AGREEMENT_SCHEMA, alias="schema")
    data: tuple[DataHash, ...]
    items: int
    metrics: tuple[Metric, ...]
    alpha_masi: float | None
    alpha_area_masi: float | None
    per_code: tuple[CodeAgreement, ...]
    disagreements: tuple[Disagreement, ...]

    def to_json(self) -> str:
        """Return the `rung.agreement/1` document as UTF-8 text."""
        return self.model_dump_json(by_alias=True, indent=1) + "\n"


def compare_labels(first: Path, second: Path, ladder: Ladder) -> Agreement:
    """Return the agreement of two label files over the items that both hold.

    Raises `InputError` when a file is malformed or they have no item in common.
    """
    labels = [{label.id: label for label in load_labels(path)} for path in (first, second)]
    ids = [i for i in labels[0] if i in labels[1]]
    if not ids:
        raise InputError(
            f"The files {first.name!r} and {second.name!r} have no item in common.", "Compare labels of one set."
        )
    data = tuple(
        DataHash(name=path.name, sha256=hashlib.sha256(path.read_bytes()).hexdigest()) for path in (first, second)
    )
    return agreement([labels[0][i] for i in ids], [labels[1][i] for i in ids], ladder, data)


def agreement(
    first: Sequence[Label], second: Sequence[Label], ladder: Ladder, data: tuple[DataHash, ...] = ()
) -> Agreement:
    """Return the agreement of two labellings that hold the same items in the same order."""
    area = {e.code: a.code for a in ladder.areas for e in a.expectations}
    pairs = [(set(a.expectations), set(b.expectations)) for a, b in zip(first, second, strict=True)]
    areas = [({area[c] for c in a}, {area[c] for c in b}) for a, b in pairs]
    return Agreement(
        data=data,
        items=len(first),
        metrics=_metrics(first, second, ladder),
        alpha_masi=_set_alpha(pairs),
        alpha_area_masi=_set_alpha(areas),
        per_code=tuple(_code(code, pairs) for code in ladder.codes),
        disagreements=tuple(
            Disagreement(id=a.id, first=a.expectations, second=b.expectations)
            for a, b in zip(first, second, strict=True)
            if set(a.expectations) != set(b.expectations) or a.expectations[:1] != b.expectations[:1]
        ),
    )


def read_agreement(path: Path) -> Agreement:
    """Return the `rung.agreement/1` document in a file; `InputError` when it is not one."""
    try:
        return Agreement.model_validate_json(path.read_bytes())
    except OSError as error:
        raise InputError(f"The file {path.name!r} cannot be read: {error.strerror}.", "Check its name.") from None
    except ValidationError as error:
        raise InputError(
            f"The file {path.name!r} is not a {AGREEMENT_SCHEMA} document: {first_problem(error)}.",
            "Make one: rung eval agreement --json FILE",
        ) from None


def alpha(pairs: Sequence[tuple[Value, Value]], distance: Callable[[Value, Value], float]) -> float | None:
    """Return Krippendorff's alpha of two labellers without missing values: 1 - observed / expected disagreement.

    1 is full agreement, 0 is what chance gives. None when all values are alike, so that chance cannot be told.
    """
    counts = Counter(value for pair in pairs for value in pair)
    size = sum(counts.values())
    expected = sum(
        n * m * distance(a, b) for a, n in counts.items() for b, m in counts.items() if a != b
    ) / (size * (size - 1)) if size > 1 else 0.0  # fmt: skip
    if expected == 0:
        return None
    observed = sum(distance(a, b) for a, b in pairs) / len(pairs)
    return round(1 - observed / expected, 4)


def masi(first: frozenset[str], second: frozenset[str]) -> float:
    """Return the MASI distance of two sets: 0 when equal, 1 when nothing is shared.

    It is 1 - Jaccard * monotonicity, the latter 1 for equal sets, 2/3 for a subset, 1/3 for an overlap.
    """
    if first == second:
        return 0.0
    shared = first & second
    if not shared:
        return 1.0
    monotonicity = 2 / 3 if first <= second or second <= first else 1 / 3
    return 1 - len(shared) / len(first | second) * monotonicity


def _set_alpha(pairs: Iterable[tuple[set[str], set[str]]]) -> float | None:
    return alpha([(frozenset(a), frozenset(b)) for a, b in pairs], masi)


def _nominal(first: bool, second: bool) -> float:
    return float(first != second)


def _code(code: str, pairs: Sequence[tuple[set[str], set[str]]]) -> CodeAgreement:
    given = [(code in a, code in b) for a, b in pairs]
    first, second, both = sum(a for a, _ in given), sum(b for _, b in given), sum(a and b for a, b in given)
    return CodeAgreement(
        code=code,
        first=first,
        second=second,
        both=both,
        f1=round(2 * both / (first + second), 4) if first + second else None,
        alpha=alpha(given, _nominal),
    )


def _metrics(first: Sequence[Label], second: Sequence[Label], ladder: Ladder) -> tuple[Metric, ...]:
    """Return the second labelling measured against the first with the very measures engines are measured with."""
    from rung.evaluation.agreement_measures import agreement_measures
    from rung.evaluation.bootstrap import estimate

    return tuple(estimate(measure) for measure in agreement_measures(first, second, ladder))
