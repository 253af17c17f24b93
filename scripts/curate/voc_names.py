"""Names in the papers of the Dutch East India Company, and places that the gazetteer lacks, from the places of GLOBALISE.

    python scripts/curate/voc_names.py locationdata.csv

Input: `locationdata.csv` of https://github.com/KayWP/globalise-places-explorer (MIT). A place is matched if the gazetteer has its
main name, or another label, as an exact match near its point; the distance depends on the kind of place. Other places are added
if their name, or a list below, states their kind. Labels that a famous place elsewhere has are left out. Some names were deleted
by hand.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import defaultdict
from pathlib import Path

from common import Table, report, slug
from whosonfirst import famous

from gazetteer import Gazetteer, Place
from gazetteer.model.distance import kilometres
from gazetteer.names.fold import fold

SOURCE = "globalise-places"
NEAR_KM = {"P": 20.0, "T": 60.0, "H": 60.0, "S": 8.0, "A": 150.0, "L": 200.0}
"""Distance of a match, by the class of its feature."""
WIDE_KM = 200.0
"""Distance of an island or a water, if nothing nearer matches."""
DUTCH = re.compile(r"oe|ij|aa|ee|ck|sch|sj|tj|dj|gh\b|uy|oo|ae|ou|z|cq|uw\b|ks", re.IGNORECASE)
"""Spellings that show a label to be Dutch: the source does not name its language."""
RELIEF = re.compile(r"\b(?:Gunung|Mount|Peak|Cape|Adam’s|Tanjung|Kaap)\b")
KIND_WORDS = re.compile(r"^(?:Pulau|Kepulauan|Pulau-pulau) | Islands?$| \(.*\)$")
NOT_NAMES = re.compile(
    r"[\d(),/?\[\]]|\ben\b|\band\b|'t |^(?:Fort|Kasteel|Redoute|Baai|Eiland|Rivier|Kust)\b", re.IGNORECASE
)
DOUBTFUL = frozenset(
    """
    Iudiad Iudja Jocdia Judia Judja Bovenlanden Ommelanden Bonaparte Bourbon Marta Moni Mony Pas Sou Etter Giang Diamant Osjo
    Ockio Nogera Mirsij Leppe Axem Axim Courang Satagang Satigan Corrossima Kalassim Corassima Boucher Coulchester Galen Iscere
    Sampia Carimbali Carimbalig
    """.split()
)
"""Labels that a reader found doubtful."""
KINDS = (
    (r"^Kepulauan|^Pulau-pulau|Islands$", "T.ISLS"),
    (r"^Pulau |Island$|tivu$|\bDao$|\bShima$|\bYu$|, Pulau", "T.ISL"),
    (r"^Sungai |River$|^Kali |^Rio ", "H.STM"),
    (r"^Teluk |\bBay$|\bWan$", "H.BAY"),
    (r"^Tanjung |^Cape |^Ra’s ", "T.CAPE"),
    (r"^Gunung ", "T.MT"),
    (r"^Semenanjung", "T.PEN"),
    (r"Hills$", "T.HLLS"),
    (r"^Benteng |^Fort |[Rr]edoubt", "S.FT"),
    (r"\b[Kk]ora(?:le|la)\b", "L.RGN"),
)
"""Words of a name that state the kind of a place."""
SETTLEMENTS = frozenset(
    (
        "Abubu|Ancol|Arippu|Azhikod|Batahan|Batang Kapas|Batugade|Bintauna|Bontoala|Danda-Rajpuri|Devenampatnam|Edappalli|"
        "Kaliwungu|Kayeli|Kayu Tangi|Hijli|Harispur|Kondavīdu|Kota Tinggi|Ngofakiaha|Nīleswaram|Pagaruyung|Pālamcottah|"
        "Pappinivattam|Pirakkād|Pooneryn|Punnaikkayal|Sadras|Salide|Siri-Sori|Tangasseri|Tanjungpura|Ulakan|Verapoli|Veeravasaram|"
        "Vijayadurg|Welitara|Manappād|Motupalle|Jaratan|Hutumuri|Airhaji|Said|Lesiela|Elpaputi"
    ).split("|")
)
REGIONS = frozenset(
    (
        "Bagelen|Kanara|Kedu|Kotawaringin|Amarasi|Amanatun|Amfoan|Sonba'i|Manggarai|Mandar|Pasir|Batubara|Vanni|Hapitagama|"
        "Raigam|Hewagama"
    ).split("|")
)
"""Places whose kind the source does not name."""
LEFT_OUT = frozenset(
    (
        "Bukit Jugra|Vredenburg, redoubt (Makassar)|Sungai Baharu|Sungai Limau|Ganges River|Timor Island|Table Bay|False Bay|"
        "Xiaojinmen Dao|Pulau Bangka"
    ).split("|")
)
"""Places whose kind or point is doubtful, or that the gazetteer has at another point."""


def main(path: str) -> None:
    """Add the places to places.csv and the names to toponyms.csv."""
    gazetteer, added = Gazetteer.open(), set[str]()
    places, toponyms, sources = Table("places.csv"), Table("toponyms.csv"), Table("sources.csv")
    for number, rows in _groups(Path(path)).items():
        labels = [row["label"].strip() for row in rows]
        name, point = rows[0]["pref_label"], (float(rows[0]["Latitude"]), float(rows[0]["Longitude"]))
        place = _place(gazetteer, name, labels, point)
        id = place.id if place else f"hg:voc-{slug(fold(name))}"
        if place is None:
            code = feature(name, labels)
            if code is None or not all(point) or name in LEFT_OUT or id in added:
                continue
            added.add(id)
            label = re.sub(r" \(.*\)$", "", name)
            places.add(id=id, label=label, feature=code, lat=point[0], lon=point[1], source=SOURCE, note=number)
        known = {fold(one.text) for one in gazetteer.names(id)} if place else {fold(name)}
        for label in labels:
            key = fold(label)
            if key not in known and is_name(label) and not famous(gazetteer, label):
                known.add(key)
                toponyms.add(
                    place=id, toponym=label, lang="nl" if DUTCH.search(label) else "", kind="historical", source=SOURCE,
                    certainty="certain", note=f"{number} {name}",
                )  # fmt: skip
    sources.add(
        id=SOURCE,
        title="GLOBALISE, places of the papers of the Dutch East India Company, as in globalise-places-explorer",
        licence="MIT (package)",
        url="https://github.com/KayWP/globalise-places-explorer",
        note="locationdata.csv",
    )
    report([places, toponyms, sources])


def _groups(path: Path) -> dict[str, list[dict[str, str]]]:
    """Return the rows of each place, one per label; parts of places are left out."""
    groups: dict[str, list[dict[str, str]]] = defaultdict(list)
    with path.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            if "_" not in row["glob_id"].removeprefix("GLOB_"):
                groups[row["glob_id"]].append(row)
    return groups


def is_name(label: str) -> bool:
    """Return whether a label is a name of at most three words that nobody found doubtful."""
    long = len(fold(label)) > 3 and label[:1].isupper() and len(label.split()) <= 3
    return long and label not in DOUBTFUL and not NOT_NAMES.search(label)


def _place(gazetteer: Gazetteer, name: str, labels: list[str], point: tuple[float, float]) -> Place | None:
    """Return the place that is meant: by its main name, by another label near by, or an island or a water not too far away."""
    short = KIND_WORDS.sub("", name)
    near = matched(gazetteer, [name, short], point) or matched(gazetteer, labels, point, share=0.6)
    wide = (match.place for match in gazetteer.lookup(short, near=point, limit=20) if match.how == "exact")
    return near or next((one for one in wide if one.feature[0] in "TH" and _km(point, one) < WIDE_KM), None)


def matched(gazetteer: Gazetteer, labels: list[str], point: tuple[float, float], share: float = 1.0) -> Place | None:
    """Return the place that is meant: of the exact matches near by of the first label that has any, a settlement first."""
    for label in labels:
        matches = gazetteer.lookup(label, near=point, limit=20)
        found = [match.place for match in matches if match.how == "exact" and match.place.feature != "L.BTL"]
        found = [
            one for one in found if one.feature[0] != "T" or one.feature.startswith("T.ISL") or RELIEF.search(label)
        ]
        near = [one for one in found if _km(point, one) <= share * NEAR_KM.get(one.feature[0], 20.0)]
        if near:
            return min(near, key=lambda one: (one.feature[0] != "P", -(one.prominence or 0)))
    return None


def _km(point: tuple[float, float], place: Place) -> float:
    if place.lat is None or place.lon is None:
        return float("inf")
    return kilometres(*point, place.lat, place.lon)


def feature(name: str, labels: list[str]) -> str | None:
    """Return the kind of a place that the gazetteer lacks, from a word of its names."""
    if name in SETTLEMENTS:
        return "P.PPL"
    if name in REGIONS:
        return "L.RGN"
    for pattern, code in KINDS:
        if re.search(pattern, name) or (code == "T.ISL" and re.search(pattern, "|".join(labels))):
            return code
    return None


if __name__ == "__main__":
    main(*sys.argv[1:])
