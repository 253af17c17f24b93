"""What each known corpus counts as a name, so that a system is asked for what the corpus marked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Convention:
    """A corpus's habits.

    Attributes:
        demonyms: whether "Turkish" is marked as a place.
        nested: whether the "Kars" of "Kars Oblast" or of "University of Kars" is marked.
        lang: the texts' language.
    """

    demonyms: bool
    nested: bool
    lang: str | None = None


CONVENTIONS: dict[str, Convention] = {
    "lgl": Convention(demonyms=True, nested=True, lang="en"),
    "tr-news": Convention(demonyms=True, nested=True, lang="en"),
    "geovirus": Convention(demonyms=False, nested=False, lang="en"),
    "wotr": Convention(demonyms=False, nested=False, lang="en"),
    "topres19th": Convention(demonyms=False, nested=False, lang="en"),
    "hipe2020": Convention(demonyms=False, nested=False),
}
"""Corpus, as its file name has it → its habits."""

DEFAULT = Convention(demonyms=False, nested=True)


def convention_of(name: str) -> Convention:
    """The convention of a gold file, by its name; the pipeline's own defaults for one that is not known.

    HIPE's file names end in the language: "HIPE-2022-v2.1-hipe2020-dev-fr".
    """
    lowered = name.lower()
    for corpus, convention in CONVENTIONS.items():
        if corpus in lowered:
            tail = lowered.rpartition("-")[2]
            lang = tail if convention.lang is None and len(tail) == 2 else convention.lang
            return Convention(convention.demonyms, convention.nested, lang)
    return DEFAULT
