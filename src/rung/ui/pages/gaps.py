"""Gaps: what is recorded for each expectation, then what is not, each with one question."""

import streamlit as st

from rung.pipeline.questions import question_book
from rung.ui import cards, sheets, starting, state, viewmodels, widgets, wording, work
from rung.ui.markup import element

SHOWN = 6

widgets.step(
    widgets.GAPS,
    "What is not recorded",
    "Notes forget things. Not recorded does not mean not done: each question below may bring something back.",
)
packet = state.desk().packet
if starting.packet_or_empty("gaps") and packet is not None:
    ladder = work.ladder()
    widgets.show(sheets.grid(viewmodels.columns(packet, ladder)))

    gaps = viewmodels.gap_cards(packet, ladder)
    left, right = st.columns([5, 3], gap="large")
    with left:
        widgets.heading(
            "What to think back to", "The most important first. Add what you remember to your notes in Collect."
        )
        if not gaps:
            widgets.paragraph("Nothing stands out as missing from these notes.")
        for gap in gaps[:SHOWN]:
            widgets.show(cards.gap(gap))
        if len(gaps) > SHOWN:
            with st.expander(f"The other {wording.count(len(gaps) - SHOWN, 'gap')}"):
                for gap in gaps[SHOWN:]:
                    widgets.show(cards.gap(gap))
    with right:
        widgets.heading("Work that notes often miss")
        prompts = question_book(ladder).invisible_work
        widgets.show(element("ul", [element("li", p.prompt) for p in prompts], cls="r-prompts"))
    widgets.foot(widgets.GAPS)
