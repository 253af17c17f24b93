"""Rows of the sources that names and places cite."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from gazetteer.model.place import Source


def add_sources(connection: sqlite3.Connection, sources: Iterable[Source]) -> None:
    """Write sources, or update their titles."""
    connection.executemany(
        "INSERT INTO source(id, title, licence, url) VALUES (?, ?, ?, ?) ON CONFLICT(id) DO UPDATE SET "
        "title = excluded.title, licence = excluded.licence, url = excluded.url",
        ((source.id, source.title, source.licence, source.url) for source in sources),
    )


class Sources(dict[str, int]):
    """Row numbers of sources by id; an unknown source is added to the database."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection.execute("SELECT id, pk FROM source"))
        self._connection = connection

    def __missing__(self, id_: str) -> int:
        add_sources(self._connection, [Source(id_, id_)])
        self.update(self._connection.execute("SELECT id, pk FROM source"))
        return self[id_]
