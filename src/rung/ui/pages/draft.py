"""Draft: a first draft in which every sentence cites the notes, and its downloads."""

import streamlit as st

from rung.export.markdown import packet_markdown
from rung.ui import sheets, starting, state, viewmodels, widgets, wording, work

widgets.step(
    widgets.DRAFT,
    "A first draft",
    "Every sentence rests on your notes. Point at a mark such as i3, or tap it, to see the words it rests on.",
)
packet = state.desk().packet
if starting.packet_or_empty("draft") and packet is not None:
    ladder = work.ladder()
    sections = viewmodels.draft_sections(packet, ladder)
    left, right = st.columns([5, 2], gap="large")
    with left:
        for section in sections:
            widgets.show(sheets.section(section))
        if packet.draft is not None and packet.draft.questions:
            widgets.show(sheets.open_questions(packet.draft.questions))
    with right:
        widgets.heading("Before you use it", first=True)
        widgets.paragraph(viewmodels.draft_status(sections))
        widgets.paragraph(
            "Read it as your own text: change it, take sentences or leave them. Brackets are questions to you."
        )
        cited = st.toggle("Keep the citations", value=True, key=state.CITED)
        st.download_button(
            "Download as Markdown", packet_markdown(packet, ladder, cited=cited), file_name="review.md",
            mime="text/markdown", key="download_markdown", type="primary", on_click="ignore", width="stretch",
        )  # fmt: skip
        st.download_button(
            "Download as JSON", packet.to_json(), file_name="review.json", mime="application/json",
            key="download_json", on_click="ignore", width="stretch",
        )  # fmt: skip
        widgets.paragraph(f"Made with {wording.engine(packet.engine)} and the ladder {packet.ladder.level}.")
    widgets.foot(widgets.DRAFT)
