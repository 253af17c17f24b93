"""Titles, ranks and forms of address before and after names of persons."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FEMALE = _words(
    """
    mrs miss ms mme madame mlle mademoiselle lady dame queen princess empress countess duchess baroness viscountess
    marchioness tsarina tsaritsa czarina sister mother abbess hanim hanum khatun begum frau fräulein signora señora dona doña
    infanta archduchess
    """
)
"""Titles of women, in lower case and without the period."""
MALE = _words(
    """
    mr sir lord king prince emperor tsar czar count duke baron viscount earl marquis brother father abbot herr monsieur signor
    señor don archduke messrs pasha bey efendi effendi
    """
)
"""Titles of men."""
RANKS = _words(
    """
    general gen lieutenant lieut lt colonel col major maj captain capt commander comdr commodore com admiral adm sergeant
    sergt sgt corporal private brigadier brig marshal field-marshal adjutant adjt surgeon president senator governor gov mayor
    judge justice secretary minister chancellor premier ambassador consul commissioner dr doctor prof professor rev reverend
    fr st saint archbishop bishop patriarch catholicos cardinal pope sultan shah khan emir amir caliph imam sheikh sheik rabbi
    grand vizier mirza hadji hajji haji comrade citizen hon honourable honorable right the old young late poor dear chief
    principal squire deputy metropolitan vardapet vartabed archimandrite
    """
)
"""Ranks and offices of either sex, and other words before a name."""
BEFORE = FEMALE | MALE | RANKS
"""Every title before a name."""
BEHIND = _words(
    "pasha paşa bey beg efendi effendi khan aga agha hanim hanum esq esquire jr sr junior senior dono mirza shah"
)
"""Titles after a name: Enver Pasha, Nadir Shah, Abbas Mirza."""
KIN = _words(
    """
    son sons daughter daughters brother sister wife husband widow cousin nephew niece uncle aunt heir mother father grandson
    granddaughter married marrying child
    """
)
"""Words before a given name that introduce a person: "his eldest son, John"."""
ORDINALS = {
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
