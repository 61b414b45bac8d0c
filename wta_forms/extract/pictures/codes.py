"""The codes on pictures of pages: what they say, and where they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from PIL import Image

from wta_forms.errors import Problem
from wta_forms.extract.pictures import seeing
from wta_forms.extract.pictures.opened import pages_in, pictures_of
from wta_forms.extract.places import Sheet, SheetKind

Corners = tuple[tuple[float, float], ...]
"""Pixels: from that which is the top left one when a code stands upright, clockwise."""


def codes_on(picture: Image.Image) -> tuple[str, ...]:
    """What the QR codes on a picture say, each once; none without the extra ``scan``."""
    return tuple(dict.fromkeys(found.text for found in _read(picture.convert("L"))))


def corners_of_codes(picture: Any, is_wanted: Callable[[str], bool]) -> tuple[Corners, ...]:
    """Where the codes are that say what is wanted, on a grey picture (of Pillow or an array)."""
    return tuple(_corners(found.position) for found in _read(picture) if is_wanted(found.text))


def _corners(place: Any) -> Corners:
    ends = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
    return tuple((float(end.x) + 0.5, float(end.y) + 0.5) for end in ends)


def sheets_of_pictures(content: bytes) -> tuple[Sheet, ...]:
    """The pages of a file of pictures, with what their codes say; none for any other file, and for pictures of which
    all are broken."""
    found = []
    for number, picture in pictures_of(content, range(1, pages_in(content) + 1)):
        if not isinstance(picture, Problem):
            found.append(Sheet(number, SheetKind.PICTURE, codes=codes_on(picture)))
    return tuple(found)


def _read(picture: Any) -> Iterator[Any]:
    if (library := seeing.codes()) is None:
        return
    kinds = library.BarcodeFormat.QRCode
    yield from library.read_barcodes(picture, formats=kinds, try_invert=False)
