"""Forms that come back as pictures: what is ticked is read, what is written is kept as a picture to be read by eye."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from functools import cache

import cv2
import numpy as np
import pytest
from PIL import Image

from tests.extract.paper.forms import (
    BLACK,
    BLUE,
    PENCIL,
    Colour,
    Paper,
    Pen,
    Picture,
    file_of,
    jpeg,
    photographed,
    printed,
    scanned,
)
from tests.layout.paper import form_of
from tests.measure_scans import counted, table
from tests.render.shipped import Copy
from wta_forms.answers import Answer, Certainty, State, Status
from wta_forms.errors import (
    BOX_NOT_SEEN,
    PAGE_NOT_FOUND,
    PAGE_SHOWN_TWICE,
    PAGES_NOT_LOOKED_AT,
    PICTURE_BROKEN,
    SCAN_EXTRA_MISSING,
    STATE_DIFFERS,
    TICK_TAKEN_BACK,
    TICK_UNSURE,
    WRITTEN_BESIDE,
)
from wta_forms.extract.isolate import Reader
from wta_forms.extract.meaning.interpret import interpret
from wta_forms.extract.paper import look
from wta_forms.extract.paper.ticks import Mark
from wta_forms.extract.pictures import seeing
from wta_forms.extract.places import Places, Seen
from wta_forms.extract.raw import Channel, FieldKind, RawForm, RawValue
from wta_forms.extract.scan import look_at_scan
from wta_forms.map import Rectangle
from wta_forms.project.settings import Settings
from wta_forms.workflow.generate import Blank, copy_of, lay_out

ASKED = """
- {id: name, kind: text, label: Your name, width: half}
- {id: agree, kind: tick, label: I agree, width: half}
- {id: ways, kind: select_multiple, label: Your ways, choices: {bus: By bus, train: By train, van: By van}}
- {id: role, kind: select_one, label: Your role, appearance: minimal, choices: {carer: Carer, friend: Friend}}
- {id: first, kind: rank, label: What comes first?, choices: {bus: Buses, train: Trains}}
"""
TWO_PAGES = """
- {id: name, kind: text, label: Your name}
- {id: story, kind: paragraph, lines: 20, label: Your story}
- {id: agree, kind: tick, label: I agree}
"""


@cache
def blank(asked: str = ASKED, variant: str = "by-hand") -> Blank:
    return lay_out(form_of(asked), variant=variant)


def paper(page: int = 1, asked: str = ASKED, variant: str = "by-hand", seed: int = 1) -> Paper:
    return Paper(printed(copy_of(blank(asked, variant)))[page - 1], seed)


def box(name: str, on: str = "", asked: str = ASKED) -> Rectangle:
    fields = blank(asked).map.fields
    return next(field.rectangle for field in fields if (field.name, field.on) in {(name, on), (name, on or field.on)})


def looked(content: bytes, *pages: tuple[int, int], asked: str = ASKED) -> Seen:
    return look_at_scan(content, Places(blank(asked).map, pages or ((1, 1),)))


def values(seen: Seen) -> Mapping[str, RawValue]:
    return {value.name: value for value in seen.values}


def answers(seen: Seen) -> Mapping[str, Answer]:
    raw = RawForm(Status.SCAN, values(seen), problems=seen.problems)
    return interpret(blank().form, raw, language="en").answers


@cache
def filled() -> bytes:
    sheet = paper()
    sheet.write(box("name"), BLUE, 6)
    sheet.cross(box("ways-bus", "bus"), BLACK)
    sheet.check(box("ways-van", "van"), PENCIL, over=0.5)
    sheet.check(box("role", "friend"), BLUE)
    sheet.figure(box("first-bus"), "2", BLACK)
    return jpeg(scanned(sheet, 1.5))


def test_every_box_of_the_page_has_a_value_and_all_are_recovered() -> None:
    seen = looked(filled())
    assert {value.name for value in seen.values} == {field.name for field in blank().map.fields if field.page == 1}
    assert {(value.channel, value.certainty, value.page) for value in seen.values} == {
        (Channel.SCAN, Certainty.RECOVERED, 1)
    }
    assert seen.fit == 1.0
    assert seen.problems == ()


def test_ticks_are_answers_and_writing_is_to_be_read_by_eye() -> None:
    read = answers(looked(filled()))
    assert (read["ways"].state, read["ways"].value) == (State.ANSWERED, ["bus", "van"])
    assert (read["role"].state, read["role"].value) == (State.ANSWERED, "friend")
    assert {read[name].state for name in ("name", "first")} == {State.UNREAD}
    assert read["agree"].state is State.BLANK


def test_what_is_written_is_kept_as_a_small_picture_of_its_box() -> None:
    written = values(looked(filled()))["name"]
    assert written.texts == ()
    assert written.rectangle == box("name")
    assert len(written.picture) < 60_000
    picture = Image.open(io.BytesIO(written.picture))
    x0, y0, x1, y1 = box("name")
    assert picture.mode == "L"
    assert picture.width / picture.height == pytest.approx((x1 - x0 + 12) / (y1 - y0 + 12), rel=0.05)
    assert 0.003 < sum(picture.histogram()[:128]) / (picture.width * picture.height) < 0.4


def test_the_buttons_of_one_field_are_one_value() -> None:
    role = values(looked(filled()))["role"]
    assert (role.kind, role.texts, role.rectangle) == (FieldKind.RADIO, ("friend",), box("role", "friend"))


def test_an_empty_page_is_blank_in_every_box() -> None:
    seen = looked(jpeg(scanned(paper(), -1)))
    assert {(value.texts, value.picture, value.problems) for value in seen.values} == {((), b"", ())}


def test_a_tick_that_is_filled_in_is_taken_back_and_shown() -> None:
    sheet = paper()
    sheet.cross(box("ways-bus", "bus"), BLACK)
    sheet.fill(box("ways-van", "van"), BLACK)
    seen = looked(jpeg(scanned(sheet)))
    assert values(seen)["ways-van"].problems == (TICK_TAKEN_BACK.at(""),)
    assert values(seen)["ways-van"].picture
    assert answers(seen)["ways"].value == ["bus"]


def test_where_boxes_are_filled_in_and_none_is_ticked_they_may_be_meant_as_ticks() -> None:
    sheet = paper()
    sheet.fill(box("agree", "yes"), BLACK)
    assert answers(looked(jpeg(scanned(sheet))))["agree"].state is State.UNREAD


def test_a_tick_that_is_struck_through_is_unread_and_shown() -> None:
    sheet = paper()
    sheet.check(box("agree", "yes"), BLACK)
    sheet.strike(box("agree", "yes"), BLACK)
    seen = looked(jpeg(scanned(sheet)))
    assert values(seen)["agree"].picture
    assert answers(seen)["agree"].state is State.UNREAD


def test_a_box_that_is_circled_in_place_of_ticked_is_not_blank_and_shown() -> None:
    sheet, (x0, y0, x1, y1) = paper(), box("agree", "yes")
    turns = np.linspace(0, 6.5, 30)
    around = [((x0 + x1) / 2 + 17 * np.cos(t), (y0 + y1) / 2 + 17 * np.sin(t)) for t in turns]
    sheet.stroke(around, BLUE)
    seen = looked(jpeg(scanned(sheet, 1.0)))
    assert values(seen)["agree"].picture
    assert answers(seen)["agree"].state is State.UNREAD


YELLOW = (255, 250, 90)


def choice(on: str) -> Rectangle:
    """Where the words of one of the ways stand, with a little around them."""
    lines = {"bus": "By bus", "train": "By train", "van": "By van"}
    x0, y0, x1, y1 = next(words.rectangle for words in blank().map.words if words.text == lines[on])
    return (x0 - 3, y0, x1 + 3, y1)


@pytest.mark.parametrize(
    ("colour", "picture"),
    [(YELLOW, scanned), ((255, 252, 190), scanned), ((255, 150, 200), scanned), ((130, 210, 255), photographed)],
)
def test_a_highlighter_over_a_box_or_over_its_words_is_not_blank_and_shown(
    colour: Colour, picture: Callable[[Paper], Picture]
) -> None:
    sheet = paper()
    sheet.highlight(box("agree", "yes"), colour)
    sheet.highlight(choice("train"), colour)
    seen = looked(jpeg(picture(sheet)))
    told = {value.name for value in seen.values if value.problems == (TICK_UNSURE.at("", why=Mark.COLOURED.value),)}
    assert told == {"agree", "ways-train"}
    assert {answers(seen)[name].state for name in ("agree", "ways")} == {State.UNREAD}
    greys = Image.open(io.BytesIO(values(seen)["agree"].picture)).histogram()
    assert sum(greys[100:245]) > 0.2 * sum(greys)


def test_a_highlighter_beside_a_tick_leaves_the_tick_and_asks_about_the_other_box() -> None:
    sheet = paper()
    sheet.check(box("ways-bus", "bus"), Pen((30, 120, 220), 1.4))
    sheet.highlight(choice("van"), YELLOW)
    read = answers(looked(jpeg(scanned(sheet, 1.0))))["ways"]
    assert read.value == ["bus"]
    assert [problem.message for problem in read.problems if not problem.is_note]


def test_words_in_a_pen_that_only_colour_shows_are_kept_as_a_picture() -> None:
    sheet = paper()
    sheet.write(box("name"), Pen((255, 240, 60), 1.6), 8)
    assert values(looked(jpeg(scanned(sheet))))["name"].picture


@pytest.mark.parametrize("stock", [YELLOW, (190, 225, 255)])
def test_coloured_paper_and_pens_of_any_colour_are_no_highlighter(stock: Colour) -> None:
    sheet = paper()
    sheet.picture[:] = (sheet.picture * (np.array(stock) / 255)).astype(np.uint8)
    sheet.cross(box("ways-bus", "bus"), Pen((210, 20, 40), 1.2), over=0.4)
    sheet.check(box("ways-van", "van"), Pen((0, 140, 60), 1.2), over=0.5)
    seen = looked(jpeg(photographed(sheet, size=(2400, 1800), shadow=0.5), quality=40))
    assert {value.problems for value in seen.values} == {()}
    assert answers(seen)["ways"].value == ["bus", "van"]


def test_an_organisations_own_colour_is_no_mark() -> None:
    purple = lay_out(form_of(ASKED), settings=Settings(accent="#9900ff"), variant="by-hand")
    page = printed(copy_of(purple))[0]
    assert int(np.ptp(page.astype(int), axis=2).max()) > 100
    seen = look_at_scan(jpeg(scanned(Paper(page, 1), 1.0)), Places(purple.map, ((1, 1),)))
    assert {(value.texts, value.picture, value.problems) for value in seen.values} == {((), b"", ())}


def test_words_beside_the_boxes_are_kept_as_pictures_that_belong_to_no_field() -> None:
    sheet = paper()
    sheet.write((300, 120, 540, 170), BLUE, 14)
    (beside,) = (value for value in looked(jpeg(scanned(sheet))).values if value.name.startswith("#"))
    assert beside.problems == (WRITTEN_BESIDE.at(""),)
    assert beside.picture


def test_words_that_go_on_under_their_box_are_in_its_picture() -> None:
    sheet, (x0, y0, x1, _) = paper(), box("name")
    sheet.write(box("name"), BLUE, 6)
    inside = values(looked(jpeg(scanned(sheet))))["name"].picture
    sheet.write((x0, y0 - 20, x1, y0 - 2), BLUE, 10, size=8)
    seen = values(looked(jpeg(scanned(sheet))))
    assert Image.open(io.BytesIO(seen["name"].picture)).height > Image.open(io.BytesIO(inside)).height + 20
    assert not any(name.startswith("#") for name in seen)


@pytest.mark.parametrize("kind", ["TIFF", "PDF"])
def test_pages_may_come_in_any_order_in_one_file(kind: str) -> None:
    first, second = (paper(number, TWO_PAGES) for number in (1, 2))
    second.check(box("agree", "yes", TWO_PAGES), BLACK)
    content = file_of([scanned(second, 1.0), scanned(first, -1.0)], kind)
    seen = values(looked(content, (1, 2), (2, 1), asked=TWO_PAGES))
    assert (seen["agree"].texts, seen["agree"].page) == (("yes",), 1)
    assert (seen["name"].picture, seen["name"].page) == (b"", 2)


@pytest.mark.slow
def test_a_photograph_of_an_iphone_is_read() -> None:
    sheet = paper()
    sheet.check(box("agree", "yes"), BLACK)
    content = file_of([photographed(sheet, size=(2400, 1800), turns=1)], "HEIF", quality=60)
    assert answers(looked(content))["agree"].value is True


# --- what could not be seen -------------------------------------------------------------------------------------------


def test_where_the_page_is_not_in_the_picture_all_is_unread() -> None:
    content = jpeg(scanned(paper(2, TWO_PAGES)))
    seen = looked(content)
    assert seen.problems == (PAGE_NOT_FOUND.at("page 1", page=1),)
    assert seen.fit == 0.0
    assert {problem for value in seen.values for problem in value.problems} == {BOX_NOT_SEEN.at("")}
    assert {answer.state for answer in answers(seen).values()} == {State.UNREAD}


def test_a_box_that_is_cut_off_is_unread_and_the_others_are_read() -> None:
    sheet = paper()
    sheet.check(box("ways-bus", "bus"), BLACK)
    whole = scanned(sheet)
    below = (blank().map.sizes[0][1] - box("first-train")[1]) * 150 / 72
    seen = looked(jpeg(whole[: int(below) - 8]))
    assert {value.name for value in seen.values if BOX_NOT_SEEN.at("") in value.problems} == {"first-train"}
    assert answers(seen)["ways"].value == ["bus"]
    assert answers(seen)["first"].state is State.UNREAD


def test_a_box_to_write_in_that_a_hand_covers_is_unread_and_not_blank() -> None:
    whole, (x0, y0, x1, y1) = scanned(paper()), box("name")
    middle = (round(150 / 72 * (x0 + x1) / 2), round(150 / 72 * (842 - (y0 + y1) / 2)))
    cv2.ellipse(whole, middle, (round(3 * (x1 - x0)), 130), 0, 0, 360, (172, 128, 108), -1)
    seen = looked(jpeg(whole))
    assert values(seen)["name"].problems == (BOX_NOT_SEEN.at(""),)
    assert answers(seen)["name"].state is State.UNREAD


@pytest.mark.slow
def test_a_page_that_came_twice_is_kept_twice_and_once_where_one_picture_shows_nothing() -> None:
    sheet = paper()
    sheet.check(box("agree", "yes"), BLACK)
    good, other = scanned(sheet), scanned(paper(2, TWO_PAGES))
    both = looked(file_of([good, scanned(paper())], "TIFF"), (1, 1), (2, 1))
    assert [value.texts for value in both.values if value.name.startswith("agree")] == [("yes", "Off"), ()]
    assert {value.name for value in both.values} >= {"agree", "agree#2"}
    one = looked(file_of([other, good], "TIFF"), (1, 1), (2, 1))
    assert [(value.name, value.page) for value in one.values if value.name.startswith("agree")] == [("agree", 2)]
    assert one.problems == ()


def test_a_tick_that_only_one_of_two_pictures_of_a_page_has_is_asked_about() -> None:
    earlier, later = paper(), paper()
    for sheet in (earlier, later):
        sheet.check(box("ways-van", "van"), BLACK)
    later.check(box("ways-bus", "bus"), BLACK)
    seen = looked(file_of([scanned(earlier), scanned(later, -1.0)], "TIFF"), (1, 1), (2, 1))
    read = answers(seen)["ways"]
    assert read.state is State.CONFLICT
    assert [problem.message for problem in read.problems if not problem.is_note] == [
        STATE_DIFFERS.at("", field="ways-bus").message
    ]


def test_two_pages_on_one_picture_are_both_read() -> None:
    first, second = paper(1, TWO_PAGES), paper(2, TWO_PAGES)
    second.check(box("agree", "yes", TWO_PAGES), BLACK)
    seen = looked(jpeg(np.hstack([scanned(first), scanned(second)])), (1, 1), (1, 2), asked=TWO_PAGES)
    assert seen.problems == ()
    assert values(seen)["agree"].texts == ("yes",)


def test_the_same_page_of_two_people_on_one_picture_is_read_of_neither() -> None:
    first, second = paper(), paper()
    first.check(box("agree", "yes"), BLACK)
    seen = looked(jpeg(np.hstack([scanned(first), scanned(second)])))
    assert seen.problems == (PAGE_SHOWN_TWICE.at("page 1", page=1),)
    assert {answer.state for answer in answers(seen).values()} == {State.UNREAD}


def test_a_broken_picture_is_told() -> None:
    (problem,) = looked(filled()[:3000]).problems
    assert problem.where == "page 1"
    assert problem.hint == PICTURE_BROKEN.hint


def test_what_there_is_no_time_for_is_told_and_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(look, "_SECONDS", -1.0)
    seen = looked(filled())
    assert seen.problems == (PAGES_NOT_LOOKED_AT.at("", pages="1"),)
    assert {answer.state for answer in answers(seen).values()} == {State.UNREAD}


def test_without_the_extra_that_is_what_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seeing, "opencv", lambda: None)
    assert looked(filled()) == Seen(problems=(SCAN_EXTRA_MISSING.at(""),))


def test_it_works_in_the_process_that_looks_at_strangers_pages() -> None:
    with Reader() as reader:
        seen = reader.look(Channel.SCAN, filled(), Places(blank().map, ((1, 1),)))
    assert values(seen)["ways-bus"].texts == ("bus",)
    assert values(seen)["name"].picture


# --- measured ---------------------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("variant", ["standard", "by-hand"])
def test_of_marks_of_every_kind_nearly_all_are_read_right(variant: str) -> None:
    """Of all forms: ``python -m tests.measure_scans``."""
    count = counted(Copy("workshop-feedback", "en", variant), is_photo=False)
    assert count.right >= 0.99 * count.ticks, table({variant: count})
    assert count.boxes[False, True] == count.boxes[True, False] == count.remarks == count.not_found == 0
