"""Infer where a collection of texts was written from a sample of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from gazetteer.errors import GazetteerError
from gazetteer.texts.options import BatchOptions, open_pipeline
from gazetteer.texts.reader import read_texts
from gazetteer.texts.runners import Runner
from gazetteer.texts.text import Text

if TYPE_CHECKING:
    from gazetteer.model.place import Place
    from gazetteer.resolve.home import Home

TEXTS_OF_SAMPLE = 20
"""Number of texts of a collection from which its home is inferred."""


def infer_home(
    inputs: Sequence[str | os.PathLike[str]],
    options: BatchOptions,
    read: Runner[Text, Sequence[Place]],
    *,
    column: str | None = None,
    encoding: str | None = None,
) -> Home | None:
    """Infer where a collection comes from, from the certain places in some of its texts; None if they do not agree.

    Args:
        inputs: files of texts.
        options: how texts are annotated.
        read: runs the work, here or in other processes.
        column: as for `read_texts`.
        encoding: as for `read_texts`.
    """
    from gazetteer.resolve.home import infer

    texts = _sample(inputs, column, encoding)
    return infer([one.result for one in read(partial(_town_finder, options), texts) if one.result is not None])


def _sample(inputs: Sequence[str | os.PathLike[str]], column: str | None, encoding: str | None) -> Iterator[Text]:
    """Yield `TEXTS_OF_SAMPLE` texts from all over the inputs; an input that cannot be read is left to the run, which reports it."""
    files = list(inputs)
    chosen = (
        [files[number * len(files) // TEXTS_OF_SAMPLE] for number in range(TEXTS_OF_SAMPLE)]
        if len(files) > TEXTS_OF_SAMPLE
        else files
    )
    each = -(-TEXTS_OF_SAMPLE // max(1, len(chosen)))
    for file in chosen:
        with suppress(GazetteerError):
            yield from islice(read_texts([file], column=column, encoding=encoding), each)


def _town_finder(options: BatchOptions) -> Callable[[Text], Sequence[Place]]:
    """Make the function of a worker that returns the towns that a text surely names."""
    from gazetteer.resolve.home import certain_towns

    pipeline = open_pipeline(options)

    def find(text: Text) -> Sequence[Place]:
        date, lang = options.date or text.date, options.lang or text.lang
        return certain_towns(pipeline.annotate(text.text, date=date, lang=lang))

    return find
