from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.errors import FormatError, InputError
from gazetteer.formats.csv_gazetteer.read import COLUMNS, read
from gazetteer.formats.csv_gazetteer.write import write
from gazetteer.formats.files.refusals import FieldError, NotKept
from gazetteer.model.place import Link, Location, Name, Place
from gazetteer.model.timespan import Timespan
from tests.formats.samples import GYUMRI
from tests.formats.strategies import MANY, PLACES


def file(folder: Path, content: str) -> Path:
    path = folder / "set.csv"
    path.write_text(content, encoding="utf-8")
    return path


@MANY
@given(st.lists(PLACES, min_size=1, max_size=3, unique_by=lambda place: place.id))
def test_table_fields_survive_the_round_trip(tmp_path_factory: pytest.TempPathFactory, places: list[Place]) -> None:
    path = file(tmp_path_factory.mktemp("csv"), "".join(write(places)))
    for place, back in zip(places, read(path), strict=True):
        assert (back.id, back.label, back.names, back.when, back.links) == (
            place.id, place.label, place.names, place.when, place.links,
        )  # fmt: skip
        assert (back.country, back.feature, back.population) == (place.country, place.feature, place.population)
        assert back.location == place.location
        assert back.divisions == place.divisions
        assert back.sources == (place.sources or ("set",))


def test_columns_are_recognized_by_their_usual_names(tmp_path: Path) -> None:
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
        ("name,lat,lon\nKars,x,1\n", "line 2: 'x' is not a number of degrees"),
        ("name,lat,lon\nKars,95,1\n", "line 2: the latitude 95"),
        ("name,lat,lon,accuracy_km\nKars,1,1,near\n", "line 2: the accuracy 'near'"),
        ("name,lat,lon,extent\nKars,1,1,1 2 3\n", "line 2: the extent '1 2 3' is not west"),
        ("name,lat,lon,extent\nKars,1,1,1 95 3 4\n", "line 2: the latitude 95"),
        ("name,when\nKars,soon\n", "line 2: it is not clear which years 'soon' means"),
        ("name,start,end\nKars,1900,1800\n", "line 2: .*ends before it begins"),
        ("name,country\nKars,ZZ\n", "line 2: 'ZZ'"),
        ("name,kind\nKars,nice\n", "line 2: the kind 'nice'"),
        ("name,country\n,TR\n", "line 2 has no name"),
        ("name,population\nKars,many\n", "line 2: the population 'many'"),
        ("name,population\nKars,1e300\n", "line 2: the population 1e300 is too large"),
        ("name,lang\nKars,1,2\n", "line 2 has 3 cells"),
        ('id,name\n1,"a\nb"\n2,c\n3,d,e\n', "line 5 has 3 cells"),
    ],
)
def test_invalid_row_is_reported(tmp_path: Path, content: str, says: str) -> None:
    with pytest.raises(FormatError, match=says) as caught:
        list(read(file(tmp_path, content)))
    assert "set.csv" in str(caught.value)


def test_one_row_per_name_without_formulas() -> None:
    lines = "".join(write([GYUMRI, Place("hg:x", '=HYPERLINK("a")')])).splitlines()
    assert lines[0] == ",".join(COLUMNS)
    assert len(lines) == 5
    assert "'=HYPERLINK" in lines[4]
    assert lines[4].startswith("hg:x,\"'=")


