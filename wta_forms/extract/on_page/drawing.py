"""Pages of strangers' files as Chrome's engine shows them. PDFium may crash on one: this runs in the worker alone (see
``isolate``)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from itertools import islice
from math import ceil

from PIL.Image import Image
from pypdfium2 import PdfBitmap, PdfDocument, PdfiumError, PdfPage, raw

from wta_forms.extract.limits import PAGES_SHOWN, PIXELS
from wta_forms.extract.on_page.geometry import Matrix, back, then

POINTS_PER_INCH = 72


@contextmanager
def opened(content: bytes) -> Iterator[PdfDocument | None]:
    """A PDF with PDFium, or None when it cannot be opened: what is no PDF, or is locked."""
    try:
        document = PdfDocument(content)
    except PdfiumError:
        yield None
        return
    try:
        yield document
    finally:
        document.close()


def pages_of(content: bytes) -> Iterator[tuple[int, PdfPage]]:
    """Every page with its number, from 1; each is closed when the next one is asked for. Pages that are damaged are
    passed over, and so is everything after the first :data:`PAGES_SHOWN`."""
    with opened(content) as document:
        for number in islice(range(len(document) if document else 0), PAGES_SHOWN):
            with shown(document, number + 1) as page:
                if page is not None:
                    yield number + 1, page


@contextmanager
def shown(document: PdfDocument, number: int) -> Iterator[PdfPage | None]:
    """One page, from 1; None when it is damaged or there is none."""
    try:
        page = document[number - 1]
    except (PdfiumError, IndexError):
        yield None
        return
    try:
        yield page
    finally:
        page.close()


def picture_of(page: PdfPage, dots_per_inch: float) -> Image:
    """A page as it is seen (turned, cropped, with what people added to it but without fields), in red, green and blue.

    Pages that would have more than :data:`PIXELS` points are drawn smaller: how large, the picture says.
    """
    width, height = page.get_size()
    scale = min(dots_per_inch / POINTS_PER_INCH, (PIXELS / max(width * height, 1.0)) ** 0.5)
    picture: Image = page.render(scale=scale, rev_byteorder=True).to_pil()
    return picture


def picture_of_blank(
    page: PdfPage, lies: Matrix, size: tuple[float, float], dots_per_inch: float, *, with_notes: bool = False
) -> Image:
    """What stands where a page of the blank lies on this page, in red, green and blue, upright and as large as the
    blank is; fields and what people laid on it only ``with_notes``. ``lies`` is the matrix from the blank to the page.
    """
    scale = dots_per_inch / POINTS_PER_INCH
    width, height = ceil(size[0] * scale), ceil(size[1] * scale)
    as_picture: Matrix = (scale, 0, 0, -scale, 0, height)
    drawn = then(then(back(as_seen(page)), back(lies)), as_picture)
    bitmap = PdfBitmap.new_native(width, height, raw.FPDFBitmap_BGR, rev_byteorder=True)
    try:
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
        everywhere = raw.FS_RECTF(0, 0, width, height)
        flags = raw.FPDF_REVERSE_BYTE_ORDER | (raw.FPDF_ANNOT if with_notes else 0)
        raw.FPDF_RenderPageBitmapWithMatrix(bitmap, page, raw.FS_MATRIX(*drawn), everywhere, flags)
        picture: Image = bitmap.to_pil().copy()
        return picture
    finally:
        bitmap.close()


def as_png(picture: Image) -> bytes:
    content = BytesIO()
    picture.save(content, "PNG", optimize=True)
    return content.getvalue()


def as_seen(page: PdfPage) -> Matrix:
    """From points of the page to points of the page as it is seen, turned and cropped, from its top left corner: what
    PDFium's own matrices begin with."""
    x0, y0, x1, y1 = page.get_bbox()
    turns = page.get_rotation() // 90 % 4
    by_turns: tuple[Matrix, ...] = (
        (1, 0, 0, -1, -x0, y1),
        (0, 1, 1, 0, -y0, -x0),
        (-1, 0, 0, 1, x1, -y0),
        (0, -1, -1, 0, y1, x1),
    )
    return by_turns[turns]
