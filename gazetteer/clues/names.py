"""Clues from the name: which of the place's names matched, and how closely."""

from __future__ import annotations

from gazetteer.clues.attestations import attested_then
from gazetteer.clues.exonyms import is_exonym_in_script
from gazetteer.clues.forms import differs_at_end, in_latin
from gazetteer.clues.question import Option, Question, Setting
from gazetteer.clues.sources import LISTS
from gazetteer.clues.times import WATERS_LANDS_REGIONS, Values, agreement, dated, existence
from gazetteer.names.edit_distance import distance
from gazetteer.names.scripts import script_of
from gazetteer.names.sound import sound

ATTESTED = ("official", "historical", "variant")
"""Kinds of names that a specific source attests."""
FORMER_NAME_PROMINENCE = 0.45
"""Lower bound of the prominence of a place with an attested old name: the town may have been larger."""
MAX_SHORT_LETTERS = 4
"""Maximum number of letters of a short name: many other names are one letter away."""


def name_clues(values: Values, option: Option, question: Question, setting: Setting) -> None:
    """Add the clues of the name to `values`."""
    name, place = option.name, option.place
    values["named"] = 1.0
    if option.nearby:
        _nearby_clues(values, option, question)
        return
    if not option.literal:
        _inexact_clues(values, option, question, setting)
        return
    foreign = is_foreign(option, question, setting)
    if foreign and any(other.literal and not is_foreign(other, question, setting) for other in question.options):
        values["foreign"] = 1.0
        values["foreign_fame"] = place.prominence
        if question.text.casefold() in place.label.casefold().split():
            values["foreign_part"] = 1.0
    main = is_main(option, setting) and not foreign
    if not main and any(is_main_today(other, question, setting) for other in question.options):
        values["contested"] = 1.0
        values["contested_fame"] = place.prominence
    if main:
        values["primary"] = 1.0
    elif is_attested(option):
        values["curated"] = 1.0
        values["known_once"] = max(0.0, FORMER_NAME_PROMINENCE - place.prominence)
    elif name.kind == "short":
        values["short"] = 1.0
    elif name.kind == "alternate":
        values["alternate"] = 1.0
        values["alternate_fame"] = place.prominence
    elif name.kind in ("abbreviation", "demonym"):
        values[name.kind] = 1.0
    if option.how == "exact" and " " in question.text.strip() and (main or _known_then(option, setting)):
        values["several_words"] = 1.0
    if place.label.casefold() == question.text.casefold() and name.kind != "primary":
        values["label"] = 1.0
    if option.how == "part":
        values["part"] = 1.0
        values["part_fame"] = place.prominence
        if any(other.how == "exact" for other in question.options):
            values["part_spare"] = 1.0
    elif name.text.casefold() != question.text.casefold():
        values["other_form"] = 1.0


def _known_then(option: Option, setting: Setting) -> bool:
    """Return whether a source has the name, and another has an event at the place at the time of the text."""
    when = setting.when
    return when is not None and is_attested(option) and attested_then(option.place.id, when) > 0


def is_main_today(option: Option, question: Question, setting: Setting) -> bool:
    """Return whether the name is exactly the main name of the place today, in the language of the text."""
    return option.how == "exact" and option.name.kind == "primary" and not is_foreign(option, question, setting)


def is_main(option: Option, setting: Setting) -> bool:
    """Return whether the name is the place's main name today, or was its name at the text's time.

    Rivers, ranges and regions are mostly named without the kind word: "Danube" is the main name of the Danube River. So are states
    in their own time: "Ghana" is the main name of the Ghana Empire in 900.
    """
    name, place = option.name, option.place
    natural = name.kind == "short" and place.feature[:1] in WATERS_LANDS_REGIONS
    of_its_time = name.kind == "short" and setting.when is not None and existence(place.when, setting.when) > 0
    return name.kind == "primary" or natural or of_its_time or agreement(name.when, setting.when) > 0


def is_attested(option: Option) -> bool:
    """Return whether a specific source attests the name, and not just a list."""
    name = option.name
    return name.kind in ATTESTED or dated(option) or (name.kind == "alternate" and name.source not in LISTS)


def is_foreign(option: Option, question: Question, setting: Setting) -> bool:
    """Return whether the name is in a language other than the text's, and is not the place's label."""
    lang, label, text = option.name.lang, option.place.label.casefold(), question.text.casefold()
    if not lang or label == text or is_attested(option) or option.name.kind == "demonym":
        return False
    alone = setting.lang in (None, "und")
    if option.name.kind == "short" and not alone and text in label.split():
        return False  # labels are in English: "Ghana" of the Ghana Empire, even if a list has it as a French name
    if alone:
        # "Norfolk" for Norfolk Island, and "Cebu" for the Oued Sebou, but not "Moskau" for Moscow
        natural = option.name.kind == "primary" and option.place.feature[:1] in WATERS_LANDS_REGIONS and lang != "en"
        return natural or (text in label.split() and lang != "en")
    return lang.partition("-")[0] != str(setting.lang).partition("-")[0]


def _inexact_clues(values: Values, option: Option, question: Question, setting: Setting) -> None:
    values["inexact"] = 1.0
    values["unlike"] = 1 - option.similarity
    values["letters"] = option.letters
    values["inexact_fame"] = max(0.0, option.place.prominence - FORMER_NAME_PROMINENCE)
    if setting.lang not in (None, "und", "en"):
        values["inexact_tongue"] = 1.0
    if differs_at_end(question.text, option.name.text):
        values["inexact_ending"] = 1.0
    if option.how == "fuzzy":
        values["fuzzy"] = 1.0
    if option.name.kind != "primary":
        values["inexact_alias"] = 1.0
    if script_of(option.name.text) != script_of(question.text):
        values["inexact_script"] = 1.0
        if is_exonym_in_script(option, question.text):
            values["inexact_exonym"] = 1.0
    if any(other.how == "exact" for other in question.options):
        values["inexact_spare"] = 1.0
    if len(question.text) <= MAX_SHORT_LETTERS:
        values["inexact_short"] = 1.0


def _nearby_clues(values: Values, option: Option, question: Question) -> None:
    """Add the clues of a name that was searched for near the other places of the passage."""
    written, meant = in_latin(question.text), in_latin(option.name.text)
    values["nearby"] = 1.0
    values["nearby_letters"] = option.letters / max(MAX_SHORT_LETTERS, len(written))
    values["nearby_fame"] = option.place.prominence
    values["nearby_spare"] = max((o.place.prominence for o in question.options if o.how == "exact"), default=0.0)
    if meant.startswith(f"{written} "):
        values["nearby_first"] = 1.0
    elif meant.endswith(f" {written}"):
        values["nearby_last"] = 1.0
    else:
        sounds = sound(written)
        values["nearby_sound"] = distance(sounds, sound(meant)) / max(MAX_SHORT_LETTERS, len(sounds))
        if differs_at_end(question.text, option.name.text):
            values["nearby_ending"] = 1.0
    if option.name.kind != "primary":
        values["nearby_alias"] = 1.0