@pytest.mark.parametrize(
    ("content", "names"),
    [
        ("name\nAbri;Apri\n", ["Abri", "Apri"]),
        ("name;old name\nBratislava;Pressburg | Pozsony\n", ["Bratislava", "Pressburg", "Pozsony"]),
        ("Ort,Alte Namen\nLviv,Lemberg / Lwów\n", ["Lviv", "Lemberg", "Lwów"]),
        ("name_en,name_de,name_sl\nMaribor,Marburg an der Drau,\n", ["Maribor", "Marburg an der Drau"]),
        ("name,name_2,old_name_1\nTartu,Tarto,Dorpat\n", ["Tartu", "Tarto", "Dorpat"]),
        ("title,alternatenames\nTartu,Dorpat|Jurjew\n", ["Tartu", "Dorpat", "Jurjew"]),
        ('name,former_names\nTartu,"Dorpat, Jurjew"\n', ["Tartu", "Dorpat", "Jurjew"]),
        ("Name (heute);Name (früher)\nTartu;Dorpat\n", ["Tartu", "Dorpat"]),
        ("settlement,ancient toponym\nTartu,Dorpat\n", ["Tartu", "Dorpat"]),
        ("modern name|historic names|owner of the place\nTartu|Dorpat;Jurjew|x\n", ["Tartu", "Dorpat", "Jurjew"]),
        ("Ort;ehemals;Alter Name\nTartu;Dorpat;Jurjew\n", ["Tartu", "Jurjew", "Dorpat"]),
        ("item,itemLabel,coord\nhttp://www.wikidata.org/entity/Q13972,Tartu,Point(26.7 58.4)\n", ["Tartu"]),
        ("name,note\nMÃ¼nster,x\n", ["Münster"]),
        ("Places of a tour\n\nname,year\nUlm,1800\n", ["Ulm"]),
        ("sep=;\nname;lat\nUlm;48,4\n", ["Ulm"]),
    ],
)
def test_names_of_a_row(tmp_path: Path, content: str, names: list[str]) -> None:
    (place,) = read(file(tmp_path, content), refuse=lambda error: None)
    assert [name.text for name in place.names] == names
    assert place.label == names[0]


def test_former_names_and_languages_in_the_header(tmp_path: Path) -> None:
    (place,) = read(file(tmp_path, "name,name_hu,former_names\nKošice,Kassa,Kaschau;Cassovia\n"))
    assert [(name.text, name.lang, name.kind) for name in place.names] == [
        ("Košice", None, "primary"),
        ("Kaschau", None, "historical"),
        ("Cassovia", None, "historical"),
        ("Kassa", "hu", "alternate"),
    ]


def test_invalid_field_is_dropped_and_the_record_kept(tmp_path: Path) -> None:
    said: list[FormatError] = []
    content = "name,lat,lon,start,country,population,note\nUlm,5e9,10,soon,ZZ,many,x\nBonn,50,7,1800,DE;FR,12 000,y\n"
    ulm, bonn = read(file(tmp_path, content), refuse=said.append)
    assert (ulm.location, ulm.country, ulm.population, ulm.names[0].when) == (None, None, 0, None)
    assert (bonn.location, bonn.country, bonn.population) == (Location(50, 7), "DE", 12000)
    fields = [str(error) for error in said if type(error) is FieldError]
    assert len(fields) == 4
    assert all("line 2" in text for text in fields)
    assert sorted(error.fact for error in said if isinstance(error, NotKept)) == [
        "further countries of a place",
        "the column 'note'",
    ]


@pytest.mark.parametrize(
    ("start", "end", "when"),
    [
        ("1.2.1895", "", "1895-02-01/.."),
        ("c. 1895", "", "1895~/.."),
        ("18th century", "", "1701/.."),
        ("", "before 1918", "../1918"),
        ("1850s", "1870s", "1850/1879"),
        ("1895-04-12", "1900", "1895-04-12/1900"),
        ("n.d.", "", "None"),
    ],
)
def test_dates_are_read_as_reconcile_reads_them(tmp_path: Path, start: str, end: str, when: str) -> None:
    (place,) = read(file(tmp_path, f"name,start,end\nUlm,{start},{end}\n"))
    assert str(place.names[0].when) == when


@pytest.mark.parametrize(
    "content",
    [
        'name,coordinates\nUlm,"48.4, 10"\n',
        "name;wkt\nUlm;POINT(10 48.4)\n",
        "name;geom\nUlm;POINT Z (10 48.4 0)\n",
        "name;lat;lon\nUlm;48° 24' N;10° E\n",
    ],
)
def test_points_as_people_write_them(tmp_path: Path, content: str) -> None:
    (place,) = read(file(tmp_path, content))
    assert place.location == Location(48.4, 10)


@pytest.mark.parametrize("written", ["Q13972", "wd:Q13972", "https://www.wikidata.org/wiki/Q13972"])
def test_identifiers_of_wikidata(tmp_path: Path, written: str) -> None:
    (place,) = read(file(tmp_path, f"name,wikidata\nTartu,{written}\n"))
    assert place.links == (Link("exactMatch", "wd:Q13972"),)
