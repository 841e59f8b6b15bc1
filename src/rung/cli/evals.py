"""`rung eval`: judge an engine against labelled cases, compare two runs, show one, and add a case."""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from rung.errors import InputError
from rung.vocabulary import EngineName

if TYPE_CHECKING:
    from rich.console import Console

    from rung.engines.base import Progress
    from rung.evaluation.cases import MappingCase
    from rung.evaluation.results import EvalResult, SuiteName
    from rung.models import Ladder

app = typer.Typer(help="Judge an engine against the labelled cases.", rich_markup_mode=None)

Split = Literal["dev", "test"]


class Suite(StrEnum):
    """What can be judged. An Enum, as a repeated option of the command line cannot be a Literal."""

    mapping = "mapping"
    gaps = "gaps"
    robustness = "robustness"
    all = "all"


Json = Annotated[Path | None, typer.Option("--json", help="Write the whole result to this file.")]
CasesFolder = Annotated[Path | None, typer.Option("--cases", help="The folder with the case files.")]


@app.callback(invoke_without_command=True)
def evaluate(
    context: typer.Context,
    engine: Annotated[EngineName | None, typer.Option("--engine", help="Which engine is judged.")] = None,
    split: Annotated[Split, typer.Option("--split", help="dev to work with; test only to report.")] = "dev",
    suite: Annotated[
        list[Suite] | None,
        typer.Option("--suite", help="What is judged; may be repeated. Mapping and gaps if not said."),
    ] = None,
    json_file: Json = None,
    html_file: Annotated[Path | None, typer.Option("--html", help="Write the report page to this file.")] = None,
    cases: CasesFolder = None,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="Keep the numbers as what later changes are held against.")
    ] = False,
) -> None:
    """Judge an engine against the labelled cases; the numbers come with 95% intervals."""
    if context.invoked_subcommand is not None:
        return
    from rung.engines.registry import open_engine
    from rung.evaluation.cases import load_cases
    from rung.evaluation.report import print_result
    from rung.evaluation.runner import run_eval
    from rung.settings import read_settings

    loaded = load_cases(cases)
    opened = open_engine(engine or read_settings().engine)
    with _progress() as progress:
        result = run_eval(opened, loaded, _suites(suite), split, progress)
    print_result(result, _console())
    if json_file is not None:
        _write(json_file, result.to_json())
    if html_file is not None:
        _write_page(result, html_file)
    if write_baseline:
        _keep(result, cases)


@app.command("compare")
def compare_results(
    first: Annotated[Path, typer.Argument(help="A result written with --json.", metavar="A")],
    second: Annotated[Path, typer.Argument(help="Another one, on the same cases.", metavar="B")],
    json_file: Json = None,
) -> None:
    """Say what differs between two results, with paired 95% intervals, and which cases flipped."""
    from rung.evaluation.compare import compare
    from rung.evaluation.report import print_comparison
    from rung.evaluation.results import read_result

    comparison = compare(read_result(first), read_result(second), _ladder())
    print_comparison(comparison, _console())
    if json_file is not None:
        _write(json_file, comparison.model_dump_json(indent=1) + "\n")


@app.command("report")
def report(
    result: Annotated[Path, typer.Argument(help="A result written with --json.", metavar="RESULT")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The HTML file to write.")] = Path("eval.html"),
) -> None:
    """Write a result as one HTML page with every wrong case; it needs nothing else to be read."""
    from rung.evaluation.results import read_result

    _write_page(read_result(result), output)


@app.command("add")
def add(
    packet: Annotated[Path, typer.Argument(help="A packet written with --format json.", metavar="PACKET")],
    item: Annotated[str, typer.Option("--item", help="The id of the item in the packet.")],
    output: Annotated[Path | None, typer.Option("--output", "-o", help="The file with cases to add to.")] = None,
    split: Annotated[Split, typer.Option("--split", help="Where the case counts.")] = "dev",
    remove: Annotated[list[str] | None, typer.Option("--remove", help="A name to replace; may be repeated.")] = None,
    why: Annotated[str, typer.Option("--why", help="Why this label is right.")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Store without asking, after showing.")] = False,
) -> None:
    """Store a corrected mapping as a labelled case, after showing it and asking which names to remove."""
    from rung.evaluation.add import append_case, case_of, case_text, likely_names, read_packet, without_names
    from rung.evaluation.cases import cases_dir

    target = output or cases_dir() / "added.yaml"
    case = without_names(case_of(read_packet(packet), item, split, why), remove or ())
    sys.stdout.write(f"{case_text(case)}\n")
    if not yes:
        case = _asked(case, likely_names(case.text))
        if not typer.confirm(f"Store this in {target.name}?"):
            sys.stdout.write("Nothing was stored.\n")
            return
    append_case(target, case)
    sys.stdout.write(f"Stored {case.id} in {target}.\n")


@app.command("agreement")
def agreement(
    first: Annotated[Path | None, typer.Argument(help="The labels as first written.", metavar="[FIRST]")] = None,
    second: Annotated[
        Path | None, typer.Argument(help="The labels of a second, blind reading.", metavar="[SECOND]")
    ] = None,
    json_file: Json = None,
) -> None:
    """Say how far two labellings of the same items agree: F1, Krippendorff's alpha, and every disagreement."""
    from rung.evaluation.agreement import compare_labels
    from rung.evaluation.cases import cases_dir
    from rung.evaluation.report import print_agreement

    found = compare_labels(
        first or cases_dir() / "first_labels.jsonl", second or cases_dir() / "second_labels.jsonl", _ladder()
    )
    print_agreement(found, _console())
    if json_file is not None:
        _write(json_file, found.to_json())


def _suites(suites: list[Suite] | None) -> tuple[SuiteName, ...]:
    from rung.evaluation.runner import DEFAULT_SUITES, SUITES

    if not suites:
        return DEFAULT_SUITES
    if Suite.all in suites:
        return tuple(SUITES)
    return tuple(name for name in SUITES if Suite(name) in suites)


def _asked(case: MappingCase, likely: tuple[str, ...]) -> MappingCase:
    """Return the case without the names that the person types, shown again when something was removed."""
    from rung.evaluation.add import case_text, without_names

    if likely:
        sys.stdout.write(f"These may be names: {', '.join(likely)}\n")
    typed = typer.prompt("Names to remove, with commas (people, customers, products); Enter for none",
                         default="", show_default=False)  # fmt: skip
    names = [name.strip() for name in typed.split(",") if name.strip()]
    if names:
        case = without_names(case, names)
        sys.stdout.write(f"\n{case_text(case)}\n")
    return case


def _keep(result: EvalResult, cases: Path | None) -> None:
    from rung.evaluation.baseline import baseline_of, baseline_path
    from rung.evaluation.cases import cases_dir

    folder = cases_dir(cases).parent / "baselines"
    folder.mkdir(exist_ok=True)
    path = baseline_path(folder, result.engine.name, result.split)
    _write(path, baseline_of(result).to_json())


def _write_page(result: EvalResult, path: Path) -> None:
    from rung.evaluation.page import page

    _write(path, page(result))


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(f"The file {str(path)!r} cannot be written: {error.strerror}.", "Name another.") from None
    sys.stdout.write(f"Wrote {path}.\n")


def _ladder() -> Ladder:
    from rung.assets import default_ladder
    from rung.ladder import read_ladder

    return read_ladder(default_ladder())


def _console() -> Console:
    from rich.console import Console

    return Console(highlight=False, soft_wrap=True)


@contextmanager
def _progress() -> Generator[Progress | None]:
    """Show a bar on a terminal only."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Judging items", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
