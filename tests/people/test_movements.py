"""Movements of persons in sentences marked by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gazetteer.model.document import Entity
from gazetteer.people.movements import find as movements
from gazetteer.people.movements.find import moved
from gazetteer.people.movements.writer import NAME
from tests.people.marked import document

SAID = [
    # text, "person relation place" for each movement
    ("[Ross] arrived at {Varna} in spring.", ["Ross went_to varna"]),
    ("[Ross] arrived in {Varna}.", ["Ross went_to varna"]),
    ("[Ross] left {Varna} for {Burgas}.", ["Ross left varna", "Ross went_to burgas"]),
    ("[Ross] marched from {Varna} to {Burgas}, and then rode to {Sliven}.",
     ["Ross left varna", "Ross went_to burgas", "Ross went_to sliven"]),
    ("[Ross] reached {Varna} and stayed there. He then sailed to {Odessa}.", ["Ross went_to varna", "Ross went_to odessa"]),
    ("[Ross] was born at {Varna} and died in {Odessa}.", ["Ross born varna", "Ross died odessa"]),
    ("[Ross] was killed at {Varna}.", ["Ross died varna"]),
    ("[Ross] besieged {Varna}.", ["Ross fought_at varna"]),
    ("[Ross], with two divisions, was at {Varna}.", ["Ross was_at varna"]),
    ("[Ross] met [Hill] in {Varna}.", ["Ross was_at varna", "Hill was_at varna"]),
    ("The king sent [Hill] to {Varna}.", ["Hill went_to varna"]),
    ("[Hill] was sent to {Varna}.", ["Hill went_to varna"]),
    ("At {Varna} [Ross] received the letter.", ["Ross was_at varna"]),
    ("[Hill], the British consul at {Varna}, protested.", ["Hill was_at varna"]),
    ("On the arrival of [Hill] in {Varna} the gates were shut.", ["Hill went_to varna"]),
    ("[Ross] and [Hill] returned to {Varna}.", ["Ross went_to varna", "Hill went_to varna"]),
    ("[Ross] marched to {Varna} and {Burgas}.", ["Ross went_to varna", "Ross went_to burgas"]),
    ("[Ross] wrote from {Varna}.", ["Ross wrote_from varna"]),
    ("[Ross] rode to the walls of {Varna}.", ["Ross went_to varna"]),
    ("[Ross] fell back on {Varna}.", ["Ross went_to varna"]),
    ("[Ross], who was guarding {Varna}, slept.", ["Ross was_at varna"]),
    ("[Ross] dined with the widow of General [Hill] at {Varna}.", ["Ross was_at varna"]),
    ("[Ross] had a talk with Capt. [Hill] at {Varna}.", ["Ross was_at varna", "Hill was_at varna"]),
    ("[Ross] received a letter from [Hill], the consul at {Varna}.", ["Hill was_at varna"]),
    ("[Ross] lived quietly while at {Varna}.", ["Ross was_at varna"]),
    ("[Ross] was called from {Varna}, and sent to {Burgas}.", ["Ross left varna", "Ross went_to burgas"]),
    ("Advancing against {Varna}, [Ross] lost a horse.", ["Ross went_to varna"]),
    ("[Ross] met with [Hill] in <May 1919>.", ["Ross met -", "Hill met -"]),
    ("[Ross] met [Hill]. He went to {Varna}.", ["Ross met -", "Hill met -"]),  # who went?
    ("The delegation of {Wallachia} arrived at {Varna}.", ["delegation of Wallachia went_to varna"]),
    ("I left {Varna}. We went to dinner to {Burgas}. My horse died.", ["the writer left varna", "the writer went_to burgas"]),
    ("Left {Varna} at noon. I saw my men. We slept.", ["the writer left varna"]),
    ("[Ross] reached {?Nowhere}.", ["Ross went_to ?"]),
    ("I saw my men. 14 Left {Varna}. We slept.", ["the writer left varna"]),
    ("They have driven [Hill] from {Varna}.", ["Hill left varna"]),
    ("[Ross] has driven [Hill] from {Varna} upon {Burgas}.", ["Hill left varna", "Hill went_to burgas"]),
    ("[Ross] was called from before {Varna}.", ["Ross left varna"]),
    ("[Ross] is at his farm at {Varna}.", ["Ross was_at varna"]),
    ("If [Ross] comes out at {Varna}, we shall see.", []),
    ("[Ross] denied that he had been in {Varna}.", []),
    ("It is untrue that [Ross] went to {Varna}.", []),
    ("[Ross] died at {Varna}, and was buried at {Burgas}.", ["Ross died varna"]),
    ("{Varna}, <3 May 1854>. All is well.\n\n{Burgas}, <5 May 1854>. All sail.\n\n{Sliven}, <6 May 1854>. Rain.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_statements_of_a_sentence(text: str, expected: list[str]) -> None:
    assert movements_in(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "[Ross] was to go to {Varna}.",
        "[Ross] did not go to {Varna}.",
        "[Ross] would have marched to {Varna}.",
        "[Ross] ordered the division to march to {Varna}.",
        "[Ross] spoke of {Varna}. The army marched to {Burgas}.",
        "[Ross] praised the army that had marched to {Varna}.",
        "[Ross] heard of the defeat at {Varna}.",
        "[Ross] had great confidence in the strength of {Varna}.",
        "The letter of [Ross] reached {Varna}.",
    ],
)
def test_sentences_without_statements(text: str) -> None:
    assert movements_in(text) == []


def test_the_nearest_date_of_the_sentence() -> None:
    [one, two] = moved(document("[Ross] left {Varna} on <3 May 1854> and reached {Odessa} on <9 May 1854>.")).movements
    assert (str(one.date), str(two.date)) == ("1854-05-03", "1854-05-09")


def test_the_date_of_a_birth_is_not_that_of_a_stay() -> None:
    text = "[Ross], born at {Varna} in <1820>, was taught at {Burgas} and died at {Sliven} on <3 March 1855>."
    found = {one.relation: str(one.date) for one in moved(document(text)).movements}
    assert found == {"born": "1820", "was_at": "None", "died": "1855-03-03"}


def test_no_date_where_the_sentence_has_none() -> None:
    [one] = moved(document("[Ross] left {Varna}.", date="1854")).movements
    assert one.date is None


def test_the_words_of_a_statement() -> None:
    found = document("At last [Ross] came to {Varna}, tired.")
    [one] = moved(found).movements
    assert found.text[one.start : one.end] == "Ross came to Varna"
    assert 0 < one.score <= 1


def test_a_dateline_places_the_writer() -> None:
    found = moved(
        document("{Varna}, <3 May 1854>.\n\nI came yesterday. We go to {Odessa} soon. I saw [Ross] at my inn.")
    )
    assert [str(person.name) for person in found.people] == ["Ross", NAME]
    assert next((one.relation, one.place, str(one.date)) for one in found.movements) == (
        "wrote_from",
        "hg:varna",
        "1854-05-03",
    )


def test_a_diary_without_i_has_a_writer() -> None:
    assert movements_in("<3 May 1854>. Left {Varna} at dawn. Reached {Burgas} late.") == [
        "the writer left varna",
        "the writer went_to burgas",
    ]
    assert movements_in("Left {Varna} at dawn. It rained.") == []


def test_a_place_in_the_name_of_a_regiment_is_not_a_place_of_the_sentence() -> None:
    inside = document("[Ross] served in the {Varna} Regiment and fought at the siege of {Burgas}.")
    regiment, siege = (
        Entity("n1", inside.text.index("Varna"), inside.text.index(" and"), "Varna Regiment", "ORG", "hand"),
        Entity("n2", inside.text.index("siege"), len(inside.text) - 1, "siege of Burgas", "EVENT", "hand"),
    )
    held = {"e2": "n1", "e3": "n2"}
    entities = [replace(one, nested_in=held.get(one.id)) for one in inside.entities]
    found = moved(replace(inside, entities=tuple(sorted([*entities, regiment, siege], key=lambda one: one.start))))
    assert [(one.relation, one.place) for one in found.movements] == [("fought_at", "hg:burgas")]


def test_a_signature_names_the_writer() -> None:
    found = moved(document("{Varna}, <3 May 1854>.\n\nMy dear friend, I am well.\n\nYours ever,\n[Ross]\n"))
    assert [one.person for one in found.movements] == ["Ross"]


def test_the_speaker_of_a_quotation_is_not_the_writer() -> None:
    text = "I saw him, and my men saw him. He cried, “I went to {Varna}.”"
    assert movements_in(text) == []


def movements_in(text: str) -> list[str]:
    """Return each movement as "person relation place"; "?" is a place that is not located."""
    found = moved(document(text))
    names = {person.id: person.name for person in found.people}
    return [
        f"{names[one.person]} {one.relation} {one.place[3:] if one.place else '?' if one.mention else '-'}"
        for one in sorted((*found.movements, *found.unplaced), key=lambda one: (one.start, one.end))
    ]


def test_every_pattern_has_a_score() -> None:
    assert all(0 < score < 1 for score in movements.PATTERNS.values())
