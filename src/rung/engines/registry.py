"""Engines by name. Each is imported only when it is asked for."""

from __future__ import annotations

from rung.engines.base import Engine
from rung.errors import EngineConfigError

ENGINES = ("auto", "embedded", "scripted")
"""The names that `open_engine` knows; `auto` is the engine that works on this machine without any setting."""


def open_engine(name: str = "auto") -> Engine:
    """Return the engine of this name, ready to answer.

    Raises `EngineConfigError` for a name that is not known, or when the engine's own parts are not there.
    """
    if name in ("auto", "embedded"):
        from rung.engines.embedded import EmbeddedEngine

        return EmbeddedEngine.load()
    if name == "scripted":
        from rung.engines.scripted import ScriptedEngine

        return ScriptedEngine()
    raise EngineConfigError(f"There is no engine {name!r}.", f"Choose one of: {', '.join(ENGINES)}.")
