"""Spellings that follow by rule from a name of a list."""

from __future__ import annotations

import pytest

from gazetteer.ingest.derived_names import DERIVED, derive
from gazetteer.model.place import Name
from gazetteer.model.timespan import Timespan


def test_an_ancient_name_with_i_also_gets_the_spelling_with_j() -> None:
    when = Timespan.parse("-0029/0640")
    assert list(derive([Name("Iulia", "la", None, "historical", when, "pleiades")], "IT")) == [
        Name("Julia", "la", None, "variant", when, DERIVED.id, "certain")
    ]


@pytest.mark.parametrize(
    ("text", "source"), [("Illyria", "pleiades"), ("Ister", "pleiades"), ("Iaşi", "geonames"), ("I", "pleiades")]
)
def test_other_names_do_not(text: str, source: str) -> None:
    assert list(derive([Name(text, None, None, "historical", None, source)], "RO")) == []


@pytest.mark.parametrize(
    ("text", "lang", "country", "derived"),
    [
        ("Bad Wildungen", None, "DE", ["Wildungen"]),
        ("Bad Polzin", "de", "PL", ["Polzin"]),
        ("Bad Axe", None, "US", []),
        ("Badenweiler", None, "DE", []),
    ],
)
def test_a_spa_also_has_its_name_without_the_title(
    text: str, lang: str | None, country: str, derived: list[str]
) -> None:
    found = derive([Name(text, lang, None, "primary", None, "geonames")], country)
    assert [(name.text, name.lang, name.kind) for name in found] == [(name, "de", "variant") for name in derived]
