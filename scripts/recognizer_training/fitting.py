"""Fit the network to examples, and apply it to them."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from gazetteer.recognize.historical import inputs
from recognizer_training import noise
from recognizer_training.examples import IGNORED, Example
from recognizer_training.network import Network

OTHER_SHARE = 0.5
"""What the loss of the third head counts against the others'."""
WARM_UP = 0.06


def fit(
    network: Network,
    chosen: Sequence[Example],
    tokenizer: inputs.Tokenizer,
    *,
    epochs: int,
    rate: float,
    seed: int,
    size: int = 16,
    label: str = "",
    by_pieces: bool = False,
) -> None:
    """Train on the examples, spoilt anew in every epoch.

    Args:
        rate: highest learning rate of the base's weights; that of the new ones is five times as high.
        size: examples in a batch.
        label: what progress is printed with.
        by_pieces: whether examples are put together by their pieces rather than their words, which saves time where
            languages differ in pieces per word.
    """
    rng = random.Random(seed)
    torch.manual_seed(seed)
    learnt = [(name, p) for name, p in network.named_parameters() if p.requires_grad]
    fresh = [p for name, p in learnt if name.startswith(("features", "late_features", "head"))]
    base = [p for name, p in learnt if not name.startswith(("features", "late_features", "head"))]
    groups = [{"params": base, "lr": rate}, {"params": fresh, "lr": 5 * rate}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))
    steps = epochs * -(-len(chosen) // size)
    network.train()
    started, mean = time.time(), 0.0

    def length(example: Example) -> int:
        return sum(len(tokenizer.pieces(word)) for word in example.words) if by_pieces else len(example.words)

    for step, group in enumerate(_batches(chosen, epochs, size, rng, length)):
        pace = min(1.0, (step + 1) / (WARM_UP * steps)) * max(0.02, 1 - step / steps)
        for number, parameters in enumerate(optimizer.param_groups):
            parameters["lr"] = rate * pace * (5 if number else 1)
        loss = _loss(network, [noise.without_gazetteer(noise.noisy(e, rng), rng) for e in group], tokenizer)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        mean = loss.item() if step == 0 else 0.98 * mean + 0.02 * loss.item()
        if step % 50 == 49 or step + 1 == steps:
            print(f"{label} step {step + 1} of {steps}, loss {mean:.4f}, {time.time() - started:.0f} s", flush=True)


def _batches(
    chosen: Sequence[Example], epochs: int, size: int, rng: random.Random, length: Callable[[Example], int]
) -> Iterator[list[Example]]:
    """Yield batches of examples of about one length, in random order."""
    for _ in range(epochs):
        order = list(chosen)
        rng.shuffle(order)
        portions = [sorted(order[i : i + 20 * size], key=length) for i in range(0, len(order), 20 * size)]
        groups = [portion[i : i + size] for portion in portions for i in range(0, len(portion), size)]
        rng.shuffle(groups)
        yield from groups


def _loss(network: Network, group: Sequence[Example], tokenizer: inputs.Tokenizer) -> torch.Tensor:
    stretches = [_stretch(example, tokenizer, network) for example in group]
    arrays = inputs.batch(stretches)
    scores = network(*(torch.from_numpy(array) for array in arrays.values()))
    rows = [row for row, item in enumerate(stretches) for head in item.heads if head]
    heads = [head for item in stretches for head in item.heads if head]
    parts = scores[rows, heads].split(network.outputs, -1)
    loss = torch.zeros(())
    for part, name, share in zip(parts, ("place", "person", "other"), (1.0, 1.0, OTHER_SHARE), strict=True):
        labels = [
            label
            for item, example in zip(stretches, group, strict=True)
            for head, label in zip(item.heads, getattr(example, name), strict=True)
            if head
        ]
        target = torch.tensor(labels)
        if bool((target != IGNORED).any()):
            loss = loss + share * functional.cross_entropy(part, target, ignore_index=IGNORED)
    return loss


def _stretch(example: Example, tokenizer: inputs.Tokenizer, network: Network) -> inputs.Stretch:
    most = network.positions.num_embeddings - 2
    return inputs.stretch(example.words, example.strength, tokenizer, lang=example.lang, most=most)


@torch.no_grad()
def predict(
    network: Network, chosen: Sequence[Example], tokenizer: inputs.Tokenizer, *, size: int = 32
) -> list[NDArray[np.float32]]:
    """Return for each example the probabilities of all classes for each word; shape (words, classes)."""
    network.eval()
    found: list[NDArray[np.float32]] = [np.zeros((0, 0), np.float32)] * len(chosen)
    order = sorted(range(len(chosen)), key=lambda index: len(chosen[index].words))
    for begin in range(0, len(order), size):
        some = order[begin : begin + size]
        stretches = [_stretch(chosen[index], tokenizer, network) for index in some]
        scores = network(*(torch.from_numpy(array) for array in inputs.batch(stretches).values()))
        probabilities = torch.cat([part.softmax(-1) for part in scores.split(network.outputs, -1)], -1).numpy()
        for row, index in enumerate(some):
            found[index] = probabilities[row, stretches[row].heads].astype(np.float32)
    return found


def token_f1(chosen: Sequence[Example], found: Sequence[NDArray[np.float32]], head: str) -> float:
    """Return F1 over words that are part of a name; words whose label is ignored do not count."""
    first = 0 if head == "place" else 3
    right = wrong = missed = 0
    for example, probabilities in zip(chosen, found, strict=True):
        said = probabilities[:, first] < 0.5
        for label, yes in zip(getattr(example, head), said, strict=True):
            right += bool(label > 0 and yes)
            wrong += bool(label == 0 and yes)
            missed += bool(label > 0 and not yes)
    return 2 * right / max(1, 2 * right + wrong + missed)
