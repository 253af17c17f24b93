"""What stands around a mention."""

from __future__ import annotations

import pytest

from gazetteer.model.document import Mention
from gazetteer.resolve import context
from tests.resolve.builders import mentions


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("along the river [Aras] to", ("H", "river", False)),
        ("the [Aras] river froze", ("H", "river", False)),
        ("the river of [Aras] froze", ("H", "river", False)),
        ("in the province of [Kars] lived", ("A.ADM1", "province", False)),
        ("in the [Kars oblast], in", ("A.ADM1", "oblast", True)),
        ("the city of [Alexandropol] fell", ("P", "city", False)),
        ("the capital [Yerevan] fell", ("P", "capital", False)),
        ("the capital of [Armenia] fell", (None, None, False)),
        ("the villages of [Shirak] burnt", ("A", "villages", False)),
        ("three villages of [Shirak] (Barapol)", ("A", "villages", False)),
        ("the villages of [Barapol] and Aghboulagh", (None, None, False)),
        ("the villages of [Barapol], Shirak", (None, None, False)),
        ("the [Shirak] villages burnt", ("A", "villages", False)),
        ("the [Ankara] government fled", (None, None, False)),
        ("the Republic of [Armenia]", ("A.PCL", "republic", False)),
        ("[Lake Van] froze", ("H", "lake", True)),
        ("he left [Van] in May", (None, None, False)),
        ("[Van]", (None, None, False)),
    ],
)
def test_kind_said(text: str, said: tuple[str | None, str | None, bool]) -> None:
    start, end = text.index("["), text.index("]") - 1
    assert context.kind_said(text.replace("[", "").replace("]", ""), start, end) == said


@pytest.mark.parametrize(
    ("text", "container", "loose"),
    [
        ("Alexandria, Louisiana", 1, None),
        ("Alexandria Louisiana", 1, None),
        ("Alexandria (Louisiana)", 1, None),
        ("Alexandria in Louisiana", None, 1),
        ("Alexandria, in the north of Louisiana", None, 1),
        ("Alexandria and Louisiana", None, None),
        ("Alexandria. Louisiana", None, None),
        ("Alexandria\n\n\n\nLouisiana", None, None),
    ],
)
def test_containers(text: str, container: int | None, loose: int | None) -> None:
    first, last = context.read(text, mentions(text, "Alexandria", "Louisiana"))
    assert (first.container, first.loose_container) == (container, loose)
    assert (last.container, last.loose_container) == (None, None)


def test_other_mentions_have_no_context() -> None:
    text = "Kemal, Ankara"
    found = context.read(text, [Mention(0, 5, "Kemal", "PERSON", "test"), *mentions(text, "Ankara")])
    assert found == [context.Context(), context.Context()]
