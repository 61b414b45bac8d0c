"""Pages → the objects of one tagged PDF with its fields, and the map of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from reportlab.pdfbase import pdfdoc

from wta_forms.layout.boxes import Drawn, Leaf, Marks, Page, Pages, Panel, Picture, Rect, Widget, Words
from wta_forms.map import Map, MapField, MapMarks, Print, Rectangle
from wta_forms.render.atkinson import FIELD_FONT, field_font
from wta_forms.render.canvas import Canvas
from wta_forms.render.furniture import Code, code, corner_marks
from wta_forms.render.links import LinkWriter, write_bookmarks
from wta_forms.render.metadata import Document
from wta_forms.render.names import page_name
from wta_forms.render.objects import Dictionary, Packed, TextString, array, reference, stream
from wta_forms.render.palette import OURS, Palette
from wta_forms.render.pictures import image
from wta_forms.render.shapes import SHAPES
from wta_forms.render.tags import TreeWriter, structure_type
from wta_forms.render.typed import Value
from wta_forms.render.widgets import Filled, WidgetWriter, bottom_left


@dataclass(frozen=True, slots=True)
class Imprint:
    """What one copy has and the blank has not: the stamp (hidden field and its text, visible line, what the code on
    each page says, trailer /ID), values it is sent out with, and values it already holds; and how it looks: colours,
    the PNG of every picture by its key, and whether a viewer lists its headings beside the pages. ``saved_at`` is for
    a copy that stands for one that somebody saved."""

    title: str
    language: str
    stamp: str = ""
    stamp_field: str = ""
    line: Words | None = None
    page_marks: tuple[str, ...] = ()
    palette: Palette = OURS
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    has_bookmarks: bool = False
    file_id: bytes = b""
    prefilled: Mapping[str, Value] = field(default_factory=dict)
    values: Mapping[str, Value] = field(default_factory=dict)
    saved_at: datetime | None = None


def map_of(pages: Pages) -> Map:
    """Where everything stands, before any stamp."""
    fields = tuple(
        MapField(widget.name, page + 1, _rectangle(widget.rect, pages.pages[page]), widget.capacity, widget.on)
        for page, widget in pages.widgets()
    )
    words = tuple(printed for number, page in enumerate(pages.pages, 1) for printed in _prints(page, number))
    sizes = tuple((round(page.width, 2), round(page.height, 2)) for page in pages.pages)
    return Map(sizes, fields, words, _marks(pages))


def _marks(pages: Pages) -> MapMarks | None:
    if pages.marks is None:
        return None
    top_left, top_right, bottom_left, bottom_right, code = (
        _rectangle(rect, pages.pages[0]) for rect in (*pages.marks.corners, pages.marks.code)
    )
    return MapMarks((top_left, top_right, bottom_left, bottom_right), code)


def _prints(page: Page, number: int) -> list[Print]:
    every = [box for box in (*page.boxes, *page.artifacts) if isinstance(box, Words)]
    return [
        Print(line.text, number, _rectangle(_line_rect(box, at), page))
        for box in every
        for at, line in enumerate(box.lines)
    ]


def _line_rect(words: Words, at: int) -> Rect:
    line, leading = words.lines[at], words.style.leading
    return Rect(words.rect.x + line.x, words.rect.y + at * leading, line.width, leading)


def _rectangle(rect: Rect, page: Page) -> Rectangle:
    x0, y0, x1, y1 = (round(side, 2) for side in bottom_left(rect, page.height))
    return (x0, y0, x1, y1)


def put_together(pages: Pages, imprint: Imprint) -> Document:
    """All objects of the file, which are not written yet."""
    document = Document(imprint.title, imprint.language, imprint.file_id, imprint.saved_at)
    font = field_font(document)
    resources = {"Font": reference(pdfdoc.BasicFonts), "XObject": reference(SHAPES)}
    document.Reference(Packed(resources), _RESOURCES)
    writer = WidgetWriter(document, font)
    keys = parent_keys(pages)
    roles = {leaf: structure_type(tag.role) for tag, leaf in pages.tree.leaves()}
    marked: dict[Leaf, int] = {}
    links = LinkWriter(document, pages, keys)
    common = on_every_page(pages, imprint, document)
    alike = _on_later_pages(pages)
    later = _once(alike, "content of later pages", pages, imprint, document)
    for number, page in enumerate(pages.pages):
        if number:
            page = replace(page, artifacts=tuple(box for box in page.artifacts if box not in alike))
        canvas = _drawn(number, page, pages.marks, roles, marked, imprint, document, pages.is_fillable)
        own = document.Reference(stream(canvas.content()), f"content of {page_name(number)}")
        written = [
            writer.write(filled(box, imprint), page, page_name(number), keys[Leaf(number, at)])
            for at, box in enumerate(page.boxes)
            if isinstance(box, Widget) and pages.is_fillable
        ]
        written += links.on_page(number)
        if number == 0 and imprint.stamp and pages.is_fillable:
            written.append(writer.stamp(imprint.stamp_field, imprint.stamp, page_name(0)))
        contents = [*common, *(later if number else ()), own]
        document.addPage(_page(number, page, contents, written, imprint, document))
    fields = writer.fields()
    held = {**imprint.prefilled, **imprint.values}
    document.Catalog.StructTreeRoot = TreeWriter(document, pages, marked, keys, held).write()
    if pages.is_fillable:
        document.Catalog.AcroForm = _acro_form(fields, font)
    if imprint.has_bookmarks:
        write_bookmarks(pages, document)
    return document


def parent_keys(pages: Pages) -> dict[Leaf, int]:
    """The key of every annotation in the parent tree, after those of the pages (ISO 32000-2, 14.7.5.4)."""
    annotated = [leaf for _, leaf in pages.tree.leaves() if _is_annotation(leaf, pages)]
    return {leaf: len(pages.pages) + at for at, leaf in enumerate(annotated)}


def _is_annotation(leaf: Leaf, pages: Pages) -> bool:
    if isinstance(pages.box(leaf), Widget):
        return pages.is_fillable
    return pages.link_of(leaf) is not None


def on_every_page(pages: Pages, imprint: Imprint, document: Document) -> list[pdfdoc.PDFObjectReference]:
    """Corner marks and the line of the stamp."""
    line = [imprint.line] if imprint.line else []
    marks = corner_marks(pages.marks) if pages.marks else ()
    return _once([*line, *marks], "content of every page", pages, imprint, document)


def _on_later_pages(pages: Pages) -> tuple[Words | Panel, ...]:
    """What all pages but the first have in the same place: the running head and the rule over the foot."""
    later = pages.pages[1:]
    if len(later) < 2:
        return ()
    return tuple(box for box in later[0].artifacts if all(box in page.artifacts for page in later))


def _once(
    boxes: Sequence[Words | Panel], name: str, pages: Pages, imprint: Imprint, document: Document
) -> list[pdfdoc.PDFObjectReference]:
    """Artifacts of many pages as a stream that is in the file once: 70 bytes less a page for a head and a rule."""
    if not boxes:
        return []
    canvas = Canvas(pages.pages[0], document, imprint.palette)
    canvas.artifact(boxes, "Pagination")
    return [document.Reference(stream(canvas.content()), name)]


def _drawn(
    number: int,
    page: Page,
    marks: Marks | None,
    roles: Mapping[Leaf, str],
    marked: dict[Leaf, int],
    imprint: Imprint,
    document: Document,
    is_fillable: bool,
) -> Canvas:
    """The content of a page: artifacts below, then what is read; notes in ``marked`` which sequence is whose."""
    canvas = Canvas(page, document, imprint.palette)
    canvas.artifact([box for box in page.artifacts if isinstance(box, Panel)])
    running = [box for box in page.artifacts if isinstance(box, Words)]
    canvas.artifact([*running, *_code(number, marks, imprint)], "Pagination")
    for at, box in enumerate(page.boxes):
        leaf = Leaf(number, at)
        if isinstance(box, Words | Picture | Drawn):
            marked[leaf] = canvas.read(box, roles[leaf])
        elif not is_fillable:
            marked[leaf] = canvas.place(box, filled(box, imprint).value)
    return canvas


def _code(number: int, marks: Marks | None, imprint: Imprint) -> list[Code]:
    """What the page's code says, if the copy has something to say."""
    return [code(text, marks.code) for text in imprint.page_marks[number : number + 1]] if marks else []


