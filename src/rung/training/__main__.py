"""`make train`: fetch the base, run the stages of the plan, calibrate on dev, export, write the card."""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from tokenizers import Tokenizer

from rung.assets import default_ladder
from rung.engines.embedded_card import sha256_of
from rung.engines.embedded_text import blind
from rung.evaluation.cases import load_cases
from rung.training.assemble import Provenance, assemble, score_onnx
from rung.training.base_weights import fetch
from rung.training.corpus import Corpus
from rung.training.encoder import Scorer, load_base
from rung.training.export import activation_peaks, quantise, to_onnx
from rung.training.fit import fit
from rung.training.labelled import Labelled, read_labelled, shuffled
from rung.training.recipe import CODES, LIMIT, PLAN
from rung.training.slim import slimmed

SAMPLE = 120
"""Training notes whose activations set the ranges of the 8-bit layers."""


def train(root: Path, work: Path, base: Path) -> Scorer:
    """Return the model after all stages; the last stage's running average is what ships."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    torch.manual_seed(PLAN.seed)
    model = load_base(base, len(CODES), PLAN.layers)
    average = model.state_dict()
    for stage in PLAN.stages:
        notes = read_labelled(stage.paths(root / "evals" / "training"))
        corpus = Corpus(notes, CODES, tokenizer, LIMIT)
        if stage.inner is not None:
            model.load_state_dict(average)
            model = slimmed(model, corpus, stage.recipe, stage.inner)
        average = fit(model, corpus, stage.recipe, lambda _epoch, _average: None, work / f"{stage.name}.log")
    model.load_state_dict(average)
    return model


def ship(model: Scorer, root: Path, work: Path, base: Path) -> None:
    """Write the quantised model, its tokenizer and its card into the package, calibrated on the dev split."""
    training = sorted((root / "evals" / "training").glob("*.jsonl"))
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    sample = shuffled(read_labelled(training[-1:]), PLAN.seed)[:SAMPLE]
    peaks = activation_peaks(model, [torch.tensor([tokenizer.encode(blind(n.text).text).ids]) for n in sample])
    to_onnx(model, work / "float.onnx")
    quantise(work / "float.onnx", work / "small.onnx", peaks)
    floats = score_onnx(work / "float.onnx", base / "tokenizer.json", dev_notes(root))
    origin = Provenance(PLAN, "1", sha256_of(default_ladder()), tuple(training))
    card = assemble(floats, work / "small.onnx", base / "tokenizer.json", root / "src/rung/engines/weights", origin)
    for row in (*card.dev, *card.parity):
        print(row.name, row.value, row.low, row.high)  # noqa: T201


def dev_notes(root: Path) -> list[Labelled]:
    """Return the dev split of the labelled cases as the calibration reads them."""
    cases = load_cases(root / "evals" / "cases").mapping
    return [Labelled.of_case(case) for case in cases if case.split == "dev"]


def main() -> None:
    """Run the whole recipe from the repository's root."""
    parser = argparse.ArgumentParser(prog="python -m rung.training", description=__doc__)
    parser.add_argument("--work", type=Path, default=Path(".cache/train"))
    work: Path = parser.parse_args().work
    work.mkdir(parents=True, exist_ok=True)
    base = fetch(PLAN.base, work)
    root = Path.cwd()
    ship(train(root, work, base), root, work, base)


if __name__ == "__main__":
    main()
