"""The bytes of a PDF text string as the words a person typed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wta_forms import errors
from wta_forms.errors import Message, Problem
from wta_forms.extract.text import REPLACEMENT, cleaned_words, without_tags, words_of

TYPED = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\u2028\u2029\ufffe\uffff"))
"""What people can type on one line."""

# Latin-1 and what PDFDocEncoding has of its own (ISO 32000-2, annex D.2).
PDF_DOC = st.text("".join(map(chr, (*range(0x20, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)))))


def texts(content: bytes) -> str:
    return words_of(content, "q").text


def problems(content: bytes) -> tuple[Problem, ...]:
    return words_of(content, "q").problems


def utf16(words: str) -> bytes:
    return b"\xfe\xff" + words.encode("utf-16-be")


def told(message: Message, characters: str = "") -> tuple[Problem, ...]:
    return (message.at("q", characters=characters),)


# --- what is written is what is read --------------------------------------------------------------------------------


@given(TYPED)
@example("e\u0301")
@example("Łódź, Gàidhlig, العربية, 日本語, 😀")
def test_every_text_in_utf_16_comes_back_composed_and_without_outer_space(words: str) -> None:
    assert texts(utf16(words)) == unicodedata.normalize("NFC", words.strip())


@given(TYPED)
def test_the_other_unicode_encodings_read_the_same(words: str) -> None:
    assert texts(b"\xff\xfe" + words.encode("utf-16-le")) == texts(utf16(words))
    assert texts(b"\xef\xbb\xbf" + words.encode()) == texts(utf16(words))


@given(PDF_DOC)
def test_latin_letters_need_no_mark(words: str) -> None:
    assert texts(words.encode("latin-1")) == unicodedata.normalize("NFC", words.strip())


def test_pdf_doc_encoding_has_its_own_places_for_quotation_marks_and_the_euro() -> None:
    assert texts(b"\x8d5 \xa0\x8e \x84 \x95\xf3d\x9e\x80") == "“5 €” — Łódž•"


@given(st.binary())
def test_any_bytes_at_all_make_a_text_that_can_be_stored(content: bytes) -> None:
    text = texts(content)
    assert text == text.strip()
    assert text.encode().decode() == text  # a lone surrogate would raise
    assert not any(unicodedata.category(each) == "Cc" for each in text if each not in "\n\t")


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\u2028", "\u2029", "\v", "\x85"])
def test_every_line_end_is_one_newline(end: str) -> None:
    assert texts(utf16(f"one{end}two")) == "one\ntwo"


@pytest.mark.parametrize("around", ["\0", " \t\r\n", "\u00a0\u3000", "\0 \0"])
def test_outer_white_space_and_nuls_say_nothing(around: str) -> None:
    assert texts(utf16(around + "a b" + around)) == "a b"
    assert words_of(utf16(around), "q") == words_of(b"", "q")


def test_a_nul_of_a_c_program_after_utf_16_is_no_character() -> None:
    assert words_of(utf16("abc") + b"\0", "q") == words_of(b"abc", "q")


@pytest.mark.parametrize("escape", ["\x1ben\x1b", "\x1benGB\x1b", "\x1ben-GB\x1b"])
def test_language_escapes_are_no_words(escape: str) -> None:
    assert texts(utf16(f"{escape}Hello {escape}there")) == "Hello there"


@pytest.mark.parametrize("encoding", ["utf-16-be", "utf-16-le"])
def test_utf_16_without_its_mark_is_known_by_its_nuls(encoding: str) -> None:
    assert words_of("Ada Łoś".encode(encoding), "q") == words_of(utf16("Ada Łoś"), "q")


def test_paragraphs_of_rich_text_are_lines() -> None:
    rich = '<?xml version="1.0"?><body style="x"><p>Tea &amp; <b>cake</b></p><p>at&#160;4<br/>sharp</p></body>'
    assert without_tags(rich) == "Tea & cake\nat\u00a04\nsharp\n"


# --- what is damaged is told, and kept as far as it goes ------------------------------------------------------------


@pytest.mark.parametrize(
    "content", [utf16("abc") + b"d", utf16("abc") + b"\xd8\x00", b"\xef\xbb\xbfabc\xff", b"abc\x7f"]
)
def test_what_cannot_be_decoded_is_replaced_and_told_once(content: bytes) -> None:
    assert texts(content).startswith("abc")
    assert texts(content).endswith(REPLACEMENT)
    assert problems(content) == told(errors.BROKEN_STRING)


def test_control_characters_are_replaced_and_named() -> None:
    damaged = utf16("a\x07b\ufffec")
    assert texts(damaged) == f"a{REPLACEMENT}b{REPLACEMENT}c"
    assert problems(damaged) == told(errors.DAMAGED_TEXT, "U+0007, U+FFFE")


@pytest.mark.parametrize("cut", ["\uf600", "\uf44d\uf3fd", "\uf914", "\uf1ec\uf1e7"])
def test_an_emoji_cut_to_16_bits_by_pdfium_is_told_and_the_words_are_kept(cut: str) -> None:
    assert texts(utf16(f"Yes {cut} please")) == unicodedata.normalize("NFC", f"Yes {cut} please")
    assert problems(utf16(f"Yes {cut} please")) == told(errors.CUT_EMOJI)


def test_among_chinese_words_the_same_character_is_a_word() -> None:
    assert problems(utf16("音\uf914")) == ()


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\uf0b7", "U+F0B7"),  # a bullet out of Word's Symbol font
        ("\ufffd", "U+FFFD replacement character"),
        ("\ufee3", "U+FEE3 arabic letter meem initial form"),
    ],
)
def test_other_damaged_characters_are_named(character: str, name: str) -> None:
    assert problems(utf16(f"a{character}b")) == told(errors.DAMAGED_TEXT, name)


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\u200b", "U+200B zero width space"),
        ("\u00ad", "U+00AD soft hyphen"),
        ("\ufeff", "U+FEFF zero width no-break space"),
        ("\u202e", "U+202E right-to-left override"),
        ("\u200f", "U+200F right-to-left mark"),
        ("\u200d", "U+200D zero width joiner"),
    ],
)
def test_invisible_characters_are_a_note(character: str, name: str) -> None:
    assert problems(utf16(f"a{character}b")) == told(errors.STRANGE_TEXT, name)


@pytest.mark.parametrize(
    "words",
    [
        "👩\u200d👩\u200d👧",  # a family is joined
        "❤\ufe0f",
        "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",  # the flag of Scotland
        "قال \u200fAda\u200e نعم",
        "می\u200cخواهم",
        "\ufdfa ﷼ \ufd3eآية\ufd3f",
        "क्\u200dष",
        "5\u00a0000\u202fkm — ﬁn",
    ],
)
def test_what_people_do_type_is_not_called_strange(words: str) -> None:
    assert problems(utf16(words)) == ()


def test_a_hundred_thousand_combining_marks_cost_no_time() -> None:
    endless = "a" + "\u0300\u0323" * 50_000
    assert cleaned_words(endless, "q").text == endless
