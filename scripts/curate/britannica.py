"""Old spellings of towns and islands, and islands, capes and mountains, from the Encyclopaedia Britannica of 1810.

    python scripts/curate/britannica.py CLONE

CLONE is a clone of https://github.com/jburnford/Encyclopedia_Britannica_1771-1860 (public domain). An article states a
latitude and a longitude, on average within 20 km. Its headword becomes a name of a place that the gazetteer has if the place

* is within 50 km of the stated point, or within 25 km if its spelling is less alike;
* is of the same kind (a town, an island, a cape, a river, a mountain);
* has a name of the same sound or of nearly the same letters; and
* no place within 120 km has the headword as its name.

Where two places qualify, the headword is left out unless one is far more alike or far more populous. The headword of an
article on ancient geography is matched by the modern name that the article states, and becomes a Latin name. The matches
were read one by one on 27 November 2026; `WRONG` lists those that are left out.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from britannica_articles import Article, read_articles
from common import ExistingPlace, Places, Table, report

from gazetteer.names.fold import fold
from gazetteer.names.scripts import script_of
from gazetteer.names.similarity import similarity
from gazetteer.names.sound import sound

SOURCE = "eb4"
REACH_KM = 50
"""Distance within which a place is compared; the articles on towns are on average 20 km off."""
KNOWN_KM = 120
"""Distance within which a place that has the headword as its name makes a new name unnecessary."""
ALIKE, VERY_ALIKE = 0.75, 0.85
"""Least similarity of two spellings of a name within `NEAR_KM` and within `REACH_KM`."""
NEAR_KM = 25
CLEARLY = 0.1
"""By how much more similar the best candidate must be than the next, unless it is `POPULOUS` times as populous."""
POPULOUS = 5
WRONG = frozenset(
    # another place
    "Antoine|Arta|Badelona|Bagnarea|Barkley|Battenburg|Berry|Borgo|Boss-Castle|Bosworth|Burnley|Burton|Cadore|Piere de Cadore|"
    "Castelamara|Chaune|Crossen|Frederickshall|Glogaw|Henley|Heydon|Kellington|Massa|Mirando-de-Douro|"
    # another place, or one of several; misread letters
    "Oeting|Frederickstadt|Adrianope|Ailesury|Amadabat|Argentora|Bacnolas|Becclies|Bishop'S-Stret-Ford|Bzllay|Cakel|Carlsadt|"
    "Castle-Rifing|Chaire|Constantinope|Funchai|Gueldrs|Haverili|Oudemarde|Patav|Pittenweek|Pondicerry|Pont-de-Card|"
    "Retulingen|Sagunum|Wolfenbuttl|Bolesiaff|"
    # common words
    "Blank|Borne|Dis|Foy|Ham|Orient|Pool".split("|")
)
CLASSES = {"P.PPL": "P", "T.ISL": "T", "T.CAPE": "T", "H.STM": "H", "T.MT": "T"}
LANDFORMS = {"T.ISL": ("T.ISL", "T.ISLS"), "T.CAPE": ("T.CAPE", "T.PEN"), "T.MT": ("T.MT", "T.MTS", "T.PK")}


@dataclass(frozen=True)
class Likeness:
    """A place that an article may be about, and the similarity of its most similar name."""

    place: ExistingPlace
    score: float
    km: float
    name: str


class Names:
    """The names of the places of the embedded gazetteer."""

    def __init__(self, file: str) -> None:
        self._connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True)

    def of(self, place: str) -> list[str]:
        query = "SELECT DISTINCT name.text FROM name JOIN place ON place.pk = name.place WHERE place.id = ?"
        texts = (text for (text,) in self._connection.execute(query, (place,)))
        return [text for text in texts if script_of(text) == "Latn"]


def main(clone: str) -> None:
    """Add the names to toponyms.csv."""
    places, toponyms, sources = Places(), Table("toponyms.csv"), Table("sources.csv")
    names = Names(places.file)
    existing = {(row["place"], row["toponym"]) for row in toponyms.rows}
    for article in read_articles(Path(clone)):
        for name, found in match(article, places, names):
            if (found.place.id, name) in existing:
                continue
            toponyms.add(
                place=found.place.id, toponym=name, lang="la" if article.ancient else "en", kind="historical",
                source=SOURCE, certainty="probable", note=f"vol. {article.volume}, {article.headword}",
            )  # fmt: skip
    sources.add(
        id=SOURCE,
        title="Encyclopaedia Britannica, 4th edition (1810)",
        licence="public domain",
        url="https://github.com/jburnford/Encyclopedia_Britannica_1771-1860",
    )
    report([toponyms, sources])


def match(article: Article, places: Places, names: Names) -> Iterator[tuple[str, Likeness]]:
    """Yield the names of an article that the gazetteer lacks, each with the place that it names."""
    if article.feature not in CLASSES or (article.ancient and not article.now):
        return
    wanted = (article.now,) if article.now else article.names
    best = _choose(_candidates(article, wanted, places, names))
    if best is None:
        return
    for name in article.names:
        if name not in WRONG and not _is_known(name, article, places):
            yield name, best


def _is_known(name: str, article: Article, places: Places) -> bool:
    return places.match([name], article.lat, article.lon, KNOWN_KM, "PALHTVSR") is not None


def _candidates(article: Article, wanted: tuple[str, ...], places: Places, names: Names) -> list[Likeness]:
    found = []
    for away, place in places.near(article.lat, article.lon, REACH_KM, CLASSES[article.feature]):
        if place.feature[:1] == "T" and place.feature not in LANDFORMS[article.feature]:
            continue
        score, name = max(((_alike(old, new), new) for new in names.of(place.id) for old in wanted), default=(0.0, ""))
        if score >= (ALIKE if away <= NEAR_KM else VERY_ALIKE):
            found.append(Likeness(place, score, away, name))
    return sorted(found, key=lambda one: (-one.score, -one.place.population))


def _alike(old: str, new: str) -> float:
    """Return the similarity of two spellings; a spelling of the same sound is at least `ALIKE`."""
    if fold(old)[:1] != fold(new)[:1] and sound(old)[:2] != sound(new)[:2]:
        return 0.0
    alike = similarity(old, new)
    return max(alike, ALIKE) if alike >= 0.6 and sound(old) == sound(new) else alike


def _choose(candidates: list[Likeness]) -> Likeness | None:
    """Return the most similar candidate, unless another is about as similar and not far less populous."""
    close = [one for one in candidates if one.score > candidates[0].score - CLEARLY]
    if not close:
        return None
    best = max(close, key=lambda one: one.place.population)
    others = [one.place.population for one in close if one is not best]
    return best if best.place.population >= POPULOUS * max([200, *others]) or not others else None


if __name__ == "__main__":
    main(*sys.argv[1:])
