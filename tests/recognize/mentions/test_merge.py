"""Places, persons and other entities in one list without contradictions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gazetteer.recognize.mentions import merge, others
from gazetteer.recognize.text.chances import Chances
from tests.recognize.mentions.marked import drafts_of, merged, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Enver Pasha|PERSON] left {Kars}.", ["PERSON Enver Pasha", "PLACE Kars"]),
        ("{Kars} fell, and [Enver Pasha|PERSON] wept.", ["PLACE Kars", "PERSON Enver Pasha"]),
        # a place that the text decided is not a person, nor is a part of it
        ("{Kars} fell, and [Kars|PERSON] wept with [Enver Kars|PERSON].", ["PLACE Kars", "PERSON Kars", "PERSON Enver Kars"]),
        ("[Mustafa|PERSON] {Kars} wept.", ["PERSON Mustafa", "PLACE Kars"]),
        ("[Isabella de|PERSON] {Paris} wept.", ["PERSON Isabella", "PLACE Paris"]),
        ("[Isabella of|PERSON] {Paris} wept.", ["PERSON Isabella", "PLACE Paris"]),
        ("The [Adjutant of|ORG] {Paris} and the [Guild of the|ORG] {Paris}.", ["PLACE Paris", "ORG Guild", "PLACE Paris"]),
        # the rest of a name that the model cuts off
        ("[Conrad|PERSON] von Hötz wept.", ["PERSON Conrad von Hötz"]),
        ("[Peter|PERSON] the First wept.", ["PERSON Peter the First"]),
        # a person of the authority file has a village's name
        (
            "Kâzım {Karabekir} took {Kars}. Then {Karabekir} left. He slept in {Karabekir}.",
            ["PERSON Kâzım Karabekir", "PLACE Kars", "PERSON Karabekir", "PLACE Karabekir"],
        ),
        # a people before a person
        ("[Turkish Enver Pasha|PERSON] came.", ["PERSON Enver Pasha"]),
        ("[Turkish Gendarmes|PERSON] came.", []),
        ("[Turkish|PERSON] came.", ["NORP Turkish"]),
        # titles
        ("Gen. Lee came.", ["PERSON Gen. Lee"]),
        ("Gen. [Lee|GPE] came.", ["PERSON Gen. Lee"]),
        ("Gen. [Lee|ORG] came.", ["PERSON Gen. Lee"]),
        ("General [Lee Brothers|ORG] came.", ["PERSON General Lee Brothers"]),
        ("In the year of the [General Lee|DATE] flood.", ["DATE General Lee"]),
        ("General [Lee|LAW] came.", []),
        ("Gen. [Lee|LAW] came.", []),
        ("Gen. [Lee|DATE] came.", ["DATE Lee"]),
        ("Gen. [Lee|NORP] came.", ["NORP Lee"]),
        ("General MCCCL came.", []),
        ("[General|PERSON] wept, [Lord Mayor Council|PERSON] met.", []),
        ("[General Assembly|PERSON] met.", []),
        # speakers, and persons by what they do
        ("Aram said: we go to {Kars}.", ["PERSON Aram", "PLACE Kars"]),
        ("Then Macon crossed the river.", ["PERSON Macon"]),
        # a title behind the name, with nothing but the name in front of it
        ("When Osman Bey came, Said Pasha wept.", ["PERSON Osman Bey", "PERSON Said Pasha"]),
        ("They wept. In Osman Bey they trusted.", ["PERSON Osman Bey"]),
        ("The Pasha wept. A Bey came.", []),
        ("General Osman Pasha came.", ["PERSON General Osman Pasha"]),
        ("[Lieutenants|PERSON] [Macon|PERSON] came.", ["PERSON Macon"]),
        ("Mr. [Macon|PERSON], [C.S.|PERSON], came.", ["PERSON Mr. Macon"]),
        ("[John Macon|PERSON] was in the ship Macon.", ["PERSON John Macon"]),
        ("[G Company|PERSON] came by [General Order|PERSON].", []),
        ("[Josh|PERSON]. xxi. 29 says so.", []),  # a chapter
        # common nouns in a text that writes all nouns with a capital
        (
            "He came in [Disguise|PERSON] to seek Shelter, with the Assistance of his Friends, and had great Courage and "
            "Patience, but no Money for the Journey to [Macon|PERSON].",
            ["PERSON Macon"],
        ),
        # names that hyphens hold together
        ("Abd-el-[Kader|PERSON] and [Osman|PERSON]-Digna came.", ["PERSON Abd-el-Kader", "PERSON Osman-Digna"]),
        # ships
        ("The [Brig Mary Ann|PERSON] sailed.", []),
        ("The brig [Mary Ann|PERSON] sailed.", []),
        # abbreviations of ranks, and names with the surname first
        ("J. [Reed|PERSON], [Actg|PERSON]. [Asst|PERSON]. Adjt. [Genl|PERSON].", ["PERSON J. Reed"]),
        ("Then Genl [Reed|PERSON] came.", ["PERSON Genl Reed"]),
        ("[Reed|PERSON], [John|PERSON] came to {Kars}.", ["PERSON Reed, John", "PLACE Kars"]),
        # common words
        ("[Military History|PERSON] is military history.", []),
        ("[CHAPTER XXIV|PERSON]. They rested. CHAPTER XXV.", []),
        ("[armed men|PERSON] came.", []),
        # later mentions by one word of the name, but not by a title or a word that is also in lower case
        ("[Enver Pasha|PERSON] came. Enver left.", ["PERSON Enver Pasha", "PERSON Enver"]),
        ("[Enver Pasha|PERSON] came. The [Enver|ORG] left.", ["PERSON Enver Pasha", "PERSON Enver"]),
        ("[Enver Pasha|PERSON] came. The [Enver|NORP] left.", ["PERSON Enver Pasha", "NORP Enver"]),
        ("[Enver Pasha|PERSON] came. The [Enver Company|ORG] left.", ["PERSON Enver Pasha", "ORG Enver Company"]),
        ("[Enver Bey Pasha|PERSON] came. The Pasha left.", ["PERSON Enver Bey"]),
        ("[Colonel Commanding|PERSON] wrote." + 5 * " Commanding, at noon.", ["PERSON Colonel Commanding"]),
        ("[Enver Pasha|PERSON] came." + 4 * " Enver left.", ["PERSON Enver Pasha", *4 * ["PERSON Enver"]]),
        ("[Mary Ann Lee|PERSON] came with Mary and Lee.", ["PERSON Mary Ann Lee", "PERSON Mary", "PERSON Lee"]),
        ("[Al Pasha|PERSON] came with Al.", ["PERSON Al Pasha"]),
        ("[Rose Hill|PERSON] saw a rose, a rose and Rose.", ["PERSON Rose Hill"]),
        ("[Enver|PERSON] came with Enver.", ["PERSON Enver"]),
        ("Aram said: we go with Aram.", ["PERSON Aram", "PERSON Aram"]),
        # persons by their title and a place
        (
            "The Marquis of {Salisbury} came to {London} with the Earl of Cork.",
            ["PERSON Marquis of Salisbury", "PLACE Salisbury in Marquis of Salisbury", "PLACE London", "PERSON Earl of Cork"],
        ),
        ("The {Old Marquis} of {Salisbury} came.", ["PLACE Old Marquis", "PLACE Salisbury"]),
        ("The Marquis of {Salisbury upon Avon} came.", ["PLACE Salisbury upon Avon"]),
        # events, and places that they are named after
        (
            "The Treaty of {Alexandropol} was signed.",
            ["EVENT Treaty of Alexandropol", "PLACE Alexandropol in Treaty of Alexandropol"],
        ),
        ("The Treaty of the London was signed.", ["EVENT Treaty of the London", "PLACE London in Treaty of the London"]),
        (
            "The [Battle of {Kars}|DATE] day",
            ["EVENT Battle of Kars", "PLACE Kars in Battle of Kars"],
        ),
        ("The Treaty of the {Road} was signed.", ["EVENT Treaty of the Road"]),
        ("The [War of {Independence}|EVENT] ended.", ["EVENT War of Independence"]),
        ("The [Siege of Mirza|WORK_OF_ART] was read.", ["EVENT Siege of Mirza"]),
        ("The [Siege|WORK_OF_ART] was read.", []),
        ("The [Peace of Mirza|ORG] held.", ["EVENT Peace of Mirza"]),
        # the other types of the model
        (
            "The [Red Cross|ORG] met the [Fair|EVENT] and the [Scots|NORP] in [May|DATE]; the [Hymn|LAW] and [Ten|CARDINAL].",
            ["ORG Red Cross", "EVENT Fair", "NORP Scots", "DATE May"],
        ),
        ("The [University of {Paris}|ORG] answered.", ["ORG University of Paris", "PLACE Paris in University of Paris"]),
        ("They came in [1920 {Kars}|DATE] to {Paris}.", ["PLACE Kars", "PLACE Paris"]),
        # divisions named after their town
        ("{Kars Oblast} was poor.", ["PLACE Kars Oblast", "PLACE Kars in Kars Oblast"]),
        ("{Mirza Oblast} and {Kars Road} were poor.", ["PLACE Mirza Oblast", "PLACE Kars Road"]),
        # peoples and followers
        ("The Turkish army took {Kars}.", ["NORP Turkish", "PLACE Kars"]),
        ("The [Turkish|ORG] flag.", ["NORP Turkish"]),
        ("The Tsars [of|ORG] Mirza and the men [of the Fleet|ORG].", ["ORG Fleet"]),
        ("The Mirza tribes and the Wagoro of Ugoro came.", ["NORP Mirza", "NORP Wagoro"]),
        ("[Every|PERSON] one came.", []),
        # units named after places
        ("The Army of the {Kars} fell.", ["ORG Army of the Kars", "PLACE Kars in Army of the Kars"]),
        ("Headquarters Department of {Kars}.", ["ORG Department of Kars", "PLACE Kars in Department of Kars"]),
        ("Hq. Grand Division of {Kars}.", ["ORG Grand Division of Kars", "PLACE Kars in Grand Division of Kars"]),
        ("The Department of {Kars} and an army of {Paris}.", ["PLACE Kars", "PLACE Paris"]),
        ("The Seventh {France} infantry fell.", ["ORG Seventh France infantry", "PLACE France in Seventh France infantry"]),
        ("The seventh {France} fell, and First {Paris} Street.", ["PLACE France", "PLACE Paris"]),
        # ships do what persons do
        ("Then the gunboats Macon and Rathmor crossed the river.", []),
        # words in capitals
        ("But our [DEMOcracy|ORG] and any [MORAL|ORG] fell.", []),
        ("But the [NATO|ORG] and the [YMCA|ORG] came.", ["ORG NATO", "ORG YMCA"]),
        ("THE [CONGRESS|ORG] OF THE PEOPLE CAME IN [MDCCC|ORG].", ["ORG CONGRESS"]),
        ("The [Gothic|ORG] kings and the [Gothic League|ORG].", ["NORP Gothic", "ORG Gothic League"]),
        (
            "The Kemalists, the [Socialists|ORG] and their nationalisms in [Socialists|DATE].",
            ["NORP Kemalists", "NORP Socialists", "DATE Socialists"],
        ),
        ("Nationalisms, bolsheviks and the Bolshevik came.", []),
        ("[John Bolsheviks|PERSON] came.", ["NORP John Bolsheviks"]),
    ],
)  # fmt: skip
def test_english(text: str, expected: list[str]) -> None:
    assert merged(text) == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "Alors [El-Mirzani|PERSON] revint. Le Mirzani pleura.", ["PERSON El-Mirzani", "PERSON Mirzani"]),
        ("fr", "Puis Osman-Bey partit, et Osman pleura.", ["PERSON Osman-Bey", "PERSON Osman"]),
        ("fr", "[Yahia Marché|PERSON] alla au Marché.", ["PERSON Yahia Marché"]),  # a common word
        ("de", "Gestern kam [Herr von Mirzan|PERSON] an.", ["PERSON Herr von Mirzan"]),
        ("it", "Allora il conte di {Paris} venne.", ["PERSON conte di Paris", "PLACE Paris in conte di Paris"]),
        ("ar", "ثم قدم زهير بن مروان وبكى زهير", ["PERSON زهير بن مروان", "PERSON زهير"]),
        ("fr", "Puis Macon traversa {Paris}.", ["PLACE Paris"]),
    ],
)
def test_other_languages(lang: str, text: str, expected: list[str]) -> None:
    assert merged(text, lang) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Treaty of {Alexandropol} and {Kars}.", ["EVENT Treaty of Alexandropol", "PLACE Kars"]),
        ("The [University of {Paris}|ORG] and {Kars Oblast}.", ["ORG University of Paris", "PLACE Kars Oblast"]),
    ],
)
def test_without_names_inside_longer_names(text: str, expected: list[str]) -> None:
    assert merged(text, nested=False) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Turkish army took {Kars}.", ["DEMONYM Turkish", "PLACE Kars"]),
        ("The [Armenians|NORP] and the [Scots|NORP] left.", ["DEMONYM Armenians", "NORP Scots"]),
        (
            "The [Turkish Republic|ORG] and the [Turkish|ORG] flag.",
            ["ORG Turkish Republic", "DEMONYM Turkish in Turkish Republic", "DEMONYM Turkish"],
        ),
        ("The {Turkish Road} and the Armenians.", ["PLACE Turkish Road", "DEMONYM Armenians"]),
        ("General Turkish came.", ["PERSON General Turkish"]),
        (
            "The [Turkish Armenians|NORP] left.",
            [
                "NORP Turkish Armenians",
                "DEMONYM Turkish in Turkish Armenians",
                "DEMONYM Armenians in Turkish Armenians",
            ],
        ),
    ],
)
def test_demonyms_as_places(text: str, expected: list[str]) -> None:
    assert merged(text, demonyms=True) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gen. Lee left {Kars}.", ["PERSON Lee", "PLACE Kars"]),
        ("The Marquis of {Salisbury} and the Earl of Cork.", ["PLACE Salisbury"]),
    ],
)
def test_without_titles(text: str, expected: list[str]) -> None:
    assert merged(text, titles=False) == expected


def signed(text: str, lang: str = "en", **options: bool) -> dict[str, tuple[str, float]]:
    """Return who found each mention, and its probability."""
    survey, drafts = drafts_of(text, lang, **options)
    return {survey.page.words.slice(*draft.piece): (draft.by, draft.sure) for draft in drafts}


def test_who_found_a_mention() -> None:
    text = (
        "[Ruben Mirzani|PERSON] left [{Kars}|GPE], {Baku} and {Mirza} with Aram. Aram said: the [Red Cross|ORG] met the Turkish "
        "Bolsheviks, [Armenians|NORP] and the Marquis of {London} after the Battle of {Sivas} in {Paris Oblast}."
    )
    assert signed(text) == {
        "Ruben Mirzani": ("model", others.FOUND_BY_MODEL),
        "Kars": ("model", 0.8808),
        "Baku": ("lexicon", 0.8808),
        "Mirza": ("pattern", 0.8808),
        "Aram": ("pattern", merge.FOUND_BY_RULE),
        "Red Cross": ("model", others.FOUND_BY_MODEL),
        "Turkish": ("lexicon", others.PEOPLE),
        "Bolsheviks": ("pattern", others.PEOPLE),
        "Armenians": ("model", others.FOUND_BY_MODEL),
        "Marquis of London": ("pattern", merge.FOUND_BY_RULE),
        "London": ("lexicon", 0.8808),
        "Battle of Sivas": ("pattern", merge.FOUND_BY_RULE),
        "Sivas": ("lexicon", 0.8808),
        "Paris Oblast": ("pattern", 0.8808),
        "Paris": ("lexicon", 0.8808),
    }
    assert signed("[Armenians|NORP] left.", demonyms=True) == {"Armenians": ("model", 1.0)}
    adjectives = signed(text, demonyms=True)
    assert adjectives["Turkish"] == ("lexicon", 1.0)
    assert adjectives["Armenians"] == ("model", 1.0)


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("en", "Then Macon crossed the river.", "Macon"),
        ("en", "Gen. Lee came.", "Gen. Lee"),
        ("en", "[Enver Pasha|PERSON] came. Enver left.", "Enver"),
        ("ar", "ثم قدم زهير بن مروان وبكى زهير", "زهير"),
    ],
)
def test_persons_found_by_rules(lang: str, text: str, name: str) -> None:
    assert signed(text, lang)[name] == ("pattern", merge.FOUND_BY_RULE)


def test_persons_where_the_model_missed_a_mention() -> None:
    text = "[Ruma|PERSON] came. Then they saw Ruma there. At noon [Ruma|PERSON] wept."
    survey, drafts = drafts_of(text)
    assert [(survey.page.words.slice(*one.piece), one.by) for one in drafts] == [
        ("Ruma", "model"), ("Ruma", "pattern"), ("Ruma", "model"),
    ]  # fmt: skip


def test_place_of_an_event_that_was_not_decided() -> None:
    assert signed("The Battle of Sivas was lost.")["Sivas"] == ("lexicon", 0.9)


def test_probabilities_of_the_model() -> None:
    survey, found = read("[Ruben Mirzani|PERSON] met the [Red Cross|ORG]; Gen. Lee met Gen. Orr in [Kars|GPE].")
    text = survey.page.words.words
    person = {"Ruben": 0.9, "Mirzani": 0.5, "Lee": 0.3, "Orr": 0.97}
    nothing = [0.0] * len(text)
    chances = Chances(
        nothing,
        nothing,
        [person.get(word, 0.0) for word in text],
        nothing,
        [{"Red": 0.3, "Cross": 0.1}.get(word, 1.0) for word in text],
    )
    page = replace(survey.page, words=replace(survey.page.words, chances=chances))
    drafts = merge.merge(replace(survey, page=page), found, by_model="model", nested=True, demonyms=False, titles=False)
    assert [draft.sure for draft in drafts] == [0.7, 0.8, merge.FOUND_BY_RULE, 0.97]
