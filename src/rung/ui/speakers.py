"""Who speaks in a note, so that a person can say whose review it is."""

from __future__ import annotations

from rung.intake.authors import folded
from rung.intake.chat import speakers_in
from rung.intake.columns import columns_of, headless_columns, is_head
from rung.intake.lines import lines_of
from rung.intake.records import records_of
from rung.intake.table import delimiter_of
from rung.intake.taking import take_in
from rung.models import Note


def speakers(note: Note) -> tuple[str, ...]:
    """Return the names in the note, each once, in the order they come; empty for shapes that name nobody.

    Raises `InputError` for a table or JSON line that cannot be read.
    """
    names: list[str]
    if note.format == "chat":
        names = [s.name for s in speakers_in(lines_of(note.text)) if s is not None]
    elif note.format == "csv":
        names = _in_table(note.text)
    elif note.format == "jsonl":
        names = [i.author for i in take_in(note).items if i.author]
    else:
        names = []
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(folded(name), name)
    return tuple(first.values())


def _in_table(text: str) -> list[str]:
    rows = [record.cells for record in records_of(text, delimiter_of(text)) if record.cells]
    rows = rows[1:] if rows and rows[0][0].casefold().startswith("sep=") else rows
    if not rows:
        return []
    headed = is_head(rows[0])
    body = rows[headed:]
    column = (columns_of(rows[0], body) if headed else headless_columns(body)).author
    if column is None:
        return []
    return [name for row in body if column < len(row) and (name := row[column].strip())]
