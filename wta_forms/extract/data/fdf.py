"""FDF (ISO 32000-2, 12.7.8): the values of a form, and notes on its pages, in PDF's own syntax.

An FDF has no cross-reference table. One is made for it here by counting its objects from the top, so that it is read
like any PDF; pypdf's own search for lost objects would take "see 1 0 obj" in somebody's answer for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from io import BytesIO

from pypdf import PdfReader

from wta_forms.errors import FIELD_BROKEN, FIELDS_LEFT_OUT, RECOVERED_FILE, VALUES_CUT, Problem
from wta_forms.extract.data.data_file import Note, data_form, data_value
from wta_forms.extract.fields.acroform import Found, Walk, walked
from wta_forms.extract.fields.objects import Dictionary, dictionaries, dictionary, entry, name, number, rectangle
from wta_forms.extract.fields.repair import listening, to_be_searched
from wta_forms.extract.fields.strings import end_of_string
from wta_forms.extract.fields.values import rich_words_in, said_in, words_in
from wta_forms.extract.limits import ANNOTATIONS, FIELD_DEPTH
from wta_forms.extract.raw import RawForm, RawValue
from wta_forms.extract.text import Words, cleaned_words

_HEADER = re.compile(rb"%FDF-\d")
_HEADER_WITHIN = 1024

_OUTSIDE = re.compile(rb"(?<!\d)(\d{1,7})\s{1,9}(\d{1,5})\s{1,9}obj|\(|%[^\r\n]*|stream\r?\n|trailer")
_ROOT = re.compile(rb"/Root\s{0,9}(\d{1,7})\s{1,9}(\d{1,5})\s{1,9}R")

# ISO 32000-2, table 246: /Encoding of strings without a mark of their own, as Python calls it.
_ENCODINGS = {"Shift-JIS": "cp932", "UHC": "cp949", "GBK": "gbk", "BigFive": "big5", "utf_8": "utf-8", "UTF-8": "utf-8"}
_MARKS = ("\ufeff".encode("utf-16-be"), "\ufeff".encode("utf-16-le"), "\ufeff".encode())


def is_fdf(content: bytes) -> bool:
    """By its header, wherever it stands in the first 1,024 bytes."""
    return _HEADER.search(content, 0, _HEADER_WITHIN) is not None


def read_fdf(content: bytes) -> RawForm:
    """Its values with the status ``data_file``. Raises what pypdf raises where there is nothing to be read."""
    header = _HEADER.search(content, 0, _HEADER_WITHIN)
    body = b"%PDF-1" + content[header.end() if header else 0 :]
    places, trailer = _counted(body)
    root = _ROOT.search(body, trailer)
    body = body if root else _ended(body)
    with listening() as repairs:
        with suppress(Exception):  # the file is cut, or what should be objects are none: searching may find some
            found = _form(
                PdfReader(BytesIO(_with_table(body, places, root[0] if root else _likely_root(body, places))))
            )
            return found if root and not repairs.were_made else _marked(found, is_cut=root is None)
        return _marked(_form(PdfReader(BytesIO(to_be_searched(body)))), is_cut=root is None)


def _marked(form: RawForm, *, is_cut: bool) -> RawForm:
    told = VALUES_CUT if is_cut else RECOVERED_FILE
    return replace(form, problems=(told.at(""), *form.problems))


_Places = dict[int, tuple[int, int]]
"""By number of an object, where it begins and its generation."""

# --- the table ------------------------------------------------------------------------------------------------------


def _with_table(content: bytes, places: _Places, root: bytes) -> bytes:
    """The file with a cross-reference table and a trailer (ISO 32000-2, 7.5.4)."""
    rows = b"".join(b"%d 1\n%010d %05d n \n" % (number, *place) for number, place in sorted(places.items()))
    end = b"<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (max(places, default=0) + 1, root, len(content) + 1)
    return content + b"\nxref\n0 1\n0000000000 65535 f \n" + rows + b"trailer\n" + end


def _likely_root(content: bytes, places: _Places) -> bytes:
    """Of a file that is cut: the object with the form's data in it. Raises ValueError when there is none."""
    data = content.index(b"/FDF")
    number, (_, generation) = max((each for each in places.items() if each[1][0] < data), key=lambda each: each[1][0])
    return b"/Root %d %d R" % (number, generation)


