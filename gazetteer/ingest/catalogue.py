"""Addresses and formats of known gazetteers on the network. To add one, write a function and list it in `_SOURCES`.

Sources: https://download.geonames.org/export/dump/readme.txt, https://pleiades.stoa.org/downloads,
https://docs.whgazetteer.org (Entity API), https://whosonfirst.org/docs/repos/,
https://www.mediawiki.org/wiki/Wikidata_Query_Service/User_Manual.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from gazetteer.errors import InputError
from gazetteer.formats.wikidata import sparql as wikidata_sparql

DOWNLOAD_BASES = {
    "geonames": "https://download.geonames.org/export/dump",
    "pleiades": "https://atlantides.org/downloads/pleiades",
    "whg": "https://whgazetteer.org",
    "whosonfirst": "https://github.com/whosonfirst-data",
    "wikidata": "https://query.wikidata.org",
}


@dataclass(frozen=True, slots=True)
class Remote:
    """A file on the network.

    Attributes:
        format: a format of `gazetteer import`.
        name: file name under which it is stored.
        checksum: address of a file with its MD5, SHA-1 or SHA-256 in hexadecimal, where the source offers one.
        query: parameters of the request.
        headers: headers of the request, in addition to the usual ones.
    """

    format: str
    name: str
    url: str
    checksum: str | None = None
    query: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)


def files_of(
    source: str,
    *,
    countries: Sequence[str] = (),
    region: str | None = None,
    dataset: str | None = None,
    token: str | None = None,
    base: str | None = None,
) -> list[Remote]:
    """Return the files to fetch for a known gazetteer.

    Raises:
        InputError: an option that the source needs is missing or not valid, or one was given that it does not have.
    """
    given = {"country": bool(countries), "region": bool(region), "dataset": bool(dataset)}
    uses = {"geonames": "country", "whg": "dataset", "whosonfirst": "country", "wikidata": "region"}.get(source)
    for option, is_given in given.items():
        if is_given and option != uses:
            raise InputError(f"--{option} is not an option of {source}: leave it out")
    root = (base or DOWNLOAD_BASES[source]).rstrip("/")
    return _SOURCES[source](root, countries, region or dataset or "", token or "")


def _geonames(root: str, countries: Sequence[str], _: str, __: str) -> list[Remote]:
    """Countries, each with its table of names, or the whole world."""
    if not countries:
        return [
            Remote("geonames", f"{name}.zip", f"{root}/{name}.zip") for name in ("allCountries", "alternateNamesV2")
        ]
    files = []
    for code in map(_country_code, countries):
        files.append(Remote("geonames", f"{code}.zip", f"{root}/{code}.zip"))
        files.append(Remote("geonames", f"alternateNames-{code}.zip", f"{root}/alternatenames/{code}.zip"))
    return files


def _country_code(country: str) -> str:
    code = country.strip().upper()
    if not re.fullmatch(r"[A-Z]{2}", code):
        raise InputError(f"not a two-letter country code: {country!r} (write AM for Armenia)")
    return code


def _whosonfirst(root: str, countries: Sequence[str], _: str, __: str) -> list[Remote]:
    """Return one repository per country, as GitHub packs it."""
    if not countries:
        raise InputError("Who's On First is fetched by country: --country CC, such as --country TR")
    names = [f"whosonfirst-data-admin-{_country_code(country).lower()}" for country in countries]
    return [Remote("whosonfirst", f"{name}.zip", f"{root}/{name}/archive/refs/heads/master.zip") for name in names]


def _pleiades(root: str, *_: object) -> list[Remote]:
    name = "pleiades-places-latest.json.gz"
    return [Remote("pleiades", name, f"{root}/json/{name}")]


def _whg(root: str, _: object, dataset: str, token: str) -> list[Remote]:
    if not dataset.isdigit():
        raise InputError("the World Historical Gazetteer is fetched by data set: --dataset NUMBER, as its page shows")
    headers = {"Accept": "application/json", **({"Authorization": f"Bearer {token}"} if token else {})}
    return [Remote("lpf", f"whg-{dataset}.json", f"{root}/entity/dataset:{dataset}/api", headers=headers)]


def _wikidata(root: str, _: object, region: str, __: str) -> list[Remote]:
    if not re.fullmatch(r"Q\d+", region):
        raise InputError("Wikidata is fetched by region: --region QID, such as Q399 for Armenia")
    query = {"query": wikidata_sparql.query(region), "format": "json"}
    headers = {"Accept": "application/sparql-results+json"}
    digest = hashlib.sha256(query["query"].encode()).hexdigest()[:8]
    return [Remote("wikidata", f"wikidata-{region}-{digest}.json", f"{root}/sparql", query=query, headers=headers)]


_SOURCES: Mapping[str, Callable[[str, Sequence[str], str, str], list[Remote]]] = {
    "geonames": _geonames,
    "pleiades": _pleiades,
    "whg": _whg,
    "whosonfirst": _whosonfirst,
    "wikidata": _wikidata,
}
