"""Have the programs of others complete our form: ``python -m tests.make_corpus`` renews ``tests/corpus``.

A file is written anew only when other answers are read from it than from the one that is there: saves carry dates and
random identifiers, and the stamp names a blank that any change of the layout makes another one.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.programs import PROGRAMS, Value, mupdf, pdfbox, pdfium, pdftk, poppler, pypdf_writer
from wta_forms import copy_of, lay_out
from wta_forms.extract.isolate import Reader
from wta_forms.project.people import Person
from wta_forms.spec.fields import STAMP_FIELD
from wta_forms.spec.load import load_form

CORPUS = Path(__file__).parent / "corpus"
FORM = CORPUS / "every-kind.yaml"
MORE_FORM = CORPUS / "more-kinds.yaml"
MOST_BYTES = 200_000

ANN = Person("ann-reid", "Ann Reid", {"name": "Ann Reid", "organisation": "Fife Council"}, 2)

GIVEN: Mapping[str, Value] = {
    "name": "Ann Żółć-Reid",
    "signs": "(brackets) \\ back, 100 % – “quotes” ’n’ €5",
    "polish": "Zażółć gęślą jaźń, ŁÓDŹ",
    "arabic": "مرحبا بالعالم، ١٢٣",
    "emoji": "We meet 🙂 on Fridays 👩‍🍳",
    "lines": "First line\nsecond line\n\nfourth line",
    "long": ("Two thousand characters, more or less, of plain words. " * 40)[:2000].strip(),
    "budget": "£1,850.50",
    "deadline": "3 February 2027",
    "collaboration-co_production": True,
    "table_talk-carers": True,
    "table_talk-shops": True,
    "table_talk-other": True,
    "table_talk-other-text": "Łukasz’s shop",
    "agree": True,
    "gaps-1-gap": "No hot food on Fridays",
    "gaps-1-priority": "High",
    "gaps-1-by": "31/12/2026",
    "gaps-1-done": True,
    "gaps-3-gap": "Brak polskich ulotek",
    "gaps-3-priority": "Low",
}
"""What each program is given, by field name. ``organisation`` is left as it was prefilled."""

MORE_GIVEN: Mapping[str, Value] = {
    "sure-4": True,
    "likely-0": True,
    "ways-train": "1",
    "ways-foot": "2.",
    "ways-bus": "3rd",
    "effort-money": "5",
    "effort-people": "5",
    "days-mon-pm": True,
    "days-wed-unsure": True,
    "needs-carers-lift": True,
    "needs-carers-quiet": True,
    "needs-shops-meal": True,
    "kitchen": "own",
    "travel": "other",
    "travel-other-text": "Łukasz’s van – on Fridays",
    "town": "Łódź",
    "language": "Something else (please write it)",
    "language-other-text": "Język polski",
    "influence": "2",
    "interest-3": True,
    "drivers-1-who": "Fife Council",
    "drivers-1-influence": "A lot",
    "drivers-1-trust": "4",
    "drivers-1-mail": "ann@fife.example",
    "drivers-3-who": "Sąsiedzi",
    "drivers-3-trust": "1",
    "mail": "Ann Żółć-Reid <ann@fife.example>",
    "phone": "+44 (0)131 496 0000",
    "agree": True,
    "sharing-role": True,
    "signed": "Ann Żółć-Reid",
}
"""The same for the second form."""

Fill = Callable[[Path, Mapping[str, Value], Path], None]


def _two_sittings(blank: Path, values: Mapping[str, Value], target: Path) -> None:
    """Half of it in Firefox's viewer, the rest in a program on PDFBox."""
    half = len(values) // 2
    first, second = dict(list(values.items())[:half]), dict(list(values.items())[half:])
    between = target.with_suffix(".half.pdf")
    PROGRAMS["pdfjs"].fill(blank, first, between)
    pdfbox.fill(between, second, target, incremental=True)


FILLS: Mapping[str, Fill] = {
    "pdfjs": PROGRAMS["pdfjs"].fill,
    "pdfium": PROGRAMS["pdfium"].fill,
    "pdfium-pasted": partial(pdfium.fill, paste=True),
    "pdfbox": PROGRAMS["pdfbox"].fill,
    "pdfbox-incremental": partial(pdfbox.fill, incremental=True),
    "pdfjs-then-pdfbox": _two_sittings,
    "poppler": partial(poppler.fill, has_fonts=False),
    "mupdf": PROGRAMS["mupdf"].fill,
    "mupdf-incremental": partial(mupdf.fill, incremental=True),
    "pdftk-xfdf": PROGRAMS["pdftk"].fill,
    "pdftk-fdf": partial(pdftk.fill, fdf=True),
    "pypdf": PROGRAMS["pypdf"].fill,
    "pypdf-incremental": partial(pypdf_writer.fill, incremental=True),
}

TOO_LARGE_IN_MUPDF = frozenset({"arabic", "emoji"})
"""MuPDF carries its own fonts and puts whole ones into the file for these: a megabyte."""


@dataclass(frozen=True, slots=True)
class Run:
    """How a file of the corpus comes about: a blank copy of the form, completed with the values."""

    form: Path
    fill: Fill
    values: Mapping[str, Value]


def _every_kind(name: str, fill: Fill) -> Run:
    spared = TOO_LARGE_IN_MUPDF if name.startswith("mupdf") else frozenset()
    return Run(FORM, fill, {field: value for field, value in GIVEN.items() if field not in spared})


EVERY_KIND: Mapping[str, Run] = {name: _every_kind(name, fill) for name, fill in FILLS.items()}

MORE_KINDS: Mapping[str, Run] = {
    f"more-kinds-{name}": Run(MORE_FORM, FILLS[name], MORE_GIVEN)
    for name in ("pdfjs", "pdfium", "pdfbox", "poppler", "mupdf", "pdftk-xfdf", "pdftk-fdf", "pypdf")
}

RUNS: Mapping[str, Run] = {**EVERY_KIND, **MORE_KINDS}
"""By the name of the file that they make."""


def blank_copy(form: Path = FORM) -> bytes:
    """Ann's copy of a form of the corpus, as it would be sent to her."""
    return copy_of(lay_out(load_form(form)), ANN)


def main() -> None:
    logging.getLogger("pypdf").setLevel(logging.ERROR)  # it would tell, text by text, what the font lacks
    with TemporaryDirectory() as folder, Reader() as reader:
        blanks = {form: Path(folder) / f"{form.stem}.blank.pdf" for form in (FORM, MORE_FORM)}
        for form, blank in blanks.items():
            blank.write_bytes(blank_copy(form))
        for name, run in RUNS.items():
            made = Path(folder) / f"{name}.pdf"
            run.fill(blanks[run.form], run.values, made)
            _keep(made, CORPUS / made.name, reader)


def _keep(made: Path, kept: Path, reader: Reader) -> None:
    size = made.stat().st_size
    if size > MOST_BYTES:
        raise SystemExit(f"{made.name} has {size} bytes; {MOST_BYTES} is the most")
    if kept.exists() and _texts(kept, reader) == _texts(made, reader):
        print(f"{kept.name}: as before")
        return
    kept.write_bytes(made.read_bytes())
    print(f"{kept.name}: written, {size} bytes")


def _texts(path: Path, reader: Reader) -> dict[str, tuple[str, ...]]:
    values = reader.read(path).values
    return {name: value.texts for name, value in values.items() if name != STAMP_FIELD}


if __name__ == "__main__":
    main()
