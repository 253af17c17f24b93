"""Import files of gazetteers with the command."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from gazetteer import Gazetteer
from gazetteer.errors import FormatError, InputError, StoreError
from gazetteer.formats.linked_places import write as linked_places_write
from gazetteer.ingest import alternate_names
from gazetteer.ingest.importer import import_files
from gazetteer.ingest.remarks import Remark
from gazetteer.model.place import Link, Location, Name, Place
from gazetteer.model.timespan import Timespan


def geonames_row(id: int, name: str, others: str = "", people: int = 0, feature: str = "P\tPPL") -> str:
    return f"{id}\t{name}\t{name}\t{others}\t40.1\t43.9\t{feature}\tAM\t\t07\t\t\t\t{people}\t\t1500\tAsia/Yerevan\t2020-01-01\n"


PLACES = (
    geonames_row(616635, "Gyumri", "Kumayri,gayumari,LWN,Leninakan", 120_000)
    + geonames_row(99000001, "Artik")
    + geonames_row(99000002, "Maralik", "Molla Göyçə")
)
ALTERNATES = (
    "1\t616635\ten\tLeninakan\t\t\t\t1\t1924\t1990\n"
    "2\t99000002\taz\tMolla Göyçə\t\t\t\t\t\t\n"
    "3\t616635\twkdt\tQ83127\t\t\t\t\t\t\n"
    "4\t616635\tlink\thttps://en.wikipedia.org/wiki/Gyumri\t\t\t\t\t\t\n"
    "5\t616635\thy\tԱլեքսանդրապոլ\t\t\t\t1\t1837\t1924\n"
    "6\t999999\ten\tNowhere\t\t\t\t\t\t\n"
)


@pytest.fixture
def dump(tmp_path: Path) -> tuple[Path, Path]:
    places, names = tmp_path / "AM.txt", tmp_path / "alternateNamesV2.zip"
    places.write_text(PLACES, "utf-8")
    with zipfile.ZipFile(names, "w") as archive:
        archive.writestr("alternateNamesV2.txt", ALTERNATES)
    return places, names


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_geonames_with_its_alternate_names(
    tmp_path: Path, dump: tuple[Path, Path], order: tuple[int, int], large: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gazetteer.ingest.importer.LARGE", 0 if large else 10**12)
    target = tmp_path / "own.db"
    report = import_files("geonames", [dump[index] for index in order], target, base=None)
    assert (report.tally.added, report.tally.passed, report.refused) == (3, 1, 0)
    with Gazetteer.open(target) as gazetteer:
        gyumri = gazetteer.get("gn:616635")
        assert [(name.text, name.lang, str(name.when)) for name in gyumri.names_in(1930)] == [
            ("Leninakan", "en", "1924/1990")
        ]
        assert {name.text for name in gyumri.names} >= {"Gyumri", "Kumayri", "Ալեքսանդրապոլ"}
        assert not {"gayumari", "LWN"} & {name.text for name in gyumri.names}
        assert list(gyumri.links) == [Link("exactMatch", "wd:Q83127")]
        assert gazetteer.lookup("Alexandropol")[0].place == gyumri
        assert 0 < gazetteer.get("gn:99000001").prominence < gyumri.prominence <= 1
        assert gazetteer.source("geonames").licence == "CC BY 4.0"


def test_alternate_names_are_added_to_existing_places(tmp_path: Path, dump: tuple[Path, Path]) -> None:
    target = tmp_path / "own.db"
    import_files("geonames", [dump[0]], target, base=None)
    report = import_files("geonames", [dump[1]], target, base=None)
    assert (report.tally.added, report.tally.joined, report.tally.passed) == (0, 2, 1)
    with Gazetteer.open(target) as gazetteer:
        assert {name.text for name in gazetteer.get("gn:616635").names_in(1900)} >= {"Ալեքսանդրապոլ"}


@pytest.mark.parametrize("sifted", [1, 3, 1_000])
def test_alternates_in_any_order(tmp_path: Path, sifted: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alternate_names, "_SIFTED", sifted)
    path = tmp_path / "names.txt"
    path.write_text(ALTERNATES, "utf-8")
    with alternate_names.opened(path, tmp_path) as table:
        assert len(table) == 6
        [(names, links), none] = table.of(["gn:616635", "gn:5"])
        assert [name.text for name in names] == ["Leninakan", "Ալեքսանդրապոլ"]
        assert links == (Link("exactMatch", "wd:Q83127"),)
        assert none == ((), ())
        assert [id_ for id_, _, _ in table.rest()] == ["gn:999999", "gn:99000002"]


def test_invalid_rows_are_refused_and_others_read(tmp_path: Path) -> None:
    path = tmp_path / "AM.txt"
    path.write_text(geonames_row(1, "One") + "2\tTwo\n" + geonames_row(3, "Three"), "utf-8")
    remarks: list[Remark] = []
    report = import_files("geonames", [path], tmp_path / "own.db", base=None, report=remarks.extend)
    assert (report.tally.added, report.refused) == (2, 1)
    assert [remark.why for remark in remarks] == [f"{path}, line 2 has 2 columns, and GeoNames' table of places has 19"]


@pytest.mark.parametrize(
    ("format", "content"),
    [
        ("geonames", "no\ttable\n"),
        ("pleiades", '{"title": "x"}'),
        ("lpf", '{"type": "FeatureCollection", "features": [{}]}'),
        ("lpf", "<xml/>"),
        ("lp-tsv", "number\ttitle\n1\tx\n"),
        ("lp-tsv", "id\tname\n1\tx\n"),
        ("wikidata", "[\n{}\n]\n"),
        ("csv", "a,b\n1,2\n"),
        ("tei", "<TEI/>"),
    ],
)
def test_wrong_format_changes_nothing(tmp_path: Path, format: str, content: str) -> None:
    path = tmp_path / "file.txt"
    path.write_text(content, "utf-8")
    with pytest.raises(FormatError):
        import_files(format, [path], tmp_path / "own.db", base=None)
    assert {left.name for left in tmp_path.iterdir()} <= {"file.txt", "own.db.lock"}


def test_imported_file_is_skipped(tmp_path: Path, dump: tuple[Path, Path]) -> None:
    target = tmp_path / "own.db"
    import_files("geonames", [dump[0]], target, base=None)
    again = import_files("geonames", [dump[0]], target, base=None)
    assert (again.tally.read, again.known) == (0, (str(dump[0]),))
    forced = import_files("geonames", [dump[0]], target, base=None, again=True)
    assert (forced.tally.joined, forced.tally.names) == (3, 0)


def test_dates_and_sources_survive_import_and_export(tmp_path: Path) -> None:
    name = Name("Theodosiopolis", "la", "Latn", "historical", Timespan.parse("0415~/0700"), "wd:Q1", "probable")
    place = Place(
        "pl:874362", "Theodosiopolis", Location(39.9, 41.28, None, 2.0), None, "P.PPL", Timespan.parse("0415/0700"),
        names=(name,), links=(Link("closeMatch", "gn:315368"),), sources=("wd:Q1",), prominence=0.25,
    )  # fmt: skip
    path, target = tmp_path / "one.json", tmp_path / "own.db"
    path.write_text("".join(linked_places_write.write([place])), "utf-8")
    import_files("lpf", [path], target, base=None)
    with Gazetteer.open(target) as gazetteer:
        imported = gazetteer.get("pl:874362")
        assert linked_places_write.to_feature(imported) == linked_places_write.to_feature(place)


def test_table_with_mapped_columns(tmp_path: Path) -> None:
    path, target = tmp_path / "parishes.csv", tmp_path / "own.db"
    path.write_text("No,Parish,Since,Lat,Lon\n7,Ani,961,40.5,43.57\n8,,900,1,1\n", "utf-8")
    columns = {"id": "No", "name": "Parish", "start": "Since"}
    report = import_files("csv", [path], target, base=None, columns=columns)
    assert (report.tally.added, report.refused) == (1, 1)
    with Gazetteer.open(target) as gazetteer:
        (match,) = gazetteer.lookup("Ani", year=1000)
        assert (match.place.id, str(match.name.when), match.place.sources) == ("parishes:7", "0961/..", ("parishes",))
    with pytest.raises(InputError):
        import_files("csv", [path], target, base=None, columns={"name": "Nothing"}, again=True)


def test_a_new_gazetteer_starts_as_a_copy(tmp_path: Path, gazetteer: Gazetteer, dump: tuple[Path, Path]) -> None:
    target = tmp_path / "own.db"
    before = gazetteer.count()[0]
    report = import_files("geonames", [*dump], target, base=gazetteer.path)
    assert report.tally.added == 2
    assert report.tally.joined >= 1
    with Gazetteer.open(target) as own:
        assert own.count()[0] == before + 2
        assert {name.text for name in own.get("gn:616635").names_in(1900)} >= {"Alexandropol", "Ալեքսանդրապոլ"}


def test_a_gazetteer_of_another_version(tmp_path: Path, dump: tuple[Path, Path]) -> None:
    target = tmp_path / "own.db"
    target.write_bytes(b"not a database at all" * 100)
    with pytest.raises(StoreError):
        import_files("geonames", [dump[0]], target, base=None)
    assert target.read_bytes().startswith(b"not a database")


def test_all_of_pleiades(tmp_path: Path, gazetteer: Gazetteer, shared: Path) -> None:
    path, target = shared / "gazetteers/pleiades/pleiades_names.ndjson", tmp_path / "own.db"
    remarks: list[Remark] = []
    report = import_files("pleiades", [path], target, base=gazetteer.path, report=remarks.extend)
    assert report.tally.read == 37_854
    assert report.refused == 0
    assert report.tally.linked > 1_500
    assert report.doubtful < report.tally.linked / 5
    with Gazetteer.open(target) as own:
        assert own.count()[0] == gazetteer.count()[0] + report.tally.added
        assert own.dated() > max(45_000, gazetteer.dated())
        roman = own.lookup("Ἀντιόχεια", year=100, near="Antakya")[0]
        assert roman.place.country == "TR"
        assert "pleiades" in {name.source for name in roman.place.names_in(100)}
        rome = own.get("pl:423025")
        assert rome.id == "gn:3169070"
        assert "Roma" in {name.text for name in rome.names_in(50)}
        assert own.records("gn:3169070")[0].label == "Roma"
        phalarium = own.get("pl:333222070")
        assert {name.text for name in phalarium.names_in(-200)} == {"Φαλάριον", "Phalarium"}
        assert phalarium.names_in(500) == []
