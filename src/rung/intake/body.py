"""Plain text of any shape, paragraph by paragraph: headings, bullets, and sentences that belong together."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from rung.intake import voice
from rung.intake.content import heading_label, is_greeting, is_heading, is_markup, never_an_item, remark
from rung.intake.lines import Line
from rung.intake.pieces import Piece, trimmed
from rung.intake.sentences import sentence_spans, together

UNTICKED = "Its box is not ticked, so the notes do not say that it was done."
_UNTICKED = re.compile(r"[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+\[ ?\]")
_HASHES = re.compile(r"\s*#{1,6}\s")
_RULE = re.compile(r"\s*([-=*_~])(?:\s*\1){2,}\s*")
_ENDS = (".", "!", "?", ";", ":", "…", ".)", '."', ".”")


@dataclass(frozen=True, slots=True)
class Setting:
    """What the surroundings of a stretch say about its items."""

    date: dt.date | None = None
    author: str | None = None
    label: str | None = None
    whole_lines: bool = False
    """True where a line is a message (a chat): not cut at full stops, joined only by a word that points back."""


def is_unticked(line: str) -> bool:
    """Return True when the line is a to-do with an empty box."""
    return _UNTICKED.match(line) is not None


def body_pieces(text: str, lines: list[Line], setting: Setting) -> list[Piece]:
    """Return the pieces of these neighbouring lines of plain text."""
    width = max((len(line.text) for line in lines), default=0)
    pieces: list[Piece] = []
    blocks = _blocks(lines)
    lasting = setting.label
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        first = block[0]
        if first.bullet:
            pieces.append(Piece(first.start, first.start + first.bullet, "mark"))
        content = first.text[first.bullet :]
        # "This quarter:" names the list under it, not the paragraphs behind that list; a "#" heading names both.
        if index and blocks[index - 1][0].bullet and not first.bullet:
            setting = replace(setting, label=lasting)
        if first.bullet and is_unticked(first.text):
            pieces.append(Piece(first.start + first.bullet, block[-1].end, "metadata", UNTICKED))
        elif len(block) == 1 and following and is_heading(content, bool(following[0].bullet and not first.bullet)):
            pieces.append(Piece(first.start + first.bullet, first.end, "heading", "A heading."))
            setting = replace(setting, label=heading_label(content))
            lasting = setting.label if content.lstrip().startswith("#") else lasting
        elif first.bullet:
            pieces.append(piece_of(text, (first.start + first.bullet, block[-1].end), setting))
        else:
            pieces.extend(_paragraph(text, block, setting, width))
    return pieces


def piece_of(text: str, span: tuple[int, int], setting: Setting) -> Piece:
    """Return the item at this span, or the stretch left out when it can be none."""
    start, end = trimmed(text, *span)
    verdict = never_an_item(text[start:end]) or (remark(text[start:end]) if setting.whole_lines else None)
    if verdict is not None:
        return Piece(start, end, *verdict)
    return Piece(start, end, "item", date=setting.date, author=setting.author, label=setting.label)


def _blocks(lines: list[Line]) -> list[list[Line]]:
    """Group lines: a bullet with the lines that hang under it, a paragraph, a line that stands alone."""
    blocks: list[list[Line]] = []
    fresh = True
    for line in lines:
        if line.blank or _RULE.fullmatch(line.text):
            fresh = True
            continue
        alone = _HASHES.match(line.text) is not None or is_greeting(line.text) or is_markup(line.text)
        hangs = bool(blocks) and blocks[-1][0].bullet > 0 and not line.indent and not fresh
        loose = hangs and line.text[:1].isupper()
        if fresh or alone or line.bullet or loose:
            blocks.append([line])
        else:
            blocks[-1].append(line)
        # A line that ends in a colon names what follows; what follows is not more of it.
        fresh = alone or (not line.bullet and is_heading(line.text) and len(blocks[-1]) == 1)
    return blocks


def _paragraph(text: str, block: list[Line], setting: Setting, width: int) -> list[Piece]:
    sentences: list[tuple[int, int]] = []
    for start, end in _runs(block, setting.whole_lines, width):
        sentences.extend([trimmed(text, start, end)] if setting.whole_lines else sentence_spans(text, start, end))
    joins = voice.points_back if setting.whole_lines else voice.continues
    pieces: list[Piece] = []
    pending: list[tuple[int, int]] = []
    for span in sentences:
        verdict = never_an_item(text[span[0] : span[1]])
        if verdict is None or (verdict[0] == "empty" and pending):
            pending.append(span)
            continue
        pieces.extend(piece_of(text, group, setting) for group in together(text, pending, joins))
        pieces.append(Piece(*span, *verdict))
        pending = []
    pieces.extend(piece_of(text, group, setting) for group in together(text, pending, joins))
    return pieces


def _runs(block: list[Line], whole_lines: bool, width: int) -> list[tuple[int, int]]:
    """Join lines that were broken only to fit the width; a break that was meant begins a new run."""
    runs: list[tuple[int, int]] = []
    for index, line in enumerate(block):
        if index and not whole_lines and not meant_break(block[index - 1], line, width):
            runs[-1] = (runs[-1][0], line.end)
        else:
            runs.append((line.start, line.end))
    return runs


def meant_break(before: Line, after: Line, width: int) -> bool:
    """Return True when the writer broke the line, and not the margin.

    The next line begins like a sentence (or, in lower-case notes, as done work), and either a sentence ended or
    its first word would still have fitted.
    """
    head = after.text.lstrip().lstrip("\"'“(*_")[:1]
    if not (head.isupper() or head.isdigit() or voice.opens_with_work(after.text)):
        return False
    if before.text.rstrip().endswith(_ENDS):
        return True
    words = after.text.split(maxsplit=1)
    return width < 60 or len(before.text.rstrip()) + 1 + len(words[0]) <= width
