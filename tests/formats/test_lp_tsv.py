from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.errors import FormatError
from gazetteer.formats.files.refusals import FieldError, NotKept
from gazetteer.formats.lp_tsv import read as lp_tsv
from gazetteer.formats.lp_tsv.read import read
from gazetteer.formats.lp_tsv.write import write
from gazetteer.model.place import Link, Location, Name, Place
from gazetteer.model.timespan import Timespan
from tests.formats.samples import GYUMRI, SHARED
from tests.formats.spreadsheets import ods
from tests.formats.strategies import LANGUAGES, MANY, PLACES, WORDS, timespans

INVALID = SHARED / "gazetteers/whg/tests/data"
EXAMPLES = SHARED / "gazetteers/whg/ex2"


@pytest.mark.skipif(
    not INVALID.exists(), reason="the deliberately invalid files lie in shared material that is not here"
)
@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("invalid_ccode.tsv", "line 2: ccodes has 'ZZ'"),
        ("invalid_fclasses.tsv", "line 2: fclasses has 'Z'.*fclasses has 'Y'"),
        ("invalid_geowkt.tsv", "line 2: geowkt: the latitude 94.0361"),
        ("out_of_range.tsv", "line 2: lon and lat: the latitude 94.0361"),
        ("start_gt_end.tsv", "line 2: .*ends before it begins"),
        ("missing_start_value.tsv", "line 2: neither start nor attestation_year"),
        ("unsupported_aat.tsv", "line 2: aat_types has '300001'"),
        ("unsupported_alias.tsv", "line 2: matches has 'foo:12345'"),
        ("missing_field.tsv", "line 1, the header, has no column title_source"),
        ("missing_start_column.tsv", "line 1, the header, has no column start or attestation_year"),
        ("mixed_errors.tsv", "line 1, the header, has no column title_source"),
        ("test-data-builder.tsv", "line 8: title is empty"),
        ("1user_bad_delimiter.csv", "line 1, the header, has no column id"),
        ("1user_bad_email.csv", "line 1, the header, has no column id"),
        ("1user_bad_extra-field.csv", "line 1, the header, has no column id"),
        ("2users_duplicate.csv", "line 1, the header, has no column id"),
        ("1user_ok.csv", "line 1, the header, has no column id"),
    ],
)
def test_invalid_files_are_refused_with_the_row_and_the_reason(name: str, says: str) -> None:
    with pytest.raises(FormatError, match=says) as caught:
        list(read(INVALID / name))
    assert name in str(caught.value)


@pytest.mark.skipif(not INVALID.exists(), reason="the valid file lies in shared material that is not here")
def test_the_valid_file_is_read() -> None:
    places = list(read(INVALID / "valid_file.tsv"))
    assert [place.label for place in places] == ["Marienborch", "Engelborch", "Eluinghen"]
    assert places[1].names == (
        Name("Engelborch", kind="primary", when=Timespan.parse("1480/1491"), source="Croniken"),
        Name("Engelsberg", kind="variant"),
        Name("Górą Aniołów", kind="variant"),
    )
    assert places[0].location == Location(54.03613, 19.03797)


@pytest.mark.skipif(not EXAMPLES.exists(), reason="the example lies in shared material that is not here")
def test_the_example_of_a_hundred_rows_keeps_its_dates() -> None:
    places = list(read(EXAMPLES / "lp7_100.tsv"))
    assert len(places) == 100
    assert all(place.names[0].when is not None for place in places)


def given_rows(folder: Path, *rows: dict[str, str], delimiter: str = "\t") -> Path:
    row = {"id": "1", "title": "Karin", "title_source": "A map", "start": "1635", "fclasses": "P"}
    columns = list(dict.fromkeys([*row, *(key for more in rows for key in more)]))
    lines = [delimiter.join(columns)]
    lines += [delimiter.join((row | more).get(column, "") for column in columns) for more in rows]
    path = folder / f"set.{'tsv' if delimiter == chr(9) else 'csv'}"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("row", "when"),
    [
        ({"start": "1635"}, "1635/.."),
        ({"start": "1635", "end": "1828"}, "1635/1828"),
        ({"start": "-320", "end": "79-08-24"}, "-0320/0079-08-24"),
        ({"start": "", "attestation_year": "1878"}, "1878"),
        ({"start": "", "attestation_year": "1878", "end": "1921"}, "1878/1921"),
        ({"start": "", "attestation_year": "1921", "end": "1921-10-13"}, "../1921-10-13"),
    ],
)
def test_dates(tmp_path: Path, row: dict[str, str], when: str) -> None:
    (place,) = read(given_rows(tmp_path, row))
    assert str(place.names[0].when) == when


def test_variants_with_languages_and_commas_as_delimiters(tmp_path: Path) -> None:
    (place,) = read(
        given_rows(tmp_path, {"variants": "Կարին@hy-Armn; Erzurum@tr;a@b c", "ccodes": "tr"}, delimiter=",")
    )
    assert place.names[1:] == (
        Name("Կարին", "hy-Armn", "Armn", "variant"),
        Name("Erzurum", "tr", None, "variant"),
        Name("a@b c", None, None, "variant"),
    )
    assert (place.country, place.id) == ("TR", "set:1")


