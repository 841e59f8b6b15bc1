"""What people keep: packets with their history, notes, corrections, answers, decisions and approvals.

`open_store` and `restore_store` are the two ways in; `rung.store.quick` is a third for one short note. This file
imports nothing heavy, so that a quick note is quick.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rung.store.records import Restored
    from rung.store.sources import Sources
    from rung.store.store import Store


def open_store(url: str | None, data_dir: Path, sources: Sources | None = None) -> Store:
    """Return the store at this PostgreSQL address, or the one in the data folder, ready to be used.

    A store that is not there is made; one of an older release is upgraded, whole or not at all. `sources` gives the
    clock and the ids. Raises `StoreError` when it is damaged, newer than this release, read-only or out of reach.
    """
    from rung.store.opening import open_store as opened

    return opened(url, data_dir, sources)


def restore_store(url: str | None, data_dir: Path, backup: Path, sources: Sources | None = None) -> Restored:
    """Replace what the store holds by what a backup holds, whole or not at all; the store itself may be damaged.

    The backup is checked first and never changed. Raises `StoreError` when it cannot be used; then nothing changed.
    """
    from rung.store.restoring import restore_store as restored

    return restored(url, data_dir, backup, sources)


__all__ = ["open_store", "restore_store"]
