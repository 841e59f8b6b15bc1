"""The app's frame: pages, style, what stands on every page, and how an error looks."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from rung.errors import RungError
from rung.ui import state, widgets, wording

_HERE = Path(__file__).parent


def main() -> None:
    """Run the page that was asked for, inside the frame."""
    st.set_page_config(page_title="Rung", page_icon="🪜", layout="wide")
    pages = [
        st.Page(_HERE / step.page, title=step.name, icon=step.icon, default=step.page.endswith("collect.py"))
        for step in widgets.STEPS
    ]
    about = st.Page(_HERE / "pages" / "about.py", title="About and privacy", icon=":material/lock:")
    page = st.navigation([*pages, about], position="top")
    widgets.style()
    try:
        page.run()
    except RungError as error:
        widgets.problem(error.problem, error.next_step)
    packet = state.desk().packet
    widgets.privacy_line(wording.engine(packet.engine) if packet else None)
