"""Notes for the user on the language in which a text was read."""

from __future__ import annotations

from gazetteer.kinds import kinds
from gazetteer.languages.codes import language_name
from gazetteer.languages.identify import UNKNOWN, Guess, Passage, is_known, passages

EXTRA = 'pip install "gazetteer[languages]"'
"""The command that installs the models for other languages."""
IN_EXTRA = frozenset({"fr", "ru"})
"""Languages with a model in that extra."""
SURE_LANGUAGE = 0.9
"""Probability from which a guessed language needs no note."""
SHARE = 0.1
"""Share of a text, in code points, from which passages in other languages are read separately."""


def model_hint(lang: str) -> str:
    """Return how to get a model for a language.

    >>> model_hint("fr"), model_hint("hu")
    ('pip install "gazetteer[languages]" adds a model', 'a spaCy model for Hungarian can be given with --model')
    """
    if lang in IN_EXTRA:
        return f"{EXTRA} adds a model"
    return f"a spaCy model for {language_name(lang)} can be given with --model"


def language_notes(
    lang: str, guess: Guess | None, *, model: bool, parts: tuple[Passage, ...] = (), as_english: bool = False
) -> tuple[str, ...]:
    """Return the notes on the language.

    Args:
        lang: the language in which the text, or most of it, was read.
        guess: how it was guessed; None when it was given.
        model: whether a model for it is installed.
        parts: the passages of a text in several languages.
        as_english: whether a text of unknown language was read as English.
    """
    notes = []
    if lang == UNKNOWN and model:
        read_as = "read as English" if as_english else "read by the model for all languages"
        notes.append(f"the language was not recognized: {read_as}; --lang selects another")
    elif lang == UNKNOWN:
        notes.append("the language was not recognized: names are found by the gazetteer only; --lang sets the language")
    elif not model:
        guessed = f" (guessed, {guess.sure:.0%} sure)" if guess else ""
        notes.append(
            f"no model for {language_name(lang)}{guessed}: names are found by the gazetteer only; {model_hint(lang)}"
        )
    elif guess is None and not _has_words(lang):
        notes.append(
            f"no words and name endings of {language_name(lang)} ({lang}) are known: read by the model for all languages"
        )
    elif guess is not None and guess.sure < SURE_LANGUAGE:
        notes.append(f"language guessed: {language_name(lang)}, {guess.sure:.0%} sure; --lang selects another")
    others = sorted({language_name(passage.guess.lang) for passage in parts if passage.guess.lang != lang})
    if others:
        notes.append(
            f"the text is in {language_name(lang)}; passages in {', '.join(others)} were read in that language"
        )
    return tuple(notes)


def _has_words(lang: str) -> bool:
    """Return whether anything is known about a language: it can be recognized, or has words for kinds of places."""
    return is_known(lang) or any(kind.lang == lang for kind in kinds())


def in_several_languages(text: str, lang: str) -> tuple[Passage, ...]:
    """Return the passages of a text with long enough passages in other languages; empty for a text in one language."""
    found = tuple(passages(text, lang if lang != UNKNOWN else None))
    others = sum(passage.end - passage.start for passage in found if passage.guess.lang not in (lang, UNKNOWN))
    return found if len(found) > 1 and others >= SHARE * len(text) else ()
