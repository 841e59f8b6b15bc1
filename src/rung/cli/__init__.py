"""The command line: parse, call, print. Commands import what they need when they run, so `--help` stays quick."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from rung import __version__
from rung.cli import evals, ladders, packets, store, system
from rung.errors import EngineError, InputError, LadderError, PromptError, RungError

app = typer.Typer(
    name="rung",
    help="Draft a performance review that can be defended: every match quotes your notes, every sentence cites them.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command("review")(packets.review)
app.command("map")(packets.map_notes)
app.command("gaps")(packets.gaps)
app.command("draft")(packets.draft)
app.add_typer(ladders.app, name="ladder")
app.add_typer(evals.app, name="eval")
app.command("note")(store.note)
app.add_typer(store.notes_app, name="notes")
app.add_typer(store.store_app, name="store")
app.command("app")(system.open_app)
app.command("doctor")(system.doctor)
app.add_typer(system.schema_app, name="schema")

_BAD_INPUT = 2
_FAILED = 1


@app.callback(invoke_without_command=True)
def _root(  # pyright: ignore[reportUnusedFunction]
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show a traceback when something fails.")] = False,
) -> None:
    if version:
        print(f"rung {__version__}")  # noqa: T201
        raise typer.Exit


def main() -> None:
    """Run the command line; an error is one plain line and a next step, status 2 for bad input, 1 for a failure."""
    try:
        app()
    except RungError as error:
        if "--debug" in sys.argv:
            raise
        sys.stderr.write(f"rung: {_one_line(str(error))}\n")
        bad_input = isinstance(error, InputError | LadderError | PromptError)
        raise SystemExit(_BAD_INPUT if bad_input else _FAILED) from None
    except BrokenPipeError:
        # The reader of our output has gone (`rung review … | head`): that is its right, not a failure.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None


def _one_line(text: str) -> str:
    """Return the text as one line with control characters shown, so that no file name or note can move the cursor."""
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in " ".join(text.split()))


__all__ = ["EngineError", "app", "main"]
