"""Bytes to notes: encodings, limits, and files that are no text."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rung.errors import InputError
from rung.intake import SIZE_LIMIT, note_from_text, read_note, take_in

TEXT = "- Led the café rollout\r\n- Wrote “the” RFC\r"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8-sig"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.encode("cp1252"), "cp1252"),
    ],
)
def test_C6_every_encoding_gives_the_same_text_unchanged(data: bytes, encoding: str) -> None:
    note = read_note(data, "notes.md")
    assert note.text == TEXT
    assert note.encoding == encoding
    assert note.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("byte", [0x81, 0x8D, 0x8F, 0x90, 0x9D])
def test_a_byte_that_fits_no_encoding_is_named(byte: int) -> None:
    data = b"- caf\xe9\r\n- ok\n- bad " + bytes([byte]) + b" here"
    with pytest.raises(InputError, match=rf"0x{byte:02x} at offset {data.index(byte)} \(line 3\)"):
        read_note(data, "notes.md")


def test_a_stray_byte_in_utf8_is_named_and_not_turned_into_nonsense() -> None:
    data = "- Größe geprüft für Zürich\n- ok ".encode() + b"\xe9"
    with pytest.raises(InputError, match=r"0xe9 at offset \d+ \(line 2\)"):
        read_note(data, "notes.md")


@pytest.mark.parametrize(
    "data", [b"- ok\n- b\x00d", b"\x00\x01\x02 binary", b"\xff\xfe" + "- a\n\0b".encode("utf-16-le")]
)
def test_a_nul_is_named_with_its_place(data: bytes) -> None:
    with pytest.raises(InputError, match=r"0x00 at offset \d+ \(line \d\)"):
        read_note(data, "notes.md")


def test_C6_a_nul_in_a_csv_names_the_row() -> None:
    with pytest.raises(InputError, match=r"Row 3 \(line 3\)"):
        read_note(b"what,date\nLed it,2026-01-02\nWrote\x00 it,2026-01-03\n", "notes.csv")


@pytest.mark.parametrize(
    ("magic", "what"),
    [
        (b"PK\x03\x04rest", "ZIP archive"),
        (b"%PDF-1.7", "PDF document"),
        (b"MZ\x90\x00\x03\x00", "EXE"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old Office document"),
        (b"\x89PNG\r\n", "picture"),
    ],
)
def test_C4_a_file_is_known_by_its_content(magic: bytes, what: str) -> None:
    with pytest.raises(InputError, match=what) as caught:
        read_note(magic, "innocent.csv")
    assert caught.value.next_step


def test_notes_may_begin_with_mz() -> None:
    assert read_note(b"MZ rollout finished for all teams", "n.txt").text.startswith("MZ")


def test_C5_the_limit_is_stated() -> None:
    with pytest.raises(InputError, match="up to 5 MB"):
        read_note(b"a" * (SIZE_LIMIT + 1), "big.txt")
    with pytest.raises(InputError, match="up to 5 MB"):
        note_from_text("a" * 10_000_000)


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_a_note_without_text_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="has no text"):
        read_note(data, "empty.md")


def test_a_nearly_empty_note_has_no_items_and_loses_nothing() -> None:
    intake = take_in(note_from_text("Hi team,\n\nThanks!\n"))
    assert intake.items == ()
    assert [part.text for part in intake.left_out] == ["Hi team,", "Thanks!"]


def test_half_a_character_is_refused() -> None:
    with pytest.raises(InputError, match="half a character"):
        note_from_text("ok\n\ud83d")


@pytest.mark.parametrize("name", ["/home/me/notes.md", r"C:\me\notes.md", "../notes.md"])
def test_C7_a_name_is_never_a_path(name: str) -> None:
    assert read_note(b"- Led it", name).name == "notes.md"


def read_or_refused(data: bytes) -> str:
    try:
        return read_note(data, "x.txt").text
    except InputError as error:
        return error.next_step


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_with_a_next_step(data: bytes) -> None:
    assert read_or_refused(data).strip()
