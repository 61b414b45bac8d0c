"""Ticks and what they mean together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wta_forms import errors
from wta_forms.answers import Answer, State, Status
from wta_forms.errors import Problem
from wta_forms.extract.meaning.interpret import interpret
from wta_forms.extract.raw import FieldKind, RawForm, RawValue
from wta_forms.spec.fields import fields_of_question
from wta_forms.spec.form import Choice, Form, Phrase, Section, SelectMultiple, SelectOne


def phrase(en: str) -> Phrase:
    return Phrase((("en", en),))


CHOICES = (Choice("bus", phrase("Bus")), Choice("train", phrase("Train")), Choice("foot", phrase("On foot")))
EXTRAS = {"other": phrase("Another way"), "none": phrase("I cannot"), "unsure": phrase("Not sure")}
ONE = SelectOne(id="how", label=phrase("How?"), choices=CHOICES, **EXTRAS)
MANY = SelectMultiple(id="how", label=phrase("How?"), choices=CHOICES, **EXTRAS)


def answer(question: SelectOne | SelectMultiple, *ticked: str, words: str = "") -> Answer:
    """The answer when these keys are ticked and ``words`` stand beside "other"."""
    values = {
        field.name: RawValue(field.name, FieldKind.TICK, (field.on,) if field.choice in ticked else ())
        for field in fields_of_question(question)
    }
    values["how-other-text"] = RawValue("how-other-text", FieldKind.TEXT, (words,) if words else ())
    form = Form(id="f", version=1, title=phrase("F"), languages=("en",), sections=(Section(members=(question,)),))
    return interpret(form, RawForm(Status.READ, values), language="en").answers["how"]


def problem(message: errors.Message, /, **values: object) -> tuple[Problem, ...]:
    return (message.at("question 1, How?", **values),)


# --- one ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["bus", "train", "none", "unsure"])
def test_one_tick_is_its_key(key: str) -> None:
    read = answer(ONE, key)
    assert (read.state, read.value, read.raw, read.problems) == (State.ANSWERED, key, {f"how-{key}": key}, ())


def test_no_tick_is_blank_and_never_no() -> None:
    assert answer(ONE) == answer(MANY) == Answer(State.BLANK)


def test_two_ticks_where_one_is_asked_for_are_a_conflict_that_names_both() -> None:
    read = answer(ONE, "foot", "bus")
    assert (read.state, read.value, read.raw) == (State.CONFLICT, None, {"how-bus": "bus", "how-foot": "foot"})
    assert read.problems == problem(errors.SEVERAL_TICKED, count=2, labels="'Bus', 'On foot'")


def test_other_is_its_words() -> None:
    assert answer(ONE, "other", words="By boat").value == {"other": "By boat"}


def test_other_without_words_is_answered_and_asked_about() -> None:
    read = answer(ONE, "other")
    assert (read.value, read.problems) == ({"other": ""}, problem(errors.OTHER_WITHOUT_WORDS, other="Another way"))


def test_words_beside_an_unticked_other_count_where_nothing_else_is_ticked() -> None:
    read = answer(ONE, words="By boat")
    assert (read.value, read.problems) == (
        {"other": "By boat"},
        problem(errors.OTHER_WITHOUT_TICK, other="Another way"),
    )


def test_words_beside_an_unticked_other_never_replace_a_tick_and_are_never_lost() -> None:
    read = answer(ONE, "bus", words="or by boat")
    assert (read.value, read.raw["how-other-text"]) == ("bus", "or by boat")
    assert read.problems == problem(errors.OTHER_WITHOUT_TICK, other="Another way")


# --- several --------------------------------------------------------------------------------------------------------


def test_ticks_are_listed_in_the_order_in_which_they_are_offered() -> None:
    assert answer(MANY, "other", "foot", "bus", words="By boat").value == ["bus", "foot", {"other": "By boat"}]


def test_words_beside_an_unticked_other_are_added() -> None:
    read = answer(MANY, "bus", words="By boat")
    assert (read.value, read.problems) == (
        ["bus", {"other": "By boat"}],
        problem(errors.OTHER_WITHOUT_TICK, other="Another way"),
    )


@pytest.mark.parametrize("alone", ["none", "unsure"])
def test_none_and_unsure_go_with_nothing_else(alone: str) -> None:
    assert answer(MANY, alone).value == [alone]
    read = answer(MANY, alone, "bus")
    label = EXTRAS[alone].in_("en")
    assert (read.state, read.value) == (State.CONFLICT, None)
    assert read.problems == problem(errors.NONE_AND_MORE, none=label, labels=f"'Bus', '{label}'")


def test_too_many_and_too_few_ticks_are_invalid_and_kept() -> None:
    many = answer(replace(MANY, up_to=1), "bus", "foot")
    assert (many.state, many.raw) == (State.INVALID, {"how-bus": "bus", "how-foot": "foot"})
    assert many.problems == problem(errors.TOO_MANY_TICKED, count=2, most=1)
    few = answer(replace(MANY, at_least=2), "other", words="By boat")
    assert few.problems == problem(errors.TOO_FEW_TICKED, count=1, least=2)


def test_none_is_never_too_few() -> None:
    assert answer(replace(MANY, at_least=2), "none").value == ["none"]


def test_keys_of_scored_lists_are_numbers() -> None:
    scored = SelectOne(id="how", label=phrase("How?"), choices=(Choice(1, phrase("Badly")), Choice(2, phrase("Well"))))
    values = {
        "how-1": RawValue("how-1", FieldKind.TICK, ()),
        "how-2": RawValue("how-2", FieldKind.TICK, ("2",)),
    }
    form = Form(id="f", version=1, title=phrase("F"), languages=("en",), sections=(Section(members=(scored,)),))
    assert interpret(form, RawForm(Status.READ, values), language="en").answers["how"].value == 2


def test_a_box_that_is_on_and_off_at_once_makes_the_question_a_conflict() -> None:
    values = {
        field.name: RawValue(field.name, FieldKind.TICK, ("bus", "Off") if field.choice == "bus" else ())
        for field in fields_of_question(ONE)
    }
    form = Form(id="f", version=1, title=phrase("F"), languages=("en",), sections=(Section(members=(ONE,)),))
    read = interpret(form, RawForm(Status.READ, values), language="en").answers["how"]
    assert (read.state, read.raw) == (State.CONFLICT, {"how-bus": "bus", "how-bus#2": "Off"})
    assert read.problems == problem(errors.STATE_DIFFERS, field="how-bus")


@given(st.sets(st.sampled_from(["bus", "train", "foot", "other", "none", "unsure"])), st.sampled_from(["", "By boat"]))
def test_every_tick_and_every_word_stays_in_raw_whatever_they_mean(ticked: set[str], words: str) -> None:
    for question in (ONE, MANY):
        read = answer(question, *ticked, words=words)
        assert set(read.raw.values()) == ticked | ({words} if words else set())
        assert read.is_given == bool(read.raw)
