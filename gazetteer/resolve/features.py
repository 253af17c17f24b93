"""The evidence for a candidate by itself: one small function a clue, each a number that a learnt weight multiplies.

A function sees one candidate (`Option`), what is asked (`Question`) and what is known of the text (`Setting`), never the
database. Clues that look at the document's other names are in `relations`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from gazetteer.model.place import Name, Place
from gazetteer.model.timespan import Timespan


@dataclass(frozen=True, slots=True)
class Option:
    """A place that could be meant and the name by which it was found.

    Attributes:
        how: "exact", "part" (by a part of the name: "Boise" of "Fort Boise"), "sound" or "fuzzy".
        similarity: likeness of its name to what was asked, 0 to 1.
    """

    place: Place
    name: Name
    how: str
    similarity: float


@dataclass(frozen=True, slots=True)
class Question:
    """One name of a document: every mention of it is taken to mean one place.

    Attributes:
        key: the folded name.
        text: the name as first written.
        mentions: numbers of its mentions.
        cue, cue_word: how the feature code begins that the text states for it, and the word that does.
        cue_named: whether that word belongs to the name.
        containers, loose_containers: numbers of the questions that the text names as what it lies in.
        contents: numbers of those that it names as lying in this one.
        equals: numbers of those that it names as the same place.
        beside: numbers of those that stand next to it in the text.
        around: numbers of those among which it stands, at most `candidates.WINDOW`; never its own.
        demonym: whether it is an adjective or a people.
        options: candidates, the most prominent first.
    """

    key: str
    text: str
    mentions: tuple[int, ...]
    options: tuple[Option, ...]
    cue: str | None = None
    cue_word: str | None = None
    cue_named: bool = False
    containers: frozenset[int] = frozenset()
    loose_containers: frozenset[int] = frozenset()
    contents: frozenset[int] = frozenset()
    equals: frozenset[int] = frozenset()
    beside: frozenset[int] = frozenset()
    around: frozenset[int] = frozenset()
    demonym: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of the whole text: when it speaks, and where it was published or asked about."""

    when: Timespan | None = None
    near: tuple[float, float] | None = None
    near_label: str = ""


CURATED = ("official", "historical", "variant")
"""Kinds of names that a source of dated names gives."""


def named(option: Option, question: Question, setting: Setting) -> float:
    """It bears the name, or one like it: every candidate does, so that this only sets the scale on which the others stand."""
    return 1.0


def primary(option: Option, question: Question, setting: Setting) -> float:
    """The name is the place's main name today, or is known to have been its name at the text's time."""
    return float(_literal(option) and (option.name.kind == "primary" or agreement(option.name.when, setting.when) > 0))


def curated(option: Option, question: Question, setting: Setting) -> float:
    """The name is one that a source attests, not known to be that of the text's time."""
    attested = option.name.kind in CURATED or _dated(option.name)
    return float(_literal(option) and attested and agreement(option.name.when, setting.when) <= 0)


def short(option: Option, question: Question, setting: Setting) -> float:
    """The name is the place's without the word for its kind: "Rapides" for Rapides Parish."""
    return float(_literal(option) and option.name.kind == "short")


def alternate(option: Option, question: Question, setting: Setting) -> float:
    """The name is an undated alternate name."""
    return float(_obscure(option))


def alternate_fame(option: Option, question: Question, setting: Setting) -> float:
    """How well known a place is that bears the name only as an undated alternate name: fame lends it less then."""
    return option.place.prominence if _obscure(option) else 0.0


def abbreviation(option: Option, question: Question, setting: Setting) -> float:
    """The name is a known abbreviation."""
    return float(option.name.kind == "abbreviation")


def demonym(option: Option, question: Question, setting: Setting) -> float:
    """The name is that of the place's people."""
    return float(option.name.kind == "demonym")


def part(option: Option, question: Question, setting: Setting) -> float:
    """Only a part of the name is the place's: "Boise" of "Fort Boise"."""
    return float(option.how == "part")


def part_fame(option: Option, question: Question, setting: Setting) -> float:
    """How well known a place is that bears only a part of the name: "Western Australia" is not Australia."""
    return option.place.prominence if option.how == "part" else 0.0


def part_spare(option: Option, question: Question, setting: Setting) -> float:
    """Only a part of the name is the place's, while other places bear the whole."""
    return float(option.how == "part" and any(other.how == "exact" for other in question.options))


def inexact(option: Option, question: Question, setting: Setting) -> float:
    """The name is not the place's, only like one of its names."""
    return float(not _literal(option))


def unlike(option: Option, question: Question, setting: Setting) -> float:
    """How far the name is from the one that it is like: 0 for exact names, up to 1."""
    return 0.0 if _literal(option) else 1 - option.similarity


def fuzzy(option: Option, question: Question, setting: Setting) -> float:
    """The name does not even sound like the place's, it is only spelt much like it."""
    return float(option.how == "fuzzy")


def time(option: Option, question: Question, setting: Setting) -> float:
    """1 when the name was in use at the text's time, down to -1 when it was not, 0 when unknown.

    A name outlives its time in memory and in other languages, so that a text after it counts less against it than one before.
    """
    return agreement(option.name.when, setting.when)


