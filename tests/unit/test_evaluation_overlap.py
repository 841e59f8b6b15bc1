"""Nothing that is judged may have been learned from."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from rung.errors import EngineConfigError, InputError
from rung.evaluation.bootstrap import Table
from rung.evaluation.cases import evals_dir, load_cases
from rung.evaluation.overlap import (
    LETTER_COSINE,
    SHARED_RUNS,
    Pair,
    Text,
    alike_in_doubt,
    letter_vectors,
    load_training,
    nearest,
    runs,
    shared_runs,
)

A = Text("a", "Moved the payroll batch off its shared root key in one long and rainy weekend.")


@pytest.fixture(scope="module")
def training() -> list[Text]:
    return [Text(item.id, item.text) for item in load_training(evals_dir() / "training")]


@pytest.fixture(scope="module")
def cases() -> list[Text]:
    loaded = load_cases()
    items = [Text(case.id, case.text) for case in loaded.mapping]
    return items + [
        Text(f"{p.id}:{n}", line)
        for p in loaded.packets
        for n, line in enumerate(p.source.splitlines())
        if line.strip()
    ]


def told(pairs: Sequence[Pair]) -> list[str]:
    return [f"{p.likeness:.2f} {p.first.id} ~ {p.second.id}" for p in pairs]


def test_there_is_something_to_compare(training: list[Text], cases: list[Text]) -> None:
    assert len(training) >= 3400
    assert len({text.id for text in training}) == len(training)
    assert len(cases) >= 467


def test_no_case_shares_its_words_with_a_training_item(training: list[Text], cases: list[Text]) -> None:
    close = [p for p in shared_runs(cases, training) if p.likeness >= SHARED_RUNS and len(runs(p.first.text)) > 1]
    assert told(close) == []
    known = {" ".join(t.text.casefold().split()) for t in training}
    assert [c.id for c in cases if " ".join(c.text.casefold().split()) in known] == []


@pytest.fixture(scope="module")
def closest(training: list[Text], cases: list[Text]) -> tuple[Pair, ...]:
    return nearest([c for c in cases if ":" not in c.id], training, letter_vectors)


def test_no_case_is_a_reworded_training_item(closest: tuple[Pair, ...]) -> None:
    assert told([p for p in closest if p.likeness >= LETTER_COSINE]) == []


def embedded(texts: Sequence[str]) -> Table:
    from rung.engines.embedded import WEIGHTS
    from rung.engines.embedded_card import read_card
    from rung.engines.embedded_model import Network

    try:
        network = Network.open(WEIGHTS, read_card(WEIGHTS).reading)
    except EngineConfigError as error:
        pytest.skip(f"no embedded model to embed with: {error}")
    rows = np.stack([windows[0].mean for windows in network.read(texts)]).astype(np.float64)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def test_no_case_in_doubt_tells_the_event_of_a_training_item(closest: tuple[Pair, ...]) -> None:
    assert told(alike_in_doubt(closest, embedded)) == []


def test_embeddings_decide_where_letters_leave_a_doubt() -> None:
    item = Text(
        "t", "Token parser: 38 negative tests, fuzzer in nightly. Two panics caught before release 6.2 went out."
    )
    again = "The parser for tokens got a nightly fuzzer and 38 negative tests; it caught two panics before 6.2 shipped."
    other = "Moved the payroll batch off its shared root key in one long and rainy weekend."
    assert [p.first.id for p in alike_in_doubt([Pair(Text("c", again), item, 0.64)], embedded)] == ["c"]
    assert alike_in_doubt([Pair(Text("c", other), item, 0.64), Pair(Text("c", again), item, 0.2)], embedded) == ()


def test_a_copy_is_seen() -> None:
    other = Text("o", "Wrote the quarterly audit letter for the board and had lunch.")
    copied = Text("c", f"Last spring. {A.text} It held.")
    assert shared_runs([A], [other, copied])[0].likeness == 1.0
    assert shared_runs([A], [other]) == ()


def test_a_rewording_is_seen(training: list[Text]) -> None:
    """Among all training items, as rare letters weigh more: two sentences of T1001 and T1003, told a little apart."""
    reworded = [
        Text("T1003", "tuned secret scanner: excluded the test vectors in crypto-core, findings a week 310 -> 14; "
                      "a 50-finding spot check showed that nothing real was lost"),
        Text("T1002", "In #appsec I shared PortSwigger's paper on race conditions"),
    ]  # fmt: skip
    for pair in nearest(reworded, training, letter_vectors):
        assert pair.first.id == pair.second.id
        assert pair.likeness >= LETTER_COSINE, pair


def test_a_text_of_a_few_words_is_one_run() -> None:
    assert runs("Ran the drill") == {("ran", "the", "drill")}
    assert runs("...") == frozenset()
    assert shared_runs([Text("a", "Ran the drill.")], [Text("b", "ran the DRILL")])[0].likeness == 1.0


def test_a_malformed_training_line_is_named(tmp_path) -> None:
    (tmp_path / "more.jsonl").write_text('{"id": "x"}\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"more\.jsonl, line 1"):
        load_training(tmp_path)
