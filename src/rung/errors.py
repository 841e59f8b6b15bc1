"""The one error tree.

RungError
├── InputError        the notes, a file or an argument cannot be used
├── LadderError       the ladder's Markdown does not have the shape of a ladder
├── PromptError       a prompt file, its manifest line or its variables do not agree
├── EngineError       an engine could not answer
│   ├── EngineConfigError      it is not set up
│   ├── EngineTransportError   it could not be reached, or the connection failed
│   └── EngineOutputError      it answered, and the answer cannot be used
├── GroundingError    something was about to be shown that its source does not support
└── StoreError        what was to be kept could not be read or written

Every message says what was wrong and what to do next.
"""

from __future__ import annotations


class RungError(Exception):
    """The base of every error that a person is meant to read.

    `problem` says what was wrong (values through `!r`), `next_step` what to do about it.
    """

    def __init__(self, problem: str, next_step: str = "") -> None:
        super().__init__(f"{problem} {next_step}".strip())
        self.problem = problem
        self.next_step = next_step


class InputError(RungError):
    """Notes, a file or an argument cannot be used as given."""


class LadderError(RungError):
    """A ladder's Markdown does not have the shape of a ladder; the message names the line."""

    def __init__(self, problem: str, next_step: str = "", line: int | None = None) -> None:
        super().__init__(f"line {line}: {problem}" if line is not None else problem, next_step)
        self.line = line


class PromptError(RungError):
    """A prompt file, its manifest line or its variables do not agree."""


class EngineError(RungError):
    """An engine could not answer."""


class EngineConfigError(EngineError):
    """An engine is not set up, or its parts are not the ones it was released with."""


class EngineTransportError(EngineError):
    """An engine could not be reached, or the connection failed on the way."""


class EngineOutputError(EngineError):
    """An engine answered, and the answer cannot be used."""


class GroundingError(RungError):
    """Something was about to be shown that its source does not support."""


class StoreError(RungError):
    """Something that was to be kept could not be read or written."""
