"""Clues of areas and natural features that share a name: Senegal is a river and, much later, a state."""

from __future__ import annotations

from collections.abc import Sequence

from gazetteer.clues.places import BATTLEFIELD, ISLAND
from gazetteer.clues.question import Option, Question, Setting
from gazetteer.clues.settlement import settled_from
from gazetteer.clues.times import WATERS_LANDS_REGIONS, Values
from gazetteer.model.distance import from_extent
from gazetteer.model.place import Place

NAMESAKE_KM, BATTLE_KM = 1000.0, 300.0
"""Maximum distance in kilometres between an area, or a battlefield, and the natural feature from which it has its name."""
YOUNG_FROM, YOUNG_YEARS = 2000, 200
"""Year before which a state or division of today may be younger than the text, and the years over which this becomes certain."""


def water_clues(rows: Sequence[Values], question: Question, setting: Setting) -> None:
    """Add the clues of areas and natural features of one name to the values of the options.

    An area near a river, lake or mountain of its name gets `named_after` if it may be younger than the text, and
    `article_of_water` if the text has "the" before the name, but no name of the area has it: "the Uruguay" is the river. Of
    several rivers of one name, the one near the best-known area of that name gets `lent_fame`, the difference to the others.
    Of waters or mountains of one name looked up without a time or region, those of lands that Europeans settled late get
    `younger_namesake` if Europe or the Near East has one: the Severn is first of all that of England. A division of the name
    of a great river or mountain near it gets a share of `named_after` then.
    A battlefield gets `battle_of_namesake` if a natural feature, island or region of its name is near it: the Drina is first of
    all a river.
    """
    if len(rows) < 2:
        return
    _mark_battles(rows, question)
    alone = not question.mentions and setting.when is None and setting.near is None
    if alone:
        for features in ("H.", "T.MT"):
            _mark_younger(rows, question, features)
    natural = [number for number, option in enumerate(question.options) if option.literal and _is_natural(option.place)]
    areas = [number for number, option in enumerate(question.options) if option.literal and _is_area(option.place)]
    if not natural or not areas:
        return
    options = question.options
    year = setting.when.end if setting.when is not None else None
    article = max((cue.share for cue in question.cues if cue.source == "article"), default=0.0)
    for number in areas:
        place = options[number].place
        near = [options[other].place for other in natural if _are_near(options[other].place, place)]
        if not near:
            continue
        if alone and _is_young(place) and any(one.prominence >= GREAT for one in near):
            rows[number]["named_after"] = UNDATED
        if article and not _has_article(place, question.text):
            rows[number]["article_of_water"] = article
        if year is not None and not _existed(place, year):
            rows[number]["named_after"] = min(1.0, max(0.0, (YOUNG_FROM - year) / YOUNG_YEARS))
    if len(natural) > 1:
        fame = {number: _lent(options[number], [options[area] for area in areas]) for number in natural}
        for number in natural:
            rows[number]["lent_fame"] = fame[number] - max(fame[other] for other in natural if other != number)


def _mark_battles(rows: Sequence[Values], question: Question) -> None:
    """Add the clue of battlefields that have their name from a water, landform or region."""
    battles = [number for number, option in enumerate(question.options) if option.place.feature == BATTLEFIELD]
    if not battles:
        return
    lands = [option.place for option in question.options if option.literal and _may_name_a_battle(option.place)]
    for number in battles:
        if any(_are_near(question.options[number].place, land, BATTLE_KM) for land in lands):
            rows[number]["battle_of_namesake"] = 1.0


def _may_name_a_battle(place: Place) -> bool:
    return place.feature[:1] in WATERS_LANDS_REGIONS and place.feature != BATTLEFIELD


def _mark_younger(rows: Sequence[Values], question: Question, features: str) -> None:
    """Add the clue of waters or mountains whose name was probably brought from one of the Old World that is not much less known."""
    natural = {
        number: option.place
        for number, option in enumerate(question.options)
        if option.literal and option.place.feature.startswith(features)
    }
    known = max((place.prominence for place in natural.values() if _is_in(place, OLD_WORLD)), default=None)
    if known is None:
        return
    for number, place in natural.items():
        is_young = settled_from(place.country) is not None or (place.country is None and _is_in(place, AMERICAS))
        if is_young and place.prominence <= known + LESS_KNOWN:
            rows[number]["younger_namesake"] = 1.0


OLD_WORLD, AMERICAS = (-25.0, 28.0, 60.0, 72.0), (-170.0, -60.0, -34.0, 84.0)
"""West, south, east and north in degrees."""
LESS_KNOWN = 0.2
"""Prominence that a water or mountain of the Old World may lack to be the one after which another was named."""
GREAT = 0.42
"""Prominence of rivers and mountains after which divisions are named."""
OLD = 1900
"""Year by which old divisions had begun: the states of the USA, but not the provinces of South Africa."""
UNDATED = 0.3
"""Share of `named_after` if nothing is known of the time."""


def _is_in(place: Place, box: tuple[float, float, float, float]) -> bool:
    west, south, east, north = box
    here = place.location
    return here is not None and west <= here.lon <= east and south <= here.lat <= north


def _is_natural(place: Place) -> bool:
    """Return whether a place is a water or landform, but not an island: islands are states and divisions themselves."""
    return place.feature[:1] in ("H", "T") and place.feature != ISLAND


def _is_area(place: Place) -> bool:
    return place.feature.startswith(("A.PCL", "A.ADM"))


def _existed(place: Place, year: int) -> bool:
    """Return whether an area is known to have begun by a year: by its own years, or those of the first towns of its land."""
    begun = [place.when.start if place.when is not None else None, settled_from(place.country, (place.id,))]
    return any(first is not None and first <= year for first in begun)


def _is_young(place: Place) -> bool:
    """Return whether a place is a division that is not known to be older than this century or the last."""
    return place.feature.startswith("A.ADM") and not _existed(place, OLD)


def _has_article(area: Place, text: str) -> bool:
    """Return whether a name of an area has the article, as in "Republic of the Gambia"."""
    return any(f"the {text.casefold()}" in name.text.casefold() for name in area.names)


def _lent(option: Option, areas: Sequence[Option]) -> float:
    """Return the prominence of the best-known area near a natural feature; 0 without one."""
    return max((area.place.prominence for area in areas if _are_near(option.place, area.place)), default=0.0)


def _are_near(one: Place, other: Place, km: float = NAMESAKE_KM) -> bool:
    """Return whether the point of a place is within some kilometres of the other's extent."""
    if one.location is None or other.location is None:
        return False
    here, there = one.location, other.location
    return min(from_extent(here, there.lat, there.lon), from_extent(there, here.lat, here.lon)) <= km
