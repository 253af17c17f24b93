"""Convert rows to records of other gazetteers that were merged into places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gazetteer.model.place import Location
from gazetteer.model.timespan import Timespan


@dataclass(frozen=True, slots=True)
class Record:
    """A record of another gazetteer that was merged into a place. Its names were added to the place.

    Attributes:
        id: its CURIE.
        why: the reason for the merge, in words.
    """

    id: str
    label: str
    location: Location | None
    country: str | None
    feature: str
    when: Timespan | None
    source: str
    why: str


def record_of(row: Sequence[object], sources: dict[int, str]) -> Record:
    """Convert a row of a record."""
    id_, label, lat, lon, country, feature, when, source, why = row
    return Record(
        id=str(id_),
        label=str(label),
        location=Location(lat, lon) if lat is not None else None,  # type: ignore[arg-type]
        country=str(country) if country else None,
        feature=str(feature),
        when=Timespan.parse(str(when)) if when else None,
        source=sources[source],  # type: ignore[index]
        why=str(why),
    )
