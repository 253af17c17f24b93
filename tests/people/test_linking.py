"""Link a document's persons: known persons, namesakes, wrong centuries, uncertain ones."""

from __future__ import annotations

import pytest

from gazetteer.model.timespan import Timespan
from gazetteer.people.authority import figure
from gazetteer.people.linking import link

LINKED = [
    # forms in one text, its date, name of the known person
    (["Enver Pasha", "Enver"], "1915", "Enver Pasha"),
    (["Enver Bey"], "1908", "Enver Pasha"),
    (["İsmail Enver Paşa"], "1914", "Enver Pasha"),
    (["Talaat Pasha"], "1915", "Talaat Pasha"),
    (["Djemal Pasha", "Djemal"], "1916", "Cemal Pasha"),
    (["Mustafa Kemal", "Kemal"], "1920", "Mustafa Kemal Atatürk"),
    (["Kiazim Karabekir"], "1920", "Kazim Karabekir"),
    (["Kâzım Karabekir Pasha", "Karabekir"], "1920", "Kazim Karabekir"),
    (["General Andranik", "Andranik"], "1918", "Andranik Ozanian"),
    (["Antranig Ozanian"], "1918", "Andranik Ozanian"),
    (["Alexander Khatissian"], "1919", "Alexander Khatisian"),
    (["Semyon Budyonny"], "1919", "Semyon Budyonny"),
    (["Semyon Budennyi"], "1919", "Semyon Budyonny"),
    (["Semyon Mikhailovich Budyonny", "Budyonny"], "1920", "Semyon Budyonny"),
    (["General Denikin", "Denikin"], "1919", "Anton Denikin"),
    (["Admiral Kolchak"], "1919", "Alexander Kolchak"),
    (["Midhat Pasha"], "1876", "Midhat Pasha"),
    (["Nader Shah"], "1740", "Nader Shah"),
    (["Nadir Shah"], "1740", "Nader Shah"),
    (["Imam Shamil", "Shamil"], "1845", "Imam Shamil"),
    (["Peter I"], "1710", "Peter I of Russia"),
    (["Nicholas II"], "1905", "Nicholas II"),
    (["Tsar Nicholas II", "Nicholas"], "1914", "Nicholas II"),
    (["Abdul Hamid II"], "1895", "‘Abdu’l-Hamid II"),
    (["Abdülhamid II"], "1895", "‘Abdu’l-Hamid II"),
    (["Otto von Bismarck", "Bismarck"], "1871", "Otto von Bismarck"),
    (["Giuseppe Garibaldi"], "1860", "Giuseppe Garibaldi"),
    (["Napoleon I"], "1810", "Napoleon I"),
    (["Klemens von Metternich"], "1821", "Klemens Metternich"),
    (["Mikhail Kutuzov"], "1812", "Mikhail Ilarionovich Kutuzov"),
    (["Fridtjof Nansen"], "1925", "Fridtjof Nansen"),
    (["Woodrow Wilson"], "1919", "Woodrow Wilson"),
    (["Robert Peel"], "1844", "Robert Peel"),
    (["Benjamin Disraeli", "Disraeli"], "1878", "Benjamin Disraeli"),
    (["Leon Trotsky"], "1918", "Leon Trotsky"),
    (["Chiang Kai-shek"], "1930", "Chiang Kai-shek"),
    (["Sun Yat-sen"], "1912", "Sun Yat-sen"),
    (["Henry VIII"], "1540", "Henry VIII of England"),
    (["Mikhail Skobelev", "Skobelev"], "1881", "Mikhail Skobelev"),
    (["Nicholas Ignatiev"], "1876", "Nicholas Pavlovich Ignatiev"),
    (["Mark Sykes", "Sykes"], "1916", "Mark Sykes"),
    (["Sattar Khan"], "1908", "Sattar Khan"),
    (["Mozaffar ad-Din Shah"], "1906", "Mozaffar ad-Din Shah Qajar"),
    (["Mkrtich Khrimian"], "1892", "Mkrtich Khrimian"),
    (["Khrimian Hayrik", "Hayrik"], "1893", "Mkrtich Khrimian"),
    (["Lord Dalhousie"], "1855", "James Andrew Broun Ramsay"),
    (["Lord Cardigan"], "1854", "James Thomas Brudenell"),
    (["Henry Havelock"], "1857", "Henry Havelock"),
    (["Pyotr Bagration"], "1812", "Pyotr Bagration"),
    (["Gazi Osman Pasha", "Osman"], "1877", "Osman Nuri Pasha"),
    (["Nerses V"], "1845", "Nerses V"),
    (["Aleksey Petrovich Yermolov", "Ermolov"], "1818", "Aleksey Yermolov"),
    (["Ivan Paskevich"], "1828", "Ivan Paskevich"),
    (["Ilia Chavchavadze"], "1880", "Ilia Chavchavadze"),
    (["Hung Hsiu-ch'üan"], "1853", "Hong Xiuquan"),
    (["Zeng Guofan"], "1863", "Zeng Guofan"),
    (["Tokugawa Yoshinobu"], "1868", "Tokugawa Yoshinobu"),
    (["Ranjit Singh"], "1834", "Ranjit Singh"),
    (["Vladimir Kornilov"], "1854", "Vladimir Kornilov"),
    (["Lavr Kornilov"], "1917", "Lavr Kornilov"),
    (["Alexander of Battenberg"], "1886", "Alexander of Battenberg"),
]
OPEN = [
    (["Bekir Agha"], "1910"),  # not Baqir Khan
    # a single name
    (["Enver"], "1915"),
    (["Kemal"], "1920"),
    (["Nicholas"], "1905"),
    (["Napoleon"], "1810"),
    (["the Sultan"], "1895"),
    (["General"], "1919"),
    # the wrong century
    (["Konrad Adenauer"], "1820"),
    (["Winston Churchill"], "1670"),
    (["Enver Pasha"], "1790"),
    (["Nicholas II"], "1060"),
    (["Napoleon III"], "1790"),
    (["Woodrow Wilson"], "1700"),
    (["Otto von Bismarck"], "1400"),
    # namesakes, and names that anybody may have
    (["John Adams"], "1850"),
    (["President Adams"], "1800"),
    (["William Clark"], "1830"),
    (["John Brown", "Brown"], "1850"),
    (["William King"], "1880"),
    (["George Washington"], "1905"),
    (["J. Miller"], "1850"),
    (["Mehmed Pasha"], "1700"),
    (["Osman Pasha"], "1877"),
    (["Hüseyin Bey", "Hüseyin"], "1650"),
    (["Sattar Khan"], "1720"),
    (["Lord Cardigan"], "1650"),
    (["Ranjit Singh"], "1770"),
    (["Lord Malmesbury"], "1810"),
    (["Alexander I"], "1886"),
    (["Nerses V"], "1720"),
    (["Osman"], "1877"),
    (["Yermolov"], "1818"),
    (["Thomas Graham"], "1811"),
    # nobody whom the table knows
    (["Nobody Whatever"], "1900"),
    (["Garabed Nalbandian"], "1895"),
    ([], "1900"),
]


@pytest.mark.parametrize(("forms", "date", "name"), LINKED)
def test_linked(forms: list[str], date: str, name: str) -> None:
    id = link(forms, Timespan.parse(date))
    found = figure(id) if id else None
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(("forms", "date"), OPEN)
def test_open(forms: list[str], date: str) -> None:
    assert link(forms, Timespan.parse(date)) is None


def test_there_are_sixty() -> None:
    assert len(LINKED) + len(OPEN) >= 60


def test_distinctive_name_needs_no_date() -> None:
    assert link(["Otto von Bismarck"], None) == "hg:person-otto-von-bismarck"
    assert link(["George Washington"], None) is None
