"""The words for gaps: short names, what is not recorded, and the one question that would fill each gap."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import Literal, cast

import yaml
from pydantic import Field, ValidationError, model_validator

from rung.assets import asset
from rung.errors import InputError
from rung.models import Area, Attribute, Expectation, Ladder, Model

ScopeTest = Literal["reaches_others", "idea_to_live"]

_AFTERWARDS = "Say what the situation was, what you did yourself, and what came of it."


class AreaWords(Model):
    """How an area is spoken of when nothing is recorded for it."""

    name: str
    not_recorded: str
    question: str
    said_first: bool = False


class ExpectationWords(Model):
    """How an expectation is spoken of: its short name, its question, and what a related item lacks."""

    code: str
    text: str
    name: str
    not_recorded: str
    question: str
    missing_fact: str
    said_first: bool = False


class ScopeWords(Model):
    """An attribute of the level as a test of scope, and the expectations whose evidence answers it."""

    attribute: str
    test: ScopeTest
    area: str
    evidence: tuple[str, ...]
    question: str


class InvisibleWork(Model):
    """A prompt for work that notes often leave out, and the expectations it may give evidence for."""

    prompt: str
    may_fill: tuple[str, ...] = Field(min_length=1)


class QuestionFile(Model):
    """The whole of a ladder's `.questions.yaml`."""

    areas: tuple[AreaWords, ...]
    expectations: tuple[ExpectationWords, ...]
    scope: tuple[ScopeWords, ...] = ()
    invisible_work: tuple[InvisibleWork, ...] = ()

    @model_validator(mode="after")
    def _codes_agree(self) -> QuestionFile:
        codes = [e.code for e in self.expectations]
        if twice := sorted({c for c in codes if codes.count(c) > 1}):
            raise ValueError(f"codes stand twice under `expectations`: {', '.join(twice)}")
        used = {c for w in self.invisible_work for c in w.may_fill}
        used |= {c for s in self.scope for c in s.evidence}
        if unknown := sorted(used - set(codes)):
            raise ValueError(f"codes that are not under `expectations`: {', '.join(unknown)}")
        return self


class QuestionBook:
    """The words for one ladder: the file's where the ladder's text agrees, general ones everywhere else."""

    def __init__(self, ladder: Ladder, file: QuestionFile) -> None:
        self._ladder = ladder
        by_text = {_plain(w.text): w for w in file.expectations}
        by_name = {_plain(w.name): w for w in file.areas}
        self._expectations = {e.code: _said_of(e, by_text.get(_plain(e.text))) for e in ladder.expectations}
        self._areas = {a.name: by_name.get(_plain(a.name)) or _general_area(a) for a in ladder.areas}
        # A code of the file stands for its text: in this ladder the same text may have another code.
        self._codes = {by_text[_plain(e.text)].code: e.code for e in ladder.expectations if _plain(e.text) in by_text}
        self._file = file

    def expectation(self, code: str) -> ExpectationWords:
        """Return the words for this expectation code; `KeyError` when the ladder has none."""
        return self._expectations[code]

    def area(self, name: str) -> AreaWords:
        """Return the words for this area's name; `KeyError` when the ladder has none."""
        return self._areas[name]

    @property
    def invisible_work(self) -> tuple[InvisibleWork, ...]:
        """The prompts for invisible work, each with the codes of this ladder that it may fill."""
        return tuple(
            InvisibleWork(prompt=w.prompt, may_fill=codes)
            for w in self._file.invisible_work
            if (codes := self._here(w.may_fill))
        )

    @property
    def scope(self) -> tuple[ScopeWords, ...]:
        """The scope tests that this level's attributes ask for, in the ladder's order of attributes."""
        found = (self._scope_of(a) for a in self._ladder.attributes)
        return tuple(words for words in found if words is not None)

    def _here(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self._codes[c] for c in codes if c in self._codes)

    def _scope_of(self, attribute: Attribute) -> ScopeWords | None:
        test = scope_test(attribute)
        if test is None or not self._ladder.areas:
            return None
        for words in self._file.scope:
            if words.test == test and words.area in self._areas:
                return words.model_copy(update={"evidence": self._here(words.evidence)})
        return ScopeWords(
            attribute=attribute.name,
            test=test,
            area=self._ladder.areas[-1].name,
            evidence=(),
            question=_SCOPE_QUESTION[test],
        )


