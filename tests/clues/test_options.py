"""The name of a place that is scored."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gazetteer.clues.options import best_names, with_years
from gazetteer.clues.question import Option
from gazetteer.model.place import Name
from gazetteer.model.timespan import Timespan
from tests.clues.values import span, town
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


SOVIET = Name("Красномирск", kind="historical", when=span("1935/1991"), source="city-names")
LATER = replace(SOVIET, when=span("1995/2001"))
LISTED = Name("Krasnomirsk", source="geonames")


@pytest.mark.parametrize(
    ("name", "others", "when", "years"),
    [
        (LISTED, (SOVIET,), "1950", "1935/1991"),
        (LISTED, (SOVIET,), "2010", "1935/1991"),
        (LISTED, (SOVIET,), None, "1935/1991"),
        (LISTED, (SOVIET, LATER), "1998", "1995/2001"),
        (LISTED, (SOVIET, LATER), "1940", "1935/1991"),
        (replace(LISTED, text="Krasnomir"), (SOVIET,), "1950", None),  # another name
        (replace(LISTED, kind="primary"), (SOVIET,), "1950", None),  # the name of today
        (LISTED, (replace(SOVIET, source="pleiades"),), "1950", None),
        (LISTED, (replace(SOVIET, when=span("1935")),), "1950", None),  # attested once
        (LISTED, (replace(SOVIET, when=None),), "1950", None),
    ],
)
def test_an_undated_name_has_the_years_of_the_same_name_in_another_script(
    name: Name, others: tuple[Name, ...], when: str | None, years: str | None
) -> None:
    candidate = Option(town(names=(name, *others)), name, "exact")
    assert with_years(candidate, span(when)).name.when == span(years)


def test_years_of_another_script_are_left_out_for_states_and_unknown_places() -> None:
    for place in (town("A.PCLI"), town(prominence=0.3)):
        candidate = Option(replace(place, names=(LISTED, SOVIET)), LISTED, "exact")
        assert with_years(candidate, span("1950")) is candidate
