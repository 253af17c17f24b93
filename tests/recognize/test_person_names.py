"""Who is who: titles, short forms, different people of one surname."""

import pytest

from gazetteer.recognize.lexicon import shapes
from gazetteer.recognize.ner import load, read
from gazetteer.recognize.person_names import bare, by_titles, group, speakers, with_titles

GROUPS = [
    # names in the order of the text, who they are: name → the forms it is given
    (["Mustafa Kemal", "Kemal"], {"Mustafa Kemal": ["Mustafa Kemal", "Kemal"]}),
    (["Enver Pasha", "Enver"], {"Enver Pasha": ["Enver Pasha", "Enver"]}),
    (["Enver", "Enver Pasha"], {"Enver Pasha": ["Enver", "Enver Pasha"]}),
    (["Gen. Grant", "U. S. Grant", "Grant"], {"U. S. Grant": ["Gen. Grant", "U. S. Grant", "Grant"]}),
    (["R. Hovannisian", "Richard Hovannisian"], {"Richard Hovannisian": ["R. Hovannisian", "Richard Hovannisian"]}),
    (["Kemal Pasha", "Mustafa Kemal"], {"Kemal Pasha": ["Kemal Pasha"], "Mustafa Kemal": ["Mustafa Kemal"]}),
    # two of one surname: the short form is the one named last before it
    (
        ["John Adams", "Abigail Adams", "Adams"],
        {"John Adams": ["John Adams"], "Abigail Adams": ["Abigail Adams", "Adams"]},
    ),
    (["John Adams", "Jane Adams"], {"John Adams": ["John Adams"], "Jane Adams": ["Jane Adams"]}),
    (["Karl Marx", "Karl Radek"], {"Karl Marx": ["Karl Marx"], "Karl Radek": ["Karl Radek"]}),
    (["Putin", "Putin"], {"Putin": ["Putin", "Putin"]}),
    ([], {}),
]


@pytest.mark.parametrize(("names", "people"), GROUPS)
def test_group(names: list[str], people: dict[str, list[str]]) -> None:
    spans = [(index, index + 1) for index in range(len(names))]
    found = {person.name: [names[start] for start, _ in person.mentions] for person in group(names, spans)}
    assert found == people


def test_aliases_are_the_other_forms_once() -> None:
    [person] = group(["Enver Pasha", "Enver", "Enver"], [(0, 1), (1, 2), (2, 3)])
    assert (person.name, person.aliases) == ("Enver Pasha", ("Enver",))


@pytest.mark.parametrize(
    ("name", "without"),
    [
        ("Gen. Grant", "Grant"),
        ("Lieut. Gen. U. S. Grant", "U. S. Grant"),
        ("Enver Pasha", "Enver Pasha"),
        ("Sir", "Sir"),
    ],
)
def test_bare(name: str, without: str) -> None:
    assert bare(name) == without


TITLED = [
    ("He met General Karabekir there.", ["Karabekir"], ["General Karabekir"]),
    ("He met Lieut. Gen. U. S. Grant there.", ["U. S. Grant"], ["Lieut. Gen. U. S. Grant"]),
    ("He met Enver Pasha there.", ["Enver Pasha"], ["Enver Pasha"]),
    ("He met Tsar Peter the First there.", ["Peter the First"], ["Peter the First"]),
    ("He met nobody there.", [], []),
]


@pytest.mark.parametrize(("text", "names", "titled"), TITLED)
def test_titles(text: str, names: list[str], titled: list[str]) -> None:
    words = read(text, load(None, "en"))
    marks = shapes(words)
    found = [piece for piece in by_titles(words, marks) if len(words.slice(*piece)) > 3]
    assert [words.slice(*piece) for piece in found] == names
    assert [words.slice(*with_titles(piece, words, marks)) for piece in found] == titled


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("2. Aram said:\nThank you.", ["Aram"]),
        ("troy said:\nBlame.", ["troy"]),
        ("They said: no.", []),
        ("He said no.", []),
    ],
)
def test_speakers(text: str, who: list[str]) -> None:
    words = read(text, load(None, "en"))
    assert [words.slice(*piece) for piece in speakers(words, shapes(words))] == who
