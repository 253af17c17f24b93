"""Compact data for the page, without values that its scripts can fill in again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Generic, TypeVar

from gazetteer.atlas import tables

Value = TypeVar("Value")


NAME_PLACEHOLDER = "“”"
"""Placeholder for the matched name in a clue's sentence, so that many places share a sentence."""

_NUMBERED = re.compile(r"e(?:0|[1-9]\d{0,8})", re.ASCII)


def lean(data: dict[str, Any]) -> dict[str, Any]:
    """Return the data in compact form; `fill.js` is the inverse.

    - Places: keys that are null, false, 0 or empty are dropped, `written`, `label` and `matched` if they equal the name, and
      `score` and `matched` of a reading if they equal those of the place. Sentences of clues with their kinds, sources of
      names, candidates, and countries and kinds of places become indices of the lists `says`, `sources`, `candidates` and `words`.
      The clues of a reading are one list: weight in hundredths and index of the sentence of the first clue, then of the next one.
    - Mentions: one list of rows for each document, see `_mention_rows`; their years are in the list `times`, see `_times`.
      The mentions of a place or person are dropped, because each mention states its place or person.
    - People: the name, and `aliases`, `path` and `journey` unless they are empty. A stop of a journey has its date as shown, and
      its relation as an index of `words`.
    - Default values at the end of a row are dropped, and a year that is both first and last becomes one number.
    """
    lists = _Lists(_Numbers(), _Numbers(), _Numbers(), _Numbers())
    lists.sources.of("")
    kept = {key: value for key, value in data.items() if key != "unplaced"}  # these are in the HTML
    return kept | {
        "places": [_place(place, lists) for place in data["places"]],
        "people": [_person(person, lists.words) for person in data["people"]],
        "mentions": _mention_rows(data["mentions"], len(data["docs"])),
        "times": _times(mention[3] for mention in data["mentions"]),
        "says": lists.says.values(),
        "sources": lists.sources.values(),
        "candidates": lists.candidates.values(),
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
    candidates: _Numbers[tuple[Any, ...]]


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
    kept["readings"] = [_reading(reading, place, lists) for reading in place["readings"]]
    kept["names"] = _name_rows(place["names"], lists.sources)
    return kept


def _name_rows(names: list[list[Any]], sources: _Numbers[str]) -> list[Any]:
    """Return the names of a place: text, language, source, first and last year, uncertainty.

    The source is its index minus that of the name before. A name that has nothing but a text is only its text.
    """
    rows: list[Any] = []
    before = 0
    for text, lang, first, last, fuzz, source in names:
        number = sources.of(source)
        row = _shortened([text, lang, number - before, first, last, fuzz], (None, None, 0, None, None, 0))
        rows.append(row if len(row) > 1 else text)
        before = number
    return rows


def _reading(reading: dict[str, Any], place: dict[str, Any], lists: _Lists) -> dict[str, Any]:
    kept = {key: value for key, value in reading.items() if key not in ("score", "matched") or value != place[key]}
    name = f"“{reading['matched']}”"
    kept["clues"] = [
        number
        for weight, text, kind in reading["clues"]
        for number in (round(100 * weight), lists.says.of((text.replace(name, NAME_PLACEHOLDER), kind)))
    ]
    kept["others"] = [
        [lists.candidates.of((label, country and lists.words.of(country), lat, lon, id)), score]
        for label, country, lat, lon, score, id in reading["others"]
    ]
    return {key: value for key, value in kept.items() if value != [] or key == "clues"}


def _person(person: dict[str, Any], words: _Numbers[str]) -> dict[str, Any]:
    stops = [
        (place, date and tables.shown_date(date), score, words.of(tables.RELATION_WORDS[relation]), mention)
        for place, date, score, relation, mention in person["journey"]
    ]
    aliases = [alias for alias in person["aliases"] if alias.casefold() != person["name"].casefold()]
    kept = {"aliases": aliases, "path": person["path"], "journey": stops}
    return {"name": person["name"]} | {key: value for key, value in kept.items() if value}


def _mention_rows(mentions: list[list[Any]], documents: int) -> list[list[list[Any]]]:
    """Return the rows of each document.

    A row has these values:

    - index of the place; for a person, -1 minus its index; null for neither
    - code points from the start of the previous mention of the document to the start of this one
    - length in code points
    - probability in thousandths that the span is an entity of its type
    - probability in thousandths of the place
    - id of the entity; for ids such as "e12", the difference to the previous number
    - index of the place's reading
    - type of the entity
    """
    rows: list[list[list[Any]]] = [[] for _ in range(documents)]
    before, number, current = 0, 0, -1
    for doc, place, person, _, score, reading, start, end, sure, entity, type_ in mentions:
        if doc != current:
            before, number, current = 0, 0, doc
        id: str | int = entity
        if _NUMBERED.fullmatch(entity):
            id, number = int(entity[1:]) - number, int(entity[1:])
        rows[doc].append(
            _shortened(
                [
                    -1 - person if place is None and person is not None else place,
                    start - before,
                    end - start,
                    round(1000 * sure),
                    None if score is None else round(1000 * score),
                    id,
                    reading,
                    type_,
                ],
                (None, None, None, 1000, None, 1, 0, "PERSON" if place is None and person is not None else "PLACE"),
            )
        )
        before = start
    return rows


def _times(years: Iterable[list[int] | None]) -> list[list[Any]]:
    """Return the years of consecutive mentions with the same years once: `[number of mentions, years]`."""
    return [
        [len(list(group)), found[0] if found and found[0] == found[1] else found] for found, group in groupby(years)
    ]


def _shortened(row: list[Any], defaults: tuple[Any, ...]) -> list[Any]:
    end = len(row)
    while end and row[end - 1] == defaults[end - 1]:
        end -= 1
    return row[:end]
