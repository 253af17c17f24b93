"""Dates found in running text."""

from __future__ import annotations

import pytest

from gazetteer.model.dates.finder import find_dates
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
    ("en", "They stayed from 1914 to the 18 men of the relief.", [("1914", "1914")]),
    ("fr", "Lyon, ce 12 mai 1870. Il partit ce 3 août 1683.", [("12 mai 1870", "1870-05-12"), ("3 août 1683", "1683-08-03")]),
    ("la", "Venit ad 12 milia; AD 14 obiit.", [("AD 14", "0014")]),
    ("de", "Der Herzog zog 1548 nach Ulm, und 1709 brach die Seuche aus; es waren 1200 in der Burg, Nr. 1548 nach der Liste.",
     [("1548", "1548"), ("1709", "1709")]),
    ("de", "Er verlor 1500 bewaffnete Reiter, das Heer zählte 1800 zu Fuß.", []),
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
    ("it", "L'anno del Signore 1363 tornò; morì nel MCCCLXXI, ai 4 del mese di agosto 1371.",
     [("L'anno del Signore 1363", "1363"), ("MCCCLXXI", "1371"), ("4 del mese di agosto 1371", "1371-08-04")]),
    ("it", "Nell'anno millequattrocentonovantaquattro passò il re con duemila lance.",
     [("Nell'anno millequattrocentonovantaquattro", "1494")]),
    ("es", "A 9 días del mes de julio de 1573, año de mil y quinientos y setenta y tres, en mil pedazos.",
     [("9 días del mes de julio de 1573", "1573-07-09"), ("año de mil y quinientos y setenta y tres", "1573")]),
    ("pt", "Aos 6 dias do mez de junho de 1654 e no anno de 1661.",
     [("6 dias do mez de junho de 1654", "1654-06-06"), ("no anno de 1661", "1661")]),
    ("fr", "L'an mil sept cent nonante-deux fut calme; le trois avril mil huit cent quatorze, trois cents hommes passèrent.",
     [("L'an mil sept cent nonante-deux", "1792"), ("trois avril mil huit cent quatorze", "1814-04-03")]),
    ("fr", "Écrit le 4 8bre 1761, la veille de la Saint-Martin 1762.",
     [("4 8bre 1761", "1761-10-04"), ("veille de la Saint-Martin 1762", "1762-11-10")]),
    ("de", "Am 5ten Heumonat 1386, im Jahre des Heils 1476 und am Palmsonntag 1525.",
     [("5ten Heumonat 1386", "1386-07-05"), ("Jahre des Heils 1476", "1476"), ("Palmsonntag 1525", "1525-04-09")]),
    ("nl", "Op den 12den van Slachtmaand 1813 en in den jare 1815.",
     [("12den van Slachtmaand 1813", "1813-11-12"), ("jare 1815", "1815")]),
    ("pl", "Roku Pańskiego 1673 i w roku tysiąc siedemset dziewięćdziesiątym czwartym.",
     [("Roku Pańskiego 1673", "1673"), ("roku tysiąc siedemset dziewięćdziesiątym czwartym", "1794")]),
    ("ru", "Въ лѣто 6979 ходили ратью; 3 (15) іюля 1826 г.; тысяча семьсот шестьдесят второго года.",
     [("Въ лѣто 6979", "1470/1471"), ("3 (15) іюля 1826 г.", "1826-07-15"), ("тысяча семьсот шестьдесят второго года", "1762")]),
    ("la", "Anno Domini MCCXXXVI, XII Kalendas Maii anno 1241, pridie Idus Martias anno 1314.",
     [("Anno Domini MCCXXXVI", "1236"), ("XII Kalendas Maii anno 1241", "1241-04-20"),
      ("pridie Idus Martias anno 1314", "1314-03-14")]),
    ("la", "Anno Domini millesimo ducentesimo quinquagesimo secundo mortuus est.",
     [("Anno Domini millesimo ducentesimo quinquagesimo secundo", "1252")]),
    ("el", "Ἐγράφη τῇ 4 Ἰουνίου 1825, κατὰ τὸ ἔτος 1822 ἀπέθανεν.",
     [("4 Ἰουνίου 1825", "1825-06-04"), ("κατὰ τὸ ἔτος 1822", "1822")]),
    ("ar", "في العشرين من صفر سنة تسع وتسعين وستمائة نزل العسكر، ثم في سنة 703.",
     [("العشرين من صفر سنة تسع وتسعين وستمائة", "1299-11-16"), ("سنة 703", "1303-08-15/1304-08-03")]),
    ("fa", "در سنهٔ هزار و دویست و ده، و او صد سال بزیست.", [("سنهٔ هزار و دویست و ده", "1795-07-18/1796-07-06")]),
    ("tr", "1255 senesinde Gülhane'de okundu; 1336 senesi Nisan ayında; hicretin 923. yılında.",
     [("1255 senesinde", "1839-03-17/1840-03-04"), ("1336 senesi Nisan", "1920-04"), ("hicretin 923", "1517-01-24/1518-01-12")]),
    ("he", "בשנת תר״ם יצא לדרך.", [("בשנת תר״ם", "1879-09-18/1880-09-05")]),
    ("hy", "Ի թուին ՌՃԻԵ շինեցաւ։", [("թուին ՌՃԻԵ", "1675-10-14/1676-10-12")]),
    ("fr", "Il mourut le 5 mai 1848 en Italie.", [("5 mai 1848", "1848-05-05")]),
    ("en", "On May 5, 1863 he came; by seven March 1863 men it was.", [("May 5, 1863", "1863-05-05")]),
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
