"""The reconciliation service, with requests as OpenRefine sends them."""

from __future__ import annotations

import csv
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx
import pytest

from gazetteer import Gazetteer
from gazetteer.model.distance import kilometres
from gazetteer.server.reconciliation.queries import MATCH_PROBABILITY
from tests.reconcile.test_precision import NEAR_KM, ROWS

OPENREFINE = {"origin": "http://127.0.0.1:3333", "sec-fetch-site": "same-site", "sec-fetch-mode": "cors"}
"""What the browser adds to the calls of OpenRefine's page; the calls of its server have neither header."""


def ask(client: httpx.Client, **queries: Any) -> dict[str, list[dict[str, Any]]]:
    """Send a batch as OpenRefine's server does, and return the candidates under each key."""
    answer = client.post("/reconcile", data={"queries": json.dumps(queries)})
    assert answer.status_code == 200, answer.text
    return {key: found["result"] for key, found in answer.json().items()}


def with_(name: str, **properties: Any) -> dict[str, Any]:
    return {"query": name, "properties": [{"pid": pid, "v": v} for pid, v in properties.items()]}


def test_the_manifest_names_every_service(client: httpx.Client, address: str) -> None:
    manifest = client.get("/reconcile", headers=OPENREFINE).json()
    assert {"versions", "name", "identifierSpace", "schemaSpace"} <= manifest.keys()
    assert "0.2" in manifest["versions"]
    assert "{{id}}" in manifest["view"]["url"]
    preview = manifest["preview"]
    assert "{{id}}" in preview["url"]
    assert isinstance(preview["width"], int)
    assert isinstance(preview["height"], int)
    for kind, prefix in (("entity", "Kar"), ("property", "Y"), ("type", "S")):
        service = manifest["suggest"][kind]
        assert client.get(service["service_url"] + service["service_path"], params={"prefix": prefix}).json()["result"]
        assert "${id}" in service["flyout_service_path"]
    assert (
        client.get(manifest["view"]["url"].replace("{{id}}", "gn%3A616635")).headers["location"].startswith("/place/")
    )
    assert client.get(preview["url"].replace("{{id}}", "gn%3A616635")).status_code == 200


def test_openrefines_page_may_read_and_other_websites_may_not(client: httpx.Client) -> None:
    answer = client.get("/reconcile", headers=OPENREFINE)
    assert answer.headers["access-control-allow-origin"] == OPENREFINE["origin"]
    preflight = client.options("/reconcile", headers={**OPENREFINE, "access-control-request-method": "POST"})
    assert preflight.status_code == 204
    assert "POST" in preflight.headers["access-control-allow-methods"]
    foreign = client.get("/reconcile", headers={"origin": "http://evil.example"})
    assert foreign.status_code == 403
    assert "access-control-allow-origin" not in foreign.headers


@pytest.mark.parametrize(("query", "id"), [
    ({"query": "Alexandropol"}, "gn:616635"),
    (with_("Paris", point="33.66, -95.55"), "gn:4717560"),
    (with_("Paris", lat=33.66, lon=-95.55), "gn:4717560"),
    (with_("Tiflis", year=1900, country="Russian Empire"), "gn:611717"),
    ({"query": "gn:616635"}, "gn:616635"),
    ({"query": "https://www.geonames.org/616635/gyumri.html"}, "gn:616635"),
    ({"properties": [{"pid": "id", "v": "gn:616635"}]}, "gn:616635"),
    ({"query": "Dean Acheson", "type": "person", "type_strict": "should"}, "hg:person-dean-acheson"),
    ({"query": "Dean Acheson"}, "hg:person-dean-acheson"),
])  # fmt: skip
def test_the_right_entity_comes_first_and_is_a_match(client: httpx.Client, query: dict[str, Any], id: str) -> None:
    first = ask(client, q0=query)["q0"][0]
    assert (first["id"], first["match"]) == (id, True)
    assert first["score"] >= 100 * MATCH_PROBABILITY


@pytest.mark.parametrize(
    "container", ["Illinois", {"id": "gn:4896861", "name": "Illinois"}, ["Illinois"], {"id": "gn:4896861"}]
)
def test_a_container_decides_between_places_of_one_name(client: httpx.Client, container: Any) -> None:
    """A text, an entity that another column was matched to, or a list of them."""
    first, second, *_ = ask(client, q0=with_("Springfield", container=container))["q0"]
    assert first["id"] == "gn:4250542"
    assert second["score"] < first["score"] / 4


def test_the_year_decides_between_two_places_of_one_name(client: httpx.Client) -> None:
    """Leopoldville was Kinshasa until 1966; Stalingrad was Volgograd from 1925 to 1961."""
    found = ask(client, old=with_("Leopoldville", year="1950"), kind={"query": "Kura", "type": "water"})
    assert found["old"][0]["name"] == "Kinshasa"
    assert found["kind"][0]["type"][0]["id"] == "water"


