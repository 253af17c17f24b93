"""Merge the mentions of one person, given the names of a text in order."""

from __future__ import annotations

import pytest

from gazetteer.people.merge import group, join
from gazetteer.people.names import alike, parse, roman, same_word
from tests.work import lines_run

GROUPS = [
    # text with its names in brackets; for each person the forms
    ("[Mustafa Kemal] came. [Kemal] left.", ["Mustafa Kemal, Kemal"]),
    ("[Enver Pasha] came. [Enver] left.", ["Enver Pasha, Enver"]),
    ("[Enver] came. Then [Enver Pasha] left.", ["Enver, Enver Pasha"]),
    ("[Mustafa Kemal] came. [Kemal Pasha] left.", ["Mustafa Kemal, Kemal Pasha"]),
    ("[Gen. Grant] and [U. S. Grant] and [Grant].", ["Gen. Grant, U. S. Grant, Grant"]),
    ("[R. Sahakian] wrote. [Ruben Sahakian] wrote.", ["R. Sahakian, Ruben Sahakian"]),
    ("[Semyon Budyonny] rode. [Semyon Mikhailovich Budyonny] fought. [Semyon Mikhailovich] slept.",
     ["Semyon Budyonny, Semyon Mikhailovich Budyonny, Semyon Mikhailovich"]),
    # spellings
    ("[Kazim Karabekir] came. [Kiazim Karabekir] left. [Kâzım Karabekir] wrote.",
     ["Kazim Karabekir, Kiazim Karabekir, Kâzım Karabekir"]),
    ("[Talaat] came. [Talat] left.", ["Talaat, Talat"]),
    ("[Jevdet Bey] came. [Djevdet Bey] left.", ["Jevdet Bey, Djevdet Bey"]),
    ("[Alexander Khatisian] spoke. [Khatissian] sat.", ["Alexander Khatisian, Khatissian"]),
    ("[Budyonny] rode. [Budennyi] fought.", ["Budyonny, Budennyi"]),
    ("[Barton] rode. [Burton] fought.", ["Barton", "Burton"]),
    # rulers
    ("[Peter the First] built. [Peter I] died. [Peter] was great.", ["Peter the First, Peter I, Peter"]),
    ("[Nicholas I] died. [Nicholas II] reigned.", ["Nicholas I", "Nicholas II"]),
    ("[Peter the Great] and [Peter the Cruel].", ["Peter the Great", "Peter the Cruel"]),
    # father and son
    ("[Daniel Colt Jr.] came. [Daniel Colt Sr.] stayed.", ["Daniel Colt Jr.", "Daniel Colt Sr."]),
    ("[Daniel Colt Senior] stayed. [Colt Junior] came.", ["Daniel Colt Senior", "Colt Junior"]),
    ("[Daniel Colt, Jr.] came. [Colt, Jr.] slept.", ["Daniel Colt, Jr.; Colt, Jr."]),
    ("[Daniel Colt Jr.] came. [Daniel Colt] wrote.", ["Daniel Colt Jr., Daniel Colt"]),
    # inverted
    ("[Lynch, Henry] wrote. [Henry Lynch] travelled.", ["Lynch, Henry; Henry Lynch"]),
    # two of one surname
    ("[John Adams] came. [Abigail Adams] came. [Adams] left.", ["John Adams", "Abigail Adams, Adams"]),
    ("[Karl Marx] and [Karl Radek] wrote.", ["Karl Marx", "Karl Radek"]),
    ("[J. Miller] and [Peter Miller] wrote.", ["J. Miller", "Peter Miller"]),
    # men and women
    ("[Richard Sahakian] wrote. Mrs. [Sahakian] sang. [Sahakian] slept.", ["Richard Sahakian, Sahakian", "Sahakian"]),
    ("Mr. [Wood] came with Mrs. [Wood]. Mr. [Wood] left.", ["Wood, Wood", "Wood"]),
    ("Mrs. [Sahakian] sang.\n1. [Sahakian], The Plain, p. 12", ["Sahakian", "Sahakian"]),
    ("Mr. [Sahakian] sang.\n1. [Sahakian], The Plain, p. 12", ["Sahakian, Sahakian"]),
    ("Dr. [Wood] and Mrs. [Wood] came. [Wood] left.", ["Wood, Wood", "Wood"]),
    ("Mrs. [Wood] came. [Wood] slept. Captain [Wood] left.", ["Wood", "Wood, Wood"]),
    ("Dr. [Wolf] und Frau [Wolf].", ["Wolf", "Wolf"]),
    ("Le général [Gardane] et madame [de Gardane].", ["Gardane", "de Gardane"]),
    ("Le colonel [Gardane] et madame de [Gardane].", ["Gardane", "Gardane"]),
    ("Граф [Орлов] и княгиня [Орлов].", ["Орлов", "Орлов"]),
    ("[Emperor Nicholas] came. [Nicholas Orlov] left.", ["Emperor Nicholas", "Nicholas Orlov"]),
    ("Lady [Anne Wood] came. Mrs. [Wood] left.", ["Anne Wood, Wood"]),
    # kin and estates
    ("[John] died. His eldest son, [John], married.", ["John", "John"]),
    ("[Ali Pasha] ruled. Vasiliki, the wife of [Ali], wept.", ["Ali Pasha, Ali"]),
    ("[John] died. Anna, daughter of [John], of Hilton, wept.", ["John", "John"]),
    ("His son [Veli] came. [Veli Pasha] left.", ["Veli, Veli Pasha"]),
    ("Prince [Orlov] fell. His brother, [Roman Orlov], came.", ["Orlov", "Roman Orlov"]),
    ("[Roman Orlov] died. His grandson [Roman Orlov] came.", ["Roman Orlov", "Roman Orlov"]),
    ("[Boris] had a son. This son, [Boris Orlov], came.", ["Boris, Boris Orlov"]),
    ("[Reed] died in 1853. Young [Reed], her son, sailed.", ["Reed", "Reed"]),
    ("[Reed] came, and [Reed], his wife, and a maid.", ["Reed, Reed"]),
    ("[Roman Orlov] left sons. Another [Roman Orlov] ruled. Then the other [Orlov] died.", ["Roman Orlov", "Roman Orlov", "Orlov"]),
    ("The elder [Ivan Orlov] died. [Ivan Orlov] the younger came.", ["Ivan Orlov", "Ivan Orlov"]),
    ("Captain [Basil Reed] wrote. [Reed] the elder, his uncle, slept. Captain [Reed] left.", ["Basil Reed, Reed", "Reed"]),
    ("[Reed] wrote. [Reed] the elder brother slept.", ["Reed, Reed"]),
    ("[Basil Reed] the younger wrote. [Reed] slept.", ["Basil Reed, Reed"]),
    ("[Hugh Munro] of Foulis met [Hugh Munro] of Teaninich.", ["Hugh Munro", "Hugh Munro"]),
    # a name that occurs far more often than its namesake
    ("[Li Ming] a [Li Ming] b [Li Ming] c [Li Ming] d [Li Tao] e [Li] f.", ["Li Ming, Li Ming, Li Ming, Li Ming, Li", "Li Tao"]),
    ("[Smith] came. [John Smith] left. [Peter Smith] slept.", ["Smith, John Smith", "Peter Smith"]),
    # abbreviations, foreign spellings, titles of other languages
    ("[Wm. Reed] came. [William Reed] left.", ["Wm. Reed, William Reed"]),
    ("[Shamil] came. [Schamyl] left.", ["Shamil, Schamyl"]),
    ("[Abdul Hamid] came. [Abdülhamid] left. [Abdul-Hamid II] slept.", ["Abdul Hamid, Abdülhamid, Abdul-Hamid II"]),
    ("[Midhat Pasha] came. [Midhat Paşa] left.", ["Midhat Pasha, Midhat Paşa"]),
    ("[de Morgan] came. [Jacques de Morgan] left. [M. de Morgan] slept.", ["de Morgan, Jacques de Morgan, M. de Morgan"]),
    ("[Aram Pasha] and [Aram Manukian] came.", ["Aram Pasha", "Aram Manukian"]),
    ("[Hafiz Ahmed Pasha] came. [Ahmed Pasha] left.", ["Hafiz Ahmed Pasha, Ahmed Pasha"]),
    ("[A. P. Yermolov] came. [Aleksey Petrovich Yermolov] left. [Ermolov] slept.",
     ["A. P. Yermolov, Aleksey Petrovich Yermolov, Ermolov"]),
    ("[Sir John Hill] came. [Lady Hill] left. [Hill] slept.", ["Sir John Hill, Hill", "Lady Hill"]),
    ("[George IV] died. [George V] came. [King George] slept.", ["George IV", "George V, King George"]),
    # a title alone may be anybody
    ("[Enver Pasha] came. The [Pasha] of Kars left.", ["Enver Pasha", "Pasha"]),
    ("", []),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "people"), GROUPS)
