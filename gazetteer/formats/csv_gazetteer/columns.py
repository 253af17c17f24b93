"""Names of the columns of gazetteer tables, in the languages of such tables."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gazetteer.errors import FormatError, InputError

USUAL: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "place_id", "identifier", "geonameid", "geonames", "uri", "@id", "nr", "key", "item"),
    "label": ("label", "title", "modern_name", "preferred_name", "current_name", "present_name", "heutiger name"),
    "name": ("name", "toponym", "placename", "place_name", "place", "ort", "ortsname", "lieu", "nom", "nombre", "lugar",
             "nome", "luogo", "miejscowość", "nazwa", "название", "место", "město", "yer", "ad", "parish", "town",
             "itemlabel", "placelabel", "citylabel", "settlementlabel", "settlement", "toponym", "locality", "village", "city",
             "bezeichnung", "ortschaft", "gemeinde", "stadt", "localité", "ville", "localidad", "ciudad", "località",
             "miejscowosc", "населённый пункт", "город", "село"),
    "old_names": ("old_name", "old_names", "former_name", "former_names", "historical_name", "historical_names",
                  "historic_name", "previous_name", "previous_names", "ancient_name", "earlier_name", "alter name",
                  "alte namen", "früherer name", "historischer name", "ancien nom", "anciens noms", "nombre antiguo",
                  "nome antico", "dawna nazwa", "старое название", "прежнее название", "eski adı", "eski ad", "formerly",
                  "former", "previously", "early_names", "früher", "ehemals", "vormals", "frühere namen", "ehemaliger name",
                  "historische namen", "nom ancien", "noms anciens", "anciennement", "jadis", "nomi antichi", "nombres antiguos",
                  "dawne nazwy", "dawniej", "старые названия", "прежние названия", "бывшее название", "eski adları", "eski isim"),
    "other_names": ("names", "alternative_name", "alternative_names", "alt_name", "alt_names", "alternate_name",
                    "alternate_names", "alternatenames", "other_name", "other_names", "variant", "variants",
                    "variant_name", "variant_names", "aliases", "alias", "synonyms", "also_known_as", "aka", "varianten",
                    "altname", "altnames", "alternativname"),
    "lang": ("lang", "language", "sprache", "langue"),
    "script": ("script",),
    "kind": ("kind", "name_type"),
    "when": ("when", "edtf", "date", "timespan", "year", "jahr", "année", "rok", "год"),
    "start": ("start", "from", "start_year", "year_from", "start_date", "von", "begin"),
    "end": ("end", "to", "end_year", "year_to", "end_date", "bis"),
    "source": ("source", "citation", "quelle"),
    "certainty": ("certainty",),
    "lat": ("lat", "latitude", "y", "breite", "breitengrad", "latitud", "широта"),
    "lon": ("lon", "lng", "long", "longitude", "x", "länge", "längengrad", "longitud", "долгота"),
    "point": ("point", "coordinates", "coordinate", "coords", "coord", "wkt", "geowkt", "geometry", "the_geom", "geom", "geo",
              "geo_point", "geojson", "location", "gps", "shape", "standort", "localisation", "latlon",
              "lat_lon", "latlng", "grid_reference", "grid_ref", "gridref", "grid", "os_grid", "mgrs", "koordinaten",
              "coordonnées"),
    "accuracy_km": ("accuracy_km",),
    "extent": ("extent",),
    "country": ("country", "ccode", "ccodes", "country_code", "land", "pays"),
    "feature": ("feature", "fclass", "feature_code"),
    "population": ("population", "pop", "inhabitants", "einwohner", "einw.", "habitants", "habitantes", "abitanti",
                   "ludność", "население"),
    "place_when": ("place_when",),
    "divisions": ("divisions",),
    "links": ("links", "matches", "wikidata", "same_as", "sameas"),
    "sources": ("sources",),
}  # fmt: skip
"""Maps each field of a row to possible column names; case is ignored, and spaces match underscores.

