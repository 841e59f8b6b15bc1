"""The sources of the app: one door for HTML, and no text from notes in a label that reads Markdown."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SINKS = {
    "markdown", "write", "write_stream", "html", "caption", "title", "header", "subheader", "error", "warning", "info",
    "success", "exception", "toast", "badge", "latex", "iframe", "image", "metric", "table",
}  # fmt: skip
# What may stand in an f-string of a label, by its source: counts, constants of the app, and escaped text.
MAY_STAND_IN_A_LABEL = {
    "len(rows) - SHOWN",
    "wording.count(len(rows), 'passage')",
    "wording.count(len(gaps) - SHOWN, 'gap')",
    "label(cell.code)",
    "label(cell.name)",
    "cell.words.lower()",
    "back.name",
    "ahead.name",
    "ahead.next_label.lower()",
    "done",
    "total",
}
# Widgets and the texts they take; a name alone is listed when its value was looked at.
MAY_BE_A_LABEL = {"name"}
LABEL_ARGUMENTS = {"label", "help", "placeholder", "text", "page_title"}
LABELLED = {
    "button", "download_button", "selectbox", "text_area", "file_uploader", "date_input", "segmented_control",
    "pills", "toggle", "expander", "progress", "popover", "radio", "checkbox", "text_input", "link_button", "tabs",
}  # fmt: skip


def sources(root: Path) -> list[Path]:
    return sorted((root / "src" / "rung" / "ui").rglob("*.py"))


def calls(path: Path) -> list[ast.Call]:
    return [n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Call)]


def called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def on_streamlit(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value) in {"st", "place", "st.sidebar"}


def test_B1_only_one_module_puts_html_on_the_page(root: Path) -> None:
    found = {
        (path.name, called(call))
        for path in sources(root)
        for call in calls(path)
        if on_streamlit(call) and called(call) in SINKS
    }
    assert found == {("widgets.py", "html")}


def test_B1_no_module_allows_raw_html_in_markdown(root: Path) -> None:
    assert [p.name for p in sources(root) if "unsafe_allow_html" in p.read_text(encoding="utf-8")] == []
    scripts = [(p.name, ast.unparse(c.args[0])) for p in sources(root) for c in calls(p)
               if any(k.arg == "unsafe_allow_javascript" for k in c.keywords)]  # fmt: skip
    assert scripts == [("widgets.py", "_TO_TOP")]


def test_B1_no_label_holds_text_that_was_not_escaped(root: Path) -> None:
    loose: list[str] = []
    for path in sources(root):
        for call in calls(path):
            if not on_streamlit(call) or called(call) not in LABELLED:
                continue
            texts = [*call.args[:1], *(k.value for k in call.keywords if k.arg in LABEL_ARGUMENTS)]
            if called(call) == "progress":
                texts = texts[1:]
            loose += [f"{path.name}: {ast.unparse(t)}" for t in texts if not is_tame(t)]
    assert loose == []


def is_tame(text: ast.expr) -> bool:
    if isinstance(text, ast.Constant):
        return True
    if isinstance(text, ast.Name):
        return text.id in MAY_BE_A_LABEL or text.id.isupper()
    if isinstance(text, ast.Call):
        return isinstance(text.func, ast.Name) and text.func.id == "label"
    if isinstance(text, ast.JoinedStr):
        holes = [ast.unparse(v.value) for v in text.values if isinstance(v, ast.FormattedValue)]
        return all(hole in MAY_STAND_IN_A_LABEL for hole in holes)
    return False


def test_session_keys_are_named_in_one_place(root: Path) -> None:
    assert [p.name for p in sources(root) if "session_state" in p.read_text(encoding="utf-8")] == ["state.py"]


def test_I4_only_the_engine_and_the_ladder_are_shared(root: Path) -> None:
    shared = [
        (path.name, node.name)
        for path in sources(root)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and any("cache" in ast.unparse(d) for d in node.decorator_list)
    ]
    assert shared == [("work.py", "_ladder"), ("work.py", "_engine")]
    assert [p.name for p in sources(root) if "cache_data" in p.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize("name", ["collect", "map", "gaps", "draft", "about"])
def test_a_page_is_thin(root: Path, name: str) -> None:
    page = root / "src" / "rung" / "ui" / "pages" / f"{name}.py"
    assert len(page.read_text(encoding="utf-8").splitlines()) <= 90


def test_the_parts_that_work_out_what_is_shown_know_no_streamlit(root: Path) -> None:
    free = {
        "viewmodels.py",
        "segments.py",
        "wording.py",
        "markup.py",
        "cards.py",
        "sheets.py",
        "theme.py",
        "speakers.py",
    }
    found = {p.name for p in sources(root) if "import streamlit" in p.read_text(encoding="utf-8")}
    assert free & found == set()
