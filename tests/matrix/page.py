"""docs/viewers.md: what each program does to a form, and what comes back, for those who send forms out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from tests.matrix.measured import Everything, Result
from tests.matrix.words import WORLD

PAGE = Path(__file__).parents[2] / "docs" / "viewers.md"

_HEAD = """# What each program does to a form

*Measured by `python -m tests.matrix`, which makes this page.*

People open a form with whatever they have. So each program below was given {forms} forms, among them all that are
shipped. An answer stood in every box: accents, Polish, Gaelic and Arabic, brackets, blank lines, 2,000 characters. A
second time it was {scripts} languages in all their scripts, and emoji. Then `wta-forms extract` read the files.

What to tell people, in short:

- **Good:** Firefox, Chrome, Edge, Acrobat Reader, Preview. Save the form first, then open it with one of these, type
  into the boxes, and save.
- **Not so good:** to print into a PDF, or to lay text on top with a pencil or a marker. Most of it comes back all the
  same, but with a note that somebody should look at it.
- **On paper:** fine too. What was ticked is read, what was written is shown to you to be typed in.

Nothing that came back looked as if nobody had answered. Where a program changed what somebody wrote, `extract` says so
beside the answer.
"""

_FIELDS = """## Typed in and saved

"All" means every answer of every form, letter for letter, without any remark.
"""
_DATA = """## Data without the form

Acrobat and pdftk can take the answers out of a form, as a file with the ending `.fdf` or `.xfdf`.
"""
_NOTES = """## Text laid on top of the form

The boxes stay empty, and the words lie over them. They are given to the box on which they lie, and marked `recovered`.
"""
_PAGES = """## Printed into a PDF, or flattened

The boxes are gone; what stood in them is part of the page. Words and ticks are given to the box in which they stand,
and marked `recovered`. Words were short enough for their boxes: what does not fit is not printed, and a full box is
flagged. In scripts other than Latin most of these programs lose or mix up letters when they print. Where a part of the
boxes was saved, that part is read as it stands.
"""
_PICTURES = """## Pictures of pages

There are no words in such a file, only pictures. Ticks are read from the picture. Of every box that somebody wrote in
there is a cutting, to be typed in.
"""
_SOURCES = """## Programs that were not at hand

These do not run where the others were measured. What they do to a file is known from the places named here, and was
done to a file by hand.
"""


def page(everything: Everything) -> str:
    forms = _spelled(everything.forms)
    blocks = [_HEAD.format(forms=forms, scripts=len(WORLD) - 1)]
    for way, text, columns in _TABLES:
        rows = [result for result in everything.results.values() if result.way == way]
        blocks += [text, _table(columns, rows)]
    emulated = [result for result in everything.results.values() if result.source]
    blocks += [_SOURCES, _table(_SOURCE_COLUMNS, emulated)]
    return "\n".join(blocks)


def _spelled(number: int) -> str:
    return ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")[number]


def _all_or_some(result: Result) -> str:
    both = result.everyday + result.world
    whole = both.questions - result.damaged
    if both.right == both.questions and not result.damaged:
        return "All"
    return f"{_share(whole, both.questions)}; where it changed a character we say so"


def _words(result: Result) -> str:
    return _share(result.everyday.found, result.everyday.words)


def _world(result: Result) -> str:
    return _share(result.world.found, result.world.words)


def _ticks(result: Result) -> str:
    return _share((result.everyday + result.world).seen, (result.everyday + result.world).marks)


def _share(part: int, whole: int) -> str:
    """In words, and never better than it is: 999 of 1,000 is not all."""
    if part == whole:
        return "All"
    return f"{100 * part / whole:.1f} %" if part else "None"


def _program(result: Result) -> str:
    return f"{result.program} {result.version}".strip()


_Column = tuple[str, Callable[[Result], str]]
_WHAT: tuple[_Column, ...] = (("Program", _program), ("What was done", lambda result: result.does))
_ADVICE: _Column = ("Good to know", lambda result: result.advice)
_RECOVERED: tuple[_Column, ...] = (("Words", _words), ("Ticks", _ticks))
_ANSWERS: _Column = ("Answers that came back", _all_or_some)
_SOURCE_COLUMNS: tuple[_Column, ...] = (*_WHAT, ("Known from", lambda result: result.source))

_TABLES: tuple[tuple[str, str, tuple[_Column, ...]], ...] = (
    ("fields", _FIELDS, (*_WHAT, _ANSWERS, _ADVICE)),
    ("data", _DATA, (*_WHAT, _ANSWERS)),
    ("notes", _NOTES, (*_WHAT, *_RECOVERED, _ADVICE)),
    ("pages", _PAGES, (*_WHAT, *_RECOVERED, ("Words in other scripts", _world), _ADVICE)),
    ("picture", _PICTURES, (*_WHAT, ("Ticks", _ticks), _ADVICE)),
)
"""What stands in the file for each way, what is said of it, and the columns of its table."""


def _table(columns: tuple[_Column, ...], results: list[Result]) -> str:
    shown = [column for column in columns if any(column[1](result) for result in results)]
    return "\n".join([*_lines(shown, results), ""])


def _lines(columns: list[_Column], results: list[Result]) -> Iterator[str]:
    yield f"| {' | '.join(head for head, _ in columns)} |"
    yield f"|{' --- |' * len(columns)}"
    for result in results:
        yield f"| {' | '.join(cell(result) for _, cell in columns)} |"
