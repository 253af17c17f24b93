"""The scripts, style sheets and fonts of the reading room, including those shared with the map page."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from fastapi import APIRouter, HTTPException
from starlette.responses import Response

from gazetteer.atlas import assets

router = APIRouter(include_in_schema=False)

ASSET_FOLDERS = {
    "room": ("gazetteer.server.room", "static"),
    "scripts": ("gazetteer.atlas", "static/scripts"),
    "styles": ("gazetteer.atlas", "static/styles"),
    "fonts": ("gazetteer.atlas", "fonts"),
}
"""Package and folder of the files for each first part of an address."""

MEDIA = {".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2"}
CACHED_FOR_A_DAY = "max-age=86400"


@cache
def _files(folder: str) -> dict[str, tuple[bytes, str]]:
    """Return content and media type of each file of a folder by name, read once so that requests do not use the file system."""
    package, path = ASSET_FOLDERS[folder]
    return {
        file.name: (file.read_bytes(), MEDIA[suffix])
        for file in files(package).joinpath(*path.split("/")).iterdir()
        if (suffix := "." + file.name.rpartition(".")[2]) in MEDIA
    }


@cache
def _made(name: str) -> tuple[bytes, str] | None:
    match name:
        case "leaflet.js":
            return assets.leaflet().encode(), MEDIA[".js"]
        case "leaflet.css":
            return assets.leaflet_css().encode(), MEDIA[".css"]
        case "fonts.css":
            return _font_faces().encode(), MEDIA[".css"]
    return None


def _font_faces() -> str:
    faces = json.loads((files("gazetteer.atlas") / "fonts" / "index.json").read_text("utf-8"))
    return "\n".join(
        f"@font-face{{font-family:'{face['family']}';font-style:{face['style']};font-weight:{face['weight']};"
        f"font-display:swap;src:url(/page/fonts/{face['file']}) format('woff2');unicode-range:{face['range']}}}"
        for face in faces
    )


@router.get("/page/{folder}/{name}")
async def asset(folder: str, name: str) -> Response:
    """Return one of the page's files."""
    found = _made(name) if folder == "made" else _files(folder).get(name) if folder in ASSET_FOLDERS else None
    if found is None:
        raise HTTPException(404, f"{folder}/{name} not found")
    return Response(
        found[0],
        media_type=found[1],
        headers={"cache-control": CACHED_FOR_A_DAY if folder in ("made", "fonts") else "no-cache"},
    )
