"""What the pages have done: notes read, packets made. The engine and the ladder are shared; nothing personal is."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import streamlit as st

from rung.assets import asset, default_ladder
from rung.engines.base import Engine, Progress
from rung.engines.registry import open_engine
from rung.errors import InputError
from rung.intake import note_from_text, take_in
from rung.ladder import read_ladder
from rung.models import Cycle, Intake, Ladder, Note
from rung.pipeline.review import ReviewOptions, review
from rung.settings import read_settings
from rung.ui.state import Desk, change
from rung.vocabulary import Audience

EXAMPLES: dict[str, tuple[str, Audience]] = {
    "A list of work": ("bullets.md", "self"),
    "A manager's notes": ("manager-notes.md", "manager"),
}


@st.cache_resource(show_spinner=False)
def _ladder(path: str, changed_at: int) -> Ladder:  # the time makes an edited ladder a new one
    return read_ladder(Path(path))


@st.cache_resource(show_spinner=False)
def _engine(name: str) -> Engine:
    return open_engine(name)


def ladder() -> Ladder:
    """Return the ladder in force; raises `LadderError` or `InputError`."""
    path = read_settings().ladder or default_ladder()
    try:
        changed_at = path.stat().st_mtime_ns
    except OSError as error:
        raise InputError(f"The ladder {path.name!r} cannot be read: {error.strerror}.", "Check RUNG_LADDER.") from None
    return _ladder(str(path), changed_at)


def engine() -> Engine:
    """Return the engine in force, loaded once for all sessions; raises `EngineConfigError`."""
    return _engine(read_settings().engine)


def example(file: str) -> str:
    """Return the text of a shipped example packet of notes."""
    return asset("examples", file).read_text(encoding="utf-8")


def intake_of(desk: Desk) -> Intake:
    """Return what intake makes of the desk's notes; raises `InputError`."""
    return take_in(note_of(desk), desk.author)


def note_of(desk: Desk) -> Note:
    """Return the desk's notes as read, in the shape guessed or chosen; raises `InputError`."""
    return note_from_text(desk.text, desk.name, desk.shape)


def cycle_of(desk: Desk) -> Cycle | None:
    """Return the review cycle when both days are given; raises `InputError` when they are in the wrong order."""
    if desk.cycle_start is None or desk.cycle_end is None:
        return None
    if desk.cycle_end < desk.cycle_start:
        raise InputError(
            f"The cycle ends on {desk.cycle_end} before it starts on {desk.cycle_start}.", "Swap the two dates."
        )
    return Cycle(start=desk.cycle_start, end=desk.cycle_end)


def inputs_of(desk: Desk) -> str:
    """Return a fingerprint of everything a packet is made from, so that the same work is never done twice."""
    parts = (
        desk.text, desk.name, desk.shape, desk.author, desk.audience, str(desk.cycle_start), str(desk.cycle_end),
        ladder().sha256,
    )  # fmt: skip
    return hashlib.sha256(json.dumps(parts).encode("utf-8", "surrogatepass")).hexdigest()


def make_packet(desk: Desk, progress: Progress | None = None) -> Desk:
    """Return the desk with the packet of its notes, made now unless it is there already.

    Raises `InputError` and what the engine raises; the desk is unchanged then.
    """
    inputs = inputs_of(desk)
    if desk.packet is not None and desk.packet_of == inputs:
        return desk
    options = ReviewOptions(cycle=cycle_of(desk), author=desk.author, audience=desk.audience)
    packet = review(note_of(desk), ladder(), engine(), options, progress)
    return change(packet=packet, packet_of=inputs, problem=None)
