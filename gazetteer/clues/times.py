"""Clues from time: whether the name was in use, whether the place existed, and whether its region was settled yet."""

from __future__ import annotations

from gazetteer.clues.attestations import attested_by, attested_then, event_then
from gazetteer.clues.forms import is_form_of
from gazetteer.clues.question import Option, Setting
from gazetteer.clues.settlement import settled_from
from gazetteer.clues.sources import LAST_PERIOD, MEDIEVAL, OF_ONE_TIME, PLEIADES, RULED
from gazetteer.model.place import Place
from gazetteer.model.timespan import GENERATION, Timespan
from gazetteer.names.fold import fold
from gazetteer.names.scripts import romanize

Values = dict[str, float]

FADE_BEFORE, FADE_AFTER = 150, 600
"""Years from the known bound of a half-open span, before its end and after its beginning, over which its support falls to 0;
beyond them it counts against the name. The second is larger because names without a recorded end are mostly still in use."""
AGES_YEARS = 400
"""Number of years before 1900 over which today's prominence becomes meaningless."""
MODERN = 1900
ANTIQUITY = 500
"""Year before which few of today's towns had their names."""
ANTIQUE = Timespan.of(None, 640)
"""The years assumed for an ancient name without dates."""
OFFICIAL = ("official", "historical")
KNOWN_NAMES = 0.35
"""Prominence from which the other names of a place are read: less prominent places have no dated names."""
WATERS_LANDS_REGIONS = ("H", "T", "L")
"""Feature classes of waters, landforms and regions."""
OF_OLD_TOWN, OLD_TOWN_BY = 0.3, 100
"""Share that counts of the doubt about a name of unknown beginning, if the town is attested at most this many years after the
text and no older name of it is known."""
EXPLORED = 60
"""Number of years between the first voyages to a region and its first towns."""
FULL_LAND = 1900
"""Year from which a late-settled region has today's towns."""


def time_clues(values: Values, option: Option, setting: Setting) -> None:
    """Add the clues of time to `values`; a text without a date adds none.

    The years of a place do not support a name that is only like its name, a part of it, or in a list of other names.
    """
    when = setting.when
    if when is None or when.is_open:
        return
    _name_in_time(values, option, when)
    existed = existence(option.place.when, when)
    is_named = (
        option.how == "exact"
    )  # the years of a state do not support a name that is only like its name, or a part of it
    if existed > 0 and is_named and not _is_of_today(option.place):
        values["existence"] = existed
    elif existed < 0 and OF_ONE_TIME.isdisjoint(option.place.sources):
        values["anachronism"] = -existed
        values["anachronism_fame"] = -existed * option.place.prominence
    if not attested_by(option.place.id, when):
        values["settled"] = settled(option, when)
        values["young_land"] = young_land(option, when)
    values["attested_then"] = attested_then(option.place.id, when)
    values["event_then"] = event_then(option.place.id, when)
    unsupported = option.place.when is None or (existed > 0 and not is_named)
    if when.end is not None and unsupported and not dated(option) and not is_antique(option):
        _undated(values, option, when.end)
    if option.literal and option.place.prominence >= KNOWN_NAMES:
        values["called_otherwise"] = called_otherwise(option, when)
    if "alternate" in values and when.end is not None:
        values["alternate_then"] = min(1.0, max(0.0, (1950 - when.end) / 100))


def _name_in_time(values: Values, option: Option, when: Timespan) -> None:
    """Add whether the name was in use, or by how many years the text precedes or follows its use."""
    if is_antique(option) and ANTIQUE.end is not None and (when.end or MODERN) <= ANTIQUE.end:
        return
    span = ANTIQUE if is_antique(option) else option.name.when
    agrees = agreement(span, when)
    if agrees > 0 and not option.literal:
        return
    if agrees >= 0 or span is None:
        values["time"] = agrees if span is option.name.when and not _is_ancient_by_now(option, when) else 0.0
        return
    if _is_late_antique(option) and when.start is not None and when.start <= MEDIEVAL:
        return
    years = span.of_use().distance(when)
    if not years:
        values["unknown_use"] = -agrees * (
            OF_OLD_TOWN if span.start is None and _has_no_older_name(option, when) else 1.0
        )
    elif when.end is not None and span.start is not None and when.end < span.start:
        ruled = RULED.get(option.name.source, option.place.country) == option.place.country
        if (
            ruled and "inexact_script" not in values
        ):  # the years of a name say nothing about those of its forms in other scripts
            values["too_early"] = min(1.0, 0.2 + years / (1000 if option.name.source == PLEIADES else 200))
    elif not lives_on(option):
        values["outlived"] = min(1.0, 0.2 + years / 125)
        values["outlived_fame"] = values["outlived"] * option.place.prominence
        values["long_past"] = min(1.0, max(0.0, years - 100) / 400)


