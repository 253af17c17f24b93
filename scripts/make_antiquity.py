"""Make `data/antiquity/`: the places of Pleiades and their dated names, matched with present-day places.

Input: `pleiades_names.ndjson`, a flattening of Pleiades' JSON dump with one place a line (CC BY 3.0, https://pleiades.stoa.org/).

    python scripts/make_antiquity.py pleiades_names.ndjson

A record is matched with a place of the embedded gazetteer by identifier, or by name, distance and kind if only one place matches;
any other record becomes a new place. `antiquity_renown` measures how well known a place was. Left out: places without a point,
names that are fragments, and what `data/antiquity/errors.csv` lists. Run it again after `make_villages.py`.
"""

from __future__ import annotations

import argparse
import json
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from antiquity_renown import renown_of

from gazetteer.build import embedded
from gazetteer.build.antiquity import ANCIENT_NAME_COLUMNS, FOLDER, RENOWN_COLUMNS
from gazetteer.build.antiquity import ANCIENT_PLACE_COLUMNS as ANCIENT_COLUMNS
from gazetteer.build.packed_table import pack
from gazetteer.database.rows import PLACE_COLUMNS, PlaceRow, cell_of, place_of
from gazetteer.formats import pleiades
from gazetteer.model.distance import from_extent
from gazetteer.model.place import Name, Place
from gazetteer.names.fold import fold
from gazetteer.recognize.vocabulary import vocabulary
from gazetteer.resources import data_folder, rows

SAME_KM = {"P": 5.0, "T": 60.0, "H": 150.0, "L": 300.0, "A": 300.0}
"""Largest distance between the points of one place, by the feature class of the present-day place."""

CITY_KM, CITY = 15.0, 100_000
"""The same for a city with at least this population."""

LARGER = 20
"""Of several towns with the name, one with this many times the population of any other is meant."""

FAR_KM = 50.0
"""Distance beyond which a shared identifier of a settlement is wrong."""

KINDS = {"P": "P", "S": "P", "": "P", "A": "AL", "L": "AL", "H": "H", "T": "T"}
"""Present-day feature classes that match an ancient one: a fort or a road station may be a town now."""

COUNTRY_KM = 60.0
"""Distance within which the nearest town decides the country of a place."""

MATCHED = {"pl:491656": "hg:macedonia-ancient", "pl:981531": "hg:macedonia-ancient"}
"""Records whose name is that of a state of today too: ancient Macedonia is not North Macedonia."""

MODERN = 1700
"""Names that came into use later are present-day names, which other tables have."""

LEADING = frozenset(
    "ad aquae forum castra castrum castellum portus colonia col. municipium mun. vicus civitas pagus mons fons lacus insula "
    "pons turris lucus villa fanum ara arae templum via statio caput contra nova novus novum nea palaia alta magna urbs oppidum "
    "res respublica tabernae tres trans vada praesidium praetorium horrea ager saltus hydata hiera hieron kome polis hagia "
    "hagios tell tall tel tepe tappe kom khirbet khirbat horvat dur bit beth beit kefar caphar san santa saint monte torre la le "
    "les el al qasr qaṣr dār abū umm bāb deir ain bir eski yeni madīnat castel castello colle legio leg. iulia flavia aelia ulpia "
    "claudia novem septem duo quinque fossa flumen sinus mare limes".split()
)
"""First words that are not a name by themselves: "Forum Iulii" is not "Forum"."""

ANCIENT = frozenset((None, "la", "la-Latn", "grc", "grc-Latn", "lat"))
"""Languages of names whose first word may be used alone."""

_RECORD = re.compile(r"Pleiades (\d+)")
"""The record that a curated name is from, as its note states it."""

