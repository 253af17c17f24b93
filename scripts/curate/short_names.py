"""Short names of former states and provinces: the Principality of Wallachia is Wallachia.

    python scripts/curate/short_names.py

Input: places.csv itself. A state or province whose label is a kind of state and a name gets the name as a short name, and so
does a desert, with the source of the place, if no other place in the gazetteer has that name.
"""

from __future__ import annotations

import re

from common import Places, Table, report

KINDS = (
    "Grand Principality|Grand Duchy|Principality|Duchy|County|Margraviate|March|Landgraviate|Electorate|"
    "Kingdom|Khanate|"
    "Emirate|Sultanate|Beylik|Despotate|Governorate|Vilayet|Eyalet|Viceroyalty|Captaincy General|Colony|Protectorate|"
    "Voivodeship|Province|Banate|Lordship|Prince-Bishopric|Bishopric|Archbishopric|Free City|Imperial City|Republic"
)
OF = re.compile(rf"(?:{KINDS}) of (?P<name>[^\W\d_][\w'’ -]+)")
BEFORE = re.compile(
    r"(?P<name>[^\W\d_][\w'’-]+(?: [\w'’-]+)?) "
    r"(?:Governorate|Vilayet|Eyalet|Voivodeship|Agency|Oblast|Province|State|Sultanate|Khanate)"
)
DESERT = re.compile(r"(?P<name>[^\W\d_][\w'’-]+) Desert")

LEFT_OUT = {"Odoacer", "Picts", "Goroden'"}
"""Labels that contain a ruler, a people, or a town in another spelling."""

NOT_NAMES = frozenset(
    "Adal Alawite Mamluk Almoravid Artuqid Ayyubid Chagatai Chihuahuan Cretan Dzungar Ghurid Isaaq "
    "Marinid Nubian Primorskaya Shamshadil "
    "Sonoran Toltec Transcaspian".split()
) | {"Central India", "Congo Free", "Irish Free", "Don Host", "North-West Frontier"}
"""What precedes the kind of a state, province or desert and is not a name of it: dynasties, peoples, adjectives."""


def main() -> None:
    """Add the short names to toponyms.csv."""
    places, rows, names = Places(), Table("places.csv").rows, Table("toponyms.csv")
    given: set[str] = set()
    for row in rows:
        pattern = {"A.PCLH": (OF, BEFORE), "A.ADM1H": (OF, BEFORE), "A.ADM2H": (OF, BEFORE), "T.DSRT": (DESERT,)}
        match = next(filter(None, (one.fullmatch(row["label"]) for one in pattern.get(row["feature"], ()))), None)
        if not match:
            continue
        name = match["name"]
        if (
            len(name) >= 4
            and name not in given | LEFT_OUT | NOT_NAMES
            and not name.startswith("the ")
            and not places.named(name, "PALHTVSR")
        ):
            given.add(name)
            names.add(place=row["id"], toponym=name, kind="short", source=row["source"], certainty="certain")
    report([names])


if __name__ == "__main__":
    main()