def _has_no_older_name(option: Option, when: Timespan) -> bool:
    """Return whether a place existed at the text's time and no other of its names has years of that time.

    Then its name of unknown beginning may be the oldest: Kaliningrad was Königsberg "until 1946", and a city in 1455.
    """
    if when.end is None or option.place.prominence < KNOWN_NAMES:
        return False
    near = Timespan.of(when.end, when.end + OLD_TOWN_BY)
    return attested_by(option.place.id, near) and not any(
        _covers(name.when, when) for name in option.place.names if name.when is not None and name.when.start is not None
    )


def _is_ancient_by_now(option: Option, when: Timespan) -> bool:
    """Return whether the name is from Pleiades and the text is modern: a modern period there means that ruins are known by it."""
    return option.name.source == PLEIADES and when.start is not None and when.start > MEDIEVAL


def _is_late_antique(option: Option) -> bool:
    """Return whether the last period of a name of Pleiades is the last of all: the name may have been used longer."""
    span = option.name.when
    return option.name.source == PLEIADES and span is not None and span.end is not None and span.end >= LAST_PERIOD


def lives_on(option: Option) -> bool:
    """Return whether the years of a name do not end its use, because its source describes an earlier time only.

    The years of Pleiades' names end with antiquity: its Karin ends in 1200, but Armenians still use the name for Erzurum. Such a
    name lives on if another source has exactly this name without years, in any script. A gazetteer of the geographers of the
    10th century does not say that a town lost the name after it. Only for places whose other names are read.
    """
    if option.place.prominence < KNOWN_NAMES:
        return False
    if option.name.source != PLEIADES:
        return option.name.source in OF_ONE_TIME
    key = fold(option.name.text)
    undated = (name for name in option.place.names if name.when is None and name.text != option.name.text)
    return any(fold(romanize(name.text)) == key for name in undated)


def _undated(values: Values, option: Option, year: int) -> None:
    """Add the clues against an undated place of today in an early text."""
    feature, recent = option.place.feature, min(1.0, max(0.0, (2000 - year) / 200))
    if recent and feature.startswith("A.PCL"):
        values["undated_state"] = recent
    elif recent and feature.startswith("A.ADM") and not _is_settled_by(option.place, year):
        values["undated_division"] = recent
    if year < ANTIQUITY:
        values["ancient_undated"] = min(1.0, (ANTIQUITY - year) / ANTIQUITY)
        if feature.startswith("A"):
            values["ancient_area"] = values["ancient_undated"]


def agreement(span: Timespan | None, when: Timespan | None) -> float:
    """Return how well the years of a name agree with those of a text: 1 inside, down to -1 outside, 0 if unknown.

    A span without a beginning says nothing about early times: `../1982` supports 1970, is neutral some generations before,
    then counts against the name. A span without an end fades in the same way, over centuries. Names are remembered after
    their time, so a later text counts less against a name than an earlier one.

    >>> span = Timespan.parse("../1982")
    >>> [round(agreement(span, Timespan.of(year, year)), 2) for year in (1970, 1907, 1832, 1500)]
    [0.92, 0.5, 0.0, -1.0]
    """
    if span is None or when is None or span.is_open or when.is_open:
        return 0.0
    span = span.of_use()
    years = span.distance(when)
    if years:
        outlived = span.end is not None and when.start is not None and when.start > span.end
        return -min(0.5, 0.1 + years / 500) if outlived else -min(1.0, 0.25 + years / 100)
    if span.start is None and span.end is not None and when.end is not None:
        return max(-1.0, 1.0 - max(0, span.end - when.end) / FADE_BEFORE)
    if span.end is None and span.start is not None and when.start is not None:
        return max(-0.5, 1.0 - max(0, when.start - span.start) / FADE_AFTER)
    return 1.0


