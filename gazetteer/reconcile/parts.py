"""Choose the place of one part of a cell among its readings: as written, without its kind, in Latin, from the largest part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gazetteer.gazetteer import Gazetteer
from gazetteer.kinds import kind_of
from gazetteer.languages.inflection import nominatives
from gazetteer.names.fold import fold
from gazetteer.names.scripts import script_of
from gazetteer.reconcile.cells import CellPart
from gazetteer.reconcile.choice import UNSURE, Choice
from gazetteer.reconcile.container import LANDS, Containers
from gazetteer.reconcile.rank import OUTSIDE_FACTOR, Ranking
from gazetteer.reconcile.row import Hints
from gazetteer.reconcile.short_areas import ShortAreas, in_area

UNKNOWN_INSIDE = 0.1
"""Factor for the score of a land if the cell seems to name a place in it that is not found: "Abyssinia, Qwxz"."""

SURE_BY_SOUND = 0.9
"""Score from which a division that is found by sound counts as much as an exact match of another kind."""

TOWN_IN_LAND = 0.5
"""Score from which a town is meant, and not the land that its own division seems to contain."""

MIN_LATIN_LETTERS = 5
"""Minimum number of letters of a name that is read as a Latin case."""

LATIN_ENDINGS = ("iis", "orum", "arum")
"""Endings of Latin cases that names of other languages do not have: "Venetiis"."""


class PartReader:
    """Chooses the place of one part of a cell."""

    def __init__(self, gazetteer: Gazetteer, containers: Containers, short: ShortAreas, ranking: Ranking) -> None:
        self._gazetteer = gazetteer
        self._containers = containers
        self._short = short
        self._ranking = ranking

    def choose(self, part: CellPart, hints: Hints, *, plain: str, whole: Choice | None) -> Choice | None:
        """Return the best place of a part.

        Args:
            part: the part.
            hints: the other cells of the row.
            plain: the cell.
            whole: the choice for the cell as written, if it has no other part.
        """
        tried = self._as_written(part, hints, plain=plain, whole=whole)
        placed = self._in_area(part, hints, tried)
        if placed:
            return replace(placed, doubts=part.notes)
        if not any(choice.match.how == "exact" for choice in tried):
            tried += filter(None, [self._of_stem(part, hints) or self._of_latin(part, hints)])
        sure = [one for one in tried if one.match.how == "exact" and one.is_inside and not one.doubts]
        fits = [one for one in sure if not part.ends_with(one.match.name.text)]
        is_small = any(not one.place.feature.startswith(LANDS) for one in fits)
        inner = None if is_small or not part.containers else self._turned(part, hints, tried)
        if inner and (not fits or _is_known_town(inner)):
            return inner
        best = max(tried, key=lambda choice: (_is_clear(choice, part), choice.score), default=None)
        if best is None:
            return None
        containers = [self._short.written_out(one, [best.place], hints.when) for one in part.containers]
        if not best.is_inside and best.place.feature.startswith(LANDS) and self._may_be_inside(containers, hints):
            best = replace(best, score=best.score * UNKNOWN_INSIDE)
        unknown = [one for one in containers if not self._containers.is_known(one, hints.when)]
        remarks = (f"“{one}” not found" for one in unknown)
        return replace(best, doubts=(*part.notes, *best.doubts), remarks=(*best.remarks, *remarks))

    def _may_be_inside(self, containers: Sequence[str], hints: Hints) -> bool:
        """Return whether a container may be a place in the land before it: all but other lands, and seas and coasts."""
        known = self._gazetteer.terms([fold(one) for one in containers])
        return not all(
            self._containers.is_land(one, hints.when) or ((term := known.get(fold(one))) and "H" in term.classes)
            for one in containers
        )

    def _as_written(self, part: CellPart, hints: Hints, *, plain: str, whole: Choice | None) -> list[Choice]:
        """Return the best places of a part as written, with the kind in the row, and without its own kind."""
        tried = [whole] if whole else []
        if part.containers or part.kind or whole is None or part.whole != plain:
            tried += filter(None, [self._ranking.choose(part, part.whole, hints)])
        if not part.kind and (kind := kind_of(hints.kind)) and kind.feature.startswith("A"):
            titled = self._ranking.choose(part, f"{part.name} {kind.word}", hints)
            tried += [titled] if titled and titled.match.how == "exact" else []
        if part.name != part.whole and not any(one.match.how == "exact" and not one.is_outside for one in tried):
            tried += filter(None, [self._ranking.choose(part, part.name, hints)])
        return tried

    def _in_area(self, part: CellPart, hints: Hints, tried: Sequence[Choice]) -> Choice | None:
        """Return the place in a shortened area, "Weißenburg i. Els.", unless a place has the complete name."""
        inner = in_area(part)
        is_full = inner and any(
            one.match.how == "exact" and fold(one.match.name.text) != fold(inner.whole) for one in tried
        )
        placed = self._ranking.choose(inner, inner.whole, hints) if inner and not is_full else None
        return placed if placed and placed.match.how == "exact" and placed.is_inside and not placed.doubts else None

    def _turned(self, part: CellPart, hints: Hints, tried: Sequence[Choice]) -> Choice | None:
        """Return the place of the last container, read as a place in the others and in the part itself; None without one.

        The place must be known to lie there, unless it is a settlement. A label is only turned if its last name is not found.
        """
        may_fit = any(one.match.how == "exact" and not one.is_outside for one in tried)
        if may_fit if part.is_label else not self._containers.is_land(part.whole, hints.when):
            return None
        turned = part.reversed()
        read = [self._ranking.choose(turned, name, hints) for name in dict.fromkeys((turned.whole, turned.name))]
        found = [one for one in (*read, self._of_latin(turned, hints)) if one and not one.doubts]
        best = max(found, key=lambda one: (one.match.how == "exact", one.score), default=None)
        if (
            best is None
            or not _is_inner(best)
            or self._is_wider(best, part.whole, self._ranking.ranked(part, part.whole, hints))
        ):
            return None
        note = f"read from the largest part: “{turned.whole}” in {', '.join(turned.containers)}"
        best = replace(best, score=best.score * OUTSIDE_FACTOR) if part.is_label else best
        return replace(best, doubts=(*part.notes, note))

    def _is_wider(self, choice: Choice, container: str, namesakes: Sequence[Choice]) -> bool:
        """Return whether a choice is a land, and its container is a town: Livonia is not in Riga, Forêts not in Luxembourg."""
        is_town = any(
            one.match.how == "exact" and not one.is_outside and one.place.feature[:1] == "P" for one in namesakes
        )
        return choice.place.feature.startswith(LANDS) and (is_town or self._containers.code(container) is None)

    def _of_stem(self, part: CellPart, hints: Hints) -> Choice | None:
        """Return the likeliest place from whose name an adjective may be derived: Kars for "Карсская обл.".

        A division with the kind word comes first, then the towns.
        """
        found = (self._ranking.choose(part, stem, hints) for stem in part.stems)
        likely = [
            one for one in found if one and one.match.how != "part" and (one.match.how == "exact" or one.score > UNSURE)
        ]
        division = next((one for one in likely if one.place.feature.startswith("A")), None)
        return division or max(likely, key=lambda one: (one.match.how == "exact", one.score), default=None)

    def _of_latin(self, part: CellPart, hints: Hints) -> Choice | None:
        """Return the likeliest place of which the name is a Latin case: "Patavii" is "at Patavium"."""
        name = part.name
        if len(name) < MIN_LATIN_LETTERS or script_of(name) != "Latn":
            return None
        keys = [one.key for one in nominatives(name, "la")]
        known = self._gazetteer.terms(keys)
        found = (self._ranking.choose(part, key, hints) for key in keys if key in known)
        likely = [one for one in found if one and one.score >= UNSURE and _is_latin(one, name, hints)]
        best = max(likely, key=lambda one: one.score, default=None)
        return best and best.remarking([f"“{name}” read as “{best.match.name.text}”"])


def _is_known_town(choice: Choice) -> bool:
    """Return whether a place is a settlement that is likely and known to lie in a container: "Tonkin, Hanoi"."""
    return choice.is_inside and choice.place.feature.startswith("P") and choice.score >= TOWN_IN_LAND


def _is_inner(choice: Choice) -> bool:
    """Return whether a place is known to lie in a container, or is a settlement of which this is not known."""
    if choice.is_inside:
        return choice.is_likely
    return choice.match.how == "exact" and choice.place.feature.startswith("P")


def _is_clear(choice: Choice, part: CellPart) -> bool:
    """Return whether a name matches exactly, or a division surely by its sound: "Yenipazar sancağı" is not the town Yenipazar."""
    is_sure = choice.match.how == "sound" and not choice.doubts and choice.score >= SURE_BY_SOUND
    return choice.match.how == "exact" or (is_sure and part.feature.startswith("A"))


def _is_latin(choice: Choice, name: str, hints: Hints) -> bool:
    """Return whether the name of a choice is Latin, or may be if the given form has a Latin ending."""
    lang, existed = choice.match.name.lang, choice.place.when
    may_be_latin = lang == "la" or (lang is None and fold(name).endswith(LATIN_ENDINGS))
    is_of_then = existed is None or hints.when is None or existed.overlaps(hints.when)
    return choice.match.how == "exact" and may_be_latin and is_of_then
