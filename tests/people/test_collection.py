"""The persons of several documents, and their network with places."""

from __future__ import annotations

from dataclasses import replace

from gazetteer.people.collection import collected
from gazetteer.people.movements.find import moved
from gazetteer.people.network import write
from tests.people.marked import document


def test_one_full_name_is_one_person_in_all_documents() -> None:
    documents = [document("[Anna Wood] came.", id="a"), document("[Anna Wood] and [Wood] left.", id="b")]
    people = collected(documents)
    assert next((one.name, one.mentions) for one in people) == ("Anna Wood", (("a", 1), ("b", 1)))


def test_a_single_name_is_another_person_in_each_document() -> None:
    people = collected([document("[Wood] came.", id="a"), document("[Wood] left.", id="b")])
    assert [one.mentions for one in people] == [(("a", 1),), (("b", 1),)]


def test_one_authority_joins_two_names() -> None:
    one, other = document("[Kemal] came.", id="a"), document("[Mustafa Kemal] left.", id="b")
    one = replace(one, people=tuple(replace(person, authority="wd:Q1") for person in one.people))
    other = replace(other, people=tuple(replace(person, authority="wd:Q1") for person in other.people))
    [person] = collected([one, other])
    assert (person.name, person.aliases, person.count) == ("Mustafa Kemal", ("Kemal",), 2)


def test_the_network_has_persons_places_and_dated_links() -> None:
    import networkx

    found = moved(document("[Ross] left {Varna} on <3 May 1854> and reached {Odessa}. [Ross] met [Hill] at {Odessa}."))
    places = {mentioned.id: mentioned.place for mentioned in found.places}
    graph = networkx.parse_graphml(write(collected([found]), places, format="graphml").decode())
    labels = {data["label"]: data["kind"] for _, data in graph.nodes(data=True)}
    assert labels == {"Ross": "person", "Hill": "person", "Varna": "place", "Odessa": "place"}
    assert {data["relation"] for *_, data in graph.edges(data=True)} == {"left", "went_to", "was_at"}
    assert b"<gexf" in write(collected([found]), places, format="gexf")
