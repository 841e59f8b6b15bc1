"""A scripted engine that maps `examples/bullets.md` as a careful reader would."""

from __future__ import annotations

from rung.engines.base import DraftReply, DraftRequest, MatchReply, MatchRequest, Progress, ProposedMatch
from rung.engines.extractive import write_claims
from rung.engines.scripted import ScriptedEngine
from rung.vocabulary import Strength, Verdict

_TABLE: tuple[tuple[str, str, Strength, Verdict, str | None], ...] = (
    ("all 14 callers were on 15-minute tokens in production by 9 May", "BS1", "strong", "demonstrates", None),
    ("Cut the migration into three releases", "BS3", "strong", "demonstrates", None),
    ("Left the old reporting job on its key, behind an IP allow-list", "DE4", "strong", "demonstrates", None),
    ("put a redaction filter into the shared logging library so no service on it can leak one again", "CL2", "strong",
     "demonstrates", None),
    ("Reviewed Billing's webhook PR and caught that the signature was compared before the body was normalised", "DE3",
     "strong", "demonstrates", None),
    ("Found that an archive could overwrite the virus scanner's own config",
     "DE1", "strong", "demonstrates", None),
    ("Rewrote four rules and turned six into a daily digest", "CL7", "strong", "demonstrates", None),
    ("Went through 90 days of WAF pages with a spreadsheet: 61 of 74 needed no action", "BS4", "moderate",
     "related", "which requirement or scope the numbers set"),
    ("closed the 37 stale firewall exceptions nobody wanted to touch", "CL3", "strong", "demonstrates", None),
    ("stale firewall exceptions", "DE5", "moderate", "demonstrates", None),
    ("Said so in the channel before support noticed, rolled it back, and wrote up what I'd skipped", "CL4", "strong",
     "demonstrates", None),
    ("Sat down with Henrik, showed him what a lost laptop would mean and offered hardware keys", "CL5", "strong",
     "demonstrates", None),
)  # fmt: skip


class TableEngine(ScriptedEngine):
    """Proposes a line of the table for whichever item holds its quote, so that ids may change."""

    def match(self, request: MatchRequest, progress: Progress | None = None) -> MatchReply:
        self._matches = tuple(
            ProposedMatch(
                item=item.id, expectation=code, verdict=verdict, strength=strength, confidence=0.9, quote=quote,
                missing=missing,
            )
            for item in request.items
            for quote, code, strength, verdict, missing in _TABLE
            if quote in item.text
        )  # fmt: skip
        return super().match(request, progress)

    def draft(self, request: DraftRequest, progress: Progress | None = None) -> DraftReply:
        return DraftReply(engine=self.stamp, claims=write_claims(request))
