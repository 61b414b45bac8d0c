"""Known habits of programs that do not run here, done to a file by hand, each with where it is known from.

What nobody tells of a program is left as PDFium wrote it. All of them write the whole file, also those that would
append to it: what is read is the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.programs import Value, pdfium

if find_spec("pikepdf"):  # it may be missing, and then nothing but missing() is called
    from pikepdf import Array, Dictionary, Encryption, Name, ObjectStreamMode, Pdf, String

_Object = Any
"""An object of pikepdf's."""

QUARTZ = "macOS Version 14.6.1 (Build 23G93) Quartz PDFContext"


@dataclass(frozen=True, slots=True)
class Place:
    """A widget, and the field that it is of, which may be the same dictionary."""

    name: str
    page: int  # from 0
    widget: _Object
    field: _Object

    @property
    def kind(self) -> str:
        return str(self.field.FT)

    @property
    def on(self) -> str:
        """The on-state of a tick or of a button of a radio group."""
        return next(state for state in self.widget.AP.N if state != "/Off")

    @property
    def is_shared(self) -> bool:
        """Whether it is one of the buttons of a radio group."""
        return Name.T not in self.widget


def missing() -> str | None:
    return pdfium.missing() if find_spec("pikepdf") else "pikepdf is missing: pip install --group programs"


def places(pdf: Pdf) -> Iterator[Place]:
    for number, page in enumerate(pdf.pages):
        for widget in page.get(Name.Annots, ()):
            if widget.Subtype == Name.Widget:
                field = widget if Name.T in widget else widget.Parent
                yield Place(str(field.T), number, widget, field)


def filled(blank: Path, values: Mapping[str, Value]) -> Pdf:
    """By PDFium, with everything drawn."""
    with TemporaryDirectory() as folder:
        made = Path(folder) / "filled.pdf"
        pdfium.fill(blank, values, made)
        return Pdf.open(BytesIO(made.read_bytes()))


# --- Apple ------------------------------------------------------------------------------------------------------------


def preview(blank: Path, values: Mapping[str, Value], target: Path) -> None:
    """Preview since macOS 12, and Files on iPhone and iPad: the button that is pressed leaves its radio group.

    It loses /Parent and gets /T, /V and /FT of its own; the group knows nothing of it.
    https://developer.apple.com/forums/thread/735073, mozilla/pdf.js#17159
    """
    pressed = {place.name for place in places(Pdf.open(blank)) if place.is_shared} & values.keys()
    pdf = filled(blank, {name: value for name, value in values.items() if name not in pressed})
    for place in list(places(pdf)):
        if place.name in pressed and place.on == f"/{values[place.name]}":
            del place.widget.Parent
            own = {"/T": String(place.name), "/FT": Name.Btn, "/V": Name(place.on), "/AS": Name(place.on)}
            for key, value in own.items():
                place.widget[key] = value
    _save_as_quartz(pdf, target)


def preview_rewrite(blank: Path, values: Mapping[str, Value], target: Path) -> None:
    """Preview writing the whole file: the form's list of fields has three left, the rest are only on pages.

    ajrcarey/pdfium-render#201 (3 of 653); /DR is null: syncfusion/flutter-widgets#2531.
    """
    pdf = filled(blank, values)
    form = pdf.Root.AcroForm
    form.Fields = Array(list(form.Fields)[:3])
    del form.DR  # what is null is not there (ISO 32000-2, 7.3.9)
    _save_as_quartz(pdf, target)


def _save_as_quartz(pdf: Pdf, target: Path) -> None:
    pdf.docinfo["/Producer"] = QUARTZ
    pdf.save(target, deterministic_id=True)


# --- Adobe ------------------------------------------------------------------------------------------------------------


def acrobat(blank: Path, values: Mapping[str, Value], target: Path) -> None:
    """Acrobat and Reader: all text in UTF-16 with ``\\r`` for a new line, and what is chosen by its number, too.

    ISO 32000-2, 12.7.5.3 has carriage returns in mind; /I: 12.7.5.4. The box is drawn anew.
    """
    pdf = filled(blank, values)
    for place in places(pdf):
        if place.kind != "/Btn" and place.name in values:
            _write(place, str(values[place.name]), "\r")
        if place.kind == "/Ch" and place.name in values:
            labels = [str(label) for label in place.field.Opt]
            place.field.I = Array([labels.index(str(values[place.name]))])
    pdf.docinfo["/Producer"] = "Adobe Acrobat Pro (64-bit) 24.2"
    pdf.save(target, object_stream_mode=ObjectStreamMode.generate)


def reader_after_preview(blank: Path, values: Mapping[str, Value], target: Path) -> None:
    """What Preview made of it, saved by Reader: widgets that are missing from the list of fields are in it again.

    https://sourceforge.net/p/podofo/mailman (podofo-users msg02315).
    """
    with TemporaryDirectory() as folder:
        before = Path(folder) / "preview.pdf"
        preview_rewrite(blank, values, before)
        pdf = Pdf.open(BytesIO(before.read_bytes()))
    fields = {place.name: place.field for place in places(pdf)}
    pdf.Root.AcroForm.Fields = Array(list(fields.values()))
    pdf.save(target, object_stream_mode=ObjectStreamMode.generate)


def _write(place: Place, text: str, newline: str) -> None:
    place.field.V = String(b"\xfe\xff" + text.replace("\n", newline).encode("utf-16-be"))


# --- others -----------------------------------------------------------------------------------------------------------


def pdf_xchange(blank: Path, values: Mapping[str, Value], target: Path) -> None:
    """PDF-XChange Editor: ``\\r`` for a new line (abntex/limarka#124)."""
    pdf = filled(blank, values)
    for place in places(pdf):
        if place.kind == "/Tx" and place.name in values:
            place.field.V = String(str(values[place.name]).replace("\n", "\r"))
    pdf.docinfo["/Producer"] = "PDF-XChange Core API SDK (10.1.3)"
    pdf.save(target)


def pypdfform(blank: Path, values: Mapping[str, Value], target: Path) -> None:
    """PyPDFForm 6: what draws text and choices is removed, and nobody is asked to draw them anew (measured)."""
    pdf = filled(blank, values)
    for place in places(pdf):
        if place.kind != "/Btn" and Name.AP in place.widget:
            del place.widget.AP
    pdf.save(target)


def encrypted(blank: Path, values: Mapping[str, Value], target: Path) -> None:
    """A document system that forbids changes: AES-256 without a password for opening, all objects packed."""
    pdf = filled(blank, values)
    locked = Encryption(owner="the office", user="", R=6, aes=True)
    pdf.save(target, encryption=locked, object_stream_mode=ObjectStreamMode.generate)


def embedded(blank: Path, values: Mapping[str, Value], target: Path) -> None:
    """A form put into another one: its fields hang below two more names, as in forms by LiveCycle."""
    pdf = filled(blank, values)
    fields = list(pdf.Root.AcroForm.Fields)
    page = pdf.make_indirect(Dictionary(T=String("page1"), Kids=Array(fields)))
    form = pdf.make_indirect(Dictionary(T=String("form1"), Kids=Array([page])))
    page.Parent = form
    for field in fields:
        field.Parent = page
    pdf.Root.AcroForm.Fields = Array([form])
    pdf.save(target)
