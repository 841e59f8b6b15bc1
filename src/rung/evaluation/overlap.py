"""Near-duplicates between the training items and the cases: nothing that is judged may have been learned from.

Three views. Runs of five words say that a sentence was copied: written apart, two texts share 5% of the shorter one's
runs at most. Letters say that it was reworded a little: the cosine of weighted letter runs (TF-IDF over three to five
letters, hashed) stays under 0.46 for texts that have no more than a subject in common, with two terse pairs on hiring
and reviews at 0.54 and 0.57; small rewordings stand at 0.6 to 0.8. Where letters leave a doubt, the trained encoder's
embeddings decide. They cannot do so alone: it was taught to bring items of one expectation together, and puts different
events of the same kind at up to 0.965.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from pydantic import Field, ValidationError

from rung.errors import InputError
from rung.evaluation.bootstrap import Table
from rung.evaluation.cases import LabelledStrength, first_problem
from rung.models import Model

WORDS = 5
SHARED_RUNS = 0.2
LETTER_COSINE = 0.65
DOUBTFUL_COSINE = 0.5
EMBEDDING_COSINE = 0.95
_DIMENSIONS = 4096
_WORD = re.compile(r"\w+")


class TrainingItem(Model):
    """One item that the embedded model learns from."""

    id: str
    text: str
    expectations: tuple[str, ...]
    quote: str | None
    strength: LabelledStrength
    source: str = Field(default="", description="The author or set the item came from.")


class Text(NamedTuple):
    """A text and what it is called."""

    id: str
    text: str


class Pair(NamedTuple):
    """Two texts and how alike they are, 0 to 1."""

    first: Text
    second: Text
    likeness: float


def load_training(folder: Path) -> tuple[TrainingItem, ...]:
    """Return the items of every `*.jsonl` in a folder; `InputError` naming the file and line of a malformed one."""
    items: list[TrainingItem] = []
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip():
                try:
                    items.append(TrainingItem.model_validate_json(line))
                except ValidationError as error:
                    raise InputError(f"{path.name}, line {number}: {first_problem(error)}.", "Mend it.") from None
    return tuple(items)


def runs(text: str) -> frozenset[tuple[str, ...]]:
    """Return the runs of five words in a text, or its words as one run when it has fewer than five."""
    words = _WORD.findall(text.casefold())
    if not words:
        return frozenset()
    return frozenset(tuple(words[n : n + WORDS]) for n in range(max(1, len(words) - WORDS + 1)))


def shared_runs(cases: Sequence[Text], training: Sequence[Text]) -> tuple[Pair, ...]:
    """Return the pairs that share a run of five words, most alike first.

    The likeness is the share of the shorter text's runs that the other has too.
    """
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    sizes: list[int] = []
    for n, item in enumerate(training):
        found = runs(item.text)
        sizes.append(len(found))
        for run in found:
            holders[run].append(n)
    pairs: list[Pair] = []
    for case in cases:
        own = runs(case.text)
        hits = Counter(n for run in own for n in holders.get(run, ()))
        pairs += [Pair(case, training[n], count / min(len(own), sizes[n])) for n, count in hits.items()]
    return tuple(sorted(pairs, key=lambda p: (-p.likeness, p.first.id, p.second.id)))


def nearest(
    cases: Sequence[Text], training: Sequence[Text], vectors: Callable[[Sequence[str]], Table]
) -> tuple[Pair, ...]:
    """Return each case with the training item whose vector has the largest cosine with its own, most alike first.

    `vectors` gives one row of unit length a text, such as `letter_vectors` or an encoder's embeddings.
    """
    if not cases or not training:
        return ()
    rows = vectors([t.text for t in (*cases, *training)])
    cosines = rows[: len(cases)] @ rows[len(cases) :].T
    best = cosines.argmax(axis=1)
    pairs = (
        Pair(case, training[int(n)], float(cosines[at, n]))
        for at, (case, n) in enumerate(zip(cases, best, strict=True))
    )
    return tuple(sorted(pairs, key=lambda p: (-p.likeness, p.first.id)))


def alike_in_doubt(pairs: Sequence[Pair], vectors: Callable[[Sequence[str]], Table]) -> tuple[Pair, ...]:
    """Return the pairs whose letters leave a doubt and whose embeddings do not, with the embeddings' cosine."""
    doubtful = [p for p in pairs if DOUBTFUL_COSINE <= p.likeness < LETTER_COSINE]
    if not doubtful:
        return ()
    rows = vectors([t.text for p in doubtful for t in (p.first, p.second)])
    cosines = (rows[0::2] * rows[1::2]).sum(axis=1)
    found = (p._replace(likeness=float(c)) for p, c in zip(doubtful, cosines, strict=True))
    return tuple(p for p in found if p.likeness >= EMBEDDING_COSINE)


def letter_vectors(texts: Sequence[str]) -> Table:
    """Return hashed TF-IDF rows over runs of three to five letters, of unit length: (texts, 4096)."""
    import numpy as np

    rows = np.zeros((len(texts), _DIMENSIONS), dtype=np.float32)
    column: dict[str, int] = {}
    for n, text in enumerate(texts):
        line = f" {' '.join(_WORD.findall(text.casefold()))} "
        for size in (3, 4, 5):
            for at in range(len(line) - size + 1):
                letters = line[at : at + size]
                if letters not in column:
                    column[letters] = zlib.crc32(letters.encode()) % _DIMENSIONS
                rows[n, column[letters]] += 1
    frequency = (rows > 0).sum(axis=0)
    rows = np.log1p(rows) * np.log((1 + len(texts)) / (1 + frequency)).astype(np.float32)
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
