"""The page as text: one file, its policy, deterministic output."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path

import folium
import pytest

from gazetteer import atlas
from gazetteer.errors import InputError
from gazetteer.model.document import Document, Entity
from gazetteer.model.place import Name
from gazetteer.model.timespan import Timespan
from tests.atlas import story


@pytest.fixture(scope="module")
def page() -> str:
    return atlas.draw(story.alexandropol()).html_page()


def block(page: str, name: str) -> dict:
    found = re.search(rf'<script id="{name}" type="application/json">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_is_a_folium_map(tmp_path: Path) -> None:
    drawn = atlas.draw(story.alexandropol())
    assert isinstance(drawn, folium.Map)
    drawn.save(str(tmp_path / "map.html"))
    assert (tmp_path / "map.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("field", ["id", "title", "text"])
def test_half_of_a_character_is_replaced(tmp_path: Path, field: str) -> None:
    document = story.alexandropol()
    changed = replace(document, **{field: f"{getattr(document, field) or ''}\udcff"})
    atlas.draw(changed).save(str(tmp_path / "map.html"))
    assert "\ufffd" in (tmp_path / "map.html").read_text(encoding="utf-8")


def test_same_document_same_bytes(page: str) -> None:
    assert atlas.draw(story.alexandropol()).html_page() == page


def test_nothing_is_linked(page: str) -> None:
    assert not re.findall(r"<(?:img|iframe|object|embed)\b", page)
    assert re.findall(r"<link\b[^>]*", page) == re.findall(r'<link rel="icon" href="data:[^>]*', page)
    assert not re.findall(r"<script[^>]+src=", page)
    assert "sourceMappingURL" not in page
    assert "@import" not in page


def test_policy_names_every_script_and_style(page: str) -> None:
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    rules = policy[1].replace("&#x27;", "'")
    assert "default-src 'none'" in rules
    assert "unsafe" not in rules
    for tag, rule in (("script", "script-src"), ("style", "style-src")):
        named = re.search(rf"{rule} ([^;]*)", rules)
        assert named
        for text in re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL):
            digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in named[1]
    assert "img-src data: blob: https://tile.openstreetmap.org;" in rules
    assert not re.findall(r'\son\w+="', page)
    assert not re.findall(r'\sstyle="', page)


def test_policy_allows_hosts_of_offered_tiles_only() -> None:
    page = atlas.draw(story.alexandropol(), tiles="https://{s}.tile.example.org/{z}/{x}/{y}.png").html_page()
    assert "https://*.tile.example.org;" in page


def test_size() -> None:
    once = story.TEXT
    long = story.annotate("\n\n".join([once] * 4))
    assert len(long.text.split()) > 2400
    assert len(atlas.draw(long).html_page().encode()) < 900_000


def test_data_agrees_with_the_document(page: str) -> None:
    data = block(page, "data")
    document = story.alexandropol()
    assert len(data["places"]) == len(document.places)
    gyumri = next(p for p in data["places"] if p["id"] == "gn:616635")
    assert (gyumri["name"], gyumri["label"], data["words"][gyumri["country"]]) == ("Alexandropol", "Gyumri", "Armenia")
    assert sum(mention[0] == data["places"].index(gyumri) for mention in data["mentions"][0]) == 8
    assert gyumri["written"] == ["Alexandropol", "Leninakan", "Gyumri"]
    assert [p["name"] for p in data["places"] if p.get("area")] == [
        "Arpa Chai", "Turks", "Armenia", "Black Sea", "Russia", "Lori", "Shirak", "Azerbaijan", "Araxes",
    ]  # fmt: skip


def test_names_come_from_the_callable() -> None:
    requested = []

    def names(place: str) -> list[Name]:
        requested.append(place)
        return [Name("Kumayri", lang="hy", when=Timespan.parse("../1837"))] if place == "gn:616635" else []

    data = block(atlas.draw(story.alexandropol(), names=names).html_page(), "data")
    assert "gn:616635" in requested
    gyumri = next(p for p in data["places"] if p["id"] == "gn:616635")
    assert gyumri["names"] == [["Kumayri", "hy", 0, None, 1837]]


def test_a_document_read_back_draws_too() -> None:
    from gazetteer.model.annotation import from_dict

    again = from_dict(json.loads(json.dumps(story.alexandropol().to_dict())))
    data = block(atlas.draw(again).html_page(), "data")
    assert len(data["places"]) == 32


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"tiles": "tiles/{z}/{x}/{y}.png"}, "is not a tile address"),
        ({"tiles": "https://host/tiles"}, "is not a tile address"),
        ({"tiles": "https://host/{z}/{x}.png"}, "{y}"),
        ({"tiles": "https://host/{z}/{x}/{y}.png; script-src *"}, "blanks"),
        ({"overlay": "/nowhere/borders.geojson"}, "does not exist"),
    ],
)
def test_invalid_options_are_reported(options: dict, says: str) -> None:
    with pytest.raises(InputError, match=re.escape(says)):
        atlas.draw(story.alexandropol(), **options)


@pytest.mark.parametrize(
    "text",
    [
        "[1, 2",
        "[]",
        '{"type": "Topology"}',
        '{"type": "Polygon", "coordinates": [[[500000, 4400000], [500001, 4400001]]]}',
    ],
)
def test_overlay_that_is_not_geojson(tmp_path: Path, text: str) -> None:
    path = tmp_path / "overlay.json"
    path.write_text(text)
    with pytest.raises(InputError, match="overlay"):
        atlas.draw(story.alexandropol(), overlay=path)


@pytest.mark.parametrize("documents", [[], ["text"]])
def test_not_documents(documents: list) -> None:
    with pytest.raises(InputError, match="Document"):
        atlas.draw(documents)


def test_network_resources_of_folium_are_refused(tmp_path: Path) -> None:
    from folium.plugins import HeatMap

    drawn = atlas.draw(story.alexandropol())
    with pytest.raises(InputError, match="HeatMap cannot be added to this page"):
        HeatMap([[40, 44, 1]]).add_to(drawn)
    group = folium.FeatureGroup().add_to(drawn)
    HeatMap([[40, 44, 1]]).add_to(group)
    with pytest.raises(InputError, match="HeatMap cannot be added to this page"):
        drawn.save(str(tmp_path / "map.html"))


def test_custom_folium_layer_is_added(tmp_path: Path) -> None:
    drawn = atlas.draw(story.alexandropol())
    folium.PolyLine([[40, 43], [41, 44]]).add_to(drawn)
    assert "L.polyline" in drawn.html_page()


def test_nothing_heavy_at_import() -> None:
    import subprocess
    import sys

    code = "import sys, gazetteer.atlas; print([m for m in ('folium', 'jinja2', 'branca') if m in sys.modules])"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
    )


def test_title() -> None:
    document = Document("d", "Some words.")
    assert "<title>A walk</title>" in atlas.draw(document, title="A walk").html_page()
    assert "<h1>A walk</h1>" in atlas.draw(document, title="A walk").html_page()


def test_a_given_title_does_not_replace_the_first_line() -> None:
    document = story.annotate("At [kars:Kars]\n\nThe road was long.")
    named = atlas.draw(document, title="A walk").html_page()
    assert "<h1>A walk</h1>" in named
    assert re.search(r"<h2>.*At <a [^>]*>Kars</a>", named)
    same = atlas.draw(document, title="At Kars").html_page()
    assert re.search(r"<h1><span class=s id=s0.0[^>]*>At <a [^>]*>Kars</a>", same)
    assert "<h2>" not in same[same.index("<article") : same.index("</article>")]


def test_only_dates_that_date_something_are_marked() -> None:
    text = "A day later, in 1920, they left."
    dates = (
        Entity("e1", 0, 11, "A day later", "DATE", "spacy"),
        Entity("e2", 16, 20, "1920", "DATE", "spacy", when=Timespan.parse("1920")),
    )
    page = atlas.draw(Document("d", text, entities=dates)).html_page()
    assert re.findall(r'<span class="m o date"[^>]*>([^<]*)</span>', page) == ["1920"]
