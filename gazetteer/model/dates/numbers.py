"""Numbers in words and letters: "mil huit cent cinq", "MDCCXLV", "ثمان وسبعين وخمسمائة", "תקע״ב", "ՌԾԴ"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

_WORDS = """
    fr un une premier | deux | trois | quatre | cinq | six | sept | huit | neuf | dix | onze | douze | treize | quatorze | quinze
    fr 16 seize | 20 vingt vingts | 30 trente | 40 quarante | 50 cinquante | 60 soixante | 70 septante | 80 octante huitante
    fr 90 nonante
    fr 100 cent cents | 1000 mil mille
    es uno un primero | dos | tres | cuatro | cinco | seis | siete | ocho | nueve | diez | once | doce | trece | catorce | quince
    es 16 dieciséis | 17 diecisiete | 18 dieciocho | 19 diecinueve | 20 veinte | 30 treinta | 40 cuarenta | 50 cincuenta
    es 60 sesenta | 70 setenta | 80 ochenta | 90 noventa | 100 cien ciento | 200 doscientos ducientos
    es 300 trescientos trecientos
    es 400 cuatrocientos | 500 quinientos | 600 seiscientos seiscientos | 700 setecientos | 800 ochocientos | 900 novecientos
    es 21 veintiuno | 22 veintidós | 23 veintitrés | 24 veinticuatro | 25 veinticinco | 26 veintiséis | 27 veintisiete
    es 28 veintiocho | 29 veintinueve | 1000 mil mill
    pt um primeiro | dois | três | quatro | cinco | seis | sete | oito | nove | dez | onze | doze | treze | catorze | quinze
    pt 16 dezasseis dezesseis | 17 dezassete dezessete | 18 dezoito | 19 dezanove dezenove | 20 vinte | 30 trinta | 40 quarenta
    pt 50 cinquenta cincoenta | 60 sessenta | 70 setenta | 80 oitenta | 90 noventa | 100 cem cento | 200 duzentos
    pt 300 trezentos
    pt 400 quatrocentos | 500 quinhentos | 600 seiscentos | 700 setecentos | 800 oitocentos | 900 novecentos | 1000 mil
    it uno un primo | due | tre | quattro | cinque | sei | sette | otto | nove | dieci | undici | dodici | tredici | quattordici
    it 15 quindici | 16 sedici | 17 diciassette | 18 diciotto | 19 diciannove | 20 venti vent | 30 trenta trent
    it 40 quaranta quarant | 50 cinquanta cinquant | 60 sessanta sessant | 70 settanta settant | 80 ottanta ottant
    it 90 novanta novant | 100 cento cent | 200 duecento dugento | 1000 mille mila
    de ein eins ersten | zwei | drei | vier | fünf | sechs | sieben | acht | neun | zehn | elf | zwölf | dreizehn | vierzehn
    de 15 fünfzehn | 16 sechzehn | 17 siebzehn | 18 achtzehn | 19 neunzehn | 20 zwanzig | 30 dreißig dreissig | 40 vierzig
    de 50 fünfzig | 60 sechzig | 70 siebzig | 80 achtzig | 90 neunzig | 100 hundert | 1000 tausend
    nl een eersten | twee | drie | vier | vijf | zes | zeven | acht | negen | tien | elf | twaalf | dertien | veertien
    nl 15 vijftien | 16 zestien | 17 zeventien | 18 achttien | 19 negentien | 20 twintig | 30 dertig | 40 veertig | 50 vijftig
    nl 60 zestig | 70 zeventig | 80 tachtig | 90 negentig | 100 honderd | 1000 duizend
    ru первого первом первое | второго втором второе | третьего третьем третье | четвертого четвертом четвертое
    ru 5 пятого пятом пятое | 6 шестого шестом шестое | 7 седьмого седьмом седьмое | 8 восьмого восьмом восьмое
    ru 9 девятого девятом девятое | 10 десятого десятом десятое | 11 одиннадцатого одиннадцатом | 12 двенадцатого двенадцатом
    ru 13 тринадцатого тринадцатом | 14 четырнадцатого четырнадцатом | 15 пятнадцатого пятнадцатом
    ru 16 шестнадцатого шестнадцатом | 17 семнадцатого семнадцатом | 18 восемнадцатого восемнадцатом
    ru 19 девятнадцатого девятнадцатом | 20 двадцать двадцатого двадцатом | 30 тридцать тридцатого тридцатом
    ru 40 сорок сорокового сороковом | 50 пятьдесят пятидесятого пятидесятом | 60 шестьдесят шестидесятого шестидесятом
    ru 70 семьдесят семидесятого семидесятом | 80 восемьдесят восьмидесятого восьмидесятом
    ru 90 девяносто девяностого девяностом | 100 сто сотого | 200 двести | 300 триста | 400 четыреста | 500 пятьсот
    ru 600 шестьсот | 700 семьсот | 800 восемьсот | 900 девятьсот | 1000 тысяча тысячу тысячи
    pl pierwszego pierwszym | drugiego drugim | trzeciego trzecim | czwartego czwartym | piątego piątym | szóstego szóstym
    pl 7 siódmego siódmym | 8 ósmego ósmym | 9 dziewiątego dziewiątym | 10 dziesiątego dziesiątym | 11 jedenastego jedenastym
    pl 12 dwunastego dwunastym | 13 trzynastego trzynastym | 14 czternastego czternastym | 15 piętnastego piętnastym
    pl 16 szesnastego szesnastym | 17 siedemnastego siedemnastym | 18 osiemnastego osiemnastym
    pl 19 dziewiętnastego dziewiętnastym | 20 dwudziestego dwudziestym | 30 trzydziestego trzydziestym
    pl 40 czterdziestego czterdziestym | 50 pięćdziesiątego pięćdziesiątym | 60 sześćdziesiątego sześćdziesiątym
    pl 70 siedemdziesiątego siedemdziesiątym | 80 osiemdziesiątego osiemdziesiątym | 90 dziewięćdziesiątego dziewięćdziesiątym
    pl 100 sto setnego | 200 dwieście | 300 trzysta | 400 czterysta | 500 pięćset | 600 sześćset | 700 siedemset | 800 osiemset
    pl 900 dziewięćset | 1000 tysiąc tysiącznego
    la primo | secundo | tertio tercio | quarto | quinto | sexto | septimo | octavo | nono | decimo | undecimo | duodecimo
    la 20 vicesimo vigesimo | 30 tricesimo trigesimo | 40 quadragesimo | 50 quinquagesimo | 60 sexagesimo | 70 septuagesimo
    la 80 octogesimo | 90 nonagesimo | 100 centesimo | 200 ducentesimo | 300 trecentesimo tricentesimo | 400 quadringentesimo
    la 500 quingentesimo | 600 sexcentesimo sescentesimo | 700 septingentesimo | 800 octingentesimo | 900 nongentesimo
    la 1000 millesimo
    tr bir | iki | üç | dört | beş | altı | yedi | sekiz | dokuz | on | 20 yirmi | 30 otuz | 40 kırk | 50 elli | 60 altmış
    tr 70 yetmiş | 80 seksen | 90 doksan | 100 yüz | 1000 bin
    ar احدى إحدى واحد الحادي الحادى الأول الاول | اثنتين اثنين اثنتي اثني الثاني الثانى الثانية | ثلاث ثلاثة الثالث
    ar 4 أربع اربع أربعة اربعة الرابع | 5 خمس خمسة الخامس | 6 ست ستة السادس | 7 سبع سبعة السابع
    ar 8 ثمان ثماني ثمانية الثامن | 9 تسع تسعة التاسع | 10 عشر عشرة العاشر | 20 عشرين عشرون العشرين العشرون
    ar 30 ثلاثين ثلاثون الثلاثين ثلثين ثلثون | 40 أربعين اربعين أربعون | 50 خمسين خمسون | 60 ستين ستون | 70 سبعين سبعون
    ar 80 ثمانين ثمانون
    ar 90 تسعين تسعون | 100 مائة مئة ماية مية مائه مایه | 200 مائتين مئتين مايتين مائتان | 300 ثلاثمائة ثلثمائة ثلاثمئة
    ar 400 أربعمائة اربعمائة أربعمئة اربعمائه اربعماية أربعماية | 500 خمسمائة خمسمئة خمسماية | 600 ستمائة ستمئة ستماية
    ar 700 سبعمائة سبعمئة سبعماية
    ar 800 ثمانمائة ثمانمئة ثمانماية | 900 تسعمائة تسعمئة تسعماية | 1000 ألف الف
    fa یک یکم اول | دو دوم دویم | سه سوم سیم | چهار چهارم | پنج پنجم | شش ششم | هفت هفتم | هشت هشتم | نه نهم | ده دهم
    fa 11 یازده یازدهم | 12 دوازده دوازدهم | 13 سیزده سیزدهم | 14 چهارده چهاردهم | 15 پانزده پانزدهم | 16 شانزده شانزدهم
    fa 17 هفده هفدهم | 18 هجده هجدهم هیجدهم | 19 نوزده نوزدهم | 20 بیست بیستم | 30 سی سی‌ام | 40 چهل | 50 پنجاه | 60 شصت
    fa 70 هفتاد | 80 هشتاد | 90 نود | 100 صد یکصد | 200 دویست | 300 سیصد | 400 چهارصد | 500 پانصد | 600 ششصد | 700 هفتصد
    fa 800 هشتصد | 900 نهصد | 1000 هزار یکهزار
