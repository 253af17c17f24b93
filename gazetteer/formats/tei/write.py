"""TEI P5: write an annotated text as TEI, or into an existing TEI file.

Places, people, organizations, dates and other names become `<placeName>`, `<persName>`, `<orgName>`, `<date>` and
`<name>`: `@ref` points to the place or person in `<standOff>`, `@cert` is the probability, `@resp` points to what
found it. A name that crosses the boundary of another element is written in parts, linked by `@next` and `@prev`.

All bytes of a source file are kept; the new tags, a `<standOff>` before `<text>` and an `<encodingDesc>` after
`<fileDesc>` are inserted between them. Candidates and clues are not written.
Source: TEI P5 Guidelines, chapters 2, 14 and 17.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from gazetteer.errors import InputError
from gazetteer.formats.markup.inline import pieces
from gazetteer.formats.markup.xml_markup import characters, date_attributes, written
from gazetteer.formats.tei import text as tei_text
from gazetteer.formats.tei.again import NOT_NAME, REFERENCE, without_own
from gazetteer.formats.tei.document import TeiText
from gazetteer.formats.tei.editors import EditorsMark, Places, fits, marks_of, same
from gazetteer.formats.tei.splice import around, splice, stretches
from gazetteer.formats.tei.text import NAMESPACE
from gazetteer.formats.values.curies import expand
from gazetteer.formats.values.geometry import COORDINATE_DIGITS
from gazetteer.model.annotation import finite
from gazetteer.model.document import ANNOTATION_VERSION, Document, Entity, Person
from gazetteer.model.place import Place
from gazetteer.model.timespan import Timespan

ELEMENTS = {
    "PLACE": ("placeName", ""),
    "PERSON": ("persName", ""),
    "ORG": ("orgName", ""),
    "DATE": ("date", ""),
    "EVENT": ("name", "event"),
    "NORP": ("name", "people"),
}
"""The element and its `@type` for each type of entity."""

_ELEMENT = re.compile(rb"<[^\s/>]+")


def write(documents: Sequence[Document]) -> str:
    """Write one `<TEI>`, or several in a `<teiCorpus>`. Characters that are not allowed in XML become U+FFFD."""
    files = [
        _file(document, f"d{number}-" if len(documents) > 1 else "") for number, document in enumerate(documents, 1)
    ]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    if len(files) == 1:
        return head + files[0]
    header = _header(f"{len(files)} annotated texts", "corpus", None, None)
    return f'{head}<teiCorpus xmlns="{NAMESPACE}">\n{header}\n{"".join(files)}</teiCorpus>\n'


def write_into(source: bytes, document: Document, *, prefix: str = "") -> bytes:
    """Return the source, a TEI file, with the document's entities marked in it.

    Args:
        source: the bytes of a TEI file.
        document: the annotation of the text that `tei.text.read(source)` returns.
        prefix: prefix of every new `xml:id`.

    Raises:
        FormatError: the source is not a readable TEI file.
        InputError: the document's text differs from the source's.
    """
    source = without_own(source)
    tei = tei_text.read(source, document.id)
    if tei.text != document.text:
        raise InputError(f"{document.id} has a different text from the TEI file: annotate the TEI file itself")
    ids = _Ids(set(tei.ids), prefix, {})
    marks = Places(marks_of(tei))
    linked = [(entity, mark) for entity in document.entities if (mark := same(entity, marks)) and not mark.pointers]
    kept = {entity.id: entity for entity in document.entities if fits(entity, marks)}
    scribe = _Writer(replace(document, entities=tuple(kept.values())), tei, ids, tuple(entity for entity, _ in linked))
    insertions = list(around(scribe.marks(source)))
    insertions += [(at, (2,), text) for entity, mark in linked for at, text in scribe.reference(entity, mark, source)]
    if applications := scribe.applications():
        insertions.append((tei.header_end or 0, (2,), applications))
    if lists := scribe.lists():
        insertions.append((tei.text_start, (2,), lists))
    return splice(source, tei, insertions)


def _file(document: Document, prefix: str) -> str:
    paragraphs = re.split(r"(\n{2,})", document.text)
    body = "".join(
        part if number % 2 else f"<p>{characters(part)}</p>" for number, part in enumerate(paragraphs) if part
    )
    lang = written({"xml:lang": document.lang}) if document.lang else ""
    header = _header(document.title or document.id, document.id, document.date, document.lang)
    text = f'<text{lang} xml:space="preserve"><body>{body or "<p/>"}</body></text>'
    skeleton = f'<TEI xmlns="{NAMESPACE}">\n{header}\n{text}</TEI>\n'
    readable = Document(
        id=document.id,
        text=tei_text.read(skeleton.encode(), document.id).text,
        entities=document.entities,
        people=document.people,
    )
    return write_into(skeleton.encode(), readable, prefix=prefix).decode()


def _header(title: str, identifier: str, when: Timespan | None, lang: str | None) -> str:
    dated = f"<creation><date{written(date_attributes(when))}/></creation>" if when else ""
    spoken = f"<langUsage><language{written({'ident': lang})}/></langUsage>" if lang else ""
    profile = f"<profileDesc>{dated}{spoken}</profileDesc>" if dated or spoken else ""
    return (
        f"<teiHeader><fileDesc><titleStmt><title>{characters(title)}</title></titleStmt><publicationStmt>"
        f'<publisher>gazetteer</publisher><idno type="document">{characters(identifier)}</idno></publicationStmt>'
        f"<sourceDesc><p>Annotated by gazetteer.</p></sourceDesc></fileDesc>{profile}</teiHeader>"
    )


@dataclass(slots=True)
class _Ids:
    """Creates `xml:id`s that differ from those of the file and from each other."""

    taken: set[str]
    prefix: str
    given: dict[tuple[str, str], str]

    def of(self, kind: str, base: str) -> str:
        if (kind, base) not in self.given:
            name = NOT_NAME.sub("-", f"{self.prefix}{base}")
            name = name if re.match(r"[A-Za-z_]", name) else f"_{name}"
            free = name if name not in self.taken else f"gz-{name}"
            number = 2
            while free in self.taken:
                free, number = f"gz-{name}.{number}", number + 1
            self.taken.add(free)
            self.given[kind, base] = free
        return self.given[kind, base]


def _certainty(entity: Entity) -> float | None:
    """Return the probability that the entity has this type and, if it has a place, refers to this place."""
    chosen = entity.resolution.chosen if entity.resolution else None
    if chosen is None:
        return entity.sure
    return chosen.score * (1.0 if entity.sure is None else entity.sure)


@dataclass(slots=True)
class _Writer:
    document: Document
    tei: TeiText
    ids: _Ids
    linked: tuple[Entity, ...] = ()
    people: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.people = frozenset(person.id for person in self.document.people)

    def reference(self, entity: Entity, mark: EditorsMark, source: bytes) -> Iterator[tuple[int, str]]:
        """Yield the attributes that link a name marked by an editor, and the byte at which to insert them."""
        pointer = self.pointer(entity)
        if pointer:
            end = _ELEMENT.match(source, mark.byte)
            resp = {"resp": "#" + self.ids.of("by", f"by-{REFERENCE}")} if self.tei.header_end is not None else {}
            score = entity.resolution.chosen.score if entity.resolution and entity.resolution.chosen else None
            cert = {"cert": f"{score:.4f}".rstrip("0").rstrip(".") or "0"} if score is not None else {}
            yield end.end() if end else mark.byte, written(pointer | cert | resp)

    def pointer(self, entity: Entity) -> dict[str, str]:
        """Return the attributes that point to the place or the person of an entity; empty if it is not known."""
        chosen = entity.resolution.chosen if entity.resolution else None
        if chosen:
            place = self.ids.of("place", chosen.place.id.replace(":", "-", 1))
            return {"ref": f"#{place}"}
        if entity.person in self.people:
            return {"ref": "#" + self.ids.of("person", str(entity.person))}
        return {}

    def marks(self, source: bytes) -> list[tuple[int, int, str, str]]:
        """Return elements with their byte positions, outer ones first."""
        parts: dict[str, list[tuple[int, int]]] = {}
        laid: list[tuple[Entity, int, tuple[int, int]]] = []
        for piece in pieces(self.document.entities, length=len(self.document.text)):
            for stretch in stretches(self.tei, source, piece.start, piece.end):
                own = parts.setdefault(piece.entity.id, [])
                laid.append((piece.entity, len(own), stretch))
                own.append(stretch)
        return [
            (*stretch, self.opening(entity, number, len(parts[entity.id])), f"</{self.tag(entity)}>")
            for entity, number, stretch in laid
        ]

    def tag(self, entity: Entity) -> str:
        return self.tei.prefix + ELEMENTS.get(entity.type, ("name", ""))[0]

    def opening(self, entity: Entity, number: int, count: int) -> str:
        kind = ELEMENTS.get(entity.type, ("name", entity.type.lower()))[1]
        attributes = {"type": kind} if kind else {}
        attributes["xml:id"] = self.part(entity, number)
        if number:
            attributes["prev"] = "#" + self.part(entity, number - 1)
        if number < count - 1:
            attributes["next"] = "#" + self.part(entity, number + 1)
        attributes |= self.pointer(entity)
        certainty = _certainty(entity)
        if certainty is not None:
            attributes["cert"] = f"{certainty:.4f}".rstrip("0").rstrip(".") or "0"
        if entity.by.startswith("human:") or self.tei.header_end is not None:
            attributes["resp"] = "#" + self.ids.of("by", f"by-{entity.by}")
        dates = date_attributes(entity.when) if entity.type == "DATE" and entity.when else {}
        return f"<{self.tag(entity)}{written(attributes | dates)}>"

    def part(self, entity: Entity, number: int) -> str:
        return self.ids.of("entity", entity.id if not number else f"{entity.id}.{number + 1}")

    def applications(self) -> str:
        """Return an `<encodingDesc>` with the programs that found entities."""
        programs = dict.fromkeys(entity.by for entity in self.document.entities if not entity.by.startswith("human:"))
        if any(self.pointer(entity) for entity in self.linked):
            programs[REFERENCE] = None
        if self.tei.header_end is None or not programs:
            return ""
        content = "".join(
            self.element(
                "application",
                self.element("label", characters(by)),
                {
                    "ident": NOT_NAME.sub("-", by),
                    "version": ANNOTATION_VERSION,
                    "xml:id": self.ids.of("by", f"by-{by}"),
                },
            )
            for by in programs
        )
        return self.element("encodingDesc", self.element("appInfo", content))

    def lists(self) -> str:
        """Return a `<standOff>` with the places, the people and the human annotators."""
        document = self.document
        annotators = dict.fromkeys(entity.by for entity in document.entities if entity.by.startswith("human:"))
        distinct: dict[str, Place] = {}
        for entity in (*document.entities, *self.linked):
            if entity.place:
                distinct.setdefault(entity.place.id, entity.place)
        places = "".join(self.place(place) for place in distinct.values())
        people = "".join(self.person(person) for person in document.people)
        hands = "".join(self.annotator(by) for by in annotators)
        content = self.element("listPlace", places) if places else ""
        content += self.element("listPerson", people) if people else ""
        content += self.element("listPerson", hands, {"type": "annotators"}) if hands else ""
        return self.element("standOff", content) + "\n" if content else ""

    def place(self, place: Place) -> str:
        lat, lon = finite(place.lat), finite(place.lon)
        content = self.element("placeName", characters(place.label))
        if place.country:
            content += self.element("country", "", {"key": place.country})
        if lat is not None and lon is not None:
            content += self.element(
                "location", self.element("geo", f"{lat:.{COORDINATE_DIGITS}f} {lon:.{COORDINATE_DIGITS}f}")
            )
        content += self.element("idno", characters(expand(place.id)), {"type": "URI"})
        attributes = {"xml:id": self.ids.of("place", place.id.replace(":", "-", 1))}
        return self.element("place", content, attributes | ({"type": place.feature} if place.feature else {})) + "\n"

    def person(self, person: Person) -> str:
        content = "".join(self.element("persName", characters(name)) for name in (person.name, *person.aliases))
        if person.authority:
            content += self.element("idno", characters(expand(person.authority)), {"type": "URI"})
        return self.element("person", content, {"xml:id": self.ids.of("person", person.id)}) + "\n"

    def annotator(self, by: str) -> str:
        content = self.element("persName", characters(by.removeprefix("human:")))
        content += self.element("idno", characters(by), {"type": "annotator"})
        return self.element("person", content, {"xml:id": self.ids.of("by", f"by-{by}")})

    def element(self, name: str, content: str, attributes: Mapping[str, str] | None = None) -> str:
        tag = self.tei.prefix + name
        opening = f"<{tag}{written(attributes or {})}"
        return f"{opening}>{content}</{tag}>" if content else f"{opening}/>"
