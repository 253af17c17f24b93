from __future__ import annotations

import json
from pathlib import Path

import pytest

from gazetteer.errors import FormatError, InputError
from gazetteer.evaluation.gold import GoldDocument, GoldMention, spread
from gazetteer.evaluation.read import read_gold

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"

LGL = """<articles><article docid="7"><dltime>{date}</dltime><text>The road to Kars &amp; Kars itself</text>
<toponyms><toponym><start>{start}</start><end>99</end><phrase>Kars</phrase><gaztag geonameid="743952">
<fcode>PPLA</fcode><lat>40.6</lat><lon>43.1</lon><country geonameid="298795">Turkey</country></gaztag></toponym>
</toponyms></article></articles>"""


@pytest.mark.parametrize(("start", "found"), [(12, 12), (13, 12), (14, 12), (19, 19), (18, 19), (11, 12)])
def test_a_shifted_phrase_is_found(tmp_path, start, found):
    path = tmp_path / "lgl.xml"
    path.write_text(LGL.format(start=start, date="2009-03-20 12:24:52"))
    (document,) = read_gold(path)
    assert document.id == "7"
    assert document.date == "2009-03-20"
    assert document.mentions == (
        GoldMention(found, found + 4, "Kars", "PLACE", 40.6, 43.1, ("gn:743952",), "TR", False),
    )


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2016-12-19", "2016-12-19"),
        ("9:55 AM ET, Sun January 4, 2015", "2015"),
        ("17 December 2016", "2016"),
        ("", None),
    ],
)
def test_dates_of_articles(tmp_path, written, date):
    path = tmp_path / "tr-news.xml"
    path.write_text(LGL.format(start=12, date=written))
    assert read_gold(path)[0].date == date


def test_geovirus_counts_from_one(tmp_path):
    path = tmp_path / "geovirus.xml"
    path.write_text(
        "<articles><article><source>https://en.wikinews.org/wiki/A_page</source><text>In Pandi, Asia.</text><locations>"
        "<location><name>Pandi</name><start>4</start><end>9</end><lat>14.87</lat><lon>120.95</lon></location>"
        "<location><name>Asia</name><start>11</start><end>15</end><lat>50</lat><lon>80</lon><continent>yes</continent>"
        "</location></locations></article></articles>"
    )
    (document,) = read_gold(path)
    assert document.id == "A_page"
    assert [(m.span, m.text, m.point, m.area) for m in document.mentions] == [
        ((3, 8), "Pandi", (14.87, 120.95), False),
        ((10, 14), "Asia", (50.0, 80.0), True),
    ]


HIPE = """TOKEN\tNE-COARSE-LIT\tNE-COARSE-METO\tFINE\tFINE-METO\tFINE-COMP\tNESTED\tNEL-LIT\tNEL-METO\tMISC
# hipe2022:document_id = NZZ-1798
# hipe2022:date = 1798-12-12
Aus\tO\tO\t_\t_\t_\t_\t_\t_\t_
Zü\tB-loc\tO\t_\t_\t_\t_\tQ72\t_\tNoSpaceAfter
¬\tI-loc\tO\t_\t_\t_\t_\tQ72\t_\tEndOfLine
rich\tI-loc\tO\t_\t_\t_\t_\tQ72\t_\tNoSpaceAfter
,\tO\tO\t_\t_\t_\t_\t_\t_\tEndOfLine
M\tB-pers\tO\t_\t_\t_\t_\tNIL\t_\tNoSpaceAfter
.\tI-pers\tO\t_\t_\t_\t_\tNIL\t_\t_
Hage\tI-pers\tO\t_\t_\t_\t_\tNIL\t_\t_
Bern\tB-LOC\tO\t_\t_\t_\t_\tQ70\t_\t_
Uri\tB-LOC\tO\t_\t_\t_\t_\tNIL\t_\t_
Volk\tB-org\tO\t_\t_\t_\t_\t_\t_\t_

# hipe2022:document_id = NZZ-1799
ohne\tO\tO\t_\t_\t_\t_\t_\t_\t_
"""


def test_hipe_tokens_become_text(tmp_path):
    path = tmp_path / "hipe.tsv"
    path.write_text(HIPE)
    first, second = read_gold(path)
    assert first.text == "Aus Zü¬\nrich,\nM. Hage Bern Uri Volk "
    assert (first.id, first.date, second.id, second.text) == ("NZZ-1798", "1798-12-12", "NZZ-1799", "ohne ")
    assert [(m.text, m.type, m.ids) for m in first.mentions] == [
        ("Zü¬\nrich", "PLACE", ("wd:Q72",)),
        ("M. Hage", "PERSON", ()),
        ("Bern", "PLACE", ("wd:Q70",)),
        ("Uri", "PLACE", ()),
    ]


def test_hipe_with_line_end_hyphens_joined():
    from gazetteer.evaluation.readers.hipe import read_joined

    first, _ = read_joined(HIPE, "hipe")
    assert first.text.startswith("Aus Zürich,\nM. Hage")
    assert first.mentions[0].text == "Zürich"


def test_brat(tmp_path):
    (tmp_path / "a.txt").write_text("Karin and Kars\n")
    (tmp_path / "a.ann").write_text(
        "T1\tLOC 0 5\tKarin\nN1\tReference T1 GeoNames:315368\tErzurum\n#1\tAnnotatorNotes T1\t39.9, 41.27\n"
        "T2\tLocation 10 14\tKars\nR1\tnear Arg1:T1 Arg2:T2\nT3\tColour 0 5\tKarin\n"
    )
    (tmp_path / "b.txt").write_text("nothing")
    (tmp_path / "b.ann").write_text("")
    first, second = read_gold(tmp_path)
    assert [(m.text, m.point, m.ids) for m in first.mentions] == [
        ("Karin", (39.9, 41.27), ("gn:315368",)),
        ("Kars", None, ()),
    ]
    assert second.mentions == ()


