"""Annotate a text: find its people and places, and resolve the places."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from functools import cached_property

import gazetteer.atlas  # noqa: F401  (registers the HTML of documents)
from gazetteer.clues import weights as weights_
from gazetteer.clues.question import Setting
from gazetteer.clues.weights import Weights
from gazetteer.errors import InputError
from gazetteer.gazetteer import Gazetteer
from gazetteer.languages.identify import identify
from gazetteer.model.dates.reader import years_of
from gazetteer.model.document import Document, Entity, Mention, Person, Resolution
from gazetteer.model.timespan import Timespan
from gazetteer.people.cited import is_cited
from gazetteer.people.linking import link
from gazetteer.people.merge import join
from gazetteer.people.movements.find import moved
from gazetteer.recognize.languages.inflected import in_nominative
from gazetteer.recognize.recognizer import Recognition, Recognizer
from gazetteer.resolve.coverage_hints import complete_countries, hints
from gazetteer.resolve.find import Find, finder
from gazetteer.resolve.resolver import resolve

GIVEN = "given"
"""Value of `Entity.by` for spans given by the caller."""

When = int | str | Timespan | None


class Pipeline:
    """Finds people and places in texts, and resolves the places.

    Args:
        gazetteer: the places and names; `Gazetteer.open()` when None.
        model: "historical_en" (the project's own model), the folder of a model of its kind, or the name of a spaCy model;
            the best one for the language when None.
        lang: BCP 47 tag of the texts; identified for each text when None.
        demonyms: whether adjectives and peoples ("Turkish") count as places.
        nested: whether names inside longer names (the "Kars" of "Kars Oblast") count.
        titles: whether the mention of a person includes the titles before the name ("Gen. Grant").
        weights: weights of the clues; those of the package when None.
        home: a place (id or name) or point (lat, lon in degrees) where the texts were written or published; read from
            each text's dateline when None.

    Raises:
        UnknownPlaceError: `home` is not a place of the gazetteer.

    >>> doc = Pipeline().annotate("The delegation arrived at Alexandropol.", date=1920)
    >>> [place.label for place in doc.places]
    ['Gyumri']
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
        self.model, self.lang = model, lang
        self.demonyms, self.nested, self.titles = demonyms, nested, titles
        self._home = self.gazetteer.point(home) if home is not None else None

    def at_home(self, home: str | tuple[float, float]) -> Pipeline:
        """Return this pipeline for texts that were written or published at a place; both share what they have looked up.

        Args:
            home: a place (id or name) or point (lat, lon in degrees).

        Raises:
            UnknownPlaceError: `home` is not a place of the gazetteer.
        """
        other = copy(self)
        other._home = self.gazetteer.point(home)
        return other

    @cached_property
    def _find(self) -> Find:
        return finder(self.gazetteer)

    @cached_property
    def _complete(self) -> frozenset[str]:
        return complete_countries(self.gazetteer.imported())

    @cached_property
    def recognizer(self) -> Recognizer:
        """The recognizer, loaded on first use; `resolve` does not need it."""
        return Recognizer(
            self.gazetteer,
            model=self.model,
            lang=self.lang,
            demonyms=self.demonyms,
            nested=self.nested,
            titles=self.titles,
        )

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
        """Find the people and places of a text, and resolve the places.

        Args:
            text: the text; offsets of the result are its code points.
            date: the time that the text describes, as a year or EDTF; inferred from the text when None.
            near: a place (id or name) or point (lat, lon in degrees) near which the text's places are expected.
            id: the document's id; derived from the text when None.
            title: the document's title.
            lang: BCP 47 tag of this text; the pipeline's when None.

        Raises:
            TimespanError: the date cannot be parsed.
            UnknownPlaceError: `near` is not a place of the gazetteer.
        """
        when = years_of(date)
        return self._finish(
            text, self.recognizer.recognize(text, lang=lang, when=when), given=when, near=near, id=id, title=title
        )

    def pipe(
        self, texts: Iterable[str], *, date: When = None, near: str | tuple[float, float] | None = None
    ) -> Iterator[Document]:
        """Annotate many texts in order and in bounded memory."""
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
        """Resolve given spans of a text to places, without recognition.

        Args:
            text: the text.
            spans: start and end of each mention in code points, end exclusive.
            date: as for `annotate`.
            near: as for `annotate`.

        Returns:
            A document with one entity per span, in the order of the spans.

        Raises:
            InputError: a span is empty or not within the text.
        """
        lang = self.lang or identify(text).lang
        when = years_of(date)
        given = [_given(text, start, end) for start, end in spans]
        mentions = in_nominative(given, self.gazetteer, lang)
        order = sorted(range(len(mentions)), key=lambda number: (mentions[number].start, -mentions[number].end))
        setting = self._setting(when, near, lang)
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
        return Document(_id_of(text), text, when, "given" if when else None, self.lang, entities)

    # -- internals --------------------------------------------------------------------------------

    def _finish(
        self,
        text: str,
        recognition: Recognition,
        *,
        given: Timespan | None,
        near: str | tuple[float, float] | None,
        id: str | None,
        title: str | None,
    ) -> Document:
        when = given or recognition.date
        mentions = sorted(recognition.mentions, key=lambda mention: (mention.start, -mention.end))
        found = self._resolve(text, mentions, self._setting(when, near, recognition.lang), recognition.equated)
        ids = {(mention.start, mention.end): f"e{number}" for number, mention in enumerate(mentions, start=1)}
        people, whose = _people(text, recognition, ids, when)
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
        document = Document(
            id=id or _id_of(text),
            text=text,
            date=when,
            date_source="given" if given else "inferred" if when else None,
            lang=recognition.lang,
            entities=entities,
            people=people,
            title=title,
            notes=(*recognition.notes, *hints(entities, complete=self._complete)),
        )
        return moved(document)

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
            setting = setting._replace(home=(lat, lon), home_label=label)
        if near is not None:
            lat, lon, label = self.gazetteer.point(near)
            setting = setting._replace(near=(lat, lon), near_label=label)
        return setting


def _given(text: str, start: int, end: int) -> Mention:
    if not 0 <= start < end <= len(text):
        raise InputError(f"the span ({start}, {end}) is not within the text, which has {len(text):,} characters")
    return Mention(start, end, text[start:end], "PLACE", GIVEN)


def _id_of(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _people(
    text: str, recognition: Recognition, ids: Mapping[tuple[int, int], str], when: Timespan | None
) -> tuple[tuple[Person, ...], dict[str, str]]:
    """Return the document's people, and the person's id for each entity id."""
    people = []
    whose: dict[str, str] = {}
    linked = [link((group.name, *group.aliases), when) for group in recognition.people]
    for number, (group, known) in enumerate(join(recognition.people, linked), start=1):
        mentions = tuple(ids[span] for span in group.mentions if span in ids)
        cited = is_cited(text, group.mentions)
        person = Person(f"p{number}", group.name, group.aliases, mentions, known, cited)
        people.append(person)
        whose.update(dict.fromkeys(mentions, person.id))
    return tuple(people), whose
