"""What a check of a ladder found."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from pydantic import Field

from rung.models import Model

FindingKind = Literal[
    "unreadable", "not_read", "empty_area", "duplicate", "example_repeats_expectation", "not_evidenceable",
    "missing_attribute", "mojibake",
]  # fmt: skip
Severity = Literal["error", "advice"]


class Finding(Model):
    """One thing to change in a ladder. An `error` fails the check; `advice` leaves the choice to people."""

    line: int = Field(ge=1)
    kind: FindingKind
    severity: Severity
    problem: str
    what_to_do: str


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings by line, errors first within a line."""
    return tuple(sorted(findings, key=lambda f: (f.line, f.severity == "advice", f.kind, f.problem)))


def has_errors(findings: Iterable[Finding]) -> bool:
    """Return whether the check fails: True when a finding is an error."""
    return any(f.severity == "error" for f in findings)
