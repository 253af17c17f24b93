"""Read natural features and buildings from the inputs of national.py."""

from __future__ import annotations

import csv
import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from common import km
from landmark_sources import Landmark

from gazetteer.names.fold import fold
from gazetteer.names.scripts import script_of

FAMED = frozenset("MSTY CVNT CH CSTL FT PAL HSTS RUIN EST ANS BTL".split())
"""Buildings and sites of GeoNames: taken with three other names, or with a word for a castle or monastery in the name."""
RENOWNED = 3
NATURAL = frozenset(
    "CAPE PT HDLD PEN ISL ISLS ISLT PASS GAP PLAT UPLD ISTH SPIT MTS HLLS GULF BAY BAYS STRT SD FJD INLT ESTY HBR RDST MOOR "
    "SEA CHN LK LKS LGN SHOL BNK STM STMS MT PK HLL VAL PLN RDGE RK RKS MRSH SWMP COVE AREA RGN RGNH CST OAS DSRT FRST HTH".split()
)
"""Natural features of GeoNames."""
STEPPES = frozenset("STM LK MT MTS HLLS PASS OAS RGN AREA ISL ISLS CAPE PT BAY DSRT WAD PLN VAL".split())
"""Natural features of the countries of which GeoNames lists every well; those with spellings on several maps are taken."""
SAME = {"BAYS": "BAY", "ISLT": "ISL", "LKS": "LK", "STMS": "STM", "RKS": "RK"}
GNIS = {
    "Bay": ("H.BAY", r"Bay|Harbor|Sound|Inlet|Port .+"),
    "Cape": ("T.CAPE", r"Cape|Cape .+|Point|Head|Neck"),
    "Island": ("T.ISL", r"Islands?|Keys?|Cay"),
    "Gap": ("T.GAP", r"Gap|Pass|Notch"),
    "Range": ("T.MTS", r"Mountains?|Range|Hills"),
    "Swamp": ("H.SWMP", r"Swamp"),
    "Stream": ("H.STM", r"River|Creek|Run|Bayou"),
    "Summit": ("T.MT", r"Mount .+|Mountain"),
    "Valley": ("T.VAL", r"Valley"),
}  # fmt: skip
"""Classes of GNIS: the kind of place, and how the names of those that texts name end or begin."""
COASTS = frozenset("me nh ma ri ct ny nj de md va sc ga fl al ms la pr vi hi as gu mp".split())
"""States and territories on the sea, of which bays, capes and islands are taken."""
RIVER_KM = 15.0
"""Length from source to mouth, as the crow flies, of an American river that texts name."""
_SQL = re.compile(
    r"^\s*\('(\d+)', '((?:[^']|'')*)', '([^']*)', '[^']*', '[^']*', '(?:[^']|'')*', '(?:[^']|'')*', (-?[\d.]+), (-?[\d.]+), "
    r"ST_GeomFromText\([^)]*\)[^)]*\), (NULL|-?[\d.]+), (NULL|-?[\d.]+)",
    re.MULTILINE,
)
_BUILT = re.compile(r"\b(?:Castle|Abbey|Priory|Monastery|Cathedral|Minster)$")
_NOT_SPOTS = re.compile(r"\d|\b[NSEW]\.|\b(?:No|Entrance|Range|Lightfloat|Boat)\b")
_FORK = re.compile(r"\b(?:Fork|Branch|Little|Big|Upper|Lower|North|South|East|West|Middle)\b|[()/]")
_ANGLE = re.compile(r"(\d+)°(\d+)'(?:([\d.]+)\")?\s*([NSEW])")
_LIGHT_KINDS = (
    ("T.CAPE", r"(?:Cape|Cabo|Cap|Kap|Mys|Ras) .+|.+ (?:Cape|Misaki|Saki)"),
    ("T.PT", r"(?:Punta|Ponta|Pointe|Point) .+|.+ (?:Point|Ness|Bluff)"),
    ("T.HDLD", r".+ (?:Head|Foreland)"),
    ("T.ISLS", r"(?:Islas|Ilhas|Iles|Îles|Ostrova) .+|.+ (?:Islands|Isles|Skerries)"),
    ("T.ISL", r"(?:Isla|Ilha|Ile|Île|Isle|Ostrov|Cayo|Islote|Ilot|Jazirat) .+|.+ (?:Island|Islet|Cay|Rock|Jima|Shima)"),
    ("H.BAY", r"(?:Bahia|Bahía|Baie|Baia) .+|.+ Bay"),
    ("H.HBR", r".+ (?:Harbor|Harbour|Haven)"),
    ("H.SD", r".+ (?:Sound|Inlet)"),
)  # fmt: skip
DANELAW = frozenset("yks lin ntt dby lec rut".split())
"""Counties whose hundreds were called wapentakes."""
_ABBEY = re.compile(r"Abbaye (?:Notre-Dame )?d(?:e |['’])([A-ZÉ][\w'’-]+)")
_HUNDRED = re.compile(r"[\[(].*|['’]s$")


