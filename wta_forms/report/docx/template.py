"""An organisation's own Word document, with the plan in it: where {{plan}} stands, in the organisation's styles.

Its headers, footers, pages and all else stay as they are. Styles are known by their names in Word, which are the same
in every language ("heading 1"); what it lacks is added in our look, in its font.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from wta_forms import errors
from wta_forms.errors import Problem, WtaFormsError
from wta_forms.plan.spoken import enumerated, quoted
from wta_forms.report.branding import WordTemplate
from wta_forms.report.docx.colours import Painter
from wta_forms.report.docx.look import CELL, MEASURE, Look, styles, value_of
from wta_forms.report.docx.package import bullets, bytes_of

# --- a document that can be one ---------------------------------------------------------------------------------------

_MOST_PARTS, _MOST_BYTES = 2_000, 200_000_000
"""Of what a template is unpacked. Real ones have dozens of parts and a few megabytes."""

_TEMPLATE_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
"""What a .dotx is, for which Word makes a document when somebody opens it; so do we."""

_PLACE = re.compile(r"\{\{\s*plan\s*\}\}")


def read_template(content: bytes, name: str) -> WordTemplate:
    """``name`` is that of the file, for what is to be known of it: which styles it lacks, and whether it says where the
    plan goes. Raises WtaFormsError for macros, and for what is no Word document.
    """
    _refuse(content, name)
    content = _as_document(content)
    try:
        document = Document(BytesIO(content))
        return WordTemplate(content, tuple(_notes(document, name)))
    except (KeyError, ValueError, SyntaxError) as error:
        raise WtaFormsError(errors.TEMPLATE_BROKEN.at(name)) from error


def _refuse(content: bytes, name: str) -> None:
    try:
        with ZipFile(BytesIO(content)) as parts:
            members = parts.infolist()
            if len(members) > _MOST_PARTS or sum(member.file_size for member in members) > _MOST_BYTES:
                raise WtaFormsError(errors.TEMPLATE_TOO_LARGE.at(name))
            types = parts.read(_TYPES)
            has_macros = b"macroEnabled" in types or any("vbaproject" in each.filename.lower() for each in members)
            has_entities = any(b"<!DOCTYPE" in parts.read(each) for each in members if _is_xml(each.filename))
    except (BadZipFile, KeyError) as error:
        raise WtaFormsError(errors.TEMPLATE_BROKEN.at(name)) from error
    if has_macros:
        raise WtaFormsError(errors.TEMPLATE_MACROS.at(name))
    if has_entities:
        raise WtaFormsError(errors.TEMPLATE_BROKEN.at(name))


_TYPES = "[Content_Types].xml"


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def _as_document(content: bytes) -> bytes:
    """A .dotx as the document that Word would make of it."""
    with ZipFile(BytesIO(content)) as parts:
        if _TEMPLATE_TYPE not in parts.read(_TYPES):
            return content
        made = BytesIO()
        with ZipFile(made, "w") as document:
            for member in parts.infolist():
                part = parts.read(member)
                is_types = member.filename == _TYPES
                document.writestr(member, part.replace(_TEMPLATE_TYPE, _DOCUMENT_TYPE) if is_types else part)
    return made.getvalue()


_DOCUMENT_TYPE = CONTENT_TYPE.WML_DOCUMENT_MAIN.encode()

_EXPECTED = (
    *(Look.TITLE, Look.SUBTITLE, Look.HEADING_1, Look.HEADING_2, Look.HEADING_3),
    *(Look.BULLET, Look.QUOTE, Look.CAPTION),
)
"""What an organisation may have a look of its own for; the other styles are ours alone."""


def _notes(document: WordDocument, name: str) -> Iterator[Problem]:
    ours = {_id_of(style): value_of(style, "name") for style in _our_styles()}
    known = _known(document)
    missing = [ours[look] for look in _EXPECTED if ("paragraph", ours[look].casefold()) not in known]
    if missing:
        yield errors.TEMPLATE_NO_STYLES.at(name, styles=enumerated([quoted(style) for style in missing]))
    if _place_in(document) is None:
        yield errors.TEMPLATE_NO_PLACE.at(name)


# --- the plan in it ---------------------------------------------------------------------------------------------------


def filled(template: WordTemplate, elements: Sequence[Any], paint: Painter) -> bytes:
    """The document with the elements of a plan in it. ``paint`` gives them, and what is added to its styles, the
    organisation's colour."""
    document = Document(BytesIO(template.content))
    place = _place_in(document)
    _scale(elements, _measure(document, place) / MEASURE)
    _renumber(document, elements)
    if _has_quotes(document):
        _unruled(elements)
    _restyle(elements, _with_our_styles(document, paint))
    for element in elements:
        paint(element)
    if place is None:
        for element in elements:
            document.element.body.sectPr.addprevious(element)
    else:
        for element in reversed(elements):
            place.addnext(element)
        _take_out(place)
    return bytes_of(document)


