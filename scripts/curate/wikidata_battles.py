"""Battles and sieges from Wikidata, mainly those before 1700, which the sources of `battles.py` lack.

    python scripts/curate/wikidata_battles.py battle.ts historicEvents.json

Inputs, both results of Wikidata's query service (CC0):
    src/assets/battle.ts of https://github.com/baffioso/geoquiz-history: points
    retrieved_queries/historicEvents.json of https://github.com/DinisSousa2003/Historical-Events-Search-Engine: dates

The two are joined by their article in English Wikipedia. A battle without a date in the second is left out.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from battles import Battle, add

SOURCE = "wikidata-battles"
LAST = 1955
WRONG = {"Battle of Peta"}
"""Battles whose point is in another country than the place."""


def main(points: str, dates: str) -> None:
    """Add the battles that both inputs have."""
    add(_battles(Path(points), Path(dates)))


def _battles(points: Path, dates: Path) -> Iterator[Battle]:
    years: dict[str, int] = {}
    for event in json.loads(dates.read_text("utf-8")):
        when = re.match(r"(-?\d{4})-", event["date"])
        if when and event.get("article"):
            years.setdefault(unquote(event["article"]), int(when[1]))
    text = points.read_text("utf-8")
    seen = set()
    for feature in json.loads(text[text.index("{") : text.rindex("}") + 1])["features"]:
        article, title = unquote(feature["properties"]["wikipedia"]), feature["properties"]["name"]
        if years.get(article, LAST + 1) <= LAST and title not in seen | WRONG:
            seen.add(title)
            lon, lat = feature["geometry"]["coordinates"]
            yield Battle(re.sub(r" \(.*\)$", "", title), years[article], lat, lon, SOURCE)


if __name__ == "__main__":
    main(*sys.argv[1:])
