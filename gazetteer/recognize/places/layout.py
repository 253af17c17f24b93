"""The position of a name in the layout of the text: alone in a headline, or an item of an outline."""

from __future__ import annotations

from gazetteer.recognize.text.page import Page

_OUTLINE_DASHES = ("–", "—", "-", "--", ".—", ".--")
"""Marks between the items of an outline, with spaces around them."""


def is_by_itself(page: Page, end: int) -> bool:
    """Return whether only a period or a colon follows in the sentence, as in a headline or a dateline."""
    texts, first = page.words.words, page.words.first
    if end < len(texts) and texts[end] in (".", ":", ".—", "—", "?", "!"):
        end += 1
    return end >= len(texts) or first[end] or texts[end - 1] == "—"


def is_outline_item(page: Page, start: int, end: int) -> bool:
    """Return whether a name is a whole item between spaced dashes, as in outlines of chapters: "Post-houses – Kief – Odessa"."""
    texts, starts, ends = page.words.words, page.words.starts, page.words.ends
    if not start or end >= len(texts) or texts[start - 1] not in _OUTLINE_DASHES or ends[start - 1] == starts[start]:
        return False
    return texts[end] == "." or (texts[end] in _OUTLINE_DASHES and ends[end - 1] < starts[end])