@pytest.mark.parametrize(
    "tags",
    [
        "Enver\tB-PER\nPasha\tI-PER\nleft\tO\nKars\tB-LOC\n.\tO\n",
        "Enver\tI-PER\nPasha\tI-PER\nleft\tO\nKars\tI-LOC\n.\tO\n",
        "Enver\tB-PER\nPasha\tL-PER\nleft\tO\nKars\tU-LOC\n.\tO\n",
        "Enver NNP B-PER\nPasha NNP I-PER\nleft VBD O\nKars NNP B-LOC\n. . O\n",
    ],
)
def test_iob(tmp_path, tags):
    path = tmp_path / "x.iob"
    path.write_text(tags)
    (document,) = read_gold(path)
    assert document.text == "Enver Pasha left Kars."
    assert [(m.span, m.text, m.type) for m in document.mentions] == [
        ((0, 11), "Enver Pasha", "PERSON"),
        ((17, 21), "Kars", "PLACE"),
    ]


def test_two_iob_names_side_by_side_stay_two(tmp_path):
    path = tmp_path / "x.iob"
    path.write_text("Kars\tB-LOC\nArdahan\tB-LOC\n\nBatum\tB-LOC\n")
    assert [m.text for m in read_gold(path)[0].mentions] == ["Kars", "Ardahan", "Batum"]


@pytest.mark.parametrize(
    "entity",
    [
        {"start": 3, "end": 7, "text": "Kars", "type": "PLACE", "place": {"id": "gn:743952", "lat": 40.6, "lon": 43.1}},
        {"start": 3, "end": 7, "lat": 40.6, "lon": 43.1},
    ],
)
@pytest.mark.parametrize("suffix", ["json", "jsonl"])
def test_json(tmp_path, entity, suffix):
    path = tmp_path / f"gold.{suffix}"
    path.write_text(json.dumps({"id": "x", "text": "In Kars.", "date": "1920", "entities": [entity]}))
    (document,) = read_gold(path)
    assert (document.date, document.mentions[0].text, document.mentions[0].point) == ("1920", "Kars", (40.6, 43.1))


def test_white_space_is_not_part_of_a_name(tmp_path):
    path = tmp_path / "gold.json"
    path.write_text(json.dumps({"text": "the North Fork is", "entities": [{"start": 3, "end": 15}]}))
    assert [(m.span, m.text) for m in read_gold(path)[0].mentions] == [((4, 14), "North Fork")]


@pytest.mark.parametrize(("limit", "ids"), [(None, "abcdef"), (9, "abcdef"), (3, "ace"), (1, "a")])
def test_a_limit_is_spread_over_the_corpus(limit, ids):
    assert "".join(d.id for d in spread([GoldDocument(id, "x") for id in "abcdef"], limit)) == ids


@pytest.mark.parametrize(
    ("name", "content", "error", "says"),
    [
        ("gone.xml", None, InputError, "does not exist"),
        ("a.txt", "some words", InputError, "--format"),
        ("a.json", "{", FormatError, "not JSON"),
        ("a.json", '{"id": "x"}', FormatError, "`text` and `entities`"),
        ("a.json", '{"text": "Kars", "entities": [{"start": 2, "end": 9}]}', FormatError, "outside the text"),
        (
            "a.json",
            '{"text": "Kars", "entities": [{"start": 0, "end": 2, "text": "Ba"}]}',
            FormatError,
            "is 'Ka', not 'Ba'",
        ),
        ("a.xml", "<articles><article>", FormatError, "well-formed"),
        ("a.xml", "<articles></articles>", InputError, "no gold document"),
        ("a.iob", "word\n", FormatError, "line 1"),
    ],
)
def test_bad_gold_is_refused_with_a_reason(tmp_path, name, content, error, says):
    path = tmp_path / name
    if content is not None:
        path.write_text(content)
    with pytest.raises(error, match=says):
        read_gold(path)


@pytest.mark.parametrize(
    ("name", "documents", "mentions", "points"),
    [
        ("lgl-dev.xml", 294, 2504, 2167),
        ("tr-news-dev.xml", 59, 706, 683),
        ("geovirus-dev.xml", 115, 1061, 1061),
        ("wotr-train.jsonl", 1322, 9578, 8458),
        ("hipe-2022/HIPE-2022-v2.1-hipe2020-dev-en.tsv", 80, 786, 0),
        ("hipe-2022/HIPE-2022-v2.1-hipe2020-dev-de.tsv", 33, 960, 0),
        ("hipe-2022/HIPE-2022-v2.1-hipe2020-dev-fr.tsv", 43, 1453, 0),
        ("hipe-2022/HIPE-2022-v2.1-topres19th-dev-en.tsv", 34, 236, 0),
    ],
)
def test_corpora_are_read_completely(name, documents, mentions, points):
    path = CORPORA / name
    if not path.is_file():
        pytest.skip(f"{name} is not at hand")
    found = read_gold(path)
    marked = [mention for document in found for mention in document.mentions]
    assert (len(found), len(marked), sum(1 for m in marked if m.point)) == (documents, mentions, points)
