"""Writes gallery.md and the pictures in it: ``python -m docs.make_gallery`` (needs the dependency group ``docs``).

A test fails when the text is stale; the pictures are made anew along with it.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice, takewhile
from pathlib import Path

from PIL import Image, ImageOps

from docs.readability import reading_of
from wta_forms import copy_of, lay_out
from wta_forms.layout.style import STANDARD, VARIANTS
from wta_forms.project.settings import load_settings
from wta_forms.render.raster import pictures
from wta_forms.spec.form import Form
from wta_forms.spec.languages import languages_of
from wta_forms.spec.load import load_form
from wta_forms.spec.shipped import EXAMPLES, PARTS, SPECS
from wta_forms.workflow.generate import Blank

HERE = Path(__file__).parent
PAGE = HERE / "gallery.md"
PICTURES = HERE / "pictures" / "gallery"
PROJECT = EXAMPLES / "friday-fridge"
BRANDED = HERE / "examples" / "with-a-logo"
"""The same project, with a logo and a colour of its own."""

ORDER = ("project-values", "drivers", "asset-bank", "workshop-feedback", "consent")
"""The three tools in the order in which a project uses them, then the small ones."""

HEART = {
    "project-values": "principles",
    "drivers": "risks",
    "asset-bank": "assets",
    "workshop-feedback": "statements",
    "consent": "take_part",
}
"""A question that the other forms have not: its page is what is shown of a form, beside the first."""

LANGUAGES = {"ar": "Arabic", "en": "English", "gd": "Scottish Gaelic", "pl": "Polish", "uk": "Ukrainian"}

BESIDE = {"drivers": "ar+en"}
"""Of these forms one page is shown in two languages side by side."""

VARIANT_WORDS = {
    "standard": "the standard form",
    "large-print": "large print",
    "by-hand": "to fill in by hand",
    "phone": "for a phone",
    "facilitator": "the facilitator's copy",
}

WITH_LOGO = ("drivers", "workshop-feedback")

LARGE, SMALL = 1250, 760
"""Pixels that a picture of a page is high."""
COLOURS = 128
EDGE = "#c3ccd1"
DOTS_PER_INCH = 192
"""Of the page from which a picture is made smaller, so that thin letters stay whole."""

OPENING = """\
# The forms

*Made by `python -m docs.make_gallery`.*

These forms come with the program. `wta-forms generate drivers` makes one of them; its file in
[specs](../specs) is a good start for a form of your own. The pictures show the project in
[examples](../examples/friday-fridge).

Every form can be had in five variants: `wta-forms generate drivers --variant large-print`. They ask the same
questions. The tables say how many pages each has, and how large a file people are sent.

The *grade* (Flesch-Kincaid) is the school year in the United States that can read the words, so grade 6 is about
age 11. *Reading ease* (Flesch) goes up to about 100, and 60 or more is plain English. Every text that a participant
can read is counted, names of laws too. Short questions come out easier than they are, so nothing here replaces asking
a reader.
"""

_CLOSING = """\
## With a logo and a colour of your own

Two lines in [project.yaml](examples/with-a-logo/project.yaml) do it: `logo` names a picture, `accent` a colour. A
colour in which words would be hard to read is refused, and you are told the nearest one that is not.
"""


@dataclass(frozen=True, slots=True)
class Shot:
    """A page that is shown: the first one, or that of the question ``of``, in a picture so many pixels ``high``."""

    form: str
    variant: str = STANDARD.variant
    language: str = "en"
    of: str = ""
    project: Path = PROJECT
    high: int = SMALL

    @property
    def blank(self) -> Blank:
        return _laid_out(self.form, self.variant, self.language, self.project)

    @property
    def page(self) -> int:
        """From 1."""
        return next((field.page for field in self.blank.map.fields if field.name.split("-")[0] == self.of), 1)

    @property
    def name(self) -> str:
        """Of the picture's file; the same whatever page it is, so that none is left behind when pages change."""
        own = "logo" if self.project == BRANDED else ""
        parts = (self.form, self.variant, *languages_of(self.language), self.of.replace("_", "-"), own)
        return "-".join(part for part in parts if part) + ".png"

    @property
    def alt(self) -> str:
        """Form, variant, language and page, and what is on it."""
        look = ["with a logo and a colour of its own"] if self.project == BRANDED else []
        parts = [f"“{self.blank.form.title.in_('en')}”", VARIANT_WORDS[self.variant], f"in {in_words(self.language)}"]
        return f"Page {self.page} of {', '.join([*parts, *look])}: {self._seen}"

    @property
    def _seen(self) -> str:
        """The title of the section that the question stands in, or what it asks."""
        if len(self.blank.pages.pages) == 1:
            return "the whole form"
        for section in self.blank.form.sections:
            if asked := [question for question in section.questions if question.id == self.of]:
                return (section.title or asked[0].label).in_("en")
        return "how it begins"

    def picture(self) -> Image.Image:
        pages = pictures(copy_of(self.blank), DOTS_PER_INCH)
        page = Image.open(io.BytesIO(next(islice(pages, self.page - 1, None)))).convert("RGB")
        page.thumbnail((self.high, self.high), Image.Resampling.LANCZOS)
        return ImageOps.expand(page, border=1, fill=EDGE).quantize(
            COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=3, dither=Image.Dither.NONE
        )


