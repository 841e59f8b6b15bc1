"""Whether an item's own words name an outcome. The reading leads to a question only, never to a verdict."""

from __future__ import annotations

import re

# Verbs of something decided, finished or changed; a decision taken or a thing finished is an outcome (labelling guide).
_FINISHED = (
    r"accepted|adopted|agreed|approved|avoided|brought|caught|chose|closed|completed|convinced|cut|"
    r"decided|deleted|deployed|doubled|dropped|eliminated|fell|finished|fixed|found|halved|landed|"
    r"launched|merged|passed|persuaded|prevented|published|reduced|released|removed|resolved|retired|"
    r"saved|shipped|solved|stopped|unblocked"
)
_CHANGED = (
    r"as a result|resulted|resulting|led to|now|no longer|since then|ever since|instead of|in use|"
    r"in production|in prod|went live|is live|goes live|are live|rolled out|rolled it out|signed off|"
    r"shut down|down to|down from|down by|up to|up from|on time|before release|before launch|"
    r"before it shipped|before merge|without an outage|without downtime|without an incident|zero|dropping|"
    r"cutting|saving|reducing|removing|preventing|eliminating"
)
_STATES = (
    r"so (?:that )?(?:we|they|the|it|nobody|every\w*|people|engineers|teams?)"
    r"|which (?:let|cut|saved|stopped|made|meant|led|caught|removed|reduced|allowed|enabled|prevented|unblocked|closed)"
    r"|uses? (?:it|them|this)"
    r"|from .{1,40}\bto .{0,20}\d\w*"
)
_OUTCOME = re.compile(rf"\b(?:{_FINISHED}|{_CHANGED}|{_STATES})\b|\d\s?%|[→⇒]|->", re.I)

_DONE = "adopted|approved|completed|decided|deployed|finished|fixed|launched|merged|released|rolled out|shipped"
_NOT_YET = re.compile(
    rf"\b(?:not|never|nothing|yet to be|\w+n['’]t)(?: been| yet| be)* (?:{_DONE})\b"
    r"|\b(?:no|without any) (?:outcome|result|decision|effect)s?\b"
    r"|\bunfinished\b|\bstill (?:open|in progress|ongoing)\b",
    re.I,
)

_LIVE = re.compile(
    r"\b(?:in|to|into|on) (?:prod|production)\b|\blive\b|\b(?:deployed|in use|launched|released|rollout|shipped)\b"
    r"|\brolled (?:it )?out\b",
    re.I,
)


def states_outcome(text: str) -> bool:
    """Return whether the words name something decided, finished, measured or changed; "not merged" is none."""
    return _OUTCOME.search(_NOT_YET.sub(" ", text)) is not None


def in_live_use(text: str) -> bool:
    """Return whether the words say that something went live; "not shipped" does not."""
    return _LIVE.search(_NOT_YET.sub(" ", text)) is not None
