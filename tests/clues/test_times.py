"""Clues from time: texts before or after a name, places that existed, and lands that had towns."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gazetteer.clues import attestations
from gazetteer.clues.question import Option, Setting
from gazetteer.clues.settlement import settled_from
from gazetteer.clues.times import Values, age, antiquity, existence, time_clues
from gazetteer.model.place import Location, Name, Place
from gazetteer.model.timespan import Timespan
from tests.clues.values import BOSTON, antique, once, span, town, value
from tests.resolve.builders import ARAS, FRANCE, KARS, TEXAS, option, question


@pytest.mark.parametrize(
    ("existed", "when", "clue", "expected"),
    [
        ("1878/1918", "1900", "existence", 1),
        ("1878/1918", "1928", "anachronism", 0.35),
        ("1991/..", "1864", "anachronism", 1),
        ("1991/..", "1864", "existence", 0),
        (None, "1900", "existence", 0),
        ("1878/1918", None, "existence", 0),
    ],
)
def test_existence(existed: str | None, when: str | None, clue: str, expected: float) -> None:
    candidate = option(Place("x:1", "Kars", Location(40, 43), feature="A.ADM1H", when=span(existed)))
    asked = question("Kars", candidate, option(KARS))
    assert value(clue, candidate, asked, Setting(span(when))) == pytest.approx(expected)


def test_ancient_texts_use_few_modern_names() -> None:
    early, late = Setting(span("-0500")), Setting(span("1500"))
    assert [value("ancient_undated", option(KARS), setting=each) for each in (early, late, Setting())] == [1, 0, 0]
    assert value("ancient_undated", option(KARS, kind="historical", when="-0600/0300"), setting=early) == 0


def test_town_before_the_settlement_of_its_region() -> None:
    first = settled_from("US")
    assert first is not None
    assert value("settled", option(BOSTON), setting=Setting(span("1204"))) == -1
    assert -1 < value("settled", option(BOSTON), setting=Setting(span(f"{first - 40}"))) < 0
    assert value("settled", option(BOSTON), setting=Setting(span("1700"))) == 0
    assert value("settled", option(BOSTON)) == 0
    assert value("settled", option(KARS), setting=Setting(span("1204"))) == 0
    assert value("settled", option(ARAS), setting=Setting(span("1204"))) == 0


ANTIQUE = Name("Kars", kind="alternate", source="pleiades")


@pytest.mark.parametrize(
    ("clue", "candidate", "when", "expected"),
    [
        ("too_early", option(KARS, kind="historical", when="1800/1900"), "1780", 0.3),
        ("too_early", option(KARS, kind="historical", when="1800/1900"), "1200", 1.0),
        (
            "outlived",
            option(KARS, kind="historical", when="1800/1900"),
            "1925",
            0.12,
        ),  # no other place has the name today
        ("long_past", option(KARS, kind="historical", when="0100/0300"), "1900", 0.3),
        ("unknown_use", option(KARS, kind="historical", when="../1982"), "1500", 1.0),
        ("outlived", Option(KARS, ANTIQUE, "exact"), "1900", 0.3),  # a name of antiquity that no later source has
        ("outlived", Option(KARS, ANTIQUE, "exact"), "0300", 0.0),
        ("unknown_use", Option(KARS, ANTIQUE, "exact"), "-0300", 0.0),
        ("undated_state", option(FRANCE), "1900", 0.5),
        ("undated_division", option(TEXAS), "1900", 0.5),
        ("undated_division", option(TEXAS), "2000", 0.0),
        ("young_land", option(BOSTON), "1900", 0.0),
        ("young_land", option(BOSTON), "1565", 1.0),
        ("young_land", option(KARS), "1565", 0.0),
        ("ancient_fame", option(BOSTON), "0001", 0.2994),
    ],
)
def test_time_of_names_and_lands(clue: str, candidate: Option, when: str, expected: float) -> None:
    assert value(clue, candidate, setting=Setting(span(when))) == pytest.approx(expected, abs=0.001)


def test_events_of_the_time_of_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attestations, "_events", lambda: {BOSTON.id: (span("1775"),)})
    for when, expected in (("1775", 1.0), ("1600", 0.0)):
        setting = Setting(span(when))
        assert [value(clue, option(BOSTON), setting=setting) for clue in ("attested_then", "event_then")] == [
            expected
        ] * 2


def test_a_town_with_an_earlier_event_is_not_too_young(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attestations, "_events", lambda: {BOSTON.id: (span("1520"),)})
    found = {
        when: [value(clue, option(BOSTON), setting=Setting(span(when))) for clue in ("settled", "young_land")]
        for when in ("1510", "1530")
    }
    assert found["1530"] == [0, 0]
    assert found["1510"][0] < 0 < found["1510"][1]


COLORADO_STATE = Place("gn:5417618", "Colorado", Location(39.0, -105.5), "US", "A.ADM1", prominence=0.6)


@pytest.mark.parametrize(
    ("clue", "when", "expected"),
    [
        ("settled", "1700", -1.0),
        ("settled", "1870", 0.0),
        ("undated_division", "1850", 0.75),
        ("undated_division", "1870", 0.0),
    ],
)
def test_the_first_towns_of_a_division_are_its_years(clue: str, when: str, expected: float) -> None:
    assert value(clue, option(COLORADO_STATE), setting=Setting(span(when))) == pytest.approx(expected)


@pytest.mark.parametrize(("text", "expected"), [("Karskaya", 1.0), ("Карсская", 0.0)])
def test_years_of_a_name_in_another_script(text: str, expected: float) -> None:
    once = option(KARS, text, kind="official", when="1920/1990", how="sound", similarity=0.9)
    assert value("too_early", once, question("Karskaia", once), Setting(span("1700"))) == expected


@pytest.mark.parametrize(
    ("source", "when", "expected"), [("pleiades", "1300", 1.0), ("pleiades", "1857", 0.0), ("", "1857", 1.0)]
)
def test_ruins_are_no_evidence_for_a_modern_text(source: str, when: str, expected: float) -> None:
    ruins = Option(KARS, Name("Kars", kind="historical", when=span("-0600/2000"), source=source), "exact")
    assert value("time", ruins, setting=Setting(span(when))) == expected


def test_towns_older_than_the_conquest() -> None:
    mexican = Place("x:1", "Mérida", Location(21.0, -89.6), "MX", "P.PPL", prominence=0.7)
    spanish = Place("x:2", "Mérida", Location(38.9, -6.3), "ES", "P.PPL", prominence=0.5)
    found = []
    for places in ((mexican,), (mexican, spanish)):
        query = question("Mérida", *map(option, places))
        found.append(value("settled", query.options[0], query, Setting(span("1105"))))
    assert found == [0, -1]


COLORADO = town(country="US", divisions=("gn:5417618",))  # its first county was founded in 1861


@pytest.mark.parametrize(
    ("candidate", "when", "expected"),
    [
        # a text without a date, or a name without years
        (once("1800/1900"), None, {}),
        (once("1800/1900"), "../..", {}),
        (option(town()), "1900", {}),
        (option(town()), "1800/..", {}),
        # a name with years
        (once("1800/1900"), "1850", {"time": 1.0}),
        (once("1800/1900"), "1780", {"too_early": 0.3}),
        (once("1800/1900"), "1600", {"too_early": 1.0}),
        (once("1800/1900"), "1700/1780", {"too_early": 0.3}),
        (once("-0300/0300", source="pleiades"), "-0500", {"too_early": 0.4}),
        (once("1800/1900"), "1925", {"outlived": 0.4, "outlived_fame": 0.2}),
        (once("1800/1900"), "2020", {"outlived": 1.0, "outlived_fame": 0.5, "long_past": 0.05}),
        (once("0100/0200"), "1900", {"outlived": 1.0, "outlived_fame": 0.5, "long_past": 1.0}),
        (once("../1800"), "1825", {"outlived": 0.4, "outlived_fame": 0.2}),
        (once("1800/.."), "1780", {"too_early": 0.3}),
        # a name abroad in a state's register may be older than the state's rule
        (once("1921/1947", source="anpr-comuni"), "1202", {}),
        (once("1921/1947", source="anpr-comuni"), "1972", {"outlived": 0.4, "outlived_fame": 0.2}),
        (once("1921/1947", source="anpr-comuni"), "1930", {"time": 1.0}),
        (once("1921/1947", town(country="IT"), "anpr-comuni"), "1202", {"too_early": 1.0}),
        (once("1850"), "1885", {"outlived": 0.28, "outlived_fame": 0.14}),  # a year stands for a generation
        (once("../1982"), "1500", {"unknown_use": 1.0}),
        (once("../1982"), "1750", {"unknown_use": 0.5467}),
        (once("1000/.."), "1900", {"unknown_use": 0.5}),
        # an ancient name
        (antique(), "0300", {}),
        (antique(), "0640", {}),
        (antique(), "0700", {"outlived": 0.68, "outlived_fame": 0.34}),
        # an ancient name of the last period may have been used in the Middle Ages
        (once("0300/0640", source="pleiades"), "1453", {}),
        (once("0300/0640", source="pleiades"), "1454", {"outlived": 1.0, "outlived_fame": 0.5, "long_past": 1.0}),
        (once("0300/0600", source="pleiades"), "1000", {"outlived": 1.0, "outlived_fame": 0.5, "long_past": 0.75}),
        (once("0300/0640", source="geonames"), "1000", {"outlived": 1.0, "outlived_fame": 0.5, "long_past": 0.65}),
        # a place with years
        (option(town(when=span("1878/1918"))), "1900", {"existence": 1.0}),
        (option(town(when=span("1878/1918")), how="sound"), "1900", {}),  # of a name that only resembles it
        (option(town(when=span("1878/1918"))), "1858", {"anachronism": 0.45, "anachronism_fame": 0.225}),
        (option(town(when=span("1878/1918"))), "1938", {"anachronism": 0.45, "anachronism_fame": 0.225}),
        (option(town(when=span("../.."))), "1858", {}),
        # a source that describes one time does not say when a place ended
        (option(town("P.PPLH", when=span("0800/1000"), sources=("althurayya",))), "1300", {}),
        # states and divisions of today
        (option(town("A.PCLI")), "1850", {"undated_state": 0.75}),
        (option(town("A.PCLI")), "1700", {"undated_state": 1.0}),
        (option(town("A.PCLI")), "2000", {}),
        (option(town("A.PCLI", when=span("1800/.."))), "1850", {}),
        (option(town("A.PCLI", when=span("1800/..")), how="part"), "1850", {"undated_state": 0.75}),
        (once("1800/1900", town("A.PCLI")), "1850", {"time": 1.0}),
        (once("1800/1900", town("A.PCLI"))._replace(how="sound"), "1850", {}),
        (antique(town("A.ADM1")), "1500", {"outlived": 1.0, "outlived_fame": 0.5, "long_past": 1.0}),
        (option(town("A.ADM1")), "1850", {"undated_division": 0.75}),
        (option(town("A.ADM1")), "0400", {"undated_division": 1.0, "ancient_undated": 0.2, "ancient_area": 0.2}),
        (option(town()), "0400", {"ancient_undated": 0.2}),
        (option(town()), "-0100", {"ancient_undated": 1.0}),
        (option(town()), "0500", {}),
        # lands whose first towns are known
        (option(town(country="US")), "1503", {"settled": -0.6467, "young_land": 1.0}),
        (option(town(country="US")), "1540", {"young_land": 1.0}),
        (option(town(country="US")), "1539", {"settled": -0.4067, "young_land": 1.0}),
        (option(town("A.ADM1", "US")), "1503", {"settled": -0.6467, "young_land": 1.0, "undated_division": 1.0}),
        (option(town("T.MT", "US")), "1505", {}),
        (
            option(town("H.STM", "US", divisions=COLORADO.divisions)),
            "1700",
            {},
        ),  # rivers were known before the first county
        (option(town("T.MT", "US")), "1503", {"settled": -0.4133}),
        (option(town(country=None)), "1503", {}),
        (option(COLORADO), "1835", {"settled": -0.4067, "young_land": 1.0}),
        (option(COLORADO), "1880", {"young_land": 0.5128}),
        (option(COLORADO), "1900", {}),
        (option(COLORADO), "1950", {}),
        (option(replace(COLORADO, when=span("1820/.."))), "1830", {}),  # a town that goes on
        (option(replace(COLORADO, when=span("../1900"))), "1830", {"existence": 1.0, "settled": -0.44}),
        (once("1830/1900", COLORADO), "1830", {"time": 1.0}),
        (once("1831/1900", COLORADO), "1830", {"too_early": 0.205, "settled": -0.44}),
    ],
)
def test_clues_of_time(candidate: Option, when: str | None, expected: dict[str, float]) -> None:
    values: Values = {}
    time_clues(values, candidate, Setting(span(when)))
    assert {clue: number for clue, number in values.items() if number} == pytest.approx(expected, abs=0.0001)


@pytest.mark.parametrize(
    ("when", "years", "ancient"),
    [
        ("1950", 0.0, 0.0),
        ("1900", 0.0, 0.0),
        ("1700", 0.5, 0.0),
        ("1500", 1.0, 0.0),
        ("0500", 1.0, 0.0),
        ("0250", 1.0, 0.5),
        ("-0100", 1.0, 1.0),
        ("1700/..", 0.0, 0.0),
        (None, 0.0, 0.0),
    ],
)
def test_age_of_a_text(when: str | None, years: float, ancient: float) -> None:
    setting = Setting(span(when))
    assert (age(setting), antiquity(setting)) == pytest.approx((years, ancient))


@pytest.mark.parametrize(
    ("existed", "when", "expected"),
    [
        ("1878/1918", "1900", 1.0),
        ("1878/1918", "1910/1930", 1.0),
        ("1878/1918", "1928", -0.35),
        ("1878/1918", "1700", -1.0),
        ("../..", "1700", 0.0),
        (None, "1700", 0.0),
    ],
)
def test_existence_of_a_place(existed: str | None, when: str, expected: float) -> None:
    assert existence(span(existed), Timespan.parse(when)) == pytest.approx(expected)


OLD = replace(town(), id="gn:554234")  # Kaliningrad, which is attested as a city in 1455


@pytest.mark.parametrize(
    ("place", "names", "when", "doubt"),
    [
        (OLD, (), "1410", 0.3),
        (OLD, (), "1300", 1.0),  # long before the first year in which the town is attested
        (town(), (), "1410", 1.0),  # no year is known in which it existed
        (OLD, (Name("Kars", kind="historical", when=span("1300/1700")),), "1410", 1.0),  # another name had that time
        (OLD, (Name("Kars", kind="historical", when=span("1700/1800")),), "1410", 0.3),
        (replace(OLD, prominence=0.1), (), "1410", 1.0),
    ],
)
def test_a_name_of_unknown_beginning_may_be_the_oldest(
    place: Place, names: tuple[Name, ...], when: str, doubt: float
) -> None:
    candidate = once("../1946", replace(place, names=names))
    assert value("unknown_use", candidate, setting=Setting(span(when))) == pytest.approx(doubt)
