"""What stands in the fields of a file."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.small_pdf import (
    WIDGET,
    choice,
    hexadecimal,
    pdf,
    radio_button,
    radio_group,
    states,
    stream,
    text,
    tick,
    utf16,
)
from wta_forms import errors
from wta_forms.errors import Problem
from wta_forms.extract.files.read import read
from wta_forms.extract.raw import Channel, FieldKind, RawValue


def only(content: bytes) -> RawValue:
    """The one field of a file."""
    (value,) = read(content).values.values()
    return value


def texts(content: bytes) -> tuple[str, ...]:
    return only(content).texts


def values(content: bytes) -> dict[str, tuple[str, ...]]:
    return {name: value.texts for name, value in read(content).values.items()}


def two_values(field: str, values: str) -> Problem:
    return errors.TWO_VALUES.at("", field=field, values=values)


def state_differs(field: str) -> Problem:
    return errors.STATE_DIFFERS.at("", field=field)


# --- a field --------------------------------------------------------------------------------------------------------


def test_a_field_comes_with_its_words_its_place_and_how_it_was_sent_out() -> None:
    field = "<< /FT /Tx /T (town) /TU (Your town) /V (Oban) /DV (Perth) /Subtype /Widget /Rect [300 720 50.004 700] >>"
    assert only(pdf(field)) == RawValue(
        name="town",
        kind=FieldKind.TEXT,
        texts=("Oban",),
        label="Your town",
        page=1,
        rectangle=(50.0, 700.0, 300.0, 720.0),
        initial="Perth",
    )


@pytest.mark.parametrize("value", ["", "()", "( )", "null", "<FEFF>", "[]", "[()]"])
def test_an_empty_box_holds_nothing_whatever_it_was_sent_out_with(value: str) -> None:
    assert texts(pdf(text("q", value, "/DV (as sent)"))) == ()


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\u2028\u2029\ufffe\uffff")))
def test_whatever_is_typed_comes_back(words: str) -> None:
    typed = unicodedata.normalize("NFC", words.strip())
    assert texts(pdf(text("q", utf16(words)))) == ((typed,) if typed else ())


@pytest.mark.parametrize(
    "value",
    ["(Ada)", "/Ada", "[(Ada)]", "[50 0 R]", "50 0 R", "51 0 R", "(\\101d\\\na)", hexadecimal(b"\xef\xbb\xbfAda\0")],
)
def test_a_text_is_read_in_whatever_way_it_is_written(value: str) -> None:
    assert texts(pdf(text("q", value), objects={50: "(Ada)", 51: stream(b"Ada")})) == ("Ada",)


@pytest.mark.parametrize(("value", "words"), [("7", "7"), ("1.5", "1.5"), ("true", "true"), ("false", "false")])
def test_a_number_or_truth_where_a_text_belongs_is_kept_as_text(value: str, words: str) -> None:
    assert texts(pdf(text("q", value))) == (words,)


def test_what_is_no_text_at_all_is_told() -> None:
    value = only(pdf(text("q", "<< /A (b) >>")))
    assert (value.texts, value.problems) == ((), (errors.BROKEN_STRING.at("q"),))


def test_rich_text_counts_only_where_the_plain_text_is_missing() -> None:
    rich = "/RV (<body><p>Tea</p><p>&lt;3</p></body>)"
    assert texts(pdf(text("q", "", rich))) == ("Tea\n<3",)
    assert texts(pdf(text("q", "(Coffee)", rich))) == ("Coffee",)
    assert texts(pdf(text("q", "()", rich))) == ()
    assert texts(pdf(text("q", "null", rich))) == ("Tea\n<3",)


def test_problems_of_the_text_are_told_with_the_field() -> None:
    value = only(pdf(text("q", utf16("Yes \uf600"))))
    assert (value.texts, value.problems) == (("Yes \uf600",), (errors.CUT_EMOJI.at("q"),))


def test_a_value_that_is_not_in_the_file_any_more_is_told_and_not_called_empty() -> None:
    value = only(pdf(text("q", "99 0 R")))
    assert (value.texts, value.problems) == ((), (errors.VALUE_LOST.at("q"),))


# --- names ----------------------------------------------------------------------------------------------------------


def test_a_full_name_is_made_of_the_names_above() -> None:
    top = "<< /T (person) /Kids [11 0 R 12 0 R] >>"
    form = pdf(top, text("name", "(Ada)"), text("town", "(Oban)"), listed="[10 0 R]")
    assert values(form) == {"person.name": ("Ada",), "person.town": ("Oban",)}


def test_a_level_without_a_name_adds_nothing_to_the_name() -> None:
    form = pdf("<< /T (person) /Kids [11 0 R] >>", "<< /Kids [12 0 R] >>", text("name", "(Ada)"), listed="[10 0 R]")
    assert values(form) == {"person.name": ("Ada",)}


def test_fields_below_a_radio_group_that_know_their_parent_are_fields() -> None:
    group = radio_group("group", "11 0 R")
    assert list(values(pdf(group, tick("one", more="/Parent 10 0 R"), listed="[10 0 R]"))) == ["group.one"]


def test_a_field_is_read_once_however_often_it_is_listed() -> None:
    own_kid = "<< /FT /Tx /T (q) /V (Ada) /Kids [10 0 R 10 0 R] >>"
    assert values(pdf(own_kid, listed="[10 0 R 10 0 R]")) == {"q": ("Ada",)}


def test_a_name_longer_than_500_letters_is_cut() -> None:
    assert list(values(pdf(text("n" * 600)))) == ["n" * 500]


def test_type_flags_value_and_initial_value_are_inherited() -> None:
    top = "<< /T (all) /FT /Ch /Ff 2097152 /V [(a) (b)] /DV (a) /Opt [(a) (b)] /Kids [11 0 R] >>"
    value = only(pdf(top, f"<< /T (one) {WIDGET} >>", listed="[10 0 R]"))
    assert (value.name, value.kind, value.is_multiple) == ("all.one", FieldKind.LIST, True)
    assert (value.texts, value.initial) == (("a", "b"), "a")


def test_a_mapping_name_never_hides_another_field() -> None:
    assert values(pdf(text("a", "(one)"), text("b", "(two)", "/TM (a)"))) == {"a": ("one",), "b": ("two",)}


def test_fields_without_names_stay_apart() -> None:
    unnamed = f"<< /FT /Tx /V (x) {WIDGET} >>"
    assert list(values(pdf(unnamed, unnamed)).values()) == [("x",), ("x",)]


def test_fields_written_straight_into_the_list_are_read() -> None:
    assert values(pdf(listed=f"[ {text('q', '(Ada)')} null (nonsense) 99 0 R ]")) == {"q": ("Ada",)}


def test_names_are_read_in_unicode_and_composed() -> None:
    name = utf16("e\u0301")
    assert list(values(pdf(f"<< /FT /Tx /T {name} /V (x) {WIDGET} >>"))) == ["é"]


def test_a_page_is_found_by_its_list_or_by_what_the_widget_says() -> None:
    pages = {2: "<< /Type /Pages /Kids [3 0 R 5 0 R] /Count 2 >>", 5: "<< /Type /Page /Annots [11 0 R] >>"}
    form = pdf(text("a", "", "/P 5 0 R"), text("b", "", "/P 3 0 R"), text("c"), on_page="[]", objects=pages)
    assert {name: value.page for name, value in read(form).values.items()} == {"a": 2, "b": 2, "c": 0}


def test_a_page_counts_once_however_often_it_is_listed() -> None:
    assert read(pdf(text("q"), objects={2: "<< /Kids [3 0 R 3 0 R] >>"})).pages == 1


def test_a_rectangle_that_is_none_is_none() -> None:
    assert only(pdf("<< /FT /Tx /T (q) /Subtype /Widget /Rect [1 2 (x) 4] >>")).rectangle is None


def test_a_box_of_a_page_that_cannot_be_looked_at_is_told() -> None:
    raw = read(pdf(text("q", "(Ada)"), on_page="[60 0 R 10 0 R]", objects={60: "[" * 3000}))
    assert raw.values["q"].texts == ("Ada",)
    assert errors.FIELDS_LEFT_OUT.at("", why="boxes that are damaged") in raw.problems


def test_a_tick_that_looks_one_way_alone_has_no_states_to_choose_from() -> None:
    one_look = f"<< /FT /Btn /T (q) /V /yes /AP << /N 60 0 R >> {WIDGET} >>"
    assert only(pdf(one_look, objects={60: stream(b"", "/BBox [0 0 9 9]")})).options == ()


def test_a_tick_without_looks_that_says_two_things_has_both() -> None:
    assert texts(pdf(f"<< /FT /Btn /T (q) /V /a /AS /b {WIDGET} >>")) == ("a", "b")


@pytest.mark.parametrize(
    "kids", ["null 11 0 R", "11 0 R 99 0 R", "(nonsense) 11 0 R 7", "11 0 R << >>", "11 0 R 10 0 R"]
)
def test_a_kid_that_is_none_harms_no_other(kids: str) -> None:
    form = pdf(f"<< /FT /Tx /T (q) /Kids [{kids}] >>", f"<< {WIDGET} /V (Ada) /Parent 10 0 R >>", listed="[10 0 R]")
    assert values(form) == {"q": ("Ada",)}


def test_a_field_may_have_widgets_and_fields_below_it() -> None:
    kids = (f"<< {WIDGET} /Parent 10 0 R >>", f"<< /T (town) /V (Oban) /Parent 10 0 R {WIDGET} >>")
    both = pdf("<< /FT /Tx /T (person) /V (Ada) /Kids [11 0 R 12 0 R] >>", *kids, listed="[10 0 R]")
    assert values(both) == {"person": ("Ada",), "person.town": ("Oban",)}


def test_a_kid_of_two_fields_is_read_once_and_under_the_first() -> None:
    form = pdf(
        "<< /T (a) /Kids [12 0 R] >>",
        "<< /T (b) /Kids [12 0 R 13 0 R] >>",
        text("q", "(Ada)"),
        text("r", "(Bea)"),
        listed="[10 0 R 11 0 R]",
    )
    assert values(form) == {"a.q": ("Ada",), "b.r": ("Bea",)}


LISTS_WITH_A_KID = ["[10 0 R]", "[10 0 R 50 0 R]", "[50 0 R 10 0 R]"]


@pytest.mark.parametrize("listed", LISTS_WITH_A_KID)
def test_a_kid_in_the_list_has_the_name_and_the_value_of_its_parents(listed: str) -> None:
    kid = f"<< /T (town) /Parent 50 0 R {WIDGET} >>"
    parent = {50: "<< /FT /Tx /T (person) /V (Oban) /Kids [10 0 R] >>"}
    assert values(pdf(kid, listed=listed, objects=parent)) == {"person.town": ("Oban",)}


@pytest.mark.parametrize("listed", LISTS_WITH_A_KID)
def test_buttons_in_the_list_are_those_of_their_group(listed: str) -> None:
    kids = (radio_button("train", "/train", "/Parent 50 0 R"), radio_button("bus", "/Off", "/Parent 50 0 R"))
    group = {50: radio_group("way", "10 0 R 11 0 R", "/train")}
    field = only(pdf(*kids, listed=listed.replace("10 0 R", "11 0 R 10 0 R"), objects=group))
    assert (field.kind, field.texts, field.problems) == (FieldKind.RADIO, ("train",), ())


def test_a_kid_in_the_list_that_its_parent_does_not_know_has_its_name_and_value_all_the_same() -> None:
    kid = f"<< /T (town) /Parent 50 0 R {WIDGET} >>"
    assert values(pdf(kid, on_page="[]", objects={50: "<< /FT /Tx /T (person) /V (Oban) >>"})) == {
        "person.town": ("Oban",)
    }


def test_a_page_is_no_parent_of_a_field() -> None:
    assert values(pdf(text("town", "(Oban)", "/Parent 2 0 R"))) == {"town": ("Oban",)}


def test_fields_and_their_kids_may_be_written_where_they_are_listed() -> None:
    kid = f"<< /T (q) /V (Ada) {WIDGET} >>"
    assert values(pdf(listed=f"[<< /T (top) /FT /Tx /Kids [<< /Kids [{kid}] >>] >>]")) == {"top.q": ("Ada",)}


def test_a_field_with_kids_that_lies_on_a_page_itself_is_shown_there() -> None:
    field = f"<< /FT /Tx /T (q) /V (Ada) /Kids [11 0 R] {WIDGET} >>"
    assert only(pdf(field, "<< /Parent 10 0 R >>", listed="[10 0 R]", on_page="[10 0 R]")).page == 1


def test_read_only_is_no_sign_of_an_answer_nor_against_one() -> None:
    assert values(pdf(text("a", "", "/Ff 1"), text("b", "(x)", "/Ff 1"))) == {"a": (), "b": ("x",)}


# --- the same field twice -------------------------------------------------------------------------------------------


def test_of_two_fields_with_one_name_the_filled_one_counts() -> None:
    value = only(pdf(text("q"), text("q", "(Ada)")))
    assert (value.texts, value.problems) == (("Ada",), ())


def test_two_different_answers_under_one_name_are_both_kept_and_told() -> None:
    value = only(pdf(text("q", "(Ada)"), text("q", "(Bea)"), text("q", "(Ada)")))
    assert (value.texts, value.problems) == (("Ada", "Bea"), (two_values("q", "Ada | Bea"),))


def test_a_partial_name_with_a_dot_and_a_path_of_the_same_letters_are_one_name() -> None:
    path = pdf(text("g.a", "(one)"), "<< /T (g) /Kids [12 0 R] >>", text("a", "(two)"), listed="[10 0 R 11 0 R]")
    assert only(path).texts == ("one", "two")


def test_a_value_on_the_widget_only_is_read() -> None:
    field = "<< /FT /Tx /T (q) /Kids [11 0 R] >>"
    assert texts(pdf(field, f"<< {WIDGET} /V (Ada) /Parent 10 0 R >>", listed="[10 0 R]")) == ("Ada",)


def test_a_type_on_the_widget_only_is_known() -> None:
    field = "<< /T (q) /Kids [11 0 R] >>"
    assert only(pdf(field, f"<< /FT /Tx {WIDGET} /Parent 10 0 R >>", listed="[10 0 R]")).kind is FieldKind.TEXT


def test_a_value_that_is_lost_in_one_place_and_stands_in_another_is_not_lost() -> None:
    field = "<< /FT /Tx /T (q) /V 99 0 R /Kids [11 0 R] >>"
    value = only(pdf(field, f"<< {WIDGET} /V (Ada) /Parent 10 0 R >>", listed="[10 0 R]"))
    assert (value.texts, value.problems) == (("Ada",), ())


def test_a_value_of_its_parents_that_is_lost_is_told() -> None:
    kid = f"<< /T (town) /Parent 10 0 R {WIDGET} >>"
    field = only(pdf("<< /FT /Tx /T (person) /V 99 0 R /Kids [11 0 R] >>", kid, listed="[10 0 R]"))
    assert field.problems == (errors.VALUE_LOST.at("person.town"),)


def test_flags_and_words_on_the_widget_only_are_known() -> None:
    widget = f"<< {WIDGET} /Ff 32768 /AS /a {states('a')} /TU (By train) >>"
    field = only(pdf("<< /FT /Btn /T (way) /Kids [11 0 R] >>", widget, listed="[10 0 R]"))
    assert (field.kind, field.texts, field.label) == (FieldKind.RADIO, ("a",), "By train")


def test_a_box_whose_kind_cannot_be_read_is_told_and_kept() -> None:
    raw = read(pdf(text("a", "(one)"), f"<< /FT 50 0 R /T (b) {WIDGET} >>", objects={50: "[" * 3000}))
    assert raw.values["a"].texts == ("one",)
    assert raw.values["b"].problems == (errors.FIELD_BROKEN.at("b"),)


def test_a_widget_that_contradicts_its_field_is_told() -> None:
    field = "<< /FT /Tx /T (q) /V (Bea) /Kids [11 0 R] >>"
    value = only(pdf(field, f"<< {WIDGET} /V (Ada) /Parent 10 0 R >>", listed="[10 0 R]"))
    assert (value.texts, value.problems) == (("Bea", "Ada"), (two_values("q", "Bea | Ada"),))


# --- tick boxes -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "looks"),
    [("/yes", "/yes"), ("", "/yes"), ("/yes", ""), ("(/yes)", "/yes"), ("(yes)", ""), ("[/yes]", "")],
)
def test_a_tick_is_on_by_its_value_or_its_look(value: str, looks: str) -> None:
    field = only(pdf(tick("q", value, looks)))
    assert (field.kind, field.texts, field.problems) == (FieldKind.TICK, ("yes",), ())


@pytest.mark.parametrize(("value", "looks"), [("/Off", "/Off"), ("", "/Off"), ("/Off", ""), ("", ""), ("()", "/Off")])
def test_a_tick_that_is_off_everywhere_is_empty(value: str, looks: str) -> None:
    field = only(pdf(tick("q", value, looks)))
    assert (field.texts, field.problems) == ((), ())


@pytest.mark.parametrize(("value", "looks"), [("/Off", "/yes"), ("/yes", "/Off"), ("(Off)", "/yes")])
def test_a_tick_that_is_on_here_and_off_there_is_a_conflict(value: str, looks: str) -> None:
    field = only(pdf(tick("q", value, looks)))
    assert (field.texts, field.problems) == (("yes", "Off"), (state_differs("q"),))


def test_a_tick_that_is_on_under_a_name_of_its_own_and_looks_off_is_a_conflict() -> None:
    field = only(pdf(tick("q", "/On", "/Off", on="yes")))
    assert (field.texts, field.problems) == (("On", "Off"), (state_differs("q"),))
    assert only(pdf(tick("q", "/On", "", on="yes"))).problems == ()


def test_any_other_name_than_off_means_ticked() -> None:
    assert texts(pdf(tick("q", "/1", "/1", on="1"))) == ("1",)
    assert texts(pdf(tick("q", "/Yes", "/Oui", on="Oui"))) == ("Oui",)


def test_a_tick_shown_twice_is_ticked_in_both_places_or_in_conflict() -> None:
    def shown_twice(first: str, second: str) -> RawValue:
        widgets = (f"<< {WIDGET} /Parent 10 0 R /AS {looks} {states('yes')} >>" for looks in (first, second))
        return only(pdf("<< /FT /Btn /T (q) /V /yes /Kids [11 0 R 12 0 R] >>", *widgets, listed="[10 0 R]"))

    assert shown_twice("/yes", "/yes").texts == ("yes",)
    assert shown_twice("/yes", "/Off").texts == ("yes", "Off")


def test_two_states_of_one_tick_box_are_both_kept() -> None:
    widgets = (f"<< {WIDGET} /Parent 10 0 R {states('a')} /AS /Off >>", f"<< {WIDGET} {states('b')} /AS /b >>")
    field = only(pdf("<< /FT /Btn /T (q) /V /a /Kids [11 0 R 12 0 R] >>", *widgets, listed="[10 0 R]"))
    assert (field.texts, field.problems) == (("a", "b"), (two_values("q", "a | b"),))


def test_a_tick_without_appearances_is_read_by_its_value_and_look() -> None:
    assert texts(pdf(f"<< /FT /Btn /T (q) /V /yes /AS /Off {WIDGET} >>")) == ("yes", "Off")


def test_a_tick_that_lies_nowhere_is_read_by_its_look() -> None:
    assert texts(pdf("<< /FT /Btn /T (q) /AS /yes >>", on_page="[]")) == ("yes",)


def test_what_a_tick_can_be_comes_with_it() -> None:
    value = only(pdf(tick("q", "/yes", "/yes", more="/TU (I agree) /DV /yes")))
    assert (value.options, value.label, value.initial) == ((("yes", "I agree"),), "I agree", "yes")


# --- radio groups ---------------------------------------------------------------------------------------------------


def radio(*kids: str, value: str = "", more: str = "") -> bytes:
    listed = " ".join(f"{number} 0 R" for number in range(11, 11 + len(kids)))
    return pdf(radio_group("way", listed, value, more), *kids, listed="[10 0 R]", on_page=f"[{listed}]")


@pytest.mark.parametrize("value", ["/train", "(/train)", "(train)", ""])
def test_a_radio_group_says_which_button_is_on(value: str) -> None:
    field = only(radio(radio_button("train", "/train"), radio_button("bus"), value=value))
    assert (field.kind, field.texts, field.problems) == (FieldKind.RADIO, ("train",), ())


@pytest.mark.parametrize("appearances", ["", "/AP null", "/AP << >>", "/AP << /N null >>", "/AP << /N 99 0 R >>"])
def test_radio_buttons_without_appearances_are_read_by_their_looks_and_the_value(appearances: str) -> None:
    kids = (f"<< {WIDGET} /AS {looks} {appearances} /Parent 10 0 R >>" for looks in ("/train", "/Off"))
    field = only(radio(*kids, value="/train"))
    assert (field.texts, field.problems) == (("train",), ())


def test_a_radio_group_comes_with_its_states_and_the_words_beside_them() -> None:
    kids = (radio_button("train", more="/TU (By train)"), radio_button("bus"))
    assert only(radio(*kids)).options == (("train", "By train"), ("bus", "bus"))


def test_a_radio_value_that_no_button_shows_is_a_conflict() -> None:
    field = only(radio(radio_button("train"), radio_button("bus"), value="/train"))
    assert (field.texts, field.problems) == (("train", "Off"), (state_differs("way"),))


def test_two_radio_buttons_on_are_both_kept() -> None:
    field = only(radio(radio_button("train", "/train"), radio_button("bus"), value="/bus"))
    assert (field.texts, field.problems) == (("bus", "train"), (two_values("way", "bus | train"),))


def test_what_a_button_that_is_off_still_says_of_itself_does_not_count() -> None:
    left_behind = radio_button("train", more="/V (/train)")
    field = only(radio(left_behind, radio_button("bus", "/bus"), value="/bus"))
    assert (field.texts, field.problems) == (("bus",), ())


def test_of_radio_buttons_with_one_state_only_one_need_look_on() -> None:
    field = only(radio(radio_button("train", "/train"), radio_button("train"), value="/train"))
    assert (field.texts, field.problems) == (("train",), ())


def test_a_radio_value_that_no_button_knows_is_a_conflict() -> None:
    field = only(radio(radio_button("train"), radio_button("bus"), value="/tram"))
    assert (field.texts, field.problems) == (("tram", "Off"), (state_differs("way"),))


def test_states_are_called_what_the_list_of_options_calls_them() -> None:
    assert texts(radio(radio_button("a"), radio_button("b", "/b"), more="/Opt [(train) (bus)]")) == ("bus",)
    assert texts(radio(radio_button("1", "/1"), more="/Opt [(train) (bus)]")) == ("bus",)


@pytest.mark.parametrize("value", ["/1", "(bus)", ""])
def test_numbered_states_are_read_through_the_list_of_options(value: str) -> None:
    field = only(radio(radio_button("0"), radio_button("1", "/1"), value=value, more="/Opt [(train) (bus)]"))
    assert (field.texts, field.problems) == (("bus",), ())
    assert field.options == (("train", "train"), ("bus", "bus"))


def test_states_that_are_counted_from_one_are_read_by_the_place_of_their_button() -> None:
    kids = (radio_button("1"), radio_button("2", "/2"), radio_button("3"))
    field = only(radio(*kids, value="/2", more="/Opt [(train) (bus) (tram)]"))
    assert (field.texts, [state for state, _ in field.options]) == (("bus",), ["train", "bus", "tram"])


@pytest.mark.parametrize("value", ["", "/Off"])
def test_a_radio_button_that_apple_preview_detached_counts(value: str) -> None:
    detached = radio_button("train", "/train", more="/FT /Btn /Ff 32768 /T (way) /V /train")
    field = only(radio(detached, radio_button("bus"), value=value))
    assert (field.name, field.texts, field.problems) == ("way", ("train",), ())


def test_a_detached_radio_button_against_another_answer_is_a_conflict() -> None:
    detached = radio_button("train", "/train", more="/FT /Btn /Ff 32768 /T (way) /V /train")
    field = only(radio(detached, radio_button("bus", "/bus"), value="/bus"))
    assert set(field.texts) == {"bus", "train"}
    assert two_values("way", "bus | train") in field.problems


# --- lists ----------------------------------------------------------------------------------------------------------

WAYS = "[(t) (Train)] [(b) (Bus)] (Walk)"


@pytest.mark.parametrize("value", ["(b)", "(Bus)", "[(b)]", utf16("Bus"), "/b"])
def test_a_choice_is_read_by_its_export_value_or_its_label(value: str) -> None:
    field = only(pdf(choice("way", WAYS, value)))
    assert (field.kind, field.texts) == (FieldKind.LIST, ("b",))
    assert field.options == (("t", "Train"), ("b", "Bus"), ("Walk", "Walk"))


def test_of_two_choices_with_one_label_the_first_is_meant() -> None:
    assert texts(pdf(choice("way", "[(1) (Other)] [(2) (Other)]", "(Other)"))) == ("1",)


def test_words_that_are_not_in_the_list_are_kept() -> None:
    assert texts(pdf(choice("way", WAYS, "(By boat)"))) == ("By boat",)


def test_places_in_the_list_count_only_where_the_value_is_missing() -> None:
    assert texts(pdf(choice("q", "(a) (b)", "()", "/I [1]"))) == ()
    assert texts(pdf(choice("way", WAYS, more="/I [1]"))) == ("b",)
    assert texts(pdf(choice("way", WAYS, "(t)", more="/I [1]"))) == ("t",)
    assert [texts(pdf(choice("way", WAYS, more=f"/I [{place}]"))) for place in (7, -1)] == [(), ()]


def test_what_stands_on_the_widget_of_a_list_only_counts_too() -> None:
    def on_the_widget(entries: str) -> RawValue:
        return only(pdf("<< /FT /Ch /T (q) /Kids [11 0 R] >>", f"<< {WIDGET} {entries} >>", listed="[10 0 R]"))

    options = "/Opt [[(a) (Ayr)] [(o) (Oban)]]"
    assert on_the_widget(f"{options} /I [1]").texts == ("o",)
    assert on_the_widget(f"{options} /V (Oban)").texts == ("o",)
    assert on_the_widget(f"{options} /Ff 2097152 /V [(Ayr) (Oban)]").is_multiple


def test_a_list_that_allows_several_holds_several_without_conflict() -> None:
    field = only(pdf(choice("way", WAYS, "[(t) (Bus)]", more="/Ff 2097152")))
    assert (field.texts, field.is_multiple, field.problems) == (("t", "b"), True, ())


def test_a_list_that_allows_one_and_holds_two_is_a_conflict() -> None:
    assert only(pdf(choice("way", WAYS, "[(t) (b)]"))).problems == (two_values("way", "t | b"),)


def test_the_blank_choice_at_the_top_of_a_list_is_no_answer() -> None:
    assert texts(pdf(choice("way", "( ) (Train)", "( )"))) == ()


# --- other kinds ----------------------------------------------------------------------------------------------------


def test_a_push_button_holds_nothing() -> None:
    field = only(pdf(f"<< /FT /Btn /Ff 65536 /T (go) /V /pressed {WIDGET} >>"))
    assert (field.kind, field.texts) == (FieldKind.BUTTON, ())


def test_a_signature_gives_its_name_unchecked() -> None:
    field = only(pdf(f"<< /FT /Sig /T (sign) /V << /Type /Sig /Name (Ada) >> {WIDGET} >>"))
    assert (field.kind, field.texts, field.problems) == (FieldKind.SIGNATURE, ("Ada",), (errors.SIGNED.at("sign"),))


def test_a_field_without_a_type_is_known_by_what_it_has() -> None:
    form = pdf(
        f"<< /T (list) /V (a) /Opt [(a)] {WIDGET} >>",
        f"<< /T (tick) /AS /on {WIDGET} >>",
        f"<< /T (words) /V (b) {WIDGET} >>",
    )
    assert {name: (value.kind, value.texts) for name, value in read(form).values.items()} == {
        "list": (FieldKind.LIST, ("a",)),
        "tick": (FieldKind.TICK, ("on",)),
        "words": (FieldKind.UNKNOWN, ("b",)),
    }


# --- what only lies on a page ---------------------------------------------------------------------------------------


def outside(field: str) -> Problem:
    return errors.FOUND_OUTSIDE.at("", field=field)


@pytest.mark.parametrize("listed", ["[]", "null", "(nonsense)", "[10 0 R]"])
def test_a_widget_that_the_form_does_not_list_is_read(listed: str) -> None:
    value = read(pdf(text("a", "(one)"), text("b", "(two)"), listed=listed)).values["b"]
    assert (value.texts, value.channel, value.problems) == (("two",), Channel.ORPHAN, (outside("b"),))


def test_a_field_on_a_page_need_not_say_that_it_is_a_widget() -> None:
    assert values(pdf("<< /FT /Tx /T (q) /V (Ada) /Rect [0 0 9 9] >>", listed="[]")) == {"q": ("Ada",)}


def test_without_any_form_the_widgets_on_the_pages_are_read() -> None:
    assert values(pdf(text("a", "(one)"), tick("b", "/yes"), catalogue="")) == {"a": ("one",), "b": ("yes",)}


def test_an_unlisted_widget_has_the_name_and_the_value_of_its_parents() -> None:
    field = f"<< {WIDGET} /Parent 50 0 R >>"
    above = {50: "<< /FT /Tx /T (town) /V (Oban) /Parent 51 0 R >>", 51: "<< /T (person) >>"}
    assert values(pdf(field, listed="[]", objects=above)) == {"person.town": ("Oban",)}


def test_the_unlisted_buttons_of_a_group_are_one_field() -> None:
    kids = (radio_button("train", "/train", "/Parent 50 0 R"), radio_button("bus", "/Off", "/Parent 50 0 R"))
    group = "<< /FT /Btn /Ff 32768 /T (way) /V /train >>"
    value = only(pdf(*kids, listed="[]", objects={50: group}))
    assert (value.kind, value.texts, value.problems) == (FieldKind.RADIO, ("train",), (outside("way"),))


def test_parents_in_a_circle_are_each_named_once() -> None:
    kid = f"<< /FT /Tx /T (town) /V (Oban) /Parent 50 0 R {WIDGET} >>"
    assert values(pdf(kid, listed="[]", objects={50: "<< /T (person) /Parent 10 0 R /Kids [10 0 R] >>"})) == {
        "person.town": ("Oban",)
    }


def test_a_parent_that_is_another_box_is_none() -> None:
    """PDFium takes pages over into a new file, and the number of the parent as it was."""
    kid = f"<< {WIDGET} /AS /van /Parent 10 0 R >>"
    assert values(pdf(text("town", "(Oban)"), kid, listed="[]")) == {"town": ("Oban",), "#2": ("van",)}


def test_a_widget_of_a_listed_field_that_does_not_list_it_belongs_to_it() -> None:
    field = "<< /FT /Tx /T (q) /V (Ada) >>"
    value = only(pdf(field, f"<< {WIDGET} /Parent 10 0 R >>", listed="[10 0 R]"))
    assert (value.page, value.channel, value.problems) == (1, Channel.ACROFORM, ())


def test_a_button_detached_and_unlisted_answers_for_its_group() -> None:
    detached = radio_button("train", "/train", more="/FT /Btn /Ff 32768 /T (way) /V /train")
    group = radio_group("way", "12 0 R", "/Off")
    value = only(pdf(detached, group, radio_button("bus", "/Off", "/Parent 11 0 R"), listed="[11 0 R]"))
    assert (value.texts, value.channel) == (("train",), Channel.ORPHAN)


def test_the_empty_field_in_the_list_gives_way_to_the_filled_one_on_the_page() -> None:
    value = only(pdf(text("q"), text("q", "(Ada)"), listed="[10 0 R]"))
    assert (value.texts, value.channel) == (("Ada",), Channel.ORPHAN)
