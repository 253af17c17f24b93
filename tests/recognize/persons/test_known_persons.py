"""Full names of the authority are persons, and so are their surnames unless a preposition suggests a place."""

from __future__ import annotations

import pytest

from gazetteer.people.authority import full_names
from gazetteer.recognize.models import ner
from gazetteer.recognize.persons.known_persons import is_surname, known_persons, surnames
from gazetteer.recognize.recognizer import Recognizer
from gazetteer.recognize.text.lexicon import shapes
from tests.recognize.conftest import Lexicon


def found(text: str) -> list[str]:
    words = ner.read(text, ner.load(None, "en"))
    return [" ".join(words.words[start:end]) for start, end in known_persons(words, shapes(words))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Then Kâzım Karabekir came.", ["Kâzım Karabekir"]),
        ("Kazim Karabekir and Mustafa Kemal met.", ["Kazim Karabekir", "Mustafa Kemal"]),
        ("It was Kazim Karabekir, who came.", ["Kazim Karabekir"]),
        ("Karabekir came alone.", []),
        ("kazim karabekir came.", []),
        ("", []),
    ],
)
def test_full_names(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    ("text", "is_person"), [("Then Karabekir came", True), ("They lived in Karabekir", False), ("to Karabekir", True)]
)
def test_surnames(text: str, is_person: bool) -> None:
    words = ner.read(f"Kazim Karabekir came. {text}.", ner.load(None, "en"))
    known = surnames(words, known_persons(words, shapes(words)))
    position = max(n for n, word in enumerate(words.words) if word == "Karabekir")
    assert is_surname(words, (position, position + 1), known) == is_person


def test_a_village_with_the_name_of_a_known_person() -> None:
    lexicon = Lexicon([("Karabekir", 0.3, "P", "primary"), ("Kars", 0.6, "P", "primary")])
    mentions = Recognizer(lexicon, lang="de").recognize("Kazim Karabekir kam nach Kars. Karabekir blieb.").mentions
    assert [(mention.text, mention.type) for mention in mentions] == [
        ("Kazim Karabekir", "PERSON"),
        ("Kars", "PLACE"),
        ("Karabekir", "PERSON"),
    ]


def test_names_are_grouped_by_their_first_word() -> None:
    assert "kazim karabekir" in full_names()["kazim"]
    assert all(" " in name for names in full_names().values() for name in names)
