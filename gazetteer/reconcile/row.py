"""The cells of a row that describe a place."""

from __future__ import annotations

from dataclasses import dataclass

from gazetteer.model.timespan import Timespan


@dataclass(frozen=True, slots=True)
class PlaceCells:
    """The cells of a row that describe a place, as the table has them; "" for an empty or missing cell.

    Attributes:
        name: the name of the place.
        year: when the name was used: EDTF or a written date ("c. 1850", "1914–18").
        country: name or code of a country of today or of that year.
        within: the state, province or parish.
        kind: what the place is, as a word ("river") or a GeoNames code ("H.STM").
        lat, lon: latitude and longitude of a point nearby, in degrees.
    """

    name: str
    year: str = ""
    country: str = ""
    within: str = ""
    kind: str = ""
    lat: str = ""
    lon: str = ""


@dataclass(frozen=True, slots=True)
class Hints:
    """The information in a row other than the name. `point` is a latitude and longitude."""

    when: Timespan | None = None
    country: str = ""
    within: str = ""
    feature: str = ""
    kind: str = ""
    point: tuple[float, float] | None = None
