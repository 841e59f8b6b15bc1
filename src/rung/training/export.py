"""From a trained scorer to the shipped ONNX file: 8-bit weights, and a check that decisions survive.

Activations of this encoder have a few very large channels, which one scale per tensor drowns (a naive 8-bit
export is known to drift to a cosine of 0.75). So large channels are first shrunk and their weights grown by as much
(SmoothQuant, Xiao et al. 2023, arXiv:2211.10438), and each token row and each weight column has its own scale.
Levels are such that AVX2's sum of two 8-bit products never saturates in sixteen bits: (96 + 95) * 85 * 2 < 32768,
so the integers are the same on every processor.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn

from rung.training.encoder import Scorer

OUTPUTS = ("label", "token", "strength", "mean")
WEIGHT_LIMIT = 85
ROW_LIMIT = 95
ROW_MIDDLE = 96
SMOOTHING = 0.5


def to_onnx(model: Scorer, path: Path) -> None:
    """Write the float model: `ids` (1, tokens) in; label, token, strength and mean out. No padding is expected."""
    model.eval()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            model,
            (torch.arange(10, 50)[None],),
            str(path),
            input_names=["ids"],
            output_names=list(OUTPUTS),
            dynamic_axes={"ids": {1: "tokens"}, "token": {1: "tokens"}},
            opset_version=17,
            dynamo=False,
        )


def activation_peaks(model: Scorer, notes: Iterable[torch.Tensor]) -> dict[str, np.ndarray]:
    """Return the largest input of every channel of every layer over token ids `notes`, by the layer's name."""
    peaks: dict[str, torch.Tensor] = {}

    def watch(name: str) -> Callable[..., None]:
        def see(_: nn.Module, inputs: tuple[torch.Tensor, ...]) -> None:
            size = inputs[0].abs().flatten(0, -2).max(0).values
            peaks[name] = torch.maximum(peaks.get(name, torch.zeros_like(size)), size)

        return see

    layers = [(n, m) for n, m in model.named_modules() if isinstance(m, nn.Linear) and n.startswith("blocks.")]
    hooks = [layer.register_forward_pre_hook(watch(name)) for name, layer in layers]
    model.eval()
    with torch.no_grad():
        for ids in notes:
            model(ids)
    for hook in hooks:
        hook.remove()
    return {name: size.clamp(min=1e-4).numpy() for name, size in peaks.items()}


def _quantised(weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the weight (in, out) in whole levels and each output column's scale."""
    scale = np.maximum(np.abs(weight).max(0), 1e-12) / WEIGHT_LIMIT
    return np.clip(np.round(weight / scale), -WEIGHT_LIMIT, WEIGHT_LIMIT).astype(np.int8), scale.astype(np.float32)


def _rows(name: str, source: str) -> tuple[list[onnx.NodeProto], str, str]:
    """Return nodes that turn `source` into unsigned bytes with one scale per row, and the two results' names."""
    at = f"{name}/rows"
    nodes = [
        helper.make_node("Abs", [source], [f"{at}/abs"]),
        helper.make_node("ReduceMax", [f"{at}/abs"], [f"{at}/max"], axes=[-1], keepdims=1),
        helper.make_node("Mul", [f"{at}/max", "q/per_step"], [f"{at}/scale"]),
        helper.make_node("Squeeze", [f"{at}/scale", "q/outer"], [f"{at}/list"]),
        helper.make_node("Shape", [f"{at}/list"], [f"{at}/count"]),
        helper.make_node("Expand", ["q/zero", f"{at}/count"], [f"{at}/zeros"]),
        helper.make_node("QuantizeLinear", [source, f"{at}/list", f"{at}/zeros"], [f"{at}/bytes"], axis=1),
    ]
    return nodes, f"{at}/bytes", f"{at}/scale"


def quantise(source: Path, target: Path, peaks: dict[str, np.ndarray]) -> None:
    """Write an 8-bit copy of the float model: its word table and the layers that `peaks` names."""
    model = onnx.load(str(source))
    graph = model.graph
    weights = {i.name: i for i in graph.initializer}
    added = [
        numpy_helper.from_array(np.float32(1.0 / ROW_LIMIT), "q/per_step"),
        numpy_helper.from_array(np.array([0, 2], dtype=np.int64), "q/outer"),
        numpy_helper.from_array(np.float32(1.0), "q/one"),
        numpy_helper.from_array(np.uint8(ROW_MIDDLE), "q/zero"),
    ]
    dropped: set[str] = set()
    nodes: list[onnx.NodeProto] = []
    for node in graph.node:
        name = node.name or node.output[0]
        weight = weights.get(node.input[1]) if node.op_type == "MatMul" else None
        layer = ".".join(name.split("/")[1:-1])
        if weight is not None and layer in peaks:
            full, peak = numpy_helper.to_array(weight), peaks[layer]
            shrink = peak**SMOOTHING / np.maximum(np.abs(full).max(1), 1e-4) ** (1 - SMOOTHING)
            shrink = (shrink / np.median(shrink)).astype(np.float32)
            matrix, scale = _quantised(full * shrink[:, None])
            nodes.append(helper.make_node("Mul", [node.input[0], f"{name}/c"], [f"{name}/smooth"]))
            made, row_bytes, row_scale = _rows(name, f"{name}/smooth")
            nodes += made
            added += [
                numpy_helper.from_array(1 / shrink, f"{name}/c"),
                numpy_helper.from_array(matrix, f"{name}/w"),
                numpy_helper.from_array(scale, f"{name}/s"),
            ]
            dropped.add(weight.name)
            inputs = [row_bytes, f"{name}/w", "q/one", f"{name}/s", "q/zero"]
            nodes += [
                helper.make_node("MatMulIntegerToFloat", inputs, [f"{name}/f"], domain="com.microsoft"),
                helper.make_node("Mul", [f"{name}/f", row_scale], [node.output[0]]),
            ]
        elif node.op_type == "Gather" and "/words/" in name:
            table = numpy_helper.to_array(weights[node.input[0]])
            scale = (np.maximum(np.abs(table).max(1, keepdims=True), 1e-12) / 127).astype(np.float32)
            added += [
                numpy_helper.from_array(np.round(table / scale).astype(np.int8), "words/w"),
                numpy_helper.from_array(scale, "words/s"),
            ]
            dropped.add(node.input[0])
            nodes += [
                helper.make_node("Gather", ["words/w", node.input[1]], ["words/b"]),
                helper.make_node("Cast", ["words/b"], ["words/f"], to=TensorProto.FLOAT),
                helper.make_node("Gather", ["words/s", node.input[1]], ["words/r"]),
                helper.make_node("Mul", ["words/f", "words/r"], [node.output[0]]),
            ]
        else:
            nodes.append(node)
    kept = [i for i in graph.initializer if i.name not in dropped]
    del graph.node[:]
    del graph.initializer[:]
    graph.node.extend(nodes)
    graph.initializer.extend([*kept, *added])
    model.opset_import.append(helper.make_opsetid("com.microsoft", 1))
    model.producer_name, model.producer_version = "rung", ""
    onnx.checker.check_model(model)
    onnx.save(model, str(target))
