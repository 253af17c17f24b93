from __future__ import annotations

import math
from dataclasses import replace

import pytest

from gazetteer.evaluation.bootstrap import Resampler
from gazetteer.evaluation.calibration import calibration, end_to_end_calibration
from gazetteer.evaluation.gold import GoldDocument, GoldMention
from gazetteer.evaluation.measures import end_to_end, given_spans, log_error_area, recognition
from gazetteer.evaluation.tolerance import FARTHEST_KM, near_or_inside
from gazetteer.model.distance import kilometres
from gazetteer.model.place import Link, Location, Place
from tests.evaluation.builders import GYUMRI, KARS_CITY, PARIS, PARIS_TEXAS, TURKEY, entity, gold, outcome

TEXT = "From Kars to Gyumri went Enver Pasha by way of Paris."
ARAS = Place("hg:aras", "Aras", Location(40.0, 43.5, (41.0, 39.0, 48.5, 41.5)), None, "H.STM")
GOLD = gold(TEXT, ("Kars", KARS_CITY), ("Gyumri", GYUMRI), ("Enver Pasha", None, "PERSON"), ("Paris", PARIS))


@pytest.mark.parametrize(
    ("found", "kind", "mode", "precision", "recall", "f1"),
    [
        ([entity(5, "Kars"), entity(13, "Gyumri"), entity(47, "Paris")], "PLACE", "strict", 1.0, 1.0, 1.0),
        ([entity(5, "Kars"), entity(25, "Enver")], "PLACE", "strict", 0.5, 1 / 3, 0.4),
        ([entity(5, "Kars to Gyumri")], "PLACE", "strict", 0.0, 0.0, 0.0),
        ([entity(5, "Kars to Gyumri")], "PLACE", "overlap", 1.0, 1 / 3, 0.5),
        ([entity(5, "Kars", type="PERSON")], "PLACE", "overlap", None, 0.0, 0.0),
        ([entity(25, "Enver", type="PERSON")], "PERSON", "strict", 0.0, 0.0, 0.0),
        ([entity(25, "Enver", type="PERSON")], "PERSON", "overlap", 1.0, 1.0, 1.0),
        ([entity(5, "Kars"), entity(5, "Kars")], "PLACE", "strict", 1.0, 1 / 3, 0.5),
    ],
)
def test_recognition(found, kind, mode, precision, recall, f1):
    prf = recognition([outcome(GOLD, found)], Resampler(1))[kind][mode]
    assert prf.precision.value == (None if precision is None else pytest.approx(precision))
    assert prf.recall.value == pytest.approx(recall)
    assert prf.f1.value == pytest.approx(f1)


def test_types_that_the_gold_lacks_are_not_scored():
    places_only = gold("Kars", ("Kars", KARS_CITY))
    scored = recognition([outcome(places_only, [entity(0, "Kars", type="PERSON")])], Resampler(1))
    assert list(scored) == ["PLACE"]


def given(*entities):
    return given_spans([outcome(GOLD, given=entities)], Resampler(1))


def test_unresolved_counts_as_wrong_with_the_largest_error():
    measured = given(entity(5, "Kars", KARS_CITY), entity(13, "Gyumri"), entity(47, "Paris", PARIS_TEXAS))
    assert measured.near.value == pytest.approx(1 / 3)
    assert measured.resolved.value == pytest.approx(2 / 3)
    wrong = kilometres(PARIS.lat, PARIS.lon, PARIS_TEXAS.lat, PARIS_TEXAS.lon)
    assert measured.median_km.value == pytest.approx(wrong)
    assert measured.mean_km.value == pytest.approx((0 + wrong + FARTHEST_KM) / 3)


def test_candidate_recall_needs_any_near_candidate():
    measured = given(
        entity(5, "Kars", None, candidates=[PARIS, KARS_CITY]),
        entity(13, "Gyumri", None, candidates=[PARIS]),
        entity(47, "Paris", PARIS),
    )
    assert measured.candidate_recall.value == pytest.approx(2 / 3)
    assert measured.near.value == pytest.approx(1 / 3)


