"""Match one row of a table to a place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from gazetteer.errors import GazetteerError, TimespanError, UnknownPlaceError
from gazetteer.gazetteer import Gazetteer
from gazetteer.model.dates.reader import written_years
from gazetteer.model.timespan import Timespan
from gazetteer.names.fold import fold
from gazetteer.reconcile import patterns
from gazetteer.reconcile.cells import Cell, CellPart, read_cell
from gazetteer.reconcile.choice import Choice, agree, doubts_of, feature_of, point_of
from gazetteer.reconcile.container import LANDS, Containers
from gazetteer.reconcile.parts import PartReader
from gazetteer.reconcile.rank import Ranking
from gazetteer.reconcile.row import Hints, PlaceCells
from gazetteer.reconcile.short_areas import ShortAreas, in_area
from gazetteer.reconcile.verdict import RankedPlace, Verdict

ROWS_CACHED = 100_000
"""Number of distinct rows whose results are cached."""


class Reconciler:
    """Matches names to places, with a cache.

    >>> from gazetteer import Gazetteer
    >>> Reconciler(Gazetteer.open()).match(PlaceCells("Tiflis", year="1900")).name
    'Tbilisi'
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._containers = Containers(gazetteer)
        short = ShortAreas(gazetteer, self._containers)
        self._ranking = Ranking(gazetteer, self._containers, short)
        self._parts = PartReader(gazetteer, self._containers, short, self._ranking)
        self._label = lru_cache(maxsize=ROWS_CACHED)(self._label_of)
        self._matched = lru_cache(maxsize=ROWS_CACHED)(self._match)

    def match(self, row: PlaceCells) -> Verdict:
        """Return the place that a name most likely means."""
        return self._matched(row)

    def _match(self, row: PlaceCells) -> Verdict:
        if not row.name.strip():
            return Verdict(review="no name")
        cell, hints, notes = self._read(row)
        try:
            return self._verdict(cell, hints, notes)
        except GazetteerError as error:
            return Verdict(review="; ".join([*notes, str(error)]))

    def options(self, row: PlaceCells) -> list[RankedPlace]:
        """Return the places that a row could mean: the choice of `match` first, then by score.

        Unlike `match`, it includes places with a low score.

        Raises:
            InputError: the name is too long.
        """
        if not row.name.strip():
            return []
        cell, hints, _ = self._read(row)
        chosen = self.match(row)
        best: dict[str, Choice] = {}
        for part in cell.parts:
            for query in dict.fromkeys((part.whole, part.name)):
                for choice in self._ranking.ranked(part, query, hints):
                    known = best.get(choice.place.id)
                    if known is None or choice.score > known.score:
                        best[choice.place.id] = choice
        order = sorted(best.values(), key=lambda choice: (choice.place.id != chosen.id, -choice.score))
        return [RankedPlace(choice.match, choice.score, (*choice.doubts, *choice.remarks)) for choice in order]

    def _read(self, row: PlaceCells) -> tuple[Cell, Hints, list[str]]:
        """Return the parsed row, and notes on what is uncertain in it."""
        cell = read_cell(self._opened(row.name.strip()))
        notes = list(cell.notes)
        hints = Hints(
            when=self._when(row.year or cell.years, notes),
            country=row.country.strip(),
            within=row.within.strip(),
            feature=feature_of(row.kind),
            kind=row.kind.strip(),
            point=point_of(row.lat, row.lon, notes),
        )
        if hints.country and not self._containers.is_known(hints.country, hints.when):
            country = self._country_in(hints)
            notes.append(f"country “{hints.country}” " + (f"read as “{country}”" if country else "not found"))
            hints = replace(hints, country=country)
        return cell, hints, notes

    def _opened(self, name: str) -> str:
        """Return a name with the name in its brackets as a container, unless they are aliases: "Freiburg, Schweiz"."""
        found = patterns.IN_ROUND.fullmatch(name)
        if not found or not found["second"][0].isupper() or patterns.OLD_AND_NEW.match(name):
            return name
        whole, first, second = (
            {hit.place.id for hit in self._gazetteer.find(text, loose=False)} for text in (name, found[1], found[2])
        )
        return name if whole or first & second else f"{found['first']}, {found['second']}"

    def _country_in(self, hints: Hints) -> str:
        """Return the country that a cell means, by one of its parts or by its people: "Russia, Finn", "Scotch"; "" without one."""
        for part in re.split(r"\s*[,;/()]\s*", hints.country):
            if part and self._containers.is_known(part, hints.when):
                return part
            found = self._gazetteer.find(part, demonyms=True, loose=False) if part else []
            country = next((hit.place.label for hit in found if hit.place.feature.startswith(LANDS)), None)
            if country:
                return country
        return ""

    def _when(self, year: str, notes: list[str]) -> Timespan | None:
        try:
            return written_years(year)
        except TimespanError:
            notes.append(f"the year “{year.strip()}” cannot be read: give 1920 or EDTF")
            return None

    def _verdict(self, cell: Cell, hints: Hints, notes: list[str]) -> Verdict:
        has_levels = any(part.containers for part in cell.parts)
        choice = None if has_levels else self._ranking.choose(CellPart(cell.plain, cell.plain), cell.plain, hints)
        is_read = choice and choice.match.how == "exact" and not choice.doubts and cell.parts
        if choice and is_read and in_area(cell.parts[0]) is None:
            (first_part, *others) = cell.parts
            is_same = not others and fold(first_part.name) == fold(cell.plain)
            choice = replace(choice, doubts=first_part.notes) if is_same else choice
        elif cell.parts:
            alone = choice if len(cell.parts) == 1 else None
            choices = [self._parts.choose(part, hints, plain=cell.plain, whole=alone) for part in cell.parts]
            choice = self._combined(cell, choices, notes)
        elif not cell.parts:
            choice = None
        if choice is None:
            return Verdict(review="; ".join([*notes, *([] if not cell.parts else ["not found"])]))
        first, place = choice.match, choice.place
        if not choice.is_enough:
            nearest = f"not found; nearest: {place.label} ({place.id}, {choice.score:.2f})"
            return Verdict(review="; ".join([*notes, *choice.doubts, nearest]))
        return Verdict(
            place.id,
            place.label,
            place.lat,
            place.lon,
            place.country,
            self._label(place.divisions[0]) if place.divisions else None,
            place.feature or None,
            str(first.name.when) if first.name.when else None,
            choice.score,
            first.how,
            "; ".join([*notes, *choice.doubts, *choice.remarks, *doubts_of(choice)]),
        )

    def _combined(self, cell: Cell, choices: Sequence[Choice | None], notes: list[str]) -> Choice | None:
        """Return the choice for a cell with several names, and add notes on the others."""
        if len(choices) == 1:
            return choices[0]
        found = [
            (part, choice) for part, choice in zip(cell.parts, choices, strict=True) if choice and choice.is_enough
        ]
        notes += [f"“{part.name}” not found" for part in cell.parts if part not in [known for known, _ in found]]
        if not found:
            return None
        if not cell.are_one:
            notes.append(f"{len(cell.parts)} places in the cell")
            notes += [f"“{part.name}” is {choice.place.label} ({choice.place.id})" for part, choice in found[1:]]
            return found[0][1]
        best = max((choice for _, choice in found), key=lambda choice: choice.score)
        for part, choice in found:
            if choice.place.id != best.place.id and not agree(choice.place, best.place):
                notes.append(f"“{part.name}” is {choice.place.label} ({choice.place.id})")
        return best

    def _label_of(self, id: str) -> str | None:
        try:
            return self._gazetteer.get(id).label
        except UnknownPlaceError:
            return None
