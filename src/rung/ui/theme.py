"""How the app looks: one palette in light and dark, and the Streamlit flags and style sheet made from it.

Streamlit-free. Every text colour stands on its ground with a contrast of 4.5:1 or more (a test measures it).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Tone:
    """Colours that belong together: words, the ground they stand on, and a line."""

    text: str
    ground: str
    line: str


@dataclass(frozen=True)
class Palette:
    """One mode's colours. `tones` are for areas, in ladder order, and repeat when a ladder has more areas."""

    page: str
    panel: str
    text: str
    quiet: str
    primary: str
    link: str
    border: str
    tones: tuple[Tone, ...]
    care: Tone
    stop: Tone


LIGHT = Palette(
    page="#FCFBF8", panel="#F4F2EC", text="#22272B", quiet="#575E63", primary="#1F5C57", link="#1F5C57",
    border="#DCD8CE",
    tones=(
        Tone("#27496F", "#E4EDF6", "#5B84B1"),
        Tone("#28572F", "#E3F0E4", "#5A9566"),
        Tone("#6A4A10", "#F7ECD4", "#B98A32"),
        Tone("#69335F", "#F5E6F1", "#A56698"),
        Tone("#1D5658", "#DFF0F0", "#4F9496"),
        Tone("#7A3A2C", "#F8E7E1", "#B9705C"),
    ),
    care=Tone("#6A4A10", "#FBF3E1", "#B98A32"),
    stop=Tone("#8A2C27", "#FAE9E6", "#BC5F57"),
)  # fmt: skip

DARK = Palette(
    page="#16191B", panel="#1E2326", text="#E7E5DF", quiet="#A6ACAD", primary="#2E7A73", link="#7FC1B8",
    border="#363C40",
    tones=(
        Tone("#B4D0EE", "#1F3042", "#5F8FC2"),
        Tone("#B0DAB7", "#1E3425", "#5C9E6B"),
        Tone("#EACF98", "#392E17", "#B98F42"),
        Tone("#E6BDDC", "#3A2535", "#AD6BA0"),
        Tone("#A9DADB", "#183435", "#4F9C9E"),
        Tone("#F0BEAE", "#40271F", "#BC7460"),
    ),
    care=Tone("#EACF98", "#2E2718", "#B98F42"),
    stop=Tone("#F3B5AD", "#3C2220", "#C06A62"),
)  # fmt: skip

_THEME: tuple[tuple[str, str], ...] = (
    ("theme.font", "sans-serif"),
    ("theme.headingFont", "serif"),
    ("theme.baseFontSize", "16"),
    ("theme.baseRadius", "0.5rem"),
    ("theme.headingFontSizes", '["2rem", "1.375rem", "1.125rem", "1rem", "1rem", "1rem"]'),
    ("theme.headingFontWeights", "[600, 600, 600, 600, 600, 600]"),
    ("theme.showWidgetBorder", "true"),
)
_SERVER: tuple[tuple[str, str], ...] = (
    ("server.address", "127.0.0.1"),
    ("server.allowedHosts", '["127.0.0.1", "localhost"]'),
    ("server.headless", "true"),
    ("server.showEmailPrompt", "false"),
    ("server.maxUploadSize", "5"),
    ("server.fileWatcherType", "none"),
    ("browser.gatherUsageStats", "false"),
    ("browser.serverAddress", "127.0.0.1"),
    ("client.toolbarMode", "minimal"),
    ("client.showErrorDetails", "none"),
)


def options() -> tuple[tuple[str, str], ...]:
    """Return every Streamlit option the app is run with, by dotted name. Lists are written as in TOML."""
    modes = (
        (f"theme.{mode}.{name}", value)
        for mode, p in (("light", LIGHT), ("dark", DARK))
        for name, value in (
            ("primaryColor", p.primary), ("backgroundColor", p.page), ("secondaryBackgroundColor", p.panel),
            ("textColor", p.text), ("linkColor", p.link), ("borderColor", p.border),
            ("grayTextColor", p.quiet),
        )
    )  # fmt: skip
    return (*_SERVER, *_THEME, *modes)


def streamlit_flags() -> tuple[str, ...]:
    """Return the options as flags of `streamlit run`: `--theme.light.textColor=#22272B`. A later flag wins."""
    return tuple(flag for name, value in options() for flag in _flags(name, value))


def _flags(name: str, value: str) -> tuple[str, ...]:
    if not value.startswith("["):
        return (f"--{name}={value}",)
    # The command line takes a list as the flag repeated.
    return tuple(f"--{name}={one.strip().strip(chr(34))}" for one in value.strip("[]").split(","))


def config_toml() -> str:
    """Return `.streamlit/config.toml`, which a test holds to what is committed."""
    lines = ["# Made from rung.ui.theme, which `rung app` reads; a test holds the two together."]
    section = ""
    for name, value in options():
        head, _, key = name.rpartition(".")
        if head != section:
            section = head
            lines += ["", f"[{head}]"]
        plain = value in {"true", "false"} or value.isdecimal() or value.startswith("[")
        lines.append(f"{key} = {value}" if plain else f'{key} = "{value}"')
    return "\n".join(lines) + "\n"


def style_sheet() -> str:
    """Return the app's CSS: the palette as variables that follow the mode, then `style.css`."""
    pairs: list[tuple[str, str, str]] = [
        ("quiet", LIGHT.quiet, DARK.quiet), ("text", LIGHT.text, DARK.text), ("border", LIGHT.border, DARK.border),
        ("panel", LIGHT.panel, DARK.panel), ("page", LIGHT.page, DARK.page), ("link", LIGHT.link, DARK.link),
    ]  # fmt: skip
    named = [(f"tone-{n}", a, b) for n, (a, b) in enumerate(zip(LIGHT.tones, DARK.tones, strict=True))]
    for name, light, dark in (*named, ("care", LIGHT.care, DARK.care), ("stop", LIGHT.stop, DARK.stop)):
        pairs += [
            (f"{name}-text", light.text, dark.text), (f"{name}-ground", light.ground, dark.ground),
            (f"{name}-line", light.line, dark.line),
        ]  # fmt: skip
    variables = "".join(f"--r-{name}:light-dark({light},{dark});" for name, light, dark in pairs)
    tones = "".join(
        f".tone-{n}{{--t:var(--r-tone-{n}-text);--g:var(--r-tone-{n}-ground);--l:var(--r-tone-{n}-line)}}"
        f".also-{n}{{--l2:var(--r-tone-{n}-line)}}"
        for n in range(len(LIGHT.tones))
    )
    return f".stApp{{{variables}}}\n{tones}\n{(Path(__file__).with_name('style.css')).read_text(encoding='utf-8')}"
