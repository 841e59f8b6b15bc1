"""Which shape of the tables this release reads and writes. No imports: a quick note needs only this."""

from __future__ import annotations

from typing import Literal

SCHEMA = "0001"
"""The newest migration. A test holds it equal to the head of `migrations/versions`."""

ME = "me"
"""The id of the person whose computer it is: their quick notes need no name first."""

Age = Literal["current", "older", "newer", "unknown"]


def age_of(version: str | None) -> Age:
    """Return how a store's schema version relates to this release; None stands for a store without one."""
    if version == SCHEMA:
        return "current"
    if version is None or not version.isdigit():
        return "unknown"
    return "newer" if int(version) > int(SCHEMA) else "older"