def alternate_then(option: Option, question: Question, setting: Setting) -> float:
    """The name is an undated alternate name and the text is old: what is a by-name today may have been the name then."""
    if not _obscure(option) or setting.when is None or setting.when.end is None:
        return 0.0
    return min(1.0, max(0.0, (1950 - setting.when.end) / 100))


def existence(option: Option, question: Question, setting: Setting) -> float:
    """The same for the place itself: a state that had fallen is less likely meant."""
    span, when = option.place.when, setting.when
    if span is None or when is None or span.is_open or when.is_open:
        return 0.0
    years = span.distance(when)
    return 1.0 if years == 0 else -min(1.0, 0.25 + years / 100)


def prominence(option: Option, question: Question, setting: Setting) -> float:
    """How much better known the place is than a small town: 0.6 for the most famous, below 0 for a village."""
    return option.place.prominence - SMALL_TOWN


def leader(option: Option, question: Question, setting: Setting) -> float:
    """It is the best known of those that bear the name by right: not as an undated alternate, nor by likeness."""
    first = next((other for other in question.options if _literal(other) and not _obscure(other)), None)
    return float(first is not None and option.place == first.place)


def sole(option: Option, question: Question, setting: Setting) -> float:
    """No other place bears the name."""
    if option.how != "exact":
        return 0.0
    return float(all(other.how != "exact" or other.place == option.place for other in question.options))


def country(option: Option, question: Question, setting: Setting) -> float:
    """It is a state."""
    return float(option.place.feature.startswith("A.PCL"))


def first_division(option: Option, question: Question, setting: Setting) -> float:
    """It is a division of the first order."""
    return float(option.place.feature == "A.ADM1")


def second_division(option: Option, question: Question, setting: Setting) -> float:
    """It is a division of the second order."""
    return float(option.place.feature == "A.ADM2")


def eponym(option: Option, question: Question, setting: Setting) -> float:
    """It is a division in which a town of the same name lies: "Zurich" is rather the town."""
    if not option.place.feature.startswith("A.ADM"):
        return 0.0
    towns = (other for other in question.options if other.place.feature[:1] == "P" and other.how == option.how)
    return float(any(option.place.id in town.place.divisions for town in towns))


def natural(option: Option, question: Question, setting: Setting) -> float:
    """It is a water, a height or a region."""
    return float(option.place.feature[:1] in ("H", "T", "L"))


def kind_said(option: Option, question: Question, setting: Setting) -> float:
    """1 when it is of the kind that words around the name state ("the river Aras"), -1 when not even of its class."""
    return 0.0 if question.cue_named else _kind(option, question)


def kind_named(option: Option, question: Question, setting: Setting) -> float:
    """The same for a word within the name: "Kars Oblast", "Boise River"."""
    return _kind(option, question) if question.cue_named else 0.0


def near(option: Option, question: Question, setting: Setting) -> float:
    """How near it is to where the text was published or is about: 1 at the spot, falling over hundreds of kilometres."""
    if setting.near is None or option.place.location is None:
        return 0.0
    lat, lon = setting.near
    east = ((option.place.location.lon - lon + 180) % 360 - 180) * math.cos(math.radians(lat))
    return 1 / (1 + 111.2 * math.hypot(option.place.location.lat - lat, east) / NEAR_KM)


SMALL_TOWN = 0.4
"""The prominence of a town that only its region knows."""
NEAR_KM = 150.0
"""The distance at which nearness has fallen to a half."""

LOCAL: Mapping[str, Callable[[Option, Question, Setting], float]] = {
    function.__name__: function
    for function in (
        named, primary, curated, short, alternate, alternate_fame, alternate_then, abbreviation, demonym, part, part_fame,
        part_spare, inexact, unlike, fuzzy, time, existence, prominence, leader, sole, country, first_division,
        second_division, eponym, natural, kind_said, kind_named, near,
    )
}  # fmt: skip
"""Clues that need only the candidate, the name and the setting."""


def agreement(span: Timespan | None, when: Timespan | None) -> float:
    """1 when a name was in use at some time of the text's, less than 0 the further apart they are, 0 when either is unknown."""
    if span is None or when is None or span.is_open or when.is_open:
        return 0.0
    span = span.of_use()
    years = span.distance(when)
    if years == 0:
        return 1.0
    outlived = span.end is not None and when.start is not None and when.start > span.end
    return -min(0.5, 0.1 + years / 500) if outlived else -min(1.0, 0.25 + years / 100)


def _literal(option: Option) -> bool:
    return option.how in ("exact", "part")


def _dated(name: Name) -> bool:
    return name.when is not None and not name.when.is_open


def _obscure(option: Option) -> bool:
    return _literal(option) and option.name.kind == "alternate" and not _dated(option.name)


def _kind(option: Option, question: Question) -> float:
    said, feature = question.cue, option.place.feature
    if said is None:
        return 0.0
    if feature.startswith(said) or (feature[:1] == "L" and said[0] == "A"):
        return 1.0
    return 0.0 if feature[:1] == said[0] else -1.0
