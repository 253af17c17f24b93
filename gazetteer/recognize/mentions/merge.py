"""Merge places, persons and the other entities of the model into one list without contradictions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gazetteer.recognize.context import agents
from gazetteer.recognize.languages import cases, foreign
from gazetteer.recognize.mentions.drafts import Draft, place_draft, taken_by
from gazetteer.recognize.mentions.events import common, events_of, object_of
from gazetteer.recognize.mentions.others import FOUND_BY_MODEL, numbers_a_part, others
from gazetteer.recognize.mentions.units import units_of
from gazetteer.recognize.persons import (
    around_names,
    foreign_persons,
    hyphened,
    never_persons,
    origins,
    person_names,
    repeated,
    titled_persons,
    unread_persons,
)
from gazetteer.recognize.persons.known_persons import is_surname, known_persons
from gazetteer.recognize.persons.known_persons import surnames as known_surnames
from gazetteer.recognize.places.find import FoundPlace, Survey
from gazetteer.recognize.text.lexicon import Piece
from gazetteer.recognize.text.page import Page
from gazetteer.recognize.text.stretches import Stretches
from gazetteer.recognize.vocabulary import common_words, cues


def merge(
    survey: Survey, found: Sequence[FoundPlace], *, by_model: str, nested: bool, demonyms: bool, titles: bool
) -> list[Draft]:
    """Return all mentions of a text as spans of words, by start, then longest first; none crosses another.

    Args:
        survey: the text with its candidates.
        found: the places as decided.
        by_model: how the model signs, "spacy:en_core_web_sm".
        nested: whether names inside longer names are wanted.
        demonyms: whether adjectives and peoples that mean a place are returned as places.
        titles: whether the titles in front of persons' names belong to their mentions.
    """
    events = events_of(survey.page)
    happened = Stretches(events)
    units = [piece for piece in units_of(survey.page, found) if not happened.overlaps(piece)]
    lords = [
        *origins.homed(survey.page, [item.piece for item in found], titles=titles),
        *(_lords(survey, found, events) if titles else []),
    ]
    words = survey.page.words
    known = known_persons(words, survey.page.marks)
    english = survey.page.english
    known = [*hyphened.persons(survey.page), *known] if english else foreign_persons.of_text(survey.page, known)
    inverted = _inverted(survey.page) if survey.page.english else []
    named = Stretches([*events, *lords, *units])
    persons = Stretches([*known, *inverted])
    surnames = known_surnames(words, known)
    free = [
        item
        for item in found
        if item.nested is None
        and not named.around(item.piece)
        and not persons.around(item.piece)
        and not is_surname(words, item.piece, surnames)
        and not cases.outweighed(survey.page, item.piece)
    ]
    drafts = [place_draft(survey, item, by_model) for item in free]
    drafts += [Draft(piece, "PERSON", "pattern", sure=FOUND_BY_RULE) for piece in lords]
    drafts += _people(survey, [*known, *inverted], taken_by(drafts), by_model, titles)
    taken = taken_by(drafts)
    drafts += [Draft(piece, "EVENT", "pattern", sure=FOUND_BY_RULE) for piece in events if not taken.overlaps(piece)]
    drafts += [Draft(piece, "ORG", "pattern", sure=FOUND_BY_RULE) for piece in units if not taken.overlaps(piece)]
    drafts += others(survey, taken_by(drafts), by_model)
    if nested:
        drafts += _inner(survey, found, [*events, *lords, *units], drafts, by_model)
    if demonyms:
        drafts = _with_demonyms(survey, drafts, by_model)
    return sorted(drafts, key=lambda draft: (draft.piece[0], -draft.piece[1]))


def _lords(survey: Survey, found: Sequence[FoundPlace], events: Sequence[Piece]) -> list[Piece]:
    """Return persons named by a title and a place, "Marquis of Salisbury", that do not cross a place or an event."""
    others = Stretches([*events, *(item.piece for item in found)])
    page = survey.page
    lords = person_names.holders(page.words, page.marks, page.lower, english=page.english)
    return [
        piece
        for piece in lords
        if not page.is_ship(piece) and all(_within(other, piece) for other in others.sharing(piece))
    ]


def _inverted(page: Page) -> list[Piece]:
    """Return the persons whose surname is first."""
    singles = {span.start for span in page.spans if span.label == "PERSON" and span.end - span.start == 1}
    return list(person_names.inverted(page.words, page.marks, page.lower, singles))


def _within(piece: Piece, other: Piece) -> bool:
    return other[0] <= piece[0] and piece[1] <= other[1]


def _people(survey: Survey, known: Sequence[Piece], taken: Stretches, by_model: str, titles: bool) -> list[Draft]:
    """Return persons: known ones, the model's, those with titles, speakers, and short forms of these; none overlaps a place."""
    page = survey.page
    words, marks = page.words, page.marks
    chosen: dict[Piece, str] = {}
    peoples = {piece for piece, term in page.terms.items() if term.kinds == {"demonym"}}
    for piece in (*known, *person_names.speakers(words, marks)):
        _claim(chosen, piece, "pattern", taken)
    for span in page.spans:
        if span.label == "PERSON" and _personal(survey, (span.start, span.end)):
            piece = person_names.extended((span.start, span.end), words, marks, page.lower, peoples)
            of_language = hyphened if page.english else foreign_persons
            piece = of_language.whole(page, piece)
            if not page.english:
                piece = cases.without_peoples(page, piece)
            if taken.overlaps(piece):
                piece = person_names.without_particles((piece[0], min(piece[1], span.end)), words)
            if piece[0] == span.start or (piece[0] - 1, piece[0]) not in peoples:
                _claim(chosen, piece, by_model, taken)
    for piece in person_names.by_titles(words, marks, page.lower):
        if _open_to_person(survey, piece) and not person_names.is_numeral(words.words[piece[0]]):
            _claim(chosen, piece, "pattern", taken)
    for piece in agents.persons(page) if page.english else ():
        if not page.is_ship(piece):
            _claim(chosen, piece, "pattern", taken)
    for piece in repeated.short_forms(page, list(chosen)):
        if piece in survey.demonyms or page.is_ship(piece):
            continue
        if page.english or page.lower[piece[0]] not in common_words(page.lang):
            _claim(chosen, piece, "pattern", taken)
    for piece in repeated.unread(page, list(chosen)):
        _claim(chosen, piece, "pattern", taken)
    for piece in (
        ()
        if page.english
        else (
            *foreign_persons.again(page, list(chosen)),
            *cases.persons(page, list(chosen)),
            *unread_persons.of_the_time(page),
            *unread_persons.joined(page, list(chosen)),
        )
    ):
        _claim(chosen, piece, "pattern", taken)
    return [
        Draft(
            around_names.with_generation(around_names.with_titles(page, piece) if titles else piece, words),
            "PERSON",
            by,
            sure=_sure(survey, piece, by),
        )
        for piece, by in chosen.items()
        if not around_names.is_not_a_name(page, piece) and not page.is_noun(piece)
    ]


