"""Mountain ranges, castles, monasteries and volcanoes, and names of seas, rivers and ranges in further languages.

    python scripts/curate/landmarks.py gmba.xlsx castles.csv syriaca volcano.csv whosonfirst data.noun wikt

Inputs, which are not part of the project:

* Gmba_Inventory_v2.0_Selection_Tool_20200330.xlsx of https://github.com/GMBA-biodiversity/Inventory (CC BY 4.0);
* castles.csv of https://github.com/Flightmussy/castlemap-dataset (CC0, from Wikidata);
* data/places/tei of https://github.com/srophe/syriaca-data (CC BY 4.0);
* data/2020/2020-05-12/volcano.csv of https://github.com/rfordatascience/tidytuesday (Smithsonian Institution; facts only);
* the folder `data` of https://github.com/whosonfirst-data/whosonfirst-data-admin-xy (CC0);
* data.noun of WordNet 3.0, and the folder wns/wikt of https://github.com/omwn/omw-data (Wiktionary, CC BY-SA; facts only).

Writes `data/features/landmarks.packed` and `data/features/more_names.packed`. A place that the gazetteer has gets the names that
it lacks; any other place with a point is added. Run it with a database that was built without the two files, or the places of
an earlier run count as known.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import landmark_sources as sources
import wordnet_tongues
from common import ExistingPlace, Places, Table, km
from landmark_sources import Landmark

from gazetteer.build import features, landmarks
from gazetteer.build.packed_table import pack
from gazetteer.kinds import split_kind
from gazetteer.names.cleaning import clean
from gazetteer.names.fold import fold
from gazetteer.names.scripts import script_of
from gazetteer.resources import data_folder

GROUPS = tuple(
    frozenset(group.split())
    for group in (
        "H.STM H.CNL", "H.LK H.LKN H.LGN", "H.SEA H.OCN H.GULF H.BAY H.STRT H.CHN H.SD H.INLT", "T.ISL T.ISLS",
        "T.CAPE T.PT T.HDLD",
        "T.MT T.MTS T.PK T.HLL T.RDGE T.PLAT T.UPLD T.ESCP", "L.RGN L.RGNH L.CST A.PCLH A.ADM1H A.ADM2H",
        "S.CSTL S.FT S.PAL S.ANS S.MSTY S.CH S.CVNT S.TOWR S.HSTS S.TMPL",
    )
)  # fmt: skip
"""Kinds that count as equal; any other kind only equals itself."""
NEAR_KM = {"T.MT": 40.0, "T.MTS": 200.0, "T.PLAT": 200.0, "T.ISL": 150.0, "T.ISLS": 300.0, "T.PEN": 200.0, "H.SEA": 900.0,
           "L.RGN": 200.0}  # fmt: skip
"""Distance within which a place of the same kind and name is the same place, in km; the point of a large one may be anywhere."""
SITE_KM = 10.0
AREAS = ("T.ISL", "T.PEN", "T.PLAT")
"""Kinds that may be the same as a state, a division or a region with their name."""
WIDE_KM = 800.0
SAME_KM = 3.0
"""Distance within which a landmark is the same as one of an earlier source."""
LONGEST = 40
SOUTHERNMOST = -60.0
TOWN = 5_000
"""Population of a town whose name is not given to a water, a mountain or a castle."""
FAMOUS = 0.28
"""Prominence of a castle that texts also name without a kind word: "Alamut"."""
WRONG_PLACES = frozenset("hg:macedonia-ancient hg:american-old-west hg:palestine".split())
"""Places that WordNet's instance only partly is: Greek Macedonia, the western United States, the Holy Land."""
WRONG = frozenset({"Nová krajiny", "Хоангуо", "Hoanguo", "Polonina"})
"""Names of Wiktionary and GMBA that are not names of the place."""
GENERIC = re.compile(
    r"(?:(?:Summer|Old|New|Grand|Royal|Presidential|Government|National|City|Ducal|Electoral|Metropolitan|Imperial|White|Round"
    r"|Marble|Lion|Prince's|Archbishop's|Bishop's|Episcopal|Primate's|Quadrangular) )+"
    r"(?:Palace|Castle|castle|Tower|Mansion|Lodge|Pavilion)"
)
"""Names of buildings that many towns have."""
SOURCES = {
    "wof": "whosonfirst",
    "wn": "wiktionary",
    "gmba": "gmba",
    "wd": "castlemap",
    "syriaca": "syriaca",
    "gvp": "volcanoes",
}
"""Maps the prefix of a landmark's id to the source of its names."""
Names = dict[str, list[tuple[str, str, str]]]
"""Place id to language, name and source."""


