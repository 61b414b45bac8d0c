"""The rows of the matrix: what completes, rewrites, prints or photographs a form, and what is to come back of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.matrix import data_files, emulations, on_top
from tests.matrix.measure import Keeps
from tests.programs import PROGRAMS, Value, mupdf, pdfbox, pdfium, pdftk, poppler, pypdf_writer, qpdf
from tests.programs.flatten import FLATTENERS, Flattener
from tests.programs.needs import MayBeMissing
from tests.programs.prints import PRINTS
from tests.programs.program import run

Make = Callable[[Path, Mapping[str, Value], Path], None]


class Way(StrEnum):
    """How answers come back."""

    FIELDS = "fields"  # in the form's own fields: every answer, exactly
    DATA = "data"  # in a file of values: every answer, exactly
    NOTES = "notes"  # in text boxes on the page
    PAGES = "pages"  # as printed words and drawn marks
    PICTURE = "picture"  # as pictures of pages


@dataclass(frozen=True, slots=True)
class Row:
    """``make(blank, values, target)`` is what somebody does with a form; ``does`` says it, ``advice`` what to say to
    them. ``keeps`` is what the program makes of what it is given. ``source`` is where the habits of a program that does
    not run here are known from. What is put on top of a form cannot go where something is filled in beforehand.
    """

    name: str
    program: str
    does: str
    way: Way
    make: Make
    version: Callable[[], str] = lambda: ""
    needs: tuple[MayBeMissing, ...] = ()
    is_on_top: bool = False
    keeps: Keeps = lambda value: value
    advice: str = ""
    source: str = ""


# --- made of two steps ------------------------------------------------------------------------------------------------


def _two_sittings(blank: Path, values: Mapping[str, Value], target: Path) -> None:
    """Half of it in Firefox's viewer, the rest in a program on PDFBox."""
    half = len(values) // 2
    with TemporaryDirectory() as folder:
        between = Path(folder) / "half.pdf"
        PROGRAMS["pdfjs"].fill(blank, dict(list(values.items())[:half]), between)
        pdfbox.fill(between, dict(list(values.items())[half:]), target, incremental=True)


def _half_on_top(blank: Path, values: Mapping[str, Value], target: Path) -> None:
    """Every second box is typed into; the rest is put on top with Fill & Sign."""
    both = list(values.items())
    with TemporaryDirectory() as folder:
        between = Path(folder) / "half.pdf"
        PROGRAMS["pdfium"].fill(blank, dict(both[::2]), between)
        on_top.fill_and_sign(between, dict(both[1::2]), target)


def _then(write: Callable[[Path, Path], None], program: str = "pdfium") -> Make:
    """Completed with a program, and then something else is done to the file."""

    def make(blank: Path, values: Mapping[str, Value], target: Path) -> None:
        with TemporaryDirectory() as folder:
            filled = Path(folder) / "filled.pdf"
            PROGRAMS[program].fill(blank, values, filled)
            write(filled, target)

    return make


def _repacked(source: Path, target: Path) -> None:
    run(["qpdf", "--object-streams=generate", "--linearize", source, target])


def _cut(value: Value) -> Value:
    """Characters beyond U+FFFF lose what is above 16 bits. What is then a control character is shown as U+FFFD."""
    if isinstance(value, bool):
        return value
    return "".join(chr(ord(sign) & 0xFFFF) for sign in value).replace("\x7f", "\ufffd")


# --- the rows ---------------------------------------------------------------------------------------------------------

_SAVES = "typed in and saved"


def _completed(name: str, program: str, does: str = _SAVES, make: Make | None = None, **more: Any) -> Row:
    """By a program that runs here: ``name`` is its own, or that and a way of it."""
    known = PROGRAMS.get(name) or PROGRAMS[name.rpartition("-")[0]]
    fill = make or known.fill
    return Row(name, program, does, Way.FIELDS, fill, known.version, (known,), **{"keeps": known.keeps} | more)


def _emulated(name: str, program: str, does: str, make: Make, source: str, way: Way = Way.FIELDS, **more: Any) -> Row:
    return Row(name, program, does, way, make, needs=(emulations,), source=source, **more)


def _printed(flattener: Flattener, program: str, does: str, way: Way = Way.PAGES, **more: Any) -> Row:
    base = more.pop("base", "pdfium")
    make, needs = _then(flattener.write, base), (flattener, PROGRAMS[base])
    name = flattener.name if flattener.name in PRINTS else f"{flattener.name}-flattened"
    return Row(name, program, does, way, make, needs=needs, **more)


