"""Old spellings of names by language."""

from __future__ import annotations

import pytest

from gazetteer.languages.inflection import OLD_SPELLING, Nominative, nominatives
from gazetteer.languages.old_letters import has_old_letters, modern
from gazetteer.names.fold import fold


@pytest.mark.parametrize(
    ("lang", "old", "today"),
    [
        ("hy", "Կահիրէ", "Կահիրե"),
        ("hy", "Տէր-Զօր", "Տեր-Զոր"),
        ("de", "Aethiopien", "Äthiopien"),
        ("de", "Oesterreich", "Österreich"),
        ("de", "Carlsruhe", "Karlsruhe"),
        ("de", "Wienn", "Wien"),
        ("de", "Crembs", "Krems"),
        ("de", "Leytha", "Leitha"),
        ("de", "Seleucien", "Seleucia"),
        ("fr", "Estampes", "Etampes"),
        ("fr", "Charolois", "Charolais"),
        ("es", "Xerez", "Jerez"),
        ("es", "Méjico", "México"),
        ("es", "Córdova", "Córdoba"),
        ("es", "Orizava", "Orizaba"),
        ("pt", "Ungria", "Hungria"),
        ("pt", "Allemanha", "Alemanha"),
        ("it", "Sebenicco", "Sebenico"),
        ("it", "Vinetia", "Vinezia"),
        ("nl", "Haerlem", "Haarlem"),
        ("nl", "Middelburgh", "Middelburg"),
        ("nl", "Vilvoorden", "Vilvoorde"),
        ("pl", "Maryampol", "Marjampol"),
        ("cs", "Waršava", "Varšava"),
        ("hu", "Munkatz", "Munkac"),
        ("hu", "Thordan", "Tordan"),
        ("sv", "Wiborg", "Viborg"),
        ("sv", "Helsingborgh", "Helsingborg"),
        ("da", "Kiøbenhavn", "København"),
        ("da", "Aarhuus", "Aarhus"),
        ("ro", "Bucuresci", "Bucuresti"),
        ("nl", "Zeelant", "Zeeland"),
        ("de", "Seelant", "Seeland"),
        ("la", "Grecia", "Gretia"),
        ("la", "Egyptus", "Aegyptus"),
    ],
)
def test_old_spellings(lang: str, old: str, today: str) -> None:
    assert fold(today) in modern(fold(old), lang) or fold(old) == fold(today)


def test_short_names_and_other_languages_keep_their_letters() -> None:
    assert modern("ceva", "it") == modern("carlsruhe", "en") == ()
    assert not has_old_letters("en")


def test_a_case_of_an_old_spelling() -> None:
    assert Nominative("agypten", OLD_SPELLING) in nominatives("Aegyptens", "de")
    assert nominatives("Aegyptens", "de")[0].case == "genitive"