def _place_in(document: WordDocument) -> Any:
    """The first paragraph with {{plan}} in it, over however many runs Word has spread it; not in a text box."""
    return next((each for each in document.element.body.iter(qn("w:p")) if _found(each) and not _is_in_box(each)), None)


def _is_in_box(paragraph: Any) -> bool:
    return any(each.tag == qn("w:txbxContent") for each in paragraph.iterancestors())


def _texts(paragraph: Any) -> list[Any]:
    """Of the paragraph itself: those in a box that hangs on it are of paragraphs of their own."""
    return [text for text in paragraph.iter(qn("w:t")) if next(text.iterancestors(qn("w:p"))) is paragraph]


def _found(paragraph: Any) -> re.Match[str] | None:
    return _PLACE.search("".join(text.text or "" for text in _texts(paragraph)))


def _take_out(paragraph: Any) -> None:
    """{{plan}} alone; and the whole paragraph where there was nothing else in it."""
    found = _found(paragraph)
    assert found is not None
    end = 0
    for text in _texts(paragraph):
        words = text.text or ""
        start, end = end, end + len(words)
        before, behind = max(0, found.start() - start), max(0, found.end() - start)
        text.text = words[:before] + words[behind:]
    is_empty = not "".join(text.text or "" for text in _texts(paragraph)).strip()
    if is_empty and not any(True for _ in paragraph.iter(*_OTHER_THINGS)):
        paragraph.getparent().remove(paragraph)


_OTHER_THINGS = tuple(map(qn, ("w:sectPr", "w:drawing", "w:pict", "w:br", "w:fldChar", "w:fldSimple", "w:object")))


# --- as wide as there is room -----------------------------------------------------------------------------------------


