"""Which proposed matches exist: those whose quote stands in their item."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

from rung.grounding.quotes import find_quote
from rung.grounding.words import fold, lowered, tokens
from rung.models import Accomplishment, Ladder, Match, Model, Strength, Verdict


class Proposal(Protocol):
    """What an engine says of one item and one expectation, with the words it rests on."""

    @property
    def item(self) -> str: ...
    @property
    def expectation(self) -> str: ...
    @property
    def verdict(self) -> Verdict: ...
    @property
    def strength(self) -> Strength: ...
    @property
    def confidence(self) -> float: ...
    @property
    def quote(self) -> str: ...
    @property
    def missing(self) -> str | None: ...


class Dropped(Model):
    """A proposal that does not exist, and why."""

    item: str
    expectation: str
    quote: str
    reason: str


class ItemMatches(Model):
    """The matches of one item, best first."""

    item: str
    matches: tuple[Match, ...]


class Verification(Model):
    """What was kept, one entry per item in the items' order, and what was dropped, in the order proposed."""

    kept: tuple[ItemMatches, ...]
    dropped: tuple[Dropped, ...] = ()

    def of(self, item_id: str) -> tuple[Match, ...]:
        """Return the matches of this item, best first; none when the item is not known."""
        return next((k.matches for k in self.kept if k.item == item_id), ())


def verify_matches(items: Iterable[Accomplishment], proposals: Iterable[Proposal], ladder: Ladder) -> Verification:
    """Return the matches whose quote occurs in their item; every other proposal is listed with its reason.

    Dropped are: an unknown item or expectation, a quote that is not verbatim in that item, a quote that is one
    of the ladder's own sentences, and all but the most confident of several for one item and expectation.
    Matches are ordered: `demonstrates` first, then by confidence; ties keep the order of the proposals.
    """
    texts = {item.id: item.text for item in items}
    own = ladder_sentences(ladder)
    kept: dict[str, dict[str, tuple[Match, Proposal]]] = {item_id: {} for item_id in texts}
    dropped: list[Dropped] = []
    for proposal in proposals:
        answer = _judge(proposal, texts, ladder, own)
        if isinstance(answer, str):
            dropped.append(_drop(proposal, answer))
            continue
        of_item = kept[proposal.item]
        before = of_item.get(proposal.expectation)
        if before is not None:
            loser = proposal if before[0].confidence >= answer.confidence else before[1]
            dropped.append(_drop(loser, "another match of this item and expectation is at least as confident"))
            if loser is proposal:
                continue
        of_item[proposal.expectation] = (answer, proposal)
    return Verification(
        kept=tuple(
            ItemMatches(item=item_id, matches=tuple(sorted((m for m, _ in of_item.values()), key=_best_first)))
            for item_id, of_item in kept.items()
        ),
        dropped=tuple(dropped),
    )


def ladder_sentences(ladder: Ladder) -> frozenset[str]:
    """Return the ladder's expectations and examples, in the form that `plain_words` compares by."""
    texts = [e.text for e in ladder.expectations] + [e.text for e in ladder.examples] + [ladder.summary]
    pieces = (plain_words(piece) for text in texts for piece in (text, *re.split(r"(?<=\.)\s", text)))
    return frozenset(piece for piece in pieces if piece.count(" ") >= 2)


def plain_words(text: str) -> str:
    """Return a text's words alone, folded: punctuation, case and a leading "I" do not count."""
    words = [t.norm for t in tokens(lowered(text))]
    return " ".join(fold(w) for w in (words[1:] if words[:1] == ["i"] else words))


def _judge(proposal: Proposal, texts: dict[str, str], ladder: Ladder, own: frozenset[str]) -> Match | str:
    if proposal.item not in texts:
        return f"the notes have no item {proposal.item!r}"
    if proposal.expectation not in ladder.codes:
        return f"the ladder has no expectation {proposal.expectation!r}"
    quote = find_quote(texts[proposal.item], proposal.quote)
    if quote is None:
        return "the quote is not verbatim in this item"
    if plain_words(quote.text) in own:
        return "the quote is the ladder's own sentence, not evidence"
    return Match(
        expectation=proposal.expectation,
        verdict=proposal.verdict,
        strength=proposal.strength,
        confidence=proposal.confidence,
        quote=quote,
        missing=proposal.missing,
    )


def _drop(proposal: Proposal, reason: str) -> Dropped:
    return Dropped(item=proposal.item, expectation=proposal.expectation, quote=proposal.quote, reason=reason)


def _best_first(match: Match) -> tuple[bool, float]:
    return (match.verdict != "demonstrates", -match.confidence)
