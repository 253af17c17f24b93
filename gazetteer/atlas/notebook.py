"""A document in a notebook: the text with its marks and the map beside it, in a frame of its own."""

from __future__ import annotations

from html import escape

from gazetteer.atlas import draw
from gazetteer.model.document import Document

HEIGHT = 640
"""Pixels."""


def html(document: Document) -> str:
    """HTML for `_repr_html_`: the whole page in a frame, shut off from the notebook around it."""
    page = draw(document).html_page()
    name = escape(document.title or "Text and map")
    return (
        f'<iframe srcdoc="{escape(page)}" title="{name}" width="100%" height="{HEIGHT}" '
        'sandbox="allow-scripts allow-downloads allow-modals" style="border:1px solid #ddd;border-radius:4px"></iframe>'
    )