def test_persons_match_only_if_unambiguous(client: httpx.Client) -> None:
    found = ask(client, one={"query": "Mustafa Kemal", "type": "person"}, many={"query": "Adams", "type": "person", "limit": 50},
                no_type={"query": "Karin"})  # fmt: skip
    assert [candidate["match"] for candidate in found["one"]] == [True]
    assert len(found["many"]) > 1
    assert not any(candidate["match"] for candidate in found["many"])
    assert not [candidate for candidate in found["no_type"] if candidate["type"][0]["id"] == "person"]
    suggested = client.get("/reconcile/suggest/entity", params={"prefix": "Bismar"}).json()["result"]
    assert "Otto von Bismarck" in {one["name"] for one in suggested}


def test_candidates_follow_the_specification(client: httpx.Client) -> None:
    for candidates in ask(client, a={"query": "Karin"}, b={"query": "Alexandria", "limit": 3}).values():
        assert candidates == sorted(candidates, key=lambda one: -one["score"])
        for one in candidates:
            assert isinstance(one["id"], str)
            assert isinstance(one["name"], str)
            assert isinstance(one["match"], bool)
            assert 0 <= one["score"] <= 100
            assert all(set(type_) == {"id", "name"} for type_ in one["type"])
            assert len({feature["id"] for feature in one["features"]}) == len(one["features"])
        assert sum(one["match"] for one in candidates) <= 1


def test_matches_are_right(client: httpx.Client, gazetteer: Gazetteer) -> None:
    """On the rows that measure `gazetteer reconcile`: all matches are correct, and most other candidates."""
    with ROWS.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    queries = {
        f"q{number}": with_(row["name"], year=row["year"], country=row["country"], container=row["within"])
        for number, row in enumerate(rows)
    }
    found = {number: candidates[0] for number, candidates in enumerate(ask(client, **queries).values()) if candidates}
    is_right = {number: _is_near(one["id"], rows[number], gazetteer) for number, one in found.items()}
    matches = [number for number, one in found.items() if one["match"]]
    right = sum(is_right[number] for number in matches)
    others = [number for number in found if number not in matches]
    figures = f"{right} of {len(matches)} matches are right, {sum(is_right[n] for n in others)} of {len(others)} others"
    print(figures, [rows[number]["name"] for number in matches if not is_right[number]])
    assert right >= 0.95 * len(matches), figures
    assert len(matches) >= len(rows) / 2, figures


def _is_near(id: str, row: dict[str, str], gazetteer: Gazetteer) -> bool:
    place = gazetteer.get(id)
    if not row["lat"] or place.lat is None or place.lon is None:
        return False
    return kilometres(float(row["lat"]), float(row["lon"]), place.lat, place.lon) <= NEAR_KM


def test_limits_and_names_without_an_answer(client: httpx.Client) -> None:
    found = ask(client, a={"query": "Alexandria", "limit": 2}, b={"query": "Xqzzzvwkjq"}, c={"query": "x" * 300})
    assert [len(candidates) for candidates in found.values()] == [2, 0, 0]


@pytest.mark.parametrize("queries", [
    "{", "[]", '"x"', '{"q": 1}', '{"q": {}}', '{"q": {"query": ""}}', '{"q": {"properties": []}}',
    '{"q": {"query": "Kars", "props": []}}', '{"q": {"query": "Kars", "properties": [{"pid": "year"}]}}',
    '{"q": {"query": {"name": "Kars"}}}', "[" * 100_000, '{"\\ud800": {"query": "Kars"}}', '{"q": {"limit": 1e999}}',
])  # fmt: skip
def test_broken_batches_are_refused_with_a_reason(client: httpx.Client, queries: str) -> None:
    answer = client.post("/reconcile", data={"queries": queries})
    assert answer.status_code == 400
    assert answer.json()["detail"].startswith("queries")


def test_too_many_queries_at_a_time(client: httpx.Client) -> None:
    batch = json.dumps({f"q{number}": {"query": "Kars"} for number in range(1001)})
    assert client.post("/reconcile", data={"queries": batch}).status_code == 413


def test_get_answers_as_post_does(client: httpx.Client) -> None:
    queries = json.dumps({"q0": {"query": "Karin"}})
    read = client.get("/reconcile", params={"queries": queries})
    assert read.json() == client.post("/reconcile", data={"queries": queries}).json()


def test_suggestions_complete_names_and_continue(client: httpx.Client) -> None:
    first = client.get("/reconcile/suggest/entity", params={"prefix": "Alexandr"}, headers=OPENREFINE).json()["result"]
    more = client.get("/reconcile/suggest/entity", params={"prefix": "Alexandr", "cursor": len(first)}).json()["result"]
    assert len(first) == 20
    assert not {one["id"] for one in first} & {one["id"] for one in more}
    (known,) = client.get("/reconcile/suggest/entity", params={"prefix": "gn:616635"}).json()["result"]
    assert known["name"] == "Gyumri"


