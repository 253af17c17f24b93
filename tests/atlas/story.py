"""A text of our own about Alexandropol in 1920, annotated by hand, with every kind of entity that the page can show."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gazetteer.model.clue import Clue
from gazetteer.model.document import Candidate, Document, Entity, Person, Resolution
from gazetteer.model.place import Location, Name, Place
from gazetteer.model.timespan import Timespan

TITLE = "The Table at Alexandropol"

TEXT = """{ev:The Treaty of [alex:Alexandropol]} and the Autumn That Made It

In the first week of {d1919:1919} the stationmaster at [alex:Alexandropol] kept two timetables. One was for the trains \
that ran to [tiflis:Tiflis], when they ran; the other was for the trains to [kars:Kars], which a British officer had \
to countersign. Between the two lay the [akhurian:Arpa Chai], and beyond it a plain on which, that winter, forty \
thousand refugees from [van:Van], [mush:Mush] and [bitlis:Bitlis] waited for a spring that nobody had promised them.

The autumn of 1920

The war came back along the railway. On {d28sep:28 September 1920} the divisions of <karab:Kâzım Karabekir> crossed \
the line east of [erzurum:Erzurum] and took [sarik:Sarıkamış] in a morning. <pirum:General Pirumov> held the forts of \
[kars:Kars] with men who had not been paid since [batum:Batum] was lost to them. The fortress fell on \
{d30oct:30 October 1920}; the garrison was marched west to [erzurum:Erzurum], some of it barefoot.

By {d7nov:7 November 1920} <karab:Karabekir> sat in [alex:Alexandropol], in the officers' club, under a portrait that \
somebody had turned to the wall. His terms came by telegraph to [erivan:Erivan], where <vrats:Simon Vratsian> read \
them aloud to a cabinet that had already resigned once that week. The [turkey:Turks] asked for the rifles, the rolling \
stock and the bridge. They did not ask for [nakh:Nakhichevan], since they already held the road to it.

[armenia:Armenia] had appealed to everyone. <khat:Alexander Khatisian>, who had been mayor of [tiflis:Tiflis] in \
another world, had asked for coal in [const:Constantinople] and for credit in [london:London]; the answer from \
[paris:Paris] was a map. That map, agreed at [sevres:Sèvres] in {daug:August 1920}, gave [trebizond:Trebizond], \
[erzurum:Erzurum], [van:Van] and [bitlis:Bitlis] to a republic that could not send so much as a postman there. It gave \
her a coast on the [black:Black Sea]. The Army, meanwhile, retreated through [?djadjur:Djadjur] and lost the pass above \
[?karakilisa:Karakilisa]; a patrol reported the enemy at [!kaltakhchi:Kaltakhchi], which is on no map that we have seen.

Two treaties

What the delegates did not know was that the {ev:Treaty of [alex:Alexandropol]} would be signed in the name of a \
government that no longer existed. <khat:Khatisian> took the pen on the night of {d2dec:2 December 1920}. In \
[erivan:Erivan] that afternoon <vrats:Vratsian> had handed the seals to <dro:Dro>, and the [or:Eleventh Red Army] was \
already on the road from [kazakh:Kazakh] by way of [dilijan:Dilijan]. "We signed," <khat:Khatisian> wrote later, "so \
that there should be something left for the others to take over."

From [baku:Baku] <legran:Boris Legran> telegraphed that [russia:Russia] did not recognise the paper. \
<karab:Karabekir> stayed where he was. His soldiers wintered in [alex:Alexandropol] and in [karak2:Karaklis], and \
burned the doors. The harvest of [lori:Lori] went to [kars:Kars] by rail; the people of [shirak:Shirak] went to \
[tiflis:Tiflis] on foot, those who could.

In {d16mar:March 1921} the matter was settled a long way off, in [moscow:Moscow], and in {d13oct:October 1921} it was \
settled again in [kars:Kars], in a room with two stoves. <karab:Karabekir> signed for one side. [batum:Batum] was \
returned, [ardahan:Ardahan] was kept, [nakh:Nakhichevan] became a protectorate of [azer:Azerbaijan], and the frontier \
was drawn along the [akhurian:Arpa Chai] and the [aras:Araxes], where it still is. From the windows of \
[alex:Alexandropol] one could now see another country.

