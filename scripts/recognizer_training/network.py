"""The network: the first layers of a MiniLM, with embeddings of the shape and the gazetteer features of each word added."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from gazetteer.recognize.models.historical.inputs import SHAPES, STRENGTHS, VOCABULARIES
from gazetteer.recognize.models.historical.model import OTHER_KINDS

HIDDEN, INNER, HEADS, POSITIONS = 384, 1536, 12, 320
OUTPUTS = (3, 3, 1 + 2 * len(OTHER_KINDS))
"""Classes of the three heads: place and person (outside, begins, goes on), other kinds (outside, begins and goes on of each)."""


class Features(nn.Module):
    """The sum of an embedding of each word's shape, vocabulary class and strength."""

    def __init__(self, width: int, spread: float) -> None:
        super().__init__()
        self.tables = nn.ModuleList(nn.Embedding(count, width) for count in (SHAPES, VOCABULARIES, STRENGTHS))
        for table in self.tables:
            nn.init.normal_(table.weight, std=spread)

    def forward(self, shape: Tensor, vocabulary: Tensor, strength: Tensor) -> Tensor:
        first, second, third = self.tables
        return first(shape) + second(vocabulary) + third(strength)


class Attention(torch.autograd.Function):
    """Attention without a mask; ONNX Runtime has one operator for it, which copies less than the products one by one."""

    @staticmethod
    def forward(context: Any, query: Tensor, key: Tensor, value: Tensor) -> Tensor:
        rows, length, _ = query.shape
        parts = (part.view(rows, -1, HEADS, HIDDEN // HEADS).transpose(1, 2) for part in (query, key, value))
        return functional.scaled_dot_product_attention(*parts).transpose(1, 2).reshape(rows, length, HIDDEN)

    @staticmethod
    def symbolic(graph: Any, query: Any, key: Any, value: Any) -> Any:
        found = graph.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=HEADS)
        return found.setType(query.type())


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.attention_in = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.attention_out = nn.Linear(HIDDEN, HIDDEN)
        self.attention_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.inner = nn.Linear(HIDDEN, INNER)
        self.outer = nn.Linear(INNER, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        rows, length, _ = x.shape
        parts = self.attention_in(x).view(rows, length, 3, HEADS, HIDDEN // HEADS).unbind(2)
        query, key, value = (part.transpose(1, 2) for part in parts)
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=bias)
        return self._after(x, seen.transpose(1, 2).reshape(rows, length, HIDDEN))

    def read(self, x: Tensor) -> Tensor:
        """Return the layer's output for stretches of the same length."""
        return self._after(x, Attention.apply(*self.attention_in(x).split(HIDDEN, -1)))

    def read_some(self, x: Tensor, wanted: Tensor) -> Tensor:
        """Return the same for some positions, which look at all."""
        linear, some = self.attention_in, x[:, wanted]
        query = functional.linear(some, linear.weight[:HIDDEN], linear.bias[:HIDDEN])
        others = functional.linear(x, linear.weight[HIDDEN:], linear.bias[HIDDEN:])
        return self._after(some, Attention.apply(query, *others.split(HIDDEN, -1)))

    def _after(self, x: Tensor, seen: Tensor) -> Tensor:
        x = self.attention_norm(x + self.attention_out(seen))
        return self.norm(x + self.outer(functional.gelu(self.inner(x))))


class Network(nn.Module):
    """Maps pieces, with features of their words, to log-odds of the three heads' classes for each piece."""

    def __init__(
        self, vocabulary: int, layers: int, *, outputs: tuple[int, ...] = OUTPUTS, positions: int = POSITIONS
    ) -> None:
        super().__init__()
        self.outputs = outputs
        self.pieces = nn.Embedding(vocabulary, HIDDEN)
        self.positions = nn.Embedding(positions, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.features = Features(HIDDEN, 0.01)
        self.late_features = Features(64, 0.1)
        self.head = nn.Linear(HIDDEN + 64, sum(outputs))
        self.dropout = nn.Dropout(0.1)

    def forward(self, pieces: Tensor, mask: Tensor, shape: Tensor, vocabulary: Tensor, strength: Tensor) -> Tensor:
        return self.read(self.pieces(pieces), mask, shape, vocabulary, strength)

    def read(self, vectors: Tensor, mask: Tensor, shape: Tensor, vocabulary: Tensor, strength: Tensor) -> Tensor:
        """Return the log-odds for pieces with given vectors."""
        x = self._begin(vectors, shape, vocabulary, strength)
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -10000.0
        for layer in self.layers:
            x = layer(x, bias)
        return self.head(torch.cat([self.dropout(x), self.late_features(shape, vocabulary, strength)], -1))

    def read_some(
        self, pieces: Tensor, shape: Tensor, vocabulary: Tensor, strength: Tensor, near: Tensor, wanted: Tensor
    ) -> Tensor:
        """Return the log-odds for some positions of stretches of the same length.

        Args:
            pieces, shape, vocabulary, strength: the pieces and the features of their words.
            near: positions that all layers read; the others are only looked at in the first layer.
            wanted: indices into `near` of the positions that the last layer computes.
        """
        x = self._begin(self.pieces(pieces), shape, vocabulary, strength)
        x = self.layers[0].read_some(x, near)
        for layer in self.layers[1:-1]:
            x = layer.read(x)
        x = self.layers[-1].read_some(x, wanted)
        features = (table[:, near[wanted]] for table in (shape, vocabulary, strength))
        return self.head(torch.cat([x, self.late_features(*features)], -1))

    def _begin(self, vectors: Tensor, shape: Tensor, vocabulary: Tensor, strength: Tensor) -> Tensor:
        position = torch.arange(vectors.shape[1], device=vectors.device)
        x = vectors + self.positions(position)[None] + self.features(shape, vocabulary, strength)
        return self.dropout(self.norm(x))


class Probabilities(nn.Module):
    """The network with a softmax over each head, for export.

    Args:
        network: the network.
        vectors: whether the vectors of the pieces are given instead of their numbers; else probabilities are computed
            only for the positions that are wanted.
    """

    def __init__(self, network: Network, *, vectors: bool = False) -> None:
        super().__init__()
        self.network = network
        self.vectors = vectors

    def forward(self, *arrays: Tensor) -> Tensor:
        scores = self.network.read(*arrays) if self.vectors else self.network.read_some(*arrays)
        return torch.cat([part.softmax(-1) for part in scores.split(self.network.outputs, -1)], -1)


def from_base(folder: Path, layers: int) -> Network:
    """Return a network with the first layers of a BERT model (`model.safetensors`); its vectors are not trained further."""
    weights = {
        name.removeprefix("bert."): value.float() for name, value in load_file(folder / "model.safetensors").items()
    }
    table = weights["embeddings.word_embeddings.weight"]
    network = Network(len(table), layers)
    with torch.no_grad():
        network.pieces.weight.copy_(table)
        kind = weights["embeddings.token_type_embeddings.weight"][0]
        network.positions.weight.copy_(weights["embeddings.position_embeddings.weight"][:POSITIONS] + kind)
        for part in ("weight", "bias"):
            getattr(network.norm, part).copy_(weights[f"embeddings.LayerNorm.{part}"])
            for number, layer in enumerate(network.layers):
                _copy(layer, weights, f"encoder.layer.{number}.", part)
    network.pieces.weight.requires_grad_(False)
    return network


def _copy(layer: nn.Module, weights: dict[str, Tensor], prefix: str, part: str) -> None:
    threefold = [weights[f"{prefix}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
    getattr(layer.attention_in, part).copy_(torch.cat(threefold))
    for name, source in (
        ("attention_out", "attention.output.dense"),
        ("attention_norm", "attention.output.LayerNorm"),
        ("inner", "intermediate.dense"),
        ("outer", "output.dense"),
        ("norm", "output.LayerNorm"),
    ):
        getattr(getattr(layer, name), part).copy_(weights[f"{prefix}{source}.{part}"])
