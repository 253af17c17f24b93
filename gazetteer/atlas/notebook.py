"""A document in a notebook: the text with its marks next to the map, in an iframe."""

from __future__ import annotations

from html import escape

from gazetteer.atlas.compose import draw
from gazetteer.model.document import Document

HEIGHT_PX = 640
"""Pixels."""


def html(document: Document) -> str:
    """Return the page in a sandboxed iframe, for `Document._repr_html_`."""
    page = draw(document, embed=True).html_page()
    name = escape(document.title or "Text and map")
    return (
        f'<iframe srcdoc="{escape(page)}" title="{name}" width="100%" height="{HEIGHT_PX}" '
        'sandbox="allow-scripts allow-downloads allow-modals" style="border:1px solid #ddd;border-radius:4px"></iframe>'
    )
