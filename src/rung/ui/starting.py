"""Ways to begin that several pages offer: an example, and a run with its progress."""

from __future__ import annotations

import streamlit as st

from rung.errors import RungError
from rung.ui import state, widgets, work
from rung.ui.markup import element


def examples() -> None:
    """Offer the example packets; one click shows one mapped."""
    with st.container(horizontal=True, vertical_alignment="center", key="examples"):
        widgets.aside("No notes at hand? Try an example:")
        for number, (name, (file, audience)) in enumerate(work.EXAMPLES.items()):
            if st.button(name, key=f"example_{number}"):
                state.replace_notes(work.example(file), file)
                state.change(audience=audience, cycle_start=None, cycle_end=None)
                for key in (state.AUDIENCE, state.CYCLE_START, state.CYCLE_END):
                    state.forget_widget(key)
                run()


def run() -> None:
    """Map the desk's notes with a real progress bar and go on to the map; an error stays on the page, notes kept."""
    place = st.empty()

    def progress(done: int, total: int) -> None:
        place.progress(done / total if total else 1.0, text=f"Reading item {done} of {total}")

    try:
        work.make_packet(state.desk(), progress)
    except RungError as error:
        place.empty()
        widgets.problem(error.problem, error.next_step)
        return
    state.forget_widget(state.EXPECTATION)
    state.forget_widget(state.PAGE_OF_ITEMS)
    st.switch_page(widgets.MAP.page)


def packet_or_empty(what: str) -> bool:
    """Return True when there is a packet to show; otherwise show how to get one."""
    desk = state.desk()
    if desk.packet is None:
        widgets.show(
            element(
                "div",
                element("p", element("b", f"No {what} yet.")),
                element("p", "Paste your notes in Collect, or see how it looks with an example.", cls="r-quiet"),
                cls="r-empty",
            )
        )
        with st.container(horizontal=True):
            if st.button("Go to Collect", key="to_collect", type="primary"):
                st.switch_page(widgets.COLLECT.page)
        examples()
        return False
    if desk.packet_of != work.inputs_of(desk):
        widgets.notice("Your notes have changed since this was made.")
        if st.button("Map the changed notes", key="again", type="primary"):
            run()
    return True
