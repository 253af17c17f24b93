"""Names that the text introduces as persons."""

from __future__ import annotations

import pytest

from gazetteer.recognize.context import introduced
from gazetteer.recognize.models import ner
from gazetteer.recognize.places.find import survey
from gazetteer.recognize.text.page import Page
from tests.recognize.conftest import Lexicon


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("The land fell to his two sons, Talo and Besh, and then to Oru.", ["Talo", "Besh"]),
        ("Then his brother Talo fled to Besh.", ["Talo"]),
        ("He was the son of King Talo and of Besh the daughter of Oru.", ["Besh", "Oru"]),  # Talo has a title
        ("She was the daughter of John Reed, Besh, Oru.", ["John Reed"]),  # his seat and its county
        ("She was the daughter of Talo of Besh.", ["Talo"]),
        ("In the reign of Talo the walls of Besh fell.", ["Talo"]),
        ("It was agreed that Talo, the mother of Besh, should stay at Oru.", ["Talo", "Besh"]),
        ("We came to Talo, the mother of cities.", []),
        ("A chief named Talo rules a village called Besh.", ["Talo"]),
        ("They carried off three men of the coast, called Talo, Besh and Oru.", []),  # whose names these are is open
        ("They carried off three men, called Talo, Besh and Oru.", ["Talo", "Besh", "Oru"]),
        ("He was a monk in the abbey called Talo.", []),
        ("The place was by the king's order called Talo.", []),
        ("Near him stood Talo, who had lost his men.", ["Talo"]),
        ("We heard it from Talo, who had lost his men.", []),
        ("He was a son of Talo, Talo of Besh, Besh of Oru.", ["Talo", "Talo", "Besh", "Besh"]),
        ("He went to the fair of Talo, Talo being near.", []),
        ("His Talos, who had lost their men, went home.", []),
    ],
)
def test_persons_that_the_text_introduces(text: str, persons: list[str]) -> None:
    page = survey(ner.read(text, ner.load(None, "en")), Lexicon([])).page
    assert [page.words.slice(*piece) for piece in _names(page) if introduced.is_person(page, piece)] == persons


def _names(page: Page) -> list[tuple[int, int]]:
    """Return the capitalized words that open no sentence, "John Reed" as one name, "King" left out."""
    names = [
        index for index, mark in enumerate(page.marks) if mark == "T" and page.words.words[index] not in _NOT_NAMES
    ]
    return [(index, index + 1 + (page.words.words[index] == "John")) for index in names]


_NOT_NAMES = {"The", "Then", "He", "She", "In", "It", "We", "A", "They", "Near", "His", "King", "Reed"}
