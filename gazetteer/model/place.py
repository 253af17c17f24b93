"""Places and their names. Names carry the time, not places: a place has many names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

from gazetteer.model.timespan import Timespan

NameKind = Literal["primary", "official", "alternate", "historical", "variant", "short", "abbreviation", "demonym"]
"""What a name is to its place. `primary` is the name on a map of today; `official` and `historical` names were in use
at some time, which their timespan states; `variant` is another spelling; `demonym` is the adjective or the people."""

NAME_KINDS: tuple[NameKind, ...] = get_args(NameKind)
"""The kinds in the order of their numbers in a database; new ones are added at the end."""

Certainty = Literal["certain", "probable", "disputed"]
"""How sure a source is of a name."""

CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was read: a data set, a book, a page."""

    id: str
    title: str
    licence: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """One name of one place, as one source attests it.

    Attributes:
        text: as written, in its own script.
        lang: BCP 47 tag ("hy", "ota-Arab"), None when the source does not say.
        script: ISO 15924 code ("Latn", "Armn").
        kind: one of `NAME_KINDS`.
        when: the years in which it was in use, None when the source does not say.
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
    """A point, with its extent where the place has one.

    Attributes:
        lat, lon: degrees, WGS 84.
        extent: west, south, east, north in degrees; west > east when it crosses the antimeridian.
        accuracy_km: how far off the point may be; 0 when the source does not say.
    """

    lat: float
    lon: float
    extent: tuple[float, float, float, float] | None = None
    accuracy_km: float = 0.0


@dataclass(frozen=True, slots=True)
class Link:
    """The same place elsewhere: `kind` as Linked Places has it (exactMatch, closeMatch), `target` a CURIE or URI."""

    kind: str
    target: str


@dataclass(frozen=True, slots=True, repr=False)
class Place:
    """A place that has, or had, names. Two places are equal when their ids are.

    Attributes:
        id: CURIE: `gn:` GeoNames, `wd:` Wikidata, `pl:` Pleiades, `tgn:` Getty, `hg:` this project's own.
        label: its primary name.
        country: ISO 3166-1 alpha-2 code of the present-day country, None for a sea or a state of the past.
        feature: GeoNames class and code, "P.PPL", "A.ADM1", "H.STM", "A.PCLH"; "P" where the code is unknown.
        when: the years in which the place itself existed, None for a place that still does or is undated.
        population: people, 0 when unknown.
        divisions: ids of the divisions it lies in, largest first.
        names: every name; a store may hand out a sequence that reads them only when asked.
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
        """The names known to have been in use in that year; names without dates are left out."""
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
