"""Case endings of names by language, with the endings of the nominative.

All text is folded (`names.fold`): Russian й is и, Polish ł is l, Turkish ı is i, Greek final ς is σ, Armenian իւ is յու. A line
is a case, a colon, and rules `ending>nominative,nominative`; `-` is an empty ending. Longer endings are tried first.
"""

from __future__ import annotations

from collections.abc import Mapping

_TURKIC = """
    ablative: dan>- den>- tan>- ten>- ndan>- nden>-
    locative: da>- de>- ta>- te>- nda>- nde>- daki>- deki>- taki>- teki>- ndaki>- ndeki>-
    dative: a>- e>- ya>- ye>- na>- ne>-
    accusative: i>- u>- yi>- yu>- ni>- nu>-
    genitive: in>- un>- nin>- nun>-
    instrumental: la>- le>- yla>- yle>-
    derived: li>- lu>- lilar>- liler>- lular>- luler>-
    ablative: gindan>k gidan>k gi>k ga>k
"""
_SERBIAN = """
    genitive: a>-,o,e,i e>a,ja ca>ac,ca og>i,o ih>e,i ra>ar
    dative: u>-,o,e i>a cu>ac om>-,o oj>a ru>ar iju>i
    instrumental: om>-,o,a,i em>-,e cem>ac rom>ar
    accusative: u>a e>i
    dative: ci>ka,ca gi>ga
    locative: om>i jem>ji ima>i ama>e cima>ci,ce u>-,o,e
"""
_TO_CYRILLIC = str.maketrans({
    "a": "а", "b": "б", "v": "в", "g": "г", "d": "д", "e": "е", "z": "з", "i": "и", "j": "ј", "k": "к", "l": "л", "m": "м",
    "n": "н", "o": "о", "p": "п", "r": "р", "s": "с", "t": "т", "u": "у", "f": "ф", "h": "х", "c": "ц",
})  # fmt: skip


def _in_cyrillic(rules: str) -> str:
    """Return the rules in Cyrillic, except the names of the cases."""
    lines = [line.partition(":") for line in rules.strip().splitlines()]
    return "\n".join(f"{case}:{body.translate(_TO_CYRILLIC)}" for case, _, body in lines)


