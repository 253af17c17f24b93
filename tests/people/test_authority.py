"""Who a document's persons are."""

from __future__ import annotations

import pytest

from gazetteer.model.timespan import Timespan
from gazetteer.people.authority import authority


@pytest.mark.parametrize(
    ("names", "year", "id"),
    [
        (["Enver Pasha", "Enver"], 1915, "hg:person-enver-pasha"),
        (["Enver"], 1915, None),
        (["Konrad Adenauer"], 1950, "hg:person-konrad-adenauer"),
        (["Konrad Adenauer"], 1820, None),
        (["Nobody Whatever"], 1900, None),
        ([], None, None),
    ],
)
def test_authority(names: list[str], year: int | None, id: str | None) -> None:
    assert authority(names, Timespan.of(year, year) if year else None) == id
