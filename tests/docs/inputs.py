"""Small files of our own with the names that the examples of the documentation use."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from pathlib import Path

from gazetteer import Document
from gazetteer.cli.main import main
from gazetteer.model.corrections import Correction, write
from gazetteer.server.workspace.records import NewDocument
from gazetteer.server.workspace.workspace import Workspace
from tests.evaluation.test_gold import HIPE, LGL
from tests.evaluation.test_history import PASSAGE
from tests.ingest.test_importer import ALTERNATES, PLACES

LETTER = "The delegation arrived at Alexandropol on 24 November 1920. The army had left Kars for Ardahan.\n"

EDITION = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A letter</title></titleStmt>
<publicationStmt><p>Test</p></publicationStmt><sourceDesc><listPerson><person xml:id="ross"><persName>Fenwick Ross</persName>
<birth>1801</birth><death>1870</death></person></listPerson></sourceDesc></fileDesc></teiHeader>
<text><body><p>He left <placeName>Kars</placeName> for Erzurum.</p></body></text></TEI>"""

REGISTER = """<listPlace xmlns="http://www.tei-c.org/ns/1.0"><place xml:id="mill"><placeName>Quarzwick Mill</placeName>
<location><geo>40.8 43.8</geo></location></place></listPlace>"""

FAMILY = """0 HEAD
1 GEDC
2 VERS 5.5.1
1 CHAR UTF-8
0 @I1@ INDI
1 NAME Fenwick /Ross/
1 BIRT
2 DATE 5 MAY 1801
2 PLAC Kars
0 TRLR
"""

LINKED_PLACES = {
    "type": "FeatureCollection",
    "features": [
        {
            "@id": "https://example.org/mill",
            "type": "Feature",
            "properties": {"title": "Quarzwick Mill", "ccodes": ["AM"]},
            "geometry": {"type": "Point", "coordinates": [43.8, 40.8]},
            "names": [{"toponym": "Quarzwick Mill"}],
        }
    ],
}

PERSON = {
    "entities": {
        "Q90001": {
            "type": "item",
            "id": "Q90001",
            "labels": {"en": {"language": "en", "value": "Fenwick Ross"}},
            "claims": {
                "P31": [
                    {
                        "mainsnak": {
                            "snaktype": "value",
                            "datavalue": {"type": "wikibase-entityid", "value": {"id": "Q5"}},
                        }
                    }
                ]
            },
        }
    }
}

PLEIADES = {
    "@graph": [
        {
            "id": "99",
            "title": "Quarzvicum",
            "names": [],
            "reprPoint": [43.8, 40.8],
            "placeTypes": ["settlement"],
            "connectsWith": [],
        }
    ]
}

WHOSONFIRST = {
    "type": "Feature",
    "id": 1,
    "properties": {"wof:id": 1, "wof:name": "Quarzwick", "wof:placetype": "locality", "wof:country": "TR"},
    "geometry": {"type": "Point", "coordinates": [43.8, 40.8]},
}

BORDER = {"type": "Feature", "properties": {}, "geometry": {"type": "LineString", "coordinates": [[43, 40], [44, 41]]}}

TEXTS = {
    "letter.txt": LETTER,
    "memoir.txt": "I reached Kars on 5 May 1855. We left Erzurum in June.\n",
    "letters/one.txt": LETTER,
    "letters/two.txt": "Colonel Fenwick Ross reached Kars on 5 May 1855.\n",
    "minutes.csv": "text,date\nThe council met at Kars.,1891\n",
    "articles.jsonl": json.dumps({"id": "p3", "lang": "en", "text": LETTER}) + "\n",
    "edition.xml": EDITION,
    "register.xml": REGISTER,
    "family.ged": FAMILY,
    "people.csv": "name,born\nFenwick Ross,1801\n",
    "Q5620.json": json.dumps(PERSON),
    "my-places.json": json.dumps(LINKED_PLACES),
    "places.csv": "Parish,Y,X\nQuarzwick Mill,40.8,43.8\n",
    "parishes.csv": "Parish,Year,Country,From\nKars,1900,Russia,1850\n",
    "letters.csv": "Place\nKars\n",
    "borders-1914.geojson": json.dumps({"type": "FeatureCollection", "features": [BORDER]}),
    "lgl.xml": LGL.format(start=12, date="2009-03-20 12:24:52"),
    "history.jsonl": json.dumps(PASSAGE) + "\n",
    "HIPE-2022-v2.1-hipe2020-dev-en.tsv": HIPE,
    "data/texts/alexandropol-1920.txt": LETTER,
}


def make(folder: Path) -> None:
    """Write all files into a folder, which is the current folder."""
    for name, content in TEXTS.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    (folder / "maps").mkdir()
    (folder / "corrected").mkdir()
    _make_tables(folder)
    for arguments in (
        ["annotate", "letter.txt", "-o", "letter.json"],
        ["annotate", "letter.txt", "-o", "before.json"],
        ["annotate", "letter.txt", "--date", "1800", "-o", "after.json"],
        ["annotate", "letter.txt", "-o", "corrected/letter.json"],
        *(["batch", "letters/", "-o", name] for name in ("annotated/", "again/", "annotated-again/")),
    ):
        assert main(arguments) == 0
    document = Document.from_json((folder / "letter.json").read_text("utf-8"))
    kars = next(one for one in document.entities if one.text == "Kars")
    correction = Correction(document.id, kars.start, kars.end, kars.text, "confirm", place=kars.place)
    (folder / "letter-corrections.json").write_text(write([correction]), "utf-8")
    _make_workspace(folder / "letters.workspace", document, correction)
    assert main(["learn", "corrected/letter.json", "-o", "my-weights.json"]) == 0


def _make_tables(folder: Path) -> None:
    """Write the files that are not text: a spreadsheet and downloads of other gazetteers."""
    from tests.formats.spreadsheets import xlsx

    (folder / "parishes.xlsx").write_bytes(xlsx({"Parishes": [["Parish", "Year", "Land"], ["Kars", "1900", "TR"]]}))
    with zipfile.ZipFile(folder / "AM.zip", "w") as archive:
        archive.writestr("AM.txt", PLACES)
    with zipfile.ZipFile(folder / "alternateNamesV2.zip", "w") as archive:
        archive.writestr("alternateNamesV2.txt", ALTERNATES)
    (folder / "pleiades-places-latest.json.gz").write_bytes(gzip.compress(json.dumps(PLEIADES).encode()))
    content = json.dumps(WHOSONFIRST).encode()
    with tarfile.open(folder / "whosonfirst-data-admin-tr-latest.tar.bz2", "w:bz2") as archive:
        member = tarfile.TarInfo("whosonfirst-data-admin-tr/data/1/1.geojson")
        member.size = len(content)
        archive.addfile(member, io.BytesIO(content))


def _make_workspace(path: Path, document: Document, correction: Correction) -> None:
    workspace = Workspace(path)
    text = document.text
    [id] = workspace.add(
        [NewDocument("letter", "A letter", "plain", text)], original=text.encode(), file_name="a.txt", who="ana"
    )
    workspace.annotate(id, document, version="1")
    workspace.correct(id, [correction], seen=0, who="ana")
