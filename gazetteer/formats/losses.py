"""Count the facts that a format cannot express, so that every loss is reported.

The registry lists which of these facts each format lacks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from gazetteer.formats.iob import flat
from gazetteer.formats.values.dates import to_when
from gazetteer.formats.values.vocabulary import COUNTRIES, FEATURE_CODE, LANGUAGE, authority, script_of
from gazetteer.model.document import Candidate, Document, Resolution
from gazetteer.model.place import Name, Place
from gazetteer.model.timespan import Timespan

Losses = Counter[str]
"""Maps facts that are left out, in words, to their number."""


def of_documents(documents: Iterable[Document], lacking: Iterable[str]) -> Losses:
    """Count the facts in documents that a format lacks (keys of `OF_DOCUMENT`)."""
    facts = tuple(lacking)
    return sum((Losses({fact: OF_DOCUMENT[fact](document) for fact in facts}) for document in documents), Losses())


def of_place(place: Place, lacking: Iterable[str]) -> Losses:
    """Count the facts of a place that a format lacks (keys of `OF_PLACE`)."""
    return +Losses({fact: OF_PLACE[fact](place) for fact in lacking})


def summary(format: str, losses: Losses) -> str:
    """Return the losses in one sentence; empty without losses."""
    listed = ", ".join(f"{fact} ({count:,})" for fact, count in losses.most_common() if count)
    return f"{format} cannot store: {listed}" if listed else ""


# -- texts -----------------------------------------------------------------------------------------


def _resolutions(document: Document) -> Iterator[Resolution]:
    return (entity.resolution for entity in document.entities if entity.resolution is not None)


def _chosen(document: Document) -> Iterator[Candidate]:
    return (found.chosen for found in _resolutions(document) if found.chosen is not None)


def _other_candidates(document: Document) -> int:
    return sum(
        candidate.place != (found.chosen.place if found.chosen else None)
        for found in _resolutions(document)
        for candidate in found.candidates
    )


def _overlapping(document: Document) -> int:
    return len(document.entities) - len(list(flat(document.entities)))


OF_DOCUMENT: Mapping[str, Callable[[Document], int]] = {
    "the text around the names": lambda document: 1,
    "the text's date": lambda document: document.date is not None,
    "the text's language": lambda document: document.lang is not None,
    "remarks on the text": lambda document: len(document.notes),
    "other candidates": _other_candidates,
    "reasons": lambda document: sum(len(chosen.clues) for chosen in _chosen(document)),
    "the weights of reasons": lambda document: sum(len(chosen.clues) for chosen in _chosen(document)),
    "probabilities": lambda document: len(list(_chosen(document))),
    "points": lambda document: sum(chosen.place.location is not None for chosen in _chosen(document)),
    "places without a point": lambda document: sum(chosen.place.location is None for chosen in _chosen(document)),
    "which names are one person": lambda document: len(document.people),
    "names of other things than places": lambda document: sum(
        found.type != "PLACE" and found.place is None for found in document.entities
    ),
    "names whose place is not known": lambda document: sum(found.chosen is None for found in _resolutions(document)),
    "names that are on no scanned page": lambda document: sum(not found.scan for found in document.entities),
    "where names are on scanned pages": lambda document: sum(bool(found.scan) for found in document.entities),
    "names inside or across others": _overlapping,
    "which name lies in which": lambda document: sum(found.nested_in is not None for found in document.entities),
    "dates as numbers": lambda document: sum(found.when is not None for found in document.entities),
    "who found a name": lambda document: len(document.entities),
}
"""Maps facts of a document, in words, to functions that count them."""


# -- places ----------------------------------------------------------------------------------------


def title_of(place: Place) -> Name | None:
    """Return the name that represents a place in a format with one name per place."""
    return next((name for name in place.names if name.text == place.label), None)


def _variants(place: Place) -> Iterator[Name]:
    title = title_of(place)
    return (name for name in place.names if name is not title)


def _plain(when: Timespan) -> bool:
    """Return whether a start and an end in years, months or days express the timespan completely."""
    return not when.is_open and not when.fuzz and "X" not in when.edtf


def _other_links(place: Place) -> int:
    return sum(not (authority(link.target) or link.target.startswith(("http://", "https://"))) for link in place.links)


def _distant_dates(place: Place) -> int:
    spans = (place.when, *(name.when for name in place.names))
    return sum(when is not None and not when.is_open and to_when(when) is None for when in spans)


def _kinds(place: Place) -> int:
    title = title_of(place)
    return sum(name.kind != "variant" for name in _variants(place)) + bool(title and title.kind != "primary")


OF_PLACE: Mapping[str, Callable[[Place], int]] = {
    "dates of names that are not the title": lambda place: sum(bool(name.when) for name in _variants(place)),
    "uncertainty of dates": lambda place: bool((title := title_of(place)) and title.when and not _plain(title.when)),
    "when a place existed": lambda place: place.when is not None,
    "sources of names that are not the title": lambda place: sum(bool(name.source) for name in _variants(place)),
    "sources of places": lambda place: len(place.sources),
    "certainty of names": lambda place: sum(name.certainty != "certain" for name in place.names),
    "kinds of names": _kinds,
    "language of the title": lambda place: bool((title := title_of(place)) and title.lang),
    "scripts that the language does not imply": lambda place: sum(
        name.script != script_of(name.lang) for name in place.names
    ),
    "kinds of links": lambda place: sum(link.kind != "closeMatch" for link in place.links),
    "links to no known authority": lambda place: sum(not authority(link.target) for link in place.links),
    "links that are not addresses": _other_links,
    "extents": lambda place: bool(place.location and place.location.extent),
    "population": lambda place: bool(place.population),
    "what places lie in": lambda place: len(place.divisions),
    "names with a semicolon": lambda place: sum(";" in name.text for name in _variants(place)),
    "dates beyond the year 9999": _distant_dates,
    "languages that are not tags": lambda place: sum(
        bool(n.lang and not LANGUAGE.fullmatch(n.lang)) for n in place.names
    ),
    "countries without an ISO code": lambda place: bool(place.country and place.country not in COUNTRIES - {"XK"}),
    "kinds of places that GeoNames lacks": lambda place: bool(
        place.feature and not FEATURE_CODE.fullmatch(place.feature)
    ),
}
"""Maps facts of a place, in words, to functions that count them."""
