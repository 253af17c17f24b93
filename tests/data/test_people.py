"""The known persons of `data/people.csv`, checked row by row: ids, years, reigns, names, sources."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import combinations

import pytest

from gazetteer.model.timespan import Timespan
from gazetteer.names.fold import fold
from gazetteer.people.authority import Figure, figures, full_names, lookup
from gazetteer.people.linking import link
from gazetteer.resources import data_folder, rows

PEOPLE = figures()
SOURCES = {row["id"] for row in rows(data_folder() / "sources.csv")} | {"wordnet"}


def test_there_are_enough() -> None:
    assert len(PEOPLE) >= 1_500
    assert len([one for one in PEOPLE if one.id.startswith("wd:") or one.authority]) >= 800
    assert len([one for one in PEOPLE if one.born or one.died or one.reign]) >= 4_000


def test_ids_are_unique_and_well_formed() -> None:
    assert [id for id, number in Counter(one.id for one in PEOPLE).items() if number > 1] == []
    assert [one.id for one in PEOPLE if not re.fullmatch(r"wd:Q\d+|hg:person-[a-z0-9-]+", one.id)] == []
    assert [one.id for one in PEOPLE if one.authority and not re.fullmatch(r"wd:Q\d+|viaf:\d+", one.authority)] == []


def test_nobody_is_twice_with_the_words_of_the_name_in_another_order() -> None:
    same = Counter((*sorted(fold(one.name).split()), one.born) for one in PEOPLE if one.born is not None)
    assert [key for key, number in same.items() if number > 1] == []


def test_years_are_possible() -> None:
    lived = [one for one in PEOPLE if one.born is not None and one.died is not None]
    assert [one.name for one in lived if not 12 <= (one.died or 0) - (one.born or 0) <= 110] == []
    assert [one.name for one in PEOPLE if (one.born or one.died or 0) > 1_960] == []


def test_nobody_reigns_before_birth_or_long_after_death() -> None:
    for one in PEOPLE:
        if one.reign and one.reign.start is not None:
            assert one.born is None or one.born <= one.reign.start, one.name
            assert one.died is None or one.reign.start <= one.died, one.name


@pytest.mark.parametrize(
    ("id", "reign"),
    [
        ("wd:Q150688", "1876/1911"),
        ("hg:person-antonio-jose-de-avila", "1868/1878"),
        ("hg:person-alexandros-koumoundouros", "1865/1882"),
        ("hg:person-grover-cleveland", "1885/1897"),
        ("hg:person-jose-placido-caamano", "1883/1888"),
        ("hg:person-john-quincy-adams", "1825/1829"),
        ("hg:person-george-tupou-i", "1845/1893"),
        ("hg:person-william-lisle-bowles", None),
    ],
)
def test_a_reign_has_all_terms_of_the_person_and_none_of_a_namesake(id: str, reign: str | None) -> None:
    (one,) = (one for one in PEOPLE if one.id == id)
    assert (str(one.reign) if one.reign else None) == reign


def test_names_are_names() -> None:
    wrong = [one.name for one in PEOPLE if not fold(one.name) or "|" in one.name or one.name != one.name.strip()]
    assert wrong == []
    assert [one.name for one in PEOPLE if len(set(one.aliases)) < len(one.aliases)] == []


def test_sources_are_stated() -> None:
    assert sorted({one.source for one in PEOPLE if one.source not in SOURCES}) == []


def test_a_name_of_two_contemporaries_links_to_neither() -> None:
    by_name: dict[str, list[Figure]] = defaultdict(list)
    for one in PEOPLE:
        for name in {fold(name) for name in (one.name, *one.aliases)}:
            by_name[name].append(one)
    shared = {name: found for name, found in by_name.items() if len(found) > 1 and " " in name}
    for name, found in shared.items():
        for one, other in combinations(found, 2):
            if one.first and other.first and abs(one.first - other.first) < 40:
                when = Timespan.of(max(one.first, other.first) + 20, max(one.first, other.first) + 20)
                assert link([name], when) is None, (name, one.id, other.id)


@pytest.mark.parametrize("name", ["santa anna", "red cloud", "van buren", "queen victoria"])
def test_names_that_places_have_as_often_are_not_recognized_as_persons(name: str) -> None:
    assert name not in full_names().get(name.split()[0], frozenset())


@pytest.mark.parametrize(
    ("name", "year", "id"),
    [
        ("Enver Pasha", None, "hg:person-enver-pasha"),
        ("Enver", 1915, "hg:person-enver-pasha"),
        ("انور پاشا", None, "hg:person-enver-pasha"),
        ("Budyonny", 1919, "hg:person-semyon-budyonny"),
        ("Skobelev", 1650, None),
        ("Skobelev", 1880, "hg:person-mikhail-skobelev"),
        ("Miloš Obrenović", 1830, "hg:person-milos-obrenovic-i-prince-of-serbia"),
        ("Charles Gordon", 1885, "hg:person-charles-george-gordon"),
        ("Pyotr Wrangel", 1920, "hg:person-pyotr-nikolayevich-wrangel"),
        ("Lord Dalhousie", 1855, "hg:person-james-andrew-broun-ramsay"),
        ("Lord Kitchener", None, "hg:person-herbert-kitchener"),
        ("Mrs. Kitchener", None, None),
        ("Tsar Nicholas II", None, "hg:person-nicholas-ii"),
        ("Nicholas the Second", 1905, "hg:person-nicholas-ii"),
        ("Peter the Great", None, "hg:person-peter-i-of-russia"),
        ("Tsar Peter the Great", 1700, "hg:person-peter-i-of-russia"),
        ("Peter the First", 1700, "hg:person-peter-i-of-russia"),
        ("Catherine the Great", None, "hg:person-catherine-ii-of-russia"),
        ("Vehip Pasha", 1918, "hg:person-wehib-pasha"),
        ("Liman von Sanders", 1915, "wd:Q57470"),
        ("Loris-Melikov", 1878, "hg:person-mikhail-loris-melikov"),
        ("Henry Morgenthau", 1915, "hg:person-henry-morgenthau"),
    ],
)
def test_lookup(name: str, year: int | None, id: str | None) -> None:
    found = [figure.id for figure, _ in lookup(name, when=Timespan.of(year, year) if year else None)]
    assert (found[0] if found else None) == id


def test_names_that_only_sound_the_same_are_no_answers() -> None:
    names = [figure.name for figure, _ in lookup("Budennyi")]
    assert names[0] == "Semyon Budyonny"
    assert "Alan Paton" not in names
