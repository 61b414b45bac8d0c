"""Small forms that came back without their fields: filled in by us, flattened by PDFium, put on paper anyhow."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from functools import cache
from io import BytesIO
from types import MappingProxyType

import pikepdf
import pypdfium2
from pypdfium2 import raw

from tests.spec.paper import form_of
from wta_forms.extract.on_page.page_text import look_at_page_text
from wta_forms.extract.places import Places, Seen
from wta_forms.extract.raw import RawValue
from wta_forms.spec.filling import FieldValue
from wta_forms.workflow.generate import copy_of, lay_out
from wta_forms.workflow.making.blank import Blank

QUESTIONS = """
- {id: name, kind: text, label: Your name, width: half}
- {id: town, kind: text, label: Your town, width: half}
- {id: story, kind: paragraph, label: Your story, lines: 4}
- {id: ways, kind: select_multiple, label: How do you come?, choices: {bus: Bus, train: Train, bike: Bike, foot: Walk}}
- {id: seat, kind: select_one, label: Your seat, choices: {left: Left, aisle: Aisle}, appearance: radio, width: third}
- {id: meal, kind: select_one, label: Your meal, choices: {soup: Soup, pie: Pie}, appearance: minimal, width: third}
- {id: agree, kind: tick, label: I agree, width: third}
"""

_HELVETICA = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


@cache
def blank_of(questions: str = QUESTIONS, language: str = "", variant: str = "standard") -> Blank:
    return lay_out(form_of(questions, "languages: [en, ar]\n"), language, variant=variant)


def flattened(values: Mapping[str, FieldValue] = MappingProxyType({}), blank: Blank | None = None) -> bytes:
    return without_fields(copy_of(blank or blank_of(), values=values))


def without_fields(content: bytes) -> bytes:
    """What PDFium makes of it when it prints."""
    with closing(pypdfium2.PdfDocument(content)) as document:
        document.init_forms()
        for page in document:
            raw.FPDFPage_Flatten(page, raw.FLAT_PRINT)
            page.close()
        flat = BytesIO()
        document.save(flat)
    return flat.getvalue()


def on_paper(content: bytes, *placed: str, size: tuple[float, float] = (595.28, 841.89), page: str = "") -> bytes:
    """The first page drawn on a page of its own, as a form in a form, once for each matrix of six numbers; ``page`` are
    more entries of that page."""
    with pikepdf.open(BytesIO(content)) as source, pikepdf.new() as made:
        sheet = made.add_blank_page(page_size=size)
        inner = made.copy_foreign(pikepdf.Page(source.pages[0]).as_form_xobject())
        form = made.make_stream(
            b"q 0.5 0 0 0.5 10 20 cm /Inner Do Q"
        )  # half as large, and as large again by its matrix
        form.stream_dict = pikepdf.Dictionary(
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Form,
            BBox=[-10_000, -10_000, 10_000, 10_000],
            Matrix=[2, 0, 0, 2, -20, -40],
            Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(Inner=inner)),
        )
        sheet.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Page=form))
        sheet.obj.Contents = made.make_stream(" ".join(f"q {matrix} cm /Page Do Q" for matrix in placed).encode())
        for key, value in pikepdf.Object.parse(f"<< {page} >>".encode()).items():
            sheet.obj[key] = value
        whole = BytesIO()
        made.save(whole)
    return whole.getvalue()


def with_words(content: bytes, *operators: str) -> bytes:
    """With more words on the first page, in Helvetica of 11 points: operators of a text object, without BT and ET."""
    return with_content(content, f"q BT /F 11 Tf {' '.join(operators)} ET Q")


def with_content(content: bytes, operators: str) -> bytes:
    """With more on the first page, over what is there."""
    with pikepdf.open(BytesIO(content)) as file:
        page = file.pages[0]
        page.add_resource(pikepdf.Object.parse(_HELVETICA), pikepdf.Name.Font, pikepdf.Name.F)
        page.contents_add(operators.encode("latin-1"))
        whole = BytesIO()
        file.save(whole)
    return whole.getvalue()


def with_notes(content: bytes, *notes: str) -> bytes:
    """With annotations on the first page, each an object of PDF's."""
    with pikepdf.open(BytesIO(content)) as file:
        made = [file.make_indirect(pikepdf.Object.parse(note.encode("latin-1"))) for note in notes]
        page = file.pages[0].obj
        page.Annots = pikepdf.Array([*page.get("/Annots", []), *made])
        whole = BytesIO()
        file.save(whole)
    return whole.getvalue()


def look(content: bytes, blank: Blank | None = None, pages: tuple[tuple[int, int], ...] = ()) -> Seen:
    """Every page is the one of its number on the blank, unless ``pages`` says which."""
    made = (blank or blank_of()).map
    return look_at_page_text(content, Places(made, pages or tuple((n, n) for n in range(1, len(made.sizes) + 1))))


def values_in(content: bytes, blank: Blank | None = None) -> dict[str, RawValue]:
    return {value.name: value for value in look(content, blank).values}


def texts_in(content: bytes, blank: Blank | None = None) -> dict[str, tuple[str, ...]]:
    """What stands in every field that is not empty."""
    return {name: value.texts for name, value in values_in(content, blank).items() if value.texts}
