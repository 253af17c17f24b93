"""Documents are read and corrected over real HTTP."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from gazetteer.model.corrections import read
from gazetteer.model.document import Document
from tests.server.room.conftest import Add, wait

TEXT = "In May 1920 Captain Aram Petrosian left Tiflis for Kars. At Kars, Petrosian met Levon Manukian, who came from Barapol."


def rows(found: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The mentions by their words; of several with the same words the first."""
    named: dict[str, dict[str, Any]] = {}
    for row in found["rows"]:
        one = dict(zip(found["columns"], row, strict=True))
        named.setdefault(found["text"][one["start"] : one["end"]], one)
    return named


def correction(words: str, action: str, nth: int = 0, **more: Any) -> dict[str, Any]:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return {"start": start, "end": start + len(words), "text": words, "action": action, **more}


def post(room: httpx.Client, id: str, *corrections: dict[str, Any], seen: int = 0) -> httpx.Response:
    body = json.dumps({"seen": seen, "who": "ana", "corrections": list(corrections)})
    return room.post(f"/documents/{id}/corrections", content=body, headers={"content-type": "application/json"})


def test_a_text_is_annotated_corrected_and_exported(room: httpx.Client, add: Add) -> None:
    [id] = add(TEXT, name="march.txt")
    assert id == "march"
    before = wait(room, id)
    assert rows(before)["Kars"]["state"] == "unverified"
    changed = post(room, id, correction("Kars", "confirm"), correction("Tiflis", "unidentified")).json()
    by_id = {row[0]: dict(zip(before["columns"], row, strict=True)) for row in changed["rows"]}
    assert by_id[rows(before)["Kars"]["id"]]["state"] == "confirmed"
    assert by_id[rows(before)["Tiflis"]["id"]]["state"] == "unidentifiable"
    assert by_id[rows(before)["Tiflis"]["id"]]["place"] is None
    assert changed["decisions"] == 1
    document = Document.from_json(room.get(f"/documents/{id}/export/json").text)
    assert [(one.text, one.by) for one in document.entities if one.by == "human"] == [
        ("Tiflis", "human"),
        ("Kars", "human"),
    ]
    saved = read(room.get(f"/documents/{id}/export/corrections").text)
    assert [(one.action, one.text) for one in saved] == [("confirm", "Kars"), ("unidentified", "Tiflis")]
    assert room.get(f"/documents/{id}/original").content == TEXT.encode()


@pytest.mark.parametrize(
    "format", ["json", "jsonl", "csv", "html", "tei", "w3c", "geojson", "lpf", "kml", "gpkg", "iob", "brat", "spacy"]
)
def test_every_format_has_the_corrections(room: httpx.Client, add: Add, format: str) -> None:
    if format == "gpkg":
        pytest.importorskip("pyogrio")
    [id] = add(TEXT)
    answer = post(room, id, correction("Tiflis", "reject"))
    assert answer.status_code == 200, answer.text
    found = room.get(f"/documents/{id}/export/{format}")
    assert found.status_code == 200, found.text
    assert found.headers["content-disposition"].startswith("attachment")
    if format in ("csv", "geojson"):  # formats without the text around a name
        assert "Kars" in found.text
        assert "Tiflis" not in found.text


def test_undo_and_redo(room: httpx.Client, add: Add) -> None:
    [id] = add(TEXT)
    before = wait(room, id)
    change = post(room, id, correction("Tiflis", "reject")).json()
    assert change["removed"] == [rows(before)["Tiflis"]["id"]]
    assert (change["undo"], change["redo"]) == (True, False)
    change = room.post(f"/documents/{id}/undo", json={"seen": 1}).json()
    assert [row[0] for row in change["rows"]] == [rows(before)["Tiflis"]["id"]]
    assert (change["undo"], change["redo"]) == (False, True)
    change = room.post(f"/documents/{id}/redo", json={"seen": 2}).json()
    assert change["removed"] == [rows(before)["Tiflis"]["id"]]
    assert room.post(f"/documents/{id}/redo", json={"seen": 3}).status_code == 400


