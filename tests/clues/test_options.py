"""The name of a place that is scored."""

from __future__ import annotations

import pytest

from gazetteer.clues.options import best_names
from gazetteer.model.timespan import Timespan
from tests.resolve.builders import FRANCE, KARS, PARIS, option


@pytest.mark.parametrize(
    ("when", "kind"), [("1880", "historical"), ("1980", "primary"), ("0900", "historical"), (None, "primary")]
)
def test_name_in_use_at_the_time_is_preferred(when: str | None, kind: str) -> None:
    """In 900 the place did not have the name yet, so its undated present-day name does not count."""
    every = [option(KARS), option(KARS, kind="historical", when="1800/1900"), option(PARIS)]
    first, _ = best_names(every, Timespan.parse(when) if when else None)
    assert first.name.kind == kind


def test_full_match_is_preferred_to_a_part() -> None:
    (only,) = best_names([option(KARS, how="part"), option(KARS, kind="alternate")], None)
    assert only.how == "exact"


def test_undated_name_is_kept_beside_an_older_name_without_a_beginning() -> None:
    """The name was in use until 1931 and again from 1990: the undated record of it counts in 1366."""
    every = [
        option(KARS),
        option(KARS, kind="historical", when="../1931"),
        option(KARS, kind="official", when="1990/.."),
    ]
    (only,) = best_names(every, Timespan.parse("1366"))
    assert only.name.kind == "primary"


@pytest.mark.parametrize(("text", "when"), [("Frankland", None), ("France", "1958/1990")])
def test_a_former_name_of_a_state_is_older_than_the_state(text: str, when: str | None) -> None:
    """The years of the former name are those of the state; the name of today is not older than its years."""
    every = [option(FRANCE, text, kind="historical"), option(FRANCE, text, kind="historical", when="1958/1990")]
    (only,) = best_names(every, Timespan.parse("1816"))
    assert only.name.when == (Timespan.parse(when) if when else None)
