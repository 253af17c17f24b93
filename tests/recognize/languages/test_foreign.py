"""Candidates and evidence in other languages than English, and persons by the form of their names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gazetteer.recognize.languages import foreign
from gazetteer.recognize.languages.word_ends import divided
from gazetteer.recognize.models import ner
from gazetteer.recognize.persons import foreign_persons
from gazetteer.recognize.text import lexicon
from gazetteer.recognize.text.chances import Chances
from gazetteer.recognize.text.page import Page, lowered, open_page
from gazetteer.recognize.text.plain import plain
from gazetteer.recognize.vocabulary import frequency, in_english
from tests.recognize.conftest import Lexicon


def page_of(text: str, lang: str, *, place: float | None = None, person: float = 0.0) -> Page:
    """Return a text without names of the gazetteer; `place` and `person` are the model's probabilities for each word."""
    words = ner.read(text, ner.load(None, lang))
    if place is not None:
        count, none = len(words.words), [0.0] * len(words.words)
        words = replace(words, chances=Chances([place] * count, none, [person] * count, none, none))
    return open_page(words, lexicon.shapes(words), {}, frozenset(), [], lang=lang)


@pytest.mark.parametrize(
    ("lang", "text", "found", "not_found"),
    [
        ("ar", "جاء العسكر إلى مدينة برشان وشملاط", ["برشان", "وشملاط"], ["العسكر"]),
        ("fa", "کاروان به قصبهٔ خرگرد رسید و از دیه مهروان گذشت", ["مهروان"], ["کاروان", "گذشت"]),
        ("ota", "عسکر كریوان قلعه‌سی اوكنه كلدی", ["كریوان"], ["كلدی"]),
        ("he", "הסוחרים ישבו אז בעיר זלושין", ["זלושין"], ["הסוחרים"]),
        ("de", "Sie kamen in die Stadt Mirzan", [], ["Mirzan"]),
    ],
)
def test_neighbours_propose_names_in_scripts_without_capitals(
    lang: str, text: str, found: list[str], not_found: list[str]
) -> None:
    words = ner.read(text, ner.load(None, lang))
    marks, lower = lexicon.shapes(words), lowered(words.words, lang)
    proposed = {words.slice(*piece) for piece in foreign.by_context(words, marks, lower, lang)}
    assert proposed >= set(found)
    assert proposed.isdisjoint(not_found)


@pytest.mark.parametrize(
    ("lang", "text", "word", "expected"),
    [
        ("fr", "Ils prirent la ville de Mirzan.", "Mirzan", "behind kind word&unknown"),
        ("es", "Pasamos el río Zarcón.", "Zarcón", "behind kind word&unknown"),
        ("tr", "Sonra Mirzan kalesi düştü.", "Mirzan", "before a postposition&unknown"),
        ("tr", "Sonra Mirzan geldi.", "Mirzan", None),
        ("tr", "Ordu Mirzan civarında durdu.", "Mirzan", "before a postposition&unknown"),
        ("ka", "ლაშქარი მირზანის გზით მოვიდა.", "მირზანის", "before a postposition&unknown"),
        ("la", "Et venerunt legati Gothiorum.", "Gothiorum", "ending of a people"),
        ("hy", "Եւ մտին զօրք Պարսից յաշխարհն։", "Պարսից", "ending of a people"),
        ("hy", "Եւ գնաց յՄիրզան զօրք։", "յՄիրզան", "in a local case&unknown"),
        ("el", "Ἦλθον οἱ Ρουμελιώτες στὸ χωριό.", "Ρουμελιώτες", "ending of a people"),
        ("ka", "ლაშქარი მირზანში დადგა.", "მირზანში", "in a local case&unknown"),
        ("hu", "Mirzanból hoztak hírt.", "Mirzanból", "in a local case&unknown"),
        ("ru", "По Мирзанской дороге шли обозы.", "Мирзанской", "Slavic adjective"),
        ("ru", "Он приехал из Мирзанской.", "Мирзанской", None),
        ("pt", "E depois a Imperatriz embarcou.", "Imperatriz", "the holder of an office"),
        ("pt", "Moravam em Imperatriz.", "Imperatriz", None),
        ("uk", "Він послав Мирзанському, а той пішов.", "Мирзанському", "Slavic adjective"),
        ("uk", "Він жив у Мирзанському.", "Мирзанському", None),
        ("pl", "Potem zgraja Mirzańskiego, zginęła.", "Mirzańskiego", "Slavic adjective"),
        ("ru", "Сюда приехал Пушкин.", "Пушкин", "surname of a known person&unknown"),
        ("ru", "Письмо отдали Пушкину лично.", "Пушкину", "surname of a known person&unknown"),
    ],
)
def test_evidence_of_other_languages(lang: str, text: str, word: str, expected: str | None) -> None:
    page = page_of(text, lang)
    at = page.words.words.index(word)
    found: list[str] = []
    foreign.evidence(page, (at, at + 1), "unknown", found)
    found = [name for name in found if not name.startswith(("frequency", "capitalized"))]
    assert found == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("lang", "text", "word", "is_person"),
    [
        ("fr", "Alors le général Mirzan partit.", "Mirzan", True),
        ("es", "Vino luego doña Mirzana.", "Mirzana", True),
        ("de", "Dort empfing Erzherzog Mirzan die Boten.", "Mirzan", True),
        ("de", "Dort stand der Statthalter Mirzan.", "Mirzan", False),
        ("fr", "Le roi de Mirzan partit.", "Mirzan", False),
        ("la", "Tunc rex Mirzanae venit.", "Mirzanae", False),
    ],
)
def test_a_name_after_a_title_is_not_a_place(lang: str, text: str, word: str, is_person: bool) -> None:
    page = page_of(text, lang)
    assert foreign.after_title(page, page.words.words.index(word)) is is_person


