"""Movements in other languages than English, in sentences marked by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gazetteer.people.movements.find import moved
from gazetteer.people.movements.grammars import grammar
from tests.people.marked import document

SAID = [
    # language, text, "person relation place" for each movement
    ("fr", "[Napoléon] arriva à {Varna} le <3 mai 1854>.", ["Napoléon went_to varna"]),
    ("fr", "Le général [Ross] quitta {Varna}.", ["Ross left varna"]),
    ("fr", "[Ross] partit de {Varna} pour {Burgas}.", ["Ross left varna", "Ross went_to burgas"]),
    ("fr", "[Ross] naquit à {Varna} et mourut à {Burgas}.", ["Ross born varna", "Ross died burgas"]),
    ("fr", "[Ross] n'arriva pas à {Varna}.", []),
    ("fr", "[Ross] voulait aller à {Varna}.", []),
    ("fr", "L'armée de [Ross] arriva à {Varna}.", []),
    ("fr", "[Ross], roi de {Burgas}, arriva à {Varna}.", ["Ross went_to varna"]),
    ("fr", "[Ross], qui était sorti de {Varna}, dormit.", ["Ross left varna"]),
    ("fr", "[Ross] s'est rendu à {Varna}.", ["Ross went_to varna"]),
    ("fr", "Nous arrivâmes à {Varna}. Je dormis bien, et mon cheval aussi.", ["the writer went_to varna"]),
    ("fr", "Le prince de {Burgas} entra à {Varna} avec [Ross].", []),
    ("fr", "[Ross] assiégea {Varna}.", ["Ross fought_at varna"]),
    ("de", "[Ross] reiste am <3. Mai 1854> nach {Varna}.", ["Ross went_to varna"]),
    ("de", "[Ross] ist in {Varna} geboren.", ["Ross born varna"]),
    ("de", "Als [Ross] nach {Varna} kam, war es Nacht.", ["Ross went_to varna"]),
    ("de", "[Ross] starb in {Varna}.", ["Ross died varna"]),
    ("de", "Im Mai verließ [Ross] {Varna}.", ["Ross left varna"]),
    ("de", "[Ross] kam nicht nach {Varna}.", []),
    ("de", "[Ross] sollte nach {Varna} gehen.", []),
    ("de", "Der Bruder des [Ross] reiste nach {Varna}.", []),
    ("de", "Ich ging nach {Varna}. Mein Pferd starb, und ich blieb allein.", ["the writer went_to varna"]),
    ("de", "[Ross] floh nach {Varna}, wo er im Juli starb.", ["Ross went_to varna", "Ross died varna"]),
    ("de", "[Ross] kam mit [Hill] nach {Varna}, wo er starb.", ["Ross went_to varna"]),
    ("de", "[Ross] lebte in {Varna}, wo [Hill] geboren ist.", ["Ross was_at varna", "Hill born varna"]),
    ("de", "[Ross] wurde nach {Varna} geschickt.", ["Ross went_to varna"]),
    ("de", "[Ross] hatte ihn nach {Varna} geschickt.", []),
    ("de", "[Ross] wurde nicht nach {Varna} verbannt.", []),
    ("fr", "[Ross] fut envoyé à {Varna}.", ["Ross went_to varna"]),
    ("fr", "[Ross] a envoyé une lettre à {Varna}.", []),
    ("fr", "[Ross] arriva à {Varna} où il mourut.", ["Ross went_to varna", "Ross died varna"]),
    ("es", "[Ross] fue enviado a {Varna}, donde murió.", ["Ross went_to varna"]),
    ("it", "[Ross] fu mandato a {Varna}.", ["Ross went_to varna"]),
    ("ru", "[Росс] прибыл в {Варну}, где он умер.", ["Росс went_to варну", "Росс died варну"]),
    ("pl", "[Ross] został zesłany do {Warny}.", ["Ross went_to warny"]),
    ("de", "Sein Freund, Graf [Ross], kam nach {Varna}.", ["Ross went_to varna"]),
    ("de", "[Ross], kam nach {Varna}.", []),
    ("de", "[Ross] steht vor {Varna}.", ["Ross was_at varna"]),
    ("ru", "[Рамишвили] воевал при {Варне}.", ["Рамишвили fought_at варне"]),
    ("es", "[Ross] llegó a {Varna}.", ["Ross went_to varna"]),
    ("es", "[Ross] nació en {Varna} y murió en {Burgas}.", ["Ross born varna", "Ross died burgas"]),
    ("es", "[Ross] no llegó a {Varna}.", []),
    ("es", "El hermano de [Ross] llegó a {Varna}.", []),
    ("es", "[Ross] salió de {Varna} hacia {Burgas}.", ["Ross left varna", "Ross went_to burgas"]),
    ("it", "[Ross] giunse a {Varna}.", ["Ross went_to varna"]),
    ("it", "[Ross] nacque a {Varna} e morì a {Burgas}.", ["Ross born varna", "Ross died burgas"]),
    ("it", "[Ross] partì da {Varna}.", ["Ross left varna"]),
    ("it", "Il fratello di [Ross] giunse a {Varna}.", []),
    ("it", "[Ross] non giunse a {Varna}.", []),
    ("ru", "[Росс] прибыл в {Варну}.", ["Росс went_to варну"]),
    ("ru", "[Росс] выехал из {Варны} и прибыл в {Бургас}.", ["Росс left варны", "Росс went_to бургас"]),
    ("ru", "[Росс] родился в {Варне}.", ["Росс born варне"]),
    ("ru", "Армия [Росса] прибыла в {Варну}.", []),
    ("ru", "[Росс] не прибыл в {Варну}.", []),
    ("ru", "Он послал [Росса] в {Варну}.", []),
    ("pl", "[Ross] przybył do {Warny}.", ["Ross went_to warny"]),
    ("pl", "[Ross] urodził się w {Warnie} i zmarł w {Burgas}.", ["Ross born warnie", "Ross died burgas"]),
    ("pl", "[Ross] nie przybył do {Warny}.", []),
    ("pl", "Wojsko [Rossa] przybyło do {Warny}.", []),
    ("la", "[Carolus] rex venit ad {Varnam}.", ["Carolus went_to varnam"]),
    ("la", "[Carolus] in {Varna} obiit.", ["Carolus died varna"]),
    ("la", "[Carolus] ad {Varnam} non venit.", []),
    ("hy", "[Արամ]ը գնաց դեպի {Վառնա}։", ["Արամ went_to վառնա"]),
    ("hy", "[Արամ] ծնվել է։ [Արամ] մահացավ {Վառնայում}։", ["Արամ died վառնայում"]),
    ("hy", "[Արամ] մեկնեց {Վառնայից}։", ["Արամ left վառնայից"]),
    ("hy", "[Արամի] եղբայրը մեկնեց {Վառնայից}։", []),
    ("tr", "[Ross] 1854'te {Varna}'ya geldi.", ["Ross went_to varna"]),
    ("tr", "[Ross] {Varna}'dan ayrıldı.", ["Ross left varna"]),
    ("tr", "[Ross] {Varna}'da doğdu.", ["Ross born varna"]),
    ("tr", "[Ross]'un kardeşi {Varna}'ya geldi.", []),
    ("tr", "[Ross] {Varna}'ya gelmedi.", []),
    (
        "fr",
        "Le <9 mai 1813>, j'étais à {Varna}, le 10 à {Burgas}. Mon cheval et moi dormions.",
        ["the writer was_at varna", "the writer was_at burgas"],
    ),
    ("fr", "[Ross] battit les Turcs et entra à {Varna}.", ["Ross went_to varna"]),
    ("fr", "[Ross] dormit. Il arriva à {Varna}.", []),
    ("fr", "[Ross] resta à {Varna}. Il partit pour {Burgas}.", ["Ross was_at varna", "Ross went_to burgas"]),
    ("fr", "[Ross] resta à {Varna}. [Hill] dormit. Il partit pour {Burgas}.", ["Ross was_at varna"]),
    ("fr", "Je m'embarquais à bord du {Stamboul}. Mon cheval aussi.", []),
    ("ru", "[Росс] занялъ {Варну} и прибылъ въ {Бургасъ}.", ["Росс fought_at варну", "Росс went_to бургас"]),
    ("pl", "[Ross] nie dał rozbroić brygady i wyszedł z {Warny}.", ["Ross left warny"]),
    ("es", "Llegamos a {Varna}. Yo dormí, y mi caballo también.", ["the writer went_to varna"]),
    ("hy", "[Արամ] հասաւ {Վառնա}։", ["Արամ went_to վառնա"]),
    ("la", "[Carolus] rex {Varnam} perrexit.", ["Carolus went_to varnam"]),
    ("tr", "[Ross] {Varna}'dan dönmüştü.", ["Ross left varna"]),
    ("de", "Die Truppen des Generals [Ross] marschierten nach {Varna}.", []),
    ("de", "[Ross], der in {Varna} geboren war, starb in {Burgas}.", ["Ross born varna", "Ross died burgas"]),
    ("it", "Il generale [Ross], nato a {Varna}, morì a {Burgas}.", ["Ross born varna", "Ross died burgas"]),
    ("fr", "Si [Ross] arrivait à {Varna}, tout serait perdu.", []),
    ("ru", "Жена [Росса] умерла в {Варне}.", []),
    ("pl", "Żona [Rossa] zmarła w {Warnie}.", []),
    ("la", "Exercitus [Caroli] {Varnam} venit.", []),
    ("tr", "[Ross] {Varna}'ya gitmek istedi.", []),
]


@pytest.mark.parametrize(("lang", "text", "expected"), SAID)
def test_statements_of_a_sentence(lang: str, text: str, expected: list[str]) -> None:
    found = moved(replace(document(text), lang=lang))
    names = {person.id: person.name for person in found.people}
    said = [f"{names[one.person]} {one.relation} {(one.place or '')[3:]}" for one in found.movements]
    assert sorted(said) == sorted(expected)


@pytest.mark.parametrize("lang", ["fr", "de", "es", "it", "ru", "pl", "la", "hy", "tr"])
def test_every_language_has_the_main_verbs(lang: str) -> None:
    words = grammar(lang)
    assert words is not None
    assert {"move", "stay", "born", "die"} <= set(words.verbs.values())


def test_other_languages_have_none() -> None:
    assert grammar("xx") is None
    assert grammar(None) is None


def test_a_dateline_in_another_language() -> None:
    found = moved(replace(document("{Varna}, den <24. Juli 1914>.\n\nDie Stadt ist ruhig."), lang="de"))
    assert [(one.relation, one.place, str(one.date)) for one in found.movements] == [
        ("wrote_from", "hg:varna", "1914-07-24")
    ]
