"""Notes that people laid on a page come back in the boxes they lie on, and none of them is lost."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

import pytest
from PIL import Image

from tests.extract.flattened import blank_of, flattened, on_paper, with_notes
from tests.extract.small_pdf import pdf, utf16
from tests.extract.test_sheets import scanned
from wta_forms.answers import Certainty
from wta_forms.errors import COMMENT_AT_BOX, CUT_EMOJI, DRAWN_IN_BOX, DRAWN_ON_PAGE, IN_A_COMMENT, WRITTEN_OVER
from wta_forms.extract.on_page.annotations import look_at_annotations
from wta_forms.extract.places import Places, Seen
from wta_forms.extract.raw import Channel, FieldKind, RawValue
from wta_forms.map import Rectangle
from wta_forms.workflow.generate import copy_of

Side = tuple[float, float, float, float]


def box(name: str, on: str = "") -> Rectangle:
    return next(f.rectangle for f in blank_of().map.fields if f.name == name and f.on.startswith(on))


def place(rectangle: Rectangle, by: Side = (0, 0, 0, 0)) -> str:
    """A rectangle as PDF has it, each side moved by so many points."""
    return f"[{' '.join(str(round(side + more, 2)) for side, more in zip(rectangle, by, strict=True))}]"


def typed(words: str, rectangle: Rectangle, by: Side = (0, 0, 0, 0), more: str = "/DA (/Helv 12 Tf 0 g)") -> str:
    return f"<< /Type /Annot /Subtype /FreeText /Rect {place(rectangle, by)} /Contents {utf16(words)} {more} >>"


def pen(*strokes: str, kind: str = "/Ink") -> str:
    points = [[float(number) for number in stroke.split()] for stroke in strokes]
    xs, ys = [x for stroke in points for x in stroke[::2]], [y for stroke in points for y in stroke[1::2]]
    lists = " ".join(f"[{stroke}]" for stroke in strokes)
    around = f"[{min(xs) - 1} {min(ys) - 1} {max(xs) + 1} {max(ys) + 1}]"
    return f"<< /Subtype {kind} /Rect {around} /InkList [{lists}] /C [0 0 1] /BS << /W 1.5 >> >>"


def cross(rectangle: Rectangle, by: float = 3) -> list[str]:
    """Two strokes of a pen through a box, so many points from its corners to within (or, less than 0, beyond)."""
    x0, y0, x1, y1 = rectangle
    return [f"{x0 + by} {y0 + by} {x1 - by} {y1 - by}", f"{x0 + by} {y1 - by} {x1 - by} {y0 + by}"]


def look(*notes: str, content: bytes = b"") -> Seen:
    return look_at_annotations(with_notes(content or flattened(), *notes), Places(blank_of().map, ((1, 1),)))


def values(*notes: str, content: bytes = b"") -> Mapping[str, RawValue]:
    return {value.name: value for value in look(*notes, content=content).values}


def texts(*notes: str, content: bytes = b"") -> Mapping[str, tuple[str, ...]]:
    return {name: value.texts for name, value in values(*notes, content=content).items()}


# --- words ------------------------------------------------------------------------------------------------------------


def test_words_typed_on_top_are_those_of_the_box_they_lie_on() -> None:
    name = values(typed("Zażółć", box("name")))["name"]
    assert (name.texts, name.kind, name.page) == (("Zażółć",), FieldKind.TEXT, 1)
    assert (name.channel, name.certainty, name.problems) == (Channel.ANNOTATION, Certainty.RECOVERED, ())
    assert name.rectangle == pytest.approx(box("name"), abs=0.5)


def test_it_does_not_matter_how_large_the_text_was_made() -> None:
    """Programs make them as wide as the page, or as high as they like; the first letter stands in the box."""
    assert texts(typed("Ada", box("name"), (0, -30, 250, 2))) == {"name": ("Ada",)}


def test_words_that_begin_beside_their_box_are_its_words() -> None:
    assert texts(typed("Ada Lovelace", box("name"), (-8, 4, -40, 6))) == {"name": ("Ada Lovelace",)}


def test_lines_end_as_acrobat_ends_them() -> None:
    assert texts(typed("First.\rSecond.\r", box("story"))) == {"story": ("First.\nSecond.",)}


def test_rich_text_counts_where_nothing_else_stands() -> None:
    rich = "/RC (<body><p>Ada &amp; Charles</p><p>London</p></body>) /DS (font: 12pt Helvetica)"
    assert texts(f"<< /Subtype /FreeText /Rect {place(box('story'))} {rich} >>") == {
        "story": ("Ada & Charles\nLondon",)
    }


def test_several_on_one_box_are_joined_from_the_top() -> None:
    x0, y0, x1, y1 = box("story")
    low, high = typed("and roses", (x0, y0, x1, y0 + 16)), typed("Bread", (x0, y1 - 16, x1, y1))
    assert texts(low, high) == {"story": ("Bread\nand roses",)}


def test_a_comment_at_a_box_is_its_answer_and_it_is_told() -> None:
    x0, y0, _, _ = box("town")
    comment = f"<< /Subtype /Text /Rect [{x0 - 22} {y0} {x0 - 2} {y0 + 20}] /Contents (Ware) /T (Ann) >>"
    town = values(comment)["town"]
    assert (town.texts, town.problems) == (("Ware",), (IN_A_COMMENT.at("", by=" by Ann"),))
    both = values(comment, typed("Hertford", (x0, y0, x0 + 90, y0 + 19)))["town"]
    assert (both.texts, both.problems) == (("Hertford",), (COMMENT_AT_BOX.at("", by=" by Ann", words="Ware"),))


def test_what_somebody_replies_to_a_comment_is_no_part_of_the_answer() -> None:
    x0, y0, _, _ = box("town")
    comment = f"<< /Subtype /Text /Rect [{x0 - 22} {y0} {x0 - 2} {y0 + 20}] /Contents (Ware) >>"
    reply = comment.replace("Ware", "Really?").replace("/Contents", "/IRT << /Subtype /Text >> /T (Bob) /Contents")
    assert texts(comment, reply) == {"town": ("Ware",), "#note-1": ("Really?",)}
    assert values(comment, reply)["#note-1"].label == "Bob"


def test_what_lies_on_no_box_is_kept_and_told_with_its_place() -> None:
    margin = "<< /Subtype /Text /Rect [10 60 30 80] /Contents (I will send the rest) >>"
    far = typed("See my letter", (300, 40, 420, 60))
    found = values(margin, far)
    assert [found[f"#note-{n}"].texts for n in (1, 2)] == [("I will send the rest",), ("See my letter",)]
    assert (found["#note-2"].page, found["#note-2"].rectangle) == (1, (300, 40, 420, 60))


def test_an_emoji_that_a_program_cut_is_told() -> None:
    assert values(typed("Ada \uf600", box("name")))["name"].problems == (CUT_EMOJI.at(""),)


@pytest.mark.parametrize("more", ["/F 2", "/StateModel (Review) /State (Accepted)"])
def test_what_nobody_sees_or_wrote_is_no_note(more: str) -> None:
    assert texts(typed("Ada", box("name"), more=more)) == {}


@pytest.mark.parametrize("kind", ["/Link", "/Popup", "/FileAttachment", "/Screen"])
def test_other_things_on_a_page_are_no_notes(kind: str) -> None:
    assert texts(f"<< /Subtype {kind} /Rect {place(box('name'))} /Contents (x) >>") == {}


# --- ticks ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("letter", ["X", "x", "✓", "✔", "v", "xx", "Yes!", "tak", "نعم"])
def test_a_sign_or_a_yes_on_a_box_to_tick_is_a_tick(letter: str) -> None:
    assert texts(typed(letter, box("agree"))) == {"agree": ("yes",)}


@pytest.mark.parametrize("words", ["no", "nie", "n/a", "only on Fridays"])
def test_other_words_on_a_box_to_tick_are_told_and_kept(words: str) -> None:
    found = values(typed(words, box("agree")))
    assert (found["agree"].texts, found["agree"].problems) == ((), (WRITTEN_OVER.at(""),))
    assert found["#note-1"].texts == (words,)


def test_a_letter_in_a_text_that_is_much_wider_ticks_the_box_in_which_it_stands() -> None:
    assert texts(typed("x", box("ways-bus"), (2, 0, 120, 2))) == {"ways-bus": ("bus",)}


def test_a_letter_in_a_box_to_write_in_is_a_letter() -> None:
    assert texts(typed("X", box("name"))) == {"name": ("X",)}


def test_words_on_a_box_to_tick_are_no_tick() -> None:
    found = texts(typed("never by bus", box("ways-bus"), (0, 0, 60, 0)))
    assert found == {"#note-1": ("never by bus",), "ways-bus": ()}


def test_a_radio_button_that_is_marked_is_the_choice() -> None:
    seat = values(typed("X", box("seat", "aisle")))["seat"]
    assert (seat.kind, seat.texts) == (FieldKind.RADIO, ("aisle",))


def test_a_cross_by_pen_is_a_tick_and_not_one_of_the_box_it_runs_into() -> None:
    assert texts(pen(*cross(box("ways-bus"), -7))) == {"ways-bus": ("bus",)}


def test_all_ticks_of_a_pen_count_though_a_program_makes_one_note_of_them() -> None:
    assert texts(pen(*cross(box("ways-bus")), *cross(box("ways-foot")), *cross(box("agree")))) == {
        "ways-bus": ("bus",),
        "ways-foot": ("foot",),
        "agree": ("yes",),
    }


@pytest.mark.parametrize("kind", ["/Square", "/Circle"])
def test_a_ring_around_a_box_is_a_tick(kind: str) -> None:
    assert texts(f"<< /Subtype {kind} /Rect {place(box('agree'), (-4, -4, 4, 4))} /C [1 0 0] >>") == {"agree": ("yes",)}


def test_a_marker_over_a_box_is_a_tick() -> None:
    x0, y0, x1, y1 = box("agree")
    area = f"/QuadPoints [{x0} {y1} {x1} {y1} {x0} {y0} {x1} {y0}] /C [1 1 0]"
    assert texts(f"<< /Subtype /Highlight /Rect {place(box('agree'))} {area} >>") == {"agree": ("yes",)}


def test_a_box_that_is_struck_out_is_told_and_not_ticked() -> None:
    found = values(f"<< /Subtype /StrikeOut /Rect {place(box('agree'))} /C [1 0 0] >>")
    assert (list(found), found["#mark-1"].problems) == (["#mark-1"], (DRAWN_ON_PAGE.at(""),))


# --- what nobody can read ---------------------------------------------------------------------------------------------


def test_a_ring_around_words_is_told_with_a_picture_of_it() -> None:
    ring = f"<< /Subtype /Circle /Rect {place(box('ways-bus'), (-2, -4, 90, 4))} /C [1 0 0] >>"
    mark = values(ring)["#mark-1"]
    assert (mark.texts, mark.problems) == ((), (DRAWN_ON_PAGE.at(""),))
    assert Image.open(BytesIO(mark.picture)).width > 180


def test_handwriting_in_a_box_is_kept_as_a_picture_and_its_words_are_unread() -> None:
    x0, y0, x1, y1 = box("name")
    name = values(pen(f"{x0 + 10} {y0 + 4} {x0 + 30} {y1 - 3} {x0 + 50} {y0 + 4} {x0 + 80} {y1 - 3}"))["name"]
    assert (name.texts, name.problems) == ((), (DRAWN_IN_BOX.at(""),))
    picture = Image.open(BytesIO(name.picture))
    assert picture.size == pytest.approx((2 * (x1 - x0 + 12), 2 * (y1 - y0 + 12)), abs=3)
    assert any(blue - red > 100 for _, (red, _, blue) in picture.convert("RGB").getcolors(1 << 24) or ()), (
        "the pen's own colour"
    )


def test_a_stamp_in_a_box_is_not_read() -> None:
    """As Preview keeps a signature; this one cannot even be drawn."""
    stamp = f"<< /Subtype /Stamp /Rect {place(box('name'), (5, 2, -100, -2))} >>"
    (value,) = values(stamp).values()
    assert value.texts == ()
    assert value.problems != ()


def test_what_somebody_says_of_a_mark_is_a_note() -> None:
    ring = f"<< /Subtype /Circle /Rect {place(box('ways-bus'), (-2, -4, 90, 4))} /Contents (only on Fridays) >>"
    assert texts(ring)["#note-1"] == ("only on Fridays",)


# --- where the page lies ----------------------------------------------------------------------------------------------


def test_fields_that_are_still_there_do_not_disturb() -> None:
    filled = copy_of(blank_of(), values={"ways-foot": True, "name": "Ada", "agree": True})
    assert texts(pen(*cross(box("ways-bus"))), content=filled) == {"ways-bus": ("bus",)}


def test_a_page_that_was_made_smaller_and_turned_is_found() -> None:
    turned = on_paper(flattened(), "0 0.5 -0.5 0 421 0", size=(421, 298))
    x0, y0, x1, y1 = (side / 2 for side in box("name"))
    assert texts(typed("Ada", (421 - y1, x0, 421 - y0, x1)), content=turned) == {"name": ("Ada",)}


def test_words_typed_on_a_scan_of_the_same_shape_are_found() -> None:
    seen = look(typed("Ada", box("name")), typed("X", box("agree")), content=scanned(flattened()))
    assert {value.name: value.texts for value in seen.values} == {"name": ("Ada",), "agree": ("yes",)}
    assert seen.fit == 0


def test_on_a_page_of_another_shape_nothing_is_in_a_box() -> None:
    strip = pdf(page="/MediaBox [0 0 595 200]")
    assert texts(typed("Ada", (10, 10, 90, 30)), content=strip) == {"#note-1": ("Ada",)}


@pytest.mark.parametrize(
    "note",
    [
        "<< /Subtype /FreeText >>",
        "<< /Subtype /FreeText /Rect [1 2] /Contents (x) >>",
        "<< /Subtype /Ink /Rect [0 0 0 0] /InkList [[] [1] [(x)]] >>",
        "<< /Subtype /Stamp /Rect [-99999999999 -9 999999999999 9] >>",
        "<< /Subtype /Circle /Rect [5 5 5 5] >>",
        "<< /Subtype /FreeText /Rect [(a) /b] /DA (1.2.3 Tf) /Contents (x) >>",
    ],
)
def test_a_broken_note_harms_nothing(note: str) -> None:
    assert texts(note, typed("Ada", box("name")))["name"] == ("Ada",)


def test_a_file_that_cannot_be_opened_has_nothing() -> None:
    assert look_at_annotations(b"", Places(blank_of().map, ((1, 1),))) == Seen()
