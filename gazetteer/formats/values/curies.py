"""Identifiers: CURIEs with the prefixes of Linked Places, and their web addresses.

Source: Linked Places TSV 0.5, "matches".
"""

from __future__ import annotations

import re

BASE_OF_PREFIX = {
    "bnf": "https://data.bnf.fr/",
    "cerl": "https://data.cerl.org/thesaurus/",
    "dbp": "http://dbpedia.org/resource/",
    "gn": "https://www.geonames.org/",
    "gnd": "https://d-nb.info/gnd/",
    "gov": "http://gov.genealogy.net/",
    "loc": "http://id.loc.gov/authorities/subjects/",
    "pl": "https://pleiades.stoa.org/places/",
    "tgn": "http://vocab.getty.edu/tgn/",
    "viaf": "https://viaf.org/viaf/",
    "wd": "http://www.wikidata.org/entity/",
    "wof": "https://spelunker.whosonfirst.org/id/",
    "wp": "https://wikipedia.org/wiki/",
}
"""The base address of each prefix."""

_KNOWN = (
    (re.compile(r"https?://(?:www\.|sws\.)?geonames\.org/(?:#)?(\d+)(?:/.*)?$"), "gn"),
    (re.compile(r"https?://(?:www\.|m\.)?wikidata\.org/(?:wiki|entity)/(?:Special:EntityPage/)?(Q\d+)$"), "wd"),
    (re.compile(r"https?://pleiades\.stoa\.org/places/(\d+)(?:[/#].*)?$"), "pl"),
    (re.compile(r"https?://(?:spelunker|data)\.whosonfirst\.org/(?:id/)?(\d+)/?$"), "wof"),
    (re.compile(r"https?://vocab\.getty\.edu/(?:page/)?tgn/(\d+)$"), "tgn"),
    (re.compile(r"https?://(?:www\.)?viaf\.org/viaf/(\d+)/?$"), "viaf"),
    (re.compile(r"https?://d-nb\.info/gnd/([\dX-]+)$"), "gnd"),
    (re.compile(r"https?://data\.bnf\.fr/(.+)$"), "bnf"),
    (re.compile(r"https?://data\.cerl\.org/thesaurus/(.+)$"), "cerl"),
    (re.compile(r"https?://dbpedia\.org/resource/(.+)$"), "dbp"),
    (re.compile(r"https?://gov\.genealogy\.net/(.+)$"), "gov"),
    (re.compile(r"https?://id\.loc\.gov/authorities/subjects/(.+)$"), "loc"),
    (re.compile(r"https?://(?:en\.)?wikipedia\.org/wiki/(.+)$"), "wp"),
)


def expand(identifier: str) -> str:
    """Return the web address of a CURIE; anything else unchanged."""
    prefix, colon, local = identifier.partition(":")
    return BASE_OF_PREFIX[prefix] + local if colon and prefix in BASE_OF_PREFIX and local else identifier


def shorten(address: str) -> str:
    """Return the CURIE of a web address of a known authority; anything else unchanged."""
    for pattern, prefix in _KNOWN:
        if match := pattern.match(address):
            return f"{prefix}:{match.group(1)}"
    return address