def main(
    gmba: str, castles: str, syriaca: str, volcanoes: str, whosonfirst: str, wordnet: str, wiktionary: str
) -> None:
    """Write both tables."""
    places = Places()
    names: Names = defaultdict(list)
    new: dict[str, list[Landmark]] = defaultdict(list)
    words = common_words(Path(wordnet))
    for landmark in (
        *sources.castles(Path(castles)),
        *sources.syriac_places(Path(syriaca)),
        *sources.ranges(Path(gmba)),
        *sources.volcanoes(Path(volcanoes)),
        *sources.seas(Path(whosonfirst)),
        *wordnet_tongues.features(Path(wordnet), Path(wiktionary)),
    ):
        source = landmark.id.partition(":")[0]
        landmark.names = [pair for pair in _clean(landmark) if not _is_taken(pair[1], landmark, places)]
        place = existing(landmark, places)
        if place is not None and not (source == "wn" and place.id in WRONG_PLACES):
            names[place.id] += [(lang, text, SOURCES[source]) for lang, text in landmark.names]
        elif place is None and _is_new(landmark, new, places, words):
            landmark.names += [("en", text) for text in _short_names(landmark, places, words)]
            for text in landmark.english:
                new[fold(text)].append(landmark)
    folder = data_folder() / features.FOLDER
    write_names(names, places, folder / features.MORE)
    write_places({one.id: one for found in new.values() for one in found}.values(), places, folder / landmarks.FILE)


def common_words(wordnet: Path) -> frozenset[str]:
    """Return the common nouns of WordNet and the words of the names of people.csv, in lower case."""
    nouns = re.findall(r" ([a-z]+) [0-9a-f] ", wordnet.read_text("utf-8"))
    people = (
        word for row in Table("people.csv").rows for word in re.findall(r"\w+", f"{row['name']} {row['aliases']}")
    )
    return frozenset(nouns) | {word.lower() for word in people} | {"apostolic"}


def existing(landmark: Landmark, places: Places) -> ExistingPlace | None:
    """Return the gazetteer's place for this landmark: nearby, of its kind, with one of its names."""
    group = next((group for group in GROUPS if landmark.code in group), frozenset({landmark.code}))
    found: dict[str, tuple[float, ExistingPlace]] = {}
    for rank, text in enumerate(landmark.english):
        part = split_kind(text, "en")
        for name in (text, *([part.rest] if part else [])):
            for place in places.named(name, "HTLAS"):
                if place.feature not in group or place.id in found:
                    continue
                away = km(landmark.lat, landmark.lon, place.lat, place.lon) if landmark.lat is not None else 0.0
                if away <= NEAR_KM.get(landmark.code, SITE_KM):
                    found[place.id] = (away + 50 * rank, place)
    if landmark.lat is None:
        own = [place for _, place in found.values() if place.id.startswith("hg:")]
        return own[0] if len(own) == 1 else None
    return min(found.values(), key=lambda pair: pair[0])[1] if found else None


def _is_taken(text: str, landmark: Landmark, places: Places) -> bool:
    """Return whether a name is that of a town or a division, and would be mistaken for it."""
    if landmark.code.startswith(("T.ISL", "T.PEN", "L.")):
        return False
    return any(
        place.population >= TOWN or (place.feature.startswith("A") and not place.feature.endswith("H"))
        for place in places.named(text, "PA")
    )


