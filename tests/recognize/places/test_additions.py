"""German places with an abbreviated addition, in texts."""

from __future__ import annotations

import pytest

from gazetteer.recognize.models import ner
from gazetteer.recognize.places.additions import with_additions
from gazetteer.recognize.places.find import FoundPlace, survey
from tests.recognize.conftest import Lexicon

LEXICON = Lexicon([("Frankfurt", 0.7, "P", "primary"), ("Halle", 0.6, "P", "primary"), ("Saale", 0.5, "H", "short")])


@pytest.mark.parametrize(
    ("lang", "text", "found", "places"),
    [
        ("de", "Er ging von Frankfurt a. O. nach Halle.", ["Frankfurt", "Halle"], ["Frankfurt a. O.", "Halle"]),
        ("de", "Er ging nach Frankfurt a.M. und weiter.", ["Frankfurt"], ["Frankfurt a.M."]),
        ("de", "Er ging nach Halle a. d. Saale und weiter.", ["Halle", "Saale"], ["Halle a. d. Saale"]),
        ("de", "Er ging nach Halle a. d. S.", ["Halle"], ["Halle a. d. S."]),
        ("de", "Er ging nach Frankfurt i. Br., dann weiter.", [], ["Frankfurt i. Br."]),  # the addition marks a place
        ("de", "Er ging nach Frankfurt und a. a. O. weiter.", ["Frankfurt"], ["Frankfurt"]),
        ("de", "Er ging nach Halle b. Dann kam er.", ["Halle"], ["Halle"]),
        ("en", "He was born at Frankfurt a. O. in May.", ["Frankfurt"], ["Frankfurt a. O."]),
        ("fr", "Il est né à Frankfurt a. O. en mai.", ["Frankfurt"], ["Frankfurt"]),
    ],
)
def test_additions(lang: str, text: str, found: list[str], places: list[str]) -> None:
    page = survey(ner.read(text, ner.load(None, lang)), LEXICON, lang=lang).page
    words = page.words
    before = [FoundPlace((words.words.index(name), words.words.index(name) + 1), 1.0) for name in found]
    assert [words.slice(*item.piece) for item in with_additions(page, before)] == places
