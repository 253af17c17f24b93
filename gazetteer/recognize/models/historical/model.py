"""Run the model: from words and their strengths in the gazetteer to probabilities."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gazetteer.errors import ModelError
from gazetteer.recognize.models import progress
from gazetteer.recognize.models.historical import inputs
from gazetteer.recognize.models.historical.wanted import ALL_CAPITALS_SHARE, near_names
from gazetteer.recognize.models.historical.wordpiece import WordPiece
from gazetteer.recognize.models.installed import FOLDERS, HISTORICAL
from gazetteer.recognize.text.chances import Chances, stretches_of

FOLDER = FOLDERS[HISTORICAL]
"""The folder of its weights."""
OTHER_KINDS = ("ORG", "NORP", "DATE", "EVENT", "WORK_OF_ART")
"""Kinds that the third head distinguishes, with spaCy's labels."""
THREADS = 1
NEAR_INPUT, WANTED_INPUT = "near", "wanted"
"""The network's inputs with the positions of the pieces that it reads in all layers, and the indices of those of them of which the
probabilities are wanted."""

Found = tuple[int, int, str]
"""First word, last (exclusive), and the kind of name, as spaCy labels it."""


class HistoricalModel:
    """A network in a folder: `model.onnx` and `vocab.txt`.

    Raises:
        ModelError: the folder lacks a file, or ONNX Runtime is not installed.
    """

    def __init__(self, folder: Path = FOLDER) -> None:
        self._session = session(folder)
        self._inputs = {one.name for one in self._session.get_inputs()}
        self._tokenizer = WordPiece((folder / "vocab.txt").read_text(encoding="utf-8").splitlines())

    def read(
        self, words: Sequence[str], first: Sequence[bool], strengths: Sequence[int], joined: Collection[int] = ()
    ) -> tuple[Chances, list[Found]]:
        """Return the probabilities for each word of a text, and the spans that are probably names.

        Args:
            words: the words of the text.
            first: for each word whether a sentence begins with it.
            strengths: the strength of each word in the gazetteer, from `inputs.strengths`.
            joined: words that continue the name of the word before them, if that is a name.
        """
        found = np.zeros((len(words), 6 + 1 + 2 * len(OTHER_KINDS)), np.float32)
        found[:, [0, 3, 6]] = 1.0
        wanted = near_names(words, first)
        for start, end in inputs.bounds(first) if words else ():
            stretch = inputs.stretch(words[start:end], strengths[start:end], self._tokenizer)
            heads = np.array(stretch.heads)
            near = wanted[start:end] | (wanted[start:end].mean() < ALL_CAPITALS_SHARE)
            some = near & (heads > 0)
            found[start:end][some] = self._run(stretch, near, heads[some])
            progress.step(end, len(words))
        for index in sorted(joined):
            for head in (0, 3):
                before = found[index - 1, head + 1 : head + 3].sum()
                found[index, head + 1 : head + 3] = 0.0, before
                found[index, head] = 1.0 - before
        return chances_of(found, OTHER_KINDS)

    def _run(
        self, stretch: inputs.Stretch, near: NDArray[np.bool_], positions: NDArray[np.int64]
    ) -> NDArray[np.float32]:
        """Return the probabilities at some positions.

        Args:
            stretch: the words.
            near: for each word whether all layers read it; a network without the input `near` reads all words in all layers.
            positions: the positions of which the probabilities are wanted.
        """
        arrays = inputs.batch([stretch])
        if NEAR_INPUT in self._inputs:
            word_of = np.array(stretch.word_of)
            arrays[NEAR_INPUT] = np.flatnonzero((word_of < 0) | near[word_of])
            arrays[WANTED_INPUT] = np.searchsorted(arrays[NEAR_INPUT], positions)
        found = self._session.run(None, {name: arrays[name] for name in self._inputs})[0][0]
        return found if NEAR_INPUT in self._inputs else found[positions]  # type: ignore[no-any-return]


def session(folder: Path) -> Any:
    """Return the network of a folder, ready to run on one thread.

    Raises:
        ModelError: the folder has none, or ONNX Runtime is not installed.
    """
    try:
        import onnxruntime
    except ImportError as error:
        raise ModelError("the model needs onnxruntime: install it with pip, or choose a spaCy model") from error
    if not (folder / "model.onnx").is_file():
        raise ModelError(f"{folder} has no model.onnx: give the folder of a model that train_recognizers.py exported")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = THREADS
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"])


def chances_of(found: NDArray[np.float32], others: Sequence[str]) -> tuple[Chances, list[Found]]:
    """Return a network's output as probabilities, and the spans that are probably names.

    Args:
        found: for each word outside, begins and continues of places, the same of persons, then outside, and begins and
            continues of each other kind; shape (words, 7 + 2 × others).
        others: the other kinds, with spaCy's labels.
    """
    return Chances(*(found[:, column].tolist() for column in (1, 2, 4, 5, 6))), _spans(found, others)


@lru_cache(maxsize=2)
def load(folder: Path = FOLDER) -> HistoricalModel:
    """Return the model of a folder, with a cache."""
    return HistoricalModel(folder)


def _spans(table: NDArray[np.float32], others: Sequence[str]) -> list[Found]:
    """Return spans without overlaps: the longer one is kept, or the likelier of two with the same length."""
    kinds = [("GPE", 1), ("PERSON", 4), *((kind, 7 + 2 * number) for number, kind in enumerate(others))]
    found = [
        (start, end, label, sure)
        for label, column in kinds
        for start, end, sure in stretches_of(table[:, column], table[:, column + 1])
    ]
    found.sort(key=lambda span: (span[0] - span[1], -span[3]))
    taken: set[int] = set()
    kept = []
    for start, end, label, _ in found:
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            kept.append((start, end, label))
    return sorted(kept)
