"""How well known a place is, from 0 to 1."""

from __future__ import annotations

import math


def prominence(feature: str, population: int, names: int) -> float:
    """How likely a name means this place when nothing else is known, 0 to 1, on a scale of our own.

    It grows with the logarithms of the population and of the number of names, which tells the fame that a town had
    before it was small; states stand above divisions, and divisions below towns of their size.
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
