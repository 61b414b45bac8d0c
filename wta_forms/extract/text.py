"""The bytes of a PDF text string as the words a person typed, and what is odd about them.

The bytes are the truth: pypdf guesses an encoding where there is none, and loses what it cannot guess. Three
encodings stand in ISO 32000-2, 7.9.2.2; a fourth, UTF-16LE, is written by real programs all the same.

What a person typed comes back as it was typed, but for this, whatever the file and the channel:

- ``\\r\\n``, ``\\r``, ``\\v``, ``\\f``, U+0085, U+2028 and U+2029 are one ``\\n``;
- white space and NULs around it are gone, and language escapes (ISO 32000-2, 7.9.2.2.2) within it;
- control characters but for tab and newline, halves of surrogate pairs, U+FFFE and U+FFFF are U+FFFD, and told;
- it is in Unicode's form C (NFC), unless more than 200 combining marks follow each other.
"""

from __future__ import annotations

import codecs
import html
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby

from wta_forms.errors import BROKEN_STRING, CUT_EMOJI, DAMAGED_TEXT, STRANGE_TEXT, Message, Problem

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# In this order, for UTF-16LE and UTF-16BE begin differently and PDFDocEncoding has no mark at all.
_MARKS = ((codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF8, "utf-8"))

# ISO 32000-2, annex D.2: Latin-1 but for these two stretches, the euro sign, and three bytes that mean nothing.
# 0xAD means nothing either; Latin-1's soft hyphen is kept for it, as programs that write cp1252 mean that.
_PDF_DOC = {
    **{0x18 + place: character for place, character in enumerate("˘ˇˆ˙˝˛˚˜")},
    **{0x80 + place: character for place, character in enumerate("•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž")},
    0xA0: "€",
    0x7F: REPLACEMENT,
    0x9F: REPLACEMENT,
}

# ISO 32000-2, 7.9.2.2.2: an escape, a language, perhaps a country, an escape.
_LANGUAGE_ESCAPE = re.compile("\x1b[A-Za-z]{2}[-_]?(?:[A-Za-z]{2})?\x1b")

# PDFium 159 writes \r\n, Acrobat's FDF and PDF-XChange \r; Word's soft line ends arrive as U+000B when pasted.
_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_OUTER = "\0" + "".join(character for character in map(chr, range(0x3001)) if character.isspace())

# Normalising takes the square of a run of combining marks (100,000 of them: 40 s). No script needs more than 30
# (UAX #15, 12.1, Stream-Safe Text); a text with longer runs stays as it is.
_MARKS_IN_A_RUN = 200

_TAG = re.compile("<[^<>]*>")
_TAG_OF_LINE_END = re.compile(r"<br\s?/?>|</p\s?>", re.IGNORECASE)

_NAMED_CHARACTERS = 5


@dataclass(frozen=True, slots=True)
class Words:
    """``text`` can be stored and written anywhere: NFC, ``\\n`` for every line end, no outer white space, no control
    characters and no lone surrogates."""

    text: str
    problems: tuple[Problem, ...] = ()


def words_of(content: bytes, where: str) -> Words:
    """What stands in a text string; ``where`` names the field for the problems. Never raises."""
    text, is_whole = _decoded(content)
    if is_whole:
        return cleaned_words(text, where)
    typed = _typed(text)
    told = _problems(typed.replace(REPLACEMENT, ""), where)
    return Words(_storable(typed), (BROKEN_STRING.at(where), *told))


def cleaned_words(text: str, where: str) -> Words:
    """The same for what is text already: a name, a number, rich text without its tags."""
    if text.isascii() and text.isprintable():
        return Words(text.strip())
    typed = _typed(text)
    # Asked before NFC, which makes a Chinese word of an emoji that was cut to U+F914.
    return Words(_storable(typed), tuple(_problems(typed, where)))


def _typed(text: str) -> str:
    return _LINE_END.sub("\n", _LANGUAGE_ESCAPE.sub("", text)).strip(_OUTER)


def _storable(text: str) -> str:
    return _normalised(_without_controls(text))


def without_tags(rich: str) -> str:
    """The words of rich text (ISO 32000-2, 12.7.4.4), a line for each paragraph.

    Both patterns take a time in proportion to the text; the standard library's HTML parser takes its square, and half
    a megabyte of ``<!--`` takes it minutes.
    """
    return html.unescape(_TAG.sub("", _TAG_OF_LINE_END.sub("\n", rich)))


# --- decoding -----------------------------------------------------------------------------------------------------


