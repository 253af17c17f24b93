"""The settlements around a point, against the distances to all places."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer import Gazetteer
from gazetteer.database import nearby
from gazetteer.model.distance import kilometres
from gazetteer.model.place import Location, Name, Place

POINTS = [
    (lat, lon)
    for lat in (-89.9, -60.2, -0.3, 0.0, 0.4, 59.8, 71.1, 89.5, 89.95)
    for lon in (-179.95, -120.5, -0.2, 0.0, 0.3, 60.7, 179.9)
]


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """A gazetteer with settlements near the poles, the antimeridian and the equator, and a river at each of them."""
    opened = Gazetteer.open(tmp_path_factory.mktemp("nearby") / "own.db", writable=True)
    opened.add(
        Place(
            f"t:{kind}{number}",
            f"Testford {number}",
            Location(lat, lon),
            feature=kind,
            names=(Name(f"Testford {number}"),),
        )
        for kind in ("P.PPL", "H.STM")
        for number, (lat, lon) in enumerate(POINTS)
    )
    return opened


@settings(max_examples=150, deadline=None)
@given(st.floats(-90, 90), st.floats(-180, 180), st.floats(1, 2_000), st.integers(1, 70))
def test_all_settlements_within_the_distance_are_found(
    own: Gazetteer, lat: float, lon: float, km: float, limit: int
) -> None:
    distances = sorted(far for point in POINTS if (far := kilometres(lat, lon, *point)) <= km)
    assert [far for _, far in own.near(lat, lon, limit=limit, within_km=km)] == distances[:limit]


def test_only_the_index_is_read(own: Gazetteer, tmp_path: Path) -> None:
    statements: list[str] = []
    connection = own._connection
    connection.set_trace_callback(statements.append)
    nearby.nearest(connection, 0.1, 0.1, limit=1, within_km=100)
    connection.set_trace_callback(None)
    plans = [row[3] for one in statements for row in connection.execute(f"EXPLAIN QUERY PLAN {one}")]
    assert plans
    assert all("COVERING INDEX place_cell" in plan for plan in plans)
