"""The outline of a ladder: what stands on which line, with everything that is not the shape of a ladder.

Reading stops at the first error, the lint names them all, so the outline never raises.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from rung.ladder.emoji import split_emoji
from rung.ladder.finding import Finding, FindingKind, Severity
from rung.ladder.markup import HtmlBlock, bold_attribute, line_of, plain_text, shortened
from rung.ladder.mojibake import repair_mojibake
from rung.models import Attribute

_LISTS = frozenset({"bullet_list", "ordered_list"})
_IGNORED = frozenset({"hr"})


@dataclass(frozen=True)
class Entry:
    """A plain text and the line it starts on, counted from 1."""

    text: str
    line: int


@dataclass
class AreaOutline:
    """An area as it stands in the file."""

    line: int
    emoji: str
    name: str
    expectations: list[Entry] = field(default_factory=list[Entry])
    examples: list[Entry] = field(default_factory=list[Entry])
    has_refused: bool = False
    """Whether a bullet of the area could not be read, so that the area is not called empty as well."""


@dataclass
class Outline:
    """A ladder as it stands in the file. `title` is None when there is no usable first heading."""

    level: str = ""
    title: str | None = None
    line: int = 1
    summary: list[str] = field(default_factory=list[str])
    attributes: list[Attribute] = field(default_factory=list[Attribute])
    areas: list[AreaOutline] = field(default_factory=list[AreaOutline])
    findings: list[Finding] = field(default_factory=list[Finding])


def read_outline(text: str) -> Outline:
    """Return the outline of a ladder's Markdown, with a finding for all that is not the shape of a ladder."""
    root = SyntaxTreeNode(MarkdownIt("commonmark").parse(text.removeprefix("\ufeff")))
    reader = _Reader()
    for block in root.children:
        reader.block(block)
    return reader.finish()


