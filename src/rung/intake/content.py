"""What is never an accomplishment, in any shape: greetings, thanks, links alone, rules, tags, times."""

from __future__ import annotations

import re

from rung.intake import voice
from rung.intake.dates import is_time, whole_date
from rung.intake.pieces import has_words
from rung.models import LeftOutKind

Verdict = tuple[LeftOutKind, str]

_LINK = re.compile(r"\W*(?:\[[^\]\n]*\](?:\(\S+\)|:\s*\S+)|(?:https?://|www\.)\S+)(?:\s+(?:https?://|www\.)\S+)*\W*", re.IGNORECASE)
_TAGS = re.compile(r"(?:</?[a-z][^<>]*>\s*)+", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_SUMMARY = re.compile(r"<summary>.*</summary>", re.IGNORECASE | re.DOTALL)
_GREETING = re.compile(
    r"(?i:hi|hello|hey|hiya|dear|good (?:morning|afternoon|evening)|morning|afternoon|evening|greetings)"
    r"(?:[ ,]+(?:(?i:all|team|everyone|everybody|there|folks|both|again|and|y'all|friends|people|boss|&)"
    r"|@?[A-Z][\w'’.-]*|@[\w.-]+)){0,5}[\W_]*"
)
_SMALL_TALK = re.compile(
    r"(?:(?:many |huge |big )?thanks?(?: (?:you|so much|a lot|a million|all|everyone|everybody|team|both|again"
    r"|very much|in advance|for (?:reading|everything|(?:all )?(?:your|the) \w+(?: \w+)?)))*(?: @?[\w.]+)?"
    r"|cheers|lol|haha(?:ha)*|ok(?:ay)?|sure(?: thing)?|yes|yep|yeah|no|nope|got it|makes sense|agreed|same|done|ty"
    r"|sounds good|looks good|lgtm|(?:great|good|nice|awesome|amazing|fantastic)(?: (?:job|work|one|stuff|idea|point))?"
    r"(?:,? (?:all|team|everyone|@?\w+))?|well done(?:,? @?\w+)?|congrat(?:s|ulations)(?:,? @?\w+){0,2}|\+1|np|brb|wow"
    r"|no (?:problem|worries)|you're welcome|will do|on it|good luck|see you(?: \w+){0,3}|talk (?:soon|later)"
    r"|have a (?:great|good|nice|lovely) \w+(?: \w+)?|happy (?:friday|monday|holidays|new year)(?: \w+)?"
    r"|how are you(?: \w+)?|hope (?:you(?:'re| are)|this|that|it|all) (?:all )?(?:is |are )?(?:doing )?"
    r"(?:well|helps?|finds you well|is useful|works)|let me know (?:if|what|when|how)\b[^.!?\n]{0,80}"
    r"|(?:happy|glad) to (?:talk|discuss|chat|answer)\b[^.!?\n]{0,80})",
    re.IGNORECASE,
)
_EDGE = " \t\r\n*_~`.!?,;:()[]\"'“”‘’"


def never_an_item(text: str) -> Verdict | None:
    """Return why this stretch is no accomplishment in any shape, or None when it may be one."""
    if not has_words(text):
        return "empty", "It has no words."
    if len(text) > 600:
        return None
    bare = text.strip()
    if _COMMENT.fullmatch(bare):
        return "metadata", "A comment that the document does not show."
    if _SUMMARY.fullmatch(bare):
        return "heading", "A heading."
    if _TAGS.fullmatch(bare):
        return "metadata", "A tag, not text."
    if _LINK.fullmatch(bare):
        return "link_only", "A link alone says nothing about what was done."
    if whole_date(bare) is not None or is_time(bare):
        return "timestamp", "A date or time."
    if _GREETING.fullmatch(bare):
        return "greeting", "A greeting."
    if _SMALL_TALK.fullmatch(re.sub(r":[\w+-]+:|[^\w\s'’+@.,!?-]", "", bare).strip(_EDGE)):
        return "small_talk", "Thanks or small talk."
    return None


def is_greeting(text: str) -> bool:
    """Return True when the line is a greeting and nothing else."""
    return _GREETING.fullmatch(text.strip()) is not None


def heading_label(text: str) -> str | None:
    """Return what a heading is called, without its marks; None when nothing is left."""
    label = re.sub(r"\s+#+\s*$", "", text.strip())
    label = re.sub(r"^\s*#{1,6}\s*", "", label).strip(" \t*_:=-–—")
    return " ".join(label.split()) or None


def is_heading(text: str, before_a_list: bool = False) -> bool:
    """Return True when a line by itself only names what follows.

    `# Mentoring`, `**Mentoring**`, `Mentoring:`, `MENTORING`; before a list also a short line without a full stop
    that tells no work. A line that begins as done work ("Led three migrations:") is an item.
    """
    bare = text.strip()
    if "\n" in bare or "\r" in bare or not has_words(bare):
        return False
    if re.match(r"#{1,6}\s", bare):
        return True
    if len(bare.split()) > 12:
        return False
    plain = bare.strip("*_ ")
    if voice.opens_with_work(plain) and not (before_a_list and plain.endswith(":") and len(plain.split()) <= 2):
        return False
    if plain.endswith(":"):
        return True
    if plain.endswith((".", "!", "?", ";", ",")):
        return False
    if re.fullmatch(r"(\*\*|__).+\1", bare) and len(plain.split()) <= 8:
        return True
    if plain.isupper() and len(plain) > 3 and len(plain.split()) <= 6:
        return True
    return before_a_list and len(plain.split()) <= 5 and not re.search(r"\d{3,}", plain)
