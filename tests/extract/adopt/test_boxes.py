"""Boxes as somebody designed them: flags, places, programs; never what stands in them."""

from __future__ import annotations

from tests.extract.small_pdf import WIDGET, choice, pdf, radio_button, radio_group, text, tick, utf16
from wta_forms.extract.adopt.blank import Blank, Box, blank_from_wire, blank_to_wire
from wta_forms.extract.adopt.look import look_at_blank
from wta_forms.extract.isolate import Reader
from wta_forms.extract.raw import FieldKind

PAGE = "/MediaBox [0 0 600 800]"


def boxes(*fields: str, **more: str) -> tuple[Box, ...]:
    return look_at_blank(pdf(*fields, page=PAGE, **more)).boxes


def box(*fields: str) -> Box:
    (only,) = boxes(*fields)
    return only


def test_a_box_for_words_says_how_many_lines_and_characters_it_takes() -> None:
    found = box(text("a", more="/Ff 4098 /MaxLen 80 /TU (Your name)"))
    assert (found.kind, found.is_tall, found.is_required, found.most) == (FieldKind.TEXT, True, True, 80)
    assert (found.label, found.spots[0].rectangle) == ("Your name", (50.0, 700.0, 300.0, 720.0))


def test_squares_for_single_letters_are_told() -> None:
    assert box(text("a", more="/Ff 16777216 /MaxLen 5")).is_comb


def test_a_list_has_its_options_and_may_be_open() -> None:
    found = box(choice("a", "[(b) (By bus)] (On foot)", more="/Ff 393216"))
    assert (found.options, found.is_open) == ((("b", "By bus"), ("On foot", "On foot")), True)


def test_every_button_of_a_group_has_its_place_its_state_and_its_own_tooltip() -> None:
    kids = radio_button("bus", more="/Parent 10 0 R /TU (By bus)"), radio_button("foot")
    found = look_at_blank(
        pdf(radio_group("way", "11 0 R 12 0 R"), *kids, listed="[10 0 R]", on_page="[11 0 R 12 0 R]", page=PAGE)
    ).boxes[0]
    assert [(each.on, each.label) for each in found.spots] == [("bus", "By bus"), ("foot", "")]


def test_names_of_states_that_are_numbers_are_those_of_the_options() -> None:
    kids = radio_button("0"), radio_button("1")
    found = look_at_blank(
        pdf(
            radio_group("way", "11 0 R 12 0 R", more="/Opt [(By bus) (On foot)]"),
            *kids, listed="[10 0 R]", on_page="[11 0 R 12 0 R]", page=PAGE,
        )
    ).boxes[0]  # fmt: skip
    assert [each.on for each in found.spots] == ["By bus", "On foot"]


def test_programs_are_read_and_never_run() -> None:
    found = box(text("a", more='/AA << /F << /S /JavaScript /JS (AFDate_FormatEx\\("d/m/yyyy"\\)) >> >>'))
    assert found.script("format") == 'AFDate_FormatEx("d/m/yyyy")'
    assert found.script("calculate") == ""


def test_what_nobody_can_see_is_hidden_and_a_push_button_has_its_caption() -> None:
    hidden, secret, button = boxes(
        text("a", more="/F 2"), text("b", more="/Ff 8192"),
        f"<< /FT /Btn /Ff 65536 /T (go) {WIDGET} /MK << /CA (Send) >> >>",
    )  # fmt: skip
    assert (hidden.is_hidden, secret.is_hidden, button.caption) == (True, True, "Send")


def test_a_broken_box_costs_no_other() -> None:
    assert [each.name for each in boxes("<< /T 99 0 R /Kids 5 >>", text("b"))][-1] == "b"


def test_nothing_that_people_filled_in_leaves_the_worker() -> None:
    content = pdf(
        text("a", "(Secret)", "/DV (Secret) /RV (Secret)"),
        tick("b", "/yes", "/yes"),
        choice("c", "(x)", "(Secret)"),
        page=PAGE,
    )
    with Reader() as reader:
        blank = reader.blank(content)
    assert isinstance(blank, Blank)
    assert len(blank.boxes) == 3
    assert b"Secret" not in blank_to_wire(blank)


def test_a_blank_comes_through_the_wire_as_it_was() -> None:
    blank = look_at_blank(pdf(text("a", more=f"/TU {utf16('Łódź')}"), tick("b"), choice("c", "(x) (y)"), page=PAGE))
    assert blank_from_wire(blank_to_wire(blank)) == blank


def test_a_file_without_anything_is_an_empty_blank() -> None:
    assert look_at_blank(b"%PDF-1.7\nnothing") == Blank()
