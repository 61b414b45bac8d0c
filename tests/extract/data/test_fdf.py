"""The answers of a form as FDF."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.extract.data_files import fdf, fdf_of
from tests.extract.small_pdf import hexadecimal, packed, stream, utf16
from tests.extract.typed import ANYTHING, as_read
from wta_forms import errors
from wta_forms.answers import Certainty, Status
from wta_forms.extract.files.read import read
from wta_forms.extract.raw import Channel, FieldKind, RawValue

ADA = "<</T(name)/V(Ada)>>"
CUT = errors.VALUES_CUT.at("")


def texts(content: bytes) -> dict[str, tuple[str, ...]]:
    return {name: value.texts for name, value in read(content).values.items()}


def test_a_value_comes_with_its_name_and_nothing_that_only_the_form_knows() -> None:
    raw = read(fdf(ADA))
    assert (raw.status, raw.pages, raw.problems) == (Status.DATA_FILE, 0, ())
    assert raw.values["name"] == RawValue("name", FieldKind.UNKNOWN, ("Ada",), channel=Channel.DATA_FILE)


def test_names_are_nested_or_written_out() -> None:
    form = fdf("<</T(person)/Kids[<</T(name)/V(Ada)>><</T(way)/Kids[<</T(a)/V/On>>]>>]>><</T(x.y)/V(z)>>")
    assert texts(form) == {"person.name": ("Ada",), "person.way.a": ("On",), "x.y": ("z",)}


@pytest.mark.parametrize(
    "value", ["(Ada)", "/Ada", "[(Ada)]", "2 0 R", utf16("Ada"), hexadecimal(b"\xef\xbb\xbfAda"), "(A\\\rda)", "/#41da"]
)
def test_a_text_is_read_in_whatever_way_it_is_written(value: str) -> None:
    objects = b"2 0 obj\n" + stream(b"Ada") + b"\nendobj\n"
    assert texts(fdf(f"<</T(name)/V {value}>>", objects=objects)) == {"name": ("Ada",)}


def test_the_state_of_a_tick_in_utf_16_as_fdfgen_writes_it_is_a_name() -> None:
    assert texts(fdf(b"<</T(\xfe\xff\0q)/V /\xfe\xff\0Y\0e\0s>><</T(r)/V /\xfe\xff\0O\0f\0f>>")) == {
        "q": ("Yes",),
        "r": ("Off",),
    }


def test_a_packed_stream_is_unpacked() -> None:
    objects = b"2 0 obj\n" + packed(b"\xfe\xff" + "Łódź".encode("utf-16-be")) + b"\nendobj\n"
    assert texts(fdf("<</T(q)/V 2 0 R>>", objects=objects)) == {"q": ("Łódź",)}


def test_what_is_chosen_in_a_list_are_several_values_and_no_contradiction() -> None:
    value = read(fdf("<</T(ways)/V[(bus)(van)]>>")).values["ways"]
    assert (value.texts, value.is_multiple, value.problems) == (("bus", "van"), True, ())


@pytest.mark.parametrize("value", ["", "/V()", "/V null"])
def test_an_empty_field_is_there(value: str) -> None:
    assert texts(fdf(f"{ADA}<</T(q){value}>>")) == {"name": ("Ada",), "q": ()}


def test_lines_end_with_carriage_returns_as_acrobat_writes_them() -> None:
    assert texts(fdf("<</T(q)/V(one\\rtwo\\\r\nthree\\r\\nfour)>>")) == {"q": ("one\ntwothree\nfour",)}


def test_rich_text_counts_only_where_the_plain_text_is_missing() -> None:
    assert texts(fdf("<</T(q)/RV(<body><p>Tea</p></body>)>>")) == {"q": ("Tea",)}
    assert texts(fdf("<</T(q)/V(Coffee)/RV(<p>Tea</p>)>>")) == {"q": ("Coffee",)}


@pytest.mark.parametrize(
    ("encoding", "python"), [("utf_8", "utf-8"), ("Shift-JIS", "cp932"), ("GBK", "gbk"), ("BigFive", "big5")]
)
def test_strings_may_be_in_an_encoding_of_the_file(encoding: str, python: str) -> None:
    words = "日本".encode(python).replace(b"\\", b"\\\\")
    marked = utf16("Łódź").encode()
    content = fdf(b"<</T(q)/V(" + words + b")>><</T(m)/V" + marked + b">>", f"/Encoding/{encoding}")
    assert texts(content) == {"q": ("日本",), "m": ("Łódź",)}


def test_an_object_that_somebody_only_writes_about_is_none() -> None:
    assert texts(fdf("<</T(q)/V(see 1 0 obj \\(or trailer << /Root 9 0 R >>\\) and stream\n)>>" + ADA)) == {
        "q": ("see 1 0 obj (or trailer << /Root 9 0 R >>) and stream",),
        "name": ("Ada",),
    }


def test_the_stamp_says_what_form_it_is() -> None:
    assert read(fdf('<</T(wta-stamp)/V({"form":"x"})>>')).stamp == '{"form":"x"}'


def test_notes_are_values_with_their_place_and_their_kinds_are_told() -> None:
    notes = (
        "/Annots[<</Type/Annot/Subtype/FreeText/Page 1/Rect[50 700 300 720]/Contents(see\rbelow)>>"
        "<</Subtype/Text/RC(<body><p>Yes</p></body>)>><</Subtype/Ink/Page 0>>]"
    )
    raw = read(fdf(ADA, notes))
    assert raw.remarks == ("FreeText", "Ink", "Text")
    assert raw.values["#note-1"] == RawValue(
        "#note-1",
        FieldKind.UNKNOWN,
        ("see\nbelow",),
        page=2,
        rectangle=(50.0, 700.0, 300.0, 720.0),
        channel=Channel.ANNOTATION,
        certainty=Certainty.RECOVERED,
    )
    assert (raw.values["#note-2"].texts, raw.values["#note-2"].page) == (("Yes",), 0)


def test_a_file_without_answers_says_so() -> None:
    assert read(fdf("")).problems == (errors.NO_VALUES.at(""),)


@given(ANYTHING)
@example("see 1 0 obj (\r\n")
@example("\u0d0a\u0a0d\u2829")  # bytes of newlines and brackets within letters
def test_whatever_is_written_comes_back(words: str) -> None:
    typed = as_read(words)
    assert texts(fdf_of({"q": words})) == {"q": (typed,) if typed else ()}


# --- damaged, hostile -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("junk", [b"\xef\xbb\xbf", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_what_lies_before_it_does_no_harm(junk: bytes) -> None:
    assert texts(junk + fdf(ADA)) == {"name": ("Ada",)}


@pytest.mark.parametrize("missing", [10, 20, 30, 37])
def test_a_file_that_breaks_off_after_its_answers_gives_them_and_says_so(missing: int) -> None:
    raw = read(fdf(ADA)[:-missing])
    assert raw.values["name"].texts == ("Ada",)
    assert raw.problems == ((CUT,) if missing > 10 else ())


@pytest.mark.parametrize("broken", ["<</T(r)/V(Os", "<</T(r)/V<FEFF00", "<</T(r)/Kids[<</T(a", "<</T(r"])
def test_of_a_file_that_breaks_off_between_its_answers_those_before_come_back(broken: str) -> None:
    whole = fdf(ADA + "<</T(p)/Kids[<</T(q)/V(a \\) b >> ])>>" + broken)
    raw = read(whole[: whole.index(broken.encode()) + len(broken)])
    assert {name: value.texts for name, value in raw.values.items()} == {"name": ("Ada",), "p.q": ("a ) b >> ]",)}
    assert raw.problems == (CUT,)


def test_a_file_that_breaks_off_in_its_first_answer_is_damaged_and_not_empty() -> None:
    raw = read(fdf(ADA)[:60])
    assert (raw.status, raw.problems != ()) == (Status.DAMAGED, True)


def test_a_field_that_is_broken_harms_only_itself() -> None:
    raw = read(fdf(ADA + "<</T(bad)/V 2 0 R>><</T(worse)/V<</A(b)>>>>", objects=b"2 0 obj\n<< /A ] >>\nendobj\n"))
    assert raw.values["name"].texts == ("Ada",)
    assert raw.values["worse"].problems == (errors.BROKEN_STRING.at("worse"),)


def test_a_field_that_is_its_own_kid_is_read_once() -> None:
    form = fdf("2 0 R" + ADA, objects=b"2 0 obj\n<</T(a)/Kids[2 0 R]>>\nendobj\n")
    assert texts(form)["name"] == ("Ada",)


@given(st.data())
def test_a_file_with_any_bytes_changed_is_read_or_refused_and_never_raises(data: st.DataObject) -> None:
    content = bytearray(fdf(ADA, "/Annots[<</Subtype/FreeText/Contents(x)>>]"))
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=8)):
        content[place] = data.draw(st.integers(0, 255))
    assert read(bytes(content)).status in Status