_SCOPE_QUESTION: dict[ScopeTest, str] = {
    "reaches_others": "Who besides you noticed a difference from one of these items? "
    "Say who, what you did, and what changed for them.",
    "idea_to_live": "Which idea did you take the whole way to live use? "
    "Say what it answered, which steps were yours, and who uses it now.",
}


def scope_test(attribute: Attribute) -> ScopeTest | None:
    """Return the test of scope that an attribute of a level asks for, or None.

    `Peers (2-5).` reaches others: its lowest number is 2 or more, or it names people without a number.
    `… from idea to production.` asks for work carried to live use.
    """
    name, value = attribute.name.casefold(), attribute.value.casefold()
    if "radius" in name or name.startswith("impact"):
        numbers = [int(n) for n in re.findall(r"\d{1,6}", value)]
        others = re.search(r"\b(peer|team|group|department|organi[sz]ation|company|industry)", value)
        return "reaches_others" if (min(numbers) >= 2 if numbers else others is not None) else None
    return "idea_to_live" if re.search(r"\bto (production|live|launch)\b", value) else None


@lru_cache(maxsize=8)
def read_questions(path: Path | None = None) -> QuestionFile:
    """Return the checked questions file at `path`, the built-in one by default.

    Raises `InputError` when it cannot be read, is not plain YAML (no tags, no aliases) or lacks a field.
    """
    path = path or asset("ladder", "l3-senior-security-engineer.questions.yaml")
    name = f"The questions file {path.name!r}"
    try:
        text = path.read_text(encoding="utf-8")
        # Aliases can make a small file unfold without end; nothing here needs one. yaml.parse carries no types.
        parse = cast("Callable[[str], Iterable[object]]", yaml.parse)  # pyright: ignore[reportUnknownMemberType]
        events = parse(text)
        if any(isinstance(event, yaml.AliasEvent) for event in events):
            raise InputError(f"{name} uses a YAML alias.", "Write the text out instead.")
        return QuestionFile.model_validate(yaml.safe_load(text))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{name} cannot be read: {error}.", "Check its name.") from error
    except yaml.YAMLError as error:
        raise InputError(f"{name} is not plain YAML: {error}", "Mend that line.") from error
    except ValidationError as error:
        where = "; ".join(f"{'.'.join(map(str, e['loc'])) or 'file'}: {e['msg']}" for e in error.errors()[:5])
        raise InputError(f"{name} is not complete: {where}.", "Fill in what is named.") from error


def question_book(ladder: Ladder, file: QuestionFile | None = None) -> QuestionBook:
    """Return the words for this ladder: from the file where its texts agree, general ones otherwise."""
    return QuestionBook(ladder, file or read_questions())


_SPOKEN = (("I", "you"), ("myself", "yourself"), ("my", "your"), ("mine", "yours"), ("me", "you"))


def addressed(text: str) -> str | None:
    """Return an `I …` sentence as spoken to its reader (`you …`, no final stop), or None for another."""
    text = text.strip().rstrip(".")
    if not re.match(r"I(?:'|’|\b)", text):
        return None
    text = re.sub(r"\bI(['’])m\b", r"you\1re", text)
    text = re.sub(r"(?<!\d )\bam\b", "are", text)
    text = re.sub(r"\bI was\b", "you were", text)
    for word, other in _SPOKEN:
        text = re.sub(rf"\b{word}\b", other, text)
    return text


def _said_of(expectation: Expectation, words: ExpectationWords | None) -> ExpectationWords:
    if words is not None:
        return words.model_copy(update={"code": expectation.code})
    text = expectation.text.strip()
    spoken = addressed(text)
    shows = f"shows that {spoken}" if spoken else f"shows this: “{text.rstrip('.')}”"
    return ExpectationWords(
        code=expectation.code,
        text=text,
        name=_short(spoken or text),
        not_recorded="nothing",
        question=f"Is there anything from the time of your notes that {shows}? {_AFTERWARDS}",
        missing_fact="the situation, the author's own part and the outcome",
    )


def _general_area(area: Area) -> AreaWords:
    return AreaWords(
        name=area.name,
        not_recorded="nothing",
        question=f"Which piece of your work belongs under {area.name}? {_AFTERWARDS}",
    )


def _short(text: str, words: int = 5) -> str:
    all_words = text.removeprefix("you ").removeprefix("are ").rstrip(".").split()
    cut = " ".join(all_words[:words]).rstrip(",;:")
    return (cut[:1].upper() + cut[1:] + ("…" if len(all_words) > words else "")) or text


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").split()).rstrip(".").casefold()
