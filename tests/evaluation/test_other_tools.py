"""Gold in the formats of other tools and corpora."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gazetteer.errors import FormatError, InputError
from gazetteer.evaluation.read import read_gold

TEXT = "Ada left Turku. 🙂 Then Reval."
SPANS = [(0, 3, "Ada", "PERSON"), (9, 14, "Turku", "PLACE"), (23, 28, "Reval", "PLACE")]


def gold(folder: Path, name: str, content: str, **options: Any) -> list[tuple[int, int, str, str]]:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return [(m.start, m.end, m.text, m.type) for document in read_gold(path, **options) for m in document.mentions]


LABELLED = [[0, 3, "PER"], [9, 14, "LOC"], [23, 28, "LOC"]]
AS_OBJECTS = [{"start": start, "end": end, "label": label} for start, end, label in LABELLED]
WITH_OFFSETS = [{"id": 9, "start_offset": start, "end_offset": end, "label": label} for start, end, label in LABELLED]
IN_STUDIO = [{"type": "labels", "value": {"start": s, "end": e, "labels": [label]}} for s, e, label in LABELLED]


@pytest.mark.parametrize(
    ("name", "item"),
    [
        ("doccano.jsonl", {"id": 1, "text": TEXT, "label": LABELLED}),
        ("doccano.jsonl", {"id": 1, "text": TEXT, "labels": LABELLED}),
        ("doccano.jsonl", {"text": TEXT, "entities": WITH_OFFSETS}),
        ("prodigy.jsonl", {"text": TEXT, "spans": AS_OBJECTS, "tokens": [], "answer": "accept"}),
        ("studio.json", [{"id": 3, "data": {"text": TEXT}, "annotations": [{"result": IN_STUDIO}]}]),
        ("studio.json", [{"id": 3, "data": {"n": "1", "letter": TEXT}, "completions": [{"result": IN_STUDIO}]}]),
        ("spacy.json", [[TEXT, {"entities": LABELLED}]]),
        ("annotator.json", {"classes": ["X"], "annotations": [[TEXT, {"entities": LABELLED}], None]}),
        ("spacy.jsonl", [TEXT, {"entities": LABELLED}]),
        ("studio.json", [{"id": 3, "text": TEXT, "label": [{"start": s, "end": e, "labels": [x]} for s, e, x in LABELLED]}]),
    ],
)  # fmt: skip
def test_json_of_other_tools(tmp_path: Path, name: str, item: Any) -> None:
    assert gold(tmp_path, name, json.dumps(item)) == SPANS


@pytest.mark.parametrize("key", ["ner_tags", "tags"])
def test_tokens_with_tags(tmp_path: Path, key: str) -> None:
    item = {"id": 4, "tokens": ["Ada", "left", "New", "Turku", "."], key: ["B-PER", "O", "B-LOC", "I-LOC", "O"]}
    assert gold(tmp_path, "hub.jsonl", json.dumps(item)) == [(0, 3, "Ada", "PERSON"), (9, 18, "New Turku", "PLACE")]


def test_tags_as_numbers_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="names of the labels"):
        gold(tmp_path, "hub.jsonl", json.dumps({"tokens": ["Turku"], "ner_tags": [5]}))


def test_rejected_answers_are_left_out(tmp_path: Path) -> None:
    lines = [{"text": TEXT, "spans": AS_OBJECTS, "answer": answer} for answer in ("accept", "reject", "ignore")]
    assert gold(tmp_path, "p.jsonl", "".join(json.dumps(line) + "\n" for line in lines), format="prodigy") == SPANS


WEBANNO = """#FORMAT=WebAnno TSV 3.2
#T_SP=webanno.custom.Lemma|value
#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|value


#Text=Ada left New Turku.
1-1\t0-3\tAda\tada\tPER
1-2\t4-8\tleft\tleave\t_
1-3\t9-12\tNew\tnew\tLOC[1]
1-4\t13-18\tTurku\tturku\tLOC[1]
1-5\t18-19\t.\t.\t_

