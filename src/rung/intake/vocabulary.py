"""The word lists that intake decides by, in one place to be read and amended."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the words of a list written as text; a comma separates entries of several words."""
    return frozenset(entry.strip() for entry in text.split("," if "," in text else None) if entry.strip())


IRREGULAR_PAST = words("""
    ran led wrote built gave took set cut made shipped put got found fought held kept brought taught caught drove began
    became broke chose did dug drew fed flew forgave grew hit knew laid left lent let lit lost met paid quit read
    rebuilt redid rewrote rode said sat saw sent shot shut sped split spent spoke spun stood swept swapped thought
    threw told took tore turned undid won wound oversaw
""")
NOT_PAST = words("need feed speed seed exceed proceed embed shed indeed hundred red bed")

SMALL_WORDS = words("""
    a an the i we my our me us it its this that of for to in on at by with and as also from into i've we've have has
    had was were is are be been so which than them their then
""")
"""Words whose presence or absence never tells two accomplishments apart."""

FACT_WORDS = words("""
    one two three four five six seven eight nine ten eleven twelve twenty thirty hundred thousand million half twice
    double triple once quarter third first second no not never none without cannot can't didn't don't won't wasn't
    isn't neither nor will would should could might may plan planned plans want wanted hope going todo failed almost
    nearly about around partly but except until before after cancelled canceled stopped instead
""")
"""Words whose presence or absence always tells two accomplishments apart."""

LADDER_LEAD = words("""
    i i've i'm we we've have has had am also recently consistently and my he she they been
""")
"""What may stand in front of a ladder sentence without saying more than it does."""

CHAT_LABELS = words("""
    impact result results outcome outcomes situation task tasks action actions project projects goal goals note notes
    todo to-do what why how when where who context summary background problem solution update updates status next done
    doing blocked blockers highlights wins win learnings lesson lessons q1 q2 q3 q4 week role scope area team evidence
    example examples metrics metric ps p.s risk risks decision link links ref see re fwd fyi subject from to date cc
    sent http https tldr tl;dr edit warning error feedback challenge approach effect details description title
""")
"""Words before a colon that are no speaker."""

TEXT_HEADS = words("""
    accomplishment, accomplishments, achievement, achievements, text, note, notes, what, description, summary, title,
    details, impact, outcome, outcomes, result, results, activity, contribution, contributions, entry, task, content,
    bullet, body, comments, highlight, highlights, win, wins, item, what i did, what was done, what happened,
    what you did
""")
"""Heads of columns that hold what was done."""

OPEN_STATUSES = words("""
    to do, todo, open, backlog, new, selected for development, in progress, in development, in review, code review,
    review, in test, testing, ready for development, ready for review, ready, blocked, on hold, waiting, reopened,
    triage, planned, waiting for support, waiting for customer, pending
""")
DROPPED_STATUSES = words("""
    won't do, won’t do, wont do, won't fix, won’t fix, wontfix, cancelled, canceled, duplicate, declined, rejected,
    invalid, cannot reproduce, abandoned, incomplete, obsolete, not a bug
""")
"""Jira's and its imitators' words for work that the export does not call finished."""
