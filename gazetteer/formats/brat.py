"""brat standoff: a zip archive with a text and an annotation file for each document.

`T` lines are entities (split at line breaks, as brat requires), `N` lines their places, `A` lines the probability. Source: https://brat.nlplab.org/standoff.html.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence

from gazetteer.model.document import Document

_UNSAFE = re.compile(r"[^\w.-]+")
_LINE = re.compile(r"[^\r\n]+")
_EPOCH = (1980, 1, 1, 0, 0, 0)


def write(documents: Sequence[Document]) -> bytes:
    """Write a zip archive; the output is deterministic."""
    data = io.BytesIO()
    names: set[str] = set()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for document in documents:
            name = stem = _UNSAFE.sub("_", document.id).strip("._") or "text"
            number = 1
            while name in names:
                number += 1
                name = f"{stem}-{number}"
            names.add(name)
            for suffix, content in ((".txt", document.text), (".ann", "".join(_lines(document)))):
                info = zipfile.ZipInfo(name + suffix, _EPOCH)
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, content.encode())
    return data.getvalue()


def _lines(document: Document) -> Iterator[str]:
    links = 0
    for number, entity in enumerate(document.entities, start=1):
        fragments = list(_LINE.finditer(document.text, entity.start, entity.end))
        if not fragments:
            continue
        spans = ";".join(f"{match.start()} {match.end()}" for match in fragments)
        words = " ".join(match.group() for match in fragments)
        yield f"T{number}\t{entity.type} {spans}\t{words}\n"
        chosen = entity.resolution.chosen if entity.resolution else None
        if chosen:
            links += 1
            label = " ".join(chosen.place.label.split())
            yield f"N{links}\tReference T{number} {chosen.place.id.replace(' ', '%20')}\t{label}\n"
            yield f"A{links}\tScore T{number} {chosen.score:.4f}\n"
