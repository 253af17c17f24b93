"""The default model for languages other than English, with the embedded gazetteer."""

from __future__ import annotations

import pytest

from gazetteer import Gazetteer
from gazetteer.recognize import Recognizer
from gazetteer.recognize.models.multilingual import MultilingualModel, load
from gazetteer.recognize.models.multilingual.model import MOST_PIECES, MOST_WORDS

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
    ("ar", "سافر محمود من دمشق إلى حلب ثم عاد مع يوسف إلى بغداد.", ["دمشق", "حلب", "بغداد"], ["محمود", "يوسف"]),
    ("ka", "დავით ჩოლოყაშვილი თელავიდან ქუთაისში ჩავიდა.", ["თელავიდან", "ქუთაისში"], ["დავით ჩოლოყაშვილი"]),
    ("el", "Ο Νικόλαος Σκουφάς ταξίδεψε από την Οδησσό στη Μόσχα.", ["Οδησσό", "Μόσχα"], ["Νικόλαος Σκουφάς"]),
]  # fmt: skip


@pytest.fixture(scope="module")
def recognizer(gazetteer: Gazetteer) -> Recognizer:
    return Recognizer(gazetteer)


def test_most_places_and_persons_are_found(recognizer: Recognizer) -> None:
    wrong = []
    for lang, text, places, persons in TEXTS:
        found = recognizer.recognize(text, lang=lang)
        assert (found.model, found.notes) == ("historical_xx", ())
        seen = {(m.type, m.text.split()[-1]) for m in found.mentions if m.type in ("PLACE", "PERSON")}
        meant = {("PLACE", name) for name in places} | {("PERSON", name.split()[-1]) for name in persons}
        wrong += [(lang, *name) for name in seen ^ meant]
    names = sum(len(places) + len(persons) for _, _, places, persons in TEXTS)
    assert len(wrong) <= 0.25 * names, wrong


def test_every_word_is_read() -> None:
    model: MultilingualModel = load()
    words = ["Հայաստանէն"] * (3 * MOST_WORDS)
    chances, _ = model.read(words, [True] + [False] * (len(words) - 1), [0] * len(words), "hy")
    assert len(chances.place_begins) == len(words)
    assert all(0 <= chance <= 1 for chance in chances.place_begins)
    assert 6 * MOST_WORDS + 2 <= MOST_PIECES, "no stretch loses words, however long they are"


def test_the_ending_after_an_apostrophe_is_not_part_of_a_name() -> None:
    words = ["Binbaşı", "Rıza", "Van", "'dan", "Muş", "'a", "yürüdü", "."]
    chances, found = load().read(words, [True] + [False] * (len(words) - 1), [0] * len(words), "tr")
    assert [chances.place_begins[n] + chances.place_goes_on[n] for n in (3, 5)] == [0.0, 0.0]
    assert (4, 5, "GPE") in found


def test_an_empty_text_has_no_names() -> None:
    chances, found = load().read([], [], [], "de")
    assert (list(chances.place_begins), found) == ([], [])
