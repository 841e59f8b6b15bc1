"""The only place that knows where ladders, prompts and examples are: in the repository, or in the wheel."""

from __future__ import annotations

from pathlib import Path

from rung.errors import InputError

_PACKAGE = Path(__file__).resolve().parent
_REPOSITORY = _PACKAGE.parent.parent


def asset(*parts: str) -> Path:
    """Return the path of a shipped file, such as `asset("ladder", "l3-senior-security-engineer.md")`.

    The wheel's copy is used when there is one, the repository's otherwise. Raises `InputError` when neither is there.
    """
    for root in (_PACKAGE / "_data", _REPOSITORY):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise InputError(f"The file {'/'.join(parts)!r} is not part of this installation.", "Install rung again.")


def default_ladder() -> Path:
    """Return the path of the built-in ladder."""
    return asset("ladder", "l3-senior-security-engineer.md")
