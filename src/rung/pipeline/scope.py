"""Scope, measured against the level's own attributes: impact radius, and from idea to production."""

from __future__ import annotations

from collections.abc import Sequence

from rung.models import Attribute, Gap, Item, Ladder
from rung.pipeline.evidence import Evidence, evidence_for, evidencing, ids
from rung.pipeline.outcomes import in_live_use
from rung.pipeline.questions import QuestionBook, ScopeTest, ScopeWords, scope_test
from rung.pipeline.roles import reaches_others

ENOUGH = 5
"""Evidencing items below which the notes are too few to say anything of scope."""


def scope_gaps(items: Sequence[Item], ladder: Ladder, book: QuestionBook) -> tuple[Gap, ...]:
    """Return a `below_scope` gap for each attribute of the level that no evidencing item shows.

    Nothing is reported from fewer than five evidencing items, nor when one item's words leave it open.
    """
    evidence = evidencing(items, ladder)
    if len(evidence) < ENOUGH:
        return ()
    return tuple(
        Gap(
            kind="below_scope",
            area=words.area,
            expectation=None,
            message=_message(words, ladder.attributes),
            question=words.question,
            items=ids(evidence),
        )
        for words in book.scope
        if not _shown(words, items, evidence)
    )


def _shown(words: ScopeWords, items: Sequence[Item], evidence: Sequence[Evidence]) -> bool:
    says = {"reaches_others": reaches_others, "idea_to_live": in_live_use}[words.test]
    return bool(evidence_for(items, words.evidence)) or any(says(e.item.text) for e in evidence)


_NOT_SHOWN: dict[ScopeTest, str] = {
    "reaches_others": "the notes do not show anybody besides the author who was reached by the work",
    "idea_to_live": "the notes do not show anything carried from idea to live use",
}


def _message(words: ScopeWords, attributes: Sequence[Attribute]) -> str:
    value = next(a.value for a in attributes if scope_test(a) == words.test).rstrip(".")
    return f"The level asks for “{words.attribute}: {value}”; {_NOT_SHOWN[words.test]}."
