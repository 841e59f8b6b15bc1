"""Running suites: through the real pipeline, on labelled cases, with engines that answer well, badly or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rung.engines.base import DraftReply, DraftRequest, MatchReply, MatchRequest, Progress, ProposedMatch
from rung.engines.scripted import ScriptedEngine
from rung.errors import EngineConfigError, EngineOutputError, EngineTransportError, InputError
from rung.evaluation.cases import EvalCases, MappingCase, PacketCase, PacketItem
from rung.evaluation.results import EvalResult, read_result
from rung.evaluation.runner import SUITES, run_eval
from rung.models import EngineStamp


class Reader:
    """An engine that gives an item the codes that a function reads from its text, quoting its first word."""

    def __init__(self, read: Callable[[str], list[str]]) -> None:
        self.read = read
        self.asked = 0

    @property
    def stamp(self) -> EngineStamp:
        return EngineStamp(name="reader", version="1")

    def match(self, request: MatchRequest, progress: Progress | None = None) -> MatchReply:
        self.asked += len(request.items)
        matches = tuple(
            ProposedMatch(item=i.id, expectation=code, verdict="demonstrates", strength="strong",
                          confidence=0.8, quote=i.text.split()[0])
            for i in request.items for code in self.read(i.text)
        )  # fmt: skip
        return MatchReply(engine=self.stamp, matches=matches)

    def draft(self, request: DraftRequest, progress: Progress | None = None) -> DraftReply:
        raise AssertionError("an evaluation drafts nothing")


def case(case_id: str, text: str, *codes: str, split: str = "dev", names: tuple[str, ...] = ()) -> MappingCase:
    return MappingCase.model_validate(
        {
            "id": case_id, "split": split, "voice": "v", "job": "j", "text": text, "expectations": codes,
            "quote": text if codes else None, "strength": "strong" if codes else "none", "names": names,
        }
    )  # fmt: skip


NOTES = """# Second half

