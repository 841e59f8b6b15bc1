"""The fixtures of the store's tests: `pytest_plugins = ["store_fixtures"]` in a test file gives them."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from store_servers import Cluster, PlaceOfTest, find_postgres


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """A PostgreSQL that lives as long as the test run."""
    binaries = find_postgres()
    if binaries is None:
        pytest.skip("no PostgreSQL server was found (apt-get install postgresql): the store ran on SQLite only")
    folder = Path(tempfile.mkdtemp(prefix="rung-pg-"))
    cluster = Cluster(binaries, folder)
    try:
        cluster.start()
        yield cluster
    finally:
        if (cluster.data / "postmaster.pid").exists():
            cluster.stop()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[PlaceOfTest]:
    """A place for a store, on each of the two databases."""
    url = request.getfixturevalue("postgres").new_database() if request.param == "postgresql" else None
    found = PlaceOfTest(url, tmp_path / "data")
    yield found
    for store in found.opened:
        store.close()
