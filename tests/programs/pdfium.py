"""PDFium, the form engine of Chrome, worked by clicks and keys like a person's."""

import ctypes
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tests.programs.program import ProgramError, Value

if find_spec("pypdfium2"):  # it may be missing, and then nothing but missing() is called
    import pypdfium2
    from pypdfium2 import raw

_Handle = Any
"""An opaque pointer of PDFium's, or pypdfium2's wrapper of one."""

_NO_MODIFIER_KEY = 0
_ENTER_KEY = "\r"


@dataclass(frozen=True, slots=True)
class _Widget:
    """A field on a page; `annotation` is PDFium's handle, open only while the page is walked."""

    page: _Handle
    annotation: _Handle
    name: str
    kind: int
    on: str  # the on-state of a tick or of a button of a radio group
    center: tuple[float, float]  # in points, origin bottom left


def version() -> str:
    return str(pypdfium2.PDFIUM_INFO.tag)


def missing() -> str | None:
    if find_spec("pypdfium2") is None:
        return "PDFium is missing: pip install --group programs"
    return None


def fill(blank: Path, values: Mapping[str, Value], target: Path, *, paste: bool = False) -> None:
    """Click into each field, type or paste its text, leave it, and rewrite the file.

    PDFium has its ways: typing drops tabs, and Enter leaves a field of one line, so
    that nothing after it arrives; pasting turns tabs into spaces, and on Linux cuts characters
    beyond U+FFFF to 16 bits (U+1F600 becomes U+F600). A label that the drop-down does not have
    raises `ProgramError`.
    """
    unanswered = set(values)
    with closing(pypdfium2.PdfDocument(blank)) as pdf:
        pdf.init_forms()
        for widget in _widgets(pdf):
            if widget.name in values and _is_meant(widget, values[widget.name]):
                _answer(pdf.formenv, widget, values[widget.name], paste)
                unanswered.discard(widget.name)
        if unanswered:
            raise ProgramError(f"no such field: {', '.join(sorted(unanswered))} (or no such button in it)")
        pdf.save(target)


def _widgets(pdf: _Handle) -> Iterator[_Widget]:
    for page in pdf:
        for index in range(raw.FPDFPage_GetAnnotCount(page)):
            annotation = raw.FPDFPage_GetAnnot(page, index)
            try:
                if raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_WIDGET:
                    yield _widget(pdf.formenv, page, annotation)
            finally:
                raw.FPDFPage_CloseAnnot(annotation)


def _widget(form: _Handle, page: _Handle, annotation: _Handle) -> _Widget:
    box = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(annotation, box)
    return _Widget(
        page=page,
        annotation=annotation,
        name=text_of(raw.FPDFAnnot_GetFormFieldName, form, annotation),
        kind=raw.FPDFAnnot_GetFormFieldType(form, annotation),
        on=text_of(raw.FPDFAnnot_GetFormFieldExportValue, form, annotation),
        center=((box.left + box.right) / 2, (box.bottom + box.top) / 2),
    )


def _is_meant(widget: _Widget, value: Value) -> bool:
    return widget.kind != raw.FPDF_FORMFIELD_RADIOBUTTON or widget.on == value


def _answer(form: _Handle, widget: _Widget, value: Value, paste: bool) -> None:
    match widget.kind, value:
        case raw.FPDF_FORMFIELD_TEXTFIELD, str():
            _click(form, widget)
            _replace_text(form, widget, value, paste)
        case raw.FPDF_FORMFIELD_COMBOBOX, str():
            _click(form, widget)
            _choose(form, widget, value)
        case raw.FPDF_FORMFIELD_RADIOBUTTON, str():
            _click(form, widget)
        case raw.FPDF_FORMFIELD_CHECKBOX, bool():
            if bool(raw.FPDFAnnot_IsChecked(form, widget.annotation)) != value:
                _click(form, widget)
        case _:
            raise ProgramError(f"{widget.name} is of PDFium's kind {widget.kind}: got {value!r}")
    raw.FORM_ForceToKillFocus(form)  # PDFium writes /V and draws only when the field is left


def _click(form: _Handle, widget: _Widget) -> None:
    raw.FORM_OnLButtonDown(form, widget.page, _NO_MODIFIER_KEY, *widget.center)
    raw.FORM_OnLButtonUp(form, widget.page, _NO_MODIFIER_KEY, *widget.center)


def _replace_text(form: _Handle, widget: _Widget, text: str, paste: bool) -> None:
    raw.FORM_SelectAllText(form, widget.page)
    raw.FORM_ReplaceSelection(form, widget.page, _wide(text if paste else ""))
    if not paste:
        # A keyboard sends UTF-16 units, two for an emoji, as Chrome passes them on.
        for unit in _wide(text.replace("\n", _ENTER_KEY))[:-1]:
            raw.FORM_OnChar(form, widget.page, unit, _NO_MODIFIER_KEY)


def _choose(form: _Handle, widget: _Widget, label: str) -> None:
    count = raw.FPDFAnnot_GetOptionCount(form, widget.annotation)
    labels = [text_of(raw.FPDFAnnot_GetOptionLabel, form, widget.annotation, index) for index in range(count)]
    if label not in labels:
        raise ProgramError(f"{widget.name} has no {label!r}, only {labels}")
    raw.FORM_SetIndexSelected(form, widget.page, labels.index(label), True)


def _wide(text: str) -> ctypes.Array[ctypes.c_ushort]:
    """The text as PDFium's wide string: UTF-16 units that end in a zero."""
    encoded = text.encode("utf-16-le") + b"\0\0"
    return (ctypes.c_ushort * (len(encoded) // 2)).from_buffer_copy(encoded)


def text_of(read: Callable[..., int], *arguments: object) -> str:
    """What a PDFium function that fills a buffer with a wide string has to say."""
    size = read(*arguments, None, 0)  # in bytes, with the zero at the end
    buffer = (ctypes.c_ushort * (size // 2))()
    read(*arguments, buffer, size)
    return bytes(buffer).decode("utf-16-le").rstrip("\0")
