"""Write a trained network as an ONNX file with weights of eight bits, and vectors of pieces of seven."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from gazetteer.recognize.models.historical.model import NEAR_INPUT, WANTED_INPUT
from gazetteer.recognize.models.multilingual.model import PIECES, VECTORS
from recognizer_training import e5
from recognizer_training.network import HIDDEN, Probabilities, from_base

FEATURES = ("shape", "vocabulary", "strength")


def write(weights: Path, base: Path, layers: int, folder: Path) -> None:
    """Write `model.onnx` and `vocab.txt` into a folder."""
    network = from_base(base, layers)
    network.load_state_dict(torch.load(weights), strict=False)
    table = torch.ones((2, 9), dtype=torch.int64)
    example = {
        "pieces": table,
        **dict.fromkeys(FEATURES, table),
        NEAR_INPUT: torch.arange(8),
        WANTED_INPUT: torch.tensor([1, 3, 4]),
    }
    _write(Probabilities(network), example, folder)
    shutil.copyfile(base / "vocab.txt", folder / "vocab.txt")


def write_multilingual(weights: Path, base: e5.Base, kept: Sequence[int], layers: int, folder: Path) -> None:
    """Write `model.onnx`, `vectors.npy` and `pieces.txt` into a folder."""
    network = e5.network(base, kept, range(layers))
    network.load_state_dict(torch.load(weights), strict=False)
    table = torch.ones((2, 9), dtype=torch.int64)
    example = {"vectors": torch.ones((2, 9, HIDDEN)), "mask": table, **dict.fromkeys(FEATURES, table)}
    _write(Probabilities(network, vectors=True), example, folder)
    np.save(folder / VECTORS, base.packed("emb.word", len(base.pieces), HIDDEN)[list(kept)])
    lines = (f"{base.pieces[number]}\t{base.scores[number]:.4f}" for number in kept)
    (folder / PIECES).write_text("\n".join(lines) + "\n", encoding="utf-8")


def _write(network: Probabilities, example: Mapping[str, torch.Tensor], folder: Path) -> None:
    """Write a network as `model.onnx` with weights of eight bits; `example` has an array for each input."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        torch.onnx.export(
            network.eval(),
            tuple(example.values()),
            str(plain),
            input_names=list(example),
            output_names=["probabilities"],
            dynamic_axes={
                name: {0: name} if name in (NEAR_INPUT, WANTED_INPUT) else {0: "rows", 1: "pieces"}
                for name in (*example, "probabilities")
            },
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            str(plain), str(folder / "model.onnx"), weight_type=QuantType.QInt8, per_channel=True,
            reduce_range=True, op_types_to_quantize=["MatMul", "Gather"],
        )  # fmt: skip
    round_vectors(folder / "model.onnx")


def round_vectors(file: Path) -> None:
    """Round the vectors of the pieces in a network to even numbers.

    They are two thirds of the file, and a bit less makes the package smaller by 1.1 MB.
    """
    network = onnx.load(file)
    gathered = {name for node in network.graph.node if node.op_type == "Gather" for name in node.input}
    for tensor in network.graph.initializer:
        if tensor.name in gathered and (values := numpy_helper.to_array(tensor)).dtype == np.uint8 and values.ndim == 2:
            rounded = np.minimum((values.astype(np.uint16) + 1) & 0xFE, 0xFE).astype(np.uint8)
            tensor.CopyFrom(numpy_helper.from_array(rounded, tensor.name))
    onnx.save(network, file)
