"""`lookup` and `names`: the places with a name, and the names of a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gazetteer.cli import common, terminal
from gazetteer.cli import records as records_
from gazetteer.cli.table import Column

if TYPE_CHECKING:
    from gazetteer.answers import MatchAnswer, NameAnswer
    from gazetteer.model.match import Match
    from gazetteer.model.place import Place


@click.command(
    epilog="""\b
Examples:
  gazetteer lookup Karin --year 1920
  gazetteer lookup Կարին
  gazetteer lookup Nikolaevsk --year 1900 --country RU
  gazetteer lookup Alexandria --near Louisiana --format json
  gazetteer lookup --person "Enver Pasha" --year 1915
"""
)
@click.argument("name")
@click.option("--year", metavar="Y", help="When the name was used: a year or EDTF (1837/1924).")
@click.option("--near", metavar="PLACE", help="A place (name or id) near which it is expected.")
@click.option("--country", metavar="CC", help="Only places in this present-day country (name or two-letter code).")
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="Largest number of places.")
@click.option("--why", is_flag=True, help="Show how each score adds up, from the prior to the score.")
@click.option("--person", is_flag=True, help="Look up known persons instead of places; --year: when they lived.")
@records_.format_option()
@common.output
@common.database
@common.quiet
def lookup(
    name: str,
    year: str | None,
    near: str | None,
    country: str | None,
    limit: int,
    why: bool,
    person: bool,
    format_: str,
    output: Path | None,
    database: Path | None,
    quiet: bool,
) -> None:
    """List the places that have or had NAME, best first: in any script, by exact, phonetic or fuzzy match."""
    if person:
        from gazetteer.cli.people import write_lookup

        if near or country or why:
            raise click.UsageError("--person cannot be combined with --near, --country or --why")
        write_lookup(name, year, limit, format_, output)
        return
    from gazetteer.answers import match_answer

    with common.open_gazetteer(database, silent=quiet) as gazetteer:
        common.note_places(gazetteer, {"--near": near}, silent=quiet)
        matches = gazetteer.lookup(name, year=year, near=near, country=country, limit=limit)
        records = [_flat(match_answer(match, gazetteer, clues=format_ == "json")) for match in matches]
    if format_ == "table":
        there = f" in {country}" if country else ""
        if not records:
            common.write(f"No match{there} for “{name}”.\n", output)
            return
        missed = "" if matches[0].answer else f"No match{there} for “{name}”; nearest:\n"
        table = records_.to_table(records, _LOOKUP, output)
        common.write(missed + table + ("".join(map(_waterfall, matches)) if why else ""), output)
    else:
        common.write(_dump(records, format_), output)


@click.command(
    epilog="""\b
Examples:
  gazetteer names Gyumri
  gazetteer names Gyumri --year 1930
  gazetteer names gn:616635 --lang hy --format json
"""
)
@click.argument("place")
@click.option("--year", metavar="Y", help="What it was called in this year.")
@click.option("--lang", metavar="xx", help="Only names in this language.")
@records_.format_option()
@common.output
@common.database
@common.quiet
def names(
    place: str,
    year: str | None,
    lang: str | None,
    format_: str,
    output: Path | None,
    database: Path | None,
    quiet: bool,
) -> None:
    """List every name of PLACE (an id or a name), in time order; with --year, what it was called then."""
    from gazetteer.answers import name_answer, used_names
    from gazetteer.cli.timeline import draw
    from gazetteer.model.dates.reader import years_of

    when = years_of(year)
    with common.open_gazetteer(database, silent=quiet) as gazetteer:
        found = gazetteer.place(place)
        all_names = gazetteer.names(found.id)
        shown = used_names(all_names, when=when, lang=lang)
        records = [_flat(name_answer(name, gazetteer)) for name in shown]
    if format_ != "table":
        common.write(_dump(records, format_), output)
        return
    colour = output is None and terminal.shows_colour()
    title = f"{found.label} · {_where(found)} · {found.id}"
    if not records:
        known = sum(name.when is not None for name in all_names)
        wanted = f" of {year}" if year else ""
        language = f" in the language {lang!r}" if lang else ""
        common.write(
            f"{title}\nNo name{wanted}{language} is known; {known} of its {len(all_names)} names have dates.\n", output
        )
        return
    dated = [name for name in shown if name.when is not None and not name.when.is_open]
    undated = [name for name in shown if name not in dated]
    parts = [click.style(title, bold=True) if colour else title, ""]
    if dated:
        parts.append(draw(dated, when, colour=colour))
    if undated and when is None:
        parts += ["Undated:", *_wrapped([name.text for name in undated])]
    common.write("\n".join(parts).rstrip() + "\n", output)


_LOOKUP: Sequence[Column] = (
    Column("name", "Name", 26),
    Column("matched", "Matched", 22),
    Column("lang", "Lang", 8),
    Column("years", "Years", 12),
    Column("country", "In", 2),
    Column("division", "Division", 16),
    Column("lat", "Lat", 7),
    Column("lon", "Lon", 7),
    Column("feature", "Kind", 8),
    Column("id", "Id", 22),
    Column("score", "Score", 5),
    Column("how", "How", 6),
    Column("source", "Source", 28),
)


def _waterfall(match: Match) -> str:
    """Return the clues of a match as lines that add up from the prior to the score."""
    place, total, lines = match.place, 0.0, []
    for clue in match.clues:
        total += clue.weight
        lines.append(f"  {clue.weight:+7.2f}  {total:+7.2f}  {clue.kind:<12} {clue.says}\n")
    head = f"\n{place.label} · {_where(place)} · {place.id}\n  weight    total  clue\n"
    return head + "".join(lines) + f"  {total:+16.2f}  log-odds, a score of {match.score:.3f}\n"


def _flat(answer: MatchAnswer | NameAnswer) -> dict[str, Any]:
    """Return a record with the title of its source instead of the source."""
    return {**asdict(answer), "source": answer.source.title}


def _dump(records: list[dict[str, Any]], format_: str) -> str:
    if format_ == "json":
        return records_.to_json(records)
    columns = [column for column in records[0] if column != "clues"] if records else ["name"]
    return records_.to_csv(records, columns)


def _where(place: Place) -> str:
    point = f"{place.lat:.2f}, {place.lon:.2f}" if place.lat is not None and place.lon is not None else "no point"
    return f"{place.country}, {point}" if place.country else point


def _wrapped(texts: list[str]) -> list[str]:
    import textwrap

    return textwrap.wrap(", ".join(texts), 96, initial_indent="  ", subsequent_indent="  ")
