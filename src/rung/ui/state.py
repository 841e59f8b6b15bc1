"""The only place that names session keys. A session belongs to one browser tab; nothing here is shared."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any, Final

import streamlit as st

from rung.errors import RungError
from rung.models import Packet
from rung.vocabulary import Audience, InputFormat

_DESK: Final = "desk"
_PAGE: Final = "page"
# Keys of widgets; the browser tests find them as `.st-key-<key>`.
NOTES: Final = "notes"
SHAPE: Final = "shape"
AUTHOR: Final = "author"
AUDIENCE: Final = "audience"
CYCLE_START: Final = "cycle_start"
CYCLE_END: Final = "cycle_end"
EXPECTATION: Final = "expectation"
PAGE_OF_ITEMS: Final = "page_of_items"
CITED: Final = "cited"


PASTED: Final = "pasted"


@dataclass(frozen=True)
class Problem:
    """What went wrong and what to do next, as plain text."""

    what: str
    next_step: str


@dataclass(frozen=True)
class Desk:
    """All that a person has in front of them: the notes, how to read them, and the packet made from them.

    `packet_of` is what the packet was made from (`work.inputs_of`), so that a changed note is never shown with an old
    mapping unsaid. `before` is the text that an upload or an example took the place of. `uploads` names the
    uploader: a new number empties it.
    """

    text: str = ""
    name: str = PASTED
    shape: InputFormat | None = None
    author: str | None = None
    audience: Audience = "self"
    cycle_start: dt.date | None = None
    cycle_end: dt.date | None = None
    packet: Packet | None = None
    packet_of: str | None = None
    before: str | None = None
    uploads: int = 0
    problem: Problem | None = None


def desk() -> Desk:
    """Return this session's desk; an empty one at first."""
    found = st.session_state.get(_DESK)
    return found if isinstance(found, Desk) else Desk()


def change(**fields: Any) -> Desk:
    """Put a desk with these fields changed in place of the old one, and return it."""
    changed = replace(desk(), **fields)
    st.session_state[_DESK] = changed
    return changed


def upload_key() -> str:
    """Return the key of the uploader as it stands; a new number is an empty one."""
    return f"upload_{desk().uploads}"


def report(error: RungError) -> Desk:
    """Keep an error to be shown on the page; everything typed stays."""
    return change(problem=Problem(error.problem, error.next_step))


def replace_notes(text: str, name: str) -> Desk:
    """Put other notes on the desk; the ones that were there can be brought back."""
    old = desk()
    before = old.text if old.text.strip() and old.text != text else old.before
    set_widget(NOTES, text)
    for key in (SHAPE, AUTHOR, EXPECTATION, PAGE_OF_ITEMS):
        forget_widget(key)
    return change(text=text, name=name, shape=None, author=None, before=before, problem=None)


def widget(key: str) -> Any:
    """Return the value a widget has in this session, or None."""
    return st.session_state.get(key)


def set_widget(key: str, value: object) -> None:
    """Give a widget its value, before it is drawn."""
    st.session_state[key] = value


def restore_widget(key: str, value: object) -> None:
    """Give a widget its value back when a visit to another page took it away."""
    if key not in st.session_state:
        st.session_state[key] = value


def forget_widget(key: str) -> None:
    """Let a widget start afresh."""
    st.session_state.pop(key, None)


def arrived(page: str) -> bool:
    """Return True when this page is another than the one shown before, and remember it."""
    before = st.session_state.get(_PAGE)
    st.session_state[_PAGE] = page
    return before is not None and before != page
