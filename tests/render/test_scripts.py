"""Printed words and values in scripts that Atkinson Hyperlegible has not."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from itertools import groupby, pairwise
from typing import Any

import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader
from pypdf.generic import ContentStream

from tests.render.paper import blank_of, fields, opened
from wta_forms.layout.boxes import Pages
from wta_forms.layout.style import TYPED_INSET, Face
from wta_forms.render import atkinson
from wta_forms.render.document import Imprint
from wta_forms.render.embedding import embedded, width
from wta_forms.render.fonts import Ruler, drawable, pieces_of, runs_of
from wta_forms.render.personalise import write_pdf
from wta_forms.render.scripts import ATKINSON, SCRIPTS, installed, script_of
from wta_forms.render.shaping import shaped

SAID = {
    "ar": ("ما اسمك؟ اكتبه كما في جواز السفر", "سميرة حداد"),
    "uk": ("Як вас звати? Київ, 2026", "Олена Шевченко"),
    "el": ("Πώς σας λένε; Ἀθῆναι", "Γιώργος"),
    "hi": ("आपका नाम क्या है? क्षत्रिय", "श्रीमती कृष्णा"),
    "ta": ("உங்கள் பெயர் என்ன?", "கமலா"),
    "te": ("మీ పేరు ఏమిటి? స్త్రీ", "కమల"),
    "th": ("ชื่อของคุณคืออะไร น้ำ", "สมชาย"),
    "km": ("តើអ្នកឈ្មោះអ្វី? ស្ត្រី", "សុខា"),
    "vi": ("Tên bạn là gì? Việt Nam", "Nguyễn"),
    "pl": ("Zażółć gęślą jaźń", "Ewa Żółkowska"),
}
"""A label and a value in each language."""

FROM_THE_LEFT = sorted(SAID.keys() - {"ar"})

EVERY_SCRIPT = "\n".join(f"- {{id: {tag}, kind: text, label: '{label}'}}" for tag, (label, _) in SAID.items())

ARABIC = """
- {id: name, kind: text, label: "ما اسمك؟", hint: "اكتبه كما يُكتب في جواز السفر (مثلاً: سميرة حداد)."}
- {id: story, kind: paragraph, label: احكِ لنا قصتك}
- id: t
  kind: table
  label: مشروع Friday Fridge (2026)
  rows: 1
  columns: [{id: list, kind: select_one, label: الأولوية, choices: {hi: عالية, lo: منخفضة (أقل)}}]
