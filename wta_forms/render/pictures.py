"""Pictures as image objects (ISO 32000-2, 8.9.5), no larger than print can show."""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from PIL import Image, ImageChops, ImageStat
from reportlab.pdfbase import pdfdoc

from wta_forms import errors
from wta_forms.errors import WtaFormsError
from wta_forms.layout.boxes import Picture
from wta_forms.render.objects import array, stream

MOST_BYTES = 1 << 20
MOST_PIXELS = 4_000
"""On a side. A small file can say that it is a picture of any size: more than this is not unpacked."""

_DOTS_PER_POINT = 300 / 72
_HEAD = struct.Struct(">8s8xII")
_UNSEEN = 4
"""Of 255, in red, green and blue each."""
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class Png:
    """A PNG that can be drawn, and its size in pixels."""

    content: bytes
    width: int
    height: int


def read_png(content: bytes, name: str) -> Png:
    """Raises WtaFormsError, without a place, when it is none, is broken or cut off, or is larger than the limits."""
    if len(content) > MOST_BYTES:
        raise WtaFormsError(errors.LOGO_TOO_LARGE.at("", name=name, limit="1 MiB"))
    if len(content) < _HEAD.size or not content.startswith(_SIGNATURE):
        raise WtaFormsError(errors.LOGO_BROKEN.at("", name=name, why="it is no PNG"))
    _, width, height = _HEAD.unpack_from(content)
    if max(width, height) > MOST_PIXELS:
        raise WtaFormsError(errors.LOGO_TOO_LARGE.at("", name=name, limit=f"{MOST_PIXELS:,} pixels on a side"))
    try:
        _pixels(content, width, height)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:  # all of these are Pillow's
        raise WtaFormsError(errors.LOGO_BROKEN.at("", name=name, why="it is damaged or cut off")) from error
    return Png(content, width, height)


def image(picture: Picture, png: bytes, document: pdfdoc.PDFDocument) -> pdfdoc.PDFObjectReference:
    """The picture as an image XObject, scaled down to 300 dots an inch at the size at which it is drawn."""
    _, width, height = _HEAD.unpack_from(png)
    scale = min(1.0, picture.rect.width * _DOTS_PER_POINT / width)
    pixels = _pixels(png, max(1, round(width * scale)), max(1, round(height * scale)))
    entries = {
        "Type": "/XObject",
        "Subtype": "/Image",
        "Width": pixels.width,
        "Height": pixels.height,
        "BitsPerComponent": 8,
        "ColorSpace": _colours(pixels, picture.key, document),
    }
    return document.Reference(stream(pixels.tobytes(), entries), f"picture {picture.key}")


def _colours(pixels: Image.Image, key: str, document: pdfdoc.PDFDocument) -> Any:
    """The colour space: where a pixel is the number of a colour, with the table of them (ISO 32000-2, 8.6.6.3)."""
    if pixels.mode == "RGB":
        return "/DeviceRGB"
    table = bytes(pixels.getpalette() or ())
    return array(
        ["/Indexed", "/DeviceRGB", len(table) // 3 - 1, document.Reference(stream(table), f"colours of {key}")]
    )


@lru_cache(maxsize=8)
def _pixels(png: bytes, width: int, height: int) -> Image.Image:
    """The picture at a size, on white as it will be on paper: a mask would be as large again, and programs for printing
    turn pages with see-through parts into pictures. Kept, as all copies show the same logo.

    Each pixel is the mean of those it stands for: anything finer rings at the edges, which is four times the bytes.
    """
    with Image.open(io.BytesIO(png), formats=["PNG"]) as opened:
        opened.load()
        whole = _of_eight_bits(opened).convert("RGBA")
    small = whole if whole.size == (width, height) else whole.resize((width, height), Image.Resampling.BOX)
    on_white = Image.alpha_composite(Image.new("RGBA", small.size, (255, 255, 255, 255)), small)
    return _with_few_colours(on_white.convert("RGB"))


def _of_eight_bits(picture: Image.Image) -> Image.Image:
    """Pillow keeps grey of 16 bits as whole numbers, and would cut them off at 255."""
    if not picture.mode.startswith("I"):
        return picture
    return picture.convert("I").point(lambda level: level / 256).convert("L")


def _with_few_colours(picture: Image.Image) -> Image.Image:
    """As numbers of at most 256 colours, half the bytes, if nobody can see the difference."""
    few = picture.quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    off = ImageStat.Stat(ImageChops.difference(picture, few.convert("RGB"))).extrema
    return few if all(most <= _UNSEEN for _, most in off) else picture
