"""The texts of a batch, in order, together with what cannot be read."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from gazetteer.errors import GazetteerError
from gazetteer.texts.ids import UniqueIds
from gazetteer.texts.ocr import scanned
from gazetteer.texts.options import BatchOptions, open_pipeline
from gazetteer.texts.reader import read_texts
from gazetteer.texts.text import Text

if TYPE_CHECKING:
    from gazetteer.model.document import Document


class Unreadable(NamedTuple):
    """A file, or a row of a table, that cannot be read, and the reason."""

    id: str
    reason: str


def batch_texts(
    inputs: Iterable[str | os.PathLike[str]], *, column: str | None, encoding: str | None
) -> Iterator[Text | Unreadable]:
    """Yield the texts of all inputs, and each file or row that cannot be read in its place.

    Args:
        inputs: files of texts.
        column: as for `read_texts`.
        encoding: as for `read_texts`.
    """
    ids, unreadable = UniqueIds(), list[Unreadable]()

    def refuse(id_: str, reason: str) -> None:
        unreadable.append(Unreadable(id_, reason))

    for item in inputs:
        try:
            for text in read_texts([item], ids=ids, refuse=refuse, column=column, encoding=encoding):
                yield from unreadable
                unreadable.clear()
                yield text
        except GazetteerError as error:
            refuse(str(item), str(error))
        yield from unreadable
        unreadable.clear()


def digest_of(setting: str, text: Text) -> str:
    """Return sixteen hexadecimal digits that change with the options and with everything of a text that is annotated."""
    headings = ((one.start, one.end, one.level) for one in text.headings)
    parts = (setting, text.title, text.lang, text.date, *headings, text.text)
    return hashlib.sha256("\0".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def annotator(options: BatchOptions) -> Callable[[Text], Document]:
    """Make the function of a worker that annotates a text."""
    pipeline = open_pipeline(options)

    def annotate(text: Text) -> Document:
        document = pipeline.annotate(
            text.text,
            date=options.date or text.date,
            near=options.near,
            id=text.id,
            title=text.title,
            lang=options.lang or text.lang,
        )
        return scanned(replace(document, headings=text.headings), text.words)

    return annotate
