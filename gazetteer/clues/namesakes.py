"""Clues that compare what a name means today with what it meant at another time."""

from __future__ import annotations

from collections.abc import Sequence

from gazetteer.clues.names import is_attested, is_main_today
from gazetteer.clues.question import Option, Question, Setting
from gazetteer.clues.sources import PLEIADES
from gazetteer.clues.times import KNOWN_NAMES, Values, dated, existence, is_antique
from gazetteer.model.timespan import Timespan

ANTIQUE_END = 1000
"""Year before which a name went out of use so long ago that a text without a date is unlikely to mean it."""
CITY_PROMINENCE = 0.55
"""Prominence of a city whose former names are known, if it had any."""
OF_TODAY_FROM, OF_TODAY = 1900, 1950
"""Years of a text between which names come to have the meaning of today."""
GONE_ON = 100
"""Number of years for which a name that a source has for one year may have gone on."""
DEAD = ("la", "grc")
"""Languages in which towns are not named any more."""
PAST_STATE, STATE_OF_TODAY = "A.PCLH", "A.PCLI"
"""Feature codes of states."""
REMEMBERED = 0.3
"""Factor for a name that went out of use, if no place has it today: texts about the past still use it."""


def namesake_clues(rows: list[Values], question: Question, setting: Setting) -> None:
    """Add the clues to the values of the options: whose name it is today, if another place had it once.

    A city that has the name today gets `kept_name` if another place had the name at the time of the text. A place that lost the
    name gets `passed_on` in later texts, `forgotten` in those of the 20th century and later, and `bygone` in texts without a date
    if it lost the name long ago. If no place has the name today, the years after its use count less.
    """
    if setting.when is not None:
        _succeeded(rows, question, setting.when)
    main = [is_main_today(option, question, setting) for option in question.options]
    if not any(main):
        _remembered(rows, question)
        return
    if all(main):
        return
    once = any(row.get("time", 0.0) > 0 for row, today in zip(rows, main, strict=True) if not today)
    for option, row, today in zip(question.options, rows, main, strict=True):
        if today and once:
            row["kept_name"] = _kept(option, row)
        elif not today and setting.when is None and _is_bygone(option):
            row["bygone"] = 1.0
        elif not today and row.get("outlived") and _was_renamed(option):
            row["passed_on"] = 1.0
        if not today and setting.when is not None and _has_lost(option, row, setting.when):
            row["forgotten"] = _of_today(setting.when)


def _succeeded(rows: Sequence[Values], question: Question, when: Timespan) -> None:
    """Add `succeeded` to a state of today if a state of the past had the name then: in 1382, "Poland" is the Kingdom of Poland.

    The years of a state of today begin with the first state of its name, so they do not say which of them is meant.
    """
    pairs = list(zip(question.options, rows, strict=True))
    if any(_is_past_state(option) and row.get("existence") for option, row in pairs):
        for option, row in pairs:
            if option.place.feature == STATE_OF_TODAY and existence(option.place.when, when) > 0:
                row["succeeded"] = 1.0


def _is_past_state(option: Option) -> bool:
    span = option.place.when
    return option.place.feature == PAST_STATE and option.literal and span is not None and span.end is not None


def _remembered(rows: Sequence[Values], question: Question) -> None:
    """Reduce the weight of years against names that no place has today."""
    for option, row in zip(question.options, rows, strict=True):
        if option.literal and not row.get("outlived") and not is_antique(option):
            return
    for row in rows:
        for clue in ("outlived", "outlived_fame", "long_past"):
            if clue in row:
                row[clue] *= REMEMBERED


def _has_lost(option: Option, values: Values, when: Timespan) -> bool:
    """Return whether a source has the name for an earlier time only, or in Latin or Ancient Greek."""
    if not option.literal or not is_attested(option) or values.get("time", 0.0) > 0:
        return False
    return _has_ended(option, when) or option.name.source == PLEIADES or (option.name.lang or "").startswith(DEAD)


def _has_ended(option: Option, when: Timespan) -> bool:
    """Return whether the years of a name end before the text; a name of a single year may have gone on for some generations."""
    span = option.name.when
    if span is None or span.end is None or when.start is None:
        return False
    return span.end + (0 if _was_renamed(option) else GONE_ON) < when.start


def _of_today(when: Timespan) -> float:
    """Return 0 for texts before `OF_TODAY_FROM`, up to 1 for those from `OF_TODAY`."""
    year = when.end if when.end is not None else OF_TODAY
    return min(1.0, max(0.0, (year - OF_TODAY_FROM) / (OF_TODAY - OF_TODAY_FROM)))


def _kept(option: Option, values: Values) -> float:
    """Return how sure it is that a city had its name of today at the time of the text: 0, up to 1 for a well-known one.

    No other name of it is known for that time, and its land had towns.
    """
    fame = option.place.prominence
    if dated(option) or is_antique(option) or fame < KNOWN_NAMES or not option.place.feature.startswith("P"):
        return 0.0
    if any(
        values.get(clue) for clue in ("called_otherwise", "settled", "young_land", "ancient_undated", "anachronism")
    ):
        return 0.0
    return min(1.0, (fame - KNOWN_NAMES) / (CITY_PROMINENCE - KNOWN_NAMES))


def _was_renamed(option: Option) -> bool:
    """Return whether the years of the name are those of its use: a name that a source has for one year may have gone on."""
    span = option.name.when
    return span is not None and span.start != span.end


def _is_bygone(option: Option) -> bool:
    """Return whether a place lost the name before the year 1000: the Babylon at Cairo."""
    span = option.name.when
    gone = span is not None and span.end is not None and span.end < ANTIQUE_END
    return (
        option.literal and (gone or is_antique(option)) and option.place.label.casefold() != option.name.text.casefold()
    )
