"""One name in several cases, and persons by the words beside their names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gazetteer.recognize.languages import cases, foreign
from gazetteer.recognize.models import ner
from gazetteer.recognize.persons import titled_persons
from gazetteer.recognize.places.plausible import plausible
from gazetteer.recognize.text import lexicon
from gazetteer.recognize.text.chances import Chances
from gazetteer.recognize.text.page import Page, lowered, open_page
from gazetteer.recognize.vocabulary import title_in_english


def page_of(
    text: str, lang: str, persons: dict[str, float] | None = None, places: dict[str, float] | None = None
) -> Page:
    """Return a text without names of the gazetteer; `persons` and `places` are the model's probabilities of words."""
    words = ner.read(text, ner.load(None, lang))
    none = [0.0] * len(words.words)
    person = [(persons or {}).get(word, 0.0) for word in words.words]
    place = [(places or {}).get(word, 0.0) for word in words.words]
    words = replace(words, chances=Chances(place, none, person, none, none))
    return open_page(words, lexicon.shapes(words), {}, frozenset(), [], lang=lang)


def at(page: Page, word: str) -> int:
    """Return the position of a word."""
    return page.words.words.index(word)


def names(page: Page, pieces: list[tuple[int, int]]) -> list[str]:
    """Return the words of some spans."""
    return [page.words.slice(*piece) for piece in pieces]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("ratchis", "ratchisem", True),
        ("wacho", "wachonis", True),
        ("мстислав", "мстиславом", True),
        ("leszek", "leszkiem", True),
        ("ava", "avari", False),
        ("roma", "romulus", False),
    ],
)
def test_forms_of_one_name_differ_only_in_their_endings(one: str, other: str, same: bool) -> None:
    assert cases.same_name(one, other) is same


def test_a_person_is_found_in_every_case() -> None:
    page = page_of(
        "Legati a Ratchise missi sunt. Deinde Ratchis rex pacem cum Aistulfo fecit.",
        "la",
        {"Ratchis": 0.9, "Ratchise": 0.3},
    )
    found = list(cases.persons(page, [(at(page, "Ratchis"), at(page, "Ratchis") + 1)]))
    assert names(page, found) == ["Ratchise"]


def test_names_that_the_model_half_takes_for_persons_are_persons_together() -> None:
    page = page_of(
        "Tunc Godeperga venit, et cum Godepergam vidisset, tacuit.", "la", {"Godeperga": 0.45, "Godepergam": 0.44}
    )
    assert names(page, list(cases.persons(page, []))) == ["Godeperga", "Godepergam"]
    alone = page_of("Tunc Godeperga venit.", "la", {"Godeperga": 0.45})
    assert not list(cases.persons(alone, []))


def test_a_place_in_one_case_is_a_person_by_its_other_cases() -> None:
    page = page_of(
        "Брат Ярополка шёл; Ярополк ждал, и с Ярополком стоял полк.",
        "ru",
        {"Ярополк": 1, "Ярополком": 1},
        {"Ярополка": 0.8},
    )
    index = at(page, "Ярополка")
    assert cases.outweighed(page, (index, index + 1))
    english = page_of("Ярополка и Ярополк", "en", {"Ярополк": 1}, {"Ярополка": 0.8})
    assert not cases.outweighed(english, (0, 1))


def test_peoples_are_known_by_their_genitive() -> None:
    page = page_of("Gepidis bellum intulit; rex Gepidorum cecidit, sed Turisindus vixit.", "la")
    assert cases.is_people(page, at(page, "Gepidis"))
    assert not cases.is_people(page, at(page, "Turisindus"))
    page = page_of("Audoin Gepidorum comes erat.", "la")
    assert cases.without_peoples(page, (0, 2)) == (0, 1)


def test_a_short_name_in_the_accusative_is_not_a_people() -> None:
    page = page_of("Tum Lucium Varum misit; Varus rediit.", "la")
    assert not cases.is_people(page, at(page, "Varus"))


def test_followers_of_a_person_are_no_person() -> None:
    text = "Sertorius Sertorianos laudat; Aemilianus cum Aemilianis venit."
    page = page_of(text, "la", {"Sertorius": 1, "Sertorianos": 0.9, "Aemilianus": 1, "Aemilianis": 0.9})
    found = [(at(page, word), at(page, word) + 1) for word in ("Sertorius", "Aemilianus")]
    assert names(page, list(cases.persons(page, found))) == ["Aemilianis"]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "Il vit mesdames de Brancas, de Lude et de Sully.", ["Brancas", "Lude", "Sully"]),
        ("de", "Die Generäle Pajol und Milhaud kamen.", ["Pajol", "Milhaud"]),
        ("ru", "За ним ехали князья Барятинский, Волконский и Щербатов.", ["Барятинский", "Волконский", "Щербатов"]),
        ("es", "Llegaron los señores Rivas y Peralta.", ["Rivas", "Peralta"]),
        ("fr", "Il vit les comtes d'autrefois.", []),
    ],
)
def test_persons_share_a_title_in_the_plural(lang: str, text: str, expected: list[str]) -> None:
    page = page_of(text, lang)
    assert names(page, list(titled_persons.together(page))) == expected


@pytest.mark.parametrize(
    ("lang", "text", "word", "expected"),
    [
        ("it", "Vide Ugolino Conte di Donoratico nel campo.", "Ugolino", True),
        ("it", "Vide Ugolino nel campo.", "Ugolino", False),
        ("ru", "После смерти Всеволода настала смута.", "Всеволода", True),
        ("la", "Post mortem Grimoaldi regnavit.", "Grimoaldi", True),
        ("ru", "После взятия Козельска ушли.", "Козельска", False),
    ],
)
def test_ranks_and_relatives_show_persons(lang: str, text: str, word: str, expected: bool) -> None:
    page = page_of(text, lang)
    assert titled_persons.is_of_rank(page, at(page, word)) is expected


def test_a_wish_to_god_is_not_a_person() -> None:
    page = page_of("مات صاحبنا رحمه الله ودفن عند عبد الله", "ar")
    assert titled_persons.is_blessing(page, (at(page, "رحمه"), at(page, "رحمه") + 2))
    assert not titled_persons.is_blessing(page, (at(page, "عبد"), at(page, "عبد") + 2))


def test_a_rank_after_a_name_is_not_part_of_a_place() -> None:
    page = page_of("Contro Corradino Principe di Antiochia.", "it")
    start = at(page, "Corradino")
    assert not plausible(page, (start, start + 2))
    assert plausible(page, (start, start + 1))


def test_romance_kind_words_with_a_capital_propose_names() -> None:
    words = ner.read("Acampamos junto al Río Zarcón y la Laguna del Mirzán.", ner.load(None, "es"))
    marks, lower = lexicon.shapes(words), lowered(words.words, "es")
    found = {words.slice(*piece) for piece in foreign.after_capital_kinds(words, marks, lower, "es")}
    assert found == {"Río Zarcón", "Laguna del Mirzán"}
    assert not list(foreign.after_capital_kinds(words, marks, lower, "de"))


@pytest.mark.parametrize(
    ("lang", "word", "title"),
    [
        ("ru", "генералом", "general"),
        ("uk", "князем", "prince"),
        ("pl", "biskupa", "bishop"),
        ("ru", "лесом", None),
        ("fr", "roi", None),
    ],
)
def test_titles_in_any_case_are_titles(lang: str, word: str, title: str | None) -> None:
    assert title_in_english(word, lang) == title
