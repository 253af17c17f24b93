"""Random damage to files of every format, and random text: a `GazetteerError` or a valid result, never a crash.

`make fuzz` tries more inputs.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import Gazetteer, Pipeline, atlas
from gazetteer.errors import GazetteerError, TimespanError
from gazetteer.evaluation.read import read_gold
from gazetteer.formats.registry import annotation_reader_of, annotation_writers, gazetteer_readers
from gazetteer.model.annotation import from_dict, to_dict
from gazetteer.model.dates.reader import written_years
from gazetteer.model.document import Document
from gazetteer.model.timespan import Timespan
from gazetteer.texts.reader import read_texts
from tests.faults import fuzzing
from tests.faults.fuzzing import Edits, apply, damaged, tried


@given(damaged(tuple(fuzzing.TEXTS)))
@tried(2)
def test_texts(tmp_path: Path, case: tuple[str, Edits]) -> None:
    name, edits = case
    path = tmp_path / name
    path.write_bytes(apply(fuzzing.TEXTS[name], edits))
    with suppress(GazetteerError):
        for text in read_texts([path]):
            text.text.encode()


@given(damaged(tuple(fuzzing.GAZETTEERS)))
@tried(4)
def test_gazetteers(tmp_path: Path, case: tuple[str, Edits]) -> None:
    format_, edits = case
    name, data = fuzzing.GAZETTEERS[format_]
    path = tmp_path / name
    path.write_bytes(apply(data, edits))
    with suppress(GazetteerError):
        for place in gazetteer_readers[format_].read(path, refuse=lambda error: None):
            assert place.label.strip()
            assert place.lat is None or -90 <= place.lat <= 90
            str(place).encode()


@given(damaged(tuple(fuzzing.ANNOTATIONS)))
@tried(3)
def test_annotations(tmp_path: Path, case: tuple[str, Edits]) -> None:
    documents = read_damaged(tmp_path, case)
    for document in documents:
        for entity in document.entities:
            assert document.text[entity.start : entity.end] == entity.text
        assert to_dict(from_dict(to_dict(document))) == to_dict(document)
    for writer in annotation_writers.values():
        if writer.suffix != ".gpkg":
            writer.write(documents)


@given(damaged(("a.json",)))
@tried()
def test_pages_of_damaged_annotations(tmp_path: Path, case: tuple[str, Edits]) -> None:
    if documents := read_damaged(tmp_path, case):
        page = atlas.draw(documents).html_page()
        assert page.count('<meta http-equiv="Content-Security-Policy"') == 1


def read_damaged(folder: Path, case: tuple[str, Edits]) -> list[Document]:
    """Read a damaged annotation; no documents if it is refused."""
    name, edits = case
    path = folder / name
    path.write_bytes(apply(fuzzing.ANNOTATIONS[name], edits))
    with suppress(GazetteerError):
        return list(annotation_reader_of(path).read(path))
    return []


@given(damaged(tuple(fuzzing.GOLD)))
@tried(3)
def test_gold(tmp_path: Path, case: tuple[str, Edits]) -> None:
    format_, edits = case
    path = tmp_path / f"gold.{format_}"
    path.write_bytes(apply(fuzzing.GOLD[format_], edits))
    with suppress(GazetteerError):
        for document in read_gold(path, format=format_):
            assert all(document.text[m.start : m.end] == m.text for m in document.mentions)


@given(st.text(max_size=30) | st.text("~?%./-0123456789XuU[]{}, c.BCEto", max_size=20))
@tried(20)
def test_dates(text: str) -> None:
    with suppress(TimespanError):
        span = Timespan.parse(text)
        assert span.start is None or span.end is None or span.start <= span.end
        assert Timespan.parse(str(span)) == span
    with suppress(TimespanError):
        written_years(text)


@given(st.text(max_size=40), st.none() | st.integers(-3000, 3000))
@tried(10)
def test_look_ups(gazetteer: Gazetteer, name: str, year: int | None) -> None:
    with suppress(GazetteerError):
        assert all(0 <= match.score <= 1 for match in gazetteer.lookup(name, year=year, limit=3))


@given(st.text(max_size=400))
@tried(2)
def test_any_text(lexicon_alone: Pipeline, text: str) -> None:
    with suppress(GazetteerError):
        document = lexicon_alone.annotate(text)
        assert document.text == text
        assert all(text[entity.start : entity.end] == entity.text for entity in document.entities)
        assert to_dict(from_dict(to_dict(document))) == to_dict(document)


@pytest.fixture(scope="module")
def lexicon_alone(gazetteer: Gazetteer) -> Pipeline:
    return Pipeline(gazetteer, model="none")
