"""What every suite works with: an engine, a ladder, the cases of one split, and a way to ask."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rung.engines.base import Engine, Progress
from rung.errors import EngineOutputError, EngineTransportError
from rung.evaluation.cases import MappingCase, PacketCase
from rung.grounding import Dropped
from rung.models import Accomplishment, Ladder, Match, Model, Span
from rung.pipeline.mapping import map_items

_BATCH = 50


class Answer(Model):
    """What came back for one text: verified matches, refused proposals, or why there is no answer."""

    matches: tuple[Match, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    unscored: str | None = None

    @property
    def codes(self) -> tuple[str, ...]:
        """The expectations that the text is said to demonstrate, best first."""
        return tuple(m.expectation for m in self.matches if m.verdict == "demonstrates")


@dataclass(frozen=True)
class Bench:
    """One evaluation run's parts. `step` is called with the number of items done since the last call."""

    engine: Engine
    ladder: Ladder
    mapping: tuple[MappingCase, ...]
    packets: tuple[PacketCase, ...]
    step: Callable[[int], None]

    def ask(self, texts: Sequence[tuple[str, str]]) -> dict[str, Answer]:
        """Return the answer for each (id, text), as the pipeline gives it to people.

        An engine that fails in the middle leaves the items of that call unscored, with the reason; one that is not
        set up raises `EngineConfigError`, because then there is nothing to measure.
        """
        answers: dict[str, Answer] = {}
        for start in range(0, len(texts), _BATCH):
            part = texts[start : start + _BATCH]
            answers |= self._batch(part)
            self.step(len(part))
        return answers

    def _batch(self, texts: Sequence[tuple[str, str]]) -> dict[str, Answer]:
        items = [Accomplishment(id=i, text=text, source=Span(start=0, end=len(text))) for i, text in texts]
        try:
            mapped = map_items(items, self.ladder, self.engine, None)
        except (EngineTransportError, EngineOutputError) as error:
            return {i: Answer(unscored=error.problem) for i, _ in texts}
        refused: dict[str, tuple[Dropped, ...]] = {}
        for drop in mapped.dropped:
            refused[drop.item] = (*refused.get(drop.item, ()), drop)
        return {
            item.id: Answer(matches=item.matches, dropped=refused.get(item.id, ()), unscored=item.unscored)
            for item in mapped.items
        }


def silent(_done: int, _total: int) -> None:
    """A progress that shows nothing."""


def counter(total: int, progress: Progress | None) -> Callable[[int], None]:
    """Return a step that adds up what is done and tells `progress`."""
    done = 0

    def step(more: int) -> None:
        nonlocal done
        done += more
        (progress or silent)(min(done, total), total)

    return step