@pytest.mark.parametrize(
    ("lang", "text", "persons"),
    [
        ("ar", "ثم قدم زهير بن مروان التميمي إلى البصرة", ["زهير بن مروان التميمي"]),
        ("ar", "وكتب أبو الفضل إلى نور الدين", ["أبو الفضل", "نور الدين"]),
        ("ar", "وهذا لأبي الفضل حاضر", ["لأبي الفضل"]),
        ("ar", "وكان عبد الرحمن بن سلمان حاضرا", ["عبد الرحمن بن سلمان"]),
        ("he", "ומצאתי את ראובן בן גרשון שם", ["ראובן בן גרשון"]),
        ("ota", "محافظ بهرام پاشا كلدی", ["بهرام پاشا"]),
        ("fr", "On vit arriver Yahia-ben-Meriem et Osman-Bey.", ["Yahia-ben-Meriem", "Osman-Bey"]),
        ("ro", "Atunci veni Bogdan-vodă.", ["Bogdan-vodă"]),
        ("ru", "Тогда пришелъ Селимъ ибн Касим.", ["Селимъ ибн Касим"]),
        ("ru", "Дали сукна Селим-мурзе и Касиму.", ["Селим-мурзе"]),
        ("hy", "Այնտեղից Շահ-Սելիմը գնաց։", ["Շահ-Սելիմը"]),
        ("de", "Von Neu-Ulm nach Klein-Asien.", []),
        ("fa", "از شهر خوی به دریا رفتند", []),
    ],
)
def test_persons_by_the_form_of_their_names(lang: str, text: str, persons: list[str]) -> None:
    page = page_of(text, lang)
    assert [page.words.slice(*piece) for piece in foreign_persons.by_form(page)] == persons


@pytest.mark.parametrize(("person", "persons"), [(0.9, ["Սելիմ աղա Մրզյանը"]), (0.1, ["Սելիմ աղա"])])
def test_a_name_goes_on_after_its_title(person: float, persons: list[str]) -> None:
    page = page_of("այնտեղ մեզ հյուրընկալեց Սելիմ աղա Մրզյանը ինքը։", "hy", place=0.05, person=person)
    assert [page.words.slice(*piece) for piece in foreign_persons.by_form(page)] == persons


