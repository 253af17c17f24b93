"""Persons that a text in another language than English presents: by "I", by a relative, by an office."""

from __future__ import annotations

import pytest

from gazetteer.model.term import Term
from gazetteer.recognize.models import ner
from gazetteer.recognize.persons.presented_persons import presented
from gazetteer.recognize.text import lexicon
from gazetteer.recognize.text.page import open_page

PRESENTED = [
    ("it", "Ho avuto io Topino dal detto maestro lire dieci.", ["Topino"]),
    ("es", "Y así lo declaré yo Ruy Calzada ante testigos.", ["Ruy Calzada"]),
    ("fr", "Il y avait Amalric, fils de Hugon, et sa femme.", ["Amalric", "Hugon"]),
    ("fr", "Il vit le fils d'Amalric.", ["Amalric"]),
    ("pt", "Ali morava o Macumbo, rei do Barreto.", ["Macumbo"]),
    ("es", "Lo mandó Tzintzun, abuelo del Tarasco.", ["Tzintzun", "Tarasco"]),  # the article may also be a by-name's
    ("sv", "Der bodde Torkel, son af Ragvald.", ["Torkel", "Ragvald"]),
    ("ro", "Atunci Bogdan, fiul lui Mircea.", ["Bogdan", "Mircea"]),
    ("fr", "Le comte Amalric de Vessou, prince d'Orlay, mourut.", []),  # the land of the one, and of the other
    ("fr", "Il vint à Mirzan, prince de ce pays.", []),
    ("fr", "Il vit Kars, capitale de la province.", []),
    ("fr", "Le fils de Kars mourut.", []),  # a known town
    ("fr", "Il parle d'Amalric-Hugon, fils de roi.", []),
    ("de", "Da kam ich Nachts an.", []),
    ("hy", "Եւ եկն Վարդան։", []),
]


@pytest.mark.parametrize(("lang", "text", "names"), PRESENTED)
def test_presented(lang: str, text: str, names: list[str]) -> None:
    words = ner.read(text, ner.load(None, lang))
    terms = {
        (index, index + 1): Term("kars", 1, prominence=0.6) for index, word in enumerate(words.words) if word == "Kars"
    }
    page = open_page(words, lexicon.shapes(words), terms, frozenset(), [], lang=lang)
    assert [words.slice(*piece) for piece in presented(page)] == names