def test_conflict_is_reported_and_nothing_is_lost(room: httpx.Client, add: Add) -> None:
    [id] = add(TEXT)
    assert post(room, id, correction("Tiflis", "reject")).status_code == 200
    refused = post(room, id, correction("Tiflis", "confirm"))
    assert (refused.status_code, "changed the document" in refused.text) == (409, True)
    assert post(room, id, correction("Kars", "confirm")).json()["revision"] == 2  # other words: no conflict


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (correction("Tiflis", "reject") | {"text": "Tbilisi"}, "is not at"),
        (correction("left", "confirm"), "is not marked"),
        (correction("Kars", "add"), "is marked already"),
        (correction("Kars", "burn"), "action 'burn'"),
        (correction("Kars", "person", to=[0, 5]), "only persons"),
        (correction("Kars", "bounds", to=[0, 2]), "must share"),
        (correction("Kars", "bounds", to=[0, 10_000]), "within the text"),
        (correction("Kars", "note", note="half a character: \ud83d"), "not valid Unicode"),
        (correction("Kars", "confirm") | {"end": 10**400}, "is not at"),
        (correction("Kars", "confirm") | {"start": "x"}, "cannot be read"),
        (correction("Kars", "move", place={"id": "a:b", "lat": 1e308, "lon": 1}), "not a point on Earth"),
        (correction("Kars", "move", place="a:b"), "cannot be read"),
    ],
)
def test_contradictory_corrections_are_refused(room: httpx.Client, add: Add, wrong: dict[str, Any], says: str) -> None:
    [id] = add(TEXT)
    answer = post(room, id, wrong)
    assert (answer.status_code, says in answer.json()["detail"]) == (400, True), answer.text
    assert room.get(f"/documents/{id}/revision").json()["revision"] == 0


def test_own_place_is_used_immediately(room: httpx.Client, add: Add) -> None:
    [first] = add(TEXT)
    place = {"names": ["Barapol", "Barabol"], "lat": 40.5, "lon": 43.9, "years": "1890/1925", "source": "my notes"}
    added = room.post("/room/own-places", json=place)
    assert added.json()["id"] == "own:barapol"
    [second] = add("The mill at Barapol burnt in 1921. Barabol is an older spelling.")
    found = wait(room, second)
    assert rows(found)["Barapol"]["place"] == "own:barapol"
    assert found["places"]["own:barapol"][:3] == ["Barapol", 40.5, 43.9]
    start = TEXT.index("Barapol")
    if "Barapol" not in rows(wait(room, first)):
        assert post(room, first, correction("Barapol", "add", type="PLACE")).status_code == 200
    document = Document.from_json(room.get(f"/documents/{first}/export/json").text)
    [barapol] = [one for one in document.entities if one.start == start]
    assert barapol.place
    assert barapol.place.id == "own:barapol"
    looked = room.get("/room/places", params={"q": "Barapol"}).json()["places"]
    assert looked[0]["id"] == "own:barapol"
    exported = room.get("/room/own-places.lpf.json").json()
    assert exported["features"][0]["@id"].endswith("barapol")
    assert room.post("/room/own-places/remove", json={"id": "own:barapol"}).json()["places"] == []
    assert all(one["id"] != "own:barapol" for one in room.get("/room/places", params={"q": "Barapol"}).json()["places"])


def test_a_name_is_added_to_a_place(room: httpx.Client) -> None:
    name = {"place": "gn:616635", "name": "Gyumripolis", "years": "1919"}
    assert room.post("/room/own-names", json=name).status_code == 200
    looked = room.get("/room/places", params={"q": "Gyumripolis"}).json()["places"]
    assert (looked[0]["id"], looked[0]["place"][0]) == ("gn:616635", "Gyumri")


