"""The public test double: an engine that answers from a given table, and misbehaves when told to."""

from __future__ import annotations

from collections.abc import Iterable

from rung.engines.base import (
    DraftReply,
    DraftRequest,
    MatchReply,
    MatchRequest,
    Progress,
    ProposedClaim,
    ProposedMatch,
    Unscored,
)
from rung.errors import EngineError
from rung.models import EngineStamp


class ScriptedEngine:
    """Answer from a table of proposals; the same request always gets the same reply.

    Only what concerns the request's items is answered. For tests of what stands behind an engine, three kinds of
    misbehaviour can be scripted: bad quotes and unknown codes stand in the table like any other line;
    `unfiltered=True` gives the whole table, unknown items too; `raises` is raised instead of any answer.
    `asked` holds the requests received, in order.

        engine = ScriptedEngine(matches=[ProposedMatch(item="i1", expectation="TM1", verdict="demonstrates",
                                strength="strong", confidence=0.9, quote="mentored two juniors")])
    """

    def __init__(
        self,
        matches: Iterable[ProposedMatch] = (),
        claims: Iterable[ProposedClaim] = (),
        unscored: Iterable[Unscored] = (),
        *,
        raises: EngineError | None = None,
        unfiltered: bool = False,
    ) -> None:
        self._matches = tuple(matches)
        self._claims = tuple(claims)
        self._unscored = tuple(unscored)
        self._raises = raises
        self._unfiltered = unfiltered
        self.asked: list[MatchRequest | DraftRequest] = []

    @property
    def stamp(self) -> EngineStamp:
        """`scripted`, and that its confidences mean nothing."""
        return EngineStamp(name="scripted", version="1", calibrated=False, note="Answers come from a given table.")

    def match(self, request: MatchRequest, progress: Progress | None = None) -> MatchReply:
        """Return the table's proposals for the request's items; raises what was scripted to be raised."""
        self._receive(request)
        known = {item.id for item in request.items}
        for done, _ in enumerate(request.items, start=1):
            if progress is not None:
                progress(done, len(request.items))
        return MatchReply(
            engine=self.stamp,
            matches=tuple(m for m in self._matches if self._unfiltered or m.item in known),
            unscored=tuple(u for u in self._unscored if self._unfiltered or u.item in known),
        )

    def draft(self, request: DraftRequest, progress: Progress | None = None) -> DraftReply:
        """Return the table's claims that rest on the request's items; raises what was scripted to be raised."""
        self._receive(request)
        known = {item.id for item in request.items}
        if progress is not None:
            progress(len(request.items), len(request.items))
        claims = tuple(c for c in self._claims if self._unfiltered or known.issuperset(c.items))
        return DraftReply(engine=self.stamp, claims=claims)

    def _receive(self, request: MatchRequest | DraftRequest) -> None:
        self.asked.append(request)
        if self._raises is not None:
            raise self._raises