Afterwards

The town changed its name for the third time in {d1924:1924}, and became [alex:Leninakan]. The orphanage that \
Americans had opened in the old Cossack barracks was for a while the largest in the world; its children were taught to \
weave, and were photographed from the roof, standing so that they spelled a word. In {d1990:1990} the name changed \
again. The stationmaster's second timetable is kept in the museum of [alex:Gyumri], under glass, and the last train \
for [kars:Kars] is still marked on it in pencil: 17.40, if <karab:the general> permits."""


def _name(text: str, when: str | None, lang: str | None = None, kind: str = "historical") -> Name:
    return Name(text, lang=lang, kind=kind, when=Timespan.parse(when) if when else None, source="test")


GYUMRI_NAMES = (
    _name("Kumayri", "../1837", "hy-Latn"), _name("Կումայրի", "../1837", "hy"), _name("Gümrü", "1500~/1837", "tr"),
    _name("Alexandropol", "1837/1924", "en"), _name("Александрополь", "1837/1924", "ru"),
    _name("Ալեքսանդրապոլ", "1837/1924", "hy"), _name("Leninakan", "1924/1990", "en"),
    _name("Ленинакан", "1924/1990", "ru"), _name("Gyumri", "1992/..", "en", "primary"), _name("Գյումրի", "1992/..", "hy"),
    _name("Gjumri", None, "de", "variant"), _name("გიუმრი", None, "ka"), _name("گیومری", None, "fa"),
)  # fmt: skip

