"""Abbreviated given names, as English registers, letters and lists of signatures write them."""

from __future__ import annotations

GIVEN_NAMES = {
    "wm": "william", "willm": "william", "geo": "george", "chas": "charles", "thos": "thomas", "tho": "thomas", "jas": "james",
    "jno": "john", "jos": "joseph", "robt": "robert", "edw": "edward", "edwd": "edward", "edm": "edmund", "edmd": "edmund",
    "benj": "benjamin", "benjn": "benjamin", "saml": "samuel", "alex": "alexander", "alexr": "alexander", "andr": "andrew",
    "andw": "andrew", "fredk": "frederick", "danl": "daniel", "richd": "richard", "nich": "nicholas", "nichs": "nicholas",
    "matt": "matthew", "nathl": "nathaniel", "michl": "michael", "patk": "patrick", "hy": "henry", "heny": "henry",
    "eliz": "elizabeth", "margt": "margaret", "cath": "catherine", "archd": "archibald", "barth": "bartholomew",
    "christr": "christopher", "ezek": "ezekiel", "gilb": "gilbert", "humph": "humphrey", "jerh": "jeremiah", "jona": "jonathan",
    "lawr": "lawrence", "matth": "matthew", "obad": "obadiah", "silv": "silvester", "theoph": "theophilus", "zach": "zachariah",
}  # fmt: skip
"""Maps folded abbreviations, which are written with a period, to the names."""

NAMES_THEMSELVES = frozenset({"alex", "matt", "zach"})
"""Abbreviations that are also used as names, so that a period after them can end a sentence."""
