"""The one door to the page for HTML, and the small pieces every page has.

No other module calls a Streamlit function that reads Markdown or HTML from a variable (a test reads the sources).
What goes through `show` was made by `rung.ui.markup`, where every plain string is escaped.
"""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from rung.ui import state, theme
from rung.ui.markup import Child, Html, element, join


@dataclass(frozen=True)
class Step:
    """One step of the way: its name, its file page, and what it is for."""

    name: str
    page: str
    icon: str
    next_label: str = ""


STEPS: tuple[Step, ...] = (
    Step("Collect", "pages/collect.py", ":material/notes:"),
    Step("Map", "pages/map.py", ":material/account_tree:", "See what maps to what"),
    Step("Gaps", "pages/gaps.py", ":material/grid_view:", "See what is not recorded"),
    Step("Draft", "pages/draft.py", ":material/edit_note:", "Read the draft"),
)


def show(content: Html) -> None:
    """Put markup on the page."""
    if not isinstance(content, Html):  # pyright: ignore[reportUnnecessaryIsInstance]  a plain string would not be escaped
        raise TypeError("only markup made by rung.ui.markup can be shown")
    st.html(str(content))


def style() -> None:
    """Put the style sheet on the page."""
    st.html(f"<style>{theme.style_sheet()}</style>")


def title(text: str, says: str) -> None:
    """Show a page's heading and the one sentence that says what it is for."""
    show(element("header", element("h1", text), element("p", says, cls="r-lead"), cls="r-title"))


def heading(text: str, says: str | None = None) -> None:
    """Show a heading inside a page."""
    show(join(element("h2", text, cls="r-h2"), element("p", says, cls="r-quiet") if says else None))


def paragraph(*children: Child) -> None:
    """Show quiet explaining text."""
    show(element("p", *children, cls="r-quiet r-measure"))


def problem(what: str, next_step: str) -> None:
    """Show what went wrong and what to do; the words may quote the notes."""
    show(element("div", element("b", what), " ", next_step, cls="r-notice r-stop", role="alert"))


def notice(*children: Child) -> None:
    """Show something to take care of, which is not an error."""
    show(element("div", *children, cls="r-notice r-care", role="note"))


def last_problem() -> None:
    """Show the problem kept on the desk, once."""
    kept = state.desk().problem
    if kept is not None:
        problem(kept.what, kept.next_step)
        state.change(problem=None)


def way(current: str) -> None:
    """Show where on the way this page is."""
    names = [step.name for step in STEPS]
    here = names.index(current)
    show(
        element(
            "nav",
            element(
                "ol",
                [
                    element(
                        "li",
                        element("span", str(n + 1), cls="r-num", aria_hidden="true"),
                        name,
                        cls="r-here" if n == here else "r-past" if n < here else None,
                        aria_current="step" if n == here else None,
                    )
                    for n, name in enumerate(names)
                ],
            ),
            cls="r-way",
            aria_label=f"Step {here + 1} of {len(names)}",
        )
    )


def foot(current: str) -> None:
    """Show the buttons to the step before and the step after."""
    here = [step.name for step in STEPS].index(current)
    with st.container(key="foot", horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        if here > 0:
            back = STEPS[here - 1]
            if st.button(f"Back to {back.name}", key="back", type="tertiary", icon=":material/arrow_back:"):
                st.switch_page(back.page)
        if here + 1 < len(STEPS):
            ahead = STEPS[here + 1]
            if st.button(
                f"{ahead.name}: {ahead.next_label.lower()}", key="next", type="primary",
                icon=":material/arrow_forward:", icon_position="right",
            ):  # fmt: skip
                st.switch_page(ahead.page)


def privacy_line(engine: str | None) -> None:
    """Show, on every page, who sees what."""
    ran = f" Mapped on this machine by {engine}." if engine else ""
    show(
        element(
            "footer",
            "Only you see this. It stays in this tab, on this machine, and is gone when you close or reload it."
            f"{ran} Nothing here rates anyone.",
            cls="r-foot",
        )
    )
