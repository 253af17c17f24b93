"""How well known the places of Pleiades were: what their records cite, and the records that are connected with them."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from pathlib import Path


def renown_of(path: Path) -> Counter[str]:
    """For each record, the number of works that it cites and of records that are connected with it."""
    cited: Counter[str] = Counter()
    connected: dict[str, set[str]] = defaultdict(set)
    for line in path.open(encoding="utf-8"):
        value = json.loads(line)
        cited[value["id"]] = sum(1 for work in value["references"] if work)
        for other in (address.rstrip("/").rpartition("/")[2] for address in value["connectsWith"]):
            connected[value["id"]].add(other)
            connected[other].add(value["id"])
    return Counter({f"pl:{id_}": cited[id_] + len(connected[id_]) for id_ in cited.keys() | connected.keys()})
