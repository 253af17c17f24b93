"""The prominence of a place, from 0 to 1."""

from __future__ import annotations

import math


def prominence(feature: str, population: int, names: int) -> float:
    """Return how well known a place is, 0 to 1: a measure of how likely its name means this place without other evidence.

    It grows with the logarithms of the population and of the number of names, which indicates the former importance of a
    small town. States rank above divisions, and divisions below towns of their size.
    """
    size = 0.8 * math.log10(population + 10) + 0.8 * math.log10(names + 1)
    if feature.startswith("A.PCL"):
        return min(1.0, 0.72 + size / 40)
    if feature == "A.ADM1":
        return min(0.9, 0.12 + size / 11)
    if feature.startswith("A"):
        return min(0.8, size / 12)
    bonus = 0.08 if feature == "P.PPLC" else 0.0
    return min(1.0, size / 9 + bonus)
