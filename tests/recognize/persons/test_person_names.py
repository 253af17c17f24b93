"""Names of persons: titles and speakers."""

import pytest

from gazetteer.recognize.models.ner import load, read
from gazetteer.recognize.persons.around_names import is_not_a_name, with_generation, with_titles
from gazetteer.recognize.persons.person_names import by_titles, extended, inverted, speakers
from gazetteer.recognize.text.lexicon import shapes
from gazetteer.recognize.text.page import open_page
from gazetteer.recognize.text.words import Words
from gazetteer.recognize.vocabulary import in_english


def lower(words: Words, lang: str = "en") -> list[str]:
    return [in_english(lang).get(text, text) for text in (word.lower().rstrip(".") or word for word in words.words)]


TITLED = [
    ("He met General Karabekir there.", ["Karabekir"], ["General Karabekir"]),
    ("He met Lieut. Gen. U. S. Grant there.", ["U. S. Grant"], ["Lieut. Gen. U. S. Grant"]),
    ("He met Enver Pasha there.", ["Enver Pasha"], ["Enver Pasha"]),
    ("He met Tsar Peter the First there.", ["Peter the First"], ["Peter the First"]),
    ("He met nobody there.", [], []),
    ("He met Captains Karabekir and Mirza there.", ["Karabekir"], ["Karabekir"]),
    ("He praised the General. The town fell.", [], []),
    ("He praised Genl. The town fell.", [], []),
    ("He sailed in the Brig Maria to Kars.", [], []),
    ("He met Brig. Smith, Colonel Commanding.", ["Smith"], ["Brig. Smith"]),
]


@pytest.mark.parametrize(("text", "names", "titled"), TITLED)
def test_titles(text: str, names: list[str], titled: list[str]) -> None:
    words = read(text, load(None, "en"))
    marks = shapes(words)
    found = [piece for piece in by_titles(words, marks, lower(words)) if len(words.slice(*piece)) > 3]
    assert [words.slice(*piece) for piece in found] == names
    page = open_page(words, marks, {}, frozenset(), [], lang="en")
    assert [words.slice(*with_titles(page, piece)) for piece in found] == titled


@pytest.mark.parametrize(
    ("lang", "text", "name", "whole"),
    [
        ("en", "Then Mr. Wm. Hill, Esq., came.", "Hill", "Mr. Wm. Hill, Esq."),
        ("en", "Then queen Mirza came.", "Mirza", "queen Mirza"),
        ("en", "Then the captain Mirza came.", "Mirza", "captain Mirza"),
        ("en", "Then a surgeon Mirza came.", "Mirza", "Mirza"),
        ("fr", "Puis le général de Mirzan arriva.", "Mirzan", "général de Mirzan"),
        ("fr", "Puis M. Mirzan arriva.", "Mirzan", "M. Mirzan"),
        ("fr", "Le frère de Mirzan arriva.", "Mirzan", "Mirzan"),
        ("de", "Gestern kam Hr. Oberst Mirzan an.", "Mirzan", "Hr. Oberst Mirzan"),
        ("es", "Llegó el coronel Mirzan.", "Mirzan", "coronel Mirzan"),
        ("ru", "Приехал генерал Мирзан.", "Мирзан", "генерал Мирзан"),
    ],
)
def test_titles_before_a_name(lang: str, text: str, name: str, whole: str) -> None:
    words = read(text, load(None, lang))
    page = open_page(words, shapes(words), {}, frozenset(), [], lang=lang)
    index = words.words.index(name)
    start = index - 1 if words.words[index - 1] == "Wm." else index
    assert words.slice(*with_titles(page, (start, index + 1))) == whole


@pytest.mark.parametrize(
    ("text", "found", "whole"),
    [
        ("Then Benj. Hill came.", ("Benj.", "Benj."), "Benj. Hill"),
        ("Then Geo. W. Hill came.", ("W.", "Hill"), "Geo. W. Hill"),
        ("Then Wm. Hill Sunday came.", ("Wm.", "Hill"), "Wm. Hill"),
        ("Then came Jos. The men left.", ("Jos.", "Jos."), "Jos."),
    ],
)
def test_abbreviated_given_names(text: str, found: tuple[str, str], whole: str) -> None:
    words = read(text, load(None, "en"))
    piece = words.words.index(found[0]), words.words.index(found[1]) + 1
    assert words.slice(*extended(piece, words, shapes(words), lower(words))) == whole


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("2. Aram said:\nThank you.", ["Aram"]),
        ("troy said:\nBlame.", ["troy"]),
        ("Yes.\n  5. troy said:\nBlame.", ["troy"]),
        ("Yes.\n    • troy said:\nBlame.", ["troy"]),
        ("Our friend recently said:\nBlame.", []),
        ("They said: no.", []),
        ("As has been lately said: it fell.", []),
        ("He said no.", []),
    ],
)
def test_speakers(text: str, who: list[str]) -> None:
    words = read(text, load(None, "en"))
    assert [words.slice(*piece) for piece in speakers(words, shapes(words))] == who


