"""`rung review`, `rung map`, `rung gaps`, `rung draft`: the packet, whole or one part of it."""

from __future__ import annotations

import os
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rung.cli.reading import (
    Author,
    Cycle,
    Engine,
    Input,
    LadderFile,
    Notes,
    make_packet,
    options,
    read_notes,
    read_the_ladder,
)  # fmt: skip
from rung.errors import InputError
from rung.vocabulary import Audience, OutputFormat

if TYPE_CHECKING:
    from collections.abc import Callable

    from rung.models import Ladder, Packet

Output = Annotated[Path | None, typer.Option("-o", "--output", help="Write to this file instead of the terminal.")]
Format = Annotated[OutputFormat, typer.Option("--format", help="Markdown to read, or the rung.packet/1 document.")]
For = Annotated[Audience, typer.Option("--audience", help="Whose voice the draft has.")]
Clean = Annotated[bool, typer.Option("--clean", help="Leave the citations out of the Markdown.")]


def review(
    notes: Notes,
    output: Output = None,
    output_format: Format = "markdown",
    input_format: Input = None,
    engine: Engine = None,
    author: Author = None,
    audience: For = "self",
    cycle: Cycle = None,
    ladder: LadderFile = None,
    clean: Clean = False,
) -> None:
    """Turn notes into a mapped, gap-checked, drafted review: the main job."""
    from rung.export.markdown import packet_markdown

    level = read_the_ladder(ladder)
    packet = make_packet(read_notes(notes, input_format), level, engine, options(cycle, author, audience))
    _print(packet, level, output_format, output, partial(packet_markdown, cited=not clean))


def map_notes(
    notes: Notes,
    output: Output = None,
    output_format: Format = "markdown",
    input_format: Input = None,
    engine: Engine = None,
    author: Author = None,
    ladder: LadderFile = None,
) -> None:
    """Map each item to the expectations its own words give evidence for."""
    from rung.export.markdown import mapping_markdown

    level = read_the_ladder(ladder)
    packet = make_packet(read_notes(notes, input_format), level, engine, options(None, author))
    _print(packet, level, output_format, output, mapping_markdown)


def gaps(
    notes: Notes,
    output: Output = None,
    output_format: Format = "markdown",
    input_format: Input = None,
    engine: Engine = None,
    author: Author = None,
    cycle: Cycle = None,
    ladder: LadderFile = None,
) -> None:
    """Say what the notes do not show, each with the one question that would fill it."""
    from rung.export.markdown import gaps_markdown

    level = read_the_ladder(ladder)
    packet = make_packet(read_notes(notes, input_format), level, engine, options(cycle, author))
    _print(packet, level, output_format, output, gaps_markdown)


def draft(
    notes: Notes,
    output: Output = None,
    output_format: Format = "markdown",
    input_format: Input = None,
    engine: Engine = None,
    author: Author = None,
    audience: For = "self",
    cycle: Cycle = None,
    ladder: LadderFile = None,
    clean: Clean = False,
) -> None:
    """Write the draft alone: sentences that cite the notes, and bracketed questions."""
    from rung.export.markdown import draft_markdown

    level = read_the_ladder(ladder)
    packet = make_packet(read_notes(notes, input_format), level, engine, options(cycle, author, audience))
    _print(packet, level, output_format, output, partial(draft_markdown, cited=not clean))


def _print(
    packet: Packet, ladder: Ladder, wanted: OutputFormat, output: Path | None,
    as_markdown: Callable[[Packet, Ladder], str],
) -> None:  # fmt: skip
    text = packet.to_json() + "\n" if wanted == "json" else as_markdown(packet, ladder)
    if output is not None:
        _write_whole(output, text)
    elif wanted == "markdown" and sys.stdout.isatty():
        from rich.console import Console
        from rich.markdown import Markdown

        Console().print(Markdown(text, hyperlinks=False))
    else:
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.buffer.flush()


def _write_whole(path: Path, text: str) -> None:
    """Write the file whole or not at all: a new file beside it takes its place at the end."""
    try:
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as new:
            new.write(text)
            new.flush()
            os.fsync(new.fileno())
        Path(new.name).chmod(0o600)
        Path(new.name).replace(path)
    except OSError as error:
        raise InputError(
            f"The file {str(path)!r} cannot be written: {error.strerror}.", "Name another file or folder."
        ) from None
    sys.stderr.write(f"Written to {path}\n")
