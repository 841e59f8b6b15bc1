"""Lines of a text with their places, broken where Markdown breaks them: at CR LF, CR or LF."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BREAK = re.compile(r"\r\n?|\n")
_INDENT = re.compile(r"[ \t]*")
# Marks that people and word processors put before an item. A dash needs white space after it: "-5%" is text.
BULLET = re.compile(r"[ \t]*(?:[-*+•◦▪‣●○·–—]|\d{1,3}[.)]|[a-z][)])(?:[ \t]+\[[ xX]?\])?(?=[ \t])[ \t]*")


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its break: `source[start:end] == text`; `number` counts from 1."""

    number: int
    start: int
    end: int
    text: str

    @property
    def blank(self) -> bool:
        """True when the line holds white space only."""
        return not self.text.strip()

    @property
    def indent(self) -> int:
        """How far the line is indented, a tab counting as four columns."""
        found = _INDENT.match(self.text)
        return len(found.group().expandtabs(4)) if found else 0

    @property
    def bullet(self) -> int:
        """The length of the bullet mark and the white space around it; 0 when there is none."""
        found = BULLET.match(self.text)
        return found.end() if found else 0


def lines_of(text: str) -> list[Line]:
    """Return every line of the text, in order; a text that ends with a break has an empty last line."""
    lines: list[Line] = []
    at = 0
    for found in _BREAK.finditer(text):
        lines.append(Line(len(lines) + 1, at, found.start(), text[at : found.start()]))
        at = found.end()
    lines.append(Line(len(lines) + 1, at, len(text), text[at:]))
    return lines


def line_number(text: str, offset: int) -> int:
    """Return the number, from 1, of the line that holds this offset."""
    return sum(1 for _ in _BREAK.finditer(text, 0, offset)) + 1
