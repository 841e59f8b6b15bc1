"""What is never an accomplishment, in any shape: greetings, thanks, links alone, rules, tags, times."""

from __future__ import annotations

import re
from collections.abc import Callable

from rung.intake import voice
from rung.intake.dates import is_time, whole_date
from rung.intake.pieces import has_words
from rung.models import LeftOutKind

Verdict = tuple[LeftOutKind, str]

_LINK = re.compile(
    r"\W*(?:\[[^\]\n]*\](?:\(\S+\)|:\s*\S+)|(?:https?://|www\.)\S+)(?:\s+(?:https?://|www\.)\S+)*\W*", re.IGNORECASE
)
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
    r"|how are you(?: \w+)?|(?:i )?hope (?:you|your|this helps|that helps|it helps|all is|everything is"
    r"|the (?:move|weekend|week|trip|holidays?|break))"
    r"\b[^.!?\n]{0,100}"
    r"|let(?:'|’)s (?:talk|chat|discuss|meet|catch up|sync)\b[^.!?\n]{0,80}"
    r"|(?:ok(?:ay)?,? )?let me (?:go|see|check|look|think)\b[^.!?\n]{0,60}"
    r"|let me know (?:if|what|when|how)\b[^.!?\n]{0,80}"
    r"|(?:happy|glad) to (?:talk|discuss|chat|answer)\b[^.!?\n]{0,80})",
    re.IGNORECASE,
)
_UNSPOKEN = re.compile(r":[\w+-]+:|[^\w\s'’+@.,!?-]")
_HASHES = re.compile(r"#{1,6}\s")
_BOLD = re.compile(r"(\*\*|__).+\1")
# A long stretch is never small talk; the patterns are not tried on it.
_LONGEST = 600
_EDGE = " \t\r\n*_~`.!?,;:()[]\"'“”‘’"


_CHANNEL = re.compile(r"#[\w-]+")
_ABOUT = re.compile(
    r"(?:(?:so,? )?here(?:'s|’s| is| are| comes?) (?:what i|my|the|a|an|some|it)\b|(?:see )?below\b"
    r"|as (?:requested|discussed|promised)\b"
    r"|(?:collected|copied|pasted|taken|gathered|kept|compiled|written up?) (?:from|by|for)\b|in no particular order"
    r"|you(?:'d| had)? asked (?:about|for|me|us)\b|this is (?:my|a|the) (?:list|summary|log|overview)\b"
    r"|\w+ = [^.:]{1,60}\.?$)[^:\d]*[.:]?",
    re.IGNORECASE,
)


def _about_the_notes(text: str) -> bool:
    """Return True for a short sentence that introduces or explains the notes: "Here is what I remember."."""
    return len(text.split()) <= 25 and _ABOUT.fullmatch(text) is not None


_FORMS: tuple[tuple[Callable[[str], object], LeftOutKind, str], ...] = (
    (_COMMENT.fullmatch, "metadata", "A comment that the document does not show."),
    (_SUMMARY.fullmatch, "heading", "A heading."),
    (_TAGS.fullmatch, "metadata", "A tag, not text."),
    (_LINK.fullmatch, "link_only", "A link alone says nothing about what was done."),
    (whole_date, "timestamp", "A date."),
    (is_time, "timestamp", "A time of day."),
    (_CHANNEL.fullmatch, "metadata", "The name of a channel or a tag."),
    (_about_the_notes, "metadata", "It is about the notes themselves."),
    (_GREETING.fullmatch, "greeting", "A greeting."),
    (lambda text: _SMALL_TALK.fullmatch(_UNSPOKEN.sub("", text).strip(_EDGE)), "small_talk", "Thanks or small talk."),
)


def never_an_item(text: str) -> Verdict | None:
    """Return why this stretch is no accomplishment in any shape, or None when it may be one."""
    if not has_words(text):
        return "empty", "It has no words."
    bare = text.strip()
    if len(bare) > _LONGEST:
        return None
    return next(((kind, reason) for fits, kind, reason in _FORMS if fits(bare)), None)


def remark(text: str) -> Verdict | None:
    """Return why a chat message is only a remark: a few words, none of them work that was done."""
    if len(text.split()) > 6 or voice.own_work(text):
        return None
    return "small_talk", "A short remark that tells no work."


def is_markup(text: str) -> bool:
    """Return True when the line is a tag, a comment or a `<summary>`, and nothing else."""
    bare = text.strip()
    return len(bare) <= _LONGEST and any(form.fullmatch(bare) for form in (_TAGS, _COMMENT, _SUMMARY))


def is_greeting(text: str) -> bool:
    """Return True when the line is a greeting and nothing else."""
    return len(text) <= _LONGEST and _GREETING.fullmatch(text.strip()) is not None


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
    count = len(bare.split())
    if len(bare) > _LONGEST or "\n" in bare or "\r" in bare or not has_words(bare):
        return False
    if _HASHES.match(bare):
        return True
    plain = bare.strip("*_ ")
    if count > 12 or voice.opens_with_work(plain) or plain.endswith((".", "!", "?", ";", ",")):
        return False
    bold = count <= 8 and _BOLD.fullmatch(bare) is not None
    shouted = plain.isupper() and len(plain) > 3 and count <= 6
    short = before_a_list and count <= 5 and not re.search(r"\d{3,}", plain)
    return plain.endswith(":") or bold or shouted or short
