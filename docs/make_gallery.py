"""Writes gallery.md and the pictures in it: ``python -m docs.make_gallery`` (needs the dependency group ``docs``).

A test fails when the text is stale; the pictures are made anew along with it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

from PIL import Image, ImageOps

from docs.readability import reading_of
from wta_forms import copy_of, lay_out
from wta_forms.project.settings import load_settings
from wta_forms.render.raster import pictures
from wta_forms.spec.form import Form
from wta_forms.spec.load import load_form
from wta_forms.spec.shipped import EXAMPLES, PARTS, SPECS
from wta_forms.workflow.generate import Blank

HERE = Path(__file__).parent
PAGE = HERE / "gallery.md"
PICTURES = HERE / "pictures"
PROJECT = EXAMPLES / "friday-fridge"

WIDTH = 700  # pixels
COLOURS = 64
EDGE = "#c3ccd1"

ORDER = ("project-values", "drivers", "asset-bank", "workshop-feedback", "consent")
"""The three tools in the order in which a project uses them, then the small ones."""

HEART = {"project-values": "principles", "drivers": "risks", "asset-bank": "assets"}
"""A question of each tool that the others have not: its page is shown beside the first; of other forms the second."""

LANGUAGES = {"ar": "Arabic", "en": "English", "gd": "Scottish Gaelic", "pl": "Polish", "uk": "Ukrainian"}

_OPENING = """\
# The forms

*Made by `python -m docs.make_gallery`.*

These forms come with the program. `wta-forms generate drivers` makes one of them; its file in
[specs](../specs) is a good start for a form of your own. The pictures show the project in
[examples](../examples/friday-fridge).

The *grade* (Flesch-Kincaid) is the school year in the United States that can read the words, so grade 6 is about
age 11. *Reading ease* (Flesch) goes up to about 100, and 60 or more is plain English. Every text that a participant
can read is counted, names of laws too. Short questions come out easier than they are, so nothing here replaces asking
a reader.
"""


def forms() -> tuple[Form, ...]:
    """Every shipped form, in the order of the gallery; one that is not in it comes last."""
    names = [path.stem for path in sorted(SPECS.glob("*.yaml"))]
    ordered = [*(name for name in ORDER if name in names), *(name for name in names if name not in ORDER)]
    return tuple(load_form(SPECS / f"{name}.yaml", [PARTS]) for name in ordered)


def gallery_page() -> str:
    """The whole page, from forms as they are laid out now."""
    return "\n".join([_OPENING, *(line for form in forms() for line in _of_form(form))]).rstrip() + "\n"


def _of_form(form: Form) -> Iterator[str]:
    title = form.title.in_("en")
    reading = reading_of(form)
    blank = _laid_out(form)
    languages = ", ".join(LANGUAGES[language] for language in form.languages)
    yield f"## {title}\n"
    yield f"{_what_for(form)}\n"
    yield "| name | languages | questions | pages | minutes | grade | reading ease |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    yield (
        f"| `{form.id}` | {languages} | {len(form.questions)} | {len(blank.pages.pages)} | {form.minutes} "
        f"| {reading.grade:.1f} | {reading.ease:.0f} |\n"
    )
    yield " ".join(f"![{title}, page {page}](pictures/{name})" for page, name in _shown(blank)) + "\n"


def _what_for(form: Form) -> str:
    """What the author says at the top of the file, to whoever may use the form."""
    lines = (SPECS / f"{form.id}.yaml").read_text(encoding="utf-8").splitlines()
    return " ".join(line.lstrip("# ") for line in takewhile(lambda line: line.startswith("#"), lines))


def _laid_out(form: Form) -> Blank:
    return lay_out(form, settings=load_settings(PROJECT))


def _shown(blank: Blank) -> list[tuple[int, str]]:
    """The pages that are shown, from 1, and the names of their pictures."""
    starts = [field.page for field in blank.map.fields if field.name.split("-")[0] == HEART.get(blank.form.id)]
    pages = [1, *(starts or [2])[:1]]
    return [(page, f"{blank.form.id}-{n}.png") for n, page in enumerate(pages, 1) if page <= len(blank.pages.pages)]


def _write_pictures(form: Form) -> Iterator[Path]:
    blank = _laid_out(form)
    drawn = list(pictures(copy_of(blank)))
    for page, name in _shown(blank):
        _small(drawn[page - 1]).save(PICTURES / name, optimize=True)
        yield PICTURES / name


def _small(picture: bytes) -> Image.Image:
    page = Image.open(io.BytesIO(picture)).convert("RGB")
    page.thumbnail((WIDTH, 2 * WIDTH), Image.Resampling.LANCZOS)
    return ImageOps.expand(page, border=1, fill=EDGE).quantize(COLOURS)


def main() -> None:
    PAGE.write_text(gallery_page(), encoding="utf-8")
    print(PAGE)
    PICTURES.mkdir(exist_ok=True)
    for form in forms():
        for path in _write_pictures(form):
            print(path)


if __name__ == "__main__":
    main()
