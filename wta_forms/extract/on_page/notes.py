"""What people laid on a page (ISO 32000-2, 12.5.6): words typed on top, comments, lines drawn by hand, stamps."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any, TypeVar

from pypdfium2 import PdfPage, raw

from wta_forms.extract.limits import ANNOTATIONS
from wta_forms.extract.on_page.geometry import area, around, overlap, tamed, widened
from wta_forms.extract.text import Words, cleaned_words, without_tags
from wta_forms.map import Rectangle

_USUAL_SIZE = 12.0
_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s+Tf")
_AUTHOR = 100
"""Characters."""
_ONE_GO = 4.0
"""Points: strokes of a pen that are nearer belong to one mark."""

_STROKES = 2_000
"""Strokes, and points of a stroke, that are looked at."""

_Answer = TypeVar("_Answer")
_Handle = Any
"""An annotation of PDFium's, open only while the page is walked."""


class NoteKind(Enum):
    """Words on the page; a comment, of which only an icon shows; what is drawn in one place; what is drawn over an
    area, to mark what is there, or to take it back."""

    WORDS = "words"
    COMMENT = "comment"
    DRAWN = "drawn"
    MARKED = "marked"
    STRUCK = "struck"


_KINDS = {
    raw.FPDF_ANNOT_FREETEXT: NoteKind.WORDS,
    raw.FPDF_ANNOT_TEXT: NoteKind.COMMENT,
    raw.FPDF_ANNOT_INK: NoteKind.DRAWN,
    raw.FPDF_ANNOT_LINE: NoteKind.DRAWN,
    raw.FPDF_ANNOT_POLYLINE: NoteKind.DRAWN,
    raw.FPDF_ANNOT_POLYGON: NoteKind.DRAWN,
    raw.FPDF_ANNOT_STAMP: NoteKind.DRAWN,
    raw.FPDF_ANNOT_CARET: NoteKind.DRAWN,
    raw.FPDF_ANNOT_SQUARE: NoteKind.MARKED,
    raw.FPDF_ANNOT_CIRCLE: NoteKind.MARKED,
    raw.FPDF_ANNOT_HIGHLIGHT: NoteKind.MARKED,
    raw.FPDF_ANNOT_UNDERLINE: NoteKind.MARKED,
    raw.FPDF_ANNOT_SQUIGGLY: NoteKind.MARKED,
    raw.FPDF_ANNOT_STRIKEOUT: NoteKind.STRUCK,
}
"""Links, pop-ups, fields and files that are attached are none."""


@dataclass(frozen=True, slots=True)
class Note:
    """``words`` are typed in it, or said of what is drawn; ``size`` is that of its letters, ``rectangle`` where it is;
    both in points of the page. ``author`` is what the program that made it calls its user (/T), ``is_reply`` where it
    answers another note (/IRT; 12.5.6.2)."""

    kind: NoteKind
    rectangle: Rectangle
    words: Words
    size: float = _USUAL_SIZE
    author: str = ""
    is_reply: bool = False


def notes_on(page: PdfPage) -> tuple[Note, ...]:
    """In the order in which they are drawn, those apart that nobody sees. What was drawn with a pen in several places
    is as many notes, whatever program put them into one."""
    return tuple(note for notes in _each(page, _notes) for note in notes)


def hide_fields(page: PdfPage) -> None:
    """So that a picture of the page shows what lies on it and not what stands in its fields. In memory only."""
    list(_each(page, _hide_field))


def _each(page: PdfPage, ask: Callable[[_Handle], _Answer]) -> Iterator[_Answer]:
    for at in range(min(ANNOTATIONS, max(0, raw.FPDFPage_GetAnnotCount(page)))):
        annotation = raw.FPDFPage_GetAnnot(page, at)
        if annotation:
            try:
                yield ask(annotation)
            finally:
                raw.FPDFPage_CloseAnnot(annotation)


def _hide_field(annotation: _Handle) -> None:
    if raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_WIDGET:
        flags = raw.FPDFAnnot_GetFlags(annotation)
        raw.FPDFAnnot_SetFlags(annotation, flags | raw.FPDF_ANNOT_FLAG_HIDDEN)


def _notes(annotation: _Handle) -> tuple[Note, ...]:
    kind = _KINDS.get(raw.FPDFAnnot_GetSubtype(annotation))
    is_hidden = raw.FPDFAnnot_GetFlags(annotation) & raw.FPDF_ANNOT_FLAG_HIDDEN
    # A state is what a reviewer's program says of another comment: "Accepted" (12.5.6.3).
    if kind is None or is_hidden or raw.FPDFAnnot_HasKey(annotation, b"StateModel"):
        return ()
    box = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(annotation, box)
    left, bottom, right, top = tamed(box.left, box.bottom, box.right, box.top)
    rectangle = (min(left, right), min(bottom, top), max(left, right), max(bottom, top))
    author = cleaned_words(_string(annotation, b"T"), "").text[:_AUTHOR]
    note = Note(kind, rectangle, _words(annotation), _size(annotation), author, _is_reply(annotation))
    marks = _marks(annotation)
    return tuple(replace(note, rectangle=mark) for mark in marks) if len(marks) > 1 else (note,)


def _is_reply(annotation: _Handle) -> bool:
    """Not where it is grouped with another to be one note (/RT; table 172)."""
    has_other = raw.FPDFAnnot_HasKey(annotation, b"IRT")
    return bool(has_other) and _string(annotation, b"RT") != "Group"


def _marks(annotation: _Handle) -> list[Rectangle]:
    """What was drawn with a pen (/InkList), strokes that are near to each other together."""
    marks: list[Rectangle] = []
    for at in range(min(_STROKES, raw.FPDFAnnot_GetInkListCount(annotation))):
        stroke = _stroke(annotation, at)
        near = [
            mark for mark in marks if stroke and area(overlap(widened(mark, _ONE_GO / 2), widened(stroke, _ONE_GO / 2)))
        ]
        if stroke:
            marks = [*(mark for mark in marks if mark not in near), around([*near, stroke])]
    return marks


def _stroke(annotation: _Handle, at: int) -> Rectangle | None:
    count = min(_STROKES, raw.FPDFAnnot_GetInkListPath(annotation, at, None, 0))
    points = (raw.FS_POINTF * max(1, count))()
    raw.FPDFAnnot_GetInkListPath(annotation, at, points, count)
    places = [tamed(point.x, point.y) for point in points]
    return around([(x, y, x, y) for x, y in places]) if count else None


def _words(annotation: _Handle) -> Words:
    """/Contents; where it is missing, the words of the rich text (12.7.4.4)."""
    plain = _string(annotation, b"Contents")
    return cleaned_words(plain if plain.strip() else without_tags(_string(annotation, b"RC")), "")


def _size(annotation: _Handle) -> float:
    found = _SIZE.search(_string(annotation, b"DA"))
    return float(found[1]) if found and 4 <= float(found[1]) <= 72 else _USUAL_SIZE


def _string(annotation: _Handle, key: bytes) -> str:
    size = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    buffer = (raw.FPDF_WCHAR * (size // 2 + 1))()
    raw.FPDFAnnot_GetStringValue(annotation, key, buffer, size)
    return bytes(buffer)[:size].decode("utf-16-le", "surrogatepass").rstrip("\0")
