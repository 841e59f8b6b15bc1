"""What may be kept as text: anything that both databases give back unchanged."""

from __future__ import annotations

from collections.abc import Iterable

from rung.errors import InputError


def plain(text: str, what: str) -> str:
    """Return the text unchanged; `InputError` (without the text) for what no database keeps: NUL, half a character."""
    at = text.find("\0")
    if at < 0:
        try:
            text.encode("utf-8")
        except UnicodeEncodeError as error:
            at = error.start
    if at >= 0:
        raise InputError(
            f"The {what} has a character that cannot be kept, at position {at + 1}.", "Remove it, then save again."
        )
    return text


def some(text: str, what: str) -> str:
    """Return the text without white space around it; `InputError` when nothing is left."""
    stripped = plain(text, what).strip()
    if not stripped:
        raise InputError(f"The {what} is empty.", "Write a few words.")
    return stripped


def tags_of(tags: Iterable[str]) -> tuple[str, ...]:
    """Return tags without white space or `#` around them, each once, in the order given."""
    cleaned = (some(tag.strip().lstrip("#"), "tag") for tag in tags)
    return tuple(dict.fromkeys("-".join(tag.split()) for tag in cleaned))
