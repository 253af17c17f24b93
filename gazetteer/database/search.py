"""Find the places with a name: by exact key, by sound key, and by bounded fuzzy search, in order of cost.

Each step uses an index and reports how it matched. It returns rows, not places, because only a few of the two thousand
places of a common name are built. The phonetic step reads the terms of one sound key, the most prominent first. The fuzzy
step searches for every name one slip away, and if that is not enough for every sound key one edit away, restricted to names
about as long as the query: its cost grows with the number of similar-sounding names, not of all names.
"""

from __future__ import annotations

from collections.abc import Sequence

from gazetteer.database.hits import DEMONYM, HIT_COLUMNS, FoundName, Shelf
from gazetteer.database.sides import may_be_same, with_the_other_word
from gazetteer.model.match import How
from gazetteer.names.confusions import misread
from gazetteer.names.fold import fold
from gazetteer.names.scripts import script_of
from gazetteer.names.search_keys import sounds
from gazetteer.names.similarity import latin_key, rank, similarity
from gazetteer.names.slips import lost, one_slip_away

EXACT_LIMIT = 60
"""Number of places read for one exact name, the likeliest first."""

LOOSE_LIMIT = 5
"""Number of places read for the name nearest to the query; one fewer for every second name after it."""

BUCKET = 1_000
"""Number of terms of one sound that are compared, the most prominent first."""

COMPARED = 200
"""Number of similar names, the most similar first, of which those of a country are searched for."""

MIN_SIMILARITY = 0.6
"""Minimum similarity of a name, 0 to 1."""

UNSPOKEN = 0.15
"""Difference of the similarity of names in letters and as spoken that is likely in a text."""

ALPHABET = "AFKLMNPRST"
"""The letters of sound keys."""

INFLECTED = 0.95
"""Similarity of a name found by its nominative."""

ABJAD = 0.5
"""Cost of a differing letter in scripts that do not write vowels."""

FOREIGN = 0.6
"""Cost, in letters, of a non-Latin match for a Latin query: nearly every place also has a Latin name."""

SLACK = 2.5
"""Number of letters by which a returned name may be farther from the query than the nearest one."""

STEP_OF_NOMINATIVES = 0.02
"""Prominence that outweighs one place in the list of proposed nominatives, the likeliest first."""

FAME = 2.0
"""Number of letters of difference that the prominence of the best-known place outweighs."""

_BY_TERM = (
    f"SELECT {HIT_COLUMNS} FROM name n JOIN place p ON p.pk = n.place "
    "WHERE n.term = ? AND (n.kind <> ? OR ?) AND (? IS NULL OR p.country = ?) ORDER BY n.rank LIMIT ?"
)
_BY_FOLD = _BY_TERM.replace("FROM name n", "FROM term t JOIN name n ON n.term = t.pk").replace(
    "n.term = ?", "t.fold = ?"
)
_BY_SOUND = (
    "SELECT pk, latin, prominence FROM term WHERE sound = ? AND prominence >= ? ORDER BY prominence DESC LIMIT ?"
)
_IN_COUNTRY = (
    "SELECT DISTINCT n.term FROM name n JOIN place p ON p.pk = n.place WHERE n.term IN ({marks}) AND p.country = ?"
)


def exact(
    shelf: Shelf, name: str, *, demonyms: bool = False, country: str | None = None, limit: int = EXACT_LIMIT
) -> list[FoundName]:
    """Return the places with the name's folded form, the likeliest first; a place is repeated for each dated name.

    A name that is not found is tried with its abbreviations written out, "Frankfurt a. O.", and as an inflected form in the
    languages of its script: Карса finds Карс.
    """
    key = fold(name)
    rows = shelf.connection.execute(_BY_FOLD, (key, DEMONYM, demonyms, country, country, limit)).fetchall()
    if not rows and "." in name and (full := _written_out(shelf, name)) is not None:
        rows = shelf.connection.execute(_BY_FOLD, (full, DEMONYM, demonyms, country, country, limit)).fetchall()
    if rows:
        return [FoundName.of(row, "exact") for row in rows]
    if (other := with_the_other_word(name)) is not None:
        rows = shelf.connection.execute(_BY_FOLD, (fold(other), DEMONYM, demonyms, country, country, limit)).fetchall()
        lands = (FoundName.of(row, "exact", INFLECTED) for row in rows)
        return [one for one in lands if not one.place.feature.startswith("P")]
    if shelf.connection.execute("SELECT 1 FROM term WHERE fold = ?", (key,)).fetchone():
        return []
    term = _nominative(shelf, name)
    return (
        []
        if term is None
        else _places_of(shelf, term, ("exact", INFLECTED, 0.0), limit=limit, demonyms=demonyms, country=country)
    )


