"""Rivers that towns are named after: Vic-sur-Aisne, Landsberg am Lech and Newark-on-Trent lie on the Aisne, Lech and Trent.

    python scripts/curate/rivers_of_towns.py

Input: the embedded gazetteer. A river that no other source has becomes a row of `places.csv`: its point is the median of its
towns, and its box contains them. Two rivers of one name, and words that are not rivers, are left out.
"""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from statistics import median

from common import Places, Table, km, report, slug

from gazetteer import Gazetteer
from gazetteer.build import embedded

SOURCE = "geonames"
PATTERNS = (
    (("FR", "BE", "CH"), re.compile(r"[- ]sur[- ](?:l['’]|la[- ]|le[- ])?([A-ZÀ-Ý][\w’'-]+)$", re.IGNORECASE)),
    (("DE", "AT", "CH"), re.compile(r" (?:an der|am) ([A-ZÄÖÜ][\wäöüß]+)$")),
    (("GB", "IE"), re.compile(r"[- ](?:upon|on)[- ](?:the[- ])?([A-Z]\w+)$", re.IGNORECASE)),
    (("IT",), re.compile(r" (?:sul|sulla) ([A-Z]\w+)$")),
    (("CZ", "SK"), re.compile(r" nad ([A-ZČŠŽÚ]\w+)$")),
)
"""Countries, and the names of their towns on rivers."""
NOMINATIVES = {
    "Bečvou": "Bečva", "Cidlinou": "Cidlina", "Doubravou": "Doubrava", "Hronom": "Hron", "Jizerou": "Jizera", "Lužnicí": "Lužnice",
    "Metují": "Metuje", "Nežárkou": "Nežárka", "Nitrou": "Nitra", "Ohří": "Ohře", "Ondavou": "Ondava", "Orlicí": "Orlice",
    "Oslavou": "Oslava", "Svitavou": "Svitava", "Sázavou": "Sázava", "Vltavou": "Vltava", "Váhom": "Váh", "Bebravou": "Bebrava",
}  # fmt: skip
"""Maps the instrumental case of Czech and Slovak to the nominative; other names in that case are left out."""
NOT_RIVERS = frozenset(
    "Arlberg Berg Brenner Forst Gebirge Harz Hausruck Kaiserstuhl Kammersberg Krappfeld Kulm Moos Ostrong Rax See Staffelsee "
    "Steinfelde Taunus Vogau Wagram Wald Walde Wallersee Wechsel Weinberg Weinstraße Wild Dunsmore Forest Fosse Heath Hill Sea "
    "Wolds Buchy Eu Fère Lausanne Maine Mer Mont Moudon Roc Ry Usson Garda Naviglio Vie École Scie Cure Serre Bar Né Mignon "
    "Tourbe Isle Orge Ay Mad Hochkönig Neuwalde Pillersee Schneeberg Klausenbach Avon Stour Morge March Gail Blaise Yvette".split()
)
"""Mountains, lakes, seas and towns, several rivers of one name, and rivers whose name is a common word or a first name."""
LEAST = 3
SPREAD_KM, LONGEST = 130.0, 2.5
"""Towns farther from the median are on another river; so are those of a name whose towns extend over more degrees."""

Point = tuple[float, float]


def main() -> None:
    """Add the rivers to places.csv."""
    table, gazetteer, places = Table("places.csv"), Gazetteer.open(), Places()
    ids = {row["id"] for row in table.rows}
    for name, points in sorted(rivers().items()):
        kept = _together(points)
        id = f"hg:{slug(name)}-river"
        if len(kept) < LEAST or len(kept) < 0.8 * len(points) or id in ids or _known(gazetteer, name):
            continue
        lats, lons = [lat for lat, _ in kept], [lon for _, lon in kept]
        if max(max(lats) - min(lats), max(lons) - min(lons)) > LONGEST:
            continue
        lat, lon = round(median(lats), 3), round(median(lons), 3)
        table.add(
            id=id,
            label=name,
            feature="H.STM",
            lat=lat,
            lon=lon,
            west=min(lons),
            south=min(lats),
            east=max(lons),
            north=max(lats),
            country=min(places.near(lat, lon, 60), key=lambda one: one[0])[1].country,
            source=SOURCE,
            note=f"point and box: {len(kept)} towns that are named after it",
        )
    report([table])


def rivers() -> dict[str, set[Point]]:
    """Return the points of the towns that are named after each river."""
    connection = sqlite3.connect(f"file:{embedded.ensure()}?mode=ro", uri=True)
    towns = connection.execute("SELECT label, lat, lon, country FROM place WHERE feature LIKE 'P%' AND lat IS NOT NULL")
    found: dict[str, set[Point]] = defaultdict(set)
    for label, lat, lon, country in towns:
        for name in _names(label, country):
            found[name].add((round(lat, 3), round(lon, 3)))
    return found


def _names(label: str, country: str) -> Iterator[str]:
    for countries, pattern in PATTERNS:
        match = pattern.search(label) if country in countries else None
        if match and match[1] not in NOT_RIVERS and match[1][0].isupper():
            if countries != ("CZ", "SK"):
                yield match[1]
            elif match[1] in NOMINATIVES:
                yield NOMINATIVES[match[1]]


def _together(points: Iterable[Point]) -> list[Point]:
    """Return the points near their median."""
    points = list(points)
    lat, lon = median(point[0] for point in points), median(point[1] for point in points)
    return [point for point in points if km(*point, lat, lon) <= SPREAD_KM]


def _known(gazetteer: Gazetteer, name: str) -> bool:
    """Return whether a water of this name is in the gazetteer."""
    found = gazetteer.lookup(name, limit=12)
    return any(match.how == "exact" and match.place.feature.startswith("H") for match in found)


if __name__ == "__main__":
    main()
