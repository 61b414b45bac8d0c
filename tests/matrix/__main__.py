"""The whole matrix: every row, every form, words of every day and the scripts of the world.

``python -m tests.matrix`` writes what it measured, and docs/viewers.md. With names of rows only these are measured
anew. It ends with 1 if anything is not as it has to be; the files that show it are in the folder that it names.
"""

from __future__ import annotations

import logging
import os
import sys
import warnings
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from tempfile import mkdtemp

from tests.matrix.measure import Count
from tests.matrix.measured import Everything, Result, load, save
from tests.matrix.page import PAGE, page
from tests.matrix.rows import ROWS, Row, Way
from tests.matrix.run import forms, measure
from tests.matrix.words import EVERY_SCRIPT, EVERYDAY, PLAIN, Words


_LONG = "drivers"
"""What a print keeps of the world's scripts is measured on one form: nothing is asked of it."""


def words_for(row: Row) -> Words:
    """Where boxes are printed, words that fit into them."""
    return EVERYDAY if row.way in {Way.FIELDS, Way.DATA} else PLAIN


def main(names: Sequence[str]) -> int:
    names = names or list(ROWS)
    folder = Path(mkdtemp(prefix="matrix-"))
    measured: dict[str, Result] = {}
    shortfalls: list[str] = []
    with ProcessPoolExecutor(os.cpu_count(), initializer=_quiet) as pool:
        for name, (result, said) in zip(names, pool.map(_whole_row, names, [folder] * len(names)), strict=True):
            print("\n  ".join([f"{name}: {result.everyday.right} of {result.everyday.questions}", *said]), flush=True)
            measured[name] = result
            shortfalls += said
    known = load().results if len(names) < len(ROWS) else {}
    everything = Everything(len(forms()), {name: (known | measured)[name] for name in ROWS})
    save(everything)
    PAGE.write_text(page(everything), encoding="utf-8")
    print(f"{len(shortfalls)} shortfalls" + (f", see {folder}" if shortfalls else ""))
    return int(bool(shortfalls))


def _quiet() -> None:
    warnings.simplefilter("ignore")  # pikepdf and pypdf tell what these programs do to a file: that is the point
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def _whole_row(name: str, folder: Path) -> tuple[Result, list[str]]:
    row, everyday, world, damaged, said = ROWS[name], Count(), Count(), 0, []
    for form, words in _runs(row):
        is_world = words is EVERY_SCRIPT
        measured = measure(row, form, words, folder, f"{name}-world" if is_world else name)
        everyday, world = (everyday, world + measured.count) if is_world else (everyday + measured.count, world)
        damaged += measured.damaged
        said += [f"{row.name}, {form}{', world' * is_world}: {each}" for each in measured.shortfalls(is_world=is_world)]
    facts = (row.program, row.does, row.way.value, row.version(), row.advice, row.source)
    return Result(*facts, everyday, world, damaged), said


def _runs(row: Row) -> Iterator[tuple[str, Words]]:
    for form in forms():
        yield form, words_for(row)
        if words_for(row) is EVERYDAY or form == _LONG:
            yield form, EVERY_SCRIPT


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
