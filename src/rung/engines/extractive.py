"""Drafting from the items' own words: nothing is said that the notes do not say."""

from __future__ import annotations

import datetime as dt

from rung.engines.base import DraftRequest, ProposedClaim
from rung.engines.extractive_sentences import leans_back, sentences, tidy, written_for
from rung.grounding import check_claim
from rung.models import Audience, Item, Match

_STRENGTHS = {"strong": 0, "moderate": 1, "weak": 2}
# An item up to this many characters is written whole; of a longer one, the sentences that carry its quotes.
_WHOLE = 320


def write_claims(request: DraftRequest) -> tuple[ProposedClaim, ...]:
    """Return the draft's sentences in reading order, each citing the item whose words it repeats.

    Areas come in ladder order. An item is written once, in the area of its best `demonstrates` match: strong before
    moderate before weak, then by confidence, then by date. Items without such a match are not written. A sentence
    that would be blocked (it rates someone) is left out.
    """
    claims: list[ProposedClaim] = []
    written: set[str] = set()
    for area in request.ladder.areas:
        codes = {e.code for e in area.expectations}
        primary = [(item, best) for item in request.items if (best := _best(item)) and best.expectation in codes]
        for item, _ in sorted(primary, key=_strongest_first):
            if item.id not in written:
                written.add(item.id)
                claims += _claims_of(item, area.name, codes, request.audience)
    return tuple(claims)


def _best(item: Item) -> Match | None:
    """The item's primary match: the first that demonstrates, as matches come best first."""
    return next((m for m in item.matches if m.verdict == "demonstrates"), None)


def _strongest_first(pair: tuple[Item, Match]) -> tuple[int, float, dt.date, int]:
    item, match = pair
    return (_STRENGTHS[match.strength], -match.confidence, item.date or dt.date.max, item.source.start)


def _claims_of(item: Item, area: str, codes: set[str], audience: Audience) -> list[ProposedClaim]:
    shown = [m for m in item.matches if m.verdict == "demonstrates"]
    in_area = tuple(dict.fromkeys(m.expectation for m in shown if m.expectation in codes))
    return [
        ProposedClaim(area=area, text=text, items=(item.id,), expectations=in_area)
        for sentence in _chosen(item, shown)
        if (text := _safest(sentence, item, audience)) is not None
    ]


def _chosen(item: Item, shown: list[Match]) -> list[str]:
    """The item's sentences to write: all of a short item, else those with a quote in them and what they lean on."""
    pieces = sentences(item.text)
    if len(item.text) <= _WHOLE:
        return [text for text, _, _ in pieces]
    wanted = {
        n for n, (_, start, end) in enumerate(pieces) for m in shown if m.quote.start < end and start < m.quote.end
    }
    wanted |= {n - 1 for n in wanted if n and leans_back(tidy(pieces[n][0]))}
    wanted |= {n + 1 for n in wanted if n + 1 < len(pieces) and leans_back(tidy(pieces[n + 1][0]))}
    return [pieces[n][0] for n in sorted(wanted)]


def _safest(sentence: str, item: Item, audience: Audience) -> str | None:
    """The sentence as it reads best and is still traced, else as written; None when it may not be shown."""
    plain = " ".join(sentence.split())
    tidied = tidy(sentence)
    begins = item.text.startswith(sentence)
    attempts = [written_for(tidied, audience, begins)] if any(c.isalnum() for c in tidied) else []
    quoted = f"“{plain}”" if audience != "self" else plain
    for text in (*attempts, quoted):
        if check_claim(text, (item.id,), (item,)).status == "traced":
            return text
    return None if check_claim(quoted, (item.id,), (item,)).status == "blocked" else quoted
