"""`rung app`, `rung doctor`, `rung schema`: the tool itself."""

from __future__ import annotations

import json
import os
import sys
from importlib import metadata
from typing import Annotated

import typer

from rung.errors import InputError

schema_app = typer.Typer(help="Print the JSON schema of a document.", no_args_is_help=True, rich_markup_mode=None)
_PARTS = (
    "pydantic",
    "streamlit",
    "onnxruntime",
    "tokenizers",
    "tiktoken",
    "openai",
    "markdown-it-py",
    "typer",
)


def open_app(
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="The port on this machine.")] = 8501,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Do not open a browser.")] = False,
) -> None:
    """Open the app in a browser, on this machine only."""
    from rung.assets import asset
    from rung.ui.theme import streamlit_flags

    # The last of two equal flags wins, so what was asked for comes after what holds for every start.
    arguments = [
        sys.executable, "-m", "streamlit", "run", str(asset("app.py")), *streamlit_flags(),
        "--server.address=127.0.0.1", f"--server.port={port}", f"--server.headless={str(no_browser).lower()}",
    ]  # fmt: skip
    sys.stdout.write(f"Rung is on http://127.0.0.1:{port} (this machine only). Stop it with Ctrl-C.\n")
    sys.stdout.flush()
    os.execv(sys.executable, arguments)  # noqa: S606  the server takes this process's place, so Ctrl-C reaches it


def doctor() -> None:
    """Say what is installed, which engine will run, and where data lives; status 1 when something is missing."""
    from rung.assets import default_ladder
    from rung.engines.registry import open_engine
    from rung.errors import RungError
    from rung.ladder import read_ladder
    from rung.settings import config_file, read_settings

    lines: list[tuple[str, str]] = [("rung", _version("rung")), ("python", sys.version.split()[0])]
    lines += [(part, _version(part)) for part in _PARTS]
    settings = read_settings()
    healthy = True
    try:
        stamp = open_engine(settings.engine).stamp
        model = f", model {stamp.model} {(stamp.model_sha256 or '')[:12]}" if stamp.model else ""
        lines.append(("engine", f"{stamp.name} {stamp.version}{model} (on this machine, no network)"))
    except RungError as error:
        healthy = False
        lines.append(("engine", f"cannot run: {error}"))
    try:
        ladder = read_ladder(settings.ladder or default_ladder())
        lines.append(
            (
                "ladder",
                f"{ladder.level}: {ladder.title}, {len(ladder.codes)} expectations, {ladder.sha256[:12]}",
            )
        )
    except RungError as error:
        healthy = False
        lines.append(("ladder", f"cannot be read: {error}"))
    configured = config_file()
    lines.append(("configuration", f"{configured}{'' if configured.exists() else ' (not there; defaults hold)'}"))
    lines.append(("data folder", f"{settings.data_dir}{'' if settings.data_dir.exists() else ' (not there yet)'}"))
    width = max(len(name) for name, _ in lines)
    sys.stdout.write("".join(f"{name:<{width}}  {value}\n" for name, value in lines))
    if not healthy:
        raise typer.Exit(1)


@schema_app.command("packet")
def schema_packet() -> None:
    """Print the JSON schema of `rung.packet/1`."""
    from rung.models import Packet

    sys.stdout.write(json.dumps(Packet.model_json_schema(by_alias=True), indent=2, ensure_ascii=False) + "\n")


@schema_app.callback(invoke_without_command=True)
def _schemas(context: typer.Context) -> None:  # pyright: ignore[reportUnusedFunction]
    if context.invoked_subcommand is None:
        raise InputError("No document was named.", "Try: rung schema packet")


def _version(part: str) -> str:
    try:
        return metadata.version(part)
    except metadata.PackageNotFoundError:
        return "not installed"
