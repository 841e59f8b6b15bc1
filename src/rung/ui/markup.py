"""HTML that is safe by construction: every plain string is escaped, only `element` makes tags.

Streamlit-free. Characters that cannot be seen, or that reorder what is seen, are written out (`⟨U+202E⟩`), so
that what a person reads is what the text holds.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable

_TAGS = frozenset(
    {"article", "b", "br", "dd", "details", "div", "dl", "dt", "footer", "h1", "h2", "h3", "header", "li", "mark", "p",
     "section", "small", "span", "summary", "sup", "ul"}
)  # fmt: skip
_ATTRIBUTES = frozenset({"class", "title", "role", "tabindex", "aria-label", "aria-hidden"})
# Hangul fillers, the combining grapheme joiner and the braille blank take no ink though they are not format characters.
_BLANKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~<>:$&^=])")


class Html(str):
    """Markup made by this module. A plain `str` is text and gets escaped; an `Html` is put in as it is."""

    __slots__ = ()


Child = str | Html | Iterable["Child"] | None


def element(tag: str, *children: Child, **attributes: str | None) -> Html:
    """Return `<tag …>children</tag>` with plain text and attribute values escaped.

    `cls` stands for `class` and `aria_label` for `aria-label`; an attribute that is None is left off. Raises
    `ValueError` for a tag or attribute outside the closed set: no link target, no image, no script can be made.
    """
    if tag not in _TAGS:
        raise ValueError(f"the tag {tag!r} is not one that may be made")
    written = ""
    for key, value in attributes.items():
        name = "class" if key == "cls" else key.replace("_", "-")
        if name not in _ATTRIBUTES:
            raise ValueError(f"the attribute {name!r} is not one that may be made")
        if value is not None:
            written += f' {name}="{html.escape(visible(value), quote=True)}"'
    if tag == "br":
        return Html("<br>")
    return Html(f"<{tag}{written}>{join(*children)}</{tag}>")


def join(*children: Child) -> Html:
    """Return the children one after another, plain text escaped."""
    return Html("".join(_child(child) for child in children))


def _child(child: Child) -> str:
    if child is None:
        return ""
    if isinstance(child, Html):
        return child
    if isinstance(child, str):
        return html.escape(visible(child), quote=True)
    return "".join(_child(one) for one in child)


def label(text: str, limit: int = 80) -> str:
    """Return text for a widget's label, where Markdown is read: one line, marks escaped, cut at `limit`."""
    line = " ".join(visible(text).split())
    cut = line if len(line) <= limit else line[: limit - 1].rstrip() + "…"
    return _MARKDOWN.sub(r"\\\1", cut)


def option(text: str, limit: int = 60) -> str:
    """Return text for an option of a select box, which is shown as it is: one line, hidden characters written out."""
    line = " ".join(visible(text).split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def visible(text: str) -> str:
    """Return the text with every hidden or reordering character written as `⟨U+XXXX⟩`.

    Line ends and tabs stay. Joiners stay where writing needs them: inside emoji, and in Arabic and Indic scripts.
    """
    text = text.replace("\r\n", "\n")
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(text, at) for at in range(len(text)))


def _shown(text: str, at: int) -> str:
    char = text[at]
    if char in "\n\t":
        return char
    if not _hidden(char) or _joins(text, at):
        return char
    return f"⟨U+{ord(char):04X}⟩"


def _hidden(char: str) -> bool:
    category = unicodedata.category(char)
    selector = 0xFE00 <= ord(char) <= 0xFE0F or 0xE0100 <= ord(char) <= 0xE01EF
    return category in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"} or selector or char in _BLANKS


def _joins(text: str, at: int) -> bool:
    char, before = text[at], text[at - 1] if at else ""
    after = text[at + 1] if at + 1 < len(text) else ""
    if char in "\ufe0e\ufe0f":
        return bool(before) and (unicodedata.category(before) in {"So", "Sm"} or before in "0123456789#*")
    if char == "\u200d" and _pictograph(before) and _pictograph(after):
        return True
    if char in "\u200c\u200d":
        return bool(before) and bool(after) and 0x0600 <= ord(before) <= 0x0DFF
    return False


def _pictograph(char: str) -> bool:
    return bool(char) and (unicodedata.category(char) in {"So", "Sk"} or char in "\ufe0f♀♂")
