"""What others read in a form: a process for each of them, as they crash and hang on what we are given.

    python -m tests.programs.read_fields pikepdf|pdfium|pdftk < PATHS

For each line of standard input, the path of a PDF, a line comes back: JSON, a list of pairs of a field's full name and
something that stands in it, "Off" and nothing left out; or one text, the reason why there are none. MuPDF does the
same in `read_mupdf.py`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import pikepdf
import pypdfium2
from pypdfium2 import raw

from tests.programs.pdfium import text_of
from tests.programs.program import run

Pairs = Iterator[tuple[str, str]]


def by_pikepdf(path: str) -> Pairs:
    """Fields as qpdf's own form helper finds them: those of /Fields, and the widgets on the pages."""
    with pikepdf.open(path) as file:
        for field in file.acroform.fields:
            yield from ((field.fully_qualified_name, text) for text in _texts(field))
        for page in file.pages:
            for widget in file.acroform.get_widget_annotations_for_page(page):
                field = file.acroform.get_field_for_annotation(widget)
                yield from ((field.fully_qualified_name, text) for text in _texts(field))


def _texts(field: Any) -> Iterator[str]:
    value = field.value
    if field.is_pushbutton or value is None:
        return
    for part in value if isinstance(value, pikepdf.Array) else [value]:
        if isinstance(part, pikepdf.Name | pikepdf.String):
            yield str(part).removeprefix("/")
        elif isinstance(part, pikepdf.Stream):
            yield part.read_bytes().decode("latin-1")


_WITHOUT_VALUE = {raw.FPDF_FORMFIELD_PUSHBUTTON, raw.FPDF_FORMFIELD_SIGNATURE}
_PRESSED = {raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON}


def by_pdfium(path: str) -> Pairs:
    """As Chrome: the widgets on the pages that its form engine takes for fields."""
    with closing(pypdfium2.PdfDocument(path)) as file:
        file.init_forms()
        for page in file:
            for index in range(raw.FPDFPage_GetAnnotCount(page)):
                widget = raw.FPDFPage_GetAnnot(page, index)
                try:
                    yield from _in_widget(file.formenv, widget)
                finally:
                    raw.FPDFPage_CloseAnnot(widget)


def _in_widget(form: Any, widget: Any) -> Pairs:
    kind = raw.FPDFAnnot_GetFormFieldType(form, widget)
    if kind < 0 or kind in _WITHOUT_VALUE:
        return
    name = text_of(raw.FPDFAnnot_GetFormFieldName, form, widget)
    if kind in _PRESSED:
        if raw.FPDFAnnot_IsChecked(form, widget):
            yield name, text_of(raw.FPDFAnnot_GetFormFieldExportValue, form, widget)
        return
    value = text_of(raw.FPDFAnnot_GetFormFieldValue, form, widget)
    chosen = range(max(0, raw.FPDFAnnot_GetOptionCount(form, widget)))
    labels = [
        text_of(raw.FPDFAnnot_GetOptionLabel, form, widget, place)
        for place in chosen
        if raw.FPDFAnnot_IsOptionSelected(form, widget, place)
    ]
    yield from ((name, text) for text in labels or [value])


def by_pdftk(path: str) -> Pairs:
    """pdftk-java, a fork of iText 2: what stands in its list of fields."""
    name, value = "", ""
    for line in [*run(["pdftk", path, "dump_data_fields_utf8"]).split("\n"), "---"]:
        key, colon, rest = line.partition(": ")
        if line == "---" or (colon and key.startswith("Field")):
            if name and value:
                yield name, value
            name, value = (rest, "") if key == "FieldName" else ("", "") if line == "---" else (name, "")
            value = rest if key == "FieldValue" else ""
        elif value:
            value += "\n" + line


READERS: dict[str, Callable[[str], Pairs]] = {"pikepdf": by_pikepdf, "pdfium": by_pdfium, "pdftk": by_pdftk}


def main() -> None:
    read = READERS[sys.argv[1]]
    for line in sys.stdin:
        try:
            told: object = [pair for pair in read(line.rstrip("\n")) if pair[1] not in {"", "Off"}]
        except Exception as error:  # whatever it is, it is what this reader has to say
            told = f"{type(error).__name__}: {str(error)[:200]}"
        print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main()
