"""Measure the processor time of finding the settlements around a point in and near big cities.

    python benchmarks/near.py

Median of 50 points along a line through each city, for one and for ten settlements, with `Gazetteer.near` and with geopy's
`HistoricalGazetteer.reverse`.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from gazetteer import Gazetteer
from gazetteer.geocoder import HistoricalGazetteer

CITIES = {
    "London": (51.5074, -0.1278),
    "Paris": (48.8566, 2.3522),
    "Istanbul": (41.0082, 28.9784),
    "Tokyo": (35.6762, 139.6503),
}
POINTS = 50
STEP = 0.001
"""Degrees between two points."""


def milliseconds(find: Callable[[float, float], object], lat: float, lon: float) -> float:
    """The median processor time of one call."""
    times = []
    for number in range(POINTS):
        began = time.process_time()
        find(lat + number * STEP, lon + number * STEP)
        times.append(time.process_time() - began)
    return 1000 * statistics.median(times)


def main() -> None:
    with Gazetteer.open() as gazetteer:
        geolocator = HistoricalGazetteer(gazetteer)
        calls: dict[str, Callable[[float, float], object]] = {
            "near": gazetteer.near,
            "near, limit=10": lambda lat, lon: gazetteer.near(lat, lon, limit=10),
            "reverse": lambda lat, lon: geolocator.reverse((lat, lon)),
            "reverse, exactly_one=False": lambda lat, lon: geolocator.reverse((lat, lon), exactly_one=False),
        }
        for city, (lat, lon) in CITIES.items():
            print(city, *(f"{name} {milliseconds(find, lat, lon):.2f} ms" for name, find in calls.items()), sep="; ")


if __name__ == "__main__":
    main()
