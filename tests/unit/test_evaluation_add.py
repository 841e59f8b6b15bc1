"""A corrected mapping becomes a case: shown first, without names, and never half written."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from rung.cli.evals import app
from rung.errors import InputError
from rung.evaluation.add import append_case, case_of, likely_names, read_packet, without_names
from rung.evaluation.cases import load_mapping
from rung.models import EngineStamp, Item, LadderRef, Match, Packet, Quote, Span

TEXT = "Paired with Ines from Tolva for a month, she now rotates the keys alone."


def match(code: str, quote: str, made_by: str = "engine", verdict: str = "demonstrates") -> Match:
    start = TEXT.index(quote)
    return Match.model_validate(
        {
            "expectation": code, "verdict": verdict, "strength": "strong", "confidence": 0.9, "made_by": made_by,
            "quote": Quote(text=quote, start=start, end=start + len(quote)),
        }
    )  # fmt: skip


PACKET = Packet(
    ladder=LadderRef(id="l3", level="L3", sha256="0" * 64),
    engine=EngineStamp(name="scripted", version="1"),
    items=(
        Item(id="i1", text=TEXT, source=Span(start=0, end=len(TEXT)), matches=(
            match("CL6", "rotates the keys"), match("TM1", "Paired with Ines from Tolva for a month", "person"),
            match("BS1", "keys", verdict="related"))),
        Item(id="i2", text="had cake", source=Span(start=0, end=8)),
        Item(id="i3", text="lost", source=Span(start=0, end=4), unscored="the reply was cut"),
    ),
)  # fmt: skip


@pytest.fixture
def packet(tmp_path: Path) -> Path:
    path = tmp_path / "packet.json"
    path.write_text(PACKET.to_json(), encoding="utf-8")
    return path


def test_the_case_is_what_the_person_decided() -> None:
    case = case_of(PACKET, "i1", why="helped to grow")
    assert case.expectations == ("TM1", "CL6")
    assert case.quote == "Paired with Ines from Tolva for a month"
    assert (case.strength, case.split, case.why) == ("strong", "dev", "helped to grow")
    empty = case_of(PACKET, "i2")
    assert (empty.expectations, empty.quote, empty.strength) == ((), None, "none")


def test_an_item_that_is_not_there_or_has_no_mapping_is_refused() -> None:
    with pytest.raises(InputError, match=r"no item 'i9'.*i1, i2, i3"):
        case_of(PACKET, "i9")
    with pytest.raises(InputError, match="has no mapping"):
        case_of(PACKET, "i3")


def test_names_are_replaced_everywhere() -> None:
    case = without_names(case_of(PACKET, "i1", why="Ines grew"), ["Ines", "tolva"])
    assert case.text == "Paired with [name] from [name] for a month, she now rotates the keys alone."
    assert case.quote == "Paired with [name] from [name] for a month"
    assert case.why == "[name] grew"
    with pytest.raises(InputError, match="'Inez' is not in the item"):
        without_names(case, ["Inez"])


def test_likely_names_are_capitalised_words_inside_sentences() -> None:
    assert likely_names(TEXT) == ("Ines", "Tolva")
    assert likely_names("Paired up. Then Ana left, Ana's desk is free") == ("Ana", "Ana's")


def test_what_the_file_holds_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "added.yaml"
    append_case(path, case_of(PACKET, "i2"))
    before = path.read_text(encoding="utf-8") + "# a remark by hand\n"
    path.write_text(before, encoding="utf-8")
    append_case(path, case_of(PACKET, "i1"))
    assert path.read_text(encoding="utf-8").startswith(before)
    assert [c.expectations for c in load_mapping(path)] == [(), ("TM1", "CL6")]
    with pytest.raises(InputError, match=r"is in 'added\.yaml' already"):
        append_case(path, case_of(PACKET, "i1"))
    assert sorted(p.name for p in tmp_path.iterdir()) == ["added.yaml"]


def test_a_file_of_something_else_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "notes.yaml"
    path.write_text("- my: notes\n", encoding="utf-8")
    with pytest.raises(InputError, match="cannot be used"):
        append_case(path, case_of(PACKET, "i1"))
    assert path.read_text(encoding="utf-8") == "- my: notes\n"
    with pytest.raises(InputError, match="There is no folder"):
        append_case(tmp_path / "none" / "added.yaml", case_of(PACKET, "i1"))
    empty = tmp_path / "empty.yaml"
    empty.write_text("[]\n", encoding="utf-8")
    append_case(empty, case_of(PACKET, "i1"))
    assert len(load_mapping(empty)) == 1


def test_it_shows_asks_for_names_and_stores_after_a_yes(packet: Path, tmp_path: Path) -> None:
    target = tmp_path / "added.yaml"
    arguments = ["add", str(packet), "--item", "i1", "-o", str(target)]
    refused = CliRunner().invoke(app, arguments, input="\nn\n")
    assert "These may be names: Ines, Tolva" in refused.output
    assert "Nothing was stored." in refused.output
    assert not target.exists()
    stored = CliRunner().invoke(app, arguments, input="Ines, Tolva\ny\n")
    assert stored.exit_code == 0
    assert "Paired with Ines" in stored.output
    assert "Paired with [name]" in stored.output
    assert "Ines" not in target.read_text(encoding="utf-8")


def test_yes_stores_without_asking(packet: Path, tmp_path: Path) -> None:
    target = tmp_path / "added.yaml"
    done = CliRunner().invoke(
        app, ["add", str(packet), "--item", "i1", "-o", str(target), "--remove", "Ines", "--split", "test", "--yes"]
    )
    assert done.exit_code == 0
    (case,) = load_mapping(target)
    assert case.split == "test"
    assert "[name] from Tolva" in case.text


def test_a_file_that_is_no_packet_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(InputError, match=r"not a rung\.packet/1"):
        read_packet(path)
    with pytest.raises(InputError, match="cannot be read"):
        read_packet(tmp_path / "none.json")
