"""Quick notes as files that intake reads again: a dated log in Markdown, or JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterable

from rung.store.records import QuickNote


def notes_jsonl(notes: Iterable[QuickNote]) -> str:
    """Return one JSON object a line: `id`, `text`, `date`, and the tags as `label`. Nothing is lost or changed."""
    lines: list[str] = []
    for note in notes:
        row = {"id": note.id, "text": note.text, "date": note.day.isoformat()}
        if note.tags:
            row["label"] = ", ".join(note.tags)
        lines.append(json.dumps(row, ensure_ascii=False))
    return "".join(f"{line}\n" for line in lines)


def notes_markdown(notes: Iterable[QuickNote]) -> str:
    """Return a dated log to read: one entry a note, further lines indented under it, tags as `#tag` at its end."""
    entries: list[str] = []
    for note in notes:
        tags = "".join(f" #{tag}" for tag in note.tags)
        text = "\n  ".join(line.strip() for line in note.text.splitlines() if line.strip())
        entries.append(f"- {note.day.isoformat()}: {text}{tags}\n")
    return "".join(entries)
