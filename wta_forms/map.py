"""The map of a blank: where every field stands and what is printed, kept as JSON beside the PDF.

Rectangles are ``(x0, y0, x1, y1)`` in points (1/72 inch), origin at the bottom left of the page, rounded to 0.01.
Pages count from 1. A map knows nothing of questions: field names tie it to a form.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from wta_forms.errors import NOT_A_MAP, WtaFormsError

Rectangle = tuple[float, float, float, float]

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class MapField:
    """One widget: the field it shows, its page and rectangle, how many characters are sure to fit (0: a tick), and the
    on-state of a tick or a button."""

    name: str
    page: int
    rectangle: Rectangle
    capacity: int
    on: str = ""


@dataclass(frozen=True, slots=True)
class Print:
    """One printed line of words and the rectangle around it."""

    text: str
    page: int
    rectangle: Rectangle


@dataclass(frozen=True, slots=True)
class MapMarks:
    """Where every page has its four corner marks (top left, the hollow one, top right, bottom left, bottom right) and
    its code. What the code says is the stamp's, and no part of a map."""

    corners: tuple[Rectangle, Rectangle, Rectangle, Rectangle]
    code: Rectangle


@dataclass(frozen=True, slots=True)
class Map:
    """Every field and every printed word of a blank, in reading order. ``sizes`` has (width, height) of each page.
    Blanks made before there were marks have none."""

    sizes: tuple[tuple[float, float], ...]
    fields: tuple[MapField, ...]
    words: tuple[Print, ...]
    marks: MapMarks | None = None

    def to_json(self) -> str:
        """The same bytes for the same map: sorted keys, a line for each field and each printed line."""
        lists = {
            "fields": [_compact(_field(f)) for f in self.fields],
            "words": [_compact([w.text, w.page, list(w.rectangle)]) for w in self.words],
        }
        rows = [f'"{name}": [\n  ' + ",\n  ".join(lines) + "\n]" for name, lines in lists.items()]
        marks = [f'"marks": {_compact([*self.marks.corners, self.marks.code])}'] if self.marks else []
        return "{\n" + ",\n".join([f'"map": {_FORMAT}', f'"pages": {_compact(self.sizes)}', *marks, *rows]) + "\n}\n"

    def digest(self) -> str:
        """SHA-256 of the JSON, in hexadecimal: the name of a blank, which stamps carry."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()


def map_from_json(text: str, where: str) -> Map:
    """Read what :meth:`Map.to_json` wrote. Raises WtaFormsError when it is anything else."""
    try:
        read = json.loads(text)
        if read["map"] != _FORMAT:
            raise ValueError(f"format {read['map']}")
        return Map(
            tuple((float(width), float(height)) for width, height in read["pages"]),
            tuple(MapField(name, page, _rectangle(box), room, *on) for name, page, box, room, *on in read["fields"]),
            tuple(Print(words, page, _rectangle(box)) for words, page, box in read["words"]),
            _marks(read["marks"]) if "marks" in read else None,
        )
    except (ValueError, KeyError, TypeError) as error:
        raise WtaFormsError(NOT_A_MAP.at(where, why=error)) from error


def _field(field: MapField) -> list[Any]:
    return [field.name, field.page, list(field.rectangle), field.capacity, *([field.on] if field.on else [])]


def _marks(boxes: list[list[float]]) -> MapMarks:
    top_left, top_right, bottom_left, bottom_right, code = map(_rectangle, boxes)
    return MapMarks((top_left, top_right, bottom_left, bottom_right), code)


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _rectangle(box: list[float]) -> Rectangle:
    x0, y0, x1, y1 = (float(side) for side in box)
    return (x0, y0, x1, y1)
