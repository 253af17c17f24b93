"""Split texts into words and find entities with spaCy."""

from __future__ import annotations

import importlib
import importlib.util
import re
from collections.abc import Iterator
from contextlib import nullcontext
from functools import lru_cache
from typing import Any

from gazetteer.errors import ModelError
from gazetteer.people.given_names import GIVEN_NAMES, NAMES_THEMSELVES
from gazetteer.recognize.models import matrix_products, natasha, progress
from gazetteer.recognize.text.words import Span, Words
from gazetteer.recognize.vocabulary import cues

LABELS = {
    "PER": "PERSON", "persName": "PERSON", "PRS": "PERSON", "placeName": "GPE", "geogName": "LOC", "orgName": "ORG",
    "date": "DATE", "FACILITY": "FAC", "DATETIME": "DATE",
}  # fmt: skip
"""Maps labels of models for other languages to those of the English models."""

READ_AT_ONCE = 8_000
"""Number of code points read at once."""

_SENTENCE_END = re.compile(r"[.!?。؟։।][\"')\]]*\s")


@lru_cache(maxsize=64)
def load(model: str | None, lang: str) -> Any:
    """Return a spaCy pipeline that finds names only; without a model, one that splits words only.

    Raises:
        ModelError: the model is not installed, or has no component that finds names.
    """
    import spacy

    if model is None:
        return _splitter(lang)
    if model == natasha.MODEL:
        return natasha.load()
    try:
        full = importlib.import_module(model).load() if importlib.util.find_spec(model) else spacy.load(model)
    except (ImportError, ValueError, OSError) as error:
        raise ModelError(
            f"the model {model!r} is not installed or not a spaCy model: install it with pip, or choose one that "
            "`gazetteer info` lists"
        ) from error
    if "ner" not in full.pipe_names:
        raise ModelError(f"the model {model!r} has no component that finds names (ner)")
    heads = [name for name in ("transformer", "tok2vec") if name in full.pipe_names]
    heard = {head for head in heads if "ner" in getattr(full.get_pipe(head), "listening_components", ())}
    for name in full.pipe_names:
        if name != "ner" and name not in heard:
            full.disable_pipe(name)
    matrix_products.use_openblas(full)
    return full


def _splitter(lang: str) -> Any:
    """Return a spaCy pipeline that splits words. Of each new word it computes nothing but whether it is white space."""
    import spacy
    from spacy.attrs import IS_SPACE

    try:
        nlp = spacy.blank(_TOKENIZERS.get(lang, lang))
    except (ImportError, OSError):
        nlp = spacy.blank("xx")
    _split_at_dashes(nlp)
    if lang == "en":
        _keep_abbreviated_names(nlp)
    vocabulary: Any = nlp.vocab
    vocabulary.lex_attr_getters = {IS_SPACE: vocabulary.lex_attr_getters[IS_SPACE]}
    return nlp


_DASHES = (r"(?<=\w)[,;:.!?](?=--|—)", r"--+", r"(?<=[,;:.!?])—+")
"""Dashes of printed books, and the mark in front of one: "to Kars,--then to Van;—no one spoke".

A dash between letters is left to the language: Armenian joins the parts of a name by it.
"""


def _split_at_dashes(nlp: Any) -> None:
    """Make a pipeline's tokenizer split words at long dashes, also after a comma or a full stop."""
    from spacy.util import compile_infix_regex

    nlp.tokenizer.infix_finditer = compile_infix_regex([*_DASHES, *(nlp.Defaults.infixes or ())]).finditer


def _keep_abbreviated_names(nlp: Any) -> None:
    """Make a pipeline's tokenizer keep the period of an abbreviated given name: "Wm. Hill" has two words."""
    from spacy.symbols import ORTH

    for name in GIVEN_NAMES.keys() - NAMES_THEMSELVES:
        for word in (f"{name.capitalize()}.", f"{name.upper()}."):
            nlp.tokenizer.add_special_case(word, [{ORTH: word}])


def signature(model: str) -> str:
    """Return the value of `by` for entities of a model: "spacy:en_core_web_sm"."""
    return model if model == natasha.MODEL else f"spacy:{model}"


_TOKENIZERS = {"zh": "zh", "ja": "zh", "ko": "xx", "th": "xx", "vi": "xx"}
"""Languages whose own tokenizer needs more than spaCy."""


def read(text: str, nlp: Any, *, batch_size: int = 8) -> Words:
    """Split a text of any length into words and sentences, and find names with the model."""
    words = Words(text)
    pieces = list(_pieces(text))
    labels = nlp.get_pipe("ner").labels if "ner" in nlp.pipe_names else ()
    one_kind = "GPE" not in labels  # a model that calls every place LOC
    docs = (_document(nlp, text[start:end]) for start, end in pieces)
    with matrix_products.on_one_thread() if labels else nullcontext():
        for (start, _), doc in zip(pieces, nlp.pipe(docs, batch_size=batch_size), strict=True):
            _extend(words, doc, start, one_kind)
            if labels:
                progress.step(start + len(doc.text), len(text))
    return words


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Split a text at line ends, else at sentence ends, else at spaces, into parts of at most `READ_AT_ONCE` code points."""
    start = 0
    while start < len(text):
        end = min(start + READ_AT_ONCE, len(text))
        if end < len(text):
            end = _cut(text, start, end)
        if text[start:end].strip():
            yield start, end
        start = end


def _cut(text: str, start: int, end: int) -> int:
    half = start + (end - start) // 2
    line = text.rfind("\n", half, end)
    if line > 0:
        return line + 1
    sentence = None
    for sentence in _SENTENCE_END.finditer(text, half, end):  # noqa: B007
        pass
    if sentence is not None:
        return sentence.end()
    space = text.rfind(" ", half, end)
    return space + 1 if space > 0 else end


_ENDS = frozenset({".", "!", "?", "…", "...", "。", "！", "？", "؟", "։", "।", "||", "¿", "?!", "!!"})
_CLOSERS = frozenset({'"', "'", "''", ")", "]", "»", "”", "’"})


def _document(nlp: Any, text: str) -> Any:
    """Return the words of a text with the sentence boundaries that the model must respect: intended line ends."""
    doc = nlp.make_doc(text)
    if "\n" in text:
        for token in doc[:-1]:
            if token.is_space and "\n" in token.text:
                doc[token.i + 1].is_sent_start = True
    return doc


def _extend(words: Words, doc: Any, offset: int, one_kind: bool) -> None:
    """Add a document's words, without the white space, and its spans."""
    index: list[int] = []
    ended = True
    before = ""
    for token in doc:
        index.append(len(words.words))
        text = token.text
        if text.isspace():
            if "\n" in text:
                ended, before = True, ""
            continue
        start = offset + token.idx
        words.words.append(text)
        words.starts.append(start)
        words.ends.append(start + len(text))
        opens = ended and text not in _CLOSERS
        if opens and text[0].islower() and before == ".":
            opens = ended = False
        words.first.append(opens)
        ended = (ended and not opens) or (text in _ENDS and not (text == "." and _abbreviated(before)))
        before = text
    index.append(len(words.words))
    for span in doc.ents:
        start, end = index[span.start], index[span.end]
        if start < end:
            label = LABELS.get(span.label_, span.label_)
            words.spans.append(Span(start, end, "GPE" if label == "LOC" and one_kind else label))


def _abbreviated(word: str) -> bool:
    """Return whether a period after a word belongs to it, as in an initial or a title."""
    return (len(word) == 1 and word.isupper()) or word.lower() in cues.TITLES
