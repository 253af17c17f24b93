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
