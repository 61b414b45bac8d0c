"""Pages as readable text: what golden files hold and reviewers read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from wta_forms.layout.boxes import Drawn, Leaf, Pages, Picture, Read, Rect, Tag, Widget, Words


def show_pages(pages: Pages) -> str:
    """Every box with its rectangle (points from the top left), in reading order."""
    rows: list[str] = []
    for number, page in enumerate(pages.pages, 1):
        rows.append(f"page {number} of {len(pages.pages)}, {page.width:.0f} x {page.height:.0f}")
        rows += [f"  {_place(box.rect)} {_content(box)}" for box in page.boxes]
    return "\n".join(rows) + "\n"


def show_tree(pages: Pages) -> str:
    """The tag tree, indented, with the words and the tooltips that are read at each leaf."""
    return "\n".join(_rows(pages.tree, pages, 0)) + "\n"


def _rows(tag: Tag, pages: Pages, depth: int) -> Iterator[str]:
    words = [_content(pages.box(child)) for child in tag.children if isinstance(child, Leaf)]
    yield "  " * depth + " ".join([tag.role.value, *words])
    for child in tag.children:
        if isinstance(child, Tag):
            yield from _rows(child, pages, depth + 1)


def _content(box: Read) -> str:
    match box:
        case Words():
            return f'"{box.text}"'
        case Widget():
            return f"[{box.tooltip}]"
        case Picture() | Drawn():
            return f"({box.alt})"
        case _:
            assert_never(box)


def _place(rect: Rect) -> str:
    return f"{rect.x:6.1f} {rect.y:6.1f} {rect.width:6.1f} {rect.height:6.1f}"
