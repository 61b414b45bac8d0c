"""What a file is, by how it begins: its name may be anything."""

from __future__ import annotations

import re
from enum import Enum, auto

from wta_forms.extract.data.fdf import is_fdf
from wta_forms.extract.data.xfdf import is_xdp, is_xfdf
from wta_forms.extract.fields.repair import first_header
from wta_forms.extract.files.magic import may_have_anything_behind


class Contents(Enum):
    """``ADOBE`` is a form, or its data, as XDP, which Adobe's own programs alone make and open."""

    PDF = auto()
    FDF = auto()
    XFDF = auto()
    ADOBE = auto()
    PICTURE = auto()
    OTHER = auto()


# JPEG (ISO 10918-1), PNG (ISO 15948), TIFF 6.0 in both byte orders, BigTIFF, GIF.
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\0", b"MM\0*", b"II+\0", b"MM\0+", b"GIF87a", b"GIF89a")

_BITMAP = re.compile(rb"BM.{4}\0{4}", re.DOTALL)
"""BMP: two letters, its size, and four bytes that are reserved (BITMAPFILEHEADER)."""

_OLD_HEADER = re.compile(rb"%!PS-Adobe-\d\.\d PDF-\d")

# ISO 14496-12, 4.3, with the brands of ISO 23008-12, annex B: how phones keep photographs.
_HEIF = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})

_AVIF = (b"ftypavif", b"ftypavis")


def contents_of(content: bytes) -> Contents:
    if _is_picture(content):
        return Contents.PICTURE
    if first_header(content) >= 0:
        return Contents.PDF
    if is_fdf(content):
        return Contents.FDF
    if is_xfdf(content):
        return Contents.XFDF
    if is_xdp(content):
        return Contents.ADOBE
    return Contents.PDF if _is_pdf_all_the_same(content) else Contents.OTHER


def _is_pdf_all_the_same(content: bytes) -> bool:
    """Whether the header of a PDF is lost or far down, or an old one that begins as PostScript does (PDF 1.7, appendix
    H, note 13); qpdf and MuPDF read these too."""
    has_a_body = b" obj" in content and b"startxref" in content
    return has_a_body and (may_have_anything_behind(content) or _OLD_HEADER.match(content) is not None)


def _is_picture(content: bytes) -> bool:
    is_webp = content[:4] == b"RIFF" and content[8:12] == b"WEBP"
    is_other = _BITMAP.match(content) is not None or content[4:12] in _AVIF
    return content.startswith(_PICTURES) or is_webp or is_heif(content) or is_other


def is_heif(content: bytes) -> bool:
    return content[4:8] == b"ftyp" and content[8:12] in _HEIF
