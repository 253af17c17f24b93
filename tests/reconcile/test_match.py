"""Match rows to places: all columns count, and nothing is filled in without enough evidence."""

from __future__ import annotations

import pytest

from gazetteer import Gazetteer
from gazetteer.reconcile import PlaceCells, Reconciler


@pytest.fixture(scope="module")
def reconciler(gazetteer: Gazetteer) -> Reconciler:
    return Reconciler(gazetteer)


@pytest.mark.parametrize(
    ("row", "id"),
    [
        (("Lincoln, Nebraska", "", "US"), "gn:5072006"),
        (("Durham, North Carolina", "", "US"), "gn:4464368"),
        (("Boston, Lincolnshire", "", "GB"), "gn:2655138"),
        (("Boston", "", "GB", "Lincolnshire"), "gn:2655138"),
        (("Athens", "", "US", "Georgia"), "gn:4180386"),
        (("United States, Georgia, Athens",), "gn:4180386"),
        (("France; Alsace; Colmar".replace(";", ","),), "gn:3024297"),
        (("Athens", "", "", "", "", "33.9", "-83.4"), "gn:4180386"),
        (("poss. Batumi?",), "gn:615532"),
        (("Kreis Breslau",), "gn:3081368"),
        (("Krakauer Kreis", "1840"), "gn:3094802"),
        (("Colmar, Elsaß", "1800"), "gn:3024297"),
        (("Straßburg, Elsaß", "1799"), "gn:2973783"),
        (("Pressburger Komitat", "1840"), "gn:3060972"),
        (("Карсская обл.", "1900"), "hg:kars-oblast"),
        (("Киевская губ.", "1880"), "hg:kiev-governorate"),  # not the Kursk Governorate, whose name is similar
        (("Prince George's Co., Md.", "1780"), "gn:4366164"),  # not Prince George County, Virginia
        (("Кострома", "1850"), "gn:543878"),  # not the exact match, a village of Kamchatka
        (("dép. du Nord, France", "1830"), "gn:2990129"),  # not the exact match in Haiti
        (("circondario di Novara",), "gn:3172189"),
        (("Bez. Kufstein",), "gn:2773299"),
        (("of Riga",), "gn:456172"),
        (("Reval/Tallinn",), "gn:588409"),
        (("TÃ¼bingen",), "gn:2820860"),
        (("Alexandropol, Erivan, Russia", "1878"), "gn:616635"),
        (("Mühlhausen, Thür.", "1850"), "gn:2867996"),
        (("Czernowitz, Buk.", "1890"), "gn:710719"),
        (("Dundee, Angus", "1870"), "gn:2650752"),  # not Angus in Dundee: a town does not contain a county
        (("Frankfurt a. O., Preußen", "1850"), "gn:2925535"),
        (("No. Carolina",), "gn:4482348"),
        (("Riga, Livland", "1850"), "gn:456172"),  # not Livonia in Riga
        (("Châlons s/ Marne", "1870"), "gn:3027487"),
        (("Châlons-s/-Marne", "1870"), "gn:3027487"),
        (("Ragusa, Dalmazia", "1600"), "gn:3201047"),
        (("Uman, Gouv. Kiew", "1890"), "gn:690688"),  # not Oman
        (("Freiburg (Schweiz)",), "gn:2660718"),
        (("Lemberg (Lwów)", "1900"), "gn:702550"),
        (("Lombardei, Mailand", "1850"), "gn:3173435"),
        (("Chile, prope Talca", "1860"), "gn:3870294"),
        (("Algérie, env. d'Oran", "1880"), "gn:2485926"),
        (("Persia borealis: Resht", "1860"), "gn:118743"),
        (("Natal: Durban, alt. 300 ft.", "1880"), "gn:1007311"),
        (("Rotterdam via Harwich", "1890"), "gn:2747891"),
        (("unknown, Bavaria",), "hg:kingdom-of-bavaria"),
        (("Adana", "1890", "", "", "vilayet"), "hg:adana-vilayet"),
        (("Zemplén vármegye", "1890"), "hg:zemplen-county"),
        (("Коломенский у.", "1897"), "gn:546230"),
        (("Ровенский уезд", "1897"), "gn:695594"),  # not Yerevan, once Revan
        (("Gandavi", "1550"), "gn:2797656"),
        (("Ticini", "1500"), "gn:3171366"),  # not the canton of Ticino
        (("Toleti", "1550"), "gn:2510409"),
    ],
)
def test_the_matched_place(row: tuple[str, ...], id: str, reconciler: Reconciler) -> None:
    assert reconciler.match(PlaceCells(*row)).id == id


