"""Text that was UTF-8 and was decoded as something else.

Emoji and typographic quotes suffer it when a file passes through an old editor: `’` becomes `‚Äô`
(MacRoman) or `â€™` (Windows-1252). The repair must leave ordinary accented text alone, so it is kept
only when every character it yields lies above U+07FF: what two bytes give (`é`, `ß`) may be a coincidence.
"""

from __future__ import annotations

import re

from rung.models import Model

_RUN = re.compile(r"[^\x00-\x7f]{2,}")
_LOWEST_REPAIRED = 0x800
LOST = "\ufffd"
"""The character that stands where bytes could not be decoded. What it replaced is gone."""


class Mojibake(Model):
    """A wrongly decoded run of characters and what it was."""

    broken: str
    repaired: str


def find_mojibake(text: str) -> tuple[Mojibake, ...]:
    """Return the wrongly decoded runs of a text, in order, with what each was."""
    found: list[Mojibake] = []
    for run in _RUN.finditer(text):
        repaired = _repair(run.group())
        if repaired is not None:
            found.append(Mojibake(broken=run.group(), repaired=repaired))
    return tuple(found)


def repair_mojibake(text: str) -> str:
    """Return the text with its wrongly decoded runs put right, all else unchanged."""
    return _RUN.sub(lambda run: _repair(run.group()) or run.group(), text)


def _repair(run: str) -> str | None:
    for encode in (_mac_roman, _windows_1252):
        try:
            repaired = encode(run).decode("utf-8")
        except UnicodeError:
            continue
        if all(ord(c) >= _LOWEST_REPAIRED for c in repaired):
            return repaired
    return None


def _mac_roman(run: str) -> bytes:
    return run.encode("mac_roman")


def _windows_1252(run: str) -> bytes:
    # Five bytes have no character in Windows-1252; decoders pass them through as C1 controls.
    return b"".join(c.encode("latin-1" if "\x80" <= c <= "\x9f" else "cp1252") for c in run)
