"""Compact data for the page, without values that its scripts can fill in again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

Value = TypeVar("Value")


NAMED = "“”"
"""Placeholder for the matched name in a clue's sentence, so that many places share a sentence."""


def lean(data: dict[str, Any]) -> dict[str, Any]:
    """Return the data in compact form; `fill.js` is the inverse.

    These values are dropped: keys of a place that are null, false, 0 or empty, and `written`, `label` and `matched` if they
    equal its name; `score` and `matched` of a reading if they equal those of the place; default values at the end of the rows of
    names, mentions and clues; and the mentions of a place, which name their place. A year that is both first and last becomes one
    number, and the end of a mention becomes its length. Sentences of clues with their kinds, sources of names, and countries
    and kinds of places become indices of the lists `says`, `sources` and `words`.
    """
    lists = _Lists(_Numbers(), _Numbers(), _Numbers())
    lists.sources.of("")
    places = [_place(place, lists) for place in data["places"]]
    mentions = [_mention(mention) for mention in data["mentions"]]
    return data | {
        "places": places,
        "mentions": mentions,
        "says": lists.says.values(),
        "sources": lists.sources.values(),
        "words": lists.words.values(),
    }


class _Numbers(Generic[Value]):
    """Assigns numbers to values in order of first occurrence."""

    def __init__(self) -> None:
        self._numbers: dict[Value, int] = {}

    def of(self, value: Value) -> int:
        return self._numbers.setdefault(value, len(self._numbers))

    def values(self) -> list[Value]:
        return list(self._numbers)


@dataclass(frozen=True, slots=True)
class _Lists:
    """The lists that the data refer to by index."""

    says: _Numbers[tuple[str, str]]
    sources: _Numbers[str]
    words: _Numbers[str]


def _place(place: dict[str, Any], lists: _Lists) -> dict[str, Any]:
    kept = {
        key: value
        for key, value in place.items()
        if key != "mentions" and (key in ("lat", "lon", "score") or value not in (None, False, 0, "", []))
    }
    if place["written"] == [place["name"]]:
        del kept["written"]
    for key in ("label", "matched"):
        if place[key] == place["name"]:
            del kept[key]
    for key in ("country", "what"):
        if key in kept:
            kept[key] = lists.words.of(kept[key])
    kept["readings"] = [_reading(reading, place, lists.says) for reading in place["readings"]]
    kept["names"] = [
        _shortened([text, lang, lists.sources.of(source), first, last, fuzz], (None, None, 0, None, None, 0))
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
