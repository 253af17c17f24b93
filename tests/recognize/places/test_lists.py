"""Names that are places because of the places that they are listed with."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from gazetteer.recognize.models import ner
from gazetteer.recognize.places import lists
from gazetteer.recognize.places.find import FoundPlace, survey
from tests.recognize.conftest import Lexicon

LEXICON = Lexicon(
    [
        ("Sivas", 0.6, "P", "primary"),
        ("Niksar", 0.5, "P", "primary"),
        ("Zile", 0.3, "P", "primary"),
        ("Siv", 0.5, "A", "abbreviation"),
        ("Clinton", 0.5, "P", "primary"),
        ("Sebasteia", 0.6, "P", "alternate"),
        ("Selanik", 0.7, "P", "alternate"),
        ("حران", 0.5, "P", "primary"),
        ("تفلیس", 0.7, "P", "alternate"),
        ("ایروان", 0.7, "P", "alternate"),
    ]
)


def promoted(text: str, lang: str, places: Sequence[str]) -> list[str]:
    """Return the names that are added to the places found."""
    read = survey(ner.read(text, ner.load(None, lang)), LEXICON, lang=lang)
    words = read.page.words
    found = [FoundPlace((words.words.index(name), words.words.index(name) + 1), 1.0) for name in places]
    return [words.slice(*item.piece) for item in lists.promoted(read, found)]


@pytest.mark.parametrize(
    ("lang", "text", "places", "added"),
    [
        ("tr", "Oradan Niksar ve Sivas üzerinden gittiler.", ["Sivas"], ["Niksar"]),
        ("tr", "Oradan Sivas ve Niksar üzerinden gittiler.", ["Sivas"], ["Niksar"]),
        ("tr", "Oradan Niksar ve Sivas üzerinden gittiler.", [], []),
        ("tr", "Oradan Zile ve Sivas üzerinden gittiler.", ["Sivas"], []),  # a village may be another word
        ("tr", "Oradan Sebasteia ve Niksar üzerinden gittiler.", ["Niksar"], []),  # not its name of today
        ("tr", "Oradan Selanik ve Niksar üzerinden gittiler.", ["Niksar"], ["Selanik"]),  # a great city
        ("tr", "Oradan Mirzan ve Niksar üzerinden gittiler.", ["Niksar"], []),
        ("tr", "Oradan Niksar Paşa ve Sivas üzerinden gittiler.", ["Sivas"], []),
        ("fa", "سپس تفلیس و ایروان را گرفت.", ["تفلیس"], ["ایروان"]),
        ("en", "From there Niksar and Sivas were reached.", ["Sivas"], []),  # English needs a preposition
        ("en", "The army took Sivas, Mirzan and Niksar.", ["Sivas", "Niksar"], ["Mirzan"]),
        ("en", "The army went to Sivas, Mirzan and Niksar.", ["Sivas", "Niksar"], ["Mirzan"]),
        ("en", "The army took Sivas, Henry and Niksar.", ["Sivas", "Niksar"], []),
        ("en", "Then Sivas, Mirzan and Niksar.", ["Sivas", "Niksar"], []),
        ("tr", "Then from Sivas, Mirzan ve Niksar.", ["Sivas", "Niksar"], []),
    ],
)
def test_a_known_name_joined_to_a_place(lang: str, text: str, places: Sequence[str], added: list[str]) -> None:
    assert promoted(text, lang, places) == added


@pytest.mark.parametrize(
    ("text", "added"),
    [
        ("They went from Sivas and Niksar to the coast.", ["Niksar"]),
        ("They saw Sivas and Niksar on the coast.", []),  # no preposition
        ("They went from Sivas and Niksar Bey to the coast.", []),
        ("They went from Sivas and Clinton to the coast.", []),  # may be a person
    ],
)
def test_a_known_name_with_the_preposition_of_a_place(text: str, added: list[str]) -> None:
    assert promoted(text, "en", ["Sivas"]) == added


@pytest.mark.parametrize(
    ("text", "added"),
    [
        ("Born in Sivas, Siv; died at sea.", ["Siv"]),
        ("Born in Sivas, Siv said so.", []),
        ("Born in Sivas, Zile; died at sea.", []),  # a village, not a division
    ],
)
def test_the_abbreviation_of_a_division_after_a_place(text: str, added: list[str]) -> None:
    assert promoted(text, "en", ["Sivas"]) == added


@pytest.mark.parametrize(
    ("text", "added"),
    [
        ("They came to Sivas (Sebasteia) by night.", ["Sebasteia"]),
        ("They came to Sivas (Sebasteia,) by night.", ["Sebasteia"]),
        ("They came to Sivas (Sebasteia came too) by night.", []),
        ("They came to Sivas (Clinton) by night.", []),  # may be a person
        ("The Emir of Sivas (Zile) came by night.", []),
        ("They left the town of Zile, Sivas, by night.", ["Zile"]),
        ("They left the friend of Zile, Sivas, by night.", []),
    ],
)
def test_a_known_name_beside_a_place(text: str, added: list[str]) -> None:
    assert promoted(text, "en", ["Sivas"]) == added


def test_a_misspelt_name_of_a_place() -> None:
    text = "Here is {}; the word is Selanic, and Sellanik."
    assert promoted(text.format("Selanik"), "en", ["Selanik"]) == ["Sellanik"]  # the last letter can be an ending


def test_a_known_name_between_two_places() -> None:
    text = "They passed Sivas, Zile, and Niksar."
    assert promoted(text, "en", ["Sivas", "Niksar"]) == ["Zile"]
    assert promoted(text, "en", ["Sivas"]) == []


@pytest.mark.parametrize(
    ("lang", "text", "added"),
    [
        ("fr", "Sivas, 15 septembre. On mande la paix.", ["Sivas"]),
        ("fr", "Rien. — Sivas, le 15 septembre. On mande la paix.", ["Sivas"]),
        ("de", "Niksar, den 3. Mai. Man meldet nichts.", ["Niksar"]),
        ("it", "Niksar 3 maggio. Niente.", ["Niksar"]),
        ("fr", "Sivas, 15 hommes. On mande la paix.", []),
        ("fr", "Mirzan, 15 septembre. On mande la paix.", []),
        ("en", "Sivas, 15 September. Nothing new.", []),
    ],
)
def test_a_dateline(lang: str, text: str, added: list[str]) -> None:
    assert promoted(text, lang, []) == added


@pytest.mark.parametrize(
    ("text", "places", "added"),
    [
        ("Потом Мирзан (Mirzanne) сгорел.", ["Мирзан"], ["Mirzanne"]),
        ("Потом Мирзан (La Mirzanne) сгорел.", ["Мирзан"], ["La Mirzanne"]),
        ("Потом Мирзан (Mirzanne, 1810) сгорел.", ["Мирзан"], []),
        ("Потом Мирзан (Mirzanne) сгорел.", [], []),
        ("Потом Mirzan (Mirzanne) сгорел.", ["Mirzan"], []),
    ],
)
def test_the_name_in_latin_script_behind_a_place(text: str, places: Sequence[str], added: list[str]) -> None:
    assert promoted(text, "ru", places) == added
