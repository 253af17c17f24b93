"""The page's data without values that its scripts can fill in again: of ten thousand places, two fifths."""

from __future__ import annotations

from typing import Any


def lean(data: dict[str, Any]) -> dict[str, Any]:
    """Return the data as the page carries it; `fill.js` is the inverse.

    Left out are: of a place, keys that are null, false, 0 or empty, and `written` and `matched` when they equal its name; of a
    reading, `score` and `matched` when they equal the place's; of names, mentions and clues, what ends a row in
    default values. A year that is both first and last is one number, and the end of a mention is its length.
    """
    return data | {
        "places": [_place(place) for place in data["places"]],
        "mentions": [_mention(mention) for mention in data["mentions"]],
    }


def _place(place: dict[str, Any]) -> dict[str, Any]:
    kept = {
        key: value
        for key, value in place.items()
        if key in ("lat", "lon", "score") or value not in (None, False, 0, "", [])
    }
    if place["written"] == [place["name"]]:
        del kept["written"]
    if place["matched"] == place["name"]:
        del kept["matched"]
    kept["readings"] = [_reading(reading, place) for reading in place["readings"]]
    kept["names"] = [_shortened(name, (None, None, None, None, 0, "")) for name in place["names"]]
    return kept


def _reading(reading: dict[str, Any], place: dict[str, Any]) -> dict[str, Any]:
    kept = {key: value for key, value in reading.items() if key not in ("score", "matched") or value != place[key]}
    return {key: value for key, value in kept.items() if value != [] or key == "clues"}


def _mention(mention: list[Any]) -> list[Any]:
    doc, place, person, years, score, reading, start, end, sure, entity, type_ = mention
    if years and years[0] == years[1]:
        years = years[0]
    usual = "PLACE" if person is None else "PERSON"
    return _shortened(
        [doc, place, person, years, score, start, end - start, entity, reading, sure, type_],
        (None, None, None, None, None, None, None, None, 0, 1, usual),
    )


def _shortened(row: list[Any], defaults: tuple[Any, ...]) -> list[Any]:
    end = len(row)
    while end and row[end - 1] == defaults[end - 1]:
        end -= 1
    return row[:end]
