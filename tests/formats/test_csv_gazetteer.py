from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.errors import FormatError, InputError
from gazetteer.formats.csv_gazetteer import COLUMNS, read, write
from gazetteer.model.place import Location, Name, Place
from gazetteer.model.timespan import Timespan
from tests.formats.samples import GYUMRI
from tests.formats.strategies import MANY, PLACES


def file(folder: Path, content: str) -> Path:
    path = folder / "set.csv"
    path.write_text(content, encoding="utf-8")
    return path


@MANY
@given(st.lists(PLACES, min_size=1, max_size=3, unique_by=lambda place: place.id))
def test_what_a_table_can_say_survives_the_round_trip(
    tmp_path_factory: pytest.TempPathFactory, places: list[Place]
) -> None:
    path = file(tmp_path_factory.mktemp("csv"), "".join(write(places)))
    for place, back in zip(places, read(path), strict=True):
        assert (back.id, back.label, back.names, back.when, back.links) == (
            place.id, place.label, place.names, place.when, place.links,
        )  # fmt: skip
        assert (back.country, back.feature, back.population) == (place.country, place.feature, place.population)
        assert back.location == place.location
        assert back.divisions == place.divisions
        assert back.sources == (place.sources or ("set",))


def test_columns_are_told_by_their_usual_names(tmp_path: Path) -> None:
    path = file(tmp_path, "Toponym;Latitude;Longitude;From;To\nKarin;39,9;41.2;1500;1600\n".replace("39,9", "39.9"))
    (place,) = read(path)
    assert place == Place("set:row-2", "Karin")
    assert place.location == Location(39.9, 41.2)
    assert place.names == (Name("Karin", kind="primary", when=Timespan.parse("1500/1600")),)


def test_columns_may_be_mapped(tmp_path: Path) -> None:
    path = file(tmp_path, "nr,ort,jahr\n7,Kars,1878\n7,Qars,1918\n8,Karin,\n")
    kars, karin = read(path, columns={"id": "nr", "name": "ort", "when": "jahr"})
    assert [(name.text, str(name.when)) for name in kars.names] == [("Kars", "1878"), ("Qars", "1918")]
    assert (karin.id, karin.names[0].when) == ("set:8", None)
    with pytest.raises(InputError, match="no column 'stadt'"):
        list(read(path, columns={"name": "stadt"}))
    with pytest.raises(InputError, match="cannot be mapped to 'colour'"):
        list(read(path, columns={"colour": "ort"}))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("a,b\n1,2\n", "no column of names"),
        ("name,lat,lon\nKars,x,1\n", "line 2: 'x', '1' is no latitude"),
        ("name,lat,lon\nKars,95,1\n", "line 2: the latitude 95"),
        ("name,lat,lon,accuracy_km\nKars,1,1,near\n", "line 2: the accuracy 'near'"),
        ("name,lat,lon,extent\nKars,1,1,1 2 3\n", "line 2: the extent '1 2 3' is not west"),
        ("name,lat,lon,extent\nKars,1,1,1 95 3 4\n", "line 2: the latitude 95"),
        ("name,when\nKars,soon\n", "line 2: 'soon' is not EDTF"),
        ("name,start,end\nKars,1900,1800\n", "line 2: .*ends before it begins"),
        ("name,country\nKars,ZZ\n", "line 2: 'ZZ'"),
        ("name,kind\nKars,nice\n", "line 2: the kind 'nice'"),
        ("name,country\n,TR\n", "line 2 has no name"),
        ("name,population\nKars,many\n", "line 2: the population 'many'"),
        ("name,population\nKars,1e300\n", "line 2: the population 1000.* is beyond reason"),
        ("name\nKars,1,2\n", "line 2 has 3 cells"),
        ('id,name\n1,"a\nb"\n2,c\n3,d,e\n', "line 5 has 3 cells"),
    ],
)
def test_a_wrong_row_is_named(tmp_path: Path, content: str, says: str) -> None:
    with pytest.raises(FormatError, match=says) as caught:
        list(read(file(tmp_path, content)))
    assert "set.csv" in str(caught.value)


def test_a_row_a_name_and_no_formulas() -> None:
    lines = "".join(write([GYUMRI, Place("hg:x", '=HYPERLINK("a")')])).splitlines()
    assert lines[0] == ",".join(COLUMNS)
    assert len(lines) == 5
    assert "'=HYPERLINK" in lines[4]
    assert lines[4].startswith("hg:x,\"'=")
