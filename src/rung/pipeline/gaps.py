"""Gaps: what the notes do not show, in order of importance, each with one question.

Sources: the labelling guide's "Gaps in a whole packet"; the level's attributes for scope. "Not recorded" is all a
gap ever says: the notes are silent, the person need not have been idle.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from rung.models import Area, Cycle, Expectation, Gap, Item, Ladder
from rung.pipeline.evidence import Evidence, evidence_for, evidencing, filed_under, ids, related_to
from rung.pipeline.outcomes import states_outcome
from rung.pipeline.questions import QuestionBook, question_book
from rung.pipeline.roles import states_own_part
from rung.pipeline.scope import scope_gaps
from rung.pipeline.staleness import cycle_of, stale


def find_gaps(items: Sequence[Item], ladder: Ladder, cycle: Cycle | None = None) -> tuple[Gap, ...]:
    """Return what the items do not show of the ladder, most important first; the items' order changes nothing.

    First what the ladder's questions name to be said first (no mentoring), then areas with nothing recorded, thin
    areas, expectations with nothing recorded, evidence from one part of the cycle only, unclear roles, missing
    outcomes, scope, and thin expectations. Pure; raises `InputError` only if the questions file is broken.
    """
    book = question_book(ladder)
    missing = tuple(_missing(items, ladder, book))
    first = tuple(gap for gap, said_first in missing if said_first)
    rest = tuple(gap for gap, said_first in missing if not said_first)
    thin = tuple(_thin(items, ladder, book))
    return (
        *first,
        *(g for g in rest if g.expectation is None),
        *(g for g in thin if g.expectation is None),
        *(g for g in rest if g.expectation is not None),
        *_stale(items, ladder, book, cycle),
        *_unclear_roles(items, ladder, book),
        *_no_outcome(items, ladder, book),
        *scope_gaps(items, ladder, book),
        *(g for g in thin if g.expectation is not None),
    )


def said_first(gaps: Sequence[Gap], ladder: Ladder) -> tuple[Gap, ...]:
    """Return the gaps a reader must see before anything else: no mentoring, and areas with nothing recorded."""
    book = question_book(ladder)
    names = {area.name for area in ladder.areas}

    def is_first(gap: Gap) -> bool:
        if gap.kind != "missing":
            return False
        if gap.expectation is None:
            return True
        empty = any(g.kind == "missing" and g.expectation is None and g.area == gap.area for g in gaps)
        return gap.expectation in ladder.codes and book.expectation(gap.expectation).said_first and not empty

    return tuple(gap for gap in gaps if gap.area in names and is_first(gap))


def _missing(items: Sequence[Item], ladder: Ladder, book: QuestionBook) -> Iterator[tuple[Gap, bool]]:
    """Yield each area and expectation without evidence, and whether it is to be said before everything else."""
    for area in ladder.areas:
        empty = not evidence_for(items, _codes(area))
        if empty and area.expectations:
            yield _missing_area(area, book), book.area(area.name).said_first
        for expectation in area.expectations:
            if not evidence_for(items, [expectation.code]):
                words = book.expectation(expectation.code)
                # Inside an area with nothing recorded, the area's own gap has said it already.
                yield _missing_expectation(area, expectation, items, book), words.said_first and not empty


def _missing_area(area: Area, book: QuestionBook) -> Gap:
    words = book.area(area.name)
    return Gap(
        kind="missing",
        area=area.name,
        expectation=None,
        message=f"{_start(words.not_recorded)} recorded: no item gives evidence for {area.name}.",
        question=words.question,
    )


def _missing_expectation(area: Area, expectation: Expectation, items: Sequence[Item], book: QuestionBook) -> Gap:
    words = book.expectation(expectation.code)
    near = related_to(items, expectation.code)
    comes_near = f" {_listed(near)} {_verb(near, 'comes', 'come')} near, but {_verb(near, 'does', 'do')} not say "
    return Gap(
        kind="missing",
        area=area.name,
        expectation=expectation.code,
        message=f"{_start(words.not_recorded)} recorded: no item gives evidence for {expectation.code}, "
        f"“{expectation.text}”" + (f"{comes_near}{words.missing_fact}." if near else ""),
        question=words.question,
        items=near,
    )


def _thin(items: Sequence[Item], ladder: Ladder, book: QuestionBook) -> Iterator[Gap]:
    for area in ladder.areas:
        why = _thinness(evidence_for(items, _codes(area)))
        if why is not None:
            message = f"Little recorded for {area.name}: {why}."
            evidence = evidence_for(items, _codes(area))
            yield Gap(
                kind="thin",
                area=area.name,
                expectation=None,
                message=message,
                question=book.area(area.name).question,
                items=ids(evidence),
            )
        for expectation in area.expectations:
            evidence = evidence_for(items, [expectation.code])
            why = _thinness(evidence)
            if why is not None:
                words = book.expectation(expectation.code)
                message = f"Little recorded for {expectation.code}, {words.name}: {why}."
                yield Gap(
                    kind="thin",
                    area=area.name,
                    expectation=expectation.code,
                    message=message,
                    question=words.question,
                    items=ids(evidence),
                )


def _thinness(evidence: Sequence[Evidence]) -> str | None:
    if not evidence:
        return None
    only_weak = all(e.match.strength == "weak" for e in evidence)
    if len(evidence) == 1:
        return f"one item alone gives evidence, {evidence[0].item.id}" + (", and only weakly" if only_weak else "")
    return f"{_listed(ids(evidence))} name the behaviour but nothing specific" if only_weak else None


def _stale(items: Sequence[Item], ladder: Ladder, book: QuestionBook, cycle: Cycle | None) -> tuple[Gap, ...]:
    within = cycle_of(items, cycle)
    if within is None:
        return ()
    areas: list[Gap] = []
    expectations: list[Gap] = []
    for area in ladder.areas:
        evidence = evidence_for(items, _codes(area))
        when = stale(evidence, within)
        if when is not None:
            areas.append(_stale_gap(area.name, None, area.name, when, evidence))
        for expectation in area.expectations:
            evidence = evidence_for(items, [expectation.code])
            when = stale(evidence, within)
            if when is not None:
                words = book.expectation(expectation.code)
                gap = _stale_gap(area.name, expectation.code, words.name, when, evidence)
                expectations.append(gap)
    return (*areas, *expectations)


def _stale_gap(area: str, code: str | None, name: str, when: str, evidence: Sequence[Evidence]) -> Gap:
    return Gap(
        kind="stale",
        area=area,
        expectation=code,
        message=f"{f'{code}, {name}' if code else name}: {when}.",
        question=f"What did you do for “{name}” in the rest of the cycle? "
        "Say when it was, what you did yourself, and what came of it.",
        items=ids(evidence),
    )


def _unclear_roles(items: Sequence[Item], ladder: Ladder, book: QuestionBook) -> Iterator[Gap]:
    for expectation, concerned in _filed(items, ladder, lambda e: not states_own_part(e.item.text)):
        name = book.expectation(expectation.code).name
        yield Gap(
            kind="role_unclear",
            area=ladder.area_of(expectation.code).name,
            expectation=expectation.code,
            message=f"Own part not recorded in {_listed(concerned)} ({expectation.code}, {name}): "
            "the words speak of the team, or of nobody.",
            question=f"Which part of {_listed(concerned)} was yours? "
            "Say what the others did, what you did yourself, and what would not have happened without it.",
            items=concerned,
        )


def _no_outcome(items: Sequence[Item], ladder: Ladder, book: QuestionBook) -> Iterator[Gap]:
    def silent(evidence: Evidence) -> bool:
        # Strong evidence has an outcome by definition (labelling guide, "Strength").
        return evidence.match.strength != "strong" and not states_outcome(evidence.item.text)

    for expectation, concerned in _filed(items, ladder, silent):
        name = book.expectation(expectation.code).name
        yield Gap(
            kind="no_outcome",
            area=ladder.area_of(expectation.code).name,
            expectation=expectation.code,
            message=f"Outcome not recorded in {_listed(concerned)} ({expectation.code}, {name}).",
            question=f"What came of {_listed(concerned)}? "
            "Say what was decided or finished, for whom it made a difference, and how you know.",
            items=concerned,
        )


def _filed(
    items: Sequence[Item], ladder: Ladder, concerns: Callable[[Evidence], bool]
) -> Iterator[tuple[Expectation, tuple[str, ...]]]:
    """Yield each expectation with the items it concerns, every item under the one it is mainly evidence for."""
    by_code: dict[str | None, list[Evidence]] = defaultdict(list)
    for evidence in evidencing(items, ladder):
        if concerns(evidence):
            by_code[filed_under(evidence.item, ladder)].append(evidence)
    for expectation in ladder.expectations:
        if expectation.code in by_code:
            yield expectation, ids(by_code[expectation.code])


def _codes(area: Area) -> tuple[str, ...]:
    return tuple(e.code for e in area.expectations)


def _start(text: str) -> str:
    return text[:1].upper() + text[1:]


def _verb(things: Sequence[str], one: str, many: str) -> str:
    return one if len(things) == 1 else many


def _listed(item_ids: Sequence[str]) -> str:
    return item_ids[0] if len(item_ids) == 1 else f"{', '.join(item_ids[:-1])} and {item_ids[-1]}" if item_ids else ""
