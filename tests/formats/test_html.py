from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from gazetteer.formats import html
from gazetteer.formats.markup.inline import pieces
from gazetteer.model.document import Document, Entity
from tests.formats.samples import DOCUMENT
from tests.formats.strategies import MANY


class Reader(HTMLParser):
    """Parses the text of `div.text` and the items marked in it, as a browser does."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.inside = 0
        self.text = ""
        self.items: list[dict[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "meta":
            return
        self.open.append(tag)
        if dict(attrs).get("class") == "text":
            self.inside = len(self.open)
        if tag == "mark":
            self.items.append(dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if len(self.open) < self.inside:
            self.inside = 0

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.text += data


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    reader.close()
    return reader


def test_the_text_is_unchanged_and_every_place_is_an_item() -> None:
    reader = read(html.write([DOCUMENT]))
    assert reader.text == DOCUMENT.text
    assert reader.open == []
    assert [(item["data-entity"], item.get("itemtype"), item.get("itemid")) for item in reader.items] == [
        ("e1", "https://schema.org/Event", None),
        ("e2", "https://schema.org/Place", "https://www.geonames.org/616635"),
        ("e4", "https://schema.org/Person", "http://www.wikidata.org/entity/Q6380"),
        ("e5", "https://schema.org/Place", "https://www.geonames.org/315368"),
        ("e6", "https://schema.org/Place", None),
    ]


def test_markup_in_the_text_is_escaped() -> None:
    evil = '<script>alert("1")</script>'
    document = Document(evil, evil, title=evil, entities=(Entity('"><b>', 0, len(evil), evil, "PLACE", evil),))
    page = html.write([document])
    assert "<script" not in page
    assert "<b>" not in page


@MANY
@given(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=40),
    st.lists(st.tuples(st.integers(-2, 45), st.integers(-2, 45)), max_size=8),
)
def test_any_entities_nest_and_leave_the_text_unchanged(text: str, spans: list[tuple[int, int]]) -> None:
    entities = tuple(
        Entity(f"e{number}", start, end, text[max(0, start) : max(0, end)], "ORG", "test")
        for number, (start, end) in enumerate(spans)
    )
    document = replace(DOCUMENT, text=text, entities=entities, people=())
    reader = read(html.write([document]))
    assert reader.text == text
    assert reader.open == []
    covered = {entity.id: "" for entity in entities if 0 <= entity.start < entity.end <= len(text)}
    for piece in pieces(entities, length=len(text)):
        covered[piece.entity.id] += text[piece.start : piece.end]
    assert covered == {entity.id: entity.text for entity in entities if entity.id in covered}
