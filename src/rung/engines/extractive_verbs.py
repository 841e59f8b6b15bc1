"""Which first word of a fragment is the author's own past act."""

from __future__ import annotations

import re

from rung.grounding.lexicon import IRREGULAR


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PASTS = (
    frozenset(IRREGULAR)
    | _words("""
cut put set read hit shut split let reset ran led fed held kept sat lent laid shook hung stung swore drank
ate rode sank slid flung spun wore won knelt leapt dreamt overhauled threat-modelled tidied
""")
) - _words("""
been taken given written rewritten drawn driven spoken gone broken chosen fallen begun known shown frozen seen meant
bound stuck wound is are people children analyses
""")
"""Past forms that end otherwise than in -ed; participles that need "have" are not among them."""

_BARE = _words("cut put set read hit shut split let reset spread")
_OF_CUTS = _words("hit shut split set let spread")
"""Past forms that are nouns or commands as well."""

_PLAIN = _words("""
added agreed analysed analyzed answered argued asked assessed attacked audited avoided batched blocked
booted briefed cached called carried chaired challenged chased checked cleaned cleared closed coached coded
collected commented compared completed conducted configured consolidated contributed converted counted
created cured deleted delivered deployed designed diffed disagreed disabled documented drafted dropped
enabled enforced escalated examined expired explained exported facilitated fixed flagged folded followed
forced fuzzed gathered hardened helped hosted hunted implemented improved influenced instrumented
interviewed introduced investigated joined killed launched listed locked logged lowered mapped masked
measured mentored merged migrated moved muted negotiated noticed nuked onboarded opened optimised ordered
organised organized owned paired patched persuaded phished picked piloted pinned pitched ported posted
prepared presented prevented proposed prototyped published pulled purged pushed quarantined raised ranked
rationalised recommended redesigned reduced refactored refused released removed renamed reordered
reorganised replaced reported rescued researched resolved responded restored restricted retired retyped
reviewed revoked rewired rewrote rolled rotated scanned scoped scripted secured served shadowed shared
shipped showed simplified sketched solved sorted spotted squashed standardised started stayed steered
stopped stripped suggested supported suppressed swapped tagged talked taught tested threw tidied tightened
timed traced tracked trained translated triaged tuned turned uncovered unblocked updated upgraded used
validated verified volunteered waded walked warned whiteboarded worked wrapped wiped
""")
"""Past forms that are hardly ever adjectives: they open a sentence about one's own work even before a bare noun."""

_OPENERS = _words("""
the a an my our your his her its their this that these those all both each every some any no two three four
five six seven eight nine ten eleven twelve one another most many several half up out off down over around
round about away back how why what who which whether where when together apart myself them him it us
everyone everybody me you nothing someone anyone ahead forward aside enough
""")
"""Words that show the word before them to be a verb: what follows is its object or its particle."""
_PREPOSITIONS = _words("""
in on at to for from with without by against as after before during between until since across along alongside under
within once and into through
""")
_INTRANSITIVE = _words("""
looked worked helped talked listened argued volunteered commented contributed responded stepped waded
reported walked dug decided went spoke sat stood stayed reached joined paired pushed advised agreed
disagreed appeared travelled moved started stopped insisted asked interviewed learned learnt thought wrote
led fought presented spent ran sought met apologised apologized owned dealt got pulled drove
""")
"""Past acts without an object: others before a preposition may be passive ("adopted in May", "parked at 10")."""
_ADVERBS = _words("""
also then later knowingly quietly finally first once twice already deliberately personally carefully gently
recently voluntarily quickly just
""")
_FINITE = _words(
    "is are was were has have had will would can could does did now gets got went go goes runs run means came"
)
_OF_THINGS = _words("came fell rose sat stood held went turned")
"""Acts that a thing may do as well ("sat there unseen"): only at the start of an item are they the author's."""


def opens_with_own_act(text: str, begins: bool = True) -> bool:
    """Return True when the sentence starts with a past act that has no subject.

    "Killed the last three…",
    "also fixed…" are acts. A past form before a bare noun ("Automated pipeline for…") may be
    an adjective, and before a preposition ("Adopted by…") a passive: in doubt the answer is no. `begins` says that the
    sentence is its item's first.
    """
    words = text.split()
    place = 0
    while place < len(words) - 1 and words[place].lower() in _ADVERBS:
        place += 1
    verb, following = words[place].lower().rstrip(".,;:!") if words else "", words[place + 1 :]
    if not following or words[place][-1] in ".,;:!" or not _is_past(verb):
        return False
    if verb in _OF_THINGS and not begins and verb != "went" and following[0].lower() not in {"down", "with"}:
        return False
    return _takes(verb, following)


def _is_past(verb: str) -> bool:
    if verb in _PASTS or verb in _PLAIN or verb.startswith("co-"):
        return True
    return (
        verb.replace("-", "").isalpha() and verb.endswith("ed") and len(verb) > 4 and not verb.endswith(("eed", "shed"))
    )


def _takes(verb: str, following: list[str]) -> bool:
    """True when the words after a past form are its object or its particle."""
    word = following[0].strip("\"'“‘(*").rstrip(".,;:!?)")
    plain = word.lower().removesuffix("'s")
    passive = plain == "by" or (plain in _OPENERS and len(following) > 1 and following[1].lower() == "by")
    if passive or verb == "were" or (verb in _OF_CUTS and word[:1].isdigit()):
        return False
    if verb in _ONLY_BEFORE:
        return plain in _ONLY_BEFORE[verb] or (verb == "was" and plain.endswith("ing"))
    if plain in _PREPOSITIONS:
        return verb in _INTRANSITIVE
    if plain in _OPENERS or re.match(r"[~<>$€£]?\d", word) or following[0][0] in "\"“‘'":
        return True
    # Before a lower-case noun "failed deploys" and "tested deploys" look the same; no adjective precedes a name.
    unsure = verb in _BARE or verb in _OF_THINGS or (verb.endswith("ed") and verb not in _PLAIN)
    return (not unsure or word[:1].isupper()) and not _another_verb(following)


_ONLY_BEFORE = {"came": _words("up back clean"), "was": _words("part responsible asked buddy on the a an")}


def _another_verb(following: list[str]) -> bool:
    """True when a finite verb follows before the clause ends: then the first word was no verb."""
    for word in following[:6]:
        plain = word.lower().rstrip(".,;:!?)")
        if plain in _FINITE:
            return True
        if word[-1:] in ".,;:!?)" or plain in _CLAUSE_ENDS:
            return False
    return False


_CLAUSE_ENDS = _words("and that so which to for from because who -> in on with whose where when")
