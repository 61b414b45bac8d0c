"""Somebody's form as far as a draft is made of it: its boxes, and the words that are printed around them.

Values are no part of it: whatever stands in a box stays in the process that reads the file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from wta_forms.extract.raw import FieldKind
from wta_forms.map import Rectangle


@dataclass(frozen=True, slots=True)
class Spot:
    """A place where a box shows: page from 1, and where on it, as the page is seen. ``on`` is the state of a tick box
    or a radio button; ``label`` the tooltip of this place alone."""

    page: int
    rectangle: Rectangle
    on: str = ""
    label: str = ""

    @property
    def width(self) -> float:
        return self.rectangle[2] - self.rectangle[0]

    @property
    def height(self) -> float:
        return self.rectangle[3] - self.rectangle[1]


@dataclass(frozen=True, slots=True)
class Box:
    """An AcroForm field. ``most`` is the number of characters that it takes, 0 for any; ``label`` the tooltip;
    ``options`` are (export value, label) pairs. ``scripts`` are the first characters of the programs behind it, by what
    sets them off (``format``, ``keys``, ``check``, ``calculate``): they are read, and never run."""

    name: str
    kind: FieldKind
    spots: tuple[Spot, ...] = ()
    label: str = ""
    caption: str = ""
    options: tuple[tuple[str, str], ...] = ()
    most: int = 0
    is_tall: bool = False
    is_several: bool = False
    is_required: bool = False
    is_locked: bool = False
    is_hidden: bool = False
    is_comb: bool = False
    is_open: bool = False
    scripts: Mapping[str, str] | None = None

    def script(self, event: str) -> str:
        return (self.scripts or {}).get(event, "")


@dataclass(frozen=True, slots=True)
class Word:
    """A printed word: its page, its place as the page is seen (points, origin bottom left), the size of its letters."""

    page: int
    text: str
    rectangle: Rectangle
    size: float
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class Blank:
    """``title`` and ``language`` are what the file says of itself; ``pages`` are widths and heights in points, as they
    are seen."""

    title: str = ""
    language: str = ""
    pages: tuple[tuple[float, float], ...] = ()
    boxes: tuple[Box, ...] = ()
    words: tuple[Word, ...] = ()


def mirrored(blank: Blank) -> Blank:
    """The same form seen in a mirror: one that is read from the right is then read from the left."""

    def turned(page: int, rectangle: Rectangle) -> Rectangle:
        width, _ = blank.pages[page - 1] if page <= len(blank.pages) else (0.0, 0.0)
        x0, y0, x1, y1 = rectangle
        return (width - x1, y0, width - x0, y1)

    def box(each: Box) -> Box:
        return replace(each, spots=tuple(replace(s, rectangle=turned(s.page, s.rectangle)) for s in each.spots))

    words = (replace(word, rectangle=turned(word.page, word.rectangle)) for word in blank.words)
    return replace(blank, boxes=tuple(map(box, blank.boxes)), words=tuple(words))


# --- from one process to the other ------------------------------------------------------------------------------------


def blank_to_wire(blank: Blank) -> bytes:
    return json.dumps(asdict(blank), ensure_ascii=False).encode()


def blank_from_wire(content: bytes) -> Blank:
    """Raises ValueError, KeyError or TypeError for nearly anything that :func:`blank_to_wire` did not make."""
    parts = json.loads(content)
    return Blank(
        title=str(parts["title"]),
        language=str(parts["language"]),
        pages=tuple((float(width), float(height)) for width, height in parts["pages"]),
        boxes=tuple(map(_box, parts["boxes"])),
        words=tuple(Word(**word | {"rectangle": _rectangle(word["rectangle"])}) for word in parts["words"]),
    )


def _box(parts: dict[str, Any]) -> Box:
    of_their_own = {
        "kind": FieldKind(parts["kind"]),
        "spots": tuple(Spot(**spot | {"rectangle": _rectangle(spot["rectangle"])}) for spot in parts["spots"]),
        "options": tuple((str(export), str(label)) for export, label in parts["options"]),
        "scripts": {str(event): str(text) for event, text in (parts["scripts"] or {}).items()},
    }
    return Box(**parts | of_their_own)


def _rectangle(sides: list[float]) -> Rectangle:
    x0, y0, x1, y1 = map(float, sides)
    return (x0, y0, x1, y1)