"""


@cache
def every_script() -> bytes:
    values = {tag: value for tag, (_, value) in SAID.items()}
    return write_pdf(blank_of(EVERY_SCRIPT).pages, Imprint("A test", "en", values=values))


@cache
def arabic(**values: str) -> bytes:
    by_name = {name.replace("__", "-"): value for name, value in values.items()}
    return write_pdf(pages(ARABIC), Imprint("مشروع", "ar", values=by_name))


def pages(yaml: str) -> Pages:
    return blank_of(yaml).pages


# --- which typeface draws what ----------------------------------------------------------------------------------------


def drawn_by(text: str) -> list[tuple[str, str]]:
    return [(run.text, run.typeface.package.removeprefix("fontpkg_")) for run in runs_of(text, False)]


def test_latin_words_are_drawn_by_atkinson_and_others_by_the_typeface_of_their_script() -> None:
    assert drawn_by("Café Київ") == [("Café ", "atkinson_hyperlegible"), ("Київ", "noto_sans")]


@pytest.mark.parametrize("word", ["Việt", "Київ-2026", "ім’я", "«Олена»,", "क्षत्रिय?", "الصفحة(3)", "می\u200cخواهم"])
def test_no_word_is_torn(word: str) -> None:
    assert len({typeface for _, typeface in pieces_of(drawable(word))}) == 1


def test_spaces_and_numbers_go_with_the_word_before_them() -> None:
    assert drawn_by("Київ 2026 – Leith 7") == [
        ("Київ 2026 – ", "noto_sans"),
        ("Leith 7", "atkinson_hyperlegible"),
    ]


def test_a_word_in_two_scripts_has_a_typeface_for_each() -> None:
    assert drawn_by("кот-قط") == [("кот-", "noto_sans"), ("قط", "noto_sans_arabic")]
    assert drawn_by("PDF-файл") == [("PDF-файл", "noto_sans")]


def test_joiners_are_never_lacking_and_never_drawn() -> None:
    assert Ruler().lacks("a\u200d\u200e\ufeff") == ""
    assert Ruler().width("ab", Face.REGULAR, 10) == Ruler().width("a\u200bb", Face.REGULAR, 10)


def test_what_no_typeface_has_is_named_once() -> None:
    assert Ruler().lacks("Київ 李 שלום 李") == "李שלום"


def test_every_script_has_its_typeface_here() -> None:
    assert set(installed()) == {script.typeface for script in SCRIPTS.values()}


@pytest.mark.parametrize(("character", "tag"), [("ж", "Cyrl"), ("ب", "Arab"), ("अ", "Deva"), ("a", "Latn")])
def test_the_script_of_a_letter(character: str, tag: str) -> None:
    script = script_of(character)
    assert script is not None
    assert script.tag == tag


@pytest.mark.parametrize("character", ["1", "١", " ", "\u0301", "्", "(", "א", "\u200c"])
def test_what_has_no_script_of_its_own_or_none_that_can_be_drawn(character: str) -> None:
    assert script_of(character) is None


# --- how wide it is ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("face", Face)
def test_latin_text_is_as_wide_as_atkinson_says(face: Face) -> None:
    text = "Zażółć “gęślą” – 5 €"
    assert Ruler().width(text, face, 10) == atkinson.width(text, face) / 100


@pytest.mark.parametrize("label", [label for label, _ in SAID.values()])
def test_a_line_is_as_wide_as_its_words_and_spaces(label: str) -> None:
    """So that lines can be broken word by word."""
    first, rest = label.split(" ", 1)
    parts = Ruler().width(f"{first} ", Face.BOLD, 10) + Ruler().width(rest, Face.BOLD, 10)
    assert Ruler().width(label, Face.BOLD, 10) == pytest.approx(parts, abs=0.3)


def test_letters_that_are_joined_are_narrower_than_alone() -> None:
    apart = sum(Ruler().width(letter, Face.REGULAR, 10) for letter in "سميرة")
    assert Ruler().width("سميرة", Face.REGULAR, 10) < apart * 0.8


def test_bold_is_bold_and_italic_is_italic_where_there_is_one() -> None:
    regular, bold, italic = (Ruler().width("Шевченко", face, 10) for face in Face)
    assert regular < bold
    assert regular != italic
    assert Ruler().width("حداد", Face.ITALIC, 10) == Ruler().width("حداد", Face.REGULAR, 10)


# --- what the glyphs say ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tag", FROM_THE_LEFT)
def test_glyphs_say_their_word_one_after_the_other(tag: str) -> None:
    for word, typeface in pieces_of(SAID[tag][0]):
        if typeface is not ATKINSON:
            assert "".join(cluster.text for cluster in shaped(word, typeface, Face.REGULAR, tag, False)) == word


@pytest.mark.parametrize("word", ["السلام", "بِسْمِ", "اللَّهِ", "می\u200cخواهم", "لأ"])
def test_glyphs_from_the_right_say_their_word_backwards(word: str) -> None:
    clusters = shaped(word, SCRIPTS["ARABIC"].typeface, Face.REGULAR, "ar", True)
    assert "".join(cluster.text for cluster in reversed(clusters)) == word


def test_letters_are_joined() -> None:
    typeface = SCRIPTS["ARABIC"].typeface
    joined = [cluster.parts for cluster in reversed(shaped("ببب", typeface, Face.REGULAR, "ar", True))]
    (alone,) = (cluster.parts for cluster in shaped("ب", typeface, Face.REGULAR, "ar", True))
    assert len({parts[-1].glyph for parts in [*joined, alone]}) == 4


def test_conjuncts_are_one_and_vowel_signs_stand_before_their_letter() -> None:
    typeface = SCRIPTS["DEVANAGARI"].typeface
    (conjunct,) = shaped("क्ष", typeface, Face.REGULAR, "hi", False)
    assert len(conjunct.parts) == 1
    (syllable,) = shaped("कि", typeface, Face.REGULAR, "hi", False)
    (letter,) = shaped("क", typeface, Face.REGULAR, "hi", False)
    assert syllable.parts[-1].glyph == letter.parts[0].glyph


def test_marks_stand_where_the_font_puts_them() -> None:
    typeface = SCRIPTS["ARABIC"].typeface
    low, high = (
        {cluster.text: cluster for cluster in shaped(word, typeface, Face.REGULAR, "ar", True)}["َ"].parts[0]
        for word in ("بَ", "لَ")
    )
    assert high.y > low.y


# --- the font in the file ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("face", Face)
@pytest.mark.parametrize("tag", ["ar", "hi", "uk", "km"])
def test_the_embedded_font_has_the_widths_that_were_measured(tag: str, face: Face) -> None:
    word, typeface = next(piece for piece in pieces_of(SAID[tag][0]) if piece[1] is not ATKINSON)
    clusters = shaped(word, typeface, face, tag, tag == "ar")
    content, glyphs = embedded(typeface, face, clusters)
    font = TTFont(io.BytesIO(content))
    names = font.getGlyphOrder()
    assert [font["hmtx"][names[glyph]][0] for glyph in glyphs] == [
        width(cluster, typeface, face) for cluster in clusters
    ]


def test_the_embedded_font_has_outlines_and_nothing_else() -> None:
    clusters = shaped("سميرة", SCRIPTS["ARABIC"].typeface, Face.REGULAR, "ar", True)
    content, _ = embedded(SCRIPTS["ARABIC"].typeface, Face.REGULAR, clusters)
    assert set(TTFont(io.BytesIO(content)).keys()) == {
        "GlyphOrder", "glyf", "head", "hhea", "hmtx", "loca", "maxp",
    }  # fmt: skip
    assert len(content) < 2500


def composite_fonts(pdf: bytes) -> list[Any]:
    fonts = (font.get_object() for font in opened(pdf).pages[0]["/Resources"]["/Font"].values())
    return [font for font in fonts if font["/Subtype"] == "/Type0"]


def test_every_code_has_a_width_a_glyph_and_a_text() -> None:
    fonts = composite_fonts(every_script())
    assert len(fonts) == 14, "seven typefaces, bold in labels and regular in boxes"
    for font in fonts:
        (descendant,) = font["/DescendantFonts"]
        first, widths = descendant.get_object()["/W"]
        numbers = descendant.get_object()["/CIDToGIDMap"].get_data()
        texts = font["/ToUnicode"].get_data().decode("ascii")
        assert first == 1
        assert len(widths) + 1 == len(numbers) // 2
        assert sum(line.startswith("<") and line.count("<") == 2 for line in texts.splitlines()) == len(widths) + 1


def test_fonts_of_a_form_in_arabic_are_small() -> None:
    total = sum(
        len(font["/DescendantFonts"][0].get_object()["/FontDescriptor"]["/FontFile2"].get_data())
        for font in composite_fonts(arabic())
    )
    assert 2000 < total < 20_000


# --- what other programs read -----------------------------------------------------------------------------------------


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("tag", FROM_THE_LEFT)
def test_words_are_copied_as_they_were_written(tag: str) -> None:
    by_pypdf = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(every_script())).pages)
    document = pypdfium2.PdfDocument(every_script())
    by_pdfium = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert SAID[tag][0] in plain(by_pypdf)
    assert SAID[tag][0] in plain(by_pdfium)


@pytest.mark.parametrize("words", ["ما اسمك؟", "احكِ لنا قصتك", "الأولوية"])
def test_words_from_the_right_are_copied_as_they_were_written(words: str) -> None:
    by_pypdf = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(arabic())).pages)
    document = pypdfium2.PdfDocument(arabic())
    by_pdfium = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert words in plain(by_pypdf)
    assert words in plain(by_pdfium)


def actual_texts(element: Any) -> list[str]:
    kids = element.get("/K", [])
    kids = kids if isinstance(kids, list) else [kids]
    below = [text for kid in kids if hasattr(kid.get_object(), "get") for text in actual_texts(kid.get_object())]
    return [*([str(element["/ActualText"])] if "/ActualText" in element else []), *below]


def test_the_tag_tree_says_what_is_read_where_words_are_drawn_in_another_order() -> None:
    said = actual_texts(opened(arabic()).trailer["/Root"]["/StructTreeRoot"])
    assert "1 ما اسمك؟" in said
    assert "اكتبه كما يُكتب في جواز السفر (مثلاً: سميرة حداد)." in said
    assert "3 مشروع Friday Fridge (2026)" in said
    assert not any(text.isascii() for text in said)


def test_words_that_go_to_the_right_need_no_other_text() -> None:
    assert len(actual_texts(opened(every_script()).trailer["/Root"]["/StructTreeRoot"])) == 1  # the Arabic label


# --- values -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tag", SAID)
def test_a_value_is_kept_and_drawn_in_a_font_that_its_appearance_has(tag: str) -> None:
    field = fields(every_script())[tag]
    assert field["/V"] == SAID[tag][1]
    assert str(field["/DA"]).startswith("/Atkinson ")
    appearance = field["/AP"]["/N"]
    fonts = appearance["/Resources"]["/Font"]
    used = [operands[0] for operands, operator in operators(appearance) if operator == b"Tf"]
    assert used
    assert set(used) <= set(fonts)
    assert b"?" not in appearance.get_data()


def operators(appearance: Any) -> list[tuple[Any, bytes]]:
    return list(ContentStream(appearance, None).operations)


def places(pdf: bytes, name: str) -> list[float]:
    return [float(operands[4]) for operands, operator in operators(fields(pdf)[name]["/AP"]["/N"]) if operator == b"Tm"]


def test_in_a_form_from_the_right_typed_text_begins_there() -> None:
    pdf = arabic(name="سميرة حداد", t__1__list="منخفضة (أقل)")
    made = fields(pdf)
    assert made["name"]["/Q"] == made["t-1-list"]["/Q"] == 2
    for name in ("name", "t-1-list"):
        x0, _, x1, _ = (float(side) for side in made[name]["/Rect"])
        end = places(pdf, name)[0] + Ruler("ar").width(made[name]["/V"], Face.REGULAR, 11)
        assert end == pytest.approx(x1 - x0 - TYPED_INSET, abs=0.1)
    assert "/Q" not in fields(every_script())["ar"]


def test_lines_of_a_long_text_from_the_right_are_broken_and_end_at_one_edge() -> None:
    pdf = arabic(story="هذا نص طويل يكتبه الناس في عدة أسطر لكي نرى كيف ينكسر " * 4 + "\nسطر")
    found = places(pdf, "story")
    assert len(found) > 3
    assert found[-1] == max(found)


def test_a_value_begins_where_its_first_letter_does_whatever_the_form() -> None:
    """Of "(Ada)", the bracket at the end stays there; of an Arabic name, it goes to the left."""
    latin = fields(arabic(name="Ada (Dr.)"))["name"]["/AP"]["/N"].get_data()
    assert b"(Ada \\(Dr.\\)) Tj" in latin


# --- documents by themselves ------------------------------------------------------------------------------------------

IN_ORDER = """
import hashlib, sys
from tests.render.test_scripts import ARABIC, EVERY_SCRIPT, pages
from wta_forms.render.document import Imprint
from wta_forms.render.personalise import write_pdf
polish = '- {id: a, kind: text, label: "Zażółć gęślą jaźń"}'
ukrainian = '- {id: a, kind: text, label: "Як вас звати?"}'
forms = {"ar": ARABIC, "uk": ukrainian, "pl": polish, "all": EVERY_SCRIPT}
for tag in sys.argv[1].split():
    made = write_pdf(pages(forms[tag]), Imprint("T", tag, values={"a": "Łódź Київ سميرة"}))
    print(tag, hashlib.sha256(made).hexdigest())