_ABBREVIATION = re.compile(r",? (?:T|L|M|Mt|Fl|Ins|Inss|Pr|Mon|Pl|Pal)\.$")
_FRAGMENT = re.compile(r"\(\.\.\.\)|…|\.\.\.|\[|\]|\d")
_KIND_NOTE = re.compile(r"\s*\([^)]*\)$")
_OPTIONAL = re.compile(r"\((\w+\??)\)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pleiades", type=Path, metavar="FILE")
    parser.add_argument("--gazetteer", type=Path, metavar="DB", help="another gazetteer than the embedded one")
    arguments = parser.parse_args()
    folder = data_folder()
    errors = {(row["record"], row["toponym"]) for row in rows(folder / FOLDER / "errors.csv")}
    known = Known(arguments.gazetteer or embedded.ensure(), curated(folder))
    works = renown_of(arguments.pleiades)
    counts: Counter[str] = Counter()
    renown: Counter[str] = Counter()
    places: list[list[object]] = []
    names: dict[tuple[str, str, str], list[object]] = {}
    for place in read(arguments.pleiades, errors, counts):
        match, why = known.match(place)
        counts[f"records {why}"] += 1
        label = label_of(place)
        kept = list(names_of(place, label))
        if not kept:
            continue
        if _FRAGMENT.search(label):
            label = kept[0].text
        if match is None:
            town = known.nearest_town(place)
            country, division = (town.country, town.divisions[0] if town.divisions else "") if town else ("", "")
            at = place.location
            assert at is not None
            places.append([place.id, label, place.feature, f"{at.lat:.4f}", f"{at.lon:.4f}", country, division])
        home = match.id if match else place.id
        renown[home] = max(renown[home], works[place.id])
        held = known.folds(match) if match else {fold(label)}
        for name in kept:
            modern = name.when is not None and name.when.start is not None and name.when.start >= MODERN
            if (modern and match) or (name.when is None and fold(name.text) in held):
                continue
            when = name.when.edtf if name.when else ""
            names.setdefault(
                (home, fold(name.text), when),
                [
                    home,
                    name.text,
                    name.lang or "",
                    name.kind,
                    when,
                    "" if name.certainty == "certain" else name.certainty,
                ],
            )
    counts["names"] = len(names)
    size = write(folder / FOLDER / "places.packed", ANCIENT_COLUMNS, places)
    size += write(folder / FOLDER / "names.packed", ANCIENT_NAME_COLUMNS, names.values())
    size += write(folder / FOLDER / "renown.packed", RENOWN_COLUMNS, (row for row in renown.items() if row[1] > 1))
    print("\n".join(f"{number:7,} {what}" for what, number in sorted(counts.items())), f"\n{size:,} bytes")


def curated(folder: Path) -> dict[str, str]:
    """The places to which curated names of `toponyms.csv` assign records."""
    notes = ((_RECORD.search(row["note"]), row) for row in rows(folder / "toponyms.csv") if row["source"] == "pleiades")
    return {f"pl:{found[1]}": row["place"] for found, row in notes if found}


def read(path: Path, errors: set[tuple[str, str]], counts: Counter[str]) -> Iterator[Place]:
    """Yield the records with a point and a name, without known errors."""
    for number, line in enumerate(path.open(encoding="utf-8"), start=1):
        value = json.loads(line)
        counts["records read"] += 1
        id_ = str(value["id"])
        if not value["names"] or "false toponym" in value["placeTypes"] or (id_, "") in errors:
            counts["records without a name, false, or listed as wrong"] += 1
            continue
        value["names"] = [name for name in value["names"] if (id_, name.get("romanized") or "") not in errors]
        place = pleiades.parse_place(value, f"line {number}")
        if place.location is None:
            counts["records without a point"] += 1
            continue
        yield place


def label_of(place: Place) -> str:
    """Return the title's first name without marks of uncertainty and kind: "Ad Tygrem" for "*Ad Tygrem?/Amida (fort)"."""
    first = _KIND_NOTE.sub("", place.label.partition("/")[0])
    return _ABBREVIATION.sub("", _OPTIONAL.sub(r"\1", first).strip("*?'‘’[] ")).strip("? ") or place.label


def names_of(place: Place, label: str) -> Iterator[Name]:
    """Yield the names without fragments, marks of uncertainty and common English words.

    Of a name with an epithet, also yield the first words.
    """
    for name in place.names:
        text = _OPTIONAL.sub(r"\1", _KIND_NOTE.sub("", name.text)).strip("*?'‘’ ")
        text = _ABBREVIATION.sub("", text).strip("? ")
        if (
            len(text) < 3
            or fold(text) in vocabulary("common")
            or _FRAGMENT.search(text)
            or name.text == place.label != label
        ):
            continue
        certainty = "probable" if "?" in name.text and name.certainty == "certain" else name.certainty
        kind = "alternate" if name.kind == "primary" else name.kind
        lang = "la" if name.lang == "la-Latn" else name.lang
        yield Name(text, lang, None, kind, name.when, name.source, certainty)
        first, _, epithet = text.partition(" ")
        ancient = name.kind == "historical" and name.when is not None and (name.when.end or MODERN) < MODERN
        if not epithet or not ancient or name.lang not in ANCIENT or place.feature not in ("P.PPL", "S.FT", "S.STNI"):
            continue
        if len(first) > 3 and first.isalpha() and first[0].isupper() and first.casefold() not in LEADING:
            yield Name(first, lang, None, "short", name.when, name.source, certainty)


