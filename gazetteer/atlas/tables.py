"""The lists in the HTML of the page: places by name, people by number of mentions."""

from __future__ import annotations

from collections import Counter
from typing import Any

from gazetteer.atlas.features import UNCERTAIN
from gazetteer.clues.sentences import span_in_words
from gazetteer.model.timespan import Timespan

CHIPS = 12
"""Maximum number of places listed as named with a person."""

ROWS = 200
"""Maximum number of rows of the table of places in the HTML; a script adds the others."""

MAX_PERSONS = 100
"""Maximum number of persons in the HTML; a script adds the others (`people-list.js`)."""


def places(data: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the rows of the table of places, sorted by the name as written."""
    rows = [
        {
            "index": index,
            "name": place["name"],
            "label": place["label"],
            "country": place["country"],
            "what": place["what"],
            "where": coordinates(place["lat"], place["lon"]),
            "percent": percent(place["score"]),
            "unsure": place["score"] < UNCERTAIN,
            "count": len(place["mentions"]),
            "first": place["mentions"][0],
            "id": place["id"],
        }
        for index, place in enumerate(data["places"])
    ]
    return sorted(rows, key=lambda row: (str(row["name"]).casefold(), row["index"]))[:ROWS]


def people(data: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the people, most often named first, with the other places in the sentences that name them.

    Places of the journey are not repeated there, and at most `CHIPS` are listed, the most frequent ones, in order of the text.
    """
    rows = []
    for index, person in enumerate(data["people"]):
        named = Counter(data["mentions"][mention][1] for mention in person["path"])
        journey = _journey(person, data["places"])
        visited = dict.fromkeys((*named, *(stop["index"] for stop in journey)))
        others = [place for place in named if all(stop["index"] != place for stop in journey)]
        listed = set(sorted(others, key=lambda place: -named[place])[:CHIPS])
        rows.append(
            {
                "index": index,
                "name": person["name"],
                "aliases": [a for a in person["aliases"] if a.casefold() != person["name"].casefold()],
                "authority": person["authority"],
                "count": len(person["mentions"]),
                "first": person["mentions"][0] if person["mentions"] else None,
                "stops": sum(data["places"][i]["lat"] is not None and not data["places"][i]["area"] for i in visited),
                "journey": journey,
                "places": [{"index": i, "name": data["places"][i]["name"]} for i in others if i in listed],
                "more": len(others) - len(listed),
            }
        )
    return sorted(rows, key=lambda row: (-int(row["count"]), str(row["name"]).casefold()))[:MAX_PERSONS]


RELATION_WORDS = {
    "was_at": "at", "went_to": "to", "left": "from", "born": "born in", "died": "died at", "fought_at": "fought at",
    "wrote_from": "wrote from", "met": "met at",
}  # fmt: skip
"""Words for the relations of movements in the list of people."""

UNCERTAIN_BELOW = 0.5
"""Probability below which a movement is marked as uncertain, and is not drawn."""


def _journey(person: dict[str, Any], places: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return where the text says that a person was. `number` is the number of the place on the map; None if not drawn."""
    numbers: dict[int, int] = {}
    rows = []
    for place, date, score, relation, mention in person["journey"]:
        is_drawn = score >= UNCERTAIN_BELOW and places[place]["lat"] is not None
        if is_drawn:
            numbers.setdefault(place, len(numbers) + 1)
        rows.append(
            {
                "index": place,
                "name": places[place]["name"],
                "number": numbers[place] if is_drawn else None,
                "how": RELATION_WORDS[relation],
                "date": date and shown_date(date),
                "mention": mention,
                "unsure": score < UNCERTAIN_BELOW,
            }
        )
    return rows


def shown_date(date: str) -> str:
    """Format an EDTF date for the list.

    >>> shown_date("1920-11-24"), shown_date("1914/1918")
    ('1920-11-24', '1914–1918')
    """
    return span_in_words(Timespan.parse(date)) if "/" in date else date.rstrip("~?%")


def percent(score: float) -> str:
    """Return a probability in hundredths; one close to 1 is not rounded to 100."""
    return ">99" if score >= 0.995 else str(round(100 * score))


def coordinates(lat: float | None, lon: float | None) -> str:
    """Return a point as text: 40.79° N, 43.85° E."""
    if lat is None or lon is None:
        return ""
    return f"{abs(lat):.2f}° {'S' if lat < 0 else 'N'}, {abs(lon):.2f}° {'W' if lon < 0 else 'E'}"
