"""XFDF (ISO 19444-1): the values of a form, and notes on its pages, as XML.

Read by expat alone, without a DTD and so without entities of its own: a file that brings one is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from types import MappingProxyType
from xml.parsers import expat

from wta_forms.answers import Status
from wta_forms.errors import FIELD_TOO_LARGE, FIELDS_LEFT_OUT, READER_STOPPED, RECOVERED_FILE, VALUES_CUT, Problem
from wta_forms.extract.data.data_file import Note, data_form, data_value
from wta_forms.extract.limits import FIELD_DEPTH, FIELDS, TEXT_BYTES, in_words
from wta_forms.extract.raw import RawForm, RawValue
from wta_forms.extract.text import Words, cleaned_words
from wta_forms.map import Rectangle

_ROOT = re.compile(rb"<(?:[\w.-]{1,40}:)?xfdf[\s>/]")
_ROOT_OF_XDP = re.compile(rb"<(?:[\w.-]{1,40}:)?xdp[\s>/]")
_ROOT_WITHIN = 4096
_NAME_CHARACTERS = 500
_VALUES = 1000  # of one field; no list has as many choices

# What programs that put XML together by hand leave as it is: signs that are no entity, and control characters.
_BARE_AMPERSAND = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});)")
_CONTROL = re.compile(
    rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|&#0{0,5}(?:[0-8]|1[124-9]|2\d|3[01]);|&#x0{0,5}(?:[0-8bcBCeE]|1[\da-fA-F]);"
)
_REPLACEMENT = b"&#xFFFD;"

# PDFBox 2.0.27 writes the two halves of an emoji (U+D800 to U+DFFF) as characters, which XML does not allow.
_HALVES = re.compile(rb"&#(5[56]\d{3});&#(5[67]\d{3});")
_SINGLE_BYTES = re.compile(
    rb"""\s*<\?xml[^>]{0,100}encoding\s*=\s*["'](?:iso-8859|windows-125|cp125|latin)""", re.IGNORECASE
)
_DECLARATION = re.compile(rb"<\?xml[^>]{0,200}\?>")

# ISO 19444-1, 6.5: the elements of annotations, where their names are not /Subtype in small letters.
_KINDS = {
    "freetext": "FreeText",
    "polyline": "PolyLine",
    "strikeout": "StrikeOut",
    "fileattachment": "FileAttachment",
}


def is_xfdf(content: bytes) -> bool:
    """By its root element, in any encoding, whatever declarations and comments stand before it."""
    return _ROOT.search(_start_of_xml(content)) is not None


def is_xdp(content: bytes) -> bool:
    """Adobe's own XML (XFA 3.3, "XDP Specification"), in the same way."""
    return _ROOT_OF_XDP.search(_start_of_xml(content)) is not None


def _start_of_xml(content: bytes) -> bytes:
    start = content[:_ROOT_WITHIN].replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf")
    return start if start.lstrip(b"\xff\xfe \t\r\n").startswith(b"<") else b""


def read_xfdf(content: bytes) -> RawForm:
    """Its values with the status ``data_file``, or ``damaged`` where it has a DTD.

    Of a file that breaks off, what stood before the break; where signs were left as they are that XML needs written
    otherwise (``Tom & Jerry``), or letters in another encoding than it says, they are read as they are meant. All of
    this is told.
    """
    content = _HALVES.sub(_whole, content)
    told = [RECOVERED_FILE.at("")] if _is_utf8_after_all(content) else []
    content = _DECLARATION.sub(b"", content, count=1) if told else content
    try:
        as_said = _parsed(content)
        if not as_said.is_broken:
            return as_said.form(*told)
        ways = [as_said, *map(_parsed, _mended(content))]
    except _HasDtd:
        why = "it brings definitions of its own (DOCTYPE), which no file of answers needs"
        return RawForm(Status.DAMAGED, MappingProxyType({}), problems=(READER_STOPPED.at("", why=why),))
    whole = next((way for way in ways if not way.is_broken), None)
    if whole is not None:
        return whole.form(RECOVERED_FILE.at(""))
    return max(ways, key=lambda way: len(way.fields)).form(VALUES_CUT.at(""))


def _is_utf8_after_all(content: bytes) -> bool:
    """Whether it says that it is in an encoding of single bytes, and is not: no words are by chance what UTF-8 makes of
    theirs."""
    if not _SINGLE_BYTES.match(content) or content.isascii():
        return False
    with suppress(UnicodeDecodeError):
        content.decode()
        return True
    return False


def _whole(halves: re.Match[bytes]) -> bytes:
    high, low = int(halves[1]), int(halves[2])
    is_pair = 0xD800 <= high < 0xDC00 <= low < 0xE000
    return b"&#%d;" % (0x10000 + ((high - 0xD800) << 10) + low - 0xDC00) if is_pair else halves[0]


def _mended(content: bytes) -> Iterator[bytes]:
    """Nothing for UTF-16, which no program writes that puts texts together by hand."""
    if b"\0" not in content[:_ROOT_WITHIN]:
        escaped = _CONTROL.sub(_REPLACEMENT, _BARE_AMPERSAND.sub(b"&amp;", content))
        yield escaped
        yield _DECLARATION.sub(b"", escaped.decode("cp1252", "replace").encode(), count=1)


class _HasDtd(Exception):
    pass


