"""Clues from the years of names: agreement, other official names at the time, and names that are still in use."""

from __future__ import annotations

import pytest

from gazetteer.clues.question import Option, Setting
from gazetteer.clues.times import Values, agreement, called_otherwise, lives_on, time_clues
from gazetteer.model.place import Location, Name, NameKind, Place
from gazetteer.model.timespan import Timespan
from tests.clues.values import BOSTON, antique, once, span, town, value
from tests.resolve.builders import option, question


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


def test_dated_name_overrides_the_settlement() -> None:
    old = option(BOSTON, "Shawmut", kind="historical", when="1100/1630")
    assert value("settled", old, setting=Setting(span("1204"))) == 0


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


@pytest.mark.parametrize(
    ("when", "expected"),
    [("1700", 1.0), ("1850", 1.0), ("1900", 0.5), ("1949", 0.01), ("1950", 0.0), ("2000", 0.0), ("1900/..", None)],
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
        ("city-names", [Name("Միրա")], 0.5, False),  # a source with the years of use
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
