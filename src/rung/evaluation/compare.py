"""Two results on the same cases: the difference with a paired interval, and the cases that flipped."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TypeVar

from rung.errors import InputError
from rung.evaluation.bootstrap import Measure, difference
from rung.evaluation.gap_metrics import gap_measures
from rung.evaluation.metrics import mapping_measures
from rung.evaluation.results import EvalResult, ItemRecord, PacketRecord
from rung.models import EngineStamp, Ladder, Model

RecordT = TypeVar("RecordT", ItemRecord, PacketRecord)


class Change(Model):
    """One number in both results, and the second minus the first with its 95% interval."""

    name: str
    meaning: str
    first: float | None
    second: float | None
    difference: float | None
    low: float | None
    high: float | None

    @property
    def clear(self) -> bool:
        """True when the interval leaves out zero."""
        return self.low is not None and self.high is not None and (self.low > 0 or self.high < 0)


class Flip(Model):
    """A case that one result has right and the other wrong."""

    id: str
    text: str
    expected: tuple[str, ...]
    first: tuple[str, ...]
    second: tuple[str, ...]
    now_right: bool


class Comparison(Model):
    """Two results compared over the cases that both scored. `left_out` are ids that only one has or scored."""

    first: EngineStamp
    second: EngineStamp
    cases: int
    packets: int
    same_data: bool
    changes: tuple[Change, ...]
    flips: tuple[Flip, ...]
    left_out: tuple[str, ...]


def compare(first: EvalResult, second: EvalResult, ladder: Ladder) -> Comparison:
    """Return second minus first for every measure, over the cases both scored under the same label.

    Raises `InputError` when the results share no scored case, or were made for another ladder than `ladder`.
    """
    for result in (first, second):
        if result.ladder.sha256 != ladder.sha256:
            raise InputError(
                f"A result was made for another ladder ({result.ladder.id!r}, {result.ladder.sha256[:12]}).",
                "Run both evaluations again.",
            )
    items, lost = _paired(_items(first), _items(second))
    packets, lost_packets = _paired(_packets(first), _packets(second))
    if not items and not packets:
        raise InputError("The two results share no scored case.", "Compare runs on the same split and suites.")
    changes = (
        *_changes(mapping_measures([a for a, _ in items], ladder), mapping_measures([b for _, b in items], ladder)),
        *_packet_changes(packets, ladder),
    )
    return Comparison(
        first=first.engine,
        second=second.engine,
        cases=len(items),
        packets=len(packets),
        same_data=first.data == second.data,
        changes=tuple(c for c in changes if c.first is not None or c.second is not None),
        flips=tuple(
            Flip(id=a.id, text=a.text, expected=a.expected, first=a.codes, second=b.codes, now_right=b.right)
            for a, b in items
            if a.right != b.right
        ),
        left_out=(*lost, *lost_packets),
    )


def _packet_changes(pairs: Sequence[tuple[PacketRecord, PacketRecord]], ladder: Ladder) -> tuple[Change, ...]:
    if not pairs:
        return ()
    return _changes(gap_measures([a for a, _ in pairs], ladder), gap_measures([b for _, b in pairs], ladder))


def _changes(first: Sequence[Measure], second: Sequence[Measure]) -> tuple[Change, ...]:
    changes: list[Change] = []
    for a, b in zip(first, second, strict=True):
        delta = difference(a, b)
        changes.append(
            Change(name=a.name, meaning=a.meaning, first=_value(a), second=_value(b),
                   difference=delta.value, low=delta.low, high=delta.high)
        )  # fmt: skip
    return tuple(changes)


def _value(measure: Measure) -> float | None:
    value = float(measure.formula(measure.rows.sum(axis=0, keepdims=True))[0])
    return None if math.isnan(value) else round(value, 6)


def _items(result: EvalResult) -> dict[str, ItemRecord]:
    return {r.id: r for r in result.mapping.records} if result.mapping else {}


def _packets(result: EvalResult) -> dict[str, PacketRecord]:
    return {r.id: r for r in result.gaps.records} if result.gaps else {}


def _paired(first: dict[str, RecordT], second: dict[str, RecordT]) -> tuple[list[tuple[RecordT, RecordT]], list[str]]:
    """Return the records that both scored under the same label, and the ids of all others."""
    pairs: list[tuple[RecordT, RecordT]] = []
    lost: list[str] = []
    for case_id in dict.fromkeys((*first, *second)):
        a, b = first.get(case_id), second.get(case_id)
        if a is None or b is None or a.unscored is not None or b.unscored is not None or not _same_label(a, b):
            lost.append(case_id)
        else:
            pairs.append((a, b))
    return pairs, lost


def _same_label(first: ItemRecord | PacketRecord, second: ItemRecord | PacketRecord) -> bool:
    if isinstance(first, ItemRecord) and isinstance(second, ItemRecord):
        return (first.text, first.expected) == (second.text, second.expected)
    if isinstance(first, PacketRecord) and isinstance(second, PacketRecord):
        return [(i.starts, i.expected) for i in first.items] == [(i.starts, i.expected) for i in second.items]
    return False
