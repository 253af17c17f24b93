"""Names without their article, as it merges with a preposition: "du Mans" for Le Mans, "al Ferrol" for El Ferrol."""

from __future__ import annotations

from collections.abc import Iterator

_ARTICLES = {
    "fr": ("Le ", "La ", "Les ", "L'"),
    "es": ("El ", "La ", "Los ", "Las "),
    "ca": ("El ", "La ", "Les ", "L'"),
    "pt": ("O ", "A ", "Os ", "As "),
    "it": ("La ", "Il ", "L'"),
    "nl": ("De ", "Den ", "Het ", "'s-"),
}
MIN_LETTERS_WITHOUT_ARTICLE = 4
"""Minimum number of letters of a name that may lack its article."""


def with_articles(name: str, lang: str | None) -> Iterator[str]:
    """Yield a name of one word with each article of the language of the text.

    >>> list(with_articles("Flèche", "fr"))
    ['Le Flèche', 'La Flèche', 'Les Flèche', "L'Flèche"]
    """
    if len(name) >= MIN_LETTERS_WITHOUT_ARTICLE and name[0].isupper() and " " not in name:
        language = (lang or "").partition("-")[0]
        yield from (f"{article}{name}" for article in _ARTICLES.get(language, ()))
