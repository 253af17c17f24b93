"""Clues of areas and natural features that share a name: Senegal is a river and, much later, a state."""

from __future__ import annotations

from collections.abc import Sequence

from gazetteer.clues.places import ISLAND
from gazetteer.clues.question import Option, Question, Setting
from gazetteer.clues.settlement import settled_from
from gazetteer.clues.times import Values
from gazetteer.model.distance import from_extent
from gazetteer.model.place import Place

NAMESAKE_KM = 1000.0
"""Maximum distance in kilometres between an area and the river or mountain from which it has its name."""
YOUNG_FROM, YOUNG_YEARS = 2000, 200
"""Year before which a state or division of today may be younger than the text, and the years over which this becomes certain."""


def water_clues(rows: Sequence[Values], question: Question, setting: Setting) -> None:
    """Add the clues of areas and natural features of one name to the values of the options.

    An area near a river, lake or mountain of its name gets `named_after` if it may be younger than the text, and
    `article_of_water` if the text has "the" before the name, but no name of the area has it: "the Uruguay" is the river. Of
    several rivers of one name, the one near the best-known area of that name gets `lent_fame`, the difference to the others.
    Of waters of one name looked up without a time or region, those of lands that Europeans settled late get `younger_namesake`
    if one of the Old World is known: the Severn is first of all that of England.
    """
    if len(rows) < 2:
        return
    if not question.mentions and setting.when is None and setting.near is None:
        _mark_younger(rows, question)
    natural = [number for number, option in enumerate(question.options) if option.literal and _is_natural(option.place)]
    areas = [number for number, option in enumerate(question.options) if option.literal and _is_area(option.place)]
    if not natural or not areas:
        return
    options = question.options
    year = setting.when.end if setting.when is not None else None
    article = max((cue.share for cue in question.cues if cue.source == "article"), default=0.0)
    for number in areas:
        place = options[number].place
        if not any(_are_near(options[other].place, place) for other in natural):
            continue
        if article and not _has_article(place, question.text):
            rows[number]["article_of_water"] = article
        if year is not None and not _existed(place, year):
            rows[number]["named_after"] = min(1.0, max(0.0, (YOUNG_FROM - year) / YOUNG_YEARS))
    if len(natural) > 1:
        fame = {number: _lent(options[number], [options[area] for area in areas]) for number in natural}
        for number in natural:
            rows[number]["lent_fame"] = fame[number] - max(fame[other] for other in natural if other != number)


def _mark_younger(rows: Sequence[Values], question: Question) -> None:
    """Add the clue of waters whose name was probably brought from a water of the Old World."""
    waters = [
        n for n, option in enumerate(question.options) if option.literal and option.place.feature.startswith("H.")
    ]
    places = {number: question.options[number].place for number in waters}
    young = [number for number, place in places.items() if settled_from(place.country) is not None]
    old = [place for number, place in places.items() if place.country and number not in young]
    if any(place.prominence >= KNOWN_WATER for place in old):
        for number in young:
            rows[number]["younger_namesake"] = 1.0


KNOWN_WATER = 0.3
"""Prominence from which a water is more than a stream of a catalogue."""


def _is_natural(place: Place) -> bool:
    """Return whether a place is a water or landform, but not an island: islands are states and divisions themselves."""
    return place.feature[:1] in ("H", "T") and place.feature != ISLAND


def _is_area(place: Place) -> bool:
    return place.feature.startswith(("A.PCL", "A.ADM"))


def _existed(place: Place, year: int) -> bool:
    """Return whether an area is known to have begun by a year: by its own years, or those of the first towns of its land."""
    begun = [place.when.start if place.when is not None else None, settled_from(place.country, (place.id,))]
    return any(first is not None and first <= year for first in begun)


def _has_article(area: Place, text: str) -> bool:
    """Return whether a name of an area has the article, as in "Republic of the Gambia"."""
    return any(f"the {text.casefold()}" in name.text.casefold() for name in area.names)


def _lent(option: Option, areas: Sequence[Option]) -> float:
    """Return the prominence of the best-known area near a natural feature; 0 without one."""
    return max((area.place.prominence for area in areas if _are_near(option.place, area.place)), default=0.0)


def _are_near(one: Place, other: Place) -> bool:
    """Return whether the point of a place is within `NAMESAKE_KM` of the other's extent."""
    if one.location is None or other.location is None:
        return False
    here, there = one.location, other.location
    return min(from_extent(here, there.lat, there.lon), from_extent(there, here.lat, here.lon)) <= NAMESAKE_KM
