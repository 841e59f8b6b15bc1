"""Names and identifiers: whoever and whatever a sentence names must be named in its items."""

from __future__ import annotations

import re

from rung.grounding.dates import dates
from rung.grounding.findings import Finding, Passage, Source
from rung.grounding.lexicon import (
    FUNCTION_WORDS,
    IRREGULAR,
    KEBAB_PARTS,
    LEAD_VERBS,
    MAKE_VERBS,
    NAMELIKE_ENDINGS,
    SENTENCE_STARTERS,
    TEAM_NOUNS,
)  # fmt: skip
from rung.grounding.quantities import quantities
from rung.grounding.words import Token, alike, flatten, lowered, parts, stem

_IDENTIFIER = re.compile(
    r"https?://[^\s)>\]]+|www\.[^\s)>\]]+"  # addresses
    r"|(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]*\w|(?<![\w@])@[A-Za-z][\w.-]*\w"  # e-mail, handles
    r"|(?<![\w#])#[\w-]*\w"  # #123, #channel
    r"|(?<![\w.-])(?:[A-Za-z]+-)+\d+(?:-\d+)*(?!\w)"  # INC-221, CVE-2024-1234
    r"|(?<![\w.-])(?=[\w./:-]*[A-Za-z_])(?=[\w./:-]*\d)[A-Za-z_][\w]*(?:[./:_-]\w+)*"  # v2, oauth2, S3, ipv6
    r"|(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?:/\d+)?(?!\w)"  # addresses on a network
    r"|(?<![\w./-])(?:PR|MR|RFC|ISO|TLS|KB|MS|SOC|PCI|Log4j|SP|FIPS|EN|IEC|section|sec|version)[\s-]#?\d[\w.-]*\w?"
    r"|(?<!\w)\w+_\w+(?:_\w+)*|(?<!\w)\w+::\w+"  # snake_case, paths
)
_QUARTER_OR_HALF = re.compile(r"(?:q[1-4]|x\d+|wk\s?\d+|20\d\d)", re.IGNORECASE)
_TEAM = re.compile(
    r"(?P<who>[\w'&-]+)\s+(?P<noun>" + "|".join(sorted(TEAM_NOUNS, key=len, reverse=True)) + r")(?!\w)", re.IGNORECASE
)
_ANY_TEAM = frozenset(
    [
        "other",
        "whole",
        "new",
        "same",
        "wider",
        "entire",
        "own",
        "rest",
        "each",
        "one",
        "both",
        "all",
        "several",
        "many",
        "few",
        "more",
        "most",
        "some",
        "next",
        "my",
        "our",
        "their",
        "his",
        "her",
        "the",
        "a",
        "an",
        "this",
        "that",
        "any",
        "every",
        "no",
        "which",
        "whose",
        "small",
        "smaller",
        "of",
        "and",
        "or",
        "with",
        "for",
        "to",
        "in",
        "by",
        "from",
        "on",
        "per",
        "adjacent",
        "neighbouring",
        "affected",
        "partner",
        "internal",
        "external",
        "these",
        "those",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ]
)
_FINITE = frozenset(
    [
        "is",
        "was",
        "were",
        "are",
        "has",
        "had",
        "did",
        "does",
        "will",
        "would",
        "can",
        "could",
        "said",
        "says",
        "agreed",
        "now",
        "then",
        "also",
    ]
)


