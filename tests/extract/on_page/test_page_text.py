"""Pages whose fields are gone: words and ticks come back, each in its box."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.extract.flattened import blank_of, flattened, look, on_paper, texts_in, values_in, with_content, with_words
from tests.extract.small_pdf import pdf
from tests.render.shipped import Copy
from wta_forms.answers import Certainty
from wta_forms.errors import BOX_FULL, BOX_PERHAPS_FULL, DRAWN_IN_BOX, WRITTEN_OVER
from wta_forms.extract.on_page.page_text import look_at_page_text
from wta_forms.extract.places import Places
from wta_forms.extract.raw import Channel, FieldKind
from wta_forms.layout.style import VARIANTS
from wta_forms.map import Map

ANSWERS = {
    "name": "Zażółć gęślą jaźń",
    "town": "Càrn Deòrsa",
    "story": "First line.\n\nمرحبا بالعالم",
    "ways-train": True,
    "ways-foot": True,
    "seat": "aisle",
    "meal": "Pie",
    "agree": True,
}
AS_SEEN = {
    "name": ("Zażółć gęślą jaźń",),
    "town": ("Càrn Deòrsa",),
    "story": ("First line.\n\nمرحبا بالعالم",),
    "ways-train": ("train",),
    "ways-foot": ("foot",),
    "seat": ("aisle",),
    "meal": ("Pie",),
    "agree": ("yes",),
}


def test_words_and_ticks_come_back_in_their_boxes() -> None:
    assert texts_in(flattened(ANSWERS)) == AS_SEEN


def test_every_field_of_the_page_is_told_and_how_it_was_found() -> None:
    values = values_in(flattened({"name": "Ada"}))
    assert set(values) == {field.name for field in blank_of().map.fields}
    name = values["name"]
    assert (name.channel, name.certainty, name.page) == (Channel.PAGE_TEXT, Certainty.RECOVERED, 1)
    assert {name: value.kind for name, value in values.items() if value.kind is not FieldKind.TEXT} == {
        **{f"ways-{way}": FieldKind.TICK for way in ("bus", "train", "bike", "foot")},
        "seat": FieldKind.RADIO,
        "agree": FieldKind.TICK,
    }


def test_an_empty_form_has_empty_boxes() -> None:
    seen = look(flattened())
    assert seen.fit == 1
    assert [value for value in seen.values if value.texts or value.problems] == []


@pytest.mark.parametrize("variant", ["large-print", "phone", "facilitator", "by-hand"])
def test_all_variants_are_read(variant: str) -> None:
    blank = blank_of(
        "- {id: name, kind: text, label: Your name}\n- {id: agree, kind: tick, label: I agree}", "", variant
    )
    assert texts_in(flattened({"name": "Ada Lovelace", "agree": True}, blank), blank) == {
        "name": ("Ada Lovelace",),
        "agree": ("yes",),
    }


# --- how the page lies ------------------------------------------------------------------------------------------------

WAYS = {
    "fit to Letter": (("0.9408 0 0 0.9408 26 0",), (612, 792), ""),
    "on its side": (("0 1 -1 0 841.89 0",), (841.89, 595.28), ""),
    "on its side, turned back": (("0 1 -1 0 841.89 0",), (841.89, 595.28), "/Rotate 90"),
    "upside down": (("-1 0 0 -1 595.28 841.89",), (595.28, 841.89), ""),
    "two on a page": (("0.7 0 0 0.7 0 3", "0.7 0 0 0.7 421 3"), (841.89, 595.28), ""),
    "off its corner": (("1 0 0 1 100 -50",), (9, 9), "/MediaBox [100 -50 695.28 791.89] /CropBox [110 -40 690 780]"),
    "a little askew": (("0.9998 0.02 -0.02 0.9998 5 -5",), (595.28, 841.89), ""),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_page_is_found_however_it_lies(way: str) -> None:
    placed, size, page = WAYS[way]
    assert texts_in(on_paper(flattened(ANSWERS), *placed, size=size, page=page)) == AS_SEEN


def test_a_box_is_where_it_stands_in_the_file() -> None:
    moved = values_in(on_paper(flattened(ANSWERS), "1 0 0 1 40 -30"))["agree"]
    there = next(field for field in blank_of().map.fields if field.name == "agree")
    x0, y0, x1, y1 = there.rectangle
    assert moved.rectangle == pytest.approx((x0 + 40, y0 - 30, x1 + 40, y1 - 30), abs=0.5)


def test_a_page_with_other_words_is_not_looked_at() -> None:
    seen = look(
        with_words(pdf(page="/MediaBox [0 0 595 842] /Resources << /Font << >> >>"), "(Minutes of a meeting) Tj")
    )
    assert (seen.values, seen.fit) == ((), 0)


def test_a_page_twice_with_different_words_is_both() -> None:
    blank = blank_of("- {id: name, kind: text, label: Your own name}")
    two = on_paper(flattened({"name": "Ada"}, blank), "1 0 0 1 0 0")
    seen = look_at_page_text(two, Places(blank.map, ((1, 1), (1, 1))))
    assert [value.texts for value in seen.values] == [("Ada",)]


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\nnothing", pdf(page="/MediaBox [0 0 0 0]"), pdf(on_page="null")])
def test_what_is_no_page_of_ours_raises_nothing(content: bytes) -> None:
    assert look(content, pages=((1, 1), (2, 1), (0, 1), (9999, 1))).values == ()


def test_letters_without_a_size_do_no_harm() -> None:
    tiny = with_words(
        flattened(), "/F 0 Tf", at("name"), "(a b) Tj", at("name", dy=7), "(c) Tj /F 1e-9 Tf (d) Tj T* (e) Tj"
    )
    assert look(tiny).fit == 1


def test_without_printed_words_boxes_are_taken_to_be_where_they_were() -> None:
    bare = Map((), blank_of().map.fields, ())
    seen = look_at_page_text(flattened({"agree": True}), Places(bare, ((1, 1),)))
    assert ("yes",) in [value.texts for value in seen.values if value.name == "agree"]
    assert seen.fit == 0


# --- what is cut ------------------------------------------------------------------------------------------------------

LONG = "Every Friday people bring what they have, and nobody is turned away. " * 12


def test_what_a_viewer_cut_off_at_the_edge_is_in_the_file_and_comes_back() -> None:
    values = values_in(flattened({"story": LONG.strip(), "name": LONG.strip()}))
    assert values["story"].texts == (LONG.strip(),)
    assert values["name"].texts == (LONG.strip(),)
    assert values["town"].texts == (), "which is where the name's words would go on"


def test_a_box_that_is_full_to_its_end_is_told() -> None:
    (line,) = values_in(flattened({"name": "m" * 22}))["name"].problems
    assert line == BOX_FULL.at("")
    assert values_in(flattened({"name": "m" * 15}))["name"].problems == ()


def test_a_box_that_is_full_to_its_last_line_or_nearly_is_noted() -> None:
    """The last line that is shown may be one that was left empty."""
    for full in ("One.\nTwo.\nThree.\nFour.", "One.\nTwo.\nThree."):
        assert values_in(flattened({"story": full}))["story"].problems == (BOX_PERHAPS_FULL.at(""),)
    assert values_in(flattened({"story": "One.\nTwo."}))["story"].problems == ()


# --- what is written elsewhere ----------------------------------------------------------------------------------------


def at(name: str, dx: float = 4, dy: float = 6) -> str:
    """The operator that goes into a box, so many points from its bottom left corner."""
    x0, y0, _, _ = next(field.rectangle for field in blank_of().map.fields if field.name == name)
    return f"1 0 0 1 {x0 + dx} {y0 + dy} Tm"


def test_words_typed_over_a_print_are_read_and_a_letter_in_a_box_is_a_tick() -> None:
    typed = with_words(flattened(), at("name"), "(Ada) Tj", at("ways-bus"), "(X) Tj", at("agree"), "(v) Tj")
    assert texts_in(typed) == {"name": ("Ada",), "ways-bus": ("bus",), "agree": ("yes",)}


@pytest.mark.parametrize(("typed", "is_on"), [("yes", True), ("ok", True), ("xx", True), ("no", False), ("nie", False)])
def test_a_yes_in_a_box_to_tick_is_a_tick_and_a_no_is_told(typed: str, is_on: bool) -> None:
    found = values_in(with_words(flattened(), at("agree", dx=1), f"({typed}) Tj"))
    assert found["agree"].texts == (("yes",) if is_on else ())
    assert found["agree"].problems == (() if is_on else (WRITTEN_OVER.at(""),))
    assert ("#text-1" in found) is not is_on


def test_words_that_run_over_the_next_box_belong_to_the_one_they_begin_in() -> None:
    typed = with_words(flattened(), at("name"), f"({'Ada Lovelace ' * 5}) Tj", at("town", dy=12), "(Ware) Tj")
    assert texts_in(typed) == {"name": (("Ada Lovelace " * 5).strip(),), "town": ("Ware",)}


def test_words_a_little_beside_their_box_belong_to_it() -> None:
    assert texts_in(with_words(flattened(), at("name", dx=-6), "(Ada) Tj")) == {"name": ("Ada",)}


def test_words_in_no_box_are_told() -> None:
    (stray,) = (
        v for v in look(with_words(flattened(), at("story", dx=20, dy=-16), "(see my mail) Tj")).values if "#" in v.name
    )
    assert (stray.name, stray.texts, stray.page) == ("#text-1", ("see my mail",), 1)


def test_words_over_a_box_are_no_tick_and_are_told() -> None:
    values = values_in(with_words(flattened(), at("ways-bus", dx=-60), "(I do not come by any of these) Tj"))
    assert values["ways-bus"].texts == ()
    assert values["ways-bus"].problems == (WRITTEN_OVER.at(""),)
    assert values["#text-1"].texts == ("I do not come by any of these",)


def test_a_cross_that_runs_over_from_a_neighbour_ticks_only_its_own_box() -> None:
    boxes = {field.name: field.rectangle for field in blank_of().map.fields}
    x0, y0, x1, y1 = boxes["ways-bus"]
    cross = f"q 1.5 w {x0 - 8} {y0 - 8} m {x1 + 8} {y1 + 8} l {x0 - 8} {y1 + 8} m {x1 + 8} {y0 - 8} l S Q"
    crossed = with_content(flattened(), cross)
    assert texts_in(crossed) == {"ways-bus": ("bus",)}


def test_text_that_only_can_be_copied_is_nobodys_answer() -> None:
    read_by_machine = with_words(flattened({"agree": True}), "3 Tr", at("name"), "(Acla) Tj")
    assert texts_in(read_by_machine) == {"agree": ("yes",)}


# --- what is no text --------------------------------------------------------------------------------------------------


def test_handwriting_that_became_lines_of_the_page_is_kept_as_a_picture_and_unread() -> None:
    x0, y0, x1, y1 = next(field.rectangle for field in blank_of().map.fields if field.name == "name")
    strokes = f"q 1 w 0 0 1 RG {x0 + 9} {y0 + 4} m {x0 + 20} {y1 - 3} l {x0 + 40} {y0 + 4} l {x0 + 70} {y1 - 3} l S Q"
    name = values_in(with_content(flattened(), strokes))["name"]
    assert (name.texts, name.problems) == ((), (DRAWN_IN_BOX.at(""),))
    assert Image.open(BytesIO(name.picture)).size == pytest.approx((2 * (x1 - x0 + 12), 2 * (y1 - y0 + 12)), abs=3)


@pytest.mark.slow
@pytest.mark.parametrize("variant", VARIANTS)
def test_the_lines_to_write_on_and_borders_are_nobodys_writing(variant: str) -> None:
    blank = Copy("drivers", "en", variant).blank()
    assert [value for value in look(flattened(blank=blank), blank).values if value.texts or value.problems] == []


@pytest.mark.parametrize("ground", ["1 1 0.8", "0.8 0.9 1", "1 1 1"])
def test_a_ground_that_a_viewer_gives_its_boxes_is_nobodys_writing(ground: str) -> None:
    x0, y0, x1, y1 = next(field.rectangle for field in blank_of().map.fields if field.name == "name")
    tinted = with_content(flattened(), f"q {ground} rg {x0} {y0} {x1 - x0} {y1 - y0} re f Q")
    assert values_in(tinted)["name"].problems == ()


# --- any text ---------------------------------------------------------------------------------------------------------

WORDS = st.lists(
    st.sampled_from(["Ada", "café", "żółw", "Ùr", "12–14", "(quoted)", "“so”", "it’s", "€5", "A/B", "a-b"])
)


@settings(max_examples=25)
@given(WORDS)
def test_words_that_fit_come_back_equal(words: list[str]) -> None:
    text = " ".join(words[:12])
    assert texts_in(flattened({"story": text})) == ({"story": (text,)} if text else {})


@settings(max_examples=25)
@given(
    st.lists(
        st.sampled_from(["مرحبا", "بالعالم", "١٢٣", "Ada", "لا", "شيئًا", "(نعم)", "الأُم."]),
        min_size=1,
        max_size=8,
    )
)
def test_arabic_words_come_back_in_the_order_of_reading(words: list[str]) -> None:
    text = " ".join(["مرحبا بالعالم في", *words, "اليوم"])
    assert texts_in(flattened({"story": text})) == {"story": (text,)}
