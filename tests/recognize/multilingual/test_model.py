"""The default model for other languages than English, with the embedded gazetteer."""

from __future__ import annotations

import pytest

from gazetteer import Gazetteer
from gazetteer.recognize import Recognizer
from gazetteer.recognize.multilingual import MultilingualModel, load
from gazetteer.recognize.multilingual.model import MOST_PIECES, MOST_WORDS

pytestmark = pytest.mark.model

TEXTS = [
    # language, text, places, persons
    ("de", "Im Herbst ritt Hauptmann Keller von Erzerum nach Kars und schrieb an Georg Ebers in Leipzig.",
     ["Erzerum", "Kars", "Leipzig"], ["Keller", "Georg Ebers"]),
    ("fr", "Le capitaine Dubois quitta Trébizonde et rejoignit Paul Lefèvre à Tiflis.",
     ["Trébizonde", "Tiflis"], ["Dubois", "Paul Lefèvre"]),
    ("es", "Don Pedro de Salazar salió de Arequipa y llegó a Potosí con Juan Quispe.",
     ["Arequipa", "Potosí"], ["Pedro de Salazar", "Juan Quispe"]),
    ("it", "Il generale Ricci marciò da Verona verso Mantova, dove lo aspettava Carlo Bianchi.",
     ["Verona", "Mantova"], ["Ricci", "Carlo Bianchi"]),
    ("ru", "Капитан Орлов выехал из Тифлиса в Эривань, где его ждал Иван Петров.",
     ["Тифлиса", "Эривань"], ["Орлов", "Иван Петров"]),
    ("pl", "Hetman Koniecpolski wyruszył z Krakowa do Lwowa razem z Janem Nowakiem.",
     ["Krakowa", "Lwowa"], ["Koniecpolski", "Janem Nowakiem"]),
    ("hy", "Գեներալ Անդրանիկը Կարսից գնաց Ալեքսանդրապոլ և այնտեղ հանդիպեց Արամ Մանուկյանին։",
     ["Կարսից", "Ալեքսանդրապոլ"], ["Անդրանիկը", "Արամ Մանուկյանին"]),
]  # fmt: skip


@pytest.fixture(scope="module")
def recognizer(gazetteer: Gazetteer) -> Recognizer:
    return Recognizer(gazetteer)


@pytest.mark.parametrize(("lang", "text", "places", "persons"), TEXTS, ids=[row[0] for row in TEXTS])
def test_places_and_persons(
    lang: str, text: str, places: list[str], persons: list[str], recognizer: Recognizer
) -> None:
    found = recognizer.recognize(text, lang=lang)
    assert found.model == "historical_xx"
    assert found.notes == ()
    by_type = {type: [m.text for m in found.mentions if m.type == type] for type in ("PLACE", "PERSON")}
    assert by_type["PLACE"] == places
    assert {name.split()[-1] for name in by_type["PERSON"]} == {name.split()[-1] for name in persons}


def test_every_word_is_read() -> None:
    model: MultilingualModel = load()
    words = ["Հայաստանէն"] * (3 * MOST_WORDS)
    chances, _ = model.read(words, [True] + [False] * (len(words) - 1), [0] * len(words), "hy")
    assert len(chances.place_begins) == len(words)
    assert all(0 <= chance <= 1 for chance in chances.place_begins)
    assert 6 * MOST_WORDS + 2 <= MOST_PIECES, "no stretch loses words, however long they are"


def test_nothing_is_found_in_nothing() -> None:
    chances, found = load().read([], [], [], "de")
    assert (list(chances.place_begins), found) == ([], [])
