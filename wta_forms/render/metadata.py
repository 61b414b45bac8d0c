"""What a PDF says of itself: title, language, conformance (ISO 14289-1, 5 and 7.1), and no date but one that
is given, so that the same input makes the same bytes."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc

from wta_forms.layout.boxes import languages_of
from wta_forms.render.composite import Composites
from wta_forms.render.file import Parts, assembled
from wta_forms.render.objects import Dictionary, Stream, TextString
from wta_forms.render.shapes import Shapes

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
   <dc:language><rdf:Bag>{languages}</rdf:Bag></dc:language>
   <pdf:Producer>{producer}</pdf:Producer>
   <xmp:CreatorTool>{producer}</xmp:CreatorTool>
   <pdfuaid:part>1</pdfuaid:part>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


@cache
def producer() -> str:
    """Kept, as what is installed is looked up on the disk."""
    return f"wta_forms {version('wta_forms')}"


class Information(pdfdoc.PDFInfo):  # type: ignore[misc]
    """/Info with a title and a producer. reportlab's own has dates and "anonymous" in it."""

    def __init__(self, title: str, saved_at: datetime | None) -> None:
        super().__init__()
        self._title = title
        self._saved_at = saved_at

    def digest(self, md5object: Any) -> None:
        """The trailer's /ID is the stamp's; nothing is added to reportlab's."""

    def format(self, document: Any) -> bytes:
        entries = {"Title": TextString(self._title), "Producer": TextString(producer())}
        if self._saved_at is not None:
            entries["ModDate"] = TextString(self._saved_at.astimezone(UTC).strftime("D:%Y%m%d%H%M%SZ"))
        return bytes(Dictionary(entries).format(document))


class Document(pdfdoc.PDFDocument):  # type: ignore[misc]
    """A reportlab document that is the same for the same input, with a trailer /ID of our own.

    Of two languages side by side the first is that of the document (/Lang, one tag: ISO 14289-1, 7.2); words in the
    other say so where they stand (see ``tags``).
    """

    def __init__(self, title: str, language: str, file_id: bytes, saved_at: datetime | None = None) -> None:
        first = languages_of(language)[0]
        super().__init__(dummyoutline=0, compression=1, invariant=1, pdfVersion=(1, 7), lang=first)
        self.info = Information(title, saved_at)
        self.language = language
        self.composites = Composites()
        self.bookmarks: pdfdoc.PDFObjectReference | None = None
        self.parts: Parts | None = None
        self.shapes = Shapes(self)
        self._file_id = file_id or hashlib.sha256(title.encode()).digest()[:16]
        self.Catalog.Metadata = _packet(title, language)
        self.Catalog.MarkInfo = Dictionary({"Marked": "true"})
        self.Catalog.ViewerPreferences = Dictionary({"DisplayDocTitle": "true"})

    def format(self) -> bytes:
        self.composites.write(self)
        if self.bookmarks is not None:  # only now: reportlab has just taken out what it did not make itself
            self.Catalog.Outlines = self.bookmarks
            self.Catalog.PageMode = pdfdoc.PDFName("UseOutlines")
        self.parts = assembled(self)
        return self.parts.file(self)

    def ID(self) -> bytes:
        identifier = b"<" + self._file_id.hex().encode("ascii") + b">"
        return b"[" + identifier + identifier + b"]"


def _packet(title: str, language: str) -> Stream:
    """Plain, as ISO 32000-2, 14.3.2 advises, so that programs without a PDF reader can find it."""
    languages = "".join(f"<rdf:li>{escape(each)}</rdf:li>" for each in languages_of(language))
    text = _XMP.format(title=escape(title), languages=languages, producer=escape(producer()))
    return Stream(text.encode("utf-8"), {"Type": "/Metadata", "Subtype": "/XML"}, is_plain=True)