@cache
def _form(name: str) -> Form:
    return load_form(SPECS / f"{name}.yaml", [PARTS])


@cache
def _laid_out(form: str, variant: str, language: str, project: Path) -> Blank:
    return lay_out(_form(form), language, load_settings(project), variant)


def forms() -> tuple[Form, ...]:
    """Every shipped form, in the order of the gallery; one that is not in it comes last."""
    names = [path.stem for path in sorted(SPECS.glob("*.yaml"))]
    ordered = [*(name for name in ORDER if name in names), *(name for name in names if name not in ORDER)]
    return tuple(_form(name) for name in ordered)


def in_words(language: str) -> str:
    return " and ".join(LANGUAGES[each] for each in languages_of(language))


# --- which pages are shown --------------------------------------------------------------------------------------------


def shots() -> tuple[Shot, ...]:
    """All of them, in the order of the page."""
    of_forms = (shot for form in forms() for row in (large(form), variants(form), languages(form)) for shot in row)
    return (*of_forms, *with_logo())


def large(form: Form) -> tuple[Shot, ...]:
    """The first page of the standard form, and the one that is its heart."""
    first = Shot(form.id, high=LARGE)
    heart = Shot(form.id, of=HEART.get(form.id, ""), high=LARGE)
    return (first, heart) if heart.page != first.page else (first,)


def variants(form: Form) -> tuple[Shot, ...]:
    """The heart of the form in every other variant."""
    others = (variant for variant in VARIANTS if variant != STANDARD.variant)
    return tuple(Shot(form.id, variant, of=HEART.get(form.id, "")) for variant in others)


def languages(form: Form) -> tuple[Shot, ...]:
    """The same page in every other language, and in two."""
    others = (language for language in (*form.languages, BESIDE.get(form.id, "")) if language not in ("en", ""))
    return tuple(Shot(form.id, language=language, of=HEART.get(form.id, "")) for language in others)


def with_logo() -> tuple[Shot, ...]:
    return tuple(Shot(form, project=BRANDED, high=LARGE) for form in WITH_LOGO)


# --- the page ---------------------------------------------------------------------------------------------------------


def gallery_page() -> str:
    """The whole page, from forms as they are laid out now."""
    parts = (OPENING, *(line for form in forms() for line in of_form(form)), *closing())
    return "\n".join(parts).rstrip() + "\n"


def of_form(form: Form) -> Iterator[str]:
    """What the page has of one form."""
    yield f"## {form.title.in_('en')}\n"
    yield f"{_what_for(form)}\n"
    yield from _table(*_summary(form))
    yield from _table(["variant", *(f"in {in_words(language)}" for language in form.languages)], _sizes(form))
    yield from _row(large(form), [f"page {shot.page}" for shot in large(form)])
    yield from _row(variants(form), [f"`{shot.variant}`" for shot in variants(form)])
    yield from _row(languages(form), [f"in {in_words(shot.language)}" for shot in languages(form)])


def _what_for(form: Form) -> str:
    """What the author says at the top of the file, to whoever may use the form."""
    lines = (SPECS / f"{form.id}.yaml").read_text(encoding="utf-8").splitlines()
    return " ".join(line.lstrip("# ") for line in takewhile(lambda line: line.startswith("#"), lines))


def _summary(form: Form) -> tuple[list[str], list[list[str]]]:
    reading = reading_of(form)
    cells = {
        "name": f"`{form.id}`",
        "languages": ", ".join(in_words(language) for language in form.languages),
        "questions": str(len(form.questions)),
        "minutes": str(form.minutes),
        "grade": f"{reading.grade:.1f}",
        "reading ease": f"{reading.ease:.0f}",
    }
    return list(cells), [list(cells.values())]


def _sizes(form: Form) -> Iterator[list[str]]:
    """A line a variant, a cell a language."""
    for variant in VARIANTS:
        yield [f"`{variant}`", *(_size(form, variant, language) for language in form.languages)]


def _size(form: Form, variant: str, language: str) -> str:
    blank = _laid_out(form.id, variant, language, PROJECT)
    count = len(blank.pages.pages)
    return f"{count} page{'s' if count > 1 else ''}, {len(copy_of(blank)) / 1000:.0f} kB"


def _row(shown: Sequence[Shot], captions: Sequence[str]) -> Iterator[str]:
    """Pictures side by side, each under its caption."""
    if shown:
        cells = [f"![{shot.alt}]({_link(shot)})" for shot in shown]
        yield from _table(captions, [cells])


def _link(shot: Shot) -> str:
    return (PICTURES / shot.name).relative_to(HERE).as_posix()


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    lines = [head, ["---"] * len(head), *rows]
    yield "\n".join(f"| {' | '.join(cells)} |" for cells in lines) + "\n"


def closing() -> Iterator[str]:
    yield _CLOSING
    yield from _row(with_logo(), [f"`{shot.form}`" for shot in with_logo()])


def main() -> None:
    PAGE.write_text(gallery_page(), encoding="utf-8")
    print(PAGE)
    PICTURES.mkdir(exist_ok=True)
    for old in PICTURES.glob("*.png"):
        old.unlink()
    for shot in shots():
        shot.picture().save(PICTURES / shot.name, optimize=True)
        print(PICTURES / shot.name)


if __name__ == "__main__":
    main()
