from __future__ import annotations

import io
import zipfile

from hypothesis import given

from gazetteer.formats.brat import write
from gazetteer.model.document import Document, Entity
from tests.formats.samples import DOCUMENT
from tests.formats.strategies import MANY, documents


def unpacked(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_a_text_and_its_annotations() -> None:
    files = unpacked(write([DOCUMENT, DOCUMENT]))
    assert list(files) == ["treaty.txt", "treaty.ann", "treaty-2.txt", "treaty-2.ann"]
    assert files["treaty.txt"] == DOCUMENT.text
    assert files["treaty.ann"].splitlines() == [
        "T1\tEVENT 4 26\tTreaty of Alexandropol",
        "T2\tPLACE 14 26\tAlexandropol",
        "N1\tReference T2 gn:616635\tGyumri",
        "A1\tScore T2 0.9700",
        "T3\tDATE 28 32\t1920",
        "T4\tPERSON 40 55\tKâzım Karabekir",
        "T5\tPLACE 59 64\tKarin",
        "N2\tReference T5 gn:315368\tErzurum",
        "A2\tScore T5 0.6100",
        "T6\tPLACE 67 74\tBarapol",
    ]


def test_entity_with_a_line_break_is_written_in_fragments() -> None:
    document = Document("../x", "New\r\nYork", entities=(Entity("e1", 0, 9, "New\r\nYork", "PLACE", "t"),))
    assert unpacked(write([document]))["x.ann"] == "T1\tPLACE 0 3;5 9\tNew York\n"


@MANY
@given(documents())
def test_offsets_are_those_of_the_text(document: Document) -> None:
    files = unpacked(write([document]))
    for line in files["d1.ann"].split("\n"):
        if line.startswith("T"):
            _, place, words = line.split("\t", 2)
            spans = [tuple(map(int, span.split())) for span in place.partition(" ")[2].split(";")]
            assert " ".join(files["d1.txt"][start:end] for start, end in spans) == words
