"""The real server and a real Chromium; every request that would leave this machine fails the test."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect, sync_playwright

from rung.engines.registry import open_engine
from rung.errors import EngineConfigError
from rung.ui.theme import streamlit_flags

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
# Chromium's own background requests (updates, QUIC probes) would be mistaken for the app's.
ARGUMENTS = ("--no-sandbox", "--disable-quic", "--disable-background-networking")
# Seconds to wait for what should take one: a busy machine is slow, and that is not what is tested here.
PATIENCE = 120
expect.set_options(timeout=PATIENCE * 1000 / 2)
Open = Callable[..., Page]


def chromium_path() -> str | None:
    found = next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    if found is not None:
        return found
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium_path()
    if path is None:
        pytest.skip(f"no Chromium on this machine: none of {', '.join(CHROMIUM)} on PATH, none of Playwright's own")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield launched
        launched.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def entry(root: Path) -> Path:
    try:
        open_engine("auto")
    except EngineConfigError:
        return root / "tests" / "browser" / "app_double.py"
    return root / "app.py"


@pytest.fixture(scope="session")
def server(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running app, started as `rung app` starts it, in a home of its own."""
    port = free_port()
    log = tmp_path_factory.mktemp("server") / "log"
    command = [
        sys.executable, "-m", "streamlit", "run", str(entry(root)), *streamlit_flags(), f"--server.port={port}",
    ]  # fmt: skip
    home = tmp_path_factory.mktemp("home")
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("RUNG_", "OPENAI_", "XDG_"))}
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=home, env=environment | {"HOME": str(home)}, stdout=output, stderr=subprocess.STDOUT
        )
        try:
            wait_for(f"http://127.0.0.1:{port}/_stcore/health", process, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=20)


def wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(address, timeout=2) as reply:
                if reply.status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"the app did not start:\n{log.read_text(encoding='utf-8', errors='replace')}")


@pytest.fixture
def open_page(browser: Browser, server: str) -> Iterator[Open]:
    """Opens the app in a tab of its own; fails at the end if anything was asked of another machine."""
    contexts: list[BrowserContext] = []
    strangers: list[str] = []
    errors: list[str] = []

    def watch(request: Request) -> None:
        if not request.url.startswith((f"{server}/", "data:", "blob:")):
            strangers.append(request.url)

    def opened(width: int = 1280, height: int = 900, scheme: str = "light") -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height}, accept_downloads=True, reduced_motion="reduce",
            color_scheme="dark" if scheme == "dark" else "light",
        )  # fmt: skip
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE * 1000)
        page.on("request", watch)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("dialog", lambda dialog: errors.append(f"a dialog opened: {dialog.message}"))
        page.goto(server)
        page.locator(".r-title").wait_for()
        return page

    yield opened
    for context in contexts:
        context.close()
    assert strangers == []
    assert errors == []
