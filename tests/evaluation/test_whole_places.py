"""Places with their kind words and divisions, as HIPE marks them."""

import pytest

from gazetteer import Pipeline
from gazetteer.evaluation.whole_places import WithKindWords


@pytest.mark.parametrize(
    ("lang", "text", "places"),
    [
        (
            "en",
            "He lived in Nashville, Tenn. and in Boston, Massachusetts.",
            ["Nashville, Tenn.", "Boston", "Massachusetts"],
        ),
        ("en", "He went from the city of London to Jackson county.", ["city of London", "Jackson county"]),
        ("en", "He went from London to Paris.", ["London", "Paris"]),
        ("fr", "Il alla dans le canton de Vaud et à Paris.", ["canton de Vaud", "Paris"]),
        ("de", "Er kam in die Stadt Zürich.", ["Stadt Zürich"]),
    ],
)
def test_kind_words(lang: str, text: str, places: list[str]) -> None:
    system = WithKindWords(Pipeline(lang=lang, nested=False), lang)
    assert [entity.text for entity in system.annotate(text).entities if entity.type == "PLACE"] == places
    assert [entity.text for entity in system.resolve(text, spans=[(0, 2)]).entities] == [text[:2]]
