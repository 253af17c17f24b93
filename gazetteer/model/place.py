"""Places and their names. A place has many names, each with the years of its use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

from gazetteer.model.timespan import Timespan

NameKind = Literal["primary", "official", "alternate", "historical", "variant", "short", "abbreviation", "demonym"]
"""Kind of a name. `primary` is the name on a map of today; `official` and `historical` names were in use at some time, given
by their timespan; `variant` is another spelling; `demonym` is the adjective or the name of the people."""

NAME_KINDS: tuple[NameKind, ...] = get_args(NameKind)
"""All kinds, in the order of their numbers in a database; append new ones at the end."""

Certainty = Literal["certain", "probable", "disputed"]
"""Certainty of a name according to its source."""

CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)


@dataclass(frozen=True, slots=True)
class Source:
    """The source of a fact: a data set, a book, a page."""

    id: str
    title: str
    licence: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """One name of one place, attested by one source.

    Attributes:
        text: as written, in its own script.
        lang: BCP 47 tag ("hy", "ota-Arab"); None if the source does not say.
        script: ISO 15924 code ("Latn", "Armn").
        kind: one of `NAME_KINDS`.
        when: the years in which it was in use; None if the source does not say.
        source: id of the `Source`.
        certainty: "certain", "probable" or "disputed".
    """

    text: str
    lang: str | None = None
    script: str | None = None
    kind: NameKind = "alternate"
    when: Timespan | None = None
    source: str = ""
    certainty: Certainty = "certain"


@dataclass(frozen=True, slots=True)
class Location:
    """A point, and optionally the extent of the place.

    Attributes:
        lat, lon: degrees, WGS 84.
        extent: west, south, east, north in degrees; west > east when it crosses the antimeridian.
        accuracy_km: possible error of the point in kilometres; 0 if the source does not say.
    """

    lat: float
    lon: float
    extent: tuple[float, float, float, float] | None = None
    accuracy_km: float = 0.0


@dataclass(frozen=True, slots=True)
class Link:
    """The same place in another source: `kind` as in Linked Places (exactMatch, closeMatch), `target` a CURIE or URI."""

    kind: str
    target: str


@dataclass(frozen=True, slots=True, repr=False)
class Place:
    """A place that has, or had, names. Two places are equal when their ids are.

    Attributes:
        id: CURIE: `gn:` GeoNames, `wd:` Wikidata, `pl:` Pleiades, `tgn:` Getty, `hg:` this project's own.
        label: the primary name.
        country: ISO 3166-1 alpha-2 code of the present-day country; None for a sea or a state of the past.
        feature: GeoNames class and code, "P.PPL", "A.ADM1", "H.STM", "A.PCLH"; "P" if the code is unknown.
        when: the years in which the place existed; None if it still exists or is undated.
        population: number of people, 0 if unknown.
        divisions: ids of the divisions it lies in, largest first.
        names: all names; a database may return a sequence that reads them on first access.
    """

    id: str
    label: str = field(compare=False)
    location: Location | None = field(default=None, compare=False)
    country: str | None = field(default=None, compare=False)
    feature: str = field(default="", compare=False)
    when: Timespan | None = field(default=None, compare=False)
    population: int = field(default=0, compare=False)
    prominence: float = field(default=0.0, compare=False)
    divisions: tuple[str, ...] = field(default=(), compare=False)
    names: Sequence[Name] = field(default=(), compare=False)
    links: Sequence[Link] = field(default=(), compare=False)
    sources: tuple[str, ...] = field(default=(), compare=False)

    @property
    def lat(self) -> float | None:
        """Degrees north, WGS 84."""
        return self.location.lat if self.location else None

    @property
    def lon(self) -> float | None:
        """Degrees east, WGS 84."""
        return self.location.lon if self.location else None

    def names_in(self, year: int) -> list[Name]:
        """Return the names known to have been in use in that year; undated names are left out."""
        return [name for name in self.names if name.when and not name.when.is_open and name.when.contains(year)]

    def __repr__(self) -> str:
        point = f", lat={self.lat:.4f}, lon={self.lon:.4f}" if self.lat is not None and self.lon is not None else ""
        return f"Place({self.id!r}, {self.label!r}, country={self.country!r}, feature={self.feature!r}{point})"


def name_kind(written: object) -> NameKind:
    """Return the kind of a name as a file gives it, "alternate" where it is missing or unknown."""
    return next((kind for kind in NAME_KINDS if kind == written), "alternate")


def certainty(written: object) -> Certainty:
    """Return the certainty of a name as a file gives it, "certain" where it is missing or unknown."""
    return next((certainty for certainty in CERTAINTIES if certainty == written), "certain")
