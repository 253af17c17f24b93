"""Complete the shortened names of areas in a row: "Buk." with Czernowitz, "O." with Cincinnati, "Weißenburg i. Els."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gazetteer.database.contracted import is_contracted
from gazetteer.gazetteer import Gazetteer
from gazetteer.model.place import Place
from gazetteer.model.timespan import Timespan
from gazetteer.names.fold import fold
from gazetteer.reconcile.cells import CellPart
from gazetteer.reconcile.container import Containers, holds_at

AREAS = ("A", "L.RGN")
"""Kinds of places of which the names are abbreviated as containers."""

MIN_ABBREVIATION, AREAS_COMPLETED = 4, 100
"""Minimum length of such an abbreviation with its full stop, and number of places with such a beginning that are read."""

PLACES_READ = 40
"""Number of places of a name in which its shortened containers are completed."""

_IN_AREA = re.compile(r"(.*\w)\s+i\.\s*([A-ZÄÖÜ][^\W\d_]*)\.?")


def in_area(part: CellPart) -> CellPart | None:
    """Return a part with its addition as a container: "Weißenburg i. Els." is Weißenburg in "Els."; None without one."""
    found = _IN_AREA.fullmatch(part.whole)
    if found is None:
        return None
    return replace(part, name=found[1], whole=found[1], containers=(f"{found[2]}.", *part.containers))


class ShortAreas:
    """Completes shortened names of areas."""

    def __init__(self, gazetteer: Gazetteer, containers: Containers) -> None:
        self._gazetteer = gazetteer
        self._containers = containers

    def written_out(self, name: str, contents: Sequence[Place], when: Timespan | None = None) -> str:
        """Return the name of an area that an abbreviation stands for: "Buk." with Czernowitz is Bukovina.

        The best-known area of which the name begins like this and that contains one of the places, or may contain the first;
        without one, the abbreviation. A shorter abbreviation is that of an area of the likeliest place: "O." with Cincinnati.
        """
        if self._containers.code(name) or not (is_contracted(name) or name.endswith(".")):
            return name
        if len(name) < MIN_ABBREVIATION:
            around = (area for one in contents for area in self._around(one, when) if _begins(area, fold(name)))
            is_known = any(self._containers.holds(name, one, when) for one in contents)
            return name if is_known else next((area.label for area in around), name)
        hits = self._gazetteer.complete(name, limit=AREAS_COMPLETED)
        areas = [hit for hit in hits if hit.place.feature.startswith(AREAS)]
        answers = [(hit.name.text, [holds_at(hit.place, one, is_past=True) for one in contents]) for hit in areas]
        sure = next((area for area, held in answers if True in held), None)
        return sure or next((area for area, held in answers if held[:1] == [None]), name)

    def all_written_out(self, names: tuple[str, ...], name: str, when: Timespan | None) -> tuple[str, ...]:
        """Return containers, the shortened ones by the full names of areas in which places of the name may lie."""
        if not any(one.endswith(".") or is_contracted(one) for one in names):
            return names
        found = self._gazetteer.lookup(name, year=when, limit=PLACES_READ)
        places = [match.place for match in found if match.how == "exact"]
        return tuple(self.written_out(one, places, when) for one in names)

    @staticmethod
    def remarks(written: Sequence[str], full: Sequence[str]) -> tuple[str, ...]:
        """Return remarks on containers of one or two letters that were completed: they may stand for several areas."""
        pairs = zip(written, full, strict=True)
        return tuple(
            f"“{short}” read as “{long}”" for short, long in pairs if short != long and len(short) < MIN_ABBREVIATION
        )

    def _around(self, place: Place, when: Timespan | None) -> Iterator[Place]:
        """Yield the first-level divisions, of today and of a time, in which a place is or may have been."""
        yield from map(self._gazetteer.get, place.divisions[:1])
        yield from (area for area in self._gazetteer.lay_in(place, when) if area.feature.startswith("A.ADM1"))


def _begins(area: Place, key: str) -> bool:
    """Return whether the label or an English or German name of an area begins like this, folded."""
    names = (name.text for name in area.names if name.lang in (None, "de", "en"))
    return any(fold(text).startswith(key) for text in (area.label, *names))
