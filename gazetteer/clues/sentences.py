"""The sentence that explains each kind of clue."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from gazetteer.clues.attestations import NEAR_YEARS, nearest_event
from gazetteer.clues.question import A_DATELINE, Option, Question, Setting
from gazetteer.clues.times import Values
from gazetteer.model.feature_words import feature_phrase
from gazetteer.model.timespan import Timespan


def span_in_words(span: Timespan) -> str:
    """Return a span as a reader would write it.

    >>> [span_in_words(Timespan.parse(text)) for text in ("1837/1924", "../1918", "1990/..", "-0330/0300", "1920")]
    ['1837–1924', 'until 1918', 'from 1990', '331 BC–300', 'in 1920']
    """
    about = "about " if span.fuzz else ""
    if span.start is None or span.end is None:
        if span.end is not None:
            return f"until {about}{_year(span.end)}"
        return f"from {about}{_year(span.start)}" if span.start is not None else "at an unknown time"
    if span.start == span.end:
        return f"in {about}{_year(span.start)}"
    return f"{about}{_year(span.start)}–{_year(span.end)}"


def name_sentence(option: Option, question: Question, setting: Setting, values: Values) -> str:
    """Return which name of the place matched, and how."""
    place, name = option.place, option.name
    if option.nearby:
        return f"“{question.text}” resembles “{name.text}”, a name of {place.label} near other places of the passage"
    if option.how == "sound":
        return f"“{question.text}” sounds like “{name.text}”, a name of {place.label}"
    if option.how == "fuzzy":
        return f"“{question.text}” has nearly the spelling of “{name.text}”, a name of {place.label}"
    if option.how == "exact" and option.similarity < 1:
        return f"“{question.text}” is an inflected form of “{name.text}”, a name of {place.label}"
    within = f", a part of “{question.text}”," if option.how == "part" else ""
    if name.kind == "abbreviation":
        return f"“{name.text}”{within} is an abbreviation of {place.label}"
    if name.kind == "demonym":
        return f"“{name.text}”{within} is the adjective or the people of {place.label}"
    if name.kind == "primary" and not values.get("foreign"):
        return f"“{name.text}”{within} is its main name"
    if name.kind == "short":
        return f"“{name.text}”{within} is {place.label} without the word for its kind"
    when = f", {span_in_words(name.when)}" if name.when and not name.when.is_open and not within else ""
    language = f" in another language ({name.lang})" if values.get("foreign") else ""
    return f"“{name.text}”{within} is another name of {place.label}{language}{when}"


def time_sentence(option: Option, question: Question, setting: Setting, values: Values) -> str:
    """Return when the name was used or the place existed, and whether that fits the text's date."""
    name, place = option.name.when, option.place.when
    if any(values.get(clue) for clue in ("time", "too_early", "unknown_use", "outlived")):
        if name is None or name.is_open:
            return "a name of antiquity, which no later source has"
        verdict = _verdict(values.get("time", 0.0), name, setting.when)
        taken = ", and another place has the name today" if values.get("passed_on") or values.get("forgotten") else ""
        return f"so called {span_in_words(name)}, {verdict}{taken}"
    if values.get("named_after"):
        later = ", and it may not have existed then" if setting.when is not None else ", from which it may have it"
        return f"a river, lake or mountain near it has the name{later}"
    if values.get("succeeded"):
        return "a state of the past had the name at that time"
    if place is not None and (values.get("existence") or values.get("anachronism")):
        verdict = "at that time" if values.get("existence") else _off(place, setting.when)
        return f"it existed {span_in_words(place)}, {verdict}"
    if values.get("forgotten"):
        return "an ancient name, and another place has it today"
    if values.get("kept_name"):
        return "no source has another name of it for that time"
    if values.get("bygone"):
        return "the name went out of use in antiquity, and the text has no date"
    if values.get("called_otherwise"):
        return "its name of today, but a source has another name for that time"
    if values.get("ancient_undated"):
        return "no source has this name for antiquity"
    if (values.get("undated_state") or values.get("undated_division")) and place is not None:
        return "a state or division of today, of which this is not the main name"
    if values.get("undated_state") or values.get("undated_division"):
        return "a state or division of today, of which no years are known"
    return "an undated by-name of today may have been the name then"


def attestation_sentence(option: Option, question: Question, setting: Setting, values: Values) -> str:
    """Return which event at the place is nearest to the text's date."""
    event = nearest_event(option.place.id, setting.when) if setting.when else None
    if event is None:
        return ""
    known = "is known to have been a city" if event.end is None else "has a battle, siege or other event"
    far = "" if event.distance(setting.when) <= NEAR_YEARS else ", far from that time"  # type: ignore[arg-type]
    return f"it {known} {span_in_words(event)}{far}"


def _verdict(value: float, span: Timespan, when: Timespan | None) -> str:
    """Return how a name's years fit the given time; a span without beginning or end says little far from its known year."""
    if when is None or not span.of_use().overlaps(when):
        return _off(span.of_use(), when)
    if value > 0.5 or (span.start is not None and span.end is not None):
        return "in use at that time"
    unknown = "beginning" if span.start is None else "end"
    return f"its {unknown} is not known, and that time is " + ("far off" if value > -0.2 else "too far off")


def _off(span: Timespan, when: Timespan | None) -> str:
    years = span.distance(when) if when else 0
    return f"{years} year{'s' * (years != 1)} off"