class Known:
    """The present-day places in the embedded gazetteer, without those from Pleiades."""

    def __init__(self, file: Path, curated: Mapping[str, str]) -> None:
        self._by_hand = {**curated, **MATCHED}
        self._connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
        found = self._connection.execute("SELECT pk FROM source WHERE id = 'pleiades'").fetchone()
        self._pleiades = found[0] if found else 0
        self._numbers: dict[str, int] = {}
        self._towns: dict[int, list[Place]] = {}

    def match(self, place: Place) -> tuple[Place | None, str]:
        """Return the present-day place that matches a record, and how it was found."""
        allowed = KINDS.get(place.feature[:1], "")
        if place.id in self._by_hand and (found := self._linked([self._by_hand[place.id]])):
            return found[0], "matched by hand"
        linked = self._linked([place.id, *(link.target for link in place.links)])
        near = [found for found in linked if distance(found, place) <= FAR_KM or found.feature[:1] not in "PS"]
        if len(near) == 1 and near[0].feature[:1] in allowed + ("S" if "P" in allowed else ""):
            return near[0], "matched by identifier"
        keys = {fold(name.text) for name in names_of(place, label_of(place)) if name.kind != "short"}
        found = [
            same
            for same in self._namesakes(sorted(keys))
            if same.feature[:1] in allowed and distance(same, place) <= reach(same)
        ]
        largest = sorted(found, key=lambda same: (-same.population, same.id))
        if len(largest) == 1 or (largest and largest[0].population > LARGER * (largest[1].population + 10)):
            return largest[0], "matched by name, distance and kind"
        return None, "with several matches, kept separate" if found else "new"

    def folds(self, place: Place) -> set[str]:
        """Return the folded names of a place that `match` returned."""
        rows = self._connection.execute(
            "SELECT n.text FROM name n WHERE n.place = ? AND n.source <> ?", (self._numbers[place.id], self._pleiades)
        )
        return {fold(text) for (text,) in rows}

    def nearest_town(self, place: Place) -> Place | None:
        """Return the nearest town of the same square degree within `COUNTRY_KM`."""
        assert place.location is not None
        towns = [
            (distance(town, place), town.id, town)
            for town in self._towns_in(cell_of(place.lat or 0.0, place.lon or 0.0))
        ]
        away, _, town = min(towns, default=(COUNTRY_KM + 1, "", None))
        return town if away <= COUNTRY_KM else None

    def _linked(self, targets: Sequence[str]) -> list[Place]:
        marks = ", ".join("?" * len(targets))
        return self._places(
            f"p.id IN ({marks}) OR p.pk IN (SELECT place FROM link WHERE target IN ({marks}))", [*targets, *targets]
        )

    def _namesakes(self, keys: Sequence[str]) -> list[Place]:
        return self._places(
            "p.pk IN (SELECT n.place FROM term t JOIN name n ON n.term = t.pk "
            f"WHERE t.fold IN ({', '.join('?' * len(keys))}) AND n.source <> ?)",
            [*keys, self._pleiades],
        )

    def _towns_in(self, cell: int) -> list[Place]:
        if cell not in self._towns:
            self._towns[cell] = self._places("p.cell = ? AND p.population > 0 AND p.feature LIKE 'P%'", [cell])
        return self._towns[cell]

    def _places(self, condition: str, values: Sequence[object]) -> list[Place]:
        rows = self._connection.execute(
            f"SELECT {PLACE_COLUMNS} FROM place p WHERE ({condition}) AND p.lat IS NOT NULL AND p.id NOT LIKE 'pl:%'",
            values,
        )
        found = []
        for row in map(PlaceRow._make, rows):
            place = place_of(row, self._connection, defaultdict(str))
            self._numbers[place.id] = row.pk
            found.append(place)
        return found


def distance(today: Place, ancient: Place) -> float:
    """Return the kilometres between the extent of one and the point of the other."""
    assert today.location is not None
    assert ancient.location is not None
    return from_extent(today.location, ancient.location.lat, ancient.location.lon)


def reach(today: Place) -> float:
    """Return the largest distance in kilometres of a record from this present-day place."""
    return CITY_KM if today.population >= CITY and today.feature.startswith("P") else SAME_KM[today.feature[:1]]


def write(path: Path, columns: Sequence[str], table: Iterable[Sequence[object]]) -> int:
    """Write a table, compressed and sorted; return its size."""
    packed = pack(columns, sorted(table, key=lambda row: tuple(map(str, row))))
    path.write_bytes(packed)
    return len(packed)


if __name__ == "__main__":
    main()
