"""On Map: the ladder beside the items. Choosing an expectation shows its evidence; choosing it again shows all."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from rung.models import Ladder
from rung.ui import sheets, state, widgets
from rung.ui.markup import element, label
from rung.ui.viewmodels import AreaColumn


def choose(code: str) -> None:
    """Show the items for this expectation, or all of them when it is chosen already."""
    state.set_widget(state.EXPECTATION, None if state.widget(state.EXPECTATION) == code else code)
    state.forget_widget(state.PAGE_OF_ITEMS)


def ladder(of: Ladder, columns: Sequence[AreaColumn]) -> None:
    """Show the ladder with a sign for each expectation; the words stand in the legend and in the coverage grid."""
    chosen = state.widget(state.EXPECTATION)
    with st.container(key="ladder", gap="xsmall"):
        widgets.show(element("p", element("b", f"{of.level}: {of.title}")))
        widgets.show(sheets.legend())
        for column in columns:
            widgets.show(
                element(
                    "h3", element("span", column.chip.emoji, aria_hidden="true"), f" {column.chip.area}", cls="r-side"
                )
            )
            for cell in column.cells:
                st.button(
                    label(f"{cell.sign} {cell.code} {cell.name}"),
                    key=f"choose_{cell.code}",
                    help=label(f"{cell.words}. {cell.text}", limit=300),
                    type="primary" if chosen == cell.code else "tertiary",
                    on_click=choose,
                    args=(cell.code,),
                )
