"""Titles, ranks and forms of address before and after names of persons: one table for finding and for reading names.

Finding a name in a text (`BEFORE_IN_TEXT`, `AFTER_IN_TEXT`) uses unambiguous titles as they are written, some of them
foreign. Reading a name that was found (`BEFORE`, `BEHIND`) compares folded words, and can use common words such as "old".
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_WOMEN = _words(
    """
    mrs miss ms mme mlle lady dame queen princess empress countess duchess baroness tsarina sister frau dona
    """
)
"""Titles of women, in lower case and without the period."""
_WOMEN_IN_NAMES = _words(
    """
    madame mademoiselle viscountess marchioness tsaritsa czarina mother abbess hanim hanum khatun begum fraulein signora
    senora infanta archduchess princesse comtesse duchesse reine imperatrice veuve grafin furstin herzogin konigin kaiserin
    prinzessin княгиня княгини княгине княжна графиня графини графине императрица царица королева госпожа
    """
)
"""More titles of women, used only within names."""
_MEN = _words(
    """
    mr sir lord king prince emperor tsar czar count duke baron viscount earl marquis brother father abbot herr monsieur
    signor don messrs
    """
)
_MEN_IN_NAMES = _words(
    """
    senor archduke pasha bey efendi effendi comte duc roi empereur abbe graf freiherr furst herzog konig kaiser prinz
    граф графа графу графом князь князя князю князем царь император король господин
    """
)
_RANKS = _words(
    """
    general gen lieutenant lieut lt colonel col major maj captain capt commander comdr commodore com admiral adm
    sergeant sergt sgt corporal private brigadier brig marshal adjutant adjt surgeon president senator governor gov
    mayor judge justice secretary minister chancellor premier ambassador consul commissioner dr prof professor rev
    reverend fr st archbishop bishop patriarch catholicos cardinal pope sultan shah khan emir caliph imam sheikh sheik
    rabbi comrade citizen hon honourable honorable chief squire deputy
    """
)
"""Ranks and offices of either sex."""
_RANKS_IN_NAMES = _words(
    """
    field-marshal doctor saint amir grand vizier mirza hadji hajji haji principal metropolitan vardapet vartabed
    archimandrite marechal capitaine feldmarschall oberst hauptmann leutnant
    генерал генерала генералу генералом полковник полковника полковнику полковником адмирал фельдмаршал
    """
)
"""More ranks, used only within names; these and others are folded."""
AGES = _words("elder younger")
"""Words before a name that distinguish two persons of this name."""
_OTHERS_IN_NAMES = AGES | _words("the right old young late poor dear")
"""Other words before a name."""
_OFFICES_IN_TEXT = _words(
    """
    esq marquess corpl ensign surg vice-president sen representative rep congressman congresswoman sheriff detective
    officer chairman director coach spokesman spokeswoman spokesperson genl asst actg comdg bvt brevet doctor
    madam inspector warden
    """
)
"""Offices and abbreviations used only to find names."""
_FOREIGN_IN_TEXT = _words(
    """
    abbe marechal senor général capitaine maréchal comte duc roi empereur citoyen könig kaiser graf freiherr fürst
    генерал полковник граф князь царь император
    """
)
"""French, German, Spanish and Russian titles, used only to find names."""
_AFTER = _words("hanim hanum pasha bey efendi effendi khan paşa aga agha esq esquire jr sr")
_AFTER_IN_NAMES = _words("shah mirza beg pasa pascha pacha junior senior dono")
_AFTER_IN_TEXT = _words("pascha pacha bej hanım паша бей")

FEMALE = _WOMEN | _WOMEN_IN_NAMES
MALE = _MEN | _MEN_IN_NAMES
RANKS = _RANKS | _RANKS_IN_NAMES
BEFORE = FEMALE | MALE | RANKS | _OTHERS_IN_NAMES
"""All titles before a name, for reading names."""
BEHIND = _AFTER | _AFTER_IN_NAMES
"""Titles after a name, for reading names: Enver Pasha, Nadir Shah, Abbas Mirza."""
BEFORE_IN_TEXT = _WOMEN | _MEN | _RANKS | _OFFICES_IN_TEXT | _FOREIGN_IN_TEXT
"""Titles before a name, for finding names in texts."""
AFTER_IN_TEXT = _AFTER | _AFTER_IN_TEXT
"""Titles after a name, for finding names in texts."""
TERRITORIAL = _words("duke duchess earl marquis marquess count countess viscount viscountess baron baroness")
"""Titles with which "X of Y" is the name of a person."""
PASHAS = _words(
    "pasha bey pascha pacha paşa pașa paša paše paši pašu pasa basa bej bég beg beys beks ağa efendi паша паши паше пашу "
    "бей бея бек бег ага мирза мурза эфенди "
    "փաշա փաշան փաշայի պէյ բէյ բեյ բեկ աղա էֆէնտի էֆենդի խան շահ "
    "πασάς πασᾶς πασά πασᾶ باشا پاشا پاشای بك بيك بیك بیگ بیک اغا آغا أفندي افندی"
)
"""Titles after a name that are part of it, as different languages write them."""
RULERS = _words("tsar tsarina czar emperor empress sultan shah caliph khan")
"""Titles of rulers, which are not part of the mention of a person."""
SOVEREIGNS = RULERS | _words(
    "king queen pope kaiser kaiserin konig konigin roi reine empereur imperatrice император императрица царь царица король королева"
)
"""The same, folded, with those that are part of a mention and those of other languages."""
LOWER_CASE = _words(
    "capt captain gen general col colonel maj major lieut lieutenant lt sergt sergeant judge sir lord lady count baron duke "
    "prince queen mr mrs miss madam doctor dr rev hon"
)
"""Titles that belong to the name after them even in lower case."""
KIN = _words(
    """
    son sons daughter daughters brother sister wife husband widow cousin nephew niece uncle aunt heir mother father grandson
    granddaughter married marrying child
    """
)
"""Words before a given name that introduce a person: "his eldest son, John"."""
REGNAL_ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth".split(),
        start=1,
    )
}
EPITHETS = _words(
    "great terrible lame magnificent bald conqueror wise bold fat short pious good bad cruel elder younger lionheart blessed just"
)
"""Words after "the" that belong to the name of a ruler."""
PARTICLES = _words("the of de la le van von der den du da di al el bin ibn ben ter zu af av y e")
