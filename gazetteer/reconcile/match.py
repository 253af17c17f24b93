"""Match one row of a table to a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from gazetteer.errors import GazetteerError, TimespanError, UnknownPlaceError
from gazetteer.gazetteer import Gazetteer
from gazetteer.model.dates.reader import written_years
from gazetteer.model.distance import kilometres
from gazetteer.model.match import Match
from gazetteer.model.timespan import Timespan
from gazetteer.names.fold import fold
from gazetteer.reconcile.cells import Cell, CellPart, read_cell
from gazetteer.reconcile.choice import MIN_EXACT_SCORE, UNSURE, Choice, agree, doubts_of, feature_of, point_of, read_as
from gazetteer.reconcile.container import LANDS, Containers
from gazetteer.reconcile.row import Hints, PlaceCells
from gazetteer.reconcile.short_areas import ShortAreas, in_area
from gazetteer.reconcile.verdict import RankedPlace, Verdict

ROWS_CACHED = 100_000
"""Number of distinct rows whose results are cached."""

OPTIONS_CACHED = 1_000
"""Number of distinct names whose places are cached: `options` needs the places that `match` scored."""


RIVAL = 0.8
"""Share of the first place's score from which a second place is mentioned."""

OUTSIDE_FACTOR = 0.3
"""Factor for the score of a place outside its container in the row."""

OTHER_BORDERS = 0.6
"""Factor for the score of a place outside the present-day country, for a time whose borders are not known."""

STATE_OF_THEN = 0.9
"""The same factor if a state of that time may have contained both the place and the country."""

OTHER_KIND = 0.8
"""Factor for the score of a place of another kind than in the row."""


ROW_POINT_KM = 200.0
"""Maximum distance in kilometres from the point in the row."""

PLACES_COMPARED = 12
"""Number of places of one name that are compared with the row."""


