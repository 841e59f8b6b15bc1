"""Collect: paste or upload notes, see what was found in them and what was left out, and map them."""

import streamlit as st

from rung.errors import RungError
from rung.intake import read_note
from rung.ui import found, starting, state, widgets

BOX_LIMIT = 200_000
PLACEHOLDER = """- Found and fixed the auth bypass in the invite flow
- Paired with Sam on their first threat model
- …"""


def uploaded() -> None:
    """Put an uploaded file's text on the desk; what was there can be brought back."""
    file = state.widget(state.upload_key())
    if file is None:
        return
    try:
        note = read_note(file.getvalue(), file.name)
    except RungError as error:
        state.report(error)
    else:
        state.replace_notes(note.text, note.name)
    state.change(uploads=state.desk().uploads + 1)


def take_off() -> None:
    """Take the notes off the desk; they can be brought back."""
    state.replace_notes("", state.PASTED)


def bring_back() -> None:
    """Put the text back that an example or an upload took the place of."""
    before = state.desk().before
    if before is not None:
        state.replace_notes(before, state.PASTED)


widgets.step(
    widgets.COLLECT,
    "What did you do?",
    "Paste notes as they are: a list, a log, a chat, an e-mail, a table. Your words are never changed.",
)
widgets.last_problem()
desk = state.desk()
starting.examples()

left, right = st.columns([5, 3], gap="large")
with left:
    if len(desk.text) > BOX_LIMIT:
        widgets.notice(f"The notes from {desk.name} are too long to edit here. They are read as they are.")
        st.button("Take them off", key="take_off", on_click=take_off)
    else:
        state.restore_widget(state.NOTES, desk.text)
        text = st.text_area("Your notes", key=state.NOTES, height=300, placeholder=PLACEHOLDER)
        if text != desk.text:
            desk = state.change(text=text)
    with st.container(key="begin", horizontal=True, vertical_alignment="center"):
        go = st.button("Map these notes", key="map_notes", type="primary", icon=":material/arrow_forward:",
                       icon_position="right")  # fmt: skip
        if desk.before is not None and desk.before != desk.text:
            st.button("Bring back what was here before", key="bring_back", type="tertiary", on_click=bring_back)
    progress = st.container()
with right:
    st.file_uploader("Or choose a file", key=state.upload_key(), on_change=uploaded)
    widgets.paragraph("Text, Markdown, CSV or JSON lines. What it is shows from its content, not its name.")
    desk = found.settings(desk)
if go and not desk.text.strip():
    with progress:
        widgets.problem("There are no notes yet.", "Paste some above, choose a file, or try an example.")
elif go:
    with progress:
        starting.run()
found.what_was_found(desk)
