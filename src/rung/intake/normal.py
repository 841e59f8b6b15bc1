"""Text as it is compared: without case, quotes, punctuation, bullets and characters that are not seen."""

from __future__ import annotations

import re
import unicodedata

_TOKEN = re.compile(r"\d[\d.,:/]*\d%?|\d%?|[^\W_]+(?:['][^\W_]+)*")
_QUOTES = str.maketrans({"‘": "'", "’": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


def plain(text: str) -> str:
    """Return the text with one spelling of quotes and dashes, and without invisible format characters."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_QUOTES)
        text = "".join(c for c in text if unicodedata.category(c) != "Cf")
    return text


def tokens(text: str) -> list[str]:
    """Return the words and numbers of the text, in order and without case; "10%" and "4.5" are one token each."""
    return _TOKEN.findall(plain(text).casefold())


def raw_tokens(text: str) -> list[str]:
    """Return the words and numbers of the text as they are written."""
    return _TOKEN.findall(plain(text))
