"""Add places to a user's gazetteer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gazetteer import Gazetteer, Place
from gazetteer.model.place import Location, Name
from gazetteer.model.timespan import Timespan

ANI = Place(
    id="hg:ani",
    label="Ani",
    location=Location(40.5075, 43.5728),
    feature="P.PPLH",
    names=(Name("Ani", kind="primary"), Name("Անի", lang="hy"), Name("Ani", when=Timespan.parse("0961/1045"))),
    sources=("ours",),
)


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Gazetteer]:
    with Gazetteer(tmp_path / "own.db", writable=True) as gazetteer:
        yield gazetteer


def test_add_and_find(own: Gazetteer) -> None:
    assert own.add([ANI]) == 1
    assert own.lookup("Անի")[0].place == ANI
    assert own.get("hg:ani").names_in(1000)[0].text == "Ani"
    assert own.terms(["ani"])["ani"].curated


def test_adding_again_changes_nothing(own: Gazetteer) -> None:
    own.add([ANI])
    before = own.count()
    own.add([ANI])
    assert own.count() == before


def test_names_are_added_to_an_existing_place(own: Gazetteer) -> None:
    own.add([ANI])
    own.add([Place(id="hg:ani", label="Ani", names=(Name("Άνιον", lang="el"),), sources=("theirs",))])
    assert {name.text for name in own.get("hg:ani").names} == {"Ani", "Անի", "Άνιον"}
    assert own.lookup("Ανιον")[0].place.id == "hg:ani"


def test_all_or_nothing(own: Gazetteer) -> None:
    def broken() -> Iterator[Place]:
        yield ANI
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        own.add(broken())
    assert own.count() == (0, 0)
