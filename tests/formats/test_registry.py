from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer.cli import export, imports, texts
from gazetteer.errors import FormatError, InputError, TimespanError
from gazetteer.formats import registry
from tests.formats.samples import DOCUMENT, GYUMRI

INSTALLED = [name for name in registry.annotation_writers if name != "gpkg" or find_spec("pyogrio")]


@pytest.mark.parametrize("name", INSTALLED)
@pytest.mark.parametrize("count", [0, 1, 2])
def test_every_writer_writes_any_number_of_documents(name: str, count: int) -> None:
    writer = registry.annotation_writers[name]
    assert writer.suffix.startswith(".")
    assert "/" in writer.media_type
    written = writer.write([DOCUMENT] * count)
    assert isinstance(written, str | bytes)
    assert bool(written) or not count
    if isinstance(written, str) and count:
        assert "Karin" in written or name == "iiif"  # the sample has no scanned pages


def text_of(name: str) -> str:
    """The sample place in a format of text."""
    return "".join(str(piece) for piece in registry.gazetteer_writers[name].write([GYUMRI]))


@pytest.mark.parametrize("name", registry.gazetteer_writers)
def test_every_written_gazetteer_can_be_read(tmp_path: Path, name: str) -> None:
    if name not in registry.gazetteer_readers:
        assert name in ("geojson", "gpkg")
        return
    path = tmp_path / f"a{registry.gazetteer_writers[name].suffix}"
    path.write_text(text_of(name), encoding="utf-8")
    (back,) = registry.gazetteer_readers[name].read(path)
    assert back == GYUMRI
    assert [found.text for found in back.names] == [found.text for found in GYUMRI.names]


@pytest.mark.parametrize("name", registry.annotation_readers)
def test_every_annotation_reader_has_a_writer(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"a{registry.annotation_writers[name].suffix}"
    written = registry.annotation_writers[name].write([DOCUMENT])
    assert isinstance(written, str)
    path.write_text(written, encoding="utf-8", newline="")
    (back,) = registry.annotation_reader_of(path).read(path)
    assert [(entity.text, entity.place) for entity in back.entities] == [
        (entity.text, entity.place) for entity in DOCUMENT.entities
    ]


def test_cited_sources_are_known() -> None:
    cited = {name: reader.source for name, reader in registry.gazetteer_readers.items() if reader.source}
    assert {name: source.id for name, source in cited.items()} == {
        name: name for name in ("geonames", "pleiades", "whosonfirst", "wikidata")
    }
    assert all(source.licence and source.url for source in cited.values())


READ_BACK = [
    *(
        (registry.gazetteer_readers[name].read, writer.suffix, text_of(name))
        for name, writer in registry.gazetteer_writers.items()
        if name in registry.gazetteer_readers
    ),
    *(
        (
            reader.read,
            registry.annotation_writers[name].suffix,
            str(registry.annotation_writers[name].write([DOCUMENT])),
        )
        for name, reader in registry.annotation_readers.items()
    ),
]
JUNK = st.sampled_from(
    ["null", '"', "{}", "[]", "-1", "1e999", "\0", "NaN", "<", "\t", "\r", "9" * 30, "\\ud800", "&#0;"]
)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(READ_BACK), st.lists(st.tuples(st.floats(0, 1), st.integers(0, 20), JUNK), max_size=3))
def test_damaged_files_only_raise_expected_errors(
    tmp_path_factory: pytest.TempPathFactory,
    way: tuple[Callable[[Path], Iterable[object]], str, str],
    damage: list[tuple[float, int, str]],
) -> None:
    read, suffix, content = way
    for where, length, junk in damage:
        start = int(where * len(content))
        content = content[:start] + junk + content[start + length :]
    path = tmp_path_factory.mktemp("damaged") / f"a{suffix}"
    path.write_text(content, encoding="utf-8", newline="")
    with suppress(InputError, FormatError, TimespanError):
        for found in read(path):
            assert found


def test_every_command_offers_every_format() -> None:
    assert [*registry.annotation_writers, "spacy"] == list(texts.FORMATS)
    assert set(registry.gazetteer_writers) == set(export.FORMATS)
    assert {*registry.gazetteer_readers, "persons"} == set(imports.FORMATS)  # persons are not places
    page = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
    documented = {
        word for row in re.findall(r"^\| .*", page, re.MULTILINE) for word in re.findall(r"`([a-z0-9-]+)`", row)
    }
    assert {*texts.FORMATS, *export.FORMATS, *imports.FORMATS} - documented == set()


def test_a_reader_is_chosen_by_the_suffix() -> None:
    assert registry.annotation_reader_of(Path("a.JSONL")).name == "json"
    with pytest.raises(InputError, match=r"the known suffixes are \.json"):
        registry.annotation_reader_of(Path("a.txt"))