"""


def made_in_order(tags: str) -> set[str]:
    done = subprocess.run([sys.executable, "-c", IN_ORDER, tags], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines())


@pytest.mark.slow
def test_documents_have_the_same_bytes_in_whatever_order_they_are_made() -> None:
    orders = ["ar uk pl all", "all pl uk ar"]
    first, second = map(made_in_order, orders)
    assert first == second
    assert len(first) == 4


# --- without the extra ------------------------------------------------------------------------------------------------

WITHOUT = """
import sys
sys.modules |= dict.fromkeys(["uharfbuzz", "bidi.algorithm", "fontTools.ttLib"])
from tests.render.paper import blank_of, fields
from wta_forms.render.document import Imprint
from wta_forms.render.personalise import write_pdf
from wta_forms.render.fonts import Ruler
from wta_forms.render.scripts import missing_script
made = write_pdf(blank_of("- {id: a, kind: text, label: A}").pages, Imprint("T", "ar", values={"a": "Łódź Київ"}))
field = fields(made)["a"]
print(Ruler().lacks("Łódź Київ"), missing_script("К"), missing_script("李") or "-", field["/V"])
print(field["/AP"]["/N"].get_data().count(b"Tj"))
"""


def test_without_the_extra_latin_is_drawn_and_the_rest_is_kept_and_said_to_be_lacking() -> None:
    done = subprocess.run([sys.executable, "-c", WITHOUT], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[0] == "Київ Cyrl - Łódź Київ"


def test_every_label_is_drawn_whole() -> None:
    """No stand-in, and no code of the empty box, which has number 0."""
    shown = list(shown_in_composite_fonts(every_script()))
    assert len(shown) >= len(SAID) - 1, "all labels but the Polish one"
    for codes in shown:
        assert all(pair != (0, 0) for pair in list(pairwise(codes))[::2])


def shown_in_composite_fonts(pdf: bytes) -> Iterator[bytes]:
    for page in opened(pdf).pages:
        font = ""
        for operands, operator in ContentStream(page.get_contents(), None).operations:
            font = operands[0] if operator == b"Tf" else font
            if operator in {b"Tj", b"TJ"} and font.startswith("/S"):
                members = operands[0] if operator == b"TJ" else operands
                yield b"".join(bytes(part.original_bytes) for part in members if hasattr(part, "original_bytes"))


def test_words_in_one_font_that_stand_side_by_side_are_shown_together() -> None:
    lines = list(fonts_of_lines(arabic()))
    assert any(len(fonts) > 2 for fonts in lines), "a line in several fonts"
    assert all(one != other for fonts in lines for one, other in pairwise(fonts))


def fonts_of_lines(pdf: bytes) -> Iterator[list[str]]:
    for page in opened(pdf).pages:
        operations = ContentStream(page.get_contents(), None).operations
        for is_place, group in groupby(operations, key=lambda operation: operation[1] == b"Tm"):
            if not is_place:
                yield [operands[0] for operands, operator in group if operator == b"Tf"]
