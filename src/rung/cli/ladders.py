"""`rung ladder show` and `rung ladder check`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rung.cli.reading import read_the_ladder

app = typer.Typer(help="Read a ladder, or check one.", no_args_is_help=True, rich_markup_mode=None)


@app.command("show")
def show(
    file: Annotated[Path | None, typer.Argument(help="A ladder file; the built-in one if none.")] = None,
) -> None:
    """Print a ladder as people would want to read it."""
    from rich.console import Console

    from rung.ladder.showing import render_ladder

    Console().print(render_ladder(read_the_ladder(file)))


@app.command("check")
def check(file: Annotated[Path, typer.Argument(help="A ladder file.")]) -> None:
    """Look for what would make a ladder hard to use; status 1 when something must be mended."""
    from rich.console import Console

    from rung.ladder.lint import lint_ladder
    from rung.ladder.showing import render_findings

    findings = lint_ladder(file)
    Console().print(render_findings(findings))
    if any(finding.severity == "error" for finding in findings):
        raise typer.Exit(1)
