"""The theme: one source, readable in both modes."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit import config

from rung.ui.theme import DARK, LIGHT, Palette, config_toml, options, streamlit_flags, style_sheet


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_is_readable_on_its_ground(palette: Palette) -> None:
    p = palette
    pairs = [(words, ground) for words in (p.text, p.quiet, p.link) for ground in (p.page, p.panel)]
    pairs += [("#FFFFFF", p.primary), (p.page, p.text)]
    for tone in (*p.tones, p.care, p.stop):
        pairs += [(tone.text, tone.ground), (tone.text, p.page), (p.text, tone.ground)]
    assert {pair: round(contrast(*pair), 2) for pair in pairs if contrast(*pair) < 4.5} == {}
    # Lines and signs are not text: 3:1 is what they need.
    assert [t.line for t in p.tones if contrast(t.line, p.page) < 2.5] == []


def test_the_committed_configuration_is_current(root: Path) -> None:
    assert (root / ".streamlit" / "config.toml").read_text(encoding="utf-8") == config_toml()


def test_streamlit_knows_every_option() -> None:
    known = config._config_options_template
    assert [name for name, _ in options() if name not in known] == []
    assert [name for name, _ in options() if known[name].deprecated] == []


def test_flags_say_the_same_as_the_configuration() -> None:
    flags = streamlit_flags()
    assert "--server.address=127.0.0.1" in flags
    assert "--browser.gatherUsageStats=false" in flags
    assert "--theme.dark.textColor=" + DARK.text in flags
    assert [f for f in flags if f.startswith("--server.allowedHosts=")] == [
        "--server.allowedHosts=127.0.0.1", "--server.allowedHosts=localhost",
    ]  # fmt: skip


def test_the_style_sheet_names_no_address() -> None:
    made = style_sheet()
    assert "url(" not in made
    assert "@import" not in made
    assert "http" not in made
