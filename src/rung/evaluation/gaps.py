"""The gaps suite: whole packets through intake, mapping and gaps, as people get them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rung.errors import InputError
from rung.evaluation.bench import Answer, Bench
from rung.evaluation.cases import PacketCase
from rung.evaluation.gap_metrics import gaps_part
from rung.evaluation.results import FoundItem, GapsPart, PacketRecord
from rung.intake import note_from_text, take_in
from rung.models import Accomplishment, Gap, Intake, Item, Ladder
from rung.pipeline.gaps import find_gaps

_LEAD = re.compile(r"^[\s#>*•·–—-]+(?=\S)")
_SHORTEST = 4


def gaps_suite(bench: Bench) -> GapsPart:
    """Return which items and gaps were found in each packet. A packet that intake refuses is unscored."""
    return gaps_part([_packet(bench, case) for case in bench.packets], bench.ladder)


def matched_items(case: PacketCase, items: Sequence[Accomplishment]) -> dict[int, str]:
    """Return, by position in `case.items`, the id of the item that starts as labelled; each item is taken once."""
    free = {item.id: plain(item.text) for item in items}
    found: dict[int, str] = {}
    for n, wanted in enumerate(case.items):
        start = plain(wanted.starts)
        item_id = next((i for i, text in free.items() if text.startswith(start)), None)
        if item_id is not None:
            found[n] = item_id
            del free[item_id]
    return found


def left_out_lines(expected: Sequence[str], intake: Intake) -> tuple[str, ...]:
    """Return the lines that intake left out, a line that is a labelled one (or holds it) under its labelled words.

    A line counts when no item has a part in it: the time in front of an item is no line left out.
    """
    source = intake.note.text
    taken = [span for item in intake.items for span in (item.source, *item.also)]
    given: list[str] = []
    for stretch in intake.left_out:
        start = source.rfind("\n", 0, stretch.source.start) + 1
        while start < stretch.source.end:
            end = source.find("\n", start)
            end = len(source) if end < 0 else end
            words = plain(source[max(start, stretch.source.start) : min(end, stretch.source.end)])
            if words and not any(span.start < end and start < span.end for span in taken):
                given.append(next((e for e in expected if _same_line(plain(e), words)), words))
            start = end + 1
    return tuple(dict.fromkeys(given))


def plain(text: str) -> str:
    """Return the text on one line, without the marks of a heading, bullet or quotation in front."""
    return " ".join(_LEAD.sub("", text).split())


def _same_line(expected: str, given: str) -> bool:
    if min(len(expected), len(given)) < _SHORTEST:
        return expected == given
    return expected in given or given in expected


def _packet(bench: Bench, case: PacketCase) -> PacketRecord:
    areas = {name: area.code for area in bench.ladder.areas for name in (area.code, area.name)}
    expected = {
        "id": case.id,
        "format": case.format,
        "left_out": case.left_out,
        "missing_areas": tuple(areas[a] for a in case.missing_areas),
        "thin_areas": tuple(areas[a] for a in case.thin_areas),
        "missing_expectations": case.missing_expectations,
    }
    try:
        intake = take_in(note_from_text(case.source, case.id, case.format), case.author)
    except InputError as error:
        items = tuple(FoundItem(starts=i.starts, expected=i.expectations, found=None) for i in case.items)
        return PacketRecord.model_validate({**expected, "items": items, "unscored": error.problem})
    answers = bench.ask([(item.id, item.text) for item in intake.items])
    mapped = [_mapped(item, answers[item.id]) for item in intake.items]
    at = matched_items(case, intake.items)
    texts = {item.id: item.text for item in intake.items}
    gaps = find_gaps(mapped, bench.ladder)
    unscored = [a.unscored for a in answers.values() if a.unscored is not None]
    return PacketRecord.model_validate(
        {
            **expected,
            "items": tuple(_found(case, n, at, texts, answers) for n in range(len(case.items))),
            "extra_items": tuple(text for i, text in texts.items() if i not in at.values()),
            "given_left_out": left_out_lines(case.left_out, intake),
            "given_missing_areas": _areas(gaps, "missing", areas),
            "given_thin_areas": _areas(gaps, "thin", areas),
            "given_missing_expectations": _expectations(gaps, bench.ladder),
            "unscored": f"{len(unscored)} items: {unscored[0]}" if unscored else None,
        }
    )


def _found(
    case: PacketCase, n: int, at: dict[int, str], texts: dict[str, str], answers: dict[str, Answer]
) -> FoundItem:
    item_id = at.get(n)
    return FoundItem(
        starts=case.items[n].starts,
        expected=case.items[n].expectations,
        found=texts[item_id] if item_id is not None else None,
        given=answers[item_id].codes if item_id is not None else (),
    )


def _mapped(item: Accomplishment, answer: Answer) -> Item:
    return Item.model_validate({**dict(item), "matches": answer.matches, "unscored": answer.unscored})


def _areas(gaps: Sequence[Gap], kind: str, areas: dict[str, str]) -> tuple[str, ...]:
    return tuple(areas[g.area] for g in gaps if g.kind == kind and g.expectation is None)


def _expectations(gaps: Sequence[Gap], ladder: Ladder) -> tuple[str, ...]:
    named = {g.expectation for g in gaps if g.kind == "missing"}
    return tuple(code for code in ladder.codes if code in named)
