"""Measure how the time of `Pipeline.annotate` grows with the length of a text.

    python benchmarks/growth.py                      # 1,000 to 100,000 words
    python benchmarks/growth.py --most 1000000       # up to a million words
    python benchmarks/growth.py --shape one-name     # one of the shapes only
    python benchmarks/growth.py --least 10000 --most 1000000 --shape many-places

Shapes of text: `prose` (the sample texts and the English passages of our own gold, in turn), `many-places` (the same with
5,000 different places in sentences between), `places` (a list of different place names, one per line), and `one-name` (the same
name in every sentence). Prints processor time, words per second and the peak memory so far for each length, and the slope of
time over length on logarithmic axes: 1 is linear. Exits with 1 when a slope is above `--limit`.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import sys
import time
from collections.abc import Callable, Mapping
from itertools import cycle, islice

from gazetteer import Gazetteer, Pipeline
from gazetteer.database.selection import Selection
from gazetteer.evaluation.markdown import markdown
from gazetteer.evaluation.read import read_gold
from gazetteer.resources import data_folder

LENGTHS = (1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000)
MANY = 5_000
"""Different places of the shape `many-places`."""
LIMIT = 1.1
"""Slope above which growth counts as more than linear; short texts have a fixed cost that lowers the slope."""


def prose(gazetteer: Gazetteer, words: int) -> str:
    """Return running text of this many words."""
    samples = [path.read_text(encoding="utf-8") for path in sorted((data_folder() / "texts").glob("*.txt"))]
    gold = read_gold(data_folder() / "benchmarks" / "own-gold" / "own-gold.jsonl")
    pieces, count = [], 0
    for text in cycle([*samples, *(document.text for document in gold if document.lang == "en")]):
        pieces.append(text)
        count += len(text.split())
        if count >= words:
            return "\n\n".join(pieces)
    raise AssertionError("a cycle has no end")


def many_places(gazetteer: Gazetteer, words: int) -> str:
    """Return running text of this many words that names 5,000 different places: prose, and four sentences after each paragraph."""
    names = [place.label for place in islice(gazetteer.select(Selection()), 0, MANY * 10, 10)]
    pairs = cycle(zip(names[::2], names[1::2], strict=True))
    pieces, count = [], 0
    for text in cycle(prose(gazetteer, 5_000).split("\n\n")):
        travels = (f"They went from {a} to {b} and stayed there for a week." for a, b in islice(pairs, 4))
        pieces.append(f"{text} {' '.join(travels)}")
        count += len(pieces[-1].split())
        if count >= words:
            return "\n\n".join(pieces)
    raise AssertionError("a cycle has no end")


def places(gazetteer: Gazetteer, words: int) -> str:
    """Return a list of different place names, one per line, of about this many words."""
    names, count = [], 0
    for place in gazetteer.select(Selection()):
        names.append(place.label)
        count += len(place.label.split())
        if count >= words:
            break
    return "\n".join(names)


def one_name(gazetteer: Gazetteer, words: int) -> str:
    """Return sentences of seven words that all mention one name."""
    return " ".join("They came to Kars in the evening." for _ in range(words // 7))


SHAPES: Mapping[str, Callable[[Gazetteer, int], str]] = {
    "prose": prose,
    "many-places": many_places,
    "places": places,
    "one-name": one_name,
}


def main() -> None:
    """Measure and print."""
    options = _options()
    gazetteer = Gazetteer.open()
    pipeline = Pipeline(gazetteer, lang="en")
    pipeline.annotate("Kars and Batum are towns.")
    lengths = [length for length in LENGTHS if options.least <= length <= options.most]
    slopes, figures = {}, {}
    for shape, make in SHAPES.items():
        if options.shape and shape not in options.shape:
            continue
        measured = [_measure(pipeline, make(gazetteer, length)) for length in lengths]
        slopes[shape] = slope([(words, seconds) for words, seconds, _ in measured])
        figures[shape] = measured
        rows = [
            (f"{words:,}", f"{seconds:.2f}", f"{words / seconds:,.0f}", f"{peak:,.0f}")
            for words, seconds, peak in measured
        ]
        table = markdown(("words", "seconds", "words a second", "peak MB"), rows)
        print(f"## {shape}: slope {slopes[shape]:.3f}\n\n{table}\n", flush=True)
    if options.json:
        print(json.dumps({"slopes": slopes, "figures": figures}))
    steep = [shape for shape, value in slopes.items() if value > options.limit]
    if steep:
        sys.exit(f"grows faster than linear (slope above {options.limit}): {', '.join(steep)}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--least", type=int, default=LENGTHS[0], help="words of the shortest text")
    parser.add_argument("--most", type=int, default=100_000, help="words of the longest text")
    parser.add_argument("--shape", action="append", choices=list(SHAPES), help="only this shape; may be given again")
    parser.add_argument("--limit", type=float, default=LIMIT, help="steepest slope that passes")
    parser.add_argument("--json", action="store_true", help="also print the figures as JSON")
    return parser.parse_args()


def _measure(pipeline: Pipeline, text: str) -> tuple[int, float, float]:
    """Return the number of words, the processor time of one annotation in seconds, and the peak memory so far in MB."""
    begun = time.process_time()
    pipeline.annotate(text)
    seconds = time.process_time() - begun
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, kilobytes elsewhere
    return len(text.split()), seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def slope(measured: list[tuple[int, float]]) -> float:
    """Return the least-squares slope of log time over log length.

    >>> round(slope([(10, 1.0), (100, 10.0), (1000, 100.0)]), 6)
    1.0
    """
    xs = [math.log(words) for words, _ in measured]
    ys = [math.log(seconds) for _, seconds in measured]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    spread = sum((value - x) ** 2 for value in xs)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / spread if spread else math.nan


if __name__ == "__main__":
    main()
