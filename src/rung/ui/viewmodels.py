"""What each page shows, worked out from a packet. Streamlit-free; all text is still plain text here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rung.models import Accomplishment, Area, Claim, Gap, Intake, Item, Ladder, LeftOut, Match, Packet
from rung.pipeline.coverage import Cell, coverage
from rung.pipeline.questions import question_book
from rung.ui import wording
from rung.ui.segments import Segment, marks_of, segments
from rung.vocabulary import ClaimStatus

Recorded = Literal["recorded", "named", "related", "none"]
STATES: dict[Recorded, str] = {
    "recorded": "Recorded",
    "named": "Named only",
    "related": "Related only",
    "none": "Not recorded",
}


@dataclass(frozen=True)
class Chip:
    """An area, and one expectation of it when `code` is set: emoji and words carry it, the tone only helps."""

    emoji: str
    area: str
    tone: int
    code: str | None = None


@dataclass(frozen=True)
class MatchLine:
    """One match under an item, in words."""

    chip: Chip
    verdict: str
    related: bool
    expectation: str
    strength: str
    confidence: str
    missing: str | None


@dataclass(frozen=True)
class ItemCard:
    """An item: its id, what the source says of it, its text cut at the evidence, its matches, and a note if none."""

    id: str
    about: tuple[str, ...]
    text: tuple[Segment, ...]
    lines: tuple[MatchLine, ...]
    note: str | None = None


@dataclass(frozen=True)
class ExpectationCell:
    """One expectation with what is recorded for it, never as a number."""

    chip: Chip
    code: str
    name: str
    text: str
    state: Recorded
    items: tuple[str, ...]
    related: tuple[str, ...]
    months: tuple[str, ...]

    @property
    def words(self) -> str:
        """What is recorded, in words."""
        return STATES[self.state]


@dataclass(frozen=True)
class AreaColumn:
    """An area with its expectations, in ladder order."""

    chip: Chip
    cells: tuple[ExpectationCell, ...]


@dataclass(frozen=True)
class GapCard:
    """One gap: what is not recorded, the one question, and the items it speaks of."""

    kind: str
    chip: Chip
    expectation: str | None
    message: str
    question: str
    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Citation:
    """An item that a sentence rests on, with the evidence for that sentence marked."""

    id: str
    text: tuple[Segment, ...]


@dataclass(frozen=True)
class Sentence:
    """One sentence of a draft, whether it is traced, why not if not, and what it rests on."""

    text: str
    status: ClaimStatus
    words: str
    reasons: tuple[str, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True)
class DraftSection:
    """One area of the draft."""

    chip: Chip
    sentences: tuple[Sentence, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True)
class FoundRow:
    """An item before it is mapped."""

    id: str
    about: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class LeftOutRow:
    """A stretch that is not an item, and why it was left out."""

    text: str
    reason: str


def chip(ladder: Ladder, area: str, code: str | None = None) -> Chip:
    """Return the chip of an area by name; an area the ladder does not have keeps its name and the first tone."""
    for tone, one in enumerate(ladder.areas):
        if one.name == area:
            return Chip(emoji=one.emoji, area=area, tone=tone % 6, code=code)
    return Chip(emoji="", area=area, tone=0, code=code)


def item_cards(packet: Packet, ladder: Ladder, only: str | None = None) -> tuple[ItemCard, ...]:
    """Return a card for each item in the notes' order; with `only`, of items matched to that expectation."""
    chosen = (i for i in packet.items if only is None or any(m.expectation == only for m in i.matches))
    return tuple(_card(item, packet, ladder, only) for item in chosen)


def _card(item: Item, packet: Packet, ladder: Ladder, only: str | None) -> ItemCard:
    note = None
    if item.unscored is not None:
        note = f"Not judged: {item.unscored}"
    elif not item.matches:
        note = "No evidence for an expectation found in these words."
    matches = [m for m in item.matches if only is None or m.expectation == only]
    return ItemCard(
        id=item.id,
        about=about(item),
        text=segments(item.text, marks_of(matches, tones(ladder))),
        lines=tuple(_line(m, packet, ladder) for m in matches),
        note=note,
    )


def tones(ladder: Ladder) -> dict[str, int]:
    """Return the tone of each expectation code: its area's."""
    return {e.code: n % 6 for n, area in enumerate(ladder.areas) for e in area.expectations}


def _line(match: Match, packet: Packet, ladder: Ladder) -> MatchLine:
    area = ladder.area_of(match.expectation)
    return MatchLine(
        chip=chip(ladder, area.name, match.expectation),
        verdict=wording.VERDICTS[match.verdict],
        related=match.verdict == "related",
        expectation=ladder.expectation(match.expectation).text,
        strength=wording.STRENGTHS[match.strength],
        confidence=wording.confidence(match, packet.engine.calibrated),
        missing=match.missing,
    )


