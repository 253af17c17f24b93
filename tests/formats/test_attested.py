from __future__ import annotations

import json
from dataclasses import replace

from gazetteer.formats import attested
from gazetteer.formats.linked_places import read as linked_places
from gazetteer.model.place import Name
from gazetteer.model.timespan import Timespan
from tests.formats.samples import DOCUMENT
from tests.formats.test_linked_places import validator


def test_the_places_of_texts_are_attested_by_them() -> None:
    other = replace(DOCUMENT, id="other", title=None, date=None)
    value = json.loads(attested.write_lpf([DOCUMENT, other]))
    gyumri, erzurum = linked_places.parse(value)
    assert gyumri.names == (
        Name("Gyumri", kind="primary"),
        Name("Alexandropol", when=Timespan.parse("1920"), source="A treaty"),
        Name("Alexandropol", source="other"),
    )
    assert erzurum.country == "TR"


def test_output_is_valid_linked_places() -> None:
    value = json.loads(attested.write_lpf([DOCUMENT]))
    assert [error.message for error in validator().iter_errors(value)] == []
