"""Accuracy on the held-out sentences about time and rivers does not fall below the measured values."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from gazetteer import Gazetteer, Pipeline
from gazetteer.evaluation.sentences import BenchmarkSentence, read_sentences, solved

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))
from learn_resolution import in_learning_half


@pytest.fixture(scope="module")
def pipeline(gazetteer: Gazetteer) -> Pipeline:
    return Pipeline(gazetteer, lang="en")


def share(pipeline: Pipeline, rows: list[BenchmarkSentence], *, dated: bool) -> float:
    right = 0
    for row in rows:
        date = row.date if dated else None
        right += solved(row, pipeline.resolve(row.text, [(row.start, row.end)], date=date).entities[0].place)
    return right / len(rows)


@pytest.mark.parametrize(("name", "floor"), [("time.csv", 0.69), ("rivers.csv", 0.84), ("dated-renamings.csv", 0.86)])
def test_held_out_sentences(name: str, floor: float, pipeline: Pipeline) -> None:
    apart = [row for row in read_sentences(name) if not in_learning_half(row)]
    assert share(pipeline, apart, dated=True) >= floor


def test_the_date_decides(pipeline: Pipeline) -> None:
    """Without the date about half of the names mean another place."""
    apart = [row for row in read_sentences("time.csv") if not in_learning_half(row)]
    assert share(pipeline, apart, dated=True) - share(pipeline, apart, dated=False) >= 0.2
