"""Mapped items to a draft: the engine writes, grounding holds every sentence against the items it cites."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rung.engines.base import DraftRequest, Engine, Progress, ProposedClaim
from rung.engines.extractive import write_claims
from rung.grounding import check_claims
from rung.models import Area, Audience, Claim, Draft, Gap, Item, Ladder, Section
from rung.pipeline.evidence import STRENGTHS, evidence_for

MOST_QUESTIONS = 3
"""Questions shown in one section; the packet's gaps hold all of them."""


def draft_review(
    items: Sequence[Item],
    gaps: Sequence[Gap],
    ladder: Ladder,
    engine: Engine,
    audience: Audience = "self",
) -> Draft:
    """Return a draft with a section for every area: checked claims, strongest evidence first, and open questions.

    A blocked claim is written once more from its items' own words; where that cannot be done it stays, blocked,
    with its reasons. Raises what the engine raises.
    """
    return draft_with_progress(
        DraftRequest(items=tuple(items), gaps=tuple(gaps), ladder=ladder, audience=audience), engine
    )


def draft_with_progress(request: DraftRequest, engine: Engine, progress: Progress | None = None) -> Draft:
    """Return the draft for a request, as `draft_review` does, calling `progress` while the engine works."""
    proposed = engine.draft(request, progress).claims if request.items else ()
    by_area: dict[str, list[Claim]] = {area.name: [] for area in request.ladder.areas}
    for area, claims in _checked(proposed, request):
        by_area[area].extend(claims)
    return Draft(
        audience=request.audience,
        sections=tuple(
            Section(
                area=area.name,
                claims=_strongest_first(_once(by_area[area.name]), area, request.items),
                questions=_questions(request.gaps, area),
            )
            for area in request.ladder.areas
        ),
    )


def _checked(proposed: Sequence[ProposedClaim], request: DraftRequest) -> Iterable[tuple[str, tuple[Claim, ...]]]:
    if not request.ladder.areas:
        return
    spare: tuple[ProposedClaim, ...] | None = None
    for proposal, claim in zip(proposed, _check(proposed, request), strict=True):
        area = _area_of(proposal, request)
        if area is None:
            reason = f"the ladder has no area {proposal.area!r}"
            blocked = claim.model_copy(update={"status": "blocked", "reasons": (*claim.reasons, reason)})
            yield request.ladder.areas[0].name, (blocked,)
        elif claim.status == "blocked":
            spare = write_claims(request) if spare is None else spare
            yield area, _written_again(claim, area, spare, request) or (claim,)
        else:
            yield area, (claim,)


def _written_again(claim: Claim, area: str, spare: Sequence[ProposedClaim], request: DraftRequest) -> tuple[Claim, ...]:
    """The items' own words in place of a blocked claim; empty when not one of them passes either."""
    same = [s for s in spare if s.area == area and set(s.items) & set(claim.items)]
    return tuple(c for c in _check(same, request) if c.status != "blocked")


def _check(proposed: Sequence[ProposedClaim], request: DraftRequest) -> tuple[Claim, ...]:
    known = set(request.ladder.codes)
    claims = [
        Claim(
            text=p.text,
            items=p.items,
            expectations=tuple(code for code in p.expectations if code in known),
            status="open",
        )
        for p in proposed
    ]
    return check_claims(claims, request.items, request.ladder)


def _area_of(proposal: ProposedClaim, request: DraftRequest) -> str | None:
    for area in request.ladder.areas:
        if proposal.area in (area.name, area.code):
            return area.name
    codes = [code for code in proposal.expectations if code in request.ladder.codes]
    return request.ladder.area_of(codes[0]).name if codes else None


def _once(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    return tuple({(c.text, c.items, c.status): c for c in claims}.values())


def _strongest_first(claims: Sequence[Claim], area: Area, items: Sequence[Item]) -> tuple[Claim, ...]:
    codes = [e.code for e in area.expectations]
    strength = {e.item.id: STRENGTHS.index(e.match.strength) for e in evidence_for(items, codes)}
    return tuple(sorted(claims, key=lambda c: min((strength.get(i, 3) for i in c.items), default=3)))


def _questions(gaps: Sequence[Gap], area: Area) -> tuple[str, ...]:
    """The area's questions, most important gap first; none twice, and one only for each set of items."""
    asked: dict[str, tuple[str, ...]] = {}
    for gap in gaps:
        if gap.area == area.name and not (gap.items and gap.items in asked.values()):
            asked.setdefault(gap.question, gap.items)
    return tuple(asked)[:MOST_QUESTIONS]
