"""The picture in the README: two pages of the shipped form *drivers*, as Bob Hay of the demo filled them in.

``python docs/make_pictures.py`` (needs the dependency group ``test``).
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from PIL import Image, ImageOps

from wta_forms import demo

PICTURE = Path(__file__).parent / "pictures" / "drivers.png"
PAGES = (0, 2)
SCALE = 1.25  # pixels a point
MARGIN = 24
PAPER, DESK, EDGE = "#ffffff", "#e9edef", "#c3ccd1"


def main() -> None:
    with TemporaryDirectory() as folder:
        made = demo(Path(folder))
        filled = next(path for path in made.returned if path.name.startswith("Drivers form BH"))
        pages = list(_pages(filled))
    width = sum(page.width for page in pages) + MARGIN * (len(pages) + 1)
    sheet = Image.new("RGB", (width, pages[0].height + 2 * MARGIN), DESK)
    x = MARGIN
    for page in pages:
        sheet.paste(page, (x, MARGIN))
        x += page.width + MARGIN
    PICTURE.parent.mkdir(exist_ok=True)
    sheet.quantize(64).save(PICTURE, optimize=True)
    print(PICTURE)


def _pages(path: Path) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(path)
    document.init_forms()
    drawn = [document[number].render(scale=SCALE, may_draw_forms=True).to_pil() for number in PAGES]
    document.close()
    return [ImageOps.expand(page.convert("RGB"), border=1, fill=EDGE) for page in drawn]


if __name__ == "__main__":
    main()