@pytest.mark.parametrize(
    ("lang", "text", "span", "whole"),
    [
        ("de", "Gestern kam Herr von Mirzan an.", "von Mirzan", "Mirzan"),
        ("la", "Tunc Ludolfus rex venit.", "Ludolfus rex", "Ludolfus"),
        ("la", "Ibi Cn. Mirzanius stetit.", "Mirzanius", "Cn. Mirzanius"),
        ("ru", "Письмо А. О. Мирзановой пришло.", "Мирзановой", "А. О. Мирзановой"),
        ("fr", "Alors El-Mirzani revint.", "Mirzani", "El-Mirzani"),
        ("hu", "Akkor Haszán bég elesett.", "Haszán", "Haszán bég"),
        ("tr", "Sonra Mustafa Paşa geldi.", "Mustafa Paşa", "Mustafa Paşa"),
        ("de", "Dann kam Herr Mirzan.", "Mirzan", "Mirzan"),
    ],
)
def test_the_span_of_a_model_becomes_a_whole_name(lang: str, text: str, span: str, whole: str) -> None:
    page = page_of(text, lang)
    words = page.words
    start = words.starts.index(text.index(span))
    end = words.ends.index(text.index(span) + len(span)) + 1
    assert words.slice(*foreign_persons.whole(page, (start, end))) == whole


@pytest.mark.parametrize(
    ("lang", "text", "place", "person", "persons"),
    [
        ("ru", "Тогда Мирзановъ выѣхалъ.", 0.3, 0.5, ["Мирзановъ"]),
        ("ru", "Вечером приехал Мирзанов.", 0.3, 0.5, ["Мирзанов"]),
        ("ru", "Вечером приехал Пушкин.", 0.9, 0.0, ["Пушкин"]),
        ("ru", "Тогда Мирзанов телеграфировал царю.", 0.3, 0.5, ["Мирзанов"]),
        ("hy", "Իսկ Միրզան հրամայեց նահանջել", 0.3, 0.5, ["Միրզան"]),
        ("ru", "Вечером приехал Мирзанов.", 0.9, 0.5, []),
        ("ru", "Тогда жил в Мирзанов.", 0.3, 0.5, []),
        ("de", "Dann starb Mirzan.", 0.1, 0.5, ["Mirzan"]),
        ("de", "Dann starb Mirzan.", 0.1, 0.1, []),
        ("es", "Luego Mirzano volvió.", 0.1, 0.5, ["Mirzano"]),
        ("de", "Dann besiegte Mirzan die Feinde.", 0.1, 0.5, []),  # the verb may have Mirzan as its object
        ("de", "Aber Mirzan besiegte die Feinde.", 0.1, 0.5, ["Mirzan"]),
        ("ru", "Ибо Мирзанов осадил крепость.", 0.3, 0.5, ["Мирзанов"]),
        ("tr", "Sonra Mirzan aldı.", 0.3, 0.5, []),  # the object of the verb
    ],
)
def test_who_does_something_is_a_person(lang: str, text: str, place: float, person: float, persons: list[str]) -> None:
    page = page_of(text, lang, place=place, person=person)
    assert [page.words.slice(*piece) for piece in foreign_persons.by_form(page)] == persons


def test_a_first_name_comes_again_without_capitals():
    page = page_of("وسار زهير بن مروان ثم رجع زهير", "ar")
    pieces = [(1, 4)]
    assert [page.words.slice(*piece) for piece in foreign_persons.again(page, pieces)] == ["زهير", "زهير"]


def test_german_compounds_of_a_place_are_divided():
    names = Lexicon([("Kars", 0.58, "P", "primary"), ("Batum", 0.6, "P", "primary"), ("Kars-Batum", 0.1, "P", "")])
    read = ner.read("Die Batum-Kars Bahn, das Kars-Land, Kars-See, Kars-Batum und Mirz-Land.", ner.load(None, "de"))
    assert divided(read, names, "de").words == [
        "Die", "Batum", "-", "Kars", "Bahn", ",", "das", "Kars", "-", "Land", ",", "Kars-See", ",", "Kars-Batum", "und",
        "Mirz-Land", ".",
    ]  # fmt: skip
    assert divided(read, names, "fr") is read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("in ~Kars~ und _Wan_.", "in Kars und Wan."),
        ("von __Kars__, ~Wan~-Ufer", "von Kars, Wan-Ufer"),
        ("ab ~100 Mann, snake_case", "ab ~100 Mann, snake_case"),
    ],
)
def test_marks_of_emphasis_are_left_out(text: str, read: str) -> None:
    copy = plain(text, emphasized=False)
    assert copy.text == read
    assert plain(text).text == text
    if "Kars" in text:
        at = read.index("Kars")
        start, end = copy.source(at, at + 4)
        assert text[start:end] == "Kars"


