from __future__ import annotations

import pytest

from rung.engines.base import ProposedMatch
from rung.grounding import verify_matches
from rung.models import Accomplishment, Area, Example, Expectation, Ladder, Span

LADDER = Ladder(
    id="t", level="L3", title="T", summary="I know my craft well.", attributes=(), sha256="0" * 64,
    areas=(
        Area(
            code="TM", name="Teaching", emoji="🌱",
            expectations=(Expectation(code="TM1", area="TM", text="I help new hires to level up.", line=1),
                          Expectation(code="TM2", area="TM", text="I fuel my team's desire to learn.", line=2)),
            examples=(Example(area="TM", text="I ran a knowledge-sharing session.", line=3),),
        ),
    ),
)  # fmt: skip
ITEMS = tuple(
    Accomplishment(id=i, text=t, source=Span(start=0, end=len(t)))
    for i, t in (("a", "Mentored Priya; ran a knowledge-sharing session."), ("b", "Gave a SAML talk to the guild."))
)


def propose(
    item: str = "b", code: str = "TM2", quote: str = "Gave a SAML talk", confidence: float = 0.8
) -> ProposedMatch:
    return ProposedMatch(
        item=item, expectation=code, verdict="demonstrates", strength="moderate", confidence=confidence, quote=quote
    )


def test_a_verbatim_quote_becomes_a_match_with_its_offsets() -> None:
    result = verify_matches(ITEMS, [propose()], LADDER)
    (match,) = result.of("b")
    assert (match.quote.start, match.quote.end) == (0, 16)
    assert result.dropped == ()
    assert [k.item for k in result.kept] == ["a", "b"]


@pytest.mark.parametrize(
    ("proposal", "reason"),
    [
        (propose(item="z"), "no item 'z'"),
        (propose(code="XX9"), "no expectation 'XX9'"),
        (propose(quote="Gave a SAML course"), "not verbatim"),
        (propose(item="b", quote="Mentored Priya"), "not verbatim"),
        (propose(item="a", quote="ran a knowledge-sharing session."), "ladder's own"),
        (propose(item="a", quote="ran a knowledge-sharing session"), "ladder's own"),
    ],
)
def test_E4_what_does_not_exist_is_dropped_with_its_reason(proposal: ProposedMatch, reason: str) -> None:
    result = verify_matches(ITEMS, [proposal], LADDER)
    assert all(not k.matches for k in result.kept)
    (dropped,) = result.dropped
    assert reason in dropped.reason
    assert (dropped.item, dropped.expectation, dropped.quote) == (proposal.item, proposal.expectation, proposal.quote)


def test_the_most_confident_of_several_is_kept_and_the_rest_listed() -> None:
    proposals = [propose(confidence=0.5), propose(confidence=0.9, quote="SAML talk"), propose(confidence=0.7)]
    result = verify_matches(ITEMS, proposals, LADDER)
    assert [m.quote.text for m in result.of("b")] == ["SAML talk"]
    assert len(result.dropped) == 2


def test_kept_and_dropped_together_are_all_that_was_proposed() -> None:
    proposals = [
        propose(),
        propose(code="TM1"),
        propose(quote="nope"),
        propose(item="a", quote="Mentored Priya", code="TM1"),
    ]
    result = verify_matches(ITEMS, proposals, LADDER)
    assert sum(len(k.matches) for k in result.kept) + len(result.dropped) == len(proposals)


def test_demonstrating_matches_come_first() -> None:
    related = propose(code="TM1", confidence=0.99).model_copy(update={"verdict": "related"})
    result = verify_matches(ITEMS, [related, propose(confidence=0.6)], LADDER)
    assert [m.verdict for m in result.of("b")] == ["demonstrates", "related"]
