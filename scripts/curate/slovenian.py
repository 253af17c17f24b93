"""Read the Gazetteer of Slovenian Exonyms (D. Kladnik, ZRC SAZU), as packaged in stefanb/ungegn-slo-exonyms. For features.py.

The table gives a place's own name and its names in English, French, German, Spanish, Russian (romanized), Italian, Croatian and
Hungarian. "0" and "ni" mean that a language uses the place's own name, and "–" that nothing is known.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel import Locale

from gazetteer.kinds import split_kind

EXONYMS = "slovenian-exonyms"
LANGUAGES = {
    "French name": "fr", "German name": "de", "Spanish name": "es", "Russian name": "ru", "Italian name": "it",
    "Croatian name": "hr", "Hungarian name": "hu",
}  # fmt: skip
TYPES = {
    "naravna pokrajina": "L.RGN", "zgodovinska pokrajina": "L.RGN", "zgodovinska upravna enota": "L.RGNH",
    "kopenska reliefna oblika": "T.MTS", "kopenski hidronim": "H.STM", "otoška reliefna oblika": "T.ISL",
    "morski hidronim": "H.BAY", "obalna reliefna oblika": "T.CAPE",
}  # fmt: skip
"""Maps the first type of place in a row to the kind that is meant without a kind word."""
WORDS = {
    "jezero": "H.LK", "prekop": "H.CNL", "morje": "H.SEA", "zaliv": "H.GULF", "preliv": "H.STRT", "ocean": "H.OCN",
    "otoki": "T.ISLS", "otočje": "T.ISLS", "polotok": "T.PEN", "obala": "L.CST", "nižina": "T.PLN", "nižavje": "T.PLN",
    "puščava": "T.DSRT", "planota": "T.PLAT", "dolina": "T.VAL", "gora": "T.MT", "prelaz": "T.PASS", "slapovi": "H.FLLS",
    "kotlina": "T.DPR", "ledenik": "H.GLCR", "rt": "T.CAPE", "ožina": "H.STRT", "prehod": "H.STRT",
}  # fmt: skip
"""Words of the Slovenian name that state the kind."""
CYRILLIC = {
    "ja": "я", "ju": "ю", "jo": "ё", "šč": "щ",
    "a": "а", "b": "б", "v": "в", "g": "г", "d": "д", "e": "е", "ž": "ж", "z": "з",
    "i": "и", "j": "й", "k": "к", "l": "л", "m": "м", "n": "н", "o": "о", "p": "п", "r": "р", "s": "с", "t": "т", "u": "у",
    "f": "ф",
    "h": "х", "c": "ц", "č": "ч", "š": "ш", "y": "ы", "’": "ь", "-": "-", " ": " ",
}  # fmt: skip
"""The romanization of the table, reversed."""
COLONIAL = tuple("British French German Italian Portuguese Spanish Dutch Belgian Danish".split())
SAME, UNKNOWN = ("0", "ni"), ("–", "-", "")
SOUTHERNMOST = -60.0


@dataclass(frozen=True, slots=True)
class Exonym:
    """One row: English names, the best first, and (language, name) in others, "" for the place's own; codes of its countries."""

    code: str
    english: tuple[str, ...]
    names: tuple[tuple[str, str], ...]
    lat: float
    lon: float
    countries: frozenset[str] = frozenset()


def read_exonyms(file: str) -> Iterator[Exonym]:
    """Yield the rivers, waters, landforms, islands and regions of all periods, without Antarctica and the sea floor."""
    with Path(file).open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            code = _code(row["Semantic type"], row["Slovenian exonym"])
            lat, lon = _degrees(row["Latitude"]), _degrees(row["Longitude"])
            own = _several(row["Endonym"])
            if not code or lat is None or lon is None or lat < SOUTHERNMOST or not own:
                continue
            english = tuple(_several(row["English name"])) or own[:1]
            said = split_kind(english[0], "en")
            if said and said.kind.feature[:1] == code[:1]:
                code = said.kind.feature
            if code == "L.RGNH" and not (
                (said and said.kind.feature.startswith("A")) or english[0].startswith(COLONIAL)
            ):
                code = "L.RGN"  # the land, which had the name before and after the state
            names = [(lang, text) for column, lang in LANGUAGES.items() for text in _several(row[column])]
            names += [("", text) for text in own]
            if row["Russian name"].strip() in SAME:
                names.append(("ru", own[0]))
            written = ((lang, cyrillic(text) if lang == "ru" else text) for lang, text in names)
            countries = (_countries().get(name.strip(), "") for name in row["Location (country, sea)"].split("/"))
            names = [(lang, text) for lang, text in written if text]
            yield Exonym(code, english, tuple(names), lat, lon, frozenset(filter(None, countries)))


@cache
def _countries() -> dict[str, str]:
    """Return the codes of countries by their Slovenian names."""
    return {name: code for code, name in Locale.parse("sl").territories.items() if len(code) == 2}


def cyrillic(text: str) -> str:
    """Return a Russian name in Cyrillic; "" if the romanization is ambiguous (е or э).

    >>> cyrillic("Kavkaz"), cyrillic("Tjuringija"), cyrillic("Egejskoe more")
    ('Кавказ', 'Тюрингия', '')
    """
    if re.search(r"(?:^|[ \-aeiouy])e", text.lower().replace("oe m", "o m").removesuffix("oe").removesuffix("ie")):
        return ""
    parts = re.findall(r"ja|ju|jo|šč|.", text.lower())
    if any(part not in CYRILLIC for part in parts):
        return ""
    written = "".join(CYRILLIC[part] for part in parts)
    starts = (index for index in range(len(written)) if index == 0 or written[index - 1] in " -")
    capital = set(starts) if text.istitle() or " " not in text else {0}
    return "".join(letter.upper() if index in capital else letter for index, letter in enumerate(written))


def _code(types: str, slovenian: str) -> str:
    if {"država", "celina"} & set(types.split("/")):
        return ""  # countries and continents: CLDR has their names
    first = next((TYPES[kind] for kind in types.split("/") if kind in TYPES), "")
    said = next((WORDS[word] for word in slovenian.lower().split() if word in WORDS), "")
    return said if said and first and said[:1] == first[:1] else first


def _several(cell: str) -> list[str]:
    """Return the names of a cell; nothing if the cell states that other names are missing or unknown."""
    texts = (re.sub(r"\(.*?\)", "", text).replace("′", "’").strip() for text in cell.split("/"))
    return [text for text in texts if text not in (*SAME, *UNKNOWN)]


def _degrees(cell: str) -> float | None:
    """ "24° 4′ 41″ S" is north ("sever"), J south, V east, Z west; None for what is not a coordinate.

    >>> round(_degrees("7° 30′ 0″ Z"), 2)
    -7.5
    """
    found = re.fullmatch(r"\s*(\d+)°\s*(\d+)′\s*(\d+)″\s*([SJVZ])\s*", cell)
    if found is None:
        return None
    value = int(found[1]) + int(found[2]) / 60 + int(found[3]) / 3600
    return -value if found[4] in "JZ" else value
