"""Landmarks that are named without their kind word."""

from __future__ import annotations

import pytest

from gazetteer import Gazetteer, Pipeline
from gazetteer.database.hits import FoundName
from gazetteer.database.kind_names import KNOWN_LANDMARK, landmarks


def found(gazetteer: Gazetteer, name: str) -> list[FoundName]:
    return landmarks(gazetteer._shelf, name)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Helles", "Cape Helles"),
        ("Fundy", "Bay of Fundy"),
        ("Algoa", "Algoa Bay"),
        ("Sumela", "Sumela Monastery"),
        ("Donelson", "Fort Donelson"),
    ],
)
def test_a_landmark_is_found_without_its_kind_word(gazetteer: Gazetteer, name: str, label: str) -> None:
    best = gazetteer.lookup(name)[0]
    assert (best.place.label, best.name.text, best.name.kind, best.how) == (label, name, "short", "exact")


def test_places_with_the_name_itself_come_first(gazetteer: Gazetteer) -> None:
    assert found(gazetteer, "Matapan")
    assert gazetteer.lookup("Matapan")[0].place.feature == "P.PPL"


@pytest.mark.parametrize("name", ["Horn Island", "Spring River", "May", "Xyzzy", ""])
def test_short_names_and_names_with_a_kind_word_are_left_out(gazetteer: Gazetteer, name: str) -> None:
    assert found(gazetteer, name) == []


def test_little_known_landmarks_are_left_out(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Carrion Crow Mountain")[0].place.prominence < KNOWN_LANDMARK
    assert found(gazetteer, "Carrion Crow") == []


def test_a_text_names_capes_and_bays_without_their_kind_words() -> None:
    text = "The division landed at Helles, and in August another corps went ashore at Suvla, north of Sari Bair."
    chosen = {
        one.text: one.resolution.chosen
        for one in Pipeline(lang="en").annotate(text, date="1915").entities
        if one.resolution
    }
    labels = {text: candidate.place.label for text, candidate in chosen.items() if candidate}
    assert (labels["Helles"], labels["Suvla"]) == ("Cape Helles", "Suvla Bay")
