"""Drafting: every sentence is held against the items it cites; nothing blocked is lost, nothing asked twice."""

from __future__ import annotations

from rung.assets import default_ladder
from rung.engines.base import ProposedClaim, ProposedMatch
from rung.engines.scripted import ScriptedEngine
from rung.ladder import read_ladder
from rung.models import Accomplishment, Draft, Item, Span
from rung.pipeline.drafting import MOST_QUESTIONS, draft_review
from rung.pipeline.gaps import find_gaps
from rung.pipeline.mapping import map_items

LADDER = read_ladder(default_ladder())
TEACHING = "Teaching and Mentoring"
TEXTS = {
    "i1": "Mentored two juniors on threat models; both now run reviews alone.",
    "i2": "Ran a session on SSRF for the platform team.",
    "i3": "Found a replay flaw in the login flow and it was fixed in a day.",
}
CODES = {"i1": ("TM1", "strong"), "i2": ("TM2", "weak"), "i3": ("DE1", "strong")}


def claim(area: str, text: str, *items: str, codes: tuple[str, ...] = ()) -> ProposedClaim:
    return ProposedClaim(area=area, text=text, items=items, expectations=codes)


def mapped() -> tuple[Item, ...]:
    notes = [Accomplishment(id=i, text=t, source=Span(start=0, end=len(t))) for i, t in TEXTS.items()]
    matches = [
        ProposedMatch.model_validate(
            {"item": i, "expectation": code, "verdict": "demonstrates", "strength": strength}
            | {"confidence": 0.9, "quote": TEXTS[i]}
        )
        for i, (code, strength) in CODES.items()
    ]
    return map_items(notes, LADDER, ScriptedEngine(matches)).items


def draft(*claims: ProposedClaim) -> Draft:
    items = mapped()
    return draft_review(items, find_gaps(items, LADDER), LADDER, ScriptedEngine(claims=claims, unfiltered=True))


def section(made: Draft, area: str) -> list[tuple[str, str]]:
    return [(c.status, c.text) for s in made.sections if s.area == area for c in s.claims]


def test_every_area_has_a_section_and_few_questions() -> None:
    made = draft()
    assert [s.area for s in made.sections] == [a.name for a in LADDER.areas]
    assert all(len(s.questions) <= MOST_QUESTIONS for s in made.sections)
    assert all(len(set(s.questions)) == len(s.questions) for s in made.sections)
    assert made.sections[2].questions[0].startswith("Where did your team work better")


def test_a_sentence_from_its_item_is_traced_and_stands_in_its_area() -> None:
    made = draft(claim(TEACHING, "Mentored two juniors on threat models.", "i1", codes=("TM1", "ZZ1")))
    assert section(made, TEACHING) == [("traced", "Mentored two juniors on threat models.")]
    assert made.claims[0].expectations == ("TM1",)
    assert made.ready


def test_E1_a_changed_number_is_open_and_says_what_to_confirm() -> None:
    made = draft(claim(TEACHING, "Mentored five juniors on threat models.", "i1"))
    [(status, text)] = section(made, TEACHING)
    assert status == "open"
    assert "[confirm:" in text


def test_A1_a_rating_is_written_again_from_the_items_own_words() -> None:
    made = draft(claim(TEACHING, "Exceeds expectations as a mentor.", "i1"))
    found = section(made, TEACHING)
    assert found
    assert all(status != "blocked" for status, _ in found)
    assert all("xceeds" not in text for _, text in found)
    assert made.ready


def test_a_sentence_that_rests_on_nothing_is_kept_blocked_with_its_reason() -> None:
    made = draft(claim(TEACHING, "Mentored everybody.", "i9"), claim(TEACHING, "Led the guild."))
    claims = [c for c in made.claims if c.status == "blocked"]
    assert [c.text for c in claims] == ["Mentored everybody.", "Led the guild."]
    assert all(c.reasons for c in claims)
    assert not made.ready


def test_a_sentence_for_an_unknown_area_is_not_lost() -> None:
    made = draft(
        claim("Charm", "Found a replay flaw in the login flow.", "i3"),
        claim("TM", "Ran a session on SSRF.", "i2"),
        claim("Depth", "Found a replay flaw in the login flow.", "i3", codes=("DE1",)),
    )
    assert section(made, TEACHING) == [("traced", "Ran a session on SSRF.")]
    first = section(made, "Domain Expertise")
    assert ("traced", "Found a replay flaw in the login flow.") in first
    assert [c.reasons[-1] for c in made.claims if c.status == "blocked"] == ["the ladder has no area 'Charm'"]


def test_strongest_evidence_comes_first_and_nothing_twice() -> None:
    session = claim(TEACHING, "Ran a session on SSRF for the platform team.", "i2")
    mentored = claim(TEACHING, "Mentored two juniors on threat models.", "i1")
    made = draft(session, mentored, session)
    assert [text for _, text in section(made, TEACHING)] == [mentored.text, session.text]


def test_without_items_nothing_is_asked_of_the_engine() -> None:
    engine = ScriptedEngine(claims=[claim(TEACHING, "Mentored two juniors.", "i1")], unfiltered=True)
    made = draft_review((), find_gaps((), LADDER), LADDER, engine)
    assert made.claims == ()
    assert engine.asked == []
    assert made.sections[1].questions[0].startswith("Who learned something from you")
