from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.errors import FormatError
from gazetteer.formats.kml import NAMESPACE, read, write
from gazetteer.model.document import Document
from gazetteer.model.place import Link, Location
from gazetteer.model.timespan import Timespan
from tests.formats.samples import DOCUMENT
from tests.formats.strategies import MANY, documents

KML = f"{{{NAMESPACE}}}"


def test_one_placemark_per_place() -> None:
    root = fromstring(write([replace(DOCUMENT, date=Timespan.parse("1914/1920-11"))]))
    marks = root.findall(f".//{KML}Placemark")
    assert [mark.findtext(f"{KML}name") for mark in marks] == ["Gyumri", "Erzurum"]
    assert marks[0].findtext(f".//{KML}coordinates") == "43.84751,40.78942"
    assert [marks[0].findtext(f".//{KML}{tag}") for tag in ("begin", "end")] == ["1914", "1920-11"]
    assert "said Kâzım Karabekir in Karin & Barapol." in (marks[1].findtext(f"{KML}description") or "")


def test_bc_years_are_counted_as_in_xml_schema() -> None:
    root = fromstring(write([replace(DOCUMENT, date=Timespan.parse("-0043-03/0000"))]))
    assert [root.findtext(f".//{KML}{tag}") for tag in ("begin", "end")] == ["-0044-03", "-0001"]


@MANY
@given(st.lists(documents(), max_size=2))
def test_output_is_valid_kml(originals: list[Document]) -> None:
    etree = pytest.importorskip("lxml.etree")
    fastkml = pytest.importorskip("fastkml")
    folder = Path(fastkml.__file__).parent / "schema"
    schema = etree.XMLSchema(etree.parse(str(folder / "ogckml22.xsd")))
    document = etree.fromstring(write(originals).encode())
    schema.validate(document)
    assert [str(error) for error in schema.error_log] == []


def kml(marks: str) -> str:
    return f'<?xml version="1.0"?><kml xmlns="{NAMESPACE}"><Document><Folder>{marks}</Folder></Document></kml>'


@pytest.mark.parametrize("suffix", [".kml", ".kmz"])
def test_placemarks_of_other_programs_are_read(tmp_path: Path, suffix: str) -> None:
    content = kml(
        "<Placemark><name>Turku</name><TimeSpan><begin>1229</begin></TimeSpan>"
        "<ExtendedData><Data name='old_name'><value>Åbo;Aboa</value></Data>"
        "<Data name='colour'><value>red</value></Data><Data name='wikidata'><value>Q38511</value></Data></ExtendedData>"
        "<Point><coordinates>22.27,60.45,0</coordinates></Point></Placemark>"
        "<Placemark><name>A wood</name><Polygon><outerBoundaryIs><LinearRing><coordinates>0,0 0,2 4,2 4,0 0,0</coordinates>"
        "</LinearRing></outerBoundaryIs></Polygon></Placemark><Placemark><description>none</description></Placemark>"
    )
    path = tmp_path / f"tour{suffix}"
    if suffix == ".kmz":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("doc.kml", content)
    else:
        path.write_text(content, encoding="utf-8")
    said: list[FormatError] = []
    turku, wood = read(path, refuse=said.append)
    assert [(name.text, name.kind) for name in turku.names] == [
        ("Turku", "primary"), ("Åbo", "historical"), ("Aboa", "historical"),
    ]  # fmt: skip
    assert (turku.location, str(turku.names[0].when)) == (Location(60.45, 22.27), "1229/..")
    assert turku.links == (Link("exactMatch", "wd:Q38511"),)
    assert wood.location == Location(1, 2, (0, 0, 4, 2))
    assert [str(error).rpartition(": ")[2] for error in said] == [
        "the fact 'colour'",
        f"{path}, placemark 3 has no name",
    ]


def test_blanks_in_coordinates_and_markup_in_names(tmp_path: Path) -> None:
    path = tmp_path / "tour.kml"
    path.write_text(
        kml(
            "<Placemark><name><![CDATA[<b>Turku</b> castle]]></name>"
            "<Point><coordinates>\n 22.23 , 60.43 , 0\n</coordinates></Point></Placemark>"
        ),
        encoding="utf-8",
    )
    (place,) = read(path)
    assert (place.label, place.location) == ("Turku castle", Location(60.43, 22.23))


def test_output_is_read_as_places(tmp_path: Path) -> None:
    path = tmp_path / "out.kml"
    path.write_text(write([DOCUMENT]), encoding="utf-8")
    assert [(place.id, place.label) for place in read(path, refuse=lambda error: None)] == [
        ("gn:616635", "Gyumri"), ("gn:315368", "Erzurum"),
    ]  # fmt: skip


@pytest.mark.parametrize("content", ["<kml/>", "<gpx/>", "<kml><Placemark/>"])
def test_invalid_kml_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.kml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(FormatError):
        list(read(path))
