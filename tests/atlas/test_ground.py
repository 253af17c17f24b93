"""The map has complete ground around every place that can be opened."""

from __future__ import annotations

import pytest

from gazetteer import atlas
from gazetteer.atlas import basemap
from gazetteer.atlas.polyline import decode
from gazetteer.atlas.view import Box, Spot, bounds, joined
from tests.atlas import story
from tests.atlas.conftest import Open
from tests.atlas.test_pacific import document

SCATTERED = {
    "Lisbon": (38.72, -9.14), "Tunis": (36.8, 10.18), "Smyrna": (38.42, 27.14), "Odessa": (46.48, 30.73),
    "Jaffa": (32.05, 34.75), "Danzig": (54.35, 18.65), "Archangel": (64.54, 40.54), "Bombay": (18.94, 72.84),
    "Bahia": (-12.97, -38.5), "Halifax": (44.65, -63.57),
}  # fmt: skip


def share(tier: dict, box: Box) -> float:
    """Return the share of a box that the cells of a tier cover."""
    if tier["cell"] >= 360:
        return 1.0
    cell, steps, found = tier["cell"], 10, 0
    for i in range(steps):
        for j in range(steps):
            lon = box.west + (i + 0.5) * (box.east - box.west) / steps
            lat = box.south + (j + 0.5) * (box.north - box.south) / steps
            found += f"{int((lon + 180) % 360 // cell)}_{int((lat + 90) // cell)}" in tier["cells"]
    return found / steps**2


@pytest.mark.parametrize(
    "spots",
    [
        [Spot(*point) for point in SCATTERED.values()],
        [*(Spot(45 + i / 10, 9 + i / 10, 3) for i in range(20)), Spot(-34.6, -58.4), Spot(59.3, 18.1)],
        [Spot(64.7, 177.5), Spot(64.5, -165.4), Spot(21.3, -157.8)],
    ],
)
def test_the_page_has_ground_around_every_place(spots: list[Spot]) -> None:
    everything = bounds(joined(spots))
    base = basemap.choose(everything, everything, spots)
    for spot in spots:
        around = Box(spot.lon - 7, spot.lat - 4, spot.lon + 7, spot.lat + 4)
        assert max(share(tier, around) for tier in base["tiers"][1:]) >= 0.9, spot


def test_longer_texts_have_more_ground() -> None:
    spots = [Spot(35 + i % 20, -5 + i, 1) for i in range(60)]
    box = bounds(spots)
    small, large = (basemap.choose(box, box, spots, content=content) for content in (50_000, 3_000_000))
    assert len(large["tiers"][2]["cells"]) > len(small["tiers"][2]["cells"])


def test_weightier_places_come_first() -> None:
    spots = [Spot(50, lon, 1) for lon in range(-120, 120, 3)] + [Spot(-36.8, 174.8, 500)]
    box = bounds(spots)
    near = basemap.choose(box, box, spots)["tiers"][2]
    assert share(near, Box(172, -39, 178, -34.5)) >= 0.9


RESERVOIRS = {"Kuybyshev": (54.5, 48.7, 1955), "Nasser": (22.8, 32.58, 1970), "Kariba": (-17.2, 27.6, 1959)}
"""Latitude and longitude of a point in each reservoir, and the year of its dam."""
OLDER_LAKES = {"Ilmen": (58.3, 31.3), "Victoria": (-1.0, 33.0), "Zaysan": (48.0, 84.0)}
"""Natural lakes; dams have raised the first and the third."""


def is_lake(base: dict, lat: float, lon: float) -> list[bool]:
    """Return for each tier whether a point is in a lake."""
    found = []
    for tier in base["tiers"]:
        rings = [ring for cell in tier["cells"].values() for polygon in cell.get("lake", ()) for ring in polygon]
        inside = 0
        for ring in rings:
            points = list(decode(ring, tier["q"]))
            for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1], strict=True):
                inside += (y1 > lat) != (y2 > lat) and lon < x1 + (lat - y1) / (y2 - y1) * (x2 - x1)
        found.append(inside % 2 == 1)
    return found


def base_at(lat: float, lon: float, year: int | None) -> dict:
    box = Box(lon - 2, lat - 2, lon + 2, lat + 2)
    return basemap.choose(box, box, [Spot(lat + 1, lon + 1)], year=year)


