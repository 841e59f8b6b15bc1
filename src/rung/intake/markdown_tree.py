"""The blocks of Markdown notes and the lines they stand on, from markdown-it's own tree."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from rung.intake.lines import lines_of

# Marks of word processors that Markdown does not know, each replaced by one that it does, of the same length.
_FOREIGN_MARK = re.compile(r"(?m)^([ \t>]*)[•◦▪‣●○·–—](?=[ \t])")
_TAG_LINE = re.compile(r"[ \t]*(?:<!--(?:(?!-->).)*-->|<summary>[^<]*</summary>|</?[a-z][^<>]*>)[ \t]*", re.IGNORECASE)
_TEXT = ("paragraph_open", "heading_open", "fence", "code_block")


@dataclass(slots=True)
class Node:
    """A list item: the lines of its own text (`last` is exclusive), and the list items under it."""

    first: int
    last: int
    children: list[Node]


@dataclass(slots=True)
class Block:
    """A top-level block: a list with its items, a quotation, or a leaf named as markdown-it names it."""

    kind: str
    first: int
    last: int
    nodes: list[Node]


def blocks_of(text: str) -> list[Block]:
    """Return the top-level blocks of Markdown notes in order. Lines without a block are in none of them."""
    # Tags would swallow the bullets behind them, so their lines are blank to the parser.
    parser = MarkdownIt("commonmark", {"maxNesting": 100}).disable(["html_block", "reference"])
    parser.core.ruler.disable(["inline"])
    shown = "\n".join("" if _TAG_LINE.fullmatch(line.text) else line.text for line in lines_of(text))
    tree = _Tree()
    for token in parser.parse(_FOREIGN_MARK.sub(r"\1-", shown)):
        tree.take(token)
    return tree.blocks


class _Tree:
    """What is open while the tokens go by."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.items: list[Node] = []
        self.quotes = 0
        self.lists = 0

    def take(self, token: Token) -> None:
        first, last = token.map or (0, 0)
        match token.type:
            case "blockquote_open" | "blockquote_close":
                if token.nesting > 0 and not self.quotes and not self.items:
                    self.blocks.append(Block("quoted", first, last, []))
                self.quotes += token.nesting
            case "bullet_list_open" | "ordered_list_open" | "bullet_list_close" | "ordered_list_close":
                if token.nesting > 0 and not self.quotes and not self.lists:
                    self.blocks.append(Block("list", first, last, []))
                self.lists += 0 if self.quotes else token.nesting
            case "list_item_open" | "list_item_close":
                self._item(token, first)
            case kind if kind in _TEXT:
                self._text(kind, first, last)
            case _:
                pass

    def _item(self, token: Token, first: int) -> None:
        if self.quotes:
            return
        if token.nesting < 0:
            self.items.pop()
            return
        node = Node(first, first, [])
        (self.items[-1].children if self.items else self.blocks[-1].nodes).append(node)
        self.items.append(node)

    def _text(self, kind: str, first: int, last: int) -> None:
        if self.items:
            # Text behind an item's children is not in one piece with it: it is read as plain text.
            if not self.items[-1].children:
                self.items[-1].last = max(self.items[-1].last, last)
        elif not self.quotes:
            self.blocks.append(Block(kind, first, last, []))
