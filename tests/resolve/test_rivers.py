"""Rivers that share their names with states, and other names whose kind or time the context suggests."""

from __future__ import annotations

import pytest

from gazetteer import Gazetteer, Pipeline

FRAMES = (
    "The troops forded the {} before noon.",
    "We steamed down the {} in a small boat.",
    "Their tents stood at the mouth of the {}.",
)
RIVERS = (
    "Mississippi Missouri Ohio Tennessee Arkansas Alabama Niger Senegal Jordan Colorado Delaware Connecticut Illinois Wisconsin "
    "Uruguay Gambia Kansas Columbia Kentucky Danube"
).split()


@pytest.fixture(scope="module")
def pipeline(gazetteer: Gazetteer) -> Pipeline:
    return Pipeline(gazetteer, lang="en")


@pytest.mark.parametrize("river", RIVERS)
def test_a_river_is_not_the_state(river: str, pipeline: Pipeline) -> None:
    for frame in FRAMES:
        text = frame.format(river)
        start = text.index(river)
        (entity,) = pipeline.resolve(text, [(start, start + len(river))]).entities
        assert entity.place is not None
        assert entity.place.feature[:1] == "H", (text, entity.place)


@pytest.mark.parametrize(
    ("text", "names", "date", "labels"),
    [
        ("They came from Georgia and Texas.", ("Georgia", "Texas"), "1864", ("Georgia", "Texas")),
        ("the vilayet of Bitlis rose in arms", ("Bitlis",), "1895", ("Bitlis Vilayet",)),
        (
            "by rail from Salonica by way of Monastir to Uskub",
            ("Salonica", "Monastir", "Uskub"),
            "1903",
            ("Thessaloníki", "Bitola", "Skopje"),
        ),
        ("the guns of Port Arthur", ("Port Arthur",), "1904", ("Lüshun",)),
        ("Canadian regiments held the ridge", ("Canadian",), None, ("Canada",)),
    ],
)
def test_time_and_kind(
    text: str, names: tuple[str, ...], date: str | None, labels: tuple[str, ...], pipeline: Pipeline
) -> None:
    spans = [(text.index(name), text.index(name) + len(name)) for name in names]
    found = pipeline.resolve(text, spans, date=date).entities
    assert tuple(entity.place.label if entity.place else None for entity in found) == labels
