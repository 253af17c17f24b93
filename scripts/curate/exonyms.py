"""Names of well-known places in 25 languages, from dictionaries, wordnets, lists of towns and translations of maps.

    python scripts/curate/exonyms.py dictionaries data.noun wikt ne_50m_populated_places.csv kgeography subdivisions toponyms.csv

Inputs, which are not part of the project:

* the dictionaries dsl/twoway/*-enwiktionary.dsl.dz of https://github.com/open-dsl-dict/wiktionary-dict, unpacked (English
  Wiktionary, CC BY-SA; facts only);
* data.noun of WordNet 3.0, and the folder wns/wikt of https://github.com/omwn/omw-data (Wiktionary, CC BY-SA; facts only);
* ne_50m_populated_places.csv of https://github.com/Raysphere24/NaturalEarthCsvTsv (Natural Earth, public domain);
* the translations po/LANG/kgeography.po of https://github.com/KDE/kgeography as LANG.po (GPL; facts only);
* lib/countries/data/subdivisions of https://github.com/countries/countries (Unicode CLDR);
* babel (Unicode CLDR): the cities of time zones.

`exonyms.csv` has the rows that were read one by one, in books (old spellings) and in the inputs; `exonyms_left_out.txt` has the
words of the inputs that are wrong or ambiguous.
A name is written if the place does not have it, a look-up does not find the place first, and no other well-known place has it.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import other_scripts
import script_sources as sources
import yaml
from babel.localedata import load
from common import COLUMNS
from other_scripts import AMERICAN, FEATURES, Chooser, preferred
from script_sources import Word

from gazetteer import Gazetteer
from gazetteer.model.place import Place
from gazetteer.names.fold import fold
from gazetteer.names.scripts import script_of

LATIN = "de fr it es pt nl pl cs hu sv da ro hr la tr".split()
LANGUAGES = (*LATIN, *"sr ru uk bg el ar fa he hy ka".split())
WORDNETS = {
    "deu": "de", "fra": "fr", "ita": "it", "spa": "es", "por": "pt", "nld": "nl", "pol": "pl", "ces": "cs", "hun": "hu",
    "swe": "sv",
    "dan": "da", "ron": "ro", "lat": "la", "tur": "tr", **sources.WORDNET_LANGUAGES,
}  # fmt: skip
SOURCES = "enwiktionary wiktionary natural-earth cldr kgeography cldr-subdivisions".split()
"""The sources, the best first."""
MAPS = frozenset("de fr es pt it nl pl cs hu sv da uk ru".split())
DIVISIONS = frozenset("cs hr sr pl hu da sv uk de nl fr".split())
"""Languages whose names in KGeography, and of divisions in CLDR, are used without a second source."""
KIND = re.compile(
    r"\b(?:Periferija|Периферија|Munizip|Regiunea|Provinc\w*|Guvern\w*|Gouvern\w*|Governa\w*|Regi[oó]n\w*|Obw[oó]d|Oblast\w*|Óblast|Rejon|"
    r"Prefettura|Distri\w+|okres|tartomány|vojvod\w*|Territor\w*|Voievod\w*|Покрајина|Војводство|область?|Gemeente|Kantone?|Cantone|"
    r"Statul|kra[ij]|kraï|Bölges?i|határterület|kormányzóság|avtonom\w*|administrati\w*)\b",
    re.IGNORECASE,
)
KNOWN, GREAT, LEAD, TAKEN, FOUND = 0.45, 0.6, 0.08, 0.3, 0.8
"""Least prominence of a place that gets names, and of a town; how much better known it is than its namesakes; how well known
another place must be to keep the name; the score at which a place is found without the name."""
SPOKEN = 4
"""Least number of languages that have a word for a thing, if its place is only the first that a look-up finds."""
SEVERAL = frozenset(
    "Augusta|Big Apple|Burlington|Cambridge|Chatham|Congo|Eureka|Fort Smith|Galicia|God|Great Falls|Helena|Iberia|Kanton|Korea|"
    "Lenin|Lianshan|Mirny|Nain|Niamey|Okha|Palmer|Puerto Rico|Punjab|Seleucia|Sodom|Stalin|Taza|Wilmington|Yizhou|"
    "Zaporizhia".split("|")
)
"""English names whose first place is not what the words mean."""
MEANT = {
    "Troy": "hg:troy", "Babylon": "hg:babylon", "Bethlehem": "gn:284315", "Corinth": "gn:259289",
    "Indian Ocean": "hg:indian-ocean-10s-70e",
}  # fmt: skip
"""Maps English names of several places to what the words mean."""


def words(dictionaries: Path, wordnet: Path, wikt: Path, towns: Path, maps: Path, divisions: Path) -> Iterator[Word]:
    """Yield the words of all inputs."""
    tags = {path.name.split("-")[1]: path.name.split("-")[1] for path in dictionaries.glob("en-*.dsl")}
    sources.DICTIONARIES = {**tags, "arb": "ar", "sh": "sr"}
    sources.WORDNET_LANGUAGES = {code: lang for code, lang in WORDNETS.items() if lang in LANGUAGES}
    sources.PLACES_LANGUAGES = [
        lang for lang in LANGUAGES if lang in "ar de el es fa fr he hu it nl pl pt ru sv tr uk".split()
    ]
    for word in (*sources.dictionary_words(dictionaries), *sources.wordnet_words(wordnet, wikt)):
        yield replace(word, lang="hr") if word.lang == "sr" and script_of(word.text) == "Latn" else word
    yield from sources.towns(towns)
    for path in sorted(maps.glob("*.po")):
        for context, name, text in re.findall(
            r'(?<!fuzzy\n)msgctxt "(\w+)\.kgm"\nmsgid "(.+)"\nmsgstr "(.+)"', path.read_text("utf-8")
        ):
            country = re.split("[_-]", context)[0].title()
            yield Word(
                (name,), "H" if "water" in context else "HTPAL", country, path.stem, sources.plain(text), "kgeography"
            )
    for lang in LANGUAGES:
        for zone, names in load(lang).get("time_zones", {}).items():
            if "city" in names:
                yield Word(
                    (zone.split("/")[-1].replace("_", " "),), "PT", "", lang, sources.plain(names["city"]), "cldr"
                )
    for path in sorted(divisions.glob("*.yaml")):
        for division in (yaml.safe_load(path.read_text("utf-8")) or {}).values():
            known = division.get("translations") or {}
            english = tuple(dict.fromkeys(name for name in (known.get("en"), division.get("name")) if name))
            for lang in LANGUAGES:
                if lang in known:
                    yield Word(english, "A", path.stem, lang, sources.plain(known[lang]), "cldr-subdivisions")


class Exonyms(Chooser):
    """Finds the places of words, in all parts of the world."""

    def __init__(self, gazetteer: Gazetteer, all_words: list[Word]) -> None:
        super().__init__(gazetteer, all_words)
        self._lookup = cache(gazetteer.lookup)

    def best(self, word: Word) -> Place | None:
        """Return the best-known place that a word can mean, None if there are several."""
        countries = (
            self._named_countries(word)
            if word.source != "kgeography"
            else {self._countries.get(fold(word.about), "")} - {""}
        )
        best: dict[str, Place] = {}
        for english in word.english[:3]:
            found = [place for place in self._named(english, "") if place.feature[:1] in word.classes]
            if word.source == "cldr-subdivisions":
                found = [place for place in found if place.feature == "A.ADM1" and place.country == word.about]
            elif countries:
                found = [place for place in found if not place.country or place.country in countries]
            found = preferred(found, word.classes)
            found = [place for place in found if fold(place.label) == fold(english)] or found
            found.sort(key=lambda place: -place.prominence)
            if len(found) > 1 and found[0].prominence - found[1].prominence < LEAD:
                return None
            best |= {place.id: place for place in found[:1]}
        place = next(iter(best.values()), None)
        if len(best) != 1 or place is None or place.prominence < KNOWN:
            return None
        return None if AMERICAN.search(word.about) and place.country != "US" else place

    def first(self, word: Word) -> Place | None:
        """Return the place that a look-up of the English name finds first among those that a word can mean."""
        if word.english and word.english[0] in MEANT:
            return self._get(MEANT[word.english[0]])
        hits = self._lookup(word.english[0], limit=10) if word.english and word.english[0] not in SEVERAL else ()
        places = [hit.place for hit in hits if hit.how == "exact" and hit.place.feature.startswith(FEATURES)]
        place = next((place for place in places if place.feature[0] in word.classes and place.feature != "L.BTL"), None)
        return place if place and place.prominence >= KNOWN else None


def wanted(place: Place, lang: str, text: str, given: set[str]) -> bool:
    """Return whether a name of a place is worth a row, by the sources that have it."""
    good = given & set(SOURCES[:4])
    if place.feature.startswith("A.ADM") and not given & set(SOURCES[:2]):
        return False
    if place.feature == "L.BTL" or KIND.search(text):
        return False
    if not good and (
        (given == {"kgeography"} and lang not in MAPS) or (given == {"cldr-subdivisions"} and lang not in DIVISIONS)
    ):
        return False
    return not place.feature.startswith("P.") or place.prominence >= GREAT or bool(given & set(SOURCES[:2]))


def rows(gazetteer: Gazetteer, all_words: list[Word], left_out: frozenset[str]) -> Iterator[list[str]]:
    """Yield the rows of toponyms.csv."""
    chooser = Exonyms(gazetteer, all_words)
    best = cache(lambda english, classes, about, source: chooser.best(Word(english, classes, about, "", "", source)))
    names = [word for word in all_words if word.classes and word.text not in left_out and chooser.is_name(word)]
    spoken: dict[tuple[str, str], set[str]] = defaultdict(set)
    for word in names:
        if word.source in SOURCES[:4]:
            spoken["".join(word.english[:1]), word.classes].add(word.lang)
    found: dict[tuple[str, str], list[tuple[Place, Word]]] = defaultdict(list)
    rest = found.copy()
    for word in names:
        only = place = best(word.english, word.classes, word.about if word.source != "wiktionary" else "", word.source)
        if (
            place is None
            and word.source in SOURCES[:4]
            and len(spoken["".join(word.english[:1]), word.classes]) >= SPOKEN
        ):
            place = chooser.first(word)
        alike = word.source != "wiktionary" or any(other_scripts._alike(word.text, name) for name in word.english)
        if place and alike:
            (found if only else rest)[word.lang, fold(word.text)].append((place, word))
    for (lang, key), pairs in (rest | found).items():
        place, word = min(pairs, key=lambda pair: SOURCES.index(pair[1].source))
        if len({other.id for other, _ in pairs}) > 1 or not wanted(
            place, lang, word.text, {other.source for _, other in pairs}
        ):
            continue
        named = [hit.place for hit in gazetteer.find(key, loose=False)]
        if any(other.id == place.id or other.prominence >= TAKEN for other in named):
            continue
        first = next(iter(gazetteer.lookup(word.text, limit=1)), None)
        if first is None or first.place.id != place.id or first.score < FOUND:
            yield [place.id, word.text, lang, "alternate", "", word.source, "certain", ""]


def main(*paths: str) -> None:
    """Write the table."""
    *inputs, output = map(Path, paths)
    here = Path(__file__).parent
    other_scripts.SCRIPTS |= dict.fromkeys(LATIN, "Latn")
    left_out = frozenset((here / "exonyms_left_out.txt").read_text("utf-8").splitlines())
    with (here / "exonyms.csv").open(encoding="utf-8", newline="") as stream:
        read = list(csv.reader(stream))[1:]
    known = {tuple(row[:3]) for row in read}
    with Gazetteer.open() as gazetteer:
        new = list(rows(gazetteer, list(words(*inputs)), left_out))
    new = [row for row in new if tuple(row[:3]) not in known]
    with output.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows([COLUMNS["toponyms.csv"], *sorted([*read, *new])])
    print(f"{len(new):,} names from the inputs, {len(read):,} read one by one")


if __name__ == "__main__":
    main(*sys.argv[1:])
