from __future__ import annotations

from dataclasses import replace

import pytest

from gazetteer.database.hits import Hit
from gazetteer.errors import InputError
from gazetteer.evaluation import evaluate
from gazetteer.evaluation.bootstrap import Resampler
from gazetteer.evaluation.breakdown import breakdown
from gazetteer.evaluation.facts import facts
from gazetteer.evaluation.gold import GoldMention
from gazetteer.evaluation.scoring import evaluate_documents
from gazetteer.model.match import Match
from gazetteer.model.place import Name, Place
from tests.evaluation.builders import GYUMRI, KARS_CITY, PARIS, PARIS_TEXAS, Table, entity, gold, outcome

TEXT = "From Kars to Gyumri went Enver Pasha by way of Paris."
GOLD = gold(TEXT, ("Kars", KARS_CITY), ("Gyumri", GYUMRI), ("Enver Pasha", None, "PERSON"), ("Paris", PARIS))
KINDS = {"Kars": "village", "Gyumri": "town", "Paris": "town"}
MARKED = replace(
    GOLD,
    lang="en",
    mentions=tuple(replace(mention, kind=KINDS.get(mention.text)) for mention in GOLD.mentions),
)


class Shelf:
    """A gazetteer that knows some names exactly, some by sound, and some by `lookup` only."""

    def __init__(self, exact=(), sound=(), lookup=()):
        self.exact, self.sound, self.searched = dict(exact), dict(sound), dict(lookup)

    def find(self, name: str, *, loose: bool = True) -> list[Hit]:
        assert not loose
        return [Hit(self.exact[name], Name(name), "exact", 1.0)] if name in self.exact else []

    def inexact(self, name: str) -> list[Hit]:
        return [Hit(self.sound[name], Name(name), "sound", 0.9)] if name in self.sound else []

    def lookup(self, name: str, *, year: str | None = None, limit: int = 10) -> list[Match]:
        return [Match(self.searched[name], Name(name), 0.1, "sound", ())] if name in self.searched else []


def given(*places: tuple[int, str, Place | None, list[Place]]):
    entities = [entity(start, text, place, candidates=others) for start, text, place, others in places]
    return outcome(MARKED, given=entities)


@pytest.mark.parametrize(
    ("chosen", "candidates", "lookup", "expected"),
    [
        (PARIS, [], {}, "right"),
        (PARIS_TEXAS, [PARIS_TEXAS, PARIS], {}, "wrong"),
        (PARIS_TEXAS, [PARIS_TEXAS], {}, "wrong, not in gazetteer"),
        (PARIS_TEXAS, [PARIS_TEXAS], {"Paris": PARIS}, "wrong"),
        (None, [PARIS_TEXAS, PARIS], {}, "open, among the candidates"),
        (None, [PARIS_TEXAS], {"Paris": PARIS}, "open, found by lookup"),
        (None, [PARIS_TEXAS], {"Paris": PARIS_TEXAS}, "not in gazetteer"),
        (None, [], {}, "not in gazetteer"),
    ],
)
def test_result_of_a_given_span(chosen, candidates, lookup, expected):
    result = given((5, "Kars", None, []), (13, "Gyumri", None, []), (47, "Paris", chosen, candidates))
    assert facts([result], Shelf(lookup=lookup))[2].given == expected


def test_a_place_without_a_point_has_no_result():
    document = gold("Kars", ("Kars", None))
    assert facts([outcome(document, given=[entity(0, "Kars", KARS_CITY)])])[0].given is None


@pytest.mark.parametrize(
    ("shelf", "coverage"),
    [
        (Shelf(exact={"Kars": KARS_CITY}), "exact"),
        (Shelf(sound={"Kars": KARS_CITY}), "phonetic"),
        (Shelf(exact={"Kars": PARIS}, sound={"Kars": KARS_CITY}), "phonetic"),
        (Shelf(exact={"Kars": PARIS}), "elsewhere"),
        (Shelf(sound={"Kars": PARIS}), "no"),
    ],
)
def test_how_the_gazetteer_has_a_place(shelf, coverage):
    assert facts([outcome(MARKED)], shelf)[0].coverage == coverage


def test_a_line_break_does_not_hide_a_name_from_the_gazetteer():
    document = replace(gold("New\nYork", ("New\nYork", None)))
    assert facts([outcome(document)], Shelf(exact={"New York": PARIS}))[0].coverage == "exact"


def test_missed_names_list_what_was_found_instead():
    found = [entity(5, "Kars", type="PERSON"), entity(13, "Gyumri went", GYUMRI), entity(5, "Kars to", type="ORG")]
    result = [outcome(MARKED, found)]
    details = breakdown(result, facts(result, Shelf(exact={"Kars": KARS_CITY})), Resampler(1))
    assert [(one.text, one.labels, one.coverage) for one in details.missed] == [
        ("Kars", ("ORG", "PERSON"), "exact"),
        ("Paris", (), "no"),
    ]


def test_groups_by_kind_and_language():
    found = [entity(13, "Gyumri went", GYUMRI), entity(47, "Paris", PARIS_TEXAS), entity(0, "From")]
    entities = [entity(5, "Kars", KARS_CITY), entity(13, "Gyumri", GYUMRI), entity(47, "Paris", PARIS_TEXAS)]
    result = [outcome(MARKED, found, entities)]
    groups = breakdown(result, facts(result), Resampler(1)).groups
    town, village = groups["kind"]
    assert (town.name, town.places, town.found.value, town.found_strictly.value, town.placed.value) == (
        "town", 2, 1.0, 0.5, 0.5,
    )  # fmt: skip
    assert (town.right.value, town.wrong_of_placed.value, village.right.value) == (0.5, 0.5, 1.0)
    assert (village.name, village.found.value) == ("village", 0.0)
    (english,) = groups["language"]
    assert english.f1.value == pytest.approx(2 / 3)
    assert english.persons_f1.value == 0.0


def test_the_report_shows_the_breakdown():
    report = evaluate_documents("letters", [MARKED], {"mine": Table({"Kars": PARIS})}, resamples=20)
    assert report.to_dict()["systems"]["mine"]["breakdown"]["given_spans"]["wrong, not in gazetteer"] == 1


@pytest.mark.parametrize(
    ("options", "ids"), [({}, "ab"), ({"languages": ("fr",)}, "b"), ({"except_languages": ("fr",)}, "a")]
)
def test_languages_are_chosen(tmp_path, options, ids):
    path = tmp_path / "two.jsonl"
    path.write_text(
        '{"id": "a", "lang": "en", "text": "Kars", "places": []}\n{"id": "b", "lang": "fr", "text": "Kars", "places": []}'
    )
    (corpus,) = evaluate([path], pipeline=Table({}), resamples=5, **options).corpora
    assert corpus.documents == len(ids)
    with pytest.raises(InputError, match="its languages are: en, fr"):
        evaluate([path], pipeline=Table({}), languages=("tr",))


def test_mentions_of_one_document_do_not_mix_with_those_of_another():
    second = replace(MARKED, id="e", mentions=(GoldMention(0, 4, "From"),))
    result = [outcome(MARKED, [entity(47, "Paris", PARIS)]), outcome(second, [entity(0, "From")])]
    assert [fact.found is not None for fact in facts(result)] == [False, False, True, True]
