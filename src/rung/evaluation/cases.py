"""Labelled cases: items and whole packets with the right answer, as `evals/labelling-guide.md` defines it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import Field, StringConstraints, TypeAdapter, ValidationError, model_validator

from rung.errors import InputError
from rung.evaluation.plain_yaml import read_plain_yaml
from rung.models import Ladder, Model
from rung.vocabulary import InputFormat

Split = Literal["dev", "test"]
LabelledStrength = Literal["strong", "moderate", "weak", "none"]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,4}[0-9]{1,2}$")]

MAPPING_FILES = ("mapping.yaml", "added.yaml")
PACKETS_FILE = "packets.yaml"


class Label(Model):
    """The right answer for one item: expectations primary first, the primary's quote, and its strength."""

    id: str = Field(min_length=1)
    expectations: tuple[Code, ...] = ()
    strength: LabelledStrength
    quote: str | None = None

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Label:
        if len(set(self.expectations)) != len(self.expectations):
            raise ValueError(f"{self.id}: an expectation is named twice: {self.expectations!r}")
        labelled = bool(self.expectations)
        if labelled != (self.quote is not None) or labelled != (self.strength != "none"):
            raise ValueError(f"{self.id}: expectations, quote and strength are either all there or all absent")
        return self


class MappingCase(Label):
    """One accomplishment in its author's words, with its label.

    `voice` is the author who wrote it and decides the split; `names` are the first names in the text, which the
    robustness suite swaps; `why` is the labeller's reason; `hard` marks a case on which careful readers differ.
    """

    split: Split
    voice: str
    job: str
    text: str = Field(min_length=1)
    tags: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    why: str = ""
    hard: bool = False

    @model_validator(mode="after")
    def _quotes_itself(self) -> MappingCase:
        if self.quote is not None and self.quote not in self.text:
            raise ValueError(f"{self.id}: the quote {self.quote!r} is not in the text")
        return self


class PacketItem(Model):
    """One item that intake must find in a packet: how it starts, and its label."""

    starts: str = Field(min_length=1)
    expectations: tuple[Code, ...] = ()
    strength: LabelledStrength


class PacketCase(Model):
    """Whole notes with what must be found in them: items, left-out lines, gaps and thin areas.

    Areas are given by name or code; `missing_expectations` holds those of missing areas too.
    """

    id: str = Field(min_length=1)
    split: Split
    format: InputFormat
    author: str | None = None
    about: str = ""
    source: str = Field(min_length=1)
    items: tuple[PacketItem, ...]
    left_out: tuple[str, ...] = ()
    missing_areas: tuple[str, ...] = ()
    thin_areas: tuple[str, ...] = ()
    missing_expectations: tuple[Code, ...] = ()


class DataHash(Model):
    """A file that a result was made from, and the SHA-256 of its bytes."""

    name: str
    sha256: str


class EvalCases(Model):
    """All labelled cases of a folder, and the hashes of the files they came from."""

    mapping: tuple[MappingCase, ...]
    packets: tuple[PacketCase, ...]
    files: tuple[DataHash, ...]


def evals_dir() -> Path:
    """Return the repository's `evals` folder; `InputError` where rung was installed without its repository."""
    folder = Path(__file__).resolve().parents[3] / "evals"
    if not (folder / "cases").is_dir():
        raise InputError(
            "The labelled cases are not part of an installed package.",
            "Clone the repository, or name a folder with cases: rung eval --cases DIR",
        )
    return folder


def cases_dir(folder: Path | None = None) -> Path:
    """Return the folder with the case files: `folder` when it is given, the repository's otherwise."""
    if folder is None:
        return evals_dir() / "cases"
    if not folder.is_dir():
        raise InputError(f"There is no folder {str(folder)!r}.", "Name the folder that holds mapping.yaml.")
    return folder


