"""Which places could be meant: mentions of one document gathered into questions, each with its options."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from gazetteer.model.document import Mention
from gazetteer.names.fold import fold
from gazetteer.resolve.context import CUES, Context
from gazetteer.resolve.features import Option, Question
from gazetteer.store.search import Hit

Find = Callable[[str, bool, bool], Sequence[Hit]]
"""Name, whether demonyms count, whether loose matches count → hits, the most prominent first."""

MOST = 30
"""Options kept for one name."""

_POSSESSIVE = re.compile(r"['’]s?$")
_LINE_END = re.compile(r"[-\u00ad¬]\s*\n\s*")


def gather(
    mentions: Sequence[Mention], contexts: Sequence[Context], equated: Iterable[tuple[int, int]], find: Find
) -> list[Question]:
    """One question for each distinct name among the PLACE mentions, in order of the text."""
    groups: dict[tuple[str, bool], list[int]] = {}
    for number, mention in enumerate(mentions):
        if mention.type == "PLACE":
            groups.setdefault((fold(plain(mention.text)), mention.demonym), []).append(number)
    home = {number: place for place, numbers in enumerate(groups.values()) for number in numbers}
    pairs = [(home[a], home[b]) for a, b in equated if a in home and b in home]
    outer = [(home[n], home[c]) for n in home if (c := contexts[n].container) is not None and c in home]
    loose = [(home[n], home[c]) for n in home if (c := contexts[n].loose_container) is not None and c in home]
    questions = []
    for place, ((key, demonym), numbers) in enumerate(groups.items()):
        text = plain(mentions[numbers[0]].text)
        cues = [(contexts[n].cue, contexts[n].cue_word) for n in numbers if contexts[n].cue]
        cue, word = cues[0] if cues else (None, None)
        equals = frozenset({b for a, b in pairs if a == place} | {a for a, b in pairs if b == place}) - {place}
        questions.append(
            Question(
                key=key,
                text=text,
                mentions=tuple(numbers),
                options=options(text, demonym, find),
                cue=cue,
                cue_word=word,
                containers=frozenset(b for a, b in outer if a == place and b != place) - equals,
                loose_containers=frozenset(b for a, b in loose if a == place and b != place) - equals,
                contents=frozenset(a for a, b in outer if b == place and a != place) - equals,
                equals=equals,
                demonym=demonym,
            )
        )
    return questions


def options(text: str, demonym: bool, find: Find) -> tuple[Option, ...]:
    """The places that could be meant by a name: as it stands; without its word for a kind; then by sound and likeness."""
    bare = _without_kind(text)
    hits = list(find(text, demonym, False))
    if bare:
        hits += find(bare, demonym, False)
    if not hits:
        hits = list(find(text, demonym, True)) or (list(find(bare, demonym, True)) if bare else [])
    best: dict[str, Option] = {}
    for hit in hits:
        held = best.get(hit.place.id)
        if held is None or _rank(hit.name.kind, hit.name.when is not None) > _rank(
            held.name.kind, held.name.when is not None
        ):
            best[hit.place.id] = Option(hit.place, hit.name, hit.how, hit.similarity)
    ordered = sorted(best.values(), key=lambda option: -option.place.prominence)
    return tuple(ordered[:MOST])


def _rank(kind: str, dated: bool) -> int:
    return (
        3 if kind == "primary" else 2 if dated or kind in ("official", "historical") else 1 if kind != "demonym" else 0
    )


def plain(text: str) -> str:
    """A mention as a name: line breaks mended, a possessive ending off."""
    joined = _LINE_END.sub("", text) if "\n" in text else text
    return _POSSESSIVE.sub("", " ".join(joined.split())) or text


def _without_kind(text: str) -> str | None:
    """ "Kars" for "Kars Oblast" or "province of Kars"; None when the text has no such word."""
    words = text.split()
    if len(words) < 2:
        return None
    if words[-1].lower().rstrip(".") in CUES:
        return " ".join(words[:-1])
    if words[0].lower() in CUES:
        return " ".join(words[2:] if len(words) > 2 and words[1].lower() == "of" else words[1:])
    return None