def geonames(folder: Path) -> Iterator[Landmark]:
    """Yield features of GeoNames' extracts of countries, and of its list of features outside countries."""
    for file in sorted(folder.iterdir()):
        rows = [row for row in _geonames_rows(file) if _is_wanted(row, file.stem)]
        uses = Counter(fold(row[1]) for row in rows)
        for id, label, _, others, lat, lon, group, code, country, *_ in rows:
            names = _alternates(label, others)
            if uses[fold(label)] > 1 and not names:
                continue
            yield Landmark(
                f"gn:{id}", f"{group}.{SAME.get(code, code)}", [label], [("", text) for text in names], float(lat), float(lon),
                country, min(0.34, 0.18 + 0.02 * len(names)),
            )  # fmt: skip


def _geonames_rows(file: Path) -> Iterable[list[str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        if file.suffix == ".csv":
            return [["" if value == "NA" else value for value in row] for row in csv.reader(stream)][1:]
        return [line.rstrip("\n").split("\t") for line in stream]


def _is_wanted(row: list[str], country: str) -> bool:
    """Return whether a row is a natural feature, or a building with names in several languages."""
    group, code, names = row[6], row[7], len(row[3].split(",")) if row[3] else 0
    if group not in "THLVS" or not group or "/" in row[1] or re.search(r"\d", row[1]):
        return False
    if country not in ("GB", "no-country"):
        return group in "THL" and code in STEPPES and names >= 2
    if group != "S":
        return code in NATURAL
    return code in FAMED and (names >= RENOWNED or _BUILT.search(row[1]) is not None)


MOST_NAMES, CODE = 8, 4
"""Number of other names that are kept, and length of a name in capitals that is a code."""


def _alternates(label: str, others: str) -> list[str]:
    """Return the other names that texts may use: without machine romanizations, each spelling once."""
    seen, found = {fold(label)}, []
    for text in sorted((part.strip() for part in others.split(",")), key=lambda part: (part.isascii(), part)):
        script = script_of(text) if text else None
        key = fold(text)
        if "(" in text or (text.isupper() and len(text) <= CODE):
            continue
        if (
            not key
            or key in seen
            or len(text) < 3
            or script in ("Thai", "Deva", "Beng", "Hang", "Kana", "Hira", "Taml")
        ):
            continue
        if script == "Latn" and not text[0].isupper():
            continue  # romanized by a machine
        seen.add(key)
        found.append(text)
    return found[:MOST_NAMES]


def lights(folder: Path) -> Iterator[Landmark]:
    """Yield the capes, islands, bays and harbours that the List of Lights names, each at its first light."""
    seen: set[tuple[str, str]] = set()
    for file in (*sorted(folder.glob("light*.json")), folder / "radio_beacon.json"):
        for row in json.loads(file.read_text(encoding="utf-8"))["ngalol"]:
            angles = _ANGLE.findall(row["position"] or "")
            number = str(row["featureNumber"] or "").split("\n")[0].strip().removesuffix(".0")
            volume = row["volumeNumber"].removeprefix("PUB ") + ("" if file.stem.startswith("light") else "b")
            label, names = _light_name(row["name"] or "")
            code = next((code for code, pattern in _LIGHT_KINDS if re.fullmatch(pattern, label)), None)
            if code is None or len(angles) != 2 or not number or (fold(label), row["geopoliticalHeading"]) in seen:
                continue
            seen.add((fold(label), row["geopoliticalHeading"]))
            lat, lon = (_degrees(*angle) for angle in angles)
            yield Landmark(f"nga:{volume}.{number}", code, [label], names, lat, lon, "", 0.2)


def _light_name(written: str) -> tuple[str, list[tuple[str, str]]]:
    """Return the name of the spot of a light and its other names: "Isla Guafo (Huafo), NW. point." is "Isla Guafo"."""
    text = re.sub(r"\s+", " ", written).strip()
    if text.startswith("-") or _NOT_SPOTS.search(text.split(",")[0]):
        return "", []
    first = re.split(r"[,;]|\. ", text)[0].strip(" .\"'").removesuffix(" Light Station")
    other = re.search(r"\(([A-ZÁÉÍÓÚÑ][^()]*)\)", first)
    label = re.sub(r"\s*\([^()]*\)", "", first).strip(" .")
    return label, [("", other[1])] if other else []


def _degrees(degrees: str, minutes: str, seconds: str, side: str) -> float:
    angle = int(degrees) + int(minutes) / 60 + float(seconds or 0) / 3600
    return -angle if side in "SW" else angle


def gnis(folder: Path) -> Iterator[Landmark]:
    """Yield American capes, bays, islands, gaps, ranges and swamps with a name of their own, and the longer rivers."""
    rows, coastal = {}, set()
    for file in sorted(folder.glob("*.sql")):
        for match in _SQL.finditer(file.read_text(encoding="utf-8")):
            rows[match[1]] = match
            if file.stem[-2:] in COASTS:
                coastal.add(match[1])
    uses = Counter(fold(row[2].replace("''", "'")) for row in rows.values())
    for id in sorted(rows, key=int):
        _, label, kind, lat, lon, lat2, lon2 = rows[id].groups()
        label = re.sub(r" \(historical\)$", "", label.replace("''", "'"))
        point, (code, words) = (float(lat), float(lon)), GNIS.get(kind, ("", ""))
        long = 0.0 if lat2 == "NULL" else km(*point, float(lat2), float(lon2))
        if not re.fullmatch(rf"{words}|\D+ (?:{words})", label) or _FORK.search(label):
            continue
        if kind in ("Bay", "Cape", "Island") and id not in coastal:
            continue
        if long >= RIVER_KM and uses[fold(label)] <= 2 if kind == "Stream" else uses[fold(label)] == 1:
            famed = 0.2 + (0.05 * math.log2(long / RIVER_KM) if kind == "Stream" else 0.0)
            yield Landmark(f"gnis:{id}", code, [label], [], *point, "US", min(0.32, famed))


def hundreds(file: Path) -> Iterator[Landmark]:
    """Yield the hundreds of Domesday Book, each at the middle of its places."""
    fields = [row["fields"] for row in json.loads(file.read_text(encoding="utf-8"))]
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    danish = set()
    for place in (json.loads(one["data"]) for one in fields if one["type"] == "place"):
        spot = re.search(r"POINT \((-?[\d.]+) (-?[\d.]+)\)", place["location"] or "")
        for hundred in filter(None, place["hundred"] if spot else ()):
            points[hundred["id"]].append((float(spot[2]), float(spot[1])))
            if any(county["id"] in DANELAW for county in place["county"]):
                danish.add(hundred["id"])
    for hundred in (json.loads(one["data"]) for one in fields if one["type"] == "hundred"):
        name = _HUNDRED.sub("", hundred["name"]).strip()
        spots = points[hundred["id"]]
        if len(spots) < 3 or not name.replace(" ", "").replace("-", "").isalpha():
            continue
        lat, lon = (sorted(axis)[len(axis) // 2] for axis in zip(*spots, strict=True))
        kind = "Wapentake" if hundred["id"] in danish else "Hundred"
        names = [("en", f"{kind} of {name}")]
        yield Landmark(f"domesday:{hundred['id']}", "A.ADM3H", [f"{name} {kind}"], names, lat, lon, "GB", 0.2)


def abbeys(file: Path) -> Iterator[Landmark]:
    """Yield the French abbeys of DISSINET's list, those of "Abbaye de X" with the English forms of the name."""
    seen = set()
    for abbey in json.loads(file.read_text(encoding="utf-8")):
        written = next((name["value"] for name in abbey["names"] if name["value"].lower().startswith("abbaye")), "")
        label = re.sub(r"^a", "A", re.sub(r"\s*[\[(:,].*|\u200d", "", written).replace("\u00a0", " ")).strip()
        if len(label) < 10 or " ou " in label or fold(label) in seen or not abbey["geo"].get("lat"):
            continue
        seen.add(fold(label))
        short = _ABBEY.fullmatch(label)
        names = [("en", f"{short[1]} Abbey"), ("en", f"Abbey of {short[1]}")] if short else []
        yield Landmark(
            f"dissinet:{abbey['id']}", "S.MSTY", [label], names, abbey["geo"]["lat"], abbey["geo"]["lng"], "FR", 0.22
        )
