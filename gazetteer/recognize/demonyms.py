"""Adjectives and peoples that stand for a place: "Turkish", "Mesopotamian", "Londoners"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gazetteer.model.term import Term

_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ians", ("ia", "y", "", "e", "o")),
    ("ian", ("ia", "y", "", "e", "o")),
    ("eans", ("ea", "e", "")),
    ("ean", ("ea", "e", "")),
    ("ans", ("a", "", "e", "o")),
    ("an", ("a", "", "e", "o")),
    ("nese", ("n", "")),
    ("ese", ("", "a", "o", "e")),
    ("ers", ("", "e")),
    ("er", ("", "e")),
    ("ites", ("",)),
    ("ite", ("",)),
    ("is", ("", "a", "e")),
    ("i", ("", "a", "e")),
    ("ish", ("", "land", "ey")),
)
"""Ending of the demonym → endings of the place."""

IRREGULAR = {
    "afghan": "afghanistan", "american": "united states", "americans": "united states", "arabian": "arabia",
    "argentine": "argentina", "basque": "basque country", "belgian": "belgium", "brit": "united kingdom",
    "british": "united kingdom", "briton": "united kingdom", "britons": "united kingdom", "brits": "united kingdom",
    "bulgar": "bulgaria", "chinese": "china", "croat": "croatia", "croats": "croatia", "cypriot": "cyprus",
    "cypriots": "cyprus", "czech": "czechia", "czechs": "czechia", "dane": "denmark", "danes": "denmark",
    "danish": "denmark", "dutch": "netherlands", "dutchman": "netherlands", "english": "england",
    "englishman": "england", "englishmen": "england", "filipino": "philippines", "filipinos": "philippines",
    "finn": "finland", "finnish": "finland", "finns": "finland", "flemish": "flanders", "french": "france",
    "frenchman": "france", "frenchmen": "france", "german": "germany", "germans": "germany", "greek": "greece",
    "greeks": "greece", "irish": "ireland", "irishman": "ireland", "irishmen": "ireland", "kazakh": "kazakhstan",
    "kyrgyz": "kyrgyzstan", "lao": "laos", "lebanese": "lebanon", "liverpudlian": "liverpool",
    "monegasque": "monaco", "muscovite": "moscow", "muscovites": "moscow", "neapolitan": "naples",
    "norwegian": "norway", "norwegians": "norway", "ottoman": "ottoman empire", "ottomans": "ottoman empire",
    "pole": "poland", "poles": "poland", "polish": "poland", "portuguese": "portugal", "scot": "scotland",
    "scots": "scotland", "scottish": "scotland", "serb": "serbia", "serbs": "serbia", "slovak": "slovakia",
    "slovaks": "slovakia", "slovene": "slovenia", "slovenes": "slovenia", "somali": "somalia", "soviet": "soviet union",
    "soviets": "soviet union", "spaniard": "spain", "spaniards": "spain", "spanish": "spain", "swede": "sweden",
    "swedes": "sweden", "swedish": "sweden", "swiss": "switzerland", "tajik": "tajikistan", "thai": "thailand",
    "turk": "turkey", "turkish": "turkey", "turks": "turkey", "turkmen": "turkmenistan", "ukrainian": "ukraine",
    "ukrainians": "ukraine", "uzbek": "uzbekistan", "venetian": "venice", "welsh": "wales", "cretan": "crete",
    "balkan": "balkans", "siamese": "siam", "maltese": "malta", "taiwanese": "taiwan", "peruvian": "peru",
    "canadian": "canada", "canadians": "canada", "mexican": "mexico", "mexicans": "mexico",
    "filipina": "philippines", "yankee": "united states", "yankees": "united states", "texan": "texas",
    "texans": "texas", "hoosier": "indiana", "michigander": "michigan", "aussie": "australia", "kiwi": "new zealand",
    "bosniak": "bosnia and herzegovina", "bosnian": "bosnia and herzegovina", "argentinian": "argentina",
    "european": "europe", "europeans": "europe", "african": "africa", "africans": "africa", "asian": "asia",
    "asians": "asia", "arab": "arabia", "kurd": "kurdistan", "kurds": "kurdistan", "kurdish": "kurdistan",
}  # fmt: skip
"""Demonyms whose place no ending tells, folded → folded."""

NOT_DEMONYMS = frozenset({
    "roman", "christian", "republican", "american indian", "indian summer", "librarian", "victorian", "christians",
    "republicans", "romans", "indians", "human", "german shepherd", "persian gulf",
})  # fmt: skip


def places_of(key: str) -> Iterator[str]:
    """Folded names of the places that a folded demonym may stand for, likeliest first."""
    if key in IRREGULAR:
        yield IRREGULAR[key]
        return
    for ending, replacements in _ENDINGS:
        if key.endswith(ending) and len(key) > len(ending) + 2:
            stem = key[: -len(ending)]
            for replacement in replacements:
                yield stem + replacement
            if ending in ("ers", "er", "ans", "an", "ian", "ians") and len(stem) > 3 and stem[-1] == stem[-2]:
                yield stem[:-1]


_LOOKS = tuple(ending for ending, _ in _ENDINGS)


def looks_like_one(key: str) -> bool:
    """Whether a folded word may be a demonym, by its ending or by the table."""
    return key in IRREGULAR or (key.endswith(_LOOKS) and " " not in key)


def is_demonym(key: str, terms: Mapping[str, Term]) -> bool:
    """Whether a folded word stands for a place that the lexicon knows well."""
    term = terms.get(key)
    if term is not None and "demonym" in term.kinds:
        return True
    if key in NOT_DEMONYMS:
        return False
    if key in IRREGULAR:
        return True
    return any((place := terms.get(name)) is not None and place.prominence >= 0.5 for name in places_of(key))
