"""The app with a scripted engine, for machines where the embedded model is not built yet."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "ui"))

from engine_double import TableEngine

from rung.ui import work
from rung.ui.shell import main

_ENGINE = TableEngine()
work.engine = lambda: _ENGINE
main()
