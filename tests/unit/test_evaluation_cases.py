"""The labelled cases themselves, and the reader that takes no YAML but plain data."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from rung.assets import default_ladder
from rung.errors import InputError
from rung.evaluation.cases import (
    EvalCases,
    Label,
    MappingCase,
    cases_dir,
    check_codes,
    evals_dir,
    load_cases,
    load_labels,
    load_mapping,
)
from rung.evaluation.plain_yaml import parse_plain_yaml, read_plain_yaml
from rung.evaluation.schemas import schema_text, schemas
from rung.ladder import read_ladder
from rung.models import Ladder

CASE = """
- id: X1
  split: dev
  voice: v
  job: j
  text: I ranked the stale roles and removed forty.
  expectations: [DE5]
  quote: ranked the stale roles and removed forty
  strength: strong
"""


@pytest.fixture(scope="module")
def cases() -> EvalCases:
    return load_cases()


@pytest.fixture(scope="module")
def written() -> tuple[MappingCase, ...]:
    return load_mapping(cases_dir() / "mapping.yaml")


@pytest.fixture(scope="module")
def ladder() -> Ladder:
    return read_ladder(default_ladder())


def test_every_code_and_area_is_the_ladders(cases: EvalCases, ladder: Ladder) -> None:
    check_codes(cases, ladder)


def test_there_are_enough_cases_of_every_kind(written: tuple[MappingCase, ...], ladder: Ladder) -> None:
    primaries = Counter(case.expectations[0] for case in written if case.expectations)
    sizes = Counter(len(case.expectations) for case in written)
    assert len(written) >= 300
    assert {code: primaries[code] for code in ladder.codes if primaries[code] < 10} == {}
    assert sizes[0] >= 60
    assert sizes[2] >= 30
    assert sizes[3] >= 12
    assert sum("near_miss" in case.tags for case in written) >= 40


def test_a_voice_is_in_one_split_only(written: tuple[MappingCase, ...]) -> None:
    splits: dict[str, set[str]] = {}
    for case in written:
        splits.setdefault(case.voice, set()).add(case.split)
    assert {voice: found for voice, found in splits.items() if len(found) > 1} == {}
    assert Counter(next(iter(found)) for found in splits.values()).keys() == {"dev", "test"}


def test_names_to_be_swapped_stand_in_the_text(written: tuple[MappingCase, ...]) -> None:
    assert [case.id for case in written if any(name not in case.text for name in case.names)] == []
    assert sum(bool(case.names) for case in written) >= 40


def test_there_are_enough_packets(cases: EvalCases) -> None:
    assert len(cases.packets) >= 20
    assert {packet.split for packet in cases.packets} == {"dev", "test"}
    assert len({packet.format for packet in cases.packets}) >= 5


def test_a_packets_gaps_follow_from_its_items(cases: EvalCases, ladder: Ladder) -> None:
    """The guide: a gap is what no item evidences; an area with one evidencing item, or only weak ones, is thin."""
    for packet in cases.packets:
        evidenced = {code for item in packet.items for code in item.expectations}
        assert set(packet.missing_expectations) == set(ladder.codes) - evidenced, packet.id
        missing: set[str] = set()
        thin: set[str] = set()
        for area in ladder.areas:
            codes = {e.code for e in area.expectations}
            strengths = [item.strength for item in packet.items if codes.intersection(item.expectations)]
            if not strengths:
                missing.add(area.name)
            elif len(strengths) == 1 or set(strengths) == {"weak"}:
                thin.add(area.name)
        names = {area.code: area.name for area in ladder.areas}
        assert {names.get(a, a) for a in packet.missing_areas} == missing, packet.id
        assert {names.get(a, a) for a in packet.thin_areas} == thin, packet.id


def test_a_packets_items_and_left_out_lines_stand_in_its_source(cases: EvalCases) -> None:
    for packet in cases.packets:
        source = " ".join(packet.source.split())
        for words in (*(item.starts for item in packet.items), *packet.left_out):
            flat = " ".join(words.split())
            assert flat in source or json.dumps(flat, ensure_ascii=False)[1:-1] in source, (packet.id, words)


def test_every_written_case_has_its_first_label(written: tuple[MappingCase, ...]) -> None:
    """What was written first is kept, so that the agreement can be computed again after cases are settled."""
    first = {label.id for label in load_labels(cases_dir() / "first_labels.jsonl")}
    assert first == {case.id for case in written}


def test_second_labels_are_for_written_cases(written: tuple[MappingCase, ...]) -> None:
    path = cases_dir() / "second_labels.jsonl"
    if not path.exists():
        pytest.skip("the second labelling is not there yet")
    texts = {case.id: case.text for case in written}
    second = load_labels(path)
    assert {label.id for label in second} == set(texts)
    assert [label.id for label in second if label.quote is not None and label.quote not in texts[label.id]] == []


@pytest.mark.parametrize("name", sorted(schemas()))
def test_the_committed_schemas_are_current(root: Path, name: str) -> None:
    assert (root / name).read_text(encoding="utf-8") == schema_text(schemas()[name]), "run: make docs"


def test_the_cases_fit_their_schema(root: Path) -> None:
    import jsonschema

    for name in ("mapping", "packets"):
        schema = json.loads((root / f"evals/cases/{name}.schema.json").read_text(encoding="utf-8"))
        jsonschema.validate(read_plain_yaml(root / f"evals/cases/{name}.yaml"), schema)


def test_the_guide_is_beside_the_cases() -> None:
    guide = (evals_dir() / "labelling-guide.md").read_text(encoding="utf-8")
    assert "The quote is the shortest verbatim span that carries the evidence" in guide


# ---- reading ------------------------------------------------------------------------------------


def test_C8_a_python_tag_is_refused() -> None:
    with pytest.raises(InputError, match="not plain YAML"):
        parse_plain_yaml("!!python/object/apply:os.system ['echo hacked']", "cases.yaml")


def test_C8_an_alias_bomb_is_refused_before_it_unfolds() -> None:
    levels = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    levels += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    with pytest.raises(InputError, match="alias 'a0' in line 2"):
        parse_plain_yaml("\n".join(levels), "cases.yaml")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: 1\na: 2", "'a' is given twice"),
        ("a: [1", "not plain YAML"),
        ("? {x: 1}\n: 2", "not plain YAML"),
        ("a: 2026-13-45", "cannot be read"),
    ],
)
def test_yaml_that_is_not_plain_data_is_refused(text: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        parse_plain_yaml(text, "cases.yaml")


def test_a_file_that_is_missing_or_not_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"'none\.yaml' cannot be read"):
        read_plain_yaml(tmp_path / "none.yaml")
    (tmp_path / "latin.yaml").write_bytes(b"a: \xe9")
    with pytest.raises(InputError, match="not UTF-8"):
        read_plain_yaml(tmp_path / "latin.yaml")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("quote: ranked", "quote: Ranked", "is not in the text"),
        ("[DE5]", "[DE5, DE5]", "named twice"),
        ("[DE5]", "[]", "all there or all absent"),
        ("strength: strong", "strength: none", "all there or all absent"),
        ("split: dev", "split: train", "dev"),
        ("job: j", "job: j\n  score: 5", "score"),
    ],
)
def test_a_malformed_case_is_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    path = tmp_path / "mapping.yaml"
    path.write_text(CASE, encoding="utf-8")
    assert load_mapping(path)[0].id == "X1"
    path.write_text(CASE.replace(old, new), encoding="utf-8")
    with pytest.raises(InputError, match=said):
        load_mapping(path)


def test_an_id_used_twice_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mapping.yaml").write_text(CASE + CASE, encoding="utf-8")
    with pytest.raises(InputError, match="'X1' is used twice"):
        load_cases(tmp_path)
    (tmp_path / "mapping.yaml").write_text(CASE, encoding="utf-8")
    (tmp_path / "added.yaml").write_text(CASE, encoding="utf-8")
    with pytest.raises(InputError, match="'X1' is used twice"):
        load_cases(tmp_path)


def test_an_unknown_code_is_refused(tmp_path: Path, ladder: Ladder) -> None:
    (tmp_path / "mapping.yaml").write_text(CASE.replace("[DE5]", "[DE9]"), encoding="utf-8")
    with pytest.raises(InputError, match="'DE9'"):
        check_codes(load_cases(tmp_path), ladder)


def test_a_folder_without_cases_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no cases"):
        load_cases(tmp_path)
    with pytest.raises(InputError, match="There is no folder"):
        load_cases(tmp_path / "nowhere")


def test_an_installation_without_the_repository_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from rung.evaluation import cases as module

    monkeypatch.setattr(module, "__file__", str(tmp_path / "site-packages/rung/evaluation/cases.py"))
    with pytest.raises(InputError, match="rung eval --cases DIR"):
        evals_dir()


def test_a_malformed_label_is_named_by_its_line(tmp_path: Path) -> None:
    path = tmp_path / "labels.jsonl"
    good = Label(id="a", expectations=("TM1",), strength="weak", quote="q").model_dump_json()
    path.write_text(f"{good}\n\n{good[:-1]}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"labels\.jsonl, line 3"):
        load_labels(path)
