"""The whole journey in a real browser: paste, map, gaps, draft, downloads; wide and narrow, light and dark."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from rung.assets import asset
from rung.models import Packet

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
ATTACK = (
    "- Wrote the runbook for key rotation ![x](http://evil.invalid/p.png) <img src='http://evil.invalid/i.png' "
    "onerror=alert(1)> <script>alert(2)</script> [y](javascript:alert(3)) \u202egnp.exe\n"
    "- Reviewed Billing's webhook PR and caught that the signature was compared too early; they fixed it.\n"
)


class Camera:
    """Keeps screenshots as artefacts, and as documentation when RUNG_UPDATE_SCREENSHOTS=1."""

    def __init__(self, root: Path) -> None:
        self.kept = root / "artifacts" / "screenshots"
        self.shown = root / "docs" / "screenshots" if os.environ.get("RUNG_UPDATE_SCREENSHOTS") == "1" else None

    def take(self, page: Page, name: str, documented: bool = False) -> None:
        page.mouse.move(1, 450)  # off every button, so that no tooltip is in the picture
        at_rest(page)
        page.evaluate("document.fonts.ready")
        picture = page.screenshot(animations="disabled")
        assert len(picture) < 250_000, f"the screenshot {name} has {len(picture)} bytes"
        for folder in [self.kept, *([self.shown] if documented and self.shown else [])]:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{name}.png").write_bytes(picture)


@pytest.fixture
def camera(root: Path) -> Camera:
    return Camera(root)


def notes() -> str:
    return asset("examples", "bullets.md").read_text(encoding="utf-8")


def paste(page: Page, text: str) -> None:
    page.locator(".st-key-notes textarea").fill(text)


def go(page: Page, key: str, heading: str) -> None:
    page.locator(f".st-key-{key} button").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    at_rest(page)


def at_rest(page: Page) -> None:
    expect(page.locator("[data-testid=stApp]")).to_have_attribute("data-test-script-state", "notRunning")
    expect(page.locator("[data-stale=true], [data-testid=stSkeleton]")).to_have_count(0)


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def test_the_whole_journey(open_page: Open, camera: Camera, tmp_path: Path) -> None:
    page = open_page()
    camera.take(page, "collect", documented=True)
    paste(page, notes())
    go(page, "map_notes", "What your notes show")  # from the box straight to the button: the text is not lost
    expect(page.locator("mark.r-ev").first).to_be_visible()
    assert page.locator("article.r-card").count() > 8
    camera.take(page, "map", documented=True)

    page.locator("[class*=st-key-choose_]", has_text="TM1").locator("button:visible").click()
    expect(page.locator(".r-chosen")).to_contain_text("I consistently help new hires")
    at_rest(page)
    camera.take(page, "map-chosen")
    page.locator(".st-key-show_all button").click()
    expect(page.locator(".r-chosen")).to_have_count(0)
    at_rest(page)

    go(page, "next", "What is not recorded")
    expect(page.locator(".r-cell")).to_have_count(18)
    expect(page.locator(".r-gap").first).to_contain_text("Teaching and Mentoring")
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == 0
    camera.take(page, "gaps", documented=True)

    go(page, "next", "A first draft")
    cite = page.locator(".r-cite").first
    expect(cite.locator(".r-pop")).to_be_hidden()
    cite.focus()
    expect(cite.locator(".r-pop")).to_be_visible()
    camera.take(page, "draft-citation")
    cite.blur()
    camera.take(page, "draft", documented=True)

    with page.expect_download() as markdown:
        page.locator(".st-key-download_markdown button").click()
    text = saved(markdown.value, tmp_path / "review.md")
    assert "Teaching and Mentoring" in text
    with page.expect_download() as document:
        page.locator(".st-key-download_json button").click()
    packet = Packet.model_validate_json(saved(document.value, tmp_path / "review.json"))
    for item in packet.items:
        for match in item.matches:
            assert item.text[match.quote.start : match.quote.end] == match.quote.text


def saved(download: object, to: Path) -> str:
    download.save_as(to)  # pyright: ignore[reportAttributeAccessIssue]
    return to.read_text(encoding="utf-8")


def test_two_clicks_from_opening_to_a_draft_on_a_narrow_screen(open_page: Open, camera: Camera) -> None:
    page = open_page(width=390, height=844)
    assert fits(page)
    camera.take(page, "narrow-collect")
    go(page, "example_0", "What your notes show")
    for name, following in (("map", "What is not recorded"), ("gaps", "A first draft"), ("draft", None)):
        assert fits(page), f"{name} is wider than the screen"
        camera.take(page, f"narrow-{name}")
        if following:
            go(page, "next", following)
    cite = page.locator(".r-cite").first
    cite.click()
    box = cite.locator(".r-pop").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390


def test_dark_mode_follows_the_system(open_page: Open, camera: Camera) -> None:
    page = open_page(scheme="dark")
    go(page, "example_1", "What your notes show")
    ground = page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor")
    words = page.evaluate("getComputedStyle(document.querySelector('.r-words')).color")
    assert brightness(ground) < 60 < 180 < brightness(words)
    camera.take(page, "dark-map")


def brightness(colour: str) -> float:
    return sum(float(n) for n in re.findall(r"[\d.]+", colour)[:3]) / 3


def test_B1_B2_attacks_in_notes_load_nothing_and_run_nothing(open_page: Open, camera: Camera) -> None:
    page = open_page()
    paste(page, ATTACK)
    go(page, "map_notes", "What your notes show")
    expect(page.locator(".r-words").first).to_contain_text("⟨U+202E⟩")
    camera.take(page, "attack")
    for following in ("What is not recorded", "A first draft"):
        assert page.locator("img[src*=evil], .r-card script, a[href^=javascript]").count() == 0
        go(page, "next", following)
    # open_page fails at the end when a request left this machine or a dialog opened


def test_C4_a_file_is_judged_by_its_content_and_typed_text_stays(open_page: Open, camera: Camera) -> None:
    page = open_page()
    paste(page, "- Wrote the runbook for key rotation.\n")
    page.locator("input[type=file]").set_input_files(
        {"name": "notes.csv", "mimeType": "text/csv", "buffer": b"PK\x03\x04" + b"\0" * 64}
    )
    expect(page.get_by_role("alert").filter(has_text="ZIP archive")).to_be_visible()
    camera.take(page, "refused")
    expect(page.locator(".st-key-notes textarea")).to_have_value("- Wrote the runbook for key rotation.\n")
    page.locator(".st-key-notes textarea").blur()  # as a click on the uploader does
    at_rest(page)

    page.locator("input[type=file]").set_input_files(
        {
            "name": "notes.txt",
            "mimeType": "text/plain",
            "buffer": "- Café audit: found the café’s gap.\n".encode("cp1252"),
        }
    )
    expect(page.locator(".st-key-notes textarea")).to_have_value("- Café audit: found the café’s gap.\n")
    page.locator(".st-key-bring_back button").click()
    expect(page.locator(".st-key-notes textarea")).to_have_value("- Wrote the runbook for key rotation.\n")


def test_I4_two_tabs_see_nothing_of_each_other(open_page: Open) -> None:
    first, second = open_page(), open_page()
    paste(first, "- Wrote the CANARY runbook for key rotation.\n")
    go(first, "map_notes", "What your notes show")
    paste(second, "- Reviewed the ingress change and caught a flaw.\n")
    go(second, "map_notes", "What your notes show")
    assert "CANARY" in first.content()
    assert "CANARY" not in second.content()