# key: id, label, lat, lon, country, feature, score
PLACES: dict[str, tuple[str, str, float | None, float | None, str | None, str, float]] = {
    "alex": ("gn:616635", "Gyumri", 40.789, 43.847, "AM", "P.PPLA", 0.97),
    "tiflis": ("gn:611717", "Tbilisi", 41.694, 44.834, "GE", "P.PPLC", 0.99),
    "kars": ("gn:743952", "Kars", 40.608, 43.097, "TR", "P.PPLA", 0.98),
    "van": ("gn:298117", "Van", 38.494, 43.380, "TR", "P.PPLA", 0.96),
    "mush": ("gn:304081", "Muş", 38.733, 41.491, "TR", "P.PPLA", 0.93),
    "bitlis": ("gn:321022", "Bitlis", 38.401, 42.108, "TR", "P.PPLA", 0.97),
    "erzurum": ("gn:315368", "Erzurum", 39.909, 41.277, "TR", "P.PPLA", 0.99),
    "sarik": ("gn:740883", "Sarıkamış", 40.338, 42.575, "TR", "P.PPLA2", 0.97),
    "batum": ("gn:615532", "Batumi", 41.642, 41.634, "GE", "P.PPLA", 0.98),
    "erivan": ("gn:616052", "Yerevan", 40.182, 44.515, "AM", "P.PPLC", 0.99),
    "nakh": ("gn:147425", "Nakhchivan", 39.209, 45.412, "AZ", "P.PPLA", 0.88),
    "const": ("gn:745044", "Istanbul", 41.014, 28.950, "TR", "P.PPLA", 0.99),
    "london": ("gn:2643743", "London", 51.509, -0.126, "GB", "P.PPLC", 0.97),
    "paris": ("gn:2988507", "Paris", 48.853, 2.349, "FR", "P.PPLC", 0.98),
    "sevres": ("gn:2974733", "Sèvres", 48.823, 2.211, "FR", "P.PPL", 0.92),
    "trebizond": ("gn:738648", "Trabzon", 41.005, 39.727, "TR", "P.PPLA", 0.98),
    "djadjur": ("gn:616490", "Jajur", 40.861, 43.968, "AM", "P.PPL", 0.55),
    "karakilisa": ("gn:616530", "Vanadzor", 40.805, 44.494, "AM", "P.PPLA", 0.46),
    "karak2": ("gn:616530", "Vanadzor", 40.805, 44.494, "AM", "P.PPLA", 0.72),
    "kazakh": ("gn:585568", "Qazax", 41.093, 45.366, "AZ", "P.PPLA", 0.83),
    "dilijan": ("gn:616631", "Dilijan", 40.741, 44.863, "AM", "P.PPLA2", 0.96),
    "baku": ("gn:587084", "Baku", 40.378, 49.892, "AZ", "P.PPLC", 0.99),
    "moscow": ("gn:524901", "Moscow", 55.752, 37.616, "RU", "P.PPLC", 0.97),
    "ardahan": ("gn:751817", "Ardahan", 41.111, 42.702, "TR", "P.PPLA", 0.97),
    "akhurian": ("gn:616858", "Akhurian", 40.55, 43.70, None, "H.STM", 0.86),
    "aras": ("gn:148345", "Aras", 39.93, 44.55, None, "H.STM", 0.95),
    "black": ("gn:630673", "Black Sea", 43.0, 35.0, None, "H.SEA", 0.99),
    "armenia": ("gn:174982", "Armenia", 40.25, 45.0, "AM", "A.PCLI", 0.95),
    "turkey": ("gn:298795", "Turkey", 39.0, 35.0, "TR", "A.PCLI", 0.9),
    "russia": ("hg:soviet-russia", "Soviet Russia", 60.0, 60.0, None, "A.PCLH", 0.81),
    "azer": ("gn:587116", "Azerbaijan", 40.5, 47.5, "AZ", "A.PCLI", 0.94),
    "lori": ("gn:828262", "Lori", 40.95, 44.5, "AM", "A.ADM1", 0.84),
    "shirak": ("gn:828263", "Shirak", 40.85, 43.9, "AM", "A.ADM1", 0.87),
}
EXTENTS = {
    "armenia": (43.45, 38.83, 46.63, 41.3), "turkey": (25.67, 35.81, 44.82, 42.1),
    "lori": (43.9, 40.65, 45.0, 41.3), "shirak": (43.45, 40.35, 44.2, 41.2), "black": (27.4, 40.9, 41.8, 46.7),
}  # fmt: skip
OTHERS = {
    "alex": [("gn:704907", "Oleksandropil", 47.72, 36.64, "UA", 0.02), ("gn:736151", "Alexandroupoli", 40.85, 25.87, "GR", 0.01)],
    "karakilisa": [
        ("gn:326021", "Ağrı", 39.72, 43.05, "TR", 0.31), ("gn:616400", "Sisian", 39.52, 46.03, "AM", 0.14),
        ("gn:9999001", "Karakilise", 40.02, 42.9, "TR", 0.05),
    ],
    "djadjur": [("gn:9999002", "Jajur Pass", 40.86, 44.02, "AM", 0.38)],
    "van": [("gn:9999003", "Van", 40.11, -80.2, "US", 0.01)],
    "london": [("gn:6058560", "London", 42.98, -81.23, "CA", 0.02)],
}  # fmt: skip
PEOPLE = {
    "karab": ("Kâzım Karabekir", ("Karabekir", "the general"), "wd:Q384437"),
    "pirum": ("General Pirumov", (), None), "vrats": ("Simon Vratsian", ("Vratsian",), "wd:Q712591"),
    "khat": ("Alexander Khatisian", ("Khatisian",), "wd:Q2523413"), "dro": ("Dro", (), None),
    "legran": ("Boris Legran", (), None),
}  # fmt: skip
WHEN = {
    "d1919": "1919", "d28sep": "1920-09-28", "d30oct": "1920-10-30", "d7nov": "1920-11-07", "daug": "1920-08",
    "d2dec": "1920-12-02", "d16mar": "1921-03", "d13oct": "1921-10", "d1924": "1924", "d1990": "1990",
}  # fmt: skip
CLUES = (
    Clue("name", 3.1, "The name is exactly one that the place bore."),
    Clue("time", 2.2, "It was called so from 1837 to 1924; the text speaks of 1920."),
    Clue("near", 1.4, "Kars, named in the same paragraph, is 67 km away."),
    Clue("feature", 0.4, "A railway station implies a town."),
    Clue("prominence", -0.3, "There are larger places of a similar name."),
)
_OPEN = re.compile(r"([\[{<])([?!]?)(\w+):")
_CLOSE = {"[": "]", "{": "}", "<": ">"}


