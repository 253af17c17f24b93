"""Read the context of a mention: the area that contains its place, and the kind of its place."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gazetteer.clues.question import A_DATELINE, Cue
from gazetteer.kinds import kind_of as kind_of_word
from gazetteer.kinds import split_kind
from gazetteer.model.document import Mention
from gazetteer.resolve.context_words import WATERS_AND_LANDS, article_cue, bare_cue, context_cue, preposition_cue
from gazetteer.resolve.home import opens_dateline
from gazetteer.resolve.kind_words import BORROWED, cue_of, kind_word_beside
from gazetteer.resolve.prepositions import inside
from gazetteer.resolve.shortened_names import KIND_FEATURES, kind_of
from gazetteer.resolve.title_cues import title_cue

_BEFORE = 48
_AFTER = 28
_OWNERS = frozenset(
    "capital suburb hamlet settlement villages towns cities rivers lakes islands mountains hills".split()
)
"""Words that "of" does not equate with the next name: the villages of Shirak are not Shirak."""
_NOT_BEHIND = _OWNERS | {"government", "country", "countries", "region", "regions", "port", "banks of the", "shores of"}
"""Words that do not state the kind of a name directly before them: "the Shirak villages", "the Ankara government", "the
Ohio country"."""

_AREAS = frozenset("villages towns cities communities".split())
"""Words that make a name an area: "the Shirak villages", "three villages of Shirak", but not "the villages of X and Y"."""


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_KIND_BEFORE = re.compile(
    rf"\b(?:({_either(KIND_FEATURES)})|({_either(set(KIND_FEATURES) - _OWNERS)})\s+(?:of|called|named))(?:\s+the)?\s+$",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"^.*[^\w'’.-]")
"""Everything before the last part of a word: the "(" of "(river"."""
_LEADING = frozenset({"of", "called", "named", *(word.split()[-1] for word in KIND_FEATURES)})
"""Last words of what `_KIND_BEFORE` and `_AREA_BEFORE` match."""
_KIND_BEHIND = re.compile(rf"^\s+({_either(set(KIND_FEATURES) - _NOT_BEHIND)})\b", re.IGNORECASE)
_AREA_BEHIND = re.compile(rf"^\s+({_either(_AREAS)})\b", re.IGNORECASE)
_AREA_BEFORE = re.compile(rf"\b({_either(_AREAS)})\s+of(?:\s+the)?\s+$", re.IGNORECASE)
_LIST = re.compile(r"^(?:,|\s+and|\s+or)\s+[^\W\d_a-z]")
_JOINED = re.compile(r"^(,\s*|\s*\(\s*|\s+)$")


@dataclass(frozen=True, slots=True)
class Context:
    """The cues around one mention.

    Attributes:
        container: index of the mention directly after it: "Alexandria, Louisiana"; None without one.
        loose_container: index of a mention that follows less directly, "Kars in the province of …", which is a weaker cue.
        cues: kinds of place that the text suggests, at most one from each source.
    """

    container: int | None = None
    loose_container: int | None = None
    cues: tuple[Cue, ...] = ()

    @property
    def of_nature(self) -> bool:
        """Whether the words around the name require a water, a landform or a region."""
        return any(
            cue.source not in ("article", "bare", "preposition", "titled")
            and cue.share == 1
            and cue.kinds[0][:1] in WATERS_AND_LANDS
            for cue in self.cues
        )


def read(text: str, mentions: Sequence[Mention], lang: str | None = None) -> list[Context]:
    """Return the context of each mention of a text.

    Args:
        text: the complete text.
        mentions: in order of the text.
        lang: BCP 47 tag of the text's language; English words are read in every text.
    """
    tongue = (lang or "en").partition("-")[0]
    places = [number for number, mention in enumerate(mentions) if mention.type == "PLACE"]
    following = dict(itertools.pairwise(places))
    return [
        _context(text, mentions, number, following.get(number), tongue) if mention.type == "PLACE" else Context()
        for number, mention in enumerate(mentions)
    ]


def cues_around(text: str, start: int, end: int, lang: str = "en") -> tuple[Cue, ...]:
    """Return the kinds of place suggested by the words in and around a span, in English or the given language.

    >>> [(cue.source, cue.kinds, cue.word) for cue in cues_around("along the river Aras to", 16, 20)]
    [('beside', ('H.STM',), 'river')]
    """
    kind = _english_kind(text, start, end) or (_foreign_kind(text, start, end, lang) if lang != "en" else None)
    dated = Cue("context", ("P",), A_DATELINE) if opens_dateline(text, start, end) else None
    found = [kind, dated or context_cue(text, start, end)]
    if kind is None or kind.source != "inside":
        found.append(article_cue(text, start, end))
        found.append(bare_cue(text, start, lang))
    found.append(preposition_cue(text, start))
    found.append(title_cue(text, start))
    return tuple(cue for cue in found if cue is not None)


def _context(text: str, mentions: Sequence[Mention], number: int, following: int | None, lang: str) -> Context:
    mention = mentions[number]
    container = loose = None
    if following is not None:
        between = text[mention.end : mentions[following].start]
        if len(between) <= 3 and _JOINED.match(between) and mentions[following].start >= mention.end:
            container = following
        elif len(between) <= 40 and inside(lang).match(between):
            loose = following
    return Context(container, loose, cues_around(text, mention.start, mention.end, lang))


def _may_lead(before: str) -> bool:
    """Return whether the words before a span can end with a kind word: a cheap test before an expensive search."""
    last = [word for word in before.lower().split()[-2:] if word != "the"][-1:]
    return bool(last) and _LETTERS.sub("", last[0]) in _LEADING


def _foreign_kind(text: str, start: int, end: int, lang: str) -> Cue | None:
    """Return the kind of a kind word of the text's language, in the span or directly beside it."""
    inside = split_kind(text[start:end], lang)
    if inside is not None and inside.kind.feature[:1] in "HTPA":
        return cue_of("inside", inside.kind, inside.word)
    return kind_word_beside(text, start, end, lang)


def _english_kind(text: str, start: int, end: int) -> Cue | None:
    """Return the kind of an English kind word in the span or directly beside it."""
    inside = kind_of(text[start:end])
    if inside:
        return Cue("inside", (KIND_FEATURES[inside],), inside)
    before, after = text[max(0, start - _BEFORE) : start], text[end : end + _AFTER]
    leads = _may_lead(before)
    area = _AREA_BEHIND.match(after) or (_AREA_BEFORE.search(before) if leads and not _LIST.match(after) else None)
    if area:
        return Cue("beside", ("A",), area.group(1).lower())
    found = _KIND_BEHIND.match(after) or (_KIND_BEFORE.search(before) if leads else None)
    if found is None:
        return None
    word = next(word for word in found.groups() if word).lower()
    kind = kind_of_word(word, "en")
    if kind is not None and kind.feature.startswith(BORROWED):
        return cue_of("beside", kind, word)
    return Cue("beside", (KIND_FEATURES[word],), word)