_FIELDS = (
    _completed("firefox", "Firefox", advice="What is typed in other scripts may not be seen in viewers on Android."),
    _completed("chromium", "Chrome", advice="Emoji come back as �: Chrome keeps half of each."),
    _completed("pdfjs-chromium", "Websites that show PDFs with pdf.js"),
    _completed("pdfjs", "pdf.js by itself"),
    _completed("pdfium", "PDFium by itself"),
    _completed(
        "pdfium-pasted",
        "PDFium by itself",
        "text pasted, and saved",
        partial(pdfium.fill, paste=True),
        keeps=_cut,
        advice="Emoji that are pasted are cut.",
    ),
    _completed(
        "poppler",
        "Evince, Okular",
        make=partial(poppler.fill, has_fonts=False),
        advice="Files of several megabytes, where other scripts are typed.",
    ),
    _completed("mupdf", "MuPDF, PyMuPDF", "filled in by a script, written anew"),
    _completed("mupdf-appended", "MuPDF, PyMuPDF", "the same, appended", partial(mupdf.fill, incremental=True)),
    _completed("pdfbox", "PDFBox, on servers", "filled in by a program, written anew"),
    _completed("pdfbox-appended", "PDFBox, on servers", "the same, appended", partial(pdfbox.fill, incremental=True)),
    _completed("pdftk-xfdf", "pdftk, on servers", "an XFDF file merged in", pdftk.fill),
    _completed("pdftk-fdf", "pdftk, on servers", "an FDF file merged in", partial(pdftk.fill, fdf=True)),
    _completed("pypdf", "pypdf", "filled in by a script, written anew"),
    _completed("pypdf-appended", "pypdf", "the same, appended", partial(pypdf_writer.fill, incremental=True)),
    Row(
        "two-sittings",
        "Two programs",
        "half of it in the one, the rest in the other",
        Way.FIELDS,
        _two_sittings,
        needs=(PROGRAMS["pdfjs"], PROGRAMS["pdfbox"]),
    ),
    Row("qpdf", "qpdf", "packed anew, to be smaller", Way.FIELDS, _then(_repacked), qpdf.version, (qpdf,)),
)

_KNOWN_HABITS = (
    _emulated(
        "preview",
        "Preview, Files on iPhone and iPad",
        _SAVES,
        emulations.preview,
        "[Apple](https://developer.apple.com/forums/thread/735073), [pdf.js](https://github.com/mozilla/pdf.js/issues/17159)",
        advice="Radio buttons look unpressed when the file is opened again; the answer is there.",
    ),
    _emulated(
        "preview-rewrite",
        "Preview",
        "written anew",
        emulations.preview_rewrite,
        "[pdfium-render](https://github.com/ajrcarey/pdfium-render/issues/201)",
    ),
    _emulated(
        "acrobat",
        "Acrobat, Acrobat Reader; Edge since 2023",
        _SAVES,
        emulations.acrobat,
        "ISO 32000-2, 12.7.5; [Edge](https://github.com/MicrosoftEdge/WebView2Announcements/issues/81)",
    ),
    _emulated(
        "reader-after-preview",
        "Acrobat Reader",
        "saved after Preview",
        emulations.reader_after_preview,
        "podofo-users, message 2315",
    ),
    _emulated(
        "pdf-xchange",
        "PDF-XChange",
        _SAVES,
        emulations.pdf_xchange,
        "[limarka](https://github.com/abntex/limarka/issues/124)",
    ),
    _emulated("pypdfform", "PyPDFForm", "filled in by a script", emulations.pypdfform, "measured with version 6.0"),
    _emulated(
        "encrypted",
        "Document systems",
        "locked against changes, no password to open",
        emulations.encrypted,
        "ISO 32000-2, 7.6.4",
        advice="Needs `pip install cryptography`; without it `extract` says so.",
    ),
    _emulated(
        "embedded", "LiveCycle, form builders", "put into another form", emulations.embedded, "ISO 32000-2, 12.7.4.2"
    ),
)

_DATA = (
    Row(
        "pdftk-generate-fdf",
        "pdftk",
        "data taken out as FDF",
        Way.DATA,
        data_files.pdftk_fdf,
        pdftk.version,
        (PROGRAMS["pdftk"], PROGRAMS["pdfium"]),
    ),
    _emulated(
        "acrobat-xfdf",
        "Acrobat",
        "data exported as XFDF",
        data_files.acrobat_xfdf,
        "[php-pdftk](https://github.com/mikehaertl/php-pdftk/issues/296)",
        Way.DATA,
    ),
    _emulated(
        "acrobat-fdf", "Acrobat", "data exported as FDF", data_files.acrobat_fdf, "ISO 32000-2, 12.7.8", Way.DATA
    ),
)

