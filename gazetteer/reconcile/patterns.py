"""Regular expressions for the cells of place names: words around a name, years, and marks between names."""

from __future__ import annotations

import re

HEDGE = re.compile(
    r"^(?:\?+\s*|\(\?\)\s*|\[\?\]\s*|(?:prob|poss|perh|presum|verm|wahrsch|evtl|vielleicht|vmtl)\.\s*|"
    r"(?:probably|possibly|perhaps|presumably|maybe|likely|apparently|supposedly|uncertain|vermutlich|wahrscheinlich|"
    r"vielleicht|eventuell|angeblich|wohl|probablement|peut-être|sans doute|probabilmente|forse|probablemente|quizás|"
    r"вероятно|возможно|предположительно|muhtemelen|prob|poss)\s*[:,]?\s+)",
    re.IGNORECASE,
)
HEDGE_AFTER = re.compile(
    r"\s*(?:\?+|\(\?+\)|\[\?+\]|\(sic!?\)|\[sic!?\]|[,(\[]\s*(?:prob|poss|perh|verm)\.?[)\]]?|"
    r"[,(\[]?\s*(?:probably|possibly|perhaps|uncertain|doubtful|fraglich|unsicher)[)\]]?)$",
    re.IGNORECASE,
)
NEAR_WORDS = re.compile(
    r"^(?:nr\.?|near(?:\s+to)?|close\s+to|next\s+to|by|outside(?:\s+of)?|around|environs\s+of|vicinity\s+of|neighbourhood\s+of|"
    r"neighborhood\s+of|adjacent\s+to|between|off|bei|nahe(?:\s+bei)?|unweit(?:\s+von)?|nächst|um|umgebung\s+von|"
    r"près\s+de|près\s+d['’]|aux\s+environs\s+de|environs\s+de|presso|vicino\s+a|cerca\s+de|perto\s+de|около|близ|возле|"
    r"под|koło|obok|u|yakınında|env(?:ir)?(?:\.|ons)?\s+de|env(?:ir)?(?:\.|ons)?\s+d['’]|(?-i:prope|pr\.|circa|juxta|iuxta))"
    r"(?:\s+|(?<=['’]))",
    re.IGNORECASE,
)
_NUMBER = r"(?:\d+(?:[.,/]\d+)?|half\s+an?|an?|one|two|three|four|five|ten|several|some|few|a\s+few|einige|zwei|drei|quelques)"
_UNIT = (
    r"(?:kilomet(?:re|er)s?|kilometern?|km|miles?|mi|mls?|met(?:re|er)s?|m|leagues?|lieues?|hours?|heures?|stunden?|std|meilen?|"
    r"wersts?|versts?|верст\w*|вёрст\w*|км|days?|tage?n?)"
)
DISTANCE = re.compile(
    rf"^(?:(?:c|ca|circa|about|abt|approx|etwa|env|environ|à)\.?\s+)*{_NUMBER}\s*{_UNIT}\.?\s+"
    r"(?:(?:to|in|im|the|à|au|al|nach|ride|walk|journey|march)\s+)*"
    r"(?:(?:north|south|east|west|nord|süd|ost|west|sud|est|ouest|norte|sur|este|oeste|[nsewo])[\w.-]*\s+)*"
    r"(?:of|from|off|outside|above|below|before|von|vor|ab|de|du|d['’]|от)(?:\s+|(?<=['’]))",
    re.IGNORECASE,
)
"""A distance and a direction before a name: "c. 10 miles N of", "3 km südlich von"."""
QUARTER = re.compile(
    r"\s+(?:[IVX]{1,5}|\d{1,2}\s?(?:e|er|ème|eme|°|º|th|st|nd|rd))\.?(?:\s*(?:bezirk|bez\.?|arr\.?|arrondissement|ker\.?|kerület|district|"
    r"dzielnica|quartier))?$|\s+(?:[NSEW]{1,2}|[NSEW]\.\s?[EWC]\.?|[WE]\.?C\.?)(?:\s?\d{1,2})?$"
)
"""The number or the postal letters of a quarter after the name of a city: "Wien III", "Paris 5e", "London W.C."."""
OTHER_WORDS = re.compile(
    r"^(?:late\s+of|(?:formerly|previously|once|früher|ehemals|vormals|vorm\.|ehem\.|jadis|anciennement|olim|già|antes|dawniej|"
    r"бывш\.|прежде)(?:\s+of)?|native\s+of|born\s+(?:at|in)|b\.\s+(?:at|in)|died\s+(?:at|in)|buried\s+(?:at|in)|"
    r"resident\s+(?:of|in)|living\s+(?:at|in)|parish\s+of|port\s+of|now|modern|present[- ]day|today|heute|jetzt|"
    r"pol(?:it)?\.(?=\s*bez)|the|aus|from|of|at|in|zu|(?-i:ad|apud)|de|d['’]|из|в|г\.|гор\.|с\.|дер\.)(?:\s+|(?<=['’.]))",
    re.IGNORECASE,
)
YEARS = re.compile(
    r"[\s,]*[(\[]?\s*(?P<years>(?:c\.|ca\.|from|since|until|before|after|bis|seit|ab)?\s*\d{3,4}\s*"
    r"(?:[-–—/]\s*(?:\d{2,4}|present|today|now|heute)?|-)?)\s*[)\]]?$",
    re.IGNORECASE,
)
UNTIL_NOW = re.compile(r"\s*[-–—/]\s*(?:present|today|now|heute)$", re.IGNORECASE)
OLD_AND_NEW = re.compile(
    r"^(?P<first>[^,(\[]+?)\s*[,(\[]?\s*\b(?:formerly|previously|earlier|once|now|today|modern|present[- ]day|current(?:ly)?|"
    r"a\.?k\.?a\.?|alias|also(?:\s+known\s+as)?|früher|ehemals|vormals|heute|jetzt|auch|genannt|anciennement|jadis|"
    r"aujourd['’]hui|oggi|già|hoy|antes|dawniej|obecnie|dziś|ныне|прежде|бывш\.|eski|şimdi)\.?:?\s+(?P<second>[^,)\]]+?)[)\]]?$",
    re.IGNORECASE,
)
OR = re.compile(r"\s*(?:/|=|\||\balias\b|\bor\b|\boder\b|\bou\b|\bbzw\.|\bvel\b|\bseu\b|\bили\b)\s*", re.IGNORECASE)
AND = re.compile(r"\s*(?:;|\n|\s&\s|\s\+\s|\band\b|\bund\b)\s*", re.IGNORECASE)
BRACKET = re.compile(r"^(?P<first>[^()\[\]]+?)\s*\[(?P<second>[^\[\]]+)\]$")
IN_BRACKETS = re.compile(r"\s*\(([A-ZÀ-Ý][^()]*\.)\)$")
"""A shortened container: "Brest (Finist.)"."""
IN_ROUND = re.compile(r"(?P<first>[^()\[\]]+?)\s*\((?P<second>[^\W\d_][^()]*)\)")
"""A name with another one in brackets, a container or an alias: "Freiburg (Schweiz)", "Lemberg (Lwów)"."""
LEVELS = re.compile(r"\s*(?:,|>|›|»|\s::?\s|،)\s*")
LABEL = re.compile(r"(?<=[^\W\d_][^\W\d_][\w.]):\s+")
"""The mark between a region and a place in it on a label: "Kamerun: Buea"."""
HEIGHT = re.compile(
    r"[\s,;]*\b(?:(?:c|ca|circa|alt|elev|h)\b\.?\s*)*\d[\d.,–-]*\s*(?:m|ft|feet|p|ped|fuß|fuss|pieds|mètres|met|метр\w*)\b\.?"
    r"(?:\s*(?:ü|s|a|u|d'|n|h|über|supra|above)\b\.?\s*(?:d\.\s*)?(?:M|m|s\.\s?l|mar|mer|sea|Meer|mare)\w*\.?(?:\s*level)?)?$",
    re.IGNORECASE,
)
"""The height at the end of a label: "1000 m ü. M.", "alt. 3000 ft."."""
VIA = re.compile(r"(?<=\w)[\s,]+(?:via|über|per|por vía de|por|przez|через)\s+(?P<way>[^\W\d_].*)$")
"""The rest of a journey after the place where it began: "Bremen via Southampton"."""
HABITAT = re.compile(r"(?:in|inter|ad|supra|sub|secus)(?:\s+[a-zà-ÿ]+\.?)+")
"""A Latin description of a habitat, if it has no capitals: "in collibus siccis"."""
BESIDE_TOWN = re.compile(
    r"(?P<name>.*[^\W_])\s+(?:bei|b\.|nr\.?|near|nahe|unweit|près|prope|pr\.|juxta|iuxta|presso|vicino|cerca|perto|koło|k\.|pod|"
    r"близ|около)\s+(?:(?:de|von|a|to)\s+|d['’])?(?P<town>[^\W\d_].*)"
)
"""A town after the name of a place near it: "Amani bei Tanga"."""
SIDE = re.compile(
    r"\s+(?:(?:austr[oi]|bore[aio]|septentrion[ai]li)-)?(?:bor(?:ealis)?|austr(?:alis)?|or(?:ientalis)?|occ(?:id(?:entalis)?)?|"
    r"merid(?:ionalis)?|sept(?:entrionalis)?|centr(?:alis)?|med(?:ia)?|infer(?:ior)?|super(?:ior)?|sup|inf)\.?$"
)
"""A Latin adjective of direction after the name of a land: "Persia borealis"."""
GENITIVE = re.compile(
    r"(?<=[\w.])\s+(?=\S+(?:[сц]кой|[сц]каго|[сц]кого)\s+(?:губ|уезд|уѣзд|у\.|обл|вол|р-на|район|окр|края))",
    re.IGNORECASE,
)
"""A Russian division in the genitive after a name: "с. Сосновка Аткарского уезда Саратовской губернии"."""
CASE = re.compile(r"([сц]к)(?:ой|аго|ого)$", re.IGNORECASE)
"""The ending of a Russian adjective in the genitive."""
NOMINATIVE = re.compile(r"([сц]к)(?:ая|ий|ой|ое)$", re.IGNORECASE)

SUR = re.compile(r"(?<=[ -])s/[ -]?(?=[A-ZÀ-Ý])")
"""The French "sur", abbreviated: "Châlons s/ Marne"."""
