from __future__ import annotations

from pathlib import Path

import pytest

from gazetteer.errors import InputError
from gazetteer.formats import registry
from tests.formats.samples import DOCUMENT, GYUMRI


@pytest.mark.parametrize("name", registry.annotation_writers)
@pytest.mark.parametrize("count", [0, 1, 2])
def test_every_writer_writes_any_number_of_documents(name: str, count: int) -> None:
    writer = registry.annotation_writers[name]
    assert writer.suffix.startswith(".")
    assert "/" in writer.media_type
    written = writer.write([DOCUMENT] * count)
    assert isinstance(written, str | bytes)
    assert bool(written) or not count
    if isinstance(written, str) and count:
        assert "Karin" in written


@pytest.mark.parametrize("name", registry.gazetteer_writers)
def test_every_gazetteer_that_is_written_can_be_read_again(tmp_path: Path, name: str) -> None:
    if name not in registry.gazetteer_readers:
        assert name == "geojson"
        return
    path = tmp_path / f"a{registry.gazetteer_writers[name].suffix}"
    path.write_text("".join(registry.gazetteer_writers[name].write([GYUMRI])), encoding="utf-8")
    (back,) = registry.gazetteer_readers[name].read(path)
    assert back == GYUMRI
    assert [found.text for found in back.names] == [found.text for found in GYUMRI.names]


@pytest.mark.parametrize("name", registry.annotation_readers)
def test_every_annotation_that_is_read_was_written(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"a{registry.annotation_writers[name].suffix}"
    written = registry.annotation_writers[name].write([DOCUMENT])
    assert isinstance(written, str)
    path.write_text(written, encoding="utf-8", newline="")
    (back,) = registry.annotation_reader_of(path).read(path)
    assert [(entity.text, entity.place) for entity in back.entities] == [
        (entity.text, entity.place) for entity in DOCUMENT.entities
    ]


def test_a_reader_is_chosen_by_the_suffix() -> None:
    assert registry.annotation_reader_of(Path("a.JSONL")).name == "json"
    with pytest.raises(InputError, match=r"the suffixes known are \.json"):
        registry.annotation_reader_of(Path("a.txt"))
