"""Every page in its states: empty, with an example, after an error, with many items."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest
from engine_double import TableEngine
from streamlit.testing.v1 import AppTest

from rung.engines.scripted import ScriptedEngine
from rung.errors import EngineOutputError
from rung.models import Packet
from rung.ui import work

Open = Callable[[], AppTest]
PAGES = "src/rung/ui/pages/"
CHAT = (
    "Ann Lee  9:02 AM\nI wrote the runbook for key rotation.\nBo Ray  9:05 AM\nnice\n"
    "Ann Lee  9:07 AM\nI fixed the flaky gate.\nBo Ray  9:09 AM\nI reviewed the ingress change."
)


def shown(app: AppTest) -> str:
    """The words that a person sees in what was put on the page as HTML."""
    bodies = [e.proto.body for e in app.get("html") if not e.proto.body.startswith(("<style", "<script"))]
    return html.unescape(re.sub(r"<[^>]+>", " ", " ".join(bodies)))


def raw(app: AppTest) -> str:
    return " ".join(e.proto.body for e in app.get("html"))


def click(app: AppTest, key: str) -> AppTest:
    done = app.button(key=key).click().run()
    assert not done.exception, done.exception
    return done


def with_text(app: AppTest, text: str) -> AppTest:
    return app.text_area(key="notes").input(text).run()


def keys(app: AppTest) -> set[str]:
    return {b.key for b in app.button if b.key}


# ---- Collect --------------------------------------------------------------------------------------


def test_collect_is_empty_at_first(app: Open) -> None:
    page = app()
    assert not page.exception
    assert "What did you do?" in shown(page)
    assert "Only you see this." in shown(page)
    assert {"example_0", "example_1", "map_notes"} <= keys(page)
    assert page.text_area(key="notes").value == ""


def test_collect_asks_for_notes_when_there_are_none(app: Open) -> None:
    page = click(app(), "map_notes")
    assert "There are no notes yet." in shown(page)


def test_collect_shows_what_it_found_and_what_it_left_out(app: Open) -> None:
    page = with_text(app(), "# Spring\n\n- Reviewed a change and caught a flaw.\n- Paired with Sam.\n")
    words = shown(page)
    assert "Found 2 items" in words
    assert "Paired with Sam." in words
    assert "# Spring" in words
    assert "heading" in words.lower()
    assert page.selectbox(key="shape").value == "bullets"


def test_collect_lets_the_shape_be_corrected(app: Open) -> None:
    page = with_text(app(), "- one thing done: fixed it\n- another thing done: shipped it\n")
    page = page.selectbox(key="shape").select("prose").run()
    assert not page.exception
    assert page.selectbox(key="shape").value == "prose"


def test_collect_asks_whose_review_it_is_when_several_speak(app: Open) -> None:
    page = with_text(app(), CHAT)
    author = page.selectbox(key="author")
    assert author.options == ["Ann Lee", "Bo Ray"]
    assert author.value == "Ann Lee"
    page = author.select("Bo Ray").run()
    words = shown(page)
    assert "I reviewed the ingress change." in words.split("How they were read")[0]
    assert "I wrote the runbook" in words.split("How they were read")[1]


def test_collect_keeps_typed_text_over_the_pages(app: Open) -> None:
    page = with_text(app(), "- Wrote the runbook.\n")
    page = page.switch_page(PAGES + "about.py").run()
    page = page.switch_page(PAGES + "collect.py").run()
    assert page.text_area(key="notes").value == "- Wrote the runbook.\n"


def test_collect_gives_back_what_an_example_took_the_place_of(app: Open) -> None:
    page = with_text(app(), "- Mine.\n")
    page = click(page, "example_0")
    page = page.switch_page(PAGES + "collect.py").run()
    assert "Token service" in page.text_area(key="notes").value
    page = click(page, "bring_back")
    assert page.text_area(key="notes").value == "- Mine.\n"


def test_collect_keeps_typed_text_after_an_error(app: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = ScriptedEngine(raises=EngineOutputError("The engine stumbled over <b>this</b>.", "Try again."))
    monkeypatch.setattr(work, "engine", lambda: broken)
    page = with_text(app(), "- Wrote the runbook.\n")
    page = click(page, "map_notes")
    assert "The engine stumbled over <b>this</b>. Try again." in " ".join(shown(page).split())
    assert "<b>this</b>" not in raw(page)
    assert page.text_area(key="notes").value == "- Wrote the runbook.\n"


def test_collect_names_dates_in_the_wrong_order(app: Open) -> None:
    page = with_text(app(), "- Wrote the runbook.\n")
    page.date_input(key="cycle_start").set_value("2026-06-30")
    page.date_input(key="cycle_end").set_value("2026-01-01")
    page = click(page.run(), "map_notes")
    assert "Swap the two dates." in shown(page)
    assert page.text_area(key="notes").value == "- Wrote the runbook.\n"


def test_collect_shows_a_bad_table_in_words(app: Open) -> None:
    page = with_text(app(), "key,summary\nSEC-1,Fixed it\n")
    page = page.selectbox(key="shape").select("jsonl").run()
    assert not page.exception
    assert 'role="alert"' in raw(page)


# ---- Map ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "what"), [("map", "map"), ("gaps", "gaps"), ("draft", "draft")])
def test_pages_without_a_packet_say_how_to_get_one(app: Open, name: str, what: str) -> None:
    page = app().switch_page(f"{PAGES}{name}.py").run()
    assert f"No {what} yet." in shown(page)
    assert {"to_collect", "example_0", "example_1"} <= keys(page)
    page = click(page, "example_0")
    assert "What your notes show" in shown(page)


def test_one_click_from_opening_to_a_mapped_example(app: Open) -> None:
    page = click(app(), "example_0")
    assert "What your notes show" in shown(page)
    assert 'class="r-ev tone-3"' in raw(page)
    assert "Evidence for" in shown(page)
    assert "What is missing:" in shown(page)


def test_the_managers_example_is_for_a_manager(app: Open) -> None:
    page = click(app(), "example_1")
    page = page.switch_page(PAGES + "collect.py").run()
    assert page.segmented_control(key="audience").value == "manager"


def test_map_shows_the_evidence_for_one_expectation(app: Open) -> None:
    page = click(app(), "example_0")
    page = click(page, "choose_recorded_CL4")
    assert page.selectbox(key="expectation").value == "CL4"
    assert raw(page).count("<article") == 1
    assert "I take responsibility for my own mistakes" in shown(page)
    page = click(page, "show_all")
    assert raw(page).count("<article") > 5


def test_map_says_not_recorded_and_not_not_done(app: Open) -> None:
    page = click(click(app(), "example_0"), "choose_none_TM1")
    assert "Nothing is recorded for TM1 in these notes. That does not mean it was not done." in shown(page)


def test_map_pages_through_many_items(app: Open) -> None:
    notes = "\n".join(f"- Reviewed change {n} of service number {n * 7} for Billing." for n in range(60))
    page = with_text(app(), notes)
    page = click(page, "map_notes")
    assert raw(page).count("<article") == 25
    assert page.pills(key="page_of_items").options == ["1–25", "26–50", "51–60"]
    page = page.pills(key="page_of_items").set_value(3).run()
    assert raw(page).count("<article") == 10


def test_a_changed_note_is_not_shown_with_an_old_map_unsaid(app: Open, engine: TableEngine) -> None:
    page = with_text(app(), "- Reviewed the change.\n")
    page = click(page, "map_notes")
    page = page.switch_page(PAGES + "collect.py").run()
    page = with_text(page, "- Reviewed the change.\n- Wrote the runbook for key rotation.\n")
    page = page.switch_page(PAGES + "map.py").run()
    assert "Your notes have changed since this was made." in shown(page)
    page = click(page, "again")
    assert "Wrote the runbook" in shown(page)
    assert "Your notes have changed" not in shown(page)


def test_the_same_notes_are_mapped_once(app: Open, engine: TableEngine) -> None:
    page = click(with_text(app(), "- Reviewed the change.\n"), "map_notes")
    asked = len(engine.asked)
    page = page.switch_page(PAGES + "collect.py").run()
    click(page, "map_notes")
    assert len(engine.asked) == asked


# ---- Gaps and Draft -------------------------------------------------------------------------------


def test_gaps_show_the_grid_and_name_missing_mentoring_first(app: Open) -> None:
    page = click(click(app(), "example_0"), "next")
    words = shown(page)
    assert raw(page).count('class="r-cell ') == 18
    assert "Not recorded" in words
    first = next(e.proto.body for e in page.get("html") if "r-gap" in e.proto.body)
    assert "Teaching and Mentoring" in first
    assert "r-question" in first
    assert "Work that notes often miss" in words


def test_draft_cites_and_offers_its_downloads(app: Open) -> None:
    page = click(click(click(app(), "example_0"), "next"), "next")
    assert "A first draft" in shown(page)
    assert 'class="r-cite"' in raw(page)
    labels = [d.label for d in page.get("download_button")]
    assert labels == ["Download as Markdown", "Download as JSON"]
    page = click(page, "back")
    assert "What is not recorded" in shown(page)


def test_the_draft_downloads_the_packet_document(app: Open) -> None:
    page = click(app(), "example_0").switch_page(PAGES + "draft.py").run()
    packet = page.session_state["desk"].packet
    assert Packet.model_validate_json(packet.to_json()) == packet


def test_about_says_who_sees_what_and_which_engine_runs(app: Open) -> None:
    page = app().switch_page(PAGES + "about.py").run()
    assert not page.exception
    words = shown(page)
    assert "Your notes stay on this machine." in words
    assert "The engine scripted 1" in words
    assert "L3: Senior Security Engineer" in words


def test_about_says_what_to_do_when_no_engine_runs(app: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> ScriptedEngine:
        raise EngineOutputError("The model is not there.", "Install rung again.")

    monkeypatch.setattr(work, "engine", none)
    page = app().switch_page(PAGES + "about.py").run()
    assert "The model is not there. Install rung again." in " ".join(shown(page).split())


@pytest.mark.parametrize("name", ["map", "gaps", "draft"])
def test_B2_attacks_in_notes_stay_text_on_every_page(app: Open, name: str) -> None:
    attack = "Wrote the runbook <img src=x onerror=alert(1)> ![x](http://evil.invalid/p.png) for key rotation."
    page = click(with_text(app(), f"- {attack}\n- Closed the 37 stale firewall exceptions.\n"), "map_notes")
    page = page.switch_page(f"{PAGES}{name}.py").run()
    assert "<img" not in raw(page)
    for kind in ("markdown", "caption", "error", "warning", "info", "success", "toast"):
        assert [e for e in page.get(kind) if "evil.invalid" in str(getattr(e, "value", ""))] == []
