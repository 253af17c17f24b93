"""Clues that depend on how many other names the text has; they count in full for a name that is looked up alone."""

from __future__ import annotations

from collections.abc import Iterator

from gazetteer.clues.forms import in_latin
from gazetteer.clues.names import MAX_SHORT_LETTERS, is_attested
from gazetteer.clues.places import BATTLEFIELD
from gazetteer.clues.question import Option, Question
from gazetteer.clues.times import Values
from gazetteer.model.distance import kilometres
from gazetteer.model.place import Place

STATE = "A.PCLI"
"""Feature code of the states of today."""


def company_clues(option: Option, question: Question, alone: float) -> Values:
    """Return the clues that depend on the number of other names in the text; `alone` is 1 without any, and falls to 0."""
    values: Values = {"alone": alone}
    if option.literal and is_attested(option):
        values["attested_alone"] = alone
    if option.literal:
        values |= dict.fromkeys(_literal_clues(option, question), alone)
        return values
    if any(other.how == "exact" for other in question.options):
        values["spare_alone"] = alone
    else:
        values |= {clue: value * alone for clue, value in _spelling_clues(option, question).items()}
    return values


def _literal_clues(option: Option, question: Question) -> Iterator[str]:
    """Yield the clues of a place that has exactly the name, but is not what the name alone means first."""
    if _is_stream_of_a_town(option, question):
        yield "stream_alone"
    if question.mentions:
        return
    if option.how == "part":
        yield "part_alone"
    others = (other for other in question.options if other.literal)
    if option.place.feature == BATTLEFIELD and any(other.place.feature != BATTLEFIELD for other in others):
        yield "battle_alone"
    elif _lacks_stop(option, question) and not all(_lacks_stop(other, question) for other in others):
        yield "stop_alone"


def _lacks_stop(option: Option, question: Question) -> bool:
    """Return whether a place has the name only with the stop of an abbreviation: Idaho for "Ida"."""
    name = option.name
    return name.kind == "abbreviation" and name.text.endswith(".") and not question.text.rstrip().endswith(".")


def _is_stream_of_a_town(option: Option, question: Question) -> bool:
    """Return whether a river has the name of a better-known town, and nothing says that a river is meant: "Raab" is Győr.

    The town is near the river, or the river is only known from a catalogue of streams: "Neva" is not Nawā in Syria.
    """
    river = option.place
    if river.feature != "H.STM" or river.prominence >= GREAT_RIVER or question.cues or question.mentions:
        return False
    towns = (other.place for other in question.options if other.literal and other.place.feature.startswith("P"))
    return any(
        town.prominence > river.prominence and (river.prominence < STREAM or _are_near(town, river)) for town in towns
    )


def _are_near(one: Place, other: Place) -> bool:
    here, there = one.location, other.location
    return here is not None and there is not None and kilometres(here.lat, here.lon, there.lat, there.lon) <= RIVER_KM


GREAT_RIVER = 0.42
"""Prominence from which a river is as likely as a town of its name: the Severn, but not the Raab."""
STREAM = 0.3
"""Prominence below which a river is only known from a catalogue of streams."""
RIVER_KM = 400.0
"""Distance between a river's point and a town within which the town can have its name from the river."""


def _spelling_clues(option: Option, question: Question) -> Values:
    """Return the clues of a name that no place has: how likely this spelling of the option's name is, per letter.

    They count for a name alone, which may be misspelt in any way. In a text, the other names decide.
    """
    values: Values = {"inexact_alone": 1.0}
    values["misspelt_alone"] = option.letters / max(MAX_SHORT_LETTERS, len(in_latin(question.text)))
    if option.how == "fuzzy":
        values["fuzzy_alone"] = 1.0
    if option.name.kind != "primary" and not is_attested(option):
        values["listed_alone"] = 1.0
    if len(question.text) <= MAX_SHORT_LETTERS:
        values["short_alone"] = 1.0
    if _is_exonym_of_a_state(option):
        values["state_alone"] = 1.0
    return values


def _is_exonym_of_a_state(option: Option) -> bool:
    """Return whether the name is that of a state in another language: states have names in more languages than other places."""
    name, place = option.name, option.place
    return place.feature == STATE and name.lang not in (None, "en") and name.text != place.label
