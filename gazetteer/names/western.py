"""Western Armenian spellings of Armenian names in Latin letters: Կարս is "Gars", Խարբերդ "Kharpert".

Since the twelfth century the stops of Western Armenian have swapped their values: բ գ դ ձ ջ are voiceless, պ կ տ ծ ճ voiced.
The Armenians of Anatolia and Cilicia, and writers who heard names from them, spelt accordingly.
"""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans({
    "ա": "a", "բ": "p", "գ": "k", "դ": "t", "ե": "e", "զ": "z", "է": "e", "ը": "e", "թ": "t", "ժ": "zh", "ի": "i",
    "լ": "l", "խ": "kh", "ծ": "dz", "կ": "g", "հ": "h", "ձ": "ts", "ղ": "gh", "ճ": "j", "մ": "m", "յ": "y", "ն": "n",
    "շ": "sh", "ո": "o", "չ": "ch", "պ": "b", "ջ": "ch", "ռ": "r", "ս": "s", "վ": "v", "տ": "d", "ր": "r", "ց": "ts",
    "ւ": "v", "փ": "p", "ք": "k", "օ": "o", "ֆ": "f", "՚": None, "՛": None, "՜": None, "՝": None, "՞": None, "’": None,
})  # fmt: skip
_RULES = (
    (re.compile(r"և"), "եւ"),
    (re.compile(r"\bե"), "yե"),
    (re.compile(r"\bո(?![ւվ])"), "vo"),
    (re.compile(r"\bյ"), "հ"),
    (re.compile(r"(?<=[աո])յ\b"), ""),
    (re.compile(r"(?<=\w)ու(?=[աեէըիոօ])"), "v"),
    (re.compile(r"ու"), "u"),
    (re.compile(r"իւ(?![աեէըիոօ])"), "iu"),
)
_VOICELESS = (
    (re.compile(r"(?<=[սշխքրռ])տ"), "t"),  # Սեբաստիա: Sepastia and Sepasdia; Տիգրանակերտ: Dikranagert
    (re.compile(r"(?<=[սշխ])կ"), "k"),
    (re.compile(r"(?<=[սշխ])պ"), "p"),
    (re.compile(r"(?<=[շխքրռ])ծ"), "ts"),
)


def western_armenian(text: str) -> tuple[str, ...]:
    """Return the Western Armenian spellings of a name in Latin letters: two if a stop after s or r may stay voiceless.

    >>> [western_armenian(text) for text in ("Կարս", "Տիգրանակերտ", "Սեբաստիա", "Մուշ")]
    [('Gars',), ('Dikranagert', 'Dikranagerd'), ('Sepastia', 'Sepasdia'), ('Mush',)]
    """
    text = unicodedata.normalize("NFC", text).lower()
    for pattern, letters in _RULES:
        text = pattern.sub(letters, text)
    softer = text
    for pattern, letters in _VOICELESS:
        softer = pattern.sub(letters, softer)
    return tuple(dict.fromkeys(_capitalized(form.translate(_LETTERS)) for form in (softer, text)))


def _capitalized(text: str) -> str:
    return re.sub(r"(?:^|(?<=[ -]))[a-z]", lambda match: match[0].upper(), text)
