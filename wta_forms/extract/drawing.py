"""Pages of strangers' files as Chrome's engine shows them. PDFium may crash on one: this runs in the worker alone (see
``isolate``)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice

from PIL.Image import Image
from pypdfium2 import PdfDocument, PdfiumError, PdfPage

from wta_forms.extract.limits import PAGES_SHOWN, PIXELS

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