def identifiers(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of identifiers, addresses, handles and versions."""
    spans = (m.span() for m in _IDENTIFIER.finditer(flatten(text)))
    return tuple((s, e) for s, e in spans if not _QUARTER_OR_HALF.fullmatch(text[s:e]))


def check_names(claim: Passage, source: Source) -> tuple[Finding, ...]:
    """Return the names, identifiers and teams of a sentence that its items do not mention."""
    missing: dict[str, None] = {}
    known = {_plain(source.text[s:e]) for s, e in identifiers(source.text)}
    spans = identifiers(claim.text)
    for start, end in spans:
        written = claim.text[start:end]
        if _plain(written) not in known and not _stands_in(_plain(written), source.flat):
            missing.setdefault(written)
    dated = [(d.start, d.end) for d in dates(claim.text)]
    counted = [(q.start, q.end) for q in quantities(claim.text)]
    for place, token in enumerate(claim.tokens):
        if any(s <= token.start < e for s, e in (*spans, *dated)) or not _named(claim, place):
            continue
        if any(s <= token.start < e for s, e in counted) and (token.first or token.text.islower()):
            continue
        if not _known(token, source):
            missing.setdefault(token.text)
    for word in _teams(claim, source):
        missing.setdefault(word)
    return tuple(Finding(words, "the cited notes do not name it") for words in missing)


def _plain(identifier: str) -> str:
    return re.sub(r"\s+", " ", lowered(identifier)).strip(" .,:;").removesuffix("'s")


def _stands_in(wanted: str, flat: str) -> bool:
    return (
        re.search(
            r"(?<![\w-])" + re.escape(wanted).replace(r"\ ", r"[\s#-]*") + r"(?![\w-]"
            r"|\.\d)",
            flat,
        )
        is not None
    )


def _named(claim: Passage, place: int) -> bool:
    """True when a word of the sentence is written as a name or an identifier."""
    token = claim.tokens[place]
    text = token.text
    if token.norm in {"i", "i'm", "i've", "i'd", "i'll"} or not any(c.isalpha() for c in text):
        return False
    if not text.isascii() and any(c.isalpha() and not c.isascii() for c in text):
        return True
    if any(c.isupper() for c in text[1:]) or (len(text) > 1 and any(c.isdigit() for c in text) and text[0].isalpha()):
        return True
    if not text[0].isupper():
        return "-" in text and token.norm not in FUNCTION_WORDS
    if not (token.first or _opens(claim, token)):
        return token.norm not in FUNCTION_WORDS
    return not _starts_plainly(claim, place)


def _opens(claim: Passage, token: Token) -> bool:
    before = claim.flat[: token.start].rstrip()
    return not before or before[-1] in ":\"('[*" or before.endswith("- ")


def _starts_plainly(claim: Passage, place: int) -> bool:
    """True for a capital that only the start of a sentence explains."""
    token = claim.tokens[place]
    following = claim.tokens[place + 1] if place + 1 < len(claim.tokens) else None
    if token.norm in FUNCTION_WORDS or token.norm in SENTENCE_STARTERS or token.norm in IRREGULAR:
        return True
    if token.norm in MAKE_VERBS or token.norm in LEAD_VERBS:
        return True
    if token.norm in NAMELIKE_ENDINGS:
        return False
    if re.search(r"(?:ed|ing|ly)$", token.norm):
        acts = following is not None and (
            following.norm in IRREGULAR
            or following.norm in _FINITE
            or (following.norm.endswith("ed") and len(following.norm) > 3)
        )
        return not acts or token.norm.endswith("ly")
    return False


def _known(token: Token, source: Source) -> bool:
    norm = token.norm
    if norm in source.norms or norm.removesuffix("s") in source.norms:
        return True
    if token.text[0].isupper() and "-" not in token.text and not any(c.isupper() for c in token.text[1:]):
        return token.first and any(stem(norm) == s or alike(stem(norm), s) for s in source.stems)
    pieces = parts(token)
    if len(pieces) > 1 and not any(c.isdigit() for c in norm):
        return all(
            p in KEBAB_PARTS or p in FUNCTION_WORDS or p in source.norms or source.has_stem(stem(p)) for p in pieces
        )
    return False


def _names_a_team(word: str) -> bool:
    """False for a number or a verb before "teams" ("gave teams", "helped customers")."""
    return not (word.isdigit() or word in IRREGULAR or word.endswith("ed"))


def _teams(claim: Passage, source: Source) -> list[str]:
    """Words before "team", "squad", "customer" … that the items do not have."""
    found: list[str] = []
    for match in _TEAM.finditer(claim.flat):
        word = match["who"].removesuffix("'s").removesuffix("'")
        if word in _ANY_TEAM or word in FUNCTION_WORDS or word in source.norms or not _names_a_team(word):
            continue
        pieces = [p for p in re.split(r"[-&']", word) if p]
        if all(p in KEBAB_PARTS or source.has_stem(stem(p)) for p in pieces):
            continue
        found.append(claim.text[match.start() : match.end()])
    return found
