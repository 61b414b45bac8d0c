"""What is looked for on the pages of a file whose fields are gone, and what was seen there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from wta_forms.errors import Problem
from wta_forms.extract.raw import RawValue
from wta_forms.map import Map


class SheetKind(StrEnum):
    """What stands on a page: printed words, or nothing but pictures and lines, or nothing at all."""

    TEXT = "text"
    PICTURE = "picture"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a file (from 1), seen before anybody knows which form it is of.

    ``size`` is width and height in points, as the page is seen (turned by /Rotate), (0, 0) for a photograph. ``lines``
    are its printed lines from top to bottom; ``codes`` what its QR codes say.
    """

    page: int
    kind: SheetKind
    size: tuple[float, float] = (0.0, 0.0)
    lines: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Places:
    """Where a form's boxes are: the map of its blank, and pairs of a page of the file and that of the blank, from 1."""

    map: Map
    pages: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """What one channel found. ``values`` has every field of the map on those pages that this channel could look at,
    the empty ones without texts, under the names of the map; and under names with ``#`` what belongs to no field.

    ``fit`` says how much of what is printed on the blank was found on these pages: 0 nothing, 1 all of it.
    """

    values: tuple[RawValue, ...] = ()
    fit: float = 0.0
    problems: tuple[Problem, ...] = ()


Look = Callable[[bytes, Places], Seen]
"""A channel: a whole file, and where to look. It raises for nothing that a page may hold."""
