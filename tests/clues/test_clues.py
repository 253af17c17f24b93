"""Clues of a single candidate."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gazetteer.clues.alone import company_clues
from gazetteer.clues.question import Cue, Option, Setting
from gazetteer.clues.table import OWN, own_values
from gazetteer.model.place import Location, Name, Place
from tests.clues.values import BOSTON, span, value
from tests.resolve.builders import ARAS, BOISE, FRANCE, KARS, KARS_PROVINCE, PARIS, TEXAS, option, question

RIVER = Cue("beside", ("H",), "river")
CYPRUS = Place("x:2", "Cyprus", Location(35, 33), feature="T.ISL")


@pytest.mark.parametrize(
    ("clue", "candidate", "when", "expected"),
    [
        ("primary", option(KARS), None, 1),
        ("primary", option(KARS, kind="alternate"), None, 0),
        ("primary", option(KARS, kind="historical", when="1800/1900"), "1850", 1),
        ("primary", option(KARS, kind="historical", when="1800/1900"), "1950", 0),
        ("primary", option(KARS, how="sound", similarity=0.8), None, 0),
        ("primary", option(ARAS, kind="short"), None, 1),  # a river without the word for its kind
        ("curated", option(KARS, kind="historical", when="1800/1900"), "1950", 1),
        ("curated", option(KARS, kind="historical", when="1800/1900"), "1850", 0),
        ("curated", option(KARS, kind="variant"), None, 1),
        ("known_once", option(KARS, kind="variant"), None, 0),
        ("known_once", option(Place("x:1", "Ani", prominence=0.25), kind="variant"), None, 0.2),
        ("short", option(KARS, kind="short"), None, 1),
        ("alternate", option(KARS, kind="alternate"), None, 1),
        ("alternate", option(KARS, kind="alternate", when="1800/1900"), None, 0),
        ("alternate_fame", option(KARS, kind="alternate"), None, 0.58),
        ("alternate_then", option(KARS, kind="alternate"), "1900", 0.5),
        ("alternate_then", option(KARS, kind="alternate"), "1700", 1),
        ("alternate_then", option(KARS, kind="alternate"), "2009", 0),
        ("alternate_then", option(KARS, kind="alternate"), None, 0),
        ("demonym", option(FRANCE, "French", kind="demonym"), None, 1),
        ("other_form", option(KARS, "Kárs"), None, 1),
        ("other_form", option(KARS, "KARS"), None, 0),
        ("part", option(BOISE, how="part"), None, 1),
        ("part_fame", option(BOISE, how="part"), None, 0.62),
        ("inexact", option(KARS, how="fuzzy", similarity=0.8), None, 1),
        ("unlike", option(KARS, how="fuzzy", similarity=0.8), None, 0.2),
        ("unlike", option(KARS, similarity=0.8), None, 0),
        ("fuzzy", option(KARS, how="sound", similarity=0.8), None, 0),
        ("inexact_fame", option(FRANCE, how="sound", similarity=0.8), None, 0.5),
        ("inexact_script", option(KARS, "Ղարս", how="sound", similarity=0.8), None, 1),
        ("inexact_short", option(KARS, how="sound", similarity=0.8), None, 1),
        ("prominence", option(KARS), None, 0.18),
        ("old_fame", option(KARS), "1500", 0.18),
        ("old_fame", option(KARS), "1900", 0),
        ("country", option(FRANCE), None, 1),
        ("first_division", option(TEXAS), None, 1),
        ("natural", option(ARAS), None, 1),
    ],
)
def test_clue(clue: str, candidate: Option, when: str | None, expected: float) -> None:
    assert value(clue, candidate, setting=Setting(span(when))) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("clue", "cue", "place", "expected"),
    [
        ("kind_beside", RIVER, ARAS, 1),
        ("kind_beside", RIVER, KARS, -1),
        ("kind_clash", RIVER, KARS, 1),
        ("kind_clash", RIVER, ARAS, 0),
        ("kind_beside", Cue("beside", ("A.ADM1",), "province"), TEXAS, 1),
        ("kind_beside", Cue("beside", ("A.ADM1",), "province"), FRANCE, 0),
        ("kind_beside", Cue("inside", ("H",), "river"), ARAS, 0),
        ("kind_inside", Cue("inside", ("H",), "river"), ARAS, 1),
        ("kind_context", Cue("context", ("H", "T", "L"), "crossed"), TEXAS, -1),
        ("kind_context", Cue("context", ("H", "T", "L"), "crossed", 0.4), ARAS, 0.4),
        ("kind_article", Cue("article", ("H", "T", "L"), "the"), ARAS, 1),
        ("kind_clash", Cue("context", ("P", "S"), "besieged"), ARAS, 1),
        ("kind_clash", Cue("context", ("P", "S"), "besieged"), TEXAS, 0),
        ("kind_clash", Cue("beside", ("A.ADM1",), "province"), KARS, 0),
        ("kind_clash", Cue("beside", ("A",), "colony"), CYPRUS, 0),
        ("kind_beside", Cue("beside", ("A",), "colony"), CYPRUS, 0),
        ("kind_clash", Cue("context", ("P", "S"), "besieged"), CYPRUS, 1),
    ],
)
def test_kind(clue: str, cue: Cue, place: Place, expected: float) -> None:
    assert value(clue, option(place), question("x", option(place), cues=(cue,))) == pytest.approx(expected)


def test_the_only_area_with_a_name_is_also_the_land() -> None:
    candidate = option(Place("x:1", "Tripolitania", Location(32, 13), feature="A.PCLH", when=span("1912/1934")))
    asked = question("Tripolitania", candidate)
    assert value("anachronism", candidate, asked, Setting(span("0641"))) == pytest.approx(0.3)


def test_kind_clash_needs_another_candidate_of_the_kind() -> None:
    province = Cue("beside", ("A.ADM1",), "province")
    query = question("Kars", option(KARS), option(KARS_PROVINCE), cues=(province,))
    assert [value("kind_clash", each, query) for each in query.options] == [1, 0]


def test_name_in_another_language_than_the_text() -> None:
    norfolk = Place("gn:2155115", "Norfolk Island", Location(-29, 168), "NF", "A.PCLI", prominence=0.8)
    polish = Option(norfolk, Name("Norfolk", lang="pl", kind="primary"), "exact")
    county = Place("gn:2641455", "Norfolk", Location(52.7, 1), "GB", "A.ADM2", prominence=0.4)
    query = question("Norfolk", polish, option(county))
    assert value("foreign", polish, query, Setting(lang="en")) == 1
    assert value("foreign_fame", polish, query, Setting(lang="en")) == pytest.approx(0.8)
    assert value("primary", polish, query, Setting(lang="en")) == 0
    assert value("foreign", polish, query, Setting(lang="pl")) == 0
    assert value("foreign", polish, query, Setting()) == 1  # a part of its label: it is short for it in Polish
    assert value("foreign", polish, question("Norfolk", polish), Setting(lang="en")) == 0  # nothing else has the name


def test_leader_has_the_name_as_main_name() -> None:
    famous, right = option(PARIS, "Berea", kind="alternate"), option(KARS, "Berea")
    query = question("Berea", famous, right)
    assert [value("leader", each, query) for each in query.options] == [0, 1]


def test_the_only_place_of_a_name() -> None:
    only, alike = option(KARS), option(PARIS, how="sound", similarity=0.8)
    query = question("Kars", only, alike)
    assert [value("sole", only, query), value("sole", alike, query)] == [1, 0]
    assert [value("inexact_spare", only, query), value("inexact_spare", alike, query)] == [0, 1]
    assert value("sole", only, question("Kars", only, option(BOISE))) == 0


def test_part_counts_less_next_to_a_full_match() -> None:
    whole, part = option(KARS), option(BOISE, how="part")
    assert value("part_spare", part, question("x", whole, part)) == 1
    assert value("part_spare", part, question("x", part)) == 0
    assert value("part_spare", whole, question("x", whole, part)) == 0


def test_a_province_named_after_its_town() -> None:
    town, province = option(KARS), option(KARS_PROVINCE)
    assert value("eponym", province, question("Kars", town, province)) == 1
    assert value("eponym", town, question("Kars", town, province)) == 0
    assert value("eponym", province, question("Kars", province)) == 0


@pytest.mark.parametrize(
    ("kind", "prominence", "expected"), [("primary", 0.2, 1), ("alternate", 0.2, 0), ("alternate", 0.5, 1)]
)
def test_a_hamlet_with_a_byname_is_not_what_a_division_is_named_after(
    kind: str, prominence: float, expected: float
) -> None:
    hamlet = Place(
        "x:3", "Karsa", Location(40.6, 43.1), "TR", "P.PPL", divisions=(KARS_PROVINCE.id,), prominence=prominence
    )
    town, province = option(hamlet, "Kars", kind=kind), option(KARS_PROVINCE, "Kars")
    assert value("eponym", province, question("Kars", town, province)) == expected


@pytest.mark.parametrize("clue", ["near", "home"])
@pytest.mark.parametrize(
    ("point", "least", "most"), [((40.6, 43.1), 0.99, 1.0), ((41.9, 43.1), 0.4, 0.6), ((0, 0), 0, 0.04)]
)
def test_near(clue: str, point: tuple[float, float], least: float, most: float) -> None:
    setting = Setting(near=point) if clue == "near" else Setting(home=point)
    assert least <= value(clue, option(KARS), setting=setting) <= most
    assert value(clue, option(KARS)) == 0


def test_only_known_clues() -> None:
    setting = Setting(span("1204"), (40, 43), "Kars", "en", (40, 43), "Kars")
    query = question("Kars", option(KARS), option(PARIS, how="sound"), option(BOISE, how="part"), cues=(RIVER,))
    assert {clue for row in own_values(query, setting) for clue in row} <= set(OWN)


def test_alternate_name_with_a_main_name() -> None:
    query = question("Kars", option(KARS, kind="alternate"), option(KARS_PROVINCE))
    assert [value("contested", each, query) for each in query.options] == [1, 0]


@pytest.mark.parametrize(
    ("query", "name", "ending"), [("Papiae", "Papia", 1), ("Куры", "Kura", 1), ("Tusia", "Tosya", 0), ("Ur", "Us", 0)]
)
def test_case_forms_differ_at_the_end(query: str, name: str, ending: int) -> None:
    alike = option(PARIS, name, how="sound", similarity=0.8)
    assert value("inexact_ending", alike, question(query, alike)) == ending


def test_name_among_others_needs_less_evidence() -> None:
    exact, alike = option(KARS), option(BOISE, "Karz", how="sound", similarity=0.9)
    query = question("Kars", exact, alike)
    assert company_clues(alike, query, 1.0) == {"alone": 1.0, "spare_alone": 1.0}
    assert company_clues(exact, query, 0.5) == {"alone": 0.5}


@pytest.mark.parametrize(
    ("text", "candidate", "expected"),
    [
        (
            "Boisse",
            Option(BOISE, Name("Boise", kind="primary"), "fuzzy", 0.83, 0.4),
            {"fuzzy_alone": 0.5, "misspelt_alone": 0.2 / 6},
        ),
        ("Boysea", Option(BOISE, Name("Boise", kind="primary"), "sound", 0.8, 1.2), {"misspelt_alone": 0.6 / 6}),
        (
            "Boisa",
            Option(BOISE, Name("Boisee", kind="alternate"), "sound", 0.8, 1.0),
            {"listed_alone": 0.5, "misspelt_alone": 0.1},
        ),
        (
            "Bois",
            Option(BOISE, Name("Boise", kind="primary"), "fuzzy", 0.8, 0.4),
            {"fuzzy_alone": 0.5, "misspelt_alone": 0.05, "short_alone": 0.5},
        ),
    ],
)
def test_spelling_of_a_name_counts_per_letter(text: str, candidate: Option, expected: dict[str, float]) -> None:
    found = company_clues(candidate, question(text, candidate), 0.5)
    assert found == pytest.approx({"alone": 0.5, "inexact_alone": 0.5} | expected)


@pytest.mark.parametrize(
    ("text", "kind", "expected"), [("Kars", "historical", 1), ("Karin", "historical", 0), ("Kars", "primary", 0)]
)
def test_old_name_that_is_the_label(text: str, kind: str, expected: float) -> None:
    candidate = option(KARS, text, kind=kind)
    assert value("label", candidate, question(text, candidate)) == expected


ENGLISH_BOSTON = Place("gn:2655138", "Boston", Location(53.0, 0.0), "GB", "P.PPL", prominence=0.4)
DUKE = Cue("titled", (), "Duke", 0.5)


@pytest.mark.parametrize(
    ("places", "cues", "expected"),
    [
        ((BOSTON, ENGLISH_BOSTON), (DUKE,), [0.5, 0]),
        ((BOSTON, ENGLISH_BOSTON), (RIVER,), [0, 0]),
        ((BOSTON,), (DUKE,), [0]),  # no other place has the name
    ],
)
def test_titles_of_nobility(places: tuple[Place, ...], cues: tuple[Cue, ...], expected: list[float]) -> None:
    query = question("Boston", *map(option, places), cues=cues)
    assert [value("titled_overseas", each, query) for each in query.options] == expected


@pytest.mark.parametrize(
    ("text", "kind", "expected"), [("Kars Kale", "primary", 1), ("Kars", "primary", 0), ("Kars Kale", "alternate", 0)]
)
def test_main_names_of_several_words(text: str, kind: str, expected: float) -> None:
    candidate = option(KARS, text, kind=kind)
    assert value("several_words", candidate, question(text, candidate)) == expected


@pytest.mark.parametrize(
    ("fame", "cues", "lon", "expected"),
    [(0.4, (), 43, 1.0), (0.7, (), 43, 0.0), (0.4, (RIVER,), 43, 0.0), (0.4, (), 10, 0.0), (0.2, (), 10, 1.0)],
)
def test_a_small_river_of_a_towns_name_looked_up_alone(
    fame: float, cues: tuple[Cue, ...], lon: float, expected: float
) -> None:
    river = option(Place("x:3", "Kars", Location(40, lon), feature="H.STM", prominence=fame))
    query = question("Kars", river, option(KARS))._replace(cues=cues, mentions=())
    assert company_clues(river, query, 1.0).get("stream_alone", 0.0) == expected
    assert "stream_alone" not in company_clues(option(KARS), query, 1.0)


def test_a_battlefield_is_rarely_what_a_name_alone_means() -> None:
    field = option(replace(KARS, id="x:b", feature="L.BTL"), "Kars", kind="primary")
    query = question("Kars", field, option(KARS, "Kars", kind="primary"))._replace(mentions=())
    assert company_clues(field, query, 1.0).get("battle_alone") == 1.0
    assert "battle_alone" not in company_clues(field, query._replace(mentions=(0,)), 1.0)
    assert "battle_alone" not in company_clues(field, query._replace(options=(field,)), 1.0)


def test_an_abbreviation_without_its_stop_is_rarely_what_a_name_alone_means() -> None:
    short = option(replace(KARS, id="x:a"), "Ka.", kind="abbreviation")
    other = option(KARS, "Ka", kind="primary")
    query = question("Ka", short, other)._replace(mentions=())
    assert company_clues(short, query, 1.0).get("stop_alone") == 1.0
    assert "stop_alone" not in company_clues(short, query._replace(text="Ka."), 1.0)
    assert "stop_alone" not in company_clues(short, query._replace(options=(short,)), 1.0)


@pytest.mark.parametrize(
    ("feature", "lang", "expected"), [("A.PCLI", "fi", 1.0), ("A.PCLI", None, None), ("P.PPL", "fi", None)]
)
def test_a_name_resembles_that_of_a_state_in_another_language(
    feature: str, lang: str | None, expected: float | None
) -> None:
    state = replace(KARS, id="x:s", feature=feature)
    hit = option(state, "Karsia", how="fuzzy", similarity=0.8)
    hit = hit._replace(name=replace(hit.name, lang=lang))
    query = question("Karsi", hit)._replace(mentions=())
    assert company_clues(hit, query, 1.0).get("state_alone") == expected
