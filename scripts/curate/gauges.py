"""Read the rivers and points of gauging stations from the inputs of rivers_of_gauges.py."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineWorkbook

OLD_WORLD = frozenset("126")
"""Regions of the World Meteorological Organization: Africa, Asia and Europe."""
_SMALL = re.compile(
    r"\b(?:ruisseau|ry|rau|torrent|canal\w*|source|ravin|fossé|dérivation|bief|bras|résurgence|rivière|lac|étang|beck|burn|drain"
    r"|brook|dyke|lake|lough|l|harbour|sea|ocean|tributary|estuary|esty|jez|zb|dop[³ł]yw|kanal\w*|kan|potok|strug\w*|rów|row|ribeir\w+|barranco"
    r"|graben|\w*kanal|\w*graben|\w*bach|werksk\w*|mit|nebenflüsse|speicher\w*|zuleiter|see|rio|fosso|botro|canale|náhon|potůček"
    r"|elv|vassdraget|\w*vassdrag\w*|árok|csatorna|\w*csatorna|vala|prítok|\w*kanaal|\w*vaart|árapasztó)\b|[\d?/\[\]()=+]|^-|\.",
    re.IGNORECASE,
)
"""Words for small streams, canals and lakes, and signs of a name that is not that of one river."""
_KIND = re.compile(
    r"(?:,? (?:RIVER|RIO|RIVIERE|OUED|FIUME|TORRENTE|NEHRI|CAYI|DERESI|POTAMOS|JOGI|NAHR|WADI|KHOR|SUNGAI|NAM|HUAI|XE|KALI|LAM|AFON"
    r"|WATER|SONG|MAENAM|BROOK|DES?|DU)|(?<=[a-z]) (?:River|jõgi|Nehri))$"
    r"|^(?:RIO|RIVIERE|FIUME|TORRENTE|POTAMOS TIS|OUED|NAHR|WADI|River|Rio|Río|Fiume|Torrente|fiume|torrente|rio|Rzeka|WATER OF) "
)
_CAPITAL_AFTER = re.compile(r"(?<![^\W\d_]['’])\b[^\W\d_]")
_LOWER = re.compile(r"(?<=[ '’-])(?:De|Do|Da|Dos|Das|Di|Del|Della|Du|Des|La|Le|Of|Nad|Ou|A|E|I)(?=[ '’])")
_JOINED = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Ý])")
_PART = re.compile(r"^(?:Haute|Basse) | (?:moyenne|Moyenne|inférieure|supérieure)$")
_UMLAUT = re.compile(r"(?<![aeiouyäöüq])([aou])e(?![iuy])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Station:
    """A gauging station.

    Attributes:
        id: CURIE of the station.
        river: name of the river without its kind word.
        lat: latitude in degrees.
        lon: longitude in degrees.
        area: catchment in square kilometres; 0 if unknown.
        country: ISO 3166-1 code.
        same: ids of stations of other offices that are probably the same station.
    """

    id: str
    river: str
    lat: float
    lon: float
    area: float
    country: str
    same: tuple[str, ...] = ()


def estreams(workbook: Path) -> Iterator[Station]:
    """Yield the stations of EStreams of which the office names the river."""
    head, *rows = CalamineWorkbook.from_path(workbook).get_sheet_by_index(0).to_python()
    for values in rows:
        row = dict(zip(head, values, strict=True))
        find = RIVER_OF_OFFICE.get(row["gauge_provider"].removesuffix("_CONTACTFORM"))
        river = find(str(row["river"] or "").strip(), str(row["gauge_name"] or "").strip()) if find else ""
        if river := tidy(river, row["gauge_country"]):
            same = tuple(f"estreams:{id}" for id in re.findall(r"\w+", str(row["duplicated_suspect"] or "")))
            country = {"NI": "GB"}.get(row["gauge_country"], row["gauge_country"])
            area = float(row["area"] or row["area_calc"] or 0)
            yield Station(
                f"estreams:{row['basin_id']}", river, float(row["lat"]), float(row["lon"]), area, country, same
            )


def grdc(file: Path) -> Iterator[Station]:
    """Yield the stations in the Old World of the Global Runoff Data Centre's catalogue."""
    with file.open(encoding="latin-1", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            river = tidy(row["river"], row["country"])
            if row["wmo_reg"] in OLD_WORLD and river:
                area = max(0.0, float(row["area"] or 0))
                yield Station(
                    f"grdc:{row['grdc_no']}", river, float(row["lat"]), float(row["long"]), area, row["country"]
                )


def tidy(river: str, country: str) -> str:
    """Return the name of a river in small letters without its kind word, empty if it is not that of one river.

    >>> tidy("TRENT, RIVER", "GB"), tidy("GALLEGO, RIO", "ES"), tidy("Ruisseau de la Fontaine", "BE")
    ('Trent', 'Gallego', '')
    """
    text = re.sub(r"\s+", " ", _JOINED.sub(" ", river.replace("_", " "))).strip(" ,")
    bare = text
    while (shorter := _KIND.sub("", bare).strip(" ,")) != bare:
        bare = shorter
    if not bare or _SMALL.search(bare) or "," in bare or len(bare) < 3:
        return ""
    if bare.isupper():
        bare = _LOWER.sub(
            lambda found: found[0].lower(), _CAPITAL_AFTER.sub(lambda found: found[0].upper(), bare.lower())
        )
    if country in ("BE", "CH", "LU"):
        bare = _PART.sub("", re.sub(r"^(?:L['’]|La |Le |Les )(?=[A-ZÀ-Ý])", "", bare))
    if country in ("AT", "DE", "CH"):
        bare = _UMLAUT.sub(lambda found: found[1].translate(str.maketrans("aouAOU", "äöüÄÖÜ")), bare)
    return bare if bare[0].isupper() else ""


def _river(river: str, name: str) -> str:
    return river


def _name(river: str, name: str) -> str:
    return name


def _french(river: str, name: str) -> str:
    """Return "Ardèche" of "L'Ardèche à Vallon-Pont-d'Arc [Sauze]"."""
    found = re.match(r"(?:L['’]|La |Le |Les )([A-ZÀ-Ý].*?)(?: (?:à|au|aux|en|et|\[).*)?$", river)
    return found[1] if found else ""


def _english(river: str, name: str) -> str:
    """Return "Exe" of "Exe at Thorverton", and "Bann" of "Lower Bann at Movanagher"."""
    return re.sub(r"^(?:Upper|Lower) ", "", re.split(r" (?:at|d/s|u/s|near) ", river)[0])


def _irish(river: str, name: str) -> str:
    return re.sub(r"\s*[\[(].*", "", river)


def _italian(river: str, name: str) -> str:
    """Return "Aterno" of "ATERNO a TRE PONTI"."""
    found = re.match(r"([^-]+?) (?:a|ad|A|AD) (?=\S)", name)
    return found[1] if found else ""


def _polish(river: str, name: str) -> str:
    """Return "Piława" of "Pi³awa (1344)": letters of one code page that were read as those of another."""
    return re.sub(r" \(\d+\)", "", river.encode("cp1252", "replace").decode("cp1250", "replace"))


def _first(river: str, name: str) -> str:
    return re.split(r"/| OU ", river)[0].strip()


def _swedish(river: str, name: str) -> str:
    return river if re.search(r"(?:ÅN|ÄLV|ÄLVEN|STRÖMMEN|JOKI)$", river) else ""


RIVER_OF_OFFICE: Mapping[str, Callable[[str, str], str]] = {
    "FR_EAUFRANCE": _french, "GB_NRFA": _english, "NI_NRFA": _english, "IE_EPA": _irish, "IE_OPW": _irish,
    "IT_EMI": _name, "IT_ISPRA": _italian, "IT_SAR": _italian, "PL_IMGW": _polish, "PT_SNIRH": _first, "NO_NVE": _first,
    "SE_SMHI": _swedish,
} | dict.fromkeys(
    "AT_EHYD BA_FHMZ BE_SPW BE_WATERINFO CH_CAMELS CZ_CHMU DE_BB DE_BE DE_BU DE_BY DE_HE DE_NW DE_RP DE_SH DE_ST DE_TH "
    "GR_HCMR HR_DHZ HU IT_ABR IT_LIG IT_LOM IT_TOS IT_TRE IT_VEN LU NL_RWS RS_RHMS SI_ARSO".split(), _river
)  # fmt: skip
"""Maps an office to the function that reads the river from its columns `river` and `gauge_name`.

Other offices name no river, or that into which it flows."""
