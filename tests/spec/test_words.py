"""THE test of the table of words: every word, at its place, for every kind; a new word is tested by standing there."""

from __future__ import annotations

import pytest

from tests.spec.paper import FILE, loaded, problems
from tests.spec.table import WRONG, Case, cases, slips
from wta_forms import errors
from wta_forms.errors import Problem
from wta_forms.spec.form import Form
from wta_forms.spec.words import (
    KINDS,
    NEIGHBOURS,
    NEIGHBOURS_KINDS,
    WORDS,
    Place,
    Type,
    advice,
    advice_on_kind,
    words_at,
)

ALL = tuple(cases(WORDS))
REQUIRED = [case for case in ALL if case.word.is_required and case.word.place is not Place.USE]
"""``use`` is left out: a map without it is a section."""

ABOUT_YOU = "part: about-you\nsections: [{questions: [{id: name, kind: text, label: Your name}]}]\n"
USING = """
form: small
version: 1
title: Small
sections:
- use: about-you
- questions: [{id: last, kind: text, label: Anything else?}]
"""
every_word = pytest.mark.parametrize("case", ALL, ids=str)


def found(case: Case, *of_the_word: str) -> list[Problem]:
    """What is wrong with a map that has the word as it is written here; a part is read by a form that uses it."""
    text = case.text(*of_the_word)
    return problems(USING, about_you=text) if case.word.place is Place.PART else problems(text, about_you=ABOUT_YOU)


def at(case: Case, line: int) -> str:
    return f"{'about-you.yaml' if case.word.place is Place.PART else FILE}:{line}"


def form(case: Case, *of_the_word: str) -> Form | None:
    text = case.text(*of_the_word)
    if case.word.place is Place.PART:
        return loaded(USING, about_you=text).form
    return loaded(text, about_you=ABOUT_YOU).form


def says_something(case: Case) -> bool:
    """Lists and a part's languages say nothing until a text uses them; an example may be what is taken without it."""
    word = case.word
    is_default = word.example == f"{word.key}: {word.default}"
    is_for_others = word.type is Type.LISTS or (word.type is Type.LANGUAGES and word.place is Place.PART)
    return not (word.is_required or is_for_others or is_default)


@every_word
def test_the_example_of_a_word_is_fine(case: Case) -> None:
    assert found(case, case.example) == []


@every_word
def test_a_misspelt_word_is_one_problem_at_its_line_and_not_also_missing(case: Case) -> None:
    for slip in slips(case.word.key):
        values = {"word": slip, "place": case.place, "advice": f"did you mean '{case.word.key}'?"}
        expected = errors.UNKNOWN_WORD.at(at(case, case.line), **values)
        assert found(case, case.example.replace(case.word.key, slip, 1)) == [expected]


@every_word
def test_a_value_of_the_wrong_type_is_one_problem_at_its_line(case: Case) -> None:
    for value in WRONG[case.word.type]:
        shape = {"[": "a list", "{": "a map"}.get(value[0], f"'{value}'")
        values = {"word": case.word.key, "expected": case.word.type.value, "found": shape, "example": case.word.example}
        assert found(case, f"{case.word.key}: {value}") == [errors.WRONG_TYPE.at(at(case, case.line), **values)]


@every_word
def test_a_word_without_a_value_is_one_problem_at_its_line(case: Case) -> None:
    assert found(case, f"{case.word.key}:") == [errors.KEY_WITHOUT_VALUE.at(at(case, case.line), key=case.word.key)]


@every_word
def test_a_word_that_stands_twice_is_one_problem_at_its_second_line(case: Case) -> None:
    expected = errors.DUPLICATE_KEY.at(at(case, case.line + 1), key=case.word.key, first=case.line)
    assert found(case, case.example, case.example) == [expected]


@pytest.mark.parametrize("case", [case for case in ALL if says_something(case)], ids=str)
def test_a_word_that_may_be_left_out_makes_another_form(case: Case) -> None:
    assert form(case, case.example) != form(case)


@pytest.mark.parametrize("case", REQUIRED, ids=str)
def test_a_required_word_that_is_missing_is_one_problem_where_the_map_begins(case: Case) -> None:
    values = {"place": case.place, "word": case.word.key, "example": case.word.example}
    assert found(case) == [errors.MISSING_WORD.at(at(case, case.begins), **values)]


@pytest.mark.parametrize("case", [case for case in ALL if case.word.most is not None], ids=str)
def test_a_number_out_of_its_bounds_is_one_problem_at_its_line(case: Case) -> None:
    word, least, most = case.word, case.word.least or 0, case.word.most or 0
    for value in (least - 1, most + 1):
        values = {"word": word.key, "value": value, "least": least, "most": most, "example": word.example}
        assert found(case, f"{word.key}: {value}") == [errors.OUT_OF_BOUNDS.at(at(case, case.line), **values)]


def test_a_word_has_both_bounds_or_none() -> None:
    assert [word for word in WORDS if (word.least is None) != (word.most is None)] == []


def test_no_word_stands_twice_at_a_place_for_a_kind() -> None:
    for place in Place:
        for kind in KINDS:
            keys = [word.key for word in words_at(place, kind)]
            assert len(keys) == len(set(keys))


def test_every_word_can_be_explained_in_a_sentence() -> None:
    assert [word for word in WORDS if not word.sentence.endswith(".")] == []
    assert [word for word in WORDS if not word.example.startswith(f"{word.key}: ")] == []


@pytest.mark.parametrize("word", NEIGHBOURS)
def test_a_neighbours_word_is_named_with_its_owner_and_ours(word: str) -> None:
    owner, ours = NEIGHBOURS[word]
    key = ours.split()[0]
    assert key in {word.key for word in WORDS}
    assert advice(word, [key, "other"]) == f"'{word}' is {owner} word; here it is {ours}"


@pytest.mark.parametrize("kind", NEIGHBOURS_KINDS)
def test_a_neighbours_kind_is_named_with_ours(kind: str) -> None:
    ours = NEIGHBOURS_KINDS[kind]
    assert ours.split()[0] in KINDS
    assert advice_on_kind(kind) == f"here it is {ours}"
