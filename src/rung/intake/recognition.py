"""Which shape notes have, by their content. A file's ending counts only where the content agrees with it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable

from rung.errors import InputError
from rung.intake.authors import folded
from rung.intake.chat import speakers_in
from rung.intake.columns import folded_head, is_head
from rung.intake.content import is_greeting
from rung.intake.dates import is_day_first
from rung.intake.email import HEADER, SIGN_OFF, header_length
from rung.intake.lines import Line, lines_of
from rung.intake.log import dated_line
from rung.intake.records import record_spans, records_of
from rung.intake.table import delimiter_of
from rung.intake.vocabulary import TEXT_HEADS
from rung.models import InputFormat

_LOOKED_AT = 400
_HEADING = re.compile(r"\s{0,3}#{1,6}\s")


def recognise(text: str, name: str = "") -> InputFormat:
    """Return the shape that these notes have; plain paragraphs when no other shape is plain."""
    ending = name.rsplit(".", 1)[-1].casefold() if "." in name else ""
    lines = [line for line in lines_of(text) if not line.blank][:_LOOKED_AT]
    if not lines:
        return "prose"
    shapes: tuple[tuple[InputFormat, Callable[[], bool]], ...] = (
        ("jsonl", lambda: _is_jsonl(lines, ending)),
        ("email", lambda: _is_email(lines)),
        ("csv", lambda: _is_table(text, ending)),
        ("log", lambda: _is_log(text, lines)),
        ("chat", lambda: _is_chat(lines)),
        ("email", lambda: _reads_as_letter(lines)),
        ("bullets", lambda: any(line.bullet or _HEADING.match(line.text) for line in lines)),
    )
    for shape, fits in shapes:
        if fits():
            return shape
    return "prose"


def _is_jsonl(lines: list[Line], ending: str) -> bool:
    first = lines[0].text.strip()
    if not first.startswith(("{", '["', "[{")):
        return False
    if ending in ("jsonl", "ndjson"):
        return True
    try:
        return isinstance(json.loads(first), dict | list)
    except (ValueError, RecursionError):
        # A broken first line among objects is a broken file of objects, and is reported as that.
        return sum(line.text.lstrip().startswith('{"') for line in lines) * 2 > len(lines)


def _is_email(lines: list[Line]) -> bool:
    return header_length(lines, 0) > 0 and HEADER.match(lines[0].text) is not None


def _reads_as_letter(lines: list[Line]) -> bool:
    signed = any(SIGN_OFF.fullmatch(line.text.strip()) or line.text.strip() == "--" for line in lines[1:])
    return signed and (is_greeting(lines[0].text) or not any(line.bullet for line in lines[:2]))


def _is_table(text: str, ending: str) -> bool:
    named = ending in ("csv", "tsv")
    delimiter = delimiter_of(text)
    spans = [span for span in record_spans(text[:200_000], delimiter) if span[0] < span[1]][:60]
    try:
        counts = [len(records_of(text[start:end], delimiter)[0].cells) for start, end in spans]
        head = records_of(text[slice(*spans[0])], delimiter)[0].cells
    except InputError:
        return named
    if len(head) < 2:
        return named and (len(head) == 1 and folded_head(head[0]) in TEXT_HEADS)
    if named:
        return True
    same = sum(count == counts[0] for count in counts)
    if not is_head(head) or len(counts) < 2 or same * 2 < len(counts):
        return False
    known = any(folded_head(cell) in TEXT_HEADS for cell in head)
    return known or (len(head) >= 3 and len(counts) >= 3 and same == len(counts))


def _is_log(text: str, lines: list[Line]) -> bool:
    day_first = is_day_first(text)
    found = [dated_line(line, day_first) for line in lines]
    dated = [d for d in found if d is not None and d.date.dated]
    top = [line for line in lines if not line.indent and not _HEADING.match(line.text)]
    entries = sum(not d.heads for d in dated)
    heads = len(dated) - entries
    if heads and found[0] is not None and not _is_chat(lines):
        return True
    if heads >= 2 and not _is_chat(lines):
        return True
    return entries > 0 and entries * 5 >= 2 * max(1, len(top)) and not _is_chat(lines)


def _is_chat(lines: list[Line]) -> bool:
    spoken = [(line, s) for line, s in zip(lines, speakers_in(lines), strict=True) if s is not None]
    timed = sum(s.timed for _, s in spoken)
    if timed:
        return timed >= 2 or spoken[0][0] is lines[0]
    names = Counter(folded(s.name) for _, s in spoken)
    often = max(names.values(), default=0)
    return len(spoken) * 5 >= len(lines) * 3 and len(names) >= 1 and often >= 2 and len(spoken) >= 3
