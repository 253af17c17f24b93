from __future__ import annotations

import json

import pytest

from gazetteer.errors import GazetteerError, InputError
from gazetteer.evaluation import evaluate
from gazetteer.evaluation.conventions import convention_of
from gazetteer.evaluation.harness import run
from tests.evaluation.builders import GYUMRI, KARS_CITY, PARIS, PARIS_TEXAS, Table, gold


@pytest.fixture
def path(tmp_path):
    texts = [("In Kars.", KARS_CITY, 3, 7), ("To Gyumri.", GYUMRI, 3, 9), ("Paris it is.", PARIS, 0, 5)]
    lines = [
        {"id": text, "text": text, "entities": [{"start": start, "end": end, "lat": place.lat, "lon": place.lon}]}
        for text, place, start, end in texts
    ]
    target = tmp_path / "three.jsonl"
    target.write_text("\n".join(json.dumps(line) for line in lines))
    return target


GOOD = Table({"Kars": KARS_CITY, "Gyumri": GYUMRI, "Paris": PARIS_TEXAS})
NOTHING = Table({"Kars": None})


def test_a_report_has_every_measure_of_every_system(path):
    report = evaluate([path], pipeline=GOOD, baselines={"nothing": NOTHING}, resamples=50)
    (corpus,) = json.loads(json.dumps(report.to_dict()))["corpora"]
    assert (corpus["corpus"], corpus["documents"], corpus["places_with_a_point"]) == ("three", 3, 3)
    mine, nothing = corpus["systems"]["gazetteer"], corpus["systems"]["nothing"]
    assert mine["recognition"]["PLACE"]["strict"]["f1"]["value"] == 1.0
    assert mine["given_spans"]["near"]["value"] == pytest.approx(0.6667)
    assert mine["end_to_end"]["strict"]["f1"]["value"] == pytest.approx(0.6667)
    assert nothing["given_spans"]["near"]["value"] == 0.0
    assert nothing["calibration"]["brier"]["n"] == 0
    assert corpus["errors"] == {"no candidate": 1}


def test_the_tables_have_the_same_figures(path):
    report = evaluate([path], pipeline=GOOD, baselines={"nothing": NOTHING}, resamples=50)
    table = report.table()
    assert "### Recognition" in table
    assert "| gazetteer | .667 [" in table
    errors = report.errors()
    assert "«Paris» it is." in errors
    assert "it is called that" in errors


def test_only_given_spans_skip_recognition(path):
    class Deaf(Table):
        def annotate(self, text, *, date=None):
            raise AssertionError("must not be called")

    report = evaluate([path], pipeline=Deaf({"Kars": KARS_CITY}), gold_spans=True, resamples=50)
    scores = report.corpora[0].scores[0]
    assert scores.recognition is None
    assert scores.given is not None
    assert scores.given.near.value == pytest.approx(1 / 3)


def test_progress_and_limit(path):
    steps = []
    evaluate([path], pipeline=GOOD, limit=2, resamples=10, progress=lambda *step: steps.append(step))
    assert steps == [("three", "gazetteer", 1, 2), ("three", "gazetteer", 2, 2)]


def test_nothing_to_evaluate():
    with pytest.raises(InputError, match="at least one"):
        evaluate([], pipeline=GOOD)


def test_a_system_that_answers_other_spans_is_refused():
    class Shifting(Table):
        def resolve(self, text, *, spans, date=None):
            return super().resolve(text, spans=[(start + 1, end) for start, end in spans])

    with pytest.raises(GazetteerError, match="other spans"):
        run([gold("In Kars", ("Kars", KARS_CITY))], Shifting({}))


@pytest.mark.parametrize(
    ("name", "demonyms", "nested", "lang"),
    [
        ("lgl-dev", True, True, "en"),
        ("tr-news-dev", True, True, "en"),
        ("geovirus-dev", False, False, "en"),
        ("wotr-train", False, False, "en"),
        ("HIPE-2022-v2.1-hipe2020-dev-fr", False, False, "fr"),
        ("HIPE-2022-v2.1-topres19th-dev-en", False, False, "en"),
        ("my own letters", False, True, None),
    ],
)
def test_conventions(name, demonyms, nested, lang):
    convention = convention_of(name)
    assert (convention.demonyms, convention.nested, convention.lang) == (demonyms, nested, lang)


@pytest.mark.parametrize(
    ("name", "titles"), [("wotr-train", False), ("history", False), ("own-gold", False), ("lgl", True)]
)
def test_whether_a_corpus_marks_titles(name, titles):
    assert convention_of(name).titles is titles
