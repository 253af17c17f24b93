from __future__ import annotations

from gazetteer.evaluation.mistakes import counts, mistakes
from tests.evaluation.builders import GYUMRI, KARS_CITY, PARIS, PARIS_TEXAS, TURKEY, entity, gold, outcome

TEXT = "From Kars to Gyumri by Paris went Enver Pasha of Turkey."
GOLD = gold(
    TEXT,
    ("Kars", KARS_CITY),
    ("Gyumri", GYUMRI),
    ("Paris", PARIS),
    ("Enver Pasha", None, "PERSON"),
    ("Turkey", TURKEY),
)


def test_errors_of_recognition_by_kind():
    found = [
        entity(0, "From"),  # spurious
        entity(5, "Kars to"),  # boundary
        entity(34, "Enver Pasha"),  # type
        entity(23, "Paris"),
        entity(49, "Turkey", type="ORG"),  # type: found, and taken for something else
        entity(46, "of", type="DATE"),  # not scored
    ]
    listed = mistakes([outcome(GOLD, found)])
    assert [(mistake.kind, TEXT[mistake.start : mistake.end]) for mistake in listed] == [
        ("missed", "Gyumri"),
        ("boundary", "Kars"),
        ("type", "Enver Pasha"),
        ("type", "Turkey"),
        ("spurious", "From"),
    ]


def test_errors_of_resolution_by_kind():
    given = [
        entity(5, "Kars", None, candidates=[KARS_CITY]),
        entity(13, "Gyumri", None, candidates=[PARIS]),
        entity(23, "Paris", PARIS_TEXAS, candidates=[PARIS]),
        entity(49, "Turkey", GYUMRI, candidates=[TURKEY]),
    ]
    listed = [mistake for mistake in mistakes([outcome(GOLD, given=given)]) if mistake.kind != "missed"]
    assert counts(listed) == {"no candidate": 1, "unresolved": 1, "namesake": 2}
    paris = next(mistake for mistake in listed if mistake.got.startswith("Paris"))
    assert paris.km is not None
    assert 7000 < paris.km < 9000
    assert paris.clues == ("+1.50 it is called that",)
    assert "«Paris»" in paris.quote