def _parsed(content: bytes) -> _Parsed:
    parsed, parser = _Parsed(), expat.ParserCreate()
    parser.StartElementHandler = parsed.start
    parser.EndElementHandler = parsed.end
    parser.CharacterDataHandler = parsed.characters
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, LookupError, ValueError):  # of these, an encoding that nobody knows
        parsed.break_off()
    return parsed


def _refuse(*_: object) -> None:
    raise _HasDtd


# --- what there is --------------------------------------------------------------------------------------------------


@dataclass(slots=True, eq=False)
class _Field:
    name: str
    plain: list[str] = field(default_factory=list)
    rich: list[str] = field(default_factory=list)
    has_kids: bool = False

    def value(self) -> RawValue:
        """Rich text counts only where the plain text is missing, as in a form."""
        return data_value(self.name, [_words(text, self.name) for text in self.plain or self.rich])


@dataclass(slots=True, eq=False)
class _Remark:
    kind: str
    attributes: Mapping[str, str]
    plain: list[str] = field(default_factory=list)
    rich: list[str] = field(default_factory=list)

    def note(self) -> Note:
        words = cleaned_words("\n".join(self.plain or self.rich)[:TEXT_BYTES], "")
        return Note(self.kind, words, _page(self.attributes), _rectangle(self.attributes))


def _words(text: str, where: str) -> Words:
    if len(text) > TEXT_BYTES:
        return Words("", (FIELD_TOO_LARGE.at(where, limit=in_words(TEXT_BYTES)),))
    return cleaned_words(text, where)


def _page(attributes: Mapping[str, str]) -> int:
    """From 1; they count from 0 here. 0 for none."""
    figures = attributes.get("page", "").strip()
    return int(figures) + 1 if figures.isdecimal() and len(figures) < 6 else 0


def _rectangle(attributes: Mapping[str, str]) -> Rectangle | None:
    sides = re.findall(r"-?\d{1,7}(?:\.\d{1,9})?", attributes.get("rect", ""))
    if len(sides) != 4:
        return None
    x0, y0, x1, y1 = (round(float(side), 2) for side in sides)
    return (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


# --- walking through it ---------------------------------------------------------------------------------------------

_PLAIN = frozenset({"value", "contents"})
_RICH = frozenset({"value-richtext", "contents-richtext"})


class _Parsed:
    """Takes what expat tells, element by element. What is not known is passed over."""

    def __init__(self) -> None:
        self.fields: list[_Field] = []
        self.is_broken = False
        self._remarks: list[_Remark] = []
        self._left_out: set[str] = set()
        self._elements: list[str] = []
        self._within: list[_Field | None] = []
        self._holder: _Field | _Remark | None = None
        self._said: list[str] | None = None
        self._said_in = 0

    def form(self, *problems: Problem) -> RawForm:
        left_out = (FIELDS_LEFT_OUT.at("", why=why) for why in sorted(self._left_out))
        values = (each.value() for each in self.fields if each.plain or each.rich or not each.has_kids)
        return data_form(values, (remark.note() for remark in self._remarks), (*problems, *left_out))

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        element = tag.rpartition(":")[2]
        parent = self._elements[-1] if self._elements else ""
        self._elements.append(element)
        if self._said is not None:
            self._said.extend(["\n"] if element == "br" else [])
        elif element == "field":
            self._enter(attributes.get("name", ""))
        elif parent == "annots":
            self._remark(element, attributes)
        elif element in _PLAIN | _RICH and self._holder is not None:
            self._said, self._said_in = [], len(self._elements)

    def end(self, tag: str) -> None:
        element = self._elements.pop()
        if self._said is not None:
            if len(self._elements) < self._said_in:
                self._keep(element)
            elif element == "p":
                self._said.append("\n")
        elif element == "field":
            self._within.pop()
            self._holder = self._within[-1] if self._within else None
        elif self._elements and self._elements[-1] == "annots":
            self._holder = None

    def characters(self, text: str) -> None:
        """Between the paragraphs of rich text there is only the white space that makes XML readable."""
        if self._said is not None and (self._elements[-1] not in {*_RICH, "body"} or not text.isspace()):
            self._said.append(text)

    def break_off(self) -> None:
        """What was being said is kept as far as it goes."""
        self.is_broken = True
        if self._said is not None:
            self._keep(self._elements[self._said_in - 1])

    def _enter(self, name: str) -> None:
        above = self._within[-1] if self._within else None
        if above:
            above.has_kids = True
        found = _Field("")
        if len(self.fields) >= FIELDS:
            self._left_out.add(f"more than {FIELDS} boxes")
        elif len(self._within) >= FIELD_DEPTH:
            self._left_out.add(f"boxes nested more than {FIELD_DEPTH} deep")
        else:
            parts = [above.name if above else "", cleaned_words(name[:_NAME_CHARACTERS], "").text]
            found = _Field(".".join(filter(None, parts)) or f"#{len(self.fields) + 1}")
            self.fields.append(found)
        self._within.append(found)
        self._holder = found

    def _remark(self, element: str, attributes: dict[str, str]) -> None:
        remark = _Remark(_KINDS.get(element, element.capitalize()), attributes)
        if len(self._remarks) < FIELDS:
            self._remarks.append(remark)
        self._holder = remark

    def _keep(self, element: str) -> None:
        assert self._holder is not None
        texts = self._holder.rich if element in _RICH else self._holder.plain
        if len(texts) < _VALUES:
            texts.append("".join(self._said or ()))
        self._said = None
