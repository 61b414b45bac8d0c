"""How long a personal copy takes: ``python -m tests.measure_copies [FORM …]``.

A copy is what ``generate --people`` makes for each person after the first, in milliseconds of CPU: 20 people with a
stamp, a signature and what the form is filled in with for them. The first copy of a blank, which makes what all share,
and people whose names have letters that Windows-1252 lacks, are told apart.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from statistics import median
from time import process_time

from tests.render.shipped import shipped
from wta_forms.project.people import Person
from wta_forms.project.settings import load_settings
from wta_forms.spec.shipped import EXAMPLES
from wta_forms.workflow.generate import Blank, copy_of, lay_out

FORMS = ("drivers", "asset-bank")
PEOPLE = 20
_KEY = b"k" * 32


def people(surname: str) -> list[Person]:
    names = [f"Person {number} {surname}" for number in range(PEOPLE)]
    return [
        Person(f"p-{at}", name, {"name": name, "organisation": "Leith Carers"}, at) for at, name in enumerate(names)
    ]


def milliseconds(blank: Blank, persons: Iterable[Person]) -> list[float]:
    """Of CPU, for each copy."""
    times = []
    for person in persons:
        begun = process_time()
        copy_of(blank, person, key=_KEY)
        times.append((process_time() - begun) * 1000)
    return times


def measured(form: str) -> str:
    blank = lay_out(shipped()[form], shipped()[form].languages[0], load_settings(EXAMPLES / "friday-fridge"))
    first, *others = milliseconds(blank, people("Reid"))
    lettered = milliseconds(blank, people("Żółkowska"))
    return f"{form:20} first {first:6.1f}   next {median(others):6.2f}   with other letters {median(lettered):6.1f}"


def main() -> None:
    print("Milliseconds of CPU a copy (median of 20):")
    for form in sys.argv[1:] or FORMS:
        print(measured(form))


if __name__ == "__main__":
    main()
