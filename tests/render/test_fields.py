"""Fields and their widgets, as a viewer finds them in the file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, reject, settings

from tests.layout.paper import form_of
from tests.layout.small_forms import forms
from tests.render.paper import (
    EVERY_KIND,
    MORE_KINDS,
    blank,
    blank_of,
    copy_for,
    drivers,
    fields,
    opened,
    pdf_of,
    widgets,
)
from wta_forms.errors import WtaFormsError
from wta_forms.layout.style import Colour
from wta_forms.render.document import Imprint
from wta_forms.render.personalise import write_pdf
from wta_forms.spec.fields import Shape, fields_of
from wta_forms.spec.form import Form
from wta_forms.workflow.generate import lay_out

PRINT, HIDDEN, READ_ONLY, MULTI_LINE, COMBO = 1 << 2, 1 << 1, 1 << 0, 1 << 12, 1 << 17
RADIO, NO_TOGGLE_TO_OFF = 1 << 15, 1 << 14


@pytest.fixture(scope="module")
def asked() -> dict[str, Any]:
    """The fields of a form with every kind of question, nothing answered."""
    return fields(pdf_of(EVERY_KIND))


def size(box: Any) -> tuple[float, float]:
    x0, y0, x1, y1 = (float(side) for side in box)
    return (round(x1 - x0, 2), round(y1 - y0, 2))


# --- what is there ----------------------------------------------------------------------------------------------------


def test_the_fields_of_the_form_stand_in_the_pdf_in_its_order(asked: dict[str, Any]) -> None:
    assert list(asked) == [field.name for field in fields_of(form_of(EVERY_KIND))]
    assert list(fields(pdf_of(MORE_KINDS))) == [field.name for field in fields_of(form_of(MORE_KINDS))]


def test_so_do_those_of_the_shipped_form_and_its_stamp() -> None:
    listed = [*fields(blank())]
    assert sorted(listed) == sorted([*(field.name for field in fields_of(drivers().form)), "wta-stamp"])
    listed.remove("wta-stamp")
    assert listed == [field.name for field in fields_of(drivers().form)]


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(forms())
def test_so_do_those_of_any_form(form: Form) -> None:
    try:
        pdf = write_pdf(lay_out(form).pages, Imprint("A test", "en"))
    except WtaFormsError:
        reject()
    assert list(fields(pdf)) == [field.name for field in fields_of(form)]


def test_no_name_has_a_dot() -> None:
    assert not [name for name in fields(blank()) if "." in name]


def test_every_listed_field_is_an_annotation_of_the_page_it_names() -> None:
    reader = opened(blank())
    on_pages = {note.idnum: page.indirect_reference.idnum for page in reader.pages for note in page["/Annots"]}
    listed = reader.trailer["/Root"]["/AcroForm"]["/Fields"]
    assert {note.idnum: note.get_object().raw_get("/P").idnum for note in listed} == on_pages


# --- what every widget has, and has not -------------------------------------------------------------------------------


FILES: dict[str, Callable[[], bytes]] = {
    "blank": blank,
    "copy": lambda: copy_for("ewa-zolkowska"),
    "every kind": lambda: pdf_of(EVERY_KIND),
    "more kinds": lambda: pdf_of(MORE_KINDS),
    "answered": lambda: pdf_of(EVERY_KIND, name="Ada", way__bus=True, gaps__1__urgent="High"),
}


@pytest.mark.parametrize("file", FILES)
def test_every_widget_is_whole(file: str) -> None:
    for field in widgets(FILES[file]()):
        assert field["/Subtype"] == "/Widget"
        assert field["/TU"].split(":")[0].split(",")[0].isdigit()
        assert field["/F"] == PRINT
        for appearance in appearances(field):
            assert size(appearance["/BBox"]) == pytest.approx(size(field["/Rect"]), abs=0.02)  # sides are rounded
            assert appearance["/Subtype"] == "/Form"


def appearances(field: Any) -> list[Any]:
    normal = field["/AP"]["/N"]
    return list(normal.values()) if "/AS" in field else [normal]


@pytest.mark.parametrize(
    "word", ["/MaxLen", "/I", "/MK", "/BS", "/Border", "/A", "/AA", "/Kids", "/Parent", "/Q", "/RV"]
)
def test_no_widget_has(word: str) -> None:
    for made in FILES.values():
        is_group = word == "/Parent"
        assert not [note for note in widgets(made()) if word in note and not (is_group and "/T" not in note)]


def test_a_blank_holds_no_answers(asked: dict[str, Any]) -> None:
    held = {name: field["/V"] for name, field in asked.items() if "/V" in field}
    assert set(held.values()) == {"/Off"}
    assert not [field for field in asked.values() if "/DV" in field]


def test_the_form_lets_viewers_draw_nothing_anew() -> None:
    form = opened(blank()).trailer["/Root"]["/AcroForm"]
    assert set(form) == {"/Fields", "/DR", "/DA"}


def test_typed_text_is_dark_and_in_a_font_that_is_there() -> None:
    form = opened(blank()).trailer["/Root"]["/AcroForm"]
    ink = [round(part / 255, 3) for part in Colour.INK.value]
    for field in fields(blank()).values():
        if field["/FT"] == "/Btn":
            continue
        font, size_, tf, *colour, rg = field["/DA"].split()
        assert font in form["/DR"]["/Font"]
        assert (tf, rg, [float(part) for part in colour]) == ("Tf", "rg", ink)
        assert float(size_) > 0, "a size of 0 lets each viewer choose its own"


# --- ticks ------------------------------------------------------------------------------------------------------------


def test_a_tick_has_its_key_as_its_on_state_and_both_appearances(asked: dict[str, Any]) -> None:
    ticks = {name: sorted(field["/AP"]["/N"]) for name, field in asked.items() if field["/FT"] == "/Btn"}
    assert ticks == {
        "way-bus": ["/Off", "/bus"],
        "way-train": ["/Off", "/train"],
        "way-other": ["/Off", "/other"],
        "score-1": ["/1", "/Off"],
        "score-2": ["/2", "/Off"],
        "agree": ["/Off", "/yes"],
    }


def test_a_tick_is_off_until_it_is_ticked() -> None:
    made = fields(pdf_of(EVERY_KIND, way__bus=True, score__2=True))
    states = {name: (made[name]["/V"], made[name]["/AS"]) for name in ("way-bus", "way-train", "score-2")}
    assert states == {"way-bus": ("/bus", "/bus"), "way-train": ("/Off", "/Off"), "score-2": ("/2", "/2")}


def test_a_tick_is_drawn_when_it_is_on_and_not_when_it_is_off(asked: dict[str, Any]) -> None:
    normal = asked["agree"]["/AP"]["/N"]
    assert b" S" in normal["/yes"].get_data()
    assert normal["/Off"].get_data().strip() == b""


def test_a_tick_is_no_radio_and_no_push_button(asked: dict[str, Any]) -> None:
    assert "/Ff" not in asked["agree"]


# --- radio buttons ----------------------------------------------------------------------------------------------------


def group(**values: str | bool) -> Any:
    """The field of radio buttons in a form with more kinds."""
    return fields(pdf_of(MORE_KINDS, **values))["travel"]


def test_radio_buttons_are_one_field_with_a_button_for_each_choice() -> None:
    travel = group()
    assert (travel["/FT"], travel["/Ff"]) == ("/Btn", RADIO | NO_TOGGLE_TO_OFF)
    assert set(travel) == {"/FT", "/Ff", "/T", "/TU", "/V", "/Kids"}
    assert [sorted(kid["/AP"]["/N"]) for kid in kids(travel)] == [
        ["/Off", "/bus"],
        ["/Off", "/train"],
        ["/Off", "/other"],
    ]


def kids(field: Any) -> list[Any]:
    return [kid.get_object() for kid in field["/Kids"]]


def test_each_button_says_for_itself_what_it_stands_for_and_whose_it_is() -> None:
    travel = group()
    assert travel["/TU"] == "12: How will you come? Tick one."
    assert [kid["/TU"] for kid in kids(travel)] == [
        "12: How will you come? By bus",
        "12: How will you come? Pociągiem",
        "12: How will you come? Something else (please write it)",
    ]
    assert {kid["/Parent"]["/T"] for kid in kids(travel)} == {"travel"}
    assert not [kid for kid in kids(travel) if {"/T", "/V", "/FT", "/Ff"} & set(kid)]


def test_no_button_is_pressed_until_one_is() -> None:
    assert (group()["/V"], [kid["/AS"] for kid in kids(group())]) == ("/Off", ["/Off"] * 3)
    travel = group(travel="train")
    assert (travel["/V"], [kid["/AS"] for kid in kids(travel)]) == ("/train", ["/Off", "/train", "/Off"])


def test_what_is_no_choice_presses_no_button() -> None:
    travel = group(travel="boat")
    assert (travel["/V"], [kid["/AS"] for kid in kids(travel)]) == ("/Off", ["/Off"] * 3)


def test_a_button_that_was_prefilled_is_what_the_group_goes_back_to() -> None:
    imprint = Imprint("A test", "en", prefilled={"travel": "bus"}, values={"travel": "train"})
    travel = fields(write_pdf(blank_of(MORE_KINDS).pages, imprint))["travel"]
    assert (travel["/V"], travel["/DV"]) == ("/train", "/bus")


def test_a_pressed_button_has_a_disc_in_it() -> None:
    normal = kids(group())[0]["/AP"]["/N"]
    assert b" f" in normal["/bus"].get_data()
    assert normal["/Off"].get_data().strip() == b""


def test_buttons_that_need_more_than_a_page_are_still_one_field() -> None:
    many = ", ".join(f"c{n}: {'A very long choice that goes on and on ' * 6}{n}" for n in range(30))
    pdf = pdf_of(f"- {{id: q, kind: select_one, label: Q, appearance: radio, choices: {{{many}}}}}", q="c29")
    (q,) = fields(pdf).values()
    assert len({kid.raw_get("/P").idnum for kid in kids(q)}) > 1
    assert [kid["/AS"] for kid in kids(q)] == ["/Off"] * 29 + ["/c29"]


# --- text and lists ---------------------------------------------------------------------------------------------------


def test_a_paragraph_takes_many_lines_and_a_text_one(asked: dict[str, Any]) -> None:
    assert asked["story"]["/Ff"] == MULTI_LINE
    assert "/Ff" not in asked["name"]
    assert asked["name"]["/FT"] == asked["story"]["/FT"] == "/Tx"


def test_a_list_drops_down_with_an_empty_line_first_and_labels_as_values(asked: dict[str, Any]) -> None:
    urgent = asked["gaps-1-urgent"]
    assert (urgent["/FT"], urgent["/Ff"]) == ("/Ch", COMBO)
    assert urgent["/Opt"] == [" ", "High", "Łow"]


def test_an_empty_box_has_an_appearance_without_words(asked: dict[str, Any]) -> None:
    assert asked["name"]["/AP"]["/N"].get_data().strip() == b"/Tx BMC EMC"


# --- prefilled and answered -------------------------------------------------------------------------------------------


def test_what_is_prefilled_is_also_what_the_box_goes_back_to() -> None:
    made = fields(copy_for("ewa-zolkowska"))
    prefilled = {name: field["/DV"] for name, field in made.items() if "/DV" in field}
    assert prefilled == {
        "name": "Ewa Żółkowska",
        "organisation": "Leith Carers",
        "project": "The Friday fridge",
        "role-practitioner": "/practitioner",
    }
    assert {name: made[name]["/V"] for name in prefilled} == prefilled


def test_what_is_answered_leaves_what_was_prefilled() -> None:
    pages = drivers().pages
    imprint = Imprint("A test", "en", prefilled={"name": "Ewa"}, values={"name": "Eva", "project": "Fridge"})
    made = fields(write_pdf(pages, imprint))
    assert (made["name"]["/V"], made["name"]["/DV"]) == ("Eva", "Ewa")
    assert (made["project"]["/V"], "/DV" in made["project"]) == ("Fridge", False)


# --- the stamp --------------------------------------------------------------------------------------------------------


def test_the_stamp_is_a_hidden_field_nobody_can_change_of_ten_points_on_the_first_page() -> None:
    stamp = fields(blank())["wta-stamp"]
    assert (stamp["/F"], stamp["/Ff"], stamp["/FT"]) == (HIDDEN, READ_ONLY, "/Tx")
    assert size(stamp["/Rect"]) == size(stamp["/AP"]["/N"]["/BBox"]) == (10, 10)
    assert stamp.raw_get("/P").idnum == opened(blank()).pages[0].indirect_reference.idnum
    assert "/StructParent" not in stamp
    assert '"form":"drivers"' in stamp["/V"]


def test_a_file_without_a_stamp_has_no_field_for_one(asked: dict[str, Any]) -> None:
    assert "wta-stamp" not in asked


def test_the_shapes_of_the_spec_are_those_of_the_pdf() -> None:
    kinds = {Shape.LINE: "/Tx", Shape.LINES: "/Tx", Shape.TICK: "/Btn", Shape.RADIO: "/Btn", Shape.LIST: "/Ch"}
    for form, made in ((drivers().form, fields(blank())), (form_of(MORE_KINDS), fields(pdf_of(MORE_KINDS)))):
        assert {field.name: kinds[field.shape] for field in fields_of(form)} == {
            name: field["/FT"] for name, field in made.items() if name != "wta-stamp"
        }