#Text=🙂 Reval.
2-1\t20-22\t🙂\t_\t_
2-2\t23-28\tReval\t_\tLOC
2-3\t28-29\t.\t_\t_
"""


def test_webanno(tmp_path: Path) -> None:
    assert [(text, kind) for _, _, text, kind in gold(tmp_path, "a.tsv", WEBANNO)] == [
        ("Ada", "PERSON"), ("New Turku", "PLACE"), ("Reval", "PLACE"),
    ]  # fmt: skip


RECOGITO = (
    "UUID,FILE,QUOTE_TRANSCRIPTION,ANCHOR,TYPE,URI,VOCAB_LABEL,LAT,LNG,PLACE_TYPE,VERIFICATION_STATUS,TAGS,COMMENTS\n"
    "1,letter.txt,Turku,char-offset:9,PLACE,https://www.geonames.org/633679,Turku,60.45,22.27,,VERIFIED,,\n"
    "2,letter.txt,Ada,char-offset:0,PERSON,,,,,,UNVERIFIED,,\n"
)


def test_recogito(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text(TEXT, encoding="utf-8")
    path = tmp_path / "a.csv"
    path.write_text(RECOGITO, encoding="utf-8")
    (document,) = read_gold(path)
    ada, turku = document.mentions
    assert (ada.text, ada.type, turku.text, turku.point, turku.ids) == (
        "Ada",
        "PERSON",
        "Turku",
        (60.45, 22.27),
        ("gn:633679",),
    )


def test_recogito_needs_its_text(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"letter\.txt does not exist"):
        gold(tmp_path, "a.csv", RECOGITO)


@pytest.mark.parametrize(
    "content",
    [
        "1\tAda\tB-PER\tO\n2\tleft\tO\tO\n3\tTurku\tB-LOC\tO\n4\t.\tO\tO\n",
        "Ada NNP B-NP B-PER\nleft VBD B-VP O\nTurku NNP B-NP B-LOC\n. . O O\n",
        "-DOCSTART- -X- O O\n\nAda -X- _ B-PERSON\nleft -X- _ O\nTurku -X- _ B-PLACE\n. -X- _ O\n",
        "\ufeffAda\tU-PER\nleft\tO\nTurku\tU-LOC\n.\tO\n\ufeff",
        "# text = Ada left\nAda I-PESSOA\nleft O\nTurku I-LOCAL\n. O\n",
    ],
)
def test_columns_of_iob(tmp_path: Path, content: str) -> None:
    found = gold(tmp_path, "a.conll", content)
    assert [(text, kind) for _, _, text, kind in found] == [("Ada", "PERSON"), ("Turku", "PLACE")]


def test_unknown_labels_are_listed_and_can_be_mapped(tmp_path: Path) -> None:
    content = "Ada B-ANIMA\nleft O\nTurku B-TERRA\n"
    with pytest.raises(InputError, match=r"ANIMA \(1\), TERRA \(1\). Map them, for example --label ANIMA=PLACE"):
        gold(tmp_path, "a.iob", content)
    assert gold(tmp_path, "a.iob", content, labels={"TERRA": "PLACE", "ANIMA": "-"}) == [(9, 14, "Turku", "PLACE")]
    with pytest.raises(InputError, match="no label 'LUNA'"):
        gold(tmp_path, "a.iob", content, labels={"LUNA": "PLACE"})
    with pytest.raises(InputError, match="cannot be 'TOWN'"):
        gold(tmp_path, "a.iob", content, labels={"TERRA": "TOWN"})


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("a.jsonl", '{"text": 5, "label": []}\n', FormatError),
        ("a.jsonl", '{"text": "x", "label": [[1]]}\n', FormatError),
        ("a.json", '[{"text": "x", "spans": [{"start": "a"}]}]', FormatError),
        ("a.tsv", "#FORMAT=WebAnno TSV 3.2\n1-1\tx\tAda\n", FormatError),
        ("a.iob", "Ada NNP\nleft VBD\n", FormatError),
        ("a.jsonl", '{"text": "Ada", "places": 1}\n', FormatError),
        ("a.json", "[[1, 2]]", FormatError),
    ],
)
def test_broken_gold(tmp_path: Path, name: str, content: str, error: type[Exception]) -> None:
    with pytest.raises(error) as caught:
        gold(tmp_path, name, content)
    assert "Error(" not in str(caught.value)


def test_a_line_without_spans_has_no_names(tmp_path: Path) -> None:
    lines = [{"text": "No names.", "answer": "accept"}, {"text": "Ada left.", "spans": [], "_task_hash": 1}]
    path = tmp_path / "prodigy.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert [len(document.mentions) for document in read_gold(path)] == [0, 0]


def test_labels_without_prefixes(tmp_path: Path) -> None:
    content = "Ada\tPERSON\nleft\tO\nNew\tLOCATION\nYork\tLOCATION\n.\tO\n"
    assert gold(tmp_path, "a.tsv", content) == [(0, 3, "Ada", "PERSON"), (9, 17, "New York", "PLACE")]


def test_labels_that_are_not_scored_are_reported(tmp_path: Path) -> None:
    notes: list[str] = []
    gold(tmp_path, "a.iob", "Ada B-PER\nleft O\nTurku B-TERRA\n", note=notes.append)
    assert ["TERRA (1)" in note for note in notes] == [True]