def test_group(marked: str, people: list[str]) -> None:
    text, spans = unmarked(marked)
    found = [[text[start:end] for start, end in person.mentions] for person in group(text, spans)]
    assert found == [person.split("; " if ";" in person else ", ") for person in people]


def test_the_fullest_form_is_the_name_and_the_others_are_aliases_once() -> None:
    text, spans = unmarked("[Grant] came. [Gen. Ulysses Grant] came. [Grant] left.")
    [person] = group(text, spans)
    assert (person.name, person.aliases) == ("Ulysses Grant", ("Grant", "Gen. Ulysses Grant"))


@pytest.mark.parametrize(
    ("name", "words", "number", "sex"),
    [
        ("Gen. Kâzım Karabekir", ("kazim", "karabekir"), None, None),
        ("Mrs. Wood", ("wood",), None, "f"),
        ("Tsar Peter the First", ("peter",), 1, "m"),
        ("Henry VIII", ("henry",), 8, None),
        ("Enver Pasha", ("enver",), None, "m"),
        ("Paul von Hindenburg", ("paul", "hindenburg"), None, None),
        ("Sir", ("sir",), None, None),
        ("Miloš Obrenović I, Prince of Serbia", ("milos", "obrenovic"), 1, None),
        ("Lynch, —", ("lynch",), None, None),  # only marks follow the comma
    ],
)
def test_parse(name: str, words: tuple[str, ...], number: int | None, sex: str | None) -> None:
    found = parse(name)
    assert (found.words, found.number, found.sex) == (words, number, sex)


