"""Writes a file whole or not at all, open to its owner alone, and never over another one."""

from __future__ import annotations

from pathlib import Path

from rung.errors import InputError
from rung.store import sqlite_file


def require_free(path: Path) -> None:
    """Raise `InputError` when something has this name already, or its folder is not there."""
    if path.exists():
        raise InputError(f"The file {str(path)!r} is there already.", "Name a new one.")
    if not path.parent.is_dir():
        raise InputError(f"The folder {str(path.parent)!r} is not there.", "Make it, or name another.")


def write_text(path: Path, text: str) -> None:
    """Write text as UTF-8 to a new file. `StoreError` when the disk does not take it, `InputError` when it exists."""
    new = sqlite_file.new_file(path.parent)
    try:
        with sqlite_file.told(str(path)):
            new.write_text(text + "\n", encoding="utf-8", newline="\n")
        _publish(new, path)
    finally:
        new.unlink(missing_ok=True)


def write_copy(store: Path, path: Path) -> None:
    """Write a checked copy of a SQLite store to a new file. Raises as `write_text` does."""
    new = sqlite_file.new_file(path.parent)
    try:
        sqlite_file.copy_to(store, new)
        _publish(new, path)
    finally:
        sqlite_file.remove(new)


def _publish(new: Path, path: Path) -> None:
    sqlite_file.sync(new)
    if not sqlite_file.publish(new, path):
        raise InputError(f"The file {str(path)!r} is there already.", "Name a new one.")
