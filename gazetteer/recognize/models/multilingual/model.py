"""Run the model for all languages except English: from words and their strengths in the gazetteer to probabilities."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from gazetteer.recognize.languages.word_ends import is_ending
from gazetteer.recognize.models import progress
from gazetteer.recognize.models.historical import inputs
from gazetteer.recognize.models.historical.model import Found, chances_of, session
from gazetteer.recognize.models.installed import FOLDERS, MULTILINGUAL
from gazetteer.recognize.models.multilingual.unigram import Unigram
from gazetteer.recognize.models.multilingual.vectors import Vectors
from gazetteer.recognize.text.chances import Chances

FOLDER = FOLDERS[MULTILINGUAL]
"""The folder of its weights."""
VECTORS, PIECES = "vectors.npy", "pieces.txt"
"""Its other files. Each line of the second is a piece, a tab and its log-probability."""
OTHER_KINDS_XX = ("ORG",)
"""Kinds that the third head finds, with spaCy's labels."""
SEQUENCE_WORDS_XX, MOST_WORDS, MOST_PIECES = 60, 84, 510
"""Words after which a stretch ends with its sentence, words after which it ends in any case, and its pieces at most."""


class MultilingualModel:
    """A network in a folder: `model.onnx`, `vectors.npy` and `pieces.txt`.

    Raises:
        ModelError: the folder lacks the network, or ONNX Runtime is not installed.
    """

    def __init__(self, folder: Path = FOLDER) -> None:
        self._session = session(folder)
        self._vectors = Vectors.read(folder / VECTORS)
        lines = (folder / PIECES).read_text(encoding="utf-8").split("\n")
        pieces, scores = zip(*(line.rsplit("\t", 1) for line in lines if line), strict=True)
        self._tokenizer = Unigram(pieces, [float(score) for score in scores])

    def read(
        self, words: Sequence[str], first: Sequence[bool], strengths: Sequence[int], lang: str
    ) -> tuple[Chances, list[Found]]:
        """Return the probabilities for each word of a text, and the spans that are probably names.

        Args:
            words: the words of the text.
            first: for each word whether a sentence begins with it.
            strengths: the strength of each word in the gazetteer, from `inputs.strengths`.
            lang: the language of the text, which determines the common words.
        """
        found = np.zeros((len(words), 6 + 1 + 2 * len(OTHER_KINDS_XX)), np.float32)
        found[:, [0, 3, 6]] = 1.0
        for start, end in inputs.bounds(first, usual=SEQUENCE_WORDS_XX, most=MOST_WORDS) if words else ():
            stretch = inputs.stretch(
                words[start:end], strengths[start:end], self._tokenizer, lang=lang, most=MOST_PIECES
            )
            arrays = inputs.batch([stretch])
            given = {"vectors": self._vectors[arrays.pop("pieces")], **arrays}
            found[start:end] = self._session.run(None, given)[0][0, stretch.heads]
            progress.step(end, len(words))
        endings = [index for index, word in enumerate(words) if is_ending(word, lang)]
        found[endings] = 0.0
        found[endings, ::3] = 1.0
        return chances_of(found, OTHER_KINDS_XX)


def is_one(folder: Path) -> bool:
    """Return whether a folder has a model of this kind."""
    return (folder / VECTORS).is_file()


@lru_cache(maxsize=2)
def load(folder: Path = FOLDER) -> MultilingualModel:
    """Return the model of a folder, with a cache."""
    return MultilingualModel(folder)