class _Reader:
    """Walks the top-level blocks in order and files each under the heading it stands under."""

    def __init__(self) -> None:
        self._outline = Outline()
        self._details_depth = 0
        self._details_line = 0
        self._example_heading = False
        self._seen_level = False

    def block(self, node: SyntaxTreeNode) -> None:
        if node.type == "heading":
            self._heading(node)
        elif node.type in _LISTS:
            self._list(node)
        elif node.type == "html_block":
            self._html_block(node)
        elif node.type in ("blockquote", "paragraph") and self._seen_level and not self._outline.areas:
            self._outline.summary.append(plain_text(node))
        elif node.type not in _IGNORED:
            self._note(
                line_of(node),
                "not_read",
                f"This text is not read as part of the ladder: {shortened(plain_text(node) or node.content)!r}.",
                "Make it a bullet if it is an expectation; otherwise leave it, it changes nothing.",
            )

    def finish(self) -> Outline:
        outline = self._outline
        self._check_closed()
        if not self._seen_level:
            self._note(
                1,
                "unreadable",
                "The ladder has no first-level heading.",
                "Start it with the level and the title, such as '# L3: Senior Security Engineer'.",
            )
        elif not outline.areas:
            self._note(
                outline.line,
                "unreadable",
                "The ladder has no areas.",
                "Give each area a heading such as '## Domain Expertise' and a list of expectations.",
            )
        for area in outline.areas:
            if not area.expectations and not area.has_refused:
                self._note(
                    area.line,
                    "empty_area",
                    f"The area {area.name!r} has no expectations.",
                    "Add at least one expectation as a bullet under its heading, or remove the area.",
                )
        return outline

    # ---- headings -------------------------------------------------------------------------------

    def _heading(self, node: SyntaxTreeNode) -> None:
        text, line = plain_text(node), line_of(node)
        if node.tag in ("h1", "h2"):
            self._check_closed()
        if node.tag == "h1":
            self._level(text, line)
        elif node.tag == "h2":
            self._area(text, line)
        elif self._outline.areas and text.rstrip(":").casefold() in ("example", "examples"):
            self._example_heading = True
        else:
            self._note(
                line,
                "unreadable",
                f"The heading {text!r} is neither the level, nor an area, nor 'Examples'.",
                "Use '#' once for the level and '##' for each area; put its points into the area's list.",
            )

    def _level(self, text: str, line: int) -> None:
        if self._seen_level:
            self._note(
                line,
                "unreadable",
                f"A second first-level heading: {text!r}.",
                "Keep one level in one file, and make areas second-level headings ('##').",
            )
            return
        self._seen_level = True
        self._outline.line = line
        level, _, title = text.replace("：", ":").partition(":")
        if not level.strip() or not title.strip():
            self._note(
                line,
                "unreadable",
                f"The heading {text!r} does not name a level and a title.",
                "Write both with a colon between them, such as '# L3: Senior Security Engineer'.",
            )
            return
        self._outline.level, self._outline.title = level.strip(), title.strip()

    def _area(self, text: str, line: int) -> None:
        # A broken emoji would put its letters into the area's code, so the heading is read as it was meant;
        # the lint still names it.
        emoji, name = split_emoji(repair_mojibake(text))
        self._example_heading = False
        if not self._seen_level:
            self._note(
                line,
                "unreadable",
                f"The area {name!r} stands before the level's heading.",
                "Put the level first, such as '# L3: Senior Security Engineer'.",
            )
            self._seen_level = True
            self._outline.line = line
        if not name:
            self._note(
                line,
                "unreadable",
                f"The area heading {text!r} has no name.",
                "Write the area's name after '##'.",
            )
        same = [a for a in self._outline.areas if a.name.casefold() == name.casefold()]
        if same and name:
            self._note(
                line,
                "duplicate",
                f"The area {name!r} already stands on line {same[0].line}.",
                "Move its expectations there, or give one of the two another name.",
            )
        self._outline.areas.append(AreaOutline(line=line, emoji=emoji, name=name))

    # ---- lists and what stands around them ------------------------------------------------------

    def _list(self, node: SyntaxTreeNode) -> None:
        for item in node.children:
            line = line_of(item)
            if self._usable(item, line):
                self._bullet(item, Entry(plain_text(item), line))
            elif self._outline.areas:
                self._outline.areas[-1].has_refused = True

    def _usable(self, item: SyntaxTreeNode, line: int) -> bool:
        other = [c for c in item.children if c.type != "paragraph"]
        if other and other[0].type in _LISTS:
            problem, then = (
                "A list inside a bullet.",
                "Make each point a bullet of its own, without indentation.",
            )
        elif other:
            problem = f"Something other than text inside a bullet: {shortened(other[0].content)!r}."
            then = "Put it after an empty line, without indentation."
        elif not plain_text(item):
            problem, then = "An empty bullet.", "Write the text after it, or remove the bullet."
        else:
            return True
        self._note(line, "unreadable", problem, then)
        return False

    def _bullet(self, item: SyntaxTreeNode, entry: Entry) -> None:
        areas, in_examples = self._outline.areas, self._details_depth > 0 or self._example_heading
        if areas:
            (areas[-1].examples if in_examples else areas[-1].expectations).append(entry)
            return
        attribute = None if in_examples else bold_attribute(item)
        if attribute is None:
            self._note(
                entry.line,
                "unreadable",
                f"A bullet outside any area: {shortened(entry.text)!r}.",
                "Move it under an area's heading ('## …'); an attribute needs its name in bold and a value, "
                "such as '- **Impact Radius**: Peers (2-5).'",
            )
        elif any(a.name.casefold() == attribute.name.casefold() for a in self._outline.attributes):
            self._note(entry.line, "duplicate", f"A second attribute {attribute.name!r}.", "Keep one of the two.")
        else:
            self._outline.attributes.append(attribute)

    def _html_block(self, node: SyntaxTreeNode) -> None:
        html = HtmlBlock(node.content)
        if html.opened > 0:
            self._details_line = line_of(node)
        self._details_depth = max(0, self._details_depth + html.opened)
        if html.unclosed_comment:
            self._note(
                line_of(node),
                "unreadable",
                "A comment that is not closed hides the rest of the file.",
                "Add '-->' where the comment ends.",
            )
        elif html.text.strip():
            self._note(
                line_of(node),
                "unreadable",
                f"Text inside HTML is not read: {shortened(html.text)!r}.",
                "Leave an empty line after '</summary>' and before '</details>', so that the list is a list.",
            )

    def _check_closed(self) -> None:
        if self._details_depth:
            self._note(
                self._details_line,
                "unreadable",
                "A '<details>' that is not closed within its area.",
                "Add '</details>' on a line of its own after the examples.",
            )
            self._details_depth = 0

    def _note(self, line: int, kind: FindingKind, problem: str, what_to_do: str) -> None:
        severity: Severity = "advice" if kind == "not_read" else "error"
        self._outline.findings.append(
            Finding(line=line, kind=kind, severity=severity, problem=problem, what_to_do=what_to_do)
        )
