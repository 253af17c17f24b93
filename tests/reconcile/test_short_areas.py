"""Shortened areas in cells, and containers that mean something only in the next one."""

from __future__ import annotations

import pytest

from gazetteer import Gazetteer
from gazetteer.reconcile import PlaceCells, Reconciler


@pytest.fixture(scope="module")
def reconciler(gazetteer: Gazetteer) -> Reconciler:
    return Reconciler(gazetteer)


@pytest.mark.parametrize(
    ("name", "year", "label", "division"),
    [
        ("Quimper (Finist.)", "", "Quimper", "Bretagne"),
        ("Arras, dép. du Pas-de-Calais", "1880", "Arras", "Hauts-de-France"),
        ("Dinan, C.-du-N.", "1880", "Dinan", "Bretagne"),
        ("Blois, L.-et-C.", "1880", "Blois", "Centre-Val de Loire"),
        ("Schlettstadt i. Els.", "1900", "Sélestat", "Grand-Est"),
        ("Weißenburg i. Els.", "1890", "Wissembourg", "Grand-Est"),
        ("Weißenburg i. Bay.", "1890", "Weißenburg in Bayern", "Bayern"),
        ("Neustadt i. Holst.", "1900", "Neustadt in Holstein", "Schleswig-Holstein"),
        ("Schwerin, Ghzgt. Mecklenburg-Schwerin", "1870", "Schwerin", "Mecklenburg-Vorpommern"),
        ("Bautzen, Kgr. Sachsen", "1880", "Bautzen", "Sachsen"),
        ("Toledo, O.", "1880", "Toledo", "Ohio"),
        ("Worcester, Mass'tts", "1860", "Worcester", "Massachusetts"),
        ("Columbia, So. Car.", "1860", "Columbia", "South Carolina"),
        ("Cookstown, Co. Tyrone", "1880", "Cookstown", "Northern Ireland"),
        ("Birr, King's Co.", "1880", "Birr", "Leinster"),
        ("Guelph, C.W.", "1855", "Guelph", "Ontario"),
        ("Parramatta, N.S.W.", "1850", "Parramatta", "New South Wales"),
        ("Dumfries, N.B.", "1850", "Dumfries", "Scotland"),
        ("Gainsboro', Lincs.", "1850", "Gainsborough", "England"),
        ("Durban, Natal", "1890", "Durban", "Kwazulu-Natal"),
    ],
)
def test_the_area_is_completed(reconciler: Reconciler, name: str, year: str, label: str, division: str) -> None:
    verdict = reconciler.match(PlaceCells(name, year=year))
    assert (verdict.name, verdict.division) == (label, division)
    assert "not in" not in verdict.review
    assert "not found" not in verdict.review


def test_letters_that_stand_for_an_area_have_a_remark(reconciler: Reconciler) -> None:
    assert reconciler.match(PlaceCells("Toledo, O.", year="1880")).review == "“O.” read as “Ohio”"


def test_initials_of_an_area_are_not_a_town(reconciler: Reconciler) -> None:
    """Os is a town in Norway."""
    assert "not in" not in reconciler.match(PlaceCells("Gleiwitz, O.S.", year="1900")).review


def test_a_container_means_a_place_in_the_next_one(reconciler: Reconciler) -> None:
    verdict = reconciler.match(PlaceCells("Grahamstown, Albany, Cape Colony", year="1880"))
    assert verdict.score is not None
    assert verdict.score > 0.8
    assert verdict.review == "“Albany” not found in Cape Colony"


@pytest.mark.parametrize("name", ["Antrim, Co. Antrim", "Armagh, Co. Armagh"])
def test_a_place_is_not_its_own_container(reconciler: Reconciler, name: str) -> None:
    assert reconciler.match(PlaceCells(name)).kind == "P.PPL"


def test_a_town_is_not_a_state_that_contains_its_department(reconciler: Reconciler) -> None:
    assert reconciler.match(PlaceCells("Luxembourg, Forêts", year="1806")).kind in ("P.PPLC", "A.PCLI")


@pytest.mark.parametrize(("name", "full"), [("Edinb'gh", "Edinburgh"), ("Bury St. Edm.", "Bury St Edmunds")])
def test_a_shortened_name_has_a_remark(reconciler: Reconciler, name: str, full: str) -> None:
    assert reconciler.match(PlaceCells(name)).review == f"“{name}” read as “{full}”"


@pytest.mark.parametrize("name", ["St. Petersburg", "Govt. of Kazan", "Frankfurt a. M."])
def test_a_common_abbreviation_has_none(reconciler: Reconciler, name: str) -> None:
    assert reconciler.match(PlaceCells(name, year="1880")).review == ""


def test_a_port_is_not_read_as_a_point(reconciler: Reconciler) -> None:
    assert reconciler.match(PlaceCells("Pt. Elizabeth, Cape Colony", year="1880")).name == "Gqeberha"


@pytest.mark.parametrize("name", ["Grand Rapids, Mich.", "Cape Girardeau, Mo.", "Ft. Wayne, Ind."])
def test_a_kind_word_of_the_complete_name_does_not_count_against_it(reconciler: Reconciler, name: str) -> None:
    assert reconciler.match(PlaceCells(name, year="1880")).review == ""
