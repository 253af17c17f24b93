"""Measure how well the score of the reconciliation service separates correct from wrong, and its time for a thousand names.

Run from the project's root: python benchmarks/reconciliation.py [history.jsonl] [--lang en]

Uses the rows of `tests/reconcile/rows.csv`; with a corpus, also each of its place names once, with only the date of its passage.
A candidate is correct within 30 km, or within the tolerance of the place in the corpus if that is wider.
"Matches" are candidates that need no review and have at least the score in the first column.
"""

from __future__ import annotations

import argparse
import csv
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gazetteer import Gazetteer
from gazetteer.evaluation.readers import history
from gazetteer.model.distance import kilometres
from gazetteer.reconcile import PlaceCells, Reconciler, Verdict
from gazetteer.server.reconciliation.queries import MATCH_PROBABILITY

ROWS = Path(__file__).parents[1] / "tests" / "reconcile" / "rows.csv"
NEAR_KM = 30.0
THRESHOLDS = (20, 40, 60, 70, 80, 90, 95)


@dataclass(frozen=True, slots=True)
class Row:
    """A row, and the point of its place; None if it has none."""

    name: str
    year: str
    country: str
    within: str
    point: tuple[float, float] | None
    km: float = NEAR_KM

    def is_right(self, verdict: Verdict) -> bool:
        """Return whether the matched place is near enough."""
        if self.point is None or verdict.lat is None or verdict.lon is None:
            return False
        return kilometres(*self.point, verdict.lat, verdict.lon) <= self.km


def own_rows() -> Iterator[Row]:
    with ROWS.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            point = (float(row["lat"]), float(row["lon"])) if row["lat"] else None
            yield Row(row["name"], row["year"], row["country"], row["within"], point)


def corpus_rows(path: Path, lang: str | None) -> Iterator[Row]:
    seen = set()
    for document in history.read(path.read_text("utf-8"), path.name):
        if lang is None or (document.lang or "").split("-")[0] == lang:
            for mention in document.mentions:
                key = (mention.text, document.date)
                if mention.lat is not None and mention.lon is not None and key not in seen:
                    seen.add(key)
                    point = (mention.lat, mention.lon)
                    yield Row(mention.text, document.date or "", "", "", point, max(NEAR_KM, mention.km or 0))


def report(title: str, rows: list[Row], gazetteer: Gazetteer) -> None:
    match = Reconciler(gazetteer).match
    began = time.process_time()
    verdicts = [match(PlaceCells(row.name, row.year, row.country, row.within)) for row in rows]
    took = time.process_time() - began
    filled = [(row, verdict) for row, verdict in zip(rows, verdicts, strict=True) if verdict.id]
    right = sum(row.is_right(verdict) for row, verdict in filled)
    print(
        f"\n{title}: {len(rows)} names, {len(filled)} filled in, {right} right; {1000 * took / len(rows):.1f} s for a thousand"
    )
    print("score from   all right     matches right")
    for threshold in THRESHOLDS:
        chosen = [(row, verdict) for row, verdict in filled if 100 * (verdict.score or 0) >= threshold]
        sure = [(row, verdict) for row, verdict in chosen if not verdict.review]
        shown = "  ".join(f"{share(part):<13}" for part in (chosen, sure))
        print(f"{threshold:>10}   {shown}{' ← the service' if threshold == 100 * MATCH_PROBABILITY else ''}")


def share(part: list[tuple[Row, Verdict]]) -> str:
    right = sum(row.is_right(verdict) for row, verdict in part)
    return f"{right}/{len(part)} {right / len(part):.3f}" if part else "–"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="?", type=Path)
    parser.add_argument("--lang", help="only passages in this language")
    options = parser.parse_args()
    with Gazetteer.open() as gazetteer:
        report("own rows", list(own_rows()), gazetteer)
        if options.corpus:
            report(options.corpus.name, list(corpus_rows(options.corpus, options.lang)), gazetteer)


if __name__ == "__main__":
    main()
