"""What is put on top of a form whose fields stay empty: notes, and writing that becomes part of the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

import fontpkg_atkinson_hyperlegible
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.matrix.emulations import QUARTZ, Place, places
from tests.programs import Value

if find_spec("pikepdf"):
    from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

_FONT = Path(fontpkg_atkinson_hyperlegible.__file__).parent / "files" / "AtkinsonHyperlegible-Regular.ttf"
_SIZE, _LEADING = 11, 13
"""In points."""


def files_markup(blank: Path, values: Mapping[str, Value], target: Path) -> None:
    """Markup in Files on iPhone and iPad, and in Preview: a text box on each field, a cross on each tick.

    Private keys beside it (https://eclecticlight.co, "Inside PDF annotations"), ``\\r`` for a new line, and an
    appearance that draws nothing (feedback-assistant/reports#605): the words are in /Contents alone.
    """

    def add(pdf: Pdf, place: Place, text: str) -> None:
        nothing = Dictionary(N=pdf.make_indirect(Stream(pdf, b"", BBox=[0, 0, 0, 0], Subtype=Name.Form)))
        note = _free_text(place, text.replace("\n", "\r"), nothing)
        note["/AAPL:AKExtras"] = Dictionary({"/AAPL:AKPDFAnnotationDictionary": Dictionary(), "/AAPL:Hash": 7})
        _annotate(pdf, place, note)

    _add_all(blank, values, target, add, QUARTZ)


def typewriter(blank: Path, values: Mapping[str, Value], target: Path) -> None:
    """The typewriter of Acrobat, Foxit and Xodo: a text box without a frame (/IT /FreeTextTypeWriter, ISO 32000-2,
    table 177), with rich text beside the plain one."""

    def add(pdf: Pdf, place: Place, text: str) -> None:
        rich = "".join(f"<p>{line}</p>" for line in text.replace("&", "&amp;").replace("<", "&lt;").split("\n"))
        note = _free_text(place, text.replace("\n", "\r"), Dictionary())
        del note.AP
        note.IT = Name.FreeTextTypeWriter
        note.RC = String(f'<?xml version="1.0"?><body xmlns="http://www.w3.org/1999/xhtml">{rich}</body>')
        _annotate(pdf, place, note)

    _add_all(blank, values, target, add, "Adobe Acrobat Pro (64-bit) 24.2")


def fill_and_sign(blank: Path, values: Mapping[str, Value], target: Path) -> None:
    """Fill & Sign of Acrobat, on phones above all: what is written becomes part of the page (helpx.adobe.com)."""
    with Pdf.open(blank) as pdf:
        for number, page in enumerate(pdf.pages):
            drawn = [(place, values[place.name]) for place in _given(pdf, values) if place.page == number]
            if drawn:
                with Pdf.open(BytesIO(_written(drawn, *map(float, page.mediabox[2:])))) as written:
                    page.add_overlay(written.pages[0])
        pdf.docinfo["/Producer"] = "Acrobat for iOS"
        pdf.save(target)


Add = Callable[[Pdf, Place, str], None]


def _add_all(blank: Path, values: Mapping[str, Value], target: Path, add: Add, producer: str) -> None:
    with Pdf.open(blank) as pdf:
        for place in list(_given(pdf, values)):
            value = values[place.name]
            add(pdf, place, "X" if place.kind == "/Btn" else str(value))
        pdf.docinfo["/Producer"] = producer
        pdf.save(target)


def _given(pdf: Pdf, values: Mapping[str, Value]) -> Iterator[Place]:
    """The places that are answered; of a radio group the button that is meant."""
    for place in places(pdf):
        if place.name in values and not (place.is_shared and place.on != f"/{values[place.name]}"):
            yield place


def _free_text(place: Place, text: str, appearance: Dictionary) -> Dictionary:
    """Nobody hits the box exactly: it is put a little to the right, and lower."""
    left, bottom, right, top = map(float, place.widget.Rect)
    return Dictionary(
        Type=Name.Annot,
        Subtype=Name.FreeText,
        Rect=Array([left + 2, bottom - 1.5, max(right - 3, left + 14), top - 1.5]),
        Contents=String(text),
        DA=String("/Helv 11 Tf 0 g"),
        F=4,
        NM=String(f"note-{place.name}"),
        AP=appearance,
    )


def _annotate(pdf: Pdf, place: Place, note: Dictionary) -> None:
    pdf.pages[place.page].Annots.append(pdf.make_indirect(note))


def _written(drawn: list[tuple[Place, Value]], width: float, height: float) -> bytes:
    pdfmetrics.registerFont(TTFont(_FONT.stem, _FONT))
    content = BytesIO()
    canvas = Canvas(content, pagesize=(width, height))
    for place, value in drawn:
        left, bottom, right, top = map(float, place.widget.Rect)
        if place.kind == "/Btn":
            canvas.setFont("ZapfDingbats", top - bottom)
            canvas.drawCentredString((left + right) / 2, bottom + 2, "\N{HEAVY CHECK MARK}")
            continue
        canvas.setFont(_FONT.stem, _SIZE)
        for line, text in enumerate(str(value).split("\n")):
            canvas.drawString(left + 3, top - 4 - 0.75 * _SIZE - line * _LEADING, text)
    canvas.save()
    return content.getvalue()
