"""Write the network of persons and places, with a link for each stated relation, as GraphML or GEXF."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Literal

from gazetteer.model.place import Place
from gazetteer.people.collection import CollectedPerson

NetworkFormat = Literal["graphml", "gexf"]


def write(people: Sequence[CollectedPerson], places: Mapping[str, Place], *, format: NetworkFormat) -> bytes:
    """Return the network of persons and the located places of their movements.

    Nodes have a kind (person or place) and a label, places also their latitude and longitude in degrees. A link goes from
    a person to a place; it has the relation, the number of statements as its weight, and their dates.

    Args:
        people: the persons.
        places: the places of their movements, by id.
        format: GraphML (yEd, Gephi, Cytoscape) or GEXF 1.2 (Gephi).
    """
    import networkx

    graph = networkx.MultiDiGraph()
    links: dict[tuple[str, str, str], list[str]] = {}
    for person in people:
        graph.add_node(person.id, kind="person", label=person.name, authority=person.authority or "")
        for _, move in person.movements:
            if move.place is not None:
                links.setdefault((person.id, move.place, move.relation), []).append(str(move.date) if move.date else "")
    for id in dict.fromkeys(place for _, place, _ in links):
        place = places[id]
        point = {"lat": place.lat, "lon": place.lon} if place.lat is not None and place.lon is not None else {}
        graph.add_node(id, kind="place", label=place.label, **point)
    for (who, where, relation), dates in links.items():
        listed = " ".join(dict.fromkeys(date for date in dates if date))
        graph.add_edge(who, where, key=relation, relation=relation, weight=len(dates), dates=listed)
    stream = io.BytesIO()
    if format == "graphml":
        networkx.write_graphml(graph, stream, prettyprint=True)
    else:
        networkx.write_gexf(graph, stream)
    return stream.getvalue()