@pytest.mark.parametrize(("lat", "lon", "dam"), RESERVOIRS.values(), ids=RESERVOIRS)
def test_a_reservoir_is_drawn_from_the_year_of_its_dam(lat: float, lon: float, dam: int) -> None:
    assert is_lake(base_at(lat, lon, dam - 1), lat, lon) == [False, False, False]
    assert any(is_lake(base_at(lat, lon, dam), lat, lon))
    assert any(is_lake(base_at(lat, lon, None), lat, lon))


@pytest.mark.parametrize(("lat", "lon"), OLDER_LAKES.values(), ids=OLDER_LAKES)
def test_a_natural_lake_is_drawn_for_every_year(lat: float, lon: float) -> None:
    assert any(is_lake(base_at(lat, lon, 1200), lat, lon))


@pytest.mark.parametrize(
    ("year", "shown", "hidden"),
    [
        (1920, {"Zuider Zee"}, {"IJsselmeer"}),
        (1950, {"IJsselmeer"}, {"Zuider Zee"}),
        (None, {"IJsselmeer"}, {"Zuider Zee"}),
    ],
)
def test_lakes_have_the_names_of_the_time(year: int | None, shown: set[str], hidden: set[str]) -> None:
    names = {text for kind, text, *_ in base_at(52.7, 5.4, year)["labels"] if kind == "lake"}
    assert shown <= names
    assert not hidden & names


def test_a_reservoir_has_no_name_before_its_dam() -> None:
    for year, named in ((1954, False), (1955, True)):
        names = {text for kind, text, *_ in base_at(54.5, 48.7, year)["labels"] if kind == "lake"}
        assert ("Samara Reservoir" in names) == named


def test_relief_and_main_rivers_are_in_the_whole_world() -> None:
    base = base_at(40.8, 43.8, 1920)
    world, first_view = base["reliefs"]
    assert (world["cell"], world["rows"], list(world["cells"])) == (360, [-60, 80], ["0_0"])
    assert first_view["cell"] == 10
    rivers = base["tiers"][0]["cells"]["0_0"]["river"]
    points = [point for lines in rivers.values() for line in lines for point in decode(line, base["tiers"][0]["q"])]
    for lat, lon in ((-3.2, -60), (49, 8.4), (30, 31.2), (48, 135)):  # Amazon, Rhine, Nile, Amur
        assert any(abs(x - lon) < 1 and abs(y - lat) < 1 for x, y in points)


@pytest.mark.browser
def test_every_place_opens_on_existing_ground(visit: Open) -> None:
    page, _ = visit(document(SCATTERED))
    for name in SCATTERED:
        page.locator("article a.m", has_text=name).click()
        covered = page.evaluate("""() => {
            const { tiers } = JSON.parse(document.getElementById('base').textContent);
            const zoom = map_atlas.getZoom(), view = map_atlas.getBounds().pad(-0.05);
            const share = ({ cell, cells }) => {
                let found = 0;
                for (let i = 0; i < 100; i++) {
                    const lon = view.getWest() + ((i % 10) + 0.5) / 10 * (view.getEast() - view.getWest());
                    const lat = view.getSouth() + (Math.floor(i / 10) + 0.5) / 10 * (view.getNorth() - view.getSouth());
                    const column = Math.floor((((lon + 180) % 360) + 360) % 360 / cell);
                    found += cell >= 360 || `${column}_${Math.floor((lat + 90) / cell)}` in cells;
                }
                return found / 100;
            };
            return [zoom, ...tiers.map(share)];
        }""")
        zoom, far, mid, near = covered
        assert zoom <= 4 or mid >= 0.8 or near >= 0.8, (name, zoom, far, mid, near)


@pytest.mark.parametrize(
    ("year", "shown", "hidden"),
    [
        (1864, {"Tsaritsyn", "Constantinople", "Angora"}, {"Volgograd", "Istanbul"}),
        (1943, {"Stalingrad", "Istanbul", "Ankara"}, {"Tsaritsyn"}),
        (None, {"Volgograd", "Istanbul"}, {"Stalingrad"}),
    ],
)
def test_towns_have_the_names_of_the_time(year: int | None, shown: set[str], hidden: set[str]) -> None:
    box = Box(25, 35, 48, 52)
    names = {text for kind, text, *_ in basemap.choose(box, box, [], year=year)["labels"] if kind == "city"}
    assert shown <= names
    assert not hidden & names


def test_a_page_about_the_past_has_the_towns_of_its_time() -> None:
    page = atlas.draw(story.annotate("They left [tiflis:Tiflis] for [batum:Batum].", date="1864")).html_page()
    assert '"Erivan"' in page
    assert '"Yerevan"' not in page
