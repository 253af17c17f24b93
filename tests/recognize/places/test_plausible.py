"""Degrees, ordinals, stops, hyphens and scripts without spaces: spans that cannot be places, even if the gazetteer has them."""

from __future__ import annotations

import pytest

from gazetteer.recognize.models import ner
from gazetteer.recognize.places import find
from tests.recognize.conftest import Lexicon

ROWS = (
    ("Maine", 0.66, "A", "primary"),
    ("M.A.", 0.66, "A", "abbreviation"),
    ("M.D.", 0.66, "A", "abbreviation"),
    ("Penn.", 0.7, "A", "abbreviation"),
    ("Easton", 0.5, "P", "primary"),
    ("Uskub", 0.7, "P", "alternate"),
    ("XVIe", 0.5, "P", "alternate"),
    ("Bosnia", 0.7, "A", "primary"),
    ("Herzegovina", 0.6, "A", "primary"),
    ("Bosnia and Herzegovina", 0.87, "A", "primary"),
    ("Alsace", 0.6, "A", "primary"),
    ("Lorraine", 0.6, "A", "primary"),
    ("Alsace-Lorraine", 0.6, "A", "primary"),
    ("Wilts", 0.4, "A", "abbreviation"),
    ("Virgin", 0.5, "T", "short"),
    ("Pop", 0.4, "P", "primary"),
    ("Su", 0.3, "P", "alternate"),
    ("Su-chou-fu", 0.3, "P", "alternate"),
    ("Vienna", 0.8, "P", "primary"),
    ("Vesta", 0.3, "P", "alternate"),
    ("Melikoff", 0.2, "P", "alternate"),
    ("Salmas", 0.4, "P", "primary"),
    ("Urmia", 0.5, "P", "primary"),
    ("の", 0.5, "P", "alternate"),
    ("大阪", 0.8, "P", "primary"),
    ("ローマ", 0.8, "P", "alternate"),
)


def candidates(text: str, lang: str = "en") -> set[str]:
    words = ner.read(text, ner.load(None, lang))
    found = find.survey(words, Lexicon(ROWS), lang=lang)
    return {words.slice(*piece) for piece in found.pieces}


@pytest.mark.parametrize(
    ("text", "absent", "present"),
    [
        ("Henry Ward, M.A., came from Easton, Maine.", "M.A.", "Maine"),
        ("James Cole, M.A., M.D., of Easton.", "M.D.", "Easton"),
        ("The clergy of the XVIe siècle left Vienna.", "XVIe", "Vienna"),
        ("At night they entered Uskub.", "Uskub.", "Uskub"),
        ("He wrote from Easton, Penn. in May.", "Easton, Penn", "Penn."),
        ("They came from Easton in Wilts by coach.", "Easton in", "Wilts"),
        ("Easton. Pop. 4,000.", "Pop", "Easton"),
        ("A church of the Virgin is at Easton.", "Virgin", "Easton"),
        ("The Virgin stood in Easton.", "The Virgin", "Easton"),
        ("They crossed Bosnia and Herzegovina.", "Bosnia", "Bosnia and Herzegovina"),
        ("He gave back Alsace-Lorraine.", "Lorraine", "Alsace-Lorraine"),
        ("The walls of Su-chou-fu fell.", "Su", "Su-chou-fu"),
        ("A Vienna-based banker came.", "Vienna-based", "Vienna"),
        ("He sailed in the steamer Vesta for Maine.", "Vesta", "Maine"),
        ("H.M.S. Vesta was off Vienna.", "Vesta", "Vienna"),
        ("The Kars lay at anchor. The Kars was off Vienna.", "Kars", "Vienna"),
        ("He lives at the hotel «Kars» in Vienna.", "Kars", "Vienna"),
        ("General Loris-Melikoff left Vienna.", "Melikoff", "Vienna"),
        ("They crossed the Salmas-Urmia plateau.", "Salmas-Urmia plateau", "Urmia"),
    ],
)
def test_english(text: str, absent: str, present: str) -> None:
    found = candidates(text)
    assert present in found
    assert absent not in found


def test_hyphenated_name_is_a_candidate_even_if_unknown() -> None:
    assert "Liang-shan-po" in candidates("The road to Liang-shan-po was long.")


@pytest.mark.parametrize(
    ("text", "found"),
    [("彼の大阪", {"大阪"}), ("ローマへ行く", {"ローマ"}), ("ローマンスの話", set()), ("のの", set())],
)
def test_scripts_without_spaces(text: str, found: set[str]) -> None:
    assert candidates(text, "ja") == found


@pytest.mark.parametrize(
    ("text", "is_place"),
    [
        ("Dort wütete die Easton.", False),
        ("Er starb an der Easton.", False),
        ("Er zog nach Easton.", True),
        ("Er sah das alte Easton.", True),
    ],
)
def test_german_towns_have_no_article(text: str, is_place: bool) -> None:
    assert ("Easton" in candidates(text, "de")) == is_place
