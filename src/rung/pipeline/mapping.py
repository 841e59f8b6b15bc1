"""Items to expectations: the engine proposes, grounding decides what of it exists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rung.engines.base import Engine, MatchReply, MatchRequest, Progress
from rung.errors import InputError
from rung.grounding import Dropped, Verification, verify_matches
from rung.models import Accomplishment, EngineStamp, Item, Ladder, Match, Model
from rung.pipeline.questions import QuestionBook, question_book


class Mapping(Model):
    """Every item asked about, once and in order, with its matches; which engine answered; what was dropped."""

    items: tuple[Item, ...]
    engine: EngineStamp
    dropped: tuple[Dropped, ...] = ()


def map_items(
    items: Sequence[Accomplishment], ladder: Ladder, engine: Engine, progress: Progress | None = None
) -> Mapping:
    """Return every item with the matches whose quotes stand in it.

    A `related` match says the one missing fact. An item whose every proposal was dropped is unscored, with the
    reason: an unusable answer is not the answer "nothing". Raises `InputError` when an id stands twice, and what
    the engine raises.
    """
    _refuse_twins(items)
    accomplishments = tuple(_bare(item) for item in items)
    if not accomplishments:
        return Mapping(items=(), engine=engine.stamp)
    reply = engine.match(MatchRequest(items=accomplishments, ladder=ladder), progress)
    verified = verify_matches(accomplishments, reply.matches, ladder)
    reasons = _reasons(reply, verified)
    book = question_book(ladder)
    return Mapping(
        items=tuple(
            Item.model_validate(
                {
                    **dict(a),
                    "matches": tuple(_completed(m, book) for m in verified.of(a.id)),
                    "unscored": reasons.get(a.id),
                }
            )
            for a in accomplishments
        ),
        engine=reply.engine,
        dropped=verified.dropped,
    )


def _reasons(reply: MatchReply, verified: Verification) -> dict[str, str]:
    """Why items are unscored: what the engine said, else that nothing it said of them could be used."""
    dropped: dict[str, list[str]] = defaultdict(list)
    for drop in verified.dropped:
        dropped[drop.item].append(drop.reason)
    unusable = {
        item_id: f"no answer could be used: {'; '.join(dict.fromkeys(reasons))}"
        for item_id, reasons in dropped.items()
        if not verified.of(item_id)
    }
    return unusable | {u.item: u.reason for u in reply.unscored}


def _completed(match: Match, book: QuestionBook) -> Match:
    if match.verdict != "related" or match.missing:
        return match
    return match.model_copy(update={"missing": book.expectation(match.expectation).missing_fact})


def _bare(item: Accomplishment) -> Accomplishment:
    """The accomplishment alone: an engine never sees what was matched before."""
    return Accomplishment.model_validate({name: getattr(item, name) for name in Accomplishment.model_fields})


def _refuse_twins(items: Sequence[Accomplishment]) -> None:
    seen: set[str] = set()
    for item in items:
        if item.id in seen:
            raise InputError(f"Two items have the id {item.id!r}.", "Give each item an id of its own.")
        seen.add(item.id)
