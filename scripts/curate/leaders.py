"""Read persons in Pantheon and leaders in Archigos; `acting_persons.py` adds them."""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from clones import show
from listed_persons import ARCHIGOS, TIMELINE, Listed

from gazetteer.names.fold import fold

LATEST = 1950
"""Last year in which the leaders who are used came into office."""
_KINDS = {
    "politics": "politician or ruler",
    "military": "military officer",
    "religion": "religious figure",
    "explorer": "explorer",
}
_STYLE = re.compile(r", (?:Holy Roman Emperor|King|Queen|Emperor|Elector|Grand Duke|Prince|Duke|Count).*")
_REMARK = re.compile(r" \([^()]*\)$")


def timeline(clones: Path) -> Iterator[Listed]:
    """Yield the persons of Pantheon with their years."""
    text = show(clones, "ybogdanov+history-timeline", "public/data/data_10000.js").decode()
    for row in json.JSONDecoder().raw_decode(text[text.index("[") :])[0]:
        name = _STYLE.sub("", _REMARK.sub("", row["name"]))
        role = _KINDS.get(row["type"], "")
        if row.get("country") and role and row["country"] != "Unknown":
            role = f"{role}, {row['country']}"
        yield Listed(name, row["from"], row["to"], role, TIMELINE, known=2)


def archigos(clones: Path) -> Iterator[Listed]:
    """Yield the leaders of Archigos, each once with the first and last year in office."""
    found: dict[str, Listed] = {}
    for row in _archigos(show(clones, "robertwwalker+Docker-Shiny-Archigos", "image/app/data/archigos.rda")):
        title = _title(row["dbpediauri"])
        start, end = int(row["startdate"][:4]), int(row["enddate"][:4])
        named = title and "\ufffd" not in title and fold(row["leader"].split()[-1]) in fold(title)
        if not named or start > LATEST or not min(row["yrborn"], row["yrdied"]) > 0:
            continue
        one = found.setdefault(title, Listed(title, int(row["yrborn"]), int(row["yrdied"]), "", ARCHIGOS, known=2))
        first, last = (int(year) for year in one.reign.split("/")) if one.reign else (start, end)
        one.reign = f"{min(first, start)}/{max(last, end)}"
        one.role = f"leader of {STATES.get(row['idacr'], row['idacr'])}"
    yield from found.values()


def _title(link: str) -> str:
    """Return the title of an article from its address in DBpedia, as a mail filter rewrote it: "dbpedia.org_resource_A-5FB"."""
    path = link.partition("u=")[2].partition("&")[0].replace("_", "/")
    address = unquote(unquote(re.sub(r"-([0-9A-F]{2})", r"%\1", path)))
    return re.sub(r"\s*\([^()]*\)|,.*", "", address.rpartition("/")[2].replace("_", " ")).strip()


def _archigos(raw: bytes) -> list[dict[str, Any]]:
    """Return the rows of Archigos, which is an R data file in Latin-1."""
    import rdata

    classes = {**rdata.conversion.DEFAULT_CLASS_MAP, "Date": lambda value, _: value}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tables = rdata.conversion.convert(
            rdata.parser.parse_data(raw), classes, default_encoding="latin-1", force_default_encoding=True
        )
    rows: list[dict[str, Any]] = tables["Archigos"].to_dict("records")
    return rows


STATES = dict(
    pair.strip().split("=")
    for pair in """
    USA=United States;CAN=Canada;CUB=Cuba;HAI=Haiti;DOM=Dominican Republic;MEX=Mexico;GUA=Guatemala;HON=Honduras;
    SAL=El Salvador;NIC=Nicaragua;COS=Costa Rica;PAN=Panama;COL=Colombia;VEN=Venezuela;ECU=Ecuador;PER=Peru;BRA=Brazil;BOL=Bolivia;
    PAR=Paraguay;CHL=Chile;ARG=Argentina;URU=Uruguay;UKG=United Kingdom;IRE=Ireland;NTH=Netherlands;BEL=Belgium;LUX=Luxembourg;
    FRN=France;SWZ=Switzerland;SPN=Spain;POR=Portugal;BAV=Bavaria;GMY=Germany;POL=Poland;AUH=Austria-Hungary;AUS=Austria;HUN=Hungary;
    CZE=Czechoslovakia;ITA=Italy;ALB=Albania;YUG=Yugoslavia;SER=Serbia;GRC=Greece;BUL=Bulgaria;RUM=Romania;RUS=Russia;EST=Estonia;
    LAT=Latvia;LIT=Lithuania;FIN=Finland;SWD=Sweden;NOR=Norway;DEN=Denmark;ICE=Iceland;ETH=Ethiopia;SAF=South Africa;TRA=Transvaal;
    OFS=Orange Free State;LBR=Liberia;MOR=Morocco;TUN=Tunisia;IRN=Persia;TUR=Turkey;IRQ=Iraq;EGY=Egypt;SYR=Syria;LEB=Lebanon;
    JOR=Transjordan;ISR=Israel;SAU=Saudi Arabia;AFG=Afghanistan;CHN=China;MON=Mongolia;TAW=China;KOR=Korea;JPN=Japan;IND=India;
    PAK=Pakistan;MYA=Burma;NEP=Nepal;THI=Siam;PHI=Philippines;INS=Indonesia;NEW=New Zealand;MAA=Madagascar;ZAN=Zanzibar
    """.split(";")
)
"""Maps codes of Archigos to the state."""
