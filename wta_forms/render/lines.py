"""One line of text as operators (ISO 32000-2, 9.4), in whatever scripts and directions its words are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from wta_forms.layout.style import Face
from wta_forms.render import atkinson
from wta_forms.render.directions import mirrored, visual_order
from wta_forms.render.fonts import Ruler, Run, clusters_of, runs_of, seen
from wta_forms.render.metadata import Document
from wta_forms.render.objects import literal, number
from wta_forms.render.scripts import ATKINSON

Piece = tuple[str, tuple[bytes | int, ...]]
"""Words in one font: its resource name, encoded strings, and the thousandths of an em to go back between them."""


class LineWriter:
    """Writes lines into a document. ``language`` and ``is_right_to_left`` are those of the text, not of its words: a
    line is broken into runs, each of which goes its own way."""

    def __init__(self, document: Document, face: Face, size: float, language: str, is_right_to_left: bool) -> None:
        self._document, self._face, self._size = document, face, size
        self._language, self._is_right_to_left = language, is_right_to_left

    def operators(self, text: str, x: float, y: float) -> Iterator[bytes]:
        """A line that begins (where it goes to the left: ends) at ``x``, spaces at its end apart.

        Runs are drawn from left to right, as every writer of such lines does and every program expects that copies from
        them. What reads a page aloud takes the words from the tag tree (see ``tags``).
        """
        yield f"1 0 0 1 {number(x - self._hanging(text))} {number(y)} Tm".encode()
        runs = runs_of(text, self._is_right_to_left)
        pieces = [piece for at in visual_order([run.level for run in runs]) for piece in self._run(runs[at])]
        for font, neighbours in groupby(pieces, key=lambda piece: piece[0]):
            yield f"/{font} {number(self._size)} Tf".encode()
            yield _shown(member for _, members in neighbours for member in members)

    def _hanging(self, text: str) -> float:
        """The width of the spaces that a line which goes to the left has at its end."""
        spaces = len(text) - len(text.rstrip(" ")) if self._is_right_to_left else 0
        return Ruler(self._language).width(" " * spaces, self._face, self._size) if spaces else 0.0

    def _run(self, run: Run) -> Iterator[Piece]:
        return self._western(run) if run.typeface is ATKINSON else self._shaped(run)

    def _western(self, run: Run) -> Iterator[Piece]:
        text = run.text if run.text.isascii() else seen(run.text)
        if run.is_right_to_left:
            text = mirrored("".join(reversed(clusters_of(text))))
        for font, encoded in atkinson.shown(text, self._face, self._document):
            yield font, (encoded,)

    def _shaped(self, run: Run) -> Iterator[Piece]:
        font = self._document.composites.font(run.typeface, self._face, self._document)
        yield font.resource, font.shown(run.clusters(self._face, self._language))


def _shown(members: Iterable[bytes | int]) -> bytes:
    """What is shown in one font: strings, whose bytes stand as they are, because in hexadecimal a page in Arabic would
    be 3 % larger, and the way back between them (9.4.3)."""
    strings, text = [], b""
    for member in members:
        match member:
            case bytes():
                text += member
            case int():
                strings += [literal(text), b"%d" % member]
                text = b""
    strings += [literal(text)] if text else []
    return strings[0] + b" Tj" if len(strings) == 1 else b"[" + b"".join(strings) + b"] TJ"
