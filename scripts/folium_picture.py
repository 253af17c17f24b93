"""Take the picture of folium's objects on a page: the sample article with a marker, a route, an area and a choice of layers.

python scripts/folium_picture.py docs/_static/map-folium.jpg
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import folium

from gazetteer import Pipeline, atlas

HERE = Path(__file__).resolve().parent
TEXT = HERE.parent / "data" / "texts" / "alexandropol-1920.txt"
ROUTE = [(41.72, 44.79), (40.79, 43.84), (40.6, 43.09), (40.33, 42.58), (39.91, 41.28)]
"""A route through places of the article: latitudes and longitudes in degrees."""
AREA = [[43.9, 40.3], [44.9, 40.3], [45.4, 39.7], [44.5, 39.7], [43.9, 40.3]]
"""Corners of an area: longitudes and latitudes in degrees."""


def page() -> folium.Map:
    """Return the page of the article with one object of each kind."""
    drawn = atlas.draw(Pipeline().annotate(TEXT.read_text(encoding="utf-8"), lang="en"))
    routes = folium.FeatureGroup("A route of your own").add_to(drawn)
    folium.PolyLine(ROUTE, color="#5b3a8c", weight=4).add_to(routes)
    area = {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [AREA]}}
    folium.GeoJson(area, name="An area of your own").add_to(drawn)
    icon = folium.Icon(color="green")
    folium.Marker((39.43, 43.0), popup=folium.Popup("Your own marker", show=True), icon=icon).add_to(drawn)
    folium.LayerControl(collapsed=False).add_to(drawn)
    return drawn


def main(picture: Path) -> None:
    """Draw the page and take its picture."""
    with tempfile.TemporaryDirectory() as folder:
        html = Path(folder) / "page.html"
        page().save(str(html))
        taker = str(HERE / "screenshot.py")
        subprocess.run([sys.executable, taker, str(html), str(picture), "--size", "1024x768"], check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
