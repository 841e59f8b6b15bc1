"""Whether an item's own words show the author's part, and whether they name anybody else.

The readings lead to a question only, never to a verdict: where words leave it open, the part counts as stated.
"""

from __future__ import annotations

import re

_IRREGULAR = (
    r"began|bought|broke|brought|built|caught|chose|cut|dealt|did|drew|drove|dug|fought|found|gave|got|"
    r"grew|held|hid|kept|led|let|made|met|put|ran|rebuilt|redid|rewrote|sat|saw|sent|set|shut|sold|sought|"
    r"spent|split|spoke|swept|taught|told|took|undid|went|won|wrote"
)
_VERB = re.compile(rf"(?:{_IRREGULAR}|\w{{2,}}ed)", re.I)
_SENTENCE_ENDS = re.compile(r"(?<=[.!?;])\s+|\n+")
_NOT_AN_ACT = "think|guess|believe|hope|feel|suppose|attended|was there"
_NOT_OWN = "team|squad|group|colleagues?|managers?|lead|company|org"
_OWN = re.compile(
    rf"\b(?:I|I['’](?:ve|d|m)|i(?= \w))\b(?!\s+(?:{_NOT_AN_ACT})\b)|\bby me\b|\bmyself\b|\b[Mm]y (?!(?:{_NOT_OWN})\b)"
)
# In a manager's note the report acts under a name or a pronoun, also after a sentence about the team.
_ACTOR = re.compile(
    rf"(?<=[\w,;] )(?:(?:[Ss]?he|they)|[A-Z][a-z]+) (?:(?i:{_IRREGULAR})|\w{{2,}}ed)\b|\b(?:She|He) \w+ed\b"
)
_SHARED = re.compile(
    r"(?:(?:together|today|(?:this|last) \w+|in \w+|with \w+),?\s+)?"
    r"(?:we(?:['’](?:ve|d|re))?|(?:our|the|the whole) (?:team|squad|group)|(?:my|the) colleagues|everyone|all of us)\b",
    re.I,
)
_PASSIVE = re.compile(
    r"((?:[\w'’/-]+\s+){1,8}?)(?:was|were|has been|have been|had been|got|is now|are now)\s+(?:\w+ly\s+)?"
    rf"(?:{_IRREGULAR}|\w{{2,}}(?:ed|en|own))\b",
    re.I,
)
_BY_SOMEBODY = re.compile(r"\bby (?!hand\b|mistake\b|default\b|\d)\w+")

_PEOPLE = (
    r"we|us|our|they|them|their|he|she|him|her|his|@\w+|team(?:s|mates?)?|peers?|colleagues?|engineers?|"
    r"developers?|devs?|juniors?|interns?|people|everyone|everybody|others?|somebody|someone|folks?|"
    r"squads?|groups?|guild|organi[sz]ation|company|department|customers?|clients?|partners?|vendors?|"
    r"candidates?|managers?|reviewers?|owners?|analysts?|auditors?|stakeholders?|pair(?:ed|ing)?|taught|"
    r"mentored|coached|onboarded|presented|interviewed"
)
_OTHERS = re.compile(rf"(?<!\w)(?:{_PEOPLE}|new[- ]?(?:hires?|joiners?|starters?|comers?)|on[- ]?call)\b", re.I)
_NAMED = re.compile(r"\b(?:with|for|helped|asked|told|showed)\s+[A-Z][a-z]+\b")


def states_own_part(text: str) -> bool:
    """Return False when the words speak of "we", the team or a passive, and never of the author's own part.

    A fragment with no subject is the author's own work (labelling guide, rule 2), and so is any other subject:
    in a manager's note it is the report.
    """
    sentences = [s for part in _SENTENCE_ENDS.split(text) if (s := part.strip(" -*•\t\"“'"))]
    if (
        _OWN.search(text)
        or _ACTOR.search(text)
        or any(_VERB.fullmatch(s.split(maxsplit=1)[0].rstrip(",:")) for s in sentences)
    ):
        return True
    return not sentences or not (_SHARED.match(sentences[0]) or _is_passive(sentences[0]))


def reaches_others(text: str) -> bool:
    """Return whether the words name anybody besides the author: a person, a team, a customer."""
    return _OTHERS.search(text) is not None or _NAMED.search(text) is not None


def _is_passive(sentence: str) -> bool:
    found = _PASSIVE.match(sentence)
    if found is None or _BY_SOMEBODY.search(sentence):
        return False
    # "Dana rewrote the rules that were copied" has an actor before its passive; "My fix was merged" names one.
    first, *rest = found.group(1).split()
    return first.casefold() != "my" and not any(_VERB.fullmatch(word) for word in rest)
