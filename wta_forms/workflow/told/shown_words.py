"""What a person wrote, as text: nothing is cut, and every answer says which form it is from where there are several."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from wta_forms.plan.entry import Rows
from wta_forms.workflow.show import Shown, ShownAnswer, ShownFile, ShownForm
from wta_forms.workflow.standing.case_words import day, in_words, notes_on

_INDENT = "      "


def shown_in_words(shown: Shown) -> Iterator[str]:
    """Line by line. Numbers in square brackets say which form an answer is from."""
    person = shown.person
    yield " · ".join(filter(None, [person.name, person.id, person.columns.get("role", ""), person.email]))
    if not shown.forms:
        yield "No form was sent to them, and none came from them."
    for form in shown.forms:
        yield ""
        yield from _form(form)
    if shown.letters:
        yield ""
        yield "In messages:"
    for letter in shown.letters:
        yield f"  {day(letter.received) or 'Without a date'}:"
        yield from _indented(letter.words.strip())
    if shown.waiting:
        yield ""
        yield "Needs you:"
    for each in shown.waiting:
        yield f"  [{each.id}] {each.told}"


def _form(shown: ShownForm) -> Iterator[str]:
    case = shown.case
    again = f", round {case.round}" if case.round > 1 else ""
    yield f"{shown.title} ({case.form}{again}): {in_words(case)}"
    yield from (f"  {note}" for note in notes_on(case))
    is_one = len(shown.files) == 1
    for file in shown.files:
        yield f"  {'' if is_one else f'[{file.number}] '}{_file(file)}"
    if shown.by_hand:
        count = "1 answer is" if shown.by_hand == 1 else f"{shown.by_hand} answers are"
        yield f"  {count} written by hand. To see the pictures, and to type in what they say: {shown.way_to_see}"
    for answer in shown.answers:
        yield ""
        yield from _answer(answer, "" if is_one else "".join(f" [{number}]" for number in answer.files))
    if shown.loose:
        yield ""
        yield "  Not asked any more:"
    for label, words, number in shown.loose:
        yield f"  {label}{'' if is_one else f' [{number}]'}"
        yield from _indented(words)


def _file(file: ShownFile) -> str:
    came = day(file.received) or "at an unknown time"
    return f"{came}, version {file.version}: {file.place}, kept as {_near(file.original)}"


def _near(path: Path) -> str:
    """As it is seen from here."""
    here = Path.cwd()
    return str(path.resolve().relative_to(here) if path.resolve().is_relative_to(here) else path)


def _answer(answer: ShownAnswer, where: str) -> Iterator[str]:
    yield f"  {answer.number:>2}  {answer.label}{where}"
    yield from _words(answer.words)
    for doubt in answer.doubts:
        yield from _indented(f"Look at this: {doubt}")
    for words, number in answer.before:
        yield f"{_INDENT}Before [{number}]:"
        yield from _words(words, depth=2)


def _words(words: str | Rows, depth: int = 1) -> Iterator[str]:
    if isinstance(words, str):
        yield from _indented(words, depth)
        return
    for cells in words.cells:
        pairs = (f"{head}: {cell}" if head else cell for head, cell in zip(words.heads, cells, strict=True) if cell)
        yield from _indented("- " + "; ".join(pairs), depth)


def _indented(text: str, depth: int = 1) -> Iterator[str]:
    return (f"{_INDENT * depth}{line}" for line in text.splitlines())
