"""What can go wrong with a store, in words for people. No message carries text that a person has kept.

A driver's own message may quote a row, so it is never passed on: only its code is read.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Callable

from rung.errors import StoreError

_FREE_SPACE = "Nothing was changed. Free some space and save again; the text is still on the page."


class StaleVersion(StoreError):  # noqa: N818  it reads as what happened, and the caller offers a choice
    """What was saved is based on a version that another tab or process has replaced since.

    `expected` is the version the text was based on, `actual` the one in the store. Nothing is lost: the text that
    came too late is kept as `branch` (a revision's number, or a quick note's id).
    """

    def __init__(self, what: str, expected: int, actual: int, branch: int | str | None = None) -> None:
        kept = f" What was just saved is kept beside it as {branch!r}." if branch is not None else ""
        super().__init__(
            f"The {what} was changed elsewhere: it is at version {actual}, this text was based on {expected}.{kept}",
            "Compare the two and choose, or save again on top of the newer one.",
        )
        self.expected = expected
        self.actual = actual
        self.branch = branch


def not_found(what: str, key: str | int) -> StoreError:
    """Return the error for something that is not in the store."""
    return StoreError(f"There is no {what} {key!r} in the store.", f"List what is there, and choose a {what} from it.")


def damaged(where: str) -> StoreError:
    """Return the error for a store that cannot be read as one."""
    return StoreError(
        f"The store {where!r} is damaged, or is not a store of Rung.",
        "It was not changed. Restore a backup with: rung store restore FILE",
    )


def too_new(where: str, version: str | None, known: str) -> StoreError:
    """Return the error for a store that a newer release of Rung has made."""
    return StoreError(
        f"The store {where!r} has the schema {version!r}; this release of Rung knows {known!r} and older.",
        "It was not changed. Install the newer Rung again, or restore an older backup.",
    )


def read_only(where: str) -> StoreError:
    """Return the error for a store that may be read but not written."""
    return StoreError(
        f"The store {where!r} cannot be written: it, its folder or its disk is read-only.",
        "It was not changed. Give yourself the right to write there, or set another data folder (RUNG_DATA_DIR).",
    )


def unreadable(where: str) -> StoreError:
    """Return the error for a store whose file cannot be opened at all."""
    return StoreError(
        f"The store {where!r} cannot be opened.",
        "Check that the folder exists and belongs to you, or set another data folder (RUNG_DATA_DIR).",
    )


def full(where: str) -> StoreError:
    """Return the error for a disk (or a limit on files) that is full."""
    return StoreError(f"The disk of the store {where!r} is full.", _FREE_SPACE)


def busy(where: str) -> StoreError:
    """Return the error for a store that others kept busy for longer than a person waits."""
    return StoreError(
        f"The store {where!r} is busy: another program is writing to it.",
        "Nothing was changed. Close other windows of Rung, then save again.",
    )


def refused_by_disk(where: str) -> StoreError:
    """Return the error for a disk that failed in a way that SQLite has no other name for."""
    return StoreError(f"The disk of the store {where!r} refused to read or write.", _FREE_SPACE)


_SQLITE: dict[int, Callable[[str], StoreError]] = {
    sqlite3.SQLITE_FULL: full,
    sqlite3.SQLITE_READONLY: read_only,
    sqlite3.SQLITE_CORRUPT: damaged,
    sqlite3.SQLITE_NOTADB: damaged,
    sqlite3.SQLITE_BUSY: busy,
    sqlite3.SQLITE_LOCKED: busy,
    sqlite3.SQLITE_CANTOPEN: unreadable,
    sqlite3.SQLITE_PERM: unreadable,
    sqlite3.SQLITE_AUTH: unreadable,
    sqlite3.SQLITE_IOERR: refused_by_disk,
}


def sqlite_fault(error: sqlite3.Error, where: str) -> StoreError:
    """Return the error that a SQLite error means, by its result code alone."""
    code = getattr(error, "sqlite_errorcode", None)
    known = _SQLITE.get(code & 0xFF) if isinstance(code, int) else None
    if known is not None:
        return known(where)
    name = getattr(error, "sqlite_errorname", None) or type(error).__name__
    return StoreError(f"The store {where!r} refused: {name}.", "Nothing was changed. Try again, or run: rung doctor")


def file_fault(error: OSError, where: str) -> StoreError:
    """Return the error that a failing file operation means."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return full(where)
    if error.errno in {errno.EROFS, errno.EACCES, errno.EPERM}:
        return read_only(where)
    return StoreError(
        f"The file {where!r} cannot be used: {error.strerror or type(error).__name__}.", "Name another file or folder."
    )
