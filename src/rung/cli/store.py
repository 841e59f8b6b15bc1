"""`rung note`, `rung notes …` and `rung store …`: what is kept. `rung note` loads as little as it can."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, cast

import typer

from rung.errors import InputError

if TYPE_CHECKING:
    from rung.store.quick import Place
    from rung.store.records import Person, RowCount
    from rung.store.store import Store

notes_app = typer.Typer(help="The notes kept with `rung note`.", no_args_is_help=True, rich_markup_mode=None)
store_app = typer.Typer(help="What is kept: back up, restore, export, delete.", no_args_is_help=True,
                        rich_markup_mode=None)  # fmt: skip

Day = Annotated[str | None, typer.Option("--date", help="The day it was done, such as 2026-03-04; today if not said.")]
Tags = Annotated[list[str] | None, typer.Option("--tag", help="A tag; may be repeated.")]
From = Annotated[str | None, typer.Option("--from", help="The first day.")]
To = Annotated[str | None, typer.Option("--to", help="The last day.")]
Tag = Annotated[str | None, typer.Option("--tag", help="Only notes with this tag.")]
NoteId = Annotated[str, typer.Argument(help="The note's id, or how it begins.", metavar="ID")]
Who = Annotated[str, typer.Option("--person", help="Whose: a name or an id; yours if not said.")]
File = Annotated[Path, typer.Argument(help="The file.", metavar="FILE")]
NotesFormat = Literal["markdown", "jsonl"]
_SHORT = 8


def note(
    text: Annotated[list[str], typer.Argument(help="What you did, or - for standard input.", metavar="TEXT…")],
    date: Day = None,
    tag: Tags = None,
) -> None:
    """Write down one thing you did, in two seconds, all through the cycle."""
    from rung.store.quick import keep_quick_note

    words = sys.stdin.buffer.read().decode("utf-8", "replace") if text == ["-"] else " ".join(text)
    kept = keep_quick_note(_place(), words, _day(date) or dt.date.today(), tag or ())  # the person's own day
    sys.stdout.write(f"Kept for {kept.day.isoformat()} as {kept.id[:_SHORT]}.\n")


@notes_app.command("list")
def list_notes(first: From = None, last: To = None, tag: Tag = None) -> None:
    """Show the notes, oldest day first, one line each."""
    for kept in _store().quick_notes.all(start=_day(first), end=_day(last), tag=tag):
        tags = "".join(f" #{name}" for name in kept.tags)
        sys.stdout.write(f"{kept.id[:_SHORT]}  {kept.day.isoformat()}  {_one_line(kept.text + tags)}\n")


@notes_app.command("edit")
def edit_note(
    note_id: NoteId,
    text: Annotated[list[str] | None, typer.Argument(help="The new text.", metavar="[TEXT…]")] = None,
    date: Day = None,
    tag: Tags = None,
) -> None:
    """Change a note's text, day or tags; what is not given stays."""
    quick = _store().quick_notes
    changed = quick.edit(quick.find(note_id), " ".join(text) if text else None, _day(date), tag)
    sys.stdout.write(f"Changed {changed.id[:_SHORT]}.\n")


@notes_app.command("delete")
def delete_note(note_id: NoteId) -> None:
    """Delete a note; its text is overwritten in the file."""
    quick = _store().quick_notes
    found = quick.find(note_id)
    quick.delete(found.id)
    sys.stdout.write(f"Deleted {found.id[:_SHORT]}.\n")


@notes_app.command("export")
def export_notes(
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write to this new file.")] = None,
    output_format: Annotated[NotesFormat, typer.Option("--format", help="What `rung review` reads.")] = "markdown",
    first: From = None,
    last: To = None,
    tag: Tag = None,
) -> None:
    """Write the notes as a dated log (Markdown) or as JSON Lines; `rung review` reads both."""
    from rung.store.exporting import notes_jsonl, notes_markdown
    from rung.store.whole_file import require_free, write_text

    notes = _store().quick_notes.all(start=_day(first), end=_day(last), tag=tag)
    text = notes_jsonl(notes) if output_format == "jsonl" else notes_markdown(notes)
    if output is None:
        sys.stdout.buffer.write(text.encode("utf-8"))
        return
    require_free(output)
    write_text(output, text)
    sys.stderr.write(f"{len(notes)} notes written to {output}\n")


@store_app.command("backup")
def backup(file: File) -> None:
    """Write all of the store to a new file; you can go on working meanwhile."""
    copy = _store().backup(file)
    sys.stdout.write(f"Backed up to {copy.path}. It holds everything in the store; keep it private.\n")


