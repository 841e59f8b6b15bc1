"""On Collect: what intake found in the notes, how to correct it, and what the review is about."""

from __future__ import annotations

import streamlit as st

from rung.errors import RungError
from rung.intake import note_from_text
from rung.models import Intake
from rung.ui import cards, state, viewmodels, widgets, wording, work
from rung.ui.markup import element, option
from rung.ui.speakers import speakers
from rung.ui.state import Desk
from rung.vocabulary import Audience, InputFormat

SHOWN = 8


def what_was_found(desk: Desk) -> None:
    """Show the items, the shape and what was left out; nothing when there are no notes."""
    if not desk.text.strip():
        widgets.heading("What happens next")
        widgets.paragraph(
            "Each item is set beside the ladder with the words that count as evidence. Then you see what is not "
            "recorded, and a first draft in which every sentence cites your notes."
        )
        return
    try:
        guessed = note_from_text(desk.text, desk.name).format
        names = speakers(work.note_of(desk))
        if desk.author is not None and desk.author not in names:  # the notes were changed since it was chosen
            desk = state.change(author=None)
            state.forget_widget(state.AUTHOR)
        intake = work.intake_of(desk)
    except RungError as error:
        widgets.problem(error.problem, error.next_step)
        return
    left, right = st.columns([5, 3], gap="large")
    with left:
        _items(intake)
    with right:
        widgets.heading("How they were read")
        if desk.name != state.PASTED:
            widgets.paragraph(f"From {desk.name}.")
        _shape(desk, guessed)
        _author(desk, names, intake)
        _left_out(intake)


def _items(intake: Intake) -> None:
    widgets.heading(f"Found {wording.count(len(intake.items), 'item')}")
    if not intake.items:
        widgets.notice("No item was found. Write one line for each thing that was done, or correct how they were read.")
        return
    rows = viewmodels.found_rows(intake)
    widgets.show(cards.found(rows[:SHOWN]))
    if len(rows) > SHOWN:
        with st.expander(f"The other {len(rows) - SHOWN}"):
            widgets.show(cards.found(rows[SHOWN:]))


def _shape(desk: Desk, guessed: InputFormat) -> None:
    state.restore_widget(state.SHAPE, desk.shape or guessed)
    chosen = st.selectbox(
        "Read as", list(wording.SHAPES), key=state.SHAPE, format_func=lambda s: wording.SHAPES[s],
        help="Rung guesses this from the text. Correct it when items are cut in the wrong places.",
    )  # fmt: skip
    shape = None if chosen == guessed else chosen
    if shape != desk.shape:
        state.change(shape=shape)
        st.rerun()


def _author(desk: Desk, names: tuple[str, ...], intake: Intake) -> None:
    if len(names) < 2:
        return
    taken = next((i.author for i in intake.items if i.author in names), None)
    state.restore_widget(state.AUTHOR, desk.author or taken)
    chosen = st.selectbox(
        "Whose review is it?", names, key=state.AUTHOR, index=None, format_func=option,
        placeholder="Choose one", help="Several people speak here. What the others say is left out, and listed below.",
    )  # fmt: skip
    author = None if chosen == taken and desk.author is None else chosen
    if author != desk.author:
        state.change(author=author)
        st.rerun()


def _left_out(intake: Intake) -> None:
    rows = viewmodels.left_out_rows(intake.left_out)
    if not rows:
        widgets.paragraph("Nothing was left out.")
        return
    with st.expander(f"Left out: {wording.count(len(rows), 'passage')}, and why", expanded=len(rows) <= SHOWN):
        widgets.show(cards.left_out(rows))


def settings(desk: Desk) -> Desk:
    """Ask whose review it is and, if wanted, the cycle's dates; return the desk with the answers."""
    words: dict[Audience, str] = {"self": "My own review", "manager": "Someone I manage"}
    state.restore_widget(state.AUDIENCE, desk.audience)
    audience = st.segmented_control(
        "These notes are for", list(words), key=state.AUDIENCE, format_func=lambda a: words[a], required=True
    )  # fmt: skip
    state.restore_widget(state.CYCLE_START, desk.cycle_start)
    state.restore_widget(state.CYCLE_END, desk.cycle_end)
    first, last = st.columns(2)
    with first:
        start = st.date_input("Cycle from (optional)", value=None, key=state.CYCLE_START, format="YYYY-MM-DD")
    with last:
        end = st.date_input("to", value=None, key=state.CYCLE_END, format="YYYY-MM-DD")
    widgets.show(
        element("p", "With dates, Rung can say when all evidence comes from one part of the cycle.", cls="r-quiet")
    )
    return state.change(audience=audience or desk.audience, cycle_start=start, cycle_end=end)
