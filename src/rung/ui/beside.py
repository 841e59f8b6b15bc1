"""On Map: the ladder beside the items. Choosing an expectation shows its evidence; choosing it again shows all."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from rung.models import Ladder
from rung.ui import cards, state, widgets
from rung.ui.markup import element, label
from rung.ui.viewmodels import AreaColumn, ExpectationCell


def choose(code: str) -> None:
    """Show the items for this expectation, or all of them when it is chosen already."""
    state.set_widget(state.EXPECTATION, None if state.widget(state.EXPECTATION) == code else code)
    state.forget_widget(state.PAGE_OF_ITEMS)


def ladder(of: Ladder, columns: Sequence[AreaColumn]) -> None:
    """Show the ladder, each expectation with what is recorded for it in words and as a drawn sign."""
    chosen = state.widget(state.EXPECTATION)
    with st.container(key="ladder", gap=None):
        widgets.show(element("h2", f"{of.level}: {of.title}", cls="r-side-title"))
        for column in columns:
            widgets.show(
                element(
                    "h3", element("span", column.chip.emoji, aria_hidden="true"), f" {column.chip.area}", cls="r-side"
                )
            )
            for cell in column.cells:
                st.button(
                    f"**{label(cell.code)}** {label(cell.name)} :gray[{cell.words.lower()}]",
                    key=f"choose_{cell.state}_{cell.code}",  # the style sheet draws the sign from the key
                    help=label(cell.text, limit=300),
                    type="secondary" if chosen == cell.code else "tertiary",
                    on_click=choose,
                    args=(cell.code,),
                    width="stretch",
                )


def chosen(cell: ExpectationCell, found: bool) -> None:
    """Show which expectation was chosen, and the way back to all items."""
    with st.container(key="chosen"):
        widgets.show(element("div", cards.chip(cell.chip), element("p", cell.text), cls="r-chosen"))
        if not found:
            widgets.notice(f"Nothing is recorded for {cell.code} in these notes. That does not mean it was not done.")
        st.button(
            "Show all items",
            key="show_all",
            type="tertiary",
            icon=":material/close:",
            on_click=choose,
            args=(cell.code,),
        )
