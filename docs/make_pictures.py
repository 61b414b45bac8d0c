"""The picture in the README: one page of the shipped form *drivers* as people of the demo filled it in, in English, in
Arabic and on a phone.

``python -m docs.make_pictures`` (needs the dependency group ``docs``).
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from PIL import Image, ImageOps

from wta_forms import copy_of, lay_out
from wta_forms.project.settings import load_settings
from wta_forms.render.raster import POINTS_PER_INCH, pictures
from wta_forms.spec.filling import FieldValue, fill_question
from wta_forms.spec.load import load_form
from wta_forms.spec.shipped import EXAMPLES, PARTS, SPECS
from wta_forms.workflow.generate import Blank

PICTURE = Path(__file__).parent / "pictures" / "drivers.png"
PROJECT = EXAMPLES / "friday-fridge"
FORM = "drivers"
SCALE = 1.25  # pixels a point
MARGIN = 24
DESK, EDGE = "#e9edef", "#c3ccd1"
COLOURS = 128


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page on which a question stands, with the answers of one person of the demo."""

    person: str
    of: str
    language: str = "en"
    variant: str = "standard"


SHEETS = (
    Sheet("ann-reid", "missing"),
    Sheet("samira-haddad", "missing", language="ar"),
    Sheet("ewa-zolkowska", "at_the_table", variant="phone"),
)


def main() -> None:
    pages = [_page(sheet) for sheet in SHEETS]
    width = sum(page.width for page in pages) + MARGIN * (len(pages) + 1)
    desk = Image.new("RGB", (width, max(page.height for page in pages) + 2 * MARGIN), DESK)
    x = MARGIN
    for page in pages:
        desk.paste(page, (x, MARGIN))
        x += page.width + MARGIN
    PICTURE.parent.mkdir(exist_ok=True)
    desk.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=3, dither=Image.Dither.NONE).save(PICTURE, optimize=True)
    print(PICTURE)


def _page(sheet: Sheet) -> Image.Image:
    form = load_form(SPECS / f"{FORM}.yaml", [PARTS])
    blank = lay_out(form, sheet.language, load_settings(PROJECT), sheet.variant)
    number = next(field.page for field in blank.map.fields if field.name.split("-")[0] == sheet.of)
    drawn = pictures(copy_of(blank, values=dict(_values(blank, sheet.person))), round(SCALE * POINTS_PER_INCH))
    page = Image.open(io.BytesIO(next(islice(drawn, number - 1, None))))
    return ImageOps.expand(page.convert("RGB"), border=1, fill=EDGE)


def _values(blank: Blank, person: str) -> Iterator[tuple[str, FieldValue]]:
    """What the person answers in the demo, as fields of this blank."""
    returned = json.loads((PROJECT / "returned" / f"{FORM}.json").read_text(encoding="utf-8"))
    answers = next(entry["answers"] for entry in returned if entry["person"] == person)
    for question, value in answers.items():
        yield from fill_question(blank.form.question(question), value, blank.language).items()


if __name__ == "__main__":
    main()
