"""Puts a person's corrections on a packet that an engine has made anew. Pure: nothing is read or written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from rung.models import Item, Match, Model, Packet, Quote
from rung.store.records import Correction


class LeftAside(Model):
    """A correction that could not be put on its item, and why."""

    correction: Correction
    reason: str


class Corrected(Model):
    """The packet with what could be applied, and what could not. Corrections of items it does not have are neither."""

    packet: Packet
    applied: tuple[Correction, ...] = ()
    left_aside: tuple[LeftAside, ...] = ()


def item_sha256(text: str) -> str:
    """Return what a correction knows an item by: the SHA-256 of its text."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def apply_corrections(packet: Packet, corrections: Iterable[Correction]) -> Corrected:
    """Return the packet with the corrections on every item whose text is the one they were made for.

    Matches that come from a person are marked so and stand first. A quote that is not in its item is left aside.
    Gaps and draft are as they were: whoever needs them makes them again.
    """
    by_item: dict[str, list[Correction]] = {}
    for correction in corrections:
        by_item.setdefault(correction.item_sha256, []).append(correction)
    applied: list[Correction] = []
    left: list[LeftAside] = []
    items: list[Item] = []
    for item in packet.items:
        matches = {m.expectation: m for m in item.matches}
        for correction in by_item.get(item_sha256(item.text), ()):
            reason = _put(item.text, matches, correction)
            if reason is None:
                applied.append(correction)
            else:
                left.append(LeftAside(correction=correction, reason=reason))
        ordered = sorted(matches.values(), key=lambda m: m.made_by != "person")
        items.append(item.model_copy(update={"matches": tuple(ordered)}))
    return Corrected(
        packet=packet.model_copy(update={"items": tuple(items)}), applied=tuple(applied), left_aside=tuple(left)
    )


def _put(text: str, matches: dict[str, Match], correction: Correction) -> str | None:
    """Change the matches as the correction says; return why not when it cannot be done."""
    there = matches.get(correction.expectation)
    if correction.kind == "rejected":
        matches.pop(correction.expectation, None)
        return None
    if there is None and not (correction.verdict and correction.quote):
        return "The mapping that was accepted is not made any more, and no words were kept with it."
    quote = there.quote if there else None
    if correction.quote:
        at = text.find(correction.quote)
        if at < 0:
            return "Its quote is not in the item."
        if quote is None or quote.text != correction.quote:
            quote = Quote(text=correction.quote, start=at, end=at + len(correction.quote))
    assert quote is not None  # there is a match, or a quote was given
    verdict = correction.verdict or (there.verdict if there else "demonstrates")
    matches[correction.expectation] = Match(
        expectation=correction.expectation,
        verdict=verdict,
        strength=correction.strength or (there.strength if there else "moderate"),
        confidence=1.0,
        quote=quote,
        missing=there.missing if there and verdict == "related" else None,
        made_by="person",
    )
    return None