@pytest.mark.parametrize(
    ("row", "review"),
    [
        (("Leeds, Cornwall", "", "GB"), "not in Cornwall"),
        (("Leeds (Cornwall)", "", "GB"), "not in Cornwall"),
        (("Ulm (Qwxzt)",), "“Qwxzt” not found"),
        (("Kreis Breslau",), "the place itself, not the Kreis"),
        (("Aleppo; Beirut",), "2 places in the cell; “Beirut” is Beirut"),
        (("nr. Ulm",), "near “Ulm”, not at it"),
        (("TÃ¼bingen",), "read as “Tübingen”"),
        (("United States, Georgia, Athens",), "read from the largest part"),
        (("Kutaisi", "1900", "Russia"), "not in RU today"),
        (("Ulm", "", "", "", "", "north", "east"), "not a number of degrees"),
        (("Ulm", "", "Ruritania"), "country “Ruritania” not found"),
        (("Ulm?",), "uncertain in the table: “?”"),
        (("?Ulm",), "uncertain in the table: “?”"),
        (("Gandavi", "1550"), "“Gandavi” read as “Gandavum”"),
        (("Inverness", "1880", "Scotch"), "country “Scotch” read as “Scotland”"),
        (("Lund", "1900", "Sweden; Scania"), "country “Sweden; Scania” read as “Sweden”"),
        (("London: Qwxzt",), "read from the largest part"),
    ],
)
def test_review_of_a_row(row: tuple[str, ...], review: str, reconciler: Reconciler) -> None:
    assert review in reconciler.match(PlaceCells(*row)).review


@pytest.mark.parametrize(
    "name", ["n/a", "at sea", "Qqwwxz", "Zzyzzxqk, Turkey", "Abyssinia, Qwxzt", "Abyssinia: Qwxzt"]
)
def test_nothing_is_filled_in_without_evidence(name: str, reconciler: Reconciler) -> None:
    verdict = reconciler.match(PlaceCells(name))
    assert (verdict.id, verdict.lat, verdict.lon, verdict.score) == (None, None, None, None)
    assert verdict.review


def test_a_place_outside_its_container_has_a_low_score(reconciler: Reconciler) -> None:
    assert (
        (reconciler.match(PlaceCells("Leeds, Cornwall")).score or 0)
        < 0.4
        < (reconciler.match(PlaceCells("Leeds, Yorkshire")).score or 0)
    )


@pytest.mark.parametrize(
    ("name", "country"),
    [("Athens, Georgia", "US"), ("Boston, Lincolnshire", "GB"), ("Birmingham, Alabama", "United States")],
)
def test_country_column_supplements_the_cell(name: str, country: str, reconciler: Reconciler) -> None:
    alone, both = reconciler.match(PlaceCells(name)), reconciler.match(PlaceCells(name, "", country))
    assert both.id == alone.id
    assert (both.score or 0) >= (alone.score or 1)


@pytest.mark.parametrize("name", ["England, Norfolk, Thetford", "USA, Ohio, Dayton"])
def test_the_largest_part_may_come_first(name: str, reconciler: Reconciler) -> None:
    turned, verdict = ", ".join(reversed(name.split(", "))), reconciler.match(PlaceCells(name))
    assert verdict.id == reconciler.match(PlaceCells(turned)).id
    assert verdict.review.startswith("read from the largest part")


@pytest.mark.parametrize(
    ("name", "year", "country", "lies_in"),
    [
        ("Athens", "", "US", "US"),
        ("Athens", "1890", "US", "US"),
        ("Moscow", "1890", "United States", "US"),
        ("Boston", "", "England", "GB"),
        ("Perth", "1820", "GB", "GB"),
        ("Valencia", "1900", "Venezuela", "VE"),
    ],
)
def test_places_in_the_country_of_the_row_come_first(
    name: str, year: str, country: str, lies_in: str, reconciler: Reconciler
) -> None:
    assert reconciler.match(PlaceCells(name, year, country)).country == lies_in


@pytest.mark.parametrize(
    ("name", "year", "country", "at_least"),
    [
        ("Stettin", "1890", "Germany", 0.8),
        ("Laibach", "1900", "Austria", 0.8),
        ("Kaschau", "1900", "Hungary", 0.8),
        ("Uskub", "1905", "Turkey", 0.8),
        ("Riga", "1905", "Россия", 0.6),
    ],
)
def test_places_in_the_country_as_it_was_then(
    name: str, year: str, country: str, at_least: float, reconciler: Reconciler
) -> None:
    verdict = reconciler.match(PlaceCells(name, year, country))
    assert (verdict.score or 0) >= at_least
    assert "today" in verdict.review