"""
"""Number words: a language, and words for 1, 2, 3 …, or for the number before them."""

_AND = frozenset("et y e und en ve و".split())
NUMBERS_AS_ONE_WORD = frozenset({"it", "de", "nl"})
"""Languages that write a number as one word."""
LEAST_COMPOUND, _LONGEST = 7, 12
"""Minimum number of letters of a compound, and maximum number of letters of its parts."""
_LINKS = ("und", "en")
"""Words for "and" inside compounds."""
_ROMAN = re.compile(r"m{0,3}(?:cm|cd|d?c{0,4})(?:xc|xl|l?x{0,4})(?:ix|iv|v?i{0,4})")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
MIN_NUMERAL_LETTERS = 4
"""Minimum number of letters of a Roman numeral that is a year."""
_ARMENIAN = "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփք"
_HEBREW: Mapping[str, int] = {
    **dict(zip("אבגדהוזחטיכלמנסעפצקרשת", [*range(1, 10), *range(10, 100, 10), *range(100, 401, 100)], strict=True)),
    **dict(zip("ךםןףץ", (20, 40, 50, 80, 90), strict=True)),
}
_GERSHAYIM = frozenset("״\"'׳“”")


@cache
def _values() -> Mapping[str, Mapping[str, int]]:
    """Return the values of the number words of each language."""
    found: dict[str, dict[str, int]] = {}
    for line in _WORDS.strip().splitlines():
        lang, _, rest = line.strip().partition(" ")
        for count, group in enumerate(rest.split("|"), 1):
            words = group.split()
            value = int(words.pop(0)) if words[0].isdigit() else count
            found.setdefault(lang, {}).update((_persian_letters(word), value) for word in words)
    return found


def _persian_letters(word: str) -> str:
    """Return a word with the Persian letters that Arabic and Persian texts write in different ways."""
    return word.translate(_SAME_LETTERS)


_SAME_LETTERS = str.maketrans("يىكه", "ییکة")


@cache
def words_of(lang: str | None) -> frozenset[str]:
    """Return the number words of a language, also in Arabic letters for Persian ones; none if it has no list."""
    words = {word for one in _read_as(lang) for word in _values()[one]}
    return frozenset(words | {word.translate(_ARABIC_LETTERS) for word in words})


_ARABIC_LETTERS = str.maketrans("یکة", "يكه")


def in_words(texts: Sequence[str], i: int, lang: str | None) -> tuple[int, int] | None:
    """Return the number that words of a language beginning at a position name, and the position after them.

    >>> in_words("mil huit cent cinq".split(), 0, "fr"), in_words("ثمان وسبعين وخمسمائة".split(), 0, "ar")
    ((1805, 4), (578, 3))
    >>> in_words("milleottocentosessantasei uomini".split(), 0, "it"), in_words("on May 5".split(), 0, "en")
    ((1866, 1), None)
    """
    found = [_sum(texts, i, one) for one in _read_as(lang)]
    return max((one for one in found if one is not None), key=lambda one: one[1], default=None)


def _read_as(lang: str | None) -> list[str]:
    """Return the languages of the list whose numbers a language uses."""
    return [one for one in _READ_AS.get(lang or "", (lang or "",)) if one in _values()]


_READ_AS = {"ota": ("tr", "fa", "ar"), "fa": ("fa", "ar"), "az": ("tr",)}
"""Languages whose numbers are those of others."""


@lru_cache(maxsize=1 << 14)
def _value(word: str, lang: str) -> int | None:
    """Return the value of a number word, which may be a compound: "achtzehnhundertzwölf"."""
    values = _values()[lang]
    if (known := values.get(_persian_letters(word))) is not None:
        return known
    if lang not in NUMBERS_AS_ONE_WORD or len(word) < LEAST_COMPOUND:
        return None
    parts, rest = [], word
    while rest:
        part = next((rest[:size] for size in range(min(len(rest), _LONGEST), 1, -1) if rest[:size] in values), None)
        if part is not None:
            parts.append(part)
        elif parts:
            part = next((link for link in _LINKS if rest.startswith(link)), None)
        if part is None:
            return None
        rest = rest[len(part) :]
    found = _sum(parts, 0, lang)
    return found[0] if found is not None and found[1] == len(parts) > 1 else None


def _sum(texts: Sequence[str], i: int, lang: str) -> tuple[int, int] | None:
    """Add the values of number words; a hundred or thousand multiplies what is directly before it."""
    total = group = last = 0
    end = j = i
    while j < len(texts):
        word = texts[j]
        if j > i and (word in _AND or word == "-"):
            last, j = last if word == "-" else 0, j + 1
            continue
        value = _value(word, lang)
        if value is None and word.startswith("و") and j > i:
            value, last = _value(word[1:], lang), 0
        if value is None:
            break
        if value == 1000:
            total, group = total + (group or 1) * 1000, 0
        elif value == 100 and 0 < last < 100:
            group += last * 99
        elif value == 20 and last == 4:
            group += 76
        else:
            group += value
        last, j = value, j + 1
        end = j
    return (total + group, end) if end > i else None


def roman_year(text: str) -> int | None:
    """Return the value of a Roman numeral in capitals that may be a year, from 100; None for another word.

    >>> roman_year("MDCCXLV"), roman_year("CIVIL"), roman_year("XVIII"), roman_year("mdcc")
    (1745, None, None, None)
    """
    lower = text.lower()
    if len(text) < MIN_NUMERAL_LETTERS or not text.isupper() or not _ROMAN.fullmatch(lower):
        return None
    values = [_ROMAN_VALUES[letter] for letter in lower]
    value = sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
    return value if value >= 100 else None


def armenian_year(text: str) -> int | None:
    """Return the value of a number in Armenian letters, the largest first; None for another word.

    >>> armenian_year("ռծդ"), armenian_year("կարս")
    (1054, None)
    """
    places = [divmod(_ARMENIAN.find(letter), 9) for letter in text]
    if not text or len(text) > 4 or any(power < 0 for power, _ in places):
        return None
    powers = [power for power, _ in places]
    if powers != sorted(set(powers), reverse=True):
        return None
    value: int = sum((digit + 1) * 10**power for power, digit in places)
    return value


def hebrew_year(texts: Sequence[str], i: int) -> tuple[int, int] | None:
    """Return a year in Hebrew letters with the sign of a number, with its thousand, and the position after it.

    >>> hebrew_year(["תקע", "״", "ב"], 0), hebrew_year(["שנת", "הם"], 1)
    ((5572, 3), None)
    """
    word = texts[i]
    if (
        not word
        or not all(letter in _HEBREW for letter in word)
        or len(texts) < i + 3
        or texts[i + 1] not in _GERSHAYIM
    ):
        return None
    last = texts[i + 2]
    if len(last) != 1 or last not in _HEBREW:
        return None
    value = sum(_HEBREW[letter] for letter in word + last)
    return (5000 + value, i + 3) if 300 < value < 800 else None
