"""Names of former states and colonies in five languages, from titles of Wikipedia and from Hist States.

    python scripts/curate/state_titles.py en.json ru.json en fr de es ru

Inputs: `en.json` and `ru.json` of https://github.com/ndvorkina/hist_states (CC0), and the folders `data` of
https://github.com/open-dsl-dict/wikidict-dsl-en, -fr, -de, -es and -ru (titles from Wikidata, CC0): titles of one language with
those of another, linked by Wikidata. The articles of two languages are the same if a third language has one title for both. Hist
States has the Russian names of present-day states that once had another name, with the years of the English one. A former unit
of `places.csv` is the article with its name; a title of it is left out if it has a remark in brackets or is a name of another
place. Some rows of titles were added by hand, as were the rows of `toponyms.csv` from other sources and the years of states in
`state-years.csv`.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Collection
from pathlib import Path

from common import Table, report
from hist_states import read

from gazetteer import Gazetteer, Place

LANGUAGES = ("en", "fr", "de", "es", "ru")
MEANINGS = re.compile(r"\[m1\](.*?)\[/m\]")
REMARK = re.compile(r"\s*\([^)]*\)$")

SOVIET = {
    f"{name} Soviet Socialist Republic": f"hg:{name.lower()}-ssr"
    for name in (
        "Armenian|Azerbaijan|Byelorussian|Estonian|Georgian|Karelo-Finnish|Kazakh|Kirghiz|Latvian|Lithuanian|Moldavian|"
        "Tajik|Turkmen|Ukrainian|Uzbek"
    ).split("|")
}
PLACES = SOVIET | {
    "Belgian Congo": "hg:belgian-congo",
    "Central African Empire": "hg:central-african-empire",
    "Congo Free State": "hg:congo-free-state",
    "Danish West Indies": "hg:danish-west-indies",
    "Democratic Kampuchea": "gn:1831722",
    "Democratic Republic of Afghanistan": "gn:1149361",
    "Dutch East Indies": "hg:netherlands-indies",
    "First Mexican Empire": "gn:3996063",
    "German Samoa": "hg:german-samoa",
    "Gilbert and Ellice Islands": "hg:gilbert-and-ellice-islands",
    "Gold Coast (British colony)": "hg:gold-coast",
    "Hungarian People's Republic": "gn:719819",
    "Irish Free State": "hg:irish-free-state",
    "Italian Somaliland": "hg:italian-somaliland",
    "Khmer Republic": "gn:1831722",
    "Mandatory Palestine": "hg:mandatory-palestine",
    "Mongolian People's Republic": "hg:mongolian-people-s-republic",
    "New Holland (Australia)": "gn:2077456",
    "People's Republic of Benin": "gn:2395170",
    "People's Republic of Kampuchea": "gn:1831722",
    "People's Republic of the Congo": "gn:2260494",
    "People's Socialist Republic of Albania": "gn:783754",
    "Republic of New Granada": "hg:republic-of-new-granada",
    "Republic of Upper Volta": "gn:2361809",
    "Second Mexican Empire": "gn:3996063",
    "Socialist Republic of Bosnia and Herzegovina": "gn:3277605",
    "Socialist Republic of Croatia": "gn:3202326",
    "Socialist Republic of Macedonia": "gn:718075",
    "Socialist Republic of Montenegro": "gn:3194884",
    "Socialist Republic of Romania": "gn:798549",
    "Socialist Republic of Serbia": "gn:6290252",
    "Socialist Republic of Slovenia": "gn:3190538",
    "Somali Democratic Republic": "gn:51537",
    "South Yemen": "hg:south-yemen",
    "Territory of Papua and New Guinea": "gn:2088628",
    "Tuvan People's Republic": "hg:tuvan-people-s-republic",
    "Ubangi-Shari": "hg:ubangi-shari",
    "Ukrainian People's Republic": "hg:ukrainian-people-s-republic",
    "United States of Colombia": "gn:3686110",
    "West Pakistan": "gn:1168579",
    "West Ukrainian People's Republic": "hg:west-ukrainian-people-s-republic",
    "Yemen Arab Republic": "hg:yemen-arab-republic",
    "Bechuanaland Protectorate": "hg:bechuanaland",
    "Dominion of India": "gn:1269750",
    "Dominion of Pakistan": "gn:1168579",
    "Dutch Republic": "hg:republic-of-the-seven-united-netherlands",
    "Ethiopian Empire": "gn:337996",
    "Kingdom of Laos": "gn:1655842",
    "Kingdom of Libya": "gn:2215636",
    "New Hebrides": "hg:new-hebrides-condominium",
    "North Vietnam": "hg:north-vietnam",
    "Second Spanish Republic": "gn:2510769",
    "Spanish protectorate in Morocco": "hg:spanish-protectorate-in-morocco",
    "Tibet (1912–51)": "hg:tibet-state",
    "United Kingdom of Great Britain and Ireland": "gn:2635167",
}
"""Titles of English articles on former states, and the places that they mean."""

OTHER_UNITS = frozenset(
    (
        "Ammon|Arad County|Amur Oblast|Bone|Caucasian Albania|Csongrád County|Kamchatka Oblast|Khorasan Province|"
        "Kraków Voivodeship|Labuan|Lublin Voivodeship|Negeri Sembilan|Pomeranian Voivodeship|Principality of Arbanon|"
        "Rhwng Gwy a Hafren|Rhodesia|Song|Sulu|Zadar County"
    ).split("|")
)
"""Former units whose name is that of an article on something else, or on a place of today."""

OTHER_MEANING = frozenset(
    (
        "Deutsche Schutzgebiete in der Südsee|Нови Зеланд|República Popular de Albania|Kaiserreich Mexiko|Tannou-Touva|"
        "Premier Empire|Second Empire|New Holland|Achéménides|Adal|Aghbanie|Almohades|Almohaden|Альмохады|"
        "Antiguo Régimen en Francia|Archidiocèse de Riga|Colonización francesa de Argelia|Deutsches Reich 1933 bis 1945|"
        "Dynastie Wei de l'Est|Eyâlet Kurdistan|Fatimiden|Grafschaft Hoorn|Hamaditas|Hammadiden|Hammadides|Ilchane|Ilkhanides|"
        "Histoire de la Corée durant la colonisation japonaise|Invasiones neerlandesas de Brasil|Jorasán|"
        "Liste der Erzbischöfe von Riga|Liste der Grafen von Nantes|Liste des comtes de Nantes|Muzaka|Ocupación japonesa de Corea|"
        "Ocupación japonesa de Taiwán|Omeyyades|Parthes|Período helenístico de Egipto|Période Joseon|Römische Kaiserzeit|"
        "Región de Menabe|Saffariden|Saffarides|Samaniden|Samanides|Samánidas|Sassanides|Séleucides|Wolgabulgaren|Ziyariden|"
        "Ziyarides|Зияриды|Исландия эпохи народовластия|Первая империя|Саманиды|Саффариды|Список графов Нанта|Хаммадиды|"
        "Эллинистический Египет"
    ).split("|")
)
"""Titles that are not names of the place, some of them only without their remark."""


def main(english: str, russian: str, *dictionaries: str) -> None:
    """Add the names to toponyms.csv."""
    table = Table("toponyms.csv")
    units = {
        row["label"]: row["id"]
        for row in Table("places.csv").rows
        if row["id"].startswith("hg:") and row["feature"].startswith("A.") and row["label"] not in OTHER_UNITS
    }
    found = titles([Path(folder) for folder in dictionaries], units.keys() | PLACES.keys())
    with Gazetteer.open() as gazetteer:
        for title, names in sorted(found.items()):
            place = gazetteer.get(PLACES[title] if title in PLACES else units[title])
            known = {place.label, *(name.text for name in place.names)}
            for lang, text in names.items():
                name = REMARK.sub("", text)
                if name in OTHER_MEANING or name in known:
                    continue
                if title in PLACES or (name == text and not _named(gazetteer, name, place)):
                    table.add(
                        place=place.id, toponym=name, lang=lang, kind="alternate", source="wikidict-titles", certainty="certain",
                        note=f"en: {title}",
                    )  # fmt: skip
    years = {
        row["toponym"]: row
        for row in table.rows
        if row["source"] == "hist-states" and row["lang"] == "en" and row["kind"] == "historical"
    }
    for state in read(Path(english), Path(russian), {}):
        row = years.get(state.name)
        if row and state.russian:
            table.add(
                place=row["place"], toponym=state.russian, lang="ru", kind="historical", when=row["when"], source="hist-states",
                certainty="certain",
            )  # fmt: skip
    report([table])


def _named(gazetteer: Gazetteer, name: str, place: Place) -> bool:
    """Return whether the name is already known, as that of this place or of another one."""
    when = place.when
    years = [] if when is None else [year for year in (when.start, when.end) if year is not None]
    matches = gazetteer.lookup(name, year=sum(years) // len(years) if years else None, limit=1)
    return any(match.how == "exact" for match in matches)


def titles(folders: list[Path], wanted: Collection[str]) -> dict[str, dict[str, str]]:
    """Return the titles of the wanted articles by English title and language, those that most third languages have."""
    found: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for pivot in sorted(
        {path.name.split("-")[0] for folder in folders for path in folder.glob("*.dsl")} - set(LANGUAGES)
    ):
        articles: dict[str, dict[str, str]] = defaultdict(dict)
        for lang, folder in zip(LANGUAGES, folders, strict=True):
            path = folder / f"{pivot}-{lang}_wikidict.dsl"
            if path.is_file():
                for entry in path.read_text("utf-8", errors="replace").split("\n\n"):
                    meanings = MEANINGS.findall(entry)
                    if len(meanings) == 2:
                        articles[meanings[0]].setdefault(lang, meanings[1])
        for article in articles.values():
            if article.get("en") in wanted:
                for lang, title in article.items():
                    found[article["en"]][lang][title] += 1
    return {title: {lang: names.most_common(1)[0][0] for lang, names in by.items()} for title, by in found.items()}


if __name__ == "__main__":
    main(*sys.argv[1:])
