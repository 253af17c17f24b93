"""The name of a place that is weighed."""

from __future__ import annotations

import pytest

from gazetteer.clues.options import best_names
from gazetteer.model.timespan import Timespan
from tests.resolve.builders import KARS, PARIS, option


@pytest.mark.parametrize(
    ("when", "kind"), [("1880", "historical"), ("1980", "primary"), ("0900", "historical"), (None, "primary")]
)
def test_the_timely_name_counts(when: str | None, kind: str) -> None:
    """In 900 the place was not yet called so: its undated name of today is not that of then."""
    every = [option(KARS), option(KARS, kind="historical", when="1800/1900"), option(PARIS)]
    first, _ = best_names(every, Timespan.parse(when) if when else None)
    assert first.name.kind == kind


def test_the_whole_counts_before_a_part() -> None:
    (only,) = best_names([option(KARS, how="part"), option(KARS, kind="alternate")], None)
    assert only.how == "exact"