def test_identifiers_may_be_separated_by_bars(tmp_path: Path) -> None:
    (place,) = read(given_rows(tmp_path, {"matches": "wd:Q38511|gn:633679"}))
    assert [link.target for link in place.links] == ["wd:Q38511", "gn:633679"]


def test_every_problem_of_a_row_is_reported(tmp_path: Path) -> None:
    wrong = {"title": "", "start": "soon", "ccodes": "ZZ", "lat": "x", "lon": "1"}
    with pytest.raises(FormatError) as caught:
        list(read(given_rows(tmp_path, {}, wrong)))
    message = str(caught.value)
    assert "line 3" in message
    for said in ("title is empty", "'soon'", "'ZZ'", "'x' is not a number"):
        assert said in message


def test_too_many_cells_are_refused(tmp_path: Path) -> None:
    path = given_rows(tmp_path, {})
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + "\tmore\n", encoding="utf-8")
    with pytest.raises(FormatError, match="line 2 has 6 cells"):
        list(read(path))


def test_undated_titles_are_attested_in_the_year_of_writing() -> None:
    place = Place("gn:1", "Kars", names=(Name("Kars", kind="primary"),))
    header, row = (line.rstrip("\n").split("\t") for line in write([place], year=2024))
    cells = dict(zip(header, row, strict=True))
    assert (cells["attestation_year"], cells["start"], cells["title_source"]) == ("2024", "", "gazetteer")


def simple(place: Place, label: str, when: Timespan, variants: list[tuple[str, str | None]]) -> Place:
    """Return a place with only what LP-TSV can express."""
    script = {"hy-Armn": "Armn", "ota-Arab": "Arab", "grc-Latn": "Latn"}
    names = [Name(label, kind="primary", when=when, source="A source")]
    seen = {(label, None)}
    for text, lang in variants:
        if (text, lang) not in seen and text != label:
            seen.add((text, lang))
            names.append(Name(text, lang, script.get(lang or ""), "variant"))
    location = place.location and Location(place.location.lat, place.location.lon, None, place.location.accuracy_km)
    links = tuple(Link("closeMatch", link.target) for link in place.links)
    return replace(place, label=label, names=tuple(names), location=location, links=links, when=None)


@MANY
@given(
    PLACES,
    WORDS,
    timespans().filter(lambda when: not when.fuzz and "X" not in when.edtf),
    st.lists(st.tuples(WORDS.filter(lambda text: ";" not in text), LANGUAGES), max_size=4),
)
def test_fields_of_the_table_survive_the_round_trip(
    tmp_path_factory: pytest.TempPathFactory,
    place: Place,
    label: str,
    when: Timespan,
    variants: list[tuple[str, str | None]],
) -> None:
    place = simple(place, label, when, variants)
    path = tmp_path_factory.mktemp("lp") / "set.tsv"
    path.write_text("".join(write([place])), encoding="utf-8")
    (back,) = read(path)
    assert (back.id, back.label, back.country, back.feature) == (place.id, place.label, place.country, place.feature)
    assert back.names == place.names
    assert back.location == place.location
    assert back.links == place.links


def test_all_columns_are_columns_of_the_format() -> None:
    assert next(iter(write([GYUMRI]))).rstrip("\n").split("\t") == list(lp_tsv.COLUMNS)


def test_invalid_field_is_dropped_and_the_record_kept(tmp_path: Path) -> None:
    said: list[FormatError] = []
    row = {
        "ccodes": "ZZ;PL;DE", "matches": "gn:1;foo:2", "lat": "54,03", "lon": "19,04", "types": "castle",
        "parent_name": "Prussia", "geo_id": "https://www.geonames.org/3092472/malbork.html", "start": "soon",
    }  # fmt: skip
    (place,) = read(given_rows(tmp_path, row), refuse=said.append)
    assert (place.country, place.location) == ("PL", Location(54.03, 19.04))
    assert [link.target for link in place.links] == ["gn:1", "gn:3092472"]
    assert place.names[0].when is None
    assert len([error for error in said if type(error) is FieldError]) == 3
    assert sorted(error.fact for error in said if isinstance(error, NotKept)) == [
        "further countries of a place", "kinds of places in words", "what places lie in, by name",
    ]  # fmt: skip


def test_spreadsheet_is_read_as_a_table(tmp_path: Path) -> None:
    table = [["id", "title", "title_source", "start", "fclasses"], ["7", "Karin", "A map", "1635", "P"]]
    path = tmp_path / "set.ods"
    path.write_bytes(ods({"Template": table}))
    (place,) = read(path)
    assert (place.id, place.label, str(place.names[0].when)) == ("set:7", "Karin", "1635/..")


def test_records_are_kept_if_the_table_lacks_required_columns(tmp_path: Path) -> None:
    path = tmp_path / "towns.tsv"
    path.write_text("id\ttitle\tccodes\n1\tUlm\tDE\n2\tBonn\tQQ\n", "utf-8")
    dropped: list[FormatError] = []
    assert [(place.label, place.country) for place in read(path, refuse=dropped.append)] == [
        ("Ulm", "DE"),
        ("Bonn", None),
    ]
    assert len(dropped) == 2
    assert "has no column title_source, nor start or attestation_year, nor fclasses or aat_types" in str(dropped[0])
    with pytest.raises(FormatError, match="has no column title_source"):
        list(read(path))