_TYPED_ON_TOP = "The boxes themselves can be typed into: click into one."

_ON_TOP = (
    _emulated(
        "files-markup",
        "Files on iPhone and iPad, Preview",
        "text boxes laid on top (Markup)",
        on_top.files_markup,
        "[eclecticlight](https://eclecticlight.co), [Apple feedback](https://github.com/feedback-assistant/reports/issues/605)",
        Way.NOTES,
        is_on_top=True,
        advice=_TYPED_ON_TOP,
    ),
    _emulated(
        "typewriter",
        "Acrobat, Foxit, Xodo",
        "text boxes laid on top (typewriter)",
        on_top.typewriter,
        "ISO 32000-2, 12.5.6.6",
        Way.NOTES,
        is_on_top=True,
        advice=_TYPED_ON_TOP,
    ),
    _emulated(
        "fill-and-sign",
        "Acrobat on phones",
        "Fill & Sign",
        on_top.fill_and_sign,
        "[Adobe](https://helpx.adobe.com)",
        Way.PAGES,
        is_on_top=True,
        advice=_TYPED_ON_TOP,
    ),
    _emulated(
        "half-on-top",
        "Acrobat on phones",
        "half typed into the boxes, half put on top (Fill & Sign)",
        _half_on_top,
        "[Adobe](https://helpx.adobe.com)",
        Way.PAGES,
        is_on_top=True,
        advice=_TYPED_ON_TOP,
    ),
)

_DO_NOT_PRINT = "Save, do not print: then nothing has to be guessed."

_PRINTED = (
    _printed(PRINTS["firefox-print"], "Firefox", "printed to PDF", base="pdfjs", advice=_DO_NOT_PRINT),
    # Chrome's own dialog needs a screen; it prints what this call of PDFium makes (pdf/pdfium/pdfium_print.cc).
    _printed(FLATTENERS["pdfium"], "Chrome, Edge", "printed to PDF", advice=_DO_NOT_PRINT),
    _printed(PRINTS["two-up"], "Chrome, Edge", "printed to PDF, two pages on a sheet", advice=_DO_NOT_PRINT),
    _printed(PRINTS["every-second-page"], "Chrome, Edge", "some pages printed, some saved", advice=_DO_NOT_PRINT),
    _printed(FLATTENERS["cairo"], "Evince, Okular", "printed to PDF", advice=_DO_NOT_PRINT),
    _printed(FLATTENERS["ghostscript"], "PDF printers on Ghostscript", "printed to PDF", advice=_DO_NOT_PRINT),
    _printed(FLATTENERS["letter"], "PDF printers on Ghostscript", "printed smaller, on Letter", advice=_DO_NOT_PRINT),
    _printed(PRINTS["postscript"], "Printer queues", "printed through PostScript", advice=_DO_NOT_PRINT),
    _printed(FLATTENERS["mupdf"], "MuPDF, PyMuPDF", "flattened", advice=_DO_NOT_PRINT),
    _printed(FLATTENERS["pdfbox"], "PDFBox, on servers", "flattened", advice=_DO_NOT_PRINT),
    _printed(FLATTENERS["pdftk"], "pdftk, on servers", "flattened", advice=_DO_NOT_PRINT),
    _printed(FLATTENERS["qpdf"], "qpdf", "flattened", advice=_DO_NOT_PRINT),
    _printed(PRINTS["qpdf-generate"], "qpdf", "drawn anew and flattened", advice=_DO_NOT_PRINT),
    _printed(
        PRINTS["libreoffice"], "LibreOffice Draw", "opened and exported again", advice="It cannot fill in forms at all."
    ),
    _printed(
        PRINTS["pdfjs-print"],
        "Websites that show PDFs with pdf.js",
        "printed to PDF",
        Way.PICTURE,
        advice=_DO_NOT_PRINT,
    ),
    _printed(PRINTS["scan"], "A printer and a scanner", "printed, and scanned at 150 dots an inch", Way.PICTURE),
)

ROWS: Mapping[str, Row] = {row.name: row for row in (*_FIELDS, *_KNOWN_HABITS, *_DATA, *_ON_TOP, *_PRINTED)}
"""By name."""
