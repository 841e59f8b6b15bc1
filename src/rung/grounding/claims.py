"""Holding a draft's sentences against the items they cite: traced, open or blocked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from rung.grounding.findings import Finding, Passage, Source
from rung.grounding.names import check_names
from rung.grounding.numbers import check_numbers
from rung.grounding.ownership import check_ownership
from rung.grounding.scope import check_scope
from rung.grounding.stages import check_stages
from rung.grounding.verification import ladder_sentences, plain_words
from rung.grounding.wording import check_content, check_praise, check_ratings
from rung.grounding.words import lowered
from rung.models import Accomplishment, Claim, Ladder

_MARK = re.compile(r"\s*\[confirm:[^\]]*\]")
_CITATION = re.compile(r"\s*\[(?P<ids>[^\[\]]{1,80})\]")
_ATTRIBUTED = re.compile(
    r"^\W*(?:they|he|she|the notes)\s+(?:wrote|said|noted|say)\s*:\s*[\"“](?P<words>[^“”\"]+)[\"”]\W*$", re.I
)
_FROM_REASON = re.compile(r"^“(?P<words>[^”]*)”: ")


def check_claims(
    claims: Iterable[Claim], items: Iterable[Accomplishment], ladder: Ladder | None = None
) -> tuple[Claim, ...]:
    """Return each claim with its status and reasons, held against its own cited items only, in order.

    `traced`: everything it says stands in its items. `open`: something needs confirming, and the sentence carries
    `[confirm: …]`. `blocked`: it cites nothing, or an item that is not there, or rates a person, or repeats the
    ladder's own sentence. Runs offline, and gives the same answer for the same text, whoever wrote it.
    """
    by_id = {item.id: item for item in items}
    own = ladder_sentences(ladder) if ladder is not None else frozenset[str]()
    checked: list[Claim] = []
    for claim in claims:
        unmarked = _MARK.sub("", claim.text).strip()
        result = check_claim(claim.text, claim.items, by_id.values())
        reasons, status = result.reasons, result.status
        if plain_words(_bare(unmarked, by_id)) in own:
            reasons, status = (*reasons, "it is the ladder's own sentence, which is no one's evidence"), "blocked"
        text = claim.text if status == "traced" else unmarked or claim.text
        checked.append(mark_open(claim.model_copy(update={"text": text, "status": status, "reasons": reasons})))
    return tuple(checked)


def check_claim(text: str, item_ids: Sequence[str], items: Iterable[Accomplishment]) -> Claim:
    """Return one sentence as a claim, its text unchanged, held against the items with these ids.

    Citations (`[id]`) and `[confirm: …]` marks in the text are not part of what it says; a mark that is still
    there keeps the claim open.
    """
    by_id = {item.id: item for item in items}
    cited = tuple(dict.fromkeys(item_ids))
    unknown = [item_id for item_id in cited if item_id not in by_id]
    if not cited:
        return _claim(text, cited, [], ["it rests on no item"])
    if unknown:
        return _claim(text, cited, [], [f"the notes have no item {item_id!r}" for item_id in unknown])
    bare = _bare(_MARK.sub("", text), by_id)
    source = Source(by_id[item_id] for item_id in cited)
    findings = find_unsupported(bare, source)
    if _MARK.search(text) and not findings:
        findings = [Finding("confirm", "a mark in the sentence is still to be confirmed")]
    return _claim(text, cited, findings, [])


def find_unsupported(text: str, source: Source) -> list[Finding]:
    """Return everything a sentence says that its source does not, in the order of the rules."""
    quoted = _ATTRIBUTED.match(text)
    claim = Passage(quoted["words"] if quoted else text)
    found = [
        *check_ratings(claim),
        *check_numbers(claim, source),
        *check_names(claim, source),
        *check_ownership(claim, source),
        *check_stages(claim, source),
        *check_scope(claim, source),
        *check_praise(claim, source),
        *check_content(claim, source),
    ]
    return list(dict.fromkeys(found))


def mark_open(claim: Claim) -> Claim:
    """Return an open claim with `[confirm: …]` at its end, naming what is to be confirmed; others unchanged."""
    if claim.status != "open":
        return claim
    matches = (_FROM_REASON.match(reason) for reason in claim.reasons)
    words = list(dict.fromkeys(m["words"].replace("[", "(").replace("]", ")") for m in matches if m is not None))
    if words == ["confirm"]:
        return claim
    bare = _MARK.sub("", claim.text).rstrip()
    return claim.model_copy(update={"text": f"{bare} [confirm: {'; '.join(words) or 'this sentence'}]"})


def _claim(text: str, cited: tuple[str, ...], findings: list[Finding], blocking: list[str]) -> Claim:
    blocked = bool(blocking) or any(f.blocks for f in findings)
    return Claim(
        text=text,
        items=cited,
        status="blocked" if blocked else "open" if findings else "traced",
        reasons=(*blocking, *(f.line() for f in findings)),
    )


def _bare(text: str, by_id: Mapping[str, Accomplishment]) -> str:
    """The sentence without citations: brackets that hold nothing but ids of items."""

    def without_ids(match: re.Match[str]) -> str:
        ids = [part.strip() for part in re.split(r"[,;\s]+", match["ids"]) if part.strip()]
        known = {lowered(item_id) for item_id in by_id}
        return "" if ids and all(lowered(part).lstrip("#^") in known for part in ids) else match.group()

    return _CITATION.sub(without_ids, text).strip()
