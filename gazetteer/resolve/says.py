"""Clues said aloud: the sentence that tells a reader why."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from gazetteer.database.ranking import span_in_words
from gazetteer.model.document import Clue
from gazetteer.resolve.coherence import Values
from gazetteer.resolve.features import Option, Question, Setting
from gazetteer.resolve.weights import Weights

KINDS: Mapping[str, str] = {
    "named": "name", "primary": "name", "curated": "name", "short": "name", "alternate": "name",
    "alternate_fame": "name", "alternate_then": "name", "abbreviation": "name", "demonym": "name", "part": "name",
    "part_fame": "name", "part_spare": "name", "inexact": "name", "unlike": "name", "fuzzy": "name", "time": "time",
    "existence": "time", "prominence": "prominence", "leader": "prominence", "sole": "prominence", "country": "feature",
    "first_division": "feature", "second_division": "feature", "eponym": "feature", "natural": "feature", "kind_said": "feature",
    "kind_named": "feature", "near": "near", "same_country": "neighbours", "same_first": "neighbours",
    "same_second": "neighbours", "any_first": "neighbours", "home_named": "neighbours", "country_named": "neighbours",
    "proximity": "neighbours", "beside": "neighbours", "joint": "neighbours", "container": "container",
    "loose_container": "container", "contains": "container", "equated": "apposition",
}  # fmt: skip
"""Which kind of clue each piece of evidence belongs to; a reader is told one sentence a kind. `alone` says nothing of a place."""

FAINT = 0.05
"""A clue that weighs less, in log-odds, is not told."""


def clues_of(
    option: Option, question: Question, setting: Setting, values: Values, weights: Weights
) -> tuple[Clue, ...]:
    """The clues for one candidate, the weightiest first, evidence of one kind added up."""
    sums: dict[str, float] = {}
    for name, value in values.items():
        if name in KINDS:
            sums[KINDS[name]] = sums.get(KINDS[name], 0.0) + value * weights.clues.get(name, 0.0)
    found = []
    for kind, weight in sums.items():
        if abs(weight) >= FAINT and (sentence := _SAYS[kind](option, question, setting, values)):
            found.append(Clue(kind, round(weight, 3), sentence))
    return tuple(sorted(found, key=lambda clue: -abs(clue.weight)))


def _name(option: Option, question: Question, setting: Setting, values: Values) -> str:
    place, name = option.place, option.name
    if option.how == "sound":
        return f"“{question.text}” sounds like “{name.text}”, a name of {place.label}"
    if option.how == "fuzzy":
        return f"“{question.text}” is nearly “{name.text}”, a name of {place.label}"
    within = f", a part of “{question.text}”," if option.how == "part" else ""
    if name.kind == "primary":
        return f"“{name.text}”{within} is its main name"
    if name.kind == "abbreviation":
        return f"“{name.text}”{within} abbreviates {place.label}"
    if name.kind == "demonym":
        return f"“{name.text}”{within} is said of {place.label} and its people"
    when = f", {span_in_words(name.when)}" if name.when and not name.when.is_open and not within else ""
    return f"“{name.text}”{within} is another name of {place.label}{when}"


def _time(option: Option, question: Question, setting: Setting, values: Values) -> str:
    if "time" in values and option.name.when:
        verdict = "in use at the time" if values["time"] > 0 else "not the name of that time"
        return f"so called {span_in_words(option.name.when)}: {verdict}"
    assert option.place.when is not None
    verdict = "at the time of the text" if values["existence"] > 0 else "not at the time of the text"
    return f"it existed {span_in_words(option.place.when)}: {verdict}"


def _prominence(option: Option, question: Question, setting: Setting, values: Values) -> str:
    others = len(question.options) - 1
    if not others:
        return "no other place of this name is known"
    best = all(option.place.prominence >= other.place.prominence for other in question.options)
    return f"{'the best known' if best else 'one, not the best known,'} of {others + 1} places that could be meant"


def _feature(option: Option, question: Question, setting: Setting, values: Values) -> str:
    kind = feature_in_words(option.place.feature)
    said = values.get("kind_said", 0.0) or values.get("kind_named", 0.0)
    if said:
        source = "its name has the word" if question.cue_named else "the text speaks of"
        return f"{source} “{question.cue_word}”, {'and' if said > 0 else 'but'} it is {kind}"
    return f"it is {kind}"


def _near(option: Option, question: Question, setting: Setting, values: Values) -> str:
    where = "near" if values["near"] > 0.3 else "far from"
    return f"{where} {setting.near_label}, around which places are expected"


def _neighbours(option: Option, question: Question, setting: Setting, values: Values) -> str:
    """The strongest thing that can be said of the other names; nothing where they say too little."""
    state = option.place.feature.startswith("A.PCL")
    for clue, least, sentence in (
        ("beside", 0.5, "the place named next to it lies close by"),
        ("proximity", 0.4, "other places of the text lie close by"),
        ("joint", 0.5, "places that other names of the text can mean lie close by"),
        ("home_named", 0.5, "the text names the region in which it lies"),
        ("any_first", 0.5, "another place of the text lies in the same region"),
        ("country_named", 0.5, "the text names its country"),
        ("same_country", 0.2, f"other places of the text lie in {'it' if state else 'the same country'}"),
        ("proximity", 0.15, "other places of the text lie not far away"),
    ):
        if values.get(clue, 0.0) >= least:
            return sentence
    return ""


def _container(option: Option, question: Question, setting: Setting, values: Values) -> str:
    if values.get("contains", 0.0) > max(values.get("container", 0.0), values.get("loose_container", 0.0)):
        return "the text says that the place named before lies in it"
    return "it lies in the place that the text names right after it"


def _apposition(option: Option, question: Question, setting: Setting, values: Values) -> str:
    return "the text gives it two names, and both are names of this place"


_SAYS: Mapping[str, Callable[[Option, Question, Setting, Values], str]] = {
    "name": _name, "time": _time, "prominence": _prominence, "feature": _feature, "near": _near,
    "neighbours": _neighbours, "container": _container, "apposition": _apposition,
}  # fmt: skip

_FEATURES: Sequence[tuple[str, str]] = (
    ("A.PCLH", "a state of the past"), ("A.PCL", "a state"), ("A.ADM1", "a division of the first order"),
    ("A.ADM2", "a division of the second order"), ("A.ADM", "a division"), ("A", "a state or division"),
    ("P.PPLC", "a capital"), ("P.PPLH", "a town of the past"), ("P", "a town or village"), ("H.STM", "a river"),
    ("H.LK", "a lake"), ("H.SEA", "a sea"), ("H", "a water"), ("T", "a height or landform"), ("L", "a region"),
    ("S", "a building or site"), ("R", "a road"), ("V", "a wood"),
)  # fmt: skip


def feature_in_words(feature: str) -> str:
    """A GeoNames feature code in words.

    >>> feature_in_words("P.PPLC"), feature_in_words("H.STM"), feature_in_words("")
    ('a capital', 'a river', 'a place')
    """
    return next((words for prefix, words in _FEATURES if feature.startswith(prefix)), "a place")
