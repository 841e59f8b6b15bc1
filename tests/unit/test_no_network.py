"""G3: the whole embedded journey makes no connection."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

_GUARD = """
import socket, sys
def refuse(*a, **k): raise SystemExit("a connection was tried: %r" % (a[1:],))
socket.socket.connect = socket.socket.connect_ex = refuse
socket.getaddrinfo = refuse
from rung.cli import main
sys.argv = ["rung", "review", {notes!r}]
main()
"""


def _can_unshare() -> bool:
    if shutil.which("unshare") is None:
        return False
    return subprocess.run(["unshare", "-n", "true"], capture_output=True).returncode == 0


def test_G3_a_review_needs_no_network(root: Path) -> None:
    notes = str(root / "examples" / "bullets.md")
    if _can_unshare():
        command = ["unshare", "-n", sys.executable, "-m", "rung", "review", notes]
    else:
        command = [sys.executable, "-c", _GUARD.format(notes=notes)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert "[i1]" in done.stdout or "i1" in done.stdout


def test_G3_the_guard_sees_a_connection() -> None:
    code = _GUARD.split("from rung", maxsplit=1)[0] + "socket.create_connection(('192.0.2.1', 80), timeout=1)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.returncode != 0
    assert "a connection was tried" in done.stderr