def _written_out(shelf: Shelf, name: str) -> str | None:
    """Return the folded name of which this may be an abbreviation; None for other names."""
    from gazetteer.database.abbreviated import written_out  # its patterns take long to compile, and few names need it

    return written_out(shelf.connection, name)


def _nominative(shelf: Shelf, name: str) -> int | None:
    """Return the row number of the best-known term of which the name may be an inflected form; None without one."""
    from gazetteer.languages.inflection import by_script  # takes long to import, and known names do not need it

    proposed = {one.key: n for n, one in reversed(list(enumerate(by_script(name))))}
    rows = shelf.connection.execute(
        f"SELECT pk, fold, prominence FROM term WHERE fold IN ({', '.join('?' * len(proposed))})", tuple(proposed)
    ).fetchall()
    ranked = ((prominence - STEP_OF_NOMINATIVES * proposed[fold], number) for number, fold, prominence in rows)
    _, best = max(ranked, default=(0.0, None))
    return best


def phonetic(
    shelf: Shelf,
    name: str,
    *,
    country: str | None = None,
    above: float = 0.0,
    bucket: int = BUCKET,
    limit: int = 20,
    cutoff: float = MIN_SIMILARITY,
    unspoken: float | None = 0.0,
) -> list[FoundName]:
    """Return the places of names that sound the same, the most similar first.

    Args:
        shelf: the open database.
        name: the name.
        country: ISO 3166-1 alpha-2 code; only places there are returned.
        above: minimum prominence of the best place of a name, 0 to 1.
        bucket: number of names of this sound that are compared, the most prominent first.
        limit: number of names whose places are returned.
        cutoff: minimum similarity of a name, 0 to 1.
        unspoken: how much lower the similarity of the letters may be, if that of the spoken names is not; None: only the
            letters are compared.
    """
    codes = [code for code in sounds(name) if len(code) > 1]
    terms = [term for code in codes for term in shelf.connection.execute(_BY_SOUND, (code, above, bucket)).fetchall()]
    return _best(shelf, name, terms, how="sound", limit=limit, country=country, cutoff=cutoff, unspoken=unspoken)


def slips(shelf: Shelf, name: str, *, country: str | None = None, limit: int = 20) -> list[FoundName]:
    """Return the places of names one slip or misread pair of letters away, the likeliest slips and best-known places first.

    Args:
        shelf: the open database.
        name: the name.
        country: ISO 3166-1 alpha-2 code; only places there are returned.
        limit: number of names whose places are returned.
    """
    key = fold(name)
    spellings = tuple(one_slip_away(key) | misread(key))
    rows = shelf.connection.execute(
        f"SELECT pk, fold, prominence FROM term WHERE fold IN ({', '.join('?' * len(spellings))})", spellings
    ).fetchall()
    terms = [(lost(key, text), number, text, fame) for number, text, fame in rows]
    terms.sort(key=lambda term: (term[0] - FAME * term[3], term[2]))
    found: list[FoundName] = []
    for position, (letters, number, text, _) in enumerate(terms[: limit if country is None else None]):
        matched: tuple[How, float, float] = ("fuzzy", similarity(name, text), letters)
        found.extend(_places_of(shelf, number, matched, limit=_loose(position), demonyms=False, country=country))
    return [one for one in found if may_be_same(name, one.name.text)]


def fuzzy(
    shelf: Shelf,
    name: str,
    *,
    country: str | None = None,
    above: float = 0.0,
    limit: int = 20,
    cutoff: float = MIN_SIMILARITY,
) -> list[FoundName]:
    """Return the places of names whose sound key is one edit away, the most similar first.

    Args:
        shelf: the open database.
        name: the name.
        country: ISO 3166-1 alpha-2 code; only places there are returned.
        above: minimum prominence of the best place of a name, 0 to 1.
        limit: number of names whose places are returned.
        cutoff: minimum similarity of a name, 0 to 1.
    """
    own = [code for code in sounds(name) if len(code) > 1]
    codes = sorted({near for code in own for near in neighbours(code)}.difference(own))
    if not codes:
        return []
    size = len(latin_key(name))
    slack = 1 + size // 8
    terms = shelf.connection.execute(
        f"SELECT pk, latin, prominence FROM term WHERE sound IN ({', '.join('?' * len(codes))}) "
        "AND prominence >= ? AND length(latin) BETWEEN ? AND ?",
        (*codes, above, size - slack, size + slack),
    ).fetchall()
    return _best(shelf, name, terms, how="fuzzy", limit=limit, country=country, cutoff=cutoff)