`extent` is west, south, east, north separated by spaces; links and divisions are separated by semicolons, sources by bars,
names by semicolons or bars."""

_NAME_IN = re.compile(r"(?:place_?)?(?:name|title|label|toponym)[_:.@-](?P<lang>[a-z]{2,3}(?:-[a-z]{4})?)")
_WORDS = re.compile(r"[^\W\d_]+")
_DELIMITER = re.compile(r"[,;|\t]")
_NAME_WORDS = frozenset(
    "name names toponym toponyms place places settlement ort orte ortsname ortsnamen namen nom noms lieu nombre nombres "
    "lugar nome nomi luogo nazwa nazwy название названия název jméno ad adı isim of the im".split()
)
_OLD_WORDS = frozenset(
    "old older former formerly earlier previous historic historical ancient past alt alte alter früher frühere früherer "
    "ehem ehemals ehemalige ehemaliger historisch historische historischer ancien ancienne anciens anciennement historique "
    "antiguo antigua antiguos antico antica antichi storico dawna dawny dawne dawniej historyczna старое старые прежнее "
    "прежние бывшее историческое starý staré eski tarihi".split()
)
_NEW_WORDS = frozenset(
    "modern current currently present today todays now new heute heutig heutige heutiger aktuell aktueller jetzt modernes "
    "actuel actuelle moderne actual moderno attuale oggi obecna współczesna dziś современное нынешнее dnešní bugünkü yeni".split()
)
"""Words of headers such as "Name (früher)", "ancient toponym" and "Name heute"."""
_NUMBERED = re.compile(
    r"(?:(?P<old>old|former|historical?|previous)_?)?(?:alt(?:ernative|ernate)?_?|other_?|variant_?)?name_?\d+"
)


@dataclass(frozen=True, slots=True)
class NameColumn:
    """An additional column of names.

    Attributes:
        index: its index.
        lang: the language in its header.
        is_old: whether the names are former names.
        has_several: whether its cells are lists, in which commas too stand between names.
    """

    index: int
    lang: str | None = None
    is_old: bool = False
    has_several: bool = False


@dataclass(frozen=True, slots=True)
class Mapped:
    """The mapping of columns to fields.

    Attributes:
        fields: maps a key of `USUAL` to the index of its column.
        names: additional columns of names.
        unread: the columns that are not used.
    """

    fields: Mapping[str, int]
    names: tuple[NameColumn, ...]
    unread: tuple[str, ...]


def is_header(cells: Sequence[str]) -> bool:
    """Return whether a row is a header with a column of names."""
    found = {_plain(cell) for cell in cells}
    names = {_plain(usual) for key in ("name", "label", "old_names", "other_names") for usual in USUAL[key]}
    return not found.isdisjoint(names) or any(_NAME_IN.fullmatch(cell) or _of_time(cell) for cell in found)


def mapped(header: Sequence[str], where: str, given: Mapping[str, str]) -> Mapped:
    """Return the mapping of columns to fields.

    Args:
        header: the names of the columns.
        where: the file, for messages.
        given: maps a key of `USUAL` to the name of its column; takes precedence over usual names.

    Raises:
        InputError: a given column does not exist, or a given field is unknown.
        FormatError: the table has no column of names.
    """
    if unknown := sorted(set(given) - set(USUAL)):
        raise InputError(f"a column cannot be mapped to {unknown[0]!r}: the fields are {', '.join(USUAL)}")
    plain = [_plain(name) for name in header]
    fields: dict[str, int] = {}
    for key, name in given.items():
        alike = [index for index, other in enumerate(plain) if other == _plain(name)]
        if name not in header and len(alike) != 1:
            raise InputError(f"{where} has no column {name!r}: its columns are {', '.join(header)}")
        fields[key] = list(header).index(name) if name in header else alike[0]
    for key, usual in USUAL.items():
        free = (plain.index(one) for one in map(_plain, usual) if one in plain)
        found = next((index for index in free if index not in fields.values()), None)
        if key not in fields and found is not None:
            fields[key] = found
    if "name" not in fields and (today := [n for n, one in enumerate(plain) if _of_time(one) == "today"]):
        fields["name"] = today[0]
    names = tuple(_name_columns(plain, fields))
    if not names and not {"name", "label"} & set(fields):
        raise FormatError(f"{where} has no column of names: call it 'name', or map it, among {', '.join(header)}")
    used = {*fields.values(), *(column.index for column in names)}
    unread = tuple(name for index, name in enumerate(header) if index not in used and name)
    return Mapped(fields, names, unread)


def _name_columns(plain: Sequence[str], fields: Mapping[str, int]) -> list[NameColumn]:
    """Return columns such as name_de and old_name_2."""
    found = []
    for index, name in enumerate(plain):
        if index in fields.values():
            continue
        if (is_old := name in _OLD or _of_time(name) == "past") or name in _OTHER:
            found.append(NameColumn(index, None, is_old, has_several=True))
        elif match := _NAME_IN.fullmatch(name):
            found.append(NameColumn(index, _tag(match["lang"])))
        elif match := _NUMBERED.fullmatch(name):
            found.append(NameColumn(index, None, bool(match["old"])))
    return found


def _of_time(header: str) -> str:
    """Return "past" or "today" if the words of a header mean the names of that time; else "".

    >>> [_of_time(header) for header in ("name_(früher)", "ancient_toponym", "name_heute", "former_owner", "name")]
    ['past', 'past', 'today', '', '']
    """
    words = set(_WORDS.findall(header))
    if _DELIMITER.search(header) or not words & _NAME_WORDS or words - _NAME_WORDS - _OLD_WORDS - _NEW_WORDS:
        return ""
    return "past" if words & _OLD_WORDS else "today" if words & _NEW_WORDS else ""


def _tag(lang: str) -> str:
    code, dash, script = lang.partition("-")
    return f"{code}-{script.title()}" if dash else code


def _plain(name: str) -> str:
    return re.sub(r"[\s_]+", "_", name.strip().casefold())


_OLD, _OTHER = (frozenset(map(_plain, USUAL[key])) for key in ("old_names", "other_names"))
