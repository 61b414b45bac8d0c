"""One choice in other clothes: scales, sharing, radio buttons, drop-downs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.extract.returned import answer_of, filled, problem
from tests.spec.paper import question_of
from wta_forms import errors
from wta_forms.answers import Answer, State
from wta_forms.spec.form import Appearance, SelectOne

# --- scales and sharing ---------------------------------------------------------------------------------------------

SCALE = question_of("- {id: q, kind: scale, label: Q, min: 0, max: 4, unsure: true}")
SHARING = question_of("- {id: q, kind: sharing, label: Q}")


def test_a_point_of_a_scale_is_a_whole_number() -> None:
    read = answer_of(SCALE, {"q-0": True})
    assert (read.value, type(read.value), read.raw) == (0, int, {"q-0": "0"})
    assert answer_of(SCALE, {"q-unsure": True}).value == "unsure"


def test_two_points_of_a_scale_are_a_conflict() -> None:
    read = answer_of(SCALE, {"q-3": True, "q-4": True})
    assert (read.state, read.problems) == (State.CONFLICT, problem(errors.SEVERAL_TICKED, count=2, labels="'3', '4'"))
    assert answer_of(SCALE, {"q-3": True, "q-unsure": True}).state is State.CONFLICT


def test_how_words_may_be_shown_is_one_key() -> None:
    assert answer_of(SHARING, {"q-role": True}).value == "role"
    assert answer_of(SHARING, {"q-role": True, "q-count": True}).state is State.CONFLICT


# --- radio buttons and drop-downs -----------------------------------------------------------------------------------

RADIO = question_of(
    """
- id: q
  kind: select_one
  appearance: radio
  label: Q
  choices: {1: {en: Bus, pl: Autobus}, 2: {en: Van, pl: "1"}}
  other: true
""",
    head="languages: [en, pl]\n",
)
LIST = question_of(
    """
- id: q
  kind: select_one
  appearance: minimal
  label: Q
  choices: {1: {en: Bus, pl: Autobus}, 2: {en: Van, pl: "1"}}
  other: true
