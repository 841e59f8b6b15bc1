"""Markdown bullets: nested lists, headings and the paragraphs between, from markdown-it's own block tree.

A bullet with bullets under it is its children's label when it only names them ("Q3 hardening:", "**Mentoring**"),
one item with them when they carry it on ("Result: …", "which cut …"), and an item beside them otherwise.
"""

from __future__ import annotations

import re

from rung.intake import voice
from rung.intake.body import UNTICKED, Setting, body_pieces, is_unticked, piece_of
from rung.intake.content import heading_label, is_heading
from rung.intake.dates import FoundDate, date_at, is_day_first, whole_date, with_years, year_in
from rung.intake.lines import BULLET, Line, lines_of
from rung.intake.markdown_tree import Block, Node, blocks_of
from rung.intake.pieces import Piece

_CONTAINER = re.compile(r"[ \t]*>[ \t]?")
_FENCE = re.compile(r"\s*(?:```|~~~)")


def bullet_pieces(text: str, _author: str | None = None) -> list[Piece]:
    """Return the pieces of Markdown notes. Lines that markdown-it gives no block for are read as plain text."""
    return _Bullets(text).pieces()


class _Bullets:
    """One reading of one note."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = lines_of(text)
        self.day_first = is_day_first(text)
        self.setting = Setting()
        self.year: int | None = None
        self.found: list[Piece] = []
        self.covered = [False] * (len(self.lines) + 1)

    def pieces(self) -> list[Piece]:
        blocks = blocks_of(self.text)
        dates = self._dates(blocks)
        for index, block in enumerate(blocks):
            following = blocks[index + 1].kind if index + 1 < len(blocks) else ""
            if block.kind == "list":
                self._siblings(block.nodes)
            elif block.kind == "quoted":
                self._leave(block, "quoted", "A quotation: someone else's words.")
            elif block.kind == "fence" and self._closed(block):
                self._leave(block, "metadata", "A block of code.")
            elif block.kind == "heading_open" and self._names(block):
                self._head(block, dates[index])
            else:
                self._plain(block, following == "list", dates[index])
        self._rest()
        return self.found

    def _dates(self, blocks: list[Block]) -> list[Setting]:
        """Return, block by block, the day that the headings above give."""
        found: list[FoundDate | None] = []
        for block in blocks:
            line = self.lines[block.first].text
            heads = block.kind in ("heading_open", "paragraph_open") and block.last - block.first == 1
            found.append(whole_date(line, self.day_first) if heads else None)
        return [Setting(date=day) for day in with_years(found)]

    def _span(self, first: int, last: int) -> tuple[int, int]:
        """Return the characters of these lines without the marks in front of the first."""
        line = self.lines[first]
        at = 0
        while found := (BULLET.match(line.text, at) or _CONTAINER.match(line.text, at)):
            at = found.end()
        return line.start + at, self.lines[max(first, last - 1)].end

    def _mark(self, start: int, end: int) -> None:
        if start < end:
            self.found.append(Piece(start, end, "mark"))

    def _cover(self, first: int, last: int) -> list[Line]:
        self.covered[first:last] = [True] * (last - first)
        return self.lines[first:last]

    def _leave(self, block: Block, kind: str, reason: str) -> None:
        covered = self._cover(block.first, min(block.last, len(self.lines)))
        if covered:
            assert kind in ("quoted", "metadata")
            self.found.append(Piece(covered[0].start, covered[-1].end, kind, reason))

    def _closed(self, block: Block) -> bool:
        last = self.lines[block.last - 1].text
        return block.last - block.first > 1 and _FENCE.match(last) is not None

    def _names(self, block: Block) -> bool:
        """Return False for a sentence that became a heading only because a rule stands right under it."""
        line = self.lines[block.first].text
        if re.match(r"\s*#{1,6}(\s|$)", line):
            return True
        return block.last - block.first == 2 and is_heading(line, before_a_list=True)

    def _head(self, block: Block, dated: Setting) -> None:
        covered = self._cover(block.first, block.last)
        whole = self.text[covered[0].start : covered[0].end]
        kind = "timestamp" if dated.date else "heading"
        self.found.append(Piece(covered[0].start, covered[0].end, kind, "A heading."))
        self.setting = Setting(date=dated.date, label=heading_label(whole))
        self.year = year_in(whole) or self.year

    def _plain(self, block: Block, before_list: bool, dated: Setting) -> None:
        covered = self._cover(block.first, block.last)
        only = covered[0]
        if len(covered) == 1 and (dated.date or is_heading(only.text, before_list)):
            kind = "timestamp" if dated.date else "heading"
            self.found.append(Piece(only.start, only.end, kind, "A heading."))
            self.setting = Setting(date=dated.date or self.setting.date, label=heading_label(only.text))
        elif all(line.text.lstrip().startswith("|") for line in covered):
            self._table(covered)
        else:
            self.found.extend(body_pieces(self.text, covered, self.setting))

    def _table(self, rows: list[Line]) -> None:
        ruled = [bool(re.fullmatch(r"[\s|:-]+", row.text)) for row in rows]
        for index, row in enumerate(rows):
            start = row.start + len(row.text) - len(row.text.lstrip("| \t"))
            end = row.start + len(row.text.rstrip("| \t"))
            if ruled[index] or start >= end:
                continue
            if index == 0 and len(rows) > 1 and ruled[1]:
                self.found.append(Piece(start, end, "header", "The head of a table."))
            else:
                self.found.append(piece_of(self.text, (start, end), self.setting))

    def _siblings(self, nodes: list[Node]) -> None:
        for node in nodes:
            self._item(node)

    def _item(self, node: Node) -> None:
        last = max(node.last, node.first + 1)
        if node.children and node.children[0].first == node.first:
            last = node.first
        start, end = self._span(node.first, last) if last > node.first else (0, 0)
        own = self.text[start:end]
        self._mark(self.lines[node.first].start, start)
        self._cover(node.first, last)
        outer = self.setting
        children = node.children
        if own.strip() and children and is_heading(own, before_a_list=True):
            self.found.append(Piece(start, end, "heading", "It names the items under it."))
            self.setting = Setting(date=outer.date, label=heading_label(own))
        elif own.strip() and is_unticked(self.lines[node.first].text):
            self.found.append(Piece(start, end, "metadata", UNTICKED))
        elif own.strip():
            carried = self._carried(own, children)
            if carried:
                end = self._span(carried[-1].first, carried[-1].last)[1]
                self._cover(node.first, carried[-1].last)
                children = children[len(carried) :]
            found = date_at(own, 0, self.day_first)
            dated = Setting(date=(found.on(self.year) if found else None) or outer.date, label=outer.label)
            self.found.append(piece_of(self.text, (start, end), dated))
        self._siblings(children)
        self.setting = outer

    def _carried(self, own: str, children: list[Node]) -> list[Node]:
        """Return the first children that carry their parent's sentence on."""
        carried: list[Node] = []
        for child in children:
            content = self.text[slice(*self._span(child.first, child.last))]
            lower = content[:1].islower() and own[:1].isupper() and not voice.opens_with_work(content)
            if child.children or not content.strip() or not (lower or voice.points_back(content)):
                break
            carried.append(child)
        return carried

    def _rest(self) -> None:
        """Read the lines that belong to no block as plain text, each stretch of neighbours by itself."""
        stretch: list[Line] = []
        for index, line in enumerate(self.lines):
            if self.covered[index] or line.blank:
                self.found.extend(body_pieces(self.text, stretch, Setting()))
                stretch = []
            else:
                stretch.append(line)
        self.found.extend(body_pieces(self.text, stretch, Setting()))