def load_cases(folder: Path | None = None) -> EvalCases:
    """Return the cases of a folder; files that are not there hold no cases.

    Raises `InputError` naming the file and the case when one is malformed, when an id is used twice, or when the
    folder has no case at all.
    """
    where = cases_dir(folder)
    mapping: list[MappingCase] = []
    packets: list[PacketCase] = []
    hashes: list[DataHash] = []
    for name in (*MAPPING_FILES, PACKETS_FILE):
        path = where / name
        if not path.exists():
            continue
        hashes.append(DataHash(name=name, sha256=hashlib.sha256(path.read_bytes()).hexdigest()))
        if name == PACKETS_FILE:
            packets += load_packets(path)
        else:
            mapping += load_mapping(path)
    if not mapping and not packets:
        raise InputError(f"The folder {str(where)!r} holds no cases.", "Name the folder that holds mapping.yaml.")
    _unique((c.id for c in (*mapping, *packets)), where.name)
    return EvalCases(mapping=tuple(mapping), packets=tuple(packets), files=tuple(hashes))


def load_mapping(path: Path) -> tuple[MappingCase, ...]:
    """Return the mapping cases of a YAML file; `InputError` when one is malformed or an id is used twice."""
    return _load(path, TypeAdapter(tuple[MappingCase, ...]))


def load_packets(path: Path) -> tuple[PacketCase, ...]:
    """Return the packet cases of a YAML file; `InputError` when one is malformed or an id is used twice."""
    return _load(path, TypeAdapter(tuple[PacketCase, ...]))


def load_labels(path: Path) -> tuple[Label, ...]:
    """Return the labels of a JSON Lines file, or those of a YAML file of mapping cases."""
    if path.suffix in {".yaml", ".yml"}:
        return tuple(
            Label(id=c.id, expectations=c.expectations, strength=c.strength, quote=c.quote) for c in load_mapping(path)
        )
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise InputError(f"The file {path.name!r} cannot be read: {error.strerror}.", "Check its name.") from None
    labels: list[Label] = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                labels.append(Label.model_validate_json(line))
            except ValidationError as error:
                raise InputError(f"{path.name}, line {number}: {first_problem(error)}.", "Mend that line.") from None
    _unique((label.id for label in labels), path.name)
    return tuple(labels)


def check_codes(cases: EvalCases, ladder: Ladder) -> None:
    """Raise `InputError` when a case names an expectation or area that the ladder does not have."""
    codes = set(ladder.codes)
    areas = {name for area in ladder.areas for name in (area.code, area.name)}
    for case in cases.mapping:
        _known(case.id, case.expectations, codes)
    for packet in cases.packets:
        _known(packet.id, [c for item in packet.items for c in item.expectations], codes)
        _known(packet.id, packet.missing_expectations, codes)
        _known(packet.id, (*packet.missing_areas, *packet.thin_areas), areas)


def first_problem(error: ValidationError) -> str:
    """Return the first thing a validation found, with the place it was found at."""
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"])
    return f"{place}: {first['msg']}" if place else first["msg"]


CaseT = TypeVar("CaseT", MappingCase, PacketCase)


def _load(path: Path, adapter: TypeAdapter[tuple[CaseT, ...]]) -> tuple[CaseT, ...]:
    data = read_plain_yaml(path)
    try:
        cases = adapter.validate_python(data if data is not None else ())
    except ValidationError as error:
        raise InputError(
            f"The cases in {path.name!r} cannot be used: {first_problem(error)}.", "Mend that case."
        ) from None
    _unique((c.id for c in cases), path.name)
    return cases


def _unique(ids: Iterable[str], name: str) -> None:
    seen: set[str] = set()
    for case_id in ids:
        if case_id in seen:
            raise InputError(f"The id {case_id!r} is used twice in {name!r}.", "Give each case its own id.")
        seen.add(case_id)


def _known(case_id: str, codes: Sequence[str], known: set[str]) -> None:
    for code in codes:
        if code not in known:
            raise InputError(f"The case {case_id!r} names {code!r}, which the ladder does not have.", "Mend it.")
