"""Choices: written in place or shared, with keys, labels and hints that can be told apart in a filled form."""

from __future__ import annotations

import pytest

from tests.spec.paper import FILE, asking, problems, question_of
from wta_forms import errors
from wta_forms.spec import wording
from wta_forms.spec.form import Choice, Phrase, SelectMultiple, SelectOne, Table, offered


def en(text: str) -> Phrase:
    return Phrase((("en", text),))


def select(words: str) -> SelectOne | SelectMultiple:
    question = question_of(f"- id: pace\n  kind: select_one\n  label: How fast?\n  {words}")
    assert isinstance(question, SelectOne)
    return question


def of_choices(choices: str, kind: str = "select_one") -> str:
    """A form whose choices begin in line 10."""
    return asking(f"- id: pace\n  kind: {kind}\n  label: How fast?\n  choices:\n    " + choices.replace("\n", "\n    "))


def test_a_choice_is_a_text_or_has_a_hint() -> None:
    question = select("choices: {fast: Fast, slow: {label: Slowly, hint: A step a day.}}")
    assert question.choices == (Choice("fast", en("Fast")), Choice("slow", en("Slowly"), en("A step a day.")))


def test_keys_stay_as_typed_and_whole_numbers_are_scores() -> None:
    assert [choice.key for choice in select("choices: {yes: Yes, no: No, true: So}").choices] == ["yes", "no", "true"]
    assert [choice.key for choice in select("choices: {0: None, 1: Some, 10: All}").choices] == [0, 1, 10]


def test_beside_the_list_there_may_be_none_unsure_and_other_in_our_words_or_the_authors() -> None:
    question = select("choices: {a: A, b: B}\n  other: true\n  none: Nothing at all\n  unsure: yes")
    assert offered(question) == (
        ("a", en("A")),
        ("b", en("B")),
        ("none", en("Nothing at all")),
        ("unsure", wording.UNSURE),
        ("other", wording.OTHER),
    )
    assert offered(select("choices: {a: A, b: B}\n  other: false\n  none: no")) == (("a", en("A")), ("b", en("B")))


def test_a_shared_list_is_taken_by_its_name_also_as_rows_and_in_a_column() -> None:
    table = question_of(
        """
        - id: speeds
          kind: table
          label: Speeds
          rows: speed
          columns: [{id: pace, kind: select_one, label: Pace, choices: speed}]
        """,
        "choices: {speed: {fast: Fast, slow: Slow}}\n",
    )
    assert isinstance(table, Table)
    cell = table.columns[0].cell
    assert isinstance(cell, SelectOne)
    assert table.rows == cell.choices == (Choice("fast", en("Fast")), Choice("slow", en("Slow")))


LISTS = "choices:\n  speed:\n    fast: Fast\n    slow: Slow\n"


def test_a_list_that_is_not_there_is_told_with_those_that_are() -> None:
    used = (
        "- {id: a, kind: select_one, label: A, choices: sped}\n- {id: b, kind: select_one, label: B, choices: colour}"
    )
    assert problems(asking(used, LISTS)) == [
        errors.UNKNOWN_LIST.at(f"{FILE}:10", name="sped", advice="did you mean 'speed'?"),
        errors.UNKNOWN_LIST.at(f"{FILE}:11", name="colour", advice="use one of: speed"),
    ]
    rows = "- {id: a, kind: table, label: A, rows: sped, columns: [{id: b, kind: text, label: B}]}"
    assert problems(asking(rows, LISTS)) == [
        errors.UNKNOWN_LIST.at(f"{FILE}:10", name="sped", advice="did you mean 'speed'?")
    ]


USED_TWICE = """
- {id: a, kind: select_one, label: A, choices: speed}
- {id: b, kind: select_one, label: B, choices: speed, only_if: {a: fast}}
"""
BROKEN_LISTS = {
    "choices:\n  speed:\n    Fast: Fast\n    slow: Slow\n": errors.BAD_IDENTIFIER.at(
        f"{FILE}:6", value="Fast", word="key of a choice", separator="'_'", example="better: fast"
    ),
    "choices:\n  speed: [fast, slow]\n": errors.WRONG_TYPE.at(
        f"{FILE}:5",
        word="choices",
        expected="lists of choices, each with a name",
        found="a list",
        example="choices: {speed: {fast: Fast, slow: Slow}}",
    ),
    "choices:\n  speed:\n": errors.KEY_WITHOUT_VALUE.at(f"{FILE}:5", key="speed"),
    "choices:\n": errors.KEY_WITHOUT_VALUE.at(f"{FILE}:4", key="choices"),
    "choises:\n  speed:\n    fast: Fast\n    slow: Slow\n": errors.UNKNOWN_WORD.at(
        f"{FILE}:4", word="choises", place="a form", advice="did you mean 'choices'?"
    ),
}