def test_exact_id_is_measured_only_with_a_gold_id():
    twin = Place("gn:1", "Kars", Location(40.6, 43.1), "TR", "P.PPL")
    measured = given(entity(5, "Kars", twin), entity(13, "Gyumri", GYUMRI), entity(47, "Paris", PARIS))
    assert measured.near.value == 1.0
    assert measured.exact_id.value == pytest.approx(2 / 3)
    assert measured.exact_id.n == 3


def test_exact_id_is_not_measured_in_unknown_schemes():
    wikidata = GoldMention(0, 4, "Kars", ids=("wd:Q82078",))
    document = GoldDocument("x", "Kars", None, (wikidata,))
    assert given_spans([outcome(document, given=[entity(0, "Kars", KARS_CITY)])], Resampler(1)).exact_id.n == 0
    linked = replace(KARS_CITY, links=(Link("exactMatch", "wd:Q82078"),))
    measured = given_spans([outcome(document, given=[entity(0, "Kars", linked)])], Resampler(1)).exact_id
    assert (measured.n, measured.value) == (1, 1.0)


@pytest.mark.parametrize(
    ("errors", "area"),
    [
        ([0.0, 0.0], 0.0),
        ([FARTHEST_KM, FARTHEST_KM], 1.0),
        ([0.0, FARTHEST_KM], 0.5),
        ([0.0, 0.0, FARTHEST_KM], 0.25),
        ([FARTHEST_KM], 1.0),
    ],
)
def test_area_under_the_log_error_curve(errors, area):
    import numpy as np

    assert log_error_area(np.asarray(errors)) == pytest.approx(area)


@pytest.mark.parametrize(
    ("place", "point", "country", "area", "right"),
    [
        (TURKEY, (38.0, 28.0), None, False, True),  # far from the middle, inside the box
        (TURKEY, (48.8, 2.3), None, False, False),
        (TURKEY, (48.8, 2.3), "TR", True, True),  # the gold says it is Turkey
        (KARS_CITY, (39.0, 35.0), "TR", True, True),  # a place in the country that the gold means
        (KARS_CITY, (39.0, 35.0), "TR", False, False),  # no: the gold means another town
        (KARS_CITY, (40.5, 43.0), None, False, True),  # near
        (ARAS, (39.5, 48.0), None, False, True),  # a river: inside its extent
        (ARAS, (35.0, 48.0), None, False, False),
        (None, (40.5, 43.0), "TR", True, False),
    ],
)
def test_a_country_counts_as_its_area(place, point, country, area, right):
    mention = GoldMention(0, 1, "x", lat=point[0], lon=point[1], country=country, area=area)
    assert near_or_inside(mention, place) is right


def test_a_box_may_cross_the_antimeridian():
    fiji = Place("gn:2205218", "Fiji", Location(-18.0, 178.0, (176.9, -20.7, -178.2, -12.5)), "FJ", "A.PCLI")
    inside = GoldMention(0, 1, "x", lat=-14.0, lon=-179.0)
    outside = GoldMention(0, 1, "x", lat=-14.0, lon=0.0)
    assert near_or_inside(inside, fiji)
    assert not near_or_inside(outside, fiji)


@pytest.mark.parametrize(
    ("found", "precision", "recall"),
    [
        ([entity(5, "Kars", KARS_CITY), entity(13, "Gyumri", GYUMRI), entity(47, "Paris", PARIS)], 1.0, 1.0),
        ([entity(5, "Kars", KARS_CITY), entity(47, "Paris", PARIS_TEXAS)], 0.5, 1 / 3),
        ([entity(5, "Kars", KARS_CITY), entity(47, "Paris")], 0.5, 1 / 3),
        ([entity(5, "Kars", KARS_CITY), entity(25, "Enver", PARIS)], 0.5, 1 / 3),
    ],
)
def test_end_to_end_requires_found_and_located(found, precision, recall):
    prf = end_to_end([outcome(GOLD, found)], Resampler(1))["strict"]
    assert prf.precision.value == pytest.approx(precision)
    assert prf.recall.value == pytest.approx(recall)


