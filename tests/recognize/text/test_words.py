"""Words, shapes, sentences, demonyms and languages."""

import pytest

from gazetteer.names.demonyms import looks_like_one, places_of
from gazetteer.recognize.models.ner import READ_AT_ONCE, load, read
from gazetteer.recognize.places.derived_demonyms import is_derived
from gazetteer.recognize.text.lexicon import runs, shape, shapes
from gazetteer.recognize.text.words import sentences
from tests.recognize.conftest import Lexicon


@pytest.mark.parametrize(
    ("word", "mark"),
    [("Kars", "T"), ("KARS", "U"), ("kars", "l"), ("1920", "d"), (",", "p"), ("Կարս", "T"), ("თბილისი", "c"), ("قارص", "c"),
     ("Карс", "T"), ("d'Erzurum", "T"), ("K", "T"), ("😀", "p"), ("U.S.", "U")],
)  # fmt: skip
def test_shape(word: str, mark: str) -> None:
    assert shape(word) == mark


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They left Alexandropol.", "Alexandropol"),
        ("They left New York City.", "New York City"),
        ("They left Bosnia and Herzegovina.", "Bosnia and Herzegovina"),
        ("They left the Cape of Good Hope.", "Cape of Good Hope"),
        ("They left Stratford-upon-Avon.", "Stratford-upon-Avon"),
        ("They left Van Horn's Wells.", "Van Horn's Wells"),
        ("They left St. Louis, Mo. in May.", "St. Louis"),
    ],
)
def test_runs(text: str, name: str) -> None:
    words = read(text, load(None, "en"))
    assert name in [words.slice(*piece) for piece in runs(words, shapes(words))]


def test_runs_stay_within_sentences() -> None:
    words = read("They left Kars. Baku fell.", load(None, "en"))
    assert not [piece for piece in runs(words, shapes(words)) if "Kars. Baku" in words.slice(*piece)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("to Uskub,--then", ["to", "Uskub", ",", "--", "then"]),
        ("Prilep.--We", ["Prilep", ".", "--", "We"]),
        ("the Vardar;—no", ["the", "Vardar", ";", "—", "no"]),
    ],
)
@pytest.mark.parametrize("lang", ["en", "de", "xx"])
def test_words_end_at_long_dashes(text: str, words: list[str], lang: str) -> None:
    assert read(text, load(None, lang)).words == words


def test_armenian_names_keep_their_dash() -> None:
    assert read("Մելիք—Ավագ եկավ,—ասաց նա։", load(None, "hy")).words[0] == "Մելիք—Ավագ"


def test_sentences() -> None:
    text = "HEADLINE\nThe army left Kars. It went to Baku! Did it?"
    found = [text[start:end] for start, end in sentences(read(text, load(None, "en")))]
    assert found == ["HEADLINE", "The army left Kars.", "It went to Baku!", "Did it?"]


@pytest.mark.parametrize("joint", [". ", " ", "\n", "x"])
def test_long_texts_are_read_in_pieces_with_right_offsets(joint: str) -> None:
    text = joint.join(["Kars"] * (3 * READ_AT_ONCE // 5))
    words = read(text, load(None, "en"))
    assert max(words.ends) == len(text)
    assert all(text[start:end] == word for word, start, end in zip(words.words, words.starts, words.ends, strict=True))


@pytest.mark.parametrize(
    ("demonym", "place"),
    [("mesopotamian", "mesopotamia"), ("londoners", "london"), ("parisians", "paris"), ("bakuites", "baku")],
)
def test_places_of_a_demonym(demonym: str, place: str, lexicon: Lexicon) -> None:
    assert looks_like_one(demonym)
    assert place in places_of(demonym)
    assert is_derived(demonym, lexicon.terms(list(places_of(demonym))))


@pytest.mark.parametrize("word", ["republican", "kars", "soldiers", "human"])
def test_words_that_only_look_like_demonyms(word: str, lexicon: Lexicon) -> None:
    assert not is_derived(word, lexicon.terms(list(places_of(word))))
