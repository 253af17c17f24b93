"""The annotation conventions of known corpora, so that a system is set up to find what a corpus marks."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Convention:
    """The annotation conventions of a corpus.

    Attributes:
        demonyms: whether "Turkish" is marked as a place.
        nested: whether the "Kars" of "Kars Oblast" or of "University of Kars" is marked.
        lang: language of the texts; None if they have several.
        titles: whether a person's span includes the titles before the name ("Gen. Grant").
        kinds: whether a place's span includes its kind word and its division ("Essex county, Va.").
    """

    demonyms: bool
    nested: bool
    lang: str | None = None
    titles: bool = True
    kinds: bool = False

    def changed(self, *, demonyms: bool | None, nested: bool | None, titles: bool | None) -> Convention:
        """Return the convention with these values; None keeps a value."""
        return replace(
            self,
            demonyms=self.demonyms if demonyms is None else demonyms,
            nested=self.nested if nested is None else nested,
            titles=self.titles if titles is None else titles,
        )


CONVENTIONS: dict[str, Convention] = {
    "lgl": Convention(demonyms=True, nested=True, lang="en"),
    "tr-news": Convention(demonyms=True, nested=True, lang="en"),
    "geovirus": Convention(demonyms=False, nested=False, lang="en"),
    "wotr": Convention(demonyms=False, nested=False, lang="en", titles=False),
    "history": Convention(demonyms=False, nested=True, titles=False),
    "own-gold": Convention(demonyms=False, nested=True, titles=False),
    "topres19th": Convention(demonyms=False, nested=False, lang="en"),
    "hipe2020": Convention(demonyms=False, nested=False, kinds=True),
    "newseye": Convention(demonyms=False, nested=False),
    "sonar": Convention(demonyms=False, nested=False),
}
"""Maps a part of the file name of a corpus to its conventions."""

_LANGUAGE_LAST = frozenset({"hipe2020", "newseye", "sonar"})
"""Corpora whose file names end in the language."""
DEFAULT = Convention(demonyms=False, nested=True)


def convention_of(name: str) -> Convention:
    """Return the conventions of a gold file by its name; the defaults of the pipeline for other files.

    HIPE's file names end in the language: "HIPE-2022-v2.1-hipe2020-dev-fr".
    """
    lowered = name.lower()
    for corpus, convention in CONVENTIONS.items():
        if corpus in lowered:
            tail = lowered.rpartition("-")[2]
            lang = tail if corpus in _LANGUAGE_LAST and len(tail) == 2 else convention.lang
            return replace(convention, lang=lang)
    return DEFAULT
