"""Two results side by side, the report page, and the terminal."""

from __future__ import annotations

import io
import re
from html.parser import HTMLParser

import pytest
from rich.console import Console

from rung.assets import default_ladder
from rung.engines.base import ProposedMatch
from rung.engines.scripted import ScriptedEngine
from rung.errors import InputError
from rung.evaluation.cases import EvalCases, MappingCase
from rung.evaluation.compare import compare
from rung.evaluation.page import page
from rung.evaluation.report import print_comparison, print_result
from rung.evaluation.results import EvalResult
from rung.evaluation.runner import run_eval
from rung.ladder import read_ladder
from rung.models import LadderRef

LADDER = read_ladder(default_ladder())
HOSTILE = "\x1b]52;c;aGk=\x07 ranked <script>alert(1)</script> roles ![](http://example.invalid/x.png)"


def cases(count: int = 20) -> EvalCases:
    mapping = tuple(
        MappingCase(
            id=f"c{n}",
            split="dev",
            voice="v",
            job="j",
            text=f"{HOSTILE} {n}",
            expectations=("DE5",),
            quote="ranked <script>",
            strength="strong",
            why="debt <b>ranked</b>",
        )
        for n in range(count)
    )
    return EvalCases(mapping=mapping, packets=(), files=())


def result(right: range, loaded: EvalCases | None = None) -> EvalResult:
    matches = [
        ProposedMatch(item=f"c{n}", expectation="DE5" if n in right else "TM1", verdict="demonstrates",
                      strength="strong", confidence=0.8, quote="ranked <script>")
        for n in range(20)
    ]  # fmt: skip
    return run_eval(ScriptedEngine(matches), loaded or cases(), ("mapping",))


def shown(what: object) -> str:
    out = io.StringIO()
    console = Console(file=out, width=120, highlight=False)
    if isinstance(what, EvalResult):
        print_result(what, console)
    else:
        print_comparison(what, console)  # pyright: ignore[reportArgumentType]
    return out.getvalue()


def test_the_difference_and_the_flipped_cases_are_named() -> None:
    found = compare(result(range(10)), result(range(2, 18)), LADDER)
    change = next(c for c in found.changes if c.name == "exact_match")
    assert (change.first, change.second, change.difference) == (0.5, 0.8, 0.3)
    assert change.low is not None
    assert change.high is not None
    assert change.low < 0.3 < change.high
    assert [f.id for f in found.flips if f.now_right] == [f"c{n}" for n in range(10, 18)]
    assert [f.id for f in found.flips if not f.now_right] == ["c0", "c1"]
    assert found.cases == 20
    assert found.left_out == ()
    text = shown(found)
    assert "8 cases became right, 2 became wrong." in text
    assert "\x1b]52" not in text
    assert "\\x1b" in text


def test_a_result_compared_with_itself_differs_in_nothing() -> None:
    same = result(range(7))
    found = compare(same, same, LADDER)
    assert {c.difference for c in found.changes} == {0.0}
    assert found.flips == ()
    assert not any(c.clear for c in found.changes)


def test_a_case_that_was_relabelled_or_is_new_is_left_out_and_named() -> None:
    other = cases()
    relabelled = other.mapping[3].model_copy(update={"expectations": ("CL2",)})
    changed = other.model_copy(update={"mapping": (*other.mapping[:3], relabelled, *other.mapping[4:19])})
    found = compare(result(range(20)), result(range(20), changed), LADDER)
    assert set(found.left_out) == {"c3", "c19"}
    assert found.cases == 18


def test_results_that_cannot_be_compared_are_refused() -> None:
    first = result(range(20))
    with pytest.raises(InputError, match="share no scored case"):
        compare(first, first.model_copy(update={"mapping": None}), LADDER)
    other = first.model_copy(update={"ladder": LadderRef(id="x", level="L4", sha256="0" * 64)})
    with pytest.raises(InputError, match="another ladder"):
        compare(first, other, LADDER)


class _Outline(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_needs_nothing_else_and_runs_nothing() -> None:
    html = page(result(range(10)))
    outline = _Outline()
    outline.feed(html)
    names = {tag for tag, _ in outline.tags}
    assert names.isdisjoint({"script", "img", "link", "iframe", "object", "image", "use"})
    assert not [a for _, a in outline.tags if {"src", "href", "xlink:href"} & a.keys()]
    assert not [a for _, a in outline.tags if any(name.startswith("on") for name in a)]
    assert "url(" not in html
    assert "@import" not in html
    assert "default-src 'none'" in html


def test_the_page_shows_every_wrong_case_with_text_labels_quote_and_reason() -> None:
    outline = _Outline()
    outline.feed(page(result(range(10))))
    for n in range(10, 20):
        assert f"c{n}" in outline.text
    assert "Wrong cases (10 of 20)" in outline.text
    assert "Labelled: DE5 “ranked <script>”, strong" in outline.text
    assert "Given: TM1, strong, 80%: “ranked <script>”" in outline.text
    assert "Why: debt <b>ranked</b>" in outline.text
    assert [a for tag, a in outline.tags if tag == "svg" and "Confusion" in str(a["aria-label"])]
    assert [a for tag, a in outline.tags if tag == "svg" and "Reliability" in str(a["aria-label"])]
    assert len([1 for tag, _ in outline.tags if tag == "mark"]) == 10


def test_the_terminal_shows_numbers_with_intervals() -> None:
    text = shown(result(range(10)))
    assert re.search(r"exact_match +0\.500 \[0\.\d{3}, 0\.\d{3}\] +20", text)
    assert "20 items, 10 not exactly as labelled" in text
