"""Bytes to text: UTF-8, UTF-16 with a byte order mark, cp1252. A byte that fits none is named, never replaced."""

from __future__ import annotations

import codecs
import re

from rung.errors import InputError

SIZE_LIMIT = 5 * 1024 * 1024

_SAVE_AS_TEXT = "Save it as plain text, Markdown or CSV, or copy the text out of it, and give that."
# What a file is by its first bytes, and what to do instead of reading it.
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"PK\x03\x04", "a ZIP archive (Word, Excel and OpenDocument files are such archives)", _SAVE_AS_TEXT),
    (b"PK\x05\x06", "an empty ZIP archive", _SAVE_AS_TEXT),
    (b"%PDF-", "a PDF document", "Copy its text into a plain text file and give that."),
    (b"\xd0\xcf\x11\xe0", "an old Office document or an Outlook message", _SAVE_AS_TEXT),
    (b"{\\rtf", "a rich text (RTF) document", _SAVE_AS_TEXT),
    (b"\x7fELF", "a program", "Give a text file with your notes."),
    (b"\x1f\x8b", "a gzip archive", "Unpack it first and give the text file inside."),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "Unpack it first and give the text file inside."),
    (b"Rar!", "a RAR archive", "Unpack it first and give the text file inside."),
    (b"SQLite format 3\x00", "a database", "Export the rows as CSV and give that."),
    (b"\x89PNG", "a picture (PNG)", "Type or paste the text that it shows."),
    (b"\xff\xd8\xff", "a picture (JPEG)", "Type or paste the text that it shows."),
    (b"GIF8", "a picture (GIF)", "Type or paste the text that it shows."),
)
_UTF8_CHARACTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")


def refuse_size(size: int, name: str) -> None:
    """Raise `InputError` when this many bytes are more than notes may have."""
    if size > SIZE_LIMIT:
        raise InputError(
            f"{name!r} has {size / 1024 / 1024:.1f} MB; notes may have up to {SIZE_LIMIT // 1024 // 1024} MB.",
            "Split it, for example by quarter, and give the parts one at a time.",
        )


def refuse_binary(data: bytes, name: str) -> None:
    """Raise `InputError`, saying what the file is, when it begins as an archive, document or program."""
    for magic, what, next_step in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"{name!r} is {what} by its content, whatever its name says.", next_step)
    # "MZ" alone may begin a sentence; a program's header has zero bytes right behind it.
    if data.startswith(b"MZ") and b"\0" in data[:64]:
        raise InputError(
            f"{name!r} is a Windows program (EXE) by its content, whatever its name says.",
            "Give a text file with your notes.",
        )


def decode(data: bytes, name: str) -> tuple[str, str]:
    """Return the text of these bytes and the name of the encoding they had; a byte order mark is not text.

    Raises `InputError` naming the value, offset and line of the first byte that fits no encoding read here.
    """
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise InputError(f"{name!r} is UTF-32 text, which is not read.", "Save it as UTF-8.")
    if data.startswith(codecs.BOM_UTF8):
        return _strictly(data, "utf-8-sig", name), "utf-8-sig"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strictly(data, "utf-16", name), "utf-16"
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        # A file that is UTF-8 but for a few bytes would turn into nonsense as cp1252, without a word.
        whole = _UTF8_CHARACTER.findall(data)
        stray = len(_HIGH_BYTE.findall(data)) - sum(map(len, whole))
        if len(whole) > stray:
            raise _bad_byte(data, error.start, name) from error
    return _strictly(data, "cp1252", name), "cp1252"


def refuse_nul(data: bytes, text: str, name: str) -> None:
    """Raise `InputError` naming the offset and line of the first NUL, which no text file has."""
    position = text.find("\0")
    if position < 0:
        return
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        offset = 2 + len(text[:position].encode("utf-16-le"))
    else:
        offset = data.index(b"\0")
    raise _bad_byte(data, offset, name, "It may be UTF-16 without a byte order mark, or no text at all.")


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        # The codec with a mark counts from behind the mark; the message counts from the file's first byte.
        marked = len(codecs.BOM_UTF8) if encoding == "utf-8-sig" and len(error.object) < len(data) else 0
        raise _bad_byte(data, error.start + marked, name) from error


def _bad_byte(data: bytes, offset: int, name: str, hint: str = "") -> InputError:
    before = data[:offset]
    line = before.count(b"\n") + before.replace(b"\r\n", b"\n").count(b"\r") + 1
    return InputError(
        f"{name!r} has the byte 0x{data[offset]:02x} at offset {offset} (line {line}), which is not text in "
        f"UTF-8, UTF-16 with a byte order mark, or Windows-1252. {hint}".rstrip(),
        "Mend that place, or save the file as UTF-8.",
    )
