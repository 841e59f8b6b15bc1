"""The wheel: what it holds, and that it runs from an empty environment and an empty folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.packaging


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = Path(__file__).resolve().parents[2]
    out = tmp_path_factory.mktemp("dist")
    # By way of the sdist, as a release is built: a stray file in the tree cannot reach the wheel.
    built = subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(root)],
        capture_output=True, text=True, timeout=240,
    )  # fmt: skip
    assert built.returncode == 0, built.stdout + built.stderr
    return next(out.glob("*.whl"))


def test_the_wheel_holds_its_data_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "rung/_data/ladder/l3-senior-security-engineer.md" in names
    assert "rung/_data/app.py" in names
    assert any(name.startswith("rung/_data/examples/") for name in names)
    assert any(name.startswith("rung/engines/weights/") and name.endswith(".onnx") for name in names)
    strangers = [n for n in names if not n.startswith(("rung/", "rung-"))]
    assert strangers == []
    assert [n for n in names if "__pycache__" in n or n.startswith(("tests/", "evals/"))] == []


def test_the_wheel_runs_from_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    # The third-party packages come from the environment that runs the tests, so that nothing is downloaded;
    # rung itself can only come from the wheel, for the repository is not on the path.
    place = tmp_path / "venv"
    venv.create(place, with_pip=False, symlinks=True)
    site = next((place / "lib").glob("python3*")) / "site-packages"
    zipfile.ZipFile(wheel).extractall(site)
    ours = Path(pytest.__file__).resolve().parent.parent
    for entry in ours.iterdir():
        if not entry.name.startswith(("rung", "_editable_impl_rung", "__pycache__")):
            (site / entry.name).symlink_to(entry)
    notes = tmp_path / "notes.md"
    notes.write_text("- Mentored Priya through her first threat model; she now runs them alone.\n", encoding="utf-8")
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}
    done = subprocess.run(
        [str(place / "bin" / "python"), "-m", "rung", "review", str(notes), "--format", "json"],
        capture_output=True, text=True, cwd=tmp_path, env=environment, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    packet = json.loads(done.stdout)
    assert packet["schema"] == "rung.packet/1"
    assert [item["text"] for item in packet["items"]] == [
        "Mentored Priya through her first threat model; she now runs them alone."
    ]
