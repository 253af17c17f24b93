"""Other forms of a name that places may have: without its article, hyphen, ending or adjective, in other letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gazetteer.clues.names import FORMER_NAME_PROMINENCE
from gazetteer.database.hits import Hit
from gazetteer.database.search import INFLECTED
from gazetteer.languages.inflection import OLD_SPELLING, nominatives
from gazetteer.languages.respelling import respelt
from gazetteer.model.match import How
from gazetteer.resolve.articles import with_articles
from gazetteer.resolve.find import Find


def after_a_people(text: str, find: Find) -> Iterator[tuple[Hit, How]]:
    """Yield the places of a name that follows the adjective of a people: Poland for "Russian Poland"."""
    people, _, land = text.partition(" ")
    if land[:1].isupper() and any(hit.name.kind == "demonym" for hit in find(people, True, False)):
        yield from ((hit, "part") for hit in find(land, False, False))


def without_article(text: str, lang: str | None, find: Find) -> Iterator[tuple[Hit, How]]:
    """Yield the well-known places whose name is this name with an article."""
    for whole in with_articles(text, lang):
        for hit in find(whole, False, False):
            if hit.place.prominence >= FORMER_NAME_PROMINENCE:
                yield hit._replace(how="sound", similarity=RESPELT_SIMILARITY), "sound"


def in_one_word(text: str, lang: str | None, find: Find) -> Iterator[tuple[Hit, How]]:
    """Yield the well-known places whose name has no hyphen, in other languages than English: "Vera-Cruz", "Neu-England"."""
    joined = _HYPHEN.sub("", text)
    if joined != text and lang not in (None, "en"):
        for hit in find(joined.title(), False, False):
            if hit.place.prominence >= FORMER_NAME_PROMINENCE:
                yield hit._replace(how="sound", similarity=RESPELT_SIMILARITY), "sound"


_HYPHEN = re.compile(r"(?<=[^\W\d_]{2})-(?=[^\W\d_]{2})")


def respelt_hits(text: str, lang: str | None, find: Find) -> Iterator[tuple[Hit, How]]:
    """Yield the places whose name in English letters has the sounds that the name has in the language of the text."""
    spelt = respelt(text, lang)
    if spelt is not None and len(spelt) >= LEAST_RESPELT:
        yield from (
            (hit._replace(how="sound", similarity=RESPELT_SIMILARITY), "sound") for hit in find(spelt, False, False)
        )


RESPELT_SIMILARITY, LEAST_RESPELT = 0.97, 4
"""Similarity of a name that is spelt in another language's letters, and the minimum number of its letters."""


def uninflected(text: str, lang: str | None, find: Find) -> Iterator[tuple[Hit, How]]:
    """Yield the places whose names resemble one of the likeliest nominatives of a name: Dubno for "לדובנא"."""
    cases = [one for one in nominatives(text, lang or "") if one.case != OLD_SPELLING]
    for one in cases[:MOST_NOMINATIVES]:
        for hit in find(one.key.title(), False, True):
            yield hit._replace(similarity=hit.similarity * INFLECTED), hit.how


MOST_NOMINATIVES = 3
"""Nominatives of a name that are compared with the names of places."""
