"""Add former names to the towns and lakes of `gazetteer/atlas/basemap/labels.json`, for maps of texts about the past.

Run from the project's root after `scripts/make_basemap.py`: python scripts/make_city_names.py

The names and their years are those of `data/toponyms.csv`. A town or lake gets a list of [name, first year, last year] if it was
renamed since 1500. The name in English counts first, then the one in German, another one in Latin letters, and a romanized
Russian one.
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from gazetteer import Gazetteer
from gazetteer.model.timespan import Timespan
from gazetteer.names.fold import fold
from gazetteer.names.scripts import romanize, script_of

ROOT = Path(__file__).resolve().parent.parent
LABELS = ROOT / "gazetteer" / "atlas" / "basemap" / "labels.json"
SINCE = 1500
NEAR = 0.3
"""Maximum distance in degrees between the point of a label and that of its place."""
KINDS = ("official", "historical")
CLASSES = {"P": "city", "H": "lake"}
"""Kind of the labels of a feature class."""
LANGUAGES = ("en", "de")
OTHERS = ("chgis", "pleiades", "althurayya")
"""Sources whose names are those of the county of a town, or whose years are periods in which a name is attested."""

Span = tuple[str, int | None, int | None]


def former_names() -> dict[str, list[Span]]:
    """Return the dated names in Latin letters of each place that had another name since `SINCE`."""
    found: dict[str, list[tuple[int, Span]]] = defaultdict(list)
    with (ROOT / "data" / "toponyms.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            when = Timespan.parse(row["when"]) if row["when"] else None
            if when is None or when.fuzz or row["kind"] not in KINDS or row["source"].partition(":")[0] in OTHERS:
                continue
            if when.start != when.end and script_of(row["toponym"]) in ("Latn", "Cyrl"):
                found[row["place"]].append((_rank(row), (_latin(row["toponym"]), when.start, when.end)))
    chosen = {place: [span for _, span in sorted(rows, key=lambda one: one[0])] for place, rows in found.items()}
    return {place: spans for place, spans in chosen.items() if any(SINCE < (end or 0) < 2020 for _, _, end in spans)}


def _latin(name: str) -> str:
    return name if script_of(name) == "Latn" else romanize(name)


def _rank(row: dict[str, str]) -> int:
    if row["lang"] in LANGUAGES:
        return LANGUAGES.index(row["lang"])
    return len(LANGUAGES) + (script_of(row["toponym"]) != "Latn")


def _without_former_names(label: list[Any]) -> list[Any]:
    """Return a label as `make_basemap.py` wrote it, where a reservoir has its own name with its first year."""
    is_reservoir = len(label) > 5 and len(label[5]) == 1 and label[5][0][0] == label[0]
    return label if is_reservoir else label[:5]


def main() -> None:
    """Write the labels with the former names."""
    labels = json.loads(LABELS.read_text(encoding="utf-8"))
    for kind in CLASSES.values():
        labels[kind] = [_without_former_names(label) for label in labels[kind]]
    number = 0
    with Gazetteer.open() as gazetteer:
        for id, spans in former_names().items():
            place = gazetteer.get(id)
            kind = CLASSES.get(place.feature[:1])
            if place.lat is None or place.lon is None or kind is None:
                continue
            names = {fold(name.text) for name in gazetteer.names(id)} | {fold(place.label)}
            for label in labels[kind]:
                is_near = abs(label[1] - place.lat) < NEAR and abs(label[2] - place.lon) < NEAR
                if is_near and len(label) == 5 and fold(label[0]) in names:
                    label.append([list(span) for span in dict.fromkeys(spans) if span[2] is None or span[2] > SINCE])
                    number += 1
                    break
    LABELS.write_text(json.dumps(labels, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{number} towns and lakes have former names")


if __name__ == "__main__":
    main()
