"""Map: each item with its evidence in place, and the ladder beside it."""

import streamlit as st

from rung.ui import beside, cards, starting, state, viewmodels, widgets, wording, work
from rung.ui.markup import option

PER_PAGE = 25

widgets.step(
    widgets.MAP, "What your notes show", "Your words, with the part that counts as evidence marked. Nothing is added."
)
packet = state.desk().packet
if starting.packet_or_empty("map") and packet is not None:
    ladder = work.ladder()
    columns = viewmodels.columns(packet, ladder)
    left, right = st.columns([5, 3], gap="large")
    with right:
        beside.ladder(ladder, columns)
    with left:
        cells = {cell.code: cell for column in columns for cell in column.cells}
        with st.container(key="filter"):  # narrow screens: the ladder stands below the items there
            only = st.selectbox(
                "Show", list(cells), key=state.EXPECTATION, index=None, placeholder="All items",
                format_func=lambda code: option(f"{code} {cells[code].name}: {cells[code].words.lower()}"),
            )  # fmt: skip
        found = viewmodels.item_cards(packet, ladder, only)
        if only is not None:
            beside.chosen(cells[only], bool(found))
        pages = -(-len(found) // PER_PAGE)
        page = 1
        if pages > 1:
            page = st.pills(
                "Items", range(1, pages + 1), key=state.PAGE_OF_ITEMS, default=1, required=True,
                format_func=lambda n: f"{(n - 1) * PER_PAGE + 1}–{min(n * PER_PAGE, len(found))}",
            ) or 1  # fmt: skip
        for card in found[(page - 1) * PER_PAGE : page * PER_PAGE]:
            widgets.show(cards.item(card))
        if packet.left_out and only is None:
            rows = viewmodels.left_out_rows(packet.left_out)
            with st.expander(f"Left out: {wording.count(len(rows), 'passage')}, and why"):
                widgets.show(cards.left_out(rows))
    widgets.foot(widgets.MAP)
