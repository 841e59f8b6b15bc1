"""What every command that takes notes reads: the notes, the ladder, the engine."""

from __future__ import annotations

import datetime as dt
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rung.errors import InputError
from rung.vocabulary import EngineName, InputFormat

if TYPE_CHECKING:
    from collections.abc import Generator

    from rung.engines.base import Progress
    from rung.models import Ladder, Note, Packet
    from rung.pipeline.review import ReviewOptions

Notes = Annotated[str, typer.Argument(help="A file with notes, or - for standard input.", metavar="NOTES")]
Input = Annotated[InputFormat | None, typer.Option("--input", help="The shape of the notes, when the guess is wrong.")]
Author = Annotated[str | None, typer.Option("--author", help="Whose review it is, when several people speak.")]
Engine = Annotated[EngineName | None, typer.Option("--engine", help="Which engine maps the notes.")]
LadderFile = Annotated[Path | None, typer.Option("--ladder", help="Another ladder file of the same shape.")]
Cycle = Annotated[str | None, typer.Option("--cycle", help="The review cycle, such as 2026-01-01..2026-06-30.")]


def read_notes(notes: str, input_format: InputFormat | None) -> Note:
    """Return the decoded notes of a file or of standard input (`-`); `InputError` when they cannot be read."""
    from rung.intake import read_note

    if notes == "-":
        return read_note(sys.stdin.buffer.read(), "standard input", input_format)
    path = Path(notes)
    try:
        data = path.read_bytes()
    except IsADirectoryError:
        raise InputError(f"{notes!r} is a folder.", "Name a file with notes, or - for standard input.") from None
    except OSError as error:
        raise InputError(
            f"The notes {notes!r} cannot be read: {error.strerror}.",
            "Check the name, or use - for standard input.",
        ) from None
    return read_note(data, path.name, input_format)


def read_the_ladder(ladder: Path | None) -> Ladder:
    """Return the ladder that was asked for, the one set in the settings, or the built-in one."""
    from rung.assets import default_ladder
    from rung.ladder import read_ladder
    from rung.settings import read_settings

    return read_ladder(ladder or read_settings().ladder or default_ladder())


def options(cycle: str | None, author: str | None, audience: str = "self") -> ReviewOptions:
    """Return the review options for a cycle written as `FROM..TO` in ISO dates."""
    from rung.models import Cycle as CycleDates
    from rung.pipeline.review import ReviewOptions

    dates = None
    if cycle is not None:
        try:
            first, last = (dt.date.fromisoformat(part) for part in cycle.split(".."))
            dates = CycleDates(start=first, end=last)
        except ValueError:
            raise InputError(
                f"The cycle {cycle!r} is not two dates in order.", "Write it as 2026-01-01..2026-06-30."
            ) from None
    return ReviewOptions.model_validate({"cycle": dates, "author": author, "audience": audience})


def make_packet(note: Note, ladder: Ladder, engine: EngineName | None, wanted: ReviewOptions) -> Packet:
    """Return the packet for the notes, with a progress bar for work longer than a second, on a terminal only."""
    from rung.engines.registry import open_engine
    from rung.pipeline.review import review
    from rung.settings import read_settings

    opened = open_engine(engine or read_settings().engine)
    with _progress() as progress:
        return review(note, ladder, opened, wanted, progress)


@contextmanager
def _progress() -> Generator[Progress | None]:
    if not sys.stderr.isatty():
        yield None
        return
    import time

    from rich.console import Console
    from rich.progress import Progress as Bar

    started = time.monotonic()
    with Bar(console=Console(stderr=True), transient=True, disable=False, auto_refresh=False) as bar:
        task = bar.add_task("Mapping items", total=None, visible=False)

        def show(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, visible=time.monotonic() - started > 1.0)
            bar.refresh()

        yield show
