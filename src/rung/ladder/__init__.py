"""Ladders: read from Markdown, checked, and shown. Any ladder of the same shape works without code."""

from rung.ladder.codes import area_codes
from rung.ladder.finding import Finding, FindingKind, Severity, has_errors
from rung.ladder.lint import lint_ladder, lint_text
from rung.ladder.mojibake import repair_mojibake
from rung.ladder.reading import parse_ladder, read_ladder
from rung.ladder.showing import render_findings, render_ladder

__all__ = [
    "Finding",
    "FindingKind",
    "Severity",
    "area_codes",
    "has_errors",
    "lint_ladder",
    "lint_text",
    "parse_ladder",
    "read_ladder",
    "render_findings",
    "render_ladder",
    "repair_mojibake",
]
