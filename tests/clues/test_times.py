"""Clues from time: names in use, places that existed, and lands that had towns."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from gazetteer.clues import attestations
from gazetteer.clues.question import Option, Setting
from gazetteer.clues.settlement import settled_from
from gazetteer.clues.times import Values, age, agreement, antiquity, called_otherwise, existence, lives_on, time_clues
from gazetteer.model.match import How
from gazetteer.model.place import Location, Name, NameKind, Place
from gazetteer.model.timespan import Timespan
from tests.clues.values import BOSTON, span, value
from tests.resolve.builders import ARAS, FRANCE, KARS, TEXAS, option, question


@pytest.mark.parametrize(
    ("name", "text", "agrees"),
    [
        ("1837/1924", "1920", 1.0),
        ("1837/1924", "1924/1930", 1.0),
        ("1924/1990", "1920", -0.29),
        ("1924/1990", "1824", -1.0),
        ("1837/1924", "1934", -0.12),  # a name is remembered after its time
        ("1837/1924", "2020", -0.292),
        ("0100/0300", "1900", -0.5),
        ("1911", "1920", 1.0),  # a source of one year does not end a name
        ("1911", "1880", -0.31),
        ("../1982", "1982", 1.0),  # without a beginning it says little about early times
        ("../1982", "1907", 0.5),
        ("../1982", "1832", 0.0),
        ("../1982", "1500", -1.0),
        ("../1982", "1990", -0.116),
        ("0330/..", "0330", 1.0),
        ("0330/..", "0930", 0.0),
        ("0330/..", "1900", -0.5),
        (None, "1920", 0.0),
        ("1837/1924", None, 0.0),
        ("../..", "1920", 0.0),
    ],
)
def test_agreement(name: str | None, text: str | None, agrees: float) -> None:
    assert agreement(span(name), span(text)) == pytest.approx(agrees)


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


def test_dated_name_overrides_the_settlement() -> None:
    old = option(BOSTON, "Shawmut", kind="historical", when="1100/1630")
    assert value("settled", old, setting=Setting(span("1204"))) == 0


ANTIQUE = Name("Kars", kind="alternate", source="pleiades")


@pytest.mark.parametrize(
    ("clue", "candidate", "when", "expected"),
    [
        ("too_early", option(KARS, kind="historical", when="1800/1900"), "1780", 0.3),
        ("too_early", option(KARS, kind="historical", when="1800/1900"), "1200", 1.0),
        ("outlived", option(KARS, kind="historical", when="1800/1900"), "1925", 0.4),
        ("long_past", option(KARS, kind="historical", when="0100/0300"), "1900", 1.0),
        ("unknown_use", option(KARS, kind="historical", when="../1982"), "1500", 1.0),
        ("outlived", Option(KARS, ANTIQUE, "exact"), "1900", 1.0),  # a name of antiquity that no later source has
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


def test_a_town_with_an_earlier_event_is_not_too_young(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attestations, "_events", lambda: {BOSTON.id: (span("1520"),)})
    found = {
        when: [value(clue, option(BOSTON), setting=Setting(span(when))) for clue in ("settled", "young_land")]
        for when in ("1510", "1530")
    }
    assert found["1530"] == [0, 0]
    assert found["1510"][0] < 0 < found["1510"][1]


def test_place_with_another_name_at_the_time() -> None:
    names = (Name("Königsberg", kind="official", when=span("1255/1946")), Name("Kaliningrad", kind="primary"))
    town = Place("x:1", "Kaliningrad", Location(54.7, 20.5), "RU", "P.PPL", prominence=0.7, names=names)
    found = {when: value("called_otherwise", option(town), setting=Setting(span(when))) for when in ("1939", "1960")}
    assert found == {"1939": 1.0, "1960": 0.0}


@pytest.mark.parametrize(("other", "lives"), [("Գարինա", False), ("Կարին", True), ("Karin", False)])
def test_undated_name_of_another_source_is_still_in_use(other: str, lives: bool) -> None:
    names = (Name("Karin", when=span("-0139/1200"), source="pleiades"), Name(other))
    candidate = Option(Place("x:1", "Erzurum", prominence=0.6, names=names), names[0], "exact", 1.0)
    assert (value("outlived", candidate, question("Karin", candidate), Setting(when=span("1920"))) == 0) == lives


def test_towns_older_than_the_conquest() -> None:
    mexican = Place("x:1", "Mérida", Location(21.0, -89.6), "MX", "P.PPL", prominence=0.7)
    spanish = Place("x:2", "Mérida", Location(38.9, -6.3), "ES", "P.PPL", prominence=0.5)
    found = []
    for places in ((mexican,), (mexican, spanish)):
        query = question("Mérida", *map(option, places))
        found.append(value("settled", query.options[0], query, Setting(span("1105"))))
    assert found == [0, -1]


def town(feature: str = "P.PPL", country: str | None = "TR", **rest: Any) -> Place:
    return Place("x:1", "Mira", Location(40.0, 43.0), country, feature, **{"prominence": 0.5, **rest})


def once(when: str, place: Place | None = None, source: str = "", how: How = "exact") -> Option:
    """An option by a name that was in use in some years."""
    return Option(place or town(), Name("Mira", kind="historical", when=span(when), source=source), how)


def antique(place: Place | None = None) -> Option:
    """An option by an ancient name without years."""
    return Option(place or town(), Name("Mira", kind="alternate", source="pleiades"), "exact")


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
        # a place with years
        (option(town(when=span("1878/1918"))), "1900", {"existence": 1.0}),
        (option(town(when=span("1878/1918"))), "1858", {"anachronism": 0.45, "anachronism_fame": 0.225}),
        (option(town(when=span("1878/1918"))), "1938", {"anachronism": 0.45, "anachronism_fame": 0.225}),
        (option(town(when=span("../.."))), "1858", {}),
        # states and divisions of today
        (option(town("A.PCLI")), "1850", {"undated_state": 0.75}),
        (option(town("A.PCLI")), "1700", {"undated_state": 1.0}),
        (option(town("A.PCLI")), "2000", {}),
        (option(town("A.PCLI", when=span("1800/.."))), "1850", {"existence": 1.0}),
        (once("1800/1900", town("A.PCLI")), "1850", {"time": 1.0}),
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
        (option(town("T.MT", "US")), "1503", {}),
        (option(town(country=None)), "1503", {}),
        (option(COLORADO), "1835", {"settled": -0.4067, "young_land": 1.0}),
        (option(COLORADO), "1880", {"young_land": 0.5128}),
        (option(COLORADO), "1900", {}),
        (option(COLORADO), "1950", {}),
        (option(replace(COLORADO, when=span("1820/.."))), "1830", {"existence": 1.0}),
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
    ("when", "expected"),
    [("1850", 1.0), ("1900", 0.5), ("1949", 0.01), ("1950", 0.0), ("2000", 0.0), ("1900/..", None)],
)
def test_alternate_names_of_today_in_old_texts(when: str, expected: float | None) -> None:
    values: Values = {"alternate": 1.0}
    time_clues(values, option(town(), kind="alternate"), Setting(span(when)))
    assert values.get("alternate_then") == (expected if expected is None else pytest.approx(expected))


def renamed(*names: Name, prominence: float = 0.5) -> Place:
    """A town that is called Mira today, and had other names."""
    return town(names=(Name("Mira", kind="primary"), *names), prominence=prominence)


def official(text: str, when: str | None, kind: NameKind = "official") -> Name:
    return Name(text, kind=kind, when=span(when))


@pytest.mark.parametrize(
    ("candidate", "expected"),
    [
        (option(renamed(official("Dorla", "1800/1900"))), 1.0),
        (option(renamed(official("Dorla", "1800/1900", "historical"))), 1.0),
        (option(renamed(official("Dorla", "1800/1900", "variant"))), 0.0),
        (option(renamed(official("Dorla", "1860/1900"))), 0.0),  # at another time
        (option(renamed(official("Dorla", "1850"))), 0.0),  # in one year only: it may be any name
        (option(renamed(official("Dorla", "1800/.."))), 0.0),  # nobody has recorded that it ended
        (option(renamed(official("Dorla", "../1900"))), 1.0),
        (option(renamed(official("Dorla", None))), 0.0),
        (option(renamed(official("Dorla", "1800/1900"), official("Mirae", "1800/1900"))), 0.0),
        (option(renamed(official("Dorla", "1800/1900"), prominence=0.35)), 1.0),
        (option(renamed(official("Dorla", "1800/1900"), prominence=0.34)), None),  # its other names are not known
        (option(renamed(official("Dorla", "1800/1900")), how="sound"), None),
        (option(renamed(official("Dorla", "1800/1900")), how="part"), 1.0),
        (option(renamed(official("Dorla", "1800/1900")), kind="alternate"), 0.0),
        (option(renamed(official("Dorla", "1800/1900")), when="1700/.."), 0.0),
        (antique(renamed(official("Dorla", "1800/1900"))), 0.0),
    ],
)
def test_another_official_name_at_the_time(candidate: Option, expected: float | None) -> None:
    values: Values = {}
    time_clues(values, candidate, Setting(span("1850")))
    assert values.get("called_otherwise") == expected


@pytest.mark.parametrize(
    ("then", "today", "same"),
    [
        ("Carthago", "Carthage", True),
        ("Athenae", "Athens", True),
        ("Ур", "Ur", True),
        ("New-Mira", "Newmira", True),
        ("Mirs", "Mirsburg", False),  # half of the letters
        ("Mirsa", "Mirsburg", False),
        ("Mirsb", "Mirsburg", True),
        ("Mir", "Mira", False),  # three letters are too few
        ("Karin", "Kars", False),
    ],
)
def test_forms_of_one_name(then: str, today: str, same: bool) -> None:
    names = (Name(today, kind="primary"), official(then, "1800/1900"))
    candidate = Option(Place("x:1", today, None, "TR", "P.PPL", prominence=0.5, names=names), names[0], "exact")
    assert called_otherwise(candidate, Timespan.of(1850, 1850)) == float(not same)


@pytest.mark.parametrize(
    ("source", "others", "prominence", "lives"),
    [
        ("pleiades", [Name("Mira"), Name("Միրա")], 0.5, True),  # undated, in another script
        ("pleiades", [Name("Mira")], 0.5, False),  # the same spelling is the row of the source itself
        ("pleiades", [Name("Միրա", when=span("0100/0200"))], 0.5, False),
        ("pleiades", [Name("Միրա")], 0.35, True),
        ("pleiades", [Name("Միրա")], 0.34, False),
        ("althurayya", [], 0.5, True),
        ("althurayya", [], 0.34, False),
    ],
)
def test_names_that_are_still_in_use(source: str, others: list[Name], prominence: float, lives: bool) -> None:
    candidate = once("0100/1000", town(names=tuple(others), prominence=prominence), source)
    assert lives_on(candidate) is lives
    values: Values = {}
    time_clues(values, candidate, Setting(span("1900")))
    assert ("outlived" not in values) is lives


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
