"""Text from notes, made safe to show: nothing in it acts, and nothing in it is hidden."""

from __future__ import annotations

import re
import unicodedata

_PICTURES = 0x2400
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&$!^])")
_LEADING = re.compile(r"^(\s*)(?:([-+=:])|(\d{1,9})([.)]))")
_ADDRESS = re.compile(
    r"(?:\b[a-z][a-z0-9+.-]{0,30}:)?//\S+|\bwww\.\S+|\bmailto:\S+|[^\s@<>()\[\]]{1,64}@[^\s@]{1,255}\.\w+", re.I
)
_EMOJI_JOINERS = "\u200d\ufe0e\ufe0f"


def visible(text: str) -> str:
    """Return the text with characters that act or hide shown: ESC as `␛`, U+202E as `\\u{202e}`.

    Shown are controls (but newline and tab), bidi and zero-width marks, tags, surrogates, private use and
    variation selectors. A joiner or selector inside an emoji is part of it and stays.
    """
    return "".join(_shown(char, text[place - 1 : place]) for place, char in enumerate(text))


def inline(text: str) -> str:
    """Return the text as one line of Markdown that reads as written: no link, image, HTML or mark-up is live.

    Addresses become code, because readers of Markdown make bare ones into links.
    """
    line = " ".join(visible(text).split())
    parts: list[str] = []
    end = 0
    for found in _ADDRESS.finditer(line):
        parts += [_escaped(line[end : found.start()]), code(found.group())]
        end = found.end()
    parts.append(_escaped(line[end:]))
    return _LEADING.sub(_escape_leading, "".join(parts))


def code(text: str) -> str:
    """Return the text as a Markdown code span, whatever backticks it holds."""
    line = " ".join(visible(text).split())
    fence = "`" * (max((len(run) for run in re.findall(r"`+", line)), default=0) + 1)
    pad = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{pad}{line}{pad}{fence}"


def _shown(char: str, before: str) -> str:
    if char in "\n\t":
        return char
    point = ord(char)
    if point < 0x20:
        return chr(_PICTURES + point)
    if point == 0x7F:
        return "␡"
    if char in _EMOJI_JOINERS and before and (_is_emoji(before) or before in _EMOJI_JOINERS):
        return char
    hidden = unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") and point != 0xAD
    selector = 0xFE00 <= point <= 0xFE0F or 0xE0100 <= point <= 0xE01EF or point in (0x034F, 0x115F, 0x1160, 0x3164)
    return f"\\u{{{point:x}}}" if hidden or selector else char


def _is_emoji(char: str) -> bool:
    return unicodedata.category(char) in ("So", "Sk") or char in "#*0123456789©®‼⁉"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _escape_leading(found: re.Match[str]) -> str:
    blank, mark, number, stop = found.groups()
    return f"{blank}\\{mark}" if mark else f"{blank}{number}\\{stop}"