def columns(packet: Packet, ladder: Ladder) -> tuple[AreaColumn, ...]:
    """Return the coverage grid: the ladder's areas, each with its expectations and what is recorded for them."""
    book, grid = question_book(ladder), coverage(packet.items, ladder)

    def cell(area: Area, code: str) -> ExpectationCell:
        found = grid.cell(code)
        return ExpectationCell(
            chip=chip(ladder, area.name, code),
            code=code,
            name=book.expectation(code).name,
            text=ladder.expectation(code).text,
            state=_state(found),
            items=found.items,
            related=found.related,
            months=tuple(wording.month(m) for m in found.months),
        )

    return tuple(
        AreaColumn(chip=chip(ladder, area.name), cells=tuple(cell(area, e.code) for e in area.expectations))
        for area in ladder.areas
    )


def _state(cell: Cell) -> Recorded:
    if not cell.items:
        return "related" if cell.related else "none"
    return "named" if cell.best == "weak" else "recorded"


def gap_cards(packet: Packet, ladder: Ladder) -> tuple[GapCard, ...]:
    """Return the packet's gaps in their order, each with the words of the items it speaks of."""
    return tuple(_gap(gap, packet, ladder) for gap in packet.gaps)


def _gap(gap: Gap, packet: Packet, ladder: Ladder) -> GapCard:
    texts = {i.id: i.text for i in packet.items}
    return GapCard(
        kind=wording.GAPS[gap.kind],
        chip=chip(ladder, gap.area, gap.expectation),
        expectation=ladder.expectation(gap.expectation).text if gap.expectation in ladder.codes else None,
        message=gap.message,
        question=gap.question,
        items=tuple((i, texts[i]) for i in gap.items if i in texts),
    )


def draft_sections(packet: Packet, ladder: Ladder) -> tuple[DraftSection, ...]:
    """Return the draft's sections in their order; empty when the packet has no draft."""
    if packet.draft is None:
        return ()
    return tuple(
        DraftSection(
            chip=chip(ladder, section.area),
            sentences=tuple(_sentence(claim, packet, ladder) for claim in section.claims),
            questions=section.questions,
        )
        for section in packet.draft.sections
    )


def _sentence(claim: Claim, packet: Packet, ladder: Ladder) -> Sentence:
    items = {i.id: i for i in packet.items}
    return Sentence(
        text=claim.text,
        status=claim.status,
        words=wording.CLAIMS[claim.status],
        reasons=claim.reasons,
        citations=tuple(_citation(items[i], claim, ladder) for i in claim.items if i in items),
    )


def _citation(item: Item, claim: Claim, ladder: Ladder) -> Citation:
    matches = [m for m in item.matches if not claim.expectations or m.expectation in claim.expectations]
    return Citation(id=item.id, text=segments(item.text, marks_of(matches, tones(ladder))))


def draft_status(sections: Sequence[DraftSection]) -> str:
    """Return, in one sentence, how the draft's sentences stand to the notes."""
    statuses = [s.status for section in sections for s in section.sentences]
    if not statuses:
        return "The notes hold nothing to write from yet; the questions below say what to add."
    waiting = [
        wording.count(statuses.count(status), "sentence") + words
        for status, words in (("open", " to confirm"), ("blocked", " without support in the notes"))
        if status in statuses
    ]
    return f"{wording.listed(waiting)}." if waiting else "Every sentence is traced to your notes."


def found_rows(intake: Intake) -> tuple[FoundRow, ...]:
    """Return the items of an intake as they stand before they are mapped."""
    return tuple(FoundRow(id=i.id, about=about(i), text=i.text) for i in intake.items)


def about(item: Accomplishment) -> tuple[str, ...]:
    """Return what the source itself says of an item: its day, author, label, and whether it was said twice."""
    words = [wording.day(item.date)] if item.date else []
    words += [text for text in (item.author, item.label) if text]
    if item.also:
        words.append(f"said {wording.count(len(item.also) + 1, 'time')} in the notes, shown once")
    return tuple(words)


def left_out_rows(left_out: Sequence[LeftOut]) -> tuple[LeftOutRow, ...]:
    """Return what was left out, in the notes' order, with the reasons in words that fit the page."""
    return tuple(LeftOutRow(text=o.text, reason=_on_the_page(o.reason)) for o in left_out)


def _on_the_page(reason: str) -> str:
    return reason.replace("--author changes it", "“Whose review is it?” in Collect changes it")
