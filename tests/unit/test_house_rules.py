"""The rules a machine can see: file sizes, names, generated files current, nothing that should not be committed."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from rung.models import Packet

MAX_LINES = 350
EMPTY_NAMES = {"utils.py", "util.py", "helpers.py", "helper.py", "manager.py", "common.py", "misc.py"}
MAX_BYTES = 80 * 1024 * 1024


def tracked(root: Path, *patterns: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z", *patterns],
        cwd=root, capture_output=True, check=True,
    ).stdout.decode()  # fmt: skip
    return [root / name for name in listed.split("\0") if name and (root / name).is_file()]


def test_no_source_file_is_over_the_ceiling(root: Path) -> None:
    long = {
        str(path.relative_to(root)): lines
        for path in tracked(root, "src/*.py", "app.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > MAX_LINES
    }
    assert long == {}


def test_no_file_name_says_nothing(root: Path) -> None:
    assert [path for path in tracked(root, "*.py") if path.name in EMPTY_NAMES] == []


def test_no_lock_with_addresses_no_secret_no_huge_file(root: Path) -> None:
    names = {path.name for path in tracked(root)}
    assert names.isdisjoint({"uv.lock", "pylock.toml", ".env"})
    assert "://" not in (root / "requirements.lock").read_text(encoding="utf-8")
    assert [path for path in tracked(root) if path.stat().st_size > MAX_BYTES] == []


def test_every_pinned_requirement_has_a_hash(root: Path) -> None:
    lock = (root / "requirements.lock").read_text(encoding="utf-8")
    pins = re.findall(r"^[a-z0-9][\w.\-]*(?:\[[^\]]*\])?==", lock, flags=re.MULTILINE)
    blocks = re.split(r"^(?=[a-z0-9])", lock, flags=re.MULTILINE)[1:]
    assert len(pins) == len(blocks) > 50
    assert all("--hash=sha256:" in block for block in blocks)


def test_the_committed_packet_schema_is_current(root: Path) -> None:
    committed = json.loads((root / "docs" / "packet.schema.json").read_text(encoding="utf-8"))
    assert committed == Packet.model_json_schema(by_alias=True), "run: make docs"


def test_the_command_reference_is_current(root: Path) -> None:
    from rung.cli.reference import reference

    assert (root / "docs" / "commands.md").read_text(encoding="utf-8") == reference(), "run: make docs"


@pytest.mark.parametrize("word", ["TODO", "FIXME", "NotImplementedError"])
def test_nothing_is_left_unfinished(root: Path, word: str) -> None:
    mark = re.compile(rf"\b{word}\b")
    found = [path for path in tracked(root, "src/*.py") if mark.search(path.read_text(encoding="utf-8"))]
    assert found == []
