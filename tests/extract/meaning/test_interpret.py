"""What a person answered: single boxes, what was filled in beforehand, what was not to be asked, and whole files."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wta_forms import errors
from wta_forms.answers import Answer, Certainty, Recipient, Response, Source, State, Status
from wta_forms.errors import Problem
from wta_forms.extract.identify import identify
from wta_forms.extract.meaning.interpret import interpret, response_of
from wta_forms.extract.raw import Channel, FieldKind, RawForm, RawValue
from wta_forms.map import Map, MapField
from wta_forms.spec.form import (
    Choice,
    Condition,
    Date,
    Form,
    Heading,
    Number,
    Paragraph,
    Phrase,
    Question,
    Section,
    SelectMultiple,
    SelectOne,
    Text,
    Tick,
)
from wta_forms.spec.stamp import Stamp, digest_of


def phrase(en: str, **other: str) -> Phrase:
    return Phrase((("en", en), *other.items()))


def form(*questions: Question) -> Form:
    sections = (Section(members=questions),)
    return Form(id="small", version=2, title=phrase("Small"), languages=("en", "pl"), sections=sections)


def raw(*values: RawValue, **texts: str) -> RawForm:
    given_ = {name: RawValue(name, FieldKind.TEXT, (text,) if text else (), page=1) for name, text in texts.items()}
    return RawForm(Status.READ, {value.name: value for value in values} | given_)


def tick(name: str, on: str = "yes") -> RawValue:
    return RawValue(name, FieldKind.TICK, (on,) if on else (), page=1)


def answer(question: Question, returned: RawForm, language: str = "en") -> Answer:
    return interpret(form(question), returned, language=language, file="ann.pdf").answers[question.id]


def problem(message: errors.Message, where: str = "question 1, Your words", /, **values: object) -> tuple[Problem, ...]:
    return (message.at(where, **values),)


WORDS = Paragraph(id="words", label=phrase("Your words", pl="Twoje słowa"))


# --- single boxes ---------------------------------------------------------------------------------------------------


def test_a_text_is_an_answer_with_its_words_and_where_they_stood() -> None:
    read = answer(WORDS, raw(words="We meet.\nOn Tuesdays."))
    assert read == Answer(
        State.ANSWERED,
        "We meet.\nOn Tuesdays.",
        raw={"words": "We meet.\nOn Tuesdays."},
        source=Source("ann.pdf", "acroform", 1),
    )


def test_an_empty_box_is_blank_and_stood_nowhere() -> None:
    assert answer(WORDS, raw(words="")) == Answer(State.BLANK)
    assert answer(WORDS, raw(words=" \n ")) == Answer(State.BLANK)


def test_a_question_whose_box_did_not_come_back_is_unread_and_never_blank() -> None:
    read = answer(WORDS, raw())
    assert (read.state, read.problems) == (State.UNREAD, problem(errors.FIELD_MISSING, field="words"))


def test_a_text_that_is_too_long_is_kept_whole() -> None:
    read = answer(replace(WORDS, max_chars=4), raw(words="12345"))
    assert (read.value, read.problems) == ("12345", problem(errors.TOO_LONG, count=5, most=4))


def test_a_pattern_has_to_fit_all_of_the_text() -> None:
    postcode = Text(id="code", label=phrase("Your words"), pattern="[A-Z]+[0-9]+", message=phrase("like PA34"))
    assert answer(postcode, raw(code="PA34")).value == "PA34"
    unmet = answer(postcode, raw(code="PA34 or so"))
    assert (unmet.state, unmet.raw) == (State.INVALID, {"code": "PA34 or so"})
    assert unmet.problems == problem(errors.PATTERN_UNMET, raw="PA34 or so", message="like PA34")


def test_a_pattern_is_not_tried_on_a_text_that_nobody_would_type() -> None:
    careless = Text(id="code", label=phrase("Code"), pattern="(a+)+b", message=phrase("as and a b"))
    assert answer(careless, raw(code="a" * 1001)).state is State.INVALID


def test_numbers_and_dates_are_read_in_the_language_of_the_copy() -> None:
    cost, when = Number(id="cost", label=phrase("Cost")), Date(id="when", label=phrase("When?"))
    assert answer(cost, raw(cost="1.234,50 "), "pl").value == 1234.5
    assert answer(when, raw(when="3 lutego 2026"), "pl").value == "2026-02-03"
    assert answer(when, raw(when="3 lutego 2026"), "en").state is State.INVALID


def test_what_cannot_be_read_keeps_its_words() -> None:
    read = answer(Number(id="cost", label=phrase("Your words")), raw(cost="a lot"))
    assert (read.state, read.value, read.raw) == (State.INVALID, None, {"cost": "a lot"})
    assert read.problems == problem(errors.NOT_A_NUMBER, raw="a lot")


def test_nought_is_an_answer() -> None:
    assert answer(Number(id="cost", label=phrase("Cost")), raw(cost="0")).value == 0


def test_a_tick_is_true_or_blank_whatever_its_on_state_is_called() -> None:
    agree = Tick(id="agree", label=phrase("I agree"))
    assert answer(agree, raw(tick("agree", "On"))).value is True
    assert answer(agree, raw(tick("agree", "Off"))) == answer(agree, raw(tick("agree", ""))) == Answer(State.BLANK)


def test_problems_name_the_question_in_the_language_of_the_copy() -> None:
    read = answer(replace(WORDS, max_chars=1), raw(words="ab"), "pl")
    assert [each.where for each in read.problems] == ["question 1, Twoje słowa"]


def test_numbers_of_questions_are_the_printed_ones() -> None:
    sections = (
        Section(members=(Heading(label=phrase("First")), Tick(id="agree", label=phrase("I agree")))),
        Section(members=(WORDS,)),
    )
    read = interpret(replace(form(), sections=sections), raw(), language="en")
    assert [each.where for each in read.answers["words"].problems] == ["question 2, Your words"]


def test_off_is_a_word_like_any_other_where_words_are_asked_for() -> None:
    assert answer(WORDS, raw(words="Off")).value == "Off"


@given(st.text(max_size=200))
def test_whatever_is_typed_comes_back_as_it_stands(typed: str) -> None:
    read = answer(WORDS, raw(words=typed))
    assert (read.value or "") == typed.strip() == read.raw.get("words", "")


# --- a file that contradicts itself, or lost its names --------------------------------------------------------------


def test_two_texts_for_one_box_are_a_conflict_and_both_are_kept_apart() -> None:
    twice = replace(raw(words="x").values["words"], texts=("Tea | cake", "Coffee"))
    read = answer(WORDS, raw(twice))
    assert (read.state, read.value) == (State.CONFLICT, None)
    assert read.raw == {"words": "Tea | cake", "words#2": "Coffee"}
    assert read.problems == problem(errors.TWO_VALUES, field="words", values="Tea | cake | Coffee")


def test_two_boxes_for_one_question_are_a_conflict_only_when_they_differ() -> None:
    other = RawValue("form2.words", FieldKind.TEXT, ("Coffee",))
    assert answer(WORDS, raw(other, words="Tea")).state is State.CONFLICT
    assert answer(WORDS, raw(other, words="")).value == "Coffee"


def test_an_answer_found_by_its_place_is_recovered_and_says_so() -> None:
    stray = RawValue("Text7", FieldKind.TEXT, ("Tea",), page=3, rectangle=(10, 10, 90, 30), channel=Channel.ORPHAN)
    blank_map = Map(((595, 842),), (MapField("words", 3, (10, 10, 90, 30), 20),), ())
    read = interpret(form(WORDS), raw(stray), language="en", file="ann.pdf", blank_map=blank_map).answers["words"]
    assert (read.value, read.certainty, read.source) == (
        "Tea",
        Certainty.RECOVERED,
        Source("ann.pdf", "orphan", 3, (10, 10, 90, 30)),
    )
    assert read.problems == problem(errors.FOUND_BY_PLACE, field="words", found="Text7")


def test_what_the_reader_said_of_a_box_is_said_of_its_question() -> None:
    damaged = errors.CUT_EMOJI.at("words")
    value = replace(raw(words="Tea").values["words"], problems=(damaged,))
    assert answer(WORDS, raw(value)).problems == problem(errors.CUT_EMOJI)


def test_a_box_that_is_empty_because_it_could_not_be_read_is_unread_and_never_blank() -> None:
    lost = RawValue("words", FieldKind.TEXT, problems=(errors.VALUE_LOST.at("words"),))
    read = answer(WORDS, raw(lost))
    assert (read.state, read.problems) == (State.UNREAD, problem(errors.VALUE_LOST))


@pytest.mark.parametrize(
    ("name", "author", "message"),
    [
        ("#note-1", "Bob", "a note by Bob on the page, on no box, says: "),
        ("#note-2", "", "a note on the page, on no box, says: "),
        ("#text-1", "", "words on the page, in no box, say: "),
    ],
)
def test_what_is_written_beside_the_boxes_is_told_in_whole(name: str, author: str, message: str) -> None:
    long = "we would rather talk about it. " * 40
    beside = RawValue(name, FieldKind.TEXT, (long,), page=2, label=author)
    (told,) = interpret(form(WORDS), raw(beside), language="en", file="ann.pdf").problems
    assert (told.where, told.message) == ("ann.pdf, page 2", message + long.strip())


def test_an_answer_of_which_a_page_did_not_come_is_told_and_is_unread_where_the_rest_is_empty() -> None:
    ways = SelectMultiple(
        id="ways", label=phrase("Ways"), choices=(Choice("bus", phrase("Bus")), Choice("bike", phrase("Bike")))
    )
    half = answer(ways, replace(raw(tick("ways-bus", "bus")), lost=frozenset({"ways-bike"})))
    assert (half.value, half.problems) == (["bus"], problem(errors.PART_LOST, "question 1, Ways"))
    empty = answer(ways, replace(raw(tick("ways-bus", "")), lost=frozenset({"ways-bike"})))
    assert (empty.state, empty.problems) == (State.UNREAD, ())


def test_an_unknown_box_that_could_not_be_read_is_told_too() -> None:
    broken = RawValue("#3", FieldKind.UNKNOWN, problems=(errors.FIELD_BROKEN.at("#3"),))
    read = interpret(form(WORDS), raw(broken, words="Tea"), language="en", file="ann.pdf")
    assert read.problems == problem(errors.FIELD_BROKEN, "ann.pdf")


def test_words_in_a_box_that_is_not_in_the_form_are_told() -> None:
    stranger = RawValue("extra", FieldKind.TEXT, ("Ring me",), page=2)
    read = interpret(form(WORDS), raw(stranger, words="Tea"), language="en", file="ann.pdf")
    assert read.problems == problem(errors.FIELD_UNKNOWN, "ann.pdf, page 2", field="extra", value="Ring me")


# --- filled in beforehand -------------------------------------------------------------------------------------------


def prefilled(name: str, now: str, before: str) -> RawValue:
    return RawValue(name, FieldKind.TEXT, (now,) if now else (), page=1, initial=before)


def test_what_is_still_as_prefilled_is_blank_and_its_words_are_kept() -> None:
    read = answer(replace(WORDS, required=True), raw(prefilled("words", "Ann Mac", "Ann  Mac")))
    assert (read.state, read.raw) == (State.BLANK, {"words": "Ann Mac"})
    assert read.problems == problem(errors.STILL_PREFILLED)


def test_what_was_prefilled_and_changed_is_an_answer_and_what_was_cleared_is_blank() -> None:
    assert answer(WORDS, raw(prefilled("words", "Anne", "Ann"))).value == "Anne"
    assert answer(WORDS, raw(prefilled("words", "", "Ann"))) == Answer(State.BLANK)


def test_prefilled_ticks_count_as_soon_as_one_of_the_question_is_changed() -> None:
    days = SelectMultiple(
        id="days",
        label=phrase("Your words"),
        choices=(Choice("mon", phrase("Monday")), Choice("tue", phrase("Tuesday"))),
    )
    monday = replace(tick("days-mon", "mon"), initial="mon")
    assert answer(days, raw(monday, tick("days-tue", ""))).problems == problem(errors.STILL_PREFILLED)
    assert answer(days, raw(monday, tick("days-tue", "tue"))).value == ["mon", "tue"]


# --- conditions and required questions ------------------------------------------------------------------------------

TEAM = Tick(id="team", label=phrase("We are a team"))
SIZE = Number(id="size", label=phrase("How many?"), only_if=Condition((("team", ("yes",)),)), required=True)


def sized(*values: RawValue, **texts: str) -> Answer:
    return interpret(form(TEAM, SIZE), raw(*values, **texts), language="en").answers["size"]


def test_a_required_question_that_is_empty_is_noted() -> None:
    read = answer(replace(WORDS, required=True), raw(words=""))
    assert (read.state, read.problems) == (State.BLANK, problem(errors.REQUIRED_BLANK))


def test_a_question_whose_condition_is_met_is_asked() -> None:
    assert sized(tick("team"), size="").problems == problem(errors.REQUIRED_BLANK, "question 2, How many?")


def test_a_question_whose_condition_is_not_met_is_not_asked() -> None:
    assert sized(tick("team", ""), size="") == Answer(State.NOT_ASKED)


def test_an_answer_that_was_not_to_be_given_stays_one() -> None:
    read = sized(tick("team", ""), size="12")
    assert (read.value, read.problems) == (12, problem(errors.NOT_TO_BE_ASKED, "question 2, How many?"))


def test_a_question_that_depends_on_what_did_not_come_back_is_blank_and_nobody_is_reminded_of_it() -> None:
    assert sized(size="") == Answer(State.BLANK)


def test_a_question_that_depends_on_a_conflict_is_blank_too() -> None:
    contradicted = RawValue("team", FieldKind.TICK, ("yes", "Off"))
    assert sized(contradicted, size="") == Answer(State.BLANK)


def test_what_is_still_prefilled_may_be_meant_so_what_depends_on_it_is_blank() -> None:
    left_ticked = replace(tick("team"), initial="yes")
    assert sized(left_ticked, size="") == Answer(State.BLANK)


def test_one_condition_that_is_not_met_decides_whatever_the_others_are() -> None:
    three = [tick(f"many-{key}", key) for key in ("red", "blue", "green")]
    assert state_if((("many", ("red",)), ("one", ("blue",))), *three) is State.NOT_ASKED


def test_a_section_has_conditions_too() -> None:
    never = Condition((("team", ("answered",)),))
    sections = (Section(members=(TEAM,)), Section(members=(WORDS,), only_if=never))
    read = interpret(replace(form(), sections=sections), raw(tick("team", ""), words=""), language="en")
    assert read.answers["words"].state is State.NOT_ASKED


COLOURS = (Choice("red", phrase("Red")), Choice("blue", phrase("Blue")), Choice("green", phrase("Green")))
ONE = SelectOne(id="one", label=phrase("One"), choices=COLOURS, other=phrase("Another"), unsure=phrase("Not sure"))
MANY = SelectMultiple(id="many", label=phrase("Many"), choices=COLOURS, up_to=2)


def state_if(condition: tuple[tuple[str, tuple[str | int, ...]], ...], *values: RawValue, **texts: str) -> State:
    asked = replace(WORDS, only_if=Condition(condition))
    boxes = [f"one-{key}" for key in ("red", "blue", "green", "other", "unsure")]
    boxes += [f"many-{key}" for key in ("red", "blue", "green")]
    empty = {name: tick(name, "") for name in boxes}
    returned = raw(*(empty | {value.name: value for value in values}).values(), words="", **texts)
    return interpret(form(ONE, MANY, asked), returned, language="en").answers["words"].state


def test_a_condition_is_met_by_any_of_its_values_and_several_questions_mean_all() -> None:
    red, blue = tick("one-red", "red"), tick("many-blue", "blue")
    assert state_if((("one", ("red", "green")),), red) is State.BLANK
    assert state_if((("one", ("blue",)),), red) is State.NOT_ASKED
    assert state_if((("many", ("blue",)),), blue, tick("many-red", "red")) is State.BLANK
    assert state_if((("one", ("red",)), ("many", ("blue",))), red) is State.NOT_ASKED
    assert state_if((("one", ("red",)), ("many", ("blue",))), red, blue) is State.BLANK


def test_conditions_know_other_and_unsure_and_whatever_is_answered() -> None:
    assert state_if((("one", ("other",)),), tick("one-other", "other")) is State.BLANK
    assert state_if((("one", ("unsure",)),), tick("one-unsure", "unsure")) is State.BLANK
    assert state_if((("one", ("answered",)),), tick("one-green", "green")) is State.BLANK
    assert state_if((("one", ("answered",)),)) is State.NOT_ASKED


def test_a_condition_on_an_answer_that_is_not_allowed_is_perhaps_met() -> None:
    three = [tick(f"many-{key}", key) for key in ("red", "blue", "green")]
    assert state_if((("many", ("red",)),), *three) is State.BLANK


# --- a whole file ---------------------------------------------------------------------------------------------------


def stamp(made_from: Form, **other: str | int) -> Stamp:
    facts = {"form": made_from.id, "version": made_from.version, "digest": digest_of(made_from), "language": "en"}
    return Stamp(**(facts | other))


def response(returned: RawForm, **facts: str) -> Response:
    made_from = form(WORDS)
    return response_of(made_from, returned, stamp(made_from, **facts), file="ann.pdf", sha256="ab")


def test_a_response_says_whose_it_is_and_what_it_was_made_from() -> None:
    read = response(
        raw(words="Tea"), recipient_id="ann", recipient_name="Ann Mac", variant="large-print", language="pl"
    )
    assert (read.file, read.sha256, read.status, read.form, read.version) == ("ann.pdf", "ab", Status.READ, "small", 2)
    assert (read.recipient, read.variant, read.language) == (Recipient("ann", "Ann Mac"), "large-print", "pl")
    assert read.answers["words"].value == "Tea"


def test_an_open_copy_belongs_to_nobody() -> None:
    assert response(raw(words="Tea")).recipient is None


def test_a_file_in_which_nothing_is_given_is_blank_and_says_so() -> None:
    for returned in (raw(words=""), raw(prefilled("words", "Ann", "Ann"))):
        read = response(returned)
        assert (read.status, read.problems) == (Status.BLANK, problem(errors.BLANK_ANSWERS, "ann.pdf"))


def test_a_file_none_of_whose_boxes_came_back_is_not_called_blank() -> None:
    assert response(replace(raw(), status=Status.FLATTENED)).status is Status.FLATTENED
    assert response(raw()).status is Status.READ


def test_a_file_with_words_in_an_unknown_box_only_is_not_called_blank() -> None:
    assert response(raw(words="", extra="Ring me")).status is Status.READ


def test_a_file_whose_words_were_lost_is_not_called_blank() -> None:
    lost = RawValue("words", FieldKind.TEXT, problems=(errors.VALUE_LOST.at("words"),))
    two = form(WORDS, TEAM)
    assert response_of(two, raw(lost, tick("team", "")), None, file="a.pdf", sha256="ab").status is Status.READ


def test_an_empty_page_of_which_the_others_did_not_come_is_not_called_blank() -> None:
    came = replace(raw(tick("team", "")), status=Status.SCAN, lost=frozenset({"words"}))
    assert response_of(form(WORDS, TEAM), came, None, file="a.pdf", sha256="ab").status is Status.SCAN


def test_an_answer_that_cannot_be_read_is_given_all_the_same() -> None:
    made_from = form(Number(id="cost", label=phrase("Cost")))
    read = response_of(made_from, raw(cost="a lot"), None, file="ann.pdf", sha256="ab")
    assert (read.status, read.language) == (Status.READ, "en")


# --- which form it is -----------------------------------------------------------------------------------------------


def test_a_stamp_finds_its_form_and_version() -> None:
    old, new = replace(form(WORDS), version=1), form(WORDS)
    assert identify(stamp(old), [new, old], "ann.pdf").form == old


@pytest.mark.parametrize(
    ("changed", "status", "message"),
    [
        (None, Status.FOREIGN_FORM, errors.FOREIGN_FORM.at("ann.pdf")),
        ({"form": "large"}, Status.UNKNOWN_VERSION, errors.UNKNOWN_FORM.at("ann.pdf", form="large")),
        (
            {"version": 9},
            Status.UNKNOWN_VERSION,
            errors.UNKNOWN_VERSION.at("ann.pdf", form="small", found=9, here="2"),
        ),
    ],
)
def test_a_file_that_cannot_be_told_is_called_what_it_is(
    changed: dict[str, str | int] | None, status: Status, message: Problem
) -> None:
    found = identify(stamp(form(WORDS), **changed) if changed else None, [form(WORDS)], "ann.pdf")
    assert (found.form, found.status, found.problems) == (None, status, (message,))


def test_a_form_that_changed_without_a_new_version_is_read_with_a_problem() -> None:
    found = identify(stamp(form(WORDS)), [form(TEAM)], "ann.pdf")
    assert (found.form, found.status) == (form(TEAM), Status.READ)
    assert found.problems == (errors.CHANGED_FORM.at("ann.pdf", form="small", version=2),)


def test_of_two_forms_of_one_version_the_one_with_the_same_questions_is_taken() -> None:
    found = identify(stamp(form(WORDS)), [form(TEAM), form(WORDS)], "ann.pdf")
    assert (found.form, found.problems) == (form(WORDS), ())
