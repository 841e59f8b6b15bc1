"""The embedded engine's speed: warm items a second, a 12-item packet, and a cold `rung review`."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable

from rung.assets import asset, default_ladder
from rung.engines.base import MatchRequest
from rung.engines.embedded import EmbeddedEngine
from rung.evaluation.cases import load_cases
from rung.ladder import read_ladder
from rung.models import Accomplishment, Span

RUNS = 5
ITEMS_A_SECOND, PACKET_MS, COLD_SECONDS = 100, 150, 2.5
"""The goals, on two cores with nothing else running."""


def timed(work: Callable[[], object], runs: int = RUNS) -> list[float]:
    """Return the seconds that each of some runs of `work` took, sorted."""
    taken: list[float] = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return sorted(taken)


def main() -> int:
    """Print median and spread beside each goal; return 1 when one is missed."""
    engine, ladder = EmbeddedEngine.load(), read_ladder(default_ladder())
    dev = [case for case in load_cases().mapping if case.split == "dev"]
    items = tuple(Accomplishment(id=c.id, text=c.text, source=Span(start=0, end=len(c.text))) for c in dev)
    engine.match(MatchRequest(items=items[:12], ladder=ladder))  # warm
    all_items = timed(lambda: engine.match(MatchRequest(items=items, ladder=ladder)))
    packet = timed(lambda: engine.match(MatchRequest(items=items[:12], ladder=ladder)))
    review = [sys.executable, "-m", "rung", "review", str(asset("examples", "bullets.md"))]
    cold = timed(lambda: subprocess.run(review, check=True, capture_output=True))  # noqa: S603  our own command
    rate = len(items) / statistics.median(all_items)
    rows = (
        ("items a second", rate, len(items) / all_items[-1], len(items) / all_items[0], rate >= ITEMS_A_SECOND),
        *(
            (name, statistics.median(t) * unit, t[0] * unit, t[-1] * unit, statistics.median(t) * unit <= goal)
            for name, t, unit, goal in (
                ("12 items, ms", packet, 1000, PACKET_MS),
                ("cold review, s", cold, 1, COLD_SECONDS),
            )
        ),
    )
    for name, median, low, high, met in rows:
        sys.stdout.write(
            f"{name:<16} {median:8.2f}  from {low:.2f} to {high:.2f}  {'goal met' if met else 'goal missed'}\n"
        )
    return int(not all(row[-1] for row in rows))
