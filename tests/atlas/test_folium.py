"""Folium layers on the page, and the places as a layer for another map."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import folium
import pytest

from gazetteer import atlas
from gazetteer.errors import InputError
from tests.atlas import story
from tests.atlas.conftest import Log

SQUARE = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature", "id": str(number), "properties": {"name": f"Field {number}"},
            "geometry": {"type": "Polygon", "coordinates": [[[w, 39], [w + 2, 39], [w + 2, 41], [w, 41], [w, 39]]]},
        }
        for number, w in enumerate((40, 43))
    ],
}  # fmt: skip


def test_the_places_are_a_feature_group() -> None:
    group = atlas.layer(story.alexandropol(), name="1920")
    assert isinstance(group, folium.FeatureGroup)
    assert group.layer_name == "1920"
    markers = [child for child in group._children.values() if isinstance(child, folium.CircleMarker)]
    assert len(markers) == len([place for place in story.alexandropol().places if place.lat is not None])
    page = folium.Map(tiles=None)
    group.add_to(page)
    html = page.get_root().render()
    assert "Alexandropol" in html
    assert "gn:616635" in html


def test_foreign_text_in_a_layer_stays_text() -> None:
    evil = "<img src=x onerror=alert(1)>"
    text = f"They came to {evil}."
    from gazetteer.model.document import Document, Entity

    place = Entity("e1", 13, 13 + len(evil), evil, "PLACE", "test", None, story._resolution("kars", evil))
    page = folium.Map(tiles=None)
    atlas.layer(Document("d", text, entities=(place,))).add_to(page)
    assert evil not in page.get_root().render()


@pytest.mark.parametrize(
    ("layer", "says"),
    [
        (lambda: folium.TileLayer("https://host/{z}/{x}/{y}.png", attr="x"), "tiles=URL"),
        (lambda: folium.WmsTileLayer("https://host/wms", layers="x"), "tiles=URL"),
        (lambda: folium.raster_layers.VideoOverlay("https://host/v.mp4", [[0, 0], [1, 1]]), "security policy"),
        (lambda: folium.raster_layers.ImageOverlay("https://host/i.png", [[0, 0], [1, 1]]), "network"),
        (lambda: folium.Marker([1, 1], popup=folium.Popup(folium.IFrame("x"))), "security policy"),
        (lambda: folium.Marker([1, 1], icon=folium.CustomIcon("https://host/i.png")), "local file"),
        (lambda: folium.plugins.MarkerCluster(), "no copy"),
    ],
)
def test_unsupported_layers_raise_when_added(layer: Any, says: str) -> None:
    import folium.plugins  # noqa: F401

    with pytest.raises(InputError, match=says):
        layer().add_to(atlas.draw(story.annotate("They reached [kars:Kars].")))


def open_page(browser: Any, drawn: Any, path: Path) -> tuple[Any, Log]:
    drawn.save(str(path))
    page, log = browser.new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce"), Log()
    page.on("request", lambda request: log.requests.append(request.url))
    page.on("console", lambda message: log.complaints.append(message.text))
    page.on("pageerror", lambda error: log.complaints.append(str(error)))
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready=yes]")
    return page, log


@pytest.mark.browser
def test_folium_layers_work_on_the_page(browser: Any, tmp_path: Path) -> None:
    drawn = atlas.draw(story.alexandropol())
    folium.Marker([39.6, 41.2], popup="<b style='color:red'>A bridge</b>", tooltip="bridge").add_to(drawn)
    folium.Marker([39.2, 42.9], icon=folium.Icon(color="green")).add_to(drawn)
    group = folium.FeatureGroup(name="Wells").add_to(drawn)
    folium.Circle([38.9, 42.0], radius=9000, popup=folium.Popup("A well", show=False)).add_to(group)
    folium.GeoJson(SQUARE, name="Fields", tooltip=folium.GeoJsonTooltip(["name"])).add_to(drawn)
    folium.Choropleth(
        SQUARE, data={"0": 3, "1": 9}, key_on="feature.id", name="Yield", legend_name="Bushels", fill_opacity=0.2
    ).add_to(drawn)
    folium.LayerControl().add_to(drawn)
    page, log = open_page(browser, drawn, tmp_path / "map.html")
    assert page.locator(".leaflet-marker-icon").count() == 2
    page.locator(".leaflet-marker-icon").first.click()
    assert page.locator(".leaflet-popup b").inner_text() == "A bridge"
    assert page.locator(".leaflet-popup b").evaluate("(b) => getComputedStyle(b).color") == "rgb(255, 0, 0)"
    assert page.locator(".leaflet-control-layers-overlays label").all_text_contents() == [" Wells", " Fields", " Yield"]
    assert "Bushels" in page.locator(".colourscale").inner_text()
    assert log.complaints == []
    assert log.external == []
    page.close()


@pytest.mark.browser
def test_in_a_frame_the_wheel_scrolls_the_page_around_it(browser: Any, tmp_path: Path) -> None:
    page, log = open_page(browser, atlas.draw(story.alexandropol(), embed=True), tmp_path / "map.html")
    zoom = page.evaluate("map_atlas.getZoom()")
    page.mouse.move(1000, 400)
    page.mouse.wheel(0, -300)
    page.wait_for_timeout(300)
    assert page.evaluate("map_atlas.getZoom()") == zoom
    assert "Ctrl" in page.locator(".toast").inner_text()
    assert page.locator(".note").count() == 0
    assert log.complaints == []
    page.close()
