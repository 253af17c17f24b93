"""Properties of single sources: which of them list names without citing sources, and what their years mean.

The sources are named by their ids (`data/sources.csv`, and the packages that `gazetteer.build` reads). A source that is not named
here attests its names, and its years are those of their use.
"""

from __future__ import annotations

from collections.abc import Mapping

LISTS = frozenset({"geonames", "derived", "zipcodes", "whosonfirst", "cldr", ""})
"""Sources that list alternate names without citing their sources."""

PLEIADES = "pleiades"
"""The source of ancient names. Their years are the bounds of periods, and an undated name is ancient too."""

LAST_PERIOD, MEDIEVAL = 640, 1453
"""Year in which the last period of Pleiades ends, and the year until which its Greek and Latin names were in use."""

OF_ONE_TIME = frozenset({"althurayya"})
"""Sources that describe one time: their years are those that they describe, not those of the name's use."""

RULED: Mapping[str, str] = {"anpr-comuni": "IT"}
"""Registers of a state, with its country: their names abroad, such as Zara, may be much older than its rule."""
