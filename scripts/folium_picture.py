"""Take the pictures of folium's objects on a page: the sample article with a marker, an area, a choropleth and a feature group.

python scripts/folium_picture.py docs/_static

Writes `folium-NAME.jpg` for each object, the part of the page with the map.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import folium

from gazetteer import Pipeline, atlas
from gazetteer.model.document import Document

HERE = Path(__file__).resolve().parent
TEXT = HERE.parent / "data" / "texts" / "alexandropol-1920.txt"
ROUTE = [(41.72, 44.79), (40.79, 43.84), (40.6, 43.09), (40.33, 42.58), (39.91, 41.28)]
"""A route through places of the article: latitudes and longitudes in degrees."""
CORNERS = {
    "west": [[41.0, 40.6], [42.6, 40.9], [42.8, 39.8], [41.2, 39.5], [41.0, 40.6]],
    "middle": [[42.6, 40.9], [43.9, 41.0], [44.2, 40.0], [42.8, 39.8], [42.6, 40.9]],
    "east": [[43.9, 41.0], [45.2, 40.9], [45.4, 39.9], [44.2, 40.0], [43.9, 41.0]],
}
"""Areas by name: corners as longitudes and latitudes in degrees."""
NUMBERS = {"west": 12, "middle": 55, "east": 31}
"""A number for each area."""


def _areas() -> dict[str, object]:
    return {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "id": name, "properties": {}, "geometry": {"type": "Polygon", "coordinates": [corners]}}
            for name, corners in CORNERS.items()
        ],
    }


def marker(page: folium.Map) -> None:
    """Add markers in two colours, one of them with a popup that is open."""
    folium.Marker((39.43, 43.0), icon=folium.Icon(color="green"), tooltip="Another marker").add_to(page)
    folium.Marker((38.6, 41.3), popup=folium.Popup("<b>A bridge</b>", show=True)).add_to(page)


def geojson(page: folium.Map) -> None:
    """Add areas from GeoJSON, each with a tooltip."""
    folium.GeoJson(_areas(), style_function=lambda _: {"color": "#5b3a8c", "weight": 2, "fillOpacity": 0.15}).add_to(
        page
    )


def choropleth(page: folium.Map) -> None:
    """Add areas coloured by a number, with the legend of the colours."""
    folium.Choropleth(
        _areas(),
        data=NUMBERS,
        key_on="feature.id",
        fill_color="YlGn",
        fill_opacity=0.6,
        legend_name="A number for each area",
    ).add_to(page)


def feature_group(page: folium.Map) -> None:
    """Add a route and its stops as one group, an area as another, and a control that shows and hides them."""
    group = folium.FeatureGroup("Route").add_to(page)
    folium.PolyLine(ROUTE, color="#5b3a8c", weight=4).add_to(group)
    for stop in ROUTE:
        folium.CircleMarker(stop, radius=6, color="#5b3a8c", fill=True, fill_opacity=1).add_to(group)
    folium.GeoJson(_areas(), name="Areas", show=False).add_to(page)
    folium.LayerControl(collapsed=False).add_to(page)


PICTURES: dict[str, Callable[[folium.Map], None]] = {
    "marker": marker,
    "geojson": geojson,
    "choropleth": choropleth,
    "layers": feature_group,
}


def page(document: Document, add: Callable[[folium.Map], None]) -> folium.Map:
    """Return the page of a document with objects of one kind."""
    drawn = atlas.draw(document)
    add(drawn)
    return drawn


def main(folder: Path) -> None:
    """Draw the pages and take their pictures."""
    document = Pipeline().annotate(TEXT.read_text(encoding="utf-8"), lang="en")
    taker = str(HERE / "screenshot.py")
    with tempfile.TemporaryDirectory() as temporary:
        for name, add in PICTURES.items():
            html = Path(temporary) / f"{name}.html"
            page(document, add).save(str(html))
            command = [sys.executable, taker, str(html), str(folder / f"folium-{name}.jpg")]
            subprocess.run([*command, "--size", "1080x460", "--part", "#map_atlas"], check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