@pytest.mark.parametrize(
    ("text", "found", "whole"),
    [
        ("There Jiménez de Quesada fell.", "Jiménez", "Jiménez de Quesada"),
        ("Then Conrad von Hötzendorf came.", "Conrad von", "Conrad von Hötzendorf"),
        ("Then Ibrahim ibn al-Walid came.", "Ibrahim", "Ibrahim"),
        ("Isabella de and others came.", "Isabella de", "Isabella"),
        ("Peter of Aragon came.", "Peter", "Peter"),
    ],
)
def test_particles(text: str, found: str, whole: str) -> None:
    words = read(text, load(None, "en"))
    start = words.words.index(found.split()[0])
    piece = start, start + len(found.split())
    assert words.slice(*extended(piece, words, shapes(words), lower(words))) == whole


@pytest.mark.parametrize(
    ("text", "found", "name"),
    [
        ("There John Reed Secretary signed.", "John Reed Secretary", "John Reed"),
        ("There John Reed Sergeant-Major signed.", "John Reed Sergeant - Major", "John Reed"),
        ("There Henry Earl of Cork signed.", "Henry Earl", "Henry"),
        ("There Henry Earl signed.", "Henry Earl", "Henry Earl"),  # his surname
        ("There John Bishop of York signed.", "John Bishop", "John"),
    ],
)
def test_offices_after_a_name_are_left_out(text: str, found: str, name: str) -> None:
    words = read(text, load(None, "en"))
    start = words.words.index(found.split()[0])
    piece = start, start + len(found.split())
    assert words.slice(*extended(piece, words, shapes(words), lower(words))) == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Cooper, Thomas came from York.", ["Cooper, Thomas"]),
        ("Cooper, Thomas H., d. 1830.", ["Cooper, Thomas H."]),
        ("They left. Cooper, Mary, b. 1790.", ["Cooper, Mary"]),
        ("Cooper, Thomas Wood said so.", ["Cooper, Thomas Wood"]),  # both are given names
        ("Cooper, Thomas Hartwell said so.", []),
        ("Cooper, Thomas, and Mary came.", []),
        ("Then Cooper, Thomas came.", []),
        ("Hartwell, Nobody came.", []),
        ("COOPER, May 19. Three hundred left.", []),  # a dateline
        ("Cooper, May, b. 1790.", ["Cooper, May"]),
    ],
)
def test_surname_first(text: str, names: list[str]) -> None:
    words = read(text, load(None, "en"))
    assert [words.slice(*piece) for piece in inverted(words, shapes(words), lower(words))] == names


@pytest.mark.parametrize(
    ("lang", "text", "found", "name"),
    [
        ("de", "Dort traf er Erzherzog Johann.", "Erzherzog Johann", "Johann"),
        ("sv", "Der mötte han Löjtnant Berg.", "Löjtnant Berg", "Berg"),
        ("es", "Llegó D. Martín Olmos ayer.", "D. Martín Olmos", "Martín Olmos"),
        ("es", "Llegó San Martín ayer.", "San Martín", "San Martín"),
        ("de", "Dort traf er Ismail Pascha gestern.", "Ismail", "Ismail Pascha"),
        ("ru", "Тогда Мустафа-ага бежал.", "Мустафа", "Мустафа-ага"),
    ],
)
def test_titles_of_other_languages(lang: str, text: str, found: str, name: str) -> None:
    words = read(text, load(None, lang))
    start = words.words.index(found.split()[0])
    end = next(index + 1 for index in range(start, len(words.words)) if words.words[index] == found.split()[-1])
    assert words.slice(*extended((start, end), words, shapes(words), lower(words, lang))) == name


@pytest.mark.parametrize(
    ("text", "name", "whole"),
    [
        ("Then Daniel Colt, Jr., came.", "Daniel Colt", "Daniel Colt, Jr."),
        ("Then Daniel Colt, Sr., came.", "Daniel Colt", "Daniel Colt, Sr."),
        ("Then Daniel Colt Senior came.", "Daniel Colt", "Daniel Colt Senior"),
        ("Then Daniel Colt, Troy, came.", "Daniel Colt", "Daniel Colt"),
        ("Then came Daniel Colt. Senior men stayed.", "Daniel Colt", "Daniel Colt"),
    ],
)
def test_junior_and_senior_belong_to_a_name(text: str, name: str, whole: str) -> None:
    words = read(text, load(None, "en"))
    start = words.words.index(name.split()[0])
    piece = with_generation((start, start + 2), words)
    assert words.slice(*piece) == whole
    page = open_page(words, shapes(words), {}, frozenset(), [], lang="en")
    assert not is_not_a_name(page, piece)
    assert whole == name or is_not_a_name(page, (piece[1] - 1 - whole.endswith("Sr."), piece[1]))


@pytest.mark.parametrize(
    ("lang", "word", "expected"), [("de", "Hr.", True), ("de", "Locher", False), ("en", "Gen.", True)]
)
def test_a_title_alone_is_not_a_name(lang: str, word: str, expected: bool) -> None:
    words = read(f"{word} Mirzan", load(None, lang))
    page = open_page(words, shapes(words), {}, frozenset(), [], lang=lang)
    assert is_not_a_name(page, (0, 1)) is expected
