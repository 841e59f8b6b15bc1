"""The seam: what an engine is asked, and what it may answer.

`Engine` has two verbs, *match* and *draft*. What an engine returns is a proposal: `rung.grounding` decides what
of it exists. An engine that cannot judge an item says so in `unscored`; it never leaves one out.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from pydantic import Field

from rung.models import (
    Accomplishment,
    Audience,
    EngineStamp,
    Gap,
    Item,
    Ladder,
    Model,
    Probability,
    Strength,
    Verdict,
)  # fmt: skip

Progress = Callable[[int, int], None]
"""Called with (items done, items in all) while an engine works."""


class RenderedPrompt(Model):
    """A prompt as it would be sent, with the name, version and hash of the file it was made from."""

    name: str
    version: str
    sha256: str
    system: str
    user: str


class ProposedMatch(Model):
    """What an engine says of one item and one expectation. `quote` is a claim to be checked, not yet a quote."""

    item: str
    expectation: str
    verdict: Verdict
    strength: Strength
    confidence: Probability
    quote: str
    missing: str | None = None


class Unscored(Model):
    """An item an engine gave no usable answer for, and why."""

    item: str
    reason: str


class MatchRequest(Model):
    """The items to map and the ladder to map them to."""

    items: tuple[Accomplishment, ...]
    ladder: Ladder
    prompt: RenderedPrompt | None = None


class MatchReply(Model):
    """Every item asked about is either judged (it may have no matches) or in `unscored`."""

    engine: EngineStamp
    matches: tuple[ProposedMatch, ...] = ()
    unscored: tuple[Unscored, ...] = ()


class ProposedClaim(Model):
    """A sentence an engine would write for an area, and the items it says it rests on."""

    area: str
    text: str = Field(min_length=1)
    items: tuple[str, ...]
    expectations: tuple[str, ...] = ()


class DraftRequest(Model):
    """The mapped items and gaps to write from."""

    items: tuple[Item, ...]
    gaps: tuple[Gap, ...]
    ladder: Ladder
    audience: Audience = "self"
    prompt: RenderedPrompt | None = None


class DraftReply(Model):
    """The proposed sentences, in reading order."""

    engine: EngineStamp
    claims: tuple[ProposedClaim, ...] = ()


class Engine(Protocol):
    """An engine maps items to expectations and writes sentences from mapped items.

    Raises `EngineConfigError`, `EngineTransportError` or `EngineOutputError`; never anything else of its own.
    """

    @property
    def stamp(self) -> EngineStamp:
        """Which engine and version answers."""
        ...

    def match(self, request: MatchRequest, progress: Progress | None = None) -> MatchReply:
        """Return proposals for every item of the request."""
        ...

    def draft(self, request: DraftRequest, progress: Progress | None = None) -> DraftReply:
        """Return proposed sentences for the request's audience."""
        ...
