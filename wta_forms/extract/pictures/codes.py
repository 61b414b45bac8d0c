"""The codes on pictures of pages: what they say, and where they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageFilter

from wta_forms.errors import Problem
from wta_forms.extract.pictures import seeing
from wta_forms.extract.pictures.opened import pages_in, pictures_of
from wta_forms.extract.places import Sheet, SheetKind

Corners = tuple[tuple[float, float], ...]
"""Pixels: from that which is the top left one when a code stands upright, clockwise."""

_SMALL = 4_000_000
"""Pixels: what has more need not be made larger."""


@dataclass(frozen=True, slots=True)
class _Code:
    text: str
    corners: Corners


def codes_on(picture: Image.Image) -> tuple[str, ...]:
    """What the QR codes on a picture say, each once; none without the extra ``scan``."""
    return tuple(dict.fromkeys(found.text for found in _read(picture.convert("L"))))


def corners_of_codes(picture: Image.Image, is_wanted: Callable[[str], bool]) -> tuple[Corners, ...]:
    """Where the codes are that say what is wanted, on a grey picture."""
    return tuple(found.corners for found in _read(picture) if is_wanted(found.text))


def sheets_of_pictures(content: bytes) -> tuple[Sheet, ...]:
    """The pages of a file of pictures, with what their codes say; none for any other file, and for pictures of which
    all are broken."""
    found = []
    for number, picture in pictures_of(content, range(1, pages_in(content) + 1)):
        if not isinstance(picture, Problem):
            found.append(Sheet(number, SheetKind.PICTURE, codes=codes_on(picture)))
    return tuple(found)


def _read(picture: Image.Image) -> tuple[_Code, ...]:
    if (library := seeing.codes()) is None:
        return ()
    kinds = library.BarcodeFormat.QRCode
    for tried, larger in _tries(picture):
        if found := library.read_barcodes(tried, formats=kinds, try_invert=False):
            return tuple(_Code(each.text, _corners(each.position, larger)) for each in found)
    return ()


def _tries(picture: Image.Image) -> Iterator[tuple[Image.Image, int]]:
    """As it is. Where there is no code: sharper, as copies of copies need it; softer, as pages do that a fax made of
    dots; and so many times larger, as small photographs need it."""
    yield picture, 1
    yield picture.filter(ImageFilter.UnsharpMask(2.5, 150, 0)), 1
    yield picture.filter(ImageFilter.GaussianBlur(1.2)), 1
    if picture.width * picture.height <= _SMALL:
        for larger in (2, 3):
            yield picture.resize((picture.width * larger, picture.height * larger), Image.Resampling.BICUBIC), larger


def _corners(place: Any, larger: int) -> Corners:
    ends = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
    return tuple(((float(end.x) + 0.5) / larger, (float(end.y) + 0.5) / larger) for end in ends)
