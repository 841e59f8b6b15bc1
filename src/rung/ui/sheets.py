"""View models to HTML: the coverage grid and the draft. Streamlit-free; all text goes through `rung.ui.markup`."""

from __future__ import annotations

from collections.abc import Sequence

from rung.ui import wording
from rung.ui.cards import marked
from rung.ui.markup import Html, element, join
from rung.ui.viewmodels import AreaColumn, Citation, DraftSection, ExpectationCell, Recorded, Sentence


def sign(state: Recorded) -> Html:
    """Return the drawn sign of a state; words always stand beside it."""
    return element("span", cls=f"r-sign r-sign-{state}", aria_hidden="true")


def grid(columns: Sequence[AreaColumn]) -> Html:
    """Return the coverage grid: a column for each area, a cell for each expectation, states in words."""
    return element("div", [_column(c) for c in columns], cls="r-grid", role="group", aria_label="What is recorded")


def _column(column: AreaColumn) -> Html:
    return element(
        "section",
        element("h3", element("span", column.chip.emoji, aria_hidden="true"), f" {column.chip.area}"),
        element("ul", [_cell(cell) for cell in column.cells]),
        cls=f"r-column tone-{column.chip.tone}",
    )


def _cell(cell: ExpectationCell) -> Html:
    where = _where(cell)
    return element(
        "li",
        sign(cell.state),
        element(
            "span",
            element("span", element("b", cell.code), f" {cell.name}", cls="r-cell-name"),
            element("span", join(cell.words, where), cls="r-quiet"),
        ),
        cls=f"r-cell r-cell-{cell.state}",
        title=cell.text,
    )


def _where(cell: ExpectationCell) -> str:
    ids = cell.items or cell.related
    if not ids:
        return ""
    shown = ", ".join(ids[:6]) + (" …" if len(ids) > 6 else "")
    months = f" ({wording.listed(cell.months)})" if cell.months else ""
    return f": {shown}{months}"


def section(of: DraftSection) -> Html:
    """Return one area of the draft: sentences with their citations, then bracketed questions, then its sources."""
    title = element("h3", element("span", of.chip.emoji, aria_hidden="true"), f" {of.chip.area}")
    sentences = [_sentence(s) for s in of.sentences]
    if not sentences:
        sentences = [element("p", "No sentence can be written for this area from the notes yet.", cls="r-note")]
    questions = [element("p", f"[{q}]", cls="r-bracket") for q in of.questions]
    return element("section", title, sentences, questions, _sources(of.sentences), cls=f"r-section tone-{of.chip.tone}")


def _sentence(of: Sentence) -> Html:
    cites = [_citation(c) for c in of.citations]
    status = None
    if of.status != "traced":
        reasons = f": {'; '.join(of.reasons)}" if of.reasons else ""
        status = element("span", f"{of.words}{reasons}", cls=f"r-status r-status-{of.status}")
    return element("p", of.text, " ", element("span", cites, cls="r-cites"), status, cls="r-sentence")


def _citation(of: Citation) -> Html:
    # Shown on hover and on focus, so a click, a tap or the Tab key opens it too.
    card = element(
        "span",
        element("span", f"From your notes, {of.id}", cls="r-quiet"),
        element("span", marked(of.text), cls="r-words"),
        cls="r-pop",
        role="note",
    )
    return element("span", of.id, card, cls="r-cite", tabindex="0", aria_label=f"rests on {of.id}")


def _sources(sentences: Sequence[Sentence]) -> Html | None:
    cited = {c.id: c for s in sentences for c in s.citations}
    if not cited:
        return None
    rows = [
        element("li", element("span", c.id, cls="r-id"), element("span", marked(c.text), cls="r-words"))
        for c in cited.values()
    ]
    return element("details", element("summary", "The notes this section rests on"), element("ul", rows, cls="r-rows"))


def open_questions(questions: Sequence[str]) -> Html:
    """Return the draft's questions that belong to no one area, bracketed."""
    title = element("h3", "Still to ask yourself")
    return element("section", title, [element("p", f"[{q}]", cls="r-bracket") for q in questions], cls="r-section")
