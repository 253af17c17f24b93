"""`people`: the persons of texts, their names and links, and their movements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from gazetteer.cli import common, records
from gazetteer.cli.reading import Reading, marked, read_documents, takes_reading_options
from gazetteer.cli.table import Column

if TYPE_CHECKING:
    from gazetteer.model.document import Document
    from gazetteer.model.place import Place
    from gazetteer.people.authority import Figure
    from gazetteer.people.collection import CollectedPerson
    from gazetteer.people.network import NetworkFormat

NETWORKS = ("graphml", "gexf")


@click.command(
    epilog="""\b
Examples:
  gazetteer people letter.txt
  gazetteer people letters/*.txt --format csv -o people.csv
  gazetteer people memoir.txt --movements
  gazetteer people letters/*.txt --format graphml -o network.graphml
"""
)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@records.format_option(*NETWORKS)
@click.option("--movements", is_flag=True, help="List who was where when, with the words that state it.")
@common.output
@marked
@takes_reading_options
def people(inputs: Sequence[str], format_: str, movements: bool, output: Path | None, reading: Reading) -> None:
    """List the persons of every INPUT: a text, or JSON that `gazetteer annotate` wrote.

    Persons of several texts with one authority or one full name are one person. JSON has persons and movements; GraphML
    and GEXF have the network of persons and places.
    """
    common.check_output(output, inputs)
    from gazetteer.people.collection import collected
    from gazetteer.people.movements.find import moved

    with common.open_gazetteer(reading.database, silent=reading.quiet) as gazetteer:
        documents = list(read_documents(inputs, gazetteer, reading))
    documents = [one if one.movements or one.unplaced else moved(one) for one in documents]
    persons = collected(documents)
    if format_ in NETWORKS:
        from gazetteer.people.network import write

        common.write(write(persons, _places(documents), format=cast("NetworkFormat", format_)), output)
        return
    moves = list(_movements(persons, documents))
    if format_ == "json":
        data = {"people": [_json(person) for person in persons], "movements": moves}
        common.write(records.to_json(data), output)
        return
    rows = moves if movements else [_record(person) for person in persons]
    columns = _MOVEMENT_COLUMNS if movements else _PEOPLE_COLUMNS
    if format_ == "csv":
        common.write(records.to_csv(rows, [column.key for column in columns]), output)
    elif rows:
        common.write(records.to_table(rows, columns, output), output)
    else:
        common.write("No movements found.\n" if movements else "No persons found.\n", output)


_PEOPLE_COLUMNS = (
    Column("name", "Name", 30),
    Column("aliases", "Also", 48),
    Column("mentions", "Mentions", 8),
    Column("texts", "Texts", 5),
    Column("authority", "Authority", 34),
    Column("movements", "Movements", 9),
    Column("cited", "Cited", 5),
)
_MOVEMENT_COLUMNS = (
    Column("name", "Person", 28),
    Column("relation", "Relation", 10),
    Column("place_name", "Place", 22),
    Column("date", "Date", 21),
    Column("score", "Score", 5),
    Column("says", "Text", 60),
    Column("document", "Document", 16),
    Column("person", "Id", 6),
    Column("place", "Place id", 20),
    Column("lat", "Lat", 7),
    Column("lon", "Lon", 7),
    Column("start", "Start", 7),
    Column("end", "End", 7),
)


def _record(person: CollectedPerson) -> dict[str, Any]:
    return {
        "name": person.name,
        "aliases": "; ".join(person.aliases),
        "mentions": person.count,
        "texts": len({document for document, _ in person.mentions}),
        "authority": person.authority,
        "movements": len(person.movements),
        "cited": "yes" if person.cited else None,
    }


def _json(person: CollectedPerson) -> dict[str, Any]:
    return {
        "id": person.id,
        "name": person.name,
        "aliases": list(person.aliases),
        "authority": person.authority,
        "cited": person.cited,
        "mentions": [{"document": document, "count": number} for document, number in person.mentions],
    }


def _movements(persons: Sequence[CollectedPerson], documents: Sequence[Document]) -> Iterator[dict[str, Any]]:
    """Yield one record per movement, by document and in order of the text."""
    from gazetteer.model.annotation import finite, movement_values

    texts = {document.id: document.text for document in documents}
    order = {id: number for number, id in enumerate(texts)}
    places = _places(documents)
    named = {(document.id, entity.id): entity.text for document in documents for entity in document.entities}
    found = [(document, move, person) for person in persons for document, move in person.movements]
    for document, move, person in sorted(found, key=lambda item: (order[item[0]], item[1].start)):
        place = places.get(move.place or "")
        yield {
            "document": document,
            **movement_values(move),
            "person": person.id,
            "name": person.name,
            "place_name": place.label if place else named.get((document, move.mention or "")),
            "lat": finite(place.lat) if place else None,
            "lon": finite(place.lon) if place else None,
            "says": " ".join(texts[document][move.start : move.end].split()),
        }


def _places(documents: Sequence[Document]) -> Mapping[str, Place]:
    return {mentioned.id: mentioned.place for document in documents for mentioned in document.places}


def write_lookup(name: str, year: str | None, limit: int, format_: str, output: Path | None) -> None:
    """Write the known persons who have or had a name, for `gazetteer lookup --person`."""
    from gazetteer.model.dates.reader import years_of
    from gazetteer.people.authority import lookup

    rows = [_figure(figure, how) for figure, how in lookup(name, when=years_of(year))[:limit]]
    if format_ == "json":
        common.write(records.to_json(rows), output)
    elif format_ == "csv":
        common.write(records.to_csv(rows, [column.key for column in _FIGURE_COLUMNS]), output)
    elif rows:
        common.write(records.to_table(rows, _FIGURE_COLUMNS, output), output)
    else:
        when = f" and lived in {year}" if year else ""
        common.write(f"No known person has the name “{name}”{when}.\n", output)


_FIGURE_COLUMNS = (
    Column("name", "Name", 34),
    Column("aliases", "Also", 44),
    Column("born", "Born", 6),
    Column("died", "Died", 6),
    Column("reign", "Reign", 12),
    Column("role", "Role", 40),
    Column("id", "Id", 34),
    Column("authority", "Authority", 22),
    Column("how", "How", 8),
    Column("source", "Source", 24),
)


def _figure(figure: Figure, how: str) -> dict[str, Any]:
    return {
        "id": figure.id,
        "name": figure.name,
        "aliases": "; ".join(figure.aliases),
        "born": figure.born,
        "died": figure.died,
        "reign": str(figure.reign) if figure.reign else None,
        "role": figure.role or None,
        "authority": figure.authority,
        "how": how,
        "source": figure.source,
    }
