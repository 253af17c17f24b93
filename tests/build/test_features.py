"""Names of rivers, regions and divisions in other languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from gazetteer import Gazetteer
from gazetteer.build import features
from gazetteer.errors import UnknownPlaceError
from gazetteer.model.place import Name
from tests.build.tables import packed

TABLE = """place,lang,kind,toponym,source
hg:elbe-river,cs,primary,Labe,natural-earth
hg:elbe-river,,primary,Łaba,slovenian-exonyms
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / features.FOLDER).mkdir()
    (tmp_path / features.FOLDER / features.NAMES_FILES).write_bytes(packed(TABLE))
    for other in (features.MORE, features.NATIONAL_NAMES, features.RIVER_NAMES, features.OTHER_SCRIPTS):
        (tmp_path / features.FOLDER / other).write_bytes(packed("place,lang,kind,toponym,source\n"))
    return tmp_path


def test_names_follow_our_own(folder: Path) -> None:
    own = Name("Albis", lang="la", source="pleiades")
    found = features.added({"hg:elbe-river": [own]}, folder)
    assert found == {
        "hg:elbe-river": [
            own,
            Name("Labe", lang="cs", kind="primary", source="natural-earth"),
            Name("Łaba", kind="primary", source="slovenian-exonyms"),
        ]
    }


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Висла", "hg:vistula-river"), ("Weichsel", "hg:vistula-river"), ("Дунай", "hg:danube-river"), ("Rajna", "hg:rhine-river"),
        ("Böhmen", "hg:bohemia"), ("Кавказ", "hg:caucasus"), ("Angleterre", "gn:6269131"), ("Евфрат", "hg:euphrates-river"),
    ],
)  # fmt: skip
def test_a_river_or_region_is_known_in_its_readers_language(gazetteer: Gazetteer, text: str, id: str) -> None:
    assert id in [match.place.id for match in gazetteer.lookup(text, limit=3)]


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Царьград", "gn:745044"), ("Гельсингфорс", "gn:658225"), ("Лифляндия", "hg:livonia"), ("Թրակիա", "hg:thrace"),
        ("ინგლისი", "gn:6269131"), ("نمسه", "gn:2782113"), ("ארם צובא", "gn:170063"), ("הגליל", "hg:galilee"),
        ("אשכנז", "gn:2921044"), ("أرزن الروم", "gn:315368"), ("الشاش", "gn:1512569"), ("Тавриз", "gn:113646"),
        ("מגנצא", "gn:2874225"), ("סעגעד", "gn:715429"), ("İskeçe", "gn:733840"),
    ],
)  # fmt: skip
def test_well_known_places_have_names_in_other_scripts(gazetteer: Gazetteer, text: str, id: str) -> None:
    assert id in [match.place.id for match in gazetteer.lookup(text, limit=1)]


@pytest.mark.parametrize(
    ("text", "town"),
    [("Էրզրում", "gn:315368"), ("Вільно", "gn:593116"), ("Батман", "gn:321836")],
)
def test_a_name_in_another_script_does_not_move(gazetteer: Gazetteer, text: str, town: str) -> None:
    assert town in [match.place.id for match in gazetteer.lookup(text, limit=1)]


@pytest.mark.parametrize("piece", ["hg:rhein-river", "hg:al-furat", "hg:dicle-river", "hg:donau-river"])
def test_a_river_is_one_place(gazetteer: Gazetteer, piece: str) -> None:
    with pytest.raises(UnknownPlaceError):
        gazetteer.get(piece)
