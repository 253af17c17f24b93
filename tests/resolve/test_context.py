"""The context of a mention."""

from __future__ import annotations

import pytest

from gazetteer.clues.question import A_DATELINE, Cue
from gazetteer.model.document import Mention
from gazetteer.resolve import context
from tests.resolve.builders import mentions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("along the river [Aras] to", ("beside", "H.STM", "river")),
        ("the [Aras] river froze", ("beside", "H.STM", "river")),
        ("the river of [Aras] froze", ("beside", "H.STM", "river")),
        ("in the province of [Kars] lived", ("beside", "A.ADM1", "province")),
        ("in the [Kars oblast], in", ("inside", "A.ADM1", "oblast")),
        ("the city of [Alexandropol] fell", ("beside", "P", "city")),
        ("the capital [Yerevan] fell", ("beside", "P", "capital")),
        ("the capital of [Armenia] fell", None),
        ("the villages of [Shirak] burnt", ("beside", "A", "villages")),
        ("three villages of [Shirak] (Barapol)", ("beside", "A", "villages")),
        ("the villages of [Barapol] and Aghboulagh", None),
        ("the villages of [Barapol], Shirak", None),
        ("the [Shirak] villages burnt", ("beside", "A", "villages")),
        ("the [Ankara] government fled", None),
        ("the Republic of [Armenia]", ("beside", "A.PCL", "republic")),
        ("[Lake Van] froze", ("inside", "H", "lake")),
        ("he left [Van] in May", None),
        ("[Van]", None),
    ],
)
def test_kind_words(text: str, expected: tuple[str, str, str] | None) -> None:
    cues = [cue for cue in around(text) if cue.source in ("beside", "inside")]
    assert [(cue.source, cue.kinds[0], cue.word) for cue in cues] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "word", "kinds"),
    [
        ("The army crossed the [Ohio] at dawn.", "crossed", "HTL"),
        ("They sailed up the [Congo] for two days.", "sailed up", "H"),
        ("The camp lay on the banks of the [Niger].", "banks of", "H"),
        ("at the mouth of the [Columbia] stood", "mouth of", "H"),
        ("a bridge over the [Arpa] fell", "bridge over", "H"),
        ("the fords of [Jordan]", "fords of", "H"),
        ("the [Missouri] overflowed its banks", "overflowed", "H"),
        ("he climbed [Ararat] alone", "climbed", "T"),
        ("the snows of [Elbrus]", "snows of", "T"),
        ("The Turks besieged [Kars] again", "besieged", "PS"),
        ("the walls of [Ani]", "walls of", "PS"),
        ("[Erzurum] surrendered in", "surrendered", "PS"),
        ("the King of [Georgia] came", "King of", "AL"),
        ("ging über den [Rhein]", None, ""),
        ("an der [Donau] liegt", "an der", "H"),
        ("sur les bords du [Rhin]", "bords du", "H"),
        ("на берегах [Аракса]", "берегах", "H"),
        ("They went to [Ohio] in May", None, ""),
        ("the people of [Ohio]", None, ""),
    ],
)
def test_words_that_suggest_a_kind(text: str, word: str | None, kinds: str) -> None:
    found = [cue for cue in around(text) if cue.source == "context"]
    if not kinds:
        assert not found
    else:
        assert [(cue.word, "".join(dict.fromkeys(kind[0] for kind in cue.kinds))) for cue in found] == [(word, kinds)]


@pytest.mark.parametrize(
    ("text", "article"),
    [
        ("beyond the [Ohio], in", True),
        ("The [Tigris] is", True),
        ("the [Ohio] regiment", False),
        ("bathe [Ohio], in", False),
        ("in [Ohio], in", False),
        ("the [Kars Oblast], in", False),
    ],
)
def test_the_english_article(text: str, article: bool) -> None:
    assert any(cue.source == "article" for cue in around(text)) is article


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("a mill at [Orange] burnt", True),
        ("They reached [Orange] late", True),
        ("the rebels besieged [Orange] in May", True),
        ("on the road towards [Orange]", True),
        ("the mills of the [Orange]", False),
        ("the rivers Vaal, [Orange] and Molopo", False),
        ("at the [Orange]", False),
        ("near [Orange River]", False),
    ],
)
def test_a_missing_article(text: str, bare: bool) -> None:
    assert any(cue.source == "bare" for cue in around(text)) is bare


