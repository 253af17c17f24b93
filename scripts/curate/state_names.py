"""Names that the source of `states.py` spells differently, and their replacements."""

from __future__ import annotations

COUNTRIES = {
    "PRC": "CN",
    "UK": "GB",
    "Great Britain": "GB",
    "England": "GB",
    "Scotland": "GB",
    "Republic of South Africa": "ZA",
    "South African Republic": "ZA",
    "USA": "US",
    "UAE": "AE",
    "DRC": "CD",
    "DR Congo": "CD",
    "Burma": "MM",
    "Macedonia": "MK",
    "Czech Republic": "CZ",
    "Czechia": "CZ",
    "Ivory Coast": "CI",
    "Bosnia": "BA",
    "Korea": "KR",
    "DPRK": "KP",
    "Holland": "NL",
    "Democratic Republic of the Congo": "CD",
    "Republic of the Congo": "CG",
    "Congo": "CG",
    "Crimea": "UA",
    "Taiwan": "TW",
}
"""Names of present-day countries in the source."""

ADJECTIVES = {
    "Fr": "French",
    "Brit": "British",
    "Port": "Portuguese",
    "Sp": "Spanish",
    "Germ": "German",
    "It": "Italian",
    "Dutch": "Dutch",
    "Belg": "Belgian",
}
"""Adjectives of the states whose possession a country was."""

RENAMED = {
    "Asturias": "Kingdom of Asturias",
    "Baden": "Grand Duchy of Baden",
    "Berg": "Grand Duchy of Berg",
    "Bosnia": "Kingdom of Bosnia",
    "Colony of Natal": "Natal Colony",
    "Duchy of Moscow": "Grand Duchy of Moscow",
    "Hesse": "Grand Duchy of Hesse",
    "Judah Kingdom": "Kingdom of Judah",
    "Nassau": "Duchy of Nassau",
    "Principality of Moscow": "Grand Duchy of Moscow",
    "Württemberg": "Kingdom of Württemberg",
    "Birma": "Burma",
    "Saravak": "Sarawak",
    "Laboin": "Labuan",
    "Grikvaland West": "Griqualand West",
    "Grikvaland East": "Griqualand East",
    "Gilbert and Ellis Islands": "Gilbert and Ellice Islands",
    "Isaac": "Isaaq Sultanate",
    "Yifat": "Ifat",
    "Kaffraria": "British Kaffraria",
    "Qazax Sultanat": "Kazakh Sultanate",
    "Shamshadin Sultanat": "Shamshadil Sultanate",
    "Princ. of Kastrioti": "Principality of Kastrioti",
    "Ashanti": "Ashanti Empire",
    "Adal": "Adal Sultanate",
    "Moldova": "Principality of Moldavia",
    "Wallachia": "Principality of Wallachia",
    "Bukhara Emirate": "Emirate of Bukhara",
    "Afsharid Persian Empire of Nadir Shah": "Afsharid Persian Empire",
    "Aghlabid dynasty": "Aghlabid Emirate",
    "Alexandretta": "Sanjak of Alexandretta",
    "Hatay": "Republic of Hatay",
    "Kingdom of Lombardy–Venetia": "Kingdom of Lombardy-Venetia",
    "Tekke": "Beylik of Tekke",
    "Malay Federation": "Federation of Malaya",
    "French State (Vichy France)": "Vichy France",
    "Egypt (Ancient)": "Ancient Egypt",
    "Slovak Republic (First)": "Slovak Republic of 1939",
    "Polish–Lithuanian Commonwealth": "Polish-Lithuanian Commonwealth",
    "State of Shirvanshah": "State of the Shirvanshahs",
    "Qing Empire": "Manchu Empire",
    "Timor": "Portuguese Timor",
    "Norfolk": "Norfolk Island",
    "Johor": "Johor Sultanate",
    "Morocco Sultanate": "Sultanate of Morocco",
    "Roman Republic": "Roman Republic of antiquity",
    "Delhi Sultanate": "Delhi Sultanate",
}
"""Maps names that the source derives from Russian, or that mean another place, to our spelling."""

LEFT_OUT = frozenset(
    (
        "Aghlabid Emirate|Fatimid Caliphate|New Granada|New South Wales|"
        "Newfoundland|South Australia|Tasmania|Tibet|Victoria|Western Australia|"
        "Alawite dynasty|Armenia Lesser|Baghdad Caliphate|British America|British India|"
        "Burmese|Butan|Campuchia|Chen|Coconut (Kealing) Islands|Congo (Kinshasa)|Dahomey|Dutch India|"
        "Eastern Timor (Un Protectorate)|England|Estonia|German Kingdom|Isca|Kingdom of Italy|"
        "Kingdom of Soissons|Kingdom of The Netherlands|Kingdom of Tonga|Kokhinkhina|Kuwait|Liang|Libya|"
        "Liu Song|Lucca and Piombino|Macedonia|Northern Qi|Ownership of Imperial British East Africa Company|"
        "Ownership of the Hamdanids|Persia|Possessions British East India Company|"
        "Possessions of the Dutch East India Company|Russian America|SSR Armenia|"
        "South African Republic (Transvaal)|Southern Qi|Transcaucasian SFSR|USA|USSR|"
        "United Kingdom of Portugal, Brazil and the Algarve|Van Dieman's Land|Đại Việt"
    ).split("|")
)
"""States that we have under another name, or whose capital in the source would match another town."""

YOUNG = frozenset(
    (
        "Argentina|Azerbaijan|Bangladesh|Belarus|Belize|Benin|Bolivia|Botswana|British Indian Ocean Territory|"
        "Burkina Faso|Cameroon|Central African Republic|Chad|Colombia|Djibouti|Dominican Republic|Ecuador|"
        "Equatorial Guinea|Eritrea|French Polynesia|Georgia|Ghana|Guinea-Bissau|Guyana|Indonesia|Jordan|"
        "Kazakhstan|Kiribati|Kyrgyzstan|Lesotho|Liberia|Malawi|Malaysia|Mali|Mauritania|Namibia|Niger|Nigeria|"
        "Pakistan|Papua New Guinea|Saudi Arabia|Sri Lanka|Tajikistan|Tanzania|Togo|Turkmenistan|Tuvalu|"
        "United Arab Emirates|Uruguay|Uzbekistan|Vanuatu|Vatican|Vatican City|Zambia|Zimbabwe"
    ).split("|")
)
"""Countries whose name is as old as the state or colony. Names of other countries are older: a text of 1700 may mention Italy."""