def _sure(survey: Survey, piece: Piece, by: str) -> float:
    """Return the probability that a stretch is a person: the model's, else the precision of its finder."""
    chances = survey.page.words.chances
    rate = FOUND_BY_RULE if by == "pattern" else FOUND_BY_MODEL
    return rate if chances is None else round(max(chances.person(*piece), rate if by == "pattern" else 0.0), 4)


FOUND_BY_RULE = 0.8
"""Precision of persons found by a rule: title, speaker, short form."""


def _claim(chosen: dict[Piece, str], piece: Piece, by: str, taken: Stretches) -> None:
    """Choose a free stretch and mark it as used."""
    if piece[0] < piece[1] and not taken.overlaps(piece):
        chosen[piece] = by
        taken.add(piece)


def _personal(survey: Survey, piece: Piece) -> bool:
    """Return whether a span that the model labels as a person can be one.

    It has a capital somewhere, is not the name of a people, a ship ("Brig Mary Ann") or a body ("General Assembly"), and does
    not consist of words that the text also writes in lower case ("Military History").
    """
    page = survey.page
    if piece[1] - piece[0] == 1 and (
        page.lower[piece[0]] in cues.TITLES | person_names.PLURALS or cases.is_people(page, piece[0])
    ):
        return False
    if piece[1] - piece[0] == 1 and foreign.is_only_noun(page, piece[0]):
        return False
    if titled_persons.is_blessing(page, piece) or never_persons.never_a_person(page, piece):
        return False
    not_names = person_names.NOT_IN_NAMES if page.english else _NO_PERSONS
    if piece[1] - piece[0] == 1 and page.lower[piece[0]] in not_names:
        return False
    if page.lower[piece[0]] in cues.SHIPS or page.is_ship(piece):
        return False
    if piece[1] - piece[0] > 1 and all(word in page.lowered for word in page.lower[slice(*piece)]):
        return False
    if (
        piece in survey.demonyms | survey.peoples
        or cues.is_movement(page.words.words[piece[1] - 1])
        or numbers_a_part(page, piece)
    ):
        return False
    return any(page.marks[position] in "UTc" for position in range(*piece))


