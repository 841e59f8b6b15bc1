"""Whose review it is, when the notes have lines of several people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rung.errors import InputError


@dataclass(frozen=True, slots=True)
class Author:
    """Who was taken as the author, and why: `because` is empty when the name was given."""

    name: str
    because: str = ""

    def is_me(self, other: str) -> bool:
        """Return True when this name is the author's."""
        return folded(other) == folded(self.name)

    def reason(self, what: str) -> str:
        """Return why someone else's stretch is left out, and how to change who the author is."""
        if not self.because:
            return f"{what}, not {self.name}'s."
        return f"{what}. {self.name} was taken as the author ({self.because}); --author changes it."


def folded(name: str) -> str:
    """Return a name as it is compared: without case, "@", brackets and doubled spaces."""
    return " ".join(name.strip(" @<>*").casefold().split())


def given_author(wanted: str, names: Iterable[str]) -> Author:
    """Return the author that was asked for, spelt as the notes spell it; a unique part of a name will do.

    Raises `InputError` listing the names when none, or more than one, fits.
    """
    known = {folded(name): name for name in names}
    key = folded(wanted)
    if key in known:
        return Author(known[key])
    fitting = [name for name_key, name in known.items() if key and key in name_key.split()]
    if len(fitting) == 1:
        return Author(fitting[0])
    listed = ", ".join(sorted(known.values())[:12])
    problem = f"The author {wanted!r} fits {'several people' if fitting else 'nobody'} in these notes."
    raise InputError(problem, f"Give one of these with --author: {listed}.")
