"""Read points as people write them.

Read: decimal degrees with a point or a comma, hemisphere letters, degrees with minutes and seconds, a latitude and a
longitude in one cell, well-known text, `geo:` addresses, ISO 6709, grid references of the Ordnance Survey and MGRS.
Ambiguous text is refused, and the message states both meanings.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal, NamedTuple

from gazetteer.errors import FormatError
from gazetteer.formats.files.safety import parse_json
from gazetteer.formats.values.geometry import location, parse_wkt
from gazetteer.formats.values.grids import Point, checked_point, grid_point
from gazetteer.model.place import Location

Axis = Literal["latitude", "longitude"]

_SIGNS = str.maketrans(
    {**dict.fromkeys("′’‘`´ʹ", "'"), **dict.fromkeys("″”“„ʺ", '"'), **dict.fromkeys("º˚ᵒ", "°"), **dict.fromkeys("−–—‐‑", "-")}
)  # fmt: skip
_WORDS = {
    "latitude": {
        "N": 1, "NORTH": 1, "NORD": 1, "NORTE": 1, "С": 1, "СШ": 1,
        "S": -1, "SOUTH": -1, "SÜD": -1, "SUD": -1, "SUR": -1, "SUL": -1, "Ю": -1, "ЮШ": -1,
    },
    "longitude": {
        "E": 1, "EAST": 1, "EST": 1, "OST": 1, "ESTE": 1, "LESTE": 1, "В": 1, "ВД": 1,
        "W": -1, "WEST": -1, "OUEST": -1, "OESTE": -1, "OVEST": -1, "З": -1, "ЗД": -1,
    },
}  # fmt: skip
"""Words and letters of the hemispheres in English, German, French, Spanish, Portuguese, Italian and Russian."""
_LETTERS = re.compile(r"[^\W\d_](?:[^\W\d_]|\.(?=\s*[^\W\d_]))*\.?")
_NUMBER = r"\d+(?:[.,]\d+)?(?:[eE][+-]?\d+)?"
_DEGREES = re.compile(
    rf"""(?P<sign>[+-]?)\s*(?P<deg>{_NUMBER})\s*(?:[°d:*]|deg)?
    (?:(?:(?<=[°d:*g])\s*|\s+)(?P<min>\d+(?:[.,]\d+)?)\s*(?:['m:]|min)?
    (?:(?:(?<=['m:n])\s*|\s+)(?P<sec>\d+(?:[.,]\d+)?)\s*(?:"|''|s|sec)?)?)?""",
    re.VERBOSE,
)
_DOTTED = re.compile(r"(\d{1,3})\.(\d{1,2})\.(\d{1,2}(?:[.,]\d+)?)")
_ISO_6709 = re.compile(r"(?P<lat>[+-]\d{2}(?:\.\d+)?)(?P<lon>[+-]\d{3}(?:\.\d+)?)(?:[+-][\d.]+)?(?:CRS\w+)?/?")
_URI = re.compile(
    r"(?:geo:|@|https?://\S*?(?:@|#map=[\d.]+/|[?&](?:q|ll|query)=))\s*(?P<lat>-?[\d.]+)[,/](?P<lon>-?[\d.]+)(?:[,;?&/].*)?",
    re.IGNORECASE,
)
_WKT = re.compile(
    r"(?:SRID=(?P<srid>\d+);)?\s*"
    r"(?P<wkt>(?:(?:MULTI)?(?:POINT|LINESTRING|POLYGON)|GEOMETRYCOLLECTION)\s*(?:ZM|Z|M)?\s*(?:\(.*|EMPTY))",
    re.IGNORECASE,
)
_LABEL = r"(lat(?:itude)?|lon(?:g(?:itude)?)?|lng|breite|länge|широта|долгота|y|x)\b\.?\s*[:=]?\s*"
_LABELLED = re.compile(rf"{_LABEL}(\S.*?)\s*[\s,;/]\s*{_LABEL}(\S.*)", re.IGNORECASE)
_JSON_KEYS = ("lat", "latitude"), ("lon", "lng", "long", "longitude")
_LATITUDES = ("la", "br", "ши", "y")
"""Beginnings of the labels of a latitude: "lat: 48.15, lon: 17.1"."""
_HYPHENS = re.compile(r"\d{1,3}-\d{1,2}(?:-\d{1,2}(?:\.\d+)?)?")
"""Degrees, minutes and seconds with hyphens, which are read if the hemisphere is given: 48-09-00N."""
_PHRASES = (
    (re.compile(r"\bс\.?\s*ш\b\.?", re.IGNORECASE), "N"),
    (re.compile(r"\bю\.?\s*ш\b\.?", re.IGNORECASE), "S"),
    (re.compile(r"\bв\.?\s*д\b\.?", re.IGNORECASE), "E"),
    (re.compile(r"\bз\.?\s*д\b\.?", re.IGNORECASE), "W"),
    (re.compile(r"\bn(?:ördl(?:\.|ich\w*))?\.?\s*Br(?:eite|\.)", re.IGNORECASE), "N"),
    (re.compile(r"\bs(?:üdl(?:\.|ich\w*))?\.?\s*Br(?:eite|\.)", re.IGNORECASE), "S"),
    (re.compile(r"\b(?:ö|östl(?:\.|ich\w*)|o)\.?\s*L(?:änge|\.)", re.IGNORECASE), "E"),
    (re.compile(r"\bw(?:estl(?:\.|ich\w*))?\.?\s*L(?:änge|\.)", re.IGNORECASE), "W"),
)
"""Hemispheres in several words: "с. ш.", "nördlicher Breite", "ö. L."."""
_AFTER_LETTER = re.compile(r"(?<=[NSEWnsew])\s*,?\s*(?=[\d+-])")
_BEFORE_LETTER = re.compile(r"(?<=[\d'\"°])\s*,?\s*(?=[NSEWnsew]\s*\d)")
"""Boundary between a latitude and a longitude in one cell, if letters end or begin them."""
_O = "the letter O means east in German and west in French, Spanish and Italian: write E or W"


def parse_pair(lat: str, lon: str, where: str) -> Point:
    """Return the point of a latitude and a longitude in two cells.

    >>> parse_pair("48,15", "17,10", "row 1")
    Point(lat=48.15, lon=17.1, accuracy_km=0.0)
    >>> parse_pair("43°50'24\\"E", "N 40 47 24", "row 1")  # letters are right, whatever the columns are called
    Point(lat=40.79, lon=43.84, accuracy_km=0.0)

    Args:
        lat: the cell with the latitude.
        lon: the cell with the longitude.
        where: the row, for messages.

    Raises:
        FormatError: one is not a number of degrees, is ambiguous, or is out of range.
    """
    first, second = _angle(lat, where), _angle(lon, where)
    axes = (first.axis or "latitude", second.axis or "longitude")
    if first.axis and not second.axis:
        axes = (first.axis, "longitude" if first.axis == "latitude" else "latitude")
    elif second.axis and not first.axis:
        axes = ("longitude" if second.axis == "latitude" else "latitude", second.axis)
    if axes[0] == axes[1]:
        raise FormatError(f"{where}: {lat!r} and {lon!r} are both a {axes[0]}")
    if axes[0] == "longitude":
        first, second = second, first
    if abs(first.degrees) > 90 >= abs(second.degrees) and abs(first.degrees) <= 180 and not first.axis:
        raise FormatError(
            f"{where}: the latitude {lat} is not between -90 and 90: latitude and longitude may be swapped"
        )
    return checked_point(first.degrees, second.degrees, where)


def parse_point(text: str, where: str) -> Location:
    """Return the location in one cell: latitude and longitude, well-known text, GeoJSON, an address of a map, or a grid reference.

    >>> [parse_point(text, "row 1").lat for text in ("40.79, 43.85", "40,79; 43,85", "POINT(43.85 40.79)")]
    [40.79, 40.79, 40.79]

    Args:
        text: the cell.
        where: the row, for messages.

    Raises:
        FormatError: it is none of these, is ambiguous, or is out of range.
    """
    plain = _plain(text)
    if plain[:1] == "{":
        return _found(location(_geojson(plain, where), where), text, where)
    if match := _WKT.fullmatch(plain):
        if match["srid"] not in (None, "4326"):
            raise FormatError(f"{where}: {text!r} is in the projection {match['srid']}: give degrees (4326)")
        return _found(location(parse_wkt(match["wkt"], where), where), text, where)
    if match := _ISO_6709.fullmatch(plain) or _URI.fullmatch(plain):
        point = parse_pair(match["lat"], match["lon"], where)
    else:
        point = grid_point(plain, where) or _two(plain, text, where)
    return Location(point.lat, point.lon, None, point.accuracy_km)


def _found(found: Location | None, text: str, where: str) -> Location:
    if found is None:
        raise FormatError(f"{where}: {text[:60]!r} has no point")
    return found


def _geojson(text: str, where: str) -> object:
    """Return the geometry of a cell with GeoJSON, or with a latitude and a longitude by their names."""
    value = parse_json(text, where)
    if not isinstance(value, dict):
        return value
    lat, lon = (next((value[key] for key in keys if key in value), None) for keys in _JSON_KEYS)
    if lat is not None and lon is not None:
        point = parse_pair(str(lat), str(lon), where)
        return {"type": "Point", "coordinates": [point.lon, point.lat]}
    return value.get("geometry") if value.get("type") == "Feature" else value


class _Angle(NamedTuple):
    degrees: float
    axis: Axis | None


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text.translate(_SIGNS)).translate(_SIGNS).replace("٫", ".")
    for form, letter in _PHRASES:
        folded = form.sub(letter, folded)
    digits = (str(unicodedata.digit(one)) if one.isdecimal() else one for one in folded)
    return " ".join("".join(digits).split())


def _angle(text: str, where: str) -> _Angle:
    """Return the degrees of one number with its hemisphere, and the axis of the hemisphere."""
    plain = _plain(text)
    axis: Axis | None = None
    turn = 1
    bare = plain
    for match in _hemispheres(plain):
        word = match.group().replace(".", "").upper()
        if word == "O":
            raise FormatError(f"{where}: {text!r}: {_O}")
        found: list[Axis] = [one for one in ("latitude", "longitude") if word in _WORDS[one]]
        if not found or axis:
            raise FormatError(f"{where}: {text!r} is not a number of degrees")
        axis, turn = found[0], _WORDS[found[0]][word]
        bare = (plain[: match.start()] + " " + plain[match.end() :]).strip()
        bare = bare.replace("-", " ") if _HYPHENS.fullmatch(bare) else bare
    degrees = _degrees(bare, text, where)
    if axis and degrees < 0:
        raise FormatError(f"{where}: {text!r} has both a minus sign and a hemisphere")
    return _Angle(degrees * turn, axis)


def _hemispheres(plain: str) -> list[re.Match[str]]:
    """Return the words for hemispheres at the beginning and end of a number, without units between digits."""
    words = _LETTERS.finditer(plain)
    edges = [word for word in words if not plain[: word.start()].strip() or not plain[word.end() :].strip()]
    return [word for word in edges if word.start() == 0 or not _is_unit(plain, word)]


def _is_unit(plain: str, word: re.Match[str]) -> bool:
    """Return whether the last word of a number is a unit. A final S means south, unless minutes precede it."""
    if word.group().lower() == "s":
        return re.search(r"\d\s*m", plain[: word.start()], re.IGNORECASE) is not None
    return word.group().lower() in ("d", "m", "min", "sec", "deg")


def _degrees(bare: str, text: str, where: str) -> float:
    if match := _DOTTED.fullmatch(bare.lstrip("+-")):
        parts, negative = [float(part.replace(",", ".")) for part in match.groups()], bare.startswith("-")
    elif match := _DEGREES.fullmatch(bare):
        parts = [float(match[name].replace(",", ".")) for name in ("deg", "min", "sec") if match[name]]
        negative = match["sign"] == "-"
        if len(parts) > 1 and not parts[0].is_integer():
            raise FormatError(f"{where}: {text!r} has a fraction of a degree and minutes: give one or the other")
    else:
        if bare.count(",") + bare.count(".") > 1:
            raise FormatError(f"{where}: {text!r} has two decimal signs: it is not clear what number it is")
        raise FormatError(f"{where}: {text!r} is not a number of degrees")
    if any(part >= 60 for part in parts[1:]):
        raise FormatError(f"{where}: {text!r} has 60 or more minutes or seconds")
    value: float = sum(part / 60.0**power for power, part in enumerate(parts))
    if value > 360:
        raise FormatError(f"{where}: {text!r} is too large for degrees: it may be in metres, or lack its decimal point")
    return round(-value if negative else value, 9)


def _two(plain: str, text: str, where: str) -> Point:
    """Return the point of a latitude and a longitude in one cell."""
    inside = plain.strip("()")
    if match := _LABELLED.fullmatch(inside):
        first, one, second, two = match.groups()
        is_lat, is_lon = (label.lower().startswith(_LATITUDES) for label in (first, second))
        if is_lat != is_lon:
            return parse_pair(one, two, where) if is_lat else parse_pair(two, one, where)
    if plain[:1] == "[":
        raise FormatError(
            f"{where}: {text!r}: GeoJSON gives the longitude first, most tables the latitude: give two columns"
        )
    beside = _BEFORE_LETTER if inside[:1].isalpha() else _AFTER_LETTER
    for divider in (r"\s*[;/|]\s*", r"\s*,\s+|\s+,\s*", beside):
        halves = re.split(divider, inside)
        if len(halves) == 2:
            return parse_pair(halves[0], halves[1], where)
    commas = inside.count(",")
    if commas == 1 and inside.count(".") >= 1 and " " not in inside:
        lat, _, lon = inside.partition(",")
        return parse_pair(lat, lon, where)
    if commas and not re.search(r"\s", inside):
        raise FormatError(f"{where}: {text!r} could be one number or two: write a point for decimals, or two columns")
    halves = inside.split(" ")
    if len(halves) == 2:
        return parse_pair(halves[0], halves[1], where)
    if len(halves) in (4, 6) and not re.search(r"[^\d\s.,+-]", inside):
        middle = len(halves) // 2
        return parse_pair(" ".join(halves[:middle]), " ".join(halves[middle:]), where)
    raise FormatError(f"{where}: {text!r} is not a latitude and longitude")