def test_decisions_change_the_placings_of_the_next_text(room: httpx.Client, add: Add) -> None:
    [first] = add(TEXT)
    known = room.get("/room/places", params={"q": "Kars", "year": "1920"}).json()["places"]
    other = next(one for one in known if one["id"] != rows(wait(room, first))["Kars"]["place"])
    place = {"id": other["id"], "name": other["place"][0], "lat": other["place"][1], "lon": other["place"][2]}
    moved = [correction("Kars", "move", nth, place=place) for nth in (0, 1)]
    assert post(room, first, *moved).status_code == 200
    [second] = add("The garrison of Kars was relieved.")
    found = wait(room, second)
    assert rows(found)["Kars"]["place"] == other["id"]
    assert rows(found)["Kars"]["decided"] is True
    detail = room.get(f"/documents/{second}/mention/{rows(found)['Kars']['id']}").json()
    assert any(kind == "decided" for kind, _, _ in detail["place"]["clues"])


def test_places_have_their_kind_and_country_in_words_and_areas_an_outline(room: httpx.Client, add: Add) -> None:
    [id] = add("In 1900 he went from Kars to Armenia and over the Black Sea.", name="areas.txt")
    found = rows(wait(room, id))
    names = ("Kars", "Armenia", "Black Sea")
    details = {name: room.get(f"/documents/{id}/mention/{found[name]['id']}").json() for name in names}
    place = details["Kars"]["place"]["place"]
    assert (place[0], place[3], place[5], place[6]) == ("Kars", "TR", "settlement", "Turkey")
    assert {one["place"][5] for one in details["Kars"]["candidates"]} >= {"settlement", "province"}
    assert any(one["place"][6] == "Turkey" for one in details["Kars"]["candidates"])
    assert details["Kars"]["place"]["outline"] is None
    assert details["Kars"]["place"]["extent"] is None
    assert details["Armenia"]["place"]["outline"]
    assert details["Black Sea"]["place"]["outline"] is None
    assert len(details["Black Sea"]["place"]["extent"]) == 4


def test_persons_are_merged(room: httpx.Client, add: Add) -> None:
    [id] = add(TEXT)
    before = wait(room, id)
    persons = before["people"]
    assert len(persons) == 2
    spans = {row[0]: row[1:3] for row in before["rows"]}
    start, end = spans[persons[1]["mentions"][0]]
    words = before["text"][start:end]
    one = {"start": start, "end": end, "text": words, "action": "person", "to": spans[persons[0]["mentions"][0]]}
    merged = post(room, id, one).json()
    assert len(merged["people"]) == 1
    assert words in merged["people"][0]["aliases"]


def test_all_mentions_of_a_name_are_found(room: httpx.Client, add: Add) -> None:
    [id] = add("Kars fell. The road to KARS was open, and Kars-born men wept. Erzurum held.")
    found = room.get(f"/documents/{id}/alike", params={"start": 0, "end": 4}).json()["mentions"]
    assert [one["text"] for one in found] == ["Kars", "KARS", "Kars"]
    assert found[0]["after"].startswith(" fell.")


def test_a_deleted_document_comes_back(room: httpx.Client, add: Add) -> None:
    [id] = add(TEXT)
    assert room.post(f"/documents/{id}/delete", json={"seen": 0}).json() == {"revision": 1}
    assert room.get("/documents.json").json()["documents"] == []
    assert room.post(f"/documents/{id}/restore", json={"seen": 1}).json() == {"revision": 2}
    assert [one["id"] for one in room.get("/documents.json", params={"q": "tiflis"}).json()["documents"]] == [id]


def test_a_backup_is_a_workspace(room: httpx.Client, add: Add) -> None:
    add(TEXT)
    assert room.get("/workspace/backup").content.startswith(b"SQLite format 3\0")


@pytest.mark.parametrize("path", ["data", "export/json", "revision", "original", "changes"])
def test_an_unknown_document_is_not_found(room: httpx.Client, path: str) -> None:
    answer = room.get(f"/documents/nowhere/{path}")
    assert answer.status_code == (200 if path == "revision" else 404)


@pytest.mark.parametrize("seen", [-1, 10**30, "x", None])
def test_a_revision_is_a_number(room: httpx.Client, add: Add, seen: Any) -> None:
    [id] = add(TEXT)
    assert room.post(f"/documents/{id}/undo", json={"seen": seen}).status_code == 422
