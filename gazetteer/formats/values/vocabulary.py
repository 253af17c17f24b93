"""Lists and patterns shared by several formats."""

from __future__ import annotations

import re
from urllib.parse import quote

from gazetteer.formats.values.curies import BASE_OF_PREFIX, shorten

_CODES = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO
FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE
JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO
MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW
PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM
TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
"""
COUNTRIES = frozenset(_CODES.split())
"""ISO 3166-1 alpha-2 codes, and XK for Kosovo as in GeoNames."""

FEATURE_CLASSES = frozenset("AHLPRSTUV")
"""GeoNames feature classes."""

FEATURE_CODE = re.compile(r"[AHLPRSTUV](?:\.[A-Z0-9]+)?")

AAT_FEATURES = {
    "300008347": "P.PPL",
    "300008372": "P.PPL",
    "300008375": "P.PPL",
    "300008389": "P.PPL",
}
"""Getty AAT ids of inhabited places, villages, towns and cities."""

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*|x(?:-[A-Za-z0-9]{1,8})+|i-[a-z]+")
"""Pattern of a BCP 47 language tag."""

_CURIE = re.compile(r"[A-Za-z]\w*:[^\s]+")


def place_id(identifier: str, dataset: str) -> str:
    """Return a CURIE for a place: the address of a known authority is shortened, a plain id gets its data set as prefix."""
    identifier = identifier.strip()
    short = shorten(identifier)
    if short != identifier or _CURIE.fullmatch(identifier):
        return short
    return f"{slug(dataset)}:{quote(identifier, safe='')}"


def slug(text: str) -> str:
    """Return a prefix for the name of a data set, of ASCII letters, digits and underscores."""
    plain = re.sub(r"[^A-Za-z0-9]+", "_", text).strip("_").lower()
    return plain if plain[:1].isalpha() else f"set_{plain}".rstrip("_")


def authority(curie: str) -> bool:
    """Return whether this is a CURIE of an authority in Linked Places, with an id after the colon."""
    prefix, colon, local = curie.partition(":")
    return bool(colon and local and prefix in BASE_OF_PREFIX and not local.startswith("//"))


def script_of(lang: str | None) -> str | None:
    """Return the script in a language tag: "Armn" in "hy-Armn"."""
    if not lang or "-" not in lang:
        return None
    for part in lang.split("-")[1:]:
        if len(part) == 4 and part.isalpha():
            return part.title()
        if len(part) == 1:
            break
    return None
