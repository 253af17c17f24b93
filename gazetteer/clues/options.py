"""Choose one name for each place that was found by several names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from itertools import repeat

from gazetteer.clues.names import ATTESTED
from gazetteer.clues.question import Option
from gazetteer.clues.sources import OF_ONE_TIME, PLEIADES
from gazetteer.clues.times import KNOWN_NAMES, agreement, dated
from gazetteer.model.place import Name, Place
from gazetteer.model.timespan import Timespan
from gazetteer.names.fold import fold
from gazetteer.names.scripts import romanize

STATE_CODE = "A.PCL"
"""Beginning of the feature codes of states."""


def best_names(options: Iterable[Option], when: Timespan | None) -> list[Option]:
    """Return each place once, with its best name: the full name before a part, the closest spelling, a name in use at the time.

    If sources date a place's name of today after `when`, its undated record of that name is ignored. A former name of a state often
    has only the years of the state, so its undated record counts: "Ceylon" is older than the dominion of 1948.
    """
    groups: dict[str, list[Option]] = {}
    for option in map(with_years, options, repeat(when)):
        groups.setdefault(option.place.id, []).append(option)
    return [group[0] if len(group) == 1 else _best(group, when) for group in groups.values()]


def _best(group: list[Option], when: Timespan | None) -> Option:
    return max(_in_use(group, when), key=lambda option: _strength(option, when))


def with_years(option: Option, when: Timespan | None) -> Option:
    """Return the option with the years that a source gives for the same name in another script.

    Lists of names have "Kuybyshev" for Samara without years; another source has "Куйбышев" with them. Of several spans, the one
    that agrees best with `when` is used. Ancient names are left out, because they may still be in use, and so are names with a
    single year, former names of states, and places whose other names are not read.
    """
    name, place = option.name, option.place
    if name.kind != "alternate" or dated(option) or not option.literal or place.prominence < KNOWN_NAMES:
        return option
    spans = _spans_of_use(place)
    if not spans or _is_old_name_of_a_state(option):
        return option
    same = spans.get(fold(romanize(name.text)))
    return option._replace(name=replace(name, when=max(same, key=partial(agreement, when=when)))) if same else option


def _spans_of_use(place: Place) -> dict[str, list[Timespan]]:
    """Return the years of the place's dated names, by the folded name in Latin letters."""
    found: dict[str, list[Timespan]] = {}
    for name in place.names:
        span = name.when
        if span is None or span.is_open or span.start == span.end or name.source in (PLEIADES, *OF_ONE_TIME):
            continue
        found.setdefault(fold(romanize(name.text)), []).append(span)
    return found


def _in_use(group: list[Option], when: Timespan | None) -> list[Option]:
    if when is None or when.end is None or _is_old_name_of_a_state(group[0]):
        return group
    spans = [option.name.when for option in group if option.name.when is not None]
    if not spans or any(span.start is None or span.start <= when.end for span in spans):
        return group
    return [option for option in group if dated(option)]


def _is_old_name_of_a_state(option: Option) -> bool:
    """Return whether a name is not a part of the present-day name of a state: Ceylon, but not the Macedonia of North Macedonia."""
    place = option.place
    return place.feature.startswith(STATE_CODE) and option.name.text.casefold() not in place.label.casefold()


def _strength(option: Option, when: Timespan | None) -> tuple[bool, bool, float, float, float, int]:
    return (
        option.how != "part",
        option.literal,
        -option.letters,
        option.similarity,
        agreement(option.name.when, when),
        _rank(option.name),
    )


def _rank(name: Name) -> int:
    if name.kind == "primary":
        return 3
    if name.kind in (*ATTESTED, "short") or name.when is not None:
        return 2
    return 0 if name.kind == "demonym" else 1
