"""Near-duplicates: the same accomplishment written down twice becomes one item with both places.

Two items merge only when all that differs is the wording around the same facts. Anything that tells two pieces of
work apart (a number, a name, a date, a "not", another verb) keeps both.
"""

from __future__ import annotations

import difflib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rung.intake.normal import raw_tokens
from rung.intake.pieces import Piece
from rung.intake.vocabulary import FACT_WORDS, SMALL_WORDS
from rung.models import Span

_SAME = 0.9


@dataclass(frozen=True, slots=True)
class _Words:
    """An item's words, and the numbers among them: only items with the same numbers are compared."""

    raw: tuple[str, ...]
    folded: tuple[str, ...]
    numbers: tuple[str, ...]
    content: frozenset[str]


def merged(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with near-duplicate items merged: the longer item stays, or the first of two alike.

    A merged item disappears from the list; its span is in the `also` of the one that stays, which takes over a
    date, author or label that it had not itself.
    """
    items = [piece for piece in pieces if piece.kind == "item"]
    words = [_words(piece.text if piece.text is not None else text[piece.start : piece.end]) for piece in items]
    parent = list(range(len(items)))

    def root(index: int) -> int:
        while parent[index] != index:
            index = parent[index]
        return index

    dropped: dict[int, list[int]] = {}
    for left, right in _candidates(words):
        a, b = sorted((root(left), root(right)))
        if a == b or not _alike(words[a], words[b]):
            continue
        keep, drop = (b, a) if len(words[b].folded) > len(words[a].folded) else (a, b)
        taken = _filled(items[keep], items[drop])
        if taken is None:
            continue
        items[keep] = taken
        parent[drop] = keep
        dropped.setdefault(keep, []).extend([drop, *dropped.pop(drop, [])])
    kept = {
        items[i].start: _with_places(items[i], [items[d] for d in dropped.get(i, [])])
        for i in range(len(items))
        if parent[i] == i
    }
    return [kept[p.start] if p.kind == "item" else p for p in pieces if p.kind != "item" or p.start in kept]


def _words(text: str) -> _Words:
    raw = tuple(raw_tokens(text))
    folded = tuple(token.casefold() for token in raw)
    numbers = tuple(sorted(t for t in folded if any(c.isdigit() for c in t)))
    return _Words(raw, folded, numbers, frozenset(folded) - SMALL_WORDS)


def _candidates(words: list[_Words]) -> Iterator[tuple[int, int]]:
    """Yield pairs worth comparing: the same text, or the same numbers and a rare word in common.

    Words that too many items share are passed over, so that the number of pairs grows with the items and not with
    their square; the bound is wide for the notes of one person (up to 200 items every word counts).
    """
    count = Counter(token for w in words for token in set(w.folded))
    often = max(8, 40_000 // max(1, len(words)))
    same: dict[tuple[str, ...], int] = {}
    shared: dict[tuple[tuple[str, ...], str], list[int]] = defaultdict(list)
    for index, w in enumerate(words):
        if w.folded in same:
            yield same[w.folded], index
            continue
        same[w.folded] = index
        near: dict[int, None] = {}
        rare = sorted(w.content, key=lambda t: (count[t], t))
        for token in rare[:6]:
            posting = shared[(w.numbers, token)]
            near.update(dict.fromkeys(posting[-often:]))
        for token in rare:
            if len(shared[(w.numbers, token)]) < often:
                shared[(w.numbers, token)].append(index)
        for other in near:
            yield other, index


def _filled(keep: Piece, drop: Piece) -> Piece | None:
    """Return the item with the day, author and label it lacked; None when the source tells the two apart.

    It does when it gives them other keys, other days or other people.
    """
    for mine, theirs in ((keep.key, drop.key), (keep.date, drop.date), (keep.author, drop.author)):
        if mine is not None and theirs is not None and mine != theirs:
            return None
    if (keep.date or drop.date, keep.author or drop.author, keep.label or drop.label) == (
        keep.date, keep.author, keep.label,
    ):  # fmt: skip
        return keep
    return replace(
        keep,
        date=keep.date or drop.date,
        author=keep.author or drop.author,
        label=keep.label or drop.label,
    )


def _with_places(keep: Piece, dropped: list[Piece]) -> Piece:
    if not dropped:
        return keep
    spans = sorted((piece.start, piece.end) for piece in dropped)
    return replace(keep, also=tuple(Span(start=start, end=end) for start, end in spans))


def _alike(a: _Words, b: _Words) -> bool:
    if a.numbers != b.numbers:
        return False
    if a.folded == b.folded:
        return True
    shorter, longer = sorted((a, b), key=lambda w: len(w.folded))
    # Cheap first: of the shorter one's content words one in seven may differ, by a slip of the pen.
    count = len(shorter.content)
    if count < 4 or len(shorter.content - longer.content) > max(1, count // 7):
        return False
    blocks = difflib.SequenceMatcher(None, shorter.folded, longer.folded, autojunk=False).get_opcodes()
    same = sum(i2 - i1 for tag, i1, i2, _, _ in blocks if tag == "equal")
    for tag, i1, i2, j1, j2 in blocks:
        if tag != "equal" and not _only_wording(shorter, longer, (i1, i2, j1, j2)):
            return False
    ratio = 2 * same / (len(shorter.folded) + len(longer.folded))
    return ratio >= _SAME or same >= _SAME * len(shorter.folded) or _text_ratio(shorter, longer) >= _SAME


def _text_ratio(a: _Words, b: _Words) -> float:
    return difflib.SequenceMatcher(None, " ".join(a.folded), " ".join(b.folded), autojunk=False).ratio()


def _only_wording(a: _Words, b: _Words, block: tuple[int, int, int, int]) -> bool:
    """Return True when a difference is small words, a slip of the pen, or more said of the same."""
    i1, i2, j1, j2 = block
    mine = [t for t in a.folded[i1:i2] if t not in SMALL_WORDS]
    theirs = [t for t in b.folded[j1:j2] if t not in SMALL_WORDS]
    if any(t in FACT_WORDS for t in mine + theirs):
        return False
    if len(mine) == len(theirs):
        return all(_same_word(x, y) for x, y in zip(mine, theirs, strict=True))
    # Words that only one has: fine unless they name someone or something.
    if mine and theirs:
        return False
    capitals = (a.raw[i] for i in range(i1, i2) if i > 0), (b.raw[j] for j in range(j1, j2) if j > 0)
    names = [t for side in capitals for t in side if t[:1].isupper() and t.casefold() not in SMALL_WORDS]
    opening = (i1 == 0 and bool(mine)) or (j1 == 0 and bool(theirs))
    return not names and not opening


def _same_word(x: str, y: str) -> bool:
    return x == y or (x[:3] == y[:3] and difflib.SequenceMatcher(None, x, y).ratio() >= 0.8)
