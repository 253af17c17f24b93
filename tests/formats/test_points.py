"""Points in common notations: which are read, and which are refused as ambiguous."""

from __future__ import annotations

import math

import pytest

from gazetteer.errors import FormatError
from gazetteer.formats.values.points import parse_pair, parse_point


@pytest.mark.parametrize(
    ("lat", "lon", "point"),
    [
        ("52.52", "13.405", (52.52, 13.405)),
        ("52,52", "13,405", (52.52, 13.405)),
        ("-33,45", "-70,66", (-33.45, -70.66)),
        ("−33.45", "‑70.66", (-33.45, -70.66)),
        ("52.52N", "13.4E", (52.52, 13.4)),
        ("S33.45", "W 70.66", (-33.45, -70.66)),
        ("33,45 S", "70,66 W", (-33.45, -70.66)),
        ("52° 31′ 12″ N", "13° 24′ 18″ E", (52.52, 13.405)),
        ("52º31'12''", "13º24'18''", (52.52, 13.405)),
        ("52 31 12", "13 24 18", (52.52, 13.405)),
        ("52:31:12", "13:24:18", (52.52, 13.405)),
        ("52d31m12s", "13d24m18s", (52.52, 13.405)),
        ("52.31.12", "13.24.18", (52.52, 13.405)),
        ("52°31.2'", "13°24.3'", (52.52, 13.405)),
        ("-33 27 0", "-70 39 36", (-33.45, -70.66)),
        ("52° Nord", "13° Ost", (52, 13)),
        ("55,75 с.ш.", "37,61 в.д.", (55.75, 37.61)),
        ("13.4 E", "52.5 N", (52.5, 13.4)),
        ("5.252e1", "1.3e1", (52.52, 13.0)),
        ("５２.５", "１３", (52.5, 13.0)),
    ],
)
def test_two_cells(lat: str, lon: str, point: tuple[float, float]) -> None:
    assert parse_pair(lat, lon, "row 2")[:2] == pytest.approx(point)


@pytest.mark.parametrize(
    ("lat", "lon", "says"),
    [
        ("52°31' N", "13°24' O", "the letter O means east in German and west in French"),
        ("5252", "1340", "metres, or lack its decimal point"),
        ("1.234,5", "3", "two decimal signs"),
        ("120", "40", "may be swapped"),
        ("52", "200", "not between -180 and 180"),
        ("52N", "53N", "both a latitude"),
        ("-52 N", "3", "minus sign and a hemisphere"),
        ("52°61'", "3", "60 or more"),
        ("52.5 31", "3", "a fraction of a degree and minutes"),
        ("nan", "3", "not a number"),
        ("inf", "3", "not a number"),
        ("?", "3", "not a number"),
        ("5_2", "3", "not a number"),
        ("9" * 500, "3", "too large"),
    ],
)
def test_two_cells_that_are_refused(lat: str, lon: str, says: str) -> None:
    with pytest.raises(FormatError, match=says) as caught:
        parse_pair(lat, lon, "row 2")
    assert str(caught.value).startswith("row 2")


@pytest.mark.parametrize(
    "text",
    [
        "52.52, 13.405", "52,52; 13,405", "52,52 13,405", "52.52,13.405", "52.52 13.405", "(52.52, 13.405)",
        "52.52 / 13.405", "52.52N 13.405E", "N52.52 E13.405", "N 52.52, E 13.405", "13.405E 52.52N", "52.52°N13.405°E",
        "52°31'12\"N 13°24'18\"E", "52 31 12 13 24 18", "POINT(13.405 52.52)", "point (13.405 52.52)",
        "SRID=4326;POINT(13.405 52.52)", "geo:52.52,13.405;u=35", "+52.52+013.405/",
        "POINT Z (13.405 52.52 34)", "POINT ZM(13.405 52.52 34 1)", "GEOMETRYCOLLECTION(POINT(13.405 52.52))",
        '{"type": "Point", "coordinates": [13.405, 52.52]}', "lat 52.52, lon 13.405", "Lon: 13,405; Lat: 52,52",
        "x=13.405 y=52.52", "52-31-12N 013-24-18E", "52°31'12\" с. ш. 13°24'18\" в. д.", "٥٢٫٥٢ ١٣٫٤٠٥",
        "https://www.google.com/maps/@52.52,13.405,15z", "https://www.openstreetmap.org/#map=12/52.52/13.405",
        "https://maps.example.org/?q=52.52,13.405", '{"lat": 52.52, "lng": 13.405}', '{"latitude": "52.52", "longitude": "13.405"}',
        "52°31'12\" nördl. Breite, 13°24'18\" östl. Länge", "52°31'12\" nördlicher Breite 13°24'18\" östlicher Länge",
        "52° 31' 12\" n. Br., 13° 24' 18\" ö. L.",
    ],
)  # fmt: skip
def test_one_cell(text: str) -> None:
    found = parse_point(text, "row 2")
    assert (found.lat, found.lon) == pytest.approx((52.52, 13.405))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("52,52", "one number or two"),
        ("52,52,13,405", "one number or two"),
        ("[13.4, 52.5]", "GeoJSON gives the longitude first"),
        ("SRID=25833;POINT(392000 5820000)", "projection 25833"),
        ("TQ 12 345", "odd number of digits"),
        ("S 12345 67890", "Irish"),
        ("33U 392000 5820000", "UTM coordinates in metres"),
        ("UTM 33 U 392000mE 5820000mN", "UTM coordinates in metres"),
        ('{"lat": 52.5}', "not a geometry"),
        ("Berlin", "not a latitude and longitude"),
        ("POINT(1)", "."),
        ("POINT EMPTY", "no point"),
        ('{"type": "Point", "coordinates": []}', "no point"),
        ('{"type": "Point"', "JSON"),
        ('{"type": "Feature"}', "no point"),
        ("lat 52.5, lat 13.4", "not a"),
        ("52-31 13-24", "not a number of degrees"),
    ],
)
def test_one_cell_that_is_refused(text: str, says: str) -> None:
    with pytest.raises(FormatError, match=says):
        parse_point(text, "row 2")


@pytest.mark.parametrize(
    ("text", "lat", "lon", "accuracy"),
    [  # the corner stones: the Observatory of Greenwich, Edinburgh Castle's hill, a square of MGRS in Berlin
        ("TQ 388 773", 51.478, -0.002, 0.05),
        ("NT251734", 55.948, -3.2, 0.05),
        ("NT27", 55.96, -3.2, 5.0),
        ("33U UU 90 20", 52.52, 13.39, 0.5),
    ],
)
def test_grid_references(text: str, lat: float, lon: float, accuracy: float) -> None:
    pytest.importorskip("pygeodesy")
    found = parse_point(text, "row 2")
    assert math.dist((found.lat, found.lon), (lat, lon)) < accuracy / 50
    assert found.accuracy_km == accuracy


def test_larger_geometries_have_an_extent() -> None:
    found = parse_point("POLYGON((0 0, 0 2, 4 2, 4 0, 0 0))", "row 2")
    assert (found.lat, found.lon, found.extent) == (1, 2, (0, 0, 4, 2))
