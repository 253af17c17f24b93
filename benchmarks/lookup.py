"""Measure how often a misspelt name is found, how long a look-up takes, and how the time grows with the number of names.

Run from the project's root: python benchmarks/lookup.py [--gazetteer FILE] [--slips N] [--seeds S…] [--times N] [--tenfold FILE]

A slip is one letter inserted, deleted, replaced or swapped with its neighbour. The present-day name of each of N random towns
gets one slip. "Right" means that the town is at rank 1; "its name" also counts another town with the same name; "without a slip"
is how often the town is first for its correct name: the rest are namesakes, which cannot be distinguished without context.
`--tenfold` writes (once) and measures a gazetteer with ten times the names: nine variants of every name, with one to three
letters changed.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import statistics
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from gazetteer import Gazetteer
from gazetteer.names.fold import fold

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def slip(name: str, chance: random.Random) -> str:
    """Return the name with one typing slip that changes its search key."""
    while True:
        at = chance.randrange(len(name))
        kind = chance.choice(("insert", "delete", "substitute", "transpose"))
        letter = chance.choice(LETTERS)
        if kind == "insert":
            wrong = name[:at] + letter + name[at:]
        elif kind == "delete":
            wrong = name[:at] + name[at + 1 :]
        elif kind == "substitute":
            wrong = name[:at] + letter + name[at + 1 :]
        else:
            wrong = name[:at] + name[at + 1 : at + 2] + name[at] + name[at + 2 :]
        if fold(wrong) != fold(name) and fold(wrong):
            return wrong


def towns(gazetteer: Gazetteer, number: int, chance: random.Random) -> list[tuple[str, str]]:
    """Return id and name of random towns."""
    with sqlite3.connect(f"{gazetteer.path.resolve().as_uri()}?mode=ro", uri=True) as connection:
        rows = connection.execute("SELECT id, label FROM place WHERE feature LIKE 'P%' ORDER BY id").fetchall()
    return chance.sample([row for row in rows if len(row[1]) > 3], number)


def slips(gazetteer: Gazetteer, number: int, seeds: Sequence[int]) -> str:
    """Print the share of slips that were corrected, for each draw and for all."""
    total: Counter[str] = Counter()
    took: list[float] = []
    lines = []
    for seed in seeds:
        chance = random.Random(seed)
        seen: Counter[str] = Counter()
        for id_, name in towns(gazetteer, number, chance):
            wrong = slip(name, chance)
            started = time.perf_counter()
            found = gazetteer.lookup(wrong, limit=5)
            took.append(time.perf_counter() - started)
            first = found[:1]
            seen["right"] += any(match.place.id == id_ for match in first)
            seen["named"] += any(match.place.id == id_ or fold(match.name.text) == fold(name) for match in first)
            seen["five"] += any(match.place.id == id_ for match in found)
            seen["plain"] += any(match.place.id == id_ for match in gazetteer.lookup(name, limit=1))
        total += seen
        lines.append(f"{number} towns (seed {seed}), one slip each: {_shares(seen, number)}")
    return "\n".join([*lines, f"mean of {len(seeds)} draws: {_shares(total, number * len(seeds))}; {spread(took)}"])


def _shares(seen: Mapping[str, int], number: int) -> str:
    return (
        f"right at rank 1 {seen['right'] / number:.1%}, its name at rank 1 {seen['named'] / number:.1%}, "
        f"right in the first five {seen['five'] / number:.1%}; without a slip {seen['plain'] / number:.1%} at rank 1"
    )


def names_by_step(gazetteer: Gazetteer, number: int, seed: int) -> dict[str, list[str]]:
    """Return random names of the gazetteer, respelt so that each step of the search finds some."""
    chance = random.Random(seed)
    with sqlite3.connect(f"{gazetteer.path.resolve().as_uri()}?mode=ro", uri=True) as connection:
        (top,) = connection.execute("SELECT max(rowid) FROM term").fetchone()
        found: dict[str, list[str]] = {"exact": [], "sound": [], "fuzzy": []}
        while min(map(len, found.values())) < number:
            row = connection.execute("SELECT fold FROM term WHERE rowid = ?", (chance.randint(1, top),)).fetchone()
            if not row or len(row[0]) < 4:
                continue
            name = row[0]
            for wanted, asked in (("exact", name), ("sound", respelt(name, chance)), ("fuzzy", slip(name, chance))):
                if len(found[wanted]) < number and _step(gazetteer, asked) == wanted:
                    found[wanted].append(asked)
    return found


def respelt(name: str, chance: random.Random) -> str:
    """Return the name with one vowel replaced, so that its sound key is unchanged."""
    places = [at for at, letter in enumerate(name) if at and letter in "aeiou"]
    if not places:
        return name + "e"
    at = chance.choice(places)
    return name[:at] + chance.choice("aeiou".replace(name[at], "")) + name[at + 1 :]


def _step(gazetteer: Gazetteer, name: str) -> str:
    found = gazetteer.lookup(name, limit=1)
    return found[0].how if found else "none"


def spread(took: Sequence[float]) -> str:
    """Return the median and the 95th percentile, in milliseconds."""
    return f"p50 {statistics.median(took) * 1000:.2f} ms, p95 {statistics.quantiles(took, n=20)[-1] * 1000:.2f} ms"


def times(gazetteer: Gazetteer, number: int, seed: int) -> str:
    """Print the time of look-ups by the step that finds the name; processor time is more reliable on a busy machine."""
    lines = []
    for how, names in names_by_step(gazetteer, number, seed).items():
        took, worked = [], []
        for name in names:
            started, begun = time.perf_counter(), time.thread_time()
            gazetteer.lookup(name)
            worked.append(time.thread_time() - begun)
            took.append(time.perf_counter() - started)
        lines.append(f"  {how:6} {spread(took)}; of the processor {spread(worked)}")
    return "\n".join(lines)


def tenfold(small: Gazetteer, path: Path, seed: int, changed: Callable[[str, random.Random], str] = slip) -> None:
    """Write a gazetteer with ten times the names: nine changed variants of every name, for the same places."""
    from gazetteer.database import schema
    from gazetteer.names.search_keys import keys_of

    chance = random.Random(seed)
    with sqlite3.connect(path) as new:
        new.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
        schema.create(new)
        new.execute("ATTACH ? AS small", (str(small.path),))
        for table in ("meta", "source", "place", "term", "name"):
            new.execute(f"INSERT INTO {table} SELECT * FROM small.{table}")
        (top,) = new.execute("SELECT max(pk) FROM term").fetchone()
        known = {key for (key,) in new.execute("SELECT fold FROM term")}
        terms = new.execute("SELECT pk, fold, prominence FROM small.term WHERE length(fold) > 1").fetchall()
        for copy in range(1, 10):
            rows, names = [], []
            for pk, key, prominence in terms:
                text = key
                for _ in range(chance.randint(1, 3)):
                    text = changed(text, chance)
                text = fold(text)
                if text in known or not text:
                    continue
                known.add(text)
                top += 1
                rows.append((top, text, prominence))
                names.append((top, pk))
            texts = [text for _, text, _ in rows]
            new.executemany(
                "INSERT INTO term(pk, fold, prominence, latin, sound) VALUES (?, ?, ?, ?, ?)",
                (row + keys for row, keys in zip(rows, keys_of(texts, texts), strict=True)),
            )
            new.execute("CREATE TEMP TABLE pair(term INTEGER, old INTEGER)")
            new.executemany("INSERT INTO temp.pair VALUES (?, ?)", names)
            new.execute(
                "INSERT INTO name SELECT n.place, ? + n.seq, x.term, n.rank, n.text, n.lang, n.kind, NULL, n.source, NULL "
                "FROM temp.pair x JOIN small.name n ON n.term = x.old",
                (copy * 100_000,),
            )
            new.execute("DROP TABLE temp.pair")
            new.commit()
        schema.index(new)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gazetteer", type=Path, help="a gazetteer file instead of the embedded one")
    parser.add_argument("--slips", type=int, default=200, help="towns whose names are misspelt")
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3, 4, 5], help="one draw for each")
    parser.add_argument("--times", type=int, default=500, help="look-ups timed for each step")
    parser.add_argument(
        "--tenfold", type=Path, help="path of the gazetteer with ten times the names; written if it is missing"
    )
    options = parser.parse_args()
    with Gazetteer.open(options.gazetteer) as gazetteer:
        gazetteer.lookup("Karin")
        places, names = gazetteer.count()
        print(f"{places:,} places, {names:,} names")
        if options.slips:
            print(slips(gazetteer, options.slips, options.seeds))
        if options.times:
            print(times(gazetteer, options.times, options.seeds[0]))
        if options.tenfold:
            if not options.tenfold.is_file():
                tenfold(gazetteer, options.tenfold, options.seeds[0])
            with Gazetteer.open(options.tenfold) as large:
                print(f"{large.count()[1]:,} names (synthetic)")
                print(times(large, options.times, options.seeds[0]))


if __name__ == "__main__":
    main()
