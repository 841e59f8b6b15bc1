"""The one door to the page for HTML, and the small pieces every page has.

No other module calls a Streamlit function that reads Markdown or HTML from a variable (a test reads the sources).
What goes through `show` was made by `rung.ui.markup`, where every plain string is escaped.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from rung.ui import state, theme
from rung.ui.markup import Child, Html, element, join

_PAGES = Path(__file__).parent / "pages"


@dataclass(frozen=True)
class Step:
    """One step of the way: its name, its file page, and what it is for."""

    name: str
    page: Path
    icon: str
    next_label: str = ""


STEPS: tuple[Step, ...] = (
    Step("Collect", _PAGES / "collect.py", ":material/notes:"),
    Step("Map", _PAGES / "map.py", ":material/account_tree:", "See what maps to what"),
    Step("Gaps", _PAGES / "gaps.py", ":material/grid_view:", "See what is not recorded"),
    Step("Draft", _PAGES / "draft.py", ":material/edit_note:", "Read the draft"),
)
COLLECT, MAP, GAPS, DRAFT = STEPS
ABOUT = _PAGES / "about.py"


# Constant, and the only script of the app.
_TO_TOP = '<script>document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0)</script>'


def show(content: Html) -> None:
    """Put markup on the page."""
    if not isinstance(content, Html):  # pyright: ignore[reportUnnecessaryIsInstance]  a plain string would not be escaped
        raise TypeError("only markup made by rung.ui.markup can be shown")
    st.html(str(content))


def style() -> None:
    """Put the style sheet and the mark on the page."""
    st.logo(Path(__file__).with_name("mark.svg"), size="large")
    st.html(f"<style>{theme.style_sheet()}</style>")


def to_top(page: str) -> None:
    """Show a page from its top when it was just come to; Streamlit keeps the place of the page before."""
    if state.arrived(page):
        st.html(_TO_TOP, unsafe_allow_javascript=True)


def title(text: str, says: str) -> None:
    """Show a page's heading and the one sentence that says what it is for."""
    show(element("header", element("h1", text), element("p", says, cls="r-lead"), cls="r-title"))


def heading(text: str, says: str | None = None, first: bool = False) -> None:
    """Show a heading inside a page; `first` when it stands at the top of its column."""
    below = element("p", says, cls="r-quiet") if says else None
    show(join(element("h2", text, cls="r-h2 r-first" if first else "r-h2"), below))


def paragraph(*children: Child) -> None:
    """Show quiet explaining text."""
    show(element("p", *children, cls="r-quiet r-measure"))


def aside(text: str) -> None:
    """Show quiet words in front of what stands in the same row."""
    st.html(str(element("span", text, cls="r-quiet")), width="content")


def problem(what: str, next_step: str) -> None:
    """Show what went wrong and what to do; the words may quote the notes."""
    show(element("div", element("b", what), " ", next_step, cls="r-notice r-stop", role="alert"))


def notice(*children: Child) -> None:
    """Show something to take care of, which is not an error."""
    show(element("div", *children, cls="r-notice r-care", role="note"))


def last_problem() -> None:
    """Show the problem kept on the desk, once.

    Its place is there without a problem too: what stands below must not move, or the browser would draw the box for
    notes anew and lose what was typed and not yet sent.
    """
    kept = state.desk().problem
    with st.container(key="problem"):
        if kept is not None:
            problem(kept.what, kept.next_step)
            state.change(problem=None)


def step(current: Step, says_title: str, says: str) -> None:
    """Show a step's heading: where on the way it is, its title, and the one sentence that says what it is for."""
    place = f"Step {STEPS.index(current) + 1} of {len(STEPS)}"
    show(
        element(
            "header",
            element("p", place, cls="r-place"),
            element("h1", says_title),
            element("p", says, cls="r-lead"),
            cls="r-title",
        )
    )


def foot(current: Step) -> None:
    """Show the buttons to the step before and the step after."""
    here = STEPS.index(current)
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
