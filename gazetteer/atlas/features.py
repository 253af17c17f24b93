"""Describe the kind of a place in a word, and decide whether it is drawn as a dot or as an area."""

from __future__ import annotations

from gazetteer.model.place import Place

UNCERTAIN = 0.6
"""Probability below which a place is drawn as uncertain. It is part of the page's data for the scripts."""

_WORDS = {
    "P.PPLC": "capital", "P.PPLA": "regional seat", "P.PPLA2": "district seat",
    "P.PPLH": "former settlement", "P.PPLQ": "abandoned settlement", "P.PPLX": "quarter",
    "P": "settlement",
    "A.PCLH": "former state", "A.PCLI": "country", "A.PCLD": "dependency", "A.PCL": "country",
    "A.ADM1": "province", "A.ADM2": "district", "A.ADMH": "former province", "A": "administrative division",
    "H.SEA": "sea", "H.OCN": "ocean", "H.STM": "river", "H.LK": "lake", "H.BAY": "bay", "H.GULF": "gulf",
    "H.STRT": "strait", "H.CNL": "canal", "H": "water",
    "L.CONT": "continent", "L.RGN": "region", "L.RGNH": "historical region", "L": "area",
    "T.MTS": "mountains", "T.MT": "mountain", "T.ISL": "island", "T.ISLS": "islands", "T.PASS": "pass",
    "T.PEN": "peninsula", "T.PLN": "plain", "T.VAL": "valley", "T.DSRT": "desert", "T": "landform",
    "S.ANS": "ancient site", "S.MSTY": "monastery", "S.CSTL": "castle", "S.FT": "fort", "S.RSTN": "station",
    "S": "site", "R": "road or railway", "V": "vegetation", "U": "undersea feature",
}  # fmt: skip

_AREAS = ("A", "L", "H", "U", "V", "R")
_AREA_CODES = ("T.MTS", "T.ISLS", "T.PEN", "T.PLN", "T.DSRT", "T.PLAT", "T.UPLD", "T.VALS", "T.ISL")


def word(place: Place) -> str:
    """Return the kind of the place ("capital", "sea"); empty if its feature class is unknown."""
    feature = place.feature
    return _WORDS.get(feature) or _WORDS.get(feature[:1]) or ""


def is_area(place: Place) -> bool:
    """Return whether the place is an area or a line, which a dot would misrepresent."""
    kind = place.feature[:1]
    if kind in ("P", "S"):
        return False
    if kind in _AREAS or place.feature in _AREA_CODES:
        return True
    return place.location is not None and place.location.extent is not None


def is_water(place: Place) -> bool:
    """Return whether its name is set in the style of water names."""
    return place.feature[:1] == "H"
