"""Fit a network to the labels of examples, to the probabilities of a larger network, or to both."""

from __future__ import annotations

import random
import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional
from torch.utils.data import DataLoader, Dataset

from gazetteer.recognize.models.historical import inputs
from recognizer_training import noise
from recognizer_training.examples import IGNORED, Example
from recognizer_training.network import Network

OTHER_SHARE = 0.5
"""Weight of the loss of the third head, relative to the other two."""
WARM_UP = 0.06
HEADS = ("place", "person", "other")


@dataclass(frozen=True)
class Reader:
    """A network with its tokenizer."""

    network: Network
    tokenizer: inputs.Tokenizer

    @property
    def most(self) -> int:
        """The maximum number of pieces of an input."""
        return self.network.positions.num_embeddings - 2


@dataclass(frozen=True)
class Lesson:
    """Settings of a training.

    Attributes:
        rate: highest learning rate of the base's weights; that of the new weights is five times as high.
        size: examples in a batch.
        device: "cpu" or "cuda"; on the latter the network computes in bfloat16.
        workers: processes that prepare batches; 0 for none.
        teacher: the network whose probabilities are learned.
        own: with a teacher, the sources whose own labels of places and persons are learned in addition to the teacher's.
    """

    epochs: int
    rate: float
    seed: int
    size: int = 16
    device: str = "cpu"
    workers: int = 0
    teacher: Reader | None = None
    own: Collection[str] = ()


class Inputs(NamedTuple):
    """The inputs of a network for a batch.

    Attributes:
        arrays: pieces, mask, shape, vocabulary, strength; each of shape (examples, pieces).
        rows, heads: example and first piece of every word; the piece is 0 for words that did not fit.
    """

    arrays: list[Tensor]
    rows: Tensor
    heads: Tensor


class Batch(NamedTuple):
    """The inputs of a network and of its teacher, and the labels of every word; shape (3, words)."""

    read: Inputs
    taught: Inputs | None
    labels: Tensor


class _Batches(Dataset[Batch]):
    """All batches of a training, each with different noise."""

    def __init__(
        self, groups: Sequence[Sequence[Example]], reader: tuple[inputs.Tokenizer, int],
        teacher: tuple[inputs.Tokenizer, int] | None, lesson: Lesson,
    ) -> None:  # fmt: skip
        self._groups, self._reader, self._teacher = groups, reader, teacher
        self._seed, self._own = lesson.seed, None if lesson.teacher is None else lesson.own

    def __len__(self) -> int:
        return len(self._groups)

    def __getitem__(self, index: int) -> Batch:
        rng = random.Random(self._seed * 1_000_003 + index)
        group = [noise.without_gazetteer(noise.noisy(example, rng), rng) for example in self._groups[index]]
        labels = [_labels(example, self._own) for example in group]
        taught = _inputs(group, *self._teacher) if self._teacher else None
        return Batch(_inputs(group, *self._reader), taught, torch.from_numpy(np.concatenate(labels, axis=1)))


def fit(reader: Reader, chosen: Sequence[Example], lesson: Lesson, *, label: str = "") -> None:
    """Train the network of a reader on examples, with new noise in every epoch; `label` is printed with the progress."""
    network, teacher = reader.network.to(lesson.device).train(), lesson.teacher
    torch.manual_seed(lesson.seed)
    if teacher:
        teacher.network.to(lesson.device).eval()
    optimizer = _optimizer(network, lesson)
    groups = list(_groups(chosen, lesson.epochs, lesson.size, random.Random(lesson.seed)))
    data = _Batches(
        groups, (reader.tokenizer, reader.most), (teacher.tokenizer, teacher.most) if teacher else None, lesson
    )
    on_gpu = lesson.device == "cuda"
    started, mean = time.time(), torch.zeros((), device=lesson.device)
    for step, batch in enumerate(DataLoader(data, batch_size=None, num_workers=lesson.workers, pin_memory=on_gpu)):
        pace = min(1.0, (step + 1) / (WARM_UP * len(groups))) * max(0.02, 1 - step / len(groups))
        for number, parameters in enumerate(optimizer.param_groups):
            parameters["lr"] = lesson.rate * pace * (5 if number else 1)
        with torch.autocast("cuda", torch.bfloat16, enabled=on_gpu):
            loss = _loss(network, batch, teacher.network if teacher else None)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        mean = loss.detach() if step == 0 else 0.98 * mean + 0.02 * loss.detach()
        if step % 100 == 99 or step + 1 == len(groups):
            spent = time.time() - started
            print(f"{label} step {step + 1} of {len(groups)}, loss {mean.item():.4f}, {spent:.0f} s", flush=True)


