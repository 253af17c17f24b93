"""GeoNames feature codes in words.

GeoNames explains its codes at https://www.geonames.org/export/codes.html; codes that end in H are of the past.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_WORDS: Mapping[str, str] = {
    "P.PPLC": "capital", "P.PPLA": "regional seat", "P.PPLA2": "district seat",
    "P.PPLH": "former settlement", "P.PPLQ": "abandoned settlement", "P.PPLX": "quarter",
    "P": "settlement",
    "A.PCLH": "former state", "A.PCLI": "country", "A.PCLD": "dependency", "A.PCL": "country",
    "A.ADM1": "province", "A.ADM2": "district", "A.ADM1H": "former province", "A.ADM2H": "former district",
    "A.ADMH": "former province", "A": "administrative division",
    "H.SEA": "sea", "H.OCN": "ocean", "H.STM": "river", "H.LK": "lake", "H.BAY": "bay", "H.GULF": "gulf",
    "H.STRT": "strait", "H.CNL": "canal", "H.RSV": "reservoir", "H.LGN": "lagoon", "H.HBR": "harbour", "H": "water",
    "L.CONT": "continent", "L.RGN": "region", "L.RGNH": "historical region", "L.BTL": "battlefield", "L.CST": "coast",
    "L.OAS": "oasis", "L": "area",
    "T.MTS": "mountains", "T.MT": "mountain", "T.HLL": "hill", "T.ISL": "island", "T.ISLS": "islands", "T.PASS": "pass",
    "T.PEN": "peninsula", "T.PLN": "plain", "T.PLAT": "plateau", "T.VAL": "valley", "T.DSRT": "desert", "T.DLTA": "delta",
    "T.CAPE": "cape", "T": "landform",
    "S.ANS": "ancient site", "S.MSTY": "monastery", "S.CSTL": "castle", "S.FT": "fort", "S.RSTN": "station",
    "S.TMPL": "temple", "S.SHRN": "shrine", "S.CH": "church", "S.MSQE": "mosque", "S.TMB": "tomb", "S.PAL": "palace",
    "S.BDG": "bridge", "S": "site", "R": "road or railway", "V": "vegetation", "U": "undersea feature",
}  # fmt: skip
"""The word for a feature code, or for a feature class."""

_PHRASES: Sequence[tuple[str, str]] = (
    ("L.BTL", "a battlefield"), ("A.PCLH", "a state of the past"), ("A.PCL", "a state"), ("A.ADM1H", "a province of the past"),
    ("A.ADM1", "a first-level administrative division"), ("A.ADM2", "a second-level administrative division"),
    ("A.ADM", "an administrative division"), ("A", "a state or division"), ("P.PPLC", "a capital"),
    ("P.PPLH", "a town of the past"), ("P", "a town or village"), ("H.STM", "a river"), ("H.LK", "a lake"),
    ("H.SEA", "a sea"), ("H.OCN", "an ocean"), ("H", "a body of water"), ("T.MT", "a mountain or range"), ("T.ISL", "an island"),
    ("T", "a landform"), ("L.CONT", "a continent"), ("L", "a region"), ("S", "a building or site"), ("R", "a road"),
    ("V", "a wood"),
)  # fmt: skip
"""The beginning of a feature code and its description in a sentence; the first that fits counts."""


def feature_word(feature: str) -> str:
    """Return a feature code as a word for labels and tables; empty for an unknown feature class.

    >>> feature_word("H.STM"), feature_word("A.ADM1H"), feature_word("H.WLL"), feature_word("")
    ('river', 'former province', 'water', '')
    """
    return _WORDS.get(feature) or _WORDS.get(feature[:1], "")


def feature_phrase(feature: str) -> str:
    """Return a feature code as it is described in a sentence, with an article.

    >>> feature_phrase("P.PPLC"), feature_phrase("H.STM"), feature_phrase("")
    ('a capital', 'a river', 'a place')
    """
    return next((words for prefix, words in _PHRASES if feature.startswith(prefix)), "a place")
