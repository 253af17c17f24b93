"""Clues of time: whether the name was in use, whether the place existed, and whether it can have been settled yet."""

from __future__ import annotations

from gazetteer.clues.question import Option, Setting
from gazetteer.clues.settlement import settled_from
from gazetteer.model.timespan import Timespan

Values = dict[str, float]

FADE_BEFORE, FADE_AFTER = 150, 600
"""Years from the known bound of a half-open span, before its end and after its beginning, over which its support fades to
nothing; beyond them it counts against. Names without a recorded end are mostly still in use, hence the difference."""
AGES_YEARS = 400
"""Years before 1900 over which the prominence of today loses its meaning."""
MODERN = 1900
ANTIQUITY = 500
"""Year before which few of today's towns had their names."""


def time_clues(values: Values, option: Option, setting: Setting) -> None:
    """Add the clues of time to `values`; a text without a date has none."""
    when = setting.when
    if when is None or when.is_open:
        return
    values["time"] = agreement(option.name.when, when)
    existed = existence(option.place.when, when)
    if existed > 0:
        values["existence"] = existed
    elif existed < 0:
        values["anachronism"] = -existed
    values["settled"] = settled(option, when)
    if when.end is not None and when.end < ANTIQUITY and not dated(option) and option.place.when is None:
        values["ancient_undated"] = min(1.0, (ANTIQUITY - when.end) / ANTIQUITY)
    if "alternate" in values and when.end is not None:
        values["alternate_then"] = min(1.0, max(0.0, (1950 - when.end) / 100))


def agreement(span: Timespan | None, when: Timespan | None) -> float:
    """How well the years in which a name was in use agree with a text's: 1 inside, down to -1 outside, 0 when unknown.

    A span without a beginning says nothing about early times: `../1982` supports 1970, is neutral some generations before,
    then counts against the name. A span without an end fades in the same way, over centuries. A name outlives its time in
    memory, so that a text after it counts less against it than a text before.

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


def existence(span: Timespan | None, when: Timespan) -> float:
    """1 when the place existed at the text's time, down to -1 when not, 0 when its years are unknown."""
    if span is None or span.is_open:
        return 0.0
    years = span.distance(when)
    return 1.0 if years == 0 else -min(1.0, 0.25 + years / 100)


def settled(option: Option, when: Timespan) -> float:
    """Return 0, or down to -1 the longer before the land's first towns the text is: Boston of 1204 is in England.

    A name or place with a date of its own that reaches so far back is believed.
    """
    place = option.place
    if when.end is None or not place.feature.startswith(("P", "A.ADM")) or not place.country:
        return 0.0
    first = settled_from(place.country)
    if first is None or when.end >= first:
        return 0.0
    for span in (option.name.when, place.when):
        if span is not None and not span.is_open and span.start is not None and span.start <= when.end:
            return 0.0
    return -min(1.0, 0.4 + (first - when.end) / 150)


def dated(option: Option) -> bool:
    """Whether the matched name has years."""
    return option.name.when is not None and not option.name.when.is_open


def age(setting: Setting) -> float:
    """How far the text lies back, 0 for 1900 and later or without a date, up to 1 for 1500 and earlier."""
    if setting.when is None or setting.when.end is None:
        return 0.0
    return min(1.0, max(0.0, (MODERN - setting.when.end) / AGES_YEARS))
