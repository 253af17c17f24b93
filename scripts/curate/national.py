"""Capes, bays, islands, rivers, hills, castles, abbeys and hundreds from gazetteers of countries and from the List of Lights.

    python scripts/curate/national.py geonames domesday.json gnis lights monasteries.json data.noun

Inputs, which are not part of the project:

* a folder of GeoNames' extracts of countries (CC BY 4.0): GB.txt from tests/testthat/GB.zip of https://github.com/poldham/places;
  NE.txt, ML.txt, CI.txt, SN.txt, MR.txt, BF.txt and GN.txt of https://github.com/mcooper/village-names; mongolia.csv of
  https://github.com/mcooper/mongolia-toponyms; no-country.txt of
  https://github.com/PrimeEagle/PowerShell-GeonameGrampsImport;
* map_DomesdayData.json of https://github.com/guillaume-alvarez/domesday-times, from Open Domesday (facts only);
* a folder of the files gnis-xx.sql of https://github.com/OpenPhotoAlbum/file-processor, from the Geographic Names
  Information System of the United States (public domain);
* a folder of the files light110.json to light116.json and radio_beacon.json of https://github.com/ngageoint/marlin-android, from
  the List of Lights of the National Geospatial-Intelligence Agency (public domain);
* app/data/monasteries.json of https://github.com/bkroege/dissinet.monasteries, from lists of the French Wikipedia (facts only);
* data.noun of WordNet: a name that is a common word is not taken.

Writes `data/features/national.packed` and `data/features/national_names.packed`. A place that the gazetteer has gets the names that
it lacks; any other place is added. Run it with a database that was built without the two files, or the places of an earlier
run count as known.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import landmarks as other_landmarks
import national_sources as sources
from common import ExistingPlace, Places, km
from landmark_sources import Landmark

from gazetteer.build import features, landmarks
from gazetteer.kinds import split_kind
from gazetteer.names.fold import fold
from gazetteer.names.scripts import script_of
from gazetteer.resources import data_folder

NEAR_KM = {
    "T.CAPE": 40.0, "T.PT": 15.0, "H.BAY": 60.0, "H.GULF": 300.0, "H.STRT": 200.0, "H.SD": 60.0, "H.SEA": 900.0, "H.CHN": 150.0,
    "H.LK": 40.0, "H.STM": 250.0, "H.WAD": 250.0, "T.MTS": 200.0, "T.HLLS": 80.0, "T.MT": 30.0, "T.ISLS": 150.0, "T.ISL": 40.0,
    "T.PLN": 150.0, "L.RGN": 300.0, "L.AREA": 150.0, "T.PEN": 150.0, "V.FRST": 60.0, "H.SHOL": 60.0, "A.ADM3H": 30.0,
}  # fmt: skip
"""Distance within which a place of the same name is the same one, in km; the point of a large one may be anywhere."""
SITE_KM = 10.0
SETTLED = 500
"""Population of a place whose name without a kind word is not given to a natural feature or a building."""
LANDS = ("T.ISL", "T.PEN", "T.PLN", "L.RGN", "L.AREA", "H.RDST")
"""Kinds that may have the name of a town in another country."""
CITY = 20_000
RIVER = 6
"""Least length of the name of a river without its kind word."""


def main(geonames: str, domesday: str, gnis: str, lights: str, monasteries: str, wordnet: str) -> None:
    """Write both tables."""
    places = Places()
    words = other_landmarks.common_words(Path(wordnet))
    names: other_landmarks.Names = defaultdict(list)
    new: dict[str, list[Landmark]] = defaultdict(list)
    for landmark in (
        *sources.geonames(Path(geonames)),
        *sources.hundreds(Path(domesday)),
        *sources.abbeys(Path(monasteries)),
        *sources.gnis(Path(gnis)),
        *sources.lights(Path(lights)),
    ):
        known = list(same_name(landmark, places))
        same = places.by_id.get(landmark.id) or min(known, key=lambda one: _away(landmark, one), default=None)
        landmark.names = [pair for pair in landmark.names if _is_own(pair[1], landmark, same, places, words)]
        if same is not None:
            if same.feature[:1] == landmark.code[0]:
                names[same.id] += [(lang, text, landmarks.SOURCE_OF_PREFIX["gn"].id) for lang, text in landmark.names]
        elif _is_own(landmark.english[0], landmark, None, places, words) and not _is_twice(landmark, new):
            landmark.names += _short(landmark, places, words)
            new[fold(landmark.english[0])].append(landmark)
    added = [one for found in new.values() for one in found]
    folder = data_folder() / features.FOLDER
    other_landmarks.write_names(names, places, folder / features.NATIONAL_NAMES)
    other_landmarks.write_places(added, places, folder / landmarks.NATIONAL)
    print(Counter(f"{one.id.partition(':')[0]} {one.code}" for one in added).most_common(60))


def same_name(landmark: Landmark, places: Places) -> Iterator[ExistingPlace]:
    """Yield the waters, landforms, regions and buildings nearby with the name of a landmark, with or without its kind word."""
    label = landmark.english[0]
    part = split_kind(label, None)
    for name in {label, part.rest if part else label}:
        for place in places.named(name, "HTLSVA"):
            alike = name == label or place.feature[:1] == landmark.code[0]
            if alike and _away(landmark, place) <= NEAR_KM.get(landmark.code, SITE_KM):
                yield place


def _away(landmark: Landmark, place: ExistingPlace) -> float:
    return km(landmark.lat or 0.0, landmark.lon or 0.0, place.lat, place.lon)


def _is_own(text: str, landmark: Landmark, same: ExistingPlace | None, places: Places, words: frozenset[str]) -> bool:
    """Return whether a name distinguishes a landmark from towns, divisions and common words."""
    if not 3 <= len(text) <= other_landmarks.LONGEST or "|" in text or ":" in text:
        return False
    if script_of(text) == "Latn" and split_kind(text, None) is not None:
        return True
    others = [place for place in places.named(text, "PALHTS") if same is None or place.id != same.id]
    if same is not None:
        return not others and text.lower() not in words
    towns = [place for place in others if place.feature[:1] in ("A", "P")]
    if landmark.code.startswith(LANDS) and text.lower() not in words:
        at_home = (place for place in towns if place.country == landmark.country)
        return not any(place.population >= CITY for place in towns) and all(one.population < SETTLED for one in at_home)
    common = text.lower() in words
    return not common and not any(one.population >= SETTLED or one.country == landmark.country for one in towns)


def _short(landmark: Landmark, places: Places, words: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield the name of an American river without its kind word, if no place has it and it is not a common word."""
    part = (
        split_kind(landmark.english[0], "en") if landmark.id.startswith("gnis:") and landmark.code == "H.STM" else None
    )
    rest = part.rest if part and part.rest.isalpha() and len(part.rest) >= RIVER else ""
    if rest and not {rest.lower(), rest.lower().rstrip("s")} & words and not places.named(rest):
        yield "en", rest


def _is_twice(landmark: Landmark, new: dict[str, list[Landmark]]) -> bool:
    """Return whether an earlier source has a landmark."""
    near = NEAR_KM.get(landmark.code, SITE_KM)
    found = new.get(fold(landmark.english[0]), ())
    return any(km(landmark.lat or 0, landmark.lon or 0, one.lat or 0, one.lon or 0) <= near for one in found)


if __name__ == "__main__":
    main(*sys.argv[1:])
