"""Write a trained network as an ONNX file with weights of eight bits."""

from __future__ import annotations

import shutil
import tempfile
import unicodedata
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
FAR_SCRIPTS = frozenset(
    "BENGALI CJK DEVANAGARI HANGUL HIRAGANA KANNADA KATAKANA MYANMAR SINHALA TAMIL THAI TIBETAN".split()
)
"""First words of the Unicode names of letters that books in English do not have."""


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
    forget(folder / "model.onnx", (base / "vocab.txt").read_text(encoding="utf-8").splitlines())


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


def forget(file: Path, pieces: Sequence[str]) -> None:
    """Give the pieces that English texts do not have the vector of an unknown one, which makes the package smaller by .4 MB.

    They are the unused places of the vocabulary, and single signs of far scripts: most of those are not in it at all.
    """
    network = onnx.load(file)
    (table,) = (one for one in network.graph.initializer if tuple(one.dims) == (len(pieces), HIDDEN))
    vectors = numpy_helper.to_array(table).copy()
    vectors[[number for number, piece in enumerate(pieces) if _is_foreign(piece)]] = vectors[pieces.index("[UNK]")]
    table.CopyFrom(numpy_helper.from_array(vectors, table.name))
    onnx.save(network, file)


def _is_foreign(piece: str) -> bool:
    letters = [letter for letter in piece if letter.isalpha()]
    return piece.startswith("[unused") or any(
        unicodedata.name(letter, "").split(" ")[0].split("-")[0] in FAR_SCRIPTS for letter in letters
    )
