"""Princely states of India with years, from Wikidata.

    python scripts/curate/princely.py princely_states_wikidata.json

Input: `princely_states_wikidata.json` of https://github.com/jburnford/text_as_data_colonial_office_list, made from a query of
Wikidata (CC0) for princely states of India; what its authors added by hand is skipped. The point is that of a town with the
name of the state or of its capital near the point in Wikidata; a state without one is left out, as some points in Wikidata
are far from the state. A first year that is a full century is approximate, and one before 1000 is left out.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from common import ExistingPlace, Places
from realm_rows import Realm, Realms

SOURCE = "wikidata-princely"
COUNTRIES = ("IN", "PK", "BD")
NEAR_KM = 40.0
"""Largest distance in kilometres between the point in Wikidata and the town."""
EARLIEST = 1000
"""First year that is used; earlier ones are legends of dynasties."""
LABELS = {
    "Kingdom of Thiruvithamkoor": "Kingdom of Travancore",
    "Satara state": "Satara State",
    "Oudh State": "",
    "Sambalpur District": "",
    "Udaipur State": "Udaipur State of Chhattisgarh",
    "Kahlur State": "Bilaspur State",
    "Carnatic state": "Carnatic Sultanate",
    "Jammu and Kashmir": "",
    "Akora": "",
    "Achrol": "",
    "Babariawad": "",
    "Manda (zamindari)": "",
    "Kapshi Estate": "",
    "Jaoli State": "",
    "Dhami (state)": "Dhami State",
    "Vallabhi": "",
    "Kuthar": "",
}
"""Labels in place of those of Wikidata; empty for units that are left out: estates, and states that we have."""


def main(states: str) -> None:
    """Add the states to places.csv and toponyms.csv."""
    realms, places, counts = Realms(), Places(), Counter[str]()
    for state in json.loads(Path(states).read_text("utf-8"))["states"]:
        if state.get("source") == "manual_supplement" or state["lat"] is None or not state["dissolution"]:
            continue
        label = LABELS.get(state["name"], state["name"])
        if not label or not (town := seat(state, places)):
            counts["left out"] += 1
            continue
        counts[realms.add(princely(label, state, town))] += 1
    print(dict(counts))
    realms.save()


def seat(state: dict[str, Any], places: Places) -> ExistingPlace | None:
    """Return the town of the state's capital or name that is near its point."""
    name = re.sub(r"\s*(?:State|state|Kingdom|Kingdom of|Khanate of|\(.*\))\s*", "", state["name"])
    for wanted in filter(None, [(state["capital"] or "").split(",")[0], name]):
        found = places.match([wanted, wanted.removesuffix(" taluka")], state["lat"], state["lon"], NEAR_KM)
        if found and found.country in COUNTRIES:
            return found
    return None


def princely(label: str, state: dict[str, Any], town: ExistingPlace) -> Realm:
    """Return a state at its capital, or at the town after which it is called."""
    start = state["inception"] if (state["inception"] or 0) >= EARLIEST else None
    short = re.sub(r" State$|^Kingdom of |^Khanate of ", "", label)
    if "State" not in label and "of" not in label.split():
        label = f"{label} State"
    where = f"the seat, {town.label}" if state["capital"] else f"{town.label}, the town of its name"
    return Realm(
        label=label,
        feature="A.PCLH",
        lat=town.lat,
        lon=town.lon,
        where=where,
        source=SOURCE,
        start=start,
        end=state["dissolution"],
        about=bool(start) and start % 100 == 0,
        names=((short, "en"),),
        note=f"wd:{state['qid']}",
        fills=True,
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
