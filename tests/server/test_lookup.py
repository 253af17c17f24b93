"""Look-ups and annotations over HTTP: the same answers as from Python, each with its source."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from gazetteer import Document, Gazetteer, Pipeline
from gazetteer.formats.web_annotation import terms as web_annotation_terms

TEXT = "In November 1920 the delegation reached Alexandropol; Mustafa Kemal wrote from Angora."


def test_lookup_gives_the_scores_of_the_gazetteer(client: httpx.Client, gazetteer: Gazetteer) -> None:
    answered = client.get("/api/lookup", params={"name": "Karin", "year": "1920", "near": "Kars"}).json()
    expected = gazetteer.lookup("Karin", year=1920, near="Kars")
    assert [(one["id"], one["score"]) for one in answered] == [(one.place.id, round(one.score, 6)) for one in expected]
    assert answered[0]["source"]["title"]
    assert answered[0]["clues"]


def test_lookup_in_one_script(client: httpx.Client) -> None:
    answered = client.get("/api/lookup", params={"name": "Karin", "script": "Armn", "limit": 100}).json()
    assert {one["script"] for one in answered} <= {"Armn"}


def test_empty_options_count_as_absent(client: httpx.Client) -> None:
    plain = client.get("/api/lookup?name=Karin").json()
    assert client.get("/api/lookup?name=Karin&year=&near=&country=&script=&limit=").json() == plain


def test_names_of_a_year(client: httpx.Client) -> None:
    answered = client.get("/api/names", params={"place": "Gyumri", "year": "1930"}).json()
    assert answered["id"] == "gn:616635"
    assert {"Leninakan", "Ленинакан"} <= {name["name"] for name in answered["names"]}
    assert all(name["source"]["id"] for name in answered["names"])


def test_a_place_with_its_containers(client: httpx.Client) -> None:
    answered = client.get("/api/place/gn:616635").json()
    assert {"id": "hg:russian-empire", "name": "Russian Empire", "years": "1721/1917"} in answered["lay_in"]
    assert answered["divisions"]


def test_persons(client: httpx.Client) -> None:
    (found,) = client.get("/api/people", params={"name": "Dean Acheson"}).json()
    assert client.get(f"/api/person/{found['id']}").json() == {**found, "how": None}
    assert found["how"] == "exact"
    assert client.get("/api/people", params={"name": "Dean Acheson", "year": "1700"}).json() == []


def test_annotate_gives_the_document_of_the_pipeline(client: httpx.Client, pipeline: Pipeline) -> None:
    answered = client.post("/api/annotate", json={"text": TEXT})
    assert Document.from_json(answered.text).to_dict() == pipeline.annotate(TEXT).to_dict()


def test_annotate_as_web_annotations(client: httpx.Client) -> None:
    answered = client.post("/api/annotate", params={"format": "w3c"}, json={"text": TEXT})
    assert answered.headers["content-type"] == web_annotation_terms.MEDIA_TYPE
    page = json.loads(answered.text)
    selector = page["items"][0]["target"]["selector"][0]
    assert TEXT[selector["start"] : selector["end"]] == "November 1920"


def test_resolve_given_spans(client: httpx.Client) -> None:
    start = TEXT.index("Angora")
    answered = client.post("/api/resolve", json={"text": TEXT, "spans": [[start, start + 6]], "date": "1920"}).json()
    assert answered["entities"][0]["place"]["name"] == "Ankara"


def test_reconcile_rows(client: httpx.Client) -> None:
    rows = [{"name": "Tiflis", "year": "c. 1900"}, {"name": "Xqzzzvwkjq"}]
    found, missing = client.post("/api/reconcile", json=rows).json()
    assert (found["name"], found["review"]) == ("Tbilisi", "")
    assert missing["id"] is None
    assert missing["review"]


@pytest.mark.parametrize(("method", "path", "body", "status", "says"), [
    ("GET", "/api/lookup", None, 422, "name: Field required"),
    ("GET", "/api/lookup?name=%20", None, 400, "the name is empty"),
    ("GET", "/api/lookup?name=Karin&year=soon", None, 400, "EDTF"),
    ("GET", "/api/lookup?name=Karin&country=Nowhere", None, 400, "not found"),
    ("GET", "/api/lookup?name=Karin&limit=0", None, 422, "limit"),
    ("GET", "/api/names?place=Xqzzzvwkjq", None, 404, "Xqzzzvwkjq"),
    ("GET", "/api/place/gn:0", None, 404, "gn:0"),
    ("GET", "/api/person/hg:nobody", None, 404, "hg:nobody"),
    ("GET", "/api/nothing", None, 404, "Not Found"),
    ("POST", "/api/annotate", {"text": ""}, 422, "text"),
    ("POST", "/api/annotate", {"text": "Kars", "near": "Xqzzzvwkjq"}, 404, "Xqzzzvwkjq"),
    ("POST", "/api/annotate", {"text": "Kars", "dates": "1920"}, 422, "dates"),
    ("POST", "/api/annotate", {"text": "a " * 100_001}, 413, "200,000"),
    ("POST", "/api/resolve", {"text": "Kars", "spans": [[2, 9]]}, 400, "not within the text"),
    ("POST", "/api/reconcile", [], 422, "at least 1"),
])  # fmt: skip
def test_invalid_requests_are_explained(
    client: httpx.Client, method: str, path: str, body: Any, status: int, says: str
) -> None:
    answer = client.request(method, path, json=body) if body is not None else client.request(method, path)
    assert answer.status_code == status
    assert says in answer.json()["detail"]


def test_a_body_that_is_not_json_is_explained(client: httpx.Client) -> None:
    answer = client.post("/api/annotate", content=b'{"text": ', headers={"content-type": "application/json"})
    assert answer.status_code == 422
    assert answer.json()["detail"] == "the body is not JSON: expecting value at character 9"


def test_lone_surrogate_in_json_is_refused(client: httpx.Client) -> None:
    body = b'{"text": "Kars \\ud800"}'
    answer = client.post("/api/annotate", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 422
