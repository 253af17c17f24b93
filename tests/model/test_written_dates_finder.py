"""Dates found in running text."""

from __future__ import annotations

import pytest

from gazetteer.model.written_dates_finder import find_dates
from tests.work import lines_run

FOUND = [
    ("en", "Captain Ware 8 219 328 H. D. Lane, Trenton D. C. I sent mules at 7c. each.", []),
    ("en", "The city of the 13th c. fell to the emir.", [("13th c.", "1201/1300")]),
    ("en", "He rode out of Bayburt on the 3rd of June, 1878, before the rains.", [("3rd of June, 1878", "1878-06-03")]),
    ("en", "The bridge was older than 1650, and after 1720 nobody repaired it.", [("after 1720", "1720/..")]),
    ("en", "Between 1843 and 1847 the valley starved; in 1848 it rose.",
     [("Between 1843 and 1847", "1843/1847"), ("1848", "1848")]),
    ("en", "They lost 1200 men and 1500 horses, and took 1100 prisoners.", []),
    ("en", "See p. 1204 and no. 1310 of the catalogue.", []),
    ("en", "The walls are of the fourth century B.C., the gate of the 1430s.",
     [("fourth century B.C.", "-0399/-0300"), ("1430s", "1430/1439")]),
    ("en", "The king might march in May or may not.", []),
    ("fr", "La livre d'huile valait 7 cent. en mai 1869.", [("mai 1869", "1869-05")]),
    ("en", "A shard of the 5th cent. and one of 3 cent. BC.", [("5th cent", "0401/0500"), ("3 cent. BC", "-0299/-0200")]),
    ("fr", "De 200 à 600 hommes restèrent de 1821 à 1823.", [("de 1821 à 1823", "1821/1823")]),
    ("de", "Am 17.2.1878 zog er ein, und noch vor 1880 war die Stadt leer.",
     [("17.2.1878", "1878-02-17"), ("vor 1880", "../1880")]),
    ("de", "Im 16. Jahrhundert, genauer um 1540, kamen 1300 Mann.",
     [("16. Jahrhundert", "1501/1600"), ("um 1540", "1540~")]),
    ("fr", "Le 9 thermidor an II, puis en 1812, et au XVIIIe siècle.",
     [("9 thermidor an II", "1794-07-27"), ("1812", "1812"), ("XVIIIe siècle", "1701/1800")]),
    ("ru", "Отрядъ выступилъ 5 мая 1854 года; въ XVIII вѣкѣ тутъ стояла крѣпость, а до 1801 г. былъ рынокъ.",
     [("5 мая 1854 года", "1854-05-05"), ("до 1801 г.", "../1801")]),
    ("hu", "A várat 1552. szeptember 11-én ostromolták, 1596-ban elesett.",
     [("1552. szeptember 11-én", "1552-09-11"), ("1596-ban", "1596")]),
    ("tr", "Kafile 14 Mayıs 1896 günü yola çıktı; 19. yüzyılda burası şehirdi.",
     [("14 Mayıs 1896", "1896-05-14"), ("19. yüzyılda", "1801/1900")]),
    ("pl", "Dnia 11 listopada 1673 r. wojsko stanęło pod zamkiem w XVII wieku.",
     [("11 listopada 1673 r.", "1673-11-11"), ("XVII wieku", "1601/1700")]),
    ("hy", "1829 թուականի Յունիսի 27ին քաղաքն ընկաւ, 17-րդ դարում շէն էր։",
     [("1829 թուականի Յունիսի 27ին", "1829-06-27"), ("17-րդ դարում", "1601/1700")]),
    ("el", "Στις 25 Μαρτίου 1821 και πριν από το 1453.",
     [("25 Μαρτίου 1821", "1821-03-25"), ("πριν από το 1453", "../1453")]),
    ("ja", "1904年2月8日に船が出た。", [("1904年2月8日", "1904-02-08")]),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "dates"), FOUND)
def test_dates_are_found(lang: str, text: str, dates: list[tuple[str, str]]) -> None:
    found = [(text[date.start : date.end], str(date.when)) for date in find_dates(text, lang=lang)]
    assert found == dates


def test_an_ambiguous_day_is_noted() -> None:
    (date,) = find_dates("It was signed on 03/04/1895 in the town.")
    assert str(date.when) == "1895"
    assert "ambiguous" in date.note
    (date,) = find_dates("Signé le 03/04/1895 à la mairie.", lang="fr")
    assert str(date.when) == "1895-04-03"


def test_work_of_finding_dates_is_linear() -> None:
    line = "from 1 to 2 and 3 - 4 in the of of of of between and 1850 1851 1852 c c c a a a "
    short, long = (lines_run(list, find_dates(line * times)) for times in (20, 80))
    assert long < 4.4 * short
