"""Who saved a file last, and when: a guess from its bytes and from what it says of itself.

Programs that save a form seldom write their name into it: of fifteen that were tried all left /Producer as they found
it. But each begins a file, and ends what it adds to one, in its own manner, and that is looked at first. Nobody gets a
wrong answer read from this; it helps a facilitator to guess what happened.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from wta_forms.extract.raw import RawForm
from wta_forms.spec.wording import date_in_words


class Way(StrEnum):
    """How a program makes a PDF: boxes and all, as a drawing of what is seen, or as a picture of paper."""

    SAVED = "saved"
    PRINTED = "printed"
    SCANNED = "scanned"


@dataclass(frozen=True, slots=True)
class Saved:
    """``by`` is the program under the name people know it by, "" when nothing tells; ``on`` an ISO date, or "".

    ``is_untouched``: no program has saved it since we made it. Only a file that was cut or re-packed to the byte could
    look so without being so.
    """

    by: str = ""
    way: Way = Way.SAVED
    on: str = ""
    is_untouched: bool = False

    @property
    def day(self) -> str:
        """ " on 3 March 2026", behind a sentence."""
        return f" on {date_in_words(self.on, 'en')}" if self.on else ""


OUR_MARK = b"\x93\x8c\x8b\x9e ReportLab"
OUR_NAME = "wta_forms"

_CHROME = "Chrome, Edge or an app that is built like them"
_MAC = "a Mac (Preview or Safari)"
_ADOBE = "Adobe Acrobat"

# Behind the last update but the first: what a program adds to a file when it saves only changes (ISO 32000-2, 7.5.6).
# Seen in files that the programs themselves wrote (tests/corpus): pdf.js 5.6, MuPDF 1.28; Acrobat ends lines with \r.
_UPDATES: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"<< /Prev \d+ /Size \d+ "), "Firefox"),
    (re.compile(rb"% Written by MuPDF"), "MuPDF"),
    (re.compile(rb"endobj\r(?!\n)"), _ADOBE),
)

# The comment in the second line (7.5.2 asks for four bytes above 127), in 1,400 files of 60 programs: what stands here
# was written by the one program (or its library) alone. \xe2\xe3\xcf\xd3 is everybody's, but with \r it is Adobe's.
_MARKS: tuple[tuple[bytes, str, Way], ...] = (
    (b"\xa1\xb3\xc5\xd7\r\n", _CHROME, Way.SAVED),
    (b"\xe2\xe3\xcf\xd3\r", _ADOBE, Way.SAVED),
    (b"\xd3\xeb\xe9\xe1\n", "Chrome or Edge", Way.PRINTED),
    (b"\xc3\xa4\xc3\xbc\xc3\xb6\xc3\x9f\n", "LibreOffice", Way.PRINTED),
    (b"\xb5\xb5\xb5\xb5\r\n", "Microsoft Office", Way.PRINTED),
    (b"\xb5\xed\xae\xfb\n", "Firefox, or a program on Linux", Way.PRINTED),
    (b"\xc7\xec\x8f\xa2\n", "Ghostscript", Way.PRINTED),
    (b"\xbf\xf7\xa2\xfe\n", "qpdf or pikepdf", Way.SAVED),
    (b"\xf6\xe4\xfc\xdf\n", "PDFBox", Way.SAVED),
    (b"\xc2\xb5\xc2\xb6\n", "MuPDF", Way.SAVED),
)

# /Producer, or /Creator where that says more; the first that fits. Names of products, as they write them themselves.
_NAMES: tuple[tuple[str, str, Way], ...] = (
    (r"Adobe Scan|Microsoft Lens|Office Lens|CamScanner|Genius Scan|Scanbot|SwiftScan|Tiny ?Scanner|vFlat|Scannable",
     "a scanning app", Way.SCANNED),
    (r"\bscan(ner|ned)?\b|ScanSnap|ScanJet|imageRUNNER|\biR-ADV|\bMF\d{3}|WorkCentre|AltaLink|VersaLink|bizhub|KONICA|\bKMBT|"
     r"RICOH|\bMP C\d|TASKalfa|ECOSYS|Kyocera|e-STUDIO|\bSHARP|Lexmark|Brother|EPSON|Intelligent Document",
     "a scanner or copier", Way.SCANNED),
    (r"(iOS|iPadOS|iPhone|iPad) .*Quartz", "an iPhone or iPad", Way.PRINTED),
    (r"Quartz PDFContext|Mac OS X|macOS", _MAC, Way.PRINTED),
    (r"Google Docs", "Google Docs", Way.PRINTED),
    (r"Edg/|Microsoft.? Edge", "Edge", Way.PRINTED),
    (r"Firefox/", "Firefox", Way.PRINTED),
    (r"Chrome/|Skia/PDF|Chromium", "Chrome or Edge", Way.PRINTED),
    (r"Microsoft.{0,3} ?Print To PDF", "Windows (Print to PDF)", Way.PRINTED),
    (r"Samsung|SPen|S Note", "a Samsung phone or tablet", Way.PRINTED),
    (r"Android", "an Android phone or tablet", Way.PRINTED),
    (r"PDF-?XChange|Tracker Software", "PDF-XChange", Way.SAVED),
    (r"Foxit|Phantom ?PDF", "Foxit", Way.SAVED),
    (r"Nitro", "Nitro", Way.SAVED),
    (r"Xodo|PDFTron|Apryse", "Xodo", Way.SAVED),
    (r"PSPDFKit|Nutrient", "an app with Nutrient in it", Way.SAVED),
    (r"PDF Expert|Readdle", "PDF Expert", Way.SAVED),
    (r"GoodNotes|Notability", "a notes app on a tablet", Way.PRINTED),
    (r"PDFelement|Wondershare", "PDFelement", Way.SAVED),
    (r"Kofax|Nuance|Power ?PDF", "Power PDF", Way.SAVED),
    (r"WPS", "WPS Office", Way.SAVED),
    (r"Sejda", "Sejda", Way.SAVED),
    (r"iLovePDF", "iLovePDF", Way.SAVED),
    (r"Smallpdf", "Smallpdf", Way.SAVED),
    (r"PDFescape", "PDFescape", Way.SAVED),
    (r"DocFly", "DocFly", Way.SAVED),
    (r"PDF24", "PDF24", Way.PRINTED),
    (r"PDFsam", "PDFsam", Way.SAVED),
    (r"Canva", "Canva", Way.PRINTED),
    (r"DocuSign", "DocuSign", Way.PRINTED),
    (r"CutePDF|Bullzip|PDFCreator|doPDF|novaPDF|PrimoPDF", "a PDF printer", Way.PRINTED),
    (r"ABBYY|FineReader|ReadIris|OmniPage", "a program that reads scans", Way.SCANNED),
    (r"LibreOffice|OpenOffice|NeoOffice", "LibreOffice", Way.PRINTED),
    (r"Microsoft.{0,3} ?Word", "Microsoft Word", Way.PRINTED),
    (r"Microsoft", "Microsoft Office", Way.PRINTED),
    (r"InDesign", "Adobe InDesign", Way.PRINTED),
    (r"Acrobat|Adobe PDF Library|Adobe", _ADOBE, Way.SAVED),
    (r"Ghostscript|GhostPDF", "Ghostscript", Way.PRINTED),
    (r"cairo", "Firefox, or a program on Linux", Way.PRINTED),
    (r"PDFium", _CHROME, Way.SAVED),
    (r"pdf\.js", "Firefox", Way.SAVED),
    (r"pikepdf|qpdf", "qpdf or pikepdf", Way.SAVED),
    (r"PyPDF", "pypdf", Way.SAVED),
    (r"itext", "iText", Way.SAVED),
    (r"PDFBox", "PDFBox", Way.SAVED),
    (r"MuPDF", "MuPDF", Way.SAVED),
    (r"pdftk", "pdftk", Way.SAVED),
)  # fmt: skip
_PATTERNS = tuple((re.compile(pattern, re.IGNORECASE), name, way) for pattern, name, way in _NAMES)

_SECOND_LINE = re.compile(rb"%PDF-\d\.\d[ \t]*(?:\r\n|\r|\n)%([^\r\n]{4,80}(?:\r\n|\r|\n))")
_LOOKED_AT = 2_000_000
"""Of what was added last. It is seldom longer, and what is looked for stands in all of it."""


def saved(content: bytes, raw: RawForm) -> Saved:
    """Who saved a PDF last. ``raw`` is what was read of it."""
    second_line = found[1] if (found := _SECOND_LINE.match(content)) else b""
    added = _added(content)
    is_ours = raw.producer.startswith(OUR_NAME)
    if not added and is_ours and second_line.startswith(OUR_MARK):
        return Saved(is_untouched=True)
    by, way = _by_update(added) if added else _by_mark(second_line)
    if by or is_ours:  # what we make has no date: one that is there came with the program that saved it
        return Saved(by, way, raw.modified if is_ours else "")
    by, way = _by_name(raw)
    if added and way is not Way.SAVED:  # it made the file, and cannot have added to it
        return Saved()
    return Saved(by, way, raw.modified)


def _added(content: bytes) -> bytes:
    """What was added behind the whole file when it was saved last; nothing where it was written as a whole.

    A file made for reading over the web (ISO 32000-2, annex F) has two ends as well, the first near its beginning.
    """
    ends = [found.end() for found in re.finditer(rb"startxref\s+\d+\s+%%EOF", content)]
    is_for_the_web = b"/Linearized" in content[:2048]
    if len(ends) < (3 if is_for_the_web else 2):
        return b""
    return content[ends[-2] : ends[-1]][-_LOOKED_AT:]


def _by_update(added: bytes) -> tuple[str, Way]:
    return next((name for pattern, name in _UPDATES if pattern.search(added)), ""), Way.SAVED


def _by_mark(second_line: bytes) -> tuple[str, Way]:
    if second_line.startswith(b"\xc4\xe5\xf2\xe5\xeb\xa7\xf3\xa0\xd0\xc4\xc6"):
        return "", Way.SAVED  # Apple's, of computers and telephones: /Producer says which
    return next(((name, way) for mark, name, way in _MARKS if second_line == mark), ("", Way.SAVED))


def _by_name(raw: RawForm) -> tuple[str, Way]:
    for said in (raw.producer, raw.creator):
        for pattern, name, way in _PATTERNS:
            if pattern.search(said):
                return name, way
    return "", Way.SAVED


_MOMENT = re.compile(r"(?:D:)?(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})?(\d{2})?)?(?:Z|([+-])(\d{2})'?(?:(\d{2})'?)?)?")


def moment(said: str) -> str:
    """A PDF date (ISO 32000-2, 7.9.4) as ISO 8601 in UTC, to the second; "" when it is none. What it does not say of
    the time is zero, and a time without a zone is taken for UTC."""
    found = _MOMENT.match(said)
    if found is None:
        return ""
    try:
        year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
        local = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
        ahead = timedelta(hours=int(found[8] or 0), minutes=int(found[9] or 0))
        utc = local + ahead if found[7] == "-" else local - ahead
    except (ValueError, OverflowError):
        return ""
    return utc.strftime("%Y-%m-%dT%H:%M:%SZ") if utc.year >= 1990 else ""


def iso_date(said: str) -> str:
    """The day of a PDF date (``D:20260303141500+01'00'``; ISO 32000-2, 7.9.4); "" when it is none."""
    found = re.match(r"(?:D:)?(\d{4})(\d{2})?(\d{2})?", said)
    try:
        return date(int(found[1]), int(found[2] or 1), int(found[3] or 1)).isoformat() if found else ""
    except ValueError:  # the 31st of February
        return ""