def _decoded(content: bytes) -> tuple[str, bool]:
    """The text, and whether every byte of it could be read."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decoded_as(encoding, content[len(mark) :])
    unmarked = _unmarked_utf16(content)
    if unmarked is not None:
        return unmarked, True
    text = content.decode("latin-1").translate(_PDF_DOC)
    return text, REPLACEMENT not in text


def _decoded_as(encoding: str, content: bytes) -> tuple[str, bool]:
    if encoding != "utf-8" and len(content) % 2 and content.endswith(b"\0"):
        content = content[:-1]  # a C program ended the string with one NUL where UTF-16 has two
    try:
        return content.decode(encoding), True
    except UnicodeDecodeError:
        return content.decode(encoding, "replace"), False


def _unmarked_utf16(content: bytes) -> str | None:
    """UTF-16 without its mark, which is known by its NULs: no other text has any inside."""
    if len(content) % 2 or b"\0" not in content.strip(b"\0"):
        return None
    is_big_endian = content[0::2].count(0) > content[1::2].count(0)
    try:
        return content.decode("utf-16-be" if is_big_endian else "utf-16-le")
    except UnicodeDecodeError:
        return None


def _without_controls(text: str) -> str:
    """A lone surrogate breaks SQLite; a control character or U+FFFE breaks XML, and with it docx and xlsx."""
    if text.isprintable():
        return text
    return "".join(REPLACEMENT if _is_control(character) else character for character in text)


def _is_control(character: str) -> bool:
    return character in "\ufffe\uffff" or (unicodedata.category(character) in {"Cc", "Cs"} and character not in "\t\n")


def _normalised(text: str) -> str:
    if text.isascii() or _has_endless_marks(text):
        return text
    return unicodedata.normalize("NFC", text)


def _has_endless_marks(text: str) -> bool:
    runs = groupby(text, lambda character: unicodedata.combining(character) > 0)
    return any(is_mark and sum(1 for _ in run) > _MARKS_IN_A_RUN for is_mark, run in runs)


# --- what is odd about it -----------------------------------------------------------------------------------------


def _problems(text: str, where: str) -> Iterable[Problem]:
    if text.isascii() and text.isprintable():
        return
    characters = {character for character in text if not character.isascii() or not character.isprintable()}
    emoji = {character for character in characters if _is_cut_emoji(character, text)}
    if emoji:
        yield CUT_EMOJI.at(where)
    for message, is_odd in _ODD:
        found = sorted(character for character in characters - emoji if is_odd(character, text))
        if found:
            yield message.at(where, characters=_named(found))


def _is_cut_emoji(character: str, text: str) -> bool:
    """Whether this was U+1Fxxx: PDFium on Linux keeps 16 bits of an emoji that is pasted.

    What is left of 🤔 (U+1F914) is U+F914, which is also a Chinese word, and is one where there are others.
    """
    if "\uf900" <= character <= "\ufaff":
        return not any(_is_east_asian(other) for other in text)
    return "\uf1e6" <= character <= "\uf1ff" or "\uf300" <= character <= "\uf6ff" or "\uf7e0" <= character <= "\uf7eb"


def _is_east_asian(character: str) -> bool:
    return "\u2e80" <= character <= "\ud7ff" or "\U00020000" <= character <= "\U0003ffff"


def _is_damaged(character: str, text: str) -> bool:
    return (
        character == REPLACEMENT
        or _is_control(character)
        or unicodedata.category(character) == "Co"
        or _is_arabic_shape(character)
    )


def _is_arabic_shape(character: str) -> bool:
    """A presentation form: what text taken from a page has in place of letters.

    Not those that people type because there is nothing else: ornate brackets, ﷲ, ﷺ, the rial sign.
    """
    return any(first <= character <= last for first, last in _ARABIC_SHAPES)


def _is_strange(character: str, text: str) -> bool:
    if character in _DIRECTIONS:
        return not any(unicodedata.bidirectional(other) in {"R", "AL"} for other in text if other not in _DIRECTIONS)
    if character in _JOINERS:
        return not any(_joins(before) for before in _before(character, text))
    return character in _INVISIBLE


# Marks and isolates belong in Arabic and Hebrew, joiners in Persian, the scripts of India and in emoji; the tags of
# U+E0000 make the flag of Scotland. In other company nobody typed them.
_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069")
_JOINERS = frozenset("\u200c\u200d")
_INVISIBLE = frozenset("\u00ad\u180e\u200b\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u3164\ufeff\uffa0\ufffc")


def _before(character: str, text: str) -> Iterable[str]:
    return (text[place - 1 : place] for place, other in enumerate(text) if other == character)


def _joins(character: str) -> bool:
    return character >= "\u0590"


_ARABIC_SHAPES = (("\ufb50", "\ufd3d"), ("\ufd50", "\ufdef"), ("\ufe70", "\ufefc"))

_ODD: tuple[tuple[Message, Callable[[str, str], bool]], ...] = (
    (DAMAGED_TEXT, _is_damaged),
    (STRANGE_TEXT, _is_strange),
)


def _named(characters: list[str]) -> str:
    names = [_name(character) for character in characters[:_NAMED_CHARACTERS]]
    return ", ".join(names) + (" …" if len(characters) > _NAMED_CHARACTERS else "")


def _name(character: str) -> str:
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "").lower()
    return f"{code} {name}".strip()
