"""The Markdown of a packet: readable, complete, and inert whatever stands in the notes."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from rung.assets import default_ladder
from rung.export.escaping import code, inline, visible
from rung.export.markdown import NOTICE, draft_markdown, gaps_markdown, mapping_markdown, packet_markdown
from rung.ladder import read_ladder
from rung.models import (
    Claim,
    Draft,
    EngineStamp,
    Item,
    LadderRef,
    LeftOut,
    Match,
    Packet,
    Quote,
    Section,
    SourceRef,
    Span,
)
from rung.pipeline.gaps import find_gaps

LADDER = read_ladder(default_ladder())
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
LIVE = {"link_open", "image", "html_inline", "html_block", "table_open", "s_open", "fence"}


def tokens(text: str) -> list[Token]:
    return [t for block in READER.parse(text) for t in (block, *(block.children or ()))]


def shown(text: str) -> str:
    return "".join(t.content for t in tokens(text) if t.type in {"text", "code_inline", "text_special"})


def item(item_id: str, text: str, code_: str | None = None, **more: object) -> Item:
    matches = ()
    if code_:
        quote = Quote(text=text, start=0, end=len(text))
        matches = (Match(expectation=code_, verdict="demonstrates", strength="strong", confidence=0.9, quote=quote),)
    values = {"id": item_id, "text": text, "source": Span(start=0, end=len(text)), "matches": matches, **more}
    return Item.model_validate(values)


def packet(*items: Item, claims: tuple[Claim, ...] = (), left_out: tuple[LeftOut, ...] = ()) -> Packet:
    gaps = find_gaps(items, LADDER)
    sections = tuple(
        Section(area=a.name, claims=claims if n == 0 else (), questions=tuple(g.question for g in gaps[:1]))
        for n, a in enumerate(LADDER.areas)
    )
    return Packet(
        ladder=LadderRef(id=LADDER.id, level=LADDER.level, sha256=LADDER.sha256),
        engine=EngineStamp(name="scripted", version="1", calibrated=False, note="Answers come from a given table."),
        source=SourceRef(name="notes.md", format="bullets", sha256="ab" * 32),
        items=items,
        left_out=left_out,
        gaps=gaps,
        draft=Draft(audience="self", sections=sections),
    )


def test_the_document_reads_from_the_first_gap_to_how_it_was_made() -> None:
    text = packet_markdown(
        packet(
            item("i1", "Found the replay flaw", "DE1", date=dt.date(2026, 3, 1)),
            item("i2", "Went to a talk"),
            item("i3", "Broken answer", unscored="the server went away"),
            claims=(
                Claim(text="Found the replay flaw.", items=("i1",), status="traced"),
                Claim(text="Cut 3 days [confirm: 3 days].", items=("i1",), status="open", reasons=("“3 days”: new",)),
                Claim(text="Exceeds the level.", items=("i1",), status="blocked", reasons=("it rates a person",)),
            ),
            left_out=(LeftOut(text="## March", reason="a heading", kind="heading", source=Span(start=0, end=8)),),
        ),
        LADDER,
    )
    wanted = [
        "# Self-review draft: L3: Senior Security Engineer",
        NOTICE,
        "**No mentoring recorded:",
        "## Draft",
        "Found the replay flaw. [i1]",
        "## What the notes do not show",
        "## Evidence, item by item",
        "**i1** (2026-03-01) Found the replay flaw",
        "- DE1 Depth in the domain: demonstrates, strong: “Found the replay flaw”",
        "No evidence for an expectation of this level.",
        "Not judged: the server went away",
        "## Left out of the notes",
        "### A heading",
        r"- \#\# March",
        "## Held back",
        "Exceeds the level. [i1] (it rates a person)",
        "Engine: scripted 1; Rung ",
        "ab" * 32,
    ]
    places = [text.find(w) for w in wanted]
    assert -1 not in places, wanted[places.index(-1)]
    assert places == sorted(places)
    assert r"Cut 3 days \[confirm: 3 days\]. [i1]" in text
    assert text.count("[confirm:") == 1


def test_every_gap_and_every_item_is_in_the_document() -> None:
    made = packet(item("i1", "Ran a session on SSRF", "TM2"), item("i2", "Sat in a meeting"))
    text = packet_markdown(made, LADDER)
    assert all(inline(g.message) in text and inline(g.question) in text for g in made.gaps)
    assert all(inline(i.text) in text for i in made.items)
    assert "not done" not in text.casefold()


def test_citations_can_be_left_out_of_the_draft() -> None:
    made = packet(item("i1", "Found it", "DE1"), claims=(Claim(text="Found it.", items=("i1",), status="traced"),))
    assert "Found it. [i1]" in draft_markdown(made, LADDER)
    assert "[i1]" not in draft_markdown(made, LADDER, cited=False)
    assert "**i1** Found it" in packet_markdown(made, LADDER, cited=False)


def test_an_area_with_evidence_but_no_sentence_does_not_say_that_nothing_is_recorded() -> None:
    text = draft_markdown(packet(item("i1", "Ran a session on SSRF", "TM2")), LADDER)
    teaching = text.split("### Teaching and Mentoring")[1].split("###")[0]
    assert "the evidence is in [i1]" in teaching
    assert "Nothing recorded" not in teaching
    assert text.count("Nothing recorded for this area.") == len(LADDER.areas) - 1


def test_the_parts_stand_alone_and_name_the_engine() -> None:
    made = packet(item("i1", "Found it", "DE1"))
    for part in (draft_markdown, gaps_markdown, mapping_markdown):
        text = part(made, LADDER)
        assert text.startswith("# ")
        assert "Engine: scripted 1" in text
    assert "## Draft" not in gaps_markdown(made, LADDER)


def test_results_of_another_ladder_say_so() -> None:
    other = LADDER.model_copy(update={"sha256": "0" * 64})
    assert "not the one these results were made with" in packet_markdown(packet(), other)


HOSTILE = [
    "![x](http://evil.test/a.png)",
    "[click](javascript:alert(1))",
    "<img src=x onerror=alert(1)>",
    "<iframe src=//evil.test>",
    "see http://evil.test/a?b=c_d and www.evil.test or me@evil.test",
    "<http://evil.test>",
    "[i1]: http://evil.test 'x'",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "# Exceeds expectations",
    "> quoted",
    "```\ncode",
    "~~gone~~ **bold** _it_",
    "1. one",
    "- dash",
    "+ plus",
    "===",
    "&lt;script&gt; &#60;",
    "a `tick` http://evil.test/`b`c",
    "{{7*7}} ${x}",
    "\\[x](y)",
    "![][i1]",
    "x\n===\ny",
    "file://etc/passwd data://x //evil.test/x",
    "<!-- gone -->",
    "<script>alert(1)</script>",
    "mailto:a@b.test xmpp:c@d.test",
]


def hostile(text: str) -> Packet:
    return packet(
        item("i1", text, "DE1", label=text, author=text),
        item(text, "Did it", "DE1", unscored=text),
        claims=(
            Claim(text=text, items=("i1", text), status="traced"),
            Claim(text=text, items=("i1",), status="open", reasons=(text,)),
            Claim(text=text, items=(), status="blocked", reasons=(text,)),
        ),
        left_out=(LeftOut(text=text, reason=text, kind="metadata", source=Span(start=0, end=1)),),
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_B3_nothing_from_notes_is_live_markdown(text: str) -> None:
    clean = [t.type for t in tokens(packet_markdown(hostile("plain words"), LADDER))]
    document = packet_markdown(hostile(text), LADDER)
    found = tokens(document)
    assert not LIVE & {t.type for t in found}
    for kind in ("heading_open", "blockquote_open", "list_item_open", "hr", "strong_open", "em_open"):
        assert [t.type for t in found].count(kind) == clean.count(kind)
    assert " ".join(text.split()) in shown(document)


@pytest.mark.parametrize("text", ["see https://a.test/x_y now", "www.a.test", "write to a@b.test", "x//y.test/z"])
def test_B3_addresses_are_code_so_that_no_reader_links_them(text: str) -> None:
    spans = [t.content for t in tokens(inline(text)) if t.type == "code_inline"]
    assert len(spans) == 1
    assert not [
        t for t in tokens(inline(text)) if t.type == "text" and any(m in t.content for m in ("//", "www.", "@"))
    ]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a\x1b]52;c;aGk=\x07b", "a␛]52;c;aGk=␇b"),
        ("over\rwritten", "over␍written"),
        ("nul\x00", "nul␀"),
        ("\u202eevil", "\\u{202e}evil"),
        ("ze\u200bro", "ze\\u{200b}ro"),
        ("\U000e0041tag", "\\u{e0041}tag"),
        ("x\udc80", "x\\u{dc80}"),
        ("a\ufe0f", "a\\u{fe0f}"),
        ("\u2028", "\\u{2028}"),
        ("👩\u200d💻 ❤\ufe0f", "👩\u200d💻 ❤\ufe0f"),
        ("naïve – “quoted” 日本語\tx\n", "naïve – “quoted” 日本語\tx\n"),
    ],
)
def test_B5_B7_characters_that_act_or_hide_are_shown(text: str, seen: str) -> None:
    assert visible(text) == seen


@given(st.text(st.characters(codec=None), max_size=60))
def test_B7_any_text_becomes_one_inert_line(text: str) -> None:
    line = inline(text)
    line.encode("utf-8")
    assert "\n" not in line
    assert not [c for c in line if ord(c) < 32 or 0x202A <= ord(c) <= 0x202E]
    assert not LIVE & {t.type for t in tokens(line)}


@given(st.text(st.sampled_from("ab`*_[]()<>!#&;|\\-+1.) ~/:@w"), min_size=1, max_size=30).filter(str.strip))
def test_B3_text_reads_as_it_was_written(text: str) -> None:
    found = tokens(inline(text))
    assert {t.type for t in found} <= {
        "paragraph_open",
        "inline",
        "paragraph_close",
        "text",
        "code_inline",
        "text_special",
    }
    assert shown(inline(text)).split() == text.split()


@given(st.text(st.sampled_from("a` "), min_size=1, max_size=12).filter(str.strip))
def test_code_spans_hold_any_backticks(text: str) -> None:
    assert [t.type for t in tokens(code(text))] == ["paragraph_open", "inline", "code_inline", "paragraph_close"]


@given(st.sampled_from(["{{7*7}}", "__class__", "${jndi:ldap://x}", "%s%n", "{0.__init__}"]))
def test_B6_templates_stay_literal(text: str) -> None:
    assert text in shown(packet_markdown(hostile(text), LADDER))
