"""What Markdown and HTML nodes say, without their markup."""

from __future__ import annotations

from html.parser import HTMLParser

from markdown_it.tree import SyntaxTreeNode

from rung.models import Attribute

_AROUND_A_NAME = ":： "


def plain_text(node: SyntaxTreeNode) -> str:
    """Return the node's text without markup, white space collapsed; typographic characters stay."""
    parts: list[str] = []
    for part in node.walk():
        if part.type in ("text", "code_inline"):
            parts.append(part.content)
        elif part.type in ("softbreak", "hardbreak", "paragraph"):
            parts.append(" ")
    return " ".join("".join(parts).split())


def line_of(node: SyntaxTreeNode) -> int:
    """Return the line a block starts on, counted from 1."""
    return node.map[0] + 1 if node.map else 1


def shortened(text: str) -> str:
    """Return the text on one line, cut at 60 characters."""
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:59] + "…"


def bold_attribute(item: SyntaxTreeNode) -> Attribute | None:
    """Return `**Name**: value` or `**Name:** value` as an attribute; None when a bullet is neither."""
    text = plain_text(item)
    strong = next((n for n in item.walk() if n.type == "strong"), None)
    bold = plain_text(strong) if strong is not None else ""
    name, value = bold.rstrip(_AROUND_A_NAME), text[len(bold) :].lstrip(_AROUND_A_NAME)
    if not name or not value or not text.startswith(bold):
        return None
    return Attribute(name=name, value=value)


class HtmlBlock(HTMLParser):
    """An HTML block: how many `<details>` it opens less those it closes, and its text outside `<summary>`."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.opened = 0
        self.text = ""
        self._in_summary = False
        self.unclosed_comment = content.lstrip().startswith("<!--") and "-->" not in content
        if not self.unclosed_comment:
            self.feed(content)
            self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.opened += tag == "details"
        self._in_summary = self._in_summary or tag == "summary"

    def handle_endtag(self, tag: str) -> None:
        self.opened -= tag == "details"
        if tag in ("summary", "details"):
            self._in_summary = False

    def handle_data(self, data: str) -> None:
        if not self._in_summary:
            self.text += data
