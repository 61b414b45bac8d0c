"""Pictures to try: a logo as people have them, and files that only look like one."""

from __future__ import annotations

import io
from functools import cache

from PIL import Image, ImageDraw

SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 100">
  <rect width="100" height="100" fill="#a3195b"/>
  <path d="M120 20h260v20H120z" fill="#0b5f6c"/>
</svg>
"""


@cache
def logo(width: int = 1000, height: int = 250) -> bytes:
    """A ring, a triangle and rules on nothing, with soft edges: 10 kB, as logos have."""
    picture = Image.new("RGBA", (width * 2, height * 2), (0, 0, 0, 0))
    draw = ImageDraw.Draw(picture)
    side = height * 2
    draw.ellipse((0, 0, side - 1, side - 1), fill="#a3195b")
    draw.ellipse((side / 4, side / 4, side * 3 / 4, side * 3 / 4), fill="#ffffff")
    draw.polygon([(side / 2, side / 8), (side, side * 0.8), (0, side * 0.8)], outline="#ffb000", width=side // 20)
    for at in range(5):
        draw.arc((side * (1.1 + at / 2), 0, side * (2.1 + at / 2), side), 30 * at, 300, fill="#0b5f6c", width=side // 9)
    return png(picture.reduce(2))


def png(picture: Image.Image) -> bytes:
    written = io.BytesIO()
    picture.save(written, "PNG", optimize=True)
    return written.getvalue()
