from __future__ import annotations

from pathlib import Path

import pytest

from gazetteer.evaluation.gold import GoldDocument, GoldMention
from gazetteer.evaluation.read import read_gold
from gazetteer.evaluation.repairs import restore_punctuation


def marked(text: str) -> GoldDocument:
    """A document from a text in which [brackets] mark places."""
    pieces, mentions, length = [], [], 0
    for index, piece in enumerate(text.replace("]", "[").split("[")):
        if index % 2:
            mentions.append(GoldMention(length, length + len(piece), piece))
        pieces.append(piece)
        length += len(piece)
    return GoldDocument("x", "".join(pieces), None, tuple(mentions))


@pytest.mark.parametrize(
    ("lost", "kept"),
    [
        ("[Camp Douglas] [Utah Ter.] May 5, 1863.", "Camp Douglas, Utah Ter., May 5, 1863."),
        ("[Camp Douglas] [Utah Ter.] COLONEL: I have", "Camp Douglas, Utah Ter. COLONEL: I have"),
        ("reached [Fort Davis] The men", "reached Fort Davis. The men"),
        ("[Van Horn's Wells] where we halted", "Van Horn's Wells, where we halted"),
        ("at [Tucson] on the 15th", "at Tucson, on the 15th"),
        ("[Barry] [Stone] and [Taney] were", "Barry, Stone, and Taney were"),
        ("from [Helena] to [Memphis] by boat", "from Helena to Memphis by boat"),
        ("the [Ouachita River] road", "the Ouachita River road"),
        ("[Saint Joseph] and the men", "Saint Joseph, and the men"),
        ("between [Kars] and [Erzurum] again", "between Kars and Erzurum again"),
        ("[Franklin], Tex.; from [Mo.], and", "Franklin, Tex.; from Mo., and"),
        ("we left [Franklin]", "we left Franklin"),
    ],
)
def test_lost_punctuation(lost, kept):
    before = marked(lost)
    after = restore_punctuation(before)
    assert after.text == kept
    assert [m.text for m in after.mentions] == [m.text for m in before.mentions]
    assert all(after.text[m.start : m.end] == m.text for m in after.mentions)
    assert restore_punctuation(after) == after


def test_about_half_of_the_places_get_a_comma():
    path = Path(__file__).parents[3] / "shared" / "corpora" / "wotr-train.jsonl"
    if not path.is_file():
        pytest.skip("the corpus War of the Rebellion is missing")
    followed = [document.text[m.end : m.end + 1] == "," for document in read_gold(path) for m in document.mentions]
    assert 0.48 < sum(followed) / len(followed) < 0.54