def test_proposed_properties_can_be_fetched(client: httpx.Client) -> None:
    for type_ in ("place", "person", ""):
        proposed = client.get("/reconcile/properties", params={"type": type_}).json()["properties"]
        extension = {
            "ids": ["gn:616635", "hg:person-dean-acheson"],
            "properties": [{"id": one["id"]} for one in proposed],
        }
        answer = client.post("/reconcile", data={"extend": json.dumps(extension)}).json()
        assert [column["id"] for column in answer["meta"]] == [one["id"] for one in proposed]
        for row in answer["rows"].values():
            assert row.keys() == {one["id"] for one in proposed}
            for value in (value for cell in row.values() for value in cell):
                assert set(value) in ({"str"}, {"int"}, {"float"}, {"id", "name"})
    assert len(client.get("/reconcile/properties?type=place&limit=2").json()["properties"]) == 2


def test_data_extension_with_settings(client: httpx.Client) -> None:
    extension = {
        "ids": ["gn:616635", "gn:0"],
        "properties": [
            {"id": "names", "settings": {"year": "1930", "lang": "en"}},
            {"id": "lay_in", "settings": {"year": "1910", "limit": "1"}},
        ],
    }
    rows = client.post("/reconcile", data={"extend": json.dumps(extension)}).json()["rows"]
    assert rows["gn:616635"]["names"] == [{"str": "Leninakan"}]
    assert len(rows["gn:616635"]["lay_in"]) == 1
    assert rows["gn:0"] == {"names": [], "lay_in": []}


def test_an_unknown_property_is_an_empty_column(client: httpx.Client) -> None:
    """A project made with another service keeps its columns: the specification's own examples ask for such properties."""
    extension = {"ids": ["gn:616635"], "properties": [{"id": "variantName"}, {"id": "kind"}]}
    answer = client.post("/reconcile", data={"extend": json.dumps(extension)}).json()
    assert answer["meta"][0] == {"id": "variantName", "name": "variantName"}
    assert answer["rows"]["gn:616635"] == {"variantName": [], "kind": [{"str": "settlement"}]}


@pytest.mark.parametrize(("extend", "says"), [
    ('{"ids": ["gn:616635"]}', "properties"),
    ('{"ids": ["gn:1"], "properties": [{"id": "names", "settings": {"limit": "many"}}]}', "many"),
    ('{"ids": ["gn:1"], "properties": [{"id": "names", "settings": {"year": "soon"}}]}', "soon"),
])  # fmt: skip
def test_broken_extensions_are_refused_with_a_reason(client: httpx.Client, extend: str, says: str) -> None:
    answer = client.post("/reconcile", data={"extend": extend})
    assert answer.status_code == 400
    assert says in answer.json()["detail"]


def test_flyouts_and_previews(client: httpx.Client) -> None:
    flyout = client.get("/reconcile/flyout/entity", params={"id": "gn:616635"}).json()
    assert flyout["id"] == "gn:616635"
    assert "Gyumri" in flyout["html"]
    preview = client.get("/reconcile/preview", params={"id": "gn:616635"})
    assert "Leninakan" in preview.text
    assert "frame-ancestors http://127.0.0.1:*" in preview.headers["content-security-policy"]
    assert client.get("/reconcile/preview", params={"id": "gn:0"}).status_code == 404


@pytest.mark.browser
def test_a_preview_shows_in_a_frame_of_openrefine(browser: Any, address: str) -> None:
    """OpenRefine puts the preview into a sandboxed frame of its page, which comes from another port."""
    frame = f'<iframe sandbox="" src="{address}/reconcile/preview?id=gn:616635"></iframe>'
    with page_of_another_port(frame) as other, browser.new_page() as tab:
        said: list[str] = []
        tab.on("console", lambda message: said.append(message.text))
        tab.goto(other)
        shown = tab.frame_locator("iframe")
        assert shown.locator("h1").inner_text() == "Gyumri"
        assert shown.locator("h1").evaluate("heading => getComputedStyle(heading).marginTop") == "0px"
        assert [line for line in said if "favicon" not in line] == []


@contextmanager
def page_of_another_port(body: str) -> Iterator[str]:
    """Serve one page from this machine; yields its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path == "/" else 204)
            self.send_header("content-type", "text/html")
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.mark.filterwarnings("ignore:The inplace keyword")
def test_a_client_library_reconciles_a_column(address: str) -> None:
    pandas = pytest.importorskip("pandas")
    reconciler = pytest.importorskip("reconciler")
    column = pandas.Series(["Leninakan", "Tiflis", "Paris"])
    found = reconciler.reconcile(
        column,
        type_id="settlement",
        property_mapping={"point": pandas.Series(["", "", "33.66, -95.55"])},
        reconciliation_endpoint=f"{address}/reconcile",
    )
    assert list(found["id"]) == ["gn:616635", "gn:611717", "gn:4717560"]
    assert list(found["match"]) == [True, True, True]


def test_batches_of_fifty_names_are_answered_completely(client: httpx.Client, gazetteer: Gazetteer) -> None:
    hits = [hit for start in ("Al", "Bo", "Ka", "Ma", "San", "Sta") for hit in gazetteer.complete(start, limit=200)]
    names = [hit.name.text for hit in hits][:200]
    assert len(names) == 200
    for start in range(0, 200, 50):
        queries = {f"q{number}": with_(name, year="1900") for number, name in enumerate(names[start : start + 50])}
        assert len(ask(client, **queries)) == 50
