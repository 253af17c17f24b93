"""A document as HTML, data frame and dictionary."""

from __future__ import annotations

import pytest

from gazetteer.model.annotation import COLUMNS, from_dict, to_dict
from gazetteer.model.clue import Clue
from gazetteer.model.document import Candidate, Document, Entity, Person, Resolution
from gazetteer.model.heading import Heading
from gazetteer.model.place import Location, Place
from gazetteer.model.timespan import Timespan

GYUMRI = Place("gn:616635", "Gyumri", location=Location(40.79, 43.85), country="AM", feature="P.PPL")
CHOSEN = Candidate(GYUMRI, "Alexandropol", 0.97, (Clue("time", 1.5, "so called 1840–1924"),))
DOCUMENT = Document(
    id="d",
    text="Enver reached Alexandropol.",
    date=Timespan.parse("1920"),
    date_source="given",
    lang="en",
    entities=(
        Entity("e1", 0, 5, "Enver", "PERSON", "human:anna", person="p1"),
        Entity("e2", 14, 26, "Alexandropol", "PLACE", "lexicon", resolution=Resolution(CHOSEN, (CHOSEN,))),
    ),
    people=(Person("p1", "Enver", ("Enver Pasha",), ("e1",)),),
)


def test_round_trip() -> None:
    again = from_dict(to_dict(DOCUMENT))
    assert to_dict(again) == to_dict(DOCUMENT)
    assert again.places[0].id == "gn:616635"


def test_all_keys_are_present() -> None:
    person, place = to_dict(DOCUMENT)["entities"]
    assert set(person) == set(place)
    assert person["place"] is None
    assert place["place"]["clues"][0]["says"] == "so called 1840–1924"


def test_places_and_their_mentions() -> None:
    (mentioned,) = DOCUMENT.places
    assert (mentioned.label, [entity.id for entity in mentioned.mentions]) == ("Gyumri", ["e2"])


def test_frame() -> None:
    frame = DOCUMENT.to_frame()
    assert list(frame.columns) == list(COLUMNS)
    assert frame.loc[1, "place"] == "gn:616635"


def test_notebook_shows_text_and_map() -> None:
    import gazetteer.atlas  # noqa: F401  (registers the HTML)

    shown = DOCUMENT._repr_html_()
    assert "iframe" in shown
    assert "Alexandropol" in shown


@pytest.mark.parametrize("broken", [{}, {"id": "x"}, {"id": "x", "text": "t", "entities": [{}]}])
def test_invalid_annotation_is_refused(broken: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="annotation"):
        from_dict(broken)


def test_headings_survive_json() -> None:
    headings = (Heading(0, 4, 1), Heading(9, 12, 2))
    document = Document("d", "Kars and Ani", headings=headings)
    assert Document.from_json(document.to_json()).headings == headings
    assert Document.from_dict({"gazetteer": "1", "id": "d", "text": "Kars", "entities": []}).headings == ()
