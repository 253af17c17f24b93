"""Scores separate correct places from wrong ones, measured on our own list."""

from __future__ import annotations

import csv
from pathlib import Path

from gazetteer import Gazetteer
from gazetteer.model.distance import kilometres
from gazetteer.reconcile import PlaceCells, Reconciler

ROWS = Path(__file__).with_name("rows.csv")
NEAR_KM = 30


def outcomes(gazetteer: Gazetteer) -> list[tuple[float, bool, str]]:
    """Return score, correctness and name of each filled row, the highest score first."""
    match = Reconciler(gazetteer).match
    found = []
    with ROWS.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            verdict = match(PlaceCells(row["name"], row["year"], row["country"], row["within"]))
            if verdict.score is not None:
                known = row["lat"] and verdict.lat is not None and verdict.lon is not None
                right = bool(known) and kilometres(
                    float(row["lat"]), float(row["lon"]), verdict.lat, verdict.lon  # type: ignore[arg-type]
                ) <= NEAR_KM  # fmt: skip
                found.append((verdict.score, right, row["name"]))
    return sorted(found, reverse=True)


def average_precision(ranked: list[tuple[float, bool, str]]) -> float:
    """The mean, over the right rows, of the share of right rows among those ranked as high."""
    hits, total = 0, 0.0
    for rank, (_, right, _) in enumerate(ranked, start=1):
        if right:
            hits += 1
            total += hits / rank
    return total / hits if hits else 0.0


def test_the_average_precision_of_scores(gazetteer: Gazetteer) -> None:
    ranked = outcomes(gazetteer)
    right = sum(one for _, one, _ in ranked)
    figures = f"{average_precision(ranked):.3f} average precision, {right} of {len(ranked)} filled in are right"
    print(figures, [(name, round(score, 2)) for score, one, name in ranked if not one])
    assert average_precision(ranked) >= 0.95, figures
    assert right >= 58, figures