def _counted(content: bytes) -> tuple[_Places, int]:
    """Where each object begins, with its generation, and where the last trailer does; strings and streams are
    passed over. Without a trailer that is the end of the file."""
    places: _Places = {}
    trailer, place = len(content), 0
    while token := _OUTSIDE.search(content, place):
        place = token.end()
        match token[0][:1]:
            case b"(":
                place = end_of_string(content, place)
            case b"s":
                place = max(place, content.find(b"endstream", place))
            case b"t":
                trailer = place
            case b"%":
                pass
            case _:
                places[int(token[1])] = token.start(), int(token[2])
    return places, trailer


_BRACKET = re.compile(rb"\(|<[0-9A-Fa-f\s]*>|<<|>>|\[|\]|%[^\r\n]*|stream\r?\n")
_END = {b"<<": b">>", b"[": b"]"}


def _ended(content: bytes) -> bytes:
    """A file that is cut, up to the last thing in it that is whole, with an end for everything around that: programs
    put all fields into one object, which is read to its end or not at all."""
    begun: list[bytes] = []
    place = 0
    whole: tuple[int, tuple[bytes, ...]] = len(content), ()
    while (token := _BRACKET.search(content, place)) and len(begun) < FIELD_DEPTH:
        place = token.end()
        match token[0]:
            case b"(":
                place = end_of_string(content, place)
            case b"<<" | b"[" as bracket:
                begun.append(bracket)
            case b">>" | b"]":
                del begun[-1:]
                whole = place, tuple(begun)
            case word if word.startswith(b"stream"):
                place = max(place, content.find(b"endstream", place))
            case _:
                pass
    place, around = whole
    return content[:place] + b"".join(_END[bracket] for bracket in reversed(around)) + b"\nendobj\n"


# --- what there is --------------------------------------------------------------------------------------------------


def _form(reader: PdfReader) -> RawForm:
    root = dictionary(dict.get(reader.trailer, "/Root")) or Dictionary()
    data = dictionary(dict.get(root, "/FDF"))
    if data is None:
        raise ValueError("an FDF without a /FDF")
    encoding = _ENCODINGS.get(name(entry(data, "/Encoding")), "")
    walk = walked(data)
    values = [_value(found, encoding) for found in walk.fields]
    return data_form(values, _notes(data), _left_out(walk))


def _left_out(walk: Walk) -> Iterator[Problem]:
    return (FIELDS_LEFT_OUT.at("", why=why) for why in sorted(walk.left_out))


def _value(found: Found, encoding: str) -> RawValue:
    """As of a field in a PDF; a name is the state of a tick."""
    try:
        return data_value(found.name, said_in(found, partial(_words, encoding=encoding)))
    except Exception:  # pypdf raises nine kinds of errors for a broken object: this field is lost, and no other
        return data_value(found.name, [Words("", (FIELD_BROKEN.at(found.name),))])


def _words(value: object, where: str, encoding: str) -> Words:
    content = getattr(value, "original_bytes", b"")
    if encoding and content and not content.startswith(_MARKS):
        return cleaned_words(content.decode(encoding, "replace"), where)
    return words_in(value, where)


def _notes(data: Dictionary) -> Iterable[Note]:
    """/Annots, which count pages from 0 (ISO 32000-2, table 250)."""
    for _, annotation in zip(range(ANNOTATIONS), dictionaries(data, "/Annots"), strict=False):
        with suppress(Exception):  # a broken one says nothing
            plain, rich = entry(annotation, "/Contents"), entry(annotation, "/RC")
            words = rich_words_in(rich, "") if plain is None and rich is not None else words_in(plain, "")
            page = number(entry(annotation, "/Page")) + 1 if "/Page" in annotation else 0
            yield Note(name(entry(annotation, "/Subtype")), words, page, rectangle(annotation))