def settlement_sentence(option: Option, question: Question, setting: Setting, values: Values) -> str:
    """Return that the place probably did not exist yet, or has its name from an older one."""
    if values.get("younger_namesake"):
        return "a water or mountain of the Old World has the name, too"
    if values.get("settled"):
        return "the text is older than the first towns of that land"
    return "few towns of that land are so old"


def prominence_sentence(option: Option, question: Question, setting: Setting, values: Values) -> str:
    """Return how well known the place is among those with the name."""
    if values.get("lent_fame", 0.0) > 0:
        return "a well-known area near it has the same name"
    others = len(question.options) - 1
    older = ", though fame today says less of so early a text" if abs(values.get("old_fame", 0.0)) > 0.1 else ""
    if others < 1:
        size = "a well-known" if option.place.prominence >= 0.6 else "the only known"
        return f"{size} place of this name{older}"
    best = all(option.place.prominence >= other.place.prominence for other in question.options)
    return f"{'the' if best else 'not the'} best-known of {others + 1} candidates{older}"


def feature_sentence(option: Option, question: Question, setting: Setting, values: Values) -> str:
    """Return what kind of place it is."""
    named = ", and a water, landform or region near it has the name" if values.get("battle_of_namesake") else ""
    return feature_phrase(option.place.feature) + named


def kind_sentence(option: Option, question: Question, setting: Setting, values: Values) -> str:
    """Return which kind of place the text suggests, and whether this is one."""
    kind = feature_phrase(option.place.feature)
    for cue in question.cues:
        if cue.source == "titled" and values.get("titled_overseas"):
            return f"the text has the title “{cue.word}” before the name, but titles of nobility are from places of the Old World"
        fits = values.get(f"kind_{cue.source}", 0.0)
        if not fits:
            continue
        joined = "and" if fits > 0 else "but"
        if cue.source == "article":
            return f"the text has “the” before the name, as before rivers, ranges and regions, {joined} it is {kind}"
        if cue.source == "bare":
            return f"the text has no “the” between “{cue.word}” and the name, as it would before rivers and seas, but it is {kind}"
        if cue.source == "preposition":
            return f"the text has “{cue.word}” before the name, as before towns, {joined} it is {kind}"
        if cue.word == A_DATELINE:
            return f"the name is in the dateline, as the town where a report was written, {joined} it is {kind}"
        where = "the name contains" if cue.source == "inside" else "next to the name, the text has"
        return f"{where} “{cue.word}”, {joined} it is {kind}"
    return ""


def near_sentence(option: Option, question: Question, setting: Setting, values: Values) -> str:
    """Return whether it is near the point where places are expected."""
    return f"{'near' if values['near'] > 0.3 else 'far from'} {setting.near_label}, near which places are expected"


def home_sentence(option: Option, question: Question, setting: Setting, values: Values) -> str:
    """Return whether it is near the place where the text was written."""
    return f"{'near' if values['home'] > 0.3 else 'far from'} {setting.home_label}, where the text was written"


def neighbours_sentence(option: Option, question: Question, setting: Setting, values: Values) -> str:
    """Return the strongest relation to the other names of the passage."""
    state = option.place.feature.startswith("A.PCL")
    for clue, least, sentence in (
        ("beside", 0.5, "the place named next to it is close by"),
        ("proximity", 0.4, "other places of the passage are close by"),
        ("joint", 0.5, "candidates of other names in the passage are close by"),
        ("company", 0.3, "several other names of the passage are also names of places near it"),
        ("home_named", 0.5, "the passage names the division it is in"),
        ("any_first", 0.5, "another place of the passage is in the same division"),
        ("country_named", 0.5, "the passage names its country"),
        ("same_country", 0.2, f"other places of the passage are in {'it' if state else 'the same country'}"),
        ("state_around", 0.5, "another place of the passage is in it"),
        ("same_kind", 0.6, "the names next to it are places of the same kind"),
        ("region", 0.3, "other places of the passage are in the same part of the world"),
        ("proximity", 0.15, "other places of the passage are not far away"),
    ):
        if values.get(clue, 0.0) >= least:
            return sentence
    return "few or no other places of the passage are near"


def container_sentence(option: Option, question: Question, setting: Setting, values: Values) -> str:
    """Return whether it lies in the place that the text names after it, or contains the one before it."""
    inside = max(values.get("container", 0.0), values.get("loose_container", 0.0))
    if values.get("contains", 0.0) > inside:
        return "the text names a place before it that is in it"
    if values.get("outside", 0.0) > inside:
        return "it is not in the place that the text names right after it"
    return "it is in the place that the text names right after it"


def apposition_sentence(option: Option, question: Question, setting: Setting, values: Values) -> str:
    """Return that the text equates two names of it."""
    return "the text equates two names, and both are names of this place"


SENTENCES: Mapping[str, Callable[[Option, Question, Setting, Values], str]] = {
    "name": name_sentence, "time": time_sentence, "settlement": settlement_sentence, "attestation": attestation_sentence,
    "prominence": prominence_sentence,
    "feature": feature_sentence, "kind": kind_sentence, "near": near_sentence, "home": home_sentence,
    "neighbours": neighbours_sentence, "container": container_sentence, "apposition": apposition_sentence,
}  # fmt: skip
"""Maps a kind of clue to the function that returns its sentence."""


def _year(year: int | None) -> str:
    assert year is not None
    return f"{1 - year} BC" if year <= 0 else str(year)
