"""Damaged files: valid ones of every format, cut, doubled and overwritten at random."""

from __future__ import annotations

import io
import json
import os
import zipfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from gazetteer.formats.tei import write as tei_write
from gazetteer.formats.web_annotation import write as web_annotation_write
from gazetteer.model.annotation import to_dict
from tests.faults.test_hostile_files import shared_pages
from tests.formats.samples import DOCUMENT
from tests.formats.spreadsheets import xlsx

EXAMPLES = int(os.environ.get("GAZETTEER_FUZZ", "100"))
"""Inputs for each target that reads files; quick targets try ten times as many. `make fuzz` sets it."""

Edits = list[tuple[float, str, bytes, int]]
"""An edit: position (a share of the length), kind, bytes, length."""

DATA = Path(__file__).parents[1] / "formats" / "data"


def tried(times: int = 1) -> settings:
    """Settings of a target that tries this many times `EXAMPLES` inputs, the same ones in every run."""
    checks = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large]
    return settings(max_examples=EXAMPLES * times, deadline=None, derandomize=True, suppress_health_check=checks)


def zipped(members: dict[str, str]) -> bytes:
    """Return an archive of these members, not compressed, so that damage reaches their content."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


EPUB = zipped({
    "META-INF/container.xml": '<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>',
    "b.opf": '<package><manifest><item id="c" href="c.xhtml"/></manifest><spine><itemref idref="c"/></spine></package>',
    "c.xhtml": "<html><body><h1>Dura</h1><p>The garrison of Dura fell in 256.</p></body></html>",
})  # fmt: skip

DOCX = zipped({
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    ),
    "_rels/.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    ),
    "word/document.xml": (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>'
        "They left Dura.</w:t></w:r></w:p></w:body></w:document>"
    ),
})  # fmt: skip

ALTO = (
    '<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Layout><Page ID="p1"><PrintSpace><TextBlock><TextLine>'
    '<String CONTENT="Dura" HPOS="1" VPOS="2" WIDTH="3" HEIGHT="4"/><SP/><String CONTENT="fell."/>'
    "</TextLine></TextBlock></PrintSpace></Page></Layout></alto>"
)
HOCR = '<html><body><div class="ocr_page"><span class="ocrx_word" title="bbox 1 2 3 4">Dura</span></div></body></html>'
GEDCOM = "0 HEAD\n1 CHAR UTF-8\n0 @I1@ INDI\n1 NAME Ada /Dura/\n1 BIRT\n2 DATE ABT 1850\n2 PLAC Kars, Russia\n0 TRLR\n"
GEOJSON = {
    "type": "Feature",
    "properties": {"name": "Dura"},
    "geometry": {"type": "Point", "coordinates": [40.7, 34.7]},
}
KML = "<kml><Document><Placemark><name>Dura</name><Point><coordinates>40.7,34.7</coordinates></Point></Placemark></Document></kml>"
SPARQL = {
    "results": {"bindings": [{"item": {"value": "http://www.wikidata.org/entity/Q7"}, "itemLabel": {"value": "Dura"}}]}
}
WHOSONFIRST = {
    "id": 7, "type": "Feature", "geometry": {"type": "Point", "coordinates": [40.7, 34.7]},
    "properties": {"wof:id": 7, "wof:placetype": "locality", "wof:name": "Dura", "geom:latitude": 34.7, "geom:longitude": 40.7},
}  # fmt: skip
GEONAMES = "7\tDura\tDura\tDoura,Dura Europos\t34.7\t40.7\tP\tPPL\tSY\t\t\t\t\t\t0\t\t\tAsia/Damascus\t2020-01-01\n"

TEXTS: dict[str, bytes] = {
    "a.txt": "Они вышли из Карса, 24 ноября 1920 г.".encode(),
    "b.md": b"# Dura\n\nThe *garrison* of Dura fell in 256.\n",
    "c.xml": tei_write.write([DOCUMENT]).encode(),
    "d.html": b"<html><body><article><p>The garrison of Dura fell in 256, and nobody came back.</p></article></body></html>",
    "e.csv": b"id;text\n1;They left Dura.\n2;\"They; came\"\n",
    "f.jsonl": b'{"id": "1", "text": "They left Dura."}\n',
    "g.epub": EPUB,
    "h.docx": DOCX,
    "i.pdf": shared_pages(1),
    "j.xml": ALTO.encode(),
    "k.html": HOCR.encode(),
    "l.xlsx": xlsx({"Texts": [["text"], ["They left Dura."]]}),
}  # fmt: skip

GAZETTEERS: dict[str, tuple[str, bytes]] = {
    "lpf": ("a.json", (DATA / "linked-places.geojson").read_bytes()),
    "lp-tsv": ("b.tsv", (DATA / "places.tsv").read_bytes()),
    "pleiades": ("c.json", (DATA / "pleiades.json").read_bytes()),
    "geonames": ("d.txt", GEONAMES.encode()),
    "wikidata": ("e.json", json.dumps(SPARQL).encode()),
    "whosonfirst": ("f.geojson", json.dumps(WHOSONFIRST).encode()),
    "geojson": ("g.geojson", json.dumps(GEOJSON).encode()),
    "kml": ("h.kml", KML.encode()),
    "gedcom": ("i.ged", GEDCOM.encode()),
    "tei": ("j.xml", b'<TEI><listPlace><place xml:id="d"><placeName>Dura</placeName></place></listPlace></TEI>'),
    "csv": ("k.csv", b"id,name,lat,lon,start\nd,Dura,34.7,40.7,256\n"),
}

ANNOTATIONS: dict[str, bytes] = {
    "a.json": json.dumps(to_dict(DOCUMENT)).encode(),
    "b.jsonld": web_annotation_write.write([DOCUMENT]).encode(),
    "c.xml": tei_write.write([DOCUMENT]).encode(),
}

GOLD: dict[str, bytes] = {
    "iob": b"1 They O\n2 left O\n3 Dura B-LOC\n\n4 Kars B-LOC\n",
    "hipe": b"TOKEN\tNE-COARSE-LIT\tMISC\n# document_id = a\nDura\tB-loc\t_\nfell\tO\tNoSpaceAfter\n",
    "geo-xml": (
        b"<articles><article docid='1'><text>They left Dura.</text><toponyms><toponym><start>10</start><end>14</end>"
        b"<phrase>Dura</phrase><gaztag geonameid='7'><lat>34.7</lat><lon>40.7</lon></gaztag></toponym></toponyms>"
        b"</article></articles>"
    ),
    "jsonl": b'{"text": "They left Dura.", "entities": [[10, 14, "LOC"]]}\n',
    "webanno": (
        b"#FORMAT=WebAnno TSV 3.3\n#T_SP=x|value\n\n#Text=They left Dura.\n"
        b"1-1\t0-4\tThey\t_\n1-2\t5-9\tleft\t_\n1-3\t10-14\tDura\tLOC\n"
    ),
    "recogito": b"UUID,QUOTE_TRANSCRIPTION,ANCHOR,TYPE,URI,LAT,LNG\nu,Dura,char-offset:10,PLACE,,34.7,40.7\n",
}

_edits = st.lists(
    st.tuples(
        st.floats(0, 1),
        st.sampled_from(("cut", "double", "write", "insert")),
        st.binary(max_size=6),
        st.integers(1, 40),
    ),
    min_size=1,
    max_size=5,
)


@st.composite
def damaged(draw: st.DrawFn, names: tuple[str, ...]) -> tuple[str, Edits]:
    """Draw the name of a file and the edits of it."""
    return draw(st.sampled_from(names)), draw(_edits)


def apply(data: bytes, edits: Edits) -> bytes:
    """Return the data with each edit done at its place, a share of the length."""
    for share, kind, content, length in edits:
        at = int(share * len(data))
        if kind == "cut":
            data = data[:at] + data[at + length :]
        elif kind == "double":
            data = data[: at + length] + data[at : at + length] * 3 + data[at + length :]
        else:
            data = data[:at] + content + data[at + (len(content) if kind == "write" else 0) :]
    return data
