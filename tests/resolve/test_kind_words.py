"""Kind words in the text's own language."""

from __future__ import annotations

import pytest

from gazetteer.resolve.kind_words import BORROWED_SHARE, kind_word_beside


@pytest.mark.parametrize(
    ("text", "lang", "kinds", "word"),
    [
        ("вдоль реки [Аракс] шли", "ru", ("H.STM",), "реки"),
        ("г. [Шемаха] сгорел", "ru", ("P",), "г."),
        ("la rivière de [Garonne] monte", "fr", ("H.STM",), "rivière"),
        ("la province d'[Erivan] entière", "fr", ("A.ADM1",), "province"),
        ("ad [Rhenum] fluvium venit", "la", ("H.STM",), "fluvium"),
        ("die Stadt [Posen] fiel", "de", ("P",), "stadt"),
        ("im Jahre kam er nach [Posen] zurück", "de", None, ""),
    ],
)
def test_kind_words_of_other_languages(text: str, lang: str, kinds: tuple[str, ...] | None, word: str) -> None:
    start, end = text.index("["), text.index("]") - 1
    found = kind_word_beside(text.replace("[", "").replace("]", ""), start, end, lang)
    assert (found and (found.kinds, found.word)) == ((kinds, word) if kinds else None)


def test_kind_words_of_places_named_after_towns_count_less() -> None:
    text = "dans la vallée de Naples"
    found = kind_word_beside(text, text.index("Naples"), len(text), "fr")
    assert found is not None
    assert found.share == BORROWED_SHARE
    assert found.kinds == ("T", "H")