def around(text: str) -> tuple[Cue, ...]:
    start, end = text.index("["), text.index("]") - 1
    return context.cues_around(text.replace("[", "").replace("]", ""), start, end)


@pytest.mark.parametrize(
    ("text", "container", "loose"),
    [
        ("Alexandria, Louisiana", 1, None),
        ("Alexandria Louisiana", 1, None),
        ("Alexandria (Louisiana)", 1, None),
        ("Alexandria in Louisiana", None, 1),
        ("Alexandria, in the north of Louisiana", None, 1),
        ("Alexandria and Louisiana", None, None),
        ("Alexandria. Louisiana", None, None),
        ("Alexandria\n\n\n\nLouisiana", None, None),
    ],
)
def test_containers(text: str, container: int | None, loose: int | None) -> None:
    first, last = context.read(text, mentions(text, "Alexandria", "Louisiana"))
    assert (first.container, first.loose_container) == (container, loose)
    assert (last.container, last.loose_container) == (None, None)


def test_other_mentions_have_no_context() -> None:
    text = "Kemal, Ankara"
    found = context.read(text, [Mention(0, 5, "Kemal", "PERSON", "test"), *mentions(text, "Ankara")])
    assert found == [context.Context(), context.Context()]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("the late Duke of [Norfolk] and his sons", "Duke"),
        ("the vicars of [Ludlow]", "vicars"),
        ("the people of [Norfolk]", None),
        ("le comte de [Blois]", "comte"),
        ("Herzog von [Sachsen]", "Herzog"),
        ("il duca di [Milano]", "duca"),
        ("the Duke, of [Milan] by birth", None),
    ],
)
def test_titles_of_nobility(text: str, title: str | None) -> None:
    words = [cue.word for cue in around(text) if cue.source == "titled"]
    assert words == ([title] if title else [])


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("[Washington], July 5. — The consul wrote.", True),
        ("Camp near [Washington], 5th July.", True),
        ("News.\n[Washington], July 5. The consul wrote.", True),
        ("The consul left [Washington], July 5.", False),
        ("[Washington] is the capital.", False),
    ],
)
def test_datelines_name_towns(text: str, dated: bool) -> None:
    start, end = text.index("["), text.index("]") - 1
    cues = context.cues_around(text.replace("[", "").replace("]", ""), start, end)
    assert ([cue.kinds for cue in cues if cue.word == A_DATELINE] == [("P",)]) is dated


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("[Scutari] d'[Albania] fu presa", "it", 1),
        ("[Troyes] en [Champagne] fut prise", "fr", 1),
        ("[Bergen] in [Noorwegen] lag stil", "nl", 1),
        ("[Viana] do [Minho] foi tomada", "pt", 1),
        ("[Nisko] w [Galicji] spalono", "pl", 1),
        ("[Zadar] u [Dalmaciji] pade", "hr", 1),
        ("[Nisko] i [Galicja] spalone", "pl", None),
        ("[Bergen] til [Norge] kom", "da", None),
    ],
)
def test_a_preposition_states_the_container(text: str, lang: str, expected: int | None) -> None:
    phrases = [part.split("]")[0] for part in text.split("[")[1:]]
    plain = text.replace("[", "").replace("]", "")
    found = context.read(plain, mentions(plain, *phrases), lang)
    assert found[0].loose_container == expected


@pytest.mark.parametrize(
    ("text", "lang", "word"),
    [
        ("und zogen nach [Narva] ab", "de", "nach"),
        ("gen [Raab] gezogen", "de", "gen"),
        ("an der [Narva] lag er", "de", None),
        ("il marcha vers [Orange] et", "fr", "vers"),
        ("entró en [Orange] ayer", "es", "en"),
        ("te [Gouda] bleef hij", "nl", "te"),
        ("pod [Narva] stał", "pl", None),
    ],
)
def test_a_name_without_an_article_in_other_languages(text: str, lang: str, word: str | None) -> None:
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    cues = [cue.word for cue in context.cues_around(plain, start, end, lang) if cue.source == "bare"]
    assert cues == ([word] if word else [])
