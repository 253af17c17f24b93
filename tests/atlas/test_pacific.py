"""Texts about both sides of the antimeridian."""

from __future__ import annotations

import pytest

from gazetteer.atlas.view import Box, Spot, bounds, joined
from gazetteer.model.document import Candidate, Document, Entity, Resolution
from gazetteer.model.place import Location, Place
from tests.atlas.conftest import Open

BERING = {
    "Petropavlovsk": (53.02, 158.65), "Anadyr": (64.73, 177.51), "Nome": (64.5, -165.4), "Unalaska": (53.87, -166.53),
    "Kodiak": (57.79, -152.4), "Sitka": (57.05, -135.33),
}  # fmt: skip


def document(places: dict[str, tuple[float, float]]) -> Document:
    text = "They came by " + ", ".join(places) + "."
    entities = []
    for name, (lat, lon) in places.items():
        chosen = Candidate(Place(f"hg:{name}", name, Location(lat, lon), feature="P.PPL"), name, 0.9)
        start = text.index(name)
        entities.append(
            Entity(name, start, start + len(name), name, "PLACE", "test", None, Resolution(chosen, (chosen,)))
        )
    return Document("d", text, entities=tuple(entities))


@pytest.mark.parametrize(
    ("lons", "west", "east"),
    [
        ([158, 177, -165, -152], 158, 208),
        ([178.4, -175.2], 178.4, 184.8),
        ([-75, 2, 30], -75, 30),
        ([-120, 0, 140], -120, 140),  # a text about the whole world is not cut in Asia
        ([-150, 0, 37, 160], -150, 160),
        ([10], 10, 10),
        ([180, -180], 180, 180),
    ],
)
def test_longitudes_are_shifted_if_that_narrows_the_map(lons: list[float], west: float, east: float) -> None:
    box = bounds(joined([Spot(50, lon) for lon in lons]))
    assert (box.west, box.east) == (west, east)


@pytest.mark.parametrize(
    ("box", "lon", "inside"),
    [
        (Box(158, 50, 208, 65), -165, True), (Box(158, 50, 208, 65), 160, True), (Box(158, 50, 208, 65), 0, False),
        (Box(-183, 50, -170, 65), 178, True), (Box(40, 50, 46, 65), 43, True),
    ],
)  # fmt: skip
def test_a_box_contains_points_360_degrees_away(box: Box, lon: float, inside: bool) -> None:
    assert box.holds(60, lon) is inside
    assert box.touches(Box(lon - 1, 59, lon + 1, 61)) is inside


@pytest.mark.browser
def test_alaska_lies_beside_kamchatka(visit: Open) -> None:
    page, _ = visit(document(BERING))
    at = {button.inner_text(): button.bounding_box()["x"] for button in page.locator(".leaflet-names-pane .name").all()}
    assert set(at) == set(BERING)
    assert sorted(at, key=lambda name: at[name]) == [
        "Petropavlovsk", "Anadyr", "Unalaska", "Nome", "Kodiak", "Sitka",
    ]  # fmt: skip
    assert page.evaluate("map_atlas.getZoom()") > 3
    page.locator("article a.m", has_text="Kodiak").click()
    frame, card = page.locator(".mapbox").bounding_box(), page.locator(".leaflet-popup .card").bounding_box()
    assert frame["x"] <= card["x"]
    assert card["x"] + card["width"] <= frame["x"] + frame["width"]
    assert "152.40° W" in page.locator(".leaflet-popup .where").inner_text()
    assert page.locator(".name.chosen").inner_text() == "Kodiak"


@pytest.mark.browser
def test_without_scripts_both_sides_are_on_one_map(visit: Open) -> None:
    page, _ = visit(document(BERING), scripts=False)
    assert page.locator("svg.still circle").count() == len(BERING)
