"""Files of pictures, and PDFs whose pages are nothing else, as pictures: upright, and in their colours."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator
from itertools import islice
from math import ceil, sqrt

from PIL import Image, ImageOps, ImageSequence

from wta_forms.errors import PICTURE_BROKEN, PICTURE_TOO_LARGE, SCAN_EXTRA_MISSING, Problem
from wta_forms.extract.files.contents import is_heif
from wta_forms.extract.limits import PAGES_SHOWN
from wta_forms.extract.on_page.drawing import POINTS_PER_INCH, opened, picture_of, shown
from wta_forms.extract.pictures import seeing

Drawn = tuple[int, Image.Image | Problem]
"""The number of a page, from 1, and its picture, or why there is none."""

_KINDS = ("JPEG", "PNG", "TIFF", "WEBP", "BMP", "GIF", "AVIF")
_HEIF = "HEIF"

MOST_PIXELS, ENOUGH_PIXELS = 64_000_000, 26_000_000
"""Telephones take 12 to 50 million. Of more than enough half a side will do, and a JPEG need not be unpacked whole."""

_LONGER_SIDE = 2_600
"""Pixels of a page that is drawn out of a PDF: 220 to the inch on A4. A page of a PDF may say that it has any size."""

_REDUCED = 254
"""The tag of a TIFF that says of a picture that it is another one made small (TIFF 6.0, NewSubfileType)."""


def is_pdf(content: bytes) -> bool:
    """Anywhere in the first 1,024 bytes, as readers look for it (ISO 32000-2, annex I)."""
    return b"%PDF-" in content[:1024]


def pages_in(content: bytes) -> int:
    """How many pages a file of pictures has: several in a TIFF, one in all others; 0 when it is none."""
    try:
        return sum(1 for _ in _frames(_opened(content)))
    except _UNREADABLE:
        return 0


def pictures_of(content: bytes, pages: Collection[int]) -> Iterator[Drawn]:
    """Those pages of a file, one after another, so that only one is in memory. Pages that it has not do not come."""
    yield from _of_pdf(content, pages) if is_pdf(content) else _of_file(content, pages)


# --- PDFs -------------------------------------------------------------------------------------------------------------


def _of_pdf(content: bytes, pages: Collection[int]) -> Iterator[Drawn]:
    """With what people laid on the page, and without what is typed in fields, which others read."""
    with opened(content) as document:
        for number in sorted(set(pages)) if document else ():
            with shown(document, number) as page:
                if page is not None:
                    inches = max(*page.get_size(), 1.0) / POINTS_PER_INCH
                    yield number, picture_of(page, _LONGER_SIDE / inches)


# --- files of pictures ------------------------------------------------------------------------------------------------

_UNREADABLE = (OSError, ValueError, SyntaxError, EOFError, RuntimeError, MemoryError, Image.DecompressionBombError)
"""What Pillow and pi_heif raise for pictures that are broken, cut off or no pictures."""


def _of_file(content: bytes, pages: Collection[int]) -> Iterator[Drawn]:
    if is_heif(content) and not seeing.heif():
        yield 1, SCAN_EXTRA_MISSING.at("")
        return
    number = 1
    try:
        for number, frame in enumerate(_frames(_opened(content)), 1):
            if number in pages:
                yield number, _upright(frame)
    except _UNREADABLE as error:
        yield number, PICTURE_BROKEN.at("", why=error)


def _opened(content: bytes) -> Image.Image:
    """Not unpacked yet, but for its size."""
    kinds = [*_KINDS, _HEIF] if seeing.heif() else _KINDS
    return Image.open(io.BytesIO(content), formats=kinds)


def _frames(picture: Image.Image) -> Iterator[Image.Image]:
    """The pages of a TIFF. What else has several pictures is a film, or a photograph with its depth beside it."""
    if picture.format != "TIFF":
        yield picture
        return
    for frame in islice(ImageSequence.Iterator(picture), PAGES_SHOWN):
        if not int(frame.getexif().get(_REDUCED, 0)) & 1:
            yield frame


def _upright(picture: Image.Image) -> Image.Image | Problem:
    """Unpacked, the way up that its camera says (EXIF), on white where it lets something through."""
    if picture.format == "JPEG" or picture.format == "MPO":
        shrunk = _shrunk(picture)
        picture.draft(None, (picture.width // shrunk, picture.height // shrunk))
    if picture.width * picture.height > MOST_PIXELS:
        return PICTURE_TOO_LARGE.at("", limit=f"{MOST_PIXELS // 1_000_000} million pixels")
    plain = _plain(ImageOps.exif_transpose(picture))
    return plain.reduce(shrunk) if (shrunk := _shrunk(plain)) > 1 else plain


def _shrunk(picture: Image.Image) -> int:
    """The part of a picture's sides that is enough of it: 1 for all, 2 for half."""
    return ceil(sqrt(picture.width * picture.height / ENOUGH_PIXELS))


def _plain(picture: Image.Image) -> Image.Image:
    """As bytes of grey where there is nothing but grey, else of red, green and blue."""
    if picture.mode.startswith("I"):
        # Pillow keeps grey of 16 bits as whole numbers, and would cut them off at 255.
        return picture.convert("I").point(lambda level: level / 256).convert("L")
    if picture.has_transparency_data:
        white = Image.new("RGBA", picture.size, (255, 255, 255, 255))
        return Image.alpha_composite(white, picture.convert("RGBA")).convert("RGB")
    return picture.convert("L" if picture.mode in {"1", "L", "F"} else "RGB")
