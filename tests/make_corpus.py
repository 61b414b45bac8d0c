"""Have the programs of others complete our form: ``python -m tests.make_corpus`` renews ``tests/corpus``.

A file is written anew only when other answers are read from it than from the one that is there: saves carry dates and
random identifiers, and the stamp names a blank that any change of the layout makes another one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.programs import PROGRAMS, Value, pdfbox, pdfium
from wta_forms import copy_of, lay_out
from wta_forms.extract.isolate import Reader
from wta_forms.project.people import Person
from wta_forms.spec.fields import STAMP_FIELD
from wta_forms.spec.load import load_form

CORPUS = Path(__file__).parent / "corpus"
FORM = CORPUS / "every-kind.yaml"
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

Fill = Callable[[Path, Mapping[str, Value], Path], None]


def _two_sittings(blank: Path, values: Mapping[str, Value], target: Path) -> None:
    """Half of it in Firefox's viewer, the rest in a program on PDFBox."""
    half = len(values) // 2
    first, second = dict(list(values.items())[:half]), dict(list(values.items())[half:])
    between = target.with_suffix(".half.pdf")
    PROGRAMS["pdfjs"].fill(blank, first, between)
    pdfbox.fill(between, second, target, incremental=True)


RUNS: Mapping[str, Fill] = {
    "pdfjs": PROGRAMS["pdfjs"].fill,
    "pdfium": PROGRAMS["pdfium"].fill,
    "pdfium-pasted": partial(pdfium.fill, paste=True),
    "pdfbox": PROGRAMS["pdfbox"].fill,
    "pdfbox-incremental": partial(pdfbox.fill, incremental=True),
    "pdfjs-then-pdfbox": _two_sittings,
}


def blank_copy() -> bytes:
    """Ann's copy of the corpus form, as it would be sent to her."""
    return copy_of(lay_out(load_form(FORM)), ANN)


def main() -> None:
    with TemporaryDirectory() as folder, Reader() as reader:
        blank = Path(folder) / "blank.pdf"
        blank.write_bytes(blank_copy())
        for name, fill in RUNS.items():
            made = Path(folder) / f"{name}.pdf"
            fill(blank, GIVEN, made)
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
