"""A packet as Markdown: a review document people read, and its parts on their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rung import __version__
from rung.export.escaping import code, inline
from rung.models import Claim, Gap, Item, Ladder, Match, Packet, Section
from rung.pipeline.evidence import evidence_for, ids
from rung.pipeline.gaps import said_first
from rung.pipeline.questions import QuestionBook, question_book

NOTICE = "A machine helped write this draft; nothing in it is a rating."
_TITLES = {"self": "Self-review draft", "manager": "Manager's review draft", "calibration": "Evidence for calibration"}
_KINDS = {
    "missing": "Not recorded",
    "thin": "Little recorded",
    "stale": "One part of the cycle only",
    "role_unclear": "Own part unclear",
    "no_outcome": "Outcome not recorded",
    "below_scope": "Scope not shown",
}


def packet_markdown(packet: Packet, ladder: Ladder, cited: bool = True) -> str:
    """Return the whole packet as one document: draft, gaps, evidence, what was left out, and how it was made.

    `cited=False` leaves the item ids out of the draft's sentences. Whatever comes from notes is shown, never live.
    """
    book = question_book(ladder)
    return _document(
        _title(packet, ladder),
        *_lead(packet, ladder),
        *_draft(packet, ladder, cited),
        *_gaps(packet, ladder),
        *_evidence(packet, ladder, book),
        *_left_out(packet),
        *_held_back(packet),
        *_made_with(packet, ladder),
    )


def draft_markdown(packet: Packet, ladder: Ladder, cited: bool = True) -> str:
    """Return the draft alone, by area, with its bracketed questions."""
    return _document(
        _title(packet, ladder),
        *_lead(packet, ladder),
        *_draft(packet, ladder, cited),
        *_held_back(packet),
        *_engine_line(packet),
    )


def gaps_markdown(packet: Packet, ladder: Ladder) -> str:
    """Return the gaps alone, most important kind first, each with its question."""
    return _document(f"# Gaps: {_level(ladder)}", *_gaps(packet, ladder), *_engine_line(packet))


def mapping_markdown(packet: Packet, ladder: Ladder) -> str:
    """Return the items with their matches and quotes, and what was left out."""
    return _document(
        f"# Evidence: {_level(ladder)}",
        *_evidence(packet, ladder, question_book(ladder)),
        *_left_out(packet),
        *_engine_line(packet),
    )


def _document(*blocks: str) -> str:
    return "\n\n".join(block for block in blocks if block) + "\n"


def _level(ladder: Ladder) -> str:
    return inline(f"{ladder.level}: {ladder.title}" if ladder.title else ladder.level)


def _title(packet: Packet, ladder: Ladder) -> str:
    title = _TITLES[packet.draft.audience] if packet.draft else "Review packet"
    source = f"Notes: {code(packet.source.name)}. " if packet.source else ""
    return f"# {title}: {_level(ladder)}\n\n{source}{NOTICE}"


def _lead(packet: Packet, ladder: Ladder) -> Iterator[str]:
    """The gaps to be said before anything else: no mentoring, and areas with nothing recorded."""
    first = said_first(packet.gaps, ladder)
    if first:
        yield _list(f"**{inline(gap.message)}** {inline(gap.question)}" for gap in first)


def _draft(packet: Packet, ladder: Ladder, cited: bool) -> Iterator[str]:
    if packet.draft is None:
        return
    yield "## Draft"
    for section in packet.draft.sections:
        yield f"### {inline(section.area)}"
        told = evidence_for(
            packet.items, [e.code for a in ladder.areas if a.name == section.area for e in a.expectations]
        )
        yield from _section(section, ids(told), cited)
    if packet.draft.questions:
        yield "### Still to be asked"
        yield _list(f"[{inline(q)}]" for q in packet.draft.questions)


def _section(section: Section, told: tuple[str, ...], cited: bool) -> Iterator[str]:
    shown = [c for c in section.claims if c.status != "blocked"]
    if shown:
        yield " ".join(_sentence(claim, cited) for claim in shown)
    elif told:
        yield f"No sentence of its own: the evidence is in {_ids(told)}, listed item by item."
    else:
        yield "Nothing recorded for this area."
    if section.questions:
        yield _list(f"[{inline(question)}]" for question in section.questions)


def _held_back(packet: Packet) -> Iterator[str]:
    """Blocked sentences, away from the draft, so that copying the draft never copies one."""
    held = [c for c in packet.draft.claims if c.status == "blocked"] if packet.draft else []
    if held:
        yield "## Held back: sentences that the notes do not support"
        yield _list(f"{_sentence(claim, cited=True)} ({'; '.join(map(inline, claim.reasons))})" for claim in held)


def _sentence(claim: Claim, cited: bool) -> str:
    text = inline(claim.text)
    if cited and claim.items:
        text += f" {_ids(claim.items)}"
    if claim.status == "open" and "[confirm:" not in claim.text:
        text += f" [confirm: {'; '.join(map(inline, claim.reasons)) or 'this sentence'}]"
    return text


def _gaps(packet: Packet, ladder: Ladder) -> Iterator[str]:
    yield "## What the notes do not show"
    if not packet.gaps:
        yield "No gaps found. This says nothing beyond these notes."
        return
    yield "Not recorded is not the same as not having happened. One answer to a question is enough to fill its gap."
    for heading, gaps in _grouped(packet.gaps, said_first(packet.gaps, ladder)):
        yield f"### {heading}"
        yield _list(f"{inline(gap.message)}\n  - {inline(gap.question)}" for gap in gaps)


def _grouped(gaps: tuple[Gap, ...], first: tuple[Gap, ...]) -> Iterator[tuple[str, list[Gap]]]:
    """The gaps under a heading a kind, in the order of importance that they have."""
    if first:
        yield "Said first", list(first)
    groups: dict[str, list[Gap]] = {}
    for gap in gaps:
        if gap not in first:
            groups.setdefault(_KINDS[gap.kind], []).append(gap)
    yield from groups.items()


def _evidence(packet: Packet, ladder: Ladder, book: QuestionBook) -> Iterator[str]:
    yield "## Evidence, item by item"
    if not packet.items:
        yield "The notes have no items."
    for item in packet.items:
        yield f"**{_id(item.id)}**{_about(item)} {inline(item.text)}"
        lines = [_match(match, ladder, book) for match in item.matches]
        if item.unscored is not None:
            lines.append(f"Not judged: {inline(item.unscored)}")
        elif not item.matches:
            lines.append("No evidence for an expectation of this level.")
        yield _list(lines)


def _about(item: Item) -> str:
    facts = [item.date.isoformat() if item.date else "", inline(item.label or ""), inline(item.author or "")]
    if item.also:
        facts.append("said more than once in the notes")
    told = ", ".join(fact for fact in facts if fact)
    return f" ({told})" if told else ""


def _match(match: Match, ladder: Ladder, book: QuestionBook) -> str:
    known = match.expectation in ladder.codes
    name = f" {inline(book.expectation(match.expectation).name)}" if known else ""
    verdict = f"{match.verdict}, {match.strength}" if match.verdict == "demonstrates" else "related, not evidence"
    lacks = f"; does not say {inline(match.missing)}" if match.missing else ""
    person = "; set by a person" if match.made_by == "person" else ""
    return f"{inline(match.expectation)}{name}: {verdict}{lacks}{person}: “{inline(match.quote.text)}”"


def _left_out(packet: Packet) -> Iterator[str]:
    if not packet.left_out:
        return
    yield "## Left out of the notes"
    groups: dict[str, list[str]] = {}
    for left in packet.left_out:
        groups.setdefault(left.reason, []).append(left.text)
    for reason, texts in groups.items():
        yield f"### {_capital(inline(reason.rstrip('.')))}"
        yield _list(inline(text) or "(nothing to show)" for text in texts)


def _made_with(packet: Packet, ladder: Ladder) -> Iterator[str]:
    yield "## How this was made"
    yield from _engine_line(packet)
    made_with = packet.ladder
    yield f"Ladder: {inline(made_with.id)}, level {inline(made_with.level)}, sha256 {code(made_with.sha256)}"
    if packet.ladder.sha256 != ladder.sha256:
        yield "The ladder shown here is not the one these results were made with."
    if packet.source:
        yield f"Notes: {code(packet.source.name)}, read as {packet.source.format}, sha256 {code(packet.source.sha256)}"


def _engine_line(packet: Packet) -> Iterator[str]:
    stamp = packet.engine
    parts = [f"Engine: {inline(stamp.name)} {inline(stamp.version)}"]
    if stamp.model:
        parts.append(f"model {inline(stamp.model)}" + (f" ({code(stamp.model_sha256)})" if stamp.model_sha256 else ""))
    if stamp.prompt:
        parts.append(f"prompt {inline(stamp.prompt)}")
    yield f"{', '.join(parts)}; Rung {__version__}. {inline(stamp.note or '')}".rstrip()


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _ids(item_ids: Iterable[str]) -> str:
    return "".join(f"[{_id(item_id)}]" for item_id in item_ids)


def _id(item_id: str) -> str:
    return item_id if re.fullmatch(r"[A-Za-z0-9.-]{1,40}", item_id) else inline(item_id)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
