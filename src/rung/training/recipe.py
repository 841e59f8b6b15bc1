"""The recipe of the shipped model: which base, which data, which stages. `make train` runs exactly this."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rung.training.base_weights import MPNET, BaseWeights
from rung.training.fit import Recipe

CODES = (
    "DE1", "DE2", "DE3", "DE4", "DE5", "TM1", "TM2", "CL1", "CL2", "CL3", "CL4", "CL5", "CL6", "CL7",
    "BS1", "BS2", "BS3", "BS4",
)  # fmt: skip

LIMIT = 160
"""The longest note in training, in tokens; the engine's windows stay well under it."""


@dataclass(frozen=True)
class Stage:
    """One stage: its files (globs under evals/training), its recipe, and to how many inner neurons it is cut first."""

    name: str
    files: tuple[str, ...]
    recipe: Recipe
    inner: int | None = None

    def paths(self, folder: Path) -> list[Path]:
        """Return the stage's files in a fixed order."""
        return sorted(p for pattern in self.files for p in folder.glob(pattern))


@dataclass(frozen=True)
class Plan:
    """A base, how many of its layers are kept, and the stages in order."""

    base: BaseWeights
    layers: int
    stages: tuple[Stage, ...]
    seed: int = 7


_FIRST = ("training.jsonl",)
_MORE = ("training.jsonl", "more-d.jsonl", "more-f.jsonl", "more-g.jsonl")
_ALL = (*_MORE, "more-e.jsonl")

PLAN = Plan(
    base=MPNET,
    layers=6,
    stages=(
        Stage("whole", _FIRST, Recipe(epochs=1, rate=6e-5, rate_end=5.1e-5, warmup=0.3)),
        Stage("narrow", _FIRST, Recipe(epochs=3, rate=7e-5, rate_end=2e-5, warmup=0.03, seed=8), inner=2048),
        Stage("more", _MORE, Recipe(epochs=1, rate=4e-5, rate_end=2.5e-5, warmup=0.05, seed=9)),
        Stage("again", _MORE, Recipe(epochs=1, rate=3e-5, rate_end=1.6e-5, warmup=0.06, seed=10)),
        Stage("all", _ALL, Recipe(epochs=1, rate=2.4e-5, rate_end=1e-6, warmup=0.03, seed=11)),
    ),
)