def candidate(key: str, matched: str) -> Candidate:
    """The place of a key as a resolved candidate."""
    id_, label, lat, lon, country, feature, score = PLACES[key]
    place = Place(
        id=id_,
        label=label,
        location=Location(lat, lon, EXTENTS.get(key), 7.0 if key == "djadjur" else 0.0) if lat and lon else None,
        country=country,
        feature=feature,
        names=GYUMRI_NAMES if key == "alex" else (_name(label, None, "en", "primary"), _name(matched, "../1930")),
    )
    return Candidate(place, matched, score, CLUES if key == "alex" else CLUES[:1] + CLUES[3:])


def _resolution(key: str, text: str) -> Resolution:
    chosen = candidate(key, text)
    others = tuple(
        Candidate(Place(id=i, label=label, location=Location(lat, lon), country=country), text, score)
        for i, label, lat, lon, country, score in OTHERS.get(key, ())
    )
    return Resolution(chosen, (chosen, *others))


def annotate(marked: str, *, id: str = "alexandropol", title: str | None = None, date: str | None = "1920") -> Document:
    """A document from a text with marks: `[key:place]`, `<key:person>`, `{key:date}`, `{ev:event}`, `[or:army]`;
    `[!key:…]` is a place that nobody could locate. Marks nest."""
    text: list[str] = []
    found: list[tuple[int, int, str, str, str]] = []
    stack: list[tuple[int, str, str, str]] = []
    at = length = 0
    while at < len(marked):
        opening = _OPEN.match(marked, at)
        if opening:
            stack.append((length, opening[1], opening[2], opening[3]))
            at = opening.end()
        elif stack and marked[at] == _CLOSE[stack[-1][1]]:
            start, kind, flag, key = stack.pop()
            found.append((start, length, kind, flag, key))
            at += 1
        else:
            text.append(marked[at])
            length += 1
            at += 1
    whole = "".join(text)
    found.sort(key=lambda f: (f[0], -f[1]))
    entities: list[Entity] = []
    mentions: dict[str, list[str]] = {}
    for number, (start, end, kind, flag, key) in enumerate(found, 1):
        name, ident = whole[start:end], f"e{number}"
        outer = next((e.id for e in reversed(entities) if e.start <= start and end <= e.end), None)
        when = resolution = person = None
        if kind == "[" and key == "or":
            type_ = "ORG"
        elif kind == "[":
            type_ = "NORP" if key == "turkey" else "PLACE"
            resolution = Resolution(None) if flag == "!" else _resolution(key, name)
        elif kind == "<":
            type_, person = "PERSON", key
            mentions.setdefault(key, []).append(ident)
        else:
            type_ = "EVENT" if key == "ev" else "DATE"
            when = Timespan.parse(WHEN[key]) if key in WHEN else None
        entities.append(Entity(ident, start, end, name, type_, "test", outer, resolution, person, when))
    people = tuple(
        Person(key, PEOPLE[key][0], PEOPLE[key][1], tuple(ids), PEOPLE[key][2]) for key, ids in mentions.items()
    )
    return Document(
        id=id,
        text=whole,
        date=Timespan.parse(date) if date else None,
        date_source="given" if date else None,
        lang="en",
        entities=tuple(entities),
        people=people,
        title=title,
    )


def alexandropol() -> Document:
    """The whole text."""
    return annotate(TEXT)


def many(count: int) -> list[Document]:
    """Documents with `count` places in all, spread over Europe and Asia."""

    def documents() -> Iterable[Document]:
        per = 250
        for number in range(0, count, per):
            words, entities, at = [], [], 0
            for i in range(number, min(number + per, count)):
                name = f"Town{i}"
                lat, lon = 35 + (i * 7919 % 2000) / 100, -5 + (i * 104729 % 6000) / 100
                place = Place(f"hg:{i}", f"Modern {i}", Location(lat, lon), "TR", "P.PPL")
                chosen = Candidate(place, name, 0.9 if i % 7 else 0.4)
                entities.append(
                    Entity(f"e{i}", at, at + len(name), name, "PLACE", "test", None, Resolution(chosen, (chosen,)))
                )
                words.append(name + (".\n\n" if i % 10 == 9 else ", "))
                at += len(words[-1])
            yield Document(
                f"doc{number}", "".join(words), Timespan.of(1800 + number // per, 1800 + number // per), "given",
                entities=tuple(entities), title=f"List {number // per}",
            )  # fmt: skip

    return list(documents())
