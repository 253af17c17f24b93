"""Waters that WordNet places at a town: "a port city in northeastern England on the River Tyne".

    python scripts/curate/glosses.py

The rows were read one by one in the glosses of WordNet 3.1, of the water or of its town. The point is the town's.
"""

from __future__ import annotations

from common import Table, report, slug

from gazetteer import Gazetteer

WATERS = (
    ("Avon (Bristol)", "H.STM", "GB", "Bristol", "flows through Bristol", "Avon"),
    ("Avon (Stratford)", "H.STM", "GB", "Stratford-upon-Avon", "flows through Stratford-on-Avon", "Avon"),
    ("Cam", "H.STM", "GB", "Cambridge", "flows past Cambridge", "River Cam"),
    ("Charles River", "H.STM", "US", "Boston", "separates Cambridge from Boston", ""),
    ("Clyde", "H.STM", "GB", "Glasgow", "navigable as far as Glasgow", ""),
    ("Coosa River", "H.STM", "US", "Montgomery", "joins the Tallapoosa River near Montgomery", "Coosa"),
    ("Detroit River", "H.STM", "CA", "Windsor", "Windsor is on the Detroit River", ""),
    ("Elizabeth River", "H.STM", "US", "Norfolk", "Norfolk is on the Elizabeth River", ""),
    ("Lehigh River", "H.STM", "US", "Bethlehem", "Bethlehem is on the Lehigh River", ""),
    ("Murrumbidgee River", "H.STM", "AU", "Wagga Wagga", "Wagga Wagga is on the Murrumbidgee River", "Murrumbidgee"),
    ("Tyne", "H.STM", "GB", "Newcastle upon Tyne", "Newcastle is on the River Tyne", "River Tyne"),
    ("Volkhov", "H.STM", "RU", "Velikiy Novgorod", "Novgorod is on the Volkhov River", ""),
    ("Bay of Naples", "H.BAY", "IT", "Naples", "an arm of the Tyrrhenian Sea at Naples", ""),
    ("Galveston Bay", "H.BAY", "US", "Galveston", "an arm of the Gulf of Mexico in Texas", ""),
    ("Galway Bay", "H.BAY", "IE", "Galway", "on the west coast of Ireland", ""),
    ("Hampton Roads", "H.CHN", "US", "Norfolk", "between Norfolk and Portsmouth the Elizabeth River flows into it", ""),
    ("Mobile Bay", "H.BAY", "US", "Mobile", "a bay of the Gulf of Mexico, fed by the Mobile River", ""),
    ("Moreton Bay", "H.BAY", "AU", "Brisbane", "a bay to the east of Brisbane", ""),
    ("Tampa Bay", "H.BAY", "US", "Tampa", "in west central Florida", ""),
)
"""Label, feature, country and town, what the gloss says, and a name without the kind word or with another."""


def main() -> None:
    """Add the waters to places.csv, and their other names to toponyms.csv."""
    places, names, gazetteer = Table("places.csv"), Table("toponyms.csv"), Gazetteer.open()
    for label, feature, country, town, gloss, other in WATERS:
        found = next(
            match.place
            for match in gazetteer.lookup(town, limit=20)
            if match.place.country == country and match.place.feature.startswith("P")
        )
        id, note = f"hg:{slug(label)}", f"point: {found.label}; {gloss}"
        if found.location is not None and places.add(
            id=id,
            label=label,
            feature=feature,
            lat=found.location.lat,
            lon=found.location.lon,
            country=country,
            source="wordnet",
            note=note,
        ):
            for name in filter(None, (other,)):
                names.add(place=id, toponym=name, lang="en", kind="short", source="wordnet", certainty="certain")
    report([places, names])


if __name__ == "__main__":
    main()
