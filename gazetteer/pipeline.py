"""Text in, annotated document out: the one road that every part takes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

import gazetteer.atlas  # noqa: F401  (it registers how a document is shown in a notebook)
from gazetteer.clues import weights as weights_
from gazetteer.clues.question import Setting
from gazetteer.clues.weights import Weights
from gazetteer.errors import InputError
from gazetteer.gazetteer import Gazetteer
from gazetteer.languages.identify import identify
from gazetteer.model.document import Document, Entity, Mention, Person, Resolution
from gazetteer.model.timespan import Timespan
from gazetteer.model.written_years import years_of
from gazetteer.people.authority import authority
from gazetteer.recognize.inflected import in_nominative
from gazetteer.recognize.recognizer import Recognition, Recognizer
from gazetteer.resolve.candidates import Find, finder
from gazetteer.resolve.coverage_hints import complete_countries, hints
from gazetteer.resolve.resolver import resolve

GIVEN = "given"
"""Who found a mention that the caller gave."""

When = int | str | Timespan | None


class Pipeline:
    """Finds people and places in texts, and resolves the places.

    Args:
        gazetteer: the places and names; the embedded ones when None.
        model: "historical_en" (the project's own model), the folder of a model of its kind, or the name of a spaCy model;
            the best one for the language when None.
        lang: BCP 47 tag of the texts; English when None.
        demonyms: whether adjectives and peoples ("Turkish") count as places.
        nested: whether names inside longer names (the "Kars" of "Kars Oblast") count.
        titles: whether the mention of a person includes the titles before the name ("Gen. Grant").
        weights: what each clue weighs, the learnt ones when None.
        home: a place (id or name) or point (lat, lon in degrees) where the texts were written or published; read from
            each text's dateline when None.
    """

    def __init__(
        self,
        gazetteer: Gazetteer | None = None,
        *,
        model: str | None = None,
        lang: str | None = None,
        demonyms: bool = False,
        nested: bool = True,
        titles: bool = True,
        weights: Weights | None = None,
        home: str | tuple[float, float] | None = None,
    ) -> None:
        self.gazetteer = gazetteer or Gazetteer.open()
        self.weights = weights or weights_.default()
        self._options = {"model": model, "lang": lang, "demonyms": demonyms, "nested": nested, "titles": titles}
        self._demonyms = demonyms
        self._home = self.gazetteer.point(home) if home is not None else None

    @cached_property
    def _find(self) -> Find:
        return finder(self.gazetteer)

    @cached_property
    def _complete(self) -> frozenset[str]:
        return complete_countries(self.gazetteer.imported())

    @cached_property
    def recognizer(self) -> Recognizer:
        """Loaded when first needed: `resolve` does without."""
        return Recognizer(self.gazetteer, **self._options)  # type: ignore[arg-type]

    def annotate(
        self,
        text: str,
        *,
        date: When = None,
        near: str | tuple[float, float] | None = None,
        id: str | None = None,
        title: str | None = None,
        lang: str | None = None,
    ) -> Document:
        """People and places of a text, the places resolved.

        Args:
            date: when the text speaks, as a year or EDTF; inferred from the text when None.
            near: a place (id or name) or point (lat, lon in degrees) near which the text's places are expected.
            id: the document's id; made from the text when None.
            lang: BCP 47 tag of this text, where it is not the pipeline's.

        Raises:
            TimespanError: the date is not EDTF.
            UnknownPlaceError: `near` names no place.
        """
        return self._finish(text, self.recognizer.recognize(text, lang=lang), date, near, id, title)

    def pipe(
        self, texts: Iterable[str], *, date: When = None, near: str | tuple[float, float] | None = None
    ) -> Iterator[Document]:
        """Annotate many texts, one after another, in order and in bounded memory."""
        for text in texts:
            yield self.annotate(text, date=date, near=near)

    def resolve(
        self,
        text: str,
        spans: Sequence[tuple[int, int]],
        *,
        date: When = None,
        near: str | tuple[float, float] | None = None,
    ) -> Document:
        """The places that these spans of a text name, in the order given; nothing else is looked for.

        Raises:
            InputError: a span lies outside the text or is empty.
        """
        lang = self._options["lang"] or identify(text).lang
        given = [_given(text, start, end) for start, end in spans]
        mentions = in_nominative(given, self.gazetteer, str(lang))
        order = sorted(range(len(mentions)), key=lambda number: (mentions[number].start, -mentions[number].end))
        setting = self._setting(years_of(date), near, self._lang(text))
        found = self._resolve(text, [mentions[number] for number in order], setting)
        resolutions: dict[int, Resolution | None] = dict(zip(order, found, strict=True))
        entities = tuple(
            Entity(
                f"e{number + 1}",
                mention.start,
                mention.end,
                mention.text,
                "PLACE",
                GIVEN,
                resolution=resolutions[number],
                sure=1.0,
            )
            for number, mention in enumerate(mentions)
        )
        when = years_of(date)
        return Document(_identify(text), text, when, GIVEN if when else None, self._options["lang"], entities)  # type: ignore[arg-type]

    # -- within -----------------------------------------------------------------------------------

    def _finish(
        self,
        text: str,
        recognition: Recognition,
        date: When,
        near: str | tuple[float, float] | None,
        id: str | None,
        title: str | None,
    ) -> Document:
        given = years_of(date)
        when = given or recognition.date
        mentions = sorted(recognition.mentions, key=lambda mention: (mention.start, -mention.end))
        found = self._resolve(text, mentions, self._setting(when, near, recognition.lang), recognition.equated)
        ids = {(mention.start, mention.end): f"e{number}" for number, mention in enumerate(mentions, start=1)}
        people, whose = _people(recognition, ids, when)
        entities = tuple(
            Entity(
                id=ids[mention.start, mention.end],
                start=mention.start,
                end=mention.end,
                text=mention.text,
                type=mention.type,
                by=mention.by,
                nested_in=ids.get(mention.nested_in) if mention.nested_in else None,
                resolution=resolution,
                person=whose.get(ids[mention.start, mention.end]),
                when=recognition.when.get((mention.start, mention.end)),
                sure=mention.sure,
            )
            for mention, resolution in zip(mentions, found, strict=True)
        )
        return Document(
            id=id or _identify(text),
            text=text,
            date=when,
            date_source="given" if given else "inferred" if when else None,
            lang=recognition.lang,
            entities=entities,
            people=people,
            title=title,
            notes=(*recognition.notes, *hints(entities, complete=self._complete)),
        )

    def _resolve(
        self,
        text: str,
        mentions: Sequence[Mention],
        setting: Setting,
        equated: Iterable[tuple[int, int]] = (),
    ) -> list[Resolution | None]:
        return resolve(text, mentions, find=self._find, weights=self.weights, setting=setting, equated=equated)

    def _setting(self, when: Timespan | None, near: str | tuple[float, float] | None, lang: str | None) -> Setting:
        setting = Setting(when, lang=lang)
        if self._home is not None:
            lat, lon, label = self._home
            setting = replace(setting, home=(lat, lon), home_label=label)
        if near is not None:
            lat, lon, label = self.gazetteer.point(near)
            setting = replace(setting, near=(lat, lon), near_label=label)
        return setting

    def _lang(self, text: str) -> str:
        """The language of a text whose spans are given: the pipeline's own, or a guess."""
        return str(self._options["lang"] or identify(text).lang)


def _given(text: str, start: int, end: int) -> Mention:
    if not 0 <= start < end <= len(text):
        raise InputError(f"the span ({start}, {end}) is not within the text, which has {len(text):,} characters")
    return Mention(start, end, text[start:end], "PLACE", GIVEN)


def _identify(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _people(
    recognition: Recognition, ids: Mapping[tuple[int, int], str], when: Timespan | None
) -> tuple[tuple[Person, ...], dict[str, str]]:
    """The document's people, and entity id to person id."""
    people = []
    whose: dict[str, str] = {}
    for number, group in enumerate(recognition.people, start=1):
        mentions = tuple(ids[span] for span in group.mentions if span in ids)
        known = authority((group.name, *group.aliases), when)
        person = Person(f"p{number}", group.name, group.aliases, mentions, known)
        people.append(person)
        whose.update(dict.fromkeys(mentions, person.id))
    return tuple(people), whose
