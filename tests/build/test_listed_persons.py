"""What the programs of `scripts/curate/` that read lists of persons, and of names in Ottoman script, take from an entry."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts" / "curate"))

from acting_persons import completed, merge
from battle_commanders import peer, the
from days_of_the_year import _LINE, _of_line
from leaders import _title
from listed_persons import Listed, acts, complete_names, described, one_words, well_enough_known
from ottoman_names import spellings, turkish_case
from person_matches import Known

ROW = {
    "id": "hg:person-a",
    "name": "Peter Holm",
    "aliases": "",
    "born": "1800",
    "died": "",
    "reign": "",
    "role": "",
    "source": "x",
}


def person(name: str, role: str = "Danish general", born: int = 1800, died: int = 1860, **more: object) -> Listed:
    return Listed(name, born, died, role, "enwiki:days of the year", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peter Holm, Danish general", ("Peter Holm", [], "Danish general")),
        (
            "James Dunn, 3rd Earl of Holm, English admiral",
            ("James Dunn, 3rd Earl of Holm", ["Lord Holm"], "English admiral"),
        ),
        ("Charles IV, Duke of Holm", ("Charles IV, Duke of Holm", [], "Duke of Holm")),
        ("Peter Holm", None),
    ],
)
def test_described(text: str, expected: object) -> None:
    assert described(text) == expected


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("Danish general", 2),
        ("Danish painter", 0),
        ("Danish politician", 1),
        ("painter and admiral", 2),
        ("Attorney General", 0),
    ],
)
def test_acts(role: str, expected: int) -> None:
    assert acts(person("Peter Holm", role)) == expected


def test_names_by_which_histories_call_a_person() -> None:
    duke = person("John Dunn", aliases=["Duke of Holm"], known=2)
    king = person("Philip II", "king of Spain")
    for one in (duke, king):
        complete_names(one)
    assert (duke.aliases, king.name, king.aliases) == (["Duke of Holm", "Holm"], "Philip II of Spain", ["Philip II"])
    assert one_words(["Philip II", "Peter Holm", "Philip of Spain"]) == {"Philip II": "philip", "Peter Holm": "holm"}


def test_the_better_known_the_place_the_better_the_person() -> None:
    one, other = person("Peter Holm"), person("Peter Holm", known=4)
    assert [well_enough_known(one, place) for place in (0.3, 0.55, 0.7)] == [True, False, False]
    assert [well_enough_known(other, place) for place in (0.3, 0.55, 0.7)] == [True, True, True]


def test_persons_whose_years_differ_are_left_out() -> None:
    counts = Counter[str]()
    people = [
        [person("Peter Holm"), person("Anna Dunn")],
        [person("Peter Holm", died=1861), person("Anna Dunn", known=2)],
    ]
    assert [one.name for one in merge(people, counts)] == ["Anna Dunn"]
    assert counts == {"years differ between sources": 1}


def test_a_row_gets_missing_years_unless_others_differ() -> None:
    row = dict(ROW)
    assert Known([row]).find(person("Peter Holm")) is row
    assert completed(row, person("Peter Holm", born=1801)) == "other years in the table"
    assert completed(row, person("Peter Holm")) == "completed"
    assert (row["died"], row["source"]) == ("1860", "enwiki:days of the year")
    assert completed(row, person("Peter Holm")) == "in the table"


def test_a_number_is_that_of_one_ruler() -> None:
    row = ROW | {"name": "Alexander I of Holm"}
    assert Known([row]).find(person("Peter Waddell Alexander II")) is None
    assert Known([row]).find(person("Alexander Dunn")) is None
    assert Known([row]).find(person("Alexander I, King of Holm")) is row
    emperor = ROW | {"name": "Charles V, Holy Roman Emperor"}
    assert Known([emperor]).find(person("Charles V")) is emperor


def test_line_of_a_list() -> None:
    line = _LINE.match("* General Peter Holm (1800–1860), Danish soldier who fell ill")
    one = line and _of_line(line, "Holm")
    assert one == Listed("Peter Holm", 1800, 1860, "general, Danish soldier", "enwiki:Holm")
    other = _LINE.match("* Anna Dunn (1800–1860), painter")
    assert other is not None
    assert _of_line(other, "Holm") is None


def test_titles_and_wars() -> None:
    assert (
        _title("https://x.org/v2/url?u=http-3A__dbpedia.org_resource_Peter-5FHolm-5F-28general-29&d=B") == "Peter Holm"
    )
    assert peer("Ann Dunn, 1st Baron Holm") == ["Lord Holm"]
    assert [the(war) for war in ("Boer War", "The Boer War", "World War I")] == [
        "the Boer War",
        "the Boer War",
        "World War I",
    ]


def test_ottoman_spellings() -> None:
    assert spellings("آلا صونيه", "Alasonya") == ["آلاصونيه"]
    assert spellings("قره حصار", "Karahisar") == ["قره حصار", "قره\u200cحصار"]
    assert spellings("قره حصار", "Kara Hisar") == ["قره حصار"]
    assert [turkish_case(name) for name in ("IĞDIR", "Holm")] == ["Iğdır", "Holm"]
