"""The Recognizer: text in, mentions out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from gazetteer.languages.codes import read_as
from gazetteer.languages.identify import UNKNOWN, Guess, Passage, identify
from gazetteer.model.dates.finder import find_dates
from gazetteer.model.document import Mention
from gazetteer.model.timespan import Timespan
from gazetteer.people.merge import PersonGroup, group
from gazetteer.recognize.languages.inflected import in_nominative, with_inflections
from gazetteer.recognize.languages.language_notes import in_several_languages, language_notes
from gazetteer.recognize.languages.word_ends import without_ends
from gazetteer.recognize.mentions import apposition, dates, merge
from gazetteer.recognize.mentions.drafts import mentions as mentions_of
from gazetteer.recognize.models import witness
from gazetteer.recognize.models.installed import HISTORICAL, default_model
from gazetteer.recognize.persons.around_names import title_length
from gazetteer.recognize.places import additions, find, lists
from gazetteer.recognize.places.decide import weights
from gazetteer.recognize.text.lexicon import Lexicon, Remembered
from gazetteer.recognize.text.plain import plain
from gazetteer.recognize.text.words import sentences as sentences_of


@dataclass(frozen=True, slots=True)
class Recognition:
    """The mentions of a text and related data.

    Attributes:
        mentions: by start, then longest first; offsets are code points of the text given.
        equated: pairs of indexes into `mentions` that the text equates.
        sentences: start and end of each sentence, in code points.
        when: start and end of each date that names a year, and its years.
        people: the merged persons; their mentions are pairs of start and end.
        date: the years that the text describes, from its dates; None without dates.
        lang: the two-letter code of the language in which it was read.
        model: the spaCy model that read it; None when only the lexicon did.
        notes: notes for the user.
    """

    mentions: tuple[Mention, ...]
    equated: tuple[tuple[int, int], ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()
    when: Mapping[tuple[int, int], Timespan] = field(default_factory=dict)
    people: tuple[PersonGroup, ...] = ()
    date: Timespan | None = None
    lang: str | None = None
    model: str | None = None
    notes: tuple[str, ...] = ()


class Recognizer:
    """Finds mentions in texts, with a model and the names of the gazetteer.

    Args:
        lexicon: the names of the gazetteer.
        model: a spaCy model by name; by default the best one installed for the language.
        lang: the texts' language; by default identified for each text.
        demonyms: whether "Turkish" and "Turks" are places too.
        nested: whether the "Kars" of "University of Kars" is a place too.
        titles: whether the mention of a person includes titles, "General Grant"; names of people never do.

    Raises:
        ModelError: the model named is not installed or finds no names.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        *,
        model: str | None = None,
        lang: str | None = None,
        demonyms: bool = False,
        nested: bool = True,
        titles: bool = True,
    ) -> None:
        self.lexicon = lexicon
        self.model = model
        self.lang = lang
        self.demonyms = demonyms
        self.nested = nested
        self.titles = titles
        if model is not None:
            self.lang = lang or witness.language_of(model)

    def recognize(self, text: str, *, lang: str | None = None, when: Timespan | None = None) -> Recognition:
        """Return the mentions of one text.

        Args:
            text: the text.
            lang: its language, if known; else it is identified, and passages in other languages are read separately.
            when: the time that the text describes; inferred from its dates when None.
        """
        lang = self.lang or lang
        lang = read_as(lang, text) if lang else None
        guess = identify(text) if lang is None else None
        remembered = Remembered(self.lexicon)
        if guess is None:
            parts: tuple[Passage, ...] = ()
        else:
            lang = guess.lang
            parts = in_several_languages(text, lang)
        found_dates = tuple(find_dates(text, lang=lang))
        when = when or dates.infer([(date.start, date.when) for date in found_dates], text)
        mentions: list[Mention] = []
        sentences: list[tuple[int, int]] = []
        for part in parts or (Passage(0, len(text), Guess(str(lang), 1.0)),):
            piece, offset = text[part.start : part.end], part.start
            found, ends = self._read(piece, part.guess.lang, remembered, when)
            mentions += (_moved(mention, offset) for mention in found)
            sentences += ((start + offset, end + offset) for start, end in ends)
        mentions = dates.added(mentions, text, lang=lang, dates=found_dates)
        dated = dates.dated(mentions, text, lang=lang, dates=found_dates)
        model = self._model(text, str(lang))
        return Recognition(
            mentions=tuple(mentions),
            equated=apposition.equated(text, mentions),
            sentences=tuple(sentences),
            when=dated,
            people=_people(text, mentions, str(lang)),
            date=dates.infer([(start, when) for (start, _), when in dated.items()], text),
            lang=lang,
            model=model,
            notes=language_notes(
                str(lang), guess, model=model is not None, parts=parts, as_english=model == HISTORICAL
            ),
        )

    def _read(
        self, text: str, lang: str, remembered: Remembered, when: Timespan | None
    ) -> tuple[list[Mention], list[tuple[int, int]]]:
        """Return the mentions of a text in one language, and its sentences."""
        reader = witness.load(self._model(text, lang), lang)
        names = with_inflections(remembered, lang)
        copy = plain(text, emphasized=lang == "en")
        words = without_ends(reader.read(copy.text, names), lang)
        survey = find.survey(words, names, lang=lang, when=when)
        found = find.weigh(survey, weights(reader.weights), nested=self.nested)
        found = additions.with_additions(survey.page, [*found, *lists.promoted(survey, found)])
        drafts = merge.merge(
            survey,
            found,
            by_model=reader.by,
            nested=self.nested,
            demonyms=self.demonyms,
            titles=self.titles,
        )
        mentions = mentions_of(
            drafts, text, lambda piece: copy.source(words.starts[piece[0]], words.ends[piece[1] - 1])
        )
        return in_nominative(mentions, remembered, lang), [
            copy.source(start, end) for start, end in sentences_of(words)
        ]

    def _model(self, text: str, lang: str) -> str | None:
        """Return the model that reads a text; a short one of unknown language in plain Latin letters is read as English."""
        if self.model == witness.NONE:
            return None
        brief = lang == UNKNOWN and len(text) < BRIEF_TEXT and text.isascii()
        return self.model or default_model("en" if brief else lang)

    def pipe(self, texts: Iterable[str]) -> Iterator[Recognition]:
        """Yield the recognition of each of many texts, in order."""
        for text in texts:
            yield self.recognize(text)


BRIEF_TEXT = 300
"""Maximum length in code points of a text of unknown language that is read as English: a headline, a caption."""


def _moved(mention: Mention, offset: int) -> Mention:
    """Return the mention of a passage with offsets in the complete text."""
    if not offset:
        return mention
    within = mention.nested_in and (mention.nested_in[0] + offset, mention.nested_in[1] + offset)
    return replace(mention, start=mention.start + offset, end=mention.end + offset, nested_in=within)


def _people(text: str, mentions: list[Mention], lang: str) -> tuple[PersonGroup, ...]:
    """Return the persons of a text; in languages other than English they are compared without titles."""
    whole = {
        (one.start + title_length(one.text, lang), one.end): (one.start, one.end)
        for one in mentions
        if one.type == "PERSON"
    }
    return tuple(replace(one, mentions=tuple(whole[span] for span in one.mentions)) for one in group(text, list(whole)))
