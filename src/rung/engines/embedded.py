"""The embedded engine: a fine-tuned encoder in the package, no key and no network.

On the ladder it was trained for, its probabilities are calibrated. On any other ladder it falls back to the
similarity between a note and each expectation's text, and its stamp says that this is uncalibrated.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rung.engines.base import (
    DraftReply,
    DraftRequest,
    MatchReply,
    MatchRequest,
    Progress,
    ProposedMatch,
    Unscored,
)  # fmt: skip
from rung.engines.embedded_card import MODEL, Card, CodeRule, read_card, verify
from rung.engines.embedded_quote import best_stretch, trim
from rung.models import Accomplishment, EngineStamp, Ladder, Strength, Verdict

if TYPE_CHECKING:
    from rung.engines.embedded_model import Floats, Network, Window

WEIGHTS: Final = Path(__file__).resolve().parent / "weights"
STRENGTHS: Final[tuple[Strength, ...]] = ("strong", "moderate", "weak")
UNCALIBRATED: Final = (
    "This ladder is not the one the embedded model was trained for: matches rest on similarity of wording, "
    "and their confidence is uncalibrated on this ladder."
)


class EmbeddedEngine:
    """The `Engine` that needs nothing but the package. Open it with `load`."""

    def __init__(self, card: Card, network: Network) -> None:
        self.card = card
        self._network = network

    @classmethod
    def load(cls, folder: Path = WEIGHTS) -> EmbeddedEngine:
        """Return the engine whose files are in `folder`.

        Raises `EngineConfigError`, naming the file, when one is missing or is not the one the card lists.
        """
        from rung.engines.embedded_model import Network

        card = read_card(folder)
        verify(folder, card)
        return cls(card, Network.open(folder, card.reading))

    @property
    def stamp(self) -> EngineStamp:
        """Which engine, version and model answers on the ladder it was trained for."""
        return EngineStamp(
            name="embedded",
            version=self.card.version,
            model=self.card.name,
            model_sha256=self.card.file(MODEL).sha256,
        )

    def stamp_for(self, ladder: Ladder) -> EngineStamp:
        """Return the stamp of results on this ladder."""
        if self.knows(ladder):
            return self.stamp
        return self.stamp.model_copy(update={"calibrated": False, "note": UNCALIBRATED})

    def knows(self, ladder: Ladder) -> bool:
        """Return whether this is the ladder the model was trained for, byte for byte."""
        return ladder.sha256 == self.card.ladder_sha256

    def match(self, request: MatchRequest, progress: Progress | None = None) -> MatchReply:
        """Return the matches of every item: the same for an item whatever stands beside it."""
        known = self.knows(request.ladder)
        anchors = () if known else self._anchors(request.ladder)
        matches: list[ProposedMatch] = []
        unscored: list[Unscored] = []
        items = request.items
        readable = [item for item in items if item.text.strip()]
        unscored += [Unscored(item=i.id, reason="there is no text in it") for i in items if not i.text.strip()]
        read = self._network.read([item.text for item in readable])
        for done, (item, windows) in enumerate(zip(readable, read, strict=True), start=1):
            if known:
                matches += self._judge(item, windows)
            else:
                matches += self._compare(item, windows, request.ladder.codes, anchors)
            if progress is not None:
                progress(done, len(items))
        return MatchReply(engine=self.stamp_for(request.ladder), matches=tuple(matches), unscored=tuple(unscored))

    def draft(self, request: DraftRequest, progress: Progress | None = None) -> DraftReply:
        """Return sentences built from the items' own words."""
        from rung.engines.extractive import write_claims

        reply = DraftReply(engine=self.stamp_for(request.ladder), claims=write_claims(request))
        if progress is not None:
            progress(len(request.items), len(request.items))
        return reply

    # ---- the ladder it knows ---------------------------------------------------------------------

    def _judge(self, item: Accomplishment, windows: Sequence[Window]) -> list[ProposedMatch]:
        best = [max(windows, key=lambda w, i=i: float(w.label[i])) for i in range(len(self.card.rules))]
        chances = [calibrated(float(w.label[i]), self.card.rules[i]) for i, w in enumerate(best)]
        highest = max(chances)
        found: list[ProposedMatch] = []
        for index, (rule, window, probability) in enumerate(zip(self.card.rules, best, chances, strict=True)):
            further = 0.0 if probability == highest else self.card.reading.further
            verdict = verdict_of(probability, rule, further)
            if verdict is None:
                continue
            found.append(
                ProposedMatch(
                    item=item.id,
                    expectation=rule.code,
                    verdict=verdict,
                    strength=strength_of(window) if verdict == "demonstrates" else "weak",
                    confidence=probability,
                    quote=self._quote(item.text, window, window.token[:, index]),
                )
            )
        found.sort(key=lambda m: (m.verdict != "demonstrates", -m.confidence))
        return found[: self.card.reading.matches]

    def _quote(self, text: str, window: Window, scores: Floats) -> str:
        if not window.spans:
            return text.strip()
        first, last = best_stretch([float(s) for s in scores], self.card.reading.quote_cut)
        start, end = trim(text, window.spans[first][0], window.spans[last][1])
        return text[start:end]

    # ---- any other ladder ------------------------------------------------------------------------

    def _anchors(self, ladder: Ladder) -> tuple[Floats, ...]:
        read = self._network.read([e.text for e in ladder.expectations])
        return tuple(windows[0].mean for windows in read)

    def _compare(
        self, item: Accomplishment, windows: Sequence[Window], codes: Sequence[str], anchors: Sequence[Floats]
    ) -> list[ProposedMatch]:
        best: ProposedMatch | None = None
        limits = self.card.similarity
        for code, anchor in zip(codes, anchors, strict=True):
            window = max(windows, key=lambda w, a=anchor: cosine(w.mean, a))
            likeness = round(max(0.0, cosine(window.mean, anchor)), 4)
            if likeness < limits.related or (best is not None and likeness <= best.confidence):
                continue
            best = ProposedMatch(
                item=item.id,
                expectation=code,
                verdict="demonstrates" if likeness >= limits.demonstrates else "related",
                strength="weak",
                confidence=min(1.0, likeness),
                quote=self._quote(item.text, window, window.token.max(axis=1)),
            )
        # a likeness is not a probability; nothing here may be called sure
        return [] if best is None else [best.model_copy(update={"confidence": min(0.49, best.confidence)})]


def calibrated(logit: float, rule: CodeRule) -> float:
    """Return the probability that a logit means, to four decimals: finer differences are noise."""
    return round(1.0 / (1.0 + math.exp(-max(-60.0, min(60.0, rule.slope * logit + rule.intercept)))), 4)


def verdict_of(probability: float, rule: CodeRule, further: float = 0.0) -> Verdict | None:
    """Return the verdict of a probability under this rule; None under its `related` band.

    `further` is a second threshold, for expectations beside the note's best one.
    """
    if probability >= max(rule.demonstrates, further):
        return "demonstrates"
    return "related" if probability >= rule.related else None


def strength_of(window: Window) -> Strength:
    """Return the likeliest strength of the evidence in a window."""
    return STRENGTHS[int(window.strength.argmax())]


def cosine(a: Floats, b: Floats) -> float:
    """Return the cosine of two vectors, 0 when one has no length."""
    lengths = float((a @ a) ** 0.5) * float((b @ b) ** 0.5)
    return float(a @ b) / lengths if lengths else 0.0
