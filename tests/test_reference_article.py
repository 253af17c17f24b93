"""The reference article on the treaty of 1920, annotated by the pipeline: names that must be resolved, and their places."""

from __future__ import annotations

from pathlib import Path

import pytest

from gazetteer import Document, Pipeline

PLACED = {
    "Alexandropol": {"Gyumri"}, "Gyumri": {"Gyumri"}, "Karin": {"Erzurum"}, "Kars": {"Kars"}, "kars": {"Kars"}, "Gars": {"Kars"},
    "Zurich": {"Zürich"}, "Baku": {"Baku"}, "Ardahan": {"Ardahan"}, "Sebastia": {"Sivas"}, "Yervan": {"Yerevan"},
    "Shirak": {"Širak"}, "Artsakh": {"Nagorno-Karabakh", "Artsakh", "Karabakh"},
    "Karabakh": {"Nagorno-Karabakh", "Karabakh"},
    "Caucasus": {"Caucasus", "Caucasus Mountains"}, "Ottoman Empire": {"Ottoman Empire"},
    "London": {"London"}, "Berkeley": {"Berkeley"},
}  # fmt: skip
VILLAGES = {"Ghaltaghchi": "gn:616897", "Aghboulagh": "gn:616457", "Barapol": None}
"""Three villages of Shirak: two whose old names a source gives, and one unknown."""
NO_PLACES = ("Bolsheviks", "Kemalists")
PERSONS = ("Kazim Karabekir", "Enver Pasha", "Mustafa Kemal", "Semyon Budyonny", "R. Hovannisian")


@pytest.fixture(scope="module")
def article(shared: Path, pipeline: Pipeline) -> Document:
    return pipeline.annotate((shared / "texts" / "treaty-of-alexandropol.txt").read_text(encoding="utf-8"))


def labels(article: Document, text: str) -> list[str | None]:
    found = [entity for entity in article.entities if entity.text == text and entity.type == "PLACE"]
    return [entity.place.label if entity.place else None for entity in found]


@pytest.mark.model
@pytest.mark.parametrize("text", PLACED)
def test_placed(article: Document, text: str) -> None:
    chosen = labels(article, text)
    assert chosen
    assert set(chosen) <= PLACED[text]


@pytest.mark.model
def test_well_known_places(article: Document) -> None:
    found = {entity.text: entity.place for entity in article.entities if entity.place}
    assert {name: found[name].country for name in ("London", "Berkeley", "Armenia")} == {
        "London": "GB", "Berkeley": "US", "Armenia": "AM",
    }  # fmt: skip
    for name in ("Armenia", "Republic of Armenia", "Ottoman Empire"):
        assert found[name].feature.startswith("A.PCL"), name


@pytest.mark.model
@pytest.mark.parametrize(("text", "id"), VILLAGES.items())
def test_villages_are_placed_only_where_a_source_knows_them(article: Document, text: str, id: str | None) -> None:
    chosen = {entity.place.id if entity.place else None for entity in article.entities if entity.text == text}
    assert chosen == {id}


@pytest.mark.model
def test_an_adjective_that_no_list_has(pipeline: Pipeline, shared: Path) -> None:
    text = (shared / "texts" / "treaty-of-alexandropol.txt").read_text(encoding="utf-8")
    found = Pipeline(pipeline.gazetteer, demonyms=True).annotate(text)
    assert labels(found, "Mesopotamian") == ["Mesopotamia"]


@pytest.mark.model
def test_movements_are_not_places_and_persons_are_found(article: Document) -> None:
    assert not {entity.text for entity in article.entities if entity.type == "PLACE"} & set(NO_PLACES)
    assert set(PERSONS) <= {person.name for person in article.people}


@pytest.mark.model
def test_mentions_of_one_person_are_merged(article: Document) -> None:
    people = {person.name: person for person in article.people}
    assert people["Mustafa Kemal"].aliases == ("Kemal",)
    assert people["Enver Pasha"].aliases == ("Enver",)
    assert {name for name, person in people.items() if person.cited} >= {"R. Hovannisian", "M. J. Somakian"}
    assert not people["Semyon Budyonny"].cited
    known = ("Mustafa Kemal", "Enver Pasha", "Semyon Budyonny", "Kazim Karabekir")
    assert all(people[name].authority for name in known)
    assert not people["Aram"].authority


@pytest.mark.model
def test_movements_with_dates(article: Document) -> None:
    names = {person.id: person.name for person in article.people}
    labels = {place.id: place.label for place in article.places}
    stated = (*article.movements, *article.unplaced)
    found = {(names[one.person], one.relation, labels.get(one.place or ""), str(one.date)) for one in stated}
    assert ("delegation of the Republic of Armenia", "went_to", "Gyumri", "1920-11-24") in found
    assert ("Semyon Budyonny", "met", None, "1919-05/1919-06") in found
    assert ("Mustafa Kemal", "met", None, "1919-05/1919-06") in found
