"""Search for places, and the reader's own places, over HTTP."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import Response

from gazetteer.errors import GazetteerError
from gazetteer.gazetteer import Gazetteer
from gazetteer.model.dates.reader import years_of
from gazetteer.model.place import Place
from gazetteer.server import own_places
from gazetteer.server.room.mentions import names
from gazetteer.server.room.requests import NewName, NewPlace, Removed, TheRoom
from gazetteer.server.room.view import place_row
from gazetteer.server.shared import SharedState

router = APIRouter(include_in_schema=False)

MATCHES_LISTED = 12
Text = Annotated[str, Query(max_length=200)]


@router.get("/room/places")
def search(
    shared: SharedState,
    q: Text,
    year: Text = "",
    lat: Annotated[float | None, Query(ge=-90, le=90)] = None,
    lon: Annotated[float | None, Query(ge=-180, le=180)] = None,
) -> dict[str, Any]:
    """Return the places of a name, or the place with an id, with the reasons."""
    if not q.strip():
        return {"places": []}
    with shared.gazetteer() as gazetteer:
        if ":" in q and " " not in q:
            return {"places": _by_id(q, gazetteer)}
        near = (lat, lon) if lat is not None and lon is not None else None
        found = gazetteer.lookup(q, year=year or None, near=near, limit=MATCHES_LISTED)
        when = years_of(year or None)
        return {
            "places": [
                {
                    "id": one.place.id,
                    "place": place_row(one.place),
                    "matched": one.name.text,
                    "score": round(one.score, 4),
                    "clues": [[clue.kind, round(clue.weight, 2), clue.says] for clue in one.clues],
                    "names": [name["text"] for name in names(one.place, gazetteer, when)][:4],
                }
                for one in found
            ]
        }


def _by_id(id: str, gazetteer: Gazetteer) -> list[dict[str, Any]]:
    try:
        place = gazetteer.get(id)
    except GazetteerError:
        return []
    return [
        {"id": place.id, "place": place_row(place), "matched": place.label, "score": None, "clues": [], "names": []}
    ]


@router.get("/room/own-places")
def own(room: TheRoom) -> dict[str, Any]:
    """Return the reader's own places."""
    return {"places": [_shown(place) for place in room.places()]}


@router.post("/room/own-places")
def add_place(room: TheRoom, new: NewPlace) -> dict[str, Any]:
    """Add a place."""
    place = own_places.new_place(
        new.names,
        lat=new.lat,
        lon=new.lon,
        taken=[place.id for place in room.places()],
        years=new.years,
        source=new.source,
        feature=new.feature,
    )
    room.add_place(place, who=new.who)
    return _shown(place)


@router.post("/room/own-names")
def add_name(room: TheRoom, shared: SharedState, new: NewName) -> dict[str, Any]:
    """Add a name to a place."""
    with shared.gazetteer() as gazetteer:
        place = gazetteer.get(new.place)
    named = own_places.new_name(place, new.name, years=new.years, source=new.source)
    room.add_place(named, who=new.who)
    return _shown(named)


@router.post("/room/own-places/remove")
def remove(room: TheRoom, removed: Removed) -> dict[str, Any]:
    """Remove an own place, or the names that were added to a place."""
    room.remove_place(removed.id, who=removed.who)
    return own(room)


@router.get("/room/own-places.lpf.json")
def linked_places(room: TheRoom) -> Response:
    """Return the reader's own places as a Linked Places file."""
    return Response(
        own_places.as_linked_places(room.places()),
        media_type="application/ld+json",
        headers={"content-disposition": 'attachment; filename="own-places.lpf.json"'},
    )


def _shown(place: Place) -> dict[str, Any]:
    return {
        "id": place.id,
        "place": place_row(place),
        "names": [
            {"text": name.text, "years": str(name.when) if name.when else None, "source": name.source}
            for name in place.names
        ],
    }
