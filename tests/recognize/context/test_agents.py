"""Persons by what the sentence says of them, and by the time of the text."""

from __future__ import annotations

import pytest

from gazetteer.model.timespan import Timespan
from gazetteer.people.authority import known_by_one_word
from gazetteer.recognize.context import agents
from gazetteer.recognize.models import ner
from gazetteer.recognize.places.find import survey
from gazetteer.recognize.text.page import Page
from tests.recognize.conftest import Lexicon

LEXICON = Lexicon(
    [
        ("Macon", 0.45, "P", "primary"),
        ("Salta", 0.5, "P", "primary"),
        ("Genoa", 0.7, "P", "primary"),
        ("Kutuzov", 0.4, "P", "historical"),
        ("Ohio", 0.8, "A", "primary"),
        ("New York", 0.9, "P", "primary"),
    ]
)


def page_of(text: str, year: int | None = None) -> Page:
    """Return a text as the evidence sees it, read without a model."""
    when = Timespan.of(year, year) if year else None
    return survey(ner.read(text, ner.load(None, "en")), LEXICON, when=when).page


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("Then Macon crossed the river.", "Macon", ["does what persons do"]),
        ("Then Genoa crossed the river.", "Genoa", []),  # a great city, as its fleet or its citizens
        ("Then New York crossed the river.", "New York", []),  # although York is a surname
        ("The men of Macon crossed the river.", "Macon", []),
        ("Then Macon boldly crossed the river.", "Macon", ["does what persons do"]),
        ("All was lost; Salta quickly took the bridge.", "Salta", ["subject of a campaign"]),
        ("Then he wrote to Besh that all was lost.", "Besh", ["addressed"]),
        ("Then he wrote to Salta that all was lost.", "Salta", []),  # a town
        ("Then he marched to Besh at night.", "Besh", []),
        ("There he had beaten Macon in the field.", "Macon", ["done to"]),
        ("The fort was besieged by Macon for a month.", "Macon", ["done by"]),
        ("There he met Macon again.", "Macon", ["done to"]),
        ("The camp was at Macon; Salta took the bridge.", "Salta", ["subject of a campaign"]),
        ("The camp was at Salta, Macon captured, and all lost.", "Macon", []),  # the participle of a passive
        ("All was lost; Salta burned on the third day.", "Salta", []),
        ("All was lost; Salta withdrew to the hills.", "Salta", ["subject of a campaign"]),
        ("All was lost; Salta came to the French.", "Salta", []),
        ("They burned Macon and left.", "Macon", []),
        ("They marched to Salta, Macon, Genoa.", "Macon", []),  # in a list of places
        ("Macon, Ohio, was burned.", "Macon", []),
        ("Then Macon was slain in the pass.", "Macon", ["does what persons do"]),
        ("Then Macon was taken in the night.", "Macon", []),
        ("The rest were lost; Macon was at Salta.", "Macon", ["does what persons do"]),
        ("The rest were lost, and Macon at Salta held out.", "Macon", ["does what persons do"]),
        ("The rest were lost; Macon was in ashes.", "Macon", []),
        ("The bridge of Macon at Salta was lost.", "Macon", []),
        ("The rest from Salta and Macon crossed the river.", "Macon", []),
        ("The road by Salta and Macon to Ohio crossed the river.", "Macon", []),
        ("They joined Macon at noon.", "Macon", ["done to"]),
        ("The court moved to Salta and Macon crossed the river.", "Macon", ["does what persons do"]),
        ("The rest left, and Macon crossed the river.", "Macon", ["does what persons do"]),
        ("All was lost; Macon and Brown took the bridge.", "Macon", ["subject of a campaign"]),
        ("Then Porter Macon sailed for home.", "Porter Macon", ["does what persons do"]),
        ("Then Port Macon sailed for home.", "Port Macon", []),
    ],
)
def test_what_the_sentence_says(text: str, name: str, found: list[str]) -> None:
    page = page_of(text)
    start = page.words.words.index(name.split()[0])
    strength = {"Genoa": "strong", "New York": "strong", "Besh": "unknown"}.get(name, "fair")
    assert agents.evidence(page, (start, start + len(name.split())), strength) == found


@pytest.mark.parametrize(("year", "is_person"), [(1812, True), (1700, False), (None, False)])
def test_a_known_person_of_the_time(year: int | None, is_person: bool) -> None:
    page = page_of("Then the army of the west followed, Kutuzov among them.", year)
    index = page.words.words.index("Kutuzov")
    assert (agents.evidence(page, (index, index + 1), "fair") == ["known person of the time"]) is is_person


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("At Salta Fort Macon burned, and old Macon rode away.", ["Macon"]),
        ("In haste Porter Macon rode away.", ["Porter Macon"]),
        ("All was lost. Then Macon crossed the river.", ["Macon"]),
        ("The brig Porter Macon sailed, and the frigate Macon.", []),
        ("With them Porter Macon Brown Salta rode.", []),
    ],
)
def test_persons_are_whole_names(text: str, found: list[str]) -> None:
    page = page_of(text)
    assert [page.words.slice(*piece) for piece in agents.persons(page)] == found


@pytest.mark.parametrize(
    ("word", "known"), [("kutuzov", True), ("pizarro", True), ("montezuma", True), ("macedon", False), ("ii", False)]
)
def test_words_by_which_persons_are_known(word: str, known: bool) -> None:
    assert (word in known_by_one_word()) is known
