"""The model card of the embedded engine: what the shipped files must be, and every number the engine decides by."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from rung.errors import EngineConfigError
from rung.models import Model, Probability

CARD: Final = "card.json"
MODEL: Final = "model.onnx"
TOKENIZER: Final = "tokenizer.json"

_AGAIN: Final = "Install rung again, or train the model anew with `make train`."


class CardFile(Model):
    """A file by name, with its size in bytes and its sha256."""

    name: str
    bytes: int
    sha256: str


class Base(Model):
    """The published weights that training started from, and what their licence asks for."""

    name: str
    layers: int
    sha256: str
    licence: str
    attribution: str


class CodeRule(Model):
    """How one expectation is decided: probability = sigmoid(slope * logit + intercept), then two thresholds."""

    code: str
    slope: float
    intercept: float
    demonstrates: Probability
    related: Probability


class Reading(Model):
    """How a note is read.

    `window` and `overlap` are in tokens; `quote_cut` is the token logit a quote ends at; `matches` is the most that
    one note can have. A note's best expectation needs its rule's probability; any further one needs `further` too.
    """

    window: int
    overlap: int
    quote_cut: float
    matches: int
    further: Probability


class Similarity(Model):
    """The thresholds used on a ladder that the model was not trained on: cosine of the mean embeddings."""

    demonstrates: float
    related: float


class Setting(Model):
    """One setting of the recipe, as text."""

    stage: str
    name: str
    value: str


class Measured(Model):
    """One measured number, with a bootstrap 95% interval where there is one."""

    name: str
    value: float
    low: float | None = None
    high: float | None = None


class Card(Model):
    """Everything known about the shipped model. `sure` is the probability from which dev precision is 0.9 or more."""

    name: str
    version: str
    ladder_sha256: str
    files: tuple[CardFile, ...]
    base: Base
    rules: tuple[CodeRule, ...]
    sure: Probability
    reading: Reading
    similarity: Similarity
    data: tuple[CardFile, ...]
    recipe: tuple[Setting, ...]
    dev: tuple[Measured, ...]
    parity: tuple[Measured, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The expectation codes, in the order of the model's outputs."""
        return tuple(rule.code for rule in self.rules)

    def file(self, name: str) -> CardFile:
        """Return what the card says of a file; `EngineConfigError` when it does not know it."""
        for entry in self.files:
            if entry.name == name:
                return entry
        raise EngineConfigError(f"The model card does not list {name!r}.", _AGAIN)


def sha256_of(path: Path) -> str:
    """Return the sha256 of a file's bytes, in hex."""
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def read_card(folder: Path) -> Card:
    """Return the card in `folder`. Raises `EngineConfigError` when it is missing or does not parse."""
    path = folder / CARD
    try:
        return Card.model_validate_json(path.read_bytes())
    except OSError as error:
        raise EngineConfigError(
            f"The embedded model's card {CARD!r} cannot be read: {error.strerror}.", _AGAIN
        ) from error
    except ValidationError as error:
        raise EngineConfigError(
            f"The embedded model's card {CARD!r} has {error.error_count()} wrong fields.", _AGAIN
        ) from error


def verify(folder: Path, card: Card) -> None:
    """Check every file of the card by its sha256. Raises `EngineConfigError` that names the first wrong one."""
    for entry in card.files:
        path = folder / entry.name
        if not path.is_file():
            raise EngineConfigError(f"The embedded model's file {entry.name!r} is missing.", _AGAIN)
        found = sha256_of(path)
        if found != entry.sha256:
            raise EngineConfigError(
                f"The embedded model's file {entry.name!r} is not the one that was released: "
                f"its sha256 is {found[:12]!r}…, the card says {entry.sha256[:12]!r}….",
                _AGAIN,
            )
