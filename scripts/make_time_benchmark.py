"""Expand the facts of `data/benchmarks/time-facts.csv` into the dated sentences of `data/benchmarks/time.csv`.

    python scripts/make_time_benchmark.py

A fact states that a name means one place between two years, with its source. Each fact becomes three sentences with
dates at the beginning, in the middle and at the end of its years. The sentences contain no information about the place,
so that only the name and the date can decide. Names that a river or lake shares with a state are placed before a noun
("the Ohio trade"), because the article would indicate which of them is meant.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "data" / "benchmarks"
COLUMNS = (
    "text", "date", "start", "end", "place", "label", "lat", "lon", "km", "kind", "turn", "source",
)  # fmt: skip

PLAIN = (
    "They waited three weeks for an answer from {}.",
    "My uncle had a house at {} and sold it at a loss.",
    "Nothing certain is known of him before he came to {}.",
    "The grain was weighed again when it reached {}.",
    "A man from {} swore that the seal was false.",
    "The news from {} was read aloud after supper.",
    "Half of those who had gone to {} were back before the harvest.",
    "She was buried at {}, beside her two sisters.",
    "In {} nobody would lend him a horse.",
    "The quarrel began over a debt owed at {}.",
    "Of the envoys sent to {} only the youngest returned.",
    "He learnt his trade in {} and practised it elsewhere.",
    "{} had suffered most from the fever.",
    "The elders of {} refused the gift.",
    "Between the two feasts the road to {} was under water.",
    "Two brothers of {} are named among the witnesses.",
    "The tax was heavier at {} than anywhere else.",
    "What was said about {} proved to be true.",
)
ATTRIBUTIVE = (
    "The {} trade had made his father rich.",
    "He kept a map of the {} country folded in his coat.",
    "Three letters about the {} question lie in the archive.",
    "The {} expedition came home with half of its men.",
    "A {} merchant lent them the money.",
    "She never spoke of the {} years.",
    "Reports from the {} region contradicted one another.",
    "The old {} hands laughed at this.",
)


def main() -> None:
    """Read the facts and write the sentences."""
    with (FOLDER / "time-facts.csv").open(encoding="utf-8", newline="") as file:
        facts = list(csv.DictReader(file))
    with (FOLDER / "time.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(sentences(facts))


def sentences(facts: Sequence[dict[str, str]]) -> Iterator[dict[str, object]]:
    """Yield three rows for each fact, in the order of the facts."""
    by_name = defaultdict(list)
    for fact in facts:
        by_name[fact["name"]].append(fact)
    plain, attributive = cycle(PLAIN), cycle(ATTRIBUTIVE)
    for name, group in by_name.items():
        water = any(fact["kind"] in ("river", "lake") for fact in group)
        ordered = sorted(group, key=lambda fact: int(fact["start"]))
        for number, fact in enumerate(ordered):
            turn = "first" if number == 0 else "last" if number == len(ordered) - 1 else "between"
            for year in years(int(fact["start"]), int(fact["end"])):
                template = next(attributive if water else plain)
                start = template.index("{}")
                yield {
                    "text": template.format(name),
                    "date": f"{year:05d}" if year < 0 else f"{year:04d}",
                    "start": start,
                    "end": start + len(name),
                    "turn": turn,
                    **{key: fact[key] for key in ("place", "label", "lat", "lon", "km", "kind", "source")},
                }


def years(first: int, last: int) -> tuple[int, int, int]:
    """Return a year near the beginning, one in the middle and one near the end of a span."""
    margin = (last - first) // 10
    return first + margin, (first + last) // 2, last - margin


if __name__ == "__main__":
    main()
