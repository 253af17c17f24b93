from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.formats.kml import NAMESPACE, write
from gazetteer.model.document import Document
from gazetteer.model.timespan import Timespan
from tests.formats.samples import DOCUMENT
from tests.formats.strategies import MANY, documents

KML = f"{{{NAMESPACE}}}"


def test_a_placemark_a_place() -> None:
    root = fromstring(write([replace(DOCUMENT, date=Timespan.parse("1914/1920-11"))]))
    marks = root.findall(f".//{KML}Placemark")
    assert [mark.findtext(f"{KML}name") for mark in marks] == ["Gyumri", "Erzurum"]
    assert marks[0].findtext(f".//{KML}coordinates") == "43.84751,40.78942"
    assert [marks[0].findtext(f".//{KML}{tag}") for tag in ("begin", "end")] == ["1914", "1920-11"]
    assert "said Kâzım Karabekir in Karin & Barapol." in (marks[1].findtext(f"{KML}description") or "")


def test_years_before_christ_are_counted_as_xml_schema_does() -> None:
    root = fromstring(write([replace(DOCUMENT, date=Timespan.parse("-0043-03/0000"))]))
    assert [root.findtext(f".//{KML}{tag}") for tag in ("begin", "end")] == ["-0044-03", "-0001"]


@MANY
@given(st.lists(documents(), max_size=2))
def test_what_is_written_is_valid_kml(originals: list[Document]) -> None:
    etree = pytest.importorskip("lxml.etree")
    fastkml = pytest.importorskip("fastkml")
    folder = Path(fastkml.__file__).parent / "schema"
    schema = etree.XMLSchema(etree.parse(str(folder / "ogckml22.xsd")))
    document = etree.fromstring(write(originals).encode())
    schema.validate(document)
    assert [str(error) for error in schema.error_log] == []
