"""A gazetteer combined with a small one of the reader's own places."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from gazetteer.database.hits import Hit
from gazetteer.database.search import EXACT_LIMIT
from gazetteer.errors import UnknownPlaceError
from gazetteer.gazetteer import Gazetteer
from gazetteer.model.clue import Clue
from gazetteer.model.match import Match
from gazetteer.model.place import Name, Place
from gazetteer.model.term import Term
from gazetteer.model.timespan import Timespan
from gazetteer.server import own_places
from gazetteer.server.workspace.workspace import OWN_PLACES_ID, Workspace

ADDED_BY_READER = Clue("own", 5.0, "you have added this place or this name")
"""The clue for a place that the reader has added, in log-odds."""


class OwnGazetteer(Gazetteer):
    """Reads two gazetteers as one; the reader's additions come first.

    Args:
        path: the gazetteer.
        own: the small one, made by `own_places.make`.

    Raises:
        StoreError: one of them cannot be opened.
    """

    def __init__(self, path: Path, own: Path) -> None:
        super().__init__(path)
        self.own = Gazetteer(own)

    def close(self) -> None:
        """Close both files."""
        super().close()
        self.own.close()

    def get(self, id: str) -> Place:
        """Return the place with this id, with the names that the reader has added.

        Raises:
            UnknownPlaceError: no place has this id.
        """
        try:
            mine = self.own.get(id)
        except UnknownPlaceError:
            return super().get(id)
        try:
            theirs = super().get(id)
        except UnknownPlaceError:
            return mine
        return replace(theirs, names=_all_names(theirs, mine))

    def find(self, name: str, *, demonyms: bool = False, limit: int = EXACT_LIMIT, loose: bool = True) -> list[Hit]:
        """Return the hits for a name in both gazetteers, as `Gazetteer.find` does."""
        mine = self.own.find(name, demonyms=demonyms, limit=limit, loose=False)
        if not mine:
            return super().find(name, demonyms=demonyms, limit=limit, loose=loose)
        theirs = super().find(name, demonyms=demonyms, limit=limit, loose=False)
        known = {hit.place.id for hit in mine}
        return [self._whole(hit) for hit in mine] + [hit for hit in theirs if hit.place.id not in known]

    def inexact(self, name: str) -> list[Hit]:
        """Return the phonetic or fuzzy hits for a name in both gazetteers, as `Gazetteer.inexact` does."""
        mine = [self._whole(hit) for hit in self.own.inexact(name)]
        known = {hit.place.id for hit in mine}
        return mine + [hit for hit in super().inexact(name) if hit.place.id not in known]

    def resembling(self, name: str, points: Iterable[tuple[float, float]], *, within_km: float = 20.0) -> list[Hit]:
        """Return the hits for similar names near some points in both gazetteers, as `Gazetteer.resembling` does."""
        near = list(points)
        mine = [self._whole(hit) for hit in self.own.resembling(name, near, within_km=within_km)]
        known = {hit.place.id for hit in mine}
        return mine + [hit for hit in super().resembling(name, near, within_km=within_km) if hit.place.id not in known]

    def lookup(
        self,
        name: str,
        *,
        year: int | str | Timespan | None = None,
        near: str | tuple[float, float] | None = None,
        country: str | None = None,
        limit: int = 10,
    ) -> list[Match]:
        """Return the places of a name in both gazetteers, the reader's additions first, as `Gazetteer.lookup` does."""
        theirs = super().lookup(name, year=year, near=near, country=country, limit=limit)
        if not self.own.find(name, loose=False):
            return theirs
        mine = [
            replace(
                one,
                place=self._known(one.place),
                score=_raised(one.score),
                clues=(*one.clues, ADDED_BY_READER),
                answer=True,
            )
            for one in self.own.lookup(name, year=year, limit=limit)
            if one.how == "exact" and (country is None or one.place.country == self.country(country))
        ]
        ids = {one.place.id for one in mine}
        left = max(0.0, 1.0 - sum(one.score for one in mine))
        rest = [replace(one, score=one.score * left) for one in theirs if one.place.id not in ids]
        found = sorted([*mine, *rest], key=lambda one: -one.score)
        return found[:limit]

    def terms(self, keys: Collection[str]) -> Mapping[str, Term]:
        """Return the statistics of each folded name in both gazetteers, as `Gazetteer.terms` does."""
        found = dict(super().terms(keys))
        for key, mine in self.own.terms(keys).items():
            theirs = found.get(key)
            found[key] = replace(theirs, own=True) if theirs else mine
        return found

    def sounding(self, names: Collection[str]) -> Mapping[str, float]:
        """Return the prominence of the best-known place that each name sounds like, as `Gazetteer.sounding` does."""
        mine, theirs = self.own.sounding(names), super().sounding(names)
        return {name: max(mine.get(name, 0.0), theirs.get(name, 0.0)) for name in {**theirs, **mine}}

    def _known(self, place: Place) -> Place:
        try:
            return self.get(place.id)
        except UnknownPlaceError:
            return place

    def _whole(self, hit: Hit) -> Hit:
        return hit._replace(place=self._known(hit.place))


def of_workspace(workspace: Path, path: Path | None = None) -> Gazetteer:
    """Open a gazetteer together with the own places of a workspace.

    Args:
        workspace: the file of the workspace.
        path: the file of the gazetteer; None for the user's own, else the embedded one.

    Raises:
        StoreError: a file cannot be opened, or the own places cannot be written next to the workspace.
    """
    with Workspace(workspace) as opened:
        places = own_places.in_force(opened.history(OWN_PLACES_ID))
    own = own_places.file_of(workspace)
    own_places.make(places, own)
    return beside(Gazetteer.open(path), own)


def beside(gazetteer: Gazetteer, own: Path) -> Gazetteer:
    """Return a gazetteer with the own places of a file, if the file exists."""
    if not own.is_file():
        return gazetteer
    gazetteer.close()
    return OwnGazetteer(gazetteer.path, own)


def _all_names(theirs: Place, mine: Place) -> tuple[Name, ...]:
    return tuple(dict.fromkeys((*theirs.names, *mine.names)))


def _raised(score: float) -> float:
    """Return the score with the clue's log-odds added."""
    odds = score / max(1e-9, 1 - score) * math.exp(ADDED_BY_READER.weight)
    return odds / (1 + odds)
