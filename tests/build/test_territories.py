"""Countries and continents by their names in other languages."""

from __future__ import annotations

import pytest

from gazetteer import Gazetteer
from gazetteer.build import territories
from gazetteer.model.place import Location, Name, Place

GERMANY, SWITZERLAND, RUSSIA, GEORGIA = "gn:2921044", "gn:2658434", "gn:2017370", "gn:614540"


@pytest.mark.parametrize(
    ("text", "lang", "id"),
    [
        ("Allemagne", "fr", GERMANY), ("Suisse", "fr", SWITZERLAND), ("Schweiz", "de", SWITZERLAND), ("Россия", "ru", RUSSIA),
        ("Ռուսաստան", "hy", RUSSIA), ("Gürcistan", "tr", GEORGIA), ("საქართველო", "ka", GEORGIA), ("Европа", "ru", "hg:europe"),
    ],
)  # fmt: skip
def test_country_is_found_in_other_languages(gazetteer: Gazetteer, text: str, lang: str, id: str) -> None:
    match = gazetteer.lookup(text)[0]
    assert (match.place.id, match.name.text, match.how) == (id, text, "exact")
    assert lang in {name.lang for name in match.place.names if name.text == text}


def test_spellings_are_added_once_after_curated_names() -> None:
    own = Name("Rossia", lang="ru-Latn", source="somebody")
    names = territories.added({RUSSIA: [own]})
    assert names[RUSSIA][0] == own
    assert len({name.text for name in names[RUSSIA]}) == len(names[RUSSIA]) > 20
    assert {name.source for name in names[GERMANY]} == {"cldr"}


def test_the_label_stays_english(gazetteer: Gazetteer) -> None:
    place = gazetteer.get(GERMANY)
    assert place.label == place.names[0].text == "Germany"


def test_a_former_state_has_the_names_of_the_present_country() -> None:
    kingdom = Place("hg:kingdom-of-georgia", "Kingdom of Georgia", Location(41.7, 44.8), None, "A.PCLH")
    other = Place("hg:georgian-ssr", "Georgian SSR", Location(41.7, 44.8), None, "A.PCLH")
    names = territories.added({}, [kingdom, other])
    german = Name("Georgien", lang="de", kind="short", source="cldr")
    assert german in names[kingdom.id]
    assert other.id not in names
