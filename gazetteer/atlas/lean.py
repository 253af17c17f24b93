"""The page's data without what goes without saying: of ten thousand places, two fifths."""

from __future__ import annotations

from typing import Any


def lean(data: dict[str, Any]) -> dict[str, Any]:
    """The data as the page carries it. What is left out here, `core.js` puts in again:

    of a place, keys that are null, false or 0, `written` and `matched` when they are its name; of a reading,
    `score` and `matched` when they are the place's; of a name, what ends it in null or 0.
    """
    return data | {"places": [_place(place) for place in data["places"]]}


def _place(place: dict[str, Any]) -> dict[str, Any]:
    kept = {
        key: value
        for key, value in place.items()
        if key in ("lat", "lon", "score") or value not in (None, False, 0, "")
    }
    if place["written"] == [place["name"]]:
        del kept["written"]
    if place["matched"] == place["name"]:
        del kept["matched"]
    kept["readings"] = [_reading(reading, place) for reading in place["readings"]]
    kept["names"] = [_name(name) for name in place["names"]]
    return kept


def _reading(reading: dict[str, Any], place: dict[str, Any]) -> dict[str, Any]:
    kept = {key: value for key, value in reading.items() if key not in ("score", "matched") or value != place[key]}
    if not kept["others"]:
        del kept["others"]
    return kept


def _name(name: list[Any]) -> list[Any]:
    end = len(name)
    while not name[end - 1]:
        end -= 1
    return name[:end]
