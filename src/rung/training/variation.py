"""Variations of a labelled note that must not change its mapping.

They never make a new labelled case; they teach what does not matter: who the note is about, a slip of the
keyboard, a missing full stop, an unrelated line beside the deed.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rung.engines.embedded_names import NAMES
from rung.engines.embedded_text import NEUTRAL_NAME, Edit, Rewritten, person_edits, rewrite
from rung.training.labelled import Labelled

_POOL = tuple(sorted(n.capitalize() for n in NAMES))
_KEYS = "abcdefghijklmnopqrstuvwxyz"
_LONGEST = 400


@dataclass(frozen=True)
class Chances:
    """How often each variation is applied, as shares of the notes."""

    name: float = 0.35
    typo: float = 0.15
    stop: float = 0.15
    beside: float = 0.06
    pair: float = 0.05


PLAIN = Chances(0.0, 0.0, 0.0, 0.0, 0.0)


def _slip(text: str, rng: random.Random) -> Edit | None:
    """Return one keyboard slip inside a longer word: two letters swapped, one lost, or one doubled."""
    places = [i for i in range(1, len(text) - 2) if text[i - 1 : i + 3].isalpha()]
    if not places:
        return None
    at = rng.choice(places)
    pair = text[at : at + 2]
    return Edit(at, at + 2, rng.choice((pair[::-1], pair[0], pair[0] * 2 + pair[1], rng.choice(_KEYS) + pair[1])))


def _beside(note: Labelled, other: Labelled, rng: random.Random) -> Labelled:
    """Return the note with another one written before or after it; the labels are those of both."""
    gap = rng.choice((" ", "\n", ". " if note.text[-1:].isalnum() else " "))
    if rng.random() < 0.5:
        joined, shift, first = note.text + gap + other.text, 0, note
    else:
        joined, shift, first = other.text + gap + note.text, len(other.text) + len(gap), other
    codes = first.codes + tuple(c for c in (*note.codes, *other.codes) if c not in first.codes)
    quote = (note.quote[0] + shift, note.quote[1] + shift) if note.quote else None
    return replace(note, text=joined, codes=codes, quote=quote)


def varied(note: Labelled, others: Sequence[Labelled], rng: random.Random, chances: Chances) -> Labelled:
    """Return the note, perhaps with another one beside it, perhaps without its full stop; labels stay right."""
    draw = rng.random()
    if draw < chances.beside + chances.pair:
        other = rng.choice(others)
        if len(other.text) + len(note.text) < _LONGEST and (draw < chances.pair or not other.codes):
            note = _beside(note, other, rng)
    if rng.random() < chances.stop and note.text.endswith("."):
        end = len(note.text) - 1
        quote = (note.quote[0], min(note.quote[1], end)) if note.quote else None
        note = replace(note, text=note.text[:-1], quote=quote)
    return note


def as_seen(text: str, rng: random.Random, chances: Chances) -> Rewritten:
    """Return the text as the model is shown it: blind to persons, some names random, perhaps with one slip."""

    def name() -> str:
        return rng.choice(_POOL) if rng.random() < chances.name else NEUTRAL_NAME

    edits = list(person_edits(text, name))
    if rng.random() < chances.typo:
        slip = _slip(text, rng)
        if slip and all(e.end <= slip.start or e.start >= slip.end for e in edits):
            edits = sorted([*edits, slip], key=lambda e: e.start)
    return rewrite(text, tuple(edits))
