"""The answers of a form as XFDF, from Acrobat and from programs that put XML together by hand."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.data_files import xfdf, xfdf_of
from tests.extract.typed import XML, as_read
from wta_forms import errors
from wta_forms.answers import Certainty, Status
from wta_forms.extract.files.read import read
from wta_forms.extract.raw import Channel, FieldKind, RawValue

ADA = '<field name="name"><value>Ada</value></field>'
RECOVERED, CUT = errors.RECOVERED_FILE.at(""), errors.VALUES_CUT.at("")


def texts(content: bytes) -> dict[str, tuple[str, ...]]:
    return {name: value.texts for name, value in read(content).values.items()}


# --- fields ---------------------------------------------------------------------------------------------------------


def test_a_value_comes_with_its_name_and_nothing_that_only_the_form_knows() -> None:
    raw = read(xfdf(ADA))
    assert (raw.status, raw.pages, raw.problems) == (Status.DATA_FILE, 0, ())
    assert raw.values["name"] == RawValue("name", FieldKind.UNKNOWN, ("Ada",), channel=Channel.DATA_FILE)


def test_names_are_nested_or_written_out() -> None:
    nested = '<field name="person"><field name="name"><value>Ada</value></field></field>'
    written = '<field name="person.town"><value>Oban</value></field>'
    assert texts(xfdf(nested + written)) == {"person.name": ("Ada",), "person.town": ("Oban",)}


def test_a_field_with_a_value_and_fields_below_it_is_a_field_too() -> None:
    both = '<field name="a"><value>x</value><field name="b"><value>y</value></field></field>'
    assert texts(xfdf(both)) == {"a": ("x",), "a.b": ("y",)}


def test_fields_without_a_value_or_a_name_are_there() -> None:
    empty = '<field name="a"/><field name="b"><value/></field><field><value>x</value></field>'
    assert texts(xfdf(ADA + empty)) == {"name": ("Ada",), "a": (), "b": (), "#4": ("x",)}


def test_several_values_are_what_is_chosen_in_a_list_and_no_contradiction() -> None:
    value = read(xfdf('<field name="ways"><value>bus</value><value>van</value></field>')).values["ways"]
    assert (value.texts, value.is_multiple, value.problems) == (("bus", "van"), True, ())


def test_the_same_field_twice_with_different_values_is_told() -> None:
    value = read(xfdf(ADA + ADA.replace("Ada", "Bea"))).values["name"]
    assert value.texts == ("Ada", "Bea")
    assert value.problems == (errors.TWO_VALUES.at("", field="name", values="Ada | Bea"),)


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "&#13;&#10;", "&#xD;", "&#x2028;"])
def test_lines_end_as_they_do_on_windows_and_elsewhere(end: str) -> None:
    assert texts(xfdf(f'<field name="q"><value>one{end}two</value></field>')) == {"q": ("one\ntwo",)}


RICH = """<value-richtext><body xmlns="http://www.w3.org/1999/xhtml" xmlns:xfa="x" xfa:APIVersion="Acrobat:23.6">
  <p dir="ltr"><span style="font-weight:bold">Tea</span> &amp; cake</p>
  <p>at 4<br/>sharp</p></body></value-richtext>"""


def test_paragraphs_of_rich_text_are_lines_and_count_only_where_plain_text_is_missing() -> None:
    assert texts(xfdf(f'<field name="q">{RICH}</field>')) == {"q": ("Tea & cake\nat 4\nsharp",)}
    assert texts(xfdf(f'<field name="q"><value>Coffee</value>{RICH}</field>')) == {"q": ("Coffee",)}


def test_the_stamp_says_what_form_it_is() -> None:
    assert read(xfdf_of({"wta-stamp": '{"form":"x"}', "q": "1"})).stamp == '{"form":"x"}'


def test_a_file_without_answers_says_so() -> None:
    assert read(xfdf()).problems == (errors.NO_VALUES.at(""),)
    assert read(xfdf('<field name="a"/>')).problems == (errors.NO_VALUES.at(""),)


@given(XML)
def test_whatever_is_written_comes_back(words: str) -> None:
    typed = as_read(words)
    assert texts(xfdf_of({"q": words})) == {"q": (typed,) if typed else ()}


# --- notes ----------------------------------------------------------------------------------------------------------


def test_notes_are_values_with_their_place_and_their_kinds_are_told() -> None:
    note = '<freetext page="1" rect="300.5,720,50,700.004"><contents>see\rbelow</contents></freetext>'
    sticky = (
        '<text page="0" rect="0,0,9,9"><contents-richtext><body><p>Yes</p></body></contents-richtext><popup/></text>'
    )
    raw = read(xfdf(ADA, note + sticky + '<ink page="0"/><strikeout/>'))
    assert raw.remarks == ("FreeText", "Ink", "StrikeOut", "Text")
    assert raw.values["#note-1"] == RawValue(
        "#note-1",
        FieldKind.UNKNOWN,
        ("see\nbelow",),
        page=2,
        rectangle=(50.0, 700.0, 300.5, 720.0),
        channel=Channel.ANNOTATION,
        certainty=Certainty.RECOVERED,
    )
    assert raw.values["#note-2"].texts == ("Yes",)


@pytest.mark.parametrize("where", ['page="x" rect="1,2,3"', 'page="-1" rect=""', ""])
def test_a_note_that_lies_nowhere_is_kept(where: str) -> None:
    value = read(xfdf("", f"<freetext {where}><contents>see below</contents></freetext>")).values["#note-1"]
    assert (value.texts, value.page, value.rectangle) == (("see below",), 0, None)


# --- in whatever way it is written ----------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-2", "windows-1250"])
def test_every_encoding_that_the_file_names_is_read(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?><xfdf><fields>{ADA.replace("Ada", "Łódź")}</fields></xfdf>'
    assert texts(text.encode(encoding)) == {"name": ("Łódź",)}


@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf", b"\n"])
def test_the_root_tells_what_it_is_whatever_its_prefix(before: bytes) -> None:
    form = b'<a:xfdf xmlns:a="http://ns.adobe.com/xfdf/"><a:fields><a:field name="q"><a:value>x</a:value></a:field>'
    assert texts(before + form + b"</a:fields></a:xfdf>") == {"q": ("x",)}


def test_an_emoji_in_two_halves_as_pdfbox_writes_it_is_whole() -> None:
    halves = '<field name="q"><value>&#55357;&#56898; &#55357;</value></field>'
    assert texts(xfdf(halves.replace(" &#55357;", ""))) == {"q": ("🙂",)}
    assert CUT in read(xfdf(halves)).problems


# --- damaged --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Tom & Jerry", "Tom & Jerry"),
        ("R&D &amp; more", "R&D & more"),
        ("a&nbsp;b", "a&nbsp;b"),
        ("a\x0bb", "a\ufffdb"),
        ("a&#11;b", "a\ufffdb"),
        ("a&#x1F;b", "a\ufffdb"),
    ],
)
def test_signs_that_xml_needs_written_otherwise_are_read_as_meant_and_told(written: str, meant: str) -> None:
    raw = read(xfdf(f'<field name="q"><value>{written}</value></field>{ADA}'))
    assert (raw.values["q"].texts, raw.values["name"].texts) == ((meant,), ("Ada",))
    assert RECOVERED in raw.problems


def test_letters_in_another_encoding_than_the_file_says_are_read() -> None:
    raw = read(xfdf(ADA).replace(b"Ada", "Ana\u00efs – 5 €".encode("cp1252")))
    assert (raw.values["name"].texts, raw.problems) == (("Anaïs – 5 €",), (RECOVERED,))


@pytest.mark.parametrize("said", ["ISO-8859-1", "windows-1252", "latin1"])
def test_utf_8_that_is_called_something_else_is_read_as_what_it_is_and_told(said: str) -> None:
    raw = read(xfdf(ADA.replace("Ada", "Łódź – 5 €")).replace(b"UTF-8", said.encode()))
    assert (raw.values["name"].texts, raw.problems) == (("Łódź – 5 €",), (RECOVERED,))


def test_what_is_in_the_encoding_it_says_is_not_told() -> None:
    raw = read(xfdf(ADA).replace(b"UTF-8", b"ISO-8859-1").replace(b"Ada", b"Ana\xefs"))
    assert (raw.values["name"].texts, raw.problems) == (("Anaïs",), ())


@pytest.mark.parametrize("missing", range(3, 87, 7))
def test_of_a_file_that_breaks_off_what_stood_before_comes_back_and_is_told(missing: int) -> None:
    whole = xfdf(ADA + '<field name="town"><value>Oban</value></field>')
    raw = read(whole[:-missing])
    assert raw.values["name"].texts == ("Ada",)
    assert raw.problems[0] == CUT


def test_words_that_break_off_are_kept_as_far_as_they_go() -> None:
    assert texts(xfdf('<field name="q"><value>I would like')[:-34]) == {"q": ("I would like",)}


# --- hostile --------------------------------------------------------------------------------------------------------

LAUGHS = '<!DOCTYPE xfdf [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE xfdf [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("dtd", [LAUGHS, OUTSIDE, '<!DOCTYPE xfdf SYSTEM "http://x/y.dtd">'])
def test_a_file_with_definitions_of_its_own_is_refused(dtd: str) -> None:
    raw = read(f'{dtd}<xfdf><fields><field name="q"><value>&b;</value></field></fields></xfdf>'.encode())
    why = "it brings definitions of its own (DOCTYPE), which no file of answers needs"
    assert (raw.status, raw.values, raw.problems) == (Status.DAMAGED, {}, (errors.READER_STOPPED.at("", why=why),))


def test_a_value_longer_than_any_answer_costs_only_itself() -> None:
    raw = read(xfdf_of({"bad": "v" * 1_000_001, "name": "Ada"}))
    assert raw.values["bad"].problems == (errors.FIELD_TOO_LARGE.at("bad", limit="1 MB"),)
    assert raw.values["name"].texts == ("Ada",)


def test_fields_nested_without_end_take_no_time_and_are_told() -> None:
    start = time.monotonic()
    raw = read(xfdf(ADA + f'<field name="{"n" * 500}">' * 20_000 + "</field>" * 20_000))
    assert time.monotonic() - start < 5
    assert raw.values["name"].texts == ("Ada",)
    assert raw.problems == (errors.FIELDS_LEFT_OUT.at("", why="boxes nested more than 32 deep"),)


def test_more_fields_than_any_form_has_are_told() -> None:
    raw = read(xfdf(ADA + '<field name="q"/>' * 20_000))
    assert raw.values["name"].texts == ("Ada",)
    assert raw.problems == (errors.FIELDS_LEFT_OUT.at("", why="more than 20000 boxes"),)


@given(st.data())
def test_a_file_with_any_bytes_changed_is_read_or_refused_and_never_raises(data: st.DataObject) -> None:
    content = bytearray(xfdf(ADA, "<freetext page='0'><contents>x</contents></freetext>"))
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=8)):
        content[place] = data.draw(st.integers(0, 255))
    assert read(bytes(content)).status in Status
