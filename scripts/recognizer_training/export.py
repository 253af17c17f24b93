"""Write a trained network as an ONNX file with weights of eight bits."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from recognizer_training.network import Network, Probabilities

INPUTS = ("pieces", "mask", "shape", "vocabulary", "strength")


def write(weights: Path, base: Path, layers: int, folder: Path) -> None:
    """Write `model.onnx` and `vocab.txt` into a folder."""
    vocabulary = (base / "vocab.txt").read_text(encoding="utf-8").splitlines()
    network = Network(len(vocabulary), layers)
    network.load_state_dict(torch.load(weights))
    folder.mkdir(parents=True, exist_ok=True)
    example = tuple(torch.ones((2, 9), dtype=torch.int64) for _ in INPUTS)
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        torch.onnx.export(
            Probabilities(network).eval(),
            example,
            str(plain),
            input_names=list(INPUTS),
            output_names=["probabilities"],
            dynamic_axes={name: {0: "rows", 1: "pieces"} for name in (*INPUTS, "probabilities")},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            str(plain), str(folder / "model.onnx"), weight_type=QuantType.QInt8, per_channel=True,
            reduce_range=True, op_types_to_quantize=["MatMul", "Gather"],
        )  # fmt: skip
    shutil.copyfile(base / "vocab.txt", folder / "vocab.txt")
