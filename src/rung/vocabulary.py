"""The closed sets of words that the whole project shares. No imports, so that `rung --help` stays quick."""

from __future__ import annotations

from typing import Literal

Verdict = Literal["demonstrates", "related"]
Strength = Literal["strong", "moderate", "weak"]
GapKind = Literal["missing", "thin", "stale", "no_outcome", "role_unclear", "below_scope"]
ClaimStatus = Literal["traced", "open", "blocked"]
Audience = Literal["self", "manager", "calibration"]
MadeBy = Literal["engine", "person"]
InputFormat = Literal["bullets", "log", "chat", "email", "prose", "csv", "jsonl"]
OutputFormat = Literal["markdown", "json"]
LeftOutKind = Literal[
    "heading", "greeting", "signature", "timestamp", "other_speaker", "quoted", "metadata", "ladder_text",
    "empty", "link_only", "small_talk", "header",
]  # fmt: skip
EngineName = Literal["auto", "embedded"]
