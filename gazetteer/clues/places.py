"""Clues from the place: how well known it is, which kind of place it is, and how near to where it is expected."""

from __future__ import annotations

import math
from collections.abc import Sequence

from gazetteer.clues.attestations import attested_then, nearest_event
from gazetteer.clues.question import Cue, Option, Question, Setting
from gazetteer.clues.settlement import settled_from, with_older_towns
from gazetteer.clues.times import WATERS_LANDS_REGIONS, Values, age, antiquity
from gazetteer.model.place import Location

SMALL_TOWN = 0.4
"""Prominence of a town of regional importance."""
LAND = 0.3
"""Factor for the years in which a state or division did not exist, if no other place has its name."""
HALF_NEARNESS_KM = 150.0
"""Distance in kilometres at which nearness is 0.5."""
KM_PER_DEGREE = 111.2
"""Kilometres of a degree of latitude (equirectangular distance)."""
BATTLEFIELD = "L.BTL"
ISLAND = "T.ISL"
"""Islands may be colonies, kingdoms and provinces: "the colony of Newfoundland"."""
KIND_CLUES = {source: f"kind_{source}" for source in ("beside", "inside", "context", "article", "bare", "preposition")}
"""The clue of each source of a cue."""


def place_clues(values: Values, option: Option, question: Question, setting: Setting) -> None:
    """Add the clues of the place to `values`."""
    place = option.place
    feature, fame = place.feature, place.prominence - SMALL_TOWN
    values["prominence"] = fame
    old = age(setting)
    if old:
        values["old_fame"] = fame * old
    if ancient := antiquity(setting):
        values["ancient_fame"] = fame * ancient
    if feature.startswith("A.PCL"):
        values["country"] = 1.0
        if feature == "A.PCLH":
            values["past_state"] = 1.0
    elif feature.startswith("A.ADM1"):
        values["first_division"] = 1.0
    elif feature.startswith("A.ADM"):
        values["second_division"] = 1.0
    elif feature == BATTLEFIELD:
        values["battlefield"] = 1.0
        if setting.when is not None and nearest_event(place.id, setting.when) is not None:
            values["no_battle_then"] = 1.0 - attested_then(place.id, setting.when)
    elif feature[:1] in WATERS_LANDS_REGIONS:
        values["natural"] = 1.0
        values["natural_fame"] = fame
    elif feature[:1] != "P":
        values["site"] = 1.0
    if feature.startswith("A.ADM") and _has_namesake_town(option, question):
        values["eponym"] = 1.0
    for cue in question.cues:
        if not cue.kinds:
            continue
        if cue.source == "bare":
            values["kind_bare"] = cue.share if feature.startswith(cue.kinds) else 0.0
            continue
        fits = kind_agreement(cue, feature)
        values[KIND_CLUES[cue.source]] = fits
        if cue.source in ("beside", "context") and (clash(cue, feature) or (fits < 0 and _is_fulfilled(cue, question))):
            values["kind_clash"] = max(cue.share, values.get("kind_clash", 0.0))
    if place.location is not None and setting.near is not None:
        values["near"] = nearness(place.location.lat, place.location.lon, *setting.near)
    if setting.home is not None:
        values |= home_clue(place.location, setting)


def home_clue(location: Location | None, setting: Setting) -> Values:
    """Return how near a point is to where the text was written; nothing if either is not known."""
    if location is None or setting.home is None:
        return {}
    return {"home": nearness(location.lat, location.lon, *setting.home)}


def rank_clues(values: list[Values], question: Question) -> None:
    """Add the clues that compare a question's options: which is the best known, and whether there is only one."""
    leaders = [
        number
        for number, option in enumerate(question.options)
        if option.literal and ("primary" in values[number] or "curated" in values[number])
    ]
    if leaders:
        values[max(leaders, key=lambda number: question.options[number].place.prominence)]["leader"] = 1.0
    exact = {option.place.id for option in question.options if option.how == "exact"}
    if len(exact) == 1:
        for option, row in zip(question.options, values, strict=True):
            if option.how == "exact":
                row["sole"] = 1.0
                if option.place.feature.startswith("A"):
                    _name_of_the_land(row)
    _namesakes(values, question)


