"""First names and pronouns to swap, so that a mapping can be shown not to depend on whose they are."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Pronouns = Literal["he", "she", "they"]


class Group(NamedTuple):
    """Names that readers would place together, and the pronouns that come with them in the swapped text."""

    label: str
    pronouns: Pronouns
    names: tuple[str, ...]


GROUPS: tuple[Group, ...] = (
    Group("English, he", "he", ("James", "Oliver", "Harry", "George", "Thomas")),
    Group("English, she", "she", ("Emily", "Charlotte", "Alice", "Grace", "Lucy")),
    Group("Arabic, he", "he", ("Mohammed", "Omar", "Yusuf", "Khalid", "Hassan")),
    Group("Arabic, she", "she", ("Fatima", "Aisha", "Layla", "Zaynab", "Maryam")),
    Group("South Asian, he", "he", ("Arjun", "Rahul", "Vikram", "Imran", "Sanjay")),
    Group("South Asian, she", "she", ("Ananya", "Lakshmi", "Deepa", "Sadia", "Kavita")),
    Group("East Asian, he", "he", ("Wei", "Haruto", "Minjun", "Jianyu", "Takeshi")),
    Group("East Asian, she", "she", ("Mei", "Sakura", "Jiwoo", "Xiaoling", "Yuki")),
    Group("West African, he", "he", ("Kwabena", "Chukwuemeka", "Babatunde", "Kofi", "Ousmane")),
    Group("West African, she", "she", ("Abena", "Ngozi", "Folasade", "Aminata", "Adwoa")),
    Group("Latin American, he", "he", ("Santiago", "Mateo", "Javier", "Thiago", "Rodrigo")),
    Group("Latin American, she", "she", ("Valentina", "Camila", "Ximena", "Luciana", "Guadalupe")),
    Group("Slavic, they", "they", ("Sasha", "Zhenya", "Valya", "Misha", "Vanya")),
    Group("English, they", "they", ("Alex", "Robin", "Quinn", "Rowan", "Sam")),
)

_WORD = re.compile(r"\b(he|she|him|her|his|hers|himself|herself)((?:['’]s)?)\b(?=(?: (?P<next>\w+))?)", re.IGNORECASE)
_THEY_VERB = re.compile(r"\b(they) (is|was|has|does|isn|wasn)\b", re.IGNORECASE)
_FORMS: dict[Pronouns, dict[str, str]] = {
    "he": {"subject": "he", "object": "him", "owner": "his", "owned": "his", "self": "himself"},
    "she": {"subject": "she", "object": "her", "owner": "her", "owned": "hers", "self": "herself"},
    "they": {"subject": "they", "object": "them", "owner": "their", "owned": "theirs", "self": "themself"},
}
_ROLES = {"he": "subject", "she": "subject", "him": "object", "hers": "owned", "himself": "self", "herself": "self"}
_THEY_VERBS = {"is": "are", "was": "were", "has": "have", "does": "do", "isn": "aren", "wasn": "weren"}
# After these words "her" is an object ("asked her to"), before any other it owns something ("her runbook").
_AFTER_OBJECT = frozenset(
    ("a", "about", "after", "again", "all", "an", "and", "as", "at", "back", "because", "before", "but", "by", "during",
     "for", "from", "how", "if", "in", "into", "it", "of", "off", "on", "onto", "or", "out", "over", "since", "so",
     "that", "the", "this", "through", "to", "today", "together", "twice", "until", "up", "what", "when", "where",
     "while", "who", "with", "he", "i", "not", "she", "they", "we", "you")
)  # fmt: skip


def swap_names(text: str, names: tuple[str, ...], group: Group, turn: int) -> str:
    """Return the text with its first names and its he/she pronouns replaced by the group's.

    `turn` chooses where in the group's list to begin; different names stay different. A name keeps its casing.
    """
    for n, name in enumerate(names):
        new = group.names[(turn + n) % len(group.names)]
        text = re.sub(rf"\b{re.escape(name)}\b", new.lower() if name.islower() else new, text)
    return swap_pronouns(text, group.pronouns)


def has_pronouns(text: str) -> bool:
    """Return whether the text speaks of someone as he or she."""
    return _WORD.search(text) is not None


def swap_pronouns(text: str, pronouns: Pronouns) -> str:
    """Return the text with he and she replaced; "they" in the text is left, as it may be a plural."""
    forms = _FORMS[pronouns]

    def swapped(found: re.Match[str]) -> str:
        word, ending, following = found[1], found[2], (found["next"] or "").lower()
        role = _ROLES.get(word.lower()) or _role(word.lower(), following)
        new = forms[role]
        new = new.upper() if word.isupper() else new.capitalize() if word[0].isupper() else new
        return new + (f"{ending[0]}re" if ending and pronouns == "they" else ending)

    text = _WORD.sub(swapped, text)
    if pronouns == "they":
        text = _THEY_VERB.sub(lambda m: f"{m[1]} {_THEY_VERBS[m[2].lower()]}", text)
    return text


def _role(word: str, following: str) -> str:
    owns = following != "" and following not in _AFTER_OBJECT
    return "owner" if owns else "owned" if word == "his" else "object"
