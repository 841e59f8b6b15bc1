"""Writes what is generated from the code: `docs/commands.md` and the JSON schemas. Run by `make docs`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import typer
from typer.testing import CliRunner

_HEAD = "# Commands\n\nWritten from the code by `make docs`; `make check` holds it current.\n"


def reference() -> str:
    """Return the command reference as Markdown: every command's help, in order."""
    from rung.cli import app

    parts = [_HEAD]
    for path in _paths(app, ()):
        shown = CliRunner().invoke(app, [*path, "--help"], prog_name="rung", env={"COLUMNS": "100", "TERM": "dumb"})
        parts.append(f"## `{' '.join(('rung', *path))}`\n\n```text\n{shown.output.strip()}\n```\n")
    return "\n".join(parts)


def _paths(app: typer.Typer, above: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield above
    for command in app.registered_commands:
        if command.name:
            yield (*above, command.name)
    for group in app.registered_groups:
        if group.name and group.typer_instance:
            yield from _paths(group.typer_instance, (*above, group.name))


def write(root: Path) -> None:
    """Write the generated files below the repository's root."""
    from rung.evaluation.schemas import write_schemas
    from rung.models import Packet

    docs = root / "docs"
    docs.mkdir(exist_ok=True)
    (docs / "commands.md").write_text(reference(), encoding="utf-8")
    schema = json.dumps(Packet.model_json_schema(by_alias=True), indent=2, ensure_ascii=False)
    (docs / "packet.schema.json").write_text(schema + "\n", encoding="utf-8")
    write_schemas(root)


if __name__ == "__main__":
    write(Path(__file__).resolve().parents[3])