@pytest.mark.parametrize(
    ("name", "year", "country"),
    [
        ("Madras", "1880", "British India"),
        ("Karachi", "1925", "British India"),
        ("Augsburg", "1650", "Holy Roman Empire"),
        ("Prag", "1780", "Holy Roman Empire"),
        ("Agram", "1900", "Österreich-Ungarn"),
        ("Canton", "1880", "Qing Empire"),
    ],
)
def test_places_in_states_of_the_past(name: str, year: str, country: str, reconciler: Reconciler) -> None:
    verdict = reconciler.match(PlaceCells(name, year, country))
    assert (verdict.score or 0) >= 0.5
    assert "not in" not in verdict.review
    assert "not found" not in verdict.review
    assert "not found" not in verdict.review


@pytest.mark.parametrize(("name", "year", "country"), [("Vienna", "1900", "Japan"), ("Baku", "1900", "Venezuela")])
def test_a_place_far_from_the_country_contradicts_the_row(
    name: str, year: str, country: str, reconciler: Reconciler
) -> None:
    verdict = reconciler.match(PlaceCells(name, year, country))
    assert (verdict.score or 0) < 0.4
    assert f"not in {country}" in verdict.review


@pytest.mark.parametrize(
    ("name", "division", "year", "id"),
    [
        ("Bolton", "Lancashire", "1851", "gn:2655237"),
        ("Coventry", "Warwickshire", "1870", "gn:2652221"),
        ("Bozen", "Tirol", "1890", "gn:3181913"),
        ("Southport", "Lancashire", "1880", "gn:2637343"),
    ],
)
def test_a_present_day_division_may_have_had_other_borders(
    name: str, division: str, year: str, id: str, reconciler: Reconciler
) -> None:
    verdict = reconciler.match(PlaceCells(name, year, within=division))
    assert verdict.id == id
    assert "not in" not in verdict.review
    assert "not found" not in verdict.review
    assert "not in" in reconciler.match(PlaceCells("Leeds", year, within=division)).review


def test_waters_contain_no_towns(reconciler: Reconciler) -> None:
    assert "not in" not in reconciler.match(PlaceCells("Salem", "1760", within="Massachusetts Bay")).review


def test_additional_columns(reconciler: Reconciler) -> None:
    verdict = reconciler.match(PlaceCells("Athens", "", "US", "Georgia"))
    assert (verdict.country, verdict.division, verdict.kind) == ("US", "Georgia", "P.PPL")
    assert reconciler.match(PlaceCells("Leninakan", "1950")).used == "1924/1990"


def test_a_river_and_not_the_town(reconciler: Reconciler) -> None:
    assert (reconciler.match(PlaceCells("Volga", "", "", "", "river")).kind or "").startswith("H")


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("Aix-la-Chapelle, Prusse", "1818"),  # a region of unknown size
        ("Smyrne, Asie mineure", "1700"),
        ("Dorpat, Livl.", "1850"),  # an abbreviated region of unknown size
        ("Exeter, Devonsh.", "1850"),
        ("Ragusa, Dalmazia", "1600"),  # the region of today ends north of it
    ],
)
def test_containers_that_may_hold_the_place(name: str, year: str, reconciler: Reconciler) -> None:
    verdict = reconciler.match(PlaceCells(name, year))
    assert verdict.id
    assert "not in" not in verdict.review
    assert "not found" not in verdict.review


@pytest.mark.parametrize(("name", "year"), [("Malta, Mediterranean", ""), ("Moravia, Austria", "1880")])
def test_a_land_in_a_sea_or_in_another_land_is_filled_in(name: str, year: str, reconciler: Reconciler) -> None:
    assert (reconciler.match(PlaceCells(name, year)).score or 0) > 0.5


def test_a_publisher_is_not_the_place(reconciler: Reconciler) -> None:
    verdict = reconciler.match(PlaceCells("London: Qwxzt"))
    assert (verdict.name, (verdict.score or 1) < 0.4) == ("London", True)


def test_a_mountain_without_a_country_may_lie_in_one(reconciler: Reconciler) -> None:
    assert "not in" not in reconciler.match(PlaceCells("Hermon", "1850", "Syria")).review


def test_a_region_that_may_lie_in_the_country_counts(reconciler: Reconciler) -> None:
    """The Tarutino of the battle is not in Bessarabia, which was a part of Russia."""
    verdict = reconciler.match(PlaceCells("Tarutino", "1880", "Russland", "Bessarabien"))
    assert verdict.id != "hg:battlefield-tarutino"
