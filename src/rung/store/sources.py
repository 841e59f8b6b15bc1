"""Where times and ids come from. They are passed in, so that a test can say what they are."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import dataclass


def utc_now() -> dt.datetime:
    """Return the time now, in UTC."""
    return dt.datetime.now(dt.UTC)


def random_id() -> str:
    """Return a new id of 32 letters and digits."""
    return uuid.uuid4().hex


def as_text(moment: dt.datetime) -> str:
    """Return a moment as the store keeps it: UTC, to the microsecond, so that text order is time order.

    Raises `ValueError` for a moment without a time zone: it could mean any.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


@dataclass(frozen=True, slots=True)
class Sources:
    """The clock and the ids of a store."""

    clock: Callable[[], dt.datetime] = utc_now
    new_id: Callable[[], str] = random_id

    def now(self) -> str:
        """Return the time now as the store keeps it."""
        return as_text(self.clock())