class Reconciler:
    """Matches names to places, with a cache.

    >>> from gazetteer import Gazetteer
    >>> Reconciler(Gazetteer.open()).match(PlaceCells("Tiflis", year="1900")).name
    'Tbilisi'
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._containers = Containers(gazetteer)
        self._short = ShortAreas(gazetteer, self._containers)
        self._label = lru_cache(maxsize=ROWS_CACHED)(self._label_of)
        self._matched = lru_cache(maxsize=ROWS_CACHED)(self._match)
        self._ranked = lru_cache(maxsize=OPTIONS_CACHED)(self._rank)

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
                for choice in self._ranked(part, query, hints):
                    known = best.get(choice.place.id)
                    if known is None or choice.score > known.score:
                        best[choice.place.id] = choice
        order = sorted(best.values(), key=lambda choice: (choice.place.id != chosen.id, -choice.score))
        return [RankedPlace(choice.match, choice.score, (*choice.doubts, *choice.remarks)) for choice in order]

    def _read(self, row: PlaceCells) -> tuple[Cell, Hints, list[str]]:
        """Return the parsed row, and notes on what is uncertain in it."""
        cell = read_cell(row.name)
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
            notes.append(f"country “{hints.country}” not found")
            hints = replace(hints, country="")
        return cell, hints, notes

    def _when(self, year: str, notes: list[str]) -> Timespan | None:
        try:
            return written_years(year)
        except TimespanError:
            notes.append(f"the year “{year.strip()}” cannot be read: give 1920 or EDTF")
            return None

    def _verdict(self, cell: Cell, hints: Hints, notes: list[str]) -> Verdict:
        has_levels = any(part.containers for part in cell.parts)
        choice = None if has_levels else self._choose(CellPart(cell.plain, cell.plain), cell.plain, hints)
        is_read = choice and choice.match.how == "exact" and not choice.doubts and cell.parts
        if choice and is_read and in_area(cell.parts[0]) is None:
            (first_part, *others) = cell.parts
            is_same = not others and fold(first_part.name) == fold(cell.plain)
            choice = replace(choice, doubts=first_part.notes) if is_same else choice
        elif cell.parts:
            alone = choice if len(cell.parts) == 1 else None
            choices = [self._of_part(part, hints, plain=cell.plain, whole=alone) for part in cell.parts]
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

    def _of_part(self, part: CellPart, hints: Hints, *, plain: str, whole: Choice | None) -> Choice | None:
        """Return the best place for one part: as written, without its kind, or with its order reversed."""
        tried = [whole] if whole else []
        if part.containers or part.kind or whole is None or part.whole != plain:
            tried += filter(None, [self._choose(part, part.whole, hints)])
        if part.name != part.whole and not any(one.match.how == "exact" and not one.is_outside for one in tried):
            tried += filter(None, [self._choose(part, part.name, hints)])
        inner = in_area(part)
        is_full = inner and any(
            one.match.how == "exact" and fold(one.match.name.text) != fold(inner.whole) for one in tried
        )
        placed = self._choose(inner, inner.whole, hints) if inner and not is_full else None
        if placed and placed.match.how == "exact" and placed.is_inside and not placed.doubts:
            return replace(placed, doubts=part.notes)
        if not any(choice.match.how == "exact" for choice in tried):
            tried += filter(None, [self._of_stem(part, hints)])
        sure = (one for one in tried if one.match.how == "exact" and one.is_inside and not one.doubts)
        fits = any(not part.ends_with(one.match.name.text) for one in sure)
        if part.containers and not fits and self._containers.is_land(part.whole, hints.when):
            turned = part.reversed()
            other = self._choose(turned, turned.whole, hints)
            if (
                other
                and other.match.how == "exact"
                and other.is_inside
                and not other.doubts
                and not self._is_wider(other, part.whole, self._ranked(part, part.whole, hints))
            ):
                note = f"read from the largest part: “{turned.whole}” in {', '.join(turned.containers)}"
                return replace(other, doubts=(*part.notes, note))
        best = max(tried, key=lambda choice: (choice.match.how == "exact", choice.score), default=None)
        if best is None:
            return None
        containers = (self._short.written_out(one, [best.place], hints.when) for one in part.containers)
        unknown = (f"“{one}” not found" for one in containers if not self._containers.is_known(one, hints.when))
        return replace(best, doubts=(*part.notes, *best.doubts), remarks=(*best.remarks, *unknown))

    def _is_wider(self, choice: Choice, container: str, namesakes: Sequence[Choice]) -> bool:
        """Return whether a choice is a land, and its container is a town: Livonia is not in Riga, Forêts not in Luxembourg."""
        is_town = any(
            one.match.how == "exact" and not one.is_outside and one.place.feature[:1] == "P" for one in namesakes
        )
        return choice.place.feature.startswith(LANDS) and (is_town or self._containers.code(container) is None)

    def _of_stem(self, part: CellPart, hints: Hints) -> Choice | None:
        """Return the first likely place among those from whose name an adjective may be derived: Kars for "Карсская обл."."""
        found = (self._choose(part, stem, hints) for stem in part.stems)
        likely = (one for one in found if one and one.match.how != "part")
        return next((one for one in likely if one.match.how == "exact" or one.score > UNSURE), None)

    def _choose(self, part: CellPart, name: str, hints: Hints) -> Choice | None:
        """Return the best place of a name, with a rival if another is nearly as likely."""
        choices = self._ranked(part, name, hints)
        if not choices:
            return None
        first = choices[0]
        others = [choice for choice in choices if not agree(choice.place, first.place)]
        rival = max(others, key=lambda choice: choice.score, default=None)
        is_close = rival is not None and rival.score >= RIVAL * first.score
        return replace(first, rival=(rival.match, rival.score) if rival and is_close else None)

    def _rank(self, part: CellPart, name: str, hints: Hints) -> list[Choice]:
        """Return the places of a name, the best first, after comparing them with the row."""
        land = "" if self._containers.code(hints.country) else hints.country
        written = (*part.containers, *filter(None, (hints.within, land)))
        where = self._short.all_written_out(written, name, hints.when)
        query = ", ".join((name, *where[:2])) if where else name
        countries = [one for one in (hints.country, *where[::-1]) if self._containers.code(one)]
        code = self._containers.code(countries[0]) if countries else None
        found = self._gazetteer.lookup(query, year=hints.when, near=hints.point, limit=PLACES_COMPARED)
        if code:
            inside = self._gazetteer.lookup(
                query, year=hints.when, near=hints.point, country=code, limit=PLACES_COMPARED
            )
            known = {match.place.id for match in inside}
            found = [*inside, *(match for match in found if match.place.id not in known)]
        kind = replace(hints, feature=part.feature, kind=part.kind) if part.feature else hints
        is_whole = name == part.whole != part.name  # "Grand Rapids" is a town, and not the rapids called Grand
        read = self._short.remarks(written, where)
        choices = [
            self._weighed(match, where, hints if is_whole and match.how == "exact" else kind).remarking(
                (*read_as(name, match), *read)
            )
            for match in found
        ]
        fits = any(one.match.how == "exact" and not one.is_outside and one.score >= MIN_EXACT_SCORE for one in choices)
        return sorted(choices, key=lambda one: (not one.is_likely, fits and one.is_outside, -one.score))

    def _weighed(self, match: Match, where: Sequence[str], hints: Hints) -> Choice:
        """Return a place with its score after comparison with the row."""
        named = tuple(dict.fromkeys((*where, *filter(None, (hints.country,)))))
        holds, unknown = self._containers.held(named, match.place, hints.when)
        doubts, score = [f"not in {container}" for container, inside in holds.items() if inside is False], match.score
        doubts += [f"it is {one} itself" for one in where if self._containers.means(one, match.place, hints.when)]
        is_outside = bool(doubts)
        if hints.point and match.place.lat is not None and match.place.lon is not None:
            off = kilometres(*hints.point, match.place.lat, match.place.lon)
            if off > ROW_POINT_KM:
                doubts.append(f"{off:,.0f} km from the point of the row")
        if doubts:
            score *= OUTSIDE_FACTOR
        if hints.feature and match.place.feature[:1] != hints.feature[:1]:
            score *= OTHER_KIND
            doubts.append(f"the place itself, not the {hints.kind}")
        codes = {one: self._containers.code(one) for one, inside in holds.items() if inside is None}
        moved = {one: code for one, code in codes.items() if code and code != match.place.country}
        if moved:
            held = all(self._containers.may_have_held(one, match.place, hints.when) for one in moved)
            score *= STATE_OF_THEN if held else OTHER_BORDERS
        remarks = (*unknown, *(f"not in {code} today" for code in moved.values()))
        return Choice(match, score, tuple(doubts), remarks, is_inside=True in holds.values(), is_outside=is_outside)

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