def filled(widget: Widget, imprint: Imprint) -> Filled:
    initial = imprint.prefilled.get(widget.name)
    return Filled(widget, imprint.values.get(widget.name, initial), initial)


def _page(
    number: int, page: Page, contents: list[Any], widgets: list[Any], imprint: Imprint, document: Document
) -> Packed:
    """Written by ourselves: reportlab's page knows neither /StructParents nor /Tabs."""
    for box in page.boxes:
        if isinstance(box, Picture):
            document.shapes.add(box.key, image(box, imprint.pictures[box.key], document))
    return Packed(
        {
            "Type": "/Page",
            "Parent": document.Reference(document.Pages),
            "MediaBox": array([0, 0, round(page.width, 2), round(page.height, 2)]),
            "Resources": reference(_RESOURCES),
            "Contents": array(contents),
            "Annots": array(widgets) if widgets else None,
            "StructParents": number,
            "Tabs": "/S",
        }
    )


_RESOURCES = "resources of pages"


def _acro_form(fields: list[Any], font: pdfdoc.PDFObjectReference) -> Dictionary:
    """Without /DR and /DA poppler 22.12 crashes as soon as somebody types. NeedAppearances stays out: poppler redraws
    badly and others ask to save changes nobody made."""
    return Dictionary(
        {
            "Fields": array(fields),
            "DR": Dictionary({"Font": Dictionary({FIELD_FONT: font})}),
            "DA": TextString(f"/{FIELD_FONT} 11 Tf 0 g"),
        }
    )
