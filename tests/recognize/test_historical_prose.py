"""Kinds of names that a model for news misclassifies, recognized by the default model with the embedded gazetteer."""

from __future__ import annotations

import pytest

from gazetteer import Gazetteer
from gazetteer.recognize import Recognizer

pytestmark = pytest.mark.model

HEADS = (
    "bishop diocese archbishop church peace massacre parliament battle siege treaty government district army people town"
).split()
TOWNS = "Utrecht Bitlis Coimbra Novara Ratisbon Tabriz".split()


@pytest.fixture(scope="module")
def recognizer(gazetteer: Gazetteer) -> Recognizer:
    return Recognizer(gazetteer, lang="en")


def found(recognizer: Recognizer, text: str, type: str = "PLACE") -> list[str]:
    return [mention.text for mention in recognizer.recognize(text).mentions if mention.type == type]


def test_the_head_of_an_institution_is_not_part_of_the_name(recognizer: Recognizer) -> None:
    missed = [
        (head, town)
        for head in HEADS
        for town in TOWNS
        if town not in found(recognizer, f"In that year the {head} of {town} was spoken of everywhere.")
    ]
    assert len(missed) <= 0.1 * len(HEADS) * len(TOWNS), missed


PLACES = [
    ("The caravan set out from Erzinjan.", ["Erzinjan"]),
    ("They lay at Adana; from Adana the road goes to Tarsus, and Tarsus is old.", ["Adana", "Adana", "Tarsus", "Tarsus"]),
    ("Towards evening the dragoons entered Uskub.", ["Uskub"]),
    ("In 1878 Austria-Hungary occupied Bosnia and Herzegovina.", ["Austria-Hungary", "Bosnia and Herzegovina"]),
    ("The Principality of Wallachia was evacuated in 1854.", ["Principality of Wallachia"]),
    ("The Kingdom of Kartli sent envoys to Russia.", ["Kingdom of Kartli", "Russia"]),
    ("The Rev. Charles Dean, M.A., was for years the Vicar of Bath.", ["Bath"]),
    ("They saw Prizren[12] and Scutari.[13]", ["Prizren", "Scutari"]),
    ("The letters went by way of Sebas- topol to Odessa.", ["Sebas- topol", "Odessa"]),
    ("He went up from Hang-chow-fu to Ch'ang-sha.", ["Hang-chow-fu", "Ch'ang-sha"]),
    ("Lincoln crossed before dawn.", []),
    ("Their surgeon, a Dane who spoke no Greek, stayed at Lamia.", ["Lamia"]),
    ("A farmer of Dane County and another Pole went to Madison.", ["Dane County", "Madison"]),
    ("VIENNA AND BUDAPEST IN DANGER.", ["VIENNA", "BUDAPEST"]),
    ("Next day the King of Prussia left Breslau.", ["Prussia", "Breslau"]),
    ("The Prince of Wales landed at Halifax.", ["Halifax"]),
    ("A new mill was built near King of Prussia.", ["King of Prussia"]),
    ("The barges went down the Po to Ferrara.", ["Po", "Ferrara"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "places"), PLACES)
def test_places(text: str, places: list[str], recognizer: Recognizer) -> None:
    assert found(recognizer, text) == places


PERSONS = [
    ("Then King Huneric rode out, and Major Pitcairn followed.", ["King Huneric", "Major Pitcairn"]),
    ("The Marquis of Salisbury had spoken.", ["Marquis of Salisbury"]),
    ("General Lincoln rode through the camp.", ["General Lincoln"]),
    ("On Thursday Hildyard's Brigade marched westward six miles to the farm.", ["Hildyard"]),
    ("We read R. Hovannisian and M. J. Somakian.", ["R. Hovannisian", "M. J. Somakian"]),
]


@pytest.mark.parametrize(("text", "persons"), PERSONS)
def test_persons(text: str, persons: list[str], recognizer: Recognizer) -> None:
    assert found(recognizer, text, "PERSON") == persons


def test_titles_alone_and_ships_are_not_names(recognizer: Recognizer) -> None:
    text = "Deane saw Dervish Pasha at Batoum and said that the Pasha might go to Artvin. "
    text += "The Sinope and the Duke of York lay at anchor."
    assert found(recognizer, text, "ORG") == []
    assert found(recognizer, text, "PERSON") == ["Deane", "Dervish Pasha"]
    assert found(recognizer, text) == ["Batoum", "Artvin"]


def test_place_in_a_title_is_nested(recognizer: Recognizer) -> None:
    text = "The Marquis of Salisbury had spoken."
    [place] = [mention for mention in recognizer.recognize(text).mentions if mention.type == "PLACE"]
    assert (place.text, place.nested_in) == ("Salisbury", (4, 24))


def test_peoples_are_not_places_without_demonyms(recognizer: Recognizer) -> None:
    text = "The Armenians fled and the Bulgarians followed."
    assert found(recognizer, text) == []
    assert found(recognizer, text, "NORP") == ["Armenians", "Bulgarians"]


def test_every_mention_has_a_probability(recognizer: Recognizer) -> None:
    mentions = recognizer.recognize("In May 1855 Lord Raglan left Balaklava for the Redan with the Guards.").mentions
    assert mentions
    assert all(0 < mention.sure <= 1 for mention in mentions)


@pytest.mark.parametrize(
    ("text", "peoples"),
    [
        ("The French rode up the hill.", ["French"]),
        ("By noon the Dutch ran short of powder. The Scots fled.", ["Dutch", "Scots"]),
        ("The English slept at Mons; the Swiss dined there.", ["English", "Swiss"]),
        ("Sir John French had come. In 1346 the French crossed the ford.", ["French"]),
    ],
)
def test_peoples_with_an_article_are_neither_persons_nor_places(
    text: str, peoples: list[str], recognizer: Recognizer
) -> None:
    assert found(recognizer, text, "NORP") == peoples
    others = {*found(recognizer, text), *found(recognizer, text, "PERSON")}
    assert not others & {*peoples, *(f"The {people}" for people in peoples)}


def test_headings_are_not_one_place(recognizer: Recognizer) -> None:
    text = "DERBY, ENGLAND\n\nMERIDIAN, MISS.\n\nEXETER, ENGLAND\n\nPELLA, IOWA\n"
    places = found(recognizer, text)
    assert places
    assert not [name for name in places if "\n" in name]


def test_a_german_name_with_small_words_is_whole(gazetteer: Gazetteer) -> None:
    text = "Er zog von Neumarkt in der Oberpfalz nach Rothenburg ob der Tauber."
    assert found(Recognizer(gazetteer, lang="de"), text) == ["Neumarkt in der Oberpfalz", "Rothenburg ob der Tauber"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "LEEDS, ENGLAND\n\nROME, GA.\n\nCORK, IRELAND\n\nTROY, N. Y.",
            ["LEEDS", "ENGLAND", "ROME", "CORK", "IRELAND", "TROY"],
        ),
        (
            "WHITBY, ENGLAND\n\nKINGSPORT, TENN.\n\nSMYRNA AND ADANA FALLEN.",
            ["WHITBY", "ENGLAND", "KINGSPORT", "SMYRNA"],
        ),
    ],
)
def test_a_place_does_not_go_on_in_the_next_paragraph(recognizer: Recognizer, text: str, names: list[str]) -> None:
    assert set(found(recognizer, text)) >= set(names)
