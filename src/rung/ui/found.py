"""On Collect: what intake found in the notes, how to correct it, and what the review is about."""

from __future__ import annotations

import streamlit as st

from rung.errors import RungError
from rung.intake import note_from_text
from rung.models import Intake
from rung.ui import cards, state, viewmodels, widgets, work, wording
from rung.ui.markup import element, option
from rung.ui.state import Desk
from rung.vocabulary import Audience

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
        intake = work.intake_of(desk)
        guessed = note_from_text(desk.text, desk.name).format
    except RungError as error:
        widgets.problem(error.problem, error.next_step)
        return
    widgets.heading(f"Found {wording.count(len(intake.items), 'item')}")
    _shape(desk, intake, guessed)
    _author(desk)
    if not intake.items:
        widgets.notice("No item was found. Write one line for each thing that was done, or correct the shape above.")
    rows = viewmodels.found_rows(intake)
    widgets.show(cards.found(rows[:SHOWN]))
    if len(rows) > SHOWN:
        with st.expander(f"The other {len(rows) - SHOWN}"):
            widgets.show(cards.found(rows[SHOWN:]))
    _left_out(intake)


def _shape(desk: Desk, intake: Intake, guessed: str) -> None:
    shapes = list(wording.SHAPES)
    state.restore_widget(state.SHAPE, desk.shape or guessed)
    chosen = st.selectbox(
        "Read as", shapes, key=state.SHAPE, format_func=lambda s: wording.SHAPES[s], width=260,
        help="Rung guesses this from the text. Correct it when items are cut in the wrong places.",
    )  # fmt: skip
    shape = None if chosen == guessed else chosen
    if shape != desk.shape:
        state.change(shape=shape)
        st.rerun()


def _author(desk: Desk) -> None:
    speakers = work.speakers(desk)
    if len(speakers) < 2:
        return
    state.restore_widget(state.AUTHOR, desk.author)
    chosen = st.selectbox(
        "Whose review is it?", speakers, key=state.AUTHOR, index=None, format_func=option, width=260,
        placeholder="Several people speak: choose one",
    )  # fmt: skip
    if chosen != desk.author:
        state.change(author=chosen)
        st.rerun()


def _left_out(intake: Intake) -> None:
    rows = viewmodels.left_out_rows(intake.left_out)
    if not rows:
        widgets.paragraph("Nothing was left out.")
        return
    with st.expander(f"Left out: {wording.count(len(rows), 'stretch', 'stretches')}, and why", expanded=len(rows) <= SHOWN):
        widgets.show(cards.left_out(rows))


def settings(desk: Desk) -> None:
    """Ask what the review is about: whose it is and, if wanted, the cycle's dates."""
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
    state.change(audience=audience or desk.audience, cycle_start=start, cycle_end=end)