@pytest.mark.parametrize(
    ("text", "number"), [("I", 1), ("IV", 4), ("IX", 9), ("XIV", 14), ("Ivan", None), ("", None), ("C", None)]
)
def test_roman(text: str, number: int | None) -> None:
    assert roman(text) == number


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("khatisian", "khatissian", True), ("k", "kazim", True), ("k", "enver", False), ("kazim", "kiazim", False)],
)
def test_same_word(one: str, other: str, same: bool) -> None:
    assert same_word(one, other) == same


def test_persons_linked_to_one_known_person_are_merged() -> None:
    text, spans = unmarked("[Li Hongzhang] came. [Enver Pasha] left. [Li Hung-chang] slept.")
    groups = group(text, spans)
    joined = join(groups, ["hg:person-li", None, "hg:person-li"])
    assert [(one.name, one.aliases, known) for one, known in joined] == [
        ("Li Hongzhang", ("Li Hung-chang",), "hg:person-li"),
        ("Enver Pasha", (), None),
    ]
    assert join(groups, [None, None, None]) == [(one, None) for one in groups]


def test_similar_names_need_more_evidence() -> None:
    assert alike("kazim", "kiazim")
    assert not alike("kazim", "kemal")


def test_work_is_linear() -> None:
    def merge(times: int) -> object:
        text, spans = unmarked("[Ruben Sahakian] met [Sahakian] and Mrs. [Wood] and [Wood] and [Kemal Pasha]. " * times)
        return group(text, spans)

    merge(20)  # fills the caches of names
    fewer, more = (lines_run(merge, times) for times in (50, 200))
    assert more < 4.4 * fewer


def unmarked(marked: str) -> tuple[str, list[tuple[int, int]]]:
    text, spans = "", []
    for number, part in enumerate(marked.replace("]", "[").split("[")):
        if number % 2:
            spans.append((len(text), len(text) + len(part)))
        text += part
    return text, spans
