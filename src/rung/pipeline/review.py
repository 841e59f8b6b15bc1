"""The whole way, start to end: notes in, a packet out."""

from __future__ import annotations

from rung.engines.base import DraftRequest, Engine, Progress
from rung.intake import set_aside_ladder_text, take_in
from rung.models import Audience, Cycle, Intake, Ladder, LadderRef, Model, Note, Packet, SourceRef
from rung.pipeline.drafting import draft_with_progress
from rung.pipeline.gaps import find_gaps
from rung.pipeline.mapping import map_items


class ReviewOptions(Model):
    """Whose review it is (`author`, when several people speak), for which cycle, and for whom it is written."""

    author: str | None = None
    cycle: Cycle | None = None
    audience: Audience = "self"


def review(
    note: Note,
    ladder: Ladder,
    engine: Engine,
    options: ReviewOptions | None = None,
    progress: Progress | None = None,
) -> Packet:
    """Return the packet for a note: items with matches, what was left out, gaps and a draft.

    The ladder's own sentences in the notes are set aside before anything is matched. The same note, ladder, engine
    and options give the same packet; it holds no time of making. Raises `InputError` and what the engine raises.
    """
    wanted = options or ReviewOptions()
    return review_intake(take_in(note, wanted.author), ladder, engine, wanted, progress)


def review_intake(
    intake: Intake,
    ladder: Ladder,
    engine: Engine,
    options: ReviewOptions | None = None,
    progress: Progress | None = None,
) -> Packet:
    """Return the packet for notes that were taken in before, as `review` does."""
    wanted = options or ReviewOptions()
    cleared = set_aside_ladder_text(intake, ladder)
    mapping = map_items(cleared.items, ladder, engine, progress)
    gaps = find_gaps(mapping.items, ladder, wanted.cycle)
    request = DraftRequest(items=mapping.items, gaps=gaps, ladder=ladder, audience=wanted.audience)
    note = cleared.note
    return Packet(
        ladder=LadderRef(id=ladder.id, level=ladder.level, sha256=ladder.sha256),
        engine=mapping.engine,
        source=SourceRef(name=note.name, format=note.format, sha256=note.sha256),
        items=mapping.items,
        left_out=cleared.left_out,
        gaps=gaps,
        draft=draft_with_progress(request, engine),
    )
