"""Text from notes can never become markup, and nothing in it is hidden."""

from __future__ import annotations

import html
import re
import unicodedata
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rung.ui.markup import Html, element, join, label, option, visible

TEXT = st.text(alphabet=st.characters(), max_size=60)
ATTACKS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</p></article><iframe src=//evil.invalid>",
    "<svg/onload=alert(1)>",
    "javascript:alert(1)",
    "![x](http://evil.invalid/p.png)",
    "<!-- --><style>*{display:none}</style>",
]


class Reader(HTMLParser):
    """Collects what a browser would see."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment came out: {data!r}")


@given(TEXT)
@example(ATTACKS[0])
@example("&lt;b&gt; &amp;")
def test_A6_any_text_stays_one_text(text: str) -> None:
    seen = Reader(element("p", text, title=text))
    assert [tag for tag, _ in seen.tags] == ["p"]
    assert seen.words == visible(text)
    assert set(seen.tags[0][1]) == {"title"}


@pytest.mark.parametrize("attack", ATTACKS)
def test_B2_an_attack_is_shown_and_not_run(attack: str) -> None:
    seen = Reader(join(attack, element("b", attack)))
    assert [tag for tag, _ in seen.tags] == ["b"]
    assert seen.words == attack * 2


def test_markup_is_put_in_as_it_is_and_text_is_not() -> None:
    assert element("p", element("b", "a"), "<b>") == "<p><b>a</b>&lt;b&gt;</p>"
    assert isinstance(element("p"), Html)
    # Joining with an operator gives plain text again, which is escaped when it is used.
    assert join("x" + element("b", "a")) == html.escape("x<b>a</b>")


@pytest.mark.parametrize("tag", ["script", "img", "iframe", "a", "style", "svg", "form", "input"])
def test_tags_that_load_or_run_cannot_be_made(tag: str) -> None:
    with pytest.raises(ValueError, match="not one that may be made"):
        element(tag)


@pytest.mark.parametrize("name", ["href", "src", "style", "onclick", "id", "srcset"])
def test_attributes_that_load_or_run_cannot_be_made(name: str) -> None:
    with pytest.raises(ValueError, match="not one that may be made"):
        element("p", **{name: "x"})


@given(TEXT)
def test_A5_no_hidden_character_is_left_unseen(text: str) -> None:
    for char in visible(text):
        assert char in "\n\t" or unicodedata.category(char) not in {"Cc", "Cs", "Zl", "Zp"}


@pytest.mark.parametrize(
    ("hidden", "shown"),
    [
        ("a\u202eb", "a⟨U+202E⟩b"),
        ("a\u200bb", "a⟨U+200B⟩b"),
        ("a\u2066b", "a⟨U+2066⟩b"),
        ("a\x1b[31mb", "a⟨U+001B⟩[31mb"),
        ("a\U000e0041b", "a⟨U+E0041⟩b"),
        ("a\u3164b", "a⟨U+3164⟩b"),
        ("a\ufe0fb", "a⟨U+FE0F⟩b"),
        ("a\u200db", "a⟨U+200D⟩b"),
        ("a\rb", "a⟨U+000D⟩b"),
    ],
)
def test_A5_hidden_characters_are_written_out(hidden: str, shown: str) -> None:
    assert visible(hidden) == shown


@pytest.mark.parametrize("kept", ["🦉 owl", "❤️ heart", "👩‍💻 at work", "1️⃣ first", "می‌خواهم", "é à ñ", "a\nb\tc"])
def test_what_writing_needs_stays(kept: str) -> None:
    assert visible(kept) == kept


@given(TEXT)
def test_B1_a_label_has_no_markdown_left(text: str) -> None:
    made = label(text, limit=1000)
    assert "\n" not in made
    assert not re.search(r"(?<!\\)[\[\]()!<>`*_:$~]", re.sub(r"\\\\", "", made))


def test_labels_and_options_are_cut() -> None:
    assert len(option("x" * 500)) == 60
    assert label("![x](http://e)") == r"\!\[x\]\(http\://e\)"