@pytest.mark.parametrize("lists", BROKEN_LISTS)
def test_what_is_wrong_with_a_list_is_told_once_and_not_at_every_use(lists: str) -> None:
    assert problems(asking(USED_TWICE, lists)) == [BROKEN_LISTS[lists]]


def test_a_list_with_a_bad_name_is_one_problem() -> None:
    found = problems(asking(USED_TWICE.replace("speed", "Speed"), LISTS.replace("speed", "Speed")))
    values = {"value": "Speed", "word": "name of a list", "separator": "'_'", "example": "better: speed"}
    assert found == [errors.BAD_IDENTIFIER.at(f"{FILE}:5", **values)]


def test_numbers_and_words_cannot_be_keys_of_one_list() -> None:
    assert problems(of_choices("1: One\n2: Two\nmany: Many")) == [errors.MIXED_KEYS.at(f"{FILE}:12", name="choices")]


@pytest.mark.parametrize("key", ["other", "none", "unsure"])
def test_a_reserved_key_is_told_with_the_word_to_write(key: str) -> None:
    assert problems(of_choices(f"a: A\n{key}: B\nc: C")) == [errors.RESERVED_KEY.at(f"{FILE}:11", key=key)]


def test_two_choices_cannot_read_the_same_for_a_form_holds_what_is_printed() -> None:
    same = errors.SAME_LABEL.at(f"{FILE}:12", label="fast", language="en")
    assert problems(of_choices("a: Fast\nb: Slow\nc: fast")) == [same]


def test_two_choices_cannot_read_the_same_in_a_second_language() -> None:
    choices = "a: {en: Fast, pl: Szybko}\n    b: {en: Quick, pl: Szybko}"
    text = asking(f"- id: p\n  kind: select_one\n  label: P\n  choices:\n    {choices}", "languages: [en, pl]\n")
    assert problems(text) == [errors.SAME_LABEL.at(f"{FILE}:12", label="Szybko", language="pl")]


def test_one_choice_is_no_choice_unless_something_stands_beside_it() -> None:
    one = errors.TOO_FEW_CHOICES.at(f"{FILE}:10", least=2)
    assert problems(of_choices("a: A")) == [one]
    assert problems(of_choices("a: A") + "    other: no\n") == [one]
    assert problems(of_choices("a: A") + "    other: true\n") == []


def test_what_is_wrong_with_other_is_not_also_a_choice_too_few() -> None:
    found = problems(of_choices("a: A") + "    other: ''\n")
    assert found == [errors.EMPTY_TEXT.at(f"{FILE}:11", word="other")]


def test_a_choice_that_is_a_map_needs_a_label() -> None:
    found = problems(of_choices("a: {hint: First}\nb: B\nc: C"))
    values = {"place": "a choice", "word": "label", "example": "label: Co-production"}
    assert found == [errors.MISSING_WORD.at(f"{FILE}:10", **values)]


BAD_KEYS = {"Maybe": "maybe", "Not sure": "not_sure", "a-b": "a_b", "01": "", "1.5": "", "żaba": "zaba", "Łuk": ""}


@pytest.mark.parametrize("key", BAD_KEYS)
def test_a_key_is_a_short_word_or_a_whole_number_and_the_hint_fits_what_was_typed(key: str) -> None:
    better = f"better: {BAD_KEYS[key]}" if BAD_KEYS[key] else "for example: not_sure"
    values = {"value": key, "word": "key of a choice", "separator": "'_'", "example": better}
    assert problems(of_choices(f"a: A\n{key}: B\nc: C")) == [errors.BAD_IDENTIFIER.at(f"{FILE}:11", **values)]
