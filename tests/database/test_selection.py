"""Parts of the gazetteer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gazetteer import Gazetteer
from gazetteer.database.selection import Selection
from gazetteer.errors import InputError
from gazetteer.model.place import Location, Name, Place
from gazetteer.model.timespan import Timespan

PLACES = (
    Place(
        "gn:1", "Gyumri", Location(40.79, 43.85), "AM", "P.PPL", sources=("geonames",),
        names=(
            Name("Gyumri", source="geonames"),
            Name("Alexandropol", when=Timespan.parse("1837/1924"), source="pleiades"),
            Name("Leninakan", when=Timespan.parse("1924/1990"), source="geonames"),
        ),
    ),
    Place("gn:2", "Suva", Location(-18.1, 178.4), "FJ", "P.PPL", names=(Name("Suva", source="geonames"),), sources=("geonames",)),
    Place("gn:3", "Apia", Location(-13.8, -171.8), "WS", "P.PPL", names=(Name("Apia", source="geonames"),), sources=("geonames",)),
    Place("hg:4", "Lost", None, None, "P.PPL", names=(Name("Lost", source="x"),), sources=("x",)),
)  # fmt: skip


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Gazetteer]:
    with Gazetteer(tmp_path / "own.db", writable=True) as gazetteer:
        gazetteer.add(PLACES)
        yield gazetteer


@pytest.mark.parametrize(
    ("selection", "found"),
    [
        (Selection(), {"gn:1": 3, "gn:2": 1, "gn:3": 1, "hg:4": 1}),
        (Selection(box=(43, 40, 44, 41)), {"gn:1": 3}),
        (Selection(box=(170, -20, -170, -10)), {"gn:2": 1, "gn:3": 1}),
        (Selection(country="FJ"), {"gn:2": 1}),
        (Selection(when=Timespan.parse("1900")), {"gn:1": 1}),
        (Selection(when=Timespan.parse("1924")), {"gn:1": 2}),
        (Selection(when=Timespan.parse("1500")), {}),
        (Selection(name="LENINAKAN"), {"gn:1": 3}),
        (Selection(source="pleiades"), {"gn:1": 1}),
        (Selection(country="AM", box=(170, -20, -170, -10)), {}),
        (Selection(curated=True), {}),
    ],
)
def test_select(own: Gazetteer, selection: Selection, found: dict[str, int]) -> None:
    assert {place.id: len(place.names) for place in own.select(selection)} == found


def test_other_queries_are_possible_during_a_selection(own: Gazetteer) -> None:
    assert [own.get(place.id).label for place in own.select(Selection())] == ["Gyumri", "Suva", "Apia", "Lost"]


def test_curated(gazetteer: Gazetteer) -> None:
    found = list(gazetteer.select(Selection(country="AM", curated=True)))
    assert "gn:616635" in {place.id for place in found}
    assert all(name.when and name.source != "geonames" for place in found for name in place.names)


def test_only_the_sources_in_use_are_read(own: Gazetteer) -> None:
    assert own.get("gn:2").sources == ("geonames",)
    assert set(own._sources.values()) == {"geonames"}
    assert [name.source for name in own.names("gn:1")] == ["pleiades", "geonames", "geonames"]
    with pytest.raises(KeyError):
        own._sources[999]


def test_unknown_source(own: Gazetteer) -> None:
    with pytest.raises(InputError, match="geonames"):
        list(own.select(Selection(source="nobody")))


@pytest.mark.parametrize("box", [(0, 50, 10, 40), (0, -91, 10, 40), (-181, 0, 0, 10), (float("nan"), 0, 1, 1)])
def test_invalid_box(box: tuple[float, float, float, float]) -> None:
    with pytest.raises(InputError, match="not a valid box"):
        Selection(box=box)