- Ranked the stale roles and removed forty of them.
- Paired with Ines for a month; she now runs the key rotation alone.
"""
PACKET = PacketCase(
    id="P1", split="dev", format="bullets", source=NOTES,
    items=(PacketItem(starts="Ranked the stale", expectations=("DE5",), strength="strong"),
           PacketItem(starts="Paired with Ines", expectations=("TM1",), strength="strong")),
    left_out=("# Second half",), missing_areas=("Culture and Leadership", "Business Success"),
    thin_areas=("Domain Expertise", "Teaching and Mentoring"),
    missing_expectations=("DE1", "DE2", "DE3", "DE4", "TM2", "CL1", "CL2", "CL3", "CL4", "CL5", "CL6", "CL7",
                          "BS1", "BS2", "BS3", "BS4"),
)  # fmt: skip
CASES = EvalCases(
    mapping=(
        case("a", "Ranked the stale roles. Removed forty of them by hand.", "DE5"),
        case("b", "Paired with Ines until she could rotate keys alone.", "TM1", names=("Ines",)),
        case("c", "Went to the summer party and had cake."),
        case("t", "Ranked the dead queues for the next cycle.", "DE5", split="test"),
    ),
    packets=(PACKET,),
    files=(),
)


def by_word(text: str) -> list[str]:
    return ["DE5"] if "anked" in text else ["TM1"] if "aired" in text else []


def values(result: EvalResult) -> dict[str, float | None]:
    return {m.name: m.value for m in result.metrics}


def test_a_perfect_engine_gets_full_marks_on_mapping_and_gaps() -> None:
    result = run_eval(Reader(by_word), CASES)
    found = values(result)
    for name in ("expectation_micro_f1", "area_micro_f1", "exact_match", "empty_f1", "quote_valid", "strength_accuracy",
                 "missing_area_f1", "thin_area_f1", "missing_expectation_f1", "packet_expectation_micro_f1",
                 "item_recall", "item_precision", "left_out_precision", "left_out_recall"):  # fmt: skip
        assert found[name] == 1.0, name
    assert found["mentoring_gap_false_alarm"] == 0.0
    assert result.mapping is not None
    assert [r.id for r in result.mapping.records] == ["a", "b", "c"]
    assert result.unscored == 0
    assert result.robustness is None


def test_only_the_split_that_was_asked_for_is_judged() -> None:
    result = run_eval(Reader(by_word), CASES, ("mapping",), "test")
    assert result.mapping is not None
    assert [r.id for r in result.mapping.records] == ["t"]
    with pytest.raises(InputError, match="no cases in the split 'test'"):
        run_eval(Reader(by_word), CASES.model_copy(update={"mapping": CASES.mapping[:3]}), ("mapping",), "test")


@pytest.mark.parametrize("error", [EngineOutputError("The reply was cut."), EngineTransportError("No connection.")])
def test_an_engine_failure_is_unscored_and_not_a_wrong_answer(error: EngineOutputError) -> None:
    result = run_eval(ScriptedEngine(raises=error), CASES)
    assert result.unscored == 4
    assert result.mapping is not None
    assert {r.unscored for r in result.mapping.records} == {error.problem}
    assert values(result)["exact_match"] is None
    assert values(result)["missing_area_f1"] is None
    assert values(result)["item_recall"] == 1.0


def test_an_engine_that_is_not_set_up_is_an_error() -> None:
    with pytest.raises(EngineConfigError, match="no key"):
        run_eval(ScriptedEngine(raises=EngineConfigError("There is no key.")), CASES)


def test_an_item_whose_only_quote_is_invented_is_unscored_and_counted_against_quotes() -> None:
    engine = ScriptedEngine(
        matches=[
            ProposedMatch(item="a", expectation="DE5", verdict="demonstrates", strength="strong", confidence=0.9,
                          quote="removed four hundred"),
            ProposedMatch(item="b", expectation="TM1", verdict="demonstrates", strength="strong", confidence=0.9,
                          quote="Paired with Ines"),
        ]
    )  # fmt: skip
    result = run_eval(engine, CASES, ("mapping",))
    assert result.mapping is not None
    lost = result.mapping.records[0]
    assert lost.unscored is not None
    assert [d.quote for d in lost.dropped] == ["removed four hundred"]
    assert values(result)["quote_valid"] == 0.5
    assert result.unscored == 1


def test_robustness_counts_the_mappings_that_changed() -> None:
    steady = run_eval(Reader(by_word), CASES, ("robustness",))
    found = values(steady)
    assert found["changed_names"] == 0.0
    assert found["changed_shuffled"] == 0.0
    assert found["changed_padding"] == 0.0
    # "RANKED" and "PAIRED" are not read: two of the six variants change.
    assert found["changed_casing"] == pytest.approx(2 / 6, abs=1e-6)
    assert steady.robustness is not None
    casing = next(t for t in steady.robustness.trials if t.name == "casing")
    assert {(c.id, c.variant) for c in casing.cases} == {("a", "capitals"), ("b", "capitals")}
    assert casing.mappings == 6

    def biased(text: str) -> list[str]:
        return ["TM1"] if "aired" in text and " she " in text else by_word(text) if "anked" in text else []

    assert (values(run_eval(Reader(biased), CASES, ("robustness",)))["changed_names"] or 0) > 0.4
    obedient = Reader(lambda text: ["TM1"] if "exceeding" in text or "AI" in text or "TM1" in text else by_word(text))
    assert (values(run_eval(obedient, CASES, ("robustness",)))["changed_instructions"] or 0) > 0


def test_the_same_run_gives_the_same_result() -> None:
    first, second = (run_eval(Reader(by_word), CASES, tuple(SUITES)) for _ in range(2))
    assert first.model_copy(update={"seconds": 0}) == second.model_copy(update={"seconds": 0})


def test_progress_reaches_its_total_and_no_further() -> None:
    steps: list[tuple[int, int]] = []
    run_eval(Reader(by_word), CASES, tuple(SUITES), "dev", lambda done, total: steps.append((done, total)))
    assert steps[-1][0] == steps[-1][1]
    assert [done for done, _ in steps] == sorted(done for done, _ in steps)


def test_a_result_is_read_back_and_anything_else_is_refused(tmp_path: Path) -> None:
    result = run_eval(Reader(by_word), CASES, tuple(SUITES))
    path = tmp_path / "result.json"
    path.write_text(result.to_json(), encoding="utf-8")
    assert read_result(path) == result
    assert result.metric("exact_match").value == 1.0
    with pytest.raises(KeyError):
        result.metric("score")
    path.write_text(result.to_json().replace("rung.eval/1", "rung.eval/9"), encoding="utf-8")
    with pytest.raises(InputError, match=r"not a rung\.eval/1"):
        read_result(path)
    with pytest.raises(InputError, match="cannot be read"):
        read_result(tmp_path / "none.json")
