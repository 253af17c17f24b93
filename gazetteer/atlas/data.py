"""The content of a page as the JSON-ready values that its scripts read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from gazetteer.atlas import features
from gazetteer.atlas.content import Chapter, Content, Named, Row, Spotted
from gazetteer.atlas.outlines import outlines
from gazetteer.atlas.passages import years_of
from gazetteer.model.annotation import finite
from gazetteer.model.document import Resolution
from gazetteer.model.feature_words import feature_word
from gazetteer.model.place import Name, Place
from gazetteer.names.fold import fold
from gazetteer.names.scripts import romanize, script_of

Names = Callable[[str], Sequence[Name]]
"""Function that returns the names of a place by its id."""

MAX_CANDIDATES, FEW_CANDIDATES, DROPPED_BELOW = 6, 2, 0.001
"""Maximum number of other candidates; on a page with many places, more than a few are kept only with at least this score."""

MAX_NAMES, FEW_NAMES, MANY = 24, 12, 200
"""Maximum number of names of a place, and the maximum on a page with many places. Dated names come first."""

MAX_LINKS = 6


def as_data(content: Content, countries: dict[str, str], names: Names | None) -> dict[str, Any]:
    """Return the content as JSON-ready values. Keys are short, because a page may have ten thousand places."""
    return {
        "docs": [_doc(chapter) for chapter in content.chapters],
        "places": _places(content, countries, names),
        "people": [_person(named, content) for named in content.people],
        "mentions": [_mention(row) for row in content.mentions],
        "unplaced": [[text, list(found)] for text, found in content.unplaced],
    }


def _mention(row: Row) -> list[Any]:
    score = None if row.score is None else round(row.score, 3)
    return [
        row.doc, row.place, row.person, row.years and list(row.years), score, row.reading,
        row.start, row.end, round(row.sure, 3), row.entity, row.type,
    ]  # fmt: skip


def _doc(chapter: Chapter) -> dict[str, Any]:
    document = chapter.document
    return {
        "id": document.id,
        "title": document.title,
        "date": str(document.date) if document.date else None,
        "years": years_of(document.date),
        "length": len(document.text),
    }


def _person(named: Named, content: Content) -> dict[str, Any]:
    person = named.person
    return {
        "id": person.id,
        "name": _name(named, content),
        "aliases": [alias for alias in named.aliases if alias != person.name],
        "authority": person.authority,
        "mentions": named.mentions,
        "path": list(dict.fromkeys(named.path)),
        "journey": named.journey,
    }


def _name(named: Named, content: Content) -> str:
    """Return the name of a person. With several texts, a writer gets the title of the text."""
    at = next((stop.mention for stop in named.journey if stop.mention is not None), None)
    if named.mentions or len(content.chapters) == 1 or at is None:
        return named.person.name
    document = content.chapters[content.mentions[at].doc].document
    return f"{named.person.name} ({document.title or document.id})"


def _places(content: Content, countries: dict[str, str], names: Names | None) -> list[dict[str, Any]]:
    """Return the places of a page; the areas that it names most often have outlines, as far as these are known."""
    areas = sorted((one for one in content.places if features.is_area(one.place)), key=lambda one: -len(one.mentions))
    shapes = outlines(one.place.id for one in areas)
    many = len(content.places) > MANY
    return [_place(one, countries, names, many=many) | {"outline": shapes.get(one.place.id)} for one in content.places]


def _place(spotted: Spotted, countries: dict[str, str], names: Names | None, *, many: bool) -> dict[str, Any]:
    place, best = spotted.place, spotted.best
    location = place.location
    country = countries.get(place.country or "", place.country)
    return {
        "id": place.id,
        "name": shown_name(spotted.written, best.matched),
        "written": list(spotted.written),
        "label": place.label,
        "country": country if country != place.label else None,
        "what": feature_word(place.feature),
        "lat": _degrees(place.lat),
        "lon": _degrees(place.lon),
        "km": round(location.accuracy_km, 1) if location else 0,
        "extent": [_degrees(x) for x in location.extent] if location and location.extent else None,
        "area": features.is_area(place),
        "water": features.is_water(place),
        "score": round(spotted.certainty, 3),
        "matched": best.matched,
        "links": [link.target for link in place.links][:MAX_LINKS],
        "readings": [_explained(r, place, countries, many=many) for r in spotted.readings],
        "names": _names(place.names if names is None else names(place.id), spotted)[: FEW_NAMES if many else MAX_NAMES],
        "mentions": spotted.mentions,
    }


_ENDING = 4
"""Maximum number of letters in which an inflected form differs from its dictionary form."""


_PREFIX = 3
"""Maximum number of letters written together with a name before it, such as the Arabic "and" or "to the"."""


def shown_name(written: Counter[str], matched: str) -> str:
    """Choose the name on the map: the most frequent written form, or the matched name if the text inflects it.

    >>> shown_name(Counter({"Карса": 3}), "Карс"), shown_name(Counter({"GENOVA----": 2}), "Genova")
    ('Карс', 'Genova')
    >>> shown_name(Counter({"والقدس": 1}), "القدس"), shown_name(Counter({"Эрзерума": 1}), "Erzerum")
    ('القدس', 'Эрзерум')
    >>> shown_name(Counter({"Alexandropol": 3}), "Gyumri")
    'Alexandropol'
    """
    commonest = min(written, key=lambda text: (-written[text], text))
    letters = "".join(c for c in commonest if c.isalnum() or c.isspace()).strip()
    if letters.casefold() == matched.casefold():
        return commonest if letters == commonest else matched
    if not commonest.isascii() and len(letters) - len(matched) <= _PREFIX and letters.endswith(matched):
        return matched
    if not commonest.isascii() and script_of(letters) != script_of(matched):
        wanted = fold(romanize(matched))
        for end in range(len(letters) - 1, max(2, len(letters) - _ENDING - 1), -1):
            if fold(romanize(letters[:end])) == wanted:
                return letters[:end]
    same = 0
    for one, other in zip(letters.casefold(), matched.casefold(), strict=False):
        if one != other:
            break
        same += 1
    most = max(len(letters), len(matched))
    declined = same >= 3 and most - same <= _ENDING and same * 2 >= most
    return (
        matched if declined and not commonest.isascii() and " " not in letters else commonest.strip(" .,;:!?։՝-—–|*_")
    )


def _explained(resolution: Resolution, place: Place, countries: dict[str, str], *, many: bool) -> dict[str, Any]:
    """Return why a place was chosen, and the other candidates."""
    chosen = resolution.chosen
    others = [candidate for candidate in resolution.candidates if candidate.place.id != place.id][:MAX_CANDIDATES]
    if many:
        others = [
            candidate for i, candidate in enumerate(others) if i < FEW_CANDIDATES or candidate.score >= DROPPED_BELOW
        ]
    return {
        "score": round(chosen.score, 3) if chosen else 0,
        "matched": chosen.matched if chosen else "",
        "clues": [[round(clue.weight, 2), clue.says, clue.kind] for clue in chosen.clues] if chosen else [],
        "others": [
            [c.place.label, countries.get(c.place.country or "", c.place.country), _degrees(c.place.lat),
             _degrees(c.place.lon), round(c.score, 3), c.place.id]
            for c in others
        ],
    }  # fmt: skip


def _names(found: Sequence[Name], spotted: Spotted) -> list[list[Any]]:
    """Return dated names in time order, then undated ones: text, language, first and last year, uncertainty in years, source."""
    best: dict[str, Name] = {}
    for name in found:
        earlier = best.get(name.text)
        if earlier is None or (not _dated(earlier) and _dated(name)):
            best[name.text] = name
    written = {text.casefold() for text in (*spotted.written, spotted.best.matched, spotted.place.label)}
    dated = sorted(
        (n for n in best.values() if _dated(n)),
        key=lambda n: (
            n.when.start if n.when and n.when.start is not None else -9999,
            n.when.end if n.when and n.when.end is not None else 9999,
            n.text,
        ),
    )
    undated = [n for n in best.values() if not _dated(n)]
    undated.sort(key=lambda n: (n.text.casefold() not in written, n.kind not in ("primary", "official", "historical")))
    return [
        [
            name.text,
            name.lang,
            name.when.start if name.when else None,
            name.when.end if name.when else None,
            name.when.fuzz if name.when else 0,
            name.source,
        ]
        for name in dated + undated
    ]


def _dated(name: Name) -> bool:
    return name.when is not None and not name.when.is_open


def _degrees(value: float | None) -> float | None:
    value = finite(value)
    return None if value is None else round(value, 4)
