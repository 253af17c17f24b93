"""The places of one name, the likeliest first, compared with the other cells of the row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from gazetteer.gazetteer import Gazetteer
from gazetteer.model.distance import kilometres
from gazetteer.model.match import Match
from gazetteer.reconcile.cells import CellPart
from gazetteer.reconcile.choice import MIN_EXACT_SCORE, Choice, agree, read_as
from gazetteer.reconcile.container import Containers
from gazetteer.reconcile.row import Hints
from gazetteer.reconcile.short_areas import ShortAreas

OPTIONS_CACHED = 1_000
"""Number of distinct names whose places are cached: `Reconciler.options` needs the places that `match` scored."""

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


class Ranking:
    """Ranks the places of a name, with a cache."""

    def __init__(self, gazetteer: Gazetteer, containers: Containers, short: ShortAreas) -> None:
        self._gazetteer = gazetteer
        self._containers = containers
        self._short = short
        self.ranked = lru_cache(maxsize=OPTIONS_CACHED)(self._rank)

    def choose(self, part: CellPart, name: str, hints: Hints) -> Choice | None:
        """Return the best place of a name, with a rival if another is nearly as likely."""
        choices = self.ranked(part, name, hints)
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
        choices = _shared(choices)
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


def _shared(choices: Sequence[Choice]) -> list[Choice]:
    """Return the choices, those that may lie in the row's containers with their share of all scores: the others lost theirs.

    The share of places that are not in the gazetteer stays.
    """
    if not any(one.is_outside for one in choices):
        return list(choices)
    unknown = max(0.0, 1.0 - sum(one.match.score for one in choices))
    total = unknown + sum(one.score for one in choices)
    return [
        replace(one, score=max(one.score, one.score / total)) if one.match.how == "exact" and not one.doubts else one
        for one in choices
    ]
