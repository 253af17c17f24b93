"""Complete recognition, with the trained model and with the lexicon only."""

from __future__ import annotations

from pathlib import Path

import pytest

from gazetteer import Gazetteer
from gazetteer.errors import ModelError
from gazetteer.recognize import Recognition, Recognizer, recognizer
from gazetteer.recognize.models import installed, ner
from gazetteer.resources import data_folder
from tests.recognize.conftest import Lexicon


def names(recognition: Recognition, type: str = "PLACE") -> list[str]:
    return [mention.text for mention in recognition.mentions if mention.type == type]


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n\t ", "😀😀", "…", "Kars", "kars", "((((", "\x00Kars\x00", "\ud800 Kars", "ＫＡＲＳ", "a" * 30_000, "-\n" * 500,
     "Kars,\n" * 500, "“”‘’«»", "1. 2. 3.", "\u202eKars\u202c", "\r\r\n\r"],
)  # fmt: skip
@pytest.mark.parametrize("lang", [None, "en", "hy", "zh", "ja", "th", "zz"])
def test_unusual_texts_are_accepted(text: str, lang: str | None, lexicon: Lexicon) -> None:
    found = Recognizer(lexicon, lang=lang).recognize(text)
    for mention in found.mentions:
        assert text[mention.start : mention.end] == mention.text != ""
        assert 0 <= mention.sure <= 1
    assert all(0 <= start < end <= len(text) for start, end in found.sentences)


@pytest.mark.parametrize(("lang", "queries"), [("th", 1), ("hy", 2)])
def test_the_lexicon_is_queried_once_a_text_and_once_for_nominatives(
    lang: str, queries: int, lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recognizer, "default_model", lambda lang: None)
    Recognizer(lexicon, lang=lang).recognize("Կարս and Gyumri and Baku. " * 50)
    assert lexicon.queries == queries


def test_passages_are_read_in_their_own_language(lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognizer, "default_model", lambda lang: None)
    german = "Am anderen Morgen ritten wir durch das enge Tal nach Kars, in dem nur noch wenige Häuser bewohnt waren.\n"
    russian = "На другой день мы переправились через реку и вечером увидели Тифлис, где уже никого из наших не было.\n"
    text = german * 2 + russian * 2
    found = Recognizer(lexicon).recognize(text)
    assert names(found) == ["Kars", "Kars", "Тифлис", "Тифлис"]
    assert all(text[mention.start : mention.end] == mention.text for mention in found.mentions)
    assert any("passages in" in note for note in found.notes)


ALONE = [
    ("ru", "В 1920 году из Тифлиса через Александрополь поехали в город Карс.", ["Тифлиса", "Александрополь", "Карс"]),
    ("hy", "Պատվիրակությունը հասավ Գյումրի 1920 թվականին։", ["Գյումրի"]),
    ("ka", "დელეგაცია ჩავიდა თბილისი ქალაქში.", ["თბილისი"]),
    ("fr", "Il partit de Paris pour Erzurum.", ["Paris", "Erzurum"]),
    ("tr", "Heyet Erzurum ve Kars üzerinden Baku şehrine gitti.", ["Erzurum", "Kars", "Baku"]),
]


@pytest.mark.parametrize(("lang", "text", "places"), ALONE)
def test_lexicon_alone(
    lang: str, text: str, places: list[str], lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recognizer, "default_model", lambda lang: None)
    found = Recognizer(lexicon, lang=lang).recognize(text)
    assert names(found) == places
    assert found.model is None
    assert any("gazetteer only" in note for note in found.notes)


def test_a_missing_model_is_reported(lexicon: Lexicon) -> None:
    with pytest.raises(ModelError, match="xx_no_such_model"):
        Recognizer(lexicon, model="xx_no_such_model")


FOREIGN = [
    ("fr",
     "En novembre 1920, le général Kazim Karabekir marcha de Kars sur Alexandropol. La délégation arménienne, conduite par "
     "Alexandre Khatissian, arriva de Tiflis à Alexandropol; le traité d'Alexandropol y fut signé le 2 décembre. L'Arménie "
     "renonçait à Kars et à Ardahan. À Paris, la France protesta, et la Russie envoya son armée à Tiflis.",
     ["Kars", "Alexandropol", "Tiflis", "Alexandropol", "Alexandropol", "Arménie", "Kars", "Ardahan", "Paris", "France",
      "Russie", "Tiflis"],
     ["Kazim Karabekir", "Alexandre Khatissian"]),
    ("ru",
     "В 1920 году генерал Карабекир из Тифлиса через Александрополь поехал в город Карс. Договор подписал "
     "Александр Хатисян. Из Эривани он вернулся в Москву, а затем в Закавказье.",
     ["Тифлиса", "Александрополь", "Карс", "Эривани", "Москву", "Закавказье"],
     ["Карабекир", "Александр Хатисян"]),
]  # fmt: skip


@pytest.mark.model
@pytest.mark.parametrize(("lang", "text", "places", "persons"), FOREIGN, ids=[row[0] for row in FOREIGN])
def test_other_languages_by_their_models(
    lang: str, text: str, places: list[str], persons: list[str], gazetteer: Gazetteer
) -> None:
    model = installed.spacy_model(lang)
    if model is None:
        pytest.skip(f'no model for {lang} is installed: pip install "gazetteer[languages]"')
    found = Recognizer(gazetteer, model=model).recognize(text)
    assert (found.lang, found.model, found.notes) == (lang, model, ())
    assert names(found) == places
    assert [group.name for group in found.people] == persons
    assert ner.signature(model) in {mention.by for mention in found.mentions}


READ = [
    # text, places, what else must be found
    ("The delegation arrived at Alexandropol (now Gyumri) in 1920.", ["Alexandropol", "Gyumri"], {"DATE": ["1920"]}),
    ("They marched on Erzurum and Kars.", ["Erzurum", "Kars"], {}),
    ("General Lincoln said that he had seen nothing.", [], {"PERSON": ["General Lincoln"]}),
    ("Reading is good for you, and reading aloud is better.", [], {}),
    ("The Kemalists and the Bolsheviks signed it.", [], {"NORP": ["Kemalists", "Bolsheviks"]}),
    ("I lived in Yerevan, kars or Baku for years.", ["Yerevan", "kars", "Baku"], {}),
    ("They burnt three villages of Kars (Ghaltaghchi, Aghboulagh and Barapol).",
     ["Kars", "Ghaltaghchi", "Aghboulagh", "Barapol"], {}),
    ("The Treaty of Alexandropol was signed.", ["Alexandropol"], {"EVENT": ["Treaty of Alexandropol"]}),
    ("The University of Paris answered.", ["Paris"], {"ORG": ["University of Paris"]}),
    ("In 1918 General Nazarbekian marched on Erzurum.", ["Erzurum"], {"PERSON": ["General Nazarbekian"]}),
    ("The Turkish army took Kars.", ["Kars"], {"NORP": ["Turkish"]}),
    ("The Road to Kars\n\nIn the autumn they took the railway to Kars.", ["Kars", "Kars"], {}),
]  # fmt: skip


@pytest.mark.model
@pytest.mark.parametrize(("text", "places", "others"), READ)
def test_english(text: str, places: list[str], others: dict[str, list[str]], lexicon: Lexicon) -> None:
    found = Recognizer(lexicon, lang="en").recognize(text)
    assert names(found) == places
    assert {type: names(found, type) for type in others} == others


@pytest.mark.model
def test_switches(lexicon: Lexicon) -> None:
    text = "The Treaty of Alexandropol was burdensome. The Turkish army took Kars."
    assert names(Recognizer(lexicon, lang="en", nested=False).recognize(text)) == ["Kars"]
    assert names(Recognizer(lexicon, lang="en", demonyms=True).recognize(text)) == ["Alexandropol", "Turkish", "Kars"]
    [inner] = [m for m in Recognizer(lexicon, lang="en").recognize(text).mentions if m.text == "Alexandropol"]
    assert inner.nested_in is not None
    assert text[slice(*inner.nested_in)] == "Treaty of Alexandropol"


@pytest.mark.model
def test_titles_belong_to_the_mention_and_not_to_the_name(lexicon: Lexicon) -> None:
    text = "General Kazim Karabekir took Kars. Later Karabekir left."
    with_titles, without = (
        Recognizer(lexicon, lang="en", titles=titles).recognize(text) for titles in (True, False)
    )  # fmt: skip
    assert names(with_titles, "PERSON") == ["General Kazim Karabekir", "Karabekir"]
    assert names(without, "PERSON") == ["Kazim Karabekir", "Karabekir"]
    [person] = with_titles.people
    assert (person.name, len(person.mentions)) == ("Kazim Karabekir", 2)


@pytest.mark.model
def test_persons_are_merged_without_titles_of_other_languages(lexicon: Lexicon) -> None:
    text = "En 1919, M. Gustave Ador arriva. Le lendemain, M. Ador partit avec le maréchal Foch."
    found = Recognizer(lexicon, lang="fr").recognize(text)
    assert names(found, "PERSON") == ["M. Gustave Ador", "M. Ador", "maréchal Foch"]
    assert [(one.name, len(one.mentions)) for one in found.people] == [("Gustave Ador", 2), ("Foch", 1)]


@pytest.mark.model
def test_offsets_lead_into_the_text_as_it_was_given(lexicon: Lexicon) -> None:
    text = "“They  went\r\nto Alexan-\ndropol (now  Gyumri),”  he said; 😀 then   to Kars."
    found = Recognizer(lexicon, lang="en").recognize(text)
    assert names(found) == ["Alexan-\ndropol", "Gyumri", "Kars"]
    assert all(text[m.start : m.end] == m.text for m in found.mentions)
    assert [(found.mentions[a].text, found.mentions[b].text) for a, b in found.equated] == [
        ("Alexan-\ndropol", "Gyumri")
    ]


@pytest.mark.model
def test_pipe_equals_recognize(lexicon: Lexicon) -> None:
    recognizer = Recognizer(lexicon)
    texts = [text for text, _, _ in READ]
    assert list(recognizer.pipe(texts)) == [recognizer.recognize(text) for text in texts]


@pytest.fixture(scope="module")
def treaty(request: pytest.FixtureRequest) -> Recognition:
    shared: Path = request.getfixturevalue("shared")
    gazetteer: Gazetteer = request.getfixturevalue("gazetteer")
    text = (shared / "texts" / "treaty-of-alexandropol.txt").read_text(encoding="utf-8")
    return Recognizer(gazetteer).recognize(text)


TREATY_PLACES = (
    "Alexandropol,Gyumri,Karin,Erzurum,Kars,kars,Zurich,Baku,Ardahan,Gars,Sebastia,Yervan,Shirak,Artsakh,Arstakh,Karabakh,"
    "Nagorny Karabakh,Caucasus,Ottoman Empire,Republic of Armenia,Armenia,London,Berkeley,Ghaltaghchi,Aghboulagh,Barapol,"
    "Britain,France,Russia,Turkey,USA,Sweden,Iran,Azerbaijan"
).split(",")
TREATY_PERSONS = (
    "Kazim Karabekir,Enver Pasha,Mustafa Kemal,Semyon Budyonny,R. Hovannisian,M. J. Somakian,Putin,Peter the First,"
    "Kim Kardashian,Aram,Zareh,Fred"
).split(",")


@pytest.mark.model
@pytest.mark.parametrize("place", TREATY_PLACES)
def test_treaty_places(place: str, treaty: Recognition) -> None:
    assert place in names(treaty)


@pytest.mark.model
def test_treaty_names_alexandropol_each_time(treaty: Recognition) -> None:
    assert names(treaty).count("Alexandropol") == 5


@pytest.mark.model
@pytest.mark.parametrize(
    "word", ["Bolsheviks", "Kemalists", "West", "WEST", "East", "North", "Aram", "Zareh", "Fred", "Kemal"]
)
def test_treaty_has_no_such_place(word: str, treaty: Recognition) -> None:
    assert word not in names(treaty)


@pytest.mark.model
@pytest.mark.parametrize("person", TREATY_PERSONS)
def test_treaty_persons(person: str, treaty: Recognition) -> None:
    assert person in {group.name for group in treaty.people}


@pytest.mark.model
def test_lower_case_words_are_not_a_person(treaty: Recognition) -> None:
    assert "Military History" not in {group.name for group in treaty.people}


@pytest.mark.model
@pytest.mark.parametrize(("name", "short"), [("Enver Pasha", "Enver"), ("Mustafa Kemal", "Kemal")])
def test_treaty_short_forms(name: str, short: str, treaty: Recognition) -> None:
    [person] = [group for group in treaty.people if group.name == name]
    assert person.aliases == (short,)


@pytest.mark.model
def test_treaty_equates_names_of_one_place(treaty: Recognition) -> None:
    pairs = {(treaty.mentions[a].text, treaty.mentions[b].text) for a, b in treaty.equated}
    assert pairs == {("Alexandropol", "Gyumri"), ("Artsakh", "Karabakh"), ("Karin", "Erzurum")}


@pytest.mark.model
def test_treaty_is_dated_1920(treaty: Recognition) -> None:
    assert str(treaty.date) == "1920"


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("pressburg-1848", {"Danube", "Drava", "Klausenburg", "Ofen"}),
        ("alexandropol-1920", {"Arpa", "Surmalu"}),
        ("port-arthur-1904", {"Libau", "Mukden"}),
    ],
)
def test_rivers_and_towns_that_the_model_misclassifies(text: str, places: set[str], gazetteer: Gazetteer) -> None:
    read = (data_folder() / "texts" / f"{text}.txt").read_text(encoding="utf-8")
    found = Recognizer(gazetteer, lang="en").recognize(read)
    assert places <= set(names(found))
    assert not places & set(names(found, "PERSON"))


def test_turkish_uses_only_the_names_of_the_gazetteer() -> None:
    assert installed.default_model("tr") is None
    assert installed.default_model("pl") == installed.MULTILINGUAL


def test_none_selects_only_the_names_of_the_gazetteer(lexicon: Lexicon) -> None:
    found = Recognizer(lexicon, model="none", lang="en").recognize("They went from Kars to Tiflis.")
    assert names(found) == ["Kars", "Tiflis"]
    assert {mention.by for mention in found.mentions} == {"lexicon"}
    assert found.model is None
