"""Names of the past resolved with the embedded gazetteer and the shipped weights."""

from __future__ import annotations

import math
import re

import pytest

from gazetteer.pipeline import Pipeline


def places(pipeline: Pipeline, marked: str, date: str | None = None, near: str | None = None) -> list[str | None]:
    """The labels chosen for the names in [brackets]."""
    text, spans = "", []
    for piece in re.split(r"(\[[^]]+\])", marked):
        if piece.startswith("["):
            spans.append((len(text), len(text) + len(piece) - 2))
        text += piece.strip("[]")
    found = pipeline.resolve(text, spans, date=date, near=near)
    return [entity.place.label if entity.place else None for entity in found.entities]


@pytest.mark.parametrize(
    ("text", "date", "labels"),
    [
        ("the Treaty of [Alexandropol], signed at [Alexandropol]", "1920", ["Gyumri", "Gyumri"]),
        ("[Gars] and [Ardahan] were ceded, then [Batum]", "1920", ["Kars", "Ardahan", "Batumi"]),
        ("from [Lemberg] to [Cracow]", "1890", ["Lviv", "Kraków"]),
        ("[Paris], [Texas]", None, ["Paris", "Texas"]),
        ("a fire in [Berea], [Kentucky]", "2009", ["Berea", "Kentucky"]),
        ("the railway from [Tiflis] to [Erivan]", "1900", ["Tbilisi", "Yerevan"]),
        ("from [Yervan] to [Baku]", "1920", ["Yerevan", "Baku"]),
        ("[Fort Boise], [Idaho Ter.]", "1864", ["Boise", "Idaho Territory"]),
        ("the village of [Barapol] near [Gyumri]", "1920", [None, "Gyumri"]),
        ("he went [North]", None, [None]),
        ("the Baltic fleet, which left [Libau] and [Reval]", "1904", ["Liepāja", "Tallinn"]),
        ("[Bentonville] and [Pea Ridge], [Arkansas]", "1862", ["Bentonville", "Pea Ridge", "Arkansas"]),
        ("from [Allemagne] to [Suisse]", "1870", ["Germany", "Switzerland"]),
    ],
)
def test_chosen(pipeline: Pipeline, text: str, date: str | None, labels: list[str | None]) -> None:
    assert places(pipeline, text, date) == labels


@pytest.mark.parametrize(
    ("text", "date", "country"),
    [
        ("constables of [Haverhill], [Andover], [Billerica], [Chelmsford] and [Dunstable]", "1690", "US"),
        ("letters to [Wells], [York], [Kittery], [Portsmouth], [Hampton] and [Exeter]", "1700", "US"),
        ("a fair was held at [Wells], [Frome], [Bath] and [Bristol]", "1700", "GB"),
    ],
)
def test_namesakes_that_lie_together(pipeline: Pipeline, text: str, date: str, country: str) -> None:
    spans, plain = [], ""
    for piece in re.split(r"(\[[^]]+\])", text):
        name = piece.strip("[]")
        if name != piece:
            spans.append((len(plain), len(plain) + len(name)))
        plain += name
    found = pipeline.resolve(plain, spans, date=date).entities
    assert [entity.place and entity.place.country for entity in found] == [country] * len(spans)


def test_the_place_of_publication_decides(pipeline: Pipeline) -> None:
    assert places(pipeline, "The mayor of [Lancaster] spoke.", near="Preston, Lancashire") == ["Lancaster"]
    text = "The mayor of Lancaster spoke."
    english = pipeline.resolve(text, [(13, 22)], near=(53.76, -2.7)).entities[0].place
    american = pipeline.resolve(text, [(13, 22)], near=(39.95, -76.7)).entities[0].place
    assert english
    assert american
    assert (english.country, american.country) == ("GB", "US")


def test_a_past_state_by_its_short_name(pipeline: Pipeline) -> None:
    assert places(pipeline, "The king of [Ghana] wore gold.", "0950") == ["Ghana Empire"]
    assert places(pipeline, "The president of [Ghana] wore gold.", "1970") == ["Ghana"]


def test_every_choice_has_its_reasons(pipeline: Pipeline) -> None:
    found = pipeline.resolve("Kars, Ardahan and Batum", [(0, 4), (6, 13), (18, 23)], date="1918")
    for entity in found.entities:
        assert entity.resolution
        assert entity.resolution.chosen
        assert {"prior", "name", "prominence", "neighbours"} <= {clue.kind for clue in entity.resolution.chosen.clues}
        for candidate in entity.resolution.candidates:
            logit = math.log(candidate.score / (1 - candidate.score))
            assert sum(clue.weight for clue in candidate.clues) == pytest.approx(logit, abs=0.01)
        assert all(clue.says for clue in entity.resolution.chosen.clues)