def _measure(document: WordDocument, place: Any) -> int:
    """The width of the text where the plan goes, in twentieths of a point; ours where nobody can tell."""
    cell = next(place.iterancestors(qn("w:tc")), None) if place is not None else None
    if cell is not None:
        said = value_of(cell.tcPr, "tcW", "w") if cell.tcPr is not None else ""
        return int(said) if said.isdigit() and int(said) > 0 else MEASURE
    section = _section_of(document, place)
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    if size is None or margins is None:
        return MEASURE
    sides = (int(margins.get(qn(f"w:{side}"), 0)) for side in ("left", "right"))
    columns = section.find(qn("w:cols"))
    count = int(columns.get(qn("w:num"), 1)) if columns is not None else 1
    between = int(columns.get(qn("w:space"), 720)) if columns is not None else 0
    width = int(size.get(qn("w:w"), 0)) - sum(sides)
    return max(MEASURE // 4, (width - between * (count - 1)) // count)


def _section_of(document: WordDocument, place: Any) -> Any:
    """A section's properties stand in its last paragraph, those of the last one at the end."""
    if place is not None:
        top = next(each for each in (place, *place.iterancestors()) if each.getparent() is document.element.body)
        for each in (top, *top.itersiblings()):
            if (found := next(each.iter(qn("w:sectPr")), None)) is not None:
                return found
    return document.element.body.sectPr


def _scale(elements: Iterable[Any], factor: float) -> None:
    """Tables as wide as the text, with all that is drawn in them. What is free at the sides of a cell stays as it is,
    so that what is drawn within has more of the difference than the cell."""
    for table in (each for element in elements for each in element.iter(qn("w:tbl"))):
        for cell in table.iter(qn("w:tc")):
            width = int(value_of(cell.tcPr, "tcW", "w"))
            inside = (width * factor - 2 * CELL) / (width - 2 * CELL)
            for drawn in cell.iter(qn("w:tab"), qn("w:ind")):
                for attribute in ("pos", "left", "right", "start", "end"):
                    _times(drawn, attribute, max(0.0, inside))
        for each in table.iter(qn("w:tblW"), qn("w:gridCol"), qn("w:tcW")):
            _times(each, "w", factor)


def _times(element: Any, attribute: str, factor: float) -> None:
    value = element.get(qn(f"w:{attribute}"))
    if value is not None:
        element.set(qn(f"w:{attribute}"), str(round(int(value) * factor)))


# --- styles -----------------------------------------------------------------------------------------------------------


def _id_of(style: Any) -> str:
    return str(style.get(qn("w:styleId")))


def _our_styles() -> list[Any]:
    """Those that a plan is written in, without what every document has."""
    return [style for style in styles("en") if style.tag == qn("w:style")]


def _known(document: WordDocument) -> dict[tuple[str, str], str]:
    """The ids of a document's styles, by what they are for and their name."""
    return {
        (str(style.get(qn("w:type"), "paragraph")), value_of(style, "name").casefold()): _id_of(style)
        for style in document.styles.element.iterchildren(qn("w:style"))
    }


def _with_our_styles(document: WordDocument, paint: Painter) -> Mapping[str, str]:
    """Adds what the document lacks. Gives the id that each of our styles has in it."""
    known, added = _known(document), list[Any]()
    taken, ids = set(known.values()), dict[str, str]()
    for style in _our_styles():
        key = (str(style.get(qn("w:type"))), value_of(style, "name").casefold())
        own = _id_of(style)
        ids[own] = known.get(key) or (own if own not in taken else f"Plan{own}")
        if key not in known:
            added.append(style)
    if _has_quotes(document):
        for rule in [each for style in added if _id_of(style) in _QUOTES for each in style.iter(qn("w:pBdr"))]:
            rule.getparent().remove(rule)
    numbering = _bullets_of(document) if any(_id_of(style) == Look.BULLET for style in added) else 0
    for style in added:
        _renamed(style, ids)
        for number in style.iter(qn("w:numId")):
            number.set(qn("w:val"), str(numbering))
        paint(style)
        document.styles.element.append(style)
    return ids


_QUOTES = (Look.QUOTE, Look.QUOTE_SOURCE)


def _has_quotes(document: WordDocument) -> bool:
    return ("paragraph", "quote") in _known(document)


def _unruled(elements: Iterable[Any]) -> None:
    """Quotations without our rule beside them, where they have a look of their own."""
    for rule in [each for element in elements for each in element.iter(qn("w:pBdr"))]:
        if value_of(rule.getparent(), "pStyle") in _QUOTES:
            rule.getparent().remove(rule)


def _renamed(style: Any, ids: Mapping[str, str]) -> None:
    style.set(qn("w:styleId"), ids[_id_of(style)])
    style.attrib.pop(qn("w:default"), None)
    for tag in ("basedOn", "next", "link"):
        for each in style.iterchildren(qn(f"w:{tag}")):
            each.set(qn("w:val"), ids.get(each.get(qn("w:val")), each.get(qn("w:val"))))


def _restyle(elements: Iterable[Any], ids: Mapping[str, str]) -> None:
    named = tuple(map(qn, ("w:pStyle", "w:rStyle", "w:tblStyle")))
    for each in (each for element in elements for each in element.iter(*named)):
        each.set(qn("w:val"), ids[each.get(qn("w:val"))])


_NUMBERING = f"<w:numbering {nsdecls('w')}/>"


def _bullets_of(document: WordDocument) -> int:
    """Our bullets in the document's lists, and their number there."""
    kind = RELATIONSHIP_TYPE.NUMBERING
    if not any(each.reltype == kind for each in document.part.rels.values()):
        return _only_bullets(document)
    lists = document.part.numbering_part.element
    drawn, number = bullets()
    highest = {tag: _highest(lists, tag, name) for tag, name in (("abstractNum", "abstractNumId"), ("num", "numId"))}
    drawn.set(qn("w:abstractNumId"), str(highest["abstractNum"] + 1))
    number.set(qn("w:numId"), str(highest["num"] + 1))
    number.find(qn("w:abstractNumId")).set(qn("w:val"), str(highest["abstractNum"] + 1))
    first = lists.find(qn("w:num"))
    lists.append(drawn) if first is None else first.addprevious(drawn)
    (lists.findall(qn("w:num")) or [drawn])[-1].addnext(number)
    return highest["num"] + 1


def _only_bullets(document: WordDocument) -> int:
    lists = parse_xml(_NUMBERING)
    lists.extend(bullets())
    package = document.part.package
    part = Part(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, bytes(serialize_part_xml(lists)), package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    return 1


def _highest(lists: Any, tag: str, name: str) -> int:
    return max((int(each.get(qn(f"w:{name}"))) for each in lists.findall(qn(f"w:{tag}"))), default=0)


# --- marks ------------------------------------------------------------------------------------------------------------


def _renumber(document: WordDocument, elements: Iterable[Any]) -> None:
    """Bookmarks have numbers that are nobody else's."""
    ends = (qn("w:bookmarkStart"), qn("w:bookmarkEnd"))
    taken = max((int(each.get(qn("w:id"))) for each in document.element.body.iter(*ends)), default=0)
    for each in (each for element in elements for each in element.iter(*ends)):
        each.set(qn("w:id"), str(int(each.get(qn("w:id"))) + taken))
