"""Pages that begin at the right. Everything is first put in its place as if the page began at the left; then the whole
page is turned round, and what is read first is still what stands first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from wta_forms.layout.boxes import Drawn, Marks, Page, Panel, Read, Words, is_right_to_left

_Box = TypeVar("_Box", Words, Panel, Read, Words | Panel)


def turned_page(page: Page, language: str) -> Page:
    """The page as its language begins it: as it is, or mirrored. Lines begin where their own language does."""
    return replace(
        page,
        boxes=tuple(turned(page.boxes, page.width, language)),
        artifacts=tuple(turned(page.artifacts, page.width, language)),
    )


def turned(boxes: Iterable[_Box], width: float, language: str) -> Iterable[_Box]:
    """Boxes on a page that is ``width`` points wide."""
    is_mirrored = is_right_to_left(language)
    for box in boxes:
        rect = replace(box.rect, x=width - box.rect.right) if is_mirrored else box.rect
        placed = replace(box, rect=rect)
        match placed:
            case Words():
                yield _with_lines(placed, language)
            case Drawn():
                shapes = tuple(turned(placed.shapes, placed.rect.width, language))
                yield replace(placed, shapes=shapes)
            case _:
                yield placed


def turned_marks(marks: Marks, width: float, language: str) -> Marks:
    """The code moves with the words it stands beside; corners say which way up a page is, and so stay as they are."""
    (code,) = turned([Panel(marks.code)], width, language)
    return replace(marks, code=code.rect)


def _with_lines(words: Words, language: str) -> Words:
    if not is_right_to_left(words.language or language):
        return words
    room = words.rect.width
    lines = tuple(replace(line, x=room - line.x - line.width) for line in words.lines)
    return replace(words, lines=lines)
