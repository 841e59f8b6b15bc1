"""Who speaks and of what: past-tense openings, first-person work, and sentences that only continue the one before.

Word lists, not grammar: they decide where items are cut and whose lines they are, never what an item is worth.
"""

from __future__ import annotations

import re

from rung.intake.vocabulary import IRREGULAR_PAST, NOT_PAST

# An opening is looked for in the first words only.
_HEAD = 200
_PAST = rf"(?:(?!(?:{'|'.join(sorted(NOT_PAST))})\b)[a-z]{{2,}}ed|{'|'.join(sorted(IRREGULAR_PAST))})"
_ADVERB = (
    r"(?:(?:also|then|just|finally|recently|successfully|quickly|jointly|personally|single-handedly|[a-z]+ly)\s+){0,2}"
)
_OWN_SUBJECT = r"(?:i|we|i've|we've|i’ve|we’ve|i have|we have|my team)"
_OPENING = re.compile(
    rf"\W*(?:also,?\s+)?(?:{_OWN_SUBJECT}\s+)?{_ADVERB}(?:(?:co|re|un|pre)-)?{_PAST}\b", re.IGNORECASE
)
_FIRST_PERSON = re.compile(
    rf"(?:^|[.!?;,:\n]|\band|\bthen|\bso|\bwhere|\bthat)\W{{0,3}}{_OWN_SUBJECT}\s+{_ADVERB}{_PAST}\b", re.IGNORECASE
)
_OWN = re.compile(r"\b(?:i|we|my|our|i've|i'm|me|us)\b", re.IGNORECASE)
_CONTINUING = re.compile(
    r"\W*(?:it|its|it's|that|that's|this|these|those|which|who|whose|so|after that|since then|before that|they|their"
    r"|them|he|she|his|her|hers|then|because|and|but|however|as a result|as such|consequently|therefore|thus|hence"
    r"|the (?:result|outcome|impact|effect|change|goal|reason|point)s?|result|results|outcome|impact|effect|why|how"
    r"|context|action|situation|task|there|both|now|even so|instead|in turn|in the end|eventually|meanwhile"
    r"|since|until then|to do (?:so|this|that)|for (?:this|that)|in doing so|thereby|afterwards?|otherwise|still)\b"
    r"(?!\s+(?:week|month|quarter|year|cycle|spring|summer|autumn|fall|winter|half)\b)",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\W*(?:in|on|by|at|after|since|within|from|during|last|later|today|these days)\b[^,.;:]{0,30}?,?\s"
    r"(?:she|he|they|it|this|that)\b",
    re.IGNORECASE,
)
_REFERRING = re.compile(r"\b(?:it|that|this|them|they|these|those|he|she|him|her)\b", re.IGNORECASE)
_CHANGE = re.compile(
    r"(?:[\w%'’/-]+\s+){1,7}?(?:dropped|fell|rose|went|grew|shrank|decreased|increased|improved|halved|doubled"
    r"|tripled|is now|are now|has been|have been|no longer|now)\b",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"(?:[\w'’/-]+\s+){1,8}?(?:was|were|had|kept|is|are)\b(?!\s+(?:\w+ly\s+)?\w+(?:ed|en|un|own|ilt)\b)", re.IGNORECASE
)


def opens_with_work(text: str) -> bool:
    """Return True when the text begins as done work: "I led …", "Shipped …", "Also wrote …"."""
    return _OPENING.match(text[:_HEAD]) is not None


def own_work(text: str) -> int:
    """Return how often the text says, in the first person or as a fragment, that something was done."""
    return len(_FIRST_PERSON.findall(text)) + (opens_with_work(text) and not _FIRST_PERSON.match(text))


def continues(text: str) -> bool:
    """Return True when a sentence carries on the one before it, rather than telling something of its own.

    It opens with a word that points back ("It", "Which", "As a result", "Impact:"), is shorter than six words
    without being a piece of work by itself, or tells how something else changed ("Pages fell from 40 to 9").
    """
    if points_back(text):
        return True
    if opens_with_work(text):
        words = text.split()
        return len(words) < 6 and _REFERRING.search(text) is not None
    if len(text.split()) < 6:
        return True
    return _CHANGE.match(text[:_HEAD]) is not None and _OWN.search(text) is None


def points_back(text: str) -> bool:
    """Return True when the text opens with a word that needs what stands before: "Which", "Result:", "In May she"."""
    return _CONTINUING.match(text[:_HEAD]) is not None or _LATER.match(text[:_HEAD]) is not None


def sets_the_scene(text: str) -> bool:
    """Return True for a sentence that only says how things were, so that the next one needs it."""
    return not opens_with_work(text) and _OWN.match(text) is None and _STATE.match(text[:_HEAD]) is not None
