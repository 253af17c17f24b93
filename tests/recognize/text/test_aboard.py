"""Ships in other languages than English."""

from __future__ import annotations

import pytest

from gazetteer.recognize.text.aboard import is_aboard
from gazetteer.recognize.text.page import lowered

ABOARD = [
    ("fr", "Il monta à bord du Mirzan", True),
    ("fr", "Il monta à bord de la Mirzan", True),
    ("fr", "Il marchait au bord du Mirzan", False),  # on the bank
    ("fr", "Vint la canonnière le Mirzan", True),
    ("fr", "Vint une canonnière de Mirzan", False),
    ("de", "Er ging an Bord des Mirzan", True),
    ("de", "Er ging an Bord der » Mirzan", True),
    ("it", "Salì a bordo del Mirzan", True),
    ("es", "Subió a bordo de la Mirzan", True),
    ("pt", "Foi a bordo da Mirzan", True),
    ("nl", "Hij ging aan boord van de Mirzan", True),
    ("sv", "Han for ombord på Mirzan", True),
    ("da", "Han kom ombord paa Mirzan", True),
    ("nl", "Het schip de Mirzan", True),
    ("de", "Mirzan", False),
]


@pytest.mark.parametrize(("lang", "text", "expected"), ABOARD)
def test_is_aboard(lang: str, text: str, expected: bool) -> None:
    words = text.split()
    assert is_aboard(words, lowered(words, lang), len(words) - 1) is expected


@pytest.mark.parametrize(
    ("lang", "word", "english"),
    [("sv", "ångaren", "steamer"), ("de", "Dampfschiffes", "steamer"), ("da", "Fregatten", "frigate")],
)
def test_words_for_ships(lang: str, word: str, english: str) -> None:
    assert lowered([word], lang) == [english]
