"""`info`: version, models and gazetteer contents, and where they are."""

from __future__ import annotations

import json
import platform
import sys
from pathlib import Path

import click

from gazetteer import __version__
from gazetteer.cli import common


@click.command(
    epilog="""\b
Examples:
  gazetteer info
  gazetteer info --format json
"""
)
@click.option("--format", "format_", type=click.Choice(("table", "json")), default="table", show_default=True)
@common.output
@common.database
@common.quiet
def info(format_: str, output: Path | None, database: Path | None, quiet: bool) -> None:
    """Show version, data, models, places and names, and where they are stored."""
    from gazetteer.build import embedded
    from gazetteer.recognize.languages.language_notes import model_hint
    from gazetteer.recognize.models.installed import default_model
    from gazetteer.resources import data_folder

    with common.open_gazetteer(database, silent=quiet) as gazetteer:
        places, names = gazetteer.count()
        facts = {
            "version": __version__,
            "python": f"{platform.python_version()} ({sys.platform})",
            "places": places,
            "names": names,
            "names with dates": gazetteer.dated(),
            "gazetteer": str(gazetteer.path),
            "kind": "the embedded one" if gazetteer.path == embedded.path() else "your own",
            "imported": "; ".join(f"{file} ({format}, {number:,})" for format, file, number in gazetteer.imported()),
            "size": f"{gazetteer.path.stat().st_size / 1e6:.0f} MB",
            "data": str(data_folder()),
        }
    for lang, language in (("en", "English"), ("fr", "French"), ("de", "German"), ("ru", "Russian")):
        facts[f"model for {language}"] = default_model(lang) or f"none: the gazetteer's names only; {model_hint(lang)}"
    if format_ == "json":
        common.write(json.dumps(facts, ensure_ascii=False, indent=2) + "\n", output)
        return
    wide = max(map(len, facts))
    lines = [
        f"{key:<{wide}}  {value:,}" if isinstance(value, int) else f"{key:<{wide}}  {value}"
        for key, value in facts.items()
    ]
    common.write("\n".join(lines) + "\n", output)
