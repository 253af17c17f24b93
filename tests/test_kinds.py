"""The table of kind words, and names split at them."""

from __future__ import annotations

import csv

import pytest

from gazetteer.kinds import kind_of, kinds, plurals, split_kind, words
from gazetteer.resources import data_folder


def test_the_table_is_well_formed() -> None:
    with (data_folder() / "kinds.csv").open(encoding="utf-8", newline="") as stream:
        table = list(csv.DictReader(stream))
    assert all(None not in row and None not in row.values() for row in table), "a row has too many or too few cells"
    assert {row["position"] for row in table} == {"before", "behind", "both"}
    assert {row["seat"] for row in table} == {"yes", ""}
    assert all(row["feature"][0] in "AHLPRSTV" and "." in row["feature"] for row in table)
    assert all(form == form.lower() for kind in kinds() for form in kind.all_forms)
    keys = [(row["lang"], row["word"]) for row in table]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    ("name", "lang", "feature", "rest"),
    [
        ("Vilayet of Bitlis", None, "A.ADM1", "Bitlis"),
        ("the sandjak", None, "A.ADM2", "the"),
        ("kaza of Akhlat", None, "A.ADM3", "Akhlat"),
        ("Kars liva", None, "A.ADM2", "Kars"),
        ("government of Erivan", "en", "A.ADM1", "Erivan"),
        ("Jordan River", "en", "H.STM", "Jordan"),
        ("Lake Gokcha", "en", "H.LK", "Gokcha"),
        ("Burton's Ford", "en", "H.FORD", "Burton"),
        ("Bangui Sub-Prefecture", "en", "A.ADM2", "Bangui"),
        ("Al-Faw District", "en", "A.ADM2", "Al-Faw"),
        ("lac de Van", "fr", "H.LK", "Van"),
        ("détroit de Gibraltar", "fr", "H.STRT", "Gibraltar"),
        ("fleuve d'Alep", "fr", "H.STM", "d'Alep"),
        ("baie d’Hudson", "fr", "H.BAY", "Hudson"),
        ("Festung Königsberg", "de", "S.FT", "Königsberg"),
        ("Карсская область", "ru", "A.ADM1", "Карсская"),
        ("Königreich Hannover", "de", "A.PCL", "Hannover"),
        ("Fürstenthum von Halberstadt", None, "A.PCL", "Halberstadt"),
        ("Ghzgt. Oldenburg", None, "A.PCL", "Oldenburg"),
        ("Mgft. Mähren", None, "A.PCL", "Mähren"),
        ("Gft. Glatz", None, "A.ADM2", "Glatz"),
        ("O.A. Urach", None, "A.ADM2", "Urach"),
        ("Van vilâyeti", "tr", "A.ADM1", "Van"),
        ("Դվին քաղաք", "hy", "P.PPL", "Դվին"),
        ("Szepes vármegye", "hu", "A.ADM2", "Szepes"),
        ("Thisted amt", None, "A.ADM2", "Thisted"),
        ("Amt Ritzebüttel", None, "A.ADM3", "Ritzebüttel"),
        ("Turku kunta", "fi", "A.ADM2", "Turku"),
        ("Cēsu pagasts", None, "A.ADM2", "Cēsu"),
        ("freguesia de Alte", "pt", "A.ADM3", "Alte"),
        ("wieś Grochów", "pl", "P.PPL", "Grochów"),
    ],
)
def test_a_name_is_split_at_its_kind_word(name: str, lang: str | None, feature: str, rest: str) -> None:
    found = split_kind(name, lang)
    assert found is not None
    assert (found.kind.feature, found.rest) == (feature, rest)


@pytest.mark.parametrize("name", ["Kars", "river", "New York", "Suq al-Shuyukh", "Union Terrace", "La Union", "", " "])
def test_a_name_without_a_kind_word_is_not_split(name: str) -> None:
    assert split_kind(name) is None


@pytest.mark.parametrize(
    ("name", "rest"),
    [("prov. de Teruel", "Teruel"), ("prov. di Cuneo", "Cuneo"), ("Prov. of Canterbury", "Canterbury")],
)
def test_the_linking_word_chooses_the_language_of_an_abbreviation(name: str, rest: str) -> None:
    found = split_kind(name)
    assert found is not None
    assert found.rest == rest


def test_language_has_its_words_and_those_of_any_language() -> None:
    assert {"fleuve", "vilayet"} <= words("fr")
    assert "river" not in words("fr")
    assert "livas" in words("en", seat=True)
    assert "liva" in words("en", seat=True, plural=False)
    assert {"villages", "vilayets"} <= plurals("en", features=("P", "A"))


def test_english_precedes_if_no_language_is_given() -> None:
    found = kind_of("province")
    assert found is not None
    assert found.lang == "en"
