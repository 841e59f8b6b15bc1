"""Pure checks: find a quote in its source, hold a sentence against its items. No network, no state."""

from rung.grounding.claims import check_claim, check_claims, mark_open
from rung.grounding.quotes import find_quote
from rung.grounding.sentences import match_sentence
from rung.grounding.verification import Dropped, ItemMatches, Proposal, Verification, verify_matches

__all__ = [
    "Dropped", "ItemMatches", "Proposal", "Verification", "check_claim", "check_claims", "find_quote", "mark_open",
    "match_sentence", "verify_matches",
]  # fmt: skip