def test_end_to_end_leaves_out_gold_without_a_point():
    document = gold("Kars and Barapol", ("Kars", KARS_CITY), ("Barapol", None))
    found = [entity(0, "Kars", KARS_CITY), entity(9, "Barapol", PARIS)]
    assert end_to_end([outcome(document, found)], Resampler(1))["strict"].f1.value == 1.0


def test_calibration():
    texts = [gold("Kars", ("Kars", KARS_CITY)) for _ in range(10)]
    # Ten choices scored 0.8, of which six are right; an unresolved one makes no claim.
    outcomes = [
        outcome(text, given=[entity(0, "Kars", KARS_CITY if index < 6 else PARIS, score=0.8)])
        for index, text in enumerate(texts)
    ]
    outcomes.append(outcome(texts[0], given=[entity(0, "Kars")]))
    table = calibration(outcomes, Resampler(len(outcomes)))
    row = table.bins[8]
    assert (row.n, row.score, row.right) == (10, 0.8, 0.6)
    assert sum(row.n for row in table.bins) == 10
    assert table.ece.value == pytest.approx(0.2)
    assert table.brier.value == pytest.approx((6 * 0.04 + 4 * 0.64) / 10)


def test_calibration_end_to_end_counts_spurious_places_as_wrong():
    found = [
        entity(5, "Kars", KARS_CITY, score=0.9),
        entity(13, "Gyumri", PARIS, score=0.9),
        entity(25, "Enver", PARIS, score=0.5),  # not a place in the gold
        entity(47, "Paris", None),  # unresolved: no claim
    ]
    (claims,) = end_to_end_calibration([outcome(GOLD, found)], Resampler(1)).values()
    assert [(row.n, row.right) for row in claims.bins if row.n] == [(1, 0.0), (2, 0.5)]
    assert claims.ece.value == pytest.approx((0.5 + 2 * 0.4) / 3)


def test_calibration_end_to_end_leaves_out_gold_without_a_point():
    document = gold("Kars and Barapol", ("Kars", KARS_CITY), ("Barapol", None))
    found = [entity(0, "Kars", KARS_CITY, score=1.0), entity(9, "Barapol", PARIS, score=1.0)]
    assert end_to_end_calibration([outcome(document, found)], Resampler(1))["score"].ece.value == 0.0


def test_sure_multiplies_the_score_where_entities_have_it():
    class Sure:
        def __init__(self, entity, sure):
            self._entity, self.sure = entity, sure

        def __getattr__(self, name):
            return getattr(self._entity, name)

    found = [Sure(entity(5, "Kars", KARS_CITY, score=0.8), 0.5), Sure(entity(0, "From", PARIS, score=0.8), 0.25)]
    scored = end_to_end_calibration([outcome(GOLD, found)], Resampler(1))
    assert scored["score"].ece.value == pytest.approx(0.3)
    assert scored["sure × score"].ece.value == pytest.approx((0.6 + 0.2) / 2)


def test_intervals_are_over_documents_and_repeat():
    right, wrong = (gold("Kars", ("Kars", KARS_CITY), id=id) for id in "ab")
    outcomes = [outcome(right, given=[entity(0, "Kars", KARS_CITY)]) for _ in range(20)]
    outcomes += [outcome(wrong, given=[entity(0, "Kars", PARIS)]) for _ in range(20)]
    first, again = (given_spans(outcomes, Resampler(40, seed=7)).near for _ in range(2))
    assert first == again
    assert first.low < 0.5 < first.high
    assert first.high - first.low == pytest.approx(2 * 1.96 * math.sqrt(0.25 / 40), abs=0.06)
    certain = given_spans(outcomes[:20], Resampler(20)).near
    assert (certain.low, certain.value, certain.high) == (1.0, 1.0, 1.0)
