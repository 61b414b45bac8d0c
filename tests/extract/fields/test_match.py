"""Which returned field belongs to which field of the form."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wta_forms import errors
from wta_forms.answers import Status
from wta_forms.extract.fields.match import Matching, Returned, bare_name, match_fields
from wta_forms.extract.raw import FieldKind, RawForm, RawValue
from wta_forms.map import Map, MapField, Rectangle
from wta_forms.spec.form import Appearance, Choice, Form, Phrase, Section, SelectOne, Text, Tick


def phrase(words: str) -> Phrase:
    return Phrase((("en", words),))


NAME = Text(id="name", label=phrase("Your name"))
TOWN = Text(id="town", label=phrase("Town"))
AGREE = Tick(id="agree", label=phrase("I agree"))
FORM = Form(
    id="small", version=1, title=phrase("Small"), languages=("en",), sections=(Section(members=(NAME, TOWN, AGREE)),)
)

TOP: Rectangle = (50, 700, 300, 720)
MIDDLE: Rectangle = (50, 600, 300, 620)
BOTTOM: Rectangle = (50, 500, 70, 520)
MAP = Map(
    sizes=((595, 842),),
    fields=(MapField("name", 1, TOP, 40), MapField("town", 1, MIDDLE, 40), MapField("agree", 1, BOTTOM, 0)),
    words=(),
)


def text(name: str, *texts: str, at: Rectangle | None = None, page: int = 1) -> RawValue:
    return RawValue(name, FieldKind.TEXT, texts, page=page, rectangle=at)


def tick(name: str, *states: str, at: Rectangle | None = None) -> RawValue:
    return RawValue(name, FieldKind.TICK, states, page=1, rectangle=at)


def match(*values: RawValue, blank_map: Map | None = None, first_page: int = 1) -> Matching:
    form = RawForm(Status.READ, {value.name: value for value in values}, first_page=first_page)
    return match_fields(FORM, form, blank_map)


def test_the_pages_of_a_second_form_in_a_file_are_counted_from_its_own_first() -> None:
    there = text("Text1", "Ann", at=TOP, page=6)
    assert match(there, blank_map=MAP, first_page=6).found["name"].texts == ("Ann",)
    assert match(there, blank_map=MAP).found["name"].is_missing


def found(matching: Matching, name: str) -> Returned:
    return matching.found[name]


def test_fields_are_found_by_name() -> None:
    matching = match(text("name", "Ann"), text("town", "Oban"), tick("agree", "yes"))
    assert {name: box.texts for name, box in matching.found.items()} == {
        "name": ("Ann",),
        "town": ("Oban",),
        "agree": ("yes",),
    }
    assert not any(list(box.notes()) for box in matching.found.values())


@pytest.mark.parametrize("full", ["form1.page1.name", "name#1", "form1[0].page1[0].name[0]", "a.b.name#2", "name[0]#3"])
def test_a_field_whose_name_grew_is_still_found_and_said_to_be_renamed(full: str) -> None:
    box = found(match(text(full, "Ann")), "name")
    assert box.texts == ("Ann",)
    assert list(box.notes()) == [errors.FOUND_RENAMED.at("", field="name", found=full)]


def test_an_empty_field_that_was_renamed_is_not_worth_a_note() -> None:
    assert list(found(match(text("form1.name")), "name").notes()) == []


def test_a_missing_field_is_said_to_be_missing() -> None:
    box = found(match(), "name")
    assert box.is_missing
    assert list(box.notes()) == [errors.FIELD_MISSING.at("", field="name")]


def test_of_two_returned_fields_the_filled_one_counts() -> None:
    box = found(match(text("name"), text("form2.name", "Ann")), "name")
    assert (box.texts, box.is_contradicted) == (("Ann",), False)
    assert box.values[0].name == "form2.name"


def test_two_returned_fields_that_say_the_same_agree() -> None:
    box = found(match(text("name", "Ann"), text("form2.name", "Ann")), "name")
    assert (box.texts, box.is_contradicted) == (("Ann",), False)


def test_two_returned_fields_that_differ_contradict_each_other_and_both_are_kept() -> None:
    box = found(match(text("name", "Ann"), text("form2.name", "Bob")), "name")
    assert (box.texts, box.is_contradicted) == (("Ann", "Bob"), True)
    assert list(box.contradiction()) == [errors.TWO_VALUES.at("", field="name", values="Ann | Bob")]


def test_what_the_reader_said_of_a_contradiction_is_not_said_again() -> None:
    said = errors.TWO_VALUES.at("name", field="name", values="Ann, Bob")
    box = found(match(replace(text("name", "Ann", "Bob"), problems=(said,))), "name")
    assert (box.is_contradicted, list(box.contradiction())) == (True, [])
    assert list(box.notes()) == [replace(said, where="")]


def test_a_tick_that_is_on_and_off_at_once_contradicts_itself() -> None:
    box = found(match(tick("agree", "yes", "Off")), "agree")
    assert box.is_contradicted
    assert list(box.contradiction()) == [errors.STATE_DIFFERS.at("", field="agree")]


def test_an_empty_copy_of_a_tick_says_nothing_against_a_ticked_one() -> None:
    box = found(match(tick("agree", "Off"), tick("page2.agree", "Yes")), "agree")
    assert (box.texts, box.is_contradicted) == (("Yes",), False)


def test_off_is_nothing_in_a_tick_box_and_a_word_in_a_line() -> None:
    matching = match(text("agree", "Off"), text("town", "Off"))
    assert (found(matching, "agree").texts, found(matching, "town").texts) == ((), ("Off",))


def test_a_button_is_nobodys_answer_whatever_its_name() -> None:
    assert found(match(RawValue("name", FieldKind.BUTTON)), "name").is_missing


def test_fields_without_their_names_are_found_by_their_place_on_the_page() -> None:
    matching = match(text("Text1", "Ann", at=(51, 698, 301, 718)), tick("#2", "1", at=BOTTOM), blank_map=MAP)
    assert found(matching, "name").texts == ("Ann",)
    assert found(matching, "agree").texts == ("1",)
    assert list(found(matching, "name").notes()) == [errors.FOUND_BY_PLACE.at("", field="name", found="Text1")]
    assert matching.unknown == ()


@pytest.mark.parametrize(
    "elsewhere",
    [
        text("Text1", "Ann", at=(51, 698, 301, 718), page=2),
        text("Text1", "Ann", at=(50, 712, 300, 732)),
        text("Text1", "Ann", at=(0, 0, 595, 842)),
        text("Text1", "Ann", at=BOTTOM),
        text("Text1", "Ann"),
        tick("Text1", "Ann", at=TOP),
    ],
    ids=["another page", "too far", "the whole page", "text where a tick was", "no place", "a tick where text was"],
)
def test_what_lies_elsewhere_is_not_taken_for_a_field(elsewhere: RawValue) -> None:
    matching = match(elsewhere, blank_map=MAP)
    assert all(box.is_missing for box in matching.found.values())
    assert matching.unknown == (elsewhere,)


def test_without_a_map_nothing_is_looked_for_by_its_place() -> None:
    assert match(text("Text1", "Ann", at=TOP)).unknown == (text("Text1", "Ann", at=TOP),)


def test_the_better_place_wins_and_the_other_is_handed_on() -> None:
    near, exact = text("a", "near", at=(50, 702, 300, 722)), text("b", "exact", at=TOP)
    matching = match(near, exact, blank_map=MAP)
    assert found(matching, "name").texts == ("exact",)
    assert matching.unknown == (near,)


def test_one_returned_field_is_never_taken_for_two() -> None:
    crowded = replace(MAP, fields=(MapField("name", 1, TOP, 40), MapField("town", 1, (50, 704, 300, 724), 40)))
    matching = match(text("Text1", "Ann", at=TOP), blank_map=crowded)
    assert (found(matching, "name").texts, found(matching, "town").is_missing) == (("Ann",), True)


def test_a_field_that_has_its_name_is_not_looked_for_elsewhere() -> None:
    laid_over = text("Text1", "Bob", at=TOP)
    matching = match(text("name", at=TOP), laid_over, blank_map=MAP)
    assert found(matching, "name").texts == ()
    assert matching.unknown == (laid_over,)


def test_the_stamp_and_empty_strangers_are_not_handed_on() -> None:
    matching = match(text("wta-stamp", "{}"), text("form1.wta-stamp", "{}"), text("stranger", " "), tick("box", "Off"))
    assert matching.unknown == ()


@pytest.mark.parametrize(
    ("value", "is_as_sent"),
    [
        (replace(text("name", "Ann  \n Mac"), initial="Ann Mac"), True),
        (replace(text("name", "Ann"), initial="Anne"), False),
        (replace(text("name"), initial="Ann"), False),
        (text("name", "Ann"), False),
        (text("name"), True),
        (replace(tick("agree", "yes"), name="name", initial="yes"), True),
        (replace(tick("agree", "Off"), name="name", initial="Off"), True),
        (replace(tick("agree", "Off"), name="name", initial="yes"), False),
    ],
)
def test_a_box_is_as_sent_while_it_says_what_it_said_white_space_apart(value: RawValue, is_as_sent: bool) -> None:
    assert found(match(value), "name").is_as_sent == is_as_sent


@given(
    st.dictionaries(
        st.sampled_from(["name", "a.name", "name#1", "town", "Text1", "Text2", "agree", "x"]),
        st.tuples(st.lists(st.text(max_size=5), max_size=3), st.sampled_from([TOP, MIDDLE, BOTTOM, None])),
    )
)
def test_nothing_that_stands_in_a_file_is_thrown_away(boxes: dict[str, tuple[list[str], Rectangle | None]]) -> None:
    matching = match(*(text(name, *texts, at=at) for name, (texts, at) in boxes.items()), blank_map=MAP)
    kept = {said for box in matching.found.values() for said in box.texts}
    kept |= {said.strip() for value in matching.unknown for said in value.texts}
    assert kept >= {said.strip() for texts, _ in boxes.values() for said in texts if said.strip()}


def test_a_bare_name_is_the_last_part_without_a_number() -> None:
    assert [bare_name(full) for full in ("q", "a.b.q", "q#12", "q[3]", "rooms-1-what", "#3")] == [
        *("q", "q", "q", "q", "rooms-1-what", "")
    ]


# --- radio buttons --------------------------------------------------------------------------------------------------

WAY = SelectOne(
    id="way",
    label=phrase("Way"),
    choices=(Choice("bus", phrase("Bus")), Choice("van", phrase("Van"))),
    appearance=Appearance.RADIO,
)
WAYS = replace(FORM, sections=(Section(members=(WAY, NAME)),))
WAY_MAP = replace(
    MAP, fields=(MapField("way", 1, TOP, 0), MapField("way", 1, MIDDLE, 0), MapField("name", 1, BOTTOM, 40))
)


def radio(name: str, *states: str, at: Rectangle | None = None) -> RawValue:
    return RawValue(name, FieldKind.RADIO, states, page=1, rectangle=at)


def match_way(*values: RawValue) -> Returned:
    returned = RawForm(Status.READ, {value.name: value for value in values})
    return match_fields(WAYS, returned, WAY_MAP).found["way"]


@pytest.mark.parametrize("place", [TOP, MIDDLE])
def test_a_group_that_lost_its_name_is_found_by_the_place_of_any_of_its_buttons(place: Rectangle) -> None:
    box = match_way(radio("Group1", "van", at=place))
    assert (box.texts, box.is_by_place) == (("van",), True)


def test_buttons_that_came_back_as_fields_of_their_own_are_one_field() -> None:
    box = match_way(radio("#1", "Off", at=TOP), tick("#2", "van", at=MIDDLE))
    assert (box.texts, len(box.values), box.is_contradicted) == (("van",), 2, False)
    both = match_way(radio("#1", "bus", at=TOP), radio("#2", "van", at=MIDDLE))
    assert (set(both.texts), both.is_contradicted) == ({"bus", "van"}, True)


def test_a_line_of_words_where_a_button_was_is_not_taken_for_it() -> None:
    assert match_way(text("Text1", "van", at=TOP)).is_missing
    assert match_way(radio("#1", "van", at=BOTTOM)).is_missing


def test_off_is_nothing_in_radio_buttons_and_a_contradiction_beside_one_that_is_on() -> None:
    assert match_way(radio("way", "Off")).texts == match_way(text("way", "Off")).texts == ()
    both = match_way(radio("way", "van", "Off"))
    assert (both.is_on_and_off, list(both.contradiction())) == (True, [errors.STATE_DIFFERS.at("", field="way")])


def test_radio_buttons_are_as_sent_while_the_same_one_is_on() -> None:
    sent = replace(radio("way", "van"), initial="van")
    assert match_way(sent).is_as_sent
    assert match_way(radio("way", "Off")).is_as_sent
    assert not match_way(replace(sent, texts=("bus",))).is_as_sent
    assert not match_way(replace(sent, texts=())).is_as_sent
