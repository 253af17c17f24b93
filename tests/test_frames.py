"""Columns of a DataFrame: names matched, texts annotated."""

from __future__ import annotations

import pandas
import pytest

from gazetteer import Gazetteer, Pipeline, frames
from gazetteer.errors import InputError

TOWNS = pandas.DataFrame(
    {"id": [7, 8, 9, 10], "town": ["Karin", "Tiflis", None, "Xqzzzvwkjq"], "year": [1920.0, float("nan"), 1900, 1900]},
    index=["a", "b", "c", "d"],
)


def test_names(gazetteer: Gazetteer) -> None:
    found = frames.reconcile(TOWNS, "town", year_column="year", gazetteer=gazetteer)
    assert list(found.columns[:4]) == ["id", "town", "year", "gazetteer_id"]
    assert list(found.index) == list(TOWNS.index)
    assert found["gazetteer_id"].fillna("").tolist() == ["gn:315368", "gn:611717", "", ""]
    assert found["review"].tolist()[2:] == ["no name", "not found"]
    assert found["lat"]["a"] == pytest.approx(39.9, abs=0.1)


def test_no_such_column(gazetteer: Gazetteer) -> None:
    with pytest.raises(InputError, match="town"):
        frames.reconcile(TOWNS, "city", gazetteer=gazetteer)


@pytest.mark.model
def test_texts(pipeline: Pipeline) -> None:
    texts = pandas.DataFrame(
        {"text": ["They left Alexandropol.", None, "He died at Karin in exile."], "year": [1920, 1920, 1916]},
        index=pandas.Index([3, 4, 5], name="letter"),
    )
    found = frames.annotate(texts, "text", date_column="year", pipeline=pipeline)
    places = found[found["type"] == "PLACE"]
    assert places["place"].to_dict() == {3: "gn:616635", 5: "gn:315368"}
    assert found.index.name == "letter"
    assert frames.annotate(texts[texts["text"].isna()], "text", pipeline=pipeline).empty
