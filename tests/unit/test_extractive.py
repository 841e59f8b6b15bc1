from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import yaml

from rung.engines.base import DraftRequest
from rung.engines.extractive import write_claims
from rung.engines.extractive_sentences import sentences, tidy, written_for
from rung.engines.extractive_verbs import opens_with_own_act
from rung.grounding import check_claim
from rung.models import Area, Audience, Expectation, Item, Ladder, Match, Quote, Span, Strength

NOTES: list[str] = yaml.safe_load((Path(__file__).parent / "claim_notes.yaml").read_text("utf-8"))
LADDER = Ladder(
    id="t", level="L3", title="T", summary="s", attributes=(), sha256="0" * 64,
    areas=tuple(
        Area(code=c, name=n, emoji="•", examples=(), expectations=(Expectation(code=f"{c}1", area=c, text=f"{n}.",
        line=1),))
        for c, n in (("DE", "Domain"), ("TM", "Teaching"))
    ),
)  # fmt: skip


def match(code: str, quote: str, text: str, strength: Strength = "strong", confidence: float = 0.9) -> Match:
    start = text.index(quote)
    span = Quote(text=quote, start=start, end=start + len(quote))
    return Match(expectation=code, verdict="demonstrates", strength=strength, confidence=confidence, quote=span)


def item(item_id: str, text: str, *matches: Match, date: dt.date | None = None) -> Item:
    return Item(id=item_id, text=text, source=Span(start=0, end=len(text)), matches=matches, date=date)


def draft(*items: Item, audience: Audience = "self") -> list[tuple[str, str, tuple[str, ...]]]:
    request = DraftRequest(items=items, gaps=(), ladder=LADDER, audience=audience)
    return [(c.area, c.text, c.items) for c in write_claims(request)]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Killed the last 3 services on X", "I killed the last 3 services on X."),
        ("killed 19 stale DNS records", "I killed 19 stale DNS records."),
        ("I rewrote the broker.", "I rewrote the broker."),
        ("i rewrote the broker", "I rewrote the broker."),
        ("secret scanner tuning: test vectors excluded", "Secret scanner tuning: test vectors excluded."),
        ("Automated pipeline for base images", "Automated pipeline for base images."),
        ("Automated the pipeline for base images", "I automated the pipeline for base images."),
        ("Failed deploys dropped to 2", "Failed deploys dropped to 2."),
        ("Adopted by the policy board on first reading", "Adopted by the policy board on first reading."),
        ("Came out at 12 sets", "Came out at 12 sets."),
        ("Set of rules for macros", "Set of rules for macros."),
        ("Set up a nightly check", "I set up a nightly check."),
        ("also muted unreachable ones", "I also muted unreachable ones."),
        ("And dropped the old page", "I also dropped the old page."),
        ("verify=False, page 3 of billing's diff", "verify=False, page 3 of billing's diff."),
        ("token_cache never evicted", "token_cache never evicted."),
        ("- SEC-88: mentored Priya 🎉", "I mentored Priya."),
        ("2026-03-04 Rotated 340 keys (PR #1234)", "I rotated 340 keys."),
        ("findings went 310 -> 14", "Findings went 310 to 14."),
        ("moved Jenkins → Argo", "I moved Jenkins → Argo."),
        ("paired w/ Ines & Bo on a parser", "I paired with Ines & Bo on a parser."),
        ("Reviewed PRs w/o tests.", "I reviewed PRs without tests."),
    ],
)  # fmt: skip
def test_fragments_read_as_sentences_for_oneself(written: str, expected: str) -> None:
    assert written_for(tidy(written), "self") == expected


def test_managers_read_third_person_or_the_notes_own_words() -> None:
    assert written_for("Killed 3 services", "manager") == "They killed 3 services."
    assert written_for("Petra traced the leak", "manager") == "Petra traced the leak."
    assert written_for("I told my lead", "manager") == "The notes say: “I told my lead.”"


def test_calibration_quotes_only() -> None:
    assert written_for("Killed 3 services", "calibration") == "“Killed 3 services.”"


@pytest.mark.parametrize("audience", ["self", "manager", "calibration"])
def test_E7_every_written_sentence_is_traced(audience: Audience) -> None:
    assert len(NOTES) >= 60
    for note in NOTES:
        one = item("n1", note, match("DE1", note, note))
        request = DraftRequest(items=(one,), gaps=(), ladder=LADDER, audience=audience)
        claims = write_claims(request)
        assert claims
        for claim in claims:
            checked = check_claim(claim.text, claim.items, [one])
            assert checked.status == "traced", (claim.text, checked.reasons)


def test_strongest_evidence_comes_first_and_an_item_is_written_once() -> None:
    weak, strong = "Shared a paper on races.", "Rewrote the broker."
    both = item("s", strong, match("DE1", strong, strong), match("TM1", strong, strong, confidence=0.5))
    taught = item("t", "Taught Kim to read a trace.", match("TM1", "Taught Kim", "Taught Kim to read a trace."))
    lines = draft(taught, item("w", weak, match("DE1", weak, weak, "weak")), both)
    assert [ids for _, _, ids in lines] == [("s",), ("w",), ("t",)]
    assert [area for area, _, _ in lines] == ["Domain", "Domain", "Teaching"]


def test_related_and_unmatched_items_are_not_claims() -> None:
    text = "Watched a talk on races."
    related = match("DE1", text, text).model_copy(update={"verdict": "related"})
    assert draft(item("r", text, related), item("u", "Lunch with the team.")) == []


def test_ratings_in_the_notes_do_not_reach_the_draft() -> None:
    text = "Rewrote the broker. I deserve a promotion for this."
    assert [t for _, t, _ in draft(item("a", text, match("DE1", "Rewrote the broker", text)))] == [
        "I rewrote the broker."
    ]


def test_of_a_long_item_the_sentences_with_evidence_are_written() -> None:
    filler = "The week was long and there was a lot of rain on the roof of the old office by the river. " * 4
    text = f"{filler}Rewrote the broker in Go. It has run since May. {filler}".strip()
    lines = [t for _, t, _ in draft(item("a", text, match("DE1", "Rewrote the broker", text)))]
    assert lines == ["I rewrote the broker in Go.", "It has run since May."]


def test_short_sentences_stay_with_the_one_before() -> None:
    assert [t for t, _, _ in sentences("Read the report. Six did. Revoked them.")] == [
        "Read the report. Six did.",
        "Revoked them.",
    ]


@pytest.mark.parametrize("text", ["", "Cut", "Fixed.", "a b", "Mentored", "set"])
def test_single_words_are_no_acts(text: str) -> None:
    assert not opens_with_own_act(text)
