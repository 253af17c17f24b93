"""Which language a text is in: by script, then by its commonest small words."""

from __future__ import annotations

import re
from collections import Counter

_SMALL = {
    "en": "the and of to in that was for with is his as on by which from this had were at it not be are have",
    "fr": "le la les et des du une que dans qui est pour par sur au ont était avec ce il pas plus aux sont",
    "de": "der die und das den von zu mit dem des ist nicht ein eine im für auf sich auch war wurde nach bei als",
    "es": "el los las y del que una por con para fue su se como más al era pero sus no",
    "it": "il di che la è per una con del della non sono gli nel alla più dei era ha anche",
    "tr": "ve bir bu ile için olarak da de olan sonra kadar gibi daha olduğu tarafından çok",
    "nl": "het een van en de dat is op te voor met niet zijn aan door werd ook bij naar",
    "pl": "się na jest nie to do że oraz po przez od był była dla jako który za przy",
    "pt": "o os que uma não em para com por foi mais dos da ao na era pelo são",
}
_OF_WORD = {
    word: {lang for lang, words in _SMALL.items() if word in words.split()}
    for w in _SMALL.values()
    for word in w.split()
}
_SCRIPTS = (
    ("hy", re.compile(r"[\u0530-\u058f]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("uk", re.compile(r"[іїєґ]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("fa", re.compile(r"[پچژگ]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
)
_WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 6000
"""Code points looked at."""


def guess(text: str) -> str:
    """A language code; "en" for a text too short or too strange to tell.

    >>> guess("Il fut envoyé dans les provinces du Caucase"), guess("Он прибыл в Тифлис"), guess("Gyumri")
    ('fr', 'ru', 'en')
    """
    sample = text.lstrip()[:SAMPLE].lower()
    letters = sum(char.isalpha() for char in sample)
    latin = sum("a" <= char <= "z" for char in sample)
    if letters and latin * 2 < letters:
        counts = [(len(pattern.findall(sample)), lang) for lang, pattern in _SCRIPTS]
        by_lang = {lang: count for count, lang in counts}
        if by_lang["uk"] * 40 > by_lang["ru"] > 0:
            return "uk"
        if by_lang["fa"] * 15 > by_lang["ar"] > 0:
            return "fa"
        if by_lang["ja"] * 20 > by_lang["zh"] > 0:
            return "ja"
        count, lang = max((count, lang) for count, lang in counts if lang not in ("uk", "fa"))
        if count:
            return lang
    votes: Counter[str] = Counter()
    for word in _WORD.findall(sample):
        for lang in _OF_WORD.get(word, ()):
            votes[lang] += 1
    if not votes:
        return "en"
    best, count = votes.most_common(1)[0]
    return best if count > votes["en"] else "en"
