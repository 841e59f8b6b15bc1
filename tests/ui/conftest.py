"""For the app's tests: the built-in ladder, a packet by hand, and the app driven without a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import packet_double
import pytest
import streamlit as st
from engine_double import TableEngine
from streamlit.testing.v1 import AppTest

from rung.assets import default_ladder
from rung.ladder import read_ladder
from rung.models import Ladder, Packet
from rung.ui import work


@pytest.fixture(scope="session")
def ladder() -> Ladder:
    return read_ladder(default_ladder())


@pytest.fixture
def packet(ladder: Ladder) -> Packet:
    return packet_double.packet(ladder)


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> TableEngine:
    made = TableEngine()
    monkeypatch.setattr(work, "engine", lambda: made)
    return made


@pytest.fixture
def app(root: Path, engine: TableEngine) -> Iterator[Callable[[], AppTest]]:
    """Opens the app as a new tab does."""
    st.cache_resource.clear()

    def opened() -> AppTest:
        return AppTest.from_file(str(root / "app.py"), default_timeout=20).run()

    yield opened
    st.cache_resource.clear()
