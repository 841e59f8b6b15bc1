"""A corrected mapping becomes a labelled case: what a person decided is how the next engine is judged."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

import yaml
from pydantic import ValidationError

from rung.errors import InputError
from rung.evaluation.cases import MappingCase, Split, first_problem, load_mapping
from rung.evaluation.plain_yaml import parse_plain_yaml
from rung.models import Item, Packet

_HEAD = "# yaml-language-server: $schema=mapping.schema.json\n# Cases that were added with `rung eval add`.\n"
_SENTENCE_START = re.compile(r"(?:^|[.!?:;]\s+|\n\s*)$")
_CAPITALISED = re.compile(r"\b[A-Z][a-z\u00df-\u00ff'’-]+")


def read_packet(path: Path) -> Packet:
    """Return the `rung.packet/1` document in a file; `InputError` when it is not one."""
    try:
        return Packet.model_validate_json(path.read_bytes())
    except OSError as error:
        raise InputError(f"The packet {path.name!r} cannot be read: {error.strerror}.", "Check its name.") from None
    except ValidationError as error:
        raise InputError(
            f"The file {path.name!r} is not a rung.packet/1 document: {first_problem(error)}.",
            "Make one: rung review NOTES --format json -o FILE",
        ) from None


def case_of(packet: Packet, item_id: str, split: Split = "dev", why: str = "") -> MappingCase:
    """Return the packet's item as a case labelled with what it demonstrates; `InputError` when there is no such item.

    A person's own match comes first, then the order of the packet; the first match gives quote and strength. The id
    is made from the text, so that the same item is not added twice.
    """
    item = _item(packet, item_id)
    if item.unscored is not None:
        raise InputError(f"The item {item_id!r} has no mapping: {item.unscored}", "Map it by hand first.")
    matches = sorted((m for m in item.matches if m.verdict == "demonstrates"), key=lambda m: m.made_by != "person")
    return MappingCase(
        id=f"A-{hashlib.sha256(item.text.encode()).hexdigest()[:10]}",
        split=split,
        voice="added",
        job="not recorded",
        text=item.text,
        expectations=tuple(dict.fromkeys(m.expectation for m in matches)),
        quote=matches[0].quote.text if matches else None,
        strength=matches[0].strength if matches else "none",
        tags=("added",),
        why=why,
    )


def likely_names(text: str) -> tuple[str, ...]:
    """Return capitalised words inside sentences: people, customers, products. A hint for a reader, no more."""
    found = [m[0] for m in _CAPITALISED.finditer(text) if not _SENTENCE_START.search(text[: m.start()])]
    return tuple(dict.fromkeys(found))


def without_names(case: MappingCase, names: Sequence[str]) -> MappingCase:
    """Return the case with each name replaced by `[name]` in text, quote and reason.

    Raises `InputError` when a name is not in the text: it would stay in the file unseen under another spelling.
    """
    text, quote, why = case.text, case.quote, case.why
    for name in sorted((n.strip() for n in names if n.strip()), key=len, reverse=True):
        word = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
        if not word.search(case.text):
            raise InputError(f"The name {name!r} is not in the item.", "Write it as the item does.")
        text, why = word.sub("[name]", text), word.sub("[name]", why)
        quote = word.sub("[name]", quote) if quote is not None else None
    if quote is not None and quote not in text:
        raise InputError("A name crosses the end of the quote.", "Quote the whole name in the packet first.")
    return case.model_copy(update={"text": text, "quote": quote, "why": why})


def case_text(case: MappingCase) -> str:
    """Return the case as it is stored in YAML."""
    data = case.model_dump(mode="json", exclude={"names"} if not case.names else None)
    return yaml.safe_dump([data], allow_unicode=True, sort_keys=False, width=110)


def append_case(path: Path, case: MappingCase) -> None:
    """Add the case to the end of a YAML file, whole or not at all; what the file holds is left as it is.

    Raises `InputError` when the file has this id already, or does not hold cases.
    """
    before = _HEAD
    if path.exists():
        if any(known.id == case.id for known in load_mapping(path)):
            raise InputError(f"The case {case.id!r} is in {path.name!r} already.", "Edit it there.")
        before = path.read_text(encoding="utf-8")
        if parse_plain_yaml(before, path.name) == []:
            before = _HEAD
    elif not path.parent.is_dir():
        raise InputError(f"There is no folder {str(path.parent)!r}.", "Make it, or name another file.")
    after = f"{before.rstrip()}\n\n{case_text(case)}"
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    new = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(after)
        load_mapping(new)
        new.chmod(path.stat().st_mode if path.exists() else 0o644)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


def _item(packet: Packet, item_id: str) -> Item:
    try:
        return packet.item(item_id)
    except KeyError:
        known = ", ".join(item.id for item in packet.items[:10])
        raise InputError(f"The packet has no item {item_id!r}.", f"Its items are: {known}.") from None
