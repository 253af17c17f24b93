"""Map labels of other corpora and tools to the types of entities that are scored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from gazetteer.errors import InputError
from gazetteer.evaluation.gold import GoldDocument
from gazetteer.model.document import ENTITY_TYPES

TYPES = {
    **dict.fromkeys(
        "PLACE LOC LOCATION GPE TOPONYM FAC FACILITY PLACENAME PLACE_NAME GEO GEO-LOC GEOLOC GEOGRAPHICAL LOCAL LUGAR LUOGO LIEU "
        "ORT CITY COUNTRY REGION STATE SETTLEMENT MJESTO MIEJSCE МЕСТО ЛОК LOC-ADM LOC-GEO S-LOC NE-LOC".split(),
        "PLACE",
    ),
    **dict.fromkeys(
        "PERSON PER PERS PERSNAME PERSON_NAME PESSOA PERSONA PERSONNE PERSONNAME HUMAN NAM-PER NE-PER ПЕР ЛИЦО".split(),
        "PERSON",
    ),
    **dict.fromkeys("ORG ORGANIZATION ORGANISATION ORGANIZACAO ORGANIZACION CORPORATION COMPANY".split(), "ORG"),
    "EVENT": "EVENT", "EVT": "EVENT", "DATE": "DATE", "TEMPO": "DATE", "NORP": "NORP",
}  # fmt: skip
"""Maps labels in upper case to our types."""

IGNORED = frozenset(
    "MISC MSC OTH OTHER PROD PRODUCT WORK WORK_OF_ART TIME MONEY CARDINAL ORDINAL QUANTITY PERCENT LAW LANGUAGE".split()
)
"""Labels in upper case that are not scored."""


def type_of(label: str) -> str | None:
    """Return the type for a label; None if it is unknown.

    >>> [type_of(label) for label in ("Location", "B-PESSOA", "colour")]
    ['PLACE', 'PERSON', None]
    """
    bare = label.upper().removeprefix("B-").removeprefix("I-")
    return TYPES.get(bare)


def typed(
    documents: Iterable[GoldDocument],
    where: str,
    given: Mapping[str, str],
    *,
    note: Callable[[str], None] | None = None,
) -> list[GoldDocument]:
    """Return documents whose mentions have our types instead of the labels of their file.

    Args:
        documents: mentions whose type is the label of the file.
        where: the file, for messages.
        given: maps labels to types, with precedence over known labels; "" or "-" skips a label.
        note: called with a message if only some labels are known.

    Raises:
        InputError: no label is known, or a given one does not occur or has an unknown type.
    """
    for label, kind in given.items():
        if kind not in ("", "-", *ENTITY_TYPES):
            raise InputError(
                f"the label {label!r} cannot be {kind!r}: choose one of {', '.join(ENTITY_TYPES)}, or - to skip it"
            )
    read = list(documents)
    found = Counter(mention.type for document in read for mention in document.mentions)
    if missing := [label for label in given if label not in found]:
        raise InputError(f"no label {missing[0]!r} in {where}: its labels are {', '.join(sorted(found))}")
    known = {label: given.get(label, type_of(label) or "") for label in found}
    strange = [label for label in found if label not in given and not type_of(label) and label.upper() not in IGNORED]
    if strange:
        listed = ", ".join(f"{label} ({found[label]:,})" for label in strange)
        advice = f"Map them, for example --label {strange[0]}=PLACE"
        if not any(kind in ENTITY_TYPES for kind in known.values()):
            raise InputError(f"no label of {where} is known: {listed}. {advice}")
        if note is not None:
            note(f"{where}: unknown labels are not scored: {listed}. {advice}, or to - to skip them")
    return [
        replace(
            document,
            mentions=tuple(
                replace(mention, type=known[mention.type])
                for mention in document.mentions
                if known[mention.type] in ENTITY_TYPES
            ),
        )
        for document in read
    ]
