"""The example-leak guard: the ladder's own sentences are never anyone's evidence."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

from rung.intake.normal import raw_tokens
from rung.intake.sentences import sentence_spans
from rung.intake.vocabulary import LADDER_LEAD
from rung.models import Accomplishment, Intake, Ladder, LeftOut, Span

LADDER_REASON = "This is the ladder's own sentence, not something you did."

_ALIKE = 0.92
_LEAD_PHRASE = re.compile(r"^\s*(?:example|e\.g\.|[A-Z]{2}\d)\s*[:.)-]\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Sentence:
    words: tuple[str, ...]
    text: str
    facts: frozenset[str]


def set_aside_ladder_text(intake: Intake, ladder: Ladder) -> Intake:
    """Return the intake with items that only repeat the ladder moved to `left_out`, as `ladder_text`.

    An item is set aside when each of its sentences is, nearly word for word, an expectation, example, attribute or
    the summary of this ladder, or most of one. An item that says more (a number, a name, a clause of its own) stays.
    """
    own = _ladder_sentences(ladder)
    index: dict[str, list[_Sentence]] = {}
    for sentence in own:
        for word in set(sentence.words):
            index.setdefault(word, []).append(sentence)
    aside = [item for item in intake.items if _repeats(item, index)]
    if not aside:
        return intake
    gone = {item.id for item in aside}
    stretches = [span for item in aside for span in (item.source, *item.also)]
    left_out = [*intake.left_out, *(_left(intake, span) for span in stretches)]
    return intake.model_copy(
        update={
            "items": tuple(item for item in intake.items if item.id not in gone),
            "left_out": tuple(sorted(left_out, key=lambda part: part.source.start)),
        }
    )


def _left(intake: Intake, span: Span) -> LeftOut:
    text = intake.note.text[span.start : span.end]
    return LeftOut(text=text, reason=LADDER_REASON, kind="ladder_text", source=span)


def _ladder_sentences(ladder: Ladder) -> list[_Sentence]:
    texts = [e.text for e in (*ladder.expectations, *ladder.examples)]
    texts += [f"{a.name} {a.value}" for a in ladder.attributes]
    texts += [ladder.summary, *(ladder.summary[s:e] for s, e in sentence_spans(ladder.summary, 0, len(ladder.summary)))]
    return [sentence for text in texts if (sentence := _sentence(text)).words]


def _sentence(text: str) -> _Sentence:
    raw = raw_tokens(_LEAD_PHRASE.sub("", text))
    while raw and raw[0].casefold() in LADDER_LEAD:
        raw = raw[1:]
    words = tuple(token.casefold() for token in raw)
    # Numbers, and names other than the sentence's first word: what a sentence of one's own would add.
    facts = {t.casefold() for n, t in enumerate(raw) if any(c.isdigit() for c in t) or (n and t[:1].isupper())}
    return _Sentence(words, " ".join(words), frozenset(facts - {"i"}))


def _repeats(item: Accomplishment, index: dict[str, list[_Sentence]]) -> bool:
    if _is_ladder(_sentence(item.text), index):
        return True
    spans = sentence_spans(item.text, 0, len(item.text))
    return len(spans) > 1 and all(_is_ladder(_sentence(item.text[s:e]), index) for s, e in spans)


def _is_ladder(mine: _Sentence, index: dict[str, list[_Sentence]]) -> bool:
    if not mine.words or len(mine.words) > 120:
        return False
    shared: dict[int, tuple[int, _Sentence]] = {}
    for word in set(mine.words):
        for sentence in index.get(word, ()):
            shared[id(sentence)] = (shared.get(id(sentence), (0, sentence))[0] + 1, sentence)
    near = (sentence for count, sentence in shared.values() if count >= 0.6 * len(set(mine.words)))
    return any(_same(mine, sentence) for sentence in near)


def _same(mine: _Sentence, ladder: _Sentence) -> bool:
    if mine.text == ladder.text:
        return True
    # Two words are too few to be like anything: only the same two words are the ladder's.
    if len(mine.words) < 3 or mine.facts - ladder.facts - set(ladder.words):
        return False
    if _within(mine, ladder):
        return True
    matcher = difflib.SequenceMatcher(None, mine.text, ladder.text, autojunk=False)
    if matcher.real_quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE:
        return not _says_more(mine, ladder)
    a, b = set(mine.words), set(ladder.words)
    return len(a & b) >= _ALIKE * len(a | b)


def _within(mine: _Sentence, ladder: _Sentence) -> bool:
    """Return True for a piece of the ladder's sentence that is most of it, or long enough to be no chance."""
    if len(mine.words) < 0.6 * len(ladder.words) and len(mine.words) < 8:
        return False
    return len(mine.words) >= 4 and f" {mine.text} " in f" {ladder.text} "


def _says_more(mine: _Sentence, ladder: _Sentence) -> bool:
    """Return True when the item has two or more content words that the ladder's sentence has in no form."""
    stems = {word[:4] for word in ladder.words}
    return sum(len(word) > 3 and word[:4] not in stems for word in set(mine.words)) >= 2
