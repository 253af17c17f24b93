from __future__ import annotations

import sqlite3
import struct
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.errors import InputError
from gazetteer.formats import geopackage
from gazetteer.formats.geopackage import write, write_places
from gazetteer.model.annotation import rows
from gazetteer.model.document import Document
from gazetteer.model.place import Name, Place
from gazetteer.model.timespan import Timespan
from tests.formats.samples import DOCUMENT, ERZURUM, GYUMRI
from tests.formats.strategies import MANY, PLACES, documents

try:
    import pyogrio
except ImportError:
    pyogrio = None
needs_library = pytest.mark.skipif(pyogrio is None, reason="GeoPackage is an extra: pip install 'gazetteer[gis]'")

Table = list[dict[str, Any]]


def layers(path: Path, data: bytes) -> dict[str, Table]:
    """Return every layer as read by GDAL; a row has its point under "at", longitude first."""
    path.write_bytes(data)
    found: dict[str, Table] = {}
    for layer, kind in pyogrio.list_layers(path):
        assert kind == "Point"
        meta, _, points, columns = pyogrio.raw.read(path, layer=layer)
        assert meta["crs"] == "EPSG:4326"
        cells = [[None if cell != cell else cell for cell in column] for column in columns]
        found[layer] = [
            {**dict(zip(meta["fields"], row, strict=True)), "at": point and struct.unpack("<dd", point[5:])}
            for point, *row in zip(points, *cells, strict=True)
        ]
    return found


@needs_library
def test_places_and_mentions_of_texts(tmp_path: Path) -> None:
    found = layers(tmp_path / "a.gpkg", write([DOCUMENT, replace(DOCUMENT, id="copy", date=None)]))
    assert [
        (row["id"], row["label"], row["names"], row["mentions"], row["texts"], row["at"]) for row in found["places"]
    ] == [
        ("gn:616635", "Gyumri", "Alexandropol", 2, 2, (43.847513, 40.789421)),
        ("gn:315368", "Erzurum", "Karin", 2, 2, (41.27694, 39.90861)),
    ]
    mentions = found["mentions"]
    assert [{key: row[key] for key in meta} for row, meta in zip(mentions, rows(DOCUMENT), strict=False)] == list(
        rows(DOCUMENT)
    )
    assert [(row["text"], row["at"]) for row in mentions[4:6]] == [("Karin", (41.27694, 39.90861)), ("Barapol", None)]
    assert [(row["text_date"], row["year_from"], row["year_to"]) for row in mentions[1::6]] == [
        ("1920", 1920, 1920),
        (None, None, None),
    ]


@needs_library
def test_names_have_their_years(tmp_path: Path) -> None:
    undated = replace(ERZURUM, location=None, names=(Name("Karin"),))
    found = layers(tmp_path / "a.gpkg", b"".join(write_places([GYUMRI, undated])))
    assert [(row["name"], row["lang"], row["when"], row["year_from"], row["year_to"]) for row in found["names"]] == [
        ("Gyumri", "hy-Latn", "1992/..", 1992, None),
        ("Alexandropol", "en", "1837/1924", 1837, 1924),
        ("Ալեքսանդրապոլ", "hy", "1837~/1924", 1837, 1924),
        ("Karin", None, None, None, None),
    ]
    assert [(row["source"], row["certainty"], row["place"]) for row in found["names"][2:]] == [
        ("soviet-placenames", "probable", "gn:616635"),
        (None, "certain", "gn:315368"),
    ]
    assert [(row["id"], row["links"], row["at"]) for row in found["places"]] == [
        ("gn:616635", "exactMatch=wd:Q192184; closeMatch=tgn:7016690", (43.847513, 40.789421)),
        ("gn:315368", None, None),
    ]


@needs_library
@MANY
@given(st.lists(PLACES, max_size=3), st.lists(documents(), max_size=2))
def test_gdal_reads_back_what_was_written(
    tmp_path_factory: pytest.TempPathFactory, places: list[Place], texts: list[Document]
) -> None:
    folder = tmp_path_factory.mktemp("gis")
    found = layers(folder / "places.gpkg", b"".join(write_places(places)))
    assert [(row["id"], row["label"], row["country"], row["when"]) for row in found["places"]] == [
        (place.id, place.label, place.country, str(place.when) if place.when else None) for place in places
    ]
    assert [row["at"] for row in found["places"]] == [
        (place.lon, place.lat) if place.location else None for place in places
    ]
    assert [(row["name"], row["script"], row["when"], row["certainty"]) for row in found["names"]] == [
        (name.text, name.script, str(name.when) if name.when else None, name.certainty)
        for place in places
        for name in place.names
    ]
    mentions = layers(folder / "texts.gpkg", write(texts))["mentions"]
    assert [(row["start"], row["end"], row["place"], row["score"]) for row in mentions] == [
        (row["start"], row["end"], row["place"], row["score"]) for text in texts for row in rows(text)
    ]


@needs_library
def test_output_follows_the_standard(tmp_path: Path) -> None:
    path = tmp_path / "a.gpkg"
    path.write_bytes(write([DOCUMENT]))
    with sqlite3.connect(path) as file:
        (application,) = file.execute("PRAGMA application_id").fetchone()
        assert struct.pack(">I", application) == b"GPKG"
        assert file.execute("PRAGMA user_version").fetchone()[0] >= 10_200
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []
        tables = {name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        assert tables >= {"gpkg_spatial_ref_sys", "gpkg_contents", "gpkg_geometry_columns", "gpkg_extensions"}
        systems = {row[0] for row in file.execute("SELECT srs_id FROM gpkg_spatial_ref_sys")}
        assert systems >= {-1, 0, 4326}
        contents = file.execute(
            "SELECT table_name, data_type, srs_id FROM gpkg_contents ORDER BY table_name"
        ).fetchall()
        assert contents == [("mentions", "features", 4326), ("places", "features", 4326)]
        shapes = file.execute(
            "SELECT table_name, column_name, geometry_type_name, srs_id, z, m FROM gpkg_geometry_columns"
        )
        assert sorted(shapes) == [("mentions", "geom", "POINT", 4326, 0, 0), ("places", "geom", "POINT", 4326, 0, 0)]
        assert {row[0][:2] for row in file.execute("SELECT geom FROM places")} == {b"GP"}
    file.close()


@needs_library
def test_gazetteer_is_written_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(geopackage, "PLACES_IN_MEMORY", 3)
    places = [Place(f"x:{number}", f"Place {number}", when=Timespan.of(number, None)) for number in range(10)]
    found = layers(tmp_path / "a.gpkg", b"".join(write_places(iter(places))))
    assert [row["id"] for row in found["places"]] == [place.id for place in places]
    assert [row["year_from"] for row in found["places"]] == list(range(10))
    assert len(found["names"]) == 10


def test_missing_library_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyogrio.raw", None)
    with pytest.raises(InputError, match=r"pip install 'gazetteer\[gis\]'"):
        write([DOCUMENT])
    with pytest.raises(InputError, match=r"pip install 'gazetteer\[gis\]'"):
        list(write_places([GYUMRI]))
