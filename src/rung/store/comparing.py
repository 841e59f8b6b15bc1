"""What differs between two packets, in terms of items, matches and sentences."""

from __future__ import annotations

from pydantic import Field

from rung.models import Item, Model, Packet


class MatchRef(Model):
    """A match, by the item and the expectation it ties together."""

    item: str
    expectation: str


class Comparison(Model):
    """What the second packet has more, less or otherwise than the first. Empty when they say the same."""

    items_added: tuple[str, ...] = ()
    items_removed: tuple[str, ...] = ()
    items_changed: tuple[str, ...] = ()
    matches_added: tuple[MatchRef, ...] = ()
    matches_removed: tuple[MatchRef, ...] = ()
    matches_changed: tuple[MatchRef, ...] = ()
    sentences_added: tuple[str, ...] = Field(default=(), repr=False)
    sentences_removed: tuple[str, ...] = Field(default=(), repr=False)
    gaps_added: tuple[str, ...] = Field(default=(), repr=False)
    gaps_removed: tuple[str, ...] = Field(default=(), repr=False)
    other: tuple[str, ...] = ()
    """Names of the packet's fields that differ in another way."""

    @property
    def same(self) -> bool:
        """True when nothing differs."""
        return self == Comparison()


def compare_packets(first: Packet, second: Packet) -> Comparison:
    """Return what differs from the first packet to the second; every field that differs is named or explained."""
    old, new = {i.id: i for i in first.items}, {i.id: i for i in second.items}
    shared = [i for i in new if i in old]
    before, after = _matches(old), _matches(new)
    sentences = _sentences(first), _sentences(second)
    gaps = tuple(g.message for g in first.gaps), tuple(g.message for g in second.gaps)
    found = Comparison(
        items_added=_only(tuple(new), tuple(old)),
        items_removed=_only(tuple(old), tuple(new)),
        items_changed=tuple(i for i in shared if _alone(old[i]) != _alone(new[i])),
        matches_added=tuple(m for m in after if m not in before),
        matches_removed=tuple(m for m in before if m not in after),
        matches_changed=tuple(m for m in after if m in before and before[m] != after[m]),
        sentences_added=_only(sentences[1], sentences[0]),
        sentences_removed=_only(sentences[0], sentences[1]),
        gaps_added=_only(gaps[1], gaps[0]),
        gaps_removed=_only(gaps[0], gaps[1]),
    )
    explained = {
        "items": _any(found.items_added, found.items_removed, found.items_changed)
        or _any(found.matches_added, found.matches_removed, found.matches_changed),
        "draft": _any(found.sentences_added, found.sentences_removed),
        "gaps": _any(found.gaps_added, found.gaps_removed),
    }
    fields = tuple(name for name in Packet.model_fields if getattr(first, name) != getattr(second, name))
    return found.model_copy(update={"other": tuple(name for name in fields if not explained.get(name))})


def _any(*found: tuple[object, ...]) -> bool:
    return any(map(bool, found))


def _alone(item: Item) -> Item:
    return item.model_copy(update={"matches": ()})


def _only(these: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    known = set(others)
    return tuple(text for text in these if text not in known)


def _matches(items: dict[str, Item]) -> dict[MatchRef, object]:
    return {MatchRef(item=i.id, expectation=m.expectation): m for i in items.values() for m in i.matches}


def _sentences(packet: Packet) -> tuple[str, ...]:
    return tuple(claim.text for claim in packet.draft.claims) if packet.draft else ()