@store_app.command("restore")
def restore(
    file: File,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Replace everything in the store by a backup, whole or not at all."""
    from rung.store import restore_store

    if not yes:
        typer.confirm("This replaces everything in the store. Go on?", abort=True)
    place = _place()
    done = restore_store(place.url, place.data_dir, file)
    aside = f" The damaged store is kept as {done.kept_aside}." if done.kept_aside else ""
    sys.stdout.write(f"Restored: {_counts(done.rows)}.{aside}\n")


@store_app.command("export")
def export(file: File, person: Who = "me") -> None:
    """Write all that is kept of one person to a new JSON file."""
    store = _store()
    copy = store.write_export(_person(store, person).id, file)
    sys.stdout.write(f"Exported to {copy.path}.\n")


@store_app.command("import")
def take_in(file: File) -> None:
    """Take in a file written by `rung store export`, all of it or nothing."""
    from rung.store.document import read_document

    try:
        data = file.read_bytes()
    except OSError as error:
        raise InputError(f"The file {str(file)!r} cannot be read: {error.strerror}.", "Name another.") from None
    new = _store().import_document(read_document(data, file.name))
    sys.stdout.write(f"Taken in: {_counts(new)}.\n")


@store_app.command("delete-person")
def delete_person(
    person: Annotated[str, typer.Argument(help="A name or an id; `me` for yourself.", metavar="PERSON")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Delete a person and all that is kept of them, for good."""
    store = _store()
    found = _person(store, person)
    if not yes:
        typer.confirm(f"Delete {found.name or found.id!r} and everything kept of them, for good?", abort=True)
    deleted = store.delete_person(found.id)
    sys.stdout.write(f"Deleted: {_counts(deleted.rows)}. {deleted.note}\n")
    for copy in deleted.copies:
        sys.stdout.write(f"A {copy.kind} of {copy.at:%Y-%m-%d} may hold them; it is yours to remove: {copy.path}\n")
    if not deleted.cleared:
        raise typer.Exit(1)


@store_app.command("clear")
def clear() -> None:
    """Rewrite the store's file without what was deleted, when another program was in the way before."""
    if not _store().clear_traces():
        sys.stderr.write("Another program has the store open; close it, then try again.\n")
        raise typer.Exit(1)
    sys.stdout.write("Nothing that was deleted is left in the store.\n")


@store_app.command("history")
def history(
    packet: Annotated[str | None, typer.Argument(help="A packet's id; all packets if none.", metavar="[ID]")] = None,
) -> None:
    """Show the packets, or every revision of one."""
    store = _store()
    if packet is None:
        for kept in store.packets.all():
            line = f"{kept.id}  version {kept.version}  {kept.updated_at:%Y-%m-%d %H:%M}  {_one_line(kept.title)}"
            sys.stdout.write(f"{line.rstrip()}\n")
        return
    for revision in store.packets.history(packet):
        version = f"version {revision.version}" if revision.version else f"branch from {revision.base_version}"
        line = f"{revision.number:>4}  {version:<14}  {revision.at:%Y-%m-%d %H:%M}  {revision.made_by:<6}"
        sys.stdout.write(f"{line}  {_one_line(revision.reason)}".rstrip() + "\n")


def _place() -> Place:
    from rung.settings import read_settings
    from rung.store.quick import Place

    settings = read_settings()
    return Place(cast("str | None", getattr(settings, "database_url", None)), settings.data_dir)


def _store() -> Store:
    from rung.store import open_store

    place = _place()
    return open_store(place.url, place.data_dir)


def _person(store: Store, wanted: str) -> Person:
    """Return the one person with this id or name; `InputError` for none or several."""
    people = (store.people.me(), *store.people.all()) if wanted == "me" else store.people.all()
    found = {p.id: p for p in people if wanted in {p.id, p.name}}
    if wanted in found:
        return found[wanted]
    if len(found) != 1:
        raise InputError(f"{len(found)} people are called {wanted!r}.", "Use an id; they are in: rung store people")
    return next(iter(found.values()))


@store_app.command("people")
def people() -> None:
    """Show whose reviews are kept, with their ids."""
    for person in _store().people.all():
        sys.stdout.write(f"{person.id}  {_one_line(person.name)}".rstrip() + "\n")


def _day(text: str | None) -> dt.date | None:
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise InputError(f"{text!r} is not a day.", "Write it as year-month-day, such as 2026-03-04.") from None


def _counts(rows: tuple[RowCount, ...]) -> str:
    said = [f"{count.rows} {count.table.replace('_', ' ')}" for count in rows if count.rows]
    return ", ".join(said) or "nothing new"


def _one_line(text: str) -> str:
    """Return the text on one line, control characters shown, so that no note can move the cursor."""
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in " ".join(text.split()))
