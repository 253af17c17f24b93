"""Recognized pages: words, hyphens, reading order, boxes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from gazetteer.cli.main import main
from gazetteer.errors import FormatError, InputError
from gazetteer.texts.hocr import read_hocr
from gazetteer.texts.ocr import on_scan, read_xml
from gazetteer.texts.reader import read_text

ALTO = """<?xml version="1.0" encoding="UTF-8"?>
<alto xmlns="http://www.loc.gov/standards/alto/ns-v3#"><Description><sourceImageInformation><fileName>p7.tif</fileName>
</sourceImageInformation></Description><Layout><Page ID="P1"><PrintSpace>
<TextBlock><TextLine><String CONTENT="The" HPOS="10" VPOS="20" WIDTH="30" HEIGHT="12"/><SP/>
<String CONTENT="Nisch-" HPOS="50" VPOS="20" WIDTH="60" HEIGHT="12"/></TextLine>
<TextLine><String CONTENT="nij" HPOS="10" VPOS="40" WIDTH="30" HEIGHT="12"/><SP/>
<String CONTENT="fair" HPOS="50" VPOS="40" WIDTH="30" HEIGHT="12"/>
</TextLine></TextBlock>
<TextBlock><TextLine>
<String CONTENT="Nov" SUBS_TYPE="HypPart1" SUBS_CONTENT="Novgorod" HPOS="1" VPOS="2" WIDTH="3" HEIGHT="4"/>
<HYP CONTENT="-"/></TextLine>
<TextLine><String CONTENT="gorod" SUBS_TYPE="HypPart2" SUBS_CONTENT="Novgorod"
HPOS="1" VPOS="9" WIDTH="3" HEIGHT="4"/>
<String CONTENT="next" HPOS="9" VPOS="9" WIDTH="3" HEIGHT="4"/>
</TextLine></TextBlock></PrintSpace></Page></Layout></alto>"""
ALTO_TEXT = "The Nischnij\nfair\n\nNovgorod\nnext"
PAGE = """<?xml version="1.0"?><PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15">
<Page imageFilename="a.jpg"><ReadingOrder><OrderedGroup id="g"><RegionRefIndexed index="0" regionRef="r2"/>
<RegionRefIndexed index="1" regionRef="r1"/></OrderedGroup></ReadingOrder>
<TextRegion id="r1"><TextLine><Coords points="0,0 9,0 9,5 0,5"/><TextEquiv index="1"><Unicode>wrong</Unicode></TextEquiv>
<TextEquiv index="0"><Unicode>to Odessa¬</Unicode></TextEquiv></TextLine></TextRegion>
<TextRegion id="r2"><TextLine><Word><Coords points="1,1 4,1 4,3 1,3"/>
<TextEquiv><Unicode>From</Unicode></TextEquiv></Word>
<Word><Coords points="5,1 9,1 9,3 5,3"/><TextEquiv><Unicode>Yalta</Unicode></TextEquiv></Word>
</TextLine></TextRegion></Page></PcGts>"""
HOCR = """<!DOCTYPE html><html><head><meta name="ocr-system" content="any"></head><body>
<div class="ocr_page" title='image "b.png"; bbox 0 0 99 99'><p class="ocr_par"><span class="ocr_line" title="bbox 0 0 9 9">
<span class="ocrx_word" title="bbox 1 2 3 4; x_wconf 90">Tra<em>pe</em>-</span></span><br>
<span class="ocr_line"><span class="ocrx_word" title="bbox 5 6 7 8">zunt</span> <span class="ocrx_word">fell.</span></span></p>
<p class="ocr_par"><span class="ocr_line"><span class="ocrx_word">Then</span></span></p></div></body></html>"""


def test_alto() -> None:
    text, words = read_xml(ALTO.encode(), "a.xml")
    assert text == ALTO_TEXT
    assert all(text[word.start : word.end] == word.text for word in words)
    start = text.index("Nischnij")
    assert on_scan(words, start, start + 8) == (("p7.tif", (50, 20, 110, 32)),)


def test_file_with_a_wrong_encoding_declaration() -> None:
    wrong = ALTO.replace("UTF-8", "ISO-8859-1").replace('CONTENT="fair"', 'CONTENT="fête"')
    assert "fête" in read_xml(wrong.encode(), "a.xml")[0]
    assert "fête" in read_xml(wrong.encode("latin-1"), "a.xml")[0]


def test_page_in_reading_order() -> None:
    text, words = read_xml(PAGE.encode(), "a.xml")
    assert text == "From Yalta\n\nto Odessa¬"
    assert on_scan(words, 5, 10) == (("a.jpg", (5, 1, 9, 3)),)


LINES = """<div class="ocr_page" title="image b.png"><p class="ocr_par"><span class="ocr_line" title="bbox 1 2 9 4">To <b>Tra-</b>
</span><span class="ocr_line" title="bbox 1 5 9 7">pezunt by</span><span class="ocr_line">ship</span></p></div>"""


def test_lines_of_hocr_without_words() -> None:
    text, words = read_hocr(LINES, "a.hocr")
    assert text.split() == ["To", "Trapezunt", "by", "ship"]
    assert on_scan(words, 3, 12) == (("b.png", (1, 2, 9, 4)),)


def test_hocr() -> None:
    text, words = read_hocr(HOCR, "a.hocr")
    assert text == "Trapezunt\nfell.\n\nThen"
    assert on_scan(words, 0, 4) == (("b.png", (1, 2, 3, 4)),)


@pytest.mark.parametrize(
    ("name", "content", "kind", "text"),
    [
        ("a.xml", ALTO, "ocr", ALTO_TEXT),
        ("a.hocr", HOCR, "hocr", "Trapezunt\nfell.\n\nThen"),
        ("a.html", HOCR, "hocr", "Trapezunt\nfell.\n\nThen"),
        ("a.xml", f'<?xml version="1.0"?>{HOCR}', "hocr", "Trapezunt\nfell.\n\nThen"),
        ("a.hocr", LINES, "hocr", "To Trapezunt\nby\nship"),
    ],
)
def test_pages_are_texts(tmp_path: Path, name: str, content: str, kind: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    read = read_text(path)
    assert (read.kind, read.text) == (kind, text)
    assert read.words


METS = """<mets:mets xmlns:mets="http://www.loc.gov/METS/" xmlns:xlink="http://www.w3.org/1999/xlink"><mets:fileSec>
<mets:fileGrp USE="IMAGES"><mets:file ID="i"><mets:FLocat xlink:href="a.tif"/></mets:file></mets:fileGrp>
<mets:fileGrp USE="FULLTEXT"><mets:file ID="f1"><mets:FLocat xlink:href="{0}"/></mets:file>
<mets:file ID="f2"><mets:FLocat xlink:href="two.xml"/></mets:file></mets:fileGrp></mets:fileSec>
<mets:structMap><mets:div><mets:fptr FILEID="f2"/><mets:fptr FILEID="f1"/></mets:div></mets:structMap></mets:mets>"""


def test_mets_lists_pages(tmp_path: Path) -> None:
    (tmp_path / "one.xml").write_text(ALTO, encoding="utf-8")
    (tmp_path / "two.xml").write_text(PAGE, encoding="utf-8")
    path = tmp_path / "mets.xml"
    path.write_text(METS.format("one.xml"), encoding="utf-8")
    assert read_text(path).text.startswith("From Yalta\n\nto Odessa¬\n\nThe Nischnij")


def test_pages_of_mets_are_named_apart(tmp_path: Path) -> None:
    line = '<TextBlock><TextLine><String CONTENT="{0}"/></TextLine></TextBlock>'
    page = f'<alto><Layout><Page PHYSICAL_IMG_NR="1">{line}</Page></Layout></alto>'
    for name, word in (("one", "Yalta"), ("two", "Odessa")):
        (tmp_path / f"{name}.xml").write_text(page.format(word), encoding="utf-8")
    path = tmp_path / "mets.xml"
    path.write_text(METS.format("one.xml"), encoding="utf-8")
    assert [(word.text, word.page) for word in read_text(path).words] == [("Odessa", "two"), ("Yalta", "one")]


@pytest.mark.parametrize("href", ["http://example.org/one.xml", "../one.xml", "none.xml", "/etc/passwd"])
def test_mets_reads_only_pages_in_its_folder(tmp_path: Path, href: str) -> None:
    (tmp_path / "two.xml").write_text(PAGE, encoding="utf-8")
    path = tmp_path / "mets.xml"
    path.write_text(METS.format(href), encoding="utf-8")
    with pytest.raises(InputError, match="not in its folder"):
        read_text(path)


@pytest.mark.parametrize("content", ["<alto><Layout/></alto>", "<PcGts><Page/></PcGts>", "<alto><Layout>"])
def test_pages_without_words(content: str) -> None:
    with pytest.raises(FormatError):
        read_xml(content.encode(), "a.xml")


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.geojson", '{"type": "FeatureCollection", "features": []}', "import geojson"),
        ("a.json", '{"type": "FeatureCollection", "features": []}', "is GeoJSON and not a text"),
        ("a.txt", '{"type":"Feature","geometry":null}', "is GeoJSON"),
        ("a.kml", "<kml/>", "import kml"),
        ("a.xml", '<?xml version="1.0"?><kml xmlns="x"/>', "is KML"),
        ("a.ged", "0 HEAD\n", "family tree"),
        ("a.txt", "0 HEAD\n1 CHAR UTF-8\n", "family tree"),
        ("a.shp", "\0\0\x27\x0a", "save it as GeoJSON"),
        ("a.gpx", "<gpx/>", "tracks"),
        ("a.jpg", "\xff\xd8", "text recognition"),
        ("a.json", '{"type": "Topology", "objects": {}}', "is TopoJSON"),
        ("a.txt", "POINT(22.27 60.45)\n", "is well-known text"),
        ("FI.txt", "633679\tTurku\tTurku\tÅbo\t60.45\t22.27\tP\tPPLA\tFI\n", "import geonames"),
        ("a.txt", "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n", "is RDF"),
        ("a.xml", '<?xml version="1.0"?><rdf:RDF/>', "is RDF"),
        ("a.txt", "@book{turku, title = {Turku}}", "a bibliography"),
        ("a.ris", "TY  - BOOK\n", "a bibliography"),
        ("a.osm", '<?xml version="1.0"?><osm/>', "is XML and not a text"),
        ("dump.txt", "-- towns\nCREATE TABLE town (name text);\n", "is SQL and not a text"),
        ("friends.txt", "BEGIN:VCARD\nFN:Ada\n", "is an address book or a calendar"),
        ("books.txt", "=LDR  00000nam\n=245  00$aTurku\n", "is MARC and not a text"),
        ("list.txt", '[{"town": "Turku", "lat": 60}]', "is JSON and not a text"),
        ("a.svg", "<svg><text>Turku</text></svg>", "is a drawing"),
        ("a.txt", '<?xml version="1.0"?><TEI/>', "ends in .xml if it is TEI"),
    ],
)
def test_data_is_not_read_as_prose(tmp_path: Path, name: str, content: str, says: str) -> None:
    path = tmp_path / name
    path.write_bytes(content.encode("latin-1"))
    with pytest.raises(InputError, match=says):
        read_text(path)


def test_pages_and_boxes_of_mentions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.xml").write_text(ALTO, "utf-8")
    assert main(["annotate", str(tmp_path / "a.xml"), "--lang", "en", "--format", "csv"]) == 0
    rows = {row["text"]: row for row in csv.DictReader(io.StringIO(capsys.readouterr().out))}
    assert (rows["Novgorod"]["page"], rows["Novgorod"]["box"]) == ("p7.tif", "1 2 4 6")
    assert main(["annotate", str(tmp_path / "a.xml"), "--lang", "en", "--format", "iiif"]) == 0
    items = json.loads(capsys.readouterr().out)["items"]
    assert "p7.tif#xywh=1,2,3,4" in {item["target"] for item in items}