def _is_new(landmark: Landmark, new: dict[str, list[Landmark]], places: Places, words: frozenset[str]) -> bool:
    """Return whether to add a landmark: it has a point and its own name, and is not in an earlier source."""
    if landmark.lat is None or landmark.lon is None or landmark.code == "H.SEA" or landmark.lat <= SOUTHERNMOST:
        return False
    label = landmark.english[0]
    if (
        label.lower() in words
        or GENERIC.fullmatch(label)
        or _is_taken(label, landmark, places)
        or _is_known_otherwise(landmark, places)
    ):
        return False
    near = NEAR_KM.get(landmark.code, SAME_KM)
    for other in (other for text in landmark.english for other in new.get(fold(text), ())):
        if other.code[0] == landmark.code[0] and km(landmark.lat, landmark.lon, other.lat or 0, other.lon or 0) <= near:
            other.names += [pair for pair in landmark.names if pair not in other.names]
            return False
    settled = places.named(label, "P") if landmark.code[0] in "SL" else ()
    return not any(km(landmark.lat, landmark.lon, one.lat, one.lon) <= SAME_KM for one in settled)


def _is_known_otherwise(landmark: Landmark, places: Places) -> bool:
    """Return whether a place of another kind is this landmark: an island that is a state, a mountain with another name."""
    lat, lon = landmark.lat or 0.0, landmark.lon or 0.0
    if landmark.code == "L.RGN":
        return any(place for text in landmark.english for place in places.named(text, "PALHT"))
    if landmark.code.startswith(AREAS):
        others = (place for text in landmark.english for place in places.named(text, "ALHT"))
        return any(km(lat, lon, place.lat, place.lon) <= WIDE_KM for place in others)
    if landmark.id.startswith("gvp:"):
        named = places.match(landmark.english, lat, lon, NEAR_KM["T.MT"], "HT")
        return named is not None or any(places.near(lat, lon, SAME_KM, "T"))
    return False


def _short_names(landmark: Landmark, places: Places, words: frozenset[str]) -> Iterator[str]:
    """Yield the name of a famous castle without its kind word, unless it is a common word or the name of a town or near village."""
    part = split_kind(landmark.english[0], "en") if landmark.code[0] == "S" and landmark.prominence >= FAMOUS else None
    if (
        part is None
        or not part.rest.isalpha()
        or len(part.rest) < 5
        or part.rest.lower() in words
        or "'" in landmark.english[0]
    ):
        return
    others = places.named(part.rest, "PALHT")
    if all(one.population == 0 and one.feature[0] == "P" and one.country != landmark.country for one in others):
        yield part.rest


def _clean(landmark: Landmark) -> Iterator[tuple[str, str]]:
    """Yield the names of a landmark that texts may use, without explanations in brackets, each once."""
    own = {fold(landmark.english[0])}
    english = () if landmark.id.startswith("wn:") else landmark.english[1:]
    for lang, written in (*(("en", text) for text in english), *landmark.names):
        text = next(clean([re.sub(r"\(.*?\)|,.*", "", written)]), "").strip()
        key = fold(text)
        if not 1 < len(text) <= LONGEST or "|" in text or text in WRONG or (not lang and script_of(text) != "Latn"):
            continue
        if key and key not in own:
            own.add(key)
            yield lang, text


def write_names(names: Names, places: Places, file: Path) -> None:
    """Write the names that the places do not have yet; the output is deterministic."""
    known = {(key, place.id) for key, bearers in places.by_name.items() for place in bearers}
    rows = []
    for id in sorted(names):
        for lang, text, source in names[id]:
            if (fold(text), id) not in known:
                known.add((fold(text), id))
                rows.append([id, lang, "alternate", text, source])
    file.write_bytes(pack(features.COLUMNS, rows))
    print(f"{len(rows):,} names of {len({row[0] for row in rows}):,} places, {file.stat().st_size:,} bytes")


def write_places(new: Iterable[Landmark], places: Places, file: Path) -> None:
    """Write the new places."""
    rows = []
    for one in sorted(new, key=lambda one: one.id):
        near = None if one.country else min(places.near(one.lat, one.lon, 30), default=None, key=lambda pair: pair[0])
        country = one.country or (near[1].country if near and one.code[0] == "S" else "")
        joined = "|".join(f"{lang}:{text}" for lang, text in one.names)
        point = f"{one.lat:.3f}", f"{one.lon:.3f}"
        rows.append([one.id, one.english[0], one.code, *point, country, round(100 * one.prominence), joined])
    file.write_bytes(pack(landmarks.COLUMNS, rows))
    print(f"{len(rows):,} places, {file.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
