"""An e-mail: headers, greeting, signature and quoted mail are left out; the body is read as plain text."""

from __future__ import annotations

import re

from rung.intake import voice
from rung.intake.body import Setting, body_pieces
from rung.intake.lines import Line, lines_of
from rung.intake.pieces import Piece, has_words
from rung.models import LeftOutKind

HEADER = re.compile(
    r"[*_]{0,2}(from|to|cc|bcc|subject|date|sent|reply-to|message-id|received|importance|attachments?|mime-version"
    r"|content-type|content-transfer-encoding|return-path|x-[\w-]+)[*_]{0,2}:[*_]{0,2}(?:\s|$)",
    re.IGNORECASE,
)
SIGN_OFF = re.compile(
    r"\s*(?:(?:(?:with )?(?:all |very |my )?(?:kind|best|warm|many)?(?:est)?\s*(?:regards|wishes)|best|kindly|cheers"
    r"|sincerely|yours(?: (?:truly|sincerely|faithfully))?|thanks(?: (?:again|so much|a lot|in advance))?|many thanks"
    r"|thank you(?: \w+)?|warmly|talk soon|take care|all the best|br|rgds)\s*[,.!–—-]*|sent from my \w.*)\s*",
    re.IGNORECASE,
)
_DASHES = re.compile(r"\s*--\s*")
_NAME_DASH = re.compile(r"\s*(?:[–—]\s*|--\s*|-)[A-Z][\w'’.-]*(?:\s+[A-Z][\w'’.-]*){0,2}\s*")
_WROTE = re.compile(r"\s*(?:on\b.{3,200}\bwrote|.{3,120}\bwrote)\s*:\s*", re.IGNORECASE)
_WROTE_OPEN = re.compile(r"\s*on\b.{0,20}\d.*", re.IGNORECASE)
_FORWARD = re.compile(
    r"\s*(?:-{2,}\s*(?:original message|forwarded message|forwarded by .*)\s*-{2,}|begin forwarded message:|_{20,})\s*",
    re.IGNORECASE,
)
_POSTSCRIPT = re.compile(r"\s*p\.?\s?p?\.?s\b\.?\s*:?", re.IGNORECASE)


def email_pieces(text: str, _author: str | None = None) -> list[Piece]:
    """Return the pieces of an e-mail; its `Date:` is when it was sent, which dates no item."""
    lines = lines_of(text)
    pieces: list[Piece] = []
    stretch: list[Line] = []
    at = 0
    written = False
    while at < len(lines):
        part, kind, reason = _special(lines, at, written)
        if not part:
            stretch.append(lines[at])
            written = written or has_words(lines[at].text)
            at += 1
            continue
        pieces.extend(body_pieces(text, stretch, Setting()))
        stretch = []
        pieces.append(Piece(lines[at].start, lines[at + part - 1].end, kind, reason))
        at += part
    pieces.extend(body_pieces(text, stretch, Setting()))
    return pieces


def header_length(lines: list[Line], at: int) -> int:
    """Return how many lines from here are a mail's header block: two known headers or more, with folded lines."""
    end = at
    headers = 0
    while end < len(lines) and not lines[end].blank:
        if HEADER.match(lines[end].text):
            headers += 1
        elif not headers or not lines[end].indent:
            break
        end += 1
    return end - at if headers >= 2 else 0


def _special(lines: list[Line], at: int, written: bool) -> tuple[int, LeftOutKind, str]:
    """Return how many lines from here are no body text, and what they are; 0 lines when they are body text."""
    line = lines[at]
    if line.blank:
        return 0, "empty", ""
    quoted = _quoted_length(lines, at)
    if quoted:
        return quoted, "quoted", "Quoted from another message."
    header = header_length(lines, at)
    if header and not written:
        return header, "metadata", "The header of the e-mail."
    if header or _FORWARD.fullmatch(line.text):
        # What stands behind it is another message, unless nothing was written above it: then it is the message.
        if not written:
            return 1, "metadata", "It marks a forwarded message."
        return len(lines) - at, "quoted", "An earlier message under this one."
    signature = _signature_length(lines, at) if written else 0
    return signature, "signature", "The end of the e-mail: who wrote it."


def _quoted_length(lines: list[Line], at: int) -> int:
    end = at
    if _WROTE.fullmatch(lines[at].text):
        end = at + 1
    elif _WROTE_OPEN.fullmatch(lines[at].text) and at + 1 < len(lines):
        # Mail programs fold "On … wrote:" when the address is long.
        folded = lines[at].text + " " + lines[at + 1].text
        end = at + 2 if lines[at + 1].text.rstrip().endswith(":") and _WROTE.fullmatch(folded) else at
    last = end
    while end < len(lines) and (lines[end].blank or lines[end].text.lstrip().startswith(">")):
        end += 1
        last = last if lines[end - 1].blank else end
    return last - at


def _signature_length(lines: list[Line], at: int) -> int:
    line = lines[at].text
    dashes = _DASHES.fullmatch(line) is not None
    signed = _NAME_DASH.fullmatch(line) is not None and not voice.opens_with_work(line)
    if not (dashes or signed or SIGN_OFF.fullmatch(line.strip())):
        return 0
    last = at + 1
    for end in range(at + 1, len(lines)):
        text = lines[end].text
        if end - at > 12:
            break
        if lines[end].blank:
            continue
        if _quoted_length(lines, end) or _FORWARD.fullmatch(text) or _POSTSCRIPT.match(text):
            break
        # Names, titles and numbers are short; a sentence behind a sign-off is body text again.
        if len(text.split()) > 12 or (not dashes and text.rstrip().endswith((".", "!", ":"))):
            break
        if not dashes and voice.opens_with_work(text):
            break
        last = end + 1
    return last - at
