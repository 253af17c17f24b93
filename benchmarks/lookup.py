"""Measure how often a misspelt name is found, how long a look-up takes, and how the time grows with the number of names.

Run from the project's root:

    python benchmarks/lookup.py [--gazetteer FILE] [--names N] [--seed S] [--tuning] [--times N] [--tenfold FILE]

N names of each set of `draws.DRAWS` get one slip of each kind of `misspellings.SLIPS`; names without a place for such a slip are
skipped. "Right" means that the intended place is at rank 1; "its name" also counts another place with the same name;
"without a slip" is how often the place is first for its correct name: the rest are namesakes, which cannot be distinguished
without context. The names of `--tuning` are other ones than those that are measured by default.

`--tenfold` writes (once) and measures a gazetteer with ten times the names: nine variants of every name, with one to three
letters changed.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from draws import DRAWS, Known, drawn
from misspellings import SLIPS, misspelt, typed

from gazetteer import Gazetteer
from gazetteer.model.match import Match
from gazetteer.names.fold import fold


@dataclass
class Shares:
    """How often misspelt names were found.

    Attributes:
        right, named, five: the place was first; a place of the name was first; the place was among the first five.
        plain: the place was first for the correct name.
    """

    names: int = 0
    right: int = 0
    named: int = 0
    five: int = 0
    plain: int = 0

    def add(self, known: Known, found: Sequence[Match], correct: Sequence[Match]) -> None:
        """Count the matches of a misspelt name and those of the correct one."""
        self.names += 1
        first = found[:1]
        is_right = any(match.place.id == known.id for match in first)
        self.right += is_right
        self.named += is_right or any(fold(match.name.text) == fold(known.name) for match in first)
        self.five += any(match.place.id == known.id for match in found)
        self.plain += any(match.place.id == known.id for match in correct)

    def row(self, label: str) -> str:
        """Return a row of a table in Markdown."""
        shares = (f"{count / max(1, self.names):.1%}" for count in (self.right, self.named, self.five, self.plain))
        return f"| {label} | {self.names} | {' | '.join(shares)} |"


def slips(gazetteer: Gazetteer, number: int, seed: int, tuning: bool) -> Iterator[str]:
    """Yield a table of the slips that were corrected, by set of names and kind of slip."""
    yield "| names | slip | number | right | its name | in the first five | without a slip |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    took: list[float] = []
    for label, source in DRAWS.items():
        names = drawn(source(gazetteer), tuning=tuning, seed=seed)
        for slip, kind in SLIPS.items():
            shares, chance = Shares(), random.Random(seed)
            for known in names:
                if shares.names == number:
                    break
                wrong = misspelt(known.name, kind, chance)
                if wrong is not None:
                    begun = time.thread_time()
                    found = gazetteer.lookup(wrong, year=known.year, limit=5)
                    took.append(time.thread_time() - begun)
                    shares.add(known, found, gazetteer.lookup(known.name, year=known.year, limit=1))
            yield shares.row(f"{label} | {slip}")
    yield f"\nprocessor time of misspelt look-ups: {spread(took)}"


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
            for wanted, asked in (
                ("exact", name),
                ("sound", respelt(name, chance)),
                ("fuzzy", misspelt(name, typed, chance) or name),
            ):
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


def tenfold(
    small: Gazetteer, path: Path, seed: int, changed: Callable[[str, random.Random], str | None] = typed
) -> None:
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
                    text = changed(text, chance) or text
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
    parser.add_argument(
        "--names", type=int, default=400, help="misspelt names of each set and kind of slip; 0 for none"
    )
    parser.add_argument("--seed", type=int, default=1, help="seed of the random draws")
    parser.add_argument("--tuning", action="store_true", help="misspell the names for tuning, not those for reporting")
    parser.add_argument("--times", type=int, default=500, help="look-ups timed for each step")
    parser.add_argument(
        "--tenfold", type=Path, help="path of the gazetteer with ten times the names; written if it is missing"
    )
    options = parser.parse_args()
    with Gazetteer.open(options.gazetteer) as gazetteer:
        gazetteer.lookup("Karin")
        places, names = gazetteer.count()
        print(f"{places:,} places, {names:,} names")
        if options.names:
            for line in slips(gazetteer, options.names, options.seed, options.tuning):
                print(line, flush=True)
        if options.times:
            print(times(gazetteer, options.times, options.seed))
        if options.tenfold:
            if not options.tenfold.is_file():
                tenfold(gazetteer, options.tenfold, options.seed)
            with Gazetteer.open(options.tenfold) as large:
                print(f"{large.count()[1]:,} names (synthetic)")
                print(times(large, options.times, options.seed))


if __name__ == "__main__":
    main()