@pytest.mark.parametrize(
    ("lang", "word", "english"),
    [
        ("de", "gen", "to"),
        ("de", "graff", "count"),
        ("de", "churfürst", "prince"),
        ("fr", "devers", "towards"),
        ("fr", "landgrave", "count"),
        ("it", "dall'", "from"),
        ("it", "bailo", "ambassador"),
        ("es", "fasta", "to"),
        ("es", "corregidor", "governor"),
        ("pt", "além", "beyond"),
        ("pt", "vizo-rei", "governor"),
        ("nl", "ende", "and"),
        ("nl", "burgemeester", "mayor"),
        ("pl", "rotmistrz", "captain"),
        ("cs", "kurfiřt", "prince"),
        ("hu", "vajda", "prince"),
        ("sv", "öfver", "across"),
        ("sv", "landshöfdingen", "governor"),
        ("da", "igjennem", "through"),
        ("da", "at", "that"),
        ("ro", "dela", "from"),
        ("ro", "logofătul", "mr"),
        ("la", "necnon", "and"),
        ("la", "landgravii", "count"),
        ("hr", "grof", "count"),
    ],
)
def test_words_of_old_letters_and_chronicles(lang: str, word: str, english: str) -> None:
    assert in_english(lang)[word] == english


@pytest.mark.parametrize(("word", "does"), [("Mirzad", True), ("Mirzadra", False)])
def test_a_place_in_a_local_case_does_nothing(word: str, does: bool) -> None:
    page = page_of(f"Akkor {word} ment.", "hu", place=0.1)
    assert foreign.does_something(page, 1) is does


def test_words_of_other_languages():
    assert in_english("ar")["مدينة"] == "city"
    assert in_english("ota")["قلعه"] == "fort"
    assert in_english("grc")["ποταμός"] == in_english("hyw")["գետ"] == "river"
    assert in_english("hr")["općina"] == "district"
    assert in_english("hr")["kod"] == in_english("bs")["kod"] == "near"
    assert in_english("nb")["paa"] == in_english("no")["paa"] == "in"
    assert frequency("selo", "hr") == frequency("selo", "sr") != "?"
    assert frequency("und", "de") > frequency("strumpf", "de") > frequency("dschulfa", "de")


def test_the_short_list_has_the_frequent_words() -> None:
    for word in ("moral", "democracy"):
        assert frequency(word, "en", "small") == frequency(word, "en") >= "4"
    assert frequency("boustrophedon", "en", "small") == "0" < frequency("boustrophedon", "en")


@pytest.mark.parametrize(("word", "does"), [("Զարմեր", True), ("յԶարմեր", False)])
def test_an_armenian_name_with_its_preposition_does_nothing(word: str, does: bool) -> None:
    page = page_of(f"Եւ {word} մեռաւ հոն։", "hy", place=0.1)
    assert foreign.does_something(page, 1) is does


@pytest.mark.parametrize(
    ("lang", "text", "persons"),
    [
        ("hy", "Հասաւ Շաքիր փաշա եւ Նազիմ բէյ ալ եկաւ", ["Շաքիր փաշա", "Նազիմ բէյ"]),
        ("tr", "Sabah Şemsi paşa geldi", ["Şemsi paşa"]),
        ("bg", "После Шукри паша замина", ["Шукри паша"]),
        ("ru", "Войска Ариф-бея отошли", ["Ариф-бея"]),
        ("bg", "После паша замина", []),
        ("de", "Dort stand Omar Pascha", ["Omar Pascha"]),
        ("de", "Man sah die Husaren bey Olmütz", []),
    ],
)
def test_a_title_after_a_capitalized_name_marks_a_person(lang: str, text: str, persons: list[str]) -> None:
    page = page_of(text, lang)
    found = [page.words.slice(*piece) for piece in foreign_persons.by_form(page)]
    assert [name for name in found if name in persons] == persons
    assert persons or not found
