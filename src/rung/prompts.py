"""Prompt files: load the active version, hold it against the manifest, fill its variables in, once.

`prompts/manifest.toml` says for each task which version is active and the sha256 of every released one. A file is YAML
front matter and a body of sections: `## System` (the same for every call on one ladder), `## User` (the data, last) and
sometimes `## Guide` (what holds for one ladder only).
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from pathlib import Path
from typing import Literal, cast

from pydantic import ValidationError

from rung.assets import asset
from rung.errors import PromptError
from rung.models import Ladder, Model

Task = Literal["map_evidence", "ask_gap", "draft_review", "check_claims"]

_FRONT = re.compile(r"\A---\n(?P<front>.*?)\n---\n(?P<body>.*)\Z", re.S)
_SECTION = re.compile(r"^## (?P<name>System|Guide|User)\n", re.M)
_VARIABLE = re.compile(r"\$\{(?P<name>[a-z_]+)\}")
_BAD_VARIABLE = re.compile(r"\$\{(?![a-z_]+\})")


class RenderedPrompt(Model):
    """A prompt as it would be sent, with the name, version and hash of the file it was made from."""

    name: str
    version: str
    sha256: str
    system: str
    user: str


class Sampling(Model):
    """How a model should choose its words; None leaves it to the server."""

    temperature: float | None = None


class FrontMatter(Model):
    """What a prompt file says of itself. `output` is the name of the reply model."""

    name: str
    version: str
    inputs: tuple[str, ...]
    output: str
    sampling: Sampling = Sampling()
    guide_fingerprint: str | None = None


class Prompt(Model):
    """One prompt file, checked: its variables are the declared ones, and its hash is the manifest's."""

    front: FrontMatter
    sha256: str
    system: str
    user: str
    guide: str = ""

    @property
    def stamp(self) -> str:
        """The file's name, version and the start of its hash: `map_evidence/v1@1f2e3d4c5b6a`."""
        return f"{self.front.name}/{self.front.version}@{self.sha256[:12]}"

    def guide_for(self, ladder: Ladder) -> str:
        """Return the guide when it was written for these very expectations; nothing for any other ladder."""
        return self.guide if ladder_fingerprint(ladder) == self.front.guide_fingerprint else ""

    def render(self, **values: str) -> RenderedPrompt:
        """Return the prompt with its variables filled in, in one pass: inserted text is never read again.

        Raises `PromptError` when the values are not exactly the declared variables.
        """
        if set(values) != set(self.front.inputs):
            wanted, given = sorted(self.front.inputs), sorted(values)
            raise PromptError(
                f"The prompt {self.front.name!r} takes the variables {wanted}, not {given}.", "Supply exactly these."
            )

        def fill(template: str) -> str:
            return _VARIABLE.sub(lambda m: values[m["name"]], template).strip()

        return RenderedPrompt(
            name=self.front.name,
            version=self.front.version,
            sha256=self.sha256,
            system=fill(self.system),
            user=fill(self.user),
        )


def load_prompt(task: Task, folder: Path | None = None) -> Prompt:
    """Return the active version of a task's prompt.

    Raises `PromptError` when the manifest has no such task, the file's sha256 is not the manifest's, or the declared
    variables are not the ones used.
    """
    root = folder or asset("prompts")
    version, expected = _manifest_entry(root, task)
    path = root / task / f"{version}.md"
    try:
        data = path.read_bytes()
    except OSError as error:
        raise PromptError(f"The prompt {task}/{path.name} cannot be read: {error.strerror}.", "Put it back.") from None
    found = hashlib.sha256(data).hexdigest()
    if found != expected:
        raise PromptError(
            f"The prompt {task}/{path.name} is not the released one: its sha256 is {found}, the manifest has {expected}.",  # noqa: E501
            "Released prompts are never edited: write a new version and a manifest line for it.",
        )
    prompt = parse_prompt(data.decode("utf-8"), found)
    if (prompt.front.name, prompt.front.version) != (task, version):
        raise PromptError(f"The prompt {task}/{path.name} says it is {prompt.stamp!r}.", "Mend its front matter.")
    return prompt


def parse_prompt(text: str, sha256: str) -> Prompt:
    """Return the prompt that a file's text holds. Raises `PromptError` that says what is wrong with it."""
    import yaml

    parts = _FRONT.match(text)
    if parts is None:
        raise PromptError("A prompt file has no front matter between two lines of ---.", "Start the file with it.")
    try:
        front = FrontMatter.model_validate(yaml.safe_load(parts["front"]))
    except (yaml.YAMLError, ValidationError) as error:
        raise PromptError(f"A prompt's front matter cannot be used: {error}", "Mend it.") from None
    pieces = _SECTION.split(parts["body"])
    sections = dict(zip(pieces[1::2], (p.strip() for p in pieces[2::2]), strict=True))
    if len(sections) != len(pieces[1::2]) or not {"System", "User"} <= set(sections):
        raise PromptError(f"The prompt {front.name!r} needs one '## System' and one '## User'.", "Mend its headings.")
    prompt = Prompt(
        front=front,
        sha256=sha256,
        system=sections["System"],
        user=sections["User"],
        guide=sections.get("Guide", ""),
    )
    _hold_variables(prompt)
    return prompt


def ladder_fingerprint(ladder: Ladder) -> str:
    """Return a hash of a ladder's codes and expectations: what a guide's words depend on."""
    lines = "\n".join(f"{e.code} {e.text}" for e in ladder.expectations)
    return hashlib.sha256(lines.encode()).hexdigest()


def ladder_text(ladder: Ladder) -> str:
    """Return the ladder as prompts show it: the level, its attributes, and each expectation under its code."""
    lines = [f"{ladder.level}: {ladder.title}. {ladder.summary}"]
    lines += [f"{a.name}: {a.value}" for a in ladder.attributes]
    for area in ladder.areas:
        lines.append(f"{area.code} {area.name}")
        lines += [f"- {e.code} {e.text}" for e in area.expectations]
    return "\n".join(lines)


def _hold_variables(prompt: Prompt) -> None:
    bodies = f"{prompt.system}\n{prompt.user}"
    if bad := _BAD_VARIABLE.search(bodies) or _VARIABLE.search(prompt.guide):
        raise PromptError(f"The prompt {prompt.front.name!r} has a bad variable {bad.group()!r}.", "Mend or remove it.")
    used = {m["name"] for m in _VARIABLE.finditer(bodies)}
    if used != set(prompt.front.inputs) or len(prompt.front.inputs) != len(used):
        raise PromptError(
            f"The prompt {prompt.front.name!r} declares {sorted(prompt.front.inputs)} and uses {sorted(used)}.",
            "Make them the same.",
        )


def _manifest_entry(root: Path, task: str) -> tuple[str, str]:
    try:
        manifest = tomllib.loads((root / "manifest.toml").read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise PromptError(f"The prompt manifest cannot be read: {error}", "Put prompts/manifest.toml back.") from None
    entry = manifest.get(task)
    if isinstance(entry, dict):
        table = cast(dict[str, object], entry)
        version, hashes = table.get("active"), table.get("sha256")
        if isinstance(version, str) and isinstance(hashes, dict):
            expected = cast(dict[str, object], hashes).get(version)
            if isinstance(expected, str):
                return version, expected
    raise PromptError(f"The prompt manifest has no active version with a sha256 for {task!r}.", "Add the lines.")
