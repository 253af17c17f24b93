"""Read hOCR: text recognized from scans."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

from gazetteer.texts.ocr import BBOX, IMAGE, Box, Word, joined_words


def is_hocr(head: str) -> bool:
    """Return whether a web page is hOCR, by its beginning."""
    return (
        re.search(r"""name=["']ocr-system["']|class=["']ocr_page\b|class=["']ocrx?_(?:word|line)\b""", head) is not None
    )


def read_hocr(content: str, where: str) -> tuple[str, tuple[Word, ...]]:
    """Return the text of an hOCR page and its words.

    Raises:
        FormatError: it has no words.
    """
    parser = _Hocr()
    parser.feed(content)
    parser.close()
    return joined_words(parser.words, where)


def _box(title: str) -> Box | None:
    box = BBOX.search(title)
    return (float(box[1]), float(box[2]), float(box[3]), float(box[4])) if box else None


class _Hocr(HTMLParser):
    """Collects the words of hOCR: `ocrx_word` in `ocr_line` in `ocr_par` on `ocr_page`.

    The words of a line without `ocrx_word` have the box of the line.
    """

    def __init__(self) -> None:
        super().__init__()
        self.words: list[Word] = []
        self._page, self._pages, self._depth, self._word_depth, self._line_depth = "", 0, 0, 0, 0
        self._box: Box | None = None
        self._line_box: Box | None = None
        self._text: list[str] = []
        self._line: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag in ("br", "img", "meta", "link", "hr", "input"):
            return
        self._depth += 1
        facts = {key: value or "" for key, value in attributes}
        kinds, title = facts.get("class", "").split(), facts.get("title", "")
        if "ocr_page" in kinds:
            self._pages += 1
            image = IMAGE.search(title)
            self._page = image[1] if image else str(self._pages)
            self._end("block")
        elif {"ocr_par", "ocr_carea"} & set(kinds):
            self._end("block")
        elif {"ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"} & set(kinds):
            self._end("line")
            self._line_depth, self._line, self._line_box = self._depth, [], _box(title)
        elif {"ocrx_word", "ocr_word"} & set(kinds):
            self._word_depth, self._text, self._box = self._depth, [], _box(title)
            self._line_depth = 0

    def handle_data(self, data: str) -> None:
        if self._word_depth:
            self._text.append(data)
        elif self._line_depth:
            self._line.append(data)

    def handle_endtag(self, tag: str) -> None:
        if self._word_depth and self._depth <= self._word_depth:
            self._word_depth = 0
            if text := " ".join("".join(self._text).split()):
                self.words.append(Word(text, self._page, self._box))
        elif self._line_depth and self._depth <= self._line_depth:
            self._line_depth = 0
            self.words += [Word(text, self._page, self._line_box) for text in "".join(self._line).split()]
        self._depth = max(0, self._depth - 1)

    def _end(self, what: str) -> None:
        if self.words and self.words[-1].ends != "block":
            self.words[-1] = replace(self.words[-1], ends=what)