_NO_PERSONS = cues.NEVER | {"march"}
"""Words of other languages, in English, that are not persons by themselves: months, feasts."""


def _open_to_person(survey: Survey, piece: Piece) -> bool:
    """Return whether the model permits a person here: it found a person or nothing, or mislabelled one word."""
    page = survey.page
    spans = [page.spans[page.cover[position]] for position in range(*piece) if page.cover[position] >= 0]
    labels = {span.label for span in spans}
    if labels & {"DATE", "NORP", "EVENT", "LAW"}:
        return False
    title = page.words.words[piece[0] - 1] if piece[0] else ""
    if not labels - {"PERSON"} or (piece[1] - piece[0] == 1 and title.endswith(".")):
        return True
    return labels <= {"PERSON", "ORG", "GPE"} and all(span.end <= piece[1] for span in spans)


def _inner(
    survey: Survey, found: Sequence[FoundPlace], events: Sequence[Piece], drafts: Sequence[Draft], by_model: str
) -> list[Draft]:
    """Yield places inside longer names that are mentions themselves."""
    holders = Stretches(draft.piece for draft in drafts if draft.type != "DATE")
    named = Stretches(events)
    inner = []
    for item in found:
        within = named.around(item.piece)
        if (item.nested is None and not within) or (within and common(survey.page, item.piece)):
            continue
        around = next((piece for piece in holders.around(item.piece) if piece != item.piece), None)
        if around or not holders.overlaps(item.piece):
            inner.append(replace(place_draft(survey, item, by_model), nested_in=around))
    placed = taken_by(inner)
    for event in events:
        is_held = event in holders.around(event)
        if survey.page.lower[event[0]] in cues.EVENTS and is_held and not placed.overlaps(event):
            piece = (object_of(survey.page, event), event[1])
            if piece in survey.page.terms and not common(survey.page, piece):
                inner.append(Draft(piece, "PLACE", "lexicon", nested_in=event, sure=0.9))
    for draft in drafts:
        if draft.type == "PLACE" and draft.nested_in is None:
            inner += _namesake(survey, draft)
    return inner


def _namesake(survey: Survey, draft: Draft) -> list[Draft]:
    """Yield the town after which a division is named: the "Kars" of "Kars Oblast"."""
    start, end = draft.piece
    if end - start < 2 or survey.page.lower[end - 1] not in cues.NAMED_AFTER_TOWNS:
        return []
    town = (start, end - 1)
    return (
        [Draft(town, "PLACE", "lexicon", nested_in=draft.piece, sure=draft.sure)] if town in survey.page.terms else []
    )


def _with_demonyms(survey: Survey, drafts: list[Draft], by_model: str) -> list[Draft]:
    """Return demonyms as places; they replace mentions of type NORP."""
    taken = Stretches(draft.piece for draft in drafts if draft.type in ("PLACE", "PERSON"))
    holders = taken_by(drafts)
    added: list[Draft] = []
    for piece in sorted(survey.demonyms):
        if taken.overlaps(piece):
            continue
        index = survey.page.cover[piece[0]]
        by = by_model if index >= 0 and survey.page.spans[index].label == "NORP" else "lexicon"
        around = next((other for other in holders.around(piece) if other != piece), None)
        added.append(Draft(piece, "PLACE", by, nested_in=around, demonym=True))
    adjectives = {draft.piece for draft in added}
    return [draft for draft in drafts if not (draft.type == "NORP" and draft.piece in adjectives)] + added
