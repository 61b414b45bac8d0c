"""pypdf's reader, which follows references as viewers do: to the newest object of a number, and as far as they lead."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from types import MappingProxyType

from pypdf import PdfReader
from pypdf.generic import IndirectObject, PdfObject

_Places = Mapping[int, tuple[int, int]]
"""Where an object lies in the file, and of which generation it is, by its number."""


class NewestReader(PdfReader):
    """``has_strayed`` once a reference led somewhere else than it says.

    A reference names the generation of an object too (ISO 32000-2, 7.3.10). A program that saves an answer under the
    next one, and leaves the references as they were, has it seen in every viewer, as PDFium, MuPDF and pdftk go by the
    number; pypdf finds what stood there before.
    """

    has_strayed = False
    _newest: _Places = MappingProxyType({})

    def __init__(self, content: bytes) -> None:
        super().__init__(BytesIO(content))
        self._newest = _newest_in(self)

    def get_object(self, indirect_reference: int | IndirectObject) -> PdfObject | None:
        if isinstance(indirect_reference, IndirectObject):
            return super().get_object(self._led(indirect_reference))
        return super().get_object(indirect_reference)

    def _led(self, reference: IndirectObject) -> IndirectObject:
        number, generation = reference.idnum, reference.generation
        place, newest = self._newest.get(number, (0, generation))
        if newest == generation or place <= _place(self, number, generation):
            return reference
        self.has_strayed = True
        return IndirectObject(number, newest, self)

    def cache_indirect_object(self, generation: int, idnum: int, obj: PdfObject | None) -> PdfObject | None:
        """An object that is nothing but a reference may not be (ISO 32000-2, 7.3.10), and pypdf cannot keep it."""
        if isinstance(obj, IndirectObject):
            self.has_strayed = True
            return obj
        return super().cache_indirect_object(generation, idnum, obj)


def _newest_in(reader: PdfReader) -> _Places:
    """Only of numbers that are there under another generation than 0, which few are. What was appended later is newer,
    whatever its generation."""
    later = {number for generation, places in reader.xref.items() if generation for number in places}
    return {
        number: max((_place(reader, number, generation), generation) for generation in (0, *reader.xref))
        for number in later
    }


def _place(reader: PdfReader, number: int, generation: int) -> int:
    """Of what is packed, where its container lies; -1 for what is not there."""
    place = int(reader.xref.get(generation, {}).get(number, -1))
    if generation or number not in reader.xref_objStm:
        return place
    return max(place, int(reader.xref.get(0, {}).get(reader.xref_objStm[number][0], -1)))
