"""How the texts of a batch are annotated: options that can be sent to other processes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gazetteer.pipeline import Pipeline


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """Options of `Pipeline`; `gazetteer` and `weights` are paths of files."""

    gazetteer: str | None = None
    model: str | None = None
    lang: str | None = None
    demonyms: bool = False
    nested: bool = True
    titles: bool = True
    date: str | None = None
    near: str | None = None
    weights: str | None = None
    home: str | None = None
    infer_home: bool = False

    def digest(self) -> str:
        """Return twelve hexadecimal digits that change with the options, so that results of other options are not reused."""
        learnt = Path(self.weights).read_bytes() if self.weights else b""
        return hashlib.sha256(repr(self).encode() + learnt).hexdigest()[:12]


def open_pipeline(options: BatchOptions) -> Pipeline:
    """Open the gazetteer and the model that the options name.

    In one process, the sample from which the home is inferred and all texts share what they have looked up, until
    `forget_pipeline` is called.
    """
    pipeline = _without_home(replace(options, home=None, infer_home=False))
    return pipeline if options.home is None else pipeline.at_home(options.home)


def forget_pipeline() -> None:
    """Let the next `open_pipeline` open the gazetteer again, which may have changed."""
    _without_home.cache_clear()


@lru_cache(maxsize=1)
def _without_home(options: BatchOptions) -> Pipeline:
    from gazetteer.clues.weights import load
    from gazetteer.gazetteer import Gazetteer
    from gazetteer.pipeline import Pipeline

    return Pipeline(
        Gazetteer.open(options.gazetteer),
        model=options.model,
        lang=options.lang,
        demonyms=options.demonyms,
        nested=options.nested,
        titles=options.titles,
        weights=load(Path(options.weights)) if options.weights else None,
    )
