"""The JSON schemas beside the files of `evals/`, generated from the models that read them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel, TypeAdapter

from rung.evaluation.agreement import Agreement
from rung.evaluation.baseline import Baseline
from rung.evaluation.cases import Label, MappingCase, PacketCase
from rung.evaluation.results import EvalResult


def schemas() -> dict[str, dict[str, Any]]:
    """Return each generated schema by its path below the repository's root."""
    return {
        "evals/cases/mapping.schema.json": TypeAdapter(tuple[MappingCase, ...]).json_schema(),
        "evals/cases/packets.schema.json": TypeAdapter(tuple[PacketCase, ...]).json_schema(),
        "evals/cases/label.schema.json": _of(Label),
        "evals/agreement.schema.json": _of(Agreement),
        "evals/baselines/baseline.schema.json": _of(Baseline),
        "docs/eval.schema.json": _of(EvalResult),
    }


def schema_text(schema: dict[str, Any]) -> str:
    """Return a schema as it is written to its file."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def write_schemas(root: Path) -> tuple[Path, ...]:
    """Write every schema below the repository's root and return the files written."""
    written: list[Path] = []
    for name, schema in schemas().items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(schema_text(schema), encoding="utf-8")
        written.append(path)
    return tuple(written)


def _of(model: type[BaseModel]) -> dict[str, Any]:
    return model.model_json_schema(by_alias=True)
