"""Remembers which copies Rung has written, so that a person who is deleted can be told where they still are.

The list is a file of its own: a restore of the store must not make it forget.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from rung.store.records import CopyKind, CopyMade
from rung.store.sources import Sources
from rung.store.sqlite_file import private_folder, told

FILE_NAME = "rung-copies.jsonl"


@dataclass(frozen=True, slots=True)
class Copies:
    """The list of copies in a data folder."""

    data_dir: Path
    sources: Sources

    @property
    def _file(self) -> Path:
        return self.data_dir / FILE_NAME

    def remember(self, kind: CopyKind, path: Path) -> CopyMade:
        """Add a copy to the list, before it is written: a copy that a crash cuts short is still found."""
        copy = CopyMade(kind=kind, path=str(path.absolute()), at=self.sources.clock())
        private_folder(self.data_dir)
        with told(str(self._file)):
            handle = os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            try:
                os.write(handle, copy.model_dump_json().encode() + b"\n")
                os.fsync(handle)
            finally:
                os.close(handle)
        return copy

    def still_there(self) -> tuple[CopyMade, ...]:
        """Return the copies that are still where they were written, oldest first, each once."""
        if not self._file.exists():
            return ()
        with told(str(self._file)):
            lines = self._file.read_bytes().splitlines()
        found: dict[str, CopyMade] = {}
        for line in lines:
            try:
                copy = CopyMade.model_validate_json(line)
            except ValidationError:
                continue  # a line that a crash cut short: its copy was not begun
            if Path(copy.path).exists():
                found[copy.path] = copy
        return tuple(found.values())
