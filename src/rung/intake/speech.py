"""The lines of a chat: who speaks, dividers, and the words that the chat program writes by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rung.intake import voice
from rung.intake.dates import TIME
from rung.intake.vocabulary import CHAT_LABELS
from rung.models import LeftOutKind

_WORD = r"[^\W\d_][\w.'’-]*"
_NAME = rf"\*{{0,2}}@?{_WORD}(?:[ \t]+{_WORD}){{0,3}}?\*{{0,2}}(?:[ \t]+(?:\([^()\n]{{1,20}}\)|APP|BOT))?"
_DAY_WORD = (
    r"(?:today|yesterday|at|on|(?:mon|tue|wed|thu|fri|sat|sun)\w*|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"\w*\.?|\d{1,2}(?:st|nd|rd|th)?|\d{4}|\d{1,4}[./-]\d{1,2}[./-]\d{1,4})"
)
_STAMP = rf"(?:{_DAY_WORD},?[ \t]+){{0,5}}{TIME}"

_OWN_LINE = re.compile(
    rf"\s*(?P<name>{_NAME})(?:[ \t]*[\[(]{_STAMP}[\])]|[ \t]+(?:[–—-]+[ \t]*)?{_STAMP})[ \t]*:?[ \t]*", re.IGNORECASE
)
_STAMP_FIRST = re.compile(
    rf"\s*[\[(]?{_STAMP}[\])]?[ \t]*(?:[-–—][ \t]*)?(?:<(?P<nick>[^<>\n]{{1,40}})>|(?P<name>{_NAME}):)(?:[ \t]+|$)",
    re.IGNORECASE,
)
_STAMP_NAME = re.compile(rf"\s*\[{_STAMP}\][ \t]*(?P<name>{_NAME})[ \t]*", re.IGNORECASE)
_MENTION = re.compile(r"\s*<@?(?P<name>[\w.-]{1,40})>[ \t]*:?[ \t]+(?=\S)")
_COLON = re.compile(rf"\s*(?P<name>{_NAME}):\*{{0,2}}[ \t]+(?=\S)")

_REACTION = re.compile(r"\s*(?::[\w+'-]+:\s*\d{0,4}\s*)+|\s*(?:[^\w\s]{1,8}\s?\d{1,3}\s*)+")
_THREAD = re.compile(
    r"\s*(?:\d+ repl(?:y|ies)\b.*|view (?:thread|newer replies|message)|last reply .*|new(?: messages?)?"
    r"|show (?:more|less)|see more|\(?edited\)?|jump to .*|also sent to .*|replied to (?:a|the) thread:.*|\d+ files?"
    r"|pinned by .*|.* is typing.*|only visible to you.*"
    r"|[\w ()-]+\.(?:png|jpe?g|gif|pdf|mp4|heic)|<?(?:media|image|video) omitted>?"
    r"|this message was deleted\.?|slackbot)\s*",
    re.IGNORECASE,
)
_SYSTEM = re.compile(
    r"\s*(?!(?:i|we)\b)(?:\S+\s+){0,4}?(?:(?:has\s+)?(?:joined|left)\s+(?:the\s+)?(?:#\S+|channel|conversation|group|call"
    r"|huddle|meeting)|joined|was added to \S+|set the channel .*|pinned a message.*|renamed the channel.*"
    r"|archived the channel.*|started a (?:call|huddle|thread|meeting).*|uploaded a file.*|shared a (?:file|message)"
    r"|added an integration.*|changed the (?:topic|description|group).*|created (?:the )?(?:group|channel)\b.*)"
    r"(?:\s+(?:by|along with|via|using)\s+.*)?\.?\s*",
    re.IGNORECASE,
)
_DAY_ALONE = re.compile(r"[\W_]*(?:today|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day)[\W_]*", re.IGNORECASE)
_EDITED = "(edited)"
# A line that says who speaks does so at its start; patterns are tried on this much of it.
_HEAD = 160


@dataclass(frozen=True, slots=True)
class Speaks:
    """A line that says who speaks: the name, where the text behind it begins, and whether a time stands with it."""

    name: str
    body: int
    timed: bool


def timed_speaker(line: str) -> Speaks | None:
    """Return who speaks on a line that carries a time of day: "Name  10:42 AM", "[10:42] name: …"."""
    length = len(line)
    line = line[:_HEAD]
    for form in (_STAMP_FIRST, _OWN_LINE):
        found = form.match(line)
        if found is None:
            continue
        name = found.groupdict().get("nick") or found["name"]
        behind = line[found.end() :]
        # "Name 10:42 AM" has its text on the next line, unless brackets set the time off: "Name [10:42 AM] text".
        if form is _OWN_LINE and behind and found.group().rstrip(" \t:")[-1:] not in "])":
            continue
        if _is_name(name):
            return Speaks(_bare(name), found.end(), True)
    found = _STAMP_NAME.fullmatch(line) if length <= _HEAD else None
    return Speaks(_bare(found["name"]), len(line), True) if found and _is_name(found["name"]) else None


def colon_speaker(line: str) -> Speaks | None:
    """Return who speaks on a line without a time: "name: …", "<@name> …"; label words such as "Impact" do not."""
    line = line[:_HEAD]
    mention = _MENTION.match(line)
    if mention is not None:
        return Speaks(_bare(mention["name"]), mention.end(), False)
    found = _COLON.match(line)
    if found is None or not _is_name(found["name"]) or len(_bare(found["name"]).split()) > 3:
        return None
    return Speaks(_bare(found["name"]), found.end(), False)


def _is_name(name: str) -> bool:
    words = _bare(name).split()
    if not words or words[0].casefold() in CHAT_LABELS or words[-1].casefold() in CHAT_LABELS:
        return False
    if voice.opens_with_work(_bare(name)):
        return False
    return len(words) == 1 or all(w[0].isupper() or w in ("de", "la", "van", "von", "der", "bin") for w in words)


def _bare(name: str) -> str:
    return re.sub(r"\s*(?:\([^()]*\)|\bAPP|\bBOT)$", "", name.strip(" *@\t")).strip(" *@\t")


def is_day(line: str) -> bool:
    """Return True for a divider that names a day without a date: "Today", "---- Monday ----"."""
    return len(line) <= _HEAD and _DAY_ALONE.fullmatch(line) is not None


def edited_from(line: str) -> int | None:
    """Return where the program's "(edited)" begins at the end of a line, or None."""
    kept = line.rstrip()
    return len(kept) - len(_EDITED) if kept.endswith(_EDITED) else None


def program_words(line: str) -> tuple[LeftOutKind, str] | None:
    """Return why a line is the chat program's own (reactions, joins, thread marks), or None when someone wrote it."""
    if len(line) > 200:
        return None
    if _THREAD.fullmatch(line) or _SYSTEM.fullmatch(line):
        return "metadata", "The chat program wrote it."
    if _REACTION.fullmatch(line):
        return ("metadata", "Reactions.") if any(c.isalnum() for c in line) else ("small_talk", "Only emoji.")
    if line.strip() and not any(c.isalnum() for c in line):
        return "small_talk", "Only emoji or marks."
    return None
