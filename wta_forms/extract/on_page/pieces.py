"""What a page is drawn of (ISO 32000-2, 8.2), through all forms in forms: texts, pictures, lines; where each of them is
and how much of it shows."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import addressof, c_float
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from pypdfium2 import PdfPage, raw

from wta_forms.extract.limits import FORM_DEPTH, PIECES
from wta_forms.extract.on_page.characters import EVERYWHERE
from wta_forms.extract.on_page.geometry import SAME, Matrix, area, around, overlap, rectangle_moved, tamed, then
from wta_forms.map import Rectangle

_NOT_DRAWN = frozenset({raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP})
"""Table 104: what programs that read pictures lay over them, to be searched for and copied."""

_WHOLE = 0.8
"""Of a page: scanners leave out its edges."""

_Handle = Any
"""An opaque pointer of PDFium's."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One text, picture or path, in points of the page, origin bottom left. ``bounds`` is what it would paint,
    ``clip`` the rectangle around where it may; ``key`` ties a text to its characters; ``is_drawn`` is false of
    what can be copied and searched but not seen."""

    kind: int
    bounds: Rectangle
    clip: Rectangle
    key: int
    is_drawn: bool = True

    @property
    def is_picture_or_path(self) -> bool:
        return self.kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_SHADING)

    @property
    def shown(self) -> Rectangle:
        return overlap(self.bounds, self.clip)


def pieces_of(page: PdfPage) -> tuple[Piece, ...]:
    """In the order in which they are drawn. Text under a picture of the whole page is not drawn: so some programs lay
    what they read in a picture."""
    count = raw.FPDFPage_CountObjects(page)
    objects = (raw.FPDFPage_GetObject(page, at) for at in range(count))
    pieces = list(islice(_pieces(objects, SAME, EVERYWHERE, 0), PIECES))
    covers = [at for at, piece in enumerate(pieces) if _covers(piece, page)]
    covered = covers[-1] if covers else 0
    return (*(replace(piece, is_drawn=False) for piece in pieces[:covered]), *pieces[covered:])


def _covers(piece: Piece, page: PdfPage) -> bool:
    return piece.kind == raw.FPDF_PAGEOBJ_IMAGE and area(piece.shown) > _WHOLE * area(page.get_bbox())


def _pieces(objects: Iterator[_Handle], to_page: Matrix, clip: Rectangle, depth: int) -> Iterator[Piece]:
    for drawn in objects:
        if not drawn:
            continue
        kind = raw.FPDFPageObj_GetType(drawn)
        own = overlap(clip, _clip_of(drawn, to_page))
        if kind != raw.FPDF_PAGEOBJ_FORM:
            bounds = rectangle_moved(_bounds(drawn), to_page)
            yield Piece(kind, bounds, own, addressof(drawn.contents), _is_drawn(drawn, kind))
        elif depth < FORM_DEPTH:
            within = (raw.FPDFFormObj_GetObject(drawn, at) for at in range(raw.FPDFFormObj_CountObjects(drawn)))
            yield from _pieces(within, then(_matrix(drawn), to_page), own, depth + 1)


def _is_drawn(drawn: _Handle, kind: int) -> bool:
    return kind != raw.FPDF_PAGEOBJ_TEXT or raw.FPDFTextObj_GetTextRenderMode(drawn) not in _NOT_DRAWN


def _bounds(drawn: _Handle) -> Rectangle:
    left, bottom, right, top = (c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(drawn, left, bottom, right, top)
    x0, y0, x1, y1 = tamed(left.value, bottom.value, right.value, top.value)
    return (x0, y0, x1, y1)


def _matrix(drawn: _Handle) -> Matrix:
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(drawn, matrix)
    a, b, c, d, e, f = tamed(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)
    return (a, b, c, d, e, f)


def _clip_of(drawn: _Handle, to_page: Matrix) -> Rectangle:
    """The rectangle around every one of its clipping paths, and what all of them have in common (8.5.4)."""
    clip = raw.FPDFPageObj_GetClipPath(drawn)
    left = EVERYWHERE
    for path in range(max(0, raw.FPDFClipPath_CountPaths(clip)) if clip else 0):
        corners = [(*corner, *corner) for corner in _corners(clip, path)]
        left = overlap(left, rectangle_moved(around(corners), to_page)) if corners else left
    return left


def _corners(clip: _Handle, path: int) -> Iterator[tuple[float, float]]:
    x, y = c_float(), c_float()
    for at in range(min(PIECES, max(0, raw.FPDFClipPath_CountPathSegments(clip, path)))):
        segment = raw.FPDFClipPath_GetPathSegment(clip, path, at)
        if segment and raw.FPDFPathSegment_GetPoint(segment, x, y):
            across, up = tamed(x.value, y.value)
            yield (across, up)
