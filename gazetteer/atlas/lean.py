"""The page's data without values that its scripts can fill in again: of ten thousand places, two fifths."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

Value = TypeVar("Value")


NAMED = "“”"
"""Stands in a clue's sentence for the name that matched, so that the sentences of many places are one."""


def lean(data: dict[str, Any]) -> dict[str, Any]:
    """Return the data as the page carries it; `fill.js` is the inverse.

    Left out are: of a place, keys that are null, false, 0 or empty, and `written` and `matched` when they equal its name; of a
    reading, `score` and `matched` when they equal the place's; of names, mentions and clues, what ends a row in
    default values. A year that is both first and last is one number, and the end of a mention is its length. The
    sentences of clues with their kinds, and the sources of names, are numbers of the lists `says` and `sources`.
    """
    says, sources = _Numbers[tuple[str, str]](), _Numbers[str]()
    sources.of("")
    places = [_place(place, says, sources) for place in data["places"]]
    mentions = [_mention(mention) for mention in data["mentions"]]
    return data | {"places": places, "mentions": mentions, "says": says.values(), "sources": sources.values()}


class _Numbers(Generic[Value]):
    """Numbers values in the order in which they come."""

    def __init__(self) -> None:
        self._numbers: dict[Value, int] = {}

    def of(self, value: Value) -> int:
        return self._numbers.setdefault(value, len(self._numbers))

    def values(self) -> list[Value]:
        return list(self._numbers)


def _place(place: dict[str, Any], says: _Numbers[tuple[str, str]], sources: _Numbers[str]) -> dict[str, Any]:
    kept = {
        key: value
        for key, value in place.items()
        if key in ("lat", "lon", "score") or value not in (None, False, 0, "", [])
    }
    if place["written"] == [place["name"]]:
        del kept["written"]
    if place["matched"] == place["name"]:
        del kept["matched"]
    kept["readings"] = [_reading(reading, place, says) for reading in place["readings"]]
    kept["names"] = [
        _shortened([text, lang, sources.of(source), first, last, fuzz], (None, None, 0, None, None, 0))
        for text, lang, first, last, fuzz, source in place["names"]
    ]
    return kept


def _reading(reading: dict[str, Any], place: dict[str, Any], says: _Numbers[tuple[str, str]]) -> dict[str, Any]:
    kept = {key: value for key, value in reading.items() if key not in ("score", "matched") or value != place[key]}
    name = f"“{reading['matched']}”"
    kept["clues"] = [[weight, says.of((text.replace(name, NAMED), kind))] for weight, text, kind in reading["clues"]]
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