def late_settlement_clues(values: list[Values], question: Question) -> None:
    """Adapt the clues of lands that Europeans settled late, which only a date or a title of nobility gives."""
    overseas = [settled_from(option.place.country) is not None for option in question.options]
    old_world = any(option.literal and not far for option, far in zip(question.options, overseas, strict=True))
    if old_world:
        _titled(values, question, overseas)
    else:
        _spare_older_towns(values, question)


def _name_of_the_land(values: Values) -> None:
    """Reduce the weight of years against the only area with a name: land keeps its name before and after the state."""
    for clue in ("anachronism", "anachronism_fame"):
        if clue in values:
            values[clue] *= LAND


def _spare_older_towns(values: list[Values], question: Question) -> None:
    """Remove the clues of settlement of lands with older towns, such as Mexico.

    Only called if no place of the Old World has the name.
    """
    for option, row in zip(question.options, values, strict=True):
        if option.place.country in with_older_towns():
            row.pop("settled", None)
            row.pop("young_land", None)


def _titled(values: list[Values], question: Question, overseas: Sequence[bool]) -> None:
    """Add which places are in lands that Europeans settled late, if a noble has his title from the name."""
    share = max((cue.share for cue in question.cues if cue.source == "titled"), default=0.0)
    for row, far in zip(values, overseas, strict=True):
        if share and far:
            row["titled_overseas"] = share


def _namesakes(values: list[Values], question: Question) -> None:
    """Add how many other towns have the name of a town; many known namesakes suggest more unknown ones."""
    if len(values) < 2:
        return
    towns = [
        number for number, option in enumerate(question.options) if option.literal and option.place.feature[:1] == "P"
    ]
    if len(towns) > 1:
        for number in towns:
            values[number]["namesakes"] = math.log(len(towns))


def kind_agreement(cue: Cue, feature: str) -> float:
    """Return 1 if a place has the kind of the cue, 0 if only its class, -1 otherwise; times the cue's share.

    >>> river = Cue("context", ("H.STM", "H.CNL"), "sailed up")
    >>> [kind_agreement(river, feature) for feature in ("H.STM", "H.LK", "A.ADM1")]
    [1.0, 0.0, -1.0]
    >>> kind_agreement(Cue("beside", ("A",), "colony"), "T.ISL")
    0.0
    """
    area = cue.kinds[0].startswith("A")
    if feature.startswith(cue.kinds) or (feature[:1] == "L" and area):
        return cue.share
    if feature.startswith(ISLAND) and area:
        return 0.0
    return 0.0 if feature[:1] in {kind[:1] for kind in cue.kinds} else -cue.share


def clash(cue: Cue, feature: str) -> bool:
    """Return whether the cue is a water or landform and the place is a town or an area, or the reverse.

    >>> river = Cue("beside", ("H",), "river")
    >>> clash(river, "A.ADM1"), clash(river, "T.VAL"), clash(Cue("context", ("P", "S"), "besieged"), "H.STM")
    (True, False, True)
    """
    nature = {kind[:1] for kind in cue.kinds} <= set(WATERS_LANDS_REGIONS)
    if feature.startswith(ISLAND) and cue.kinds[0].startswith("A"):
        return False
    return (feature[:1] not in WATERS_LANDS_REGIONS) if nature else feature[:1] in ("H", "T") and "L" not in cue.kinds


def nearness(lat: float, lon: float, to_lat: float, to_lon: float) -> float:
    """Return 1 at the point, 0.5 at `HALF_NEARNESS_KM`, falling over hundreds of kilometres (equirectangular distance)."""
    east = ((lon - to_lon + 180) % 360 - 180) * math.cos(math.radians(to_lat))
    return 1 / (1 + KM_PER_DEGREE * math.hypot(lat - to_lat, east) / HALF_NEARNESS_KM)


def _is_fulfilled(cue: Cue, question: Question) -> bool:
    """Return whether some option has exactly the kind that a kind word states: "the government of Erivan"."""
    return cue.source == "beside" and any(
        option.how == "exact" and option.place.feature.startswith(cue.kinds) for option in question.options
    )


def _has_namesake_town(option: Option, question: Question) -> bool:
    """Return whether a town of the same name lies in this division: "Zurich" more likely means the town.

    A little-known town must have the name as its main one: Minneota is "Minnesota" in one list.
    """
    return any(
        other.place.feature[:1] == "P"
        and other.how == option.how
        and option.place.id in other.place.divisions
        and (other.name.kind == "primary" or other.place.prominence >= SMALL_TOWN)
        for other in question.options
    )
