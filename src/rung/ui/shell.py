"""The app's frame: pages, style, what stands on every page, and how an error looks."""

from __future__ import annotations

import streamlit as st

from rung.errors import RungError
from rung.ui import state, widgets, wording


def main() -> None:
    """Run the page that was asked for, inside the frame."""
    st.set_page_config(page_title="Rung", page_icon="🪜", layout="wide")
    pages = [
        st.Page(step.page, title=step.name, icon=step.icon, default=step is widgets.COLLECT) for step in widgets.STEPS
    ]
    about = st.Page(widgets.ABOUT, title="About and privacy", icon=":material/lock:")
    page = st.navigation([*pages, about], position="top")
    widgets.style()
    try:
        page.run()
    except RungError as error:
        widgets.problem(error.problem, error.next_step)
    packet = state.desk().packet
    widgets.privacy_line(wording.engine(packet.engine) if packet else None)
    widgets.to_top(page.url_path)