def neighbours(code: str) -> set[str]:
    """Return every sound key one insertion, deletion, substitution or swap away, with the same script prefix.

    >>> sorted(neighbours("KR") & {"KR", "K", "RK", "KRS", "TR", "X"})
    ['K', 'KR', 'KRS', 'RK', 'TR']
    """
    script, mark, code = code.rpartition(":")
    splits = [(code[:place], code[place:]) for place in range(len(code) + 1)]
    found = {left + right[1:] for left, right in splits if right}
    found |= {left + right[1] + right[0] + right[2:] for left, right in splits if len(right) > 1}
    found |= {left + sign + right[1:] for left, right in splits if right for sign in ALPHABET}
    found |= {left + sign + right for left, right in splits for sign in ALPHABET}
    found.discard("")
    return {script + mark + near for near in found} if mark else found


def _in_country(
    shelf: Shelf, ranked: Sequence[tuple[float, int, str, float]], country: str
) -> list[tuple[float, int, str, float]]:
    """Return the terms (similarity, number, Latin form, prominence) that places of a country have."""
    numbers = [number for _, number, _, _ in ranked]
    query = _IN_COUNTRY.format(marks=", ".join("?" * len(numbers)))
    inside = {number for (number,) in shelf.connection.execute(query, (*numbers, country))}
    return [term for term in ranked if term[1] in inside]


def _best(
    shelf: Shelf,
    name: str,
    terms: Sequence[tuple[int, str, float]],
    *,
    how: How,
    limit: int,
    country: str | None,
    cutoff: float,
    unspoken: float | None = 0.0,
) -> list[FoundName]:
    """Return the places of those terms (number, Latin form, prominence) that are most similar to the name."""
    if not terms:
        return []
    key, script = latin_key(name), script_of(name)
    share = ABJAD if script in ("Arab", "Hebr", "Syrc") else 1.0
    most = limit if country is None else COMPARED
    ranked = [
        (alikeness, *terms[position])
        for position, alikeness in rank(key, _latin(terms), most, cutoff=cutoff - (unspoken or 0.0))
    ]
    if country is not None:
        ranked = _in_country(shelf, ranked, country)[:limit]
    if not ranked:
        return []
    letters = [share * lost(key, latin) for _, _, latin, _ in ranked]
    farthest = min(letters) + SLACK
    found: list[FoundName] = []
    for position, ((alikeness, number, _, _), away) in enumerate(zip(ranked, letters, strict=True)):
        if away <= farthest:
            found.extend(
                _places_of(
                    shelf, number, (how, alikeness, away), limit=_loose(position), demonyms=False, country=country
                )
            )
    if unspoken is not None:
        from gazetteer.database.spoken import as_spoken  # takes long to import, and known names do not need it

        found = as_spoken(name if script == "Latn" else key, found, share)
    found = [one for one in found if one.similarity >= cutoff and may_be_same(name, one.name.text)]
    if script == "Latn":
        found = [one if _is_latin(one.name.text) else one._replace(lost=one.lost + FOREIGN) for one in found]
    return found


def _loose(position: int) -> int:
    """Return how many places are read for the name at this position in the list of similar names."""
    return max(1, LOOSE_LIMIT - position // 2)


def _latin(terms: Sequence[tuple[int, str, float]]) -> list[str]:
    return [latin for _, latin, _ in terms]


def _is_latin(text: str) -> bool:
    return text.isascii() or script_of(text) == "Latn"


def _places_of(
    shelf: Shelf, term: int, matched: tuple[How, float, float], *, limit: int, demonyms: bool, country: str | None
) -> list[FoundName]:
    rows = shelf.connection.execute(_BY_TERM, (term, DEMONYM, demonyms, country, country, limit)).fetchall()
    return [FoundName.of(row, *matched) for row in rows]