def _optimizer(network: Network, lesson: Lesson) -> torch.optim.Optimizer:
    learnt = [(name, p) for name, p in network.named_parameters() if p.requires_grad]
    fresh = [p for name, p in learnt if name.startswith(("features", "late_features", "head"))]
    base = [p for name, p in learnt if not name.startswith(("features", "late_features", "head"))]
    groups = [{"params": base, "lr": lesson.rate}, {"params": fresh, "lr": 5 * lesson.rate}]
    return torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=lesson.device == "cuda")


def _groups(chosen: Sequence[Example], epochs: int, size: int, rng: random.Random) -> Iterator[list[Example]]:
    """Yield groups of examples of similar length, in random order."""

    def length(example: Example) -> int:
        return sum(map(len, example.words))

    for _ in range(epochs):
        order = list(chosen)
        rng.shuffle(order)
        portions = [sorted(order[i : i + 20 * size], key=length) for i in range(0, len(order), 20 * size)]
        groups = [portion[i : i + size] for portion in portions for i in range(0, len(portion), size)]
        rng.shuffle(groups)
        yield from groups


def _labels(example: Example, own: Collection[str] | None) -> NDArray[np.int64]:
    """Return the labels of an example that are learned; shape (3, words)."""
    labels = np.array([example.place, example.person, example.other], np.int64).reshape(3, -1)
    if own is not None and example.source not in own:
        labels[:2] = IGNORED
    return labels


def _inputs(group: Sequence[Example], tokenizer: inputs.Tokenizer, most: int) -> Inputs:
    stretches = [inputs.stretch(e.words, e.strength, tokenizer, lang=e.lang, most=most) for e in group]
    rows = [row for row, item in enumerate(stretches) for _ in item.heads]
    heads = [head for item in stretches for head in item.heads]
    arrays = [torch.from_numpy(array) for array in inputs.batch(stretches).values()]
    return Inputs(arrays, torch.tensor(rows), torch.tensor(heads))


def _scores(network: Network, read: Inputs) -> Tensor:
    """Return the log-odds of all classes for each word; shape (words, classes)."""
    device = network.positions.weight.device
    scores = network(*(array.to(device, non_blocking=True) for array in read.arrays))
    found: Tensor = scores[read.rows.to(device), read.heads.to(device)].float()
    return found


def _loss(network: Network, batch: Batch, teacher: Network | None) -> Tensor:
    parts = _scores(network, batch.read).split(network.outputs, -1)
    device = parts[0].device
    fits = batch.read.heads.to(device) > 0
    labels = torch.where(fits, batch.labels.to(device), IGNORED)
    loss = torch.zeros((), device=device)
    for part, target, share in zip(parts, labels, (1.0, 1.0, OTHER_SHARE), strict=True):
        target = torch.where(target < part.shape[-1], target, 0)  # kinds that this network does not have
        entropy = functional.cross_entropy(part, target, ignore_index=IGNORED, reduction="sum")
        loss = loss + share * entropy / (target != IGNORED).sum().clamp(min=1)
    if teacher is None or batch.taught is None:
        return loss
    with torch.no_grad():
        said = _scores(teacher, batch.taught).split(teacher.outputs, -1)
    both = fits & (batch.taught.heads.to(device) > 0)
    for part, told, share in zip(parts, said, (1.0, 1.0, OTHER_SHARE), strict=True):
        if part.shape[-1] == told.shape[-1]:
            apart = functional.kl_div(part[both].log_softmax(-1), told[both].softmax(-1), reduction="batchmean")
            loss = loss + share * apart
    return loss


@torch.no_grad()
def predict(reader: Reader, chosen: Sequence[Example], *, size: int = 32) -> list[NDArray[np.float32]]:
    """Return for each example the probabilities of all classes for each word; shape (words, classes)."""
    network = reader.network.eval()
    found: list[NDArray[np.float32]] = [np.zeros((0, 0), np.float32)] * len(chosen)
    order = sorted(range(len(chosen)), key=lambda index: len(chosen[index].words))
    for begin in range(0, len(order), size):
        some = order[begin : begin + size]
        scores = _scores(network, _inputs([chosen[index] for index in some], reader.tokenizer, reader.most))
        parts = [part.softmax(-1) for part in scores.split(network.outputs, -1)]
        probabilities = torch.cat(parts, -1).cpu().numpy()
        at = 0
        for index in some:
            found[index] = probabilities[at : at + len(chosen[index].words)]
            at += len(chosen[index].words)
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


def scored(reader: Reader, held: Sequence[Example]) -> dict[str, float]:
    """Return F1 over words of places and of persons."""
    found = predict(reader, held)
    return {head: round(token_f1(held, found, head), 3) for head in HEADS[:2]}
