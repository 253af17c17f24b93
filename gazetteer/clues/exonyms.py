"""Names in scripts that are not written where the place is: the Greek name of Bern, the Hebrew name of Surrey.

A text in another script has no use for such a name, so a match with it by sound alone is mostly chance. The table is the
project's own: the scripts of a land's languages today, and of the peoples of its past, such as Armenian and Greek in Anatolia.
Of the scripts that Unicode CLDR (as in Babel) has for 5% of a land's people or more, it lacks only those of immigrants, such as
Cyrillic in Germany and Israel, and of some islands and border regions.
"""

from __future__ import annotations

from collections.abc import Mapping

from gazetteer.clues.question import Option
from gazetteer.names.scripts import script_of

_LANDS: Mapping[str, str] = {
    "Grek": "GR CY TR AL MK BG IT EG SY UA RU GE",
    "Armn": "AM TR AZ GE IR SY LB IQ RU IL PS CY",
    "Geor": "GE TR AZ RU AM IR",
    "Hebr": "IL PS EG JO LB",
    "Syrc": "SY TR IQ IR LB",
    "Copt": "EG",
    "Arab": "AE AF AL AZ BA BD BG BH CN CY DJ DZ EG ER ES ET GE GR ID IL IN IQ IR JO KE KG KM KW KZ LB LK LY MA MK ML MR MT MY "
    "NE NG OM PK PS PT QA RO RS RU SA SD SO SS SY TD TJ TM TN TR TZ UA UZ XK YE EH",
    "Cyrl": "RU UA BY BG RS MK ME BA XK HR MD RO PL LT LV EE FI GE AM AZ TR KZ KG TJ TM UZ MN CN AF GR HU SK US",
    "Hani": "CN TW HK MO JP KR KP VN SG MY MN",
    "Jpan": "JP TW KR KP CN RU MP PW",
    "Hang": "KR KP CN",
    "Deva": "IN NP",
    "Beng": "IN BD",
    "Taml": "IN LK SG MY",
    "Telu": "IN",
    "Knda": "IN",
    "Mlym": "IN",
    "Gujr": "IN PK",
    "Guru": "IN PK",
    "Orya": "IN",
    "Sinh": "LK",
    "Thai": "TH",
    "Laoo": "LA TH",
    "Khmr": "KH TH VN",
    "Mymr": "MM",
    "Tibt": "CN BT IN NP",
    "Ethi": "ET ER",
    "Mong": "MN CN RU",
    "Thaa": "MV",
}
_SCRIPTS: Mapping[str, frozenset[str]] = {script: frozenset(lands.split()) for script, lands in _LANDS.items()}


def is_exonym_in_script(option: Option, text: str) -> bool:
    """Return whether the matched name is in a script that is neither the text's nor one of the place's land.

    Places without a country, such as long rivers and empires, count as lying in every land. But all have Latin names, so that
    names in other scripts say nothing about a Latin one.
    """
    script, written, country = script_of(option.name.text), script_of(text), option.place.country
    if script in ("Latn", "Zyyy", written):
        return False
    if not country:
        return written == "Latn"
    return country not in _SCRIPTS.get(script, frozenset())
