"""Two places that a model reads as one, because no mark is between them."""

from __future__ import annotations

import pytest

from gazetteer.recognize.models import ner
from gazetteer.recognize.places import run_together
from gazetteer.recognize.text import lexicon
from gazetteer.recognize.text.chances import Chances
from gazetteer.recognize.text.lexicon import key_of
from gazetteer.recognize.text.words import Span
from tests.recognize.conftest import Lexicon

LEXICON = Lexicon(
    [
        ("Vandalia", 0.9, "A", "primary"),
        ("Lower Vandalia", 0.9, "A", "primary"),
        ("Lethe", 0.6, "P", "primary"),
        ("Lincoln", 0.6, "P", "primary"),
        ("Hamlet", 0.3, "P", "primary"),
        ("Lethe Bridge", 0.4, "P", "primary"),
        ("Vand", 0.6, "A", "abbreviation"),
        ("Man", 0.6, "A", "abbreviation"),
        ("Wales", 0.8, "A", "primary"),
    ]
)


def spans_of(text: str) -> list[str]:
    """Return the names of a text that a model reads as one place, after they were divided."""
    words = ner.read(text, ner.load(None, "en"))
    marks = lexicon.shapes(words)
    keys = {piece: key_of(words.slice(*piece)) for piece in lexicon.runs(words, marks)}
    terms = LEXICON.terms(set(keys.values()))
    known = {piece: terms[key] for piece, key in keys.items() if key in terms}
    whole = Span(0, len(words.words), "GPE")
    cuts = run_together.cuts([whole], words, marks, known)
    return [words.slice(span.start, span.end) for span in run_together.divided(whole, cuts)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Vandalia Lethe", ["Vandalia", "Lethe"]),
        ("Lethe Wales", ["Lethe", "Wales"]),  # a state, although persons have the name
        ("Lethe Vand.", ["Lethe", "Vand."]),
        ("Fort Nowhere Vand", ["Fort Nowhere", "Vand"]),
        ("Lethe Bridge", ["Lethe Bridge"]),
        ("Lower Vandalia", ["Lower Vandalia"]),
        ("Vandalia Lincoln", ["Vandalia Lincoln"]),  # perhaps a person
        ("Vandalia Hamlet", ["Vandalia Hamlet"]),
        ("Lethe States", ["Lethe States"]),
        ("Dead Man", ["Dead Man"]),
        ("Vandalia", ["Vandalia"]),
    ],
)
def test_places_without_a_mark_between_them_are_two(text: str, parts: list[str]) -> None:
    assert spans_of(text) == parts


def test_the_model_sees_the_second_place_begin() -> None:
    chances = Chances([0.9, 0.1], [0.0, 0.8], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0])
    begun = run_together.begun(chances, {1})
    assert (begun.place_begins, begun.place_goes_on) == ([0.9, 0.9], [0.0, 0.0])
