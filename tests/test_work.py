"""Work is counted in lines, loops included."""

from __future__ import annotations

from tests.work import lines_run


def _pairs(size: int) -> int:
    return sum(1 for first in range(size) for second in range(first))


def test_nested_loops_count_all_pairs() -> None:
    assert 3.5 < lines_run(_pairs, 200) / lines_run(_pairs, 100) < 4.5


def test_work_is_the_same_in_every_run() -> None:
    assert lines_run(_pairs, 50) == lines_run(_pairs, 50)