""",
    head="languages: [en, pl]\n",
)
OTHER = "Something else (please write it)"


def pressed(*states: str, words: str = "", language: str = "en", **facts: Any) -> Answer:
    """The answer when the buttons are in these states."""
    button = replace(filled(RADIO, {})["q"], texts=states, **facts)
    return answer_of(RADIO, {"q-other-text": words}, button, language=language)


def picked(*texts: str, words: str = "", language: str = "en", **facts: Any) -> Answer:
    entry = replace(filled(LIST, {})["q"], texts=texts, **facts)
    return answer_of(LIST, {"q-other-text": words}, entry, language=language)


def test_a_radio_button_that_is_on_is_its_key() -> None:
    assert (pressed("2").value, pressed("2").raw) == (2, {"q": "2"})
    assert pressed() == pressed("Off") == picked() == Answer(State.BLANK)


@pytest.mark.parametrize("state", ["Van", "van", " VAN "])
def test_a_radio_button_renamed_to_its_label_is_its_key(state: str) -> None:
    assert pressed(state).value == 2


def test_a_radio_button_renamed_to_a_number_is_known_by_the_words_beside_it() -> None:
    assert pressed("a", options=(("b", "Bus"), ("a", "Van"))).value == 2


def test_a_key_goes_before_a_label_in_radio_buttons_and_behind_it_in_a_list() -> None:
    assert (pressed("1").value, picked("1").value) == (1, 1)
    assert (pressed("1", language="pl").value, picked("1", language="pl").value) == (1, 2)


def test_two_radio_buttons_are_a_conflict_that_names_both() -> None:
    read = pressed("1", "2")
    assert (read.state, read.value, read.raw) == (State.CONFLICT, None, {"q": "1", "q#2": "2"})
    assert read.problems == problem(errors.SEVERAL_TICKED, count=2, labels="'Bus', 'Van'")
    assert pressed("2", "1").problems == read.problems
    assert pressed("1", "boat").problems == problem(errors.SEVERAL_TICKED, count=2, labels="'Bus', 'boat'")


def test_two_names_of_one_radio_button_are_one() -> None:
    assert pressed("2", "Van").value == 2


def test_a_radio_button_that_is_on_and_off_at_once_is_a_conflict() -> None:
    read = pressed("2", "Off")
    assert (read.state, read.problems) == (State.CONFLICT, problem(errors.STATE_DIFFERS, field="q"))


def test_two_entries_of_a_list_are_a_conflict() -> None:
    read = picked("Bus", "Van")
    assert (read.state, read.problems) == (State.CONFLICT, problem(errors.TWO_VALUES, field="q", values="Bus | Van"))


@pytest.mark.parametrize("read", [pressed("boat"), picked("boat")], ids=["radio", "list"])
def test_what_is_not_offered_is_invalid_and_kept(read: Answer) -> None:
    assert (read.state, read.raw) == (State.INVALID, {"q": "boat"})
    assert read.problems == problem(errors.NOT_IN_LIST, raw="boat")


@pytest.mark.parametrize(("field", "other"), [(pressed, "other"), (picked, OTHER)], ids=["radio", "list"])
def test_other_in_one_field_is_its_words_as_with_ticks(field: Callable[..., Answer], other: str) -> None:
    with_words, wordless, words_alone = field(other, words="Boat"), field(other), field(words="Boat")
    assert (with_words.value, with_words.problems) == ({"other": "Boat"}, ())
    assert (wordless.value, wordless.problems) == ({"other": ""}, problem(errors.OTHER_WITHOUT_WORDS, other=OTHER))
    assert (words_alone.value, words_alone.problems) == (
        {"other": "Boat"},
        problem(errors.OTHER_WITHOUT_TICK, other=OTHER),
    )
    beside = field("2", words="Boat")
    assert (beside.value, beside.problems) == (2, problem(errors.OTHER_WITHOUT_TICK, other=OTHER))
    assert beside.raw == {"q": "2", "q-other-text": "Boat"}


def test_a_button_or_an_entry_still_as_sent_is_blank() -> None:
    for read in (pressed("2", initial="2"), picked("Van", initial="Van")):
        assert (read.state, read.problems) == (State.BLANK, problem(errors.STILL_PREFILLED))
    assert pressed("2", initial="1").value == pressed("2", initial="Off").value == 2


# --- a copy in two languages ------------------------------------------------------------------------------------------

HEIGHTS = "choices: {low: {en: Low, pl: Niski}, high: {en: High, pl: Wysoki}, odd: {en: Niski, pl: Low}}"
TWO = question_of(f"- {{id: q, kind: select_one, appearance: minimal, label: Q, {HEIGHTS}}}", "languages: [en, pl]\n")


@pytest.mark.parametrize("text", ["Wysoki / High", "wysoki  /  HIGH", "Wysoki", "High", "high"])
def test_in_two_languages_a_label_may_come_back_whole_or_in_one_of_them(text: str) -> None:
    read = answer_of(TWO, {"q": text}, language="pl+en")
    assert (read.state, read.value, read.problems) == (State.ANSWERED, "high", ())


def test_a_label_of_one_language_that_is_another_choice_in_the_other_is_not_guessed() -> None:
    assert answer_of(TWO, {"q": "Niski / Low"}, language="pl+en").value == "low"
    read = answer_of(TWO, {"q": "Niski"}, language="pl+en")
    assert (read.state, read.problems) == (State.INVALID, problem(errors.NOT_IN_LIST, raw="Niski"))


def test_a_copy_in_two_languages_that_has_lost_its_stamp_is_read_too() -> None:
    assert answer_of(TWO, {"q": "Wysoki / High"}, language="en").value == "high"
    assert answer_of(TWO, {"q": "High / Wysoki"}, language="pl").value == "high"


def test_problems_of_a_copy_in_two_languages_are_told_in_the_first() -> None:
    assert isinstance(TWO, SelectOne)
    ticks = replace(TWO, appearance=Appearance.TICKS)
    read = answer_of(ticks, {"q-low": True, "q-high": True}, language="pl+en")
    assert read.problems == problem(errors.SEVERAL_TICKED, count=2, labels="'Niski', 'Wysoki'")
