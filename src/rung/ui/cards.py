"""View models to HTML: items, gaps and chips. Streamlit-free; all text goes through `rung.ui.markup`."""

from __future__ import annotations

from collections.abc import Sequence

from rung.ui.markup import Html, element, join
from rung.ui.segments import Mark, Segment
from rung.ui.viewmodels import Chip, FoundRow, GapCard, ItemCard, LeftOutRow, MatchLine


def chip(of: Chip) -> Html:
    """Return an area's chip: emoji and name, with the expectation's code in front when it has one."""
    code = element("b", of.code) if of.code else None
    return element(
        "span",
        element("span", of.emoji, aria_hidden="true"),
        code,
        element("span", of.area),
        cls=f"r-chip tone-{of.tone}",
    )


def marked(text: Sequence[Segment], labelled: bool = True) -> Html:
    """Return text with its evidence highlighted; each quote's end carries its code, beside the colour."""
    return join(_segment(s, labelled) for s in text)


def _segment(segment: Segment, labelled: bool) -> Html:
    if not segment.marks:
        return join(segment.text)
    # The innermost quote gives the ground; another area's quote over the same words adds its line.
    inner = min(segment.marks, key=lambda m: m.end - m.start)
    other = next((m for m in segment.marks if m.tone != inner.tone), None)
    classes = ["r-ev", f"tone-{inner.tone}"]
    if other is not None:
        classes.append(f"r-two also-{other.tone}")
    if all(m.related for m in segment.marks):
        classes.append("r-related")
    codes = ", ".join(dict.fromkeys(m.code for m in segment.marks))
    return join(
        element("mark", segment.text, cls=" ".join(classes), title=codes),
        [_code(m) for m in segment.ends] if labelled else None,
    )


def _code(mark: Mark) -> Html:
    # Not part of the item's words: skipped when they are selected and copied.
    words = f"{'related to' if mark.related else 'evidence for'} {mark.code}"
    return element("sup", mark.code, cls=f"r-code tone-{mark.tone}", aria_label=words)


def item(card: ItemCard) -> Html:
    """Return one item's card."""
    head = element(
        "div", element("span", card.id, cls="r-id"), [element("span", text) for text in card.about], cls="r-about"
    )
    body = element("p", marked(card.text), cls="r-words")
    lines = element("ul", [_line(line) for line in card.lines], cls="r-lines") if card.lines else None
    note = element("p", card.note, cls="r-note") if card.note else None
    return element("article", head, body, lines, note, cls="r-card", aria_label=f"Item {card.id}")


def _line(line: MatchLine) -> Html:
    verdict = element("span", line.verdict, cls="r-verdict")
    # A related item lacks a fact, so how strong it would be is not yet a question.
    words = element("span", line.confidence if line.related else f"{line.strength} · {line.confidence}", cls="r-quiet")
    missing = None
    if line.related and line.missing:
        missing = element("span", element("b", "What is missing: "), line.missing, cls="r-missing")
    return element(
        "li",
        element("div", verdict, chip(line.chip), cls="r-line-head"),
        element("div", line.expectation, cls="r-expectation"),
        element("div", words),
        missing,
        cls="r-line r-line-related" if line.related else "r-line",
    )


def gap(card: GapCard) -> Html:
    """Return one gap's card: what is not recorded, then the one question."""
    head = element("div", element("span", card.kind, cls="r-kind"), chip(card.chip), cls="r-line-head")
    concerned = None
    if card.items:
        rows = [element("li", element("span", i, cls="r-id"), element("span", text)) for i, text in card.items]
        concerned = element(
            "details", element("summary", "Show the items it speaks of"), element("ul", rows, cls="r-rows")
        )
    return element(
        "article",
        head,
        element("p", card.message, cls="r-message"),
        element("p", card.question, cls="r-question"),
        concerned,
        cls="r-card r-gap",
    )


def left_out(rows: Sequence[LeftOutRow]) -> Html:
    """Return what was left out, each with the reason."""
    return element(
        "ul",
        [
            element(
                "li",
                element("span", row.text, cls="r-words r-left-text"),
                element("span", row.reason, cls="r-quiet"),
            )
            for row in rows
        ],
        cls="r-rows r-left",
    )


def found(rows: Sequence[FoundRow]) -> Html:
    """Return items as a list before they are mapped."""
    return element(
        "ul",
        [
            element(
                "li",
                element("span", row.id, cls="r-id"),
                element(
                    "span",
                    element("span", row.text, cls="r-words"),
                    _about(row.about),
                ),
            )
            for row in rows
        ],
        cls="r-rows r-found",
    )


def _about(words: Sequence[str]) -> Html | None:
    return element("small", " · ".join(words)) if words else None
