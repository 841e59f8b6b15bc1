"""A chat paste with one or several speakers; the author's messages are read as plain text."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field, replace

from rung.intake import voice
from rung.intake.authors import Author, folded, given_author
from rung.intake.body import Setting, body_pieces
from rung.intake.dates import FoundDate, date_at, is_day_first, is_time, whole_date, with_years
from rung.intake.lines import Line, lines_of
from rung.intake.pieces import Piece
from rung.intake.speech import Speaks, colon_speaker, edited_from, is_day, program_words, timed_speaker


@dataclass(slots=True)
class _Message:
    """One turn: who speaks, the line that says so, and the lines of text (the first without the name)."""

    speaker: str | None
    start: int
    body: int
    day: dt.date | None
    timed: bool = False
    lines: list[Line] = field(default_factory=list[Line])


def speakers_in(lines: list[Line]) -> list[Speaks | None]:
    """Return, line by line, who begins to speak.

    Where lines with a time name the speakers, "name: …" counts for these names only; the rest is text.
    """
    timed = [timed_speaker(line.text) for line in lines]
    known = {folded(s.name) for s in timed if s}
    spoken: list[Speaks | None] = []
    for line, found in zip(lines, timed, strict=True):
        weak = colon_speaker(line.text) if found is None else None
        spoken.append(found or (weak if weak and (not known or folded(weak.name) in known) else None))
    return spoken


def chat_pieces(text: str, author: str | None = None) -> list[Piece]:
    """Return the pieces of a chat; what others say is left out with a reason that names them.

    Raises `InputError` when an author is given who does not speak.
    """
    lines = lines_of(text)
    pieces, messages = _turns(text, lines)
    speakers = list(dict.fromkeys(m.speaker for m in messages if m.speaker))
    me = _author(messages, speakers, author)
    for message in messages:
        if me is None or message.speaker is None or me.is_me(message.speaker):
            pieces.extend(_mine(text, message))
        else:
            end = max([message.body, *(line.end for line in message.lines if not line.blank)])
            pieces.append(Piece(message.start, end, "other_speaker", me.reason(f"{message.speaker}'s words")))
    return pieces


def _turns(text: str, lines: list[Line]) -> tuple[list[Piece], list[_Message]]:
    day_first = is_day_first(text)
    spoken = speakers_in(lines)
    dates = [
        whole_date(line.text, day_first) if s is None else _stamp(line.text, s, day_first)
        for line, s in zip(lines, spoken, strict=True)
    ]
    days = with_years(dates)
    pieces: list[Piece] = []
    messages = [_Message(None, 0, 0, None)]
    day: dt.date | None = None
    for line, speaks, found, at_day in zip(lines, spoken, dates, days, strict=True):
        if speaks is not None:
            day = at_day if found else day
            body = line.start + speaks.body
            message = _Message(speaks.name, line.start, body, day, speaks.timed)
            messages.append(message)
            if body < line.end:
                message.lines.append(Line(line.number, body, line.end, line.text[speaks.body :]))
        elif found is not None or is_day(line.text):
            pieces.append(Piece(line.start, line.end, "timestamp", "The day of what follows."))
            day = at_day
            # The same person may go on after the divider, without being named again.
            messages.append(_Message(messages[-1].speaker, line.end, line.end, day))
        else:
            messages[-1].lines.append(line)
    return pieces, messages


def _stamp(line: str, speaks: Speaks, day_first: bool) -> FoundDate | None:
    """Return the date that stands with the time: in front of the name, or right behind it."""
    if not speaks.timed:
        return None
    behind = line.find(speaks.name) + len(speaks.name)
    lead = len(line) - len(line.lstrip(" \t[("))
    found = date_at(line, lead, day_first)
    while found is None and behind < speaks.body:
        found = date_at(line, behind, day_first)
        behind += 1
    return found


def _author(messages: list[_Message], speakers: list[str], wanted: str | None) -> Author | None:
    if not speakers:
        return None
    if wanted is not None:
        return given_author(wanted, speakers)
    if len({folded(name) for name in speakers}) == 1:
        return Author(speakers[0])
    work: Counter[str] = Counter()
    said: Counter[str] = Counter()
    for message in messages:
        if message.speaker:
            key = folded(message.speaker)
            work[key] += sum(voice.own_work(line.text) for line in message.lines)
            said[key] += len(message.lines)
    best = max(speakers, key=lambda name: (work[folded(name)], said[folded(name)]))
    return Author(best, "who tells most of their own work" if work[folded(best)] else "who says most")


def _mine(text: str, message: _Message) -> list[Piece]:
    pieces: list[Piece] = []
    setting = Setting(date=message.day, author=message.speaker, whole_lines=True)
    if message.start < message.body:
        reason = "Who speaks and when." if message.timed else "Who speaks."
        pieces.append(Piece(message.start, message.body, "timestamp" if message.timed else "metadata", reason))
    stretch: list[Line] = []
    for line in message.lines:
        program = ("timestamp", "The time of a message.") if is_time(line.text) else program_words(line.text)
        edited = edited_from(line.text) if program is None else None
        if program is None:
            cut = len(line.text) if edited is None else edited
            stretch.append(replace(line, end=line.start + cut, text=line.text[:cut]))
        if program is None and edited is None:
            continue
        # The program's words end what was being said: an item cannot go on behind them.
        pieces.extend(body_pieces(text, stretch, setting))
        stretch = []
        start = line.start + (edited or 0)
        kind, reason = program or ("metadata", "The chat program wrote it.")
        pieces.append(Piece(start, line.end, kind, reason))
    return pieces + body_pieces(text, stretch, setting)
