"""`rung eval` end to end on a small folder of cases."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_evaluation_runner import CASES, Reader, by_word
from typer.testing import CliRunner

from rung.cli.evals import app
from rung.engines import registry
from rung.errors import InputError
from rung.evaluation.agreement import read_agreement
from rung.evaluation.baseline import read_baseline
from rung.evaluation.results import read_result


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    import yaml

    monkeypatch.setattr(registry, "open_engine", lambda _name="auto": Reader(by_word))
    where = tmp_path / "evals" / "cases"
    where.mkdir(parents=True)
    for name, cases in (("mapping", CASES.mapping), ("packets", CASES.packets)):
        data = [case.model_dump(mode="json") for case in cases]
        (where / f"{name}.yaml").write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
    return where


def test_a_run_prints_and_writes_what_was_asked_for(folder: Path, tmp_path: Path) -> None:
    files = {name: tmp_path / name for name in ("r.json", "r.html")}
    done = CliRunner().invoke(
        app,
        ["--cases", str(folder), "--json", str(files["r.json"]), "--html", str(files["r.html"]), "--write-baseline"],
    )
    assert done.exit_code == 0, done.output
    assert "exact_match" in done.output
    assert "mentoring_gap_found" in done.output
    assert "changed_names" not in done.output
    result = read_result(files["r.json"])
    assert {f.name for f in result.data} == {"mapping.yaml", "packets.yaml"}
    assert "<title>Rung evaluation: reader on dev</title>" in files["r.html"].read_text(encoding="utf-8")
    baseline = read_baseline(folder.parent / "baselines" / "reader-dev.json")
    assert baseline.metric("exact_match").value == 1.0


@pytest.mark.parametrize(
    ("suites", "there"),
    [(["mapping"], {"exact_match"}), (["gaps"], {"thin_area_f1"}), (["robustness"], {"changed_typos"}),
     (["all"], {"exact_match", "thin_area_f1", "changed_typos"}),
     (["gaps", "mapping"], {"exact_match", "thin_area_f1"})],
)  # fmt: skip
def test_suites_are_chosen(folder: Path, suites: list[str], there: set[str]) -> None:
    arguments = [part for suite in suites for part in ("--suite", suite)]
    done = CliRunner().invoke(app, ["--cases", str(folder), *arguments])
    assert done.exit_code == 0, done.output
    assert {name for name in ("exact_match", "thin_area_f1", "changed_typos") if name in done.output} == there


def test_results_are_compared_and_reported(folder: Path, tmp_path: Path) -> None:
    one, page, both = tmp_path / "a.json", tmp_path / "a.html", tmp_path / "c.json"
    CliRunner().invoke(app, ["--cases", str(folder), "--json", str(one)])
    compared = CliRunner().invoke(app, ["compare", str(one), str(one), "--json", str(both)])
    assert compared.exit_code == 0, compared.output
    assert "0 cases became right, 0 became wrong." in compared.output
    assert both.exists()
    reported = CliRunner().invoke(app, ["report", str(one), "-o", str(page)])
    assert reported.exit_code == 0, reported.output
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    failed = CliRunner().invoke(app, ["report", str(one), "-o", str(tmp_path / "none" / "x.html")])
    assert isinstance(failed.exception, InputError)


def test_agreement_is_printed_and_written(tmp_path: Path) -> None:
    lines = '{"id":"a","expectations":["TM1"],"strength":"weak","quote":"q"}\n'
    lines += '{"id":"b","expectations":[],"strength":"none","quote":null}\n'
    for name in ("first.jsonl", "second.jsonl"):
        (tmp_path / name).write_text(lines, encoding="utf-8")
    out = tmp_path / "agreement.json"
    done = CliRunner().invoke(
        app, ["agreement", str(tmp_path / "first.jsonl"), str(tmp_path / "second.jsonl"), "--json", str(out)]
    )
    assert done.exit_code == 0, done.output
    assert "0 disagreements" in done.output
    assert read_agreement(out).items == 2
