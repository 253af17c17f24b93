"""Evidence from the word before a name."""

from __future__ import annotations

import pytest

from gazetteer import Gazetteer
from gazetteer.recognize.languages.inflected import with_inflections
from gazetteer.recognize.languages.word_ends import without_ends
from gazetteer.recognize.models import ner
from gazetteer.recognize.places import find
from gazetteer.recognize.places.evidence import evidence


@pytest.mark.parametrize(
    ("lang", "text", "name", "expected"),
    [
        ("es", "Ayer el general Bolívar cruzó el río.", "Bolívar", "before:title"),
        ("ru", "Вчера генерал Тулон перешёл реку.", "Тулон", "before:title"),
        ("ru", "Вчера полковник Казань покинул.", "Казань", "before:title"),
        ("uk", "Прийшли козаки з Києвом.", "Києвом", "before:small word"),
        ("uk", "Прийшли козаки з Києва.", "Києва", "before:from"),
        ("pl", "Przyszli Kozacy z Warszawą.", "Warszawą", "before:small word"),
        ("pl", "Przyszli Kozacy z Warszawy.", "Warszawy", "before:from"),
        ("hu", "Akkor a tábornok Aradra indult.", "Aradra", "before:small word"),
        ("hu", "Akkor a tábornok Arad ura lett.", "Arad", "before:title"),
        ("en", "It was the general Boston opinion.", "Boston", "before:small word"),
        ("en", "Then General Boston left.", "Boston", "before:title"),
        ("tr", "Ordu 1877'de Van kentine girdi.", "Van", "before:small word"),
        ("tr", "Binbaşı Rıza Van'dan çıktı.", "Van", "before:from"),
        ("tr", "Sonra Kars’taki ordu geldi.", "Kars", "before:in"),
        ("tr", "Sonra Kars’ın ordusu geldi.", "Kars", "before:small word"),
        ("tr", "Rıza Kars’ın ordusunu gördü.", "Kars", "before:first capital"),
        ("en", "Afterwards Boston was sold.", "Boston", "before:first capital"),
        ("tr", "Sonra Rıza Paşa Kars kalesini aldı.", "Kars", "before:small word"),
        ("en", "Lot 1877 Boston was sold.", "Boston", "before:number"),
        ("en", "Mary, servant, b. Boston, d. Hull.", "Boston", "before:born"),
        ("en", "John, weaver, bapt. Boston, bur. Hull.", "Boston", "before:born"),
        ("en", "The road goes by Boston to York.", "Boston", "before:by the way"),
        ("en", "The road goes by Boston and Hull to York.", "Boston", "before:by the way"),
        ("en", "The war was led by Boston to the end.", "Boston", "before:small word"),
    ],
)
def test_the_word_before_a_name(gazetteer: Gazetteer, lang: str, text: str, name: str, expected: str) -> None:
    words = without_ends(ner.read(text, ner.load(None, lang)), lang)
    survey = find.survey(words, with_inflections(gazetteer, lang), lang=lang)
    piece = next(p for p in survey.pieces if words.words[p[0]] == name and p[1] == p[0] + 1)
    assert [found for found in evidence(survey.page, piece) if found.startswith("before:") and "&" not in found] == [
        expected
    ]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("In the spring Selim besieged Nisib with ten guns.", "Nisib", {"before:conquest"}),
        ("Only the doctor reached Zorabad.", "Zorabad", {"before:conquest"}),
        ("Selim took Kars by night.", "Kars", {"before:capture"}),
        ("Selim took Zorabad by night.", "Zorabad", set()),  # not in the gazetteer
        ("Selim took Jackson by night.", "Jackson", {"before:capture of a namesake"}),  # a surname, too
        ("Selim took Jackson prisoner by night.", "Jackson", set()),
        ("Selim took the road of Kars.", "Kars", set()),
    ],
)
def test_a_verb_of_conquest_before_a_name(gazetteer: Gazetteer, text: str, name: str, expected: set[str]) -> None:
    page = find.survey(ner.read(text, ner.load(None, "en")), gazetteer).page
    start = page.words.words.index(name)
    found = evidence(page, (start, start + 1))
    assert {each for each in found if each.startswith(("before:conquest", "before:capture"))} == expected


@pytest.mark.parametrize(
    ("text", "name", "only"),
    [
        ("Then letters from Smyrna advise of a storm.", "Smyrna", True),
        ("Then letters from the Smyrna advise of a storm.", "Smyrna", False),
        ("Then letters from Jackson advise of a storm.", "Jackson", False),  # a surname
        ("Then letters from Smyrna Street advise of a storm.", "Smyrna", False),  # a part of a name
        ("Then letters by Smyrna advise of a storm.", "Smyrna", False),
    ],
)
def test_a_preposition_before_a_well_known_place(gazetteer: Gazetteer, text: str, name: str, only: bool) -> None:
    page = find.survey(ner.read(text, ner.load(None, "en")), gazetteer).page
    start = page.words.words.index(name)
    assert ("before:place word&only a place" in evidence(page, (start, start + 1))) is only


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oradan Sivas’a ve Zorova’ya geçtik.", True),
        ("Oradan Sivas'a, Zorova'ya geçtik.", True),
        ("Oradan Sivas’tan ve Zorova’ya geçtik.", False),  # another case
        ("Oradan Kemal’e ve Zorova’ya yazdı.", False),  # a person, or a village of that name
    ],
)
def test_a_list_of_places_in_one_case(gazetteer: Gazetteer, text: str, expected: bool) -> None:
    words = without_ends(ner.read(text, ner.load(None, "tr")), "tr")
    page = find.survey(words, gazetteer, lang="tr").page
    start = words.words.index("Zorova")
    assert ("case of a place beside it" in evidence(page, (start, start + 1))) is expected


@pytest.mark.parametrize(("text", "way"), [
    ("They fell back by Zorabad to York.", True),
    ("They retreated slowly by Zorabad and Hull to York.", True),
    ("The letter was given by Zorabad to York.", False),  # without a verb of movement, an unknown name is a person
])  # fmt: skip
def test_an_unknown_name_on_the_way(gazetteer: Gazetteer, text: str, way: bool) -> None:
    page = find.survey(ner.read(text, ner.load(None, "en")), gazetteer).page
    start = page.words.words.index("Zorabad")
    assert ("before:by the way" in evidence(page, (start, start + 1))) is way
