"""A small lexicon, so that most of these tests do not need the gazetteer."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pytest

from gazetteer.model.term import Term
from gazetteer.names.fold import fold


class Lexicon:
    """Terms from a table: name, prominence, feature classes, kinds."""

    def __init__(self, rows: Collection[tuple[str, float, str, str]]) -> None:
        self.queries = 0
        self.terms_by_key = {
            fold(name): Term(
                key=fold(name),
                places=1,
                prominence=prominence,
                primary="primary" in kinds,
                classes=frozenset(classes),
                kinds=frozenset(kinds.split()),
            )
            for name, prominence, classes, kinds in rows
        }

    def terms(self, keys: Collection[str]) -> Mapping[str, Term]:
        self.queries += 1
        return {key: self.terms_by_key[key] for key in keys if key in self.terms_by_key}

    def sounding(self, names: Collection[str]) -> Mapping[str, float]:
        return {}


ROWS = (
    ("Kars", 0.58, "P", "primary"),
    ("Gyumri", 0.61, "P", "primary"),
    ("Alexandropol", 0.61, "P", "historical"),
    ("Erzurum", 0.67, "P", "primary"),
    ("Karin", 0.67, "P", "historical"),
    ("Yerevan", 0.75, "P", "primary"),
    ("Sivas", 0.6, "P", "primary"),
    ("Sebastia", 0.6, "P", "historical"),
    ("Baku", 0.79, "P", "primary"),
    ("Tiflis", 0.78, "P", "historical"),
    ("Batum", 0.6, "P", "variant"),
    ("London", 0.88, "P", "primary"),
    ("Paris", 0.82, "P", "primary"),
    ("Reading", 0.55, "P", "primary"),
    ("The Road", 0.32, "P", "alternate"),
    ("Lincoln", 0.62, "P", "primary"),
    ("Armenia", 0.88, "A", "primary"),
    ("Turkey", 0.91, "A", "primary"),
    ("France", 0.92, "A", "primary"),
    ("Mesopotamia", 0.6, "L", "primary"),
    ("Turkish", 0.91, "A", "demonym"),
    ("Armenians", 0.88, "A", "demonym"),
    ("Александрополь", 0.61, "P", "historical"),
    ("Карс", 0.58, "P", "primary"),
    ("Тифлис", 0.78, "P", "historical"),
    ("Գյումրի", 0.61, "P", "primary"),
    ("თბილისი", 0.78, "P", "primary"),
)


@pytest.fixture
def lexicon() -> Lexicon:
    return Lexicon(ROWS)