TABLES: Mapping[str, str] = {
    "ru": """
        genitive: а>-,о я>ь,и,е ы>а и>а,я,ь ии>ия,ии ца>ец,це ьца>ец рла>рел ова>ово ева>ево ина>ино
        genitive: ого>ыи,ии,ое,ои его>ии,ее пта>пет аго>ыи,ии,ое,ои яго>ии,ее ыя>ая,ые ия>ие
        genitive: ои>ая,а еи>яя ов>ы ев>и ых>ые их>ие ->ы,и,а ка>ок
        dative: у>-,о ю>ь,и,е е>а,я ии>ия цу>ец,це рлу>рел ому>ыи,ии,ое,ои ему>ии ам>ы,и,а ям>и
        accusative: у>а ю>я ую>ая юю>яя ию>ия
        instrumental: ом>-,о ем>-,ь,и,е ои>а ою>а еи>я,а ею>я,а ью>ь цом>ец цем>ец рлом>рел птом>пет ым>ыи,ое,ово им>ии
        instrumental: ами>ы,и,а ями>и иеи>ия иею>ия
        locative: е>-,о,а,я,ь,и и>ь,я ии>ия це>ец,це рле>рел ове>ово еве>ево ине>ино ом>ыи,ии,ое,ои ем>ии,ее пте>пет
        locative: ах>ы,и,а ях>и,ы ых>ые их>ие у>-
    """,
    "uk": """
        genitive: а>-,о я>ь,и,е у>- ю>ь,и и>а,я,ь ии>ия ова>ив єва>иив,ив ева>ив пту>пет ого>ии,е оги>га ои>а ->и ел>ла
        genitive: ця>ець,це ола>иль ополя>опиль ив>и ен>ни их>и ня>ень
        dative: у>-,о ю>ь,и ови>ив,- еви>-,ь,ив и>а,я зи>га ци>ка си>ха цю>ець ии>ия ню>ень
        accusative: у>а ю>я ию>ия
        instrumental: ом>-,о ем>-,ь овом>ив євом>иив ою>а ею>я,а єю>я ию>ь им>ии,е ами>и ями>и цем>ець ими>и
        locative: и>-,о,а,я,ь ополи>опиль ови>ив,- єви>иив,ив єву>ив,иив пти>пет еви>ив,ь зи>га,г ци>ка,к,ець си>ха,х у>-,о ах>и,а
        locative: ях>и ии>ия ому>ии,е им>ии ни>ень
    """,
    "pl": """
        genitive: a>-,o u>- y>a czy>cz i>a,-,ia ia>-,io dnia>den dniu>den ii>ia,ie ego>e,y,i ej>a iej>a ca>ec,iec ->e,y,i,a ow>y,i
        genitive: ych>e,y iec>cy la>le
        dative: owi>- u>-,o ie>a,- e>a dze>ga ce>ka sze>cha emu>e,y om>y,i,e lu>le
        accusative: e>a,ia
        instrumental: em>-,o iem>-,o a>a ami>y,i,e ym>e,y im>i cem>ec,iec
        locative: ie>-,o,a u>-,o iu>-,io e>-,o,a owie>ow dze>ga,go ce>ka,cz,ta rze>ra,r,ro le>lo,la,l sze>cha
        locative: cie>to,t,ta dzie>d,da,do
        locative: scie>sto,st,sta ach>y,i,e,a ich>ie ych>e,y ym>e,y em>e ej>a cu>ec,iec zi>z czech>cy szech>chy rzech>ry
        locative: ymstoku>ystok ymstawie>ystaw
        genitive: egostoku>ystok egostawu>ystaw
        variant: ya>ja yi>ja ye>ja
    """,
    "cs": """
        genitive: a>-,o,us u>-,us y>a e>-,a,e i>- ce>ec,ce ne>en ho>- eho>y,e ->y,e,a,o ich>e ych>e,y u>y ek>ky
        dative: u>-,o i>- e>a ovi>- ze>ha re>ra ce>ka,ec ci>ec ni>en um>y,e im>e emu>y,e am>y ii>ie,ia eji>ea ei>ea
        accusative: u>a,o ou>a
        instrumental: em>-,o,us ou>a i>- ici>ice cem>ec nem>en y>y emi>e ami>a,y ym>y im>e ni>en
        locative: e>-,o,a u>-,o i>- ze>ha re>ra,ro ce>ka,ec ci>ec ni>en ne>no,na ech>y ach>y,a ich>e,i em>y,e
        locative: ovi>- ove>ov,ova
    """,
    "sk": """
        genitive: a>-,o,us,os u>-,us y>a e>a,- i>- ie>ia ej>a eho>y,e ->y,e,a,o ov>y,i ych>e,y ku>ok,ek ka>ok,ek ca>ec cie>ce
        genitive: ok>ky iec>ce dne>den zne>zen ho>-
        dative: u>-,o e>a i>a,-,e ii>ia ei>ea ovi>- am>y om>- emu>y,e cu>ec dni>den zni>zen
        accusative: u>a iu>ia
        instrumental: om>-,o,us,os ou>a iou>ia ami>y,e,a mi>e,y kom>ok,ek com>ec ym>y im>i
        locative: e>-,o,a i>-,a,e u>-,o iach>e ach>y,a och>y,e ich>ie ych>y,e ej>a
    """,
    "sl": """
        genitive: a>-,o e>a,- i>- ja>j,-,je ega>o,i ->e,i,a ih>e,i ca>ec ra>er la>el na>en ov>i
        dative: u>-,o i>a ju>j,- emu>o,i am>e om>i
        accusative: o>a jo>-
        instrumental: om>-,o em>-,e o>a jo>- jem>j,- cem>ec rom>er lom>el ami>e ni>en im>o,i
        locative: u>-,o i>a,- ju>j,-,je em>o,i cu>ec ru>er lu>el nu>en ah>e ih>e,i
    """,
    "lt": """
        genitive: o>as io>is,ys,ias aus>us iaus>ius os>a es>e ies>is,i u>ai,os,as iu>iai,ios,ys eno>enas ciu>tys,tis zio>dis
        genitive: cio>tis,tys dzio>dis,dys dziu>dziai
        dative: ui>as,us iui>is,ys,ius ai>a ei>e iai>i,ia ams>ai oms>os ems>es iams>iai
        accusative: a>as i>is,ys u>us iu>ius us>ai,us ius>iai as>os
        instrumental: u>as iu>is,ys umi>us iumi>ius ais>ai iais>iai omis>os emis>es imi>is
        locative: e>as yje>is,ys ije>is uje>us iuje>ius oje>a eje>e uose>ai iuose>iai ose>os ese>es ioje>ia,i
    """,
    "lv": """
        genitive: as>a es>e a>s,is ja>is,js la>lis na>nis sa>tis,sis u>as,i,is,es,us iu>is,i
        dative: ai>a ei>e am>s,is im>is,i ij>s um>us iem>i aj>a
        accusative: u>a,s,us i>e,is,s us>i
        instrumental: am>as em>es im>is iem>i
        locative: i>is,s,e os>i a>s e>is
    """,
    "et": """
        genitive: a>- i>- u>- e>- ikide>igid maade>maad agi>ak
        partitive: d>- t>- at>- it>- ut>- et>-
        inessive: s>- as>- is>- us>- es>- ikides>igid mades>maad agis>ak
        elative: st>- ast>- ist>- ust>- est>- ikidest>igid
        illative: sse>- asse>- isse>- usse>- esse>- ikidesse>igid
        adessive: l>- al>- il>- ul>- el>-
        ablative: lt>- alt>- ilt>- ult>- elt>-
        allative: le>- ale>- ile>- ule>- ele>-
        comitative: ga>- aga>- iga>- uga>- ega>- ikidega>igid
        terminative: ni>- ani>- ini>- uni>- eni>-
        translative: ks>- aks>- iks>- uks>-
        essive: na>- ana>- ina>- una>-
    """,
    "be": """
        genitive: а>-,о я>ь,- ы>а и>а,ь ии>ия ау>ы,и ева>еу ова>оу ава>ау ага>ы,ае ои>ая ->ы,и ля>ель
        dative: у>- ю>ь,- е>а ои>а зе>га,да цы>ка це>т,та ии>ия
        accusative: у>а ю>я ую>ая
        instrumental: яи>я ам>- ом>- ем>-,ь аи>а ои>а еи>я ею>я ью>ь ю>ь ами>ы,и ым>ы,ае лем>ель
        locative: е>-,а ы>а,- и>ь,а,ель,я у>- ю>ь ии>ия цы>ка зе>га,да це>т,та ах>ы,и еве>еу ове>оу аве>ау ли>ель
    """,
    "sr": _SERBIAN + _in_cyrillic(_SERBIAN),
    "bg": """
        definite: а>- ът>- та>- то>- те>- я>и ят>-
        region: ско>-,а,о,и ииско>ия жко>г шко>с,ш
    """,
    "tr": _TURKIC,
    "az": _TURKIC,
    "hy": """
        genitive: ի>- յի>- ու>ի,- վա>- վի>ու վոյ>ի,ու այ>- ոյ>-,ո աց>ք,- եանց>- ան>ա,-
        dative: ին>- յին>- ուն>ի,- վան>-
        ablative: ից>- վից>ու յից>- ուց>ի,- էն>- յէն>- ե>- է>- իցը>- իցն>- էնը>-
        instrumental: ով>- յով>- ավ>- ավք>-
        locative: ում>- յում>- վում>ու ումը>- ումն>- յումը>- յումն>- վումը>ու վումն>ու
        definite: ը>- ն>- ք>-
        accusative: ս>ք
        genitive: ից>ք
    """,
    "ka": """
        locative: ში>ი,- ზე>ი,- თან>ი,- შიც>ი,- ზეც>ი,- ზედ>ი,- ისაშინა>ი,ა
        genitive: ის>ი,ა,ე,- ს>- ისა>ი,ა სა>-
        dative: ს>ი,- სა>ი,-
        ablative: იდან>ი,ა,ე დან>-,ი იდანაც>ი,ა,ე დანაც>-,ი იდამ>ი,ა,ე დამ>-,ი იდგან>ი,ა,ე დგან>-,ი ითგან>ი,ა,ე თგან>-,ი
        allative: ისკენ>ი,ა,ე სკენ>- ამდე>ი,ა მდე>-,ი ისაკენ>ი,ა ამდის>ი,ა მდის>-,ი ამდინ>ი,ა მდინ>-,ი
        instrumental: ით>ი,ა,ე თი>- თ>-
        ergative: მა>ი მან>ი,- მ>-
        adverbial: ად>ი,ა დ>-
        benefactive: ისთვის>ი,ა,ე სთვის>-
    """,
    "el": """
        genitive: α>ασ η>ησ ωσ>ασ,ευσ ασ>α,εσ ησ>η,α ου>οσ,ο,ον ων>α,εσ,αι,οι,α εωσ>η,ισ αδοσ>αδα,ασ ιου>ι,ιο,ιοσ,ιον ουσ>οι,οσ
        genitive: ουντοσ>ουσ,ουντα οντοσ>ων ιδοσ>ιδα,ισ ακοσ>ακα,αξ ωνοσ>ωνα,ων
        accusative: ο>οσ ον>οσ,ο αν>α,ασ ην>η,α ιν>ισ,η ουσ>οι,ι ασ>εσ,αι,α αδα>ασ υ>υσ ουντα>ουσ α>ασ,ευσ
        dative: ω>οσ,ον,ο α>α η>η,α αισ>αι,εσ,α οισ>οι,α ει>ισ,η αδι>ασ,αδα ουντι>ουσ,ουντα
        variant: ιον>ι,ιο ον>ο ισ>η αι>εσ,α ουσ>ουντα ευσ>ασ
    """,
    "la": """
        genitive: ae>a,ae e>a,ae i>us,um,ium orum>i,a arum>ae is>-,is,s inis>o onis>o,on eos>is opolis>opolis itis>- ium>es
        dative: ae>a o>us,um is>ae,i,a i>is,- ini>o oni>o ibus>es
        accusative: am>a,as um>us as>ae os>i em>-,is,s inem>o onem>o im>is en>e on>os
        ablative: a>a,as o>us,um is>ae,i,a e>-,is,s ine>o one>o i>is ibus>es u>us
        locative: ae>a i>us,um is>ae,i
    """,
    "hu": """
        inessive: ban>- ben>-
        illative: ba>- be>-
        elative: bol>- bul>-
        superessive: on>- en>- n>-
        sublative: ra>- re>-
        delative: rol>- rul>-
        ablative: tol>- tul>-
        adessive: nal>- nel>-
        allative: hoz>- hez>-
        terminative: ig>-
        dative: nak>- nek>-
        accusative: t>- at>- et>- ot>-
        instrumental: val>- vel>-
        causal: ert>-
        locative: ott>- ett>- t>-
        possessive: a>- e>- ja>- je>-
        adjective: i>-
    """,
    "fi": """
        genitive: n>-
        inessive: ssa>-
        elative: sta>-
        genitive: in>- ksen>s
        inessive: issa>- ksessa>s eissa>it
        elative: ista>- ksesta>s eista>it
        illative: iin>- kseen>s
        adessive: illa>- eilla>it
        ablative: ilta>- eilta>it
        allative: ille>- eille>it
        partitive: ia>- valtoja>vallat
        genitive: maiden>maat valtain>vallat valtojen>vallat
        inessive: maissa>maat valloissa>vallat
        elative: maista>maat valloista>vallat
        illative: maihin>maat valtoihin>vallat
        illative: an>- en>- in>- on>- un>- yn>- seen>- hin>- han>- hun>- hon>-
        adessive: lla>-
        ablative: lta>-
        allative: lle>-
        partitive: a>- ta>-
        essive: na>-
        translative: ksi>-
    """,
    "de": "genitive: s>- es>- ens>-",
    "nl": "genitive: s>-",
    "sv": "genitive: s>-",
    "da": "genitive: s>-",
    "no": "genitive: s>-",
    "ro": "genitive: ului>-,u,ul lui>- ei>a,ea iei>ia ilor>i,ii,e\n definite: ul>- ului>- stii>sti atii>ati",
    "he": "variant: יא>יה",
    "ar": "variant: يه>يا يا>يه اء>ا ا>ه",
}
"""Maps a language to its rules."""

NAME_PREFIXES: Mapping[str, tuple[str, ...]] = {
    "ar": ("وبال", "وال", "فال", "بال", "كال", "ولل", "لل", "وب", "ول", "و", "ف", "ب", "ل", "ك"),
    "fa": ("ب", "و"),
    "he": ("ובה", "וה", "שב", "של", "ומ", "וב", "ול", "מה", "ו", "ב", "ל", "מ", "ה", "ש", "כ"),
    "hy": ("զ", "յ", "ց"),
}
"""Maps a language to the prefixes of names; an Arabic prefix that contains the article is replaced by `ال`."""

ATTACHED_NOUNS: Mapping[str, tuple[str, ...]] = {
    "de": (
        "ufer",
        "mundung",
        "brucke",
        "ebene",
        "kuste",
        "strasse",
        "gebiet",
        "pass",
        "festung",
        "tor",
        "strand",
        "fluss",
        "armee",
    ),
}
"""Maps a language to nouns that are attached to names: "Donauufer"."""