def _is_settled_by(place: Place, year: int) -> bool:
    """Return whether the years of a division of today are known after all: it had towns by a year."""
    first = settled_from(None, (place.id,))
    return first is not None and first <= year


def _is_of_today(place: Place) -> bool:
    """Return whether a place is a town or state that goes on: most of them existed then, but the years of few are known."""
    return place.feature.startswith(("P", "A.PCLI")) and place.when is not None and place.when.end is None


def existence(span: Timespan | None, when: Timespan) -> float:
    """Return 1 if the place existed at the text's time, down to -1 if not, 0 if its years are unknown."""
    if span is None or span.is_open:
        return 0.0
    years = span.distance(when)
    return 1.0 if years == 0 else -min(1.0, 0.25 + years / 100)


def settled(option: Option, when: Timespan) -> float:
    """Return 0, down to -1 the longer the text precedes the region's first towns: Boston in 1204 is in England.

    A name or place with dates that reach back so far is exempt. Towns may be a generation older than the first county or
    colony in the sources. Rivers, mountains and islands have European names from the first voyages, `EXPLORED` years before the
    first towns of the country: the Humber of 731 is not in Canada.
    """
    place = option.place
    is_town = place.feature.startswith(("P", "A.ADM"))
    if when.end is None or not place.country or not (is_town or place.feature.startswith(WATERS_LANDS_REGIONS)):
        return 0.0
    first = settled_from(place.country, place.divisions or (place.id,) if is_town else ())
    if first is None:
        return 0.0
    first -= GENERATION if is_town else EXPLORED
    if when.end >= first:
        return 0.0
    for span in (option.name.when, place.when):
        if span is not None and not span.is_open and span.start is not None and span.start <= when.end:
            return 0.0
    return -min(1.0, 0.4 + (first - when.end) / 150)


def young_land(option: Option, when: Timespan) -> float:
    """Return how few towns a late-settled region had: 1 before its first town, down to 0 in `FULL_LAND`.

    Only for towns and divisions without years.
    """
    place = option.place
    if when.end is None or not place.feature.startswith(("P", "A.ADM")) or place.when is not None or dated(option):
        return 0.0
    first = settled_from(place.country, place.divisions or (place.id,))
    if first is None or when.end >= FULL_LAND:
        return 0.0
    return min(1.0, (FULL_LAND - when.end) / (FULL_LAND - first))


def dated(option: Option) -> bool:
    """Return whether the matched name has years."""
    return option.name.when is not None and not option.name.when.is_open


def is_antique(option: Option) -> bool:
    """Return whether the name is an undated ancient name: Pleiades contains only ancient names."""
    return not dated(option) and option.name.source == PLEIADES


def called_otherwise(option: Option, when: Timespan) -> float:
    """Return 1 if the place's name of today matched, and a source has another official name for the text's time."""
    if option.name.kind != "primary" or dated(option) or is_antique(option):
        return 0.0
    then = [name.text for name in option.place.names if name.kind in OFFICIAL and _covers(name.when, when)]
    return float(bool(then) and not any(is_form_of(text, option.name.text) for text in then))


def _covers(span: Timespan | None, when: Timespan) -> bool:
    return span is not None and span.end is not None and span.start != span.end and span.overlaps(when)


def age(setting: Setting) -> float:
    """Return the age of the text: 0 for 1900 and later or without a date, up to 1 for 1500 and earlier."""
    return (
        0.0
        if setting.when is None or setting.when.end is None
        else min(1.0, max(0.0, (MODERN - setting.when.end) / AGES_YEARS))
    )


def antiquity(setting: Setting) -> float:
    """Return 0 for the year 500 and later or without a date, up to 1 for the year 1 and earlier."""
    if setting.when is None or setting.when.end is None:
        return 0.0
    return min(1.0, max(0.0, (ANTIQUITY - setting.when.end) / ANTIQUITY))
