"""One form out of what several channels found."""

from __future__ import annotations

from dataclasses import replace

from wta_forms import errors
from wta_forms.answers import Certainty, Status
from wta_forms.extract.gathered import with_seen
from wta_forms.extract.places import Seen
from wta_forms.extract.raw import Channel, FieldKind, RawForm, RawValue

PNG = b"\x89PNG"


def field(*texts: str) -> RawValue:
    return RawValue("words", FieldKind.TEXT, texts, label="1, Words", initial="Fife", page=1)


def noted(*texts: str, picture: bytes = b"") -> RawValue:
    drawn = (errors.FIELD_BROKEN.at("words"),) if picture else ()
    return RawValue(
        *("words", FieldKind.TEXT, texts),
        channel=Channel.ANNOTATION,
        certainty=Certainty.RECOVERED,
        picture=picture,
        problems=drawn,
    )


def put_together(known: RawValue, *seen: RawValue) -> RawValue:
    form = RawForm(Status.READ, {"words": known})
    return with_seen(form, [Seen((value,)) for value in seen]).values["words"]


def test_an_empty_field_is_filled_from_what_lies_on_it() -> None:
    value = put_together(field(), noted("Tea"))
    assert (value.texts, value.channel, value.certainty) == (("Tea",), Channel.ANNOTATION, Certainty.RECOVERED)
    assert (value.label, value.initial) == ("1, Words", "Fife")


def test_what_a_page_shows_again_adds_nothing() -> None:
    assert put_together(field("Tea  and\ncake"), noted("Tea and cake")) == field("Tea  and\ncake")


def test_what_contradicts_the_field_is_kept_beside_it_and_told() -> None:
    value = put_together(field("Tea"), noted("Coffee"))
    assert value.texts == ("Tea", "Coffee")
    assert value.problems == (errors.TWO_VALUES.at("", field="words", values="Tea | Coffee"),)


def test_nothing_seen_changes_nothing() -> None:
    assert put_together(field("Tea"), noted()) == field("Tea")


def test_a_drawing_over_an_empty_field_is_kept_and_so_is_what_is_said_of_one_over_words() -> None:
    assert put_together(field(), noted(picture=PNG)).picture == PNG
    assert put_together(field("Tea"), noted("Tea", picture=PNG)).problems == (errors.FIELD_BROKEN.at("words"),)


def test_what_no_field_was_there_for_comes_too_and_problems_are_said_once() -> None:
    told = errors.NO_CODE.at("")
    stray = RawValue("#note-1", FieldKind.TEXT, ("Hello",), channel=Channel.ANNOTATION)
    read = with_seen(RawForm(Status.READ, {}, problems=(told,)), [Seen((stray,), problems=(told,))])
    assert (dict(read.values), read.problems) == ({"#note-1": stray}, (told,))


def test_a_comment_at_a_box_that_is_filled_in_is_told_and_contradicts_nothing() -> None:
    comment = replace(noted("ring her"), problems=(errors.IN_A_COMMENT.at("", by=" by Bob"),), label="Bob")
    value = put_together(field("Tea"), comment)
    assert (value.texts, value.certainty) == (("Tea",), Certainty.READ)
    assert value.problems == (errors.COMMENT_AT_BOX.at("", by=" by Bob", words="ring her"),)


def test_a_tick_that_is_marked_again_is_told_as_it_may_be_crossed_out() -> None:
    ticked = replace(field("yes"), kind=FieldKind.TICK)
    assert put_together(ticked, replace(noted("yes"), kind=FieldKind.TICK)).problems == (errors.MARKED_AGAIN.at(""),)
    on_page = replace(noted("yes"), kind=FieldKind.TICK, channel=Channel.PAGE_TEXT)
    assert put_together(ticked, on_page).problems == ()
